//! Findings in words: what a secretary is asked about a document or a comparison, and what can be answered. What is
//! asked, and what an answer does, is decided by `reading` and `plan`.

use chrono::NaiveDate;
use plan::{
    Item, Period, Priority,
    changes::{Change, Comparison, Doubt},
    directory::Directory,
    finding::{Coded, Finding, Severity},
};
use reading::{Effect, Reading, Traced};
use serde::Serialize;

use super::Language;

mod comparison;
mod document;
mod read;

pub use comparison::key as kind;
pub use document::{note, older};

/// A finding that can be put into words.
pub trait Say {
    /// The question or remark.
    fn message(&self, language: Language) -> String;
    /// What can be answered, in the order in which answers are counted.
    fn labels(&self, language: Language) -> Vec<String>;
}

/// A finding in the JSON form that scripts rely on, its sentences Vietnamese whatever people read.
#[derive(Serialize)]
struct Told<'a> {
    severity: Severity,
    code: &'a str,
    row: Option<u32>,
    date: Option<NaiveDate>,
    items: &'a [usize],
    message: String,
    choices: Vec<String>,
    /// What each choice does to the reading; of a comparison nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    effects: Vec<&'a Effect>,
}

impl<'a> Told<'a> {
    fn of<About: Coded, Choice>(finding: &'a Finding<About, Choice>, effects: Vec<&'a Effect>) -> Self
    where
        Finding<About, Choice>: Say,
    {
        Self {
            severity: finding.severity,
            code: finding.code(),
            row: finding.row,
            date: finding.date,
            items: &finding.items,
            message: finding.message(Language::Vi),
            choices: finding.labels(Language::Vi),
            effects,
        }
    }
}

/// A reading in the JSON form that scripts rely on.
#[derive(Serialize)]
pub struct Printed<'a> {
    schema: &'a str,
    issuer: Option<&'a str>,
    period: Period,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'a str>,
    priorities: &'a [Priority],
    items: &'a [Item],
    directory: &'a Directory,
    findings: Vec<Told<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    trace: &'a [Traced],
}

impl<'a> Printed<'a> {
    pub fn of(reading: &'a Reading) -> Self {
        let Reading {
            schema,
            issuer,
            period,
            version,
            priorities,
            items,
            directory,
            findings,
            trace,
            cutouts: _,
            shape: _,
            facsimile: _,
        } = reading;
        let effects =
            |finding: &'a reading::Finding| finding.choices.iter().map(|choice| &choice.effect).collect();
        Self {
            schema,
            issuer: issuer.as_deref(),
            period: *period,
            version: version.as_deref(),
            priorities,
            items,
            directory,
            findings: findings.iter().map(|finding| Told::of(finding, effects(finding))).collect(),
            trace,
        }
    }
}

/// A comparison in the JSON form that scripts rely on.
#[derive(Serialize)]
pub struct Compared<'a> {
    changes: &'a [Change],
    immaterial: &'a [Change],
    findings: Vec<Told<'a>>,
}

impl<'a> Compared<'a> {
    pub fn of(comparison: &'a Comparison) -> Self {
        let told = |doubt: &'a Doubt| Told::of(doubt, Vec::new());
        Self {
            changes: &comparison.changes,
            immaterial: &comparison.immaterial,
            findings: comparison.doubts.iter().map(told).collect(),
        }
    }
}
