//! A week or a month as pictures for a phone; it knows the letters and the ink, not who asked nor where the
//! pictures go.
//!
//! Telegram shows photos 1280 pixels high at most: a picture is as wide as a phone's screen and no higher than
//! that, and what does not fit goes on in the next one. [`draw`] lays out and is cheap, [`Page::png`] paints and
//! takes tens of milliseconds.

use chrono::NaiveDate;

use super::spread::{Span, Spread};

pub mod canvas;
mod flow;
pub mod fonts;
mod frame;
mod grid;
mod month;
mod paint;
pub mod text;
pub mod theme;
mod week;

pub use paint::Unpaintable;
pub use theme::Theme;

/// Pixels of a picture; on a phone three of them are one point.
pub const WIDTH: f32 = 1080.0;
pub const HEIGHT: f32 = 1280.0;

/// Telegram's album holds as many.
pub const MOST_PAGES: usize = 10;

/// Pictures that belong together, to be painted.
#[derive(Clone, Debug)]
pub struct Drawing {
    pub pages: Vec<Page>,
    /// Items that are not drawn because there were too many; the last page says so as well.
    pub left_out: usize,
}

/// One picture, laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub svg: String,
    pub width: u32,
    pub height: u32,
}

/// Lays out a week or a month.
pub fn draw(spread: &Spread, theme: Theme) -> Drawing {
    match spread.span {
        Span::Week => week::draw(spread, theme.palette()),
        Span::Month => month::draw(spread, theme.palette()),
    }
}

/// `lich-tuan-2021-11-08.png`; several pictures are numbered.
pub fn file_name(span: Span, from: NaiveDate, page: usize, of: usize) -> String {
    let (what, when) = match span {
        Span::Week => ("tuan", from.format("%Y-%m-%d")),
        Span::Month => ("thang", from.format("%Y-%m")),
    };
    let number = if of > 1 { format!("-{page}") } else { String::new() };
    format!("lich-{what}-{when}{number}.png")
}
