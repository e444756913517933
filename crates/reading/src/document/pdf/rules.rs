//! The ruling lines of a page and the grids that they draw; knows strokes and thin boxes, not what they frame.

use pdfplumber::Page;

use super::glyphs::Glyph;
use super::turn::Turn;
use crate::document::drawn::Place;

/// How far apart two lines may be drawn and still be one.
const SNAP: f64 = 2.0;
/// How far a line may stop short of the line that it meets.
const REACH: f64 = 3.0;
/// The shortest line that can bound a cell.
const SHORTEST: f64 = 6.0;
/// The thickest line.
const THICKEST: f64 = 3.0;
/// Pairs of lines that are compared; a page of a programme has some thousands.
const PAIRS: usize = 4_000_000;
/// Places of one grid.
const PLACES: usize = 100_000;

/// A straight line: its place across, and from where to where it runs.
#[derive(Clone, Copy, Debug)]
struct Segment {
    at: f64,
    from: f64,
    to: f64,
}

/// The lines of a page.
pub struct Rules {
    across: Vec<Segment>,
    down: Vec<Segment>,
    /// Lines across that meet no line down: underlines and strikes.
    loose: Vec<Segment>,
    groups: Vec<(Vec<Segment>, Vec<Segment>)>,
}

/// A grid of ruling lines.
#[derive(Clone, Debug)]
pub struct Ruled {
    pub xs: Vec<f64>,
    pub ys: Vec<f64>,
    across: Vec<Segment>,
    down: Vec<Segment>,
    /// The grid has no line at its lower or upper end: a row goes on from or to another page.
    pub open_below: bool,
    pub open_above: bool,
    /// The grid was made up between lanes; its lines are not quite the same on each page.
    pub unruled: bool,
}

impl Rules {
    pub fn of(page: &Page, turn: Turn) -> Rules {
        let (mut across, mut down) = (Vec::new(), Vec::new());
        let mut add = |x0: f64, top: f64, x1: f64, bottom: f64| {
            if ![x0, top, x1, bottom].iter().all(|edge| edge.is_finite()) {
                return;
            }
            let [x0, top, x1, bottom] = turn.edges([x0, top, x1, bottom]);
            let (x0, x1, top, bottom) = (x0.min(x1), x0.max(x1), top.min(bottom), top.max(bottom));
            if bottom - top <= THICKEST && x1 - x0 > bottom - top {
                across.push(Segment { at: f64::midpoint(top, bottom), from: x0, to: x1 });
            } else if x1 - x0 <= THICKEST {
                down.push(Segment { at: f64::midpoint(x0, x1), from: top, to: bottom });
            }
        };
        for line in page.lines() {
            add(line.x0, line.top, line.x1, line.bottom);
        }
        for rect in page.rects() {
            let thin = rect.x1 - rect.x0 <= THICKEST || rect.bottom - rect.top <= THICKEST;
            if thin {
                add(rect.x0, rect.top, rect.x1, rect.bottom);
            } else if rect.stroke {
                add(rect.x0, rect.top, rect.x1, rect.top);
                add(rect.x0, rect.bottom, rect.x1, rect.bottom);
                add(rect.x0, rect.top, rect.x0, rect.bottom);
                add(rect.x1, rect.top, rect.x1, rect.bottom);
            }
        }
        Rules::meeting(across, down)
    }

    /// Lines found in a picture.
    pub fn drawn(lines: &[Place]) -> Rules {
        let (across, down): (Vec<&Place>, Vec<&Place>) =
            lines.iter().partition(|line| line.right - line.left > line.bottom - line.top);
        let level = |line: &Place| Segment {
            at: f64::midpoint(line.top, line.bottom),
            from: line.left,
            to: line.right,
        };
        let upright = |line: &Place| Segment {
            at: f64::midpoint(line.left, line.right),
            from: line.top,
            to: line.bottom,
        };
        Rules::meeting(across.into_iter().map(level).collect(), down.into_iter().map(upright).collect())
    }

    fn meeting(across: Vec<Segment>, down: Vec<Segment>) -> Rules {
        let mut rules =
            Rules { across: merged(across), down: merged(down), loose: Vec::new(), groups: Vec::new() };
        rules.group();
        rules
    }

    /// Gathers the lines that meet.
    fn group(&mut self) {
        let (across, down) = (std::mem::take(&mut self.across), std::mem::take(&mut self.down));
        if across.len().saturating_mul(down.len()) > PAIRS {
            return;
        }
        let mut sets = Sets::new(across.len() + down.len());
        let mut met = vec![false; across.len()];
        for (i, a) in across.iter().enumerate() {
            for (j, d) in down.iter().enumerate() {
                let meets = (a.from - REACH..=a.to + REACH).contains(&d.at)
                    && (d.from - REACH..=d.to + REACH).contains(&a.at);
                if meets {
                    sets.join(i, across.len() + j);
                    met[i] = true;
                }
            }
        }
        let mut groups = std::collections::BTreeMap::<usize, (Vec<Segment>, Vec<Segment>)>::new();
        for (i, segment) in across.iter().enumerate() {
            if met[i] {
                groups.entry(sets.root(i)).or_default().0.push(*segment);
            } else {
                self.loose.push(*segment);
            }
        }
        for (j, segment) in down.iter().enumerate() {
            groups.entry(sets.root(across.len() + j)).or_default().1.push(*segment);
        }
        self.groups = groups.into_values().collect();
    }

    /// Whether a line runs through the middle of a letter.
    pub fn strikes(&self, glyph: &Glyph) -> bool {
        let height = glyph.bottom - glyph.top;
        self.loose.iter().any(|line| {
            (line.from - 1.0..=line.to + 1.0).contains(&glyph.center())
                && (glyph.top + 0.35 * height..=glyph.top + 0.72 * height).contains(&line.at)
        })
    }

    /// Whether a line of a table runs through a box, with at least so much on either side.
    pub fn crosses(&self, [x0, top, x1, bottom]: [f64; 4], least: f64) -> bool {
        let (middle, center) = (f64::midpoint(top, bottom), f64::midpoint(x0, x1));
        let quarter = 0.25 * (bottom - top);
        self.groups.iter().any(|(across, down)| {
            let cut = |line: &Segment| {
                line.at > x0 + least && line.at < x1 - least && (line.from..=line.to).contains(&middle)
            };
            let under = |line: &Segment| {
                line.at > top + quarter
                    && line.at < bottom - quarter
                    && (line.from..=line.to).contains(&center)
            };
            !across.is_empty() && !down.is_empty() && (down.iter().any(cut) || across.iter().any(under))
        })
    }

    /// The grids with more than one place. One inside another is left out: what it holds belongs to a cell.
    pub fn tables(&self) -> Vec<Ruled> {
        let mut all: Vec<Ruled> =
            self.groups.iter().filter_map(|(across, down)| Ruled::of(across, down)).collect();
        all.sort_by(|a, b| b.area().total_cmp(&a.area()));
        let mut out: Vec<Ruled> = Vec::new();
        for grid in all {
            if !out.iter().any(|other| other.contains(&grid)) {
                out.push(grid);
            }
        }
        out
    }
}

impl Ruled {
    fn of(across: &[Segment], down: &[Segment]) -> Option<Ruled> {
        let mut xs = places(down.iter().map(|line| line.at));
        let mut ys = places(across.iter().map(|line| line.at));
        // A table may have no line at a side: the lines that run there bound it.
        let ends = |lines: &[Segment]| {
            let first = lines.iter().map(|line| line.from).fold(f64::INFINITY, f64::min);
            (first, lines.iter().map(|line| line.to).fold(f64::NEG_INFINITY, f64::max))
        };
        let (left, right) = ends(across);
        let (top, bottom) = ends(down);
        let wide = |at: f64, edge: Option<&f64>| edge.is_some_and(|edge| (at - edge).abs() > 10.0);
        if wide(left, xs.first()) && left < xs[0] {
            xs.insert(0, left);
        }
        if wide(right, xs.last()) && xs.last().is_some_and(|last| right > *last) {
            xs.push(right);
        }
        let open_above = wide(top, ys.first()) && top < ys[0];
        if open_above {
            ys.insert(0, top);
        }
        let open_below = wide(bottom, ys.last()) && ys.last().is_some_and(|last| bottom > *last);
        if open_below {
            ys.push(bottom);
        }
        let places = xs.len().saturating_sub(1) * ys.len().saturating_sub(1);
        let grid = Ruled {
            xs,
            ys,
            across: across.to_vec(),
            down: down.to_vec(),
            open_below,
            open_above,
            unruled: false,
        };
        ((2..=PLACES).contains(&places)).then_some(grid)
    }

    /// A grid whose every line is drawn.
    pub fn drawn(xs: Vec<f64>, ys: Vec<f64>) -> Option<Ruled> {
        let (left, right) = (*xs.first()?, *xs.last()?);
        let (top, bottom) = (*ys.first()?, *ys.last()?);
        let across = ys.iter().map(|at| Segment { at: *at, from: left, to: right }).collect();
        let down = xs.iter().map(|at| Segment { at: *at, from: top, to: bottom }).collect();
        let places = (xs.len() - 1) * (ys.len() - 1);
        let grid = Ruled { xs, ys, across, down, open_below: false, open_above: false, unruled: true };
        ((2..=PLACES).contains(&places)).then_some(grid)
    }

    pub fn top(&self) -> f64 {
        self.ys[0]
    }

    pub fn bottom(&self) -> f64 {
        self.ys[self.ys.len() - 1]
    }

    pub fn left(&self) -> f64 {
        self.xs[0]
    }

    pub fn right(&self) -> f64 {
        self.xs[self.xs.len() - 1]
    }

    fn area(&self) -> f64 {
        (self.right() - self.left()) * (self.bottom() - self.top())
    }

    fn contains(&self, other: &Ruled) -> bool {
        self.left() - 1.0 <= other.left()
            && self.right() + 1.0 >= other.right()
            && self.top() - 1.0 <= other.top()
            && self.bottom() + 1.0 >= other.bottom()
    }

    pub fn holds(&self, glyph: &Glyph) -> bool {
        (self.left()..=self.right()).contains(&glyph.center())
            && (self.top()..=self.bottom()).contains(&glyph.middle())
    }

    /// Where the cells are.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        self.cells().into_iter().map(|(rows, columns)| Place {
            left: self.xs[columns.0],
            top: self.ys[rows.0],
            right: self.xs[columns.1 + 1],
            bottom: self.ys[rows.1 + 1],
        })
    }

    /// For each cell the rows and columns that it covers, first to last; every place is in one cell.
    pub fn cells(&self) -> Vec<((usize, usize), (usize, usize))> {
        let (rows, columns) = (self.ys.len() - 1, self.xs.len() - 1);
        let mut sets = Sets::new(rows * columns);
        let at = |row: usize, column: usize| row * columns + column;
        let near = |line: &Segment, place: f64| (line.at - place).abs() <= REACH;
        let runs = |line: &Segment, middle: f64| line.from <= middle && middle <= line.to;
        for column in 1..columns {
            let lines: Vec<&Segment> = self.down.iter().filter(|line| near(line, self.xs[column])).collect();
            for row in 0..rows {
                let middle = f64::midpoint(self.ys[row], self.ys[row + 1]);
                if !lines.iter().any(|line| runs(line, middle)) {
                    sets.join(at(row, column - 1), at(row, column));
                }
            }
        }
        for row in 1..rows {
            let lines: Vec<&Segment> = self.across.iter().filter(|line| near(line, self.ys[row])).collect();
            for column in 0..columns {
                let middle = f64::midpoint(self.xs[column], self.xs[column + 1]);
                if !lines.iter().any(|line| runs(line, middle)) {
                    sets.join(at(row - 1, column), at(row, column));
                }
            }
        }
        let mut cells = std::collections::BTreeMap::<usize, ((usize, usize), (usize, usize))>::new();
        for row in 0..rows {
            for column in 0..columns {
                let cell = cells.entry(sets.root(at(row, column))).or_insert(((row, row), (column, column)));
                cell.0 = (cell.0.0.min(row), cell.0.1.max(row));
                cell.1 = (cell.1.0.min(column), cell.1.1.max(column));
            }
        }
        let mut cells: Vec<_> = cells.into_values().collect();
        cells.sort_by_key(|(down, across)| (down.0, across.0));
        cells
    }
}

/// Lines drawn in pieces or twice as one.
fn merged(mut lines: Vec<Segment>) -> Vec<Segment> {
    lines.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut out: Vec<Segment> = Vec::new();
    let mut start = 0;
    while start < lines.len() {
        let mut end = start + 1;
        while end < lines.len()
            && lines[end].at - lines[end - 1].at <= SNAP / 2.0
            && lines[end].at - lines[start].at <= SNAP
        {
            end += 1;
        }
        let group = &mut lines[start..end];
        group.sort_by(|a, b| a.from.total_cmp(&b.from));
        let first = out.len();
        for line in group.iter() {
            match out[first..].last_mut() {
                Some(last) if line.from <= last.to + REACH => last.to = last.to.max(line.to),
                _ => out.push(*line),
            }
        }
        start = end;
    }
    out.retain(|line| line.to - line.from >= SHORTEST);
    out
}

/// Places in order, those that are almost the same as one.
pub fn places(all: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut all: Vec<f64> = all.collect();
    all.sort_by(f64::total_cmp);
    let mut out: Vec<f64> = Vec::new();
    for place in all {
        match out.last() {
            Some(last) if place - last <= REACH => {}
            _ => out.push(place),
        }
    }
    out
}

/// Which numbers belong together.
struct Sets {
    parents: Vec<usize>,
}

impl Sets {
    fn new(count: usize) -> Sets {
        Sets { parents: (0..count).collect() }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parents[a.max(b)] = a.min(b);
    }
}
