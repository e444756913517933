//! A programme to print, as PDF: the form of the Word document on A4 pages; what stands where, the paper says.

use anyhow::Result;
use chrono::NaiveTime;

use super::{
    paper::{BLANK, Line, Paper, Rows},
    picture::{
        canvas::Anchor,
        fonts::{self, Weight},
        text::wrap,
    },
    print::{HEIGHT, Print, Style, WIDTH},
};
use crate::dates;
use plan::{Item, Session};

const LEFT: f32 = 56.0;
const RIGHT: f32 = WIDTH - 36.0;
const TOP: f32 = 50.0;
const BOTTOM: f32 = HEIGHT - 50.0;

const BODY: f32 = 10.5;
const LEADING: f32 = 1.36;
const HEADING: Style = Style::bold(12.0);
const TITLE: Style = Style::bold(14.0);
/// Inside of a cell.
const PAD: f32 = 4.0;
const THICK: f32 = 0.6;

/// The columns' shares of the table's width: day, work, units, chairs.
const SHARES: [f32; 4] = [0.125, 0.475, 0.175, 0.225];

/// A line of a cell.
type Words = (String, Weight);
/// The lines of a row's four cells.
type Cells = [Vec<Words>; 4];

/// The file's bytes.
pub fn write(paper: &Paper<'_>) -> Result<Vec<u8>> {
    let mut sheet = Sheet { print: Print::new(&paper.title()), y: TOP, page: 1 };
    head(&mut sheet, paper);
    priorities(&mut sheet, paper);
    table(&mut sheet, paper);
    foot(&mut sheet, paper);
    sheet.print.finish()
}

/// Pages that are being filled.
struct Sheet {
    print: Print,
    /// How far down the page is filled.
    y: f32,
    page: usize,
}

impl Sheet {
    fn left(&self) -> f32 {
        BOTTOM - self.y
    }

    fn turn(&mut self) {
        self.print.new_page();
        self.page += 1;
        let number = self.page.to_string();
        self.print.words([WIDTH / 2.0, TOP - 18.0], Style::regular(BODY), Anchor::Middle, &number);
        self.y = TOP;
    }

    /// A paragraph as wide as the page.
    fn paragraph(&mut self, style: Style, anchor: Anchor, indent: f32, words: &str) {
        let x = if anchor == Anchor::Middle { f32::midpoint(LEFT, RIGHT) } else { LEFT + indent };
        for line in wrap(words, style.size, style.weight, RIGHT - LEFT - indent, 0.0) {
            let height = style.size * LEADING;
            if self.left() < height {
                self.turn();
            }
            self.print.words([x, self.y + style.size], style, anchor, &line);
            self.y += height;
        }
    }
}

/// Letterhead, number, place and day, title.
fn head(sheet: &mut Sheet, paper: &Paper<'_>) {
    let say = |key: &str| paper.say(key, &[]);
    let middle = [LEFT + (RIGHT - LEFT) * 0.22, LEFT + (RIGHT - LEFT) * 0.72];
    let issuer = paper.issuer.map_or(BLANK.to_owned(), str::to_uppercase);
    let names = [(paper.superior(), Style::regular(BODY)), (issuer, Style::bold(BODY))];
    let lines: Vec<(String, Style)> = names
        .into_iter()
        .flat_map(|(name, style)| {
            let lines = wrap(&name, style.size, style.weight, (RIGHT - LEFT) * 0.42, 0.0);
            lines.into_iter().map(move |line| (line, style))
        })
        .collect();
    let style = Style::bold(BODY);
    for (number, (line, style)) in (0u8..).zip(&lines) {
        let y = TOP + BODY + f32::from(number) * BODY * LEADING;
        sheet.print.words([middle[0], y], *style, Anchor::Middle, line);
    }
    for (number, key) in (0u8..).zip(["paper-state", "paper-motto"]) {
        let y = TOP + BODY + f32::from(number) * BODY * LEADING;
        sheet.print.words([middle[1], y], style, Anchor::Middle, &say(key));
    }
    let rows = lines.len().max(2) as f32;
    let motto = fonts::width(&say("paper-motto"), BODY, Weight::Bold);
    let under = TOP + 2.0 * BODY * LEADING + 2.0;
    sheet.print.rule([middle[1] - motto / 2.0, under], [middle[1] + motto / 2.0, under], THICK, false);
    let y = TOP + (rows + 1.0) * BODY * LEADING + 6.0;
    sheet.print.words([middle[0], y], Style::regular(BODY), Anchor::Middle, &paper.number());
    sheet.print.words([middle[1], y], Style::regular(BODY), Anchor::Middle, &paper.dated());
    sheet.y = y + 16.0;
    sheet.paragraph(TITLE, Anchor::Middle, 0.0, &paper.title());
    for subtitle in paper.subtitles() {
        sheet.paragraph(Style::regular(12.0), Anchor::Middle, 0.0, &subtitle);
    }
    sheet.y += 8.0;
}

/// The section ahead of the table.
fn priorities(sheet: &mut Sheet, paper: &Paper<'_>) {
    if paper.priorities.is_empty() {
        return;
    }
    let [ahead, table] = paper.headings();
    sheet.paragraph(HEADING, Anchor::Start, 0.0, &ahead);
    for priority in paper.priorities {
        sheet.paragraph(Style::regular(11.0), Anchor::Start, 12.0, &format!("- {}", priority.text));
    }
    sheet.y += 4.0;
    sheet.paragraph(HEADING, Anchor::Start, 0.0, &table);
    sheet.y += 4.0;
}

fn columns() -> [[f32; 2]; 4] {
    let mut left = LEFT;
    SHARES.map(|share| {
        let column = [left, left + share * (RIGHT - LEFT)];
        left = column[1];
        column
    })
}

fn table(sheet: &mut Sheet, paper: &Paper<'_>) {
    titles(sheet, paper);
    for rows in paper.rows() {
        match rows {
            Rows::Weekend { from, to } => {
                let mut names = vec![dates::weekday(paper.language, from)];
                names.extend((from != to).then(|| dates::weekday(paper.language, to)));
                let day = day_cell(&paper.days(from, to));
                let work = lines(&names.join(", "), Weight::Bold, 1);
                row(sheet, paper, &day, [day.clone(), work, Vec::new(), Vec::new()], false);
            }
            Rows::Work { from, to, lines } => {
                let day = day_cell(&paper.days(from, to));
                for (at, line) in lines.iter().enumerate() {
                    let mut cells = cells(paper, line);
                    if at == 0 {
                        cells[0].clone_from(&day);
                    }
                    row(sheet, paper, &day, cells, at > 0);
                }
            }
        }
    }
    close(sheet);
    sheet.y += 14.0;
}

/// The header, on every page.
fn titles(sheet: &mut Sheet, paper: &Paper<'_>) {
    let titles = paper.columns();
    let cells: Vec<Vec<Words>> =
        (0..).zip(&titles).map(|(at, title)| lines(title, Weight::Bold, at)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(1) as f32 * BODY * LEADING + 2.0 * PAD;
    close(sheet);
    for ([left, right], cell) in columns().iter().zip(&cells) {
        draw(sheet, cell, f32::midpoint(*left, *right), Anchor::Middle);
    }
    sides(sheet, height);
    sheet.y += height;
}

/// A row; of one too high for a page, as much as fits, and the rest on the next, where the day is said again.
fn row(sheet: &mut Sheet, paper: &Paper<'_>, day: &[Words], mut cells: Cells, goes_on: bool) {
    let mut goes_on = goes_on;
    loop {
        let most = cells.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let line = BODY * LEADING;
        let room = ((sheet.left() - 2.0 * PAD) / line).floor().max(0.0) as usize;
        let whole_page = ((BOTTOM - TOP - 60.0) / line).floor() as usize;
        if room < most && most <= whole_page || room == 0 {
            next_page(sheet, paper, day, &mut cells);
            goes_on = false;
            continue;
        }
        let now = most.min(room);
        rule_above(sheet, goes_on);
        let mut rest: Cells = Default::default();
        for (at, [left, right]) in columns().iter().enumerate() {
            rest[at] = cells[at].split_off(now.min(cells[at].len()));
            let (x, anchor) = match at {
                0 => (f32::midpoint(*left, *right), Anchor::Middle),
                _ => (*left + PAD, Anchor::Start),
            };
            draw(sheet, &cells[at], x, anchor);
        }
        let height = now as f32 * line + 2.0 * PAD;
        sides(sheet, height);
        sheet.y += height;
        if rest.iter().all(Vec::is_empty) {
            return;
        }
        cells = rest;
        next_page(sheet, paper, day, &mut cells);
        goes_on = false;
    }
}

fn next_page(sheet: &mut Sheet, paper: &Paper<'_>, day: &[Words], cells: &mut Cells) {
    close(sheet);
    sheet.turn();
    titles(sheet, paper);
    cells[0] = day.to_vec();
}

fn draw(sheet: &mut Sheet, cell: &[Words], x: f32, anchor: Anchor) {
    let mut y = sheet.y + PAD + BODY;
    for (words, weight) in cell {
        sheet.print.words([x, y], Style { size: BODY, weight: *weight }, anchor, words);
        y += BODY * LEADING;
    }
}

/// Between days over the whole table; between the items of a day beside its cell, dotted.
fn rule_above(sheet: &mut Sheet, goes_on: bool) {
    let from = if goes_on { columns()[0][1] } else { LEFT };
    let y = sheet.y;
    sheet.print.rule([from, y], [RIGHT, y], THICK, goes_on);
}

fn close(sheet: &mut Sheet) {
    rule_above(sheet, false);
}

fn sides(sheet: &mut Sheet, height: f32) {
    let edges = columns().map(|[left, _]| left).into_iter().chain([RIGHT]);
    for x in edges {
        sheet.print.rule([x, sheet.y], [x, sheet.y + height], THICK, false);
    }
}

fn day_cell(days: &[String]) -> Vec<Words> {
    days.iter().flat_map(|day| lines(day, Weight::Bold, 0)).collect()
}

/// Words of a cell of this column, in its lines.
fn lines(words: &str, weight: Weight, column: usize) -> Vec<Words> {
    let width = SHARES[column] * (RIGHT - LEFT) - 2.0 * PAD;
    let lines = wrap(words, BODY, weight, width, 0.0);
    lines.into_iter().filter(|line| !line.is_empty()).map(|line| (line, weight)).collect()
}

fn cells(paper: &Paper<'_>, line: &Line<'_>) -> Cells {
    let item = line.item;
    let mut work = lines(&sentence(paper, item), Weight::Regular, 1);
    if let Some(place) = &item.location {
        let place = paper.say("paper-place", &[("place", place.as_str().into())]);
        work.extend(lines(&place, Weight::Regular, 1));
    }
    let units = lines(&item.units.join(", "), Weight::Regular, 2);
    let chairs = lines(&paper.chairs(item), Weight::Regular, 3);
    [Vec::new(), work, units, chairs]
}

/// `Sáng, 08h00: Họp giao ban (Hoãn)`.
fn sentence(paper: &Paper<'_>, item: &Item) -> String {
    let hour = |time: NaiveTime| time.format("%Hh%M").to_string();
    let hours = item.time.map(|from| match item.end_time {
        Some(to) => format!("{} - {}", hour(from), hour(to)),
        None => hour(from),
    });
    let session = match item.session {
        Session::AllDay => String::new(),
        session => paper.session(session),
    };
    let label: Vec<String> = [session].into_iter().chain(hours).filter(|part| !part.is_empty()).collect();
    let mut sentence = match label.is_empty() {
        true => item.content.clone(),
        false => format!("{}: {}", label.join(", "), item.content),
    };
    if item.session == Session::AllDay {
        sentence = format!("{sentence} {}", paper.say("paper-lasts-all-day", &[]));
    }
    let status = paper.status(item.status);
    if status.is_empty() { sentence } else { format!("{sentence} ({status})") }
}

/// Recipients at the left, who signs at the right.
fn foot(sheet: &mut Sheet, paper: &Paper<'_>) {
    const SIGNED: f32 = 48.0;
    let line = BODY * LEADING;
    let blank = [BLANK.to_owned(), BLANK.to_owned()];
    let signature = if paper.signature().is_empty() { &blank[..] } else { paper.signature() };
    let recipients = paper.recipients();
    let height = ((recipients.len() + 1) as f32 * line).max(signature.len() as f32 * line + SIGNED);
    if sheet.left() < height {
        sheet.turn();
    }
    let top = sheet.y + BODY;
    sheet.print.words([LEFT, top], Style::bold(BODY), Anchor::Start, &paper.say("paper-recipients", &[]));
    for (number, recipient) in (1u8..).zip(&recipients) {
        let y = top + f32::from(number) * line;
        sheet.print.words([LEFT, y], Style::regular(BODY), Anchor::Start, recipient);
    }
    let middle = LEFT + (RIGHT - LEFT) * 0.75;
    for (number, words) in (1usize..).zip(signature) {
        let above = if number == signature.len() { SIGNED } else { 0.0 };
        let y = top + (number - 1) as f32 * line + above;
        sheet.print.words([middle, y], Style::bold(BODY), Anchor::Middle, words);
    }
    sheet.y += height;
}
