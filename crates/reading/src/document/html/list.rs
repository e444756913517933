//! The numbers that a browser gives list entries; knows `start`, `value` and `type`, and nothing of the entries.

use super::Branch;
use crate::document::counting::{letters, roman};

/// The lists that are open; those with bullets count nothing.
#[derive(Debug, Default)]
pub struct Lists {
    open: Vec<Option<Counter>>,
}

#[derive(Debug)]
struct Counter {
    next: u32,
    kind: String,
}

impl Lists {
    pub fn open(&mut self, list: Branch<'_>) {
        let element = list.value().as_element().filter(|element| element.name() == "ol");
        self.open.push(element.map(|element| Counter {
            next: element.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1),
            kind: element.attr("type").unwrap_or("1").to_owned(),
        }));
    }

    pub fn close(&mut self) {
        self.open.pop();
    }

    /// The number of the next entry of the innermost list; empty for a bullet.
    pub fn entry(&mut self, entry: Branch<'_>) -> String {
        let Some(Some(counter)) = self.open.last_mut() else { return String::new() };
        let value = entry.value().as_element().and_then(|element| element.attr("value"));
        let count = value.and_then(|value| value.trim().parse().ok()).unwrap_or(counter.next);
        counter.next = count.saturating_add(1);
        let shown = match counter.kind.as_str() {
            "a" => letters(count),
            "A" => letters(count).to_uppercase(),
            "i" => roman(count).to_lowercase(),
            "I" => roman(count),
            _ => count.to_string(),
        };
        format!("{shown}.")
    }
}

/// What Word wrote as an entry's number; a bullet is none.
pub fn number(text: &str) -> String {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}');
    let counts = text.chars().count() <= 12 && text.contains(|c: char| c.is_ascii_digit() || text.len() < 6);
    let bullet = text.chars().count() <= 1 && !text.contains(|c: char| c.is_ascii_digit());
    if counts && !bullet { text.to_owned() } else { String::new() }
}
