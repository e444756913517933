//! Filling of a frame: what each piece of a reading puts into which slot, seen with the pieces beside it.

use super::{Bond, Fit, Frame, Owner, Slot, fit, is_division, sought::Sort};
use crate::{
    Asks, How, Name, Part,
    classes::{Class, is},
    cover::{Piece, Thing},
    phrases::{self, Sense, When},
    vocabulary::is_abbreviation,
    words::{Gap, Word, is_syllable},
};

impl Frame<'_> {
    pub(super) fn fill(&mut self, pieces: &[Piece], at: usize) {
        let piece = &pieces[at];
        let text = self.written(piece);
        match &piece.thing {
            Thing::Sense(sense) => self.sense(*sense, pieces, at),
            Thing::Said(_) => self.note(Slot::Day),
            Thing::Hour(_) => self.note(Slot::Session),
            Thing::Whom(names) => {
                let given = piece.at > 0 && is(&self.words[piece.at - 1], Class::Given);
                if given && self.bond.is_none() {
                    self.bond = Some(Bond::ForThem);
                }
                let fit = if self.is_plural(names, piece) { Fit::All } else { Fit::OneOf };
                self.owner(Owner::Named(names.clone(), fit), text);
            }
            Thing::Unknown(kind) => self.owner(Owner::Unknown(*kind), text),
            // "3 PGĐ": they are counted. "ờ", "e": no letter alone is looked for.
            Thing::Words | Thing::Strange if self.counts_the_next(pieces, at) || is_letter(&text) => {}
            Thing::Words => self.phrase(pieces, at),
            Thing::Mention(honorific) => {
                let name =
                    Piece { at: piece.at + honorific, length: piece.length - honorific, ..piece.clone() };
                let name = self.written(&name);
                self.seek(Sort::Subject, name);
            }
            Thing::Strange if self.words[piece.at].number().is_none() => {
                let beside = at.checked_sub(1).map(|before| &pieces[before]);
                self.sought.strange_beside_words |= beside.is_some_and(|piece| {
                    matches!(piece.thing, Thing::Words | Thing::Sense(Sense::Event | Sense::Search))
                });
                self.sought.push(Sort::Strange, text);
            }
            Thing::Strange => self.seek(Sort::Subject, text),
        }
    }

    pub(super) fn owner(&mut self, owner: Owner, written: String) {
        self.note(Slot::Whose);
        self.owners.push((owner, written));
    }

    fn seek(&mut self, sort: Sort, text: String) {
        self.note(Slot::Words);
        self.sought.push(sort, text);
    }

    fn sense(&mut self, sense: Sense, pieces: &[Piece], at: usize) {
        let piece = &pieces[at];
        let typed = &self.words[piece.at..piece.at + piece.length];
        if phrases::is_open(typed) {
            self.note(Slot::Open);
        }
        if phrases::ends_in_doubt(typed) {
            self.note(Slot::YesOrNo);
        }
        match sense {
            Sense::When(When::Coming) => self.note(Slot::Coming),
            Sense::When(_) => self.note(Slot::Day),
            Sense::Session(_) => self.note(Slot::Session),
            Sense::Myself => self.myself(pieces, at),
            Sense::Everything => self.owner(Owner::Everybody, String::new()),
            Sense::Common => self.bond = Some(Bond::Common),
            Sense::Asks(asks) => self.want(asks, &typed[0]),
            Sense::Part(part) => {
                self.note(Slot::Part);
                self.part = self.part.or(Some(part));
            }
            Sense::How(how) => {
                self.note(Slot::How);
                self.how = self.how.or(Some(how));
            }
            Sense::FollowUp => self.follow_up(pieces, at),
            Sense::Search => self.note(Slot::Search),
            Sense::Schedule => self.note(if is_faint(typed) { Slot::Open } else { Slot::Schedule }),
            Sense::Event => {
                let text = self.written(piece);
                self.sought.push(Sort::Event, text);
            }
            Sense::Place => self.place(pieces, at),
            Sense::Foreign => self.note(Slot::Elsewhere),
            Sense::Pronoun(pronoun) => {
                self.note(Slot::Pronoun);
                self.pronoun = Some((pronoun, self.written(piece)));
            }
            Sense::Talk(talk) => {
                self.note(Slot::Talk);
                self.talk = Some(talk);
            }
            Sense::Subject => {
                let text = self.written(piece);
                self.seek(Sort::Subject, text);
            }
            Sense::Beyond => {
                let text = self.written(piece);
                self.beyond.push(text);
            }
            Sense::Form(form) => {
                self.note(Slot::Form);
                self.form = Some(form);
            }
            Sense::Affirm => self.note(Slot::YesOrNo),
            Sense::Not => self.negation(pieces, at),
            Sense::And => self.and(pieces, at),
            Sense::Request => {
                let to_me = typed.len() == 2 && is(&typed[0], Class::Given);
                if to_me && self.part == Some(Part::Preparing) {
                    self.bond = Some(Bond::ForMe);
                }
            }
            Sense::Filler if is_division(typed) => {
                self.owners.push((Owner::Division, String::new()));
            }
            Sense::From | Sense::To | Sense::Before | Sense::After | Sense::Carry | Sense::Filler => {}
            Sense::Honorific if self.is_oneself(pieces, at) => self.myself(pieces, at),
            Sense::Except | Sense::Without | Sense::Address | Sense::Honorific | Sense::Greeting => {}
        }
    }

    /// The asker, with whom else is named where a word joins the two.
    fn myself(&mut self, pieces: &[Piece], at: usize) {
        let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let joined = near
            .filter_map(|near| pieces.get(near))
            .any(|near| matches!(near.thing, Thing::Sense(Sense::And | Sense::Common)));
        if joined && self.bond.is_none() {
            self.bond = Some(Bond::Common);
        }
        self.owner(Owner::Myself, String::new());
    }

    /// "chị còn phải đi đâu": who is older speaks so of themselves. "chị cho hỏi", "thế chị nhé" address somebody.
    fn is_oneself(&self, pieces: &[Piece], at: usize) -> bool {
        let joined = at > 0 && pieces[at - 1].thing == Thing::Sense(Sense::And);
        let first = (self.owners.is_empty() || joined) && self.asker_is_official;
        first
            && pieces.get(at + 1).is_some_and(|next| {
                matches!(
                    next.thing,
                    Thing::Sense(
                        Sense::Schedule
                            | Sense::How(_)
                            | Sense::Part(_)
                            | Sense::Event
                            | Sense::Carry
                            | Sense::Asks(Asks::Free | Asks::Clashes | Asks::Where)
                    )
                )
            })
    }

    fn want(&mut self, asks: Asks, first: &Word) {
        self.note(Slot::Wanted);
        if asks == Asks::Who || is(first, Class::WhoAsked) {
            self.note(Slot::Who);
        }
        // "phòng nào": a room, where it is asked what is free.
        if asks == Asks::Where && is(first, Class::Room) {
            self.note(Slot::Place);
        }
        self.goes |= asks == Asks::Where && is(first, Class::Going);
        self.wanted = fit::more_particular(self.wanted, asks);
    }

    /// "and next week?"; "có việc gì với đ/c …"
    fn and(&mut self, pieces: &[Piece], at: usize) {
        let piece = &pieces[at];
        if at == 0 {
            self.note(Slot::FollowUp);
        }
        let asked =
            piece.at.checked_sub(1).is_some_and(|before| phrases::is_open(&self.words[before..piece.at]));
        let before = at.checked_sub(1).map(|before| &pieces[before].thing);
        let done = matches!(before, Some(Thing::Sense(Sense::Event | Sense::Schedule)));
        let named = matches!(pieces.get(at + 1), Some(Piece { thing: Thing::Whom(_), .. }));
        if is(&self.words[piece.at], Class::With) && (asked || done && named) {
            self.bond = Some(Bond::With);
        }
    }

    /// "thế còn chị Hoa?" goes on; "tuần này tôi còn tiếp dân không" asks for what remains.
    fn follow_up(&mut self, pieces: &[Piece], at: usize) {
        let piece = &pieces[at];
        let bare = piece.length == 1 && is(&self.words[piece.at], Class::More);
        let led = self.has(Slot::Day) || self.has(Slot::Session) || self.has(Slot::Whose);
        let goes_on = pieces.get(at + 1).is_none_or(|next| {
            matches!(next.thing, Thing::Said(_) | Thing::Whom(_) | Thing::Unknown(_))
                || matches!(next.thing, Thing::Sense(Sense::When(_) | Sense::Session(_) | Sense::Myself))
        });
        if bare && led && !goes_on {
            self.note(Slot::How);
            self.how = self.how.or(Some(How::Remaining));
        } else {
            self.note(Slot::FollowUp);
        }
    }

    /// Syllables that follow one another are one phrase: the programme may hold it with others between.
    fn phrase(&mut self, pieces: &[Piece], at: usize) {
        let text = self.written(&pieces[at]);
        let words = self.words;
        let syllable = |piece: &Piece| {
            let word = &words[piece.at];
            piece.thing == Thing::Words
                && piece.length == 1
                && is_syllable(&word.fold)
                && !is_abbreviation(&word.typed)
        };
        let before = at.checked_sub(1).map(|before| &pieces[before]);
        let joins =
            syllable(&pieces[at]) && before.is_some_and(syllable) && words[pieces[at].at].gap == Gap::Space;
        self.note(Slot::Words);
        self.sought.add_phrase(text, joins);
    }

    /// "phòng họp số 1": the words up to the number; they are looked for as a place.
    fn place(&mut self, pieces: &[Piece], at: usize) {
        self.note(Slot::Place);
        let text = self.written(&pieces[at]);
        self.seek(Sort::Subject, text);
    }

    /// Whether a bare number says how many people or items are named after it: "2 cuộc phải không".
    fn counts_the_next(&self, pieces: &[Piece], at: usize) -> bool {
        let number = self.words[pieces[at].at].number().filter(|_| pieces[at].length == 1);
        pieces.get(at + 1).is_some_and(|next| {
            let of = match &next.thing {
                Thing::Whom(names) if names.len() > 1 => u32::try_from(names.len()).ok(),
                Thing::Sense(Sense::Event | Sense::Schedule) => number,
                _ if is(&self.words[next.at], Class::Counter) => number,
                _ => None,
            };
            number.is_some() && number == of
        })
    }

    /// "các", "hai" before names means all that they fit.
    fn is_plural(&self, names: &[Name], piece: &Piece) -> bool {
        let before = piece.at.checked_sub(1).map(|before| &self.words[before]);
        let led = self.words[piece.at].gap != Gap::End;
        names.len() > 1
            && led
            && before.is_some_and(|before| {
                is(before, Class::Plural) || before.number() == u32::try_from(names.len()).ok()
            })
    }
}

fn is_letter(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// A word that asks for anything at all: "gì" says no more of a schedule than of the weather.
fn is_faint(typed: &[Word]) -> bool {
    matches!(typed, [word] if is(word, Class::Faint))
}
