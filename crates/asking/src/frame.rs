//! A frame: what one reading of a sentence wants, whose, when, with which words and how, each slot with the pieces
//! that fill it; it finds no items, and asks nothing back.

use std::collections::BTreeMap;

use crate::{
    Asker, Asks, Except, Form, How, Known, Name, Part,
    classes::{self, Class, is},
    cover::{Piece, Thing},
    days::{self, Dated, Unclear},
    people::Kind,
    phrases::{self, Pronoun, Sense, Talk, When},
    vocabulary::{Vocabulary, is_abbreviation},
    words::{Gap, Word, is_syllable},
};

mod address;
mod asked;
mod content;
mod except;
mod fit;
mod sought;
mod whose;

pub use address::without_manners;
pub use content::beside_words;
use sought::{Sort, Sought};

/// Words without any phrase, in a sentence at least so long, are manners that we do not know.
const LONG_SENTENCE: usize = 14;

/// What a piece of a sentence fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    Wanted,
    /// "ai", beside whatever else is wanted.
    Who,
    Part,
    Whose,
    Day,
    Session,
    /// "sắp tới": no day in particular.
    Coming,
    Words,
    /// A room, by its name or asked for.
    Place,
    How,
    Except,
    /// What is taken out is what something is without.
    Without,
    Pronoun,
    Search,
    Schedule,
    /// "gì", "nào": more than yes or no is asked for.
    Open,
    YesOrNo,
    FollowUp,
    Talk,
    /// Another matter altogether.
    Elsewhere,
    /// As a file.
    Form,
}

/// Whom a sentence names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    Myself,
    /// "phòng" without a name.
    Division,
    Everybody,
    /// One entry, or several: all of them, or any that the words fit.
    Named(Vec<Name>, Fit),
    Unknown(Kind),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    All,
    OneOf,
}

/// How several named ones belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// "cùng", "chung"
    Common,
    /// "có việc gì với đ/c …"
    With,
    /// "chuẩn bị gì cho đ/c …"
    ForThem,
    /// "… chuẩn bị gì cho tôi"
    ForMe,
}

/// One reading of a sentence.
pub struct Frame<'a> {
    words: &'a [Word],
    vocabulary: &'a Vocabulary,
    asker_is_official: bool,
    pub wanted: Option<Asks>,
    pub part: Option<Part>,
    pub how: Option<How>,
    pub owners: Vec<(Owner, String)>,
    pub bond: Option<Bond>,
    pub pronoun: Option<(Pronoun, String)>,
    pub talk: Option<Talk>,
    form: Option<Form>,
    /// What no programme answers.
    beyond: Vec<String>,
    /// Words of nothing we know find nothing: the others are looked for alone.
    pub leaves_strange: bool,
    /// "đi đâu": somebody goes.
    goes: bool,
    pub dated: Result<Dated, Unclear>,
    sought: Sought,
    except: Except,
    /// Days that are taken out.
    but: Dated,
    filled: BTreeMap<Slot, usize>,
}

impl<'a> Frame<'a> {
    pub fn of(pieces: &[Piece], words: &'a [Word], known: &Known<'a>) -> Self {
        let calendar = crate::Calendar { today: known.today, covered: known.covered };
        let mut frame = Self {
            words,
            vocabulary: &known.index.vocabulary,
            asker_is_official: is_official(known.asker),
            wanted: None,
            part: None,
            how: None,
            owners: Vec::new(),
            bond: None,
            pronoun: None,
            talk: None,
            form: None,
            beyond: Vec::new(),
            leaves_strange: false,
            goes: false,
            dated: Ok(Dated::default()),
            sought: Sought::default(),
            except: Except::default(),
            but: Dated::default(),
            filled: BTreeMap::new(),
        };
        let (pieces, taken_out) = frame.without_exceptions(pieces);
        for at in 0..pieces.len() {
            frame.fill(&pieces, at);
        }
        frame.dated = days::days(&pieces, words, calendar);
        frame.but = days::days(&taken_out, words, calendar).unwrap_or_default();
        frame.settle(known);
        frame
    }

    pub fn has(&self, slot: Slot) -> bool {
        self.filled.contains_key(&slot)
    }

    pub fn note(&mut self, slot: Slot) {
        *self.filled.entry(slot).or_default() += 1;
    }

    fn fill(&mut self, pieces: &[Piece], at: usize) {
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

    fn owner(&mut self, owner: Owner, written: String) {
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
            Sense::Myself => {
                let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
                let joined = near
                    .filter_map(|near| pieces.get(near))
                    .any(|near| matches!(near.thing, Thing::Sense(Sense::And | Sense::Common)));
                if joined && self.bond.is_none() {
                    self.bond = Some(Bond::Common);
                }
                self.owner(Owner::Myself, String::new());
            }
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
            Sense::Honorific if self.is_oneself(pieces, at) => self.owner(Owner::Myself, String::new()),
            Sense::Except | Sense::Without | Sense::Address | Sense::Honorific | Sense::Greeting => {}
        }
    }

    /// "chị còn phải đi đâu": who is older speaks so of themselves. "chị cho hỏi", "thế chị nhé" address somebody.
    fn is_oneself(&self, pieces: &[Piece], at: usize) -> bool {
        let first = self.owners.is_empty() && self.asker_is_official;
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

    /// What a stretch of words is shown as, and searched for.
    fn written(&self, piece: &Piece) -> String {
        let words = self.words[piece.at..piece.at + piece.length].iter();
        match piece.thing {
            Thing::Words | Thing::Sense(Sense::Subject) => {
                words.map(|word| self.vocabulary.as_searched(word)).collect::<Vec<_>>().join(" ")
            }
            _ => words.map(|word| word.typed.as_str()).collect::<Vec<_>>().join(" "),
        }
    }

    /// Whether a bare number says how many people or items are named after it: "2 cuộc phải không".
    fn counts_the_next(&self, pieces: &[Piece], at: usize) -> bool {
        let number = self.words[pieces[at].at].number().filter(|_| pieces[at].length == 1);
        pieces.get(at + 1).is_some_and(|next| {
            let of = match &next.thing {
                Thing::Whom(names) if names.len() > 1 => u32::try_from(names.len()).ok(),
                Thing::Sense(Sense::Event | Sense::Schedule) => number,
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

/// "phòng", "đơn vị", "bộ phận" without a name.
fn is_division(typed: &[Word]) -> bool {
    classes::length(typed, 0, Class::OwnDivision) == typed.len()
}

pub fn is_official(asker: &Asker) -> bool {
    matches!(asker, Asker::Linked(linked) if linked.iter().any(|name| name.kind == Kind::Official))
}

/// Whether "phòng" alone is the asker's own.
pub fn is_unit(asker: &Asker) -> bool {
    matches!(asker, Asker::Linked(linked) if linked.iter().all(|name| name.kind == Kind::Unit))
}
