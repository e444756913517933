//! The head and the foot of each picture: whose, when, which page, which state; not what stands between.

use super::{
    HEIGHT, Page, WIDTH,
    canvas::{Anchor, Canvas, Style},
    flow::Piece,
    fonts::{self, Weight},
    text::{clip, drawable, wrap},
    theme::Palette,
};
use crate::handout::spread::{Mark, Spread};

/// Left and right of everything.
pub const MARGIN: f32 = 32.0;
/// Between the head, the body and the foot.
const GAP: f32 = 20.0;
const SHORT_HEAD: f32 = 92.0;
const LOWEST: f32 = 480.0;

/// The frame of the pictures of one spread.
pub struct Frame<'a> {
    spread: &'a Spread,
    palette: &'a Palette,
    head: Piece,
}

impl<'a> Frame<'a> {
    pub fn new(spread: &'a Spread, palette: &'a Palette) -> Self {
        Self { spread, palette, head: head(spread, palette) }
    }

    /// The room between head and foot, on the first page and on the others.
    pub fn rooms(&self) -> (f32, f32) {
        let foot = self.foot_height();
        (HEIGHT - self.head.height - foot - 2.0 * GAP, HEIGHT - SHORT_HEAD - foot - 2.0 * GAP)
    }

    /// The pages with their frame. `remark` stands in the foot of the last one.
    pub fn pages(&self, bodies: Vec<Piece>, remark: Option<&str>) -> Vec<Page> {
        let of = bodies.len();
        let page = |(place, body): (usize, Piece)| {
            let remark = remark.filter(|_| place + 1 == of);
            self.page(place + 1, of, &body, remark)
        };
        bodies.into_iter().enumerate().map(page).collect()
    }

    fn page(&self, number: usize, of: usize, body: &Piece, remark: Option<&str>) -> Page {
        let short = (number > 1).then(|| self.short_head(number, of));
        let head = short.as_ref().unwrap_or(&self.head);
        // Those that go on are all of one height; the last one ends where its words do.
        let wanted =
            (head.height + body.height + self.foot_height() + 2.0 * GAP).clamp(LOWEST, HEIGHT).ceil();
        let height = if number < of { HEIGHT } else { wanted };
        let mut canvas = Canvas::new();
        canvas.rect([0.0, 0.0, WIDTH, height], 0.0, self.palette.page);
        canvas.put(0.0, 0.0, &head.canvas);
        if number == 1 && of > 1 {
            self.number(&mut canvas, number, of, 64.0);
        }
        canvas.put(0.0, head.height + GAP, &body.canvas);
        canvas.put(0.0, height - self.foot_height(), &self.foot(remark));
        Page { svg: canvas.document(WIDTH, height), width: WIDTH as u32, height: height as u32 }
    }

    fn number(&self, canvas: &mut Canvas, number: usize, of: usize, y: f32) {
        let style = Style { size: 28.0, weight: Weight::Bold, ink: self.palette.head_soft };
        canvas.words(WIDTH - MARGIN, y, style, Anchor::End, &format!("{number}/{of}"));
    }

    /// One line on the pages after the first.
    fn short_head(&self, number: usize, of: usize) -> Piece {
        let mut canvas = Canvas::new();
        let palette = self.palette;
        canvas.rect([0.0, 0.0, WIDTH, SHORT_HEAD], 0.0, palette.head.ground);
        let title = format!("{} {}", self.spread.title(), self.spread.when());
        let bold = Style { size: 34.0, weight: Weight::Bold, ink: palette.head.ink };
        let room = WIDTH - 2.0 * MARGIN - 100.0;
        canvas.words(MARGIN, 58.0, bold, Anchor::Start, &title);
        let used = fonts::width(&title, bold.size, bold.weight) + 24.0;
        let whom = Style { size: 28.0, weight: Weight::Regular, ink: palette.head_soft };
        let name = one_line(&self.spread.whom(), whom, room - used);
        canvas.words(MARGIN + used, 58.0, whom, Anchor::Start, &name);
        self.number(&mut canvas, number, of, 58.0);
        Piece { canvas, height: SHORT_HEAD }
    }

    fn foot_height(&self) -> f32 {
        if self.spread.has_marks() { 94.0 } else { 56.0 }
    }

    /// What the marks mean, which state is shown, when it was drawn.
    fn foot(&self, remark: Option<&str>) -> Canvas {
        let mut canvas = Canvas::new();
        let soft = Style { size: 23.0, weight: Weight::Regular, ink: self.palette.soft };
        let mut y = 22.0;
        if self.spread.has_marks() {
            let mut x = MARGIN;
            for mark in [Mark::New, Mark::Changed, Mark::Cancelled] {
                x += badge(&mut canvas, x, y, 21.0, mark, &mark.label(self.spread.language), self.palette)
                    + 10.0;
            }
            canvas.words(x + 4.0, y, soft, Anchor::Start, &self.spread.say("spread-legend"));
            y += 38.0;
        }
        let made = self.spread.made();
        let left = remark.map(str::to_owned).or_else(|| self.spread.state()).unwrap_or_default();
        let ink = if remark.is_some() { self.palette.ink } else { soft.ink };
        let room = WIDTH - 2.0 * MARGIN - fonts::width(&made, soft.size, soft.weight) - 24.0;
        let left = one_line(&left, soft, room);
        canvas.words(MARGIN, y, Style { ink, ..soft }, Anchor::Start, &left);
        canvas.words(WIDTH - MARGIN, y, soft, Anchor::End, &made);
        canvas
    }
}

/// Office, title, days, whose and how much.
fn head(spread: &Spread, palette: &Palette) -> Piece {
    let mut canvas = Canvas::new();
    let mut y = 34.0;
    let soft = |size| Style { size, weight: Weight::Regular, ink: palette.head_soft };
    let bold = |size| Style { size, weight: Weight::Bold, ink: palette.head.ink };
    let room = WIDTH - 2.0 * MARGIN - 90.0;
    if let Some(office) = &spread.office {
        let style = soft(25.0);
        let office = drawable(office).to_uppercase();
        let lines = wrap(&office, style.size, style.weight, room, 0.0);
        let (lines, _) = clip(lines, 2, style.size, style.weight, room);
        for line in lines {
            y += 30.0;
            canvas.words(MARGIN, y, style, Anchor::Start, &line);
        }
        y += 6.0;
    }
    y += 54.0;
    canvas.words(MARGIN, y, bold(50.0), Anchor::Start, &spread.title());
    let used = fonts::width(&spread.title(), 50.0, Weight::Bold) + 20.0;
    let when = Style { ink: palette.head_soft, ..bold(38.0) };
    canvas.words(MARGIN + used, y, when, Anchor::Start, &spread.when());
    y += 50.0;
    let count = spread.how_many();
    let count_style = soft(29.0);
    let taken = fonts::width(&count, count_style.size, count_style.weight) + 24.0;
    let name = one_line(&spread.whom(), bold(31.0), WIDTH - 2.0 * MARGIN - taken);
    canvas.words(MARGIN, y, bold(31.0), Anchor::Start, &name);
    canvas.words(WIDTH - MARGIN, y, count_style, Anchor::End, &count);
    let height = y + 28.0;
    let mut ground = Canvas::new();
    ground.rect([0.0, 0.0, WIDTH, height], 0.0, palette.head.ground);
    ground.put(0.0, 0.0, &canvas);
    Piece { canvas: ground, height }
}

/// Words that must do with one line.
pub fn one_line(text: &str, style: Style, room: f32) -> String {
    let lines = wrap(&drawable(text), style.size, style.weight, room, 0.0);
    clip(lines, 1, style.size, style.weight, room).0.pop().unwrap_or_default()
}

/// A mark in its box, `y` being the baseline of its words; gives its width.
pub fn badge(
    canvas: &mut Canvas,
    x: f32,
    y: f32,
    size: f32,
    mark: Mark,
    label: &str,
    palette: &Palette,
) -> f32 {
    let pair = match mark {
        Mark::New => palette.new,
        Mark::Changed => palette.changed,
        Mark::Postponed | Mark::Cancelled | Mark::Moved(_) => palette.off,
    };
    let width = fonts::width(label, size, Weight::Bold) + size * 0.8;
    canvas.rect([x, y - size * 1.05, width, size * 1.42], 7.0, pair.ground);
    let style = Style { size, weight: Weight::Bold, ink: pair.ink };
    canvas.words(x + size * 0.4, y, style, Anchor::Start, label);
    width
}
