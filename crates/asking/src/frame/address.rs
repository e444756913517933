//! Manners of a formal sentence: who is addressed, what it is for; taken out before anything is asked.
//!
//! "Phòng A kính đề nghị Văn phòng cho biết lịch tuần sau để chủ động" asks about next week, about neither
//! the office that is asked nor what the answer is for.

use crate::{
    Part,
    classes::{Class, is as is_of},
    cover::{Piece, Thing},
    phrases::Sense,
    words::{Gap, Word},
};

/// The pieces without addressees, preambles and purposes.
pub fn without_manners(pieces: Vec<Piece>, words: &[Word]) -> Vec<Piece> {
    let pieces = without_addressees(pieces, words);
    let pieces = without_preamble(pieces);
    without_purpose(pieces, words)
}

fn is(piece: Option<&Piece>, which: fn(Sense) -> bool) -> bool {
    matches!(piece, Some(Piece { thing: Thing::Sense(sense), .. }) if which(*sense))
}

fn is_somebody(piece: &Piece) -> bool {
    matches!(piece.thing, Thing::Whom(_) | Thing::Unknown(_))
}

/// "kính gửi Văn phòng", "anh Dũng ơi", "Văn phòng cho biết"; and who says "Phòng A kính đề nghị".
fn without_addressees(pieces: Vec<Piece>, words: &[Word]) -> Vec<Piece> {
    let addressed = |at: usize| {
        let piece = &pieces[at];
        if !is_somebody(piece) {
            return false;
        }
        let before = at.checked_sub(1).and_then(|before| pieces.get(before));
        let after = pieces.get(at + 1);
        let greeted = is(before, |sense| matches!(sense, Sense::Address | Sense::Greeting));
        let starts = at == 0 || greeted || words[piece.at].gap == Gap::End;
        let asked = is(after, |sense| matches!(sense, Sense::Request | Sense::Address));
        let ends =
            words.get(piece.at + piece.length).is_none_or(|next| matches!(next.gap, Gap::End | Gap::Comma));
        (starts && asked) || (greeted && ends && pieces.len() > at + 1)
    };
    let keep: Vec<bool> = (0..pieces.len()).map(|at| !addressed(at)).collect();
    pieces.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(piece, _)| piece).collect()
}

fn asks_something(piece: &Piece) -> bool {
    match &piece.thing {
        Thing::Said(_)
        | Thing::Hour(_)
        | Thing::Whom(_)
        | Thing::Unknown(_)
        | Thing::Words
        | Thing::Mention(_) => true,
        Thing::Sense(sense) => matches!(
            sense,
            Sense::When(_)
                | Sense::Session(_)
                | Sense::Asks(_)
                | Sense::Part(_)
                | Sense::Everything
                | Sense::Schedule
                | Sense::Subject
        ),
        Thing::Strange => false,
    }
}

/// Words ahead of "đề nghị … cho biết" explain why it is asked.
fn without_preamble(pieces: Vec<Piece>) -> Vec<Piece> {
    let request = pieces.iter().rposition(|piece| match piece.thing {
        Thing::Sense(Sense::Request) => piece.length >= 2,
        Thing::Sense(Sense::Address) => true,
        _ => false,
    });
    let Some(request) = request.filter(|at| pieces[at + 1..].iter().any(asks_something)) else {
        return pieces;
    };
    let mut at = 0;
    let mut pieces = pieces;
    pieces.retain(|piece| {
        at += 1;
        at - 1 > request || !matches!(piece.thing, Thing::Words | Thing::Strange)
    });
    pieces
}

/// "… để chủ động sắp xếp công việc" at the end says what the answer is for.
fn without_purpose(mut pieces: Vec<Piece>, words: &[Word]) -> Vec<Piece> {
    let purpose = pieces.iter().position(|piece| {
        let word = &words[piece.at];
        matches!(piece.thing, Thing::Sense(Sense::Filler | Sense::Request) | Thing::Strange)
            && is_of(word, Class::Purpose)
    });
    // "việc phòng A chuẩn bị để đ/c B chủ trì" is no purpose.
    let chairs = |at: usize| {
        let mut after = pieces[at + 1..].iter();
        after.next().is_some_and(is_somebody)
            && is(after.next(), |sense| matches!(sense, Sense::Part(Part::Chairing)))
    };
    let asks_on = |at: usize| pieces[at..].iter().any(|p| matches!(p.thing, Thing::Sense(Sense::Asks(_))));
    let ends = |at: &usize| pieces[..*at].iter().any(asks_something) && !chairs(*at) && !asks_on(*at);
    if let Some(at) = purpose.filter(ends) {
        pieces.truncate(at);
    }
    pieces
}
