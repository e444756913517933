//! A month as a calendar sheet: how much is on each day; it names no item.

use chrono::Datelike;

use super::{
    WIDTH,
    canvas::{Anchor, Canvas, Style},
    flow::Piece,
    fonts::Weight,
    frame::MARGIN,
    theme::{Ink, Palette},
};
use crate::{
    dates,
    handout::spread::{Day, Mark, Spread},
};
use plan::Session;

const PAD: f32 = 16.0;
const BETWEEN: f32 = 8.0;
const CELL: f32 = (WIDTH - 2.0 * (MARGIN + PAD) - 6.0 * BETWEEN) / 7.0;
/// Above the first row of cells.
const NAMES: f32 = PAD + 34.0;

/// Weeks that a month touches.
fn weeks(spread: &Spread) -> usize {
    let Some(first) = spread.days.first() else { return 0 };
    (column(first) + spread.days.len()).div_ceil(7)
}

fn column(day: &Day) -> usize {
    day.date.weekday().num_days_from_monday() as usize
}

/// The sheet with cells of this height.
pub fn small(spread: &Spread, palette: &Palette) -> Piece {
    sheet(spread, palette, 66.0, few)
}

/// The sheet that fills the room, with the sessions of each day.
pub fn large(spread: &Spread, palette: &Palette, room: f32) -> Piece {
    let rows = weeks(spread).max(1) as f32;
    let height = ((room - NAMES - PAD - (rows - 1.0) * BETWEEN) / rows).min(190.0);
    sheet(spread, palette, height, many)
}

fn sheet(spread: &Spread, palette: &Palette, height: f32, cell: fn(&Cell<'_>) -> Canvas) -> Piece {
    let rows = weeks(spread) as f32;
    let whole = NAMES + rows * height + (rows - 1.0).max(0.0) * BETWEEN + PAD;
    let mut canvas = Canvas::new();
    canvas.rect([0.0, 0.0, WIDTH - 2.0 * MARGIN, whole], 16.0, palette.card);
    let names = Style { size: 23.0, weight: Weight::Bold, ink: palette.soft };
    let week = spread.days.iter().take(7);
    for day in week {
        let middle = PAD + column(day) as f32 * (CELL + BETWEEN) + CELL / 2.0;
        let name = dates::weekday_in_short(spread.language, day.date);
        canvas.words(middle, PAD + 22.0, names, Anchor::Middle, &name);
    }
    let offset = spread.days.first().map_or(0, column);
    for (place, day) in spread.days.iter().enumerate() {
        let row = (offset + place) / 7;
        let (x, y) = (PAD + column(day) as f32 * (CELL + BETWEEN), NAMES + row as f32 * (height + BETWEEN));
        canvas.put(x, y, &cell(&Cell { spread, palette, day, height }));
    }
    Piece { canvas, height: whole }
}

struct Cell<'a> {
    spread: &'a Spread,
    palette: &'a Palette,
    day: &'a Day,
    height: f32,
}

impl Cell<'_> {
    fn ground(&self) -> Ink {
        match self.day.count() {
            0 => self.palette.quiet,
            1 | 2 => self.palette.heat[0],
            3 | 4 => self.palette.heat[1],
            5..=8 => self.palette.heat[2],
            _ => self.palette.heat[3],
        }
    }

    fn is_today(&self) -> bool {
        self.day.date == self.spread.today
    }

    /// The ground, today's frame, and a dot where something is different.
    fn base(&self) -> Canvas {
        let mut canvas = Canvas::new();
        canvas.rect([0.0, 0.0, CELL, self.height], 12.0, self.ground());
        if self.is_today() {
            canvas.frame([2.5, 2.5, CELL - 5.0, self.height - 5.0], 11.0, 5.0, self.palette.accent);
        }
        canvas
    }

    /// The most telling mark of the day.
    fn mark(&self) -> Option<Ink> {
        let marks = || self.day.entries.iter().filter_map(|entry| entry.mark);
        let pair = if marks().any(Mark::is_off) {
            self.palette.off
        } else if marks().any(|mark| mark == Mark::Changed) {
            self.palette.changed
        } else {
            marks().next().map(|_| self.palette.new)?
        };
        Some(pair.ink)
    }

    fn date(&self) -> Style {
        let quiet = self.day.count() == 0;
        let ink = if quiet { self.palette.soft } else { self.palette.ink };
        Style { size: 25.0, weight: if self.is_today() { Weight::Bold } else { Weight::Regular }, ink }
    }
}

/// The day at the left, how much there is at the right.
fn few(cell: &Cell<'_>) -> Canvas {
    let mut canvas = cell.base();
    let base = cell.height / 2.0 + 12.0;
    canvas.words(14.0, base, cell.date(), Anchor::Start, &cell.day.date.day().to_string());
    let count = cell.day.count();
    if count > 0 {
        let style = Style { size: 36.0, weight: Weight::Bold, ink: cell.palette.ink };
        canvas.words(CELL - 18.0, base, style, Anchor::End, &count.to_string());
    }
    if let Some(ink) = cell.mark() {
        canvas.circle(CELL / 2.0, cell.height / 2.0, 7.0, ink);
    }
    canvas
}

/// The day, how much there is, and in which sessions.
fn many(cell: &Cell<'_>) -> Canvas {
    let mut canvas = cell.base();
    canvas.words(14.0, 36.0, cell.date(), Anchor::Start, &cell.day.date.day().to_string());
    if let Some(ink) = cell.mark() {
        canvas.circle(CELL - 20.0, 26.0, 8.0, ink);
    }
    let count = cell.day.count();
    if count > 0 {
        let style = Style { size: 52.0, weight: Weight::Bold, ink: cell.palette.ink };
        canvas.words(CELL / 2.0, cell.height / 2.0 + 22.0, style, Anchor::Middle, &count.to_string());
        let small = Style { size: 22.0, weight: Weight::Regular, ink: cell.palette.ink };
        canvas.words(CELL / 2.0, cell.height - 18.0, small, Anchor::Middle, &parts(cell));
    }
    canvas
}

/// `S8 C5`: a letter for each session, and how many items it has.
fn parts(cell: &Cell<'_>) -> String {
    let letters = cell.spread.say("spread-letters");
    let sessions = [Session::AllDay, Session::Morning, Session::Afternoon, Session::Evening];
    let part = |(session, letter): (Session, &str)| {
        let of = cell.day.entries.iter().filter(|entry| entry.session == session && !entry.is_off());
        let count = of.count();
        (count > 0).then(|| format!("{letter}{count}"))
    };
    sessions.into_iter().zip(letters.split(' ')).filter_map(part).take(3).collect::<Vec<_>>().join("  ")
}
