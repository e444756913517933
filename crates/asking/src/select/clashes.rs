//! Clashes that a question asks for: one official at two items, one place taken twice.

use super::{Answer, Clash, Collision, Filter, Outcome, days};
use crate::{Known, Question, people::Kind};
use plan::{
    Item, Session, Status,
    clashes::{self, Limits},
    directory::MembersAre,
};

/// An all-day item collides with everything on its day, whatever that says of its own session.
fn collide(one: &Item, other: &Item) -> bool {
    let same_days = one.date <= other.last_day() && other.date <= one.last_day();
    let all_day = one.session == Session::AllDay || other.session == Session::AllDay;
    same_days && (all_day || one.session.overlaps(other.session))
}

pub fn clashes(question: Question, known: &Known<'_>) -> Answer {
    let filter = Filter::new(&question, known);
    let days = days(&question, known);
    let there: Vec<usize> = (0..known.items.len())
        .filter(|index| {
            let item = &known.items[*index];
            item.status == Status::Scheduled && filter.timely(item, &days) && filter.in_time(item)
        })
        .collect();
    let mut clashes = of_officials(&filter, &there);
    clashes.extend(of_places(&filter, &there));
    let mut items: Vec<usize> = clashes.iter().flat_map(|clash| clash.items).collect();
    items.sort_by_key(|index| (known.items[*index].reading_order(), *index));
    items.dedup();
    let outcome = if items.is_empty() { Outcome::Empty } else { Outcome::Clashes };
    Answer { items, clashes, ..Answer::of(outcome, question) }
}

fn of_officials(filter: &Filter<'_>, there: &[usize]) -> Vec<Clash> {
    let known = filter.known;
    let of_collective = |name: &String| {
        let mut collectives = known.directory.collectives.iter();
        let collective = collectives.find(|c| c.of == MembersAre::Officials && c.name == *name);
        collective.map_or_else(|| vec![name.clone()], |c| c.members.clone())
    };
    let officials = |index: &usize| -> Vec<String> {
        known.items[*index].officials.iter().flat_map(of_collective).collect()
    };
    let own = |official: &str| {
        filter.people.as_ref().is_none_or(|people| {
            people.iter().any(|(kind, names)| *kind != Kind::Official || names.iter().any(|n| n == official))
        })
    };
    // Of a collective: those of any of its members.
    let of_member = |official: &String| {
        filter.people.iter().flatten().any(|(kind, names)| {
            *kind == Kind::Collective
                && names.iter().flat_map(of_collective).any(|member| member == *official)
        })
    };
    let there: Vec<(usize, Vec<String>)> = there.iter().map(|index| (*index, officials(index))).collect();
    let mut found = Vec::new();
    for (at, (one, officials)) in there.iter().enumerate() {
        for (other, others) in &there[at + 1..] {
            let (a, b) = (&known.items[*one], &known.items[*other]);
            let theirs = || filter.fits(*one) || filter.fits(*other) || officials.iter().any(of_member);
            if !collide(a, b) || !theirs() {
                continue;
            }
            let both = officials.iter().filter(|official| others.contains(official) && own(official));
            let clash = |official: &String| Clash {
                of: Collision::Official(official.clone()),
                items: [*one, *other],
            };
            found.extend(both.map(clash));
        }
    }
    found
}

fn of_places(filter: &Filter<'_>, there: &[usize]) -> Vec<Clash> {
    let items: Vec<Item> = there.iter().map(|index| filter.known.items[*index].clone()).collect();
    let found = clashes::clashes(&items, filter.known.directory, Limits::default()).into_iter();
    let of_place = found.filter_map(|clash| match clash {
        clashes::Clash::Place { place, items, .. } => {
            Some(Clash { of: Collision::Place(place), items: items.map(|at| there[at]) })
        }
        _ => None,
    });
    of_place.filter(|clash| clash.items.iter().any(|index| filter.fits(*index))).collect()
}
