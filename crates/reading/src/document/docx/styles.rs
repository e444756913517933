//! How Word's styles and properties set text: bold, struck, hidden, headings, lists; knows nothing of its words.

use std::collections::HashMap;

use roxmltree::{Document as Xml, Node};

use super::{is, number, switched, value};
use crate::document::limits;
use crate::document::runs::{Shape, Style};

/// What properties say of letters; what they don't say comes from the style.
#[derive(Clone, Copy, Debug, Default)]
pub struct Letters {
    bold: Option<bool>,
    struck: Option<bool>,
    hidden: Option<bool>,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting {
    pub shape: Shape,
    pub style: Style,
    pub hidden: bool,
}

#[derive(Clone, Debug, Default)]
struct Named {
    based_on: Option<String>,
    letters: Letters,
    heading: Option<u8>,
    list: Option<u8>,
}

/// The styles of a document by their identifiers.
#[derive(Debug, Default)]
pub struct Styles {
    named: HashMap<String, Named>,
    usual: Option<String>,
}

impl Letters {
    pub fn read(properties: Node<'_, '_>) -> Letters {
        let mut letters = Letters::default();
        for node in properties.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "b" => letters.bold = Some(switched(node)),
                "strike" | "dstrike" => letters.struck = Some(switched(node) || letters.struck == Some(true)),
                "vanish" => letters.hidden = Some(switched(node)),
                _ => {}
            }
        }
        letters
    }

    fn or(self, other: Letters) -> Letters {
        Letters {
            bold: self.bold.or(other.bold),
            struck: self.struck.or(other.struck),
            hidden: self.hidden.or(other.hidden),
        }
    }
}

impl Styles {
    pub fn read(tree: &Xml<'_>) -> Styles {
        let mut styles = Styles::default();
        for node in tree.root_element().children().filter(|node| is(*node, "style")) {
            let Some(id) = attribute(node, "styleId") else { continue };
            let child = |name: &'static str| node.children().find(move |child| is(*child, name));
            let mut named = Named {
                based_on: child("basedOn").and_then(value).map(str::to_owned),
                letters: child("rPr").map(Letters::read).unwrap_or_default(),
                ..Named::default()
            };
            if let Some(properties) = child("pPr") {
                named.heading = outline(properties);
                named.list = list(properties);
            }
            if named.heading.is_none() {
                named.heading = child("name").and_then(value).and_then(heading);
            }
            if attribute(node, "type") == Some("paragraph") && attribute(node, "default") == Some("1") {
                styles.usual = Some(id.to_owned());
            }
            styles.named.insert(id.to_owned(), named);
        }
        styles
    }

    /// A style with what it takes over from those it is based on.
    fn resolved(&self, id: Option<&str>) -> Named {
        let mut out = Named::default();
        let mut next = id.map(str::to_owned);
        // Styles of damaged files may be based on one another in a ring.
        for _ in 0..20 {
            let Some(named) = next.as_deref().and_then(|id| self.named.get(id)) else { break };
            out.letters = out.letters.or(named.letters);
            out.heading = out.heading.or(named.heading);
            out.list = out.list.or(named.list);
            next = named.based_on.clone();
        }
        out
    }

    /// How a paragraph with these properties is set.
    pub fn paragraph(&self, properties: Option<Node<'_, '_>>) -> Setting {
        let child =
            |name: &'static str| properties.and_then(|p| p.children().find(move |child| is(*child, name)));
        let named = self.resolved(child("pStyle").and_then(value).or(self.usual.as_deref()));
        let list = properties.and_then(list).or(named.list).unwrap_or(0);
        let heading = properties.and_then(outline).or(named.heading).unwrap_or(0);
        let mark = child("rPr").map(Letters::read).unwrap_or_default();
        Setting {
            shape: Shape { list_depth: list, heading },
            style: Style {
                bold: named.letters.bold == Some(true),
                struck: named.letters.struck == Some(true),
            },
            hidden: mark.hidden == Some(true) && child("rPr").is_some(),
        }
    }

    /// How a run with these properties is set inside a paragraph; none if it is hidden.
    pub fn run(&self, properties: Option<Node<'_, '_>>, around: Style) -> Option<Style> {
        let Some(properties) = properties else { return Some(around) };
        let style = properties.children().find(|child| is(*child, "rStyle")).and_then(value);
        let letters = Letters::read(properties).or(self.resolved(style).letters);
        let visible = letters.hidden != Some(true);
        visible.then(|| Style {
            bold: letters.bold.unwrap_or(around.bold),
            struck: letters.struck.unwrap_or(around.struck),
        })
    }
}

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// Depth in a list from 1; 0 where numbering is switched off.
fn list(properties: Node<'_, '_>) -> Option<u8> {
    let numbering = properties.children().find(|child| is(*child, "numPr"))?;
    let child =
        |name: &'static str| numbering.children().find(move |child| is(*child, name)).and_then(number);
    // Level alone, without a list, is what editors leave when numbering is taken away.
    match child("numId") {
        Some(0) => Some(0),
        Some(_) => u8::try_from(child("ilvl").unwrap_or(0).min(limits::DEPTH) + 1).ok(),
        None => child("ilvl").and_then(|level| u8::try_from(level.min(20) + 1).ok()),
    }
}

fn outline(properties: Node<'_, '_>) -> Option<u8> {
    let level = properties.children().find(|child| is(*child, "outlineLvl")).and_then(number)?;
    // Level 9 is body text.
    Some(if level < 9 { u8::try_from(level + 1).unwrap_or(0) } else { 0 })
}

/// `heading 2`, `Title`.
fn heading(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    if name == "title" {
        return Some(1);
    }
    name.strip_prefix("heading ").and_then(|level| level.trim().parse().ok()).filter(|level| *level < 10)
}
