//! A month as pictures: a calendar sheet with how much is on each day, and below it what it is, a line or two
//! an item; it decides when there is too much for that.
//!
//! Titles inside the sheet's cells were reckoned, not drawn: a cell, a seventh of a phone's width, is about
//! thirteen letters. A month of hundreds of items is shown as the sheet alone, and says where the rest is.

use chrono::Datelike;

use super::{
    Drawing, WIDTH,
    canvas::{Anchor, Canvas, Style},
    flow::{Flow, Piece},
    fonts::{self, Weight},
    frame::{Frame, MARGIN, badge},
    grid,
    text::{clip, drawable, wrap},
    theme::Palette,
};
use crate::{
    dates,
    handout::spread::{Day, Entry, Rest, Spread},
};
use plan::Session;

const RAIL: f32 = 156.0;
const BODY_X: f32 = RAIL + 18.0;
const BODY: f32 = WIDTH - 2.0 * MARGIN - BODY_X - 18.0;
const PAD: f32 = 12.0;
const BETWEEN: f32 = 8.0;
const SIZE: f32 = 27.0;
const LEAD: f32 = 35.0;
/// Lines of one item.
const MOST_LINES: usize = 2;
/// Pictures of a month that one still looks through.
const MOST_PAGES: usize = 6;

pub fn draw(spread: &Spread, palette: &Palette) -> Drawing {
    let frame = Frame::new(spread, palette);
    let (first, other) = frame.rooms();
    let mut flow = Flow::new(first, other);
    flow.put(MARGIN, &grid::small(spread, palette), 22.0);
    let layout = Layout { spread, palette };
    for day in spread.days.iter().filter(|day| day.entries.iter().any(|entry| !entry.goes_on)) {
        layout.day(day, &mut flow);
    }
    if flow.len() <= MOST_PAGES {
        return Drawing { pages: frame.pages(flow.pages(), None), left_out: 0 };
    }
    let mut whole = Flow::new(first, other);
    whole.put(MARGIN, &grid::large(spread, palette, first), 0.0);
    let remark = spread.say("spread-by-week");
    Drawing { pages: frame.pages(whole.pages(), Some(&remark)), left_out: 0 }
}

struct Layout<'a> {
    spread: &'a Spread,
    palette: &'a Palette,
}

impl Layout<'_> {
    fn day(&self, day: &Day, flow: &mut Flow) {
        let mut waiting: Vec<Piece> = Vec::new();
        let mut height = PAD;
        for entry in day.entries.iter().filter(|entry| !entry.goes_on) {
            let piece = self.entry(entry);
            if (height + piece.height + PAD).max(self.least()) > flow.left() {
                if !waiting.is_empty() {
                    self.close(day, std::mem::take(&mut waiting), flow);
                }
                if !flow.is_at_top() {
                    flow.turn();
                }
                height = PAD;
            }
            height += piece.height;
            waiting.push(piece);
        }
        if !waiting.is_empty() {
            self.close(day, waiting, flow);
        }
    }

    /// A card is as high as its day's name.
    fn least(&self) -> f32 {
        62.0
    }

    fn close(&self, day: &Day, pieces: Vec<Piece>, flow: &mut Flow) {
        let palette = self.palette;
        let inside: f32 = pieces.iter().map(|piece| piece.height).sum();
        let height = (inside + 2.0 * PAD).max(self.least());
        let width = WIDTH - 2.0 * MARGIN;
        let is_today = day.date == self.spread.today;
        let mut canvas = Canvas::new();
        let ground = if day.rest == Rest::Workday { palette.card } else { palette.quiet };
        canvas.rect([0.0, 0.0, width, height], 12.0, ground);
        if is_today {
            canvas.rect([0.0, 0.0, RAIL, height], 12.0, palette.today.ground);
            canvas.rect([RAIL - 12.0, 0.0, 12.0, height], 0.0, palette.today.ground);
        }
        let quiet = day.rest != Rest::Workday;
        let ink = match (is_today, quiet) {
            (true, _) => palette.today.ink,
            (_, true) => palette.soft,
            _ => palette.ink,
        };
        let base = PAD + SIZE * 1.02;
        let name = dates::weekday_in_short(self.spread.language, day.date);
        let soft = if is_today { palette.today.ink } else { palette.soft };
        canvas.words(
            16.0,
            base,
            Style { size: 22.0, weight: Weight::Regular, ink: soft },
            Anchor::Start,
            &name,
        );
        let date = format!("{}/{}", day.date.day(), day.date.month());
        let bold = Style { size: 29.0, weight: Weight::Bold, ink };
        canvas.words(RAIL - 14.0, base, bold, Anchor::End, &date);
        let mut y = PAD;
        for piece in &pieces {
            canvas.put(BODY_X, y, &piece.canvas);
            y += piece.height;
        }
        flow.put(MARGIN, &Piece { canvas, height }, BETWEEN);
    }

    /// When, then what, in two lines at most.
    fn entry(&self, entry: &Entry) -> Piece {
        let palette = self.palette;
        let mut canvas = Canvas::new();
        let base = SIZE * 1.02;
        let mut indent = 0.0;
        if let Some(mark) = entry.mark {
            let label = drawable(&mark.label(self.spread.language));
            indent += badge(&mut canvas, 0.0, base, SIZE * 0.74, mark, &label, palette) + 10.0;
        }
        let when = self.when(entry);
        if !when.is_empty() {
            let style = Style { size: SIZE - 2.0, weight: Weight::Bold, ink: palette.accent };
            canvas.words(indent, base, style, Anchor::Start, &when);
            indent += fonts::width(&when, style.size, style.weight) + 12.0;
        }
        let ink = if entry.is_off() { palette.soft } else { palette.ink };
        let style = Style { size: SIZE, weight: Weight::Regular, ink };
        let words: Vec<&str> =
            std::iter::once(entry.content.as_str()).chain(entry.notes.iter().map(String::as_str)).collect();
        let lines = wrap(&drawable(&words.join(" ")), SIZE, Weight::Regular, BODY, indent);
        let (lines, _) = clip(lines, MOST_LINES, SIZE, Weight::Regular, BODY);
        let mut y = base;
        for (number, line) in lines.iter().enumerate() {
            let x = if number == 0 { indent } else { 0.0 };
            canvas.words(x, y, style, Anchor::Start, line);
            if entry.is_off() && !line.is_empty() {
                canvas.rect([x, y - SIZE * 0.32, fonts::width(line, SIZE, Weight::Regular), 2.0], 0.0, ink);
            }
            y += LEAD;
        }
        Piece { canvas, height: lines.len() as f32 * LEAD + 6.0 }
    }

    /// `Sáng 08:00`; the hour alone says which session it is.
    fn when(&self, entry: &Entry) -> String {
        match (&entry.hours, entry.session) {
            (Some(hours), _) => hours.clone(),
            (None, Session::Unspecified) => String::new(),
            (None, session) => {
                let name = dates::session(self.spread.language, session).to_lowercase();
                let mut letters = name.chars();
                letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
            }
        }
    }
}
