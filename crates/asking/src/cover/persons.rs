//! Persons as candidates of a cover: honorifics, names, titles, and those whom the directory does not know.

use super::{Scales, Thing};
use crate::{
    classes::{self, Class, is},
    dates,
    people::{Found, Kind, is_title},
    phrases::{self, Manner, Sense},
    vocabulary::is_abbreviation,
    words::{Gap, Word},
};

/// Words ahead of a person's name; how many, and whether they can only be that.
fn honorific(words: &[Word], at: usize) -> Option<(usize, bool)> {
    let word = &words[at];
    let capital = words.get(at + 1).is_some_and(|next| next.capital);
    let length = |class| Some(classes::length(words, at, class)).filter(|length| *length > 0);
    // "chi", "ba" without their marks are other words as well.
    let bare = |class| is(word, class) && word.is_plain() && is(word, Class::Kin);
    match () {
        () if !bare(Class::Comrade) && length(Class::Comrade).is_some() => {
            length(Class::Comrade).map(|l| (l, true))
        }
        () if is(word, Class::Sir) => Some((1, capital || word.fold != "dc")),
        () if is(word, Class::Kin) => Some((1, capital)),
        () if is(word, Class::KinLetter) => Some((1, false)),
        () => None,
    }
}

pub fn people(words: &[Word], at: usize, scales: Scales<'_>, add: &mut impl FnMut(usize, f32, Thing)) {
    let found = scales.people.officials(words, at, scales.manner);
    for person in &found {
        if let Some(length) = stranger_after_title(words, at, person, scales) {
            add(length, 0.9, Thing::Unknown(Kind::Official));
        }
        // A name that is also a word of questions needs a capital inside the sentence or an honorific.
        let likeness = match person.length {
            1 if begins_a_compound(words, at, scales) => 0.2,
            1 if !scales.manner_allows_bare(words, at) => 0.4,
            _ => person.likeness,
        };
        add(person.length, likeness, Thing::Whom(person.names.clone()));
    }
    if let Some(length) = is_title(words, at, scales.manner).filter(|_| found.is_empty()) {
        add(length, 0.8, Thing::Unknown(Kind::Official));
    }
    // "ban giám đốc" is no director, and nobody's where the directory does not have it.
    let board = is(&words[at], Class::Board).then(|| words.get(at + 1)).flatten();
    if board.is_some_and(|title| title.gap == Gap::Space)
        && scales.people.bodies(words, at, scales.manner, false).is_empty()
        && let Some(length) = is_title(words, at + 1, scales.manner)
    {
        add(length + 1, 1.2, Thing::Unknown(Kind::Collective));
    }
    let Some((length, certain)) = honorific(words, at) else { return };
    let after = at + length;
    let chief = classes::length(words, at, Class::Chief) > 0;
    if chief && words.get(after).is_none_or(|next| !is(next, Class::Which)) {
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

/// "giám đốc Hùng", if nobody of that name holds the title: title and name.
fn stranger_after_title(words: &[Word], at: usize, title: &Found, scales: Scales<'_>) -> Option<usize> {
    let after = at + title.length;
    let name = words.get(after).filter(|word| word.capital && word.gap == Gap::Space)?;
    let is_title = is_title(words, at, scales.manner).is_some() || is_abbreviation(&words[at].typed);
    let else_said = is_abbreviation(&name.typed)
        || name.number().is_some()
        || scales.vocabulary.longest(words, after) > 1
        || !dates::readings(words, after, scales.manner, scales.calendar).is_empty()
        || !phrases::starting(&words[after..], scales.manner).is_empty()
        || !scales.people.officials(words, after, scales.manner).is_empty()
        || !scales.people.bodies(words, after, scales.manner, false).is_empty();
    (is_title && !else_said).then_some(title.length + 1)
}

/// "công an", "dũng cảm": a small letter, and a word after it of which nothing else is known.
fn begins_a_compound(words: &[Word], at: usize, scales: Scales<'_>) -> bool {
    let Some(next) = words.get(at + 1).filter(|next| next.gap == Gap::Space) else { return false };
    let known = next.capital
        || next.number().is_some()
        || next.fold.len() < 2
        || !phrases::starting(&words[at + 1..], scales.manner).is_empty()
        || !dates::readings(words, at + 1, scales.manner, scales.calendar).is_empty()
        || !scales.people.officials(words, at + 1, scales.manner).is_empty()
        || !scales.people.bodies(words, at + 1, scales.manner, false).is_empty()
        || scales.vocabulary.longest(words, at + 1) > 1;
    !words[at].capital && !known
}

/// Whether the next word begins a week, a month or a day.
pub fn period_follows(words: &[Word], at: usize) -> bool {
    words.get(at + 1).is_some_and(|next| next.gap == Gap::Space && is(next, Class::BeginsPeriod))
}

impl Scales<'_> {
    /// Whether a name may stand without honorific: no phrase, or written as no phrase is ("Minh", not "mình"),
    /// or ahead of a period of its own ("Mai tuần này").
    fn manner_allows_bare(&self, words: &[Word], at: usize) -> bool {
        let word = &words[at];
        let common = phrases::starting(&words[at..=at], Manner { english: false, ..self.manner })
            .into_iter()
            .filter(|(_, _, sense)| !matches!(sense, Sense::Filler))
            .any(|(_, likeness, _)| !word.capital || likeness >= phrases::EXACT);
        !common || (word.capital && (at > 0 || period_follows(words, at)))
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
    // "anh tuan tuan nay"
    let twice = words.get(after + 1).is_some_and(|next| next.fold == first.fold);
    let (said, phrase) = (said && !twice, phrase && !twice);
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
