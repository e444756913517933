//! The words of a sentence that are neither time nor person nor manner: what its content search looks for.

use crate::{
    classes::{self, Class},
    words::{chunks, is_syllable},
};
use script::fold::fold;

/// What sort of word it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Words of the programme.
    Subject,
    /// Kinds of items: "họp", "hội nghị".
    Event,
    /// Words of nothing we know.
    Strange,
}

/// Which kinds of items are searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Events {
    /// Even if nothing else is: "tìm họp".
    Alone,
    /// Those that tell some items from others: "hội nghị tuần này", not "họp tuần này".
    AloneIfTelling,
}

/// The words, in the order of the sentence.
#[derive(Default)]
pub struct Sought {
    words: Vec<(Sort, String)>,
    pub strange_beside_words: bool,
}

impl Sought {
    pub fn push(&mut self, sort: Sort, text: String) {
        self.words.push((sort, text));
    }

    /// A phrase of the programme, or one more syllable of the last one.
    pub fn add_phrase(&mut self, text: String, joins: bool) {
        match self.words.last_mut().filter(|(sort, _)| joins && *sort == Sort::Subject) {
            Some((_, last)) => {
                last.push(' ');
                last.push_str(&text);
            }
            None => self.push(Sort::Subject, text),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub fn has(&self, sort: Sort) -> bool {
        self.words.iter().any(|(s, _)| *s == sort)
    }

    /// More words of nothing than of the programme; of some day, at least as many.
    pub fn is_mostly_strange(&self, timed: bool) -> bool {
        let of = |sort: Sort| self.words.iter().filter(move |(s, _)| *s == sort);
        let strange = of(Sort::Strange).count();
        let known: usize = of(Sort::Subject).map(|(_, phrase)| phrase.split(' ').count()).sum();
        strange > known || (timed && strange > 0 && strange >= known)
    }

    /// Whether words of the programme say something without any others: a lone syllable does not.
    pub fn tells(&self) -> bool {
        let tells = |text: &str| {
            text.contains(' ') || text.starts_with(char::is_uppercase) || !is_syllable(&fold(text))
        };
        self.words.iter().any(|(sort, text)| *sort == Sort::Subject && tells(text))
    }

    /// Words of nothing we know.
    pub fn strange(&self) -> Vec<String> {
        let strange = self.words.iter().filter(|(sort, _)| *sort == Sort::Strange);
        strange.map(|(_, text)| text.clone()).collect()
    }

    pub fn words(&self, strange: bool, events: Events) -> Vec<String> {
        let wanted = |sort: Sort| sort == Sort::Subject || (strange && sort == Sort::Strange);
        let others = self.words.iter().any(|(sort, _)| wanted(*sort));
        let telling = |text: &str| classes::find(&chunks(text), Class::ItemKind).is_some();
        let kept = |(sort, text): &&(Sort, String)| match (sort, events) {
            (Sort::Event, Events::Alone) => true,
            (Sort::Event, Events::AloneIfTelling) => others || telling(text),
            _ => wanted(*sort),
        };
        self.words.iter().filter(kept).map(|(_, text)| text.clone()).collect()
    }
}
