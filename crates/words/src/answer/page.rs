//! One page of an answer with its arrows, and what is asked back with its buttons: short enough for a phone.

use std::{
    fmt::{self, Display, Formatter},
    str::FromStr,
};

use sha2::{Digest, Sha256};

use super::super::{Button, Html, Keyboard, Language, Message, Press, pages, wire::Unknown};

/// Code points of a page: three or four screens of a phone.
const PAGE_CHARS: usize = 1800;

/// Buttons that people still look through; whoever is further down can be named in full.
const CHOICES: usize = 12;

/// Stands for the last page, however many there are.
pub const LAST: usize = 999;

/// Which page is to be shown, counted from 0, and of what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    pub page: usize,
    /// Fingerprint of the answer under a page of which the arrow stood.
    pub of: Option<u32>,
    /// How many weeks from the one that was asked for.
    pub weeks: i64,
}

/// As a button holds it: `2:9f31c0aa:-1`.
impl Display for Turn {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let of = self.of.map_or_else(|| "-".to_owned(), |print| format!("{print:08x}"));
        write!(f, "{}:{of}:{}", self.page, self.weeks)
    }
}

impl FromStr for Turn {
    type Err = Unknown;

    fn from_str(written: &str) -> Result<Self, Unknown> {
        turn(written).ok_or_else(|| Unknown(written.to_owned()))
    }
}

fn turn(written: &str) -> Option<Turn> {
    let mut parts = written.split(':');
    let page = parts.next()?.parse().ok()?;
    let of = parts.next().and_then(|print| u32::from_str_radix(print, 16).ok());
    let weeks = parts.next().map_or(Some(0), |weeks| weeks.parse().ok())?;
    Some(Turn { page, of, weeks })
}

/// A page. Every page opens with the answer's first block: what was understood.
///
/// Pages are cut anew each time. Where the answer has become another one since the arrow was shown, the page
/// that follows could leave something out: it begins again, and says so.
pub fn page(language: Language, blocks: &[Html], asked: i64, turn: Turn, is_week: bool) -> Message {
    let Some((title, rest)) = blocks.split_first() else { return Message::default() };
    let pages = pages::split(rest.iter().cloned(), PAGE_CHARS);
    let print = fingerprint(rest);
    let renewed = turn.of.is_some_and(|of| of != print);
    let of = pages.len();
    let number = if renewed { 0 } else { turn.page.min(of.saturating_sub(1)) };
    let mut text = title.clone();
    if of > 1 {
        let mark = language.html("part", &[("number", (number + 1).into()), ("of", of.into())]);
        text = text.then(" ").then(mark);
    }
    if renewed {
        text = text.then("\n").then(language.html("ask-renewed", &[]));
    }
    if let Some(page) = pages.into_iter().nth(number) {
        text = text.then("\n").then(page);
    }
    let arrow = |label: &str, turn: Turn| Button { label: label.into(), press: Press::Page { asked, turn } };
    let here = |page: usize| Turn { page, of: Some(print), weeks: turn.weeks };
    let beyond = |page: usize, weeks: i64| Turn { page, of: None, weeks: turn.weeks + weeks };
    let mut arrows = Vec::new();
    match number.checked_sub(1) {
        Some(before) => arrows.push(arrow("◀", here(before))),
        None if is_week => arrows.push(arrow("◀", beyond(LAST, -1))),
        None => {}
    }
    if number + 1 < of {
        arrows.push(arrow("▶", here(number + 1)));
    } else if is_week {
        arrows.push(arrow("▶", beyond(0, 1)));
    }
    Message { text, keyboard: if arrows.is_empty() { Keyboard::new() } else { vec![arrows] } }
}

/// Tells one answer from another; the same for ever, because buttons are.
fn fingerprint(blocks: &[Html]) -> u32 {
    let mut hash = Sha256::new();
    for block in blocks {
        hash.update(block.as_str());
        hash.update([0]);
    }
    let digest = hash.finalize();
    u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]])
}

/// What is asked back: the sentence, and a button for each thing that may be meant.
pub fn choose(blocks: &[Html], choices: &[String], asked: i64) -> Message {
    let button = |(place, label): (usize, &String)| {
        vec![Button { label: label.clone(), press: Press::Choice { asked, place } }]
    };
    let keyboard = choices.iter().take(CHOICES).enumerate().map(button).collect();
    Message { text: blocks.first().cloned().unwrap_or_default(), keyboard }
}
