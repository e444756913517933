//! Word documents as paragraphs and tables; knows WordprocessingML as Word shows it with all tracked
//! changes accepted, so that the reader sees what the reader of a printout sees. What a printout does not
//! show is kept beside it.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use roxmltree::{Document as Xml, Node};

use super::archive::{Archive, xml};
use super::encoding::nfc;
use super::fonts::Fonts;
use super::runs::Runs;
use super::{Aside, Beside, Block, Document, Note, limits};
use crate::Unreadable;

mod around;
mod chunk;
mod numbering;
mod run;
mod styles;
mod table;

use around::Parts;
use numbering::Numbering;
use styles::{Letters, Setting, Styles};

const DAMAGED: &str = "tệp Word bị hỏng; hãy mở bằng Word, lưu lại rồi gửi lại";

/// Reads a `.docx`.
pub fn open(bytes: &[u8]) -> Result<Document, Unreadable> {
    nested(bytes, 0)
}

/// Reads a `.docx` that lies in so many others.
fn nested(bytes: &[u8], outer: usize) -> Result<Document, Unreadable> {
    let mut archive = Archive::open(bytes, DAMAGED)?;
    let main = main_part(&mut archive)?;
    let mut parts = Parts::read(&mut archive, &main, outer)?;
    let text = archive.text(&main)?.ok_or_else(|| archive.broken())?;
    let tree = xml(&text, DAMAGED)?;
    let body =
        tree.root_element().children().find(|node| is(*node, "body")).ok_or_else(|| archive.broken())?;
    let chunks = std::mem::take(&mut parts.chunks);
    // A document is still readable when its styles are not.
    let [styles, theme, numbering] = [&parts.styles, &parts.theme, &parts.numbering].map(opened);
    let paper = Paper {
        styles: styles.as_ref().map(|tree| Styles::read(tree, theme.as_ref())).unwrap_or_default(),
        numbering: RefCell::new(numbering.as_ref().map(Numbering::read).unwrap_or_default()),
        chunks: RefCell::new(chunks),
        ..Paper::default()
    };
    let mut flow = Flow::new(&paper, Depth::default());
    flow.top = true;
    flow.blocks(body)?;
    let blocks = flow.finish();
    parts.asides(&paper, blocks.len())?;
    let mut notes = paper.notes.into_inner();
    notes.extend(paper.fonts.into_inner().notes());
    let mut asides = paper.asides.into_inner();
    asides.sort_by_key(|aside| aside.block);
    Ok(Document { blocks, notes, asides, ..Document::default() })
}

fn opened(text: &Option<String>) -> Option<Xml<'_>> {
    text.as_deref().and_then(|text| xml(text, DAMAGED).ok())
}

/// What all texts of a document share.
#[derive(Default)]
struct Paper<'t> {
    styles: Styles<'t>,
    numbering: RefCell<Numbering>,
    fonts: RefCell<Fonts>,
    asides: RefCell<Vec<Aside>>,
    notes: RefCell<Vec<Note>>,
    /// Documents put in whole, by the name of their relation.
    chunks: RefCell<HashMap<String, Document>>,
    /// The block in which a footnote or a comment is pointed to, by its kind and number.
    pointers: RefCell<HashMap<(&'static str, String), usize>>,
    /// The block being read.
    block: Cell<usize>,
}

/// The part that holds the document; some programs name it otherwise than Word does.
fn main_part(archive: &mut Archive<'_>) -> Result<String, Unreadable> {
    let usual = "word/document.xml".to_owned();
    let Some(text) = archive.text("_rels/.rels")? else { return Ok(usual) };
    let Ok(tree) = xml(&text, DAMAGED) else { return Ok(usual) };
    let target = tree
        .descendants()
        .filter(|node| node.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument")))
        .find_map(|node| node.attribute("Target"));
    Ok(target.map_or(usual, |target| target.trim_start_matches('/').to_owned()))
}

/// How deep a part lies.
#[derive(Clone, Copy, Default)]
struct Depth {
    elements: usize,
    tables: usize,
}

impl Depth {
    fn element(self) -> Result<Depth, Unreadable> {
        let depth = Depth { elements: self.elements + 1, ..self };
        if depth.elements > limits::DEPTH { Err(limits::too_deep()) } else { Ok(depth) }
    }

    fn table(self) -> Result<Depth, Unreadable> {
        let depth = Depth { tables: self.tables + 1, ..self };
        if depth.tables > limits::NESTED_TABLES { Err(limits::too_deep()) } else { Ok(depth) }
    }
}

/// Blocks put together from the top of a body, a cell or a text box.
struct Flow<'s> {
    paper: &'s Paper<'s>,
    depth: Depth,
    /// It is the body itself.
    top: bool,
    /// What the style of the table around says.
    table: Letters<'s>,
    out: Vec<Block>,
    runs: Runs,
    /// Text boxes anchored in the paragraph being read.
    boxes: Vec<Block>,
    /// What the paragraph being read holds and does not show.
    unseen: Vec<(Beside, String)>,
}

impl<'s> Flow<'s> {
    fn new(paper: &'s Paper<'s>, depth: Depth) -> Self {
        Flow {
            paper,
            depth,
            top: false,
            table: Letters::default(),
            out: Vec::new(),
            runs: Runs::default(),
            boxes: Vec::new(),
            unseen: Vec::new(),
        }
    }

    fn finish(mut self) -> Vec<Block> {
        if !self.runs.is_empty() {
            self.end_paragraph(Setting::default());
        }
        self.out
    }

    /// Everything in a container of blocks.
    fn blocks(&mut self, container: Node<'_, '_>) -> Result<(), Unreadable> {
        let around = self.depth;
        self.depth = around.element()?;
        for node in container.children().filter(Node::is_element) {
            if self.top {
                self.paper.block.set(self.out.len());
            }
            match node.tag_name().name() {
                "p" => self.paragraph(node)?,
                "tbl" => {
                    // No paragraph goes on behind a table.
                    if !self.runs.is_empty() {
                        self.end_paragraph(Setting::default());
                    }
                    let blocks = table::read(node, self.paper, self.depth)?;
                    self.out.extend(blocks);
                }
                "AlternateContent" => {
                    if let Some(choice) = alternative(node) {
                        self.blocks(choice)?;
                    }
                }
                "sdt" => {
                    if let Some(content) = node.children().find(|child| is(*child, "sdtContent")) {
                        self.blocks(content)?;
                    }
                }
                "altChunk" => self.chunk(node),
                "ins" | "moveTo" | "customXml" | "smartTag" | "sdtContent" => self.blocks(node)?,
                "del" | "moveFrom" => {
                    let text = run::words(node);
                    self.paper.aside(Beside::Deleted, text);
                }
                _ => {}
            }
        }
        self.depth = around;
        Ok(())
    }

    /// A document put in whole stands where it was put.
    fn chunk(&mut self, node: Node<'_, '_>) {
        let id = styles::attribute(node, "id").unwrap_or_default();
        match self.paper.chunks.borrow_mut().remove(id) {
            Some(document) => {
                let block = self.paper.block.get();
                let asides = document.asides.into_iter();
                let asides = asides.map(|aside| Aside { block: block + aside.block, ..aside });
                self.paper.asides.borrow_mut().extend(asides);
                self.paper.notes.borrow_mut().extend(document.notes);
                self.out.extend(document.blocks);
            }
            None => {
                self.paper.notes.borrow_mut().push(Note::LostPart);
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>) -> Result<(), Unreadable> {
        let properties = node.children().find(|child| is(*child, "pPr"));
        let setting = self.paper.styles.paragraph(properties, self.table);
        let depth = self.depth.element()?;
        run::collect(self, node, setting.around, depth)?;
        self.out.append(&mut self.boxes);
        for (is, text) in std::mem::take(&mut self.unseen) {
            self.paper.aside(is, text);
        }
        // A deleted paragraph mark joins the paragraph to the next.
        let mark = properties.and_then(|properties| properties.children().find(|child| is(*child, "rPr")));
        let joined =
            mark.is_some_and(|mark| mark.children().any(|child| is(child, "del") || is(child, "moveFrom")));
        if !joined && !setting.joined {
            self.end_paragraph(setting);
        }
        Ok(())
    }

    fn end_paragraph(&mut self, setting: Setting<'_>) {
        let mut paragraphs = Vec::new();
        self.runs.finish(setting.shape, &mut paragraphs);
        if let (Some(entry), Some(first)) = (setting.entry, paragraphs.first_mut()) {
            first.number = self.paper.numbering.borrow_mut().next(entry);
        }
        self.out.extend(paragraphs.into_iter().map(Block::Paragraph));
    }
}

impl Paper<'_> {
    /// Keeps words that are not shown.
    fn aside(&self, is: Beside, text: String) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            let aside = Aside { text: nfc(&text), is, at: String::new(), block: self.block.get() };
            self.asides.borrow_mut().push(aside);
        }
    }
}

/// What a part is named, whichever of the two namespaces of the format it is in.
fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// The one version to read of content that is given in several.
fn alternative<'a, 'i>(node: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    let version = |name: &'static str| node.children().find(move |child| is(*child, name));
    version("Choice").or_else(|| version("Fallback"))
}

/// The value of a switch such as `<w:b/>` or `<w:b w:val="0"/>`.
fn switched(node: Node<'_, '_>) -> bool {
    !matches!(value(node), Some("0" | "false" | "off" | "none"))
}

/// The attribute `val`, which stands in the format's own namespace.
fn value<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == "val").map(|attribute| attribute.value())
}

fn number(node: Node<'_, '_>) -> Option<usize> {
    value(node).and_then(|text| text.trim().parse().ok())
}
