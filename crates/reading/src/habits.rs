//! What most of a document's items do, the others are taken to do; knows drafts, not names.

use super::{chairs, gathered::Gathered, listing::Draft, remarks, sentence};

/// Of ten items, as many as make a habit, and how many there must be at least.
const MOST: usize = 5;
const FEWEST: usize = 4;

/// Where most items end with who leads them in parentheses, `(Công đoàn trường)` at the end of another is who
/// leads it, though nothing in these words says so.
pub fn leaders_behind(found: &mut Gathered) {
    let apart = found.groups.iter().any(|group| !group.chairs.pieces.is_empty());
    let drafts = || found.groups.iter().flat_map(|group| &group.drafts);
    let led =
        drafts().filter(|draft| !draft.sentence.officials.is_empty() && ends_in_parentheses(draft)).count();
    if apart || led < FEWEST || led * 10 < drafts().count() * MOST {
        return;
    }
    for draft in found.groups.iter_mut().flat_map(|group| &mut group.drafts) {
        let said = &mut draft.sentence;
        if !said.officials.is_empty() || !draft.label.is_empty() {
            continue;
        }
        let content = said.content.trim_end();
        let Some((work, inside)) = content.strip_suffix(')').and_then(|text| text.rsplit_once('(')) else {
            continue;
        };
        if names(inside) {
            said.officials = chairs::in_text(inside, true);
            said.content = sentence::tidy(work);
        }
    }
}

fn ends_in_parentheses(draft: &Draft) -> bool {
    draft.source.trim_end_matches(['.', ';', ',', ' ']).ends_with(')')
}

/// Whether words are a name or a body's: short, capital, and no sentence, number, code or room.
fn names(words: &str) -> bool {
    let count = words.split_whitespace().count();
    words.starts_with(char::is_uppercase)
        && (2..=6).contains(&count)
        && !words.contains(|c: char| c.is_ascii_digit())
        && !words.contains(['(', ':', ';'])
        && !sentence::has_verb(words)
        && !remarks::is_room(words)
}
