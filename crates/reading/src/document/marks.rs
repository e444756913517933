//! Signs that point to notes taken off the words they are glued to; knows `Bình¹`, `KTNB*` and what only
//! looks like them: `8h⁰⁰`, `100 m²`.

/// A text without the marks of notes, and the marks.
pub fn parted(text: &str) -> (String, String) {
    let (mut out, mut marks) = (String::with_capacity(text.len()), Vec::new());
    let mut rest = text;
    while let Some(at) = rest.find(is_sign) {
        out.push_str(&rest[..at]);
        let behind = &rest[at..];
        let length = behind.find(|c| !is_sign(c)).unwrap_or(behind.len());
        let (sign, after) = behind.split_at(length);
        match reading(&out, sign, after) {
            Reading::Mark => marks.push(plain(sign)),
            Reading::Minutes(between) => out.push_str(&format!("{between}{}", plain(sign))),
            Reading::Words => out.push_str(sign),
        }
        rest = after;
    }
    out.push_str(rest);
    (out, marks.join(" "))
}

/// Letters set higher than the others as the signs that Unicode has for them; others stay as they are.
pub fn lifted(text: &str) -> String {
    text.chars().map(|c| RAISED.iter().find(|(_, low)| *low == c).map_or(c, |(high, _)| *high)).collect()
}

const RAISED: [(char, char); 12] = [
    ('⁰', '0'),
    ('¹', '1'),
    ('²', '2'),
    ('³', '3'),
    ('⁴', '4'),
    ('⁵', '5'),
    ('⁶', '6'),
    ('⁷', '7'),
    ('⁸', '8'),
    ('⁹', '9'),
    ('⁽', '('),
    ('⁾', ')'),
];

enum Reading {
    Mark,
    /// What is missing between the hour and these.
    Minutes(&'static str),
    Words,
}

fn is_sign(sign: char) -> bool {
    matches!(sign, '*' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '⁽' | '⁾')
}

fn raised(sign: char) -> Option<char> {
    RAISED.iter().find(|(high, _)| *high == sign).map(|(_, low)| *low)
}

fn plain(sign: &str) -> String {
    sign.chars().map(|c| raised(c).unwrap_or(c)).collect()
}

fn reading(before: &str, sign: &str, after: &str) -> Reading {
    let glued = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '.' | '”' | '"'));
    if sign.contains('*') {
        // A star ahead of a word opens an entry or a line of notes.
        let ends = !after.starts_with(|c: char| c.is_alphanumeric());
        return if glued && ends { Reading::Mark } else { Reading::Words };
    }
    let hour = before.strip_suffix(['h', 'g', 'H', 'G']);
    let digits = hour.unwrap_or(before);
    let figures = digits.len() - digits.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let minutes: Option<u32> = plain(sign).parse().ok().filter(|_| sign.chars().count() == 2);
    if let Some(minutes) = minutes.filter(|_| (1..=2).contains(&figures)) {
        match hour {
            Some(_) if minutes < 60 => return Reading::Minutes(""),
            None if minutes < 60 && minutes % 5 == 0 => return Reading::Minutes("h"),
            _ => {}
        }
    }
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let measure = matches!(word, "m" | "km" | "cm" | "dm" | "mm") && matches!(sign, "²" | "³");
    if glued && !measure { Reading::Mark } else { Reading::Words }
}
