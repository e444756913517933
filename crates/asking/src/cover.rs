//! Cover of a sentence: the pieces that together explain its words best; each piece alone, no sense yet.
//!
//! Every word can be several things ("sáng" is a session, a part of "Trương Tấn Sang" is not). Each thing
//! it can be is a candidate with a weight that grows faster than its length, so the longest reading that
//! phrases, directory and programme support wins.

use chrono::{NaiveTime, Timelike};

use super::{
    calendar::Calendar,
    classes::{self, Class, is},
    dates::{self, Said},
    numbers::word_is,
    people::{Kind, Name, People},
    phrases::{self, Manner, Sense},
    typing::spelled,
    vocabulary::Vocabulary,
    words::{Gap, Word},
};
use plan::Session;
use script::search::{Edge, Step, best_paths};

mod persons;
mod units;

/// What a stretch of words is.
#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    Sense(Sense),
    Said(Said),
    /// The session of an hour.
    Hour(Session),
    /// One entry, or several that the words fit equally.
    Whom(Vec<Name>),
    /// Somebody or some unit that the directory does not know.
    Unknown(Kind),
    /// Words of the programme.
    Words,
    /// An honorific of so many words, and a name that the programme itself mentions.
    Mention(usize),
    /// Words of nothing we know.
    Strange,
}

/// A stretch of words and what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    pub at: usize,
    pub length: usize,
    pub thing: Thing,
}

/// All that a sentence is weighed against.
#[derive(Clone, Copy)]
pub struct Scales<'a> {
    pub people: &'a People,
    pub vocabulary: &'a Vocabulary,
    pub calendar: Calendar<'a>,
    pub manner: Manner,
}

/// A word of which nothing is known; nothing costs more.
const STRANGE: f32 = 1.0;

/// What is less like the word that it stands for is a slip, and no spelling of chat.
const SLIP: f32 = 0.8;

/// The best covers with their costs, the cheapest first.
pub fn covers(words: &[Word], scales: Scales<'_>, count: usize) -> Vec<(f32, Vec<Piece>)> {
    let paths = best_paths(words.len(), count, |at| candidates(words, at, scales));
    let pieces = |step: Step<Thing>| Piece { at: step.from, length: step.to - step.from, thing: step.what };
    paths.into_iter().map(|path| (path.cost, path.steps.into_iter().map(pieces).collect())).collect()
}

/// The sentence as it was read, where that took some word for a slip of another: "chiếu mai" → "chiều mai".
pub fn corrected(pieces: &[Piece], words: &[Word], scales: Scales<'_>) -> Option<String> {
    let meant = |at: usize| {
        let piece = pieces.iter().find(|piece| (piece.at..piece.at + piece.length).contains(&at))?;
        let telling = !matches!(piece.thing, Thing::Words | Thing::Strange | Thing::Mention(_));
        let slips = words[at].instead.iter().filter(|other| telling && other.likeness < SLIP);
        let reads = |word: &str| {
            let mut read = words.to_vec();
            read[at] = Word::new(word, words[at].gap);
            let same = |edge: &Edge<Thing>| edge.to == piece.at + piece.length && edge.what == piece.thing;
            candidates(&read, piece.at, scales).iter().any(same)
        };
        let mut slips = slips.map(|other| spelled(&other.key));
        let slipped = slips.find(|other| reads(other) && !reads(&words[at].typed));
        // A wrong diacritic is read without more ado, and said as well: "chiếu mai".
        let of_fold = || phrases::of_fold(&words[at].fold);
        let wrong = telling && !words[at].is_plain() && of_fold().all(|listed| listed.key != words[at].key);
        let marked = wrong.then(|| of_fold().map(|listed| spelled(&listed.key)).find(|word| reads(word)));
        slipped.or(marked.flatten())
    };
    let read: Vec<Option<String>> = (0..words.len()).map(meant).collect();
    let told = |(word, meant): (&Word, &Option<String>)| meant.clone().unwrap_or_else(|| word.typed.clone());
    read.iter().any(Option::is_some).then(|| words.iter().zip(&read).map(told).collect::<Vec<_>>().join(" "))
}

fn weigh(length: usize, likeness: f32) -> f32 {
    let length = length as f32;
    length * length.sqrt() * likeness
}

fn candidates(words: &[Word], at: usize, scales: Scales<'_>) -> Vec<Edge<Thing>> {
    let mut found = vec![Edge { to: at + 1, cost: STRANGE, what: Thing::Strange }];
    let mut add = |length: usize, likeness: f32, thing: Thing| {
        found.push(Edge { to: at + length, cost: -weigh(length, likeness), what: thing });
    };
    for (length, likeness, sense) in phrases::starting(&words[at..], scales.manner) {
        let likeness = likeness * likely(words, at, length, sense, scales);
        add(length, likeness, Thing::Sense(sense));
    }
    for (length, likeness, said) in dates::readings(words, at, scales.manner, scales.calendar) {
        add(length, likeness, Thing::Said(said));
    }
    if let Some((length, session)) = hour(words, at, scales.manner) {
        add(length, 1.1, Thing::Hour(session));
    }
    let longest = scales.vocabulary.longest(words, at);
    let own = |word: &Word| scales.vocabulary.knows_exactly(&word.key);
    for length in 1..=longest {
        let likeness = match length {
            1 if !scales.vocabulary.knows(&words[at].fold) => 0.3,
            1 => 0.5,
            // "và các" stands in some item, but nobody looks for it.
            length if phrases::are_idle(&words[at..at + length], scales.manner, own) => 0.3,
            // Nor for "với Công", though some company is there.
            2 if phrases::joins(&words[at]) => 0.55,
            // A slip is sooner one of what questions are made of.
            _ if words[at..at + length].iter().any(|word| !scales.vocabulary.knows(&word.fold)) => 0.75,
            // Without diacritics, words of the programme are as doubtful as any others.
            _ if !scales.manner.diacritics && words[at..at + length].iter().all(Word::is_plain) => 0.89,
            _ => 0.93,
        };
        add(length, likeness, Thing::Words);
    }
    persons::people(words, at, scales, &mut add);
    units::bodies(words, at, scales, longest, &mut add);
    found
}

/// How likely a phrase is meant, for words that are something else as often.
fn likely(words: &[Word], at: usize, length: usize, sense: Sense, scales: Scales<'_>) -> f32 {
    let word = &words[at];
    let day_follows = classes::length(words, at + 1, Class::DayAfterSession) > 0
        || words.get(at + 1).is_some_and(|word| word.number().is_some());
    let alone = length == 1;
    match sense {
        Sense::Session(_) if alone && word.is_plain() && is(word, Class::MaybeSession) => {
            if is(word, Class::Until) && ends_a_range(words, at) {
                0.5
            } else if day_follows {
                1.2
            } else {
                0.75
            }
        }
        Sense::Myself if alone && word.is_plain() && is(word, Class::Until) && day_follows => 0.6,
        // "tu gio toi cuoi thang"
        Sense::To if alone && is(word, Class::Until) && ends_a_range(words, at) => 1.2,
        Sense::Myself if alone && is(word, Class::Until) && ends_a_range(words, at) => 0.5,
        Sense::To if alone && is(word, Class::Until) => 0.7,
        // "Mai" in the middle of a sentence is a name if the directory has one.
        Sense::When(_)
            if alone
                && word.capital
                && (at > 0 || persons::period_follows(words, at))
                && scales.people.knows(&word.fold) =>
        {
            0.5
        }
        Sense::From | Sense::Before | Sense::After if alone => 0.85,
        // "của anh Dũng" is no "của anh", "cho anh Dũng" no "cho anh".
        Sense::Myself | Sense::Request if length > 1 && is_named_next(words, at, length, scales) => 0.3,
        Sense::To if is(word, Class::Given) && !begins_a_range(&words[..at]) => 0.8,
        // "hệ thống" is another matter, unless the programme speaks of it.
        Sense::Foreign if alone && scales.vocabulary.knows_exactly(&word.key) => 0.3,
        Sense::Foreign if !alone && scales.vocabulary.longest(words, at) >= length => 0.3,
        Sense::Foreign if !alone && words[at..at + length].iter().all(Word::is_plain) => 0.7,
        Sense::Filler | Sense::Request | Sense::Address | Sense::Honorific if alone => 0.8,
        Sense::Event | Sense::Schedule if alone => 0.9,
        // The programme knows its own subjects better.
        Sense::Subject => 0.75,
        Sense::Honorific => 0.8,
        _ => 1.0,
    }
}

/// Whether "từ" stands among these words.
fn begins_a_range(words: &[Word]) -> bool {
    words.iter().any(|word| is(word, Class::From))
}

/// Whether these words end with an honorific, and a name follows.
fn is_named_next(words: &[Word], at: usize, length: usize, scales: Scales<'_>) -> bool {
    let last = &words[at + length - 1];
    let honorific = [Class::Comrade, Class::Sir, Class::Kin].iter().any(|class| is(last, *class));
    honorific && !scales.people.officials(words, at + length, scales.manner).is_empty()
}

/// Whether a "toi" at `at` stands between the ends of a range ("tu 12 toi 15", "tu nay toi cuoi tuan").
fn ends_a_range(words: &[Word], at: usize) -> bool {
    let end = words.get(at + 1).is_some_and(|word| word.number().is_some() || is(word, Class::EndOfRange));
    begins_a_range(&words[..at]) && end && words[at].gap == Gap::Space
}

/// `8h`, `8h30`, `14:00`, `8 giờ 30`, `2pm`; an hour says which session is meant.
fn hour(words: &[Word], at: usize, manner: Manner) -> Option<(usize, Session)> {
    let (length, mut hour) = hour_at(words, at, manner)?;
    // Nobody meets at two in the night: "2h" is in the afternoon.
    if (1..6).contains(&hour.hour()) {
        hour = hour.with_hour(hour.hour() + 12)?;
    }
    Some((length, Session::of_hour(hour)))
}

/// The hour that stands at `at`, as it is written.
pub fn hour_at(words: &[Word], at: usize, manner: Manner) -> Option<(usize, NaiveTime)> {
    let number = words[at].number().filter(|hour| *hour < 24 && words[at].fold.len() <= 2)?;
    let next = words.get(at + 1)?;
    let minute =
        |at: usize| words.get(at).filter(|w| w.number().is_some_and(|m| m < 60) && w.fold.len() == 2);
    if matches!(&*next.fold, "am" | "pm") {
        let hour = if next.fold == "pm" && number < 12 { number + 12 } else { number };
        return Some((2, NaiveTime::from_hms_opt(hour, 0, 0)?));
    }
    let colon = minute(at + 1).filter(|_| next.gap == Gap::Colon);
    let (length, minutes) = if let Some(minutes) = colon {
        (2, minutes.number().unwrap_or(0))
    } else if word_is(next, &["rưỡi"], manner) {
        (2, 30)
    } else if matches!(&*next.fold, "h" | "g") || word_is(next, &["giờ"], manner) {
        let half = words.get(at + 2).is_some_and(|w| word_is(w, &["rưỡi"], manner));
        match minute(at + 2).filter(|w| w.gap != Gap::End).and_then(Word::number) {
            _ if half => (3, 30),
            Some(minutes) => (3, minutes),
            None => (2, 0),
        }
    } else {
        return None;
    };
    Some((length, NaiveTime::from_hms_opt(number, minutes, 0)?))
}
