//! A sheet photographed askew laid flat: its edges, its table's frame, its lines of text; knows geometry alone.

use image::{GrayImage, Luma, imageops};

use crate::ink::{WHITE, is_ink};

/// Dots of an A4 page at 300 to the inch, the size at which pages are recognised.
pub const SHEET_WIDTH: u32 = 2480;
pub const SHEET_LENGTH: u32 = 3508;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// Four corners: upper left, upper right, lower right, lower left.
pub type Corners = [Point; 4];

pub fn rectangle(left: f64, top: f64, right: f64, bottom: f64) -> Corners {
    [(left, top), (right, top), (right, bottom), (left, bottom)].map(|(x, y)| Point { x, y })
}

/// The page as a sheet of its own, that is `SHEET_WIDTH` dots wide, or high where it lies; and how it was seen.
pub fn laid_flat(page: &GrayImage) -> (GrayImage, View) {
    let (width, height) = (f64::from(page.width()), f64::from(page.height()));
    let lying = width > height;
    let (across, down) = if lying { (SHEET_LENGTH, SHEET_WIDTH) } else { (SHEET_WIDTH, SHEET_LENGTH) };
    let seen = |down: u32, corners| {
        View::between(rectangle(0.0, 0.0, across.into(), down.into()), corners).unwrap_or_default()
    };
    if let Some(corners) = sheet(page) {
        let view = seen(down, corners);
        return (view.drawn(page, across, down), view);
    }
    let down = (height * f64::from(across) / width).round().max(1.0) as u32;
    let view = seen(down, rectangle(0.0, 0.0, width, height));
    let flat = match page.width() {
        same if same == across => page.clone(),
        wider if wider > across => imageops::thumbnail(page, across, down),
        _ => view.drawn(page, across, down),
    };
    (flat, view)
}

/// A view of one plane from another.
#[derive(Clone, Copy, Debug)]
pub struct View([f64; 8]);

impl Default for View {
    /// The plane as it is.
    fn default() -> View {
        View([1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0])
    }
}

impl View {
    /// What is seen of a page, on one of the given size.
    pub fn drawn(&self, page: &GrayImage, width: u32, height: u32) -> GrayImage {
        GrayImage::from_fn(width, height, |x, y| {
            let (x, y) = self.at(x.into(), y.into());
            cubic(page, x, y)
        })
    }

    /// The one that takes four points to four others, if no three of them lie in a line.
    pub fn between(from: Corners, to: Corners) -> Option<View> {
        let mut rows: Vec<[f64; 9]> = Vec::with_capacity(8);
        for (a, b) in from.iter().zip(&to) {
            rows.push([a.x, a.y, 1.0, 0.0, 0.0, 0.0, -a.x * b.x, -a.y * b.x, b.x]);
            rows.push([0.0, 0.0, 0.0, a.x, a.y, 1.0, -a.x * b.y, -a.y * b.y, b.y]);
        }
        for at in 0..8 {
            let best = (at..8).max_by(|a, b| rows[*a][at].abs().total_cmp(&rows[*b][at].abs()))?;
            rows.swap(at, best);
            let pivot = rows[at];
            if pivot[at].abs() < 1e-9 {
                return None;
            }
            for (_, row) in rows.iter_mut().enumerate().filter(|(other, _)| *other != at) {
                let share = row[at] / pivot[at];
                row.iter_mut().zip(&pivot).for_each(|(value, under)| *value -= share * under);
            }
        }
        let solved: Vec<f64> = rows.iter().enumerate().map(|(at, row)| row[8] / row[at]).collect();
        solved.try_into().ok().map(View)
    }

    /// Where a point of the one plane lies on the other.
    pub fn at(&self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f, g, h] = self.0;
        let far = g * x + h * y + 1.0;
        ((a * x + b * y + c) / far, (d * x + e * y + f) / far)
    }
}

/// The brightness at a place between dots, from the sixteen around it: letters stay sharp.
fn cubic(page: &GrayImage, x: f64, y: f64) -> Luma<u8> {
    let (width, height) = (i64::from(page.width()), i64::from(page.height()));
    let (left, top) = (x.floor(), y.floor());
    if left < 0.0 || top < 0.0 || left >= width as f64 || top >= height as f64 {
        return Luma([WHITE]);
    }
    let weights = |t: f64| {
        let (t2, t3) = (t * t, t * t * t);
        [
            -0.5 * t + t2 - 0.5 * t3,
            1.0 - 2.5 * t2 + 1.5 * t3,
            0.5 * t + 2.0 * t2 - 1.5 * t3,
            -0.5 * t2 + 0.5 * t3,
        ]
    };
    let (across, down) = (weights(x - left), weights(y - top));
    let mut sum = 0.0;
    for (row, share) in (-1..3).zip(down) {
        let at = (top as i64 + row).clamp(0, height - 1) as u32;
        for (column, part) in (-1..3).zip(across) {
            let along = (left as i64 + column).clamp(0, width - 1) as u32;
            sum += share * part * f64::from(page.get_pixel(along, at).0[0]);
        }
    }
    Luma([sum.round().clamp(0.0, 255.0) as u8])
}

/// Width of the small picture on which edges and lines are sought.
const SKETCH: u32 = 620;
/// How much brighter the sheet is than what it lies on.
const STEP: i32 = 22;
/// Of the points along an edge, how many must lie on it.
const ON_EDGE: f64 = 0.6;

/// The corners of a sheet that lies on something darker, if all four of its edges are seen.
fn sheet(page: &GrayImage) -> Option<Corners> {
    let scale = f64::from(page.width()) / f64::from(SKETCH);
    let high = (f64::from(page.height()) / scale) as u32;
    let small = imageops::blur(&imageops::thumbnail(page, SKETCH, high), 1.0);
    let (width, height) = (SKETCH as usize, high as usize);
    let dot = |x: usize, y: usize| i32::from(small.get_pixel(x as u32, y as u32).0[0]);
    let left = edge(height, width, |along, at| dot(at, along))?;
    let right = edge(height, width, |along, at| dot(width - 1 - at, along))?;
    let top = edge(width, height, dot)?;
    let bottom = edge(width, height, |along, at| dot(along, height - 1 - at))?;
    // An edge is how far in it lies, at the start, and by how much that grows.
    let (right, bottom) =
        ((f64::from(SKETCH) - 1.0 - right.0, -right.1), (f64::from(high) - 1.0 - bottom.0, -bottom.1));
    let meet = |upright: (f64, f64), level: (f64, f64)| {
        let x = (upright.0 + upright.1 * level.0) / (1.0 - upright.1 * level.1);
        Point { x: (x + 0.5) * scale, y: (level.0 + level.1 * x + 0.5) * scale }
    };
    Some([meet(left, top), meet(right, top), meet(right, bottom), meet(left, bottom)])
}

/// The straight line on which a picture, seen from one side, steps from dark to bright first.
fn edge(length: usize, depth: usize, dot: impl Fn(usize, usize) -> i32) -> Option<(f64, f64)> {
    const REACH: usize = 3;
    let mut points = Vec::new();
    for along in (length / 10..length * 9 / 10).step_by(2) {
        let steps = |at: &usize| dot(along, at + REACH) - dot(along, at - REACH) > STEP;
        // The sharpest place of the first step.
        let outside =
            |at: usize| (0..at - REACH + 1).map(|at| dot(along, at)).sum::<i32>() / (at - REACH + 1) as i32;
        // A line on the paper is dark as well, but what lies outside of it isn't.
        let leaves_dark = |at: &usize| dot(along, at + REACH) - outside(*at) > STEP;
        if let Some(first) = (REACH..depth / 3).find(steps).filter(leaves_dark) {
            let sharp = |at: &usize| dot(along, at + 1) - dot(along, at - 1);
            let at = (first..first + 2 * REACH).max_by_key(sharp).unwrap_or(first);
            points.push((along as f64, at as f64));
        }
    }
    // Every second dot of the middle four fifths was looked at.
    if points.len() < length / 4 {
        return None;
    }
    line_through(&points, ON_EDGE, 2.0)
}

/// The line that most points lie on, as its height at 0 and its rise; none when too few do.
fn line_through(points: &[(f64, f64)], share: f64, play: f64) -> Option<(f64, f64)> {
    let half = points.len() / 2;
    let mut rises: Vec<f64> = (0..half)
        .map(|at| (points[at + half].1 - points[at].1) / (points[at + half].0 - points[at].0))
        .collect();
    rises.sort_by(f64::total_cmp);
    let rise = *rises.get(rises.len() / 2)?;
    let mut starts: Vec<f64> = points.iter().map(|(along, at)| at - rise * along).collect();
    starts.sort_by(f64::total_cmp);
    let start = *starts.get(starts.len() / 2)?;
    let near = starts.iter().filter(|other| (*other - start).abs() <= play).count();
    (near as f64 >= share * points.len() as f64).then_some((start, rise))
}

/// Slopes that are tried, in thousandths; the finer ones around the best of the coarse ones.
const COARSE: i32 = 4;
const STEEPEST: i32 = 120;

/// How much lines of text rise to the right: the slope at which rows of ink are told best from gaps.
pub fn slope(page: &GrayImage) -> f64 {
    let small = imageops::thumbnail(page, page.width() / 4, page.height() / 4);
    let ink: Vec<(i32, i32)> = small
        .enumerate_pixels()
        .filter(|(_, _, dot)| is_ink(**dot))
        .map(|(x, y, _)| (x as i32, y as i32))
        .collect();
    let sharpness = |slope: f64| {
        let shift = (f64::from(small.width()) * slope.abs()) as usize + 1;
        let mut rows = vec![0_i64; small.height() as usize + 2 * shift + 1];
        for (x, y) in &ink {
            rows[(f64::from(*y) + f64::from(*x) * slope + shift as f64) as usize] += 1;
        }
        rows.windows(2).map(|pair| (pair[1] - pair[0]).pow(2)).sum::<i64>()
    };
    let best = |slopes: &mut dyn Iterator<Item = f64>| {
        slopes
            .map(|slope| (sharpness(slope), slope))
            .max_by_key(|(sharp, _)| *sharp)
            .map_or(0.0, |best| best.1)
    };
    let coarse =
        best(&mut (-STEEPEST / COARSE..=STEEPEST / COARSE).map(|step| f64::from(step * COARSE) / 1000.0));
    best(&mut (-10..=10).map(|step| coarse + f64::from(step) * 0.0004))
}

/// The page turned so that lines of this slope lie level, and how it was seen.
pub fn levelled(page: GrayImage, slope: f64) -> (GrayImage, View) {
    if slope.abs() < 0.0003 {
        return (page, View::default());
    }
    let (width, height) = (f64::from(page.width()), f64::from(page.height()));
    let (sin, cos) = (-slope).atan().sin_cos();
    let turned = rectangle(0.0, 0.0, width, height).map(|corner| {
        let (x, y) = (corner.x - width / 2.0, corner.y - height / 2.0);
        Point { x: x * cos - y * sin + width / 2.0, y: x * sin + y * cos + height / 2.0 }
    });
    let view = View::between(rectangle(0.0, 0.0, width, height), turned).unwrap_or_default();
    (view.drawn(&page, page.width(), page.height()), view)
}

/// Whether the lines of text run from top to bottom: then columns of dots are told from gaps better than rows are.
/// Ruling lines must have been taken out.
pub fn lies_on_its_side(page: &GrayImage) -> bool {
    let small = imageops::thumbnail(page, page.width() / 4, page.height() / 4);
    let (mut rows, mut columns) = (vec![0_i64; small.height() as usize], vec![0_i64; small.width() as usize]);
    for (x, y, _) in small.enumerate_pixels().filter(|(_, _, dot)| is_ink(**dot)) {
        rows[y as usize] += 1;
        columns[x as usize] += 1;
    }
    let sharpness = |counts: &[i64]| counts.windows(2).map(|pair| (pair[1] - pair[0]).pow(2)).sum::<i64>();
    sharpness(&columns) > 2 * sharpness(&rows)
}
