//! What a secretary's choice does to a reading; knows effects, not why they were offered.

use super::{Effect, Finding, Reading};
use plan::{Item, directory::Directory};

/// Takes a choice: applies its effect, removes the finding and whatever the choice has settled with it.
/// False when there is no such finding or choice.
pub fn apply(reading: &mut Reading, finding: usize, choice: usize) -> bool {
    let taken = reading.findings.get(finding).and_then(|finding| finding.choices.get(choice));
    let Some(effect) = taken.map(|choice| choice.effect.clone()) else { return false };
    reading.findings.remove(finding);
    match effect {
        Effect::Keep | Effect::DifferentNames { .. } => {}
        Effect::Set(items) => {
            for (index, item) in items {
                if let Some(old) = reading.items.get_mut(index) {
                    *old = item;
                }
            }
        }
        Effect::Join { item, joined, gone } => join(reading, item, *joined, gone),
        Effect::Drop(indexes) => drop_at(reading, indexes),
        Effect::SameName { canonical, spelling } => rename(reading, &canonical, &spelling),
    }
    true
}

/// Leaves items (by index) out, with the finding that was about them and every other one that was about
/// nothing else.
pub fn drop_items(reading: &mut Reading, finding: Option<usize>, items: &[usize]) {
    if let Some(at) = finding.filter(|at| *at < reading.findings.len()) {
        reading.findings.remove(at);
    }
    let only = |finding: &Finding| {
        !finding.items.is_empty() && finding.items.iter().all(|item| items.contains(item))
    };
    reading.findings.retain(|finding| !only(finding));
    drop_at(reading, items.to_vec());
}

/// Two items are one: the first (by index) becomes so, the second goes, and its words in the document are the first's.
pub fn join(reading: &mut Reading, item: usize, joined: Item, gone: usize) {
    replace(reading, item, joined);
    for strip in reading.trace.iter_mut().filter(|strip| strip.item == Some(gone)) {
        strip.item = Some(item);
    }
    drop_at(reading, vec![gone]);
}

/// An item (by index) becomes two, one behind the other; the document's words stay with the first.
pub fn split(reading: &mut Reading, at: usize, first: Item, second: Item) {
    if at >= reading.items.len() {
        return;
    }
    replace(reading, at, first);
    reading.items.insert(at + 1, second);
    let moved = |index: usize| if index > at { index + 1 } else { index };
    for finding in &mut reading.findings {
        finding.items.iter_mut().for_each(|item| *item = moved(*item));
        for effect in finding.choices.iter_mut().map(|choice| &mut choice.effect) {
            match effect {
                Effect::Set(items) => items.iter_mut().for_each(|(index, _)| *index = moved(*index)),
                Effect::Join { item, gone, .. } => (*item, *gone) = (moved(*item), moved(*gone)),
                Effect::Drop(items) => items.iter_mut().for_each(|item| *item = moved(*item)),
                Effect::Keep | Effect::SameName { .. } | Effect::DifferentNames { .. } => {}
            }
        }
    }
    for item in reading.trace.iter_mut().filter_map(|strip| strip.item.as_mut()) {
        *item = moved(*item);
    }
}

/// Puts another state of an item (by index) in its place. What an open choice would not have changed follows, so that
/// taking the choice later does not undo what was put right by hand.
pub fn replace(reading: &mut Reading, at: usize, new: Item) {
    let Some(old) = reading.items.get_mut(at).map(|item| std::mem::replace(item, new.clone())) else {
        return;
    };
    for choice in reading.findings.iter_mut().flat_map(|finding| &mut finding.choices) {
        if let Effect::Set(items) = &mut choice.effect {
            for (_, item) in items.iter_mut().filter(|(index, _)| *index == at) {
                follow(item, &old, &new);
            }
        }
    }
}

fn follow(item: &mut Item, old: &Item, new: &Item) {
    macro_rules! follow {
        ($($field:ident),*) => {
            $(if item.$field == old.$field {
                item.$field.clone_from(&new.$field);
            })*
        };
    }
    follow!(
        date, end_date, session, time, end_time, content, location, units, officials, status, attendees,
        notes
    );
}

/// Two spellings are one name: `canonical` stands for both.
pub fn same_name(reading: &mut Reading, canonical: &str, spelling: &str) {
    rename(reading, canonical, spelling);
}

fn drop_at(reading: &mut Reading, mut indexes: Vec<usize>) {
    indexes.sort_unstable();
    indexes.dedup();
    for &index in indexes.iter().rev() {
        if index < reading.items.len() {
            reading.items.remove(index);
        }
    }
    for finding in &mut reading.findings {
        forget(finding, &indexes);
    }
    for strip in &mut reading.trace {
        strip.item = strip.item.and_then(|index| after(&indexes, index));
    }
}

/// Where an item stands after some are gone (`dropped` in ascending order).
fn after(dropped: &[usize], index: usize) -> Option<usize> {
    let before = dropped.partition_point(|&gone| gone < index);
    (dropped.get(before) != Some(&index)).then(|| index - before)
}

/// Makes a finding point at the same items after some are gone (`dropped` in ascending order).
pub(super) fn forget(finding: &mut Finding, dropped: &[usize]) {
    let moved = |index: usize| after(dropped, index);
    finding.items = finding.items.iter().filter_map(|&index| moved(index)).collect();
    for effect in finding.choices.iter_mut().map(|choice| &mut choice.effect) {
        match effect {
            Effect::Set(items) => {
                *items = std::mem::take(items)
                    .into_iter()
                    .filter_map(|(at, item)| Some((moved(at)?, item)))
                    .collect();
            }
            Effect::Join { item, gone, .. } => match (moved(*item), moved(*gone)) {
                (Some(first), Some(second)) => (*item, *gone) = (first, second),
                _ => *effect = Effect::Keep,
            },
            Effect::Drop(indexes) => *indexes = indexes.iter().filter_map(|&index| moved(index)).collect(),
            Effect::Keep | Effect::SameName { .. } | Effect::DifferentNames { .. } => {}
        }
    }
}

/// One name for both spellings, in the items, in what other choices would set, and in the directory.
fn rename(reading: &mut Reading, canonical: &str, spelling: &str) {
    let swap = |names: &mut Vec<String>| {
        for name in names.iter_mut().filter(|name| *name == spelling) {
            canonical.clone_into(name);
        }
        let mut seen = Vec::new();
        names.retain(|name| {
            let fresh = !seen.contains(name);
            seen.push(name.clone());
            fresh
        });
    };
    for item in &mut reading.items {
        swap(&mut item.units);
        swap(&mut item.officials);
    }
    for choice in reading.findings.iter_mut().flat_map(|finding| &mut finding.choices) {
        if let Effect::Set(items) = &mut choice.effect {
            for (_, item) in items {
                swap(&mut item.units);
                swap(&mut item.officials);
            }
        }
    }
    remember(&mut reading.directory, canonical, spelling);
}

fn remember(directory: &mut Directory, canonical: &str, spelling: &str) {
    let learn = |aliases: &mut Vec<String>| {
        if !aliases.iter().any(|alias| alias == spelling) {
            aliases.push(spelling.to_owned());
        }
    };
    if let Some(unit) = directory.units.iter_mut().find(|unit| unit.code == canonical) {
        learn(&mut unit.aliases);
        directory.units.retain(|unit| unit.code != spelling);
    }
    if let Some(official) = directory.officials.iter_mut().find(|official| official.name == canonical) {
        learn(&mut official.aliases);
        directory.officials.retain(|official| official.name != spelling);
    }
    if let Some(collective) = directory.collectives.iter_mut().find(|c| c.name == canonical) {
        learn(&mut collective.aliases);
        directory.collectives.retain(|c| c.name != spelling);
    }
}
