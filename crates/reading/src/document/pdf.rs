//! PDF files with a text layer as paragraphs and tables; knows where letters and ruling lines stand on a
//! page, since a PDF holds neither words nor rows.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdfplumber::{ExtractOptions, Page, Pdf, PdfErrorKind};

use super::fonts::Fonts;
use super::{Aside, Beside, Block, Document, Doubt, Note, encoding, limits};
use crate::Unreadable;

mod cut;
pub mod glyphs;
mod guard;
mod lines;
mod overlay;
mod paragraphs;
pub mod rules;
mod sheet;
mod turn;
mod unruled;
mod weigh;

/// What a page holds, from top to bottom.
enum Part {
    Text(Vec<lines::Line>),
    Table(sheet::Sheet),
}

/// Reads a PDF.
pub fn open(bytes: &[u8]) -> Result<Document, Unreadable> {
    // The parser is young; what it trips over is a damaged file, not an end of the program.
    catch_unwind(AssertUnwindSafe(|| read(bytes))).unwrap_or_else(|_| Err(damaged()))
}

/// Of a page's area, so much is covered by its pictures when it is scanned.
const COVERED: f64 = 0.8;

/// Whether the first pages hold pictures and no letters; or letters that some program has recognised and laid under
/// or over them unseen. Those know no cells, as the ruling lines are in the picture, so they are recognised anew.
pub fn is_scan(bytes: &[u8]) -> bool {
    let looked = catch_unwind(AssertUnwindSafe(|| {
        guard::bounded(bytes).ok()?;
        let options =
            ExtractOptions { max_stream_bytes: limits::PDF_STREAM_BYTES, ..ExtractOptions::default() };
        let pdf = Pdf::open_bytes(bytes, Some(options)).ok()?;
        let mut pages = pdf.pages_iter().take(3).flatten().peekable();
        pages.peek()?;
        Some(pages.all(|page| is_scanned(&page)))
    }));
    looked.ok().flatten().unwrap_or(false)
}

fn is_scanned(page: &Page) -> bool {
    let pictures = page.images();
    if page.chars().is_empty() || pictures.is_empty() {
        return !pictures.is_empty();
    }
    let area: f64 = pictures.iter().map(|picture| picture.width * picture.height).sum();
    let ruled = !rules::Rules::of(page, turn::Turn::of(page)).tables().is_empty();
    area >= COVERED * page.width() * page.height() && !ruled
}

fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let options = ExtractOptions {
        max_pages: Some(limits::PDF_PAGES),
        max_objects_per_page: limits::PDF_PAGE_OBJECTS,
        max_total_objects: Some(limits::PDF_OBJECTS),
        max_stream_bytes: limits::PDF_STREAM_BYTES,
        collect_warnings: false,
        ..ExtractOptions::default()
    };
    guard::bounded(bytes)?;
    let pdf = Pdf::open_bytes(bytes, Some(options)).map_err(|error| line_for(error.kind()))?;
    let mut pages = Vec::new();
    let mut pictures = false;
    let mut failed = None;
    let mut fonts = Fonts::default();
    for page in pdf.pages_iter() {
        match page {
            Ok(page) => {
                pictures |= !page.images().is_empty();
                pages.push(Sketch::of(&page, &mut fonts)?);
            }
            Err(error) if error.kind() == PdfErrorKind::ResourceLimit => return Err(line_for(error.kind())),
            Err(error) => failed = Some(line_for(error.kind())),
        }
    }
    if pages.iter().all(|page| page.lines.is_empty() && page.grids.is_empty()) {
        return Err(match failed {
            Some(error) => error,
            None if pictures || !pages.is_empty() => scan(),
            None => damaged(),
        });
    }
    let mut document = document(pages);
    document.notes = fonts.notes();
    if failed.is_some() {
        document.notes.push(Note::LostPage);
    }
    Ok(document)
}

/// The pages as paragraphs and tables, those that go on over a page's end joined.
pub fn document(mut pages: Vec<Sketch>) -> Document {
    sheet::share_columns(&mut pages);
    lines::drop_furniture(&mut pages);
    let pitch = lines::pitch(&pages);
    let doubts = pages.iter_mut().flat_map(|page| std::mem::take(&mut page.doubts)).collect();
    let beside = pages.iter_mut().map(|page| (page.number, std::mem::take(&mut page.beside))).collect();
    let parts = pages.into_iter().map(|page| page.parts(pitch)).collect();
    let blocks = blocks(cut::joined(parts), pitch);
    Document { asides: asides(beside, &blocks), blocks, doubts, ..Document::default() }
}

/// What stands beside the text of each page, ahead of the page's first block.
fn asides(pages: Vec<(u32, Vec<(Beside, String)>)>, blocks: &[Block]) -> Vec<Aside> {
    let first = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.page,
        Block::Table(table) => {
            let mut all = table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.paragraphs);
            all.find(|paragraph| paragraph.page > 0).map_or(0, |paragraph| paragraph.page)
        }
    };
    let mut out = Vec::new();
    for (number, beside) in pages {
        let block = blocks.iter().position(|block| first(block) >= number).unwrap_or(blocks.len());
        let at = format!("trang {number}");
        out.extend(beside.into_iter().map(|(is, text)| Aside { text, is, at: at.clone(), block }));
    }
    out
}

/// A page before its text is put into paragraphs.
pub struct Sketch {
    /// From 1.
    number: u32,
    height: f64,
    /// Lines of text outside of tables.
    lines: Vec<lines::Line>,
    grids: Vec<Framed>,
    /// What is unsure of the letters outside of tables.
    doubts: Vec<Doubt>,
    /// What is no part of the text.
    beside: Vec<(Beside, String)>,
}

/// A ruled table and the letters in it.
struct Framed {
    grid: rules::Ruled,
    glyphs: Vec<glyphs::Glyph>,
}

impl Sketch {
    fn of(page: &Page, fonts: &mut Fonts) -> Result<Sketch, Unreadable> {
        let turn = turn::Turn::of(page);
        let rules = rules::Rules::of(page, turn);
        let mut letters = glyphs::of(page, &rules, turn, fonts);
        let mut beside = overlay::take(&mut letters.upright, &rules);
        beside
            .extend((!letters.tilted.trim().is_empty()).then(|| (Beside::Watermark, letters.tilted.clone())));
        beside.extend(notes_on(page));
        let number = u32::try_from(page.page_number() + 1).unwrap_or(u32::MAX);
        let mut sketch = Sketch::drawn(number, turn.height(), &rules, letters);
        sketch.beside.extend(beside.into_iter().filter(|(_, text)| !text.trim().is_empty()));
        Ok(sketch)
    }

    /// Letters and ruling lines, however they were found.
    pub fn drawn(number: u32, height: f64, rules: &rules::Rules, letters: glyphs::Letters) -> Sketch {
        let mut beside = Vec::new();
        let mut grids: Vec<Framed> =
            rules.tables().into_iter().map(|grid| Framed { grid, glyphs: Vec::new() }).collect();
        let mut free = Vec::new();
        for glyph in letters.upright {
            match grids.iter_mut().find(|framed| framed.grid.holds(&glyph)) {
                Some(framed) => framed.glyphs.push(glyph),
                None => free.push(glyph),
            }
        }
        for line in letters.turned {
            let laid = glyphs::laid(&line);
            match grids.iter_mut().find(|framed| laid.iter().all(|glyph| framed.grid.holds(glyph))) {
                Some(framed) => framed.glyphs.extend(laid),
                None => beside.push((Beside::Stamp, line.iter().map(|glyph| glyph.text.as_str()).collect())),
            }
        }
        grids.retain(|framed| !framed.glyphs.is_empty());
        if grids.is_empty() {
            // Recognising letters in a picture takes its ruling lines for this sign.
            free.retain(|glyph| glyph.text != "|");
            let tables = unruled::tables(&lines::of(free.clone()));
            let (rest, inside) = unruled::take(free, &tables);
            free = rest;
            grids = tables.into_iter().zip(inside).map(|(grid, glyphs)| Framed { grid, glyphs }).collect();
        }
        let doubts = free.iter().filter_map(|glyph| glyph.doubt.clone()).collect();
        beside.retain(|(_, text): &(Beside, String)| !text.trim().is_empty());
        Sketch { number, height, lines: lines::of(free), grids, beside, doubts }
    }

    fn parts(self, pitch: f64) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut text: Vec<lines::Line> = Vec::new();
        let mut grids = self.grids;
        grids.sort_by(|a, b| a.grid.top().total_cmp(&b.grid.top()));
        let mut grids = grids.into_iter().peekable();
        let number = self.number;
        for mut line in self.lines {
            line.page = number;
            while grids.peek().is_some_and(|framed| framed.grid.top() < line.middle()) {
                parts.push(Part::Text(std::mem::take(&mut text)));
                parts.extend(grids.next().map(|framed| Part::Table(sheet::Sheet::of(framed, pitch, number))));
            }
            text.push(line);
        }
        parts.push(Part::Text(text));
        parts.extend(grids.map(|framed| Part::Table(sheet::Sheet::of(framed, pitch, number))));
        parts.retain(|part| !matches!(part, Part::Text(lines) if lines.is_empty()));
        parts
    }
}

/// What was written on the page with a program that marks up or signs documents.
fn notes_on(page: &Page) -> Vec<(Beside, String)> {
    let contents = page.annots().iter().filter_map(|note| note.contents.clone());
    contents.map(|text| (Beside::Stamp, encoding::nfc(&text))).collect()
}

fn blocks(parts: Vec<Part>, pitch: f64) -> Vec<Block> {
    let mut out = Vec::new();
    for part in parts {
        match part {
            Part::Text(lines) => {
                out.extend(paragraphs::of_page(lines, pitch).into_iter().map(Block::Paragraph));
            }
            Part::Table(sheet) => out.push(Block::Table(sheet.table())),
        }
    }
    out
}

fn line_for(kind: PdfErrorKind) -> Unreadable {
    match kind {
        PdfErrorKind::PasswordRequired | PdfErrorKind::InvalidPassword => {
            Unreadable::Encrypted("PDF có mật khẩu; hãy mở tệp, bỏ mật khẩu, lưu lại rồi gửi lại".into())
        }
        PdfErrorKind::ResourceLimit => too_large(),
        _ => damaged(),
    }
}

fn too_large() -> Unreadable {
    let most = limits::PDF_PAGES;
    Unreadable::TooLarge(format!("PDF quá lớn hoặc dài hơn {most} trang; hãy chỉ gửi phần lịch công tác"))
}

fn damaged() -> Unreadable {
    Unreadable::Damaged("tệp PDF bị hỏng; hãy xuất lại PDF hoặc gửi tệp Word, Excel gốc".into())
}

fn scan() -> Unreadable {
    Unreadable::Unsupported("PDF chỉ có ảnh quét, không có chữ; hãy gửi tệp Word, Excel hoặc PDF gốc".into())
}
