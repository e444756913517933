//! What the sheets of a workbook share: their names, texts and formats; knows no cell.

use std::collections::HashMap;

use roxmltree::{Document as Xml, Node};

use super::value::{self, Kind};
use super::{DAMAGED, Style};
use crate::Unreadable;
use crate::document::archive::{Archive, xml};
use crate::document::fonts;

/// A workbook without its cells.
#[derive(Default)]
pub struct Book {
    /// Its sheets of cells, in order.
    pub sheets: Vec<Tab>,
    pub texts: Vec<Vec<Piece>>,
    pub formats: Vec<Format>,
    /// Days are counted from 1904, as on old Macs.
    pub from_1904: bool,
}

/// A sheet by its name.
pub struct Tab {
    pub name: String,
    pub part: String,
    pub hidden: bool,
}

/// A piece of a cell's text; without a look of its own it has the cell's.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    pub text: String,
    pub look: Option<Look>,
}

/// How letters are set.
#[derive(Clone, Debug, Default)]
pub struct Look {
    pub style: Style,
    pub font: String,
}

/// How a cell is set.
#[derive(Clone, Debug, Default)]
pub struct Format {
    pub kind: Kind,
    /// The code of its numbers, such as `m/d/yyyy`.
    pub code: String,
    pub look: Look,
}

impl Book {
    pub fn read(archive: &mut Archive<'_>) -> Result<Book, Unreadable> {
        let mut book = Book::of_tabs(archive)?;
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

    /// Only its sheets and how it counts days.
    pub fn of_tabs(archive: &mut Archive<'_>) -> Result<Book, Unreadable> {
        let main = "xl/workbook.xml";
        let text = archive.text(main)?.ok_or_else(|| archive.broken())?;
        let tree = xml(&text, DAMAGED)?;
        let targets = match archive.text("xl/_rels/workbook.xml.rels")? {
            Some(text) => targets(&xml(&text, DAMAGED)?),
            None => HashMap::new(),
        };
        let mut book = Book::default();
        for node in tree.descendants().filter(Node::is_element) {
            match node.tag_name().name() {
                // Extensions have an element of this name too, which says nothing of days.
                "workbookPr" => book.from_1904 |= matches!(attribute(node, "date1904"), Some("1" | "true")),
                "sheet" => book.sheets.extend(sheet(node, &targets)),
                _ => {}
            }
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

/// A sheet of cells; charts are none.
fn sheet(node: Node<'_, '_>, targets: &HashMap<String, String>) -> Option<Tab> {
    // `sheetId` is another attribute; the relation's is called `id`.
    let part = match attribute(node, "id").and_then(|id| targets.get(id)) {
        Some(part) => part.clone(),
        None => format!("xl/worksheets/sheet{}.xml", attribute(node, "sheetId")?),
    };
    let hidden = matches!(attribute(node, "state"), Some("hidden" | "veryHidden"));
    let name = attribute(node, "name").unwrap_or_default().to_owned();
    part.contains("worksheet").then_some(Tab { name, part, hidden })
}

/// A text in pieces of one look; reading aids for other scripts are left out.
pub fn rich(node: Node<'_, '_>) -> Vec<Piece> {
    let mut out = Vec::new();
    for part in node.children().filter(Node::is_element) {
        match part.tag_name().name() {
            "t" => out.push(Piece { text: written(part), look: None }),
            "r" => {
                let look = part.children().find(|child| child.has_tag_name_of("rPr")).map(look);
                let texts = part.children().filter(|child| child.has_tag_name_of("t"));
                out.extend(texts.map(|text| Piece { text: written(text), look: look.clone() }));
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

fn look(node: Node<'_, '_>) -> Look {
    let child = |name: &'static str| node.children().find(move |child| child.has_tag_name_of(name));
    let on = |name: &'static str| {
        child(name).is_some_and(|switch| !matches!(attribute(switch, "val"), Some("0" | "false")))
    };
    let named = |name: &'static str| child(name).and_then(|font| attribute(font, "val"));
    let font = named("rFont").or(named("name")).unwrap_or_default();
    let style = Style {
        bold: on("b"),
        struck: on("strike"),
        raised: named("vertAlign") == Some("superscript"),
        script: fonts::script(font),
    };
    Look { style, font: font.to_owned() }
}

fn formats(tree: &Xml<'_>) -> Vec<Format> {
    let part = |name: &'static str| {
        let part = tree.root_element().children().find(move |node| node.has_tag_name_of(name));
        part.into_iter().flat_map(|part| part.children().filter(Node::is_element))
    };
    let codes: HashMap<u32, &str> = part("numFmts")
        .filter_map(|node| Some((attribute(node, "numFmtId")?.parse().ok()?, attribute(node, "formatCode")?)))
        .collect();
    let looks: Vec<Look> = part("fonts").map(look).collect();
    let format = |node: Node<'_, '_>| {
        let number = |name: &str| attribute(node, name).and_then(|id| id.parse::<u32>().ok()).unwrap_or(0);
        let id = number("numFmtId");
        let code = codes.get(&id).copied();
        Format {
            kind: code.map_or_else(|| Kind::numbered(id), Kind::written),
            code: code.unwrap_or(value::usual_code(id)).to_owned(),
            look: looks.get(number("fontId") as usize).cloned().unwrap_or_default(),
        }
    };
    part("cellXfs").map(format).collect()
}
