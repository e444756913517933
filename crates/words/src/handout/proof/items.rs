//! The right side: what was read, by days, with what is asked about it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use maud::{Markup, html};

use super::{LEFT_OVER, Proof, item_id, question_id, strip_id, ties::Ties, tint};
use crate::dates;
use plan::{Item, Status};
use reading::{Finding, Severity};

impl Proof<'_> {
    pub(super) fn items(&self, ties: &Ties) -> Markup {
        let mut days: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
        let mut order: Vec<usize> = (0..self.reading.items.len()).collect();
        order.sort_by_key(|at| self.reading.items[*at].reading_order());
        for at in order {
            days.entry(self.reading.items[at].date).or_default().push(at);
        }
        html! {
            h2 { (self.say("proof-read")) }
            @for (number, finding) in self.questions(|finding| finding.items.is_empty()) {
                (self.question(number, finding))
            }
            @if !self.reading.priorities.is_empty() {
                section.priorities {
                    h3 { (self.say("proof-priorities")) }
                    ul lang="vi" {
                        @for priority in &self.reading.priorities {
                            li {
                                (priority.text)
                                @if let Some(due) = priority.due { " (→ " (due.format("%d/%m/%Y")) ")" }
                            }
                        }
                    }
                }
            }
            @for (day, items) in &days {
                section.day {
                    h3 { (dates::full_day(self.language, *day)) }
                    @for at in items { (self.item(*at, ties)) }
                }
            }
            (self.notes())
        }
    }

    fn questions(&self, wanted: impl Fn(&Finding) -> bool) -> Vec<(usize, &Finding)> {
        let findings = self.reading.findings.iter().enumerate();
        findings.filter(|(_, found)| found.severity != Severity::Note && wanted(found)).collect()
    }

    fn item(&self, at: usize, ties: &Ties) -> Markup {
        let item = &self.reading.items[at];
        let first = ties.first_strip(at);
        html! {
            article #(item_id(at)) class={ "item " (tint(at)) } tabindex="0" data-items=(at) {
                p.when {
                    strong { (dates::session(self.language, item.session)) }
                    @if let Some(hours) = dates::hours(item) { " " (hours) }
                    @if let Some(last) = item.end_date {
                        " " (self.text("proof-until", &[("day", last.format("%d/%m/%Y").to_string().into())]))
                    }
                    @match item.status {
                        Status::Scheduled => {},
                        Status::Postponed => { " " b.off { (self.say("spread-postponed")) } },
                        Status::Cancelled => { " " b.off { (self.say("spread-cancelled")) } },
                    }
                    @if let Some(strip) = first {
                        " " a.back href={ "#" (strip_id(strip)) } { (self.say("proof-back")) }
                    }
                }
                p.content lang="vi" { (item.content) }
                (self.facts(item))
                @for (number, finding) in self.questions(|finding| finding.items.first() == Some(&at)) {
                    (self.question(number, finding))
                }
            }
        }
    }

    fn facts(&self, item: &Item) -> Markup {
        let listed = |names: &[String]| (!names.is_empty()).then(|| names.join(", "));
        let facts = [
            ("spread-place", item.location.clone()),
            ("spread-chairs", listed(&item.officials)),
            ("spread-units", listed(&item.units)),
            ("proof-attendees", listed(&item.attendees)),
            ("proof-notes", item.notes.clone()),
        ];
        html! {
            dl {
                @for (label, words) in facts {
                    @if let Some(words) = words {
                        div { dt { (self.say(label)) } " " dd lang="vi" { (words) } }
                    }
                }
            }
        }
    }

    fn question(&self, number: usize, finding: &Finding) -> Markup {
        let tied = finding.items.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
        let key = if finding.severity == Severity::Error { "finding-error" } else { "finding-question" };
        html! {
            div #(question_id(number)) .question tabindex="-1" data-items=[(!tied.is_empty()).then_some(tied)] {
                p { b { (self.say(key)) ":" } " " span lang="vi" { (finding.message) } }
                @if !finding.choices.is_empty() {
                    ul lang="vi" { @for choice in &finding.choices { li { (choice) } } }
                }
            }
        }
    }

    /// What is only for information, at the end.
    fn notes(&self) -> Markup {
        let mut notes =
            self.reading.findings.iter().filter(|found| found.severity == Severity::Note).peekable();
        html! {
            @if notes.peek().is_some() {
                section.notes {
                    h3 { (self.say("proof-remarks")) }
                    ul lang="vi" {
                        @for note in notes { li.left-over[note.code == LEFT_OVER] { (note.message) } }
                    }
                }
            }
        }
    }
}
