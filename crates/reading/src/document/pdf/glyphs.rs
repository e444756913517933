//! The letters of a page; knows how accents and fake bold are drawn, so that each letter comes out whole and once.

use std::collections::BTreeMap;

use pdfplumber::{Char, Color, Page};
use unicode_normalization::char::is_combining_mark;

use super::rules::Rules;
use super::turn::{Stand, Turn};
use crate::document::{
    Doubt,
    fonts::{Fonts, script},
    runs::Style,
};

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
    /// Red, green and blue.
    pub ink: [f64; 3],
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

/// The letters of a page.
#[derive(Default)]
pub struct Letters {
    /// Upright ones in the order in which they are drawn, accents put on their letters.
    pub upright: Vec<Glyph>,
    /// Lines that run up or down the page, as vertical headings do; each letter as if it were upright.
    pub turned: Vec<Vec<Glyph>>,
    /// Those at an angle, as watermarks are.
    pub tilted: String,
}

/// Gathers the letters of a page and takes note of their fonts.
pub fn of(page: &Page, rules: &Rules, turn: Turn, fonts: &mut Fonts) -> Letters {
    let mut letters = Letters {
        upright: Vec::with_capacity(page.chars().len()),
        turned: Vec::new(),
        tilted: String::new(),
    };
    let mut loose = Vec::new();
    let out = &mut letters.upright;
    // Words come letter by letter.
    let mut texts = BTreeMap::<&str, String>::new();
    for char in page.chars() {
        let stand = turn.stand(char);
        let font = font(char);
        texts.entry(font).or_default().push_str(&char.text);
        let Some(mut glyph) = glyph(char, font, turn) else { continue };
        match stand {
            Stand::Upright => {}
            Stand::Turned(quarters) => {
                add_turned(glyph, quarters, &mut letters.turned);
                continue;
            }
            Stand::Tilted => {
                letters.tilted.push_str(&glyph.text);
                continue;
            }
        }
        glyph.style.struck = !glyph.is_space() && rules.strikes(&glyph);
        if glyph.is_mark() || is_drawn_accent(&glyph, out.last()) {
            if !attach(&glyph, out) {
                loose.push(glyph);
            }
        } else if !repeats(&glyph, out) {
            out.push(glyph);
        }
    }
    for mark in loose {
        put_on_nearest(&mark, out);
    }
    texts.into_iter().for_each(|(font, text)| fonts.seen(font, &text));
    letters
}

/// The font of a letter. One of which only some letters are kept has a tag ahead of its name.
fn font(char: &Char) -> &str {
    char.fontname.split_once('+').map_or(char.fontname.as_str(), |(_, name)| name)
}

fn glyph(char: &Char, font: &str, turn: Turn) -> Option<Glyph> {
    let box_ = char.bbox;
    let edges = turn.edges([box_.x0, box_.top, box_.x1, box_.bottom]);
    if !edges.iter().all(|edge| edge.is_finite()) {
        return None;
    }
    let name = font.to_ascii_lowercase();
    let bold = ["bold", "black", "heavy", "-bd", "demi"].iter().any(|word| name.contains(word));
    Some(Glyph {
        text: char.text.clone(),
        x0: edges[0],
        top: edges[1],
        x1: edges[2],
        bottom: edges[3],
        size: turn.size(char, edges),
        style: Style { bold, script: script(font), ..Style::default() },
        ink: ink(char.non_stroking_color.as_ref()),
        doubt: None,
    })
}

/// Red, green and blue of a letter, 0 to 1.
fn ink(color: Option<&Color>) -> [f64; 3] {
    match color {
        Some(Color::Gray(gray)) => [f64::from(*gray); 3],
        Some(Color::Rgb(red, green, blue)) => [*red, *green, *blue].map(f64::from),
        Some(Color::Cmyk(cyan, magenta, yellow, black)) => {
            [*cyan, *magenta, *yellow].map(|part| f64::from((1.0 - part) * (1.0 - black)))
        }
        _ => [0.0; 3],
    }
}

/// Puts a letter of a line that runs up (or, from the second quarter on, down or upside down) to its line.
fn add_turned(glyph: Glyph, quarters: u8, lines: &mut Vec<Vec<Glyph>>) {
    let goes_on = lines.last().and_then(|line| line.last()).is_some_and(|last| {
        let near = (last.center() - glyph.center()).abs() < 0.5 * (glyph.x1 - glyph.x0).max(1.0);
        let far = (last.middle() - glyph.middle()).abs() > 3.0 * (glyph.x1 - glyph.x0).max(1.0);
        quarters % 2 == 1 && near && !far
    });
    match lines.last_mut() {
        Some(line) if goes_on => line.push(glyph),
        _ => lines.push(vec![glyph]),
    }
}

/// A line that runs up or down laid along the page, within the width that it has there: what stands in a
/// cell stays in it.
pub fn laid(line: &[Glyph]) -> Vec<Glyph> {
    let x0 = line.iter().map(|glyph| glyph.x0).fold(f64::INFINITY, f64::min);
    let x1 = line.iter().map(|glyph| glyph.x1).fold(f64::NEG_INFINITY, f64::max);
    let top = line.iter().map(|glyph| glyph.top).fold(f64::INFINITY, f64::min);
    let bottom = line.iter().map(|glyph| glyph.bottom).fold(f64::NEG_INFINITY, f64::max);
    let up = line.first().zip(line.last()).is_some_and(|(first, last)| first.middle() >= last.middle());
    let scale = (x1 - x0) / (bottom - top).max(1.0);
    let size = (x1 - x0) * scale;
    let middle = f64::midpoint(top, bottom);
    let along = |at: f64| x0 + scale * if up { bottom - at } else { at - top };
    let lay = |glyph: &Glyph| {
        let (a, b) = (along(glyph.top), along(glyph.bottom));
        Glyph {
            x0: a.min(b),
            x1: a.max(b),
            top: middle - size / 2.0,
            bottom: middle + size / 2.0,
            size,
            ..glyph.clone()
        }
    };
    line.iter().map(lay).collect()
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
