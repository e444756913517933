//! What the proof page's forms send, as acts of the desk; whatever fits no act is none.

use std::{collections::HashMap, str::FromStr};

use office::desk::proof::Act;
use words::handout::proof::fields::Fields;

/// The fields of whichever form it was.
pub struct Sent(pub HashMap<String, String>);

impl Sent {
    pub fn edition(&self) -> u32 {
        self.number("edition").unwrap_or(0)
    }

    pub fn act(&self) -> Option<Act> {
        let item = || self.number("item");
        let question = || self.number("question");
        if let (Some(question), Some(choice)) = (question(), self.number("choice")) {
            return Some(Act::Answer { question, choice });
        }
        Some(match self.text("act").as_str() {
            "item" => Act::Item { item: item()?, fields: Box::new(self.fields()) },
            "split" => Act::Split { item: item()?, letters: self.number("cut").unwrap_or(0) },
            "join" => Act::Join { item: item()?, with: self.number("with")? },
            "drop" => Act::Drop { item: item()? },
            "add" => Act::Add { line: format!("{} {}", self.text("day"), self.text("line")) },
            "keep" => Act::Keep { question: question()? },
            "skip" => Act::Skip { question: question()? },
            "undo" => Act::Undo,
            "take" => Act::TakeOver,
            "reason" => Act::Reason { reason: self.text("reason") },
            "publish" => Act::Publish { shown: self.text("shown"), reason: self.text("reason") },
            "callback" => Act::CallBack { revision: self.number("revision")? },
            _ => return None,
        })
    }

    fn fields(&self) -> Fields {
        Fields {
            from: self.text("from"),
            to: self.text("to"),
            session: self.text("session"),
            content: self.text("content"),
            place: self.text("place"),
            chairs: self.text("chairs"),
            units: self.text("units"),
            attendees: self.text("attendees"),
            notes: self.text("notes"),
            status: self.text("status"),
        }
    }

    fn text(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_default()
    }

    fn number<T: FromStr>(&self, name: &str) -> Option<T> {
        self.0.get(name)?.parse().ok()
    }
}
