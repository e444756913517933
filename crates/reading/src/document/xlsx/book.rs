//! What the sheets of a workbook share: their names, texts and formats; knows no cell.

use std::collections::HashMap;

use roxmltree::{Document as Xml, Node};

use super::value::Kind;
use super::{DAMAGED, Style};
use crate::Unreadable;
use crate::document::archive::{Archive, xml};

/// A workbook without its cells.
pub struct Book {
    /// Names and parts of the sheets that are shown, in order.
    pub sheets: Vec<(String, String)>,
    pub texts: Vec<Vec<(String, Style)>>,
    pub formats: Vec<Format>,
    /// Days are counted from 1904, as on old Macs.
    pub from_1904: bool,
}

/// How a cell is set.
#[derive(Clone, Copy, Debug, Default)]
pub struct Format {
    pub kind: Kind,
    pub style: Style,
}

impl Book {
    pub fn read(archive: &mut Archive<'_>) -> Result<Book, Unreadable> {
        let main = "xl/workbook.xml";
        let text = archive.text(main)?.ok_or_else(|| archive.broken())?;
        let tree = xml(&text, DAMAGED)?;
        let targets = match archive.text("xl/_rels/workbook.xml.rels")? {
            Some(text) => targets(&xml(&text, DAMAGED)?),
            None => HashMap::new(),
        };
        let mut book = Book { sheets: Vec::new(), texts: Vec::new(), formats: Vec::new(), from_1904: false };
        for node in tree.descendants().filter(Node::is_element) {
            match node.tag_name().name() {
                "workbookPr" => book.from_1904 = matches!(attribute(node, "date1904"), Some("1" | "true")),
                "sheet" => book.sheets.extend(sheet(node, &targets)),
                _ => {}
            }
        }
        if let Some(text) = archive.text("xl/sharedStrings.xml")? {
            let tree = xml(&text, DAMAGED)?;
            book.texts =
                tree.root_element().children().filter(|node| node.has_tag_name_of("si")).map(rich).collect();
        }
        if let Some(text) = archive.text("xl/styles.xml")?
            && let Ok(tree) = xml(&text, DAMAGED)
        {
            book.formats = formats(&tree);
        }
        Ok(book)
    }
}

/// Names without their namespace, which differs between the two forms of the format.
pub trait Named {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl Named for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

pub fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

fn targets(tree: &Xml<'_>) -> HashMap<String, String> {
    let relation = |node: Node<'_, '_>| {
        let target = attribute(node, "Target")?;
        let part = match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("xl/{target}"),
        };
        Some((attribute(node, "Id")?.to_owned(), part))
    };
    tree.root_element().children().filter(Node::is_element).filter_map(relation).collect()
}

/// Name and part of a sheet of cells that is shown.
fn sheet(node: Node<'_, '_>, targets: &HashMap<String, String>) -> Option<(String, String)> {
    if matches!(attribute(node, "state"), Some("hidden" | "veryHidden")) {
        return None;
    }
    let name = attribute(node, "name").unwrap_or_default().to_owned();
    // `sheetId` is another attribute; the relation's is called `id`.
    let part = match attribute(node, "id").and_then(|id| targets.get(id)) {
        Some(part) => part.clone(),
        None => format!("xl/worksheets/sheet{}.xml", attribute(node, "sheetId")?),
    };
    part.contains("worksheet").then_some((name, part))
}

/// A text with the style of each of its runs; readings aids for other scripts are left out.
pub fn rich(node: Node<'_, '_>) -> Vec<(String, Style)> {
    let mut out = Vec::new();
    for part in node.children().filter(Node::is_element) {
        match part.tag_name().name() {
            "t" => out.push((written(part), Style::default())),
            "r" => {
                let properties = part.children().find(|child| child.has_tag_name_of("rPr"));
                let style = properties.map(font).unwrap_or_default();
                let texts = part.children().filter(|child| child.has_tag_name_of("t"));
                out.extend(texts.map(|text| (written(text), style)));
            }
            _ => {}
        }
    }
    out
}

/// The text of a node. Excel writes control characters as `_x000D_`.
pub fn written(node: Node<'_, '_>) -> String {
    let text: String = node.children().filter_map(|piece| piece.text()).collect();
    if text.contains("_x00") {
        text.replace("_x000D_", "").replace("_x000A_", "\n").replace("_x0009_", "\t")
    } else {
        text
    }
}

fn font(node: Node<'_, '_>) -> Style {
    let on = |name: &str| {
        let switch = node.children().find(|child| child.has_tag_name_of(name));
        switch.is_some_and(|switch| !matches!(attribute(switch, "val"), Some("0" | "false")))
    };
    Style { bold: on("b"), struck: on("strike"), ..Style::default() }
}

fn formats(tree: &Xml<'_>) -> Vec<Format> {
    let part = |name: &'static str| {
        let part = tree.root_element().children().find(move |node| node.has_tag_name_of(name));
        part.into_iter().flat_map(|part| part.children().filter(Node::is_element))
    };
    let codes: HashMap<u32, &str> = part("numFmts")
        .filter_map(|node| Some((attribute(node, "numFmtId")?.parse().ok()?, attribute(node, "formatCode")?)))
        .collect();
    let fonts: Vec<Style> = part("fonts").map(font).collect();
    let format = |node: Node<'_, '_>| {
        let number = |name: &str| attribute(node, name).and_then(|id| id.parse::<u32>().ok()).unwrap_or(0);
        let id = number("numFmtId");
        Format {
            kind: codes.get(&id).map_or_else(|| Kind::numbered(id), |code| Kind::written(code)),
            style: fonts.get(number("fontId") as usize).copied().unwrap_or_default(),
        }
    };
    part("cellXfs").map(format).collect()
}
