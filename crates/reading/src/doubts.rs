//! A second look at every item, as a stranger would: what should not stand where it stands; knows no document.
//!
//! Readers decide from the front; this looks from behind. An hour, a label or somebody's name left inside the
//! work, a name with digits, a sentence that begins or ends in the middle: each says that something was cut
//! or joined wrongly somewhere, whatever the reason was.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    Finding,
    assemble::Assembled,
    dates::{self, Bare},
    findings,
    folded::{fold_letters, pattern, skeleton},
    gathered::{Gathered, Group},
    hours, listing, people, remarks,
};
use plan::{Item, Session, directory::Directory, finding::Severity};
use script::syllables;

mod spelled;

/// What a stranger stumbles over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Odd {
    Hour,
    Enumerated,
    Label,
    Status,
    Delegation,
    Broken,
    NoWork,
    Name,
    Unit,
    Place,
    PlaceInside,
    Session,
    Somebody,
    Days,
    Layout,
    Dayless,
}

/// Odd items from which on they say something of the whole document.
const FEW: usize = 4;
/// Rows of which a single one without its day is odd.
const MANY: usize = 10;

impl Odd {
    /// Whether pieces of work were cut or joined where they should not be, not only one of their words misplaced.
    fn tears(self) -> bool {
        matches!(self, Self::Enumerated | Self::Label | Self::Broken | Self::NoWork | Self::Name | Self::Unit)
    }

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Hour => "second_hour",
            Self::Enumerated => "several_works",
            Self::Label => "label_inside",
            Self::Status => "status_inside",
            Self::Delegation => "delegation",
            Self::Broken => "broken_sentence",
            Self::NoWork => "no_work",
            Self::Name => "odd_name",
            Self::Unit => "odd_unit",
            Self::Place => "odd_place",
            Self::PlaceInside => "place_inside",
            Self::Session => "session_and_hour",
            Self::Somebody => "somebody_inside",
            Self::Days => "several_days",
            Self::Layout => "layout",
            Self::Dayless => "dayless",
        }
    }
}

/// Adds a question for what is odd, unless another question is about the item already.
pub fn look(done: &mut Assembled, gathered: &Gathered, known: &Directory) {
    let mut found = spelled::look(done, known);
    let asked: Vec<bool> = (0..done.items.len())
        .map(|at| done.findings.iter().any(|f| f.severity == Severity::Question && f.items.contains(&at)))
        .collect();
    let habits = Habits::of(&done.items);
    for (at, item) in done.items.iter().enumerate() {
        found.extend(oddities(item, &habits).map(|odd| (odd, at)));
        found.extend(habits.names_somebody(item).then_some((Odd::Somebody, at)));
        found.extend(habits.names_unit(item).then_some((Odd::Unit, at)));
    }
    found.extend(in_its_table(done, gathered));
    found.retain(|(_, at)| !asked[*at]);
    found.sort_unstable_by_key(|&(odd, at)| (at, odd));
    found.dedup_by_key(|(_, at)| *at);
    // Where much is odd, it is the document that was not understood.
    let torn = found.iter().filter(|(odd, _)| odd.tears()).count();
    if torn >= FEW && torn * 4 >= done.items.len() {
        let odd: BTreeSet<usize> = found.iter().map(|(_, at)| *at).collect();
        found.extend(
            (0..done.items.len()).filter(|at| !odd.contains(at) && !asked[*at]).map(|at| (Odd::Layout, at)),
        );
    }
    found.sort_unstable();
    let mut together: Vec<Finding> = Vec::new();
    for group in found.chunk_by(|a, b| a.0 == b.0) {
        let items: Vec<usize> = group.iter().map(|(_, at)| *at).collect();
        together.push(findings::odd(&done.items, group[0].0, items));
    }
    done.findings.extend(together);
}

/// What is odd about an item's row: its table was not understood, or its day is blank where hardly any is.
fn in_its_table(done: &Assembled, gathered: &Gathered) -> Vec<(Odd, usize)> {
    let of = |own: bool| gathered.groups.iter().filter(move |group| group.own_day == Some(own));
    let (own, blank) = (of(true).count(), of(false).count());
    // Where a row is a day, with all its work; and where every row but one of many has its day.
    let days = of(true).filter(|group| group.drafts.len() > 1).count() > 1;
    let always = days && own >= FEW && blank * FEW <= own || own >= MANY && blank == 1;
    let odd = |group: &Group| {
        let dayless = always && group.own_day == Some(false);
        group.odd.or_else(|| dayless.then_some(Odd::Dayless))
    };
    let item = |at: usize| odd(gathered.groups.get(done.origins[at].group)?).map(|odd| (odd, at));
    (0..done.items.len()).filter_map(item).collect()
}

/// How the document's other items are.
struct Habits<'a> {
    /// Most contents begin in lower case.
    small: bool,
    chairs: BTreeSet<&'a str>,
    units: BTreeSet<&'a str>,
    places: BTreeSet<&'a str>,
    /// Most items are led by somebody.
    chaired: bool,
}

pattern!(ENUMERATED = r"(?:^|[\s;.])(?:[2-9]|[b-e])\)\s*\S|[;.]\s*\b[sct]:\s");
pattern!(
    LABEL = r"\b(?:{chair}|{presides}|{place}|{members}|{prepares}|{hours}|{along}|{invites}|{asked_to}|{unit} {prepares}|{at_place})\s*:"
);
pattern!(
    PLACE_BEHIND = r",\s*(?:p\. ?hop|{room}|ph ?\d|{hall}|nha hat|{culture_house}|nha thi dau|cong vien|ho boi|san van dong|quang truong|{seat})\b[^,;:]{0,40}$"
);
// A label that nobody knows, by its capital behind a full stop and its colon; and one word ahead of everything.
pattern!(UNKNOWN_LABEL = r"[.;]\s+\p{Lu}\p{L}+(?: \p{L}+){0,3}:|^\p{Lu}\p{L}{1,6}:\s");
// `l5h1S`, with at least one digit among what looks like digits.
pattern!(HOUR_LEFT = r"^(?:[\dolisbzq]?\d|\d[olisbzq])\s?[hg:](?:\s?[\dolisbzq]{2}\b|\s)");
pattern!(SEVERAL_DAYS = r"\(\s*(?:trong\s+|{hours}\s+)?0?[2-9]\s+ngay\s*\)");
pattern!(
    ONLY_LABEL = r"^(?:{chair}|{presides}|{met_at}|{place}|{members}|{prepares}|{hours}|{content}|gio|ngay|{notes}|{unit}|{leaders})$"
);
pattern!(STATUS = r"\b(?:HOÃN|HUỶ|HỦY|Hoãn|Hủy|Huỷ|NEW|ĐỔI LỊCH)\b");
pattern!(DELEGATED = r"\b(?:uy|uỷ) quyen\s+(?:cho\s+)?(?:d/c|dong chi|ong|ba|pho|pct|pgd)\b");
// With their diacritics: `chợ Bến Đò` ends well, `do` does not.
pattern!(UNFINISHED = r"(?:[,(\-–]|(?:^|\s)(?:và|với|tại|của|các|về|cho|do|cùng|những|ông|bà|đ/c))$");
pattern!(CONJUNCTION = r"^(?:(?:và|với|của|tại|hoặc|nhưng|theo|cùng với)\s|[,;):])");

fn oddities(item: &Item, habits: &Habits<'_>) -> impl Iterator<Item = Odd> + use<> {
    let content = item.content.as_str();
    let folded = fold_letters(content);
    let text = folded.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let lower = content.trim().to_lowercase();
    // The rest of a sentence has neither chair nor unit of its own.
    let nobody = item.officials.is_empty() && item.units.is_empty();
    let beginning = content.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    let begins_in_the_middle = begins_small(content)
        && begins_small(&item.source.text)
        && !habits.small
        && item.time.is_none()
        && nobody
        || CONJUNCTION.is_match(&lower);
    let unclosed = content.matches('(').count() > content.matches(')').count();
    let checks = [
        (Odd::Hour, second_hour(&folded, item) || HOUR_LEFT.is_match(text)),
        (Odd::Enumerated, ENUMERATED.is_match(&outside(text))),
        (
            Odd::Label,
            LABEL.is_match(text)
                || UNKNOWN_LABEL.is_match(&outside(content))
                || listing::label_of(content).is_some_and(|(_, end)| end < content.len()),
        ),
        (Odd::Status, STATUS.is_match(content) || is_nearly_closing(text)),
        (Odd::Delegation, DELEGATED.is_match(text) && item.officials.len() != 1),
        (Odd::Broken, begins_in_the_middle || unclosed || UNFINISHED.is_match(&lower)),
        // The work of a line that names only who and when was taken from the title.
        (
            Odd::NoWork,
            !skeleton(&item.source.text).contains(&skeleton(&beginning))
                || is_only_when(text)
                || letters < 2
                || ONLY_LABEL.is_match(text)
                || listing::bare_label(content).is_some(),
        ),
        (Odd::Name, item.officials.iter().any(|name| is_odd_name(name))),
        (Odd::Unit, item.units.iter().any(|unit| is_odd_unit(unit))),
        (Odd::Place, item.location.as_deref().is_some_and(is_odd_place)),
        (Odd::PlaceInside, item.location.is_none() && PLACE_BEHIND.is_match(text)),
        (Odd::Session, contradicts(item)),
        (Odd::Days, item.end_date.is_none() && SEVERAL_DAYS.is_match(text)),
    ];
    checks.into_iter().filter(|(_, odd)| *odd).map(|(odd, _)| odd)
}

impl<'a> Habits<'a> {
    fn of(items: &'a [Item]) -> Self {
        let most = |count: usize| count * 2 > items.len();
        let units = items.iter().flat_map(|item| &item.units).map(String::as_str);
        Self {
            small: items.iter().filter(|item| begins_small(&item.content)).count() * 3 > items.len(),
            chairs: items.iter().flat_map(|item| &item.officials).map(String::as_str).collect(),
            units: units.filter(|unit| unit.chars().count() > 1).collect(),
            places: items.iter().filter_map(|item| item.location.as_deref()).collect(),
            chaired: most(items.iter().filter(|item| !item.officials.is_empty()).count()),
        }
    }

    /// Nobody leads it, or only a bare title, though its sentence names somebody who leads elsewhere, ends with
    /// somebody behind a colon, or, where the others are led by somebody, with a name in parentheses.
    fn names_somebody(&self, item: &Item) -> bool {
        if !item.officials.iter().all(|name| people::is_position(name)) {
            return false;
        }
        let whole = |name: &&&str| name.split_whitespace().count() >= 3 && people::is_name(name);
        let known = self.chairs.iter().filter(whole).any(|name| item.content.contains(*name));
        let behind_colon = item.content.rsplit_once(": ").is_some_and(|(_, last)| is_somebody(last));
        let in_parentheses = closing_words(&item.content).is_some_and(|inside| {
            let words = inside.split_whitespace().count();
            inside.starts_with(char::is_uppercase)
                && (2..=6).contains(&words)
                && !inside.contains(|c: char| c.is_ascii_digit())
        });
        known || behind_colon || self.chaired && in_parentheses && item.officials.is_empty()
    }

    /// Its last words in parentheses name a unit that prepares elsewhere, or somebody who leads is one.
    fn names_unit(&self, item: &Item) -> bool {
        let inside = closing_words(&item.content).filter(|_| item.units.is_empty());
        let named = inside.is_some_and(|inside| {
            let first = inside.split([',', ';']).next().unwrap_or("").trim();
            self.units.iter().any(|unit| first.starts_with(*unit))
                || remarks::begins_unit(first) && syllables::misspelt(first).is_some()
        });
        // `TCHC` in the column of those who lead, where it prepares elsewhere; and a room.
        let code = |name: &str| !name.chars().any(char::is_lowercase) && self.units.contains(name);
        let misplaced = |name: &String| code(name) || self.places.contains(name.as_str());
        named || item.officials.iter().any(misplaced)
    }
}

/// What stands in parentheses at the end of a sentence.
fn closing_words(content: &str) -> Option<&str> {
    content.strip_suffix(')').and_then(|text| text.rsplit_once('(')).map(|(_, inside)| inside)
}

/// `(hoãh)`, `(cả hgày)`: a letter off what closes sentences.
fn is_nearly_closing(folded: &str) -> bool {
    let near = |word: &&str| {
        closing_words(folded).is_some_and(|inside| strsim::damerau_levenshtein(inside, word) == 1)
    };
    CLOSING.iter().any(near)
}

const CLOSING: [&str; 8] = ["hoan", "da hoan", "tam hoan", "huy", "da huy", "ca ngay", "sang", "chieu"];

fn is_somebody(words: &str) -> bool {
    people::parse(words, false).is_some_and(|person| {
        person.kind == people::Kind::Person && (person.honorific || !person.positions.is_empty())
    })
}

fn begins_small(content: &str) -> bool {
    content.starts_with(char::is_lowercase)
}

/// `(thứ Ba)`, `14h00 ngày 26/11`: when, but not what.
fn is_only_when(text: &str) -> bool {
    let bare = text.trim_matches(['(', ')', ' ', '.']);
    let (mark, length) = dates::mark(bare, Bare::Nothing);
    !mark.is_empty() && bare[length..].chars().filter(|c| c.is_alphabetic()).count() < 2
}

/// A text without what stands in parentheses.
fn outside(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            _ if depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    kept
}

/// An hour that nobody took out, unless the sentence itself needs it: `trước 10h00`, `(khai mạc lúc 8h)`.
fn second_hour(folded: &str, item: &Item) -> bool {
    let mut at = 0;
    while let Some((hours, range)) = hours::find_at(folded, at) {
        let before = folded[..range.start].trim_end();
        let open = before.matches('(').count() > before.matches(')').count();
        let needed =
            ["truoc", "luc", "tu", "den", "sau", "khoang", "het", "cham nhat", "vao", "dot", "so", "thu"]
                .iter()
                .any(|word| before.ends_with(word));
        let prefixed =
            ["luc", "tu", "khoang", "vao"].iter().any(|word| folded[range.clone()].starts_with(word));
        // `5G` is a network.
        let counted = folded[range.clone()].ends_with('g');
        if !open && !needed && !prefixed && !counted && hours.from != item.time {
            return true;
        }
        at = range.end.max(at + 1);
    }
    false
}

/// A name with digits, a colon, one letter, or a sentence.
fn is_odd_name(name: &str) -> bool {
    let numbered = fold_letters(name).contains("tieu ban") || name.starts_with("Tổ ") || name.contains("số ");
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    (name.contains(|c: char| c.is_ascii_digit()) && !numbered)
        || name.contains([':', '#', '=', '?', '/'])
        || letters < 2
        || name.chars().count() > LONGEST_NAME
        || people::starts(name).first() == Some(&0)
        || people::is_ditto(name)
        || SAID_IN_A_NAME.is_match(&name.to_lowercase())
        || name.contains(". ") && name.split_whitespace().count() > 3
}

// With their diacritics. Bodies are named with some of these as well, but with the words behind them.
pattern!(
    SAID_IN_A_NAME = r"\s(?:đến|thay|dự|họp|làm việc|địa điểm|thành phần|chuẩn bị|chủ trì|cùng dự)(?:\s|$)"
);

const LONGEST_NAME: usize = 90;

fn is_odd_unit(unit: &str) -> bool {
    let letters = unit.chars().filter(|c| c.is_alphabetic()).count();
    letters < 1
        || is_somebody(unit)
        || unit.contains([':', '#', '=', '?'])
        || unit.chars().count() > LONGEST_NAME
        || people::is_ditto(unit)
        || people::without_honorific(unit).1
}

fn is_odd_place(place: &str) -> bool {
    let folded = fold_letters(place);
    place.chars().count() > LONGEST_PLACE || LABEL.is_match(&folded) || people::is_ditto(place)
}

const LONGEST_PLACE: usize = 220;

/// `Chiều: 8 giờ`.
fn contradicts(item: &Item) -> bool {
    let Some(time) = item.time else { return false };
    let by_hour = Session::of_hour(time);
    match item.session {
        Session::Morning => by_hour != Session::Morning,
        Session::Afternoon => by_hour == Session::Morning,
        Session::Evening => by_hour == Session::Morning,
        Session::AllDay | Session::Unspecified => false,
    }
}
