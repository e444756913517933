//! Paper to print: A4 pages of words, rules and squares as PDF, with the letters that pictures are written in; it
//! decides where nothing goes.
//!
//! Only the letters used are embedded, and each says which it is, so that whoever searches or copies the page, and
//! our own reader, gets words and not shapes.

use std::{collections::BTreeMap, io::Write};

use anyhow::Result;
use flate2::{Compression, write::ZlibEncoder};
use pdf_writer::{
    Content, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr,
    types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap},
};
use subsetter::GlyphRemapper;

use super::picture::{
    canvas::Anchor,
    fonts::{self, Weight},
    text::drawable,
};

/// A4, in points.
pub const WIDTH: f32 = 595.28;
pub const HEIGHT: f32 = 841.89;

/// What the fonts of the page are called in the file, in the order of [`fonts::FILES`].
const NAMES: [&[u8]; 4] = [b"F0", b"F1", b"F2", b"F3"];
/// Letters are measured in thousandths of their size.
const EM: f32 = 1000.0;

/// How a line of words is set.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub size: f32,
    pub weight: Weight,
}

impl Style {
    pub const fn regular(size: f32) -> Self {
        Self { size, weight: Weight::Regular }
    }

    pub const fn bold(size: f32) -> Self {
        Self { size, weight: Weight::Bold }
    }
}

/// Letters of one font that are used: by their new number, which they are and how wide.
#[derive(Default)]
struct Used {
    glyphs: GlyphRemapper,
    letters: BTreeMap<u16, (char, f32)>,
}

/// Pages in the making; places are counted from the upper left corner.
pub struct Print {
    title: String,
    fonts: [Used; 4],
    pages: Vec<Content>,
}

impl Print {
    /// Begins with one empty page.
    pub fn new(title: &str) -> Self {
        Self { title: title.to_owned(), fonts: Default::default(), pages: vec![Content::new()] }
    }

    pub fn new_page(&mut self) {
        self.pages.push(Content::new());
    }

    fn page(&mut self) -> &mut Content {
        self.pages.last_mut().expect("a print has a page")
    }

    /// A line of words on its baseline.
    pub fn words(&mut self, [x, y]: [f32; 2], style: Style, anchor: Anchor, words: &str) {
        let words = drawable(words);
        let width = fonts::width(&words, style.size, style.weight);
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        let mut runs: Vec<(usize, Vec<u8>)> = Vec::new();
        for letter in words.chars() {
            let Some(found) = fonts::glyph(letter, style.weight) else { continue };
            let used = &mut self.fonts[found.file];
            let number = used.glyphs.remap(found.glyph);
            used.letters.insert(number, (letter, found.width));
            match runs.last_mut() {
                Some((file, bytes)) if *file == found.file => bytes.extend(number.to_be_bytes()),
                _ => runs.push((found.file, number.to_be_bytes().to_vec())),
            }
        }
        let page = self.page();
        page.begin_text().set_text_matrix([1.0, 0.0, 0.0, 1.0, left, HEIGHT - y]);
        for (file, bytes) in runs {
            page.set_font(Name(NAMES[file]), style.size).show(Str(&bytes));
        }
        page.end_text();
    }

    /// A rule from one place to another.
    pub fn rule(&mut self, [x, y]: [f32; 2], [to_x, to_y]: [f32; 2], thick: f32, dashed: bool) {
        let dash: &[f32] = if dashed { &[2.0, 2.0] } else { &[] };
        let page = self.page();
        page.set_line_width(thick).set_dash_pattern(dash.iter().copied(), 0.0);
        page.move_to(x, HEIGHT - y).line_to(to_x, HEIGHT - to_y).stroke();
    }

    /// A black square of a code that phones read, `side` squares in a row.
    pub fn squares(&mut self, [x, y]: [f32; 2], size: f32, code: &Code) {
        let one = size / code.side as f32;
        let page = self.page();
        for (at, _) in code.dark.iter().enumerate().filter(|(_, dark)| **dark) {
            let (row, column) = (at / code.side, at % code.side);
            let (left, top) = (x + column as f32 * one, y + row as f32 * one);
            page.rect(left, HEIGHT - top - one, one, one);
        }
        page.fill_nonzero();
    }

    /// The file's bytes.
    pub fn finish(self) -> Result<Vec<u8>> {
        let mut next = 1..;
        let mut new = || Ref::new(next.next().unwrap_or_default());
        let (catalog, tree, info) = (new(), new(), new());
        let pages: Vec<(Ref, Ref)> = self.pages.iter().map(|_| (new(), new())).collect();
        let used: Vec<(usize, Ref)> = (0..NAMES.len())
            .filter(|file| !self.fonts[*file].letters.is_empty())
            .map(|file| (file, new()))
            .collect();
        let mut pdf = Pdf::new();
        pdf.catalog(catalog).pages(tree).lang(TextStr("vi-VN"));
        pdf.document_info(info).title(TextStr(&self.title)).producer(TextStr("nhaclich"));
        let count = i32::try_from(pages.len())?;
        pdf.pages(tree).kids(pages.iter().map(|(page, _)| *page)).count(count);
        for ((page, content), drawn) in pages.iter().zip(self.pages) {
            let mut written = pdf.page(*page);
            written.parent(tree).media_box(Rect::new(0.0, 0.0, WIDTH, HEIGHT)).contents(*content);
            let mut resources = written.resources();
            let mut named = resources.fonts();
            for (file, font) in &used {
                named.pair(Name(NAMES[*file]), *font);
            }
            named.finish();
            resources.finish();
            written.finish();
            let bytes = packed(&drawn.finish())?;
            pdf.stream(*content, &bytes).filter(Filter::FlateDecode);
        }
        for (file, font) in used {
            embed(&mut pdf, file, font, [new(), new(), new(), new()], &self.fonts[file])?;
        }
        Ok(pdf.finish())
    }
}

/// The squares of a code that phones read, row by row.
#[derive(Clone, Debug, Default)]
pub struct Code {
    pub side: usize,
    pub dark: Vec<bool>,
}

/// A font with the letters that are used.
fn embed(
    pdf: &mut Pdf,
    file: usize,
    font: Ref,
    [cid, about, data, map]: [Ref; 4],
    used: &Used,
) -> Result<()> {
    const ADOBE: SystemInfo<'_> =
        SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
    // The tag says that this is a part of the font.
    let name = [b"NHACLI+Noto".as_slice(), NAMES[file]].concat();
    pdf.type0_font(font)
        .base_font(Name(&name))
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(cid)
        .to_unicode(map);
    let mut described = pdf.cid_font(cid);
    described
        .subtype(CidFontType::Type2)
        .base_font(Name(&name))
        .system_info(ADOBE)
        .font_descriptor(about)
        .default_width(0.0)
        .cid_to_gid_map_predefined(Name(b"Identity"));
    let mut widths = described.widths();
    for (number, (_, width)) in &used.letters {
        widths.consecutive(*number, [width * EM]);
    }
    widths.finish();
    described.finish();
    pdf.font_descriptor(about)
        .name(Name(&name))
        .flags(FontFlags::NON_SYMBOLIC)
        .bbox(Rect::new(-600.0, -400.0, 2000.0, 1100.0))
        .italic_angle(0.0)
        .ascent(fonts::ASCENT * EM)
        .descent(fonts::DESCENT * EM)
        .cap_height(fonts::CAPITAL * EM)
        .stem_v(80.0)
        .font_file2(data);
    let part = subsetter::subset(fonts::FILES[file], 0, &used.glyphs)?;
    pdf.stream(data, &packed(&part)?)
        .filter(Filter::FlateDecode)
        .pair(Name(b"Length1"), i32::try_from(part.len())?);
    let mut unicode = UnicodeCmap::new(Name(b"Unicode"), ADOBE);
    for (number, (letter, _)) in &used.letters {
        unicode.pair(*number, *letter);
    }
    pdf.cmap(map, &unicode.finish());
    Ok(())
}

fn packed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes)?;
    Ok(packer.finish()?)
}
