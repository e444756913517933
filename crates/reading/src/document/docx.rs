//! Word documents as paragraphs and tables; knows WordprocessingML as Word shows it with all tracked
//! changes accepted, so that the reader sees what the reader of a printout sees.

use roxmltree::Node;

use super::archive::{Archive, xml};
use super::runs::Runs;
use super::{Block, Document, limits};
use crate::Unreadable;

mod run;
mod styles;
mod table;

use styles::Styles;

const DAMAGED: &str = "tệp Word bị hỏng; hãy mở bằng Word, lưu lại rồi gửi lại";

/// Reads a `.docx`.
pub fn open(bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut archive = Archive::open(bytes, DAMAGED)?;
    let main = main_part(&mut archive)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let text = archive.text(&main)?.ok_or_else(|| archive.broken())?;
    let styles = match archive.text(&format!("{folder}/styles.xml"))? {
        // A document is still readable when its styles are not.
        Some(text) => xml(&text, DAMAGED).map(|tree| Styles::read(&tree)).unwrap_or_default(),
        None => Styles::default(),
    };
    let tree = xml(&text, DAMAGED)?;
    let body =
        tree.root_element().children().find(|node| is(*node, "body")).ok_or_else(|| archive.broken())?;
    let mut flow = Flow::new(&styles, Depth::default());
    flow.blocks(body)?;
    Ok(Document { blocks: flow.finish(), ..Document::default() })
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
    styles: &'s Styles,
    depth: Depth,
    out: Vec<Block>,
    runs: Runs,
    /// Text boxes anchored in the paragraph being read.
    boxes: Vec<Block>,
}

impl<'s> Flow<'s> {
    fn new(styles: &'s Styles, depth: Depth) -> Self {
        Flow { styles, depth, out: Vec::new(), runs: Runs::default(), boxes: Vec::new() }
    }

    fn finish(mut self) -> Vec<Block> {
        if !self.runs.is_empty() {
            self.end_paragraph(styles::Setting::default());
        }
        self.out
    }

    /// Everything in a container of blocks.
    fn blocks(&mut self, container: Node<'_, '_>) -> Result<(), Unreadable> {
        let around = self.depth;
        self.depth = around.element()?;
        for node in container.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" => self.paragraph(node)?,
                "tbl" => {
                    let blocks = table::read(node, self.styles, self.depth)?;
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
                "ins" | "moveTo" | "customXml" | "smartTag" | "sdtContent" => self.blocks(node)?,
                _ => {}
            }
        }
        self.depth = around;
        Ok(())
    }

    fn paragraph(&mut self, node: Node<'_, '_>) -> Result<(), Unreadable> {
        let properties = node.children().find(|child| is(*child, "pPr"));
        let setting = self.styles.paragraph(properties);
        let depth = self.depth.element()?;
        run::collect(self, node, setting.style, depth)?;
        self.out.append(&mut self.boxes);
        // A deleted paragraph mark joins the paragraph to the next.
        let mark = properties.and_then(|properties| properties.children().find(|child| is(*child, "rPr")));
        let joined =
            mark.is_some_and(|mark| mark.children().any(|child| is(child, "del") || is(child, "moveFrom")));
        if !joined && !setting.hidden {
            self.end_paragraph(setting);
        }
        Ok(())
    }

    fn end_paragraph(&mut self, setting: styles::Setting) {
        let mut paragraphs = Vec::new();
        self.runs.finish(setting.shape, &mut paragraphs);
        self.out.extend(paragraphs.into_iter().map(Block::Paragraph));
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
