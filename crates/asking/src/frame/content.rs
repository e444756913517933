//! Content that looks like manners: what only the words around it, or the programme, show to be searched for.

use crate::{
    classes::{Class, is},
    cover::{Piece, Thing},
    phrases::{self, Manner, Sense},
    words::{Gap, Word, is_syllable},
};

/// Longest search of which every word counts.
const SHORT_SEARCH: usize = 3;

/// A syllable that only resembles a word of manners belongs to the lone syllable of the programme beside it:
/// "thi hành" is not "thì" and "hành".
pub fn beside_words(mut pieces: Vec<Piece>, words: &[Word], manner: Manner) -> Vec<Piece> {
    let lone = |piece: &Piece| {
        piece.thing == Thing::Words && piece.length == 1 && is_syllable(&words[piece.at].fold)
    };
    let resembles = |piece: &Piece| {
        let sense = matches!(piece.thing, Thing::Sense(Sense::Filler | Sense::Request | Sense::Schedule));
        sense && piece.length == 1 && manner.diacritics && !phrases::knows_exactly(&words[piece.at].key)
    };
    // "bầu cử", typed alone: a part of it says too little.
    let idle = |piece: &Piece| {
        lone(piece) || matches!(piece.thing, Thing::Strange | Thing::Sense(Sense::Filler | Sense::Request))
    };
    if (2..=SHORT_SEARCH).contains(&words.len()) && pieces.iter().any(lone) && pieces.iter().all(idle) {
        // "tiếp dân k"
        let ends = |piece: &Piece| is(&words[piece.at], Class::Closing);
        for piece in
            pieces.iter_mut().filter(|piece| words[piece.at].fold.len() > 2 && !ends(piece) || lone(piece))
        {
            piece.thing = Thing::Words;
        }
        return pieces;
    }
    let strange: Vec<bool> = (0..pieces.len())
        .map(|at| {
            let after = pieces.get(at + 1).is_some_and(|next| lone(next) && words[next.at].gap == Gap::Space);
            let before = at > 0 && lone(&pieces[at - 1]) && words[pieces[at].at].gap == Gap::Space;
            resembles(&pieces[at]) && (after || before)
        })
        .collect();
    for (piece, _) in pieces.iter_mut().zip(strange).filter(|(_, strange)| *strange) {
        piece.thing = Thing::Strange;
    }
    pieces
}
