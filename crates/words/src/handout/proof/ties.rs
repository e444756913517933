//! Which strips of the document belong to which items, both ways; knows no words.

use std::collections::{HashMap, HashSet};

use super::Asked;
use reading::{Is, Reading};

/// The field of the trace that holds the work itself.
const CONTENT: &str = "content";

pub struct Ties {
    /// For each strip the items that it is part of.
    of_strip: Vec<Vec<usize>>,
    /// For each item its first strip.
    first: HashMap<usize, usize>,
    /// For each item whether a question is about it.
    asked: Vec<bool>,
}

impl Ties {
    pub fn of(reading: &Reading, questions: &[Asked]) -> Self {
        let mut rows: HashMap<u32, Vec<usize>> = HashMap::new();
        for (at, item) in reading.items.iter().enumerate().filter(|(_, item)| item.source.row > 0) {
            rows.entry(item.source.row).or_default().push(at);
        }
        let of_content = reading.trace.iter().filter(|strip| strip.field.as_deref() == Some(CONTENT));
        let own: HashSet<usize> = of_content.filter_map(|strip| strip.item).collect();
        let (mut of_strip, mut first) = (Vec::with_capacity(reading.trace.len()), HashMap::new());
        for (at, strip) in reading.trace.iter().enumerate() {
            let item = strip.item.filter(|item| *item < reading.items.len() && strip.is == Is::Field);
            let in_row =
                |item: usize| rows.get(&reading.items[item].source.row).into_iter().flatten().copied();
            let items = match item {
                // What stands once in a row with several works is about each of them.
                Some(item) if strip.field.as_deref() != Some(CONTENT) => {
                    let all: Vec<usize> = in_row(item).collect();
                    if all.is_empty() { vec![item] } else { all }
                }
                // A line that was cut into several is the words of each of them.
                Some(item) => {
                    let cut = in_row(item).filter(|other| *other != item && !own.contains(other));
                    std::iter::once(item).chain(cut).collect()
                }
                None => Vec::new(),
            };
            for item in &items {
                first.entry(*item).or_insert(at);
            }
            of_strip.push(items);
        }
        let mut asked = vec![false; reading.items.len()];
        for item in questions.iter().flat_map(|question| &question.items) {
            if let Some(asked) = asked.get_mut(*item) {
                *asked = true;
            }
        }
        Self { of_strip, first, asked }
    }

    pub fn items_of(&self, strip: usize) -> &[usize] {
        self.of_strip.get(strip).map_or(&[], Vec::as_slice)
    }

    pub fn first_strip(&self, item: usize) -> Option<usize> {
        self.first.get(&item).copied()
    }

    pub fn is_asked(&self, item: usize) -> bool {
        self.asked.get(item).copied().unwrap_or(false)
    }
}
