//! What the office does once a day without anybody asking: the report on the morning, and retention.

use anyhow::Result;
use chrono::{Days, NaiveTime, TimeDelta};

use super::{
    Moment, Rules,
    deliver::{owe_desk, reason},
};
use crate::store::{Key, Lane, Tx};
use words::{Html, dates};

/// The morning's digests have had so long to leave when the secretariat is told of those that have not:
/// by 07:00 for digests at 06:30.
const REPORT_AFTER: TimeDelta = TimeDelta::minutes(25);
/// After that the morning is over, and a report helps nobody.
const REPORT_UNTIL: NaiveTime = NaiveTime::from_hms_opt(12, 0, 0).expect("a time of day");
/// Chats that a report names.
const NAMED: u32 = 15;
/// Milestone.
const REPORTED: &str = "digest-report";

/// Tells the secretariat, once a day, which digests have not arrived; silent when all have. Gives how many
/// those were, or nothing when it is not the time.
pub fn report_digests(tx: &Tx<'_>, rules: &Rules, moment: &Moment) -> Result<Option<u64>> {
    let day = moment.today();
    let due = day.and_time(rules.digest_at) + REPORT_AFTER;
    if moment.local() < due || moment.time() >= REPORT_UNTIL.max(due.time()) + TimeDelta::minutes(1) {
        return Ok(None);
    }
    let reported = tx.milestone(REPORTED)?.map(|at| Moment { now: at, zone: moment.zone }.today());
    if reported == Some(day) {
        return Ok(None);
    }
    let run = tx.digest_run(day, moment.now - REPORT_AFTER)?;
    if run.young > 0 {
        // Digests that are late because the program was down: they have their time too.
        return Ok(None);
    }
    let missed = run.waiting + run.failed + run.uncertain;
    tx.reach_milestone(REPORTED, &format!("{run:?}"), moment.now)?;
    if missed == 0 {
        return Ok(Some(0));
    }
    let named = tx.digests_missed(day, NAMED)?;
    let unnamed = missed.saturating_sub(named.len() as u64);
    owe_desk(tx, rules, &Key::DigestReport { day }, Lane::Urgent, None, moment.now, |language| {
        let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX).into();
        let values = [
            ("day", dates::full_day(language, day).into()),
            ("sent", count(run.sent)),
            ("missed", count(missed)),
        ];
        let mut lines = vec![language.html("digest-report", &values)];
        lines.extend(named.iter().map(|missed| {
            let values =
                [("chat", missed.chat.as_str().into()), ("reason", reason(language, &missed.reason).into())];
            language.html("digest-report-line", &values)
        }));
        if unnamed > 0 {
            lines.push(language.html("digest-report-more", &[("count", count(unnamed))]));
        }
        Html::join(lines, "\n")
    })?;
    Ok(Some(missed))
}

/// Removes a batch of what is older than `keep_days`; gives how many rows, zero when nothing is left.
pub fn retain(tx: &Tx<'_>, moment: &Moment, keep_days: u32) -> Result<usize> {
    let before = moment.now - Days::new(u64::from(keep_days));
    Ok(tx.forget_messages(before)?
        + tx.forget_audit(before)?
        + tx.forget_incoming(moment.now)?
        + tx.forget_albums(moment.now)?)
}
