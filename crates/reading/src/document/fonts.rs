//! Fonts from before Unicode, which draw Vietnamese letters in place of others; knows their names and their
//! tables, so that a text comes out as it is read on paper.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::Note;

/// How the letters of a font are coded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Script {
    #[default]
    Unicode,
    /// `.VnTime`, `.VnArial`: one code for each small letter and for the seven bare capitals.
    Tcvn3,
    /// `.VnTimeH`: the same codes, drawn as capitals.
    Tcvn3Capitals,
    /// `VNI-Times`: a vowel and behind it its marks, as one more letter.
    Vni,
}

/// The letters of TCVN3, each with the Latin-1 letter in whose place it stands.
const TCVN3: [(&str, &str); 13] = [
    ("µ¸¶·¹", "àáảãạ"),
    ("¨»¾¼½Æ", "ăằắẳẵặ"),
    ("©ÇÊÈÉË", "âầấẩẫậ"),
    ("ÌÐÎÏÑ", "èéẻẽẹ"),
    ("ªÒÕÓÔÖ", "êềếểễệ"),
    ("×ÝØÜÞ", "ìíỉĩị"),
    ("ßãáâä", "òóỏõọ"),
    ("«åèæçé", "ôồốổỗộ"),
    ("¬êíëìî", "ơờớởỡợ"),
    ("ïóñòô", "ùúủũụ"),
    ("\u{ad}õøö÷ù", "ưừứửữự"),
    ("úýûüþ", "ỳýỷỹỵ"),
    ("®§¡¢£¤¥¦", "đĐĂÂÊÔƠƯ"),
];

/// VNI's marks behind a vowel. `ô` and `ö` are vowels of their own, `ơ` and `ư`.
const VNI_TONES: (&str, [(char, &str); 7]) = (
    "øùûõï",
    [
        ('a', "àáảãạ"),
        ('e', "èéẻẽẹ"),
        ('o', "òóỏõọ"),
        ('u', "ùúủũụ"),
        ('y', "ỳýỷỹỵ"),
        ('ô', "ờớởỡợ"),
        ('ö', "ừứửữự"),
    ],
);
const VNI_ROOFS: (&str, [(char, &str); 3]) = ("âàáåãä", [('a', "âầấẩẫậ"), ('e', "êềếểễệ"), ('o', "ôồốổỗộ")]);
const VNI_BREVES: (&str, [(char, &str); 1]) = ("êèéúüë", [('a', "ăằắẳẵặ")]);
/// VNI's letters that stand alone.
const VNI_ALONE: (&str, &str) = ("ìíæóòîñôö", "ìíỉĩịỵđơư");

/// What programs set to Vietnamese (code page 1258) make of some Latin-1 letters of such fonts.
const MISTAKEN: [(char, char); 14] = [
    ('\u{300}', 'Ì'),
    ('\u{309}', 'Ò'),
    ('\u{303}', 'Þ'),
    ('\u{301}', 'ì'),
    ('\u{323}', 'ò'),
    ('Đ', 'Ð'),
    ('đ', 'ð'),
    ('Ă', 'Ã'),
    ('ă', 'ã'),
    ('Ơ', 'Õ'),
    ('ơ', 'õ'),
    ('Ư', 'Ý'),
    ('ư', 'ý'),
    ('₫', 'þ'),
];

/// The script of a font by its name.
pub fn script(font: &str) -> Script {
    let name = font.trim().trim_matches(['"', '\'']).to_lowercase();
    match name.strip_prefix(".vn") {
        Some(rest) if rest.ends_with('h') => Script::Tcvn3Capitals,
        Some(_) => Script::Tcvn3,
        None if name.starts_with("vni") => Script::Vni,
        None => Script::Unicode,
    }
}

impl Script {
    /// The text in Unicode. Typed anew in a program of today, a text may keep such a font by name only.
    pub fn decoded(self, text: &str) -> Cow<'_, str> {
        if self == Script::Unicode || is_unicode(text) {
            return Cow::Borrowed(text);
        }
        let signs = text.chars().map(latin);
        Cow::Owned(match self {
            Script::Unicode => text.to_owned(),
            Script::Tcvn3 => signs.map(tcvn3).collect(),
            Script::Tcvn3Capitals => signs.map(tcvn3).collect::<String>().to_uppercase(),
            Script::Vni => vni(&signs.collect::<Vec<_>>()),
        })
    }
}

/// Whether a text holds letters that only Unicode has. Code page 1258 has some of them too, and puts its
/// marks where an old font's vowel stood: behind a consonant.
fn is_unicode(text: &str) -> bool {
    let mark = |c: char| ('\u{300}'..='\u{323}').contains(&c);
    let vowel = |c: char| "aeiouyâêôăơư".contains(lower(c));
    let mistaken = || {
        let pairs = text.chars().zip(text.chars().skip(1));
        text.contains('₫') || pairs.into_iter().any(|(before, c)| mark(c) && !vowel(before) && !mark(before))
    };
    text.contains(|c| ('\u{1ea0}'..='\u{1ef9}').contains(&c))
        || (text.contains(|c: char| mark(c) || "ăđơưĂĐƠƯ".contains(c)) && !mistaken())
}

/// The Latin-1 letter that a sign was stored for: symbol fonts move it, code page 1258 takes it for another.
fn latin(sign: char) -> char {
    let moved = u32::from(sign).checked_sub(0xf000).filter(|code| (0x20..0x100).contains(code));
    let mistaken = || MISTAKEN.iter().find(|(from, _)| *from == sign).map(|(_, to)| *to);
    match sign {
        'μ' => 'µ',
        _ => moved.and_then(char::from_u32).or_else(mistaken).unwrap_or(sign),
    }
}

/// The sign that stands in `to` where this one stands in `from`.
fn paired(sign: char, from: &str, to: &str) -> Option<char> {
    from.chars().zip(to.chars()).find(|(from, _)| *from == sign).map(|(_, to)| to)
}

fn tcvn3(sign: char) -> char {
    if sign.is_ascii() {
        return sign;
    }
    TCVN3.iter().find_map(|(from, to)| paired(sign, from, to)).unwrap_or(sign)
}

fn vni(signs: &[char]) -> String {
    let mut out = String::with_capacity(signs.len());
    let mut at = 0;
    while at < signs.len() {
        let small = lower(signs[at]);
        let marked = signs.get(at + 1).and_then(|mark| marked(small, lower(*mark)));
        let letter = marked.or_else(|| paired(small, VNI_ALONE.0, VNI_ALONE.1));
        match letter {
            Some(letter) if small == signs[at] => out.push(letter),
            Some(letter) => out.extend(letter.to_uppercase()),
            None => out.push(signs[at]),
        }
        at += if marked.is_some() { 2 } else { 1 };
    }
    out
}

fn lower(sign: char) -> char {
    sign.to_lowercase().next().unwrap_or(sign)
}

/// A vowel with the mark behind it.
fn marked(vowel: char, mark: char) -> Option<char> {
    let of = |marks: &str, vowels: &[(char, &str)]| {
        let row = vowels.iter().find(|(other, _)| *other == vowel)?.1;
        paired(mark, marks, row)
    };
    of(VNI_TONES.0, &VNI_TONES.1)
        .or_else(|| of(VNI_ROOFS.0, &VNI_ROOFS.1))
        .or_else(|| of(VNI_BREVES.0, &VNI_BREVES.1))
}

/// The fonts of a document that are worth a word to whoever sent it.
#[derive(Debug, Default)]
pub struct Fonts {
    converted: BTreeSet<String>,
    /// Fonts without a known table whose text is no Vietnamese, with some of it.
    doubtful: BTreeMap<String, String>,
}

impl Fonts {
    /// Takes note of a text in this font.
    pub fn seen(&mut self, font: &str, text: &str) {
        if text.is_ascii() && script(font) != Script::Tcvn3Capitals {
            return;
        }
        if script(font) != Script::Unicode {
            if script(font).decoded(text) != text && !self.converted.contains(font) {
                self.converted.insert(font.to_owned());
            }
        } else if self.doubtful.len() < NAMED && is_garbled(text) && !self.doubtful.contains_key(font) {
            self.doubtful.insert(font.to_owned(), text.chars().take(SHOWN).collect());
        }
    }

    pub fn merge(&mut self, other: Fonts) {
        self.converted.extend(other.converted);
        self.doubtful.extend(other.doubtful);
    }

    /// What was done and what could not be, for the secretary.
    pub fn notes(self) -> Vec<Note> {
        let mut notes = Vec::new();
        if !self.converted.is_empty() {
            notes.push(Note::OldFonts(self.converted.into_iter().take(NAMED).collect()));
        }
        let doubtful = self.doubtful.into_iter();
        notes.extend(doubtful.map(|(font, text)| Note::UnknownFont { font, text: text.trim().to_owned() }));
        notes
    }
}

/// Fonts that a note names, and how much of a text it shows.
const NAMED: usize = 6;
const SHOWN: usize = 40;
/// Words that no longer can be chance.
const GARBLED: usize = 2;

/// Whether words hold, between their letters, signs that Vietnamese has not, as those of an unknown font do.
fn is_garbled(text: &str) -> bool {
    const FOREIGN: &str = "¡¢£¤¥¦§¨©ª«¬®µ¶·¸¹»¼½¾ÅÄÆÇËÎÏÑÖ×ØÛÜÞßåäæçëîïñöø÷ûüþÿ";
    let odd = |word: &&str| {
        let signs: Vec<char> = word.chars().collect();
        let letter = |sign: char| sign.is_ascii_alphabetic();
        signs.windows(3).any(|three| letter(three[0]) && FOREIGN.contains(three[1]) && letter(three[2]))
    };
    text.split_whitespace().filter(|word| !word.is_ascii()).filter(odd).take(GARBLED).count() == GARBLED
}
