//! The card of a draft: how much was read, what is asked, what changes and collides, and what can be done; whose it is,
//! where somebody else holds it.

use anyhow::Result;

use super::Desk;
use reading::{Finding, Severity};
use words::{Keyboard, Message, findings::Say, press::Desk as Act};

/// Notes that a summary shows.
const NOTES: usize = 5;
/// The code of a reading's notes on clashes: the plan finds them too, and knows which are over.
const CLASH_NOTE: &str = "clash";

impl Desk<'_> {
    /// What stands in the draft now, and what can be done with it.
    pub(super) fn summary(&self) -> Result<Message> {
        let reading = &self.draft.reading;
        let questions = self.questions();
        let open = questions.len();
        let mut text = self.say(
            "desk-summary",
            &[
                ("from", reading.period.from.format("%d/%m").to_string().into()),
                ("to", reading.period.to.format("%d/%m/%Y").to_string().into()),
                ("items", reading.items.len().into()),
                ("officials", reading.directory.officials.len().into()),
                ("units", reading.directory.units.len().into()),
                ("questions", open.into()),
            ],
        );
        if let Some(version) = &reading.version {
            text.push("\n");
            text.push(self.say("desk-version", &[("version", version.as_str().into())]));
        }
        if self.plan.base.is_some() {
            text.push("\n");
            let values =
                [("changes", self.plan.changes.len().into()), ("immaterial", self.plan.immaterial.into())];
            text.push(self.say("desk-summary-changes", &values));
        }
        if self.plan.base.is_some() && !self.plan.changes.is_empty() {
            text.push("\n");
            text.push(self.kinds_of_change());
        }
        text.push(self.clash_line());
        let today = self.moment.today();
        let is_told = |note: &&Finding| {
            note.severity == Severity::Note
                && note.code() != CLASH_NOTE
                && note.date.is_none_or(|day| day >= today)
        };
        for note in reading.findings.iter().filter(is_told).take(NOTES) {
            text.push("\n");
            text.push(self.say("desk-note", &[("note", note.message(self.language()).into())]));
        }
        let mut keyboard = Keyboard::new();
        if open > 0 {
            keyboard.push(vec![self.button("desk-to-questions", Act::Question)]);
        } else {
            keyboard.push(vec![self.button("desk-to-preview", Act::Preview)]);
        }
        keyboard.push(vec![
            self.button("desk-by-day", Act::Day { day: 0 }),
            self.button("desk-as-person", Act::Whose { page: 0 }),
        ]);
        keyboard.extend(self.clash_button());
        keyboard.push(vec![self.button("desk-sheet", Act::Sheet)]);
        keyboard.extend(self.to_browser());
        keyboard.push(vec![self.button("desk-discard", Act::Discard)]);
        Ok(Message { text, keyboard })
    }
}
