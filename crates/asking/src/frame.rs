//! A frame: what one reading of a sentence wants, whose, when, with which words and how, each slot with the pieces
//! that fill it; it finds no items, and asks nothing back.

use std::collections::BTreeMap;

use crate::{
    Asker, Asks, Except, Form, How, Known, Name, Part,
    classes::{self, Class},
    cover::{Piece, Thing},
    days::{self, Dated, Unclear},
    people::Kind,
    phrases::{Pronoun, Sense, Talk},
    vocabulary::Vocabulary,
    words::Word,
};

mod address;
mod asked;
mod content;
mod except;
mod fill;
mod fit;
mod sought;
mod whose;

pub use address::without_manners;
pub use content::beside_words;
use sought::Sought;

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
    /// "ngoài … với …": what follows is taken out by itself.
    another_exception: bool,
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
            another_exception: false,
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
