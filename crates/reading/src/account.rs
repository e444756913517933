//! What became of every strip of a document; whatever became nothing is left over, and asked about.
//!
//! Readers note on the way which paragraphs they took and as what. The rest is told by where it stands and by
//! its own words; a strip that nothing explains is quoted in a finding, because a line that a reader dropped
//! is a line that somebody wrote.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{
    Finding,
    assemble::Assembled,
    calendar::Calendar,
    document::{Document, Part, Strip},
    findings,
    folded::{fold_letters, one_line, pattern},
    foot,
    gathered::Gathered,
    head, hours, letters, listing, prose,
    tables::{is_nothing, is_rest},
};
use plan::Priority;

/// What a strip is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Is {
    Letterhead,
    Title,
    Priority,
    Header,
    Day,
    Session,
    Field,
    Label,
    Recipient,
    Signature,
    Furniture,
    Blank,
    LeftOver,
}

/// A strip of the document and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traced {
    /// Where it stood, in words.
    pub at: String,
    pub text: String,
    pub is: Is,
    /// Index into the reading's items, and which field of it.
    pub item: Option<usize>,
    pub field: Option<String>,
}

/// Accounts for a document: its trace, and a finding for whatever is left over.
pub fn account(
    document: &Document,
    found: &Gathered,
    done: &Assembled,
    priorities: &[Priority],
    calendar: &Calendar,
) -> (Vec<Traced>, Vec<Finding>) {
    let taken = taken(found, done);
    let strips = document.strips();
    let ids = numbered(&strips);
    let known = |at: &usize| ids[*at].is_some_and(|id| taken.contains_key(&id));
    let first = (0..strips.len()).find(known).unwrap_or(strips.len());
    let last = (0..strips.len()).rev().find(known).unwrap_or(0);
    let mut place = Position { titled: false, closed: None, priorities, calendar };
    let mut trace: Vec<Traced> = Vec::with_capacity(strips.len());
    for (at, strip) in strips.iter().enumerate() {
        let (is, item, field) = match ids[at].and_then(|id| taken.get(&id)) {
            Some(taken) => *taken,
            None if strip.text.trim().is_empty() => (Is::Blank, None, None),
            None => (place.explain(strip, at < first, at > last), None, None),
        };
        let (text, field) = (strip.text.to_owned(), field.map(str::to_owned));
        trace.push(Traced { at: strip.at.clone(), text, is, item, field });
    }
    let findings = left_over(&trace, found);
    (trace, findings)
}

type Taken = (Is, Option<usize>, Option<&'static str>);

/// What the readers took, by the number of the paragraph. Work counts more than the day of its line.
fn taken(found: &Gathered, done: &Assembled) -> HashMap<u32, Taken> {
    let mut taken: HashMap<u32, Taken> = HashMap::new();
    for (id, is) in &found.marks {
        taken.entry(*id).or_insert((*is, None, None));
    }
    for (number, group) in found.groups.iter().enumerate() {
        let first = done.origins.iter().position(|origin| origin.group == number);
        for (id, field) in &group.cells {
            taken.insert(*id, (Is::Field, first, Some(field)));
        }
    }
    for (item, origin) in done.origins.iter().enumerate().rev() {
        for id in &origin.ids {
            taken.insert(*id, (Is::Field, Some(item), Some("content")));
        }
    }
    taken
}

/// The number of each strip that is a paragraph's text.
fn numbered(strips: &[Strip<'_>]) -> Vec<Option<u32>> {
    let mut next = 0;
    strips
        .iter()
        .map(|strip| {
            (strip.part == Part::Text).then(|| {
                next += 1;
                next
            })
        })
        .collect()
}

/// Where in the document the account stands.
struct Position<'a> {
    titled: bool,
    /// What the foot has been since its last heading.
    closed: Option<Is>,
    priorities: &'a [Priority],
    calendar: &'a Calendar,
}

pattern!(RECIPIENTS = r"^[\s*\-+]*(?:{recipients}|kinh gui)");
pattern!(
    SIGNATURE = r"^(?:t/?l\.?|k/?t\.?|t/?m\.?|q\.)\s|^(?:{chief}|pho {chief}|{director}|pho {director}|{chairman}|pho {chairman}|hieu truong|bi thu|{drafter}|thu truong|truong phong)\b[^:]{0,40}$|^\(?(?:da ky|ky ten|ky, dong dau)"
);
pattern!(
    CAVEAT = r"^\W*(?:lich (?:{duty}|{works}|nay|hop)?\s*(?:nay\s+)?(?:co the|thay|duoc|se)\b|{updated}|trang \d|du thao|{adjusted}|http|in luc)"
);

impl Position<'_> {
    fn explain(&mut self, strip: &Strip<'_>, ahead: bool, behind: bool) -> Is {
        if matches!(strip.part, Part::Aside(_) | Part::Erased | Part::Marks | Part::Number) {
            return Is::Furniture;
        }
        let text = one_line(&letters::canonical(strip.text));
        let folded = fold_letters(&text);
        let plain = folded.trim();
        if plain.chars().all(|c| !c.is_alphanumeric()) || CAVEAT.is_match(plain) {
            return Is::Furniture;
        }
        if is_rest(&text) || is_nothing(&text) {
            return Is::Day;
        }
        let letters = super::folded::skeleton(&text);
        if self.priorities.iter().any(|p| letters.ends_with(&super::folded::skeleton(&p.text))) {
            return Is::Priority;
        }
        if ahead {
            return self.ahead(plain);
        }
        if head::is_title(plain) {
            return Is::Title;
        }
        if RECIPIENTS.is_match(plain) {
            self.closed = Some(Is::Recipient);
            return Is::Recipient;
        }
        if head::signed(std::slice::from_ref(&text)).is_some() || SIGNATURE.is_match(plain) {
            self.closed = Some(Is::Signature);
            return Is::Signature;
        }
        if let Some(closed) = self.closed.filter(|_| behind) {
            let name = text.chars().count() < LONGEST_SIGNATURE && !is_work(plain);
            let listed = closed == Is::Recipient && !is_work(plain);
            return if listed || name { closed } else { Is::LeftOver };
        }
        if hours::session_in_cell(plain).is_some() && plain.chars().count() <= LONGEST_SESSION {
            return Is::Session;
        }
        if prose::heading(&text).is_some_and(|(mark, rest, _)| {
            rest.trim().is_empty() && self.calendar.resolve(&mark, None).is_some()
        }) {
            return Is::Day;
        }
        let label = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        if listing::bare_label(label).is_some()
            || listing::label_of(label).is_some_and(|(_, end)| label[end..].trim().is_empty())
        {
            return Is::Label;
        }
        let section =
            head::is_section(&text) || text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        if section && !is_work(plain) || plain.ends_with(':') && plain.chars().count() < LONGEST_SECTION {
            return Is::Title;
        }
        Is::LeftOver
    }

    /// Ahead of the programme stand letterhead, title and priorities; a line that reads like work is none of them.
    fn ahead(&mut self, plain: &str) -> Is {
        if head::is_title(plain) {
            self.titled = true;
            return Is::Title;
        }
        if is_work(plain)
            && self.titled
            && hours::leading(plain.trim_start_matches(['-', '+', '*', ' '])).is_some()
        {
            return Is::LeftOver;
        }
        if self.titled { Is::Title } else { Is::Letterhead }
    }
}

const LONGEST_SIGNATURE: usize = 60;
const LONGEST_SESSION: usize = 16;
const LONGEST_SECTION: usize = 80;

/// Whether a line speaks of a time, as work does.
fn is_work(folded: &str) -> bool {
    hours::find(folded).is_some() || !super::dates::all(folded).is_empty()
}

/// One finding for each run of strips that nothing explains.
fn left_over(trace: &[Traced], found: &Gathered) -> Vec<Finding> {
    let told = |text: &str| {
        let text = one_line(text);
        found.undated.iter().any(|(_, source)| source.contains(&text) || text.contains(source.as_str()))
    };
    let mut runs: Vec<Vec<&Traced>> = Vec::new();
    let (mut open, mut noted) = (false, false);
    // Deadlines among the notes at the end are no work of the programme.
    let mut among_notes: Vec<bool> = Vec::new();
    for strip in trace {
        noted |= foot::opens(fold_letters(strip.text.trim()).as_str());
        if strip.is == Is::LeftOver && !told(&strip.text) {
            match runs.last_mut().filter(|_| open) {
                Some(run) => run.push(strip),
                None => {
                    runs.push(vec![strip]);
                    among_notes.push(noted);
                }
            }
            open = true;
        } else if strip.is != Is::Blank {
            open = false;
        }
    }
    let work = |run: &[&Traced]| run.iter().any(|strip| is_work(&fold_letters(&strip.text)));
    runs.iter()
        .zip(among_notes)
        .map(|(run, noted)| {
            let text = run.iter().map(|strip| one_line(&strip.text)).collect::<Vec<_>>().join(" ");
            findings::left_over(&text, &run[0].at, !noted && work(run))
        })
        .collect()
}
