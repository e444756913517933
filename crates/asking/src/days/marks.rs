//! What a sentence says about days, each with the mark before it and the sessions beside it; no day of the
//! calendar yet.

use super::Said;
use crate::{
    classes::{self, Class, is},
    cover::{Piece, Thing},
    phrases::Sense,
    words::{Gap, Word},
};
use plan::Session;

/// What stands ahead of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    None,
    From,
    To,
    Before,
    After,
}

/// One thing said about days.
pub struct Timed {
    pub mark: Mark,
    /// "và" stands before it: one more day, not the same day said again.
    pub listed: bool,
    pub said: Said,
    pub sessions: Vec<Session>,
    /// "từ chiều nay": the session is where the range starts or ends, "chiều từ 12 đến 15" has none such.
    pub ends_with_session: bool,
}

impl Timed {
    pub fn take_sessions(&mut self, sessions: Vec<Session>) {
        for session in sessions {
            if !self.sessions.contains(&session) {
                self.sessions.push(session);
            }
        }
    }
}

/// Removes what was only said to tell others more closely; its sessions go to the nearest one kept.
pub fn drop_items(timed: &mut Vec<Timed>, dropped: &[bool]) {
    let items = std::mem::take(timed);
    let mut homeless = Vec::new();
    for (item, dropped) in items.into_iter().zip(dropped) {
        if !dropped {
            let mut item = item;
            item.take_sessions(std::mem::take(&mut homeless));
            timed.push(item);
        } else if let Some(last) = timed.last_mut() {
            last.take_sessions(item.sessions);
        } else {
            homeless.extend(item.sessions);
        }
    }
}

/// A piece about days.
fn said(piece: &Piece) -> Option<Said> {
    match &piece.thing {
        Thing::Said(said) => Some(said.clone()),
        Thing::Sense(Sense::When(when)) => Some(Said::Relative(*when)),
        _ => None,
    }
}

/// The sessions that a piece names; an hour names none where the part of the day follows ("8h tối").
pub fn sessions(pieces: &[Piece], at: usize) -> Option<&'static [Session]> {
    let of_piece = |piece: &Piece| match piece.thing {
        Thing::Sense(Sense::Session(daytime)) => Some(daytime.sessions()),
        _ => None,
    };
    match &pieces[at].thing {
        Thing::Hour(session) => match pieces.get(at + 1).and_then(of_piece) {
            Some(_) => Some(&[]),
            None => Some(match session {
                Session::Morning => &[Session::Morning],
                Session::Evening => &[Session::Evening],
                _ => &[Session::Afternoon],
            }),
        },
        _ => of_piece(&pieces[at]),
    }
}

/// Whether the session at `at` is said of the day that comes after it; the day before it may be without one.
fn of_the_next(pieces: &[Piece], at: usize, before_lacks: bool) -> bool {
    let and_follows = matches!(pieces.get(at + 1), Some(Piece { thing: Thing::Sense(Sense::And), .. }));
    if and_follows && before_lacks {
        return false;
    }
    let next = pieces[at + 1..].iter().enumerate().find(|(_, piece)| {
        !matches!(piece.thing, Thing::Sense(Sense::Filler | Sense::And | Sense::Session(_)) | Thing::Hour(_))
    });
    let Some((between, piece)) = next else { return false };
    // "sáng và chiều thứ 2", but "thứ 2 sáng và thứ 4".
    let ends_with_and = between > 0 && matches!(pieces[at + between].thing, Thing::Sense(Sense::And));
    said(piece).is_some() && !ends_with_and
}

/// Whether sessions stand after their days: "thứ 2 sáng, thứ 4 chiều".
fn stand_behind(pieces: &[Piece]) -> bool {
    let kinds = (0..pieces.len()).filter_map(|at| match sessions(pieces, at) {
        Some(_) => Some(true),
        None => said(&pieces[at]).map(|_| false),
    });
    let kinds: Vec<bool> = kinds.collect();
    kinds.first() == Some(&false) && kinds.last() == Some(&true)
}

/// Goes through a sentence from its start.
#[derive(Default)]
struct Walk {
    timed: Vec<Timed>,
    mark: Option<Mark>,
    listed: bool,
    between: bool,
    pending: Vec<Session>,
    /// Sessions were named after the mark.
    inside: bool,
}

impl Walk {
    fn session(&mut self, named: &[Session], of_the_last: bool) {
        let sessions = match self.timed.last_mut() {
            Some(last) if of_the_last => &mut last.sessions,
            _ => {
                self.inside |= self.mark.is_some();
                &mut self.pending
            }
        };
        sessions.extend(named);
        sessions.dedup();
    }

    fn sense(&mut self, sense: Sense, word: &Word) {
        self.listed |= sense == Sense::And;
        self.mark = match sense {
            Sense::From => {
                self.between = is(word, Class::Between);
                Some(Mark::From)
            }
            Sense::And if std::mem::take(&mut self.between) => Some(Mark::To),
            // "từ sáng đến chiều thứ 2", "từ 8h đến 10h ngày mai": within one day.
            Sense::To if !self.pending.is_empty() => None,
            Sense::To => Some(Mark::To),
            Sense::Before => Some(Mark::Before),
            Sense::After => Some(Mark::After),
            Sense::Filler => self.mark,
            _ => None,
        };
    }

    fn day(&mut self, said: Said, led: Option<Mark>) {
        let mark = self.mark.take().or(led).unwrap_or(Mark::None);
        self.timed.push(Timed {
            mark,
            listed: std::mem::take(&mut self.listed),
            said,
            sessions: std::mem::take(&mut self.pending),
            ends_with_session: std::mem::take(&mut self.inside),
        });
    }
}

/// What is said about days, in order, and the sessions that are said of no day.
pub fn timed(pieces: &[Piece], words: &[Word]) -> (Vec<Timed>, Vec<Session>) {
    let behind = stand_behind(pieces);
    let mut walk = Walk::default();
    let mut end_of_day = None;
    for (at, piece) in pieces.iter().enumerate() {
        if let Some(named) = sessions(pieces, at) {
            let before_lacks = walk.timed.last().is_some_and(|last| last.sessions.is_empty());
            walk.session(named, behind || !of_the_next(pieces, at, before_lacks));
        } else if let Some(said) = said(piece) {
            let word = &words[piece.at];
            // "đến giờ", "hết tháng", "còn lại trong tuần": the phrase itself is where a range ends.
            let ends = classes::length(words, piece.at, Class::EndsRange) > 0;
            let dashed = end_of_day == Some(piece.at) && word.gap == Gap::Dash;
            let led = (ends || dashed).then_some(Mark::To);
            walk.day(said, led);
            end_of_day = Some(piece.at + piece.length);
        } else if let Thing::Sense(sense) = piece.thing {
            walk.sense(sense, &words[piece.at]);
        } else {
            walk.mark = None;
        }
    }
    let mut pending = walk.pending;
    if let Some(last) = walk.timed.last_mut() {
        last.take_sessions(std::mem::take(&mut pending));
    }
    (walk.timed, pending)
}
