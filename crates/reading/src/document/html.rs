//! Web pages and markup as paragraphs and tables; knows what a browser would show, so that what is hidden,
//! or only leads elsewhere, is kept beside the text.

use std::cell::{Cell, RefCell};

use scraper::{
    Html,
    node::{Element, Node},
};

use super::fonts::{self, Fonts};
use super::runs::{Runs, Shape, Style};
use super::{Aside, Beside, Block, Document, Paragraph, encoding, joining, limits};
use crate::Unreadable;

mod guard;
mod list;
mod look;
mod page;
mod table;

use look::{Look, Sheet};

type Branch<'a> = ego_tree::NodeRef<'a, Node>;

/// Reads a page.
pub fn open(text: &str) -> Result<Document, Unreadable> {
    let text = guard::bounded(text)?;
    let page = Html::parse_document(&text);
    let sheet = Sheet::of(&page);
    let furniture = page::Furniture::of(&page);
    let mut document = walked(&page, &sheet, &furniture)?;
    if document.blocks.is_empty() {
        // What looks like menus and nothing else is the page itself.
        document = walked(&page, &sheet, &page::Furniture::default())?;
    }
    Ok(document)
}

fn walked(page: &Html, sheet: &Sheet, furniture: &page::Furniture) -> Result<Document, Unreadable> {
    let kept = Kept::default();
    let mut flow = Flow::new(sheet, furniture, &kept);
    flow.top = true;
    flow.children(page.tree.root(), Context::default())?;
    flow.flush(Shape::default());
    let blocks = flow.out;
    let notes = kept.fonts.into_inner().notes();
    Ok(Document { blocks, notes, asides: kept.asides.into_inner(), ..Document::default() })
}

/// What all parts of a page share, and what is kept beside its text.
#[derive(Default)]
struct Kept {
    asides: RefCell<Vec<Aside>>,
    fonts: RefCell<Fonts>,
    /// The block being read.
    block: Cell<usize>,
}

impl Kept {
    fn aside(&self, is: Beside, node: Branch<'_>) {
        let text = encoding::nfc(page::words(node).trim());
        if !text.is_empty() {
            self.asides.borrow_mut().push(Aside { text, is, at: String::new(), block: self.block.get() });
        }
    }
}

/// Reads markup inside a text: a cell, a line.
pub fn fragment(text: &str) -> Vec<Paragraph> {
    let Ok(text) = guard::bounded(text) else { return vec![super::runs::plain(text)] };
    let page = Html::parse_fragment(&text);
    let sheet = Sheet::default();
    let furniture = page::Furniture::default();
    let kept = Kept::default();
    let mut flow = Flow::new(&sheet, &furniture, &kept);
    if flow.children(page.tree.root(), Context::default()).is_err() {
        return vec![super::runs::plain(&text)];
    }
    flow.flush(Shape::default());
    joining::flatten(flow.out)
}

/// Whether a text holds tags that set text.
pub fn has_tags(text: &str) -> bool {
    const TAGS: [&str; 22] = [
        "p", "b", "i", "u", "s", "a", "ul", "ol", "li", "br", "strong", "em", "span", "div", "del", "strike",
        "font", "ins", "table", "sup", "sub", "h3",
    ];
    text.match_indices('<').any(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches('/');
        let name: &str = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len())];
        let ends = rest[name.len()..].starts_with(['>', ' ', '/']);
        ends && TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag))
    })
}

/// What surrounds a node.
#[derive(Clone, Copy, Debug, Default)]
struct Context {
    style: Style,
    list: u8,
    heading: u8,
    depth: usize,
    tables: usize,
    preformatted: bool,
    font: Option<usize>,
}

impl Context {
    /// Goes into an element.
    fn enter(&mut self, element: &Element, look: Look, sheet: &Sheet) {
        look.apply(element.name(), &mut self.style);
        if let Some(font) = look.font {
            self.font = Some(font);
            self.style.script = fonts::script(&sheet.font(font));
        }
    }
}

/// Blocks put together while walking through a page.
struct Flow<'a> {
    sheet: &'a Sheet,
    furniture: &'a page::Furniture,
    kept: &'a Kept,
    /// It is the page itself.
    top: bool,
    out: Vec<Block>,
    runs: Runs,
    /// The lists around, and the number of the entry that the next paragraph opens.
    lists: list::Lists,
    number: String,
    /// Depth of the list entry that the next paragraph opens.
    entry: u8,
    heading: u8,
    /// What is being defined stands ahead on the line: `<dt>Chủ trì</dt><dd>`.
    term: bool,
}

impl<'a> Flow<'a> {
    fn new(sheet: &'a Sheet, furniture: &'a page::Furniture, kept: &'a Kept) -> Self {
        Flow {
            sheet,
            furniture,
            kept,
            top: false,
            out: Vec::new(),
            runs: Runs::default(),
            lists: list::Lists::default(),
            number: String::new(),
            entry: 0,
            heading: 0,
            term: false,
        }
    }

    fn children(&mut self, node: Branch<'_>, context: Context) -> Result<(), Unreadable> {
        if context.depth > limits::DEPTH * 2 {
            return Err(limits::too_deep());
        }
        for child in node.children() {
            if self.top {
                self.kept.block.set(self.out.len());
            }
            self.node(child, context)?;
        }
        Ok(())
    }

    fn node(&mut self, node: Branch<'_>, mut context: Context) -> Result<(), Unreadable> {
        let element = match node.value() {
            Node::Text(text) => {
                self.text(&text.text, context);
                return Ok(());
            }
            Node::Element(element) => element,
            Node::Document | Node::Fragment => return self.children(node, context),
            _ => return Ok(()),
        };
        context.depth += 1;
        let name = element.name();
        let look = Look::of(element, self.sheet);
        if let Some(is) = self.unseen(node, look) {
            self.kept.aside(is, node);
            return Ok(());
        }
        if page::is_silent(name) {
            return Ok(());
        }
        if look.numbers {
            self.number = list::number(&page::words(node));
            return Ok(());
        }
        context.enter(element, look, self.sheet);
        match name {
            "br" => self.runs.push("\n", context.style),
            "hr" => self.flush(Shape::default()),
            "table" => {
                self.flush_as(context);
                let blocks = table::read(self, node, context)?;
                self.out.extend(blocks);
            }
            "dt" => self.term(node, context)?,
            "dd" => self.children(node, context)?,
            _ if page::is_block(name) => self.block(node, name, look, context)?,
            _ => self.children(node, context)?,
        }
        Ok(())
    }

    /// What a part is that no reader of the page takes for its text.
    fn unseen(&self, node: Branch<'_>, look: Look) -> Option<Beside> {
        let name = node.value().as_element().map(|element| element.name())?;
        if look::is_tracked_deletion(node.value()) {
            Some(Beside::Deleted)
        } else if look.hidden {
            Some(Beside::Hidden)
        } else if page::is_control(name) || self.furniture.has(node.id()) {
            Some(Beside::Menu)
        } else {
            None
        }
    }

    fn block(
        &mut self,
        node: Branch<'_>,
        name: &str,
        look: Look,
        mut context: Context,
    ) -> Result<(), Unreadable> {
        if !(std::mem::take(&mut self.term) && name == "dd") {
            self.flush_as(context);
        }
        match name {
            "ul" | "ol" => {
                context.list = context.list.saturating_add(1);
                self.lists.open(node);
            }
            "li" => {
                self.entry = context.list.max(1);
                self.number = self.lists.entry(node);
            }
            "pre" => context.preformatted = true,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                context.heading = name.as_bytes()[1] - b'0';
                context.style.bold = true;
            }
            _ => {}
        }
        if look.list_level > 0 {
            self.entry = look.list_level;
        }
        self.heading = context.heading;
        let before = self.out.len();
        self.children(node, context)?;
        if name == "dt" && !self.runs.is_empty() {
            self.runs.push(if self.runs.last() == Some(':') { " " } else { ": " }, context.style);
            self.term = true;
            return Ok(());
        }
        // A paragraph of nothing but a fixed space or a line break is a gap that the writer left.
        let gap = !self.runs.is_empty();
        self.flush_as(context);
        if matches!(name, "p" | "div") && gap && self.out.len() == before && self.wrote_gap(node) {
            self.out.push(Block::Paragraph(Paragraph::default()));
        }
        self.heading = 0;
        match name {
            "li" => {
                self.entry = 0;
                self.number.clear();
            }
            "ul" | "ol" => self.lists.close(),
            _ => {}
        }
        Ok(())
    }

    /// A list of definitions reads as `term: what it says. Next term: …`, one paragraph for each hour.
    fn term(&mut self, node: Branch<'_>, context: Context) -> Result<(), Unreadable> {
        if page::words(node).trim_start().starts_with(|c: char| c.is_ascii_digit()) {
            self.flush_as(context);
        } else if !self.runs.is_empty() {
            self.runs.push(". ", context.style);
        }
        self.children(node, context)?;
        self.runs.push(": ", context.style);
        Ok(())
    }

    fn wrote_gap(&self, node: Branch<'_>) -> bool {
        node.descendants().any(|inner| match inner.value() {
            Node::Text(text) => text.contains('\u{a0}'),
            Node::Element(element) => element.name() == "br",
            _ => false,
        })
    }

    /// Adds text as a browser would: a line break in the source is a space. Runs of spaces stay.
    fn text(&mut self, text: &str, context: Context) {
        if !text.is_ascii() || context.font.is_some() {
            let font = context.font.map(|font| self.sheet.font(font)).unwrap_or_default();
            self.kept.fonts.borrow_mut().seen(&font, text);
        }
        if context.preformatted {
            return self.runs.push(text, context.style);
        }
        let mut rest = text;
        while !rest.is_empty() {
            let blank = rest.len() - rest.trim_start_matches([' ', '\n', '\r', '\t', '\u{c}']).len();
            if blank > 0 {
                let space = &rest[..blank];
                let kept = if space.bytes().all(|b| b == b' ') { space } else { " " };
                let open = self.runs.last().is_none_or(|last| last == '\n');
                let doubled = kept.len() == 1 && self.runs.last() == Some(' ');
                if !open && !doubled {
                    self.runs.push(kept, context.style);
                }
                rest = &rest[blank..];
            }
            let word = rest.find([' ', '\n', '\r', '\t', '\u{c}']).unwrap_or(rest.len());
            if word > 0 {
                self.runs.push(&rest[..word], context.style);
            }
            rest = &rest[word..];
        }
    }

    fn flush_as(&mut self, context: Context) {
        let heading = if self.heading > 0 { self.heading } else { context.heading };
        self.flush(Shape { list_depth: self.entry, heading });
    }

    /// Ends the paragraph; one without words is left out.
    fn flush(&mut self, shape: Shape) {
        if self.runs.is_empty() {
            return;
        }
        let mut paragraphs = Vec::new();
        self.runs.finish(shape, &mut paragraphs);
        paragraphs.retain(|p| !p.text.is_empty());
        if let Some(first) = paragraphs.first_mut() {
            self.entry = 0;
            first.number = std::mem::take(&mut self.number);
        }
        self.out.extend(paragraphs.into_iter().map(Block::Paragraph));
    }
}
