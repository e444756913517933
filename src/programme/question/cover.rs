//! Cover of a sentence: the pieces that together explain its words best; each piece alone, no sense yet.
//!
//! Every word can be several things ("sáng" is a session, a part of "Trương Tấn Sang" is not). Each thing
//! it can be is a candidate with a weight that grows faster than its length, so the longest reading that
//! phrases, directory and programme support wins.

use chrono::NaiveTime;

use super::{
    calendar::Calendar,
    dates::{self, Said},
    numbers::word_is,
    people::{Kind, Name, People, is_title},
    phrases::{self, Manner, Sense},
    vocabulary::{Vocabulary, is_abbreviation},
    words::{Gap, Word},
};
use crate::programme::Session;

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

struct Candidate {
    length: usize,
    weight: f32,
    thing: Thing,
}

/// The best cover.
pub fn cover(words: &[Word], scales: Scales<'_>) -> Vec<Piece> {
    let mut best: Vec<(f32, usize, Option<Thing>)> = vec![(f32::MIN, 0, None); words.len() + 1];
    best[0] = (0.0, 0, None);
    for at in 0..words.len() {
        let so_far = best[at].0;
        for candidate in candidates(words, at, scales) {
            let sum = so_far + candidate.weight;
            let end = &mut best[at + candidate.length];
            if sum > end.0 {
                *end = (sum, at, Some(candidate.thing));
            }
        }
    }
    let mut pieces = Vec::new();
    let mut end = words.len();
    while end > 0 {
        let (_, at, thing) = best[end].clone();
        pieces.push(Piece { at, length: end - at, thing: thing.unwrap_or(Thing::Strange) });
        end = at;
    }
    pieces.reverse();
    pieces
}

fn weigh(length: usize, likeness: f32) -> f32 {
    let length = length as f32;
    length * length.sqrt() * likeness
}

fn candidates(words: &[Word], at: usize, scales: Scales<'_>) -> Vec<Candidate> {
    let mut found = vec![Candidate { length: 1, weight: 0.0, thing: Thing::Strange }];
    let mut add = |length: usize, likeness: f32, thing: Thing| {
        found.push(Candidate { length, weight: weigh(length, likeness), thing });
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
    for length in 1..=longest {
        add(length, if length == 1 { 0.5 } else { 0.95 }, Thing::Words);
    }
    people(words, at, scales, &mut add);
    bodies(words, at, scales, longest, &mut add);
    found
}

/// How likely a phrase is meant, for words that are something else as often.
fn likely(words: &[Word], at: usize, length: usize, sense: Sense, scales: Scales<'_>) -> f32 {
    let word = &words[at];
    let next = words.get(at + 1).map_or("", |word| word.fold.as_str());
    let day_follows = matches!(
        next,
        "nay"
            | "mai"
            | "mot"
            | "ni"
            | "hom"
            | "qua"
            | "kia"
            | "thu"
            | "t"
            | "th"
            | "cn"
            | "chu"
            | "ngay"
            | "bua"
            | "mung"
    ) || words.get(at + 1).is_some_and(|word| word.number().is_some());
    let alone = length == 1;
    match sense {
        Sense::Session(_) if alone && word.is_plain() && matches!(&*word.fold, "sang" | "toi") => {
            if day_follows {
                1.2
            } else {
                0.75
            }
        }
        Sense::Myself if alone && word.is_plain() && word.fold == "toi" && day_follows => 0.6,
        Sense::To if alone && word.fold == "toi" => 0.7,
        // "Mai" in the middle of a sentence is a name if the directory has one.
        Sense::When(_) if alone && at > 0 && word.capital && scales.people.knows(&word.fold) => 0.5,
        Sense::From | Sense::Before | Sense::After if alone => 0.85,
        Sense::Foreign if alone && scales.vocabulary.knows(&word.fold) => 0.3,
        Sense::Filler | Sense::Request | Sense::Address | Sense::Honorific if alone => 0.8,
        Sense::Event | Sense::Schedule if alone => 0.9,
        Sense::Honorific => 0.8,
        _ => 1.0,
    }
}

/// `8h`, `8h30`, `14:00`, `8 giờ 30`, `2pm`; an hour says which session is meant.
fn hour(words: &[Word], at: usize, manner: Manner) -> Option<(usize, Session)> {
    let number = words[at].number().filter(|hour| *hour < 24 && words[at].fold.len() <= 2)?;
    let next = words.get(at + 1)?;
    let minute =
        |at: usize| words.get(at).filter(|w| w.number().is_some_and(|m| m < 60) && w.fold.len() == 2);
    let length = if next.gap == Gap::Colon && minute(at + 1).is_some() {
        2
    } else if matches!(&*next.fold, "h" | "g") || word_is(next, &["giờ"], manner) {
        let half = words.get(at + 2).is_some_and(|w| word_is(w, &["rưỡi"], manner));
        2 + usize::from(half || minute(at + 2).is_some_and(|w| w.gap != Gap::End))
    } else if matches!(&*next.fold, "am" | "pm") {
        let hour = if next.fold == "pm" && number < 12 { number + 12 } else { number };
        return Some((2, Session::of_hour(NaiveTime::from_hms_opt(hour, 0, 0)?)));
    } else {
        return None;
    };
    // Nobody meets at two in the night: "2h" is in the afternoon.
    let hour = if (1..6).contains(&number) { number + 12 } else { number };
    Some((length, Session::of_hour(NaiveTime::from_hms_opt(hour, 0, 0)?)))
}

/// Words ahead of a person's name; how many, and whether they can only be that.
fn honorific(words: &[Word], at: usize) -> Option<(usize, bool)> {
    let word = &words[at];
    let next = words.get(at + 1);
    if word.fold == "dong" && next.is_some_and(|w| w.fold == "chi") {
        return Some((2, true));
    }
    match (&*word.fold, word.is_plain()) {
        ("dc", false) => Some((1, true)),
        ("sep" | "mr" | "mrs" | "ms", _) => Some((1, true)),
        ("dc" | "anh" | "ong", _) => Some((1, next.is_some_and(|w| w.capital || word.fold != "dc"))),
        ("chi", _) if word.key == "chi\u{323}" => Some((1, true)),
        ("ba", _) if word.key == "ba\u{300}" => Some((1, true)),
        ("co" | "chu" | "bac" | "thay" | "chi" | "ba" | "a" | "c" | "o" | "em", _) => {
            Some((1, next.is_some_and(|w| w.capital && word.fold.len() > 1)))
        }
        ("thu", _) if next.is_some_and(|w| w.fold == "truong") => Some((2, true)),
        _ => None,
    }
}

fn people(words: &[Word], at: usize, scales: Scales<'_>, add: &mut impl FnMut(usize, f32, Thing)) {
    let found = scales.people.officials(words, at, scales.manner);
    for person in &found {
        // A name that is also a word of questions needs a capital inside the sentence or an honorific.
        let alone = person.length == 1 && !scales.manner_allows_bare(words, at);
        let likeness = if alone { 0.4 } else { person.likeness };
        add(person.length, likeness, Thing::Whom(person.names.clone()));
    }
    if let Some(length) = is_title(words, at, scales.manner).filter(|_| found.is_empty()) {
        add(length, 0.8, Thing::Unknown(Kind::Official));
    }
    let Some((length, certain)) = honorific(words, at) else { return };
    let after = at + length;
    if matches!(&*words[at].fold, "sep" | "thu") && words.get(after).is_none_or(|next| next.fold != "nao") {
        // "lịch sếp": which of them?
        add(length, 0.85, Thing::Unknown(Kind::Official));
    }
    if after >= words.len() {
        return;
    }
    let named = scales.people.officials(words, after, scales.manner);
    for person in &named {
        add(length + person.length, person.likeness * 1.1, Thing::Whom(person.names.clone()));
    }
    if named.is_empty() && certain {
        stranger(words, at, after, scales, add);
    }
}

impl Scales<'_> {
    fn manner_allows_bare(&self, words: &[Word], at: usize) -> bool {
        let word = &words[at];
        let common = phrases::starting(&words[at..=at], Manner { english: false, ..self.manner })
            .into_iter()
            .any(|(_, _, sense)| !matches!(sense, Sense::Filler));
        !common || (at > 0 && word.capital)
    }
}

/// A name after an honorific that the directory does not have.
fn stranger(
    words: &[Word],
    at: usize,
    after: usize,
    scales: Scales<'_>,
    add: &mut impl FnMut(usize, f32, Thing),
) {
    let first = &words[after];
    let said = !dates::readings(words, after, scales.manner, scales.calendar).is_empty();
    let phrase = phrases::starting(&words[after..], scales.manner)
        .into_iter()
        .any(|(length, likeness, _)| likeness > 0.6 && (length > 1 || likeness > 0.95 || first.is_plain()));
    let title = is_title(words, after, scales.manner);
    if let Some(length) = title {
        add(after - at + length, 0.7, Thing::Unknown(Kind::Official));
        return;
    }
    if scales.vocabulary.mentions(&first.fold) && !said_otherwise(words, after, phrase || said) {
        add(after - at + 1, 0.9, Thing::Mention(after - at));
        return;
    }
    let a_name = first.number().is_none() && first.gap != Gap::End && first.fold.len() > 1;
    if !a_name || ((said || phrase) && !first.capital) {
        return;
    }
    let more = words[after + 1..]
        .iter()
        .take_while(|w| w.capital && w.gap == Gap::Space && !is_abbreviation(&w.typed));
    let length = after - at + 1 + if first.capital { more.take(3).count() } else { 0 };
    if scales.vocabulary.longest(words, after) < 2 {
        add(length, 0.75, Thing::Unknown(Kind::Official));
    }
}

/// Whether a word that could be a name says something else just as well.
fn said_otherwise(words: &[Word], at: usize, says: bool) -> bool {
    says && !words[at].capital
}

/// Words ahead of a unit's name.
fn announces_unit(words: &[Word], at: usize) -> usize {
    let pair = (words[at].fold.as_str(), words.get(at + 1).map_or("", |w| w.fold.as_str()));
    match pair {
        ("bo", "phan") | ("don", "vi") | ("chi", "cuc") | ("trung", "tam") => 2,
        ("phong" | "ban" | "p" | "unit" | "division", _) => 1,
        _ => 0,
    }
}

fn bodies(
    words: &[Word],
    at: usize,
    scales: Scales<'_>,
    longest: usize,
    add: &mut impl FnMut(usize, f32, Thing),
) {
    let plain = scales.people.bodies(words, at, scales.manner, false);
    let announced = announces_unit(words, at);
    let named = if announced > 0 && at + announced < words.len() {
        scales.people.bodies(words, at + announced, scales.manner, true)
    } else {
        Vec::new()
    };
    let office =
        |end: usize| usize::from(words.get(end).is_some_and(|w| w.fold == "so" && w.gap == Gap::Space));
    for body in &plain {
        add(body.length, body.likeness * 1.02, Thing::Whom(body.names.clone()));
        if office(at + body.length) == 1 {
            add(body.length + 1, body.likeness, Thing::Whom(body.names.clone()));
        }
    }
    for body in &named {
        add(announced + body.length, body.likeness * 1.1, Thing::Whom(body.names.clone()));
    }
    if announced == 0 || !named.is_empty() || !plain.is_empty() || longest > 1 {
        return;
    }
    let Some(first) = words.get(at + announced).filter(|w| w.number().is_none() && w.gap != Gap::End) else {
        return;
    };
    let is_phrase = |at: usize| {
        phrases::starting(&words[at..], scales.manner)
            .into_iter()
            .any(|(_, likeness, sense)| likeness > 0.7 && !matches!(sense, Sense::Filler))
    };
    let asks = matches!(&*first.fold, "nao" | "mo" | "gi" | "hop" | "chong");
    if asks || is_phrase(at + announced) || words[at].fold == "ban" && !words[at].capital {
        return;
    }
    let more = (at + announced + 1..words.len().min(at + announced + 5))
        .take_while(|next| {
            words[*next].gap == Gap::Space && !is_phrase(*next) && words[*next].number().is_none()
        })
        .count();
    add(announced + 1 + more, 0.8, Thing::Unknown(Kind::Unit));
}
