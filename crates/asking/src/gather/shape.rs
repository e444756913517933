//! Shapes of single pieces and of whole texts: what is plural, counted, one letter, code; no question yet.

use crate::{
    Asks,
    cover::{Piece, Thing},
    people::Name,
    words::{Gap, Word},
};

/// Programs and queries are nobody's question about meetings.
pub fn is_code(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let sum = letters
        .windows(3)
        .any(|w| w[0].is_ascii_digit() && matches!(w[1], '+' | '*' | '×' | '^') && w[2].is_ascii_digit());
    sum || text.contains(['{', '}', '<', '>', '=', '`', '$', '|'])
        || text.contains("();")
        || text.contains("--")
}

/// The more particular of two things asked for.
pub fn more_particular(one: Option<Asks>, other: Asks) -> Option<Asks> {
    let weight = |asks: Asks| match asks {
        Asks::Items => 0,
        Asks::Where => 1,
        Asks::When => 2,
        Asks::Who => 3,
        Asks::Count => 4,
        Asks::Postponed => 5,
        Asks::Priorities => 6,
        Asks::Changes => 7,
        Asks::Free => 8,
        Asks::Clashes => 9,
    };
    Some(one.filter(|asks| weight(*asks) >= weight(other)).unwrap_or(other))
}

/// Whether a "với" at `at` asks for what somebody has with somebody else.
pub fn is_with_whom(at: usize, words: &[Word]) -> bool {
    let asked = at.checked_sub(1).is_some_and(|before| matches!(&*words[before].fold, "gi" | "nao" | "chi"));
    words[at].fold == "voi" && asked
}

pub fn is_letter(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// Whether a bare number says how many people are named after it.
pub fn counts_the_next(pieces: &[Piece], at: usize, words: &[Word]) -> bool {
    let number = words[pieces[at].at].number().filter(|_| pieces[at].length == 1);
    pieces.get(at + 1).is_some_and(|next| {
        let Thing::Whom(names) = &next.thing else { return false };
        names.len() > 1 && number.is_some() && number == u32::try_from(names.len()).ok()
    })
}

pub fn written(piece: &Piece, words: &[Word]) -> String {
    let words = words[piece.at..piece.at + piece.length].iter();
    words.map(|word| word.typed.as_str()).collect::<Vec<_>>().join(" ")
}

/// The entries of a piece; "các", "hai" before it means all of them, the first repeated to say so.
pub fn chosen(names: &[Name], piece: &Piece, words: &[Word]) -> Vec<Name> {
    let before = piece.at.checked_sub(1).map(|before| &words[before]);
    let plural = words[piece.at].gap != Gap::End
        && before.is_some_and(|before| {
            matches!(&*before.fold, "cac" | "nhung" | "hai" | "ba" | "moi" | "ca" | "all")
                || before.number() == u32::try_from(names.len()).ok()
        });
    let all = names.len() > 1 && plural;
    names.iter().chain(names.first().filter(|_| all)).cloned().collect()
}
