//! How people type: chunks → words, undoing Telex, VNI, glue and slips; a change only into a known word.
//!
//! Nothing is "corrected" into a word that neither the phrases of a question nor the programme know:
//! a search word must stay what the person wrote.

use super::words::{Gap, Word, base, is_syllable, key};

/// Shortest chunk that can hold two words without a space.
const GLUED_LETTERS: usize = 5;
/// Longest chunk that is taken apart; the work grows with its square.
const GLUED_MAX: usize = 60;
/// Longest word within glue.
const LONGEST_WORD: usize = 10;

/// The words that a chunk may be turned into.
pub trait Dictionary {
    /// A word without diacritics.
    fn knows(&self, fold: &str) -> bool;
    /// A word with its diacritics, as [`key`] writes it.
    fn knows_exactly(&self, key: &str) -> bool;
    /// The word that a slip of one letter stands for; only words that questions are made of.
    fn nearest(&self, fold: &str, swapped_only: bool) -> Option<&str>;
}

/// Chunks as words.
pub fn untangle(chunks: Vec<Word>, dictionary: &impl Dictionary) -> Vec<Word> {
    chunks.into_iter().flat_map(|chunk| untangle_one(chunk, dictionary)).collect()
}

fn untangle_one(chunk: Word, dictionary: &impl Dictionary) -> Vec<Word> {
    let digits = chunk.fold.bytes().filter(u8::is_ascii_digit).count();
    if digits == chunk.fold.len() || dictionary.knows(&chunk.fold) {
        return vec![chunk];
    }
    if digits > 0 {
        return with_digits(chunk, dictionary);
    }
    if let Some(word) = telex(&chunk.typed).filter(|word| dictionary.knows_exactly(&key(word))) {
        return vec![Word::new(&word, chunk.gap)];
    }
    if let Some(words) = unglue(&chunk, dictionary) {
        return words;
    }
    if let Some(word) = dictionary.nearest(&chunk.fold, is_syllable(&chunk.fold)) {
        return vec![Word { fold: word.to_owned(), key: word.to_owned(), ..chunk }];
    }
    vec![chunk]
}

fn with_digits(chunk: Word, dictionary: &impl Dictionary) -> Vec<Word> {
    let letters = chunk.fold.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let (head, number) = chunk.fold.split_at(letters);
    let counted = matches!(head, "t" | "th" | "thu" | "ngay" | "thang" | "tuan" | "mung" | "mong");
    if !(counted && number.bytes().all(|b| b.is_ascii_digit()))
        && let Some(word) = vni(&chunk.typed).filter(|word| dictionary.knows_exactly(&key(word)))
    {
        return vec![Word::new(&word, chunk.gap)];
    }
    let mut words: Vec<Word> = Vec::new();
    let mut part = String::new();
    let mut gap = chunk.gap;
    for c in chunk.typed.chars() {
        if part.chars().last().is_some_and(|last| last.is_ascii_digit() != c.is_ascii_digit()) {
            words.extend(piece(&std::mem::take(&mut part), gap, dictionary));
            gap = Gap::None;
        }
        part.push(c);
    }
    words.extend(piece(&part, gap, dictionary));
    words
}

/// A part between digits; it may be glued in turn (`12thangnay`).
fn piece(part: &str, gap: Gap, dictionary: &impl Dictionary) -> Vec<Word> {
    let word = Word::new(part, gap);
    let plain = word.number().is_some() || dictionary.knows(&word.fold);
    if plain { vec![word] } else { unglue(&word, dictionary).unwrap_or_else(|| vec![word]) }
}

/// What unconverted Telex (`hooij`) would have become; nothing if no key of it converts.
fn telex(typed: &str) -> Option<String> {
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
fn vni(typed: &str) -> Option<String> {
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
    let vowels: Vec<usize> = (0..letters.len()).filter(|at| is_vowel(&letters[*at])).collect();
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

/// `lichtuannay` → `lich tuan nay`, if every part is known; the fewest parts win.
fn unglue(chunk: &Word, dictionary: &impl Dictionary) -> Option<Vec<Word>> {
    let letters: Vec<char> = chunk.typed.chars().collect();
    if !(GLUED_LETTERS..=GLUED_MAX).contains(&letters.len()) || is_syllable(&chunk.fold) {
        return None;
    }
    let bases: Vec<char> = letters.iter().map(|c| base(*c)).collect();
    // best[end]: fewest parts that cover everything before `end`, and where the last of them starts.
    let mut best: Vec<Option<(usize, usize)>> = vec![None; letters.len() + 1];
    best[0] = Some((0, 0));
    for end in 2..=letters.len() {
        for start in end.saturating_sub(LONGEST_WORD)..=end - 2 {
            let Some((parts, _)) = best[start] else { continue };
            let part: String = bases[start..end].iter().collect();
            if best[end].is_none_or(|(fewest, _)| parts + 1 < fewest) && dictionary.knows(&part) {
                best[end] = Some((parts + 1, start));
            }
        }
    }
    let mut words = Vec::new();
    let mut end = letters.len();
    while end > 0 {
        let (_, start) = best[end]?;
        let gap = if start == 0 { chunk.gap } else { Gap::Space };
        words.push(Word::new(&letters[start..end].iter().collect::<String>(), gap));
        end = start;
    }
    words.reverse();
    Some(words)
}
