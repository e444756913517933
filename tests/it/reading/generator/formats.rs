//! The file formats in which a page reaches the reader; each knows its container, none a programme.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::dice::Dice;
use super::page::{Line, Page, Part};

mod csv;
mod docx;
mod html;
mod markdown;
mod pdf;
mod text;
mod xlsx;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    Text,
    Markdown,
    Html,
    Csv,
    Docx,
    Xlsx,
    Pdf,
}

impl Format {
    pub const TABLES: [Self; 7] =
        [Self::Text, Self::Markdown, Self::Html, Self::Csv, Self::Docx, Self::Xlsx, Self::Pdf];
    pub const LISTS: [Self; 5] = [Self::Text, Self::Markdown, Self::Html, Self::Docx, Self::Pdf];

    pub fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pdf => "pdf",
        }
    }

    pub fn any_of(formats: &'static [Self]) -> impl Strategy<Value = Self> {
        prop::sample::select(formats)
    }

    pub fn write(self, page: &Page, dice: &mut Dice) -> Vec<u8> {
        match self {
            Self::Text => encoded(text::write(&page.said_in_words(), dice), dice),
            Self::Markdown => encoded(markdown::write(page, dice), dice),
            Self::Html => encoded(html::write(page, dice), dice),
            Self::Csv => csv::write(&page.said_in_words(), dice),
            Self::Docx => docx::write(page, dice),
            Self::Xlsx => xlsx::write(page, dice),
            Self::Pdf => pdf::write(&page.said_in_words()),
        }
    }
}

impl Page {
    /// For containers that cannot strike text through, people write the word.
    fn said_in_words(&self) -> Self {
        let mut page = self.clone();
        let say = |lines: &mut Vec<Line>| {
            if let Some(line) = lines.iter_mut().find(|line| line.struck) {
                line.text.push_str(" (Hủy)");
            }
        };
        for part in &mut page.parts {
            match part {
                Part::Line(_) => {}
                Part::Grid(grid) => {
                    let spots = grid.rows.iter_mut().flatten();
                    spots.for_each(|spot| say(&mut spot.lines));
                }
            }
        }
        page
    }
}

/// Text as machines save it: composed or decomposed, with odd spaces and line ends.
fn encoded(text: String, dice: &mut Dice) -> Vec<u8> {
    let text = if dice.one_in(5) { text.nfd().collect() } else { text };
    let text = if dice.one_in(5) { text.replace('\n', "\r\n") } else { text };
    let text = if dice.one_in(8) { format!("\u{feff}{text}") } else { text };
    text.into_bytes()
}
