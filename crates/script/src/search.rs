//! The best way through a line of places, and how far it is ahead of the next best; knows no meaning.

/// What was chosen, what was nearly chosen, and how far apart they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice<T> {
    pub best: T,
    /// The best of those that differ from `best`.
    pub second: Option<T>,
    /// Evidence by which `best` is ahead; infinite where nothing else was possible.
    pub margin: f32,
}

impl<T> Choice<T> {
    /// Nothing else was possible.
    pub fn sure(best: T) -> Self {
        Self { best, second: None, margin: f32::INFINITY }
    }

    /// The best of scored possibilities; `None` where there is none. Earlier ones win a draw.
    pub fn among(scored: impl IntoIterator<Item = (f32, T)>) -> Option<Self>
    where
        T: PartialEq,
    {
        let mut scored: Vec<(f32, T)> = scored.into_iter().collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut scored = scored.into_iter();
        let (score, best) = scored.next()?;
        let second = scored.find(|(_, other)| *other != best);
        let margin = second.as_ref().map_or(f32::INFINITY, |(other, _)| score - other);
        Some(Self { best, second: second.map(|(_, other)| other), margin })
    }

    /// Whether the lead is smaller than `least`.
    pub fn is_doubtful(&self, least: f32) -> bool {
        self.second.is_some() && self.margin < least
    }

    /// The same choice in other words.
    pub fn map<U>(self, mut words: impl FnMut(T) -> U) -> Choice<U> {
        Choice { best: words(self.best), second: self.second.map(&mut words), margin: self.margin }
    }
}

/// One stretch of a way: up to the place `to`, with what it is taken for and what speaks for that.
#[derive(Clone, Debug, PartialEq)]
pub struct Step<L> {
    pub to: usize,
    pub label: L,
    pub score: f32,
}

/// The best and the second best way from place 0 to place `places`. `steps` names what may follow at a
/// place, given the label of the step before it; each step must lead onward. Ways kept for each place and
/// label are bounded, so the search stays linear in their number.
pub fn best_way<L: Clone + PartialEq>(
    places: usize,
    mut steps: impl FnMut(usize, Option<&L>) -> Vec<Step<L>>,
) -> Option<Choice<Vec<Step<L>>>> {
    let mut reached: Vec<Vec<(f32, Vec<Step<L>>)>> = vec![Vec::new(); places + 1];
    reached[0].push((0.0, Vec::new()));
    for place in 0..places {
        for (score, way) in std::mem::take(&mut reached[place]) {
            for step in steps(place, way.last().map(|step| &step.label)) {
                if step.to <= place || step.to > places {
                    continue;
                }
                let total = score + step.score;
                let kept = &mut reached[step.to];
                let at = kept.partition_point(|(other, _)| *other >= total);
                if at < KEPT {
                    let mut onward = way.clone();
                    onward.push(step);
                    kept.insert(at, (total, onward));
                    kept.truncate(KEPT);
                }
            }
        }
    }
    Choice::among(reached.pop()?)
}

/// Ways kept for each place.
const KEPT: usize = 8;
