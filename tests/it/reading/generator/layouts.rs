//! The layouts in which offices write a programme, and what surrounds it in each; knows no file format.

use proptest::prelude::*;

use super::case::{Case, Secretary, Span};
use super::dice::Dice;
use super::formats::Format;
use super::notation;
use super::office::Naming;
use super::page::{Grid, Line, Page, Part, Spot};
use super::words;
use crate::reading::score::Gold;

pub mod day_rows;
pub mod flat_sheet;
pub mod item_rows;
pub mod labels;
pub mod officials_grid;
pub mod sentences;
pub mod sessions_grid;
pub mod trailing;

/// What a layout makes of a case: the page, and what is read on it.
pub type Written = (Page, Gold);

/// One layout and what can be drawn for it.
pub struct Layout {
    pub name: &'static str,
    write: fn(&Case) -> Written,
    spans: &'static [Span],
    namings: &'static [Naming],
    formats: &'static [Format],
}

/// One drawn document.
pub struct Document {
    pub bytes: Vec<u8>,
    pub format: Format,
    pub gold: Gold,
}

pub type Draw = (Case, Format, u64);

impl Layout {
    const fn new(
        name: &'static str,
        write: fn(&Case) -> Written,
        spans: &'static [Span],
        namings: &'static [Naming],
        formats: &'static [Format],
    ) -> Self {
        Self { name, write, spans, namings, formats }
    }

    pub fn strategy(&self) -> impl Strategy<Value = Draw> + use<> {
        (Case::drawn(self.spans, self.namings, 14), Format::any_of(self.formats), any::<u64>())
    }

    pub fn document(&self, (case, format, seed): &Draw) -> Document {
        let (page, gold) = (self.write)(case);
        Document { bytes: format.write(&page, &mut Dice::new(*seed)), format: *format, gold }
    }
}

const ALL_NAMINGS: &[Naming] =
    &[Naming::GivenAndPositions, Naming::RankAndName, Naming::Name, Naming::NameAndRank, Naming::Rank];
pub const HONORIFICS: &[Naming] = &[Naming::GivenAndPositions, Naming::Name, Naming::NameAndRank];
const SUBJECTS: &[Naming] = &[Naming::RankAndName, Naming::Name, Naming::NameAndRank, Naming::Rank];

pub static ALL: [Layout; 8] = [
    Layout::new("A", day_rows::write, &[Span::Month, Span::Week], HONORIFICS, &Format::TABLES),
    Layout::new("A2", trailing::write, &[Span::Week], HONORIFICS, &Format::TABLES),
    Layout::new("B", item_rows::write, &[Span::Week, Span::Month], ALL_NAMINGS, &Format::TABLES),
    Layout::new("C", sentences::write, &[Span::Week, Span::Day], SUBJECTS, &Format::LISTS),
    Layout::new("D", labels::write, &[Span::Day, Span::Week], SUBJECTS, &Format::LISTS),
    Layout::new("E", officials_grid::write, &[Span::Week], SUBJECTS, &Format::TABLES),
    Layout::new("F", sessions_grid::write, &[Span::Week], ALL_NAMINGS, &Format::TABLES),
    Layout::new("G", flat_sheet::write, &[Span::Month, Span::Week], ALL_NAMINGS, &Format::TABLES),
];

/// The layout of this name, by which the survey of real programmes goes.
pub fn named(name: &str) -> &'static Layout {
    ALL.iter().find(|layout| layout.name == name).expect("a layout")
}

/// The page with everything a programme has around its items.
fn framed(case: &Case, dice: &mut Dice, priorities: bool, body: Vec<Part>, read: Secretary) -> Written {
    let mut page = Page::default();
    opening(&mut page, case, dice);
    if priorities {
        page.line(Line::bold("1. Các công việc tập trung chỉ đạo"));
        for _ in 0..2 + dice.roll(3) {
            let text = format!("{}, hoàn thành trước ngày 25/{:02}.", words::deed(dice), 1 + dice.roll(12));
            page.text(format!("- {text}"));
        }
        page.line(Line::bold("2. Chương trình cụ thể (có thể thay đổi)"));
    }
    page.parts.extend(body);
    let year = chrono::Datelike::year(&case.from);
    for line in words::footers(dice, year) {
        page.text(line);
    }
    (page, read.gold)
}

/// Letterhead, place and date, title.
fn opening(page: &mut Page, case: &Case, dice: &mut Dice) {
    let issuer = case.office.issuer.to_uppercase();
    let day = case.from - chrono::Days::new(2);
    let signed = format!("Lam Giang, {}", day.format("ngày %d tháng %m năm %Y"));
    match dice.roll(4) {
        0 => page.line(Line::bold(issuer)),
        1 => {
            page.line(Line::bold(issuer));
            page.text("Số: 145/LCT-VP");
            page.text(signed);
        }
        2 => {
            let left = Spot::new(vec![Line::new("UBND TỈNH LAM GIANG"), Line::bold(issuer)]);
            let right = Spot::new(vec![
                Line::bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                Line::bold("Độc lập - Tự do - Hạnh phúc"),
                Line::new(signed),
            ]);
            page.grid(Grid { rows: vec![vec![left, right]], headers: 0 });
        }
        _ => {
            page.text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
            page.text("Độc lập - Tự do - Hạnh phúc");
            page.text(signed);
            page.line(Line::bold(issuer));
        }
    }
    for line in notation::titles(case, dice) {
        page.line(Line::heading(line));
    }
}
