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

mod clauses;
mod subject;

pub use clauses::taking_part;
use clauses::{Clause, clauses};
pub use subject::{body, has_verb, is_body, named_body, subject};

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
    /// Lines that say themselves that they are notes.
    pub notes: Vec<String>,
    /// The place where it takes place instead: `(dời sang Hội trường B)`.
    pub moved_to: Option<String>,
}

pattern!(PLACE_AHEAD = r"^\s*tai\s+([^:]{3,90}?)\s*:\s*\S");
pattern!(NOTE = r"^\s*{notes}\s*:");
pattern!(DELEGATE = r"\b(?:uy|uỷ) quyen\s+(?:cho\s+)?");
pattern!(RANGE_BEFORE = r"\btu\s+(?:ngay\s+)?(\d[\d/.]*)$");
pattern!(UNTIL = r"\bden\s+(?:het\s+(?:ngay\s+)?|ngay\s+)");
pattern!(
    STATE = r"^\s*[(\[*]*\s*(?:da\s+|tam\s+|lich\s+)?(?P<word>hoan|huy|huy bo|doi lich|doi ngay|lui lich|dung)(?:\s+(?:lich|hop|lai))?\s*[)\]*]*\s*[:\-.;)\]]",
    // `HOÃN cuộc họp …`, `Hủy buổi …`: the verb of the sentence itself.
    r"|^\s*(?P<verb>(?:tam\s+)?hoan(?:\s+lai)?|huy(?:\s+bo)?)\s+(?:viec\s+)?(?:cuoc|buoi|{meeting}|phien|lich|hop|le|chuyen|dot|{works}|kiem tra|tiep|{briefing})\b"
);
pattern!(
    STATE_END = r"(?:[-.;,:(\[]\s*|\s{2,}|\n\s*)(?:da\s+|tam\s+|lich\s+)?(?P<word>hoan|huy|huy bo|doi lich|lui lich)(?:\s+(?:lich|hop|lai))?\s*[)\]]*\s*[.!;,]*\s*$"
);
pattern!(
    NEW = r"\s*[(\[*]*\s*\bnew\b\s*!?\s*[)\]*]*|\s*[(\[]\s*(?:moi|bo sung|moi bo sung|{updated}|da doi {place}|doi {place}|{adjusted}|{changed}|{changed} {place})\s*[)\]]"
);

/// Takes an item's words apart.
pub fn read(text: &str) -> Sentence {
    let mut sentence = Sentence::default();
    let text = drop_marks(text);
    let text = take_notes(&text, &mut sentence);
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

/// `Ghi chú: đi xe cơ quan`, on a line of its own: whatever it says, it is not the work.
fn take_notes(text: &str, sentence: &mut Sentence) -> String {
    let (notes, work): (Vec<&str>, Vec<&str>) =
        text.split('\n').partition(|line| Folded::of(line).find(&NOTE).is_some());
    let said = |line: &str| line.split_once(':').map(|(_, said)| one_line(said));
    sentence.notes.extend(notes.into_iter().filter_map(said).filter(|said| !said.is_empty()));
    work.join("\n")
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

pub fn apply(remark: Remark, sentence: &mut Sentence) {
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
        // `PCT. Thường trực` is one title.
        let rank = people::is_title_code(word) && text[at + 1..].trim_start().starts_with("Th");
        if last || !(known || rank) {
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
        r"^[\s,';]*(?:vao\s+)?(?:tat ca\s+)?(?:cac|moi|hang)\s+ngay(?:\s+{works})?(?:\s+trong\s+tuan)?\s*,?"
);

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

pattern!(
    ALL_DAY_END =
        r"(?:[,;.\-]\s*|^\s*)\b(?:{whole_day}|{entire_day})\b\s*(?:[:,.\-]|$)|\(\s*{whole_day}\s*\)"
);

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
