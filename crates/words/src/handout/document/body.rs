//! The main part of a Word document while it is written: paragraphs, tables and tracked changes with their
//! numbers; knows tags, no programme.

use std::fmt::Write as _;

use super::text::{Ink, Run, escape};

/// Who is named as the author of marked changes.
const AUTHOR: &str = "nhaclich";

const OPENING: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#,
);

/// A4 upright; margins of 20, 20, 30 and 15 mm; the number of the page on top, from the second page on.
const CLOSING: &str = concat!(
    r#"<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>"#,
    r#"<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>"#,
    r#"<w:titlePg/></w:sectPr></w:body></w:document>"#,
);

/// A cell of a row.
#[derive(Debug, Default)]
pub struct Cell {
    pub width: u32,
    pub merge: Merge,
    /// Dotted lines set items of one day apart.
    pub dotted_above: bool,
    pub dotted_below: bool,
    pub paragraphs: Vec<Paragraph>,
}

/// Whether a cell goes on from the one above it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Merge {
    #[default]
    Alone,
    Begins,
    GoesOn,
}

/// A paragraph: its style and its words.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    pub style: &'static str,
    pub runs: Vec<Run>,
    /// Stands on one page with what follows.
    pub keeps: bool,
}

impl Paragraph {
    pub fn new(style: &'static str, runs: Vec<Run>) -> Self {
        Self { style, runs, keeps: false }
    }
}

/// What kind of row this is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowKind {
    /// Repeated at the top of every page.
    Header,
    #[default]
    Plain,
    Removed,
}

/// The part while it is written.
#[derive(Default)]
pub struct Body {
    xml: String,
    /// Every tracked deletion has a number of its own.
    deletions: u32,
}

impl Body {
    pub fn finish(self) -> String {
        format!("{OPENING}{}{CLOSING}", self.xml)
    }

    pub fn paragraph(&mut self, style: &'static str, runs: Vec<Run>) {
        self.write(&Paragraph::new(style, runs));
    }

    fn write(&mut self, paragraph: &Paragraph) {
        let keeps = if paragraph.keeps { "<w:keepNext/>" } else { "" };
        self.put(format_args!(r#"<w:p><w:pPr><w:pStyle w:val="{}"/>{keeps}</w:pPr>"#, paragraph.style));
        for run in paragraph.runs.iter().filter(|run| !run.text.is_empty()) {
            self.run(run);
        }
        self.xml.push_str("</w:p>");
    }

    fn run(&mut self, run: &Run) {
        let (open, close, tag) = match run.ink {
            Ink::Plain | Ink::Added => (String::new(), "", "w:t"),
            Ink::Removed => (self.deletion(false), "</w:del>", "w:delText"),
        };
        let added = run.ink == Ink::Added;
        let switches = [
            (run.bold, "<w:b/>"),
            (run.italic, "<w:i/>"),
            (run.strike || run.ink == Ink::Removed, "<w:strike/>"),
            (added, r#"<w:highlight w:val="yellow"/>"#),
            (added, r#"<w:u w:val="single"/>"#),
        ];
        let look: String = switches.into_iter().filter(|(on, _)| *on).map(|(_, tag)| tag).collect();
        let look = if look.is_empty() { look } else { format!("<w:rPr>{look}</w:rPr>") };
        let text = escape(&run.text);
        self.put(format_args!(r#"{open}<w:r>{look}<{tag} xml:space="preserve">{text}</{tag}></w:r>{close}"#));
    }

    /// The tag of a tracked deletion.
    fn deletion(&mut self, closed: bool) -> String {
        self.deletions += 1;
        let end = if closed { "/" } else { "" };
        format!(r#"<w:del w:id="{}" w:author="{AUTHOR}"{end}>"#, self.deletions)
    }

    /// Begins a table; `widths` in twentieths of a point. What it is said to be is read out to the blind.
    pub fn begin_table(&mut self, style: &str, widths: &[u32], said: &str) {
        let whole: u32 = widths.iter().sum();
        self.put(format_args!(
            r#"<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{whole}" w:type="dxa"/>"#
        ));
        self.xml.push_str(r#"<w:tblLayout w:type="fixed"/>"#);
        self.xml.push_str(r#"<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>"#);
        self.put(format_args!(r#"<w:tblCaption w:val="{}"/></w:tblPr><w:tblGrid>"#, escape(said)));
        for width in widths {
            self.put(format_args!(r#"<w:gridCol w:w="{width}"/>"#));
        }
        self.xml.push_str("</w:tblGrid>");
    }

    pub fn row(&mut self, kind: RowKind, cells: &[Cell]) {
        let change = match kind {
            RowKind::Header => "<w:tblHeader/>".to_owned(),
            RowKind::Plain => String::new(),
            RowKind::Removed => self.deletion(true),
        };
        self.put(format_args!("<w:tr><w:trPr><w:cantSplit/>{change}</w:trPr>"));
        for cell in cells {
            self.cell(cell);
        }
        self.xml.push_str("</w:tr>");
    }

    fn cell(&mut self, cell: &Cell) {
        self.put(format_args!(r#"<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/>"#, cell.width));
        self.xml.push_str(match cell.merge {
            Merge::Alone => "",
            Merge::Begins => r#"<w:vMerge w:val="restart"/>"#,
            Merge::GoesOn => "<w:vMerge/>",
        });
        let sides = [(cell.dotted_above, "w:top"), (cell.dotted_below, "w:bottom")];
        let dotted: String = sides
            .into_iter()
            .filter(|(dotted, _)| *dotted)
            .map(|(_, side)| format!(r#"<{side} w:val="dotted" w:sz="4" w:space="0" w:color="auto"/>"#))
            .collect();
        if !dotted.is_empty() {
            self.put(format_args!("<w:tcBorders>{dotted}</w:tcBorders>"));
        }
        self.xml.push_str("</w:tcPr>");
        for paragraph in &cell.paragraphs {
            self.write(paragraph);
        }
        // Word refuses a cell without a paragraph.
        if cell.paragraphs.is_empty() {
            self.write(&Paragraph::new("TableText", Vec::new()));
        }
        self.xml.push_str("</w:tc>");
    }

    pub fn end_table(&mut self) {
        self.xml.push_str("</w:tbl>");
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        self.xml.write_fmt(text).expect("a string takes everything");
    }
}
