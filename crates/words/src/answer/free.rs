//! Who and what is free, in words.

use super::Sight;
use crate::{Html, dates};
use asking::{Answer, Question};

impl Sight<'_> {
    pub(super) fn free(&self, question: &Question, answer: &Answer) -> Html {
        let mut lines = vec![self.say("ask-free-title", &[("what", self.what(question).into())])];
        if !answer.idle.is_empty() {
            let person = |name: &String| self.language.text("person", &[("name", name.as_str().into())]);
            let names: Vec<String> = answer.idle.iter().map(person).collect();
            lines.push(self.say("ask-idle", &[("names", names.join(", ").into())]));
        }
        if answer.free.is_empty() {
            lines.push(self.say("ask-free-none", &[]));
        } else {
            let days: Vec<String> =
                answer.free.iter().map(|day| dates::inline_day(self.language, *day)).collect();
            lines.push(self.say("ask-free", &[("days", days.join(", ").into())]));
        }
        Html::join(lines, "\n")
    }

    pub(super) fn free_places(&self, question: &Question, answer: &Answer) -> Html {
        let title = self.say("ask-free-title", &[("what", self.what(question).into())]);
        let line = match &answer.free_places[..] {
            [] if question.searches() => self.say("ask-place-unknown", &[]),
            [] => self.say("ask-places-none", &[]),
            places => self.say("ask-free-places", &[("places", places.join(", ").into())]),
        };
        Html::join(vec![title, line], "\n")
    }
}
