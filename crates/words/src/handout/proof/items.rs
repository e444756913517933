//! The right side: what was read, by days, with what is asked about it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use maud::{Markup, html};

use super::{
    Asked, LEFT_OVER, Proof, Work, item_id, parts::Stretch, question_id, strip_id, ties::Ties, tint,
};
use crate::{dates, findings::Say};
use plan::{Item, Status, finding::Severity};

type Fact = (&'static str, fn(&Item) -> String);

const FACTS: [Fact; 5] = [
    ("spread-place", |item| item.location.clone().unwrap_or_default()),
    ("spread-chairs", |item| item.officials.join(", ")),
    ("spread-units", |item| item.units.join(", ")),
    ("proof-attendees", |item| item.attendees.join(", ")),
    ("proof-notes", |item| item.notes.clone().unwrap_or_default()),
];

impl Proof<'_> {
    pub(super) fn items(&self, ties: &Ties, part: Option<&Stretch>) -> Markup {
        let mut days: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
        let shown = |at: &usize| part.is_none_or(|part| part.has_day(self.reading.items[*at].date));
        let mut order: Vec<usize> = (0..self.reading.items.len()).filter(shown).collect();
        order.sort_by_key(|at| self.reading.items[*at].reading_order());
        for at in order {
            days.entry(self.reading.items[at].date).or_default().push(at);
        }
        html! {
            h2 { (self.say("proof-read")) }
            @for asked in self.questions.iter().filter(|asked| asked.items.is_empty()) { (self.question(asked)) }
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
                    @for (place, at) in items.iter().enumerate() {
                        (self.item(*at, place.checked_sub(1).map(|before| items[before]), ties))
                    }
                    @if let Some(work) = self.changing() { (self.add_form(*day, work)) }
                }
            }
            (self.notes())
        }
    }

    fn changing(&self) -> Option<&Work<'_>> {
        self.work.filter(|work| work.may_change())
    }

    fn item(&self, at: usize, before: Option<usize>, ties: &Ties) -> Markup {
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
                @if let Some(work) = self.changing() {
                    (self.item_form(at, item, before, work))
                } @else {
                    p.content lang="vi" { (item.content) }
                    (self.facts(item))
                }
                @for asked in self.questions.iter().filter(|asked| asked.items.first() == Some(&at)) {
                    (self.question(asked))
                }
            }
        }
    }

    fn facts(&self, item: &Item) -> Markup {
        let facts: Vec<_> = FACTS.iter().map(|(label, words)| (label, words(item))).collect();
        html! {
            @if facts.iter().any(|(_, words)| !words.is_empty()) {
                dl {
                    @for (label, words) in facts.iter().filter(|(_, words)| !words.is_empty()) {
                        div { dt { (self.say(label)) } " " dd lang="vi" { (words) } }
                    }
                }
            }
        }
    }

    fn question(&self, asked: &Asked) -> Markup {
        let tied = asked.items.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
        let key = if asked.is_error { "finding-error" } else { "finding-question" };
        html! {
            div #(question_id(asked.number)) .question tabindex="-1" data-items=[(!tied.is_empty()).then_some(tied)] {
                p { b { (self.say(key)) ":" } " " (asked.message) }
                @if let Some(work) = self.changing() {
                    (self.choices(asked, work))
                } @else if !asked.choices.is_empty() {
                    ul { @for choice in &asked.choices { li { (choice) } } }
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
                    ul {
                        @for note in notes { li.left-over[note.code() == LEFT_OVER] { (note.message(self.language)) } }
                    }
                }
            }
        }
    }
}
