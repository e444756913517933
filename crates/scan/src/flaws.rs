//! Why a picture could not be recognised, so that whoever took it knows what to do better; knows light, size and
//! edges, and only looks for them where recognition failed.

use image::GrayImage;
use serde::{Deserialize, Serialize};

use crate::{agree::Spot, straighten::SHEET_WIDTH};

/// What is wrong with a picture. Shown to the secretary in Vietnamese.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    Dark,
    Small,
    CutOff,
    Blurred,
    Wordless,
}

/// What the picture was like before it was straightened.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Shot {
    /// Dots across.
    width: f64,
    /// The brightness of its paper, of 255.
    light: f64,
}

/// Less sure of its words than this, of 100, a page is not recognised.
const RECOGNISED: f64 = 60.0;
/// The same where letters are small: half of what is recognised of them is right by chance.
const WELL_RECOGNISED: f64 = 85.0;
/// Paper darker than this is in the dark.
const DARK: f64 = 70.0;
/// And in such a dark nothing but noise would be recognised, for minutes.
const PITCH_DARK: f64 = 36.0;
/// The height of a line's letters, in dots of the picture, below which they are too small.
const SMALL: f64 = 15.0;
/// Of a hundred lines, so many end at the picture's edge when it cuts the sheet.
const CUT: usize = 20;

impl Shot {
    pub fn of(picture: &GrayImage) -> Shot {
        let mut dots: Vec<u8> = picture.as_raw().iter().step_by(97).copied().collect();
        dots.sort_unstable();
        let light = dots.get(dots.len() * 3 / 4).copied().unwrap_or(0);
        Shot { width: picture.width().into(), light: light.into() }
    }

    /// What is wrong with a picture of which no word need be recognised to know it.
    pub fn hopeless(&self) -> Option<Flaw> {
        (self.light < PITCH_DARK).then_some(Flaw::Dark)
    }

    /// What is wrong with the picture, if its words could not be recognised.
    pub fn flaw(&self, cuts: &[Vec<Spot>], width: f64) -> Option<Flaw> {
        let mut sizes: Vec<f64> = cuts.iter().flatten().map(|spot| spot.size).collect();
        sizes.sort_by(f64::total_cmp);
        let size = sizes.get(sizes.len() / 2).copied().unwrap_or(0.0) * self.width / f64::from(SHEET_WIDTH);
        let sure = sureness(cuts);
        if sure >= if size < SMALL { WELL_RECOGNISED } else { RECOGNISED } {
            return None;
        }
        let lines = cuts.iter().flatten().filter(|spot| spot.leads).count();
        let ends = cuts.iter().flatten().filter(|spot| spot.left < EDGE || spot.right > width - EDGE);
        let at_edge = ends.count();
        Some(match () {
            () if sizes.is_empty() => Flaw::Wordless,
            () if self.light < DARK => Flaw::Dark,
            () if size < SMALL => Flaw::Small,
            () if at_edge * 100 > CUT * lines => Flaw::CutOff,
            () => Flaw::Blurred,
        })
    }
}

/// So close to the edge, in dots of the page, a word is cut.
const EDGE: f64 = 12.0;

/// How sure recognition is of a page's words, of 100; short ones count for less.
pub fn sureness(cuts: &[Vec<Spot>]) -> f64 {
    let (mut sum, mut letters) = (0.0, 0.0);
    for reading in cuts.iter().flatten().flat_map(|spot| &spot.readings) {
        let length = reading.text.chars().count() as f64;
        sum += reading.sure * length;
        letters += length;
    }
    if letters > 0.0 { sum / letters } else { 0.0 }
}
