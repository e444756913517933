//! One item's words, taken apart into the work itself and the clauses around it; knows no row.
//!
//! Place, chair, participants and preparing unit are taken out only where the writer set them apart, by a
//! label or parentheses. What is part of the sentence stays in it.

use super::{
    chairs, dates,
    entries::outside,
    folded::{Folded, fold_letters, one_line, pattern},
    hours::{self, Hours},
    people::{self, Kind, Person},
    remarks::{self, Remark},
};
use plan::{Session, Status};

/// What the words of an item say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    pub content: String,
    pub session: Option<Session>,
    pub hours: Hours,
    pub location: Option<String>,
    /// Units as printed.
    pub units: Vec<String>,
    pub officials: Vec<Person>,
    /// The officials go in somebody's stead: `Ủy quyền đồng chí … dự`.
    pub delegated: bool,
    pub status: Status,
    /// `đến hết ngày 09/7`.
    pub until: Option<dates::Partial>,
}

/// What begins at a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Clause {
    Work,
    Place,
    Company,
    Chair,
    Units,
    Hour,
}

pattern!(
    LABELS = r"(?P<place>(?:dia diem|noi hop|noi lam viec)(?: hop| to chuc| lam viec| thuc hien| du kien)?\s*[:.]\s*(?:tai\b)?|diem tai\b\s*:?|\bdia diem tai\b|\bd\.?/?d\.?\s*:)",
    r"|(?P<company>\bthanh phan(?: tham du| tham gia| du hop| du| moi| gom| cung du| hop| kinh moi| lam viec)*\s*[:.]|\bcung (?:du(?: hop)?|di|tham du|tham gia|lam viec)\s*:|\b(?:kinh )?moi(?: du| tham du| hop| du hop| cung du)?\s*:|\bkhach moi\s*:|\bdai bieu(?: moi| tham du)?\s*:|\b(?:tham du|nguoi du|du hop)\s*:|\b(?:kinh )?moi\b[^.;:()]*\bcung (?:du|di|tham du|tham gia)\b|\b(?:ldvp|chuyen vien|cv theo doi|thu ky|phuc vu|lai xe|xe|phuong tien)\s*:)",
    r"|(?P<chair>\b(?:nguoi |dong )?(?:chu tri|chu toa)(?: hoi nghi| cuoc hop| hop| buoi lam viec)?\s*:|\blanh dao (?:chu tri|du|tham du)\s*:)",
    r"|(?P<units>\b(?:(?:don vi|co quan|phong|bo phan|phong, don vi)\s+)?(?:chuan bi|tham muu|phuc vu)(?: noi dung| tai lieu| bao cao)*\s*:|\bdon vi phoi hop\s*:|\bphoi hop\s*:)",
    r"|(?P<hour>\b(?:thoi gian|thoi diem)(?: hop| bat dau)?\s*:)",
    r"|(?P<work>\bnoi dung(?: hop| cong viec| lam viec)?\s*:|\bv/v\s*:)"
);
pattern!(PLACE_AHEAD = r"^\s*tai\s+([^:]{3,90}?)\s*:\s*\S");
pattern!(DELEGATE = r"\b(?:uy|uỷ) quyen\s+(?:cho\s+)?");
pattern!(RANGE_BEFORE = r"\btu\s+(?:ngay\s+)?[\d/.]+$");
pattern!(UNTIL = r"\bden\s+(?:het\s+)?(?:ngay\s+)");
pattern!(
    STATE = r"^\s*[(\[*]*\s*(?:da\s+|tam\s+|lich\s+)?(?P<word>hoan|huy|huy bo|doi lich|doi ngay|lui lich|dung)(?:\s+(?:lich|hop|lai))?\s*[)\]*]*\s*[:\-.;)\]]"
);
pattern!(
    STATE_END = r"(?:[-.;,:(\[]\s*|\s{2,}|\n\s*)(?:da\s+|tam\s+|lich\s+)?(?P<word>hoan|huy|huy bo|doi lich|lui lich)(?:\s+(?:lich|hop|lai))?\s*[)\]]*\s*[.!;,]*\s*$"
);
pattern!(
    NEW = r"\s*[(\[*]*\s*\bnew\b\s*!?\s*[)\]*]*|\s*[(\[]\s*(?:moi|bo sung|moi bo sung|cap nhat|da doi dia diem|doi dia diem|dieu chinh|thay doi|thay doi dia diem)\s*[)\]]"
);

/// Takes an item's words apart.
pub fn read(text: &str) -> Sentence {
    let mut sentence = Sentence::default();
    let text = drop_marks(text);
    let text = take_state(&text, &mut sentence);
    let text = remarks::extract(&text, |remark| apply(remark, &mut sentence));
    let mut work = Vec::new();
    let mut after_place = false;
    for (clause, words) in clauses(&text) {
        // `…, điểm tại Phòng họp số 1 - HOÃN. Chủ trì: …`
        let words = end_state(words, &mut sentence);
        match clause {
            Clause::Work if after_place && is_clerks(words) => {}
            Clause::Work => work.push(words),
            Clause::Place => after_place |= take_place(words, &mut sentence, &mut work),
            Clause::Company => {}
            Clause::Chair => sentence.officials.extend(chairs::in_text(words, true)),
            Clause::Units => sentence.units.extend(remarks::units_of(words)),
            Clause::Hour => take_hour(words, &mut sentence),
        }
    }
    let text = work.join("\n");
    let text = take_place_ahead(&text, &mut sentence);
    let text = take_day_mark(&text, &mut sentence);
    let text = remarks::take_giao(&text, &mut sentence.units);
    let text = remarks::take_chair(&text, &mut sentence.officials);
    sentence.until = until(&text);
    sentence.content = tidy(&text);
    if let Some(delegate) = delegate(&sentence.content) {
        sentence.officials = delegate;
        sentence.delegated = true;
    }
    sentence
}

/// The persons who are the subject of a sentence: `PGĐ Họ Tên dự …`, `Thường trực Thành ủy làm việc …`.
pub fn subject(content: &str) -> Vec<Person> {
    if !people::begins_person(content) {
        return Vec::new();
    }
    let folded = Folded::of(content);
    let verb = verbs(&folded).next();
    let end = match verb.filter(|verb| verb.start <= LONGEST_SUBJECT) {
        Some(verb) => folded.origin(verb.start),
        None => end_of_name(content),
    };
    let before = content[..end].trim().trim_end_matches([',', ':', '-', '–']);
    let people = chairs::in_text(before, false);
    people.into_iter().take_while(|person| person.kind != Kind::Other).collect()
}

/// Where the name ends that a sentence with an unknown verb begins with.
fn end_of_name(content: &str) -> usize {
    let ends = content
        .match_indices(' ')
        .map(|(at, _)| at)
        .filter(|at| content[at + 1..].starts_with(char::is_lowercase));
    let named = |at: &usize| {
        let last = chairs::in_text(&content[..*at], false).pop();
        last.is_some_and(|person| person.kind == Kind::Person)
    };
    ends.take_while(|at| *at <= LONGEST_SUBJECT).find(named).unwrap_or(0)
}

/// Verbs that are no verbs behind these words: `Thường trực`, `Đại học`.
const NOUNS: &[(&str, &str)] = &[
    ("thuong", "truc"),
    ("dai", "hoc"),
    ("khoa", "hoc"),
    ("tieu", "hoc"),
    ("trung", "hoc"),
    ("y", "hoc"),
    ("doan", "cong tac"),
    ("ban", "to chuc"),
    ("phong", "hop"),
    ("can bo", "lam"),
];

/// A subject longer than this is a sentence of its own.
const LONGEST_SUBJECT: usize = 160;

/// Whether a phrase says what somebody does.
pub fn has_verb(phrase: &str) -> bool {
    verbs(&Folded::of(phrase)).next().is_some()
}

/// The verbs of a sentence, by the folded bytes that they take.
fn verbs<'a>(folded: &'a Folded<'_>) -> impl Iterator<Item = std::ops::Range<usize>> + 'a {
    VERB.find_iter(&folded.text).map(|m| m.range()).filter(|verb| {
        let before = folded.text[..verb.start].trim_end();
        let word = &folded.text[verb.clone()];
        let noun = NOUNS.iter().any(|(ahead, verb)| *verb == word && before.ends_with(ahead));
        verb.start > 0 && folded.words(verb.clone()).starts_with(char::is_lowercase) && !noun
    })
}

pattern!(
    VERB = r"\b(?:tiep tuc|tham du|du|hop|lam viec|chu tri|tiep|kiem tra|di|nghe|tham gia|phat bieu|tham|khao sat|truc|cong tac|",
    r"to chuc|giai quyet|doi thoai|ky|chuc|giao ban|chu toa|trao|gap|hoi y|tham dinh|dang huong|dang hoa|vieng|hoc|bao cao|lam|",
    r"giam sat|trien khai|cung|dan|thong qua|cho y kien|xem xet|nghien cuu|xu ly|duyet|nghi|len|ve|don|chi dao|dieu hanh|ket luan|",
    r"phoi hop|tap huan|boi duong|dong vien|khai mac|be mac|quan triet|xet|danh gia|sinh hoat|kiem diem|ra soat|day|giang|",
    r"tuyen truyen|phuc vu|chuan bi|ban giao|nhan|cham|coi thi|phong van|phat dong|pho bien|cong bo|tang|be giang|khanh thanh|khoi cong|phan cong|tham tra|thong nhat|thao luan|ban|huong dan|lay y kien|nghiem thu|tong ket|so ket|tong duyet|khen thuong|giao luu|hiep thuong|tiep xuc|ra quan|mung|gap go|van dong|kiem ke|bao ve|quyet dinh|cat bang|bo nhiem|hop bao|tra loi|thuc hien|hoan thien|chot|tong hop|trinh|thi sat|toa dam|hoi dam)\b"
);

fn apply(remark: Remark, sentence: &mut Sentence) {
    match remark {
        Remark::Session(session) => sentence.session = Some(session),
        Remark::Hours(hours) => sentence.hours = hours,
        Remark::Place(place) => sentence.location = Some(place),
        Remark::Units(units) => sentence.units.extend(units),
        Remark::Officials(officials) => sentence.officials.extend(officials),
        Remark::Status(status) => sentence.status = status,
        Remark::Company => {}
    }
}

/// Splits a text at its labels. What stands ahead of the first is the work.
fn clauses(text: &str) -> Vec<(Clause, &str)> {
    let folded = Folded::of(text);
    let mut found = Vec::new();
    let (mut clause, mut start) = (Clause::Work, 0);
    for captures in LABELS.captures_iter(&folded.text) {
        let Some(label) = captures.get(0) else { continue };
        let begin = folded.origin(label.start());
        let kind = kind_of(&captures);
        // `tiếp Công ty Điện lực, nội dung: …` is one sentence.
        let within = kind == Clause::Work
            && text[..begin].trim_end().ends_with(|c: char| c == ',' || c.is_alphanumeric());
        if within || !opens_clause(&text[..begin], label.as_str()) {
            continue;
        }
        push_clause(&mut found, clause, text[start..begin].trim_end_matches(['-', '–', '+', '*', ' ', ',']));
        // `mời … cùng dự`, `Điểm tại`: the label is a part of what it says.
        (clause, start) = (kind, folded.origin(label.end()));
    }
    push_clause(&mut found, clause, &text[start..]);
    found
}

fn push_clause<'a>(found: &mut Vec<(Clause, &'a str)>, clause: Clause, words: &'a str) {
    if !words.trim().is_empty() {
        found.push((clause, words));
    }
}

fn kind_of(captures: &regex::Captures<'_>) -> Clause {
    let kinds = [
        ("place", Clause::Place),
        ("company", Clause::Company),
        ("chair", Clause::Chair),
        ("units", Clause::Units),
        ("hour", Clause::Hour),
    ];
    kinds.into_iter().find(|(name, _)| captures.name(name).is_some()).map_or(Clause::Work, |(_, kind)| kind)
}

/// A label counts where a clause may begin, or where its colon leaves no doubt.
fn opens_clause(before: &str, label: &str) -> bool {
    let before = before.trim_end_matches(' ');
    before.is_empty()
        || before.ends_with(['.', ';', ',', '\n', '-', '–', '+', '*', '(', ':', ')', '”', '"', '!'])
        || label.trim_end().ends_with(':')
}

/// A place ends with its sentence; what follows belongs to the work. True when a place was taken.
fn take_place<'a>(words: &'a str, sentence: &mut Sentence, work: &mut Vec<&'a str>) -> bool {
    let end = sentence_end(words).min(words.find('\n').unwrap_or(words.len()));
    let end = outside(words, &[';']).first().map_or(end, |&at| at.min(end));
    let place = tidy(&words[..end]);
    let lower = fold_letters(&place);
    let place = if lower.starts_with("tai ") {
        place[place.find(' ').unwrap_or(0)..].trim().to_owned()
    } else {
        place
    };
    if !place.is_empty() && sentence.location.is_none() {
        sentence.location = Some(place);
    }
    let rest = words[end..].trim_start_matches(['.', ';', ' ', '\n', ',', '-', '–']);
    if !rest.trim().is_empty() && !is_clerks(rest) {
        work.push(rest);
    }
    true
}

/// Byte at which the first sentence ends: a full stop that is not an abbreviation's.
pub fn sentence_end(text: &str) -> usize {
    for (at, _) in text.match_indices('.') {
        let next = text[at + 1..].chars().next();
        if next.is_some_and(|c| !c.is_whitespace()) {
            continue;
        }
        let word = text[..at].rsplit([' ', '(', '\n', '.', ',']).next().unwrap_or("");
        let known = matches!(
            fold_letters(word).as_str(),
            "tp" | "tx" | "tt" | "p" | "q" | "h" | "x" | "ths" | "ts" | "pgs" | "gs" | "ng"
        );
        let last = text[at + 1..].trim().is_empty();
        if last || !known {
            return at;
        }
    }
    text.len()
}

/// Staff after the place, `Đ/c Minh; NCTH`: neither work nor chair.
fn is_clerks(words: &str) -> bool {
    let text = one_line(words);
    let text = text.trim_matches(['.', ' ', ';', ',', '(', ')', '-']);
    text.chars().count() <= 60
        && !text.is_empty()
        && text.split([';', ',', '+']).all(|part| {
            let part = part.trim();
            let code = part.chars().count() <= 6 && part.chars().all(char::is_uppercase);
            code || people::parse(part, false).is_some_and(|person| person.kind == Kind::Person)
        })
}

fn take_hour(words: &str, sentence: &mut Sentence) {
    let folded = fold_letters(words);
    if let Some((hours, _)) = hours::find(&folded) {
        sentence.hours = hours;
    }
    if let Some(session) = hours::session_in_cell(&folded) {
        sentence.session = Some(session);
    }
}

/// `Tại phòng họp số 1: …`.
fn take_place_ahead(text: &str, sentence: &mut Sentence) -> String {
    let folded = Folded::of(text);
    if let Some(found) = PLACE_AHEAD.captures(&folded.text)
        && let (Some(place), Some(whole)) = (found.get(1), found.get(0))
        && sentence.location.is_none()
    {
        sentence.location = Some(tidy(folded.words(place.range())));
        let colon = folded.text[..whole.end()].rfind(':').unwrap_or(whole.end());
        return text[folded.origin(colon + 1).min(text.len())..].trim_start().to_owned();
    }
    text.to_owned()
}

/// `cả ngày` set apart in the text, without parentheses: `…, cả ngày`.
fn take_day_mark(text: &str, sentence: &mut Sentence) -> String {
    let folded = Folded::of(text);
    let Some(found) = ALL_DAY_END.find(&folded.text) else { return text.to_owned() };
    sentence.session = Some(Session::AllDay);
    let (start, end) = (folded.origin(found.start()), folded.origin(found.end()));
    format!("{}{}", &text[..start], &text[end..])
}

pattern!(ALL_DAY_END = r"(?:[,;.\-]\s*|^\s*)\b(?:ca ngay|nguyen ngay)\b\s*(?:[:,.\-]|$)|\(\s*ca ngay\s*\)");

fn drop_marks(text: &str) -> String {
    let folded = Folded::of(text);
    let cuts = NEW.find_iter(&folded.text).filter(|m| {
        let words = folded.words(m.range());
        m.as_str().contains(['(', '[']) || words.trim().trim_matches('*').starts_with("NEW")
    });
    let mut kept = String::with_capacity(text.len());
    let mut start = 0;
    for cut in cuts {
        kept.push_str(&text[start..folded.origin(cut.start())]);
        kept.push(' ');
        start = folded.origin(cut.end());
    }
    kept.push_str(&text[start..]);
    kept
}

fn take_state(text: &str, sentence: &mut Sentence) -> String {
    let folded = Folded::of(text);
    let found = STATE.captures(&folded.text).map(|c| (c, true));
    let Some((found, ahead)) = found.or_else(|| STATE_END.captures(&folded.text).map(|c| (c, false))) else {
        return text.to_owned();
    };
    let (Some(whole), Some(word)) = (found.get(0), found.name("word")) else { return text.to_owned() };
    sentence.status = remarks::status_of(word.as_str());
    if ahead {
        text[folded.origin(whole.end())..].to_owned()
    } else {
        text[..folded.origin(whole.start())].to_owned()
    }
}

/// The same at the end of a clause.
fn end_state<'a>(words: &'a str, sentence: &mut Sentence) -> &'a str {
    let folded = Folded::of(words);
    let Some(found) = STATE_END.captures(&folded.text) else { return words };
    let (Some(whole), Some(word)) = (found.get(0), found.name("word")) else { return words };
    if whole.start() == 0 {
        return words;
    }
    sentence.status = remarks::status_of(word.as_str());
    &words[..folded.origin(whole.start())]
}

/// The end date that a sentence hides: `Đi công tác đến hết ngày 09/7`.
fn until(text: &str) -> Option<dates::Partial> {
    let folded = fold_letters(text);
    let found = UNTIL.find(&folded)?;
    let before = folded[..found.start()].trim_end();
    // `từ ngày 01/01 đến hết ngày 30/6` is what a report covers.
    let is_range = RANGE_BEFORE.is_match(before);
    let whole = found.as_str().contains("het");
    let (date, _) = dates::leading(&folded[found.end()..], dates::Bare::Nothing)?;
    (whole && !is_range).then_some(date)
}

/// The delegate of `Ủy quyền đồng chí …`.
fn delegate(content: &str) -> Option<Vec<Person>> {
    let folded = Folded::of(content);
    let found = folded.find(&DELEGATE)?;
    let rest = &content[found.end..];
    let named = subject(rest);
    if !named.is_empty() {
        return Some(named);
    }
    let end = rest.find([',', '.', ';', ')']).unwrap_or(rest.len());
    let people = chairs::in_text(&rest[..end], false);
    people.first().filter(|p| p.kind != Kind::Other).map(|p| vec![p.clone()])
}

/// One line without what surrounds a sentence.
pub fn tidy(text: &str) -> String {
    let line = one_line(text);
    let trimmed =
        line.trim_matches(|c: char| matches!(c, ' ' | ';' | ',' | ':' | '–' | '-' | '+' | '*' | '•'));
    let trimmed = trimmed.trim_end_matches(['.', ' ', ';', ',']).trim_start_matches(['.', ')', ']', ' ']);
    let trimmed = trimmed.replace(" .", ".").replace(" ,", ",").replace(".,", ",");
    trimmed.trim_matches([' ', '-', '–', ',', ';']).to_owned()
}
