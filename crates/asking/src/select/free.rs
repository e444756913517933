//! Who and what is free: days without items, officials without any, places that nobody has taken.

use chrono::NaiveDate;

use super::{Answer, Filter, Outcome, selected};
use crate::{
    Known, Name, Question, Whose,
    calendar::{Calendar, one_day, shift},
    people::{Kind, with_collectives},
};
use plan::{Item, Period};
use script::fold::fold;

/// Longest period whose free days are listed.
const FREE_DAYS_MAX: i64 = 62;

/// Days without items; asked of everybody, the officials without items.
pub fn free(mut question: Question, known: &Known<'_>) -> Answer {
    if question.days.is_empty() {
        let calendar = Calendar { today: known.today, covered: known.covered };
        question.days = vec![Period { from: known.today, to: calendar.week(1).to }];
    }
    // Two are free together where neither has an item.
    if let Whose::AllOf(names) = &question.whose {
        question.whose = Whose::AnyOf(names.clone());
    }
    let filter = Filter::new(&question, known);
    let taken: Vec<usize> = selected(&filter);
    let busy = |day: NaiveDate| taken.iter().any(|index| known.items[*index].is_on(day));
    let length = |period: &Period| (period.to - period.from).num_days().clamp(0, FREE_DAYS_MAX);
    let free = question.days.iter().flat_map(|p| (0..=length(p)).map(|offset| shift(p.from, offset)));
    let free: Vec<NaiveDate> = free.filter(|day| !busy(*day)).collect();
    let everybody = question.whose == Whose::Everybody || filter.people.is_none();
    let idle = if everybody { idle(&taken, &question, known) } else { Vec::new() };
    let single = matches!(question.days[..], [period] if period == one_day(period.from));
    if single && free.is_empty() && !everybody {
        // "mai tôi rảnh không": no, and this is why.
        return Answer { items: taken, ..Answer::of(Outcome::Items, question) };
    }
    Answer { free, idle, ..Answer::of(Outcome::Empty, question) }
}

fn idle(taken: &[usize], question: &Question, known: &Known<'_>) -> Vec<String> {
    let busy = |official: &str| {
        let name = Name { kind: Kind::Official, name: official.to_owned() };
        let names = with_collectives(known.directory, &name);
        let out = question.except.names.contains(&name);
        let takes = |index: &usize| {
            let item = &known.items[*index];
            item.officials.iter().chain(&item.attendees).any(|name| names.contains(name))
        };
        out || taken.iter().any(takes)
    };
    known.directory.officials.iter().map(|o| o.name.clone()).filter(|official| !busy(official)).collect()
}

/// Places without items; of a place that is named, the items that take it.
pub fn places(mut question: Question, known: &Known<'_>) -> Answer {
    if question.days.is_empty() {
        question.days = vec![one_day(known.today)];
    }
    let sought: Vec<String> = question.words.iter().map(|words| fold(words)).collect();
    let named = |place: &str| sought.iter().all(|words| fold(place).contains(words.as_str()));
    let everybodys = Question { whose: Whose::Everybody, words: Vec::new(), ..question.clone() };
    let filter = Filter::new(&everybodys, known);
    let mut taken = selected(&filter);
    let mut free: Vec<String> = Vec::new();
    for place in known.items.iter().filter_map(|item| item.location.as_ref()).filter(|place| named(place)) {
        let is_here = |item: &Item| item.location.as_ref().is_some_and(|other| fold(other) == fold(place));
        let is_taken = taken.iter().any(|index| is_here(&known.items[*index]));
        if !is_taken && !free.iter().any(|other| fold(other) == fold(place)) {
            free.push(place.clone());
        }
    }
    free.sort();
    taken.retain(|index| known.items[*index].location.as_ref().is_some_and(|place| named(place)));
    if !sought.is_empty() && free.is_empty() && !taken.is_empty() {
        return Answer { items: taken, ..Answer::of(Outcome::Items, question) };
    }
    Answer { free_places: free, ..Answer::of(Outcome::Empty, question) }
}
