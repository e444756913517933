//! A week as pictures: a card for each day, its sessions and items in it; it decides where a page ends.

use super::{
    Drawing, MOST_PAGES, WIDTH,
    canvas::{Anchor, Canvas, Style},
    flow::{Flow, Piece},
    fonts::{self, Weight},
    frame::{Frame, MARGIN, badge, one_line},
    text::{clip, drawable, wrap},
    theme::{Ink, Palette},
};
use crate::{
    dates,
    handout::spread::{Day, Entry, Rest, Spread},
};

/// Where a card's days stand, and where its items.
const RAIL: f32 = 164.0;
const PAD: f32 = 20.0;
const BODY_X: f32 = RAIL + 24.0;
const BODY: f32 = WIDTH - 2.0 * MARGIN - BODY_X - 22.0;
const BETWEEN_CARDS: f32 = 14.0;
/// Lines of one item; whatever is longer ends in a dot, and says where the rest is.
const MOST_LINES: usize = 14;

/// Sizes of letters and how far the lines are apart.
#[derive(Clone, Copy)]
struct Scale {
    content: f32,
    lead: f32,
    detail: f32,
    detail_lead: f32,
    between: f32,
}

const COMFORTABLE: Scale =
    Scale { content: 31.0, lead: 41.0, detail: 25.5, detail_lead: 35.0, between: 18.0 };
/// For weeks that would take many pictures.
const DENSE: Scale = Scale { content: 27.0, lead: 35.0, detail: 23.0, detail_lead: 31.0, between: 12.0 };
/// For a week that all but fits into one picture.
const COMPACT: Scale = Scale { content: 25.0, lead: 32.0, detail: 21.5, detail_lead: 28.0, between: 10.0 };
/// Pictures that one still looks through.
const COMFORTABLE_PAGES: usize = 4;
/// So many items are looked at as one picture, in smaller letters if need be.
const FEW: usize = 6;

pub fn draw(spread: &Spread, palette: &Palette) -> Drawing {
    let frame = Frame::new(spread, palette);
    let lay = |scale| Layout {
        spread,
        palette,
        scale,
        flow: Flow::new(frame.rooms().0, frame.rooms().1),
        left_out: 0,
    };
    let laid = |scale| {
        let mut layout = lay(scale);
        layout.days();
        layout
    };
    let mut layout = laid(COMFORTABLE);
    if layout.flow.len() > 1 && spread.count() <= FEW {
        let smaller = [DENSE, COMPACT].into_iter().map(laid);
        layout = smaller.into_iter().find(|smaller| smaller.flow.len() == 1).unwrap_or(layout);
    }
    if layout.flow.len() > COMFORTABLE_PAGES {
        layout = laid(DENSE);
    }
    let left_out = layout.left_out;
    let values = [("count", left_out.into())];
    let remark = (left_out > 0).then(|| spread.language.text("spread-left-out", &values));
    Drawing { pages: frame.pages(layout.flow.pages(), remark.as_deref()), left_out }
}

struct Layout<'a> {
    spread: &'a Spread,
    palette: &'a Palette,
    scale: Scale,
    flow: Flow,
    left_out: usize,
}

/// A card that is being filled.
struct Card {
    canvas: Canvas,
    height: f32,
    /// What stands in it besides its day.
    pieces: usize,
}

impl Layout<'_> {
    fn days(&mut self) {
        for day in &self.spread.days {
            if day.entries.is_empty() {
                self.quiet_day(day);
            } else {
                self.day(day);
            }
        }
    }

    /// One thin line for a day without items.
    fn quiet_day(&mut self, day: &Day) {
        let height = 62.0;
        if self.left_out > 0 || self.flow.left() < height && !self.turn() {
            return;
        }
        let palette = self.palette;
        let mut canvas = Canvas::new();
        let is_today = day.date == self.spread.today;
        canvas.rect([0.0, 0.0, card_width(), height], 14.0, palette.quiet);
        if is_today {
            canvas.frame([1.5, 1.5, card_width() - 3.0, height - 3.0], 14.0, 3.0, palette.accent);
        }
        let ink = if is_today { palette.accent } else { palette.soft };
        let bold = Style { size: 25.0, weight: Weight::Bold, ink };
        canvas.words(PAD, 40.0, bold, Anchor::Start, &dates::short_day(self.spread.language, day.date));
        let plain = Style { size: 25.0, weight: Weight::Regular, ink: palette.soft };
        canvas.words(card_width() - PAD, 40.0, plain, Anchor::End, &self.spread.nothing_on(day));
        self.flow.put(MARGIN, &Piece { canvas, height }, BETWEEN_CARDS);
    }

    /// How high a day's card is where it is not divided.
    fn height(&self, day: &Day) -> f32 {
        let mut height = 2.0 * PAD;
        for (session, entries) in day.sessions() {
            let heading = self.spread.session(session).map_or(0.0, |session| self.heading(&session).height);
            let pieces: f32 = entries.iter().map(|entry| self.entry(entry).height + self.scale.between).sum();
            height += heading + pieces;
        }
        (height - self.scale.between).max(self.rail(day, false).height + 12.0)
    }

    fn day(&mut self, day: &Day) {
        let whole = self.height(day);
        // A day stays together where one page has room for it.
        let has_room = (self.flow.left()..self.flow.next_room()).contains(&whole);
        if self.left_out == 0 && has_room && !self.flow.is_at_top() && self.flow.len() < MOST_PAGES {
            self.flow.turn();
        }
        let mut card = self.open();
        let mut goes_on = false;
        for (session, entries) in day.sessions() {
            let mut heading = self.spread.session(session).map(|session| self.heading(&session));
            for entry in entries {
                if self.left_out > 0 {
                    self.left_out += 1;
                    continue;
                }
                let piece = self.entry(entry);
                let above = heading.as_ref().map_or(0.0, |heading| heading.height);
                let gap = if card.pieces > 0 { self.scale.between } else { 0.0 };
                let wanted = (card.height + gap + above + piece.height + PAD)
                    .max(self.rail(day, goes_on).height + 12.0);
                if wanted > self.flow.left() {
                    // A card holds its day's name at least; whatever does not fit goes on on the next page.
                    let is_begun = card.pieces > 0;
                    if is_begun {
                        self.close(day, card, goes_on);
                        goes_on = true;
                    }
                    if (is_begun || !self.flow.is_at_top()) && !self.turn() {
                        self.left_out = 1;
                        card = self.open();
                        continue;
                    }
                    card = self.open();
                    heading = heading
                        .or_else(|| self.spread.session(session).map(|session| self.heading(&session)));
                }
                if card.pieces > 0 {
                    card.height += self.scale.between;
                }
                if let Some(heading) = heading.take() {
                    card.put(&heading);
                }
                card.put(&piece);
                card.pieces += 1;
            }
        }
        if card.pieces > 0 {
            self.close(day, card, goes_on);
        }
    }

    /// Another page, unless there are enough.
    fn turn(&mut self) -> bool {
        if self.flow.len() >= MOST_PAGES {
            return false;
        }
        self.flow.turn();
        true
    }

    fn open(&self) -> Card {
        Card { canvas: Canvas::new(), height: PAD, pieces: 0 }
    }

    fn close(&mut self, day: &Day, card: Card, goes_on: bool) {
        let palette = self.palette;
        let rail = self.rail(day, goes_on);
        let height = (card.height + PAD).max(rail.height + 12.0).min(self.flow.left());
        let is_today = day.date == self.spread.today;
        let mut canvas = Canvas::new();
        let ground = if day.rest == Rest::Workday { palette.card } else { palette.quiet };
        canvas.rect([0.0, 0.0, card_width(), height], 16.0, ground);
        if is_today {
            canvas.rect([0.0, 0.0, RAIL, height], 16.0, palette.today.ground);
            canvas.rect([RAIL - 16.0, 0.0, 16.0, height], 0.0, palette.today.ground);
            canvas.frame([1.5, 1.5, card_width() - 3.0, height - 3.0], 15.0, 3.0, palette.today.ground);
        } else {
            canvas.rect([RAIL, PAD, 2.0, height - 2.0 * PAD], 0.0, palette.hairline);
        }
        canvas.put(0.0, 0.0, &rail.canvas);
        canvas.put(BODY_X, 0.0, &card.canvas);
        self.flow.put(MARGIN, &Piece { canvas, height }, BETWEEN_CARDS);
    }

    /// The day's name at the left of its card.
    fn rail(&self, day: &Day, goes_on: bool) -> Piece {
        let palette = self.palette;
        let is_today = day.date == self.spread.today;
        let (strong, soft): (Ink, Ink) = match (is_today, day.rest) {
            (true, _) => (palette.today.ink, palette.today.ink),
            (_, Rest::Workday) => (palette.ink, palette.soft),
            _ => (palette.soft, palette.soft),
        };
        let mut canvas = Canvas::new();
        let weekday = dates::weekday(self.spread.language, day.date);
        let room = RAIL - PAD - 8.0;
        let size = (25.0 * room / fonts::width(&weekday, 25.0, Weight::Bold)).min(25.0);
        let mut y = PAD + 26.0;
        canvas.words(PAD, y, Style { size, weight: Weight::Bold, ink: strong }, Anchor::Start, &weekday);
        y += 46.0;
        let date = day.date.format("%d/%m").to_string();
        canvas.words(PAD, y, Style { size: 42.0, weight: Weight::Bold, ink: strong }, Anchor::Start, &date);
        y += 36.0;
        let small = Style { size: 22.0, weight: Weight::Regular, ink: soft };
        let line = if goes_on {
            self.spread.say("spread-goes-on")
        } else {
            self.spread.language.text("spread-count", &[("count", day.count().into())])
        };
        canvas.words(PAD, y, small, Anchor::Start, &one_line(&line, small, room));
        for word in
            [is_today.then_some("spread-today"), (day.rest == Rest::Holiday).then_some("spread-holiday")]
        {
            let Some(word) = word else { continue };
            y += 32.0;
            let bold = Style { weight: Weight::Bold, ..small };
            canvas.words(PAD, y, bold, Anchor::Start, &one_line(&self.spread.say(word), bold, room));
        }
        Piece { canvas, height: y + 14.0 }
    }

    /// `SÁNG`, with a line that leads to the right.
    fn heading(&self, session: &str) -> Piece {
        let mut canvas = Canvas::new();
        let style = Style { size: 22.0, weight: Weight::Bold, ink: self.palette.accent };
        canvas.words(0.0, 21.0, style, Anchor::Start, session);
        let used = fonts::width(session, style.size, style.weight) + 14.0;
        canvas.rect([used, 13.0, BODY - used, 2.0], 0.0, self.palette.hairline);
        Piece { canvas, height: 34.0 }
    }

    fn entry(&self, entry: &Entry) -> Piece {
        let mut canvas = Canvas::new();
        let Scale { content, lead, .. } = self.scale;
        let palette = self.palette;
        let base = content * 1.02;
        let mut indent = 0.0;
        if let Some(mark) = entry.mark {
            let label = drawable(&mark.label(self.spread.language));
            indent += badge(&mut canvas, 0.0, base, content * 0.72, mark, &label, palette) + 12.0;
        }
        if let Some(hours) = &entry.hours {
            let style = Style { size: content, weight: Weight::Bold, ink: palette.ink };
            canvas.words(indent, base, style, Anchor::Start, hours);
            indent += fonts::width(hours, content, Weight::Bold) + 14.0;
        }
        let ink = if entry.is_off() || entry.goes_on { palette.soft } else { palette.ink };
        let style = Style { size: content, weight: Weight::Regular, ink };
        let lines = wrap(&drawable(&entry.content), content, Weight::Regular, BODY, indent);
        let most = if entry.goes_on { 1 } else { MOST_LINES };
        let (lines, is_cut) =
            clip(lines, most, content, Weight::Regular, BODY - if entry.goes_on { indent } else { 0.0 });
        let mut y = base;
        for (number, line) in lines.iter().enumerate() {
            let x = if number == 0 { indent } else { 0.0 };
            canvas.words(x, y, style, Anchor::Start, line);
            if entry.is_off() && !line.is_empty() {
                let long = fonts::width(line, content, Weight::Regular);
                canvas.rect([x, y - content * 0.32, long, 2.0], 0.0, ink);
            }
            y += lead;
        }
        y += content * 0.12 - lead + self.scale.detail_lead;
        let y = self.details(&mut canvas, entry, is_cut, y);
        Piece { canvas, height: y - self.scale.detail_lead + self.scale.detail * 0.5 }
    }

    /// Place, who chairs, who prepares, side by side where they fit; gives the next line's baseline.
    fn details(&self, canvas: &mut Canvas, entry: &Entry, is_cut: bool, mut y: f32) -> f32 {
        let Scale { detail, detail_lead, .. } = self.scale;
        let label = Style { size: detail, weight: Weight::Regular, ink: self.palette.soft };
        let ink = if entry.is_off() { self.palette.soft } else { self.palette.ink };
        let value = Style { ink, ..label };
        let mut x = 0.0;
        for (name, words) in self.facts(entry, is_cut) {
            let name = drawable(&name);
            let words = drawable(&words);
            let named = if name.is_empty() {
                0.0
            } else {
                fonts::width(&name, detail, Weight::Regular) + detail * 0.26
            };
            let long = named + fonts::width(&words, detail, Weight::Regular);
            if x > 0.0 && x + long > BODY {
                (x, y) = (0.0, y + detail_lead);
            }
            canvas.words(x, y, label, Anchor::Start, &name);
            let lines = wrap(&words, detail, Weight::Regular, BODY, x + named);
            let (lines, _) = clip(lines, MOST_LINES, detail, Weight::Regular, BODY);
            let of = lines.len();
            for (number, line) in lines.iter().enumerate() {
                let at = if number == 0 { x + named } else { 0.0 };
                canvas.words(at, y, value, Anchor::Start, line);
                if number + 1 < of {
                    y += detail_lead;
                }
            }
            x = if of > 1 { BODY } else { x + long + detail * 1.2 };
        }
        if x > 0.0 { y + detail_lead } else { y }
    }

    /// What is told of an item below its content: a label and words.
    fn facts(&self, entry: &Entry, is_cut: bool) -> Vec<(String, String)> {
        let say = |key: &str| self.spread.say(key);
        let mut facts = Vec::new();
        if !entry.goes_on {
            if let Some(place) = &entry.place {
                facts.push((say("spread-place"), place.clone()));
            }
            if !entry.chairs.is_empty() {
                facts.push((say("spread-chairs"), entry.chairs.join(", ")));
            }
            if !entry.units.is_empty() {
                facts.push((say("spread-units"), entry.units.join(", ")));
            }
        }
        facts.extend(entry.notes.iter().map(|note| (String::new(), note.clone())));
        if is_cut && !entry.goes_on {
            facts.push((String::new(), say("spread-cut")));
        }
        facts
    }
}

impl Card {
    fn put(&mut self, piece: &Piece) {
        self.canvas.put(0.0, self.height, &piece.canvas);
        self.height += piece.height;
    }
}

fn card_width() -> f32 {
    WIDTH - 2.0 * MARGIN
}
