//! Pages on which words and ruling lines were recognised, as a document; knows places on paper, no pictures.
//!
//! Recognition says where words stand, as a PDF does, so both become paragraphs and tables the same way. All
//! measures are points from a page's upper left corner.

use serde::{Deserialize, Serialize};

use super::pdf::{
    self, Sketch,
    glyphs::{Glyph, Letters},
    rules::Rules,
};
use super::runs::Style;
use super::{Document, Doubt, joining, limits};
use crate::Unreadable;

/// A rectangle on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

/// A word as it was recognised.
#[derive(Clone, Debug)]
pub struct Word {
    pub text: String,
    pub place: Place,
    /// Size of its letters; the same for all words of a line, as is the height of `place`.
    pub size: f64,
    /// What else it may be, when that is not sure.
    pub doubt: Option<Doubt>,
    /// It begins an entry of its own, though its line may seem to go on from the one above.
    pub apart: bool,
}

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    pub height: f64,
    pub words: Vec<Word>,
    /// Thin rectangles: the ruling lines.
    pub rules: Vec<Place>,
}

/// The cells that ruling lines frame, from top to bottom.
pub fn cells(rules: &[Place]) -> Vec<Place> {
    let grids = Rules::drawn(rules).tables();
    let mut out: Vec<Place> = grids.iter().flat_map(pdf::rules::Ruled::places).collect();
    out.sort_by(|a, b| a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left)));
    out
}

/// The pages as one document, tables that go on from page to page joined.
pub fn open(pages: Vec<Page>) -> Result<Document, Unreadable> {
    let sketches = (1..).zip(pages).map(|(number, page)| sketch(number, page)).collect();
    let mut document = pdf::document(sketches);
    joining::tidy(&mut document);
    limits::output(&document)?;
    Ok(document)
}

fn sketch(number: u32, page: Page) -> Sketch {
    let rules = Rules::drawn(&page.rules);
    let upright = page.words.iter().flat_map(|word| glyphs(word, &rules)).collect();
    Sketch::drawn(number, page.height, &rules, Letters { upright, ..Letters::default() })
}

const BLACK: [f64; 3] = [0.0; 3];

/// The width of the space ahead of a word, whose place is what counts.
const HAIR: f64 = 0.01;

/// The letters of a word, each taken to be as wide as the others.
fn glyphs(word: &Word, rules: &Rules) -> Vec<Glyph> {
    let count = word.text.chars().count().max(1) as f64;
    let width = (word.place.right - word.place.left) / count;
    let glyph = |letter: char, x0: f64, x1: f64| Glyph {
        text: letter.to_string(),
        x0,
        x1,
        top: word.place.top,
        bottom: word.place.bottom,
        size: word.size,
        style: Style::default(),
        doubt: None,
        ink: BLACK,
    };
    // Words are apart, however close they stand.
    let before = if word.apart { '\n' } else { ' ' };
    let mut out = vec![glyph(before, word.place.left - HAIR, word.place.left)];
    out.extend(word.text.chars().enumerate().map(|(at, letter)| {
        let x0 = word.place.left + width * at as f64;
        let mut glyph = glyph(letter, x0, x0 + width);
        glyph.style.struck = rules.strikes(&glyph);
        glyph.doubt = word.doubt.clone().filter(|_| at == 0);
        glyph
    }));
    out
}
