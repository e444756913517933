//! Which of several readings of a word is right, by what else is known; knows syllables and what the document
//! itself says, and leaves in doubt what they don't tell.

use std::collections::{HashMap, HashSet};

use reading::document::Doubt;

use crate::{
    agree::{Reading, Spot},
    entries::is_code,
    letters, syllable,
};

/// What is known of words before one of them is doubted.
#[derive(Debug, Default)]
pub struct Evidence {
    words: HashMap<String, Known>,
    pairs: HashMap<(String, String), f64>,
    /// Codes that a hyphen joins, wherever one look saw it: none is made up, but many a one is missed.
    joined: HashSet<(String, String)>,
}

/// What every office writes, so that it need not be found in the document first.
const OFFICE: &[&str] = &[
    HONORIFIC,
    "PGĐ",
    "GĐ",
    "TUV",
    "BTV",
    "UBND",
    "HĐND",
    "VP",
    "Sáng",
    "Chiều",
    "Tối",
    "Chủ trì",
    "Lãnh đạo",
    "Phòng",
];
const HONORIFIC: &str = "Đ/c";
/// Words that every office writes together, and of which recognition makes others that are words as well.
const TOGETHER: &[&str] = &[
    "Đảng ủy",
    "Đảng bộ",
    "Đảng viên",
    "Đảng đoàn",
    "thẩm định",
    "thẩm tra",
    "kiểm tra",
    "kiểm điểm",
    "quản lý",
    "chuẩn bị",
];
/// What such a word weighs: as if it had been read so often.
const USUAL: f64 = 12.0;

/// A word that was read without a doubt.
#[derive(Clone, Debug, Default)]
struct Known {
    times: f64,
    /// As it is written.
    form: String,
}

/// By how much the best reading must be better than the next to be believed.
const MARGIN: f64 = 1.0;
/// A word that all looks read alike is believed from this sureness on, of 100, whatever it is.
const SURE: f64 = 60.0;
/// And however strange it looks, from this on: names of places and firms are like no other word.
const CERTAIN: f64 = 85.0;
/// What a word of the directory weighs: as if it had been read so often.
const KNOWN: f64 = 3.0;
/// So often a word is read before another that differs in one letter is taken for it.
const FREQUENT: f64 = 3.0;
/// What it costs to take a word for another that no look read.
const UNREAD: f64 = 1.0;
/// What a pair of words that is found elsewhere tells.
const PAIR: f64 = 1.5;

/// A word, and what else it may be.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    pub text: String,
    pub doubt: Option<Doubt>,
}

impl Evidence {
    /// Of names that are known, and of all that the looks agree on.
    pub fn of<'a>(known: &[String], cuts: impl Iterator<Item = &'a [Spot]>) -> Evidence {
        let mut evidence = Evidence::default();
        OFFICE.iter().chain(TOGETHER).for_each(|words| evidence.learn(&mut None, words, USUAL));
        for name in known {
            evidence.learn(&mut None, name, KNOWN);
            evidence.join(name, "");
        }
        for spots in cuts {
            let mut before = None;
            for (at, spot) in spots.iter().enumerate() {
                match spot.agreed() {
                    Some(text) => evidence.learn(&mut before, text, weight(spot)),
                    None => before = None,
                }
                let after = spots.get(at + 1).map_or("", |after| after.readings[0].text.as_str());
                spot.readings.iter().for_each(|reading| evidence.join(&reading.text, after));
            }
        }
        evidence
    }

    /// Learns which codes are joined in a text, or at its end with the one after it.
    fn join(&mut self, text: &str, after: &str) {
        let parts: Vec<&str> = text.split('-').map(str::trim).collect();
        for pair in parts.windows(2) {
            let second = if pair[1].is_empty() { words(after).next().unwrap_or_default() } else { pair[1] };
            if is_code(pair[0]) && is_code(second) {
                self.joined.insert((pair[0].to_lowercase(), second.to_lowercase()));
            }
        }
    }

    fn learn(&mut self, before: &mut Option<String>, text: &str, weight: f64) {
        for written in words(text) {
            let word = written.to_lowercase();
            let known = self.words.entry(word.clone()).or_default();
            known.times += weight;
            if known.form.is_empty() {
                written.clone_into(&mut known.form);
            }
            if let Some(before) = before.take() {
                *self.pairs.entry((before, word.clone())).or_default() += weight;
            }
            *before = Some(word);
        }
    }

    fn seen(&self, word: &str) -> f64 {
        self.words.get(word).map_or(0.0, |known| known.times)
    }

    /// What one spot says, between the words before and after it.
    pub fn choose(&self, spot: &Spot, before: &str, after: &str) -> Chosen {
        // A word is no evidence for itself.
        let own = if spot.agreed().is_some() { weight(spot) } else { 0.0 };
        let mut candidates: Vec<(f64, String)> = Vec::new();
        for Reading { text, sure } in &spot.readings {
            let score = self.score(text, own, before, after) + sure / 100.0;
            match candidates.iter_mut().find(|(_, other)| same(other, text)) {
                // A comma is missed more often than it is made up.
                Some(same) => *same = (same.0.max(score), with_more_signs(&same.1, text)),
                None => candidates.push((score, text.clone())),
            }
        }
        let sure = spot.readings.iter().map(|reading| reading.sure).fold(0.0, f64::max);
        let read = candidates.clone();
        for (score, text) in &read {
            let others = self.repaired(text, own, sure).into_iter().chain(together(text, before, after));
            for other in others.filter(|other| !same(other, text)) {
                if !candidates.iter().any(|(_, known)| same(known, &other)) {
                    let repaired = self.score(&other, 0.0, before, after) - UNREAD;
                    candidates.push((repaired.max(*score - UNREAD), other));
                }
            }
        }
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
        self.settle(&candidates, spot, own, (before, after))
    }

    /// The best candidate, and the others where it is not sure.
    fn settle(&self, candidates: &[(f64, String)], spot: &Spot, own: f64, beside: (&str, &str)) -> Chosen {
        let (before, after) = beside;
        let Some((best, text)) = candidates.first() else {
            return Chosen { text: String::new(), doubt: None };
        };
        if let Some(chosen) = self.hyphenated(text, after) {
            return chosen;
        }
        let read = |text: &str| spot.readings.iter().any(|reading| same(&reading.text, text));
        // A word taken for one that no look read is taken for the only one it can be.
        let repaired = !read(text);
        let rivals = candidates[1..].iter().filter(|(score, other)| {
            // What is no word needs little to be ruled out.
            let margin = match words(other).all(|word| likely(word) >= 0.0) {
                true if repaired && !read(other) => 2.0 * MARGIN,
                true => MARGIN,
                false => MARGIN / 4.0,
            };
            let figures_differ = read(other) && figures(text) != figures(other) && !figures(other).is_empty();
            !other.is_empty() && (best - score < margin || figures_differ)
        });
        let others: Vec<String> = rivals.map(|(_, other)| other.clone()).collect();
        let seen_once = spot.readings.iter().any(|reading| reading.text.is_empty());
        let sure = spot.readings.iter().map(|reading| reading.sure).fold(0.0, f64::max);
        let strange = words(text).any(|word| !self.believable(word, sure, own));
        let mut others = others;
        others.extend(self.address(text, before, after));
        // Ink that crosses a word may have taken a stroke of it away, or a sign beside it.
        let soiled = spot.stained && !words(text).all(|word| sure >= CERTAIN && likely(word) > 1.0);
        let doubted = words(text).next().is_some() && (seen_once || strange || soiled || !others.is_empty());
        let doubt = doubted.then(|| Doubt { word: text.clone(), others, seen: None });
        Chosen { text: text.clone(), doubt }
    }

    /// The text with the hyphen that elsewhere stands between it and what follows.
    fn hyphenated(&self, text: &str, after: &str) -> Option<Chosen> {
        let after = words(after).next()?;
        let joined = self.joined.contains(&(text.to_lowercase(), after.to_lowercase()));
        let doubt = Doubt { word: format!("{text}-"), others: vec![text.to_owned()], seen: None };
        (joined && is_code(text)).then(|| Chosen { text: doubt.word.clone(), doubt: Some(doubt) })
    }

    /// The honorific, where a name may have been made of it: `Đức Hoa` where others are `Đ/c Hoa`.
    fn address(&self, text: &str, before: &str, after: &str) -> Option<String> {
        let (word, after) = (words(text).next()?, words(after).next()?.to_lowercase());
        let before = words(before).last().map(str::to_lowercase);
        let honorific = HONORIFIC.to_lowercase();
        let near = word.starts_with(char::is_uppercase) && one_letter_apart(&honorific, &word.to_lowercase());
        let alone = before.as_ref() != Some(&honorific);
        (near && alone && self.pairs.contains_key(&(honorific, after))).then(|| HONORIFIC.to_owned())
    }

    fn score(&self, text: &str, own: f64, before: &str, after: &str) -> f64 {
        let (mut sum, mut count) = (0.0, 0.0);
        let mut last = words(before).last().map(str::to_lowercase);
        let paired = |last: &Option<String>, word: &str| {
            let pair = last.clone().map(|last| (last, word.to_owned()));
            pair.and_then(|pair| self.pairs.get(&pair))
                .map_or(0.0, |times| PAIR * (times - own).clamp(0.0, 1.0))
        };
        for written in words(text) {
            let word = written.to_lowercase();
            // What is no word at all is often misread in the same way.
            let likely = likely(written);
            let trust = if likely < 0.0 { 0.3 } else { 1.0 };
            sum += likely + trust * 1.5 * (1.0 + (self.seen(&word) - own).max(0.0)).ln();
            sum += trust * paired(&last, &word);
            last = Some(word);
            count += 1.0;
        }
        if let Some(after) = words(after).next() {
            sum += paired(&last, &after.to_lowercase());
        }
        sum / f64::max(count, 1.0)
    }

    /// Whether a word that was read alike by all looks is one.
    fn believable(&self, word: &str, sure: f64, own: f64) -> bool {
        let seen = self.seen(&word.to_lowercase()) - own;
        likely(word) > 1.0 || seen >= 1.0 || sure >= SURE && likely(word) > -1.0 || sure >= CERTAIN
    }

    /// The text with words that are none, or that no look was sure of, taken for frequent ones a letter apart.
    fn repaired(&self, text: &str, own: f64, sure: f64) -> Vec<String> {
        let mut out = Vec::new();
        for word in words(text) {
            let plain = word.to_lowercase();
            // What both looks read, and one was sure of, is no slip.
            let settled = own > 0.0 && sure >= SURE && likely(word) > 0.0;
            let frequent = self.seen(&plain) - own >= FREQUENT && likely(word) > 0.0;
            if frequent || settled || likely(word) > 1.0 {
                continue;
            }
            let large = word.starts_with(char::is_uppercase);
            let near = self.words.iter().filter(|(other, known)| {
                known.times >= FREQUENT
                    && other.chars().count() > 2
                    && (known.form.starts_with(char::is_uppercase) == large || is_usual(other))
                    && one_letter_apart(other, &plain)
            });
            let mut near: Vec<(f64, String)> = near
                .map(|(other, known)| (known.times, if large { known.form.clone() } else { other.clone() }))
                .collect();
            near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            out.extend(near.into_iter().take(MOST_REPAIRS).map(|(_, form)| text.replacen(word, &form, 1)));
        }
        out
    }
}

/// The words that are a letter apart from this one, and usual beside its neighbours.
fn together(text: &str, before: &str, after: &str) -> Vec<String> {
    let small = |text: &str| text.to_lowercase();
    let (before, after) = (words(before).last().map(small), words(after).next().map(small));
    let only = words(text).next().filter(|word| words(text).count() == 1 && !word.contains('/'));
    let usual = TOGETHER.iter().filter_map(|pair| pair.split_once(' '));
    let beside = usual.filter_map(move |(first, second)| {
        if after.as_deref() == Some(second) {
            Some(first)
        } else {
            (before == Some(small(first))).then_some(second)
        }
    });
    let near = beside.filter_map(move |usual| {
        let word = only.filter(|word| one_letter_apart(&small(usual), &small(word)))?;
        let mut letters = usual.chars();
        let first = letters.next()?;
        let first = if word.starts_with(char::is_uppercase) {
            first.to_uppercase().to_string()
        } else {
            small(&first.to_string())
        };
        Some(text.replacen(word, &(first + letters.as_str()), 1))
    });
    near.collect()
}

const MOST_REPAIRS: usize = 3;

/// What an agreed word weighs as evidence: where no look was sure of it, another may have been misread in the same way.
fn weight(spot: &Spot) -> f64 {
    let sure = spot.readings.iter().map(|reading| reading.sure).fold(0.0, f64::max);
    if sure >= SURE { 1.0 } else { 0.0 }
}

fn is_usual(word: &str) -> bool {
    OFFICE.iter().any(|usual| usual.to_lowercase() == word)
}

/// The words of a text without the signs around and between them.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | ':' | '(' | ')'))
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// Of two readings with the same words the one with more signs between them.
fn with_more_signs(a: &str, b: &str) -> String {
    let signs = |text: &str| text.matches([',', ';', '-', ' ']).count();
    if signs(b) > signs(a) { b.to_owned() } else { a.to_owned() }
}

/// Whether two readings say the same.
fn same(a: &str, b: &str) -> bool {
    let plain = |text: &str| words(text).map(str::to_lowercase).collect::<Vec<_>>();
    plain(a) == plain(b)
}

/// How likely a word is on its own: a syllable, a number, a code; not letters and figures mixed.
fn likely(written: &str) -> f64 {
    if is_usual(&written.to_lowercase()) {
        return 2.0;
    }
    let letters = written.chars().any(char::is_alphabetic);
    let figures = written.chars().any(|letter| letter.is_ascii_digit());
    let capitals = written.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    let parts = || written.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    match (letters, figures) {
        (true, false) if parts().all(|part| syllable::is_one(&part.to_lowercase())) => {
            if letters::is_wildly_cased(written) {
                1.5
            } else {
                2.0
            }
        }
        (true, false) if capitals => 0.5 - letters::doubled(written),
        (true, false) => -1.5,
        (true, true) if is_hour(written) => 0.5,
        (true, true) if capitals || written.contains(['/', '-']) => 0.0,
        (true, true) => -2.0,
        _ => 0.5,
    }
}

/// `8h`, `8h00`, `13g30`.
fn is_hour(written: &str) -> bool {
    let number = |part: &str| part.len() <= 2 && part.chars().all(|letter| letter.is_ascii_digit());
    let parts = written.split_once(['h', 'g']);
    parts.is_some_and(|(hours, minutes)| !hours.is_empty() && number(hours) && number(minutes))
}

fn figures(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn one_letter_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    match a.len().cmp(&b.len()) {
        std::cmp::Ordering::Equal => same < a.len() && a[same + 1..] == b[same + 1..],
        std::cmp::Ordering::Less => b.len() - a.len() == 1 && a[same..] == b[same + 1..],
        std::cmp::Ordering::Greater => a.len() - b.len() == 1 && b[same..] == a[same + 1..],
    }
}
