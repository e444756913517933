//! Days off and days worked instead as a secretary types them: `nghỉ 02/01`, `làm bù 10/1`,
//! `nghỉ 14/02 - 22/02`; what is not clear is given back, never guessed.

use chrono::NaiveDate;

use super::Calendar;
use crate::days;
use script::fold::fold;

/// What the office decides about some days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub works: bool,
}

/// Why a line cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    Unclear(String),
    Past(NaiveDate),
    /// It is a working day, or a day off, already.
    Same {
        day: NaiveDate,
        works: bool,
    },
}

/// The longest rest that one line gives, in days.
const LONGEST: i64 = 31;

const WORKS: &[&str] = &["di lam bu", "lam bu", "di lam", "lam viec", "lam", "work"];
const RESTS: &[&str] = &["nghi hoan doi", "nghi bu", "nghi le", "duoc nghi", "nghi", "off"];

/// Every line of what was typed; all of them, or why not.
pub fn decisions(text: &str, today: NaiveDate, calendar: &Calendar) -> Result<Vec<Decision>, Refusal> {
    let lines = text.split(['\n', ';', ',']).map(str::trim).filter(|line| !line.is_empty());
    let decisions: Vec<Decision> = lines
        .map(|line| decision(line, today).ok_or_else(|| Refusal::Unclear(line.to_owned())))
        .collect::<Result<_, _>>()?;
    if decisions.is_empty() {
        return Err(Refusal::Unclear(text.trim().to_owned()));
    }
    for decision in &decisions {
        if decision.from < today {
            return Err(Refusal::Past(decision.from));
        }
        // A range goes over weekends; a single day that changes nothing is a slip.
        if decision.from == decision.to && calendar.is_workday(decision.from) == decision.works {
            return Err(Refusal::Same { day: decision.from, works: decision.works });
        }
    }
    Ok(decisions)
}

fn decision(line: &str, today: NaiveDate) -> Option<Decision> {
    let line = fold(line);
    let without = |verbs: &[&str]| {
        verbs.iter().find_map(|verb| {
            let ahead = line.strip_prefix(verb).filter(|rest| rest.starts_with([' ', ':']));
            let rest = ahead.or_else(|| line.strip_suffix(verb).filter(|rest| rest.ends_with([' ', ':'])));
            rest.map(|rest| rest.replace(':', " "))
        })
    };
    let (rest, works) = match (without(WORKS), without(RESTS)) {
        (Some(rest), None) => (rest, true),
        (None, Some(rest)) => (rest, false),
        _ => return None,
    };
    let rest = rest.replace("tu ngay", " ").replace("ngay", " ").replace('–', " - ").replace(" den ", " - ");
    let (from, to) = rest.split_once(" - ").unwrap_or((&rest, &rest));
    let (from, to) = (days::parse(from.trim(), today)?, days::parse(to.trim(), today)?);
    (0..LONGEST).contains(&(to - from).num_days()).then_some(Decision { from, to, works })
}
