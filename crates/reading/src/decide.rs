//! What a secretary's choice does to a reading; knows effects, not why they were offered.

use super::{Effect, Finding, Reading};
use plan::directory::Directory;

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
        Effect::Join { item, joined, gone } => {
            if let Some(old) = reading.items.get_mut(item) {
                *old = *joined;
            }
            drop_at(reading, vec![gone]);
        }
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
}

/// Makes a finding point at the same items after some are gone (`dropped` in ascending order).
pub(super) fn forget(finding: &mut Finding, dropped: &[usize]) {
    let moved = |index: usize| {
        let before = dropped.partition_point(|&gone| gone < index);
        (dropped.get(before) != Some(&index)).then(|| index - before)
    };
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
