//! One page of an answer with its arrows, and what is asked back with its buttons: short enough for a phone.

use super::super::{Button, Html, Keyboard, Language, Message, pages};

/// Code points of a page: three or four screens of a phone.
const PAGE_CHARS: usize = 1800;

/// Buttons that people still look through; whoever is further down can be named in full.
const CHOICES: usize = 12;

/// A page, counted from 0. Every page opens with the answer's first block: what was understood.
pub fn page(language: Language, blocks: &[Html], asked: i64, page: usize) -> Message {
    let Some((title, rest)) = blocks.split_first() else { return Message::default() };
    let pages = pages::split(rest.iter().cloned(), PAGE_CHARS);
    let of = pages.len();
    if of < 2 {
        return Message { text: Html::join(blocks.iter().cloned(), "\n"), keyboard: Keyboard::new() };
    }
    let number = page.min(of - 1);
    let mark = language.html("part", &[("number", (number + 1).into()), ("of", of.into())]);
    let text = title.clone().then(" ").then(mark).then("\n").then(pages[number].clone());
    let arrow =
        |label: &str, page: usize| Button { label: label.into(), data: format!("asked:{asked}:{page}") };
    let mut arrows = Vec::new();
    if number > 0 {
        arrows.push(arrow("◀", number - 1));
    }
    if number + 1 < of {
        arrows.push(arrow("▶", number + 1));
    }
    Message { text, keyboard: vec![arrows] }
}

/// What is asked back: the sentence, and a button for each thing that may be meant.
pub fn choose(blocks: &[Html], choices: &[String], asked: i64) -> Message {
    let button = |(place, label): (usize, &String)| {
        vec![Button { label: label.clone(), data: format!("pick:{asked}:{place}") }]
    };
    let keyboard = choices.iter().take(CHOICES).enumerate().map(button).collect();
    Message { text: blocks.first().cloned().unwrap_or_default(), keyboard }
}
