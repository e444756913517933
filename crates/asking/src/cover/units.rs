//! Units and collectives as candidates of a cover, and what is called a division that nobody knows.

use super::{Scales, Thing};
use crate::{
    classes::{self, Class, is},
    people::Kind,
    phrases::{self, Sense},
    vocabulary::is_abbreviation,
    words::{Gap, Word},
};

/// Words ahead of a unit's name.
fn announces_unit(words: &[Word], at: usize) -> usize {
    // "Chào Văn phòng,\nBTXH …": what stands after a comma or a line is not of that division.
    let joined = |length: usize| {
        words[at + 1..]
            .iter()
            .take(length)
            .all(|word| !matches!(word.gap, Gap::Comma | Gap::End | Gap::Colon))
    };
    let stands = classes::length(words, at, Class::Division);
    // "Sở Y tế": another department.
    let department = is(&words[at], Class::Department)
        && words.get(at + 1).is_some_and(|next| next.capital && !is_abbreviation(&next.typed));
    let length = stands.max(usize::from(department));
    if joined(length) { length } else { 0 }
}

pub fn bodies(
    words: &[Word],
    at: usize,
    scales: Scales<'_>,
    longest: usize,
    add: &mut impl FnMut(usize, f32, Thing),
) {
    let plain = scales.people.bodies(words, at, scales.manner, false);
    let announced = announces_unit(words, at);
    // "bên giảm nghèo" is a division where the directory has one called so, else a subject.
    let led = announced.max(classes::length(words, at, Class::Side));
    let named = if led > 0 && at + led < words.len() {
        scales.people.bodies(words, at + led, scales.manner, true)
    } else {
        Vec::new()
    };
    let of_office = |end: usize| {
        usize::from(words.get(end).is_some_and(|w| is(w, Class::Department) && w.gap == Gap::Space))
    };
    for body in &plain {
        add(body.length, body.likeness * 1.06, Thing::Whom(body.names.clone()));
        if of_office(at + body.length) == 1 {
            add(body.length + 1, body.likeness * 1.06, Thing::Whom(body.names.clone()));
        }
    }
    for body in &named {
        add(led + body.length, body.likeness * 1.1, Thing::Whom(body.names.clone()));
    }
    if announced == 0 || !named.is_empty() || !plain.is_empty() || longest > 1 {
        return;
    }
    let Some(first) = words.get(at + announced).filter(|w| w.number().is_none() && w.gap != Gap::End) else {
        return;
    };
    if is(&words[at], Class::Department) && !scales.people.officials(words, at + 1, scales.manner).is_empty()
    {
        return;
    }
    let is_phrase = |at: usize| {
        phrases::starting(&words[at..], scales.manner)
            .into_iter()
            .any(|(_, likeness, sense)| likeness > 0.7 && !matches!(sense, Sense::Filler | Sense::Subject))
    };
    // What divisions of many offices are called after, some of it words of questions ("kế hoạch").
    let length = classes::length(words, at + announced, Class::Office);
    if length > 0 {
        let end = at + announced + length;
        let more = usize::from(words.get(end).is_some_and(|w| {
            w.gap == Gap::Space
                && phrases::starting(std::slice::from_ref(w), scales.manner).is_empty()
                && !is_phrase(end)
        }));
        add(announced + length + more, 1.0, Thing::Unknown(Kind::Unit));
        return;
    }
    // "phòng phải …", "p có …": the asker's own.
    let own = !first.capital
        && phrases::starting(std::slice::from_ref(first), scales.manner)
            .into_iter()
            .any(|(_, likeness, sense)| likeness > 0.7 && sense == Sense::Filler);
    let asks = own || is(first, Class::NoName);
    if asks || is_phrase(at + announced) || is(&words[at], Class::Board) && !words[at].capital {
        return;
    }
    let more = (at + announced + 1..words.len().min(at + announced + 5))
        .take_while(|next| {
            words[*next].gap == Gap::Space && !is_phrase(*next) && words[*next].number().is_none()
        })
        .count();
    add(announced + 1 + more, 0.8, Thing::Unknown(Kind::Unit));
}
