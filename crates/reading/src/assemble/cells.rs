//! The cells beside a group's works taken apart: chairs, hours, places; hands nothing out.

use crate::{
    alignment::Token,
    chairs::{self, Entry},
    entries::Gap,
    folded::one_line,
    gathered::Group,
    hours::Hours,
    people::Kind,
};

/// The chair cell's entries. Where the column also names who takes part, units beside a person do no more.
pub(super) fn chair_entries(group: &Group) -> Vec<Entry> {
    let mut entries = chairs::entries(&group.chairs.pieces, true);
    let person = entries.iter().any(|e| matches!(e.person.kind, Kind::Person | Kind::Title));
    if person && group.chairs_and_company {
        entries.retain(|e| e.person.kind != Kind::Other || e.ditto);
    }
    entries
}

/// The hours of a row for its items: one each, or one for all.
pub(super) fn spread(hours: &[Hours], items: usize) -> Vec<Hours> {
    if hours.len() == items {
        return hours.to_vec();
    }
    let one = if hours.len() == 1 { hours[0] } else { Hours::default() };
    vec![one; items]
}

/// A place cell's entries: lines and paragraphs, not commas, which belong to addresses.
pub(super) fn place_tokens(group: &Group) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let single = group.drafts.len() == 1;
    for piece in &group.places.pieces {
        let text = one_line(&piece.text);
        match tokens.last_mut() {
            Some(last) if single || piece.gap < Gap::Semicolon => {
                let glue = if piece.gap == Gap::Semicolon {
                    "; "
                } else if last.name.ends_with(',') {
                    " "
                } else {
                    ", "
                };
                last.name.push_str(glue);
                last.name.push_str(&text);
            }
            _ => tokens.push(Token { name: text, gap: piece.gap, paragraph: piece.paragraph }),
        }
    }
    tokens
}
