//! From what was gathered to items: names settled, cells handed out, doubts turned into findings.

use std::collections::{HashMap, HashSet};

use chrono::Datelike;

use super::{
    Cutout, Finding,
    alignment::{self, Alignment, Habits, Puzzle, Slot, Token},
    calendar::Calendar,
    chairs::Entry,
    doubts::Odd,
    findings,
    gathered::{Beside, Gathered, Group},
    hours::Hours,
    listing::Draft,
    officials::{Named, Officials},
    people::{Kind, Person},
    sentence,
    units::Units,
};
use plan::{Item, Session, Source, Status, directory::Directory};

mod cells;
mod halves;

use cells::{chair_entries, place_tokens, spread};
use halves::merge_halves;

/// Items with the doubts about them.
#[derive(Default)]
pub struct Assembled {
    pub items: Vec<Item>,
    pub findings: Vec<Finding>,
    pub directory: Directory,
    /// What of a picture the findings are about.
    pub cutouts: Vec<Cutout>,
    /// Where each item comes from.
    pub origins: Vec<From>,
    /// Items that carry a unit's spelling which resembles another.
    pub resembling: HashMap<String, Vec<usize>>,
}

/// Where an item comes from.
#[derive(Clone, Debug, Default)]
pub struct From {
    /// Its day's heading, for doubts about it.
    pub heading: usize,
    pub group: usize,
    /// The paragraphs of its words.
    pub ids: Vec<u32>,
}

/// A group whose cells have been taken apart.
struct Prepared<'a> {
    group: &'a Group,
    number: usize,
    slots: Vec<Slot>,
    units: Vec<Token>,
    chairs: Vec<Token>,
    places: Vec<Token>,
    /// Whom else a chair token may mean.
    doubtful: Vec<(String, Vec<String>)>,
}

/// The registers and habits of one document.
struct Desk<'a> {
    units: Units,
    officials: Officials,
    unit_habits: Habits,
    chair_habits: Habits,
    subjects: bool,
    work: Option<&'a str>,
    calendar: &'a Calendar,
}

pub fn assemble(found: &Gathered, known: &Directory, calendar: &Calendar) -> Assembled {
    let mut desk = Desk {
        units: Units::new(known),
        officials: Officials::new(known),
        unit_habits: Habits::default(),
        chair_habits: Habits::default(),
        subjects: !found.chairs_set_apart,
        work: found.work.as_deref(),
        calendar,
    };
    let entries: Vec<Vec<Entry>> = found.groups.iter().map(chair_entries).collect();
    desk.learn(found, &entries);
    let groups = found.groups.iter().zip(&entries).enumerate();
    let prepared: Vec<Prepared<'_>> = groups
        .map(|(number, (group, entries))| Prepared { number, ..desk.prepare(group, entries) })
        .collect();
    for group in &prepared {
        desk.unit_habits.learn(&puzzle(group, &group.units, &group.group.units));
        desk.chair_habits.learn(&puzzle(group, &group.chairs, &group.group.chairs));
    }
    let mut done = Assembled::default();
    for group in &prepared {
        desk.hand_out(group, &mut done);
    }
    findings::about_names(&mut done, &desk.units, &desk.officials);
    merge_halves(&mut done);
    done.directory = desk.directory(&done.items, known);
    done
}

fn puzzle<'a>(group: &'a Prepared<'_>, tokens: &'a [Token], cell: &Beside) -> Puzzle<'a> {
    Puzzle { tokens, slots: &group.slots, paragraphs: (cell.paragraphs, group.group.paragraphs) }
}

impl Desk<'_> {
    fn learn(&mut self, found: &Gathered, entries: &[Vec<Entry>]) {
        for (group, entries) in found.groups.iter().zip(entries) {
            self.units.learn(&group.units.pieces);
            for entry in entries.iter().filter(|entry| !entry.ditto) {
                self.officials.learn(&entry.person);
            }
            group.owners.iter().for_each(|person| self.officials.learn(person));
            group.prepares.iter().for_each(|unit| self.units.count(unit));
            for draft in &group.drafts {
                draft.sentence.units.iter().for_each(|unit| self.units.count(unit));
                let label = draft.label.iter().chain(&draft.sentence.officials);
                label.for_each(|person| self.officials.learn(person));
                for person in self.subject_of(group, draft) {
                    self.officials.learn(&person);
                }
            }
        }
        self.units.settle();
        self.officials.settle();
    }

    fn subject_of(&self, group: &Group, draft: &Draft) -> Vec<Person> {
        let said = &draft.sentence;
        if let Some(persons) = self.only_persons(draft) {
            return persons;
        }
        let named = draft.own_label
            || !said.officials.is_empty()
            || !group.owners.is_empty()
            || !group.chairs.pieces.is_empty();
        if named {
            return Vec::new();
        }
        let subject = sentence::subject(&said.content);
        if names_person(&subject) && sentence::has_verb(&said.content) {
            return subject;
        }
        if !draft.label.is_empty() || !self.subjects {
            return Vec::new();
        }
        if subject.is_empty() { sentence::body(&said.content) } else { subject }
    }

    /// Who a line names that says no more than who; what is done then stands in the title.
    fn only_persons(&self, draft: &Draft) -> Option<Vec<Person>> {
        self.work?;
        let content = &draft.sentence.content;
        let persons = super::chairs::all_in_text(content).filter(|_| !sentence::has_verb(content));
        persons.or_else(|| sentence::is_body(content).then(|| vec![sentence::named_body(content)]))
    }

    /// The last day that a sentence hides, where it begins on the item's own day.
    fn last_day(&self, said: &sentence::Sentence, from: chrono::NaiveDate) -> Option<chrono::NaiveDate> {
        if said.every_day {
            let friday = from.iter_days().take(7).find(|day| day.weekday() == chrono::Weekday::Fri);
            return friday.filter(|day| *day > from);
        }
        let own = said.since.is_none_or(|since| self.calendar.day(since, Some(from)) == Some(from));
        let until = said.until.filter(|_| own).and_then(|partial| self.calendar.day(partial, Some(from)));
        until.filter(|until| *until > from)
    }

    fn prepare<'a>(&self, group: &'a Group, entries: &[Entry]) -> Prepared<'a> {
        let slots = group.drafts.iter().map(|d| Slot { paragraph: d.paragraph, block: d.block }).collect();
        let mut doubtful = Vec::new();
        let mut chairs: Vec<Token> = Vec::with_capacity(entries.len());
        for entry in entries {
            let name = if entry.ditto {
                chairs.last().map(|token| token.name.clone()).unwrap_or_default()
            } else {
                let Named { name, candidates } = self.officials.name(&entry.person);
                if !candidates.is_empty() {
                    doubtful.push((name.clone(), candidates));
                }
                name
            };
            if !name.is_empty() {
                chairs.push(Token { name, gap: entry.gap, paragraph: entry.paragraph });
            }
        }
        let places = place_tokens(group);
        Prepared {
            group,
            number: 0,
            slots,
            units: self.units.tokens(&group.units.pieces),
            chairs,
            places,
            doubtful,
        }
    }

    /// Makes the items of one group.
    fn hand_out(&self, prepared: &Prepared<'_>, done: &mut Assembled) {
        let group = prepared.group;
        let units = alignment::align(&puzzle(prepared, &prepared.units, &group.units), &self.unit_habits);
        let chairs = alignment::align(&puzzle(prepared, &prepared.chairs, &group.chairs), &self.chair_habits);
        let places = alignment::align(&puzzle(prepared, &prepared.places, &group.places), &Habits::default());
        let first = done.items.len();
        let hours = spread(&group.hours, group.drafts.len());
        let sessions = &group.sessions;
        for (index, draft) in group.drafts.iter().enumerate() {
            let mut item = self.item(prepared, draft, hours[index]);
            if sessions.len() == group.drafts.len() && draft.sentence.session.is_none() {
                item.session = sessions[index];
            }
            let own = |split: &alignment::Split, tokens: &[Token]| names(&split[index], tokens);
            merge(&mut item.units, own(&units.choice.best, &prepared.units));
            let column = own(&chairs.choice.best, &prepared.chairs);
            if !column.is_empty() {
                item.officials = column;
            }
            if item.location.is_none() {
                let place = own(&places.choice.best, &prepared.places);
                item.location = (!place.is_empty()).then(|| place.join("; ")).or_else(|| group.place.clone());
            }
            done.items.push(item);
            done.origins.push(From {
                heading: group.heading,
                group: prepared.number,
                ids: draft.ids.clone(),
            });
        }
        let read = done.items.len();
        for (offset, _) in
            group.drafts.iter().enumerate().filter(|(offset, draft)| first + offset > 0 && draft.doubtful)
        {
            findings::one_or_two(done, first + offset);
        }
        let untimed = done.items[first..].iter().any(|item| item.time.is_none());
        let unlike = |told: usize| told > 1 && told != group.drafts.len();
        if unlike(group.hours.len()) && untimed {
            findings::hours_and_works(done, first..read, group.hours.len());
        } else if unlike(sessions.len()) && group.drafts.len() > 1 {
            findings::hours_and_works(done, first..read, sessions.len());
        }
        // Said of those who take part in the row, it may be one work's alone.
        if group.drafts.len() > 1 && !group.prepares.is_empty() && group.units.pieces.is_empty() {
            let odd = findings::odd(&done.items, Odd::Unit, (first..read).collect());
            done.findings.push(odd);
        }
        for error in &group.errors {
            findings::error_value(done, first..read, error);
        }
        self.ask_alignment(prepared, &units, &chairs, first, done);
        for (name, candidates) in &prepared.doubtful {
            findings::same_given_name(done, first..read, name, candidates);
        }
        for (spelling, name) in &self.units.doubts {
            let in_clauses =
                |d: &Draft| d.sentence.units.iter().chain(&group.prepares).any(|unit| unit == spelling);
            if self.units.mentions(&group.units.pieces, spelling) || group.drafts.iter().any(in_clauses) {
                let names = [name, spelling];
                let carries = |at: &usize| done.items[*at].units.iter().any(|unit| names.contains(&unit));
                let items: Vec<usize> = (first..read).filter(carries).collect();
                done.resembling.entry(spelling.clone()).or_default().extend(items);
            }
        }
        for day in group.days.iter().skip(1) {
            for index in first..read {
                let copy = Item { date: day.from, end_date: day.to, ..done.items[index].clone() };
                done.items.push(copy);
                done.origins.push(done.origins[index].clone());
            }
        }
    }

    fn ask_alignment(
        &self,
        prepared: &Prepared<'_>,
        units: &Alignment,
        chairs: &Alignment,
        first: usize,
        done: &mut Assembled,
    ) {
        for (column, alignment, tokens) in [
            (findings::Column::Units, units, &prepared.units),
            (findings::Column::Chairs, chairs, &prepared.chairs),
        ] {
            let Some(second) = alignment.choice.second.as_ref().filter(|_| alignment.is_doubtful()) else {
                continue;
            };
            let other: Vec<Vec<String>> = second.iter().map(|split| names(split, tokens)).collect();
            findings::alignment(done, column, first, &other, alignment.forced);
        }
    }

    /// One item without what stands in the columns beside it.
    fn item(&self, prepared: &Prepared<'_>, draft: &Draft, hours: Hours) -> Item {
        let group = prepared.group;
        let mut said = draft.sentence.clone();
        // Of several works nobody knows which one it is about; the note stays.
        if group.drafts.len() == 1 {
            group.moved.iter().for_each(|remark| sentence::apply(remark.clone(), &mut said));
        }
        let said = &said;
        let hours = if said.hours.from.is_some() { said.hours } else { hours };
        let day = group.days[0];
        let session = match (said.session, group.session) {
            (Some(Session::AllDay), _) | (_, Some(Session::AllDay)) => Session::AllDay,
            (Some(own), _) => own,
            (None, Some(row)) => row,
            (None, None) => hours.from.map_or(Session::Unspecified, Session::of_hour),
        };
        let end_date = day.to.or_else(|| self.last_day(said, day.from));
        let mut units = Vec::new();
        let named = said.units.iter().chain(&group.prepares).filter_map(|unit| self.units.name(unit));
        merge(&mut units, named.collect());
        let subject = self.subject_of(group, draft);
        let persons = if said.delegated {
            said.officials.clone()
        } else if !draft.own_label && names_person(&subject) {
            // `S: Phó Chủ tịch … tiếp công dân` below another's label.
            subject
        } else if !group.owners.is_empty() {
            group.owners.clone()
        } else if !draft.label.is_empty() {
            draft.label.clone()
        } else if !said.officials.is_empty() {
            said.officials.clone()
        } else {
            subject
        };
        let mut officials = Vec::new();
        merge(&mut officials, persons.iter().map(|person| self.officials.name(person).name).collect());
        let mut attendees = said.attendees.clone();
        merge(&mut attendees, group.attendees.clone());
        let notes = [&said.notes[..], &group.notes].concat();
        let status = if said.status == Status::Scheduled { group.status } else { said.status };
        Item {
            date: day.from,
            end_date,
            session,
            time: hours.from,
            end_time: hours.to,
            content: match self.work {
                Some(work) if self.only_persons(draft).is_some() => work.to_owned(),
                _ => said.content.clone(),
            },
            location: said.moved_to.clone().or_else(|| said.location.clone()),
            units,
            officials,
            status,
            attendees,
            notes: (!notes.is_empty()).then(|| notes.join("; ")),
            source: Source { row: group.row, text: draft.source.clone() },
        }
    }

    fn directory(&self, items: &[Item], known: &Directory) -> Directory {
        let units: HashSet<&str> = items.iter().flat_map(|i| &i.units).map(String::as_str).collect();
        let chairs: HashSet<&str> = items.iter().flat_map(|i| &i.officials).map(String::as_str).collect();
        let (units, of_units) = self.units.describe(&units, known);
        let (officials, mut collectives) = self.officials.describe(&|name| chairs.contains(name), known);
        let leaders = collectives.iter().find(|c| !c.members.is_empty()).map(|c| c.members.clone());
        for mut collective in of_units {
            if collectives.iter().all(|c| c.name != collective.name) {
                if collective.members.is_empty() && super::officials::is_leadership(&collective.name) {
                    collective.members = leaders.clone().unwrap_or_default();
                }
                collectives.push(collective);
            }
        }
        let chairing: Vec<String> = collectives.iter().map(|c| c.name.clone()).collect();
        let units = units.into_iter().filter(|unit| !chairing.contains(&unit.code)).collect();
        Directory { officials, units, collectives }
    }
}

/// Whether somebody is named or titled, rather than a body.
fn names_person(persons: &[Person]) -> bool {
    persons.first().is_some_and(|person| matches!(person.kind, Kind::Person | Kind::Title))
}

/// The names of some tokens, each once.
fn names(indexes: &[usize], tokens: &[Token]) -> Vec<String> {
    let mut names = Vec::new();
    merge(&mut names, indexes.iter().map(|&at| tokens[at].name.clone()).collect());
    names
}

fn merge(kept: &mut Vec<String>, more: Vec<String>) {
    for name in more {
        if !kept.contains(&name) {
            kept.push(name);
        }
    }
}
