//! The part of a page that a question is about, cut out so that a person can look at it; knows places, no words.

use image::{Rgb, RgbImage, codecs::jpeg::JpegEncoder, imageops};

use reading::{
    Cutout,
    document::{Frame, Sight},
};

use crate::{PAPER, Recognised, agree::Spot};

/// White around what is cut out, in dots of the page.
const MARGIN: u32 = 24;
/// Outside of tables, so many sizes of a line are shown above and below a word.
const LINES: f64 = 1.6;
/// The highest that is cut out, in dots of the page: a third of a sheet. Of a higher cell, what is around the words.
const HIGHEST: u32 = 1200;
/// The smallest picture, in dots of the picture.
const SMALLEST: (u32, u32) = (400, 100);
/// Telegram takes no picture that is twenty times as wide as high.
const FLATTEST: u32 = 8;
/// Red, as one marks a paper.
const MARK: Rgb<u8> = Rgb([214, 40, 46]);
/// How thick a mark is, and how far from its word, in dots of the picture.
const THICK: u32 = 2;
const APART: u32 = 3;
/// Of a hundred.
const QUALITY: u8 = 80;

/// Where a word was seen: in the frame of its cell, or else in its line.
pub fn sight(page: usize, spot: &Spot, cell: Option<Frame>, width: f64) -> Sight {
    let dots = |length: f64| length.max(0.0) as u32;
    let frame = |left: f64, top: f64, right: f64, bottom: f64| Frame {
        left: dots(left),
        top: dots(top),
        right: dots(right),
        bottom: dots(bottom),
    };
    let beside = LINES * spot.size;
    let line = || frame(0.0, spot.top - beside, width, spot.bottom + beside);
    let word = frame(spot.left, spot.top, spot.right, spot.bottom);
    Sight { page, word, around: cell.unwrap_or_else(line) }
}

/// The picture of what a question is about, as a JPEG with its words marked; none where there is no such page.
pub fn picture(pages: &[Recognised], cutout: &Cutout) -> Option<Vec<u8>> {
    let paper = &pages.get(cutout.page)?.paper;
    let around = bounded(cutout.around, &cutout.words);
    let (left, top) = (around.left.saturating_sub(MARGIN) / PAPER, around.top.saturating_sub(MARGIN) / PAPER);
    let (right, bottom) = ((around.right + MARGIN) / PAPER, (around.bottom + MARGIN) / PAPER);
    let (right, bottom) = (right.min(paper.width()), bottom.min(paper.height()));
    let (width, height) = (right.checked_sub(left)?, bottom.checked_sub(top)?);
    if width == 0 || height == 0 {
        return None;
    }
    let part = imageops::crop_imm(paper, left, top, width, height).to_image();
    let wide = width.max(SMALLEST.0);
    let high = height.max(SMALLEST.1).max(wide / FLATTEST);
    let mut shown = RgbImage::from_pixel(wide, high, Rgb([255; 3]));
    let (x0, y0) = ((wide - width) / 2, (high - height) / 2);
    for (x, y, dot) in part.enumerate_pixels() {
        shown.put_pixel(x0 + x, y0 + y, Rgb([dot.0[0]; 3]));
    }
    for word in &cutout.words {
        let place = |at: u32, from: u32, shift: u32| (at / PAPER + shift).saturating_sub(from);
        let low = place(word.bottom, top, y0) + APART;
        for x in place(word.left, left, x0)..place(word.right, left, x0) {
            for y in low..low + THICK {
                if x < wide && y < high {
                    shown.put_pixel(x, y, MARK);
                }
            }
        }
    }
    let mut bytes = Vec::new();
    shown.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY)).ok()?;
    Some(bytes)
}

/// The frame, but no higher than can be looked at.
fn bounded(around: Frame, words: &[Frame]) -> Frame {
    let top = words.iter().map(|word| word.top).min().unwrap_or(around.top);
    if around.bottom.saturating_sub(around.top) <= HIGHEST {
        return around;
    }
    let top = top.saturating_sub(HIGHEST / 4).max(around.top);
    Frame { top, bottom: (top + HIGHEST).min(around.bottom), ..around }
}
