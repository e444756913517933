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
    /// `từ ngày 07/9 đến …`: what ends on `until` begins here.
    pub since: Option<dates::Partial>,
    /// On every working day of the week.
    pub every_day: bool,
    /// Who takes part, as printed.
    pub attendees: Vec<String>,
    /// The place where it takes place instead: `(dời sang Hội trường B)`.
    pub moved_to: Option<String>,
}

/// What begins at a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Clause {
    Work,
    Place,
    Company,
    /// Who follows the work for the office; of no use here.
    Clerks,
    Chair,
    Units,
    Hour,
    /// `Thời gian, địa điểm: 07 giờ 00’ tại …`
    HourAndPlace,
}

pattern!(
    LABELS = r"(?P<place>(?:dia diem|noi hop|noi lam viec)(?: hop| to chuc| lam viec| thuc hien| du kien)?\s*[:.]\s*(?:tai\b)?|diem(?: tap trung| hop| don)? tai\b\s*:?|\bdiem(?: tap trung| hop)?\s*:\s*(?:tai\b)?|\bd/?\s?diem\s*:\s*(?:tai\b)?|\bdiem (?P<at>hoi truong|phong hop|phong|nha van hoa|nha thi dau|tru so|san|trung tam|ubnd|van phong|cong|dinh|khu)\b|\bdia diem tai\b|\bd\.?/?d\.?\s*:)",
    r"|(?P<company>\bthanh phan(?: tham du| tham gia| du hop| du| moi| gom| cung du| hop| kinh moi| lam viec)*\s*[:.]|\bcung (?:du(?: hop)?|di|tham du|tham gia|lam viec)\s*:|\bdi cung\s*:|\b(?:kinh )?moi(?: du| tham du| hop| du hop| cung du)?\s*:|\bkhach moi\s*:|\bdai bieu(?: moi| tham du)?\s*:|\b(?:tham du|nguoi du|du hop)\s*:|(?P<along>\b(?:kinh )?moi\b[^.;:()]*\bcung (?:du|di|tham du|tham gia)\b)|(?P<invites>\b(?:kinh )?moi\b))",
    r"|(?P<clerks>\b(?:ldvp|cvvp|cv|vp|chuyen vien|cv theo doi|thu ky|phien dich|phuc vu|lai xe|xe|phuong tien)\s*:)",
    r"|(?P<chair>\b(?:nguoi |dong )?(?:chu tri|chu toa)(?: hoi nghi| cuoc hop| hop| buoi lam viec)?\s*:|\blanh dao (?:chu tri|du|tham du)\s*:)",
    r"|(?P<units>\b(?:(?:don vi|co quan|phong|bo phan|phong, don vi)\s+)?(?:chuan bi|tham muu|phuc vu)(?: noi dung| tai lieu| bao cao)*\s*:|\bdon vi phoi hop\s*:|\bphoi hop\s*:)",
    r"|(?P<both>\bthoi gian(?:,| va| -|/)?\s*dia diem\s*:)",
    r"|(?P<hour>\b(?:thoi gian|thoi diem)(?: hop| bat dau)?\s*:)",
    r"|(?P<work>\bnoi dung(?: hop| cong viec| lam viec)?\s*:|\bv/v\s*:)"
);
pattern!(PLACE_AHEAD = r"^\s*tai\s+([^:]{3,90}?)\s*:\s*\S");
pattern!(DELEGATE = r"\b(?:uy|uỷ) quyen\s+(?:cho\s+)?");
pattern!(RANGE_BEFORE = r"\btu\s+(?:ngay\s+)?(\d[\d/.]*)$");
pattern!(UNTIL = r"\bden\s+(?:het\s+)?(?:ngay\s+)");
pattern!(
    STATE = r"^\s*[(\[*]*\s*(?:da\s+|tam\s+|lich\s+)?(?P<word>hoan|huy|huy bo|doi lich|doi ngay|lui lich|dung)(?:\s+(?:lich|hop|lai))?\s*[)\]*]*\s*[:\-.;)\]]",
    // `HOÃN cuộc họp …`, `Hủy buổi …`: the verb of the sentence itself.
    r"|^\s*(?P<verb>(?:tam\s+)?hoan(?:\s+lai)?|huy(?:\s+bo)?)\s+(?:viec\s+)?(?:cuoc|buoi|hoi nghi|phien|lich|hop|le|chuyen|dot|lam viec|kiem tra|tiep|giao ban)\b"
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
            Clause::Company => sentence.attendees.extend(taking_part(words)),
            Clause::Clerks => {}
            Clause::Chair => sentence.officials.extend(chairs::in_text(words, true)),
            Clause::Units => sentence.units.extend(remarks::units_of(words)),
            Clause::Hour => take_hour(words, &mut sentence),
            Clause::HourAndPlace => take_hour_and_place(words, &mut sentence),
        }
    }
    let text = work.join("\n");
    let text = take_place_ahead(&text, &mut sentence);
    let text = take_day_mark(&text, &mut sentence);
    let text = remarks::take_giao(&text, &mut sentence.units);
    let text = remarks::take_chair(&text, &mut sentence.officials);
    let text = take_delegate(&text, &mut sentence);
    let text = take_leader_behind(&text, &mut sentence);
    (sentence.since, sentence.until) = until(&text);
    sentence.content = tidy(&text);
    sentence
}

/// `Họp giao ban - đ/c Soạn`: who leads, behind a dash at the end.
fn take_leader_behind(text: &str, sentence: &mut Sentence) -> String {
    let Some((at, dash)) = text.char_indices().rev().find(|&(at, c)| {
        matches!(c, '-' | '–' | '—')
            && text[..at].ends_with(' ')
            && text[at + c.len_utf8()..].starts_with(' ')
    }) else {
        return text.to_owned();
    };
    let behind = text[at + dash.len_utf8()..].trim().trim_end_matches(['.', ';', ',']);
    let persons = chairs::all_in_text(behind).unwrap_or_default();
    let addressed =
        |person: &Person| person.honorific || person.kind == Kind::Person && !person.positions.is_empty();
    // `Đ/c Vương Kiến Quốc - Trưởng Ban` goes on with its rank: only somebody by name leads.
    if persons.is_empty()
        || !persons.iter().all(addressed)
        || has_verb(behind)
        || text[..at].trim().is_empty()
    {
        return text.to_owned();
    }
    sentence.officials.extend(persons);
    text[..at].trim_end().to_owned()
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

pattern!(
    BODY = r"^(?:(?:cac\s+)?(?:tieu ban|ban|to cong tac|phong|chi bo|khoa)|thuong truc|hoi dong|ubnd|hdnd|ubmttq|dang uy|thanh uy|huyen uy|tinh uy|doan (?:giam sat|kiem tra|cong tac|thanh nien|dbqh)|van phong|cong doan|so|hoi (?:nong dan|phu nu|cuu chien binh|lien hiep)|to)\s"
);

/// The body that is the subject of a sentence: `Ban Pháp chế giám sát …` is led by that body.
pub fn body(content: &str) -> Vec<Person> {
    let folded = Folded::of(content);
    if !BODY.is_match(&folded.text) || !content.starts_with(char::is_uppercase) {
        return Vec::new();
    }
    let Some(verb) = verbs(&folded).next().filter(|verb| verb.start <= LONGEST_SUBJECT) else {
        return Vec::new();
    };
    let name = content[..folded.origin(verb.start)].trim().trim_end_matches([',', ':', '-', '–']);
    // `Phòng họp`, `Hội đồng nhân dân tỉnh khóa X kỳ họp thứ 3`: a body's name has words of its own.
    if name.split_whitespace().count() < 2 || name.contains([';', '.', '(']) {
        return Vec::new();
    }
    vec![named_body(name)]
}

/// Whether a text is the name of a body and nothing more.
pub fn is_body(text: &str) -> bool {
    let named = text.chars().count() <= LONGEST_BODY && text.starts_with(char::is_uppercase);
    named
        && (BODY.is_match(&fold_letters(text)) || fold_letters(text).starts_with("doan "))
        && !has_verb(text)
}

const LONGEST_BODY: usize = 60;

/// A body as somebody who leads.
pub fn named_body(name: &str) -> Person {
    Person {
        name: one_line(name),
        positions: Vec::new(),
        kind: Kind::Collective,
        honorific: false,
        listed: false,
    }
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
    ("tieu", "ban"),
    ("ban", "to chuc"),
    ("phong", "hop"),
    ("can bo", "lam"),
];

/// Verbs that are no verbs ahead of these words: `đơn vị`, `học sinh`.
const BEGUN_NOUNS: &[(&str, &str)] = &[
    ("don", "vi"),
    ("hoc", "sinh"),
    ("hoc", "vien"),
    ("ky", "hop"),
    ("di", "tich"),
    ("hop", "tac"),
    ("truc", "thuoc"),
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
        let behind = folded.text[verb.end..].trim_start();
        let noun = NOUNS.iter().any(|(ahead, verb)| *verb == word && before.ends_with(ahead))
            || BEGUN_NOUNS.iter().any(|(verb, next)| *verb == word && behind.starts_with(next));
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
        Remark::MovedTo(place) => sentence.moved_to = Some(place),
        Remark::Company(words) => {
            let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
            let listed = words.split_once(':').filter(|(label, _)| !label.contains(','));
            sentence.attendees.extend(taking_part(listed.map_or(words, |(_, listed)| listed)));
        }
        Remark::Clerks => {}
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
        // `Mời …` as a sentence of its own, not the work of inviting.
        let invites = captures.name("invites").is_some() && text[..begin].trim().is_empty();
        if within || invites || !opens_clause(&text[..begin], label.as_str()) {
            continue;
        }
        push_clause(&mut found, clause, text[start..begin].trim_end_matches(['-', '–', '+', '*', ' ', ',']));
        if let Some(along) = captures.name("along") {
            // `mời … cùng dự`: the label itself holds who.
            let whole = folded.words(along.range());
            let whole = whole.split_once(' ').map_or(whole, |(_, rest)| rest);
            let end = Folded::of(whole);
            let end = end.text.rfind("cung ").map_or(whole.len(), |at| end.origin(at));
            push_clause(&mut found, Clause::Company, &whole[..end]);
        }
        // `mời … cùng dự`, `Điểm tại`: the label is a part of what it says.
        let end = captures.name("at").map_or(label.end(), |place| place.start());
        (clause, start) = (kind, folded.origin(end));
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
        ("clerks", Clause::Clerks),
        ("chair", Clause::Chair),
        ("units", Clause::Units),
        ("hour", Clause::Hour),
        ("both", Clause::HourAndPlace),
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

/// `07 giờ 00’ đến 08 giờ 00’ tất cả các ngày làm việc trong tuần tại …`.
fn take_hour_and_place(words: &str, sentence: &mut Sentence) {
    let folded = Folded::of(words);
    let mut end = 0;
    if let Some((hours, length)) = hours::leading(&folded.text) {
        (sentence.hours, end) = (hours, length);
    }
    if let Some(found) = EVERY_DAY.find(&folded.text[end..]) {
        sentence.every_day = true;
        end += found.end();
    }
    let rest = words[folded.origin(end)..].trim_start_matches(|c: char| "',’.;- ".contains(c));
    let place = tidy(rest);
    let place = place.strip_prefix("tại ").or_else(|| place.strip_prefix("Tại ")).unwrap_or(&place);
    if sentence.location.is_none() && !place.is_empty() {
        sentence.location = Some(place.to_owned());
    }
}

pattern!(
    EVERY_DAY =
        r"^[\s,';]*(?:vao\s+)?(?:tat ca\s+)?(?:cac|moi|hang)\s+ngay(?:\s+lam viec)?(?:\s+trong\s+tuan)?\s*,?"
);

/// Those who take part, each as printed: parted at semicolons and lines, at commas where no colon gathers them.
pub fn taking_part(words: &str) -> Vec<String> {
    let mut all = Vec::new();
    for part in split_outside(words, &[';', '\n']) {
        let cuts: &[char] = if part.contains(':') { &[] } else { &[','] };
        for name in split_outside(part, cuts) {
            let name = tidy(name);
            if name.chars().any(char::is_alphanumeric) && !all.contains(&name) {
                all.push(name);
            }
        }
    }
    all
}

fn split_outside<'a>(text: &'a str, separators: &[char]) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for at in outside(text, separators) {
        parts.push(&text[start..at]);
        start = at + 1;
    }
    parts.push(&text[start..]);
    parts
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
    if let Some(verb) = found.name("verb") {
        sentence.status = remarks::status_of(verb.as_str());
        return text[folded.origin(verb.end())..].to_owned();
    }
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

/// First and last day that a sentence hides: `Đi công tác đến hết ngày 09/7`, `từ ngày 07/9 đến ngày 09/9`.
fn until(text: &str) -> (Option<dates::Partial>, Option<dates::Partial>) {
    let folded = fold_letters(text);
    let Some(found) = UNTIL.find(&folded) else { return (None, None) };
    let before = folded[..found.start()].trim_end();
    let since = RANGE_BEFORE.captures(before).and_then(|range| dates::leading(&range[1], dates::Bare::Day));
    let whole = found.as_str().contains("het");
    let bare = if since.is_some() { dates::Bare::Day } else { dates::Bare::Nothing };
    let date = dates::leading(&folded[found.end()..], bare).map(|(date, _)| date);
    (since.map(|(date, _)| date), date.filter(|_| whole || since.is_some()))
}

/// The delegate of `Ủy quyền đồng chí … dự` leads; the words that say so are no work.
fn take_delegate(text: &str, sentence: &mut Sentence) -> String {
    let folded = Folded::of(text);
    let Some(found) = folded.find(&DELEGATE) else { return text.to_owned() };
    let rest = &text[found.end..];
    let end = rest.find([';', ')', '\n']).unwrap_or(rest.len()).min(sentence_end(rest));
    let mut people = subject(&rest[..end]);
    if people.is_empty() {
        let words = rest[..end].trim().trim_end_matches(" dự").trim_end_matches(" tham dự");
        people = chairs::in_text(words.split(',').next().unwrap_or(words), false);
        people.truncate(1);
    }
    if people.is_empty() || people.iter().any(|p| p.kind == Kind::Other) {
        return text.to_owned();
    }
    sentence.officials = people;
    sentence.delegated = true;
    let ahead = text[..found.start].trim_end().trim_end_matches(['(', ';', ',', '.', '-', ' ']);
    let behind = rest[end..].trim_start_matches([')', '.', ';', ',', ' ']);
    // `Ủy quyền đồng chí X dự họp …` is the whole sentence.
    if ahead.trim().is_empty() {
        return text.to_owned();
    }
    if behind.is_empty() { ahead.to_owned() } else { format!("{ahead}. {behind}") }
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
