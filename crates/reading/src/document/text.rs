//! Plain text and Markdown as paragraphs and tables; knows line breaks, tabs and pipes, and the markup
//! that content systems leave in exported texts.

use super::{Block, Document, Paragraph, html, limits, runs::Runs, runs::Shape};
use crate::Unreadable;

mod inline;
mod pipes;
mod stacked;
mod tabs;

/// Reads a text line by line.
pub fn open(text: &str) -> Result<Document, Unreadable> {
    let lines: Vec<&str> = text.lines().map(|line| line.trim_end_matches(['\r', '\u{c}', ' '])).collect();
    // Each sign is looked at by itself: a line of megabytes is refused before that.
    if lines.iter().any(|line| line.len() > limits::LINE_BYTES) {
        return Err(limits::cell_too_long());
    }
    let mut document = Document::default();
    let mut at = 0;
    let mut indents = Indents::default();
    while at < lines.len() {
        if let Some((table, end)) = pipes::table(&lines, at)? {
            document.blocks.push(Block::Table(table));
            at = end;
        } else if let Some((table, end)) = tabs::table(&lines, at)? {
            document.blocks.push(Block::Table(table));
            at = end;
        } else if let Some((table, end)) = stacked::table(&lines, at)? {
            document.blocks.push(Block::Table(table));
            at = end;
        } else {
            paragraph(lines[at], &mut indents, &mut document.blocks);
            at += 1;
        }
    }
    Ok(document)
}

/// How far the entries are indented that the next one may stand under.
#[derive(Default)]
struct Indents {
    open: Vec<usize>,
}

impl Indents {
    /// How deep an entry lies, from 1.
    fn depth(&mut self, indent: usize) -> usize {
        while self.open.last().is_some_and(|last| *last >= indent) {
            self.open.pop();
        }
        self.open.push(indent);
        self.open.len()
    }
}

/// Lines that look like rows of a table with tabs.
pub fn table_rows(text: &str) -> usize {
    text.lines().filter(|line| tabs::is_row(line)).count()
}

fn paragraph(line: &str, indents: &mut Indents, out: &mut Vec<Block>) {
    let trimmed = line.trim().trim_start_matches('>').trim_start();
    if is_rule(trimmed) {
        underline(trimmed, out);
        return;
    }
    let indent =
        line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum::<usize>();
    if indent < 24
        && let Some(Block::Paragraph(last)) = out.last_mut()
        && continues(last, trimmed, indent)
    {
        let more = marked_up(trimmed, Shape::default());
        for piece in more {
            last.text.push(' ');
            last.text.push_str(&piece.text);
            last.bold &= piece.bold;
            last.struck &= piece.struck;
        }
        return;
    }
    let level = trimmed.chars().take_while(|c| *c == '#').count();
    let heading = (1..=6).contains(&level) && trimmed[level..].starts_with(' ');
    let (text, heading) = match heading {
        true => (trimmed[level..].trim().trim_end_matches('#').trim_end(), u8::try_from(level).unwrap_or(6)),
        false => (trimmed, 0),
    };
    let entry = bullet(trimmed).is_some() || numbered(trimmed);
    let depth = match (entry, indent) {
        (true, _) => indents.depth(indent),
        // A line at the margin ends all lists.
        (false, 0) if !trimmed.is_empty() => {
            indents.open.clear();
            0
        }
        (false, _) => 0,
    };
    let list_depth = if depth > 1 { u8::try_from(depth).unwrap_or(u8::MAX) } else { 0 };
    out.extend(marked_up(text, Shape { list_depth, heading }).into_iter().map(Block::Paragraph));
}

/// The one tag that Markdown needs in a cell; beside it, Markdown's own marks still count.
const BREAKS: [&str; 5] = ["<br>", "<br/>", "<br />", "<BR>", "<BR/>"];

/// A line of text that may hold tags or Markdown.
fn marked_up(text: &str, shape: Shape) -> Vec<Paragraph> {
    let mut out = Vec::new();
    let broken = BREAKS.iter().fold(text.to_owned(), |text, tag| text.replace(tag, "\n"));
    if html::has_tags(&broken) {
        out = html::fragment(text);
        for paragraph in &mut out {
            paragraph.heading = paragraph.heading.max(shape.heading);
            paragraph.list_depth = paragraph.list_depth.max(shape.list_depth);
        }
        return out;
    }
    let mut runs = Runs::default();
    inline::push(&broken, &mut runs);
    runs.finish(shape, &mut out);
    out
}

/// A cell of a table in a text: tags, Markdown or plain words.
fn cell(text: &str) -> Vec<Paragraph> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    marked_up(text, Shape::default())
}

/// `---`, `***`, `====`: drawn lines, not words.
fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = signs.next() else { return false };
    matches!(first, '-' | '*' | '=' | '_' | '~' | '–' | '—' | '─' | '═') && {
        let rest = signs.clone().count();
        rest >= 2 && signs.all(|c| c == first)
    }
}

/// A line drawn under a short line makes it a heading.
fn underline(rule: &str, out: &mut [Block]) {
    if let Some(Block::Paragraph(last)) = out.last_mut()
        && !last.text.is_empty()
        && last.text.chars().count() < 100
        && last.heading == 0
        && bullet(&last.text).is_none()
    {
        match rule.chars().next() {
            Some('=') => last.heading = 1,
            Some('-') => last.heading = 2,
            _ => {}
        }
    }
}

/// The text behind a bullet.
fn bullet(line: &str) -> Option<&str> {
    ["- ", "+ ", "* ", "• ", "– ", "o "].iter().find_map(|mark| line.strip_prefix(mark))
}

/// `1. `, `2) `: an entry that others may stand under.
fn numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    (1..=2).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") "))
}

/// Whether a line is the rest of the sentence above, broken by the writer's program.
fn continues(last: &Paragraph, line: &str, indent: usize) -> bool {
    if last.text.is_empty() || line.is_empty() || last.heading > 0 {
        return false;
    }
    let ended = last.text.ends_with(['.', ';', ':', '!', '?']);
    let mut letters = line.chars();
    let first = letters.next().unwrap_or_default();
    let lettered = first.is_lowercase() && !matches!(letters.next(), Some(')' | '.' | '/' | '-'));
    let entry = bullet(&last.text).is_some() && indent >= 2 && first.is_alphabetic();
    (lettered && (!ended || entry)) || (entry && !ended && !line.contains(':'))
}
