//! The same all-day job printed in both halves of a day is one item; knows items, not where they came from.

use std::collections::HashSet;

use super::{
    super::{decide, folded::skeleton},
    Assembled, merge,
};
use plan::Session;

/// The same all-day job printed in both halves of a day is one.
pub(super) fn merge_halves(done: &mut Assembled) {
    let mut dropped: HashSet<usize> = HashSet::new();
    for later in 1..done.items.len() {
        let item = &done.items[later];
        let twin = (0..later).rev().take(MOST_PER_DAY).find(|&earlier| {
            let other = &done.items[earlier];
            other.date == item.date
                && !dropped.contains(&earlier)
                && (other.session == Session::AllDay
                    || (item.session == Session::AllDay && other.session != item.session))
                && skeleton(&other.content) == skeleton(&item.content)
        });
        let Some(twin) = twin else { continue };
        let copy = item.clone();
        let kept = &mut done.items[twin];
        kept.session = Session::AllDay;
        merge(&mut kept.units, copy.units);
        merge(&mut kept.officials, copy.officials);
        kept.location = kept.location.take().or(copy.location);
        let ids = std::mem::take(&mut done.origins[later].ids);
        done.origins[twin].ids.extend(ids);
        dropped.insert(later);
    }
    remove(done, &dropped);
}

/// How far back within a day a repetition is looked for.
pub(super) const MOST_PER_DAY: usize = 60;

/// Takes items out; findings keep pointing at the right ones.
pub(super) fn remove(done: &mut Assembled, dropped: &HashSet<usize>) {
    if dropped.is_empty() {
        return;
    }
    let mut index = 0;
    done.items.retain(|_| {
        index += 1;
        !dropped.contains(&(index - 1))
    });
    index = 0;
    done.origins.retain(|_| {
        index += 1;
        !dropped.contains(&(index - 1))
    });
    let mut sorted: Vec<usize> = dropped.iter().copied().collect();
    sorted.sort_unstable();
    for finding in &mut done.findings {
        decide::forget(finding, &sorted);
    }
}
