//! How alike two texts are, by the letters of their common runs; knows nothing but letters.
//!
//! It is the measure of Ratcliff and Obershelp: the longest common run, then the same left and right of
//! it. A difference counted in edits would call a moved clause two errors and be another measure than the
//! one by which readings are judged.

use std::collections::HashMap;

/// From 0 (nothing in common) to 1 (the same).
pub fn likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let letters = a.len() + b.len();
    if 2.0 * shared_letters(&a, &b) as f64 / (letters as f64) < super::SAME_WORK {
        return 0.0;
    }
    let mut places: HashMap<char, Vec<usize>> = HashMap::new();
    for (j, letter) in b.iter().enumerate() {
        places.entry(*letter).or_default().push(j);
    }
    let mut common = 0;
    let mut waiting = vec![(0, a.len(), 0, b.len())];
    while let Some((from_a, to_a, from_b, to_b)) = waiting.pop() {
        let (i, j, run) = longest_run(&a, &places, (from_a, to_a, from_b, to_b));
        if run > 0 {
            common += run;
            waiting.push((from_a, i, from_b, j));
            waiting.push((i + run, to_a, j + run, to_b));
        }
    }
    2.0 * common as f64 / letters as f64
}

/// An upper bound of what can be common, for a fraction of the work.
fn shared_letters(a: &[char], b: &[char]) -> usize {
    let mut left: HashMap<char, usize> = HashMap::new();
    for letter in b {
        *left.entry(*letter).or_default() += 1;
    }
    let mut shared = 0;
    for letter in a {
        if let Some(count) = left.get_mut(letter)
            && *count > 0
        {
            *count -= 1;
            shared += 1;
        }
    }
    shared
}

/// The longest run of letters common to two stretches: where it starts in each, and its length.
fn longest_run(
    a: &[char],
    places: &HashMap<char, Vec<usize>>,
    (from_a, to_a, from_b, to_b): (usize, usize, usize, usize),
) -> (usize, usize, usize) {
    let (mut best_i, mut best_j, mut best) = (from_a, from_b, 0);
    let mut ending: HashMap<usize, usize> = HashMap::new();
    for (i, letter) in a.iter().enumerate().take(to_a).skip(from_a) {
        let mut now = HashMap::new();
        for &j in places.get(letter).into_iter().flatten().filter(|j| (from_b..to_b).contains(j)) {
            let before = j.checked_sub(1).and_then(|j| ending.get(&j)).copied().unwrap_or(0);
            let run = before + 1;
            now.insert(j, run);
            if run > best {
                (best_i, best_j, best) = (i + 1 - run, j + 1 - run, run);
            }
        }
        ending = now;
    }
    (best_i, best_j, best)
}
