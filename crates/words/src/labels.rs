//! Labels of buttons that stand together, made so that the one line of a phone tells them apart; it knows letters
//! alone.

use super::{Html, announcement::shortened_to};

/// Letters of a button that a phone shows.
pub const SHOWN: usize = 30;
/// Letters that have to be seen of what differs.
const TELLING: usize = 8;

/// The labels as they are where all are short and none is like another; else each with its number, from the
/// place on at which it differs from the one that it is most like.
pub fn told_apart(labels: &[String]) -> Vec<String> {
    let is_plain = |(at, label): (usize, &String)| letters(label) <= SHOWN && !labels[..at].contains(label);
    if labels.iter().enumerate().all(is_plain) {
        return labels.to_vec();
    }
    let told = |(at, label): (usize, &String)| {
        let head = format!("{}. ", at + 1);
        let room = SHOWN - letters(&head);
        let others = labels.iter().enumerate().filter(|(other, _)| *other != at);
        let shared = others.map(|(_, other)| shared(label, other)).max().unwrap_or_default();
        if letters(label) <= room || shared + TELLING <= room {
            return head + &shortened_to(label, room - 1);
        }
        let rest: String = label.chars().skip(shared).collect();
        format!("{head}…{}", shortened_to(&rest, room - 2))
    };
    labels.iter().enumerate().map(told).collect()
}

/// The choices in full, where their labels are not: `1. …` under each other, ahead of the buttons.
pub fn in_full(choices: &[String], labels: &[String]) -> Option<Html> {
    let line = |(number, choice): (usize, &String)| Html::text(&format!("{number}. {choice}"));
    (choices != labels).then(|| Html::join((1..).zip(choices).map(line), "\n"))
}

fn letters(text: &str) -> usize {
    text.chars().count()
}

/// How many letters two labels begin with in common, up to the beginning of the word in which they part.
fn shared(one: &str, other: &str) -> usize {
    let mut word = 0;
    for (at, (mine, theirs)) in one.chars().zip(other.chars()).enumerate() {
        if mine != theirs {
            return word;
        }
        if mine.is_whitespace() {
            word = at + 1;
        }
    }
    word
}
