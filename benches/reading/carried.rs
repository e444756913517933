//! What is right to read once letters of the page are others; knows texts before and after, no layout.

use crate::reading::score::Gold;

/// Holds contents and places against the words as they now stand, and names that the page nowhere spells
/// right any more against their new spellings. Both texts have the same number of letters.
pub fn carry(gold: &mut Gold, before: &str, after: &str) {
    let before = Letters::of(before);
    let after: Vec<char> = Letters::of(after).0;
    let spelled = |text: &str| -> Vec<String> {
        before.places(text).into_iter().map(|(from, to)| after[from..to].iter().collect()).collect()
    };
    for item in &mut gold.items {
        let now = |text: &String| spelled(text).into_iter().next().unwrap_or_else(|| text.clone());
        item.without_subject = item.without_subject.as_ref().map(now);
        item.content = now(&item.content);
        item.location = item.location.as_ref().map(now);
    }
    let lost = |name: &String| {
        let now = spelled(name);
        (!now.is_empty() && !now.contains(name)).then_some(now)
    };
    for item in gold.items.clone() {
        for (names, aliases) in
            [(item.units, &mut gold.unit_aliases), (item.officials, &mut gold.official_aliases)]
        {
            for name in names {
                if let Some(spellings) = lost(&name) {
                    aliases.entry(name).or_default().extend(spellings);
                }
            }
        }
    }
}

/// A text in letters, every kind of space as one.
struct Letters(Vec<char>);

impl Letters {
    fn of(text: &str) -> Self {
        Self(text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect())
    }

    /// Where a text stands as whole words.
    fn places(&self, text: &str) -> Vec<(usize, usize)> {
        let wanted = Self::of(text).0;
        let whole = |at: Option<&char>| at.is_none_or(|c| !c.is_alphanumeric());
        let length = wanted.len();
        let starts = 0..self.0.len().saturating_sub(length.saturating_sub(1));
        let found = starts.filter_map(|at| {
            let ends = at + length;
            let ahead = at.checked_sub(1).and_then(|before| self.0.get(before));
            let found = length > 0 && self.0[at..ends] == wanted && whole(ahead) && whole(self.0.get(ends));
            found.then_some((at, ends))
        });
        found.collect()
    }
}

/// Whether a cell holds a text as whole words.
pub fn holds(cell: &str, text: &str) -> bool {
    !Letters::of(cell).places(text).is_empty()
}
