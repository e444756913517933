//! One person as documents write them: honorific, titles, name, positions; knows a phrase, not a cell.

use crate::folded::{Folded, fold_letters, one_line, pattern};

mod given;
mod lexicon;

pub use given::{full_name_prefix, is_full_name, is_name};
use given::{name_at_end, starts_body};

/// What a phrase in a chair's place names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Somebody by name.
    Person,
    /// Somebody by title alone: `Chủ tịch`, `PCT.KT`.
    Title,
    /// Several at once: `Lãnh đạo Sở`, `các Phó Chủ tịch`.
    Collective,
    /// None of these; a body, a unit or a slip.
    Other,
}

/// A phrase taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    pub positions: Vec<String>,
    pub kind: Kind,
    pub honorific: bool,
    /// Positions follow the name; otherwise they stand ahead of it, or nowhere.
    pub listed: bool,
}

pattern!(
    HONORIFIC = r"^(?:(?:cac|hai|ba)\s+)?(?:d\s?/\s?c|d\.\s?/?c\.?|dc|dong chi|ong|ba|anh|chi|mr|mrs)(?:\s*[.:]\s*|\s+)"
);
pattern!(STARTS = r"(?:\b(?:cac|hai)\s+)?\b(?:d\s?/\s?c|d\.c|dong chi)\b[.:]?\s*");
pattern!(
    FULL_TITLE =
        r"^(?:(?:quyen|q\.|nguyen|pho|p\.|can bo|tong)\s*)*\b(?:{chairman}|bi thu|{director}|hieu truong|",
    r"truong phong|truong ban|truong khoa|truong doan|truong {police}|truong bo mon|truong tram|truong thon|",
    r"{chief}|chanh vp|chanh thanh tra|chanh an|vien truong|cuc truong|{branch} truong|vu truong|",
    r"bo truong|thu truong|bien tap|chu nhiem|ke toan truong|{command} truong|doi truong|to truong|dieu duong truong|",
    r"{advises} truong|chinh uy|chinh tri vien|{clerk}|uy vien|giam sat vien|cong to vien|truong)\b(?:\s*(?:-\s*)?{standing}\b|\s+tt\b)?"
);
pattern!(
    CODE_TITLE = r"^(?:q\.?\s?)?p{0,2}\.?(?:tgd|gd|cttt|ct|bttt|bt|ht|tp|tb|tk|vt|cvp|cn|ttr|tbt|cct|cht|cuc tr|cct|ccvp|cvp)",
    r"(?:tt|du|ubnd|hdnd|so)?(?:\s?\.\s?[a-z]{2,6}\b)?\.?$"
);
pattern!(
    RANK = r"^(?:u?v?(?:tuv|huv|thuv|dv|duv|uv|uvbtv|uvbch|uvtt|uvtv)|p?btdu|p?bt(?:tt)?|p?btu|tvtu|tvhu|btv|bch)$"
);
pattern!(
    COLLECTIVE = r"^(?:(?:tap the|toan the|toan bo)\s+)?(?:{leaders}|ld\b|ban {director}|bgd|{board} hieu|bgh|ban {leaders}|{standing}|tt\b|",
    r"btv|bch|ban thuong vu|{committee}|cac\b|toan the|tap the|{council}|cap uy|chi bo|chi uy|{party}|dang bo|ca {agency})\b"
);
pattern!(DITTO = r#"^[\s(]*(?:-?\s*n\s*t\s*-?|nhu tren|-\s*nt\s*-|"+|''|//|,,)[\s)]*\.?\s*$"#);

/// Takes a phrase apart. `expected`: the place is one of persons, so a lone name is one.
pub fn parse(phrase: &str, expected: bool) -> Option<Person> {
    let phrase = one_line(phrase);
    let phrase =
        phrase.trim_matches(|c: char| matches!(c, ';' | ',' | '.' | ':' | '-' | '–' | '+' | '*' | ' '));
    let phrase = &phrase.replace("(*)", "").replace('*', "");
    if phrase.is_empty() {
        return None;
    }
    let (rest, honorific) = without_honorific(phrase);
    if honorific && fold_letters(phrase).starts_with("cac ") && rest.starts_with(char::is_lowercase) {
        let name = phrase.to_owned();
        return Some(Person {
            name,
            positions: Vec::new(),
            kind: Kind::Collective,
            honorific,
            listed: false,
        });
    }
    let (head, positions) = split_positions(rest);
    let mut person = head_of(head, honorific, expected)?;
    person.listed = !positions.is_empty();
    person.positions.extend(positions);
    person.honorific = honorific;
    Some(person)
}

/// Whether a cell says no more than "as above".
pub fn is_ditto(text: &str) -> bool {
    DITTO.is_match(&fold_letters(text))
}

/// Where in a text somebody is addressed anew, as byte offsets.
pub fn starts(text: &str) -> Vec<usize> {
    let folded = Folded::of(text);
    STARTS.find_iter(&folded.text).map(|m| folded.origin(m.start())).collect()
}

/// The phrase without `Đ/c`, and whether it had one. `Bà Rịa` and `Ba Đình` keep their first word.
pub fn without_honorific(phrase: &str) -> (&str, bool) {
    let folded = Folded::of(phrase);
    let Some(found) = folded.find(&HONORIFIC) else { return (phrase, false) };
    let word = &phrase[..found.end].trim();
    let rest = phrase[found.end..].trim_start();
    let lower = word.to_lowercase();
    let real = match lower.trim_end_matches(['.', ':']) {
        "ong" | "ba" | "anh" | "chi" => false,
        "ông" | "bà" | "chị" => rest.starts_with(char::is_uppercase),
        "dc" | "đc" => rest.starts_with(char::is_uppercase),
        _ => !matches!(fold_letters(word).as_str(), "ong" | "ba" | "anh" | "chi"),
    };
    if real { (rest, true) } else { (phrase, false) }
}

/// `Lạc - TUV, BTĐU, GĐ` and `Hoa (PGĐ)` into name and positions.
fn split_positions(text: &str) -> (&str, Vec<String>) {
    let bytes = text.as_bytes();
    let dash = text.char_indices().find(|&(at, c)| {
        let spaced =
            bytes.get(at.wrapping_sub(1)) == Some(&b' ') || bytes.get(at + c.len_utf8()) == Some(&b' ');
        let ranked = || is_title_code(text[at + c.len_utf8()..].split([',', ' ', ';']).next().unwrap_or(""));
        // `Ban Kinh tế - Ngân sách`: a body's own name goes on behind its dash, unless with a rank.
        let own = || starts_body(text) && !is_position(&text[at + c.len_utf8()..]);
        (matches!(c, '-' | '–' | '—') && (spaced || ranked()) && !own()) || c == '('
    });
    let numbered = |at: usize| text[at + 1..].trim_start().starts_with(|c: char| c.is_ascii_digit());
    let comma = text.match_indices([',', ':']).map(|(at, _)| at).find(|&at| !numbered(at));
    let at = match (dash.map(|(at, _)| at), comma) {
        (Some(a), Some(b)) => a.min(b),
        (Some(a), None) => a,
        (None, Some(b)) => b,
        (None, None) => return (text, Vec::new()),
    };
    let tail =
        text[at..].trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '(' | ')' | ' ' | '.' | ',' | ';'));
    let positions = tail.split([',', ';', '(', ')']).map(one_line).filter(|p| !p.is_empty()).collect();
    (text[..at].trim_end(), positions)
}

/// The name in `PCT Nguyễn Văn A`, `Chủ tịch UBND xã Lê Thị B`, `Hoa`; else the title itself.
fn head_of(head: &str, honorific: bool, expected: bool) -> Option<Person> {
    let person = |name: &str, positions: Vec<String>, kind| Person {
        name: one_line(name),
        positions,
        kind,
        honorific,
        listed: false,
    };
    // `BTV Đảng ủy` is a body, though a lone `BTV` behind a name is a rank.
    let body = head.contains(' ') && (head.starts_with("BTV") || head.starts_with("BCH"));
    let (title, rest) = if body { (None, head) } else { split_title(head) };
    if let Some(title) = title {
        if rest.is_empty() {
            return Some(person(head, Vec::new(), Kind::Title));
        }
        return Some(match name_at_end(rest) {
            Some(at) => {
                let position = one_line(&format!("{title} {}", &rest[..at]));
                person(&rest[at..], vec![position], Kind::Person)
            }
            None => person(head, Vec::new(), Kind::Title),
        });
    }
    if let Some((name, ranks)) = name_then_rank(head).filter(|_| honorific) {
        return Some(person(name, ranks, Kind::Person));
    }
    if COLLECTIVE.is_match(&fold_letters(head)) && !(honorific && is_name(head)) {
        let kind = if honorific && !head.to_lowercase().starts_with("các") {
            Kind::Title
        } else {
            Kind::Collective
        };
        return Some(person(head, Vec::new(), kind));
    }
    if let Some((code, name)) = rank_then_name(head) {
        return Some(person(name, vec![code.to_owned()], Kind::Person));
    }
    if honorific && is_name(head) || is_full_name(head) {
        return Some(person(head, Vec::new(), Kind::Person));
    }
    if honorific || expected {
        let kind = if expected && is_name(head) && !starts_body(head) { Kind::Person } else { Kind::Other };
        return Some(person(head, Vec::new(), kind));
    }
    None
}

/// `KTT Giàng A Sáng`, `ThS. Lê Na`: an abbreviation that nobody listed, ahead of a whole name.
fn rank_then_name(head: &str) -> Option<(&str, &str)> {
    let (code, name) = head.split_once(' ')?;
    let letters = code.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = !code.chars().any(char::is_lowercase) || code.ends_with('.');
    let whole = is_full_name(name) || (is_name(name) && name.split_whitespace().count() >= 3);
    ((2..=6).contains(&letters) && capitals && !starts_body(code) && whole).then_some((code, name))
}

/// `Lan PCT P. QLĐT`: a name with its rank behind it, where the dash is missing.
fn name_then_rank(head: &str) -> Option<(&str, Vec<String>)> {
    let at = head.char_indices().map(|(at, _)| at).filter(|&at| at > 0 && head.as_bytes()[at - 1] == b' ');
    let at = at.into_iter().find(|&at| split_title(&head[at..]).0.is_some())?;
    let name = head[..at].trim_end();
    let (title, _) = split_title(&head[at..]);
    is_name(name).then(|| (name, title.map(one_line).into_iter().collect()))
}

/// A title at the beginning, and what follows.
pub fn split_title(text: &str) -> (Option<&str>, &str) {
    // `Trương` is a family name; `Trưởng` and an undecided `Truong` may be a rank.
    let family = text.split([' ', ',']).next().is_some_and(|word| word.to_lowercase() == "trương");
    let folded = Folded::of(text);
    let mut end = folded.find(&FULL_TITLE).filter(|_| !family).map_or(0, |m| m.end);
    if end > 0 && text[end..].starts_with(['.', ' ']) {
        // `Phó Chủ tịch TT.` and `PCT. Thường trực`
        end += text[end..].len() - text[end..].trim_start_matches(['.', ' ']).len();
    }
    // `Phó TGĐ`: the word ahead of an abbreviation.
    if end == 0
        && let Some((first, rest)) = text.split_once(' ')
        && fold_letters(first) == "pho"
        && is_title_code(rest.split([' ', ',']).next().unwrap_or(""))
    {
        end = first.len() + 1;
    }
    let mut any = end > 0;
    loop {
        let rest = &text[end..];
        let word = rest.split([' ', ',']).next().unwrap_or("");
        if !is_title_code(word) {
            break;
        }
        any = true;
        end += word.len();
        end += text[end..].len() - text[end..].trim_start_matches([' ', ',']).len();
        let folded = fold_letters(&text[end..]);
        if folded.starts_with("thuong truc") {
            let length: usize = text[end..].chars().take("thuong truc".len()).map(char::len_utf8).sum();
            end += length;
            end += text[end..].len() - text[end..].trim_start().len();
        }
    }
    if any { (Some(text[..end].trim_end()), text[end..].trim_start()) } else { (None, text) }
}

/// `PGĐ`, `PCT.KT`, `TUV`: capitals that are known to be a rank.
pub fn is_title_code(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if !(2..=10).contains(&letters) || word.chars().any(char::is_lowercase) {
        // `PCT Hoa` typed as `Pct Hoa` is too rare to risk reading `Tp` (thành phố) as a rank.
        return false;
    }
    let folded = fold_letters(word);
    let plain = folded.trim_end_matches('.');
    CODE_TITLE.is_match(plain) || RANK.is_match(plain)
}

/// Whether a phrase is nothing but titles: `TUV, BTĐU, GĐ`, `Phó Chủ tịch UBND huyện`.
pub fn is_position(text: &str) -> bool {
    let (title, rest) = split_title(text.trim());
    title.is_some() && (rest.is_empty() || name_at_end(rest).is_none())
}

/// Whether a text begins as somebody's phrase does: honorific, title, collective or a full name.
pub fn begins_person(text: &str) -> bool {
    let text = text.trim_start();
    without_honorific(text).1
        || split_title(text).0.is_some()
        || COLLECTIVE.is_match(&fold_letters(text))
        || full_name_prefix(text).is_some()
}
