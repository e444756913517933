//! A document that may be the wrong one as a whole: of days that are over or far off (a copied template), or headed
//! by another office; asked about before all else, and never decided here.

use anyhow::Result;
use chrono::{Days, NaiveDate};

use super::Hand;
use crate::store::Tx;
use plan::Period;
use reading::{Effect, Finding, Reading, Severity};
use script::fold::fold;
use words::Language;

/// A programme that begins later than this is far off: next month's is mostly sent out in this one.
const FAR: Days = Days::new(45);

const WRONG_DAYS: &str = "wrong_days";
const OTHER_OFFICE: &str = "other_office";

/// The second choice of these questions: the draft is given up.
const GIVE_UP: usize = 1;

/// Puts what is suspect ahead of a reading's other questions.
pub fn ask_first(tx: &Tx<'_>, today: NaiveDate, hand: &Hand, reading: &mut Reading) -> Result<()> {
    let mut first = Vec::new();
    first.extend(other_office(tx, hand.language, reading)?);
    first.extend(wrong_days(hand.language, reading.period, today));
    reading.findings.splice(0..0, first);
    Ok(())
}

/// Whether this choice of a finding gives up the draft.
pub fn gives_up(finding: &Finding, choice: usize) -> bool {
    matches!(finding.code.as_str(), WRONG_DAYS | OTHER_OFFICE) && choice == GIVE_UP
}

fn wrong_days(language: Language, period: Period, today: NaiveDate) -> Option<Finding> {
    let key = match () {
        () if period.to < today => "suspect-past",
        () if period.from > today + FAR => "suspect-far",
        () => return None,
    };
    let full = |day: NaiveDate| day.format("%d/%m/%Y").to_string();
    let values =
        [("from", full(period.from).into()), ("to", full(period.to).into()), ("today", full(today).into())];
    Some(finding(language, WRONG_DAYS, language.text(key, &values)))
}

/// The office is the one that headed what was published last.
fn other_office(tx: &Tx<'_>, language: Language, reading: &Reading) -> Result<Option<Finding>> {
    let Some(issuer) = &reading.issuer else { return Ok(None) };
    let Some(whole) = tx.published_span()? else { return Ok(None) };
    let known = tx.programme_heads(whole)?.into_iter().rev().find_map(|head| head.issuer);
    let Some(known) = known.filter(|known| !is_same(known, issuer)) else { return Ok(None) };
    let values = [("issuer", issuer.as_str().into()), ("known", known.into())];
    Ok(Some(finding(language, OTHER_OFFICE, language.text("suspect-office", &values))))
}

/// Whether two heads may name one office: written alike, or one more fully than the other.
fn is_same(one: &str, other: &str) -> bool {
    let letters = |name: &str| fold(name).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (one, other) = (letters(one), letters(other));
    one.contains(&other) || other.contains(&one)
}

fn finding(language: Language, code: &str, message: String) -> Finding {
    let choices = ["suspect-right", "suspect-give-up"].map(|key| language.text(key, &[])).to_vec();
    Finding {
        severity: Severity::Question,
        code: code.into(),
        row: None,
        date: None,
        items: Vec::new(),
        message,
        choices,
        effects: vec![Effect::Keep],
    }
}
