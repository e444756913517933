//! What writers put in parentheses or a closing sentence: session, place, who prepares, who chairs.

use super::{
    chairs,
    entries::outside,
    folded::{Folded, fold_letters, one_line, pattern},
    hours::{self, Hours},
    people::{self, Kind, Person},
    sentence::tidy,
};
use plan::{Session, Status};

mod moved;

pub use moved::moved;

/// One thing that a remark says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    Session(Session),
    Hours(Hours),
    Place(String),
    Units(Vec<String>),
    Officials(Vec<Person>),
    Status(Status),
    /// Another room than the one printed beside it.
    MovedTo(String),
    /// Those who take part.
    Company(String),
    /// Clerks, drivers, who only invites: known, and of no use here.
    Clerks,
}

pattern!(PLACE = r"^(?:d\.?/?d\.?|{place}|{met_at}|diem)\s*[:.]?\s*(?:tai\s+)?|^{at_place}\s*:?\s*");
pattern!(STATUS = r"^(?:da\s+|tam\s+|lich\s+)?(hoan|huy|huy bo|doi lich|doi ngay|lui lich|lui|doi)\b");
// Who only invites neither leads nor prepares.
pattern!(
    INVITES = r"^(?:giao|de nghi|do)\b.*\b(?:moi|trieu tap|thong bao|phat hanh|gui thu moi)\b|^[^,;]{2,80}\s(?:trieu tap|cac {delegates}|(?:ban|phong|so|vien|{unit}) moi)$"
);
pattern!(PREPARES = r"\b{prepares}\b|\bcb nd\b|\b{advises}\b");
pattern!(
    COMPANY = r"^vp\s*:.*|^(?:ldvp|cvp|pcvp|cvvp|cv|{expert}|{clerk}|{serves}|{driver}|xe|{along}|cung di|cung tham|moi|{invites}|{members}|{attends}|{guests}|phong vien)\b.*|^(?:ld|{leaders})\b.*\b(?:cong chuc|{expert}|vien chuc|cv)\b.*|.*\bcung (?:du|di|{attends}|{joins})\s*$"
);
pattern!(
    CLERKS = r"^(?:ldvp|vp\b|cvp|pcvp|cvvp|cv\b|ld\b|{expert}|{clerk}|{serves}|{driver}|xe\b|phong vien)"
);
pattern!(
    LEADS = r"^(?:(?:nguoi )?{chair}|{presides}|tham phan|phu trach|{leaders}(?: {chair}| du)?\s*:|du|{attends}|{assigned}|giao)\s*:?\s+|\s+(?:{chair}|{presides}|du|{attends}|dai dien du)\s*$"
);

/// Takes out of a text the parentheses that say something of their own; the others stay.
pub fn extract(text: &str, mut tell: impl FnMut(Remark)) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut start = 0;
    for (open, close) in groups(text) {
        let inner = &text[open + 1..close];
        let Some(remarks) = classify(inner) else { continue };
        remarks.into_iter().for_each(&mut tell);
        kept.push_str(text[start..open].trim_end());
        start = (close + 1).min(text.len());
        if text[start..].starts_with(|c: char| c.is_alphanumeric()) {
            kept.push(' ');
        }
    }
    kept.push_str(&text[start..]);
    kept
}

/// The outermost pairs of parentheses or brackets; one that is never closed ends with the text.
fn groups(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut depth, mut open) = (0_u32, 0);
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '[' => {
                if depth == 0 {
                    open = at;
                }
                depth += 1;
            }
            ')' | ']' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.push((open, at));
                }
            }
            _ => {}
        }
    }
    if depth == 1 {
        found.push((open, text.len()));
    }
    found
}

/// What the inside of parentheses says, part by part; nothing when a part is plain text.
fn classify(inner: &str) -> Option<Vec<Remark>> {
    let cuts = outside(inner, &[';']);
    let parts = parts(inner, &cuts);
    // `(HT Phan Văn A; Phòng B chuẩn bị)`: who prepares is not also who leads.
    let leads = |parts: &Vec<Remark>| parts.iter().any(|part| matches!(part, Remark::Officials(_)));
    if let Some(parts) = parts.clone().filter(leads) {
        return Some(parts);
    }
    if let Some(moved) = moved(inner) {
        return Some(moved);
    }
    if let Some(remark) = part(inner) {
        return Some(vec![remark]);
    }
    if !cuts.is_empty() {
        return parts.filter(|parts| !parts.iter().all(|part| matches!(part, Remark::Place(_))));
    }
    self::parts(inner, &outside(inner, &[',']).into_iter().take(1).collect::<Vec<_>>())
}

/// What each stretch between cuts says.
fn parts(inner: &str, cuts: &[usize]) -> Option<Vec<Remark>> {
    let mut remarks = Vec::new();
    let mut start = 0;
    for cut in cuts.iter().copied().chain((!cuts.is_empty()).then_some(inner.len())) {
        let words = inner[start.min(cut)..cut].trim();
        start = cut + 1;
        if !words.is_empty() {
            match moved(words) {
                Some(moved) => remarks.extend(moved),
                None => remarks.push(part(words).or_else(|| room(words))?),
            }
        }
    }
    (!remarks.is_empty()).then_some(remarks)
}

fn part(words: &str) -> Option<Remark> {
    let words = words.trim().trim_end_matches(['.', ';', ',']);
    let folded = Folded::of(words);
    let text = folded.text.trim();
    if matches!(text, "ca ngay" | "ngay" | "nguyen ngay" | "ca ngay 2 buoi" | "2 buoi") {
        return Some(Remark::Session(Session::AllDay));
    }
    if matches!(
        text,
        "sang"
            | "chieu"
            | "toi"
            | "buoi sang"
            | "buoi chieu"
            | "buoi toi"
            | "s"
            | "c"
            | "sang va chieu"
            | "sang, chieu"
    ) {
        return hours::session_in_cell(text).map(Remark::Session);
    }
    if let Some((hours, length)) =
        hours::leading(text).filter(|(_, length)| text[*length..].trim().is_empty())
    {
        let _: usize = length;
        return Some(Remark::Hours(hours));
    }
    let unit_invites = begins_unit(words) && text.ends_with(" moi");
    if (unit_invites || INVITES.is_match(text)) && !PREPARES.is_match(text) {
        return Some(Remark::Clerks);
    }
    if let Some(found) = STATUS.captures(text) {
        return Some(Remark::Status(status_of(&found[1])));
    }
    if PREPARES.is_match(text) {
        let units = units_of(words);
        return (!units.is_empty()).then_some(Remark::Units(units));
    }
    if let Some(found) = folded.find(&PLACE).filter(|found| !found.is_empty()) {
        let strong = text.contains(':') || text.starts_with("diem tai") || text.starts_with("dia diem");
        return strong.then(|| Remark::Place(tidy(&words[found.end..])));
    }
    if COMPANY.is_match(text) {
        let leads = text.starts_with("tham du") || text.starts_with("moi ");
        if !leads || !text.contains("d/c") || text.contains("cung du") {
            let clerks = CLERKS.is_match(text);
            return Some(if clerks { Remark::Clerks } else { Remark::Company(words.to_owned()) });
        }
    }
    officials(words).map(Remark::Officials)
}

pattern!(
    ROOM = r"^(?:tai\s+)?(?:phong (?:hop|xu|tiep|hoa giai|khach|khanh tiet|truc tuyen)|p\. ?hop|{hall}|{culture_house}|{seat}|ubnd (?:tinh|huyen|xa|phuong|thi tran|thanh pho|thi xa))\b"
);

/// Whether words name a room, as a column of places does.
pub fn is_room(words: &str) -> bool {
    ROOM.is_match(fold_letters(words).trim())
}

/// A room among the parts of a parenthesis: `(Chủ tọa: đ/c A; Phòng xử số 1)`.
fn room(words: &str) -> Option<Remark> {
    let folded = fold_letters(words);
    let found = ROOM.find(folded.trim())?;
    let place = tidy(words);
    let place =
        if found.as_str().starts_with("tai ") { place[place.find(' ')?..].trim().to_owned() } else { place };
    Some(Remark::Place(place))
}

/// `đ/c A`, `dự: đ/c A`, `đ/c A chủ trì`: persons and nothing else.
fn officials(words: &str) -> Option<Vec<Person>> {
    let folded = Folded::of(words);
    let leads = folded.find(&LEADS);
    let bare = match leads.clone() {
        Some(found) if found.start == 0 => &words[found.end..],
        Some(found) => &words[..found.start],
        None => words,
    };
    let persons = if leads.is_some() && !bare.contains(';') {
        chairs::in_text(bare, true)
    } else {
        chairs::all_in_text(bare).filter(|_| !bare.contains(';'))?
    };
    let addressed = |p: &Person| {
        let ranked = p.kind == Kind::Person && !p.positions.is_empty();
        let coded = p.kind == Kind::Title && people::is_title_code(p.name.split(' ').next().unwrap_or(""));
        p.honorific || ranked || coded || p.kind == Kind::Collective || leads.is_some()
    };
    let speaks = |p: &Person| p.kind == Kind::Collective && super::sentence::has_verb(&p.name);
    (persons.iter().any(addressed) && !persons.iter().any(speaks)).then_some(persons)
}

/// `hoãn`, `dời lịch` → postponed; `hủy` → cancelled.
pub fn status_of(word: &str) -> Status {
    if word.contains("huy") { Status::Cancelled } else { Status::Postponed }
}

pattern!(GIAO = r"(?:^|[.;,\n]\s*|\s-\s)\bgiao\s+[^.;\n]*?\b{prepares}\b[^.;\n]*");
pattern!(
    UNIT_PREPARES = r"(?:^|[.;\n]\s*)((?:phong|p\.|vp|{office}|ban|so|{centre}|{unit}|{rooms_of}|{section}|khoa|to|doi|doan|hoi)\b[^.;\n]{0,120}?)\s+(?:chiu trach nhiem\s+)?{prepares}(?:\s+(?:{content}|{report}|{papers}|nd|b/c|bc|cac {content}|cac dieu kien|dieu kien|{hall})[^.;\n]*)?\s*(?:[.;\n]|$)"
);

// `Tổ chức chuẩn bị`, `Đổi mới cách chuẩn bị`: verbs, not units.
pattern!(
    NO_UNIT =
        r"^(?:{holds}|doi (?:moi|tuong|voi|ngoai)|hoi (?:nghi|thao|thi|y|dam)|so (?:luong|sach|ket|lieu))\b"
);

/// `Giao Phòng … chuẩn bị nội dung`, and a closing sentence `Văn phòng chuẩn bị`.
pub fn take_giao(text: &str, units: &mut Vec<String>) -> String {
    let folded = Folded::of(text);
    let giao = folded.find(&GIAO);
    let found = giao.or_else(|| {
        let found = UNIT_PREPARES.find(&folded.text)?;
        // At the beginning it is the work itself: `Văn phòng chuẩn bị tài liệu họp`.
        (found.start() > 0).then(|| folded.origin(found.start())..folded.origin(found.end()))
    });
    let Some(found) = found else { return text.to_owned() };
    let named = units_of(&text[found.clone()]);
    if named.is_empty() || named.iter().any(|unit| NO_UNIT.is_match(&fold_letters(unit))) {
        return text.to_owned();
    }
    units.extend(named);
    format!("{}. {}", &text[..found.start], text[found.end..].trim_start_matches(['.', ';', ' ']))
}

pattern!(
    CHAIRS = r"(?:^|[.;,\n]\s*|\s-\s|\bdo\s+)([^.;\n]{2,120}?)\s+(?:lam\s+)?chu (?:tri|toa)\s*(?:[.;\n]|$)"
);

/// `… Đ/c Hoa chủ trì.` as a sentence of its own; `do đ/c Hoa chủ trì` stays in its sentence.
pub fn take_chair(text: &str, officials: &mut Vec<Person>) -> String {
    let folded = Folded::of(text);
    let Some(found) = CHAIRS.captures(&folded.text) else { return text.to_owned() };
    let (Some(whole), Some(named)) = (found.get(0), found.get(1)) else { return text.to_owned() };
    let mut words = folded.words(named.range()).trim();
    let mut inside = folded.text[whole.start()..named.start()].contains("do ");
    if let Some(at) = fold_letters(words).rfind(" do ") {
        let letters = fold_letters(words)[..at + 4].chars().count();
        let byte = words.char_indices().nth(letters).map_or(0, |(byte, _)| byte);
        (words, inside) = (&words[byte..], true);
    }
    let persons = chairs::in_text(words, false);
    if persons.is_empty() || persons.iter().any(|p| p.kind == Kind::Other) {
        return text.to_owned();
    }
    officials.extend(persons);
    if inside || whole.start() == 0 {
        return text.to_owned();
    }
    let (start, end) = (folded.origin(whole.start()), folded.origin(whole.end()));
    format!("{}. {}", &text[..start], text[end..].trim_start())
}

pattern!(UNIT_NOISE = r"\b(?:va\s+)?(?:{with}|cung|{chair})(?:\s+(?:voi|cung))?\b");
pattern!(UNIT_AND = r"\s+va\s+|\s+\+\s+");
pattern!(PREPARED = r"\s*\b(?:(?:chiu trach nhiem|co trach nhiem)\s+)?(?:{prepares}|cb nd|{advises})\b");

/// The units of `Giao Phòng A, Phòng B chuẩn bị nội dung`.
pub fn units_of(words: &str) -> Vec<String> {
    let mut units = Vec::new();
    let words = one_line(words);
    for clause in split_at(&words, &outside(&words, &[';'])) {
        let folded = Folded::of(clause);
        let end = folded.find(&PREPARED).map_or(clause.len(), |m| m.start);
        let mut clause = &clause[..end];
        let text = fold_letters(clause);
        for ahead in ["giao cho ", "giao ", "de nghi ", "do "] {
            if let Some(at) = text.find(ahead).filter(|at| text[..*at].trim().is_empty()) {
                let letters = text[..at + ahead.len()].chars().count();
                clause = clause.char_indices().nth(letters).map_or("", |(byte, _)| &clause[byte..]);
                break;
            }
        }
        let plain = Folded::of(clause);
        let mut spaced = String::new();
        let mut start = 0;
        for noise in UNIT_NOISE.find_iter(&plain.text) {
            spaced.push_str(&clause[start..plain.origin(noise.start())]);
            spaced.push(',');
            start = plain.origin(noise.end());
        }
        spaced.push_str(&clause[start..]);
        for part in split_at(&spaced, &outside(&spaced, &[',', '/'])) {
            units.extend(split_and(part));
        }
    }
    units.retain(|unit| unit.chars().any(char::is_alphabetic) && !ONLY_INVITES.is_match(&fold_letters(unit)));
    units
}

pattern!(ONLY_INVITES = r"\b(?:moi|trieu tap|thong bao)$|^moi\b");

/// Splits at `và` where both sides look like units of their own.
pub fn split_and(text: &str) -> Vec<String> {
    let folded = Folded::of(text);
    for found in UNIT_AND.find_iter(&folded.text) {
        let (left, right) = (&text[..folded.origin(found.start())], &text[folded.origin(found.end())..]);
        // `Văn phòng HĐND và UBND` is one office.
        let councils = matches!(fold_letters(right.trim()).split([' ', ',']).next(), Some("ubnd" | "hdnd"));
        if begins_unit(right) && begins_unit(left) && !councils {
            let mut parts = vec![tidy_unit(left)];
            parts.extend(split_and(right));
            return parts;
        }
    }
    let whole = tidy_unit(text);
    if whole.is_empty() { Vec::new() } else { vec![whole] }
}

pattern!(
    UNIT_HEAD = r"^(?:cac\s+)?(?:phong|p\.|vp|{office}|ban|so|{centre}|tt|thanh tra|{police}|quan su|bch|ban chqs|doan|hoi|{branch}|khoa|to|{section}|{party}|ubnd|hdnd|mttq|ubmttq|cong doan|{unit}|vien|truong)\b"
);

pub fn begins_unit(text: &str) -> bool {
    let text = text.trim_start();
    let first = text.split([' ', ',', '-']).next().unwrap_or("");
    let code = first.chars().count() >= 2 && first.chars().all(|c| c.is_uppercase() || c == '.' || c == '&');
    code || UNIT_HEAD.is_match(&fold_letters(text))
}

fn tidy_unit(text: &str) -> String {
    one_line(text)
        .trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '-' | '–' | '+' | '(' | ')')
        })
        .to_owned()
}

fn split_at<'a>(text: &'a str, cuts: &[usize]) -> Vec<&'a str> {
    let mut parts = Vec::with_capacity(cuts.len() + 1);
    let mut start = 0;
    for &cut in cuts {
        parts.push(&text[start..cut]);
        start = cut + text[cut..].chars().next().map_or(1, char::len_utf8);
    }
    parts.push(&text[start..]);
    parts
}
