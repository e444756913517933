//! Findings as earlier versions of this program wrote them down, sentences and all; drafts of that time stay open.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer};

use super::about::{About, Choice, Label};
use crate::{Effect, Finding};
use plan::finding::Severity;

#[derive(Deserialize)]
struct Written {
    severity: Severity,
    code: String,
    row: Option<u32>,
    date: Option<NaiveDate>,
    items: Vec<usize>,
    message: String,
    choices: Vec<String>,
    #[serde(default)]
    effects: Vec<Effect>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Either {
    Kind(Finding),
    Written(Written),
}

/// Findings of this version and of earlier ones.
pub fn either<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Finding>, D::Error> {
    let findings = Vec::<Either>::deserialize(from)?;
    Ok(findings.into_iter().map(Finding::from).collect())
}

impl From<Either> for Finding {
    fn from(either: Either) -> Self {
        match either {
            Either::Kind(finding) => finding,
            Either::Written(Written { severity, code, row, date, items, message, choices, effects }) => {
                let effects = effects.into_iter().chain(std::iter::repeat(Effect::Keep));
                let choices = choices.into_iter().map(Label::Words).zip(effects);
                let choices = choices.map(|(label, effect)| Choice { label, effect }).collect();
                Finding { severity, row, date, items, about: About::Written { code, message }, choices }
            }
        }
    }
}
