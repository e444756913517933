//! Typing methods: what the keys of Telex and VNI make, and the keys that a word takes; no dictionary.

use unicode_normalization::UnicodeNormalization;

use crate::words::toneless;

/// What unconverted Telex (`hooij`) would have become; nothing if no key of it converts.
pub fn telex(typed: &str) -> Option<String> {
    let mut letters: Vec<char> = Vec::new();
    let mut tone = None;
    let mut changed = false;
    for c in typed.to_lowercase().chars() {
        let has_vowel = letters.iter().any(|l| "aeiouyăâêôơư".contains(*l));
        match c {
            's' | 'f' | 'r' | 'x' | 'j' if has_vowel => {
                tone = Some(match c {
                    's' => '\u{301}',
                    'f' => '\u{300}',
                    'r' => '\u{309}',
                    'x' => '\u{303}',
                    _ => '\u{323}',
                });
                changed = true;
            }
            'w' => {
                changed = true;
                horn(&mut letters);
            }
            'a' | 'e' | 'o' | 'd' => match letters.iter().rposition(|l| *l == c) {
                Some(at) if c != 'd' || at == 0 || at + 1 == letters.len() => {
                    letters[at] = match c {
                        'a' => 'â',
                        'e' => 'ê',
                        'o' => 'ô',
                        _ => 'đ',
                    };
                    changed = true;
                }
                _ => letters.push(c),
            },
            c => letters.push(c),
        }
    }
    changed.then(|| toned(&letters, tone))
}

/// `w`: the breve or the horn on what stands before, `uo` becoming `ươ` as a whole.
fn horn(letters: &mut Vec<char>) {
    let Some(at) = letters.iter().rposition(|l| matches!(l, 'a' | 'o' | 'u')) else {
        letters.push('ư');
        return;
    };
    letters[at] = match letters[at] {
        'a' => 'ă',
        'o' => 'ơ',
        _ => 'ư',
    };
    if letters[at] == 'ơ' && at > 0 && letters[at - 1] == 'u' {
        letters[at - 1] = 'ư';
    }
}

/// What unconverted VNI (`ho5p`, `d9a3ng`) would have become.
pub fn vni(typed: &str) -> Option<String> {
    let mut letters: Vec<char> = Vec::new();
    let mut tone = None;
    for c in typed.to_lowercase().chars() {
        match c {
            '1'..='5' if tone.is_none() => {
                let tones = ['\u{301}', '\u{300}', '\u{309}', '\u{303}', '\u{323}'];
                tone = Some(tones[c as usize - '1' as usize]);
            }
            '6'..='9' => {
                let marks: &[(char, char)] = match c {
                    '6' => &[('a', 'â'), ('e', 'ê'), ('o', 'ô')],
                    '7' => &[('o', 'ơ'), ('u', 'ư')],
                    '8' => &[('a', 'ă')],
                    _ => &[('d', 'đ')],
                };
                let at = letters.iter().rposition(|l| marks.iter().any(|(plain, _)| plain == l))?;
                letters[at] = marks.iter().find(|(plain, _)| *plain == letters[at])?.1;
                if c == '7' && at > 0 && letters[at] == 'ơ' && letters[at - 1] == 'u' {
                    letters[at - 1] = 'ư';
                }
            }
            c if c.is_ascii_digit() => return None,
            c => letters.push(c),
        }
    }
    Some(toned(&letters, tone))
}

/// Letters with the tone on the vowel that carries it: the last with a mark of its own, the last ahead of a
/// consonant, else the one before the last.
fn toned(letters: &[char], tone: Option<char>) -> String {
    let is_vowel = |c: &char| "aeiouyăâêôơư".contains(*c);
    // The "u" of "qu" and the "i" of "gi" belong to the consonant.
    let glides = |at: usize| {
        at == 1 && matches!(letters, ['q', 'u', next, ..] | ['g', 'i', next, ..] if is_vowel(next))
    };
    let vowels: Vec<usize> =
        (0..letters.len()).filter(|at| is_vowel(&letters[*at]) && !glides(*at)).collect();
    let marked = vowels.iter().rfind(|at| "ăâêôơư".contains(letters[**at]));
    let closed = letters.last().is_some_and(|last| !is_vowel(last));
    let open = vowels.len().checked_sub(if closed { 1 } else { 2 }).and_then(|at| vowels.get(at));
    let carrier = marked.or(open).or(vowels.last()).copied();
    letters
        .iter()
        .enumerate()
        .flat_map(|(at, c)| std::iter::once(*c).chain(tone.filter(|_| Some(at) == carrier)))
        .collect()
}

/// A word as it is written: the tone, which a key has at its end, over the vowel that carries it.
pub fn spelled(key: &str) -> String {
    let letters: Vec<char> = toneless(key).nfc().collect();
    let tone = key[toneless(key).len()..].chars().next();
    toned(&letters, tone).nfc().collect()
}

/// The keys by which Telex types a word: `tuần` → `tuaanf`. Slips are of keys, so they are counted in keys.
pub fn keys_of(key: &str) -> String {
    let mut keys = String::with_capacity(key.len() + 4);
    for c in key.chars() {
        match c {
            '\u{302}' => keys.extend(keys.chars().next_back()),
            '\u{306}' | '\u{31b}' => keys.push('w'),
            '\u{301}' => keys.push('s'),
            '\u{300}' => keys.push('f'),
            '\u{309}' => keys.push('r'),
            '\u{303}' => keys.push('x'),
            '\u{323}' => keys.push('j'),
            'đ' => keys.push_str("dd"),
            c => keys.push(c),
        }
    }
    keys
}
