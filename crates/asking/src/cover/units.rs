//! Units and collectives as candidates of a cover, and what is called a division that nobody knows.

use super::{Scales, Thing};
use crate::{
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
    let pair = (words[at].fold.as_str(), words.get(at + 1).map_or("", |w| w.fold.as_str()));
    match pair {
        ("bo", "phan") | ("don", "vi") | ("chi", "cuc") | ("trung", "tam") if joined(2) => 2,
        // "Sở Y tế": another department.
        ("so", _)
            if joined(1)
                && words[at + 1..].first().is_some_and(|w| w.capital && !is_abbreviation(&w.typed)) =>
        {
            1
        }
        ("phong" | "ban" | "p" | "unit" | "division", _) if joined(1) => 1,
        _ => 0,
    }
}

/// What divisions of many offices are called after, some of it words of questions ("kế hoạch").
fn office(words: &[Word], at: usize) -> Option<usize> {
    const NAMES: [&str; 16] = [
        "to chuc can bo",
        "to chuc hanh chinh",
        "ke hoach tai chinh",
        "ke hoach tong hop",
        "hanh chinh tong hop",
        "to chuc",
        "ke hoach",
        "tai chinh",
        "hanh chinh",
        "ke toan",
        "noi vu",
        "tong hop",
        "phap che",
        "nguoi co cong",
        "chinh sach",
        "dao tao",
    ];
    let spelled = |name: &&&str| {
        let mut parts = name.split(' ').zip(words[at..].iter().map(Some).chain(std::iter::repeat(None)));
        parts.all(|(part, word)| word.is_some_and(|word| word.fold == part))
    };
    NAMES.iter().find(spelled).map(|name| name.split(' ').count())
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
    let named = if announced > 0 && at + announced < words.len() {
        scales.people.bodies(words, at + announced, scales.manner, true)
    } else {
        Vec::new()
    };
    let of_office =
        |end: usize| usize::from(words.get(end).is_some_and(|w| w.fold == "so" && w.gap == Gap::Space));
    for body in &plain {
        add(body.length, body.likeness * 1.06, Thing::Whom(body.names.clone()));
        if of_office(at + body.length) == 1 {
            add(body.length + 1, body.likeness * 1.06, Thing::Whom(body.names.clone()));
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
    if words[at].fold == "so" && !scales.people.officials(words, at + 1, scales.manner).is_empty() {
        return;
    }
    let is_phrase = |at: usize| {
        phrases::starting(&words[at..], scales.manner)
            .into_iter()
            .any(|(_, likeness, sense)| likeness > 0.7 && !matches!(sense, Sense::Filler))
    };
    if let Some(length) = office(words, at + announced) {
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
            .any(|(_, likeness, sense)| likeness > 0.4 && sense == Sense::Filler);
    let asks = own || matches!(&*first.fold, "nao" | "mo" | "gi" | "hop" | "chong");
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
