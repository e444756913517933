//! Exceptions and negations: what is taken out of an answer rather than asked for. None is ever dropped.

use super::{Frame, Owner, Slot, is_division};
use crate::{
    Asks, Known,
    calendar::{Calendar, shift},
    cover::{Piece, Thing},
    phrases::Sense,
    words::Gap,
};
use plan::Period;

/// What is taken out, by the first piece after the word that says so.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    Names,
    Words,
    Days,
}

impl Frame<'_> {
    /// The pieces without those that are taken out, which are kept apart; the days among them come along.
    pub(super) fn without_exceptions(&mut self, pieces: &[Piece]) -> (Vec<Piece>, Vec<Piece>) {
        let (mut kept, mut days) = (Vec::new(), Vec::new());
        let mut scope: Option<Option<Taken>> = None;
        for piece in pieces {
            let apart = matches!(self.words[piece.at].gap, Gap::Comma | Gap::End);
            if apart && scope != Some(None) {
                scope = None;
            }
            let typed = &self.words[piece.at..piece.at + piece.length];
            let taken = match &piece.thing {
                Thing::Sense(sense @ (Sense::Except | Sense::Without)) => {
                    scope = Some(None);
                    if *sense == Sense::Without {
                        self.note(Slot::Without);
                    }
                    continue;
                }
                Thing::Sense(Sense::Filler) if scope == Some(None) && is_division(typed) => {
                    Some(Taken::Names)
                }
                // "bỏ mấy cuộc đi cơ sở": how many, and of what kind, says nothing of which.
                Thing::Sense(Sense::Asks(Asks::Count) | Sense::Schedule) if scope == Some(None) => continue,
                // "việc tôi không phải chủ trì": those of the role are taken out.
                Thing::Sense(Sense::Part(_)) if scope == Some(None) && self.has(Slot::Without) => {
                    self.note(Slot::Except);
                    None
                }
                Thing::Sense(Sense::And | Sense::Honorific | Sense::Filler | Sense::Carry)
                    if scope.is_some() =>
                {
                    self.another_exception |= piece.thing == Thing::Sense(Sense::And);
                    if scope != Some(None) {
                        kept.push(piece.clone());
                    }
                    continue;
                }
                Thing::Whom(_) => Some(Taken::Names),
                Thing::Sense(Sense::Myself) if scope == Some(None) => Some(Taken::Names),
                Thing::Words | Thing::Strange | Thing::Mention(_) => Some(Taken::Words),
                Thing::Sense(Sense::Event | Sense::Place | Sense::Subject) => Some(Taken::Words),
                Thing::Said(_) | Thing::Sense(Sense::When(_) | Sense::Session(_)) => Some(Taken::Days),
                _ => None,
            };
            let inside = match (scope, taken) {
                (Some(None), Some(_)) => true,
                (Some(Some(kind)), Some(other)) => kind == other,
                _ => false,
            };
            if !inside {
                scope = None;
                kept.push(piece.clone());
                continue;
            }
            scope = Some(taken);
            self.take(piece);
            self.another_exception = false;
            if taken == Some(Taken::Days) {
                days.push(piece.clone());
            }
        }
        (kept, days)
    }

    fn take(&mut self, piece: &Piece) {
        self.note(Slot::Except);
        match &piece.thing {
            Thing::Whom(names) => self.except.names.extend(names.iter().cloned()),
            Thing::Words | Thing::Strange | Thing::Mention(_) | Thing::Sense(Sense::Subject) => {
                let text = self.written(piece);
                match self.except.words.last_mut() {
                    Some(last) if !self.another_exception => *last = format!("{last} {text}"),
                    _ => self.except.words.push(text),
                }
            }
            Thing::Sense(Sense::Event | Sense::Place) => {
                let text = self.written(piece);
                self.except.words.push(text);
            }
            Thing::Sense(Sense::Myself) => self.owner(Owner::Myself, String::new()),
            Thing::Sense(Sense::Filler) => self.owner(Owner::Division, String::new()),
            _ => {}
        }
    }

    /// "không" ahead of a role or a person turns it round; at the end of a question it asks for yes or no.
    pub(super) fn negation(&mut self, pieces: &[Piece], at: usize) {
        let next = pieces.get(at + 1).map(|next| &next.thing);
        if matches!(next, Some(Thing::Sense(Sense::Part(_)))) {
            self.note(Slot::Except);
            return;
        }
        self.note(Slot::YesOrNo);
    }

    /// "việc tôi không chủ trì": those named are the ones that are taken out.
    pub(super) fn turned_round(&mut self, known: &Known<'_>) {
        if self.has(Slot::Except) && self.except.is_empty() && self.but.days.is_empty() {
            let asker = match known.asker {
                crate::Asker::Linked(names) => names.clone(),
                crate::Asker::Everybody => Vec::new(),
            };
            for (owner, _) in std::mem::take(&mut self.owners) {
                match owner {
                    Owner::Named(names, _) => self.except.names.extend(names),
                    Owner::Myself | Owner::Division => self.except.names.extend(asker.iter().cloned()),
                    _ => {}
                }
            }
        }
        // "hôm nào không có họp": what is without any meeting is free.
        let only_kinds = self.has(Slot::Without)
            && !self.except.words.is_empty()
            && self.except.names.is_empty()
            && self.except.words.iter().all(|text| crate::phrases::is_event(&crate::words::chunks(text)));
        if only_kinds && matches!(self.wanted, None | Some(Asks::When)) {
            self.except.words.clear();
            self.wanted = Some(Asks::Free);
        }
    }
}

/// Of which days some were taken out, where that was not said: their week, or all that comes.
fn around(but: &[Period], known: &Known<'_>) -> Period {
    let calendar = Calendar { today: known.today, covered: known.covered };
    let weeks = [calendar.week(0), calendar.week(1)];
    let week =
        weeks.into_iter().find(|week| but.iter().all(|out| week.from <= out.from && out.to <= week.to));
    let last = known.items.iter().map(plan::Item::last_day).max().unwrap_or(known.today);
    week.unwrap_or(Period { from: known.today, to: last.max(known.today) })
}

/// Days without those that are taken out of them.
pub fn take_out(days: &mut Vec<Period>, but: &[Period], known: &Known<'_>) {
    if but.is_empty() {
        return;
    }
    if days.is_empty() {
        days.push(around(but, known));
    }
    for out in but {
        let left = days.iter().flat_map(|period| {
            let before = Period { from: period.from, to: period.to.min(shift(out.from, -1)) };
            let after = Period { from: period.from.max(shift(out.to, 1)), to: period.to };
            [before, after]
        });
        *days = left.filter(|period| period.from <= period.to).collect();
        days.dedup();
    }
}
