//! Family, middle and given names: what reads as the name of a person, and where in a text it begins; knows no titles.

use super::{
    is_title_code,
    lexicon::{BODIES, MIDDLES, SURNAMES},
};
use crate::folded::fold_letters;

/// Byte at which a name begins that reaches to the end of the text.
pub(super) fn name_at_end(text: &str) -> Option<usize> {
    if is_name(text) && (!starts_body(text) || names_one_though_a_body(text)) {
        return Some(0);
    }
    let starts =
        text.char_indices().map(|(at, _)| at).filter(|&at| at > 0 && text.as_bytes()[at - 1] == b' ');
    let mut found = None;
    let behind_body = |at: usize| {
        let before = fold_letters(text[..at].split_whitespace().next_back().unwrap_or(""));
        matches!(before.as_str(), "uy" | "truc" | "ubnd" | "hdnd" | "mttq" | "ubmttq" | "ubkt" | "so")
    };
    let starts: Vec<usize> = starts.collect();
    // `Phó Bí thư Thường trực Đảng ủy Mang Đức Huy`: a family name that no list knows.
    let rare = starts.iter().copied().find(|&at| {
        let name = &text[at..];
        behind_body(at)
            && is_name(name)
            && !starts_body(name)
            && (3..=4).contains(&name.split_whitespace().count())
    });
    if let Some(at) = rare {
        return Some(at);
    }
    for at in starts.into_iter().filter(|&at| is_full_name(&text[at..])) {
        // `UBND xã Hà Linh Nguyễn Văn A`: the place comes first, then whoever it is.
        let place = names_a_place(&text[..at]);
        let province = place && fold_letters(&text[..at]).trim_end().ends_with("tinh");
        if province && text[at..].split_whitespace().count() == 2 {
            continue;
        }
        if !place {
            return Some(at);
        }
        found = found.or(Some(at));
        let rest: Vec<&str> = text[at..].split_whitespace().collect();
        if rest.len() >= 4 && is_full_name(&rest[2..].join(" ")) {
            let skipped = rest[2].as_ptr() as usize - text.as_ptr() as usize;
            return Some(skipped);
        }
    }
    found
}

/// `Đoàn Anh Tú`, `Văn Đình Kha`: a family name that is also the first word of bodies.
fn names_one_though_a_body(text: &str) -> bool {
    let mut words = text.splitn(2, ' ');
    let (first, rest) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let middle =
        rest.split_whitespace().next().is_some_and(|word| MIDDLES.contains(&word.to_lowercase().as_str()));
    // `Đoàn Thị Mỹ Lộc`: a middle name that is also the first word of towns.
    let whole = (2..=3).contains(&rest.split_whitespace().count()) && (middle || !starts_body(rest));
    whole && (SURNAMES.contains(&fold_letters(first).as_str()) || middle)
}

/// Whether what follows these words is the name of a place: `UBND tỉnh` Hà Tĩnh.
fn names_a_place(before: &str) -> bool {
    let last = fold_letters(before.split_whitespace().next_back().unwrap_or(""));
    matches!(
        last.trim_end_matches('.'),
        "tinh"
            | "huyen"
            | "xa"
            | "phuong"
            | "pho"
            | "tran"
            | "quan"
            | "tp"
            | "thi"
            | "dac"
            | "khu"
            | "thon"
            | "ap"
    )
}

pub(super) fn starts_body(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("").to_lowercase();
    BODIES.contains(&first.trim_end_matches('.'))
}

/// One to five syllables that each look like a part of a name.
pub fn is_name(text: &str) -> bool {
    let mut words = 0;
    for word in text.split_whitespace() {
        words += 1;
        if words > 5 || !is_syllable(word) {
            return false;
        }
    }
    words > 0
}

/// A name that begins with a family name: `Nguyễn Văn A`, `Ng. V. Hùng`.
pub fn is_full_name(text: &str) -> bool {
    let first = fold_letters(text.split_whitespace().next().unwrap_or(""));
    let mut words = text.split_whitespace().skip(1);
    let (second, third) = (words.next(), words.next());
    let middle =
        second.is_some_and(|word| MIDDLES.contains(&word.to_lowercase().as_str())) && third.is_some();
    let family = SURNAMES.contains(&first.as_str()) && second.is_some();
    (family || middle && (!starts_body(text) || names_one_though_a_body(text))) && is_name(text)
}

/// Length of a full name at the beginning of a text.
pub fn full_name_prefix(text: &str) -> Option<usize> {
    let mut end = 0;
    for word in text.split_inclusive(' ').take(5) {
        let bare = word.trim_end().trim_end_matches([',', ';', ':', '.']);
        if !is_syllable(bare) {
            break;
        }
        end += bare.len();
        if bare.len() < word.trim_end().len() {
            break;
        }
        end += word.len() - bare.len();
    }
    let name = text[..end].trim_end();
    is_full_name(name).then_some(name.len())
}

fn is_syllable(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    let mut letters = bare.chars();
    let Some(first) = letters.next() else { return false };
    let lower = letters.clone().all(char::is_lowercase);
    let capitals =
        bare.chars().count() > 1 && letters.clone().all(char::is_uppercase) && !is_title_code(word);
    let vowel = fold_letters(bare).contains(['a', 'e', 'i', 'o', 'u', 'y']) || bare.len() < word.len();
    first.is_uppercase()
        && bare.chars().count() <= 7
        && letters.all(char::is_alphabetic)
        && (lower || capitals)
        && (vowel || bare.chars().count() == 1)
        && !bare.chars().any(|c| c.is_numeric())
}
