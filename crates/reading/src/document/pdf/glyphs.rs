//! The letters of a page; knows how accents and fake bold are drawn, so that each letter comes out whole and once.

use pdfplumber::Page;
use unicode_normalization::char::is_combining_mark;

use super::rules::Rules;
use crate::document::{Doubt, runs::Style};

/// A letter, or an accent to be put on one, and where it stands.
#[derive(Clone, Debug)]
pub struct Glyph {
    pub text: String,
    pub x0: f64,
    pub x1: f64,
    pub top: f64,
    pub bottom: f64,
    pub size: f64,
    pub style: Style,
    /// What the word that it begins may be instead, where it was recognised in a picture.
    pub doubt: Option<Doubt>,
}

impl Glyph {
    pub fn middle(&self) -> f64 {
        f64::midpoint(self.top, self.bottom)
    }

    pub fn center(&self) -> f64 {
        f64::midpoint(self.x0, self.x1)
    }

    pub fn is_space(&self) -> bool {
        self.text.chars().all(|c| c.is_whitespace() || c == '\u{200b}')
    }

    fn is_mark(&self) -> bool {
        !self.text.is_empty() && self.text.chars().all(is_combining_mark)
    }
}

/// The upright letters of a page in the order in which they are drawn, accents put on their letters.
pub fn of(page: &Page, rules: &Rules) -> Vec<Glyph> {
    let turned = matches!(page.rotation(), 90 | 270);
    let mut out: Vec<Glyph> = Vec::with_capacity(page.chars().len());
    let mut loose = Vec::new();
    for char in page.chars().iter().filter(|char| char.upright || turned) {
        let font = char.fontname.to_ascii_lowercase();
        let box_ = char.bbox;
        if ![box_.x0, box_.x1, box_.top, box_.bottom].iter().all(|edge| edge.is_finite()) {
            continue;
        }
        let size = if char.size > 0.5 { char.size } else { (box_.bottom - box_.top).max(1.0) };
        let mut glyph = Glyph {
            text: char.text.clone(),
            x0: box_.x0,
            x1: box_.x1,
            top: box_.top,
            bottom: box_.bottom,
            size,
            style: Style {
                bold: ["bold", "black", "heavy", "-bd", "demi"].iter().any(|name| font.contains(name)),
                ..Style::default()
            },
            doubt: None,
        };
        glyph.style.struck = !glyph.is_space() && rules.strikes(&glyph);
        if glyph.is_mark() || is_drawn_accent(&glyph, out.last()) {
            if !attach(&glyph, &mut out) {
                loose.push(glyph);
            }
        } else if !repeats(&glyph, &mut out) {
            out.push(glyph);
        }
    }
    for mark in loose {
        put_on_nearest(&mark, &mut out);
    }
    out
}

/// Whether a letter is drawn again a hair's breadth aside, which makes it look bold.
fn repeats(glyph: &Glyph, out: &mut [Glyph]) -> bool {
    let near = |other: &Glyph| {
        other.text == glyph.text
            && (other.x0 - glyph.x0).abs() < 0.15 * glyph.size
            && (other.top - glyph.top).abs() < 0.15 * glyph.size
    };
    // Programs draw a letter or a short run twice in a row.
    let from = out.len().saturating_sub(80);
    match out[from..].iter_mut().rev().find(|other| !other.is_space() && near(other)) {
        Some(other) if !glyph.is_space() => {
            other.style.bold = true;
            true
        }
        _ => false,
    }
}

/// An accent that is a character of its own (`´`, `˜`) drawn over the letter before.
fn is_drawn_accent(glyph: &Glyph, last: Option<&Glyph>) -> bool {
    let over = |last: &Glyph| {
        (last.x0 - 0.1 * last.size..=last.x1).contains(&glyph.center())
            && (last.middle() - glyph.middle()).abs() < last.size
    };
    combining(&glyph.text).is_some() && last.is_some_and(over)
}

/// The mark that an accent of its own stands for.
fn combining(text: &str) -> Option<&'static str> {
    Some(match text {
        "\u{b4}" | "\u{2ca}" => "\u{301}",
        "`" | "\u{2cb}" => "\u{300}",
        "\u{2c6}" | "^" => "\u{302}",
        "\u{2dc}" => "\u{303}",
        "\u{2d8}" => "\u{306}",
        "\u{309}" => "\u{309}",
        _ => return None,
    })
}

/// Puts a mark on the letter drawn just before, if that is where it stands.
fn attach(mark: &Glyph, out: &mut [Glyph]) -> bool {
    let Some(last) = out.last_mut().filter(|last| !last.is_space()) else { return false };
    let line = (last.middle() - mark.middle()).abs() < 0.6 * last.size;
    let place = mark.x0 > last.x0 - 0.3 * last.size && mark.x0 < last.x1 + 0.3 * last.size;
    if line && place {
        last.text.push_str(combining(&mark.text).unwrap_or(&mark.text));
    }
    line && place
}

/// Puts a mark that was drawn out of order on the letter below it.
fn put_on_nearest(mark: &Glyph, out: &mut [Glyph]) {
    // A mark without width is drawn where its letter ends.
    let at = if mark.x1 - mark.x0 < 0.05 * mark.size { mark.x0 - 0.25 * mark.size } else { mark.center() };
    let distance = |glyph: &Glyph| {
        let across = (glyph.center() - at).abs();
        let down = (glyph.middle() - mark.middle()).abs();
        (across < glyph.size && down < 0.6 * glyph.size && !glyph.is_space()).then_some(across)
    };
    let nearest = out.iter_mut().filter_map(|glyph| distance(glyph).map(|far| (far, glyph)));
    if let Some((_, glyph)) = nearest.min_by(|a, b| a.0.total_cmp(&b.0)) {
        glyph.text.push_str(combining(&mark.text).unwrap_or(&mark.text));
    }
}
