//! The ruling lines of a straightened page; knows long thin strokes, not what they frame.

use image::{GrayImage, Luma};

use crate::{
    ink::{WHITE, is_ink},
    straighten::{Corners, Point, rectangle},
};

/// The shortest strokes that can be pieces of a line, in dots: no letter has one so long, or so high.
const LEVEL: u32 = 110;
const UPRIGHT: u32 = 70;
/// Dots that may be missing in a stroke.
const GAP: u32 = 2;
/// The thickest line.
const THICKEST: u32 = 14;
/// Dots beside a stroke that are taken out with it.
const FRINGE: u32 = 2;

/// A stroke along a row of dots.
#[derive(Clone, Copy, Debug)]
struct Stroke {
    at: u32,
    from: u32,
    to: u32,
}

/// A line: strokes that lie on one another.
#[derive(Clone, Debug)]
pub struct Line {
    strokes: Vec<Stroke>,
}

/// The lines of a page.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    pub level: Vec<Line>,
    pub upright: Vec<Line>,
}

impl Line {
    pub fn from(&self) -> u32 {
        self.strokes.iter().map(|stroke| stroke.from).min().unwrap_or(0)
    }

    pub fn to(&self) -> u32 {
        self.strokes.iter().map(|stroke| stroke.to).max().unwrap_or(0)
    }

    fn length(&self) -> u32 {
        self.to() - self.from()
    }

    /// Where it lies, on the whole.
    pub fn at(&self) -> f64 {
        let weight = |stroke: &Stroke| f64::from(stroke.to - stroke.from);
        let total: f64 = self.strokes.iter().map(weight).sum();
        self.strokes.iter().map(|stroke| f64::from(stroke.at) * weight(stroke)).sum::<f64>() / total.max(1.0)
    }

    fn is_thin(&self) -> bool {
        let area: u32 = self.strokes.iter().map(|stroke| stroke.to - stroke.from).sum();
        area <= THICKEST * self.length()
    }

    /// The straight line through its strokes: where it lies at 0 and by how much that grows.
    fn fitted(&self) -> (f64, f64) {
        let mut sums = [0.0; 5];
        for stroke in &self.strokes {
            let weight = f64::from(stroke.to - stroke.from);
            let (along, at) = (f64::from(stroke.from + stroke.to) / 2.0, f64::from(stroke.at));
            // A stroke is spread along the line, not a point in its middle.
            let spread = along * along + weight * weight / 12.0;
            let parts = [weight, weight * along, weight * at, weight * spread, weight * along * at];
            sums.iter_mut().zip(parts).for_each(|(sum, part)| *sum += part);
        }
        let [count, along, at, squares, products] = sums;
        let rise = (count * products - along * at) / (count * squares - along * along).max(1e-9);
        ((at - rise * along) / count.max(1.0), rise)
    }
}

impl Lines {
    pub fn of(page: &GrayImage) -> Lines {
        let (width, height) = page.dimensions();
        Lines {
            level: lines(height, width, LEVEL, |row, along| is_ink(*page.get_pixel(along, row))),
            upright: lines(width, height, UPRIGHT, |column, along| is_ink(*page.get_pixel(column, along))),
        }
    }

    /// The page without them, so that no stroke is taken for a letter.
    pub fn taken_out(&self, mut page: GrayImage) -> GrayImage {
        let (width, height) = page.dimensions();
        let mut whiten = |x: u32, y: u32| {
            if x < width && y < height {
                page.put_pixel(x, y, Luma([WHITE]));
            }
        };
        for (lines, upright) in [(&self.level, false), (&self.upright, true)] {
            for stroke in lines.iter().flat_map(|line| &line.strokes) {
                for at in stroke.at.saturating_sub(FRINGE)..=stroke.at + FRINGE {
                    for along in stroke.from.saturating_sub(FRINGE)..=stroke.to + FRINGE {
                        if upright { whiten(at, along) } else { whiten(along, at) }
                    }
                }
            }
        }
        page
    }

    /// The corners of the largest table's frame as they lie on the page, and where they belong.
    pub fn frame(&self) -> Option<(Corners, Corners)> {
        let longest = |lines: &[Line]| lines.iter().map(Line::length).max();
        let (wide, high) = (longest(&self.level)?, longest(&self.upright)?);
        let outer = |lines: &[Line], long: u32| {
            let mut long: Vec<Line> =
                lines.iter().filter(|line| line.length() * 5 >= long * 4).cloned().collect();
            long.sort_by(|a, b| a.at().total_cmp(&b.at()));
            Some((long.first()?.fitted(), long.last()?.fitted()))
        };
        let (top, bottom) = outer(&self.level, wide)?;
        let (left, right) = outer(&self.upright, high)?;
        let meet = |upright: (f64, f64), level: (f64, f64)| {
            let x = (upright.0 + upright.1 * level.0) / (1.0 - upright.1 * level.1);
            Point { x, y: level.0 + level.1 * x }
        };
        let corners = [meet(left, top), meet(right, top), meet(right, bottom), meet(left, bottom)];
        let [a, b, c, d] = corners;
        let straight = rectangle(
            f64::midpoint(a.x, d.x),
            f64::midpoint(a.y, b.y),
            f64::midpoint(b.x, c.x),
            f64::midpoint(c.y, d.y),
        );
        let large = straight[2].x - straight[0].x > f64::from(wide) * 0.8
            && straight[2].y - straight[0].y > f64::from(4 * UPRIGHT);
        large.then_some((corners, straight))
    }
}

fn lines(rows: u32, length: u32, shortest: u32, ink: impl Fn(u32, u32) -> bool) -> Vec<Line> {
    let mut done: Vec<Line> = Vec::new();
    let mut growing: Vec<Line> = Vec::new();
    for row in 0..rows {
        let strokes = strokes(row, length, shortest, &ink);
        let (still, ended) =
            growing.into_iter().partition(|line| line.strokes.last().is_some_and(|last| last.at + 3 > row));
        growing = still;
        done.extend::<Vec<Line>>(ended);
        for stroke in strokes {
            let touches = |line: &Line| {
                line.strokes
                    .iter()
                    .rev()
                    .take_while(|other| other.at + 3 > row)
                    .any(|other| other.from <= stroke.to + GAP && stroke.from <= other.to + GAP)
            };
            let mut met: Vec<Line> = Vec::new();
            growing.retain(|line| {
                let meets = touches(line);
                if meets {
                    met.push(line.clone());
                }
                !meets
            });
            let mut whole = Line { strokes: met.into_iter().flat_map(|line| line.strokes).collect() };
            whole.strokes.sort_by_key(|other| other.at);
            whole.strokes.push(stroke);
            growing.push(whole);
        }
    }
    done.extend(growing);
    done.retain(Line::is_thin);
    done
}

/// The long strokes of one row of dots.
fn strokes(row: u32, length: u32, shortest: u32, ink: &impl Fn(u32, u32) -> bool) -> Vec<Stroke> {
    let mut out = Vec::new();
    let mut begun: Option<(u32, u32)> = None;
    for along in 0..length {
        if ink(row, along) {
            begun = Some(begun.map_or((along, along), |(from, _)| (from, along)));
        } else if let Some((from, to)) = begun
            && along - to > GAP
        {
            if to - from >= shortest {
                out.push(Stroke { at: row, from, to });
            }
            begun = None;
        }
    }
    if let Some((from, to)) = begun.filter(|(from, to)| to - from >= shortest) {
        out.push(Stroke { at: row, from, to });
    }
    out
}
