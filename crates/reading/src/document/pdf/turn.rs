//! Which way up a page's text stands; knows angles of letters, so that a page on its side or its head is
//! read like any other.

use pdfplumber::{Char, Page};

/// How far from upright letters may lean, as on a page that was scanned askew.
const LEAN: f64 = 8.0;

/// A page's own direction, and its size as shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Turn {
    /// Quarters of a turn by which most letters are turned to the left.
    quarters: u8,
    width: f64,
    height: f64,
    /// By how much the parser misplaces pages that are turned to the left.
    off: f64,
}

/// How a letter stands on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    Upright,
    /// By quarters of a turn to the left.
    Turned(u8),
    Tilted,
}

impl Turn {
    pub fn of(page: &Page) -> Turn {
        let mut counts = [0_usize; 4];
        for quarters in page.chars().iter().filter_map(quarters) {
            counts[usize::from(quarters)] += 1;
        }
        let most = (0..4).max_by_key(|quarters| (counts[*quarters], std::cmp::Reverse(*quarters)));
        let sideways = matches!(page.rotation(), 90 | 270);
        let (width, height) = match sideways {
            true => (page.height(), page.width()),
            false => (page.width(), page.height()),
        };
        let off = if page.rotation() == 270 { page.height() - page.width() } else { 0.0 };
        Turn { quarters: u8::try_from(most.unwrap_or(0)).unwrap_or(0), width, height, off }
    }

    /// How high the page is once it stands upright.
    pub fn height(self) -> f64 {
        if self.quarters % 2 == 1 { self.width } else { self.height }
    }

    pub fn stand(self, char: &Char) -> Stand {
        match quarters(char) {
            Some(quarters) if quarters == self.quarters => Stand::Upright,
            Some(quarters) => Stand::Turned((quarters + 4 - self.quarters) % 4),
            None => Stand::Tilted,
        }
    }

    /// Left, top, right and bottom of a box on the upright page.
    pub fn edges(self, [x0, top, x1, bottom]: [f64; 4]) -> [f64; 4] {
        let (x0, x1) = (x0 + self.off, x1 + self.off);
        let (top, bottom) = (top - self.off, bottom - self.off);
        match self.quarters {
            1 => [self.height - bottom, x0, self.height - top, x1],
            2 => [self.width - x1, self.height - bottom, self.width - x0, self.height - top],
            3 => [top, self.width - x1, bottom, self.width - x0],
            _ => [x0, top, x1, bottom],
        }
    }

    /// The size of letters, which the parser takes along the line where this runs up or down.
    pub fn size(self, char: &Char, [_, top, _, bottom]: [f64; 4]) -> f64 {
        if self.quarters.is_multiple_of(2) && char.size > 0.5 { char.size } else { (bottom - top).max(1.0) }
    }
}

/// By how many quarters a letter is turned to the left; none if it leans in between.
fn quarters(char: &Char) -> Option<u8> {
    let [a, b, ..] = char.ctm;
    let degrees = b.atan2(a).to_degrees();
    if !degrees.is_finite() || (a == 0.0 && b == 0.0) {
        return Some(0);
    }
    let nearest = (degrees / 90.0).round();
    let near = (degrees - nearest * 90.0).abs() <= LEAN;
    near.then(|| u8::try_from((nearest as i32).rem_euclid(4)).unwrap_or(0))
}
