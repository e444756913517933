//! A document that may be the wrong one as a whole: of days that are over or far off (a copied template), or headed
//! by another office; asked about before all else, and never decided here.

use anyhow::Result;
use chrono::{Days, NaiveDate};

use crate::store::Tx;
use plan::Period;
use reading::{About, Choice, Effect, Finding, Label, Reading};
use script::fold::fold;

/// A programme that begins later than this is far off: next month's is mostly sent out in this one.
const FAR: Days = Days::new(45);

/// Puts what is suspect ahead of a reading's other questions.
pub fn ask_first(tx: &Tx<'_>, today: NaiveDate, reading: &mut Reading) -> Result<()> {
    let suspect = other_office(tx, reading)?.into_iter().chain(wrong_days(reading.period, today));
    let choices = [Label::ReadOn, Label::GiveUp].map(|label| Choice { label, effect: Effect::Keep }).to_vec();
    let ask =
        |about| Finding { choices: choices.clone(), ..Finding::question(about, None, None, Vec::new()) };
    reading.findings.splice(0..0, suspect.map(ask));
    Ok(())
}

/// Whether this choice of a finding gives up the draft.
pub fn gives_up(finding: &Finding, choice: usize) -> bool {
    finding.choices.get(choice).is_some_and(|choice| choice.label == Label::GiveUp)
}

fn wrong_days(period: Period, today: NaiveDate) -> Option<About> {
    match () {
        () if period.to < today => Some(About::PeriodOver { period, today }),
        () if period.from > today + FAR => Some(About::PeriodFar { period, today }),
        () => None,
    }
}

/// The office is the one that headed what was published last.
fn other_office(tx: &Tx<'_>, reading: &Reading) -> Result<Option<About>> {
    let Some(issuer) = reading.issuer.clone() else { return Ok(None) };
    let Some(whole) = tx.published_span()? else { return Ok(None) };
    let known = tx.programme_heads(whole)?.into_iter().rev().find_map(|head| head.issuer);
    let other = known.filter(|known| !is_same(known, &issuer));
    Ok(other.map(|known| About::OtherOffice { issuer, known }))
}

/// Whether two heads may name one office: written alike, or one more fully than the other.
fn is_same(one: &str, other: &str) -> bool {
    let letters = |name: &str| fold(name).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (one, other) = (letters(one), letters(other));
    one.contains(&other) || other.contains(&one)
}
