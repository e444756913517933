//! What of a page is recognised in one piece: each cell, and the text around the tables.

use image::GrayImage;

use reading::document::{
    Frame,
    drawn::{self, Place},
};

use crate::{POINT, ink::is_ink, rules::Lines};

/// A part of the page, in dots.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cut {
    pub left: u32,
    pub top: u32,
    pub width: u32,
    pub height: u32,
    /// The cell, in points, if it is one.
    pub cell: Option<Place>,
}

impl Cut {
    pub fn frame(&self) -> Frame {
        let (right, bottom) = (self.left + self.width, self.top + self.height);
        Frame { left: self.left, top: self.top, right, bottom }
    }
}

/// Less ink than this many dots is dirt.
const DIRT: usize = 40;
/// What stays free inside a cell's lines: their own thickness.
const INSIDE: f64 = 5.0;
/// White that is kept around the ink of a cut.
const MARGIN: u32 = 6;

/// The ruling lines in points.
pub fn rules(lines: &Lines) -> Vec<Place> {
    let level = lines.level.iter().map(|line| Place {
        left: f64::from(line.from()) * POINT,
        right: f64::from(line.to()) * POINT,
        top: line.at() * POINT,
        bottom: line.at() * POINT,
    });
    let upright = lines.upright.iter().map(|line| Place {
        left: line.at() * POINT,
        right: line.at() * POINT,
        top: f64::from(line.from()) * POINT,
        bottom: f64::from(line.to()) * POINT,
    });
    level.chain(upright).collect()
}

/// The cuts of a page whose lines are taken out, those without ink left out.
pub fn of(page: &GrayImage, rules: &[Place]) -> Vec<Cut> {
    let cells = drawn::cells(rules);
    let height = f64::from(page.height()) * POINT;
    let width = f64::from(page.width()) * POINT;
    let mut out = Vec::new();
    let mut below = 0.0;
    // What stands beside a table is cut with the text above it only where the table is narrow; programmes' are not.
    for cell in &cells {
        if cell.top > below + INSIDE * POINT {
            out.extend(cut(page, Place { left: 0.0, top: below, right: width, bottom: cell.top }));
        }
        below = f64::max(below, cell.bottom);
        out.extend(cut(page, *cell).map(|cut| Cut { cell: Some(*cell), ..cut }));
    }
    out.extend(cut(page, Place { left: 0.0, top: below, right: width, bottom: height }));
    out
}

/// The part of a place that holds ink, if any does.
fn cut(page: &GrayImage, place: Place) -> Option<Cut> {
    let dots = |points: f64, most: u32| (points / POINT).clamp(0.0, f64::from(most)) as u32;
    let (left, right) =
        (dots(place.left + INSIDE * POINT, page.width()), dots(place.right - INSIDE * POINT, page.width()));
    let (top, bottom) =
        (dots(place.top + INSIDE * POINT, page.height()), dots(place.bottom - INSIDE * POINT, page.height()));
    let (mut ink, mut first, mut last) = (0, (u32::MAX, u32::MAX), (0, 0));
    for y in top..bottom {
        for x in left..right {
            if is_ink(*page.get_pixel(x, y)) {
                ink += 1;
                first = (first.0.min(x), first.1.min(y));
                last = (last.0.max(x), last.1.max(y));
            }
        }
    }
    if ink < DIRT {
        return None;
    }
    let (left, top) = (first.0.saturating_sub(MARGIN).max(left), first.1.saturating_sub(MARGIN).max(top));
    let (right, bottom) = ((last.0 + MARGIN).min(right), (last.1 + MARGIN).min(bottom));
    Some(Cut { left, top, width: right - left, height: bottom - top, cell: None })
}
