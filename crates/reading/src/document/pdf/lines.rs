//! Letters gathered into lines of text; knows gaps between them, and what is printed on every page.

use super::Sketch;
use super::glyphs::Glyph;
use crate::document::Beside;
use crate::document::encoding::nfc;
use crate::document::runs::Style;

/// A gap from which on text stands in another column, in sizes of its letters.
const COLUMN_GAP: f64 = 3.0;
/// The part of a page at its upper and lower end where page numbers stand.
const MARGIN: f64 = 0.09;

/// A line of text.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub runs: Vec<(String, Style)>,
    pub x0: f64,
    pub x1: f64,
    pub top: f64,
    pub bottom: f64,
    pub size: f64,
    /// Width of the first word, as it would have to fit at the end of the line above.
    pub lead: f64,
    /// Where each word begins and ends.
    pub words: Vec<(f64, f64)>,
    /// A space is drawn behind the last word.
    pub spaced: bool,
    /// Holds a gap as between columns.
    pub gapped: bool,
    /// Known to begin an entry.
    pub apart: bool,
    /// Its page, from 1, where it stands outside of tables.
    pub page: u32,
}

impl Line {
    pub fn text(&self) -> String {
        self.runs.iter().map(|(text, _)| text.as_str()).collect()
    }

    pub fn middle(&self) -> f64 {
        f64::midpoint(self.top, self.bottom)
    }

    fn of(mut glyphs: Vec<Glyph>) -> Option<Line> {
        glyphs.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        raise(&mut glyphs);
        let first = glyphs.iter().find(|glyph| !glyph.is_space())?;
        let mut line = Line {
            x0: first.x0,
            x1: first.x1,
            top: f64::INFINITY,
            bottom: f64::NEG_INFINITY,
            ..Line::default()
        };
        let (mut spaces, mut words, mut broken) = (0_usize, 0, false);
        let mut last: Option<&Glyph> = None;
        for glyph in &glyphs {
            if glyph.is_space() {
                line.apart |= last.is_none() && glyph.text == "\n";
                spaces += 1;
                continue;
            }
            if let Some(last) = last {
                let gap = glyph.x0 - last.x1;
                let size = last.size.max(glyph.size);
                let between = if gap > COLUMN_GAP * size {
                    line.gapped = true;
                    "\t".to_owned()
                } else if spaces > 0 {
                    " ".repeat(spaces.min(4))
                } else if gap > 0.2 * size {
                    " ".to_owned()
                } else {
                    String::new()
                };
                if !between.is_empty() {
                    line.words.push((glyph.x0, glyph.x1));
                    words += 1;
                    line.push(
                        &between,
                        if last.style == glyph.style { last.style } else { Style::default() },
                    );
                }
            }
            // A word may be broken behind its hyphen.
            broken |= last.is_some_and(|last| last.text == "-");
            if words == 0 && !broken {
                line.lead = glyph.x1 - line.x0;
            }
            match line.words.last_mut() {
                Some(word) => word.1 = word.1.max(glyph.x1),
                None => line.words.push((glyph.x0, glyph.x1)),
            }
            line.push(&glyph.text, glyph.style);
            line.x1 = line.x1.max(glyph.x1);
            line.top = line.top.min(glyph.top);
            line.bottom = line.bottom.max(glyph.bottom);
            line.size = line.size.max(glyph.size);
            (spaces, last) = (0, Some(glyph));
        }
        line.spaced = spaces > 0;
        Some(line)
    }

    fn push(&mut self, text: &str, style: Style) {
        match self.runs.last_mut() {
            Some((last, same)) if *same == style => last.push_str(text),
            _ => self.runs.push((text.to_owned(), style)),
        }
    }
}

/// Marks the letters that are smaller than the others and end above them: signs of notes, minutes.
fn raise(glyphs: &mut [Glyph]) {
    let largest = glyphs.iter().filter(|glyph| !glyph.is_space()).max_by(|a, b| a.size.total_cmp(&b.size));
    let Some((size, bottom)) = largest.map(|glyph| (glyph.size, glyph.bottom)) else { return };
    for glyph in glyphs.iter_mut().filter(|glyph| glyph.size < 0.8 * size) {
        glyph.style.raised = glyph.bottom < bottom - 0.15 * size;
    }
}

/// The lines that these letters stand in, from top to bottom.
pub fn of(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| a.middle().total_cmp(&b.middle()));
    let mut out = Vec::new();
    let mut row: Vec<Glyph> = Vec::new();
    let mut middle = 0.0;
    for glyph in glyphs {
        if !row.is_empty() && glyph.middle() - middle > 0.5 * glyph.size.min(row[0].size) {
            out.extend(Line::of(std::mem::take(&mut row)));
        }
        // Letters set higher or lower within a line don't drag it along.
        if row.is_empty() || glyph.middle() - middle < 0.2 * glyph.size {
            middle = glyph.middle();
        }
        row.push(glyph);
    }
    out.extend(Line::of(row));
    out
}

/// The distance from line to line in running text: what most lines that follow closely have.
pub fn pitch(pages: &[Sketch]) -> f64 {
    let mut steps = Vec::new();
    let mut add = |lines: &[Line]| {
        for pair in lines.windows(2) {
            let step = pair[1].middle() - pair[0].middle();
            let size = pair[0].size.max(pair[1].size).max(1.0);
            if (0.7..2.2).contains(&(step / size)) {
                steps.push(step / size);
            }
        }
    };
    for page in pages {
        add(&page.lines);
        for framed in &page.grids {
            // Lines of the same column follow one another; which cell they are in matters less.
            for pair in framed.grid.xs.windows(2) {
                let inside = |glyph: &&Glyph| (pair[0]..pair[1]).contains(&glyph.center());
                add(&of(framed.glyphs.iter().filter(inside).cloned().collect()));
            }
        }
    }
    steps.sort_by(f64::total_cmp);
    // The closer ones: wider steps are gaps between entries.
    steps.get(steps.len() / 4).copied().unwrap_or(1.2)
}

/// Sets page numbers aside and what stands at the same place on most pages.
pub fn drop_furniture(pages: &mut [Sketch]) {
    let edge = |page: &Sketch, line: &Line| {
        line.middle() < MARGIN * page.height || line.middle() > (1.0 - MARGIN) * page.height
    };
    let mut seen = std::collections::HashMap::<String, usize>::new();
    for page in pages.iter() {
        for line in page.lines.iter().filter(|line| edge(page, line)) {
            *seen.entry(without_figures(&line.text())).or_default() += 1;
        }
    }
    let many = pages.len();
    for page in pages.iter_mut() {
        let lines = std::mem::take(&mut page.lines);
        let (dropped, kept): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| {
            let text = line.text();
            let again = seen.get(&without_figures(&text)).is_some_and(|times| many >= 3 && times * 2 > many);
            edge(page, line) && (is_page_number(&text) || again)
        });
        for line in dropped {
            let foot = line.middle() > page.height / 2.0;
            let is = if foot { Beside::PageFoot } else { Beside::PageHead };
            page.beside.push((is, nfc(line.text().trim())));
        }
        page.lines = kept;
    }
}

fn without_figures(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

/// `2`, `- 2 -`, `2/5`, `Trang 2`, `Trang 2/5`.
fn is_page_number(text: &str) -> bool {
    let lower = text.to_lowercase();
    let rest = lower.trim().trim_start_matches("trang").trim_start_matches("page");
    let signs = rest
        .chars()
        .all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '/' | '|' | '.' | '–'));
    signs
        && rest.chars().any(|c| c.is_ascii_digit())
        && rest.chars().filter(char::is_ascii_digit).count() <= 6
}
