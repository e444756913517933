//! Best paths: the cheapest ways from the start of a text to its end over the things its stretches can be; what
//! those things are, it does not know.
//!
//! A reader that decides at the first word is wrong at the last. Here everything a stretch can be is an edge with
//! a cost, and whole readings are compared. The second-best one comes along, since its distance from the best says
//! whether to answer or to ask.

/// What the stretch from one position to another can be.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge<T> {
    pub to: usize,
    pub cost: f32,
    pub what: T,
}

/// A stretch of a path.
#[derive(Clone, Debug, PartialEq)]
pub struct Step<T> {
    pub from: usize,
    pub to: usize,
    pub what: T,
}

/// A way from the start to the end.
#[derive(Clone, Debug, PartialEq)]
pub struct Path<T> {
    pub cost: f32,
    pub steps: Vec<Step<T>>,
}

/// The best of several, the next that is something else, and how much worse that is.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice<T> {
    pub best: T,
    pub second: Option<T>,
    /// Infinite where there is no second.
    pub margin: f32,
}

/// Where a path came from: the position, which of the paths there, and the edge taken.
struct Arrival<T> {
    cost: f32,
    from: usize,
    rank: usize,
    what: Option<T>,
}

/// The `count` cheapest paths from 0 to `end`, the cheapest first; as many as there are. Edges lead forward.
pub fn best_paths<T: Clone>(
    end: usize,
    count: usize,
    mut edges: impl FnMut(usize) -> Vec<Edge<T>>,
) -> Vec<Path<T>> {
    let mut arrivals: Vec<Vec<Arrival<T>>> = (0..=end).map(|_| Vec::new()).collect();
    arrivals[0].push(Arrival { cost: 0.0, from: 0, rank: 0, what: None });
    for at in 0..end {
        if arrivals[at].is_empty() {
            continue;
        }
        let costs: Vec<f32> = arrivals[at].iter().map(|arrival| arrival.cost).collect();
        for edge in edges(at).into_iter().filter(|edge| edge.to > at && edge.to <= end) {
            for (rank, cost) in costs.iter().enumerate() {
                let cost = cost + edge.cost;
                let there = &mut arrivals[edge.to];
                // Of equals the one found first stays ahead, so that the same text is always read alike.
                let place = there.partition_point(|other| other.cost <= cost);
                if place >= count {
                    break;
                }
                there.insert(place, Arrival { cost, from: at, rank, what: Some(edge.what.clone()) });
                there.truncate(count);
            }
        }
    }
    (0..arrivals[end].len()).map(|rank| path(&arrivals, end, rank)).collect()
}

fn path<T: Clone>(arrivals: &[Vec<Arrival<T>>], end: usize, rank: usize) -> Path<T> {
    let cost = arrivals[end][rank].cost;
    let (mut steps, mut to, mut rank) = (Vec::new(), end, rank);
    while let Arrival { from, rank: before, what: Some(what), .. } = &arrivals[to][rank] {
        steps.push(Step { from: *from, to, what: what.clone() });
        (to, rank) = (*from, *before);
    }
    steps.reverse();
    Path { cost, steps }
}

impl<T> Choice<T> {
    /// Nothing else was possible.
    pub fn sure(best: T) -> Self {
        Self { best, second: None, margin: f32::INFINITY }
    }

    /// Whether the second is nearer than `least`.
    pub fn is_doubtful(&self, least: f32) -> bool {
        self.second.is_some() && self.margin < least
    }

    /// Chooses among candidates with their costs; what is `same` as the best is no second.
    pub fn among(
        candidates: impl IntoIterator<Item = (f32, T)>,
        same: impl Fn(&T, &T) -> bool,
    ) -> Option<Self> {
        let mut candidates: Vec<(f32, T)> = candidates.into_iter().collect();
        candidates.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut candidates = candidates.into_iter();
        let (cost, best) = candidates.next()?;
        let second = candidates.find(|(_, other)| !same(&best, other));
        let margin = second.as_ref().map_or(f32::INFINITY, |(other, _)| other - cost);
        Some(Self { best, second: second.map(|(_, second)| second), margin })
    }
}
