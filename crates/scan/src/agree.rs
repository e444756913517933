//! Two looks at the same cut put together word by word; knows which stand at the same place, not which is right.

use serde::{Deserialize, Serialize};

use crate::hocr::{Line, Word};

/// What the looks made of one place: the same words, or different ones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    /// What each look read, words set apart by a space; empty where it saw nothing.
    pub readings: Vec<Reading>,
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    /// The height of its line's letters.
    pub size: f64,
    /// The first of its line.
    pub leads: bool,
    /// A stamp's or a signature's ink was taken out here.
    #[serde(default)]
    pub stained: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub text: String,
    /// The least sure of its words, of 100.
    pub sure: f64,
}

/// Lines whose letters stand so close, in sizes, are one line.
const SAME_LINE: f64 = 0.45;
/// Words that share so much of the narrower one's width stand at the same place.
const SAME_PLACE: f64 = 0.3;

/// A line as far as looks have found it.
struct Row {
    bases: Vec<f64>,
    size: f64,
    words: Vec<Vec<Word>>,
}

impl Row {
    fn base(&self) -> f64 {
        self.bases.iter().sum::<f64>() / self.bases.len().max(1) as f64
    }
}

/// The spots of one cut in reading order. Each look's lines are in dots of the page.
pub fn spots(looks: &[Vec<Line>]) -> Vec<Spot> {
    let mut rows: Vec<Row> = Vec::new();
    for (look, lines) in looks.iter().enumerate() {
        for line in lines {
            let near = |row: &&mut Row| (row.base() - line.base).abs() < SAME_LINE * row.size.min(line.size);
            match rows.iter_mut().find(near) {
                Some(row) => {
                    row.bases.push(line.base);
                    row.words[look].extend(line.words.iter().cloned());
                }
                None => {
                    let mut words = vec![Vec::new(); looks.len()];
                    words[look].clone_from(&line.words);
                    rows.push(Row { bases: vec![line.base], size: line.size, words });
                }
            }
        }
    }
    rows.sort_by(|a, b| a.base().total_cmp(&b.base()));
    rows.into_iter().flat_map(|row| of_line(row.base(), row.size, row.words)).collect()
}

fn of_line(base: f64, size: f64, looks: Vec<Vec<Word>>) -> Vec<Spot> {
    let mut words: Vec<(usize, Word)> = looks
        .iter()
        .enumerate()
        .flat_map(|(look, words)| words.iter().map(move |word| (look, word.clone())))
        .collect();
    words.sort_by(|a, b| a.1.left.total_cmp(&b.1.left));
    let mut groups: Vec<Vec<(usize, Word)>> = Vec::new();
    for (look, word) in words {
        let shares = |(_, other): &(usize, Word)| {
            let common = other.right.min(word.right) - other.left.max(word.left);
            common > SAME_PLACE * (other.right - other.left).min(word.right - word.left)
        };
        match groups.last_mut() {
            Some(group) if group.iter().any(shares) => group.push((look, word)),
            _ => groups.push(vec![(look, word)]),
        }
    }
    let count = looks.len();
    let groups = groups.into_iter().enumerate();
    groups.map(|(index, group)| spot(index == 0, base, size, count, &group)).collect()
}

fn spot(leads: bool, base: f64, size: f64, looks: usize, group: &[(usize, Word)]) -> Spot {
    let readings = (0..looks).map(|look| {
        let words: Vec<&Word> = group.iter().filter(|(of, _)| *of == look).map(|(_, word)| word).collect();
        Reading {
            text: words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" "),
            sure: words.iter().map(|word| word.sure).fold(100.0, f64::min),
        }
    });
    let edge = |pick: fn(&Word) -> f64, best: fn(f64, f64) -> f64| {
        group.iter().map(|(_, word)| pick(word)).reduce(best).unwrap_or(0.0)
    };
    Spot {
        readings: readings.collect(),
        left: edge(|word| word.left, f64::min),
        right: edge(|word| word.right, f64::max),
        // The same for all words of a line, whatever their letters reach up or down to.
        top: base - 0.75 * size,
        bottom: base + 0.25 * size,
        size,
        leads,
        stained: false,
    }
}

impl Spot {
    /// What all looks read, if they read the same.
    pub fn agreed(&self) -> Option<&str> {
        let first = &self.readings.first()?.text;
        self.readings.iter().all(|reading| reading.text == *first).then_some(first)
    }
}
