//! The letters that pictures and prints are written in: which there are and how wide each is; it draws none.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb;
use skrifa::{
    FontRef, MetadataProvider, charmap::Charmap, instance::LocationRef, metrics::GlyphMetrics, prelude::Size,
};

/// The family's name, as the fonts themselves have it.
pub const FAMILY: &str = "Noto Sans";

const REGULAR: &[u8] = include_bytes!("../../../../../assets/fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../../../assets/fonts/NotoSans-Bold.ttf");
/// Arrows and signs that the family itself lacks.
const OTHERS: [&[u8]; 2] = [
    include_bytes!("../../../../../assets/fonts/NotoSansMath-Regular.ttf"),
    include_bytes!("../../../../../assets/fonts/NotoSansSymbols2-Regular.ttf"),
];

/// The files, in the order in which [`Glyph::file`] counts them.
pub const FILES: [&[u8]; 4] = [REGULAR, BOLD, OTHERS[0], OTHERS[1]];

/// How far the family's letters reach above and below their line, and how high its capitals are, in ems.
pub const ASCENT: f32 = 1.069;
pub const DESCENT: f32 = -0.293;
pub const CAPITAL: f32 = 0.714;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Bold,
}

/// Letters of one file, each an em wide at most.
struct Face {
    letters: Charmap<'static>,
    widths: GlyphMetrics<'static>,
}

static FACES: LazyLock<[Face; 4]> = LazyLock::new(|| FILES.map(Face::open));

/// The fonts as the renderer takes them; no font of the system is ever looked at.
pub static DATABASE: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut database = fontdb::Database::new();
    for font in FILES {
        database.load_font_data(font.to_vec());
    }
    Arc::new(database)
});

impl Face {
    fn open(bytes: &'static [u8]) -> Self {
        let font = FontRef::new(bytes).expect("a font of this program");
        Self { letters: font.charmap(), widths: font.glyph_metrics(Size::new(1.0), LocationRef::default()) }
    }

    /// In ems; none for a letter that this file lacks.
    fn width(&self, letter: char) -> Option<f32> {
        let glyph = self.letters.map(letter).filter(|glyph| glyph.to_u32() != 0)?;
        self.widths.advance_width(glyph)
    }
}

/// How wide a text is; the renderer's kerning makes it a hair narrower.
pub fn width(text: &str, size: f32, weight: Weight) -> f32 {
    text.chars().map(|letter| letter_width(letter, weight).unwrap_or(1.0)).sum::<f32>() * size
}

/// Whether a letter can be drawn in both weights.
pub fn has(letter: char) -> bool {
    letter_width(letter, Weight::Regular).is_some() && letter_width(letter, Weight::Bold).is_some()
}

fn letter_width(letter: char, weight: Weight) -> Option<f32> {
    order(weight).into_iter().find_map(|file| FACES[file].width(letter))
}

/// The files in which a letter is looked for.
fn order(weight: Weight) -> [usize; 3] {
    [if weight == Weight::Bold { 1 } else { 0 }, 2, 3]
}

/// Where a letter is drawn: in which file, under which number, how many ems wide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    pub file: usize,
    pub glyph: u16,
    pub width: f32,
}

/// None for a letter that no file has.
pub fn glyph(letter: char, weight: Weight) -> Option<Glyph> {
    order(weight).into_iter().find_map(|file| {
        let width = FACES[file].width(letter)?;
        let glyph = u16::try_from(FACES[file].letters.map(letter)?.to_u32()).ok()?;
        Some(Glyph { file, glyph, width })
    })
}
