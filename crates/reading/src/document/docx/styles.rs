//! How Word's styles and properties set text: bold, struck, hidden, headings, lists; knows nothing of its words.

use std::collections::HashMap;

use roxmltree::{Document as Xml, Node};

use super::{is, number, switched, value};
use crate::document::fonts;
use crate::document::runs::{Shape, Style};

/// What properties say of letters; what they don't say comes from the style.
#[derive(Clone, Copy, Debug, Default)]
pub struct Letters<'t> {
    bold: Option<bool>,
    struck: Option<bool>,
    hidden: Option<bool>,
    raised: Option<bool>,
    font: Option<Font<'t>>,
}

#[derive(Clone, Copy, Debug)]
enum Font<'t> {
    Named(&'t str),
    /// The theme's font for headings, or for the body.
    Major,
    Minor,
}

/// How letters are set where a run begins.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around<'t> {
    pub style: Style,
    pub hidden: bool,
    pub font: &'t str,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting<'t> {
    pub shape: Shape,
    pub around: Around<'t>,
    /// Its end is hidden, so that the next paragraph goes on from it.
    pub joined: bool,
    pub entry: Option<Entry<'t>>,
}

/// An entry of a list, by the list's number and the level.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'t> {
    pub list: &'t str,
    pub level: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Named<'t> {
    based_on: Option<&'t str>,
    letters: Letters<'t>,
    heading: Option<u8>,
    numbered: Numbered<'t>,
}

/// What properties say of a list. List `0` switches numbering off; a level alone, without a list, is what
/// editors leave when numbering is taken away.
#[derive(Clone, Copy, Debug, Default)]
struct Numbered<'t> {
    list: Option<&'t str>,
    level: Option<usize>,
}

/// The styles of a document by their identifiers.
#[derive(Debug, Default)]
pub struct Styles<'t> {
    named: HashMap<&'t str, Named<'t>>,
    usual: Option<&'t str>,
    defaults: Letters<'t>,
    major: &'t str,
    minor: &'t str,
}

impl<'t> Letters<'t> {
    pub fn read(properties: Node<'t, '_>) -> Letters<'t> {
        let mut letters = Letters::default();
        for node in properties.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "b" => letters.bold = Some(switched(node)),
                "strike" | "dstrike" => letters.struck = Some(switched(node) || letters.struck == Some(true)),
                "vanish" => letters.hidden = Some(switched(node)),
                "vertAlign" => letters.raised = Some(value(node) == Some("superscript")),
                "rFonts" => letters.font = Font::read(node).or(letters.font),
                _ => {}
            }
        }
        letters
    }

    fn or(self, other: Letters<'t>) -> Letters<'t> {
        Letters {
            bold: self.bold.or(other.bold),
            struck: self.struck.or(other.struck),
            hidden: self.hidden.or(other.hidden),
            raised: self.raised.or(other.raised),
            font: self.font.or(other.font),
        }
    }
}

impl<'t> Font<'t> {
    /// The font of Latin letters with accents.
    fn read(node: Node<'t, '_>) -> Option<Font<'t>> {
        let theme = attribute(node, "hAnsiTheme").or(attribute(node, "asciiTheme"));
        match theme {
            Some(theme) if theme.starts_with("major") => Some(Font::Major),
            Some(_) => Some(Font::Minor),
            None => attribute(node, "hAnsi").or(attribute(node, "ascii")).map(Font::Named),
        }
    }
}

impl<'t> Styles<'t> {
    pub fn read(tree: &'t Xml<'_>, theme: Option<&'t Xml<'_>>) -> Styles<'t> {
        let mut styles =
            Styles { major: face(theme, "majorFont"), minor: face(theme, "minorFont"), ..Styles::default() };
        let defaults = tree.root_element().descendants().find(|node| is(*node, "rPrDefault"));
        let defaults = defaults.and_then(|node| node.children().find(|child| is(*child, "rPr")));
        styles.defaults = defaults.map(Letters::read).unwrap_or_default();
        for node in tree.root_element().children().filter(|node| is(*node, "style")) {
            let Some(id) = attribute(node, "styleId") else { continue };
            let child = |name: &'static str| node.children().find(move |child| is(*child, name));
            let mut named = Named {
                based_on: child("basedOn").and_then(value),
                letters: child("rPr").map(Letters::read).unwrap_or_default(),
                ..Named::default()
            };
            if let Some(properties) = child("pPr") {
                named.heading = outline(properties);
                named.numbered = Numbered::read(properties);
            }
            if named.heading.is_none() {
                named.heading = child("name").and_then(value).and_then(heading);
            }
            if attribute(node, "type") == Some("paragraph") && attribute(node, "default") == Some("1") {
                styles.usual = Some(id);
            }
            styles.named.insert(id, named);
        }
        styles
    }

    /// A style with what it takes over from those it is based on.
    fn resolved(&self, id: Option<&str>) -> Named<'t> {
        let mut out = Named::default();
        let mut next = id;
        // Styles of damaged files may be based on one another in a ring.
        for _ in 0..20 {
            let Some(named) = next.and_then(|id| self.named.get(id)) else { break };
            out.letters = out.letters.or(named.letters);
            out.heading = out.heading.or(named.heading);
            out.numbered = out.numbered.or(named.numbered);
            next = named.based_on;
        }
        out
    }

    /// What a table's style says of letters.
    pub fn table(&self, properties: Option<Node<'_, '_>>) -> Letters<'t> {
        let style = properties.and_then(|p| p.children().find(|child| is(*child, "tblStyle")));
        self.resolved(style.and_then(value)).letters
    }

    /// How a paragraph with these properties is set in a table of this style.
    pub fn paragraph<'p>(&'p self, properties: Option<Node<'p, '_>>, table: Letters<'p>) -> Setting<'p> {
        let child =
            |name: &'static str| properties.and_then(|p| p.children().find(move |child| is(*child, name)));
        let style = child("pStyle").and_then(value).or(self.usual);
        let named = self.resolved(style);
        let numbered = properties.map(Numbered::read).unwrap_or_default().or(named.numbered);
        let mark = child("rPr").map(Letters::read).unwrap_or_default();
        // Styles switch such properties: twice on is off again.
        let both = |own: Option<bool>, table: Option<bool>, always: Option<bool>| {
            (own.unwrap_or(false) ^ table.unwrap_or(false)) || always == Some(true)
        };
        let (own, always) = (named.letters, self.defaults);
        let hidden = both(own.hidden, table.hidden, always.hidden);
        let font = self.name(own.font.or(table.font).or(always.font));
        let style = Style {
            bold: both(own.bold, table.bold, always.bold),
            struck: both(own.struck, table.struck, always.struck),
            raised: own.raised == Some(true),
            script: fonts::script(font),
        };
        Setting {
            shape: Shape {
                list_depth: numbered.depth(),
                heading: properties.and_then(outline).or(named.heading).unwrap_or(0),
            },
            around: Around { style, hidden, font },
            joined: mark.hidden.unwrap_or(hidden),
            entry: numbered.entry(),
        }
    }

    /// How a run with these properties is set inside a paragraph.
    pub fn run<'r>(&'r self, properties: Option<Node<'r, '_>>, around: Around<'r>) -> Around<'r> {
        let Some(properties) = properties else { return around };
        let style = properties.children().find(|child| is(*child, "rStyle")).and_then(value);
        let (own, named) = (Letters::read(properties), self.resolved(style).letters);
        let set = |own: Option<bool>, named: Option<bool>, around: bool| {
            own.unwrap_or(named.unwrap_or(false) ^ around)
        };
        let font = match own.font.or(named.font) {
            Some(font) => self.name(Some(font)),
            None => around.font,
        };
        let style = Style {
            bold: set(own.bold, named.bold, around.style.bold),
            struck: set(own.struck, named.struck, around.style.struck),
            raised: own.raised.or(named.raised).unwrap_or(around.style.raised),
            script: fonts::script(font),
        };
        Around { style, hidden: set(own.hidden, named.hidden, around.hidden), font }
    }

    fn name<'n>(&'n self, font: Option<Font<'n>>) -> &'n str {
        match font {
            Some(Font::Named(name)) => name,
            Some(Font::Major) => self.major,
            Some(Font::Minor) => self.minor,
            None => "",
        }
    }
}

impl<'t> Numbered<'t> {
    fn read(properties: Node<'t, '_>) -> Numbered<'t> {
        let numbering = properties.children().find(|child| is(*child, "numPr"));
        let child =
            |name: &'static str| numbering.and_then(|n| n.children().find(move |child| is(*child, name)));
        Numbered { list: child("numId").and_then(value), level: child("ilvl").and_then(number) }
    }

    fn or(self, other: Numbered<'t>) -> Numbered<'t> {
        Numbered { list: self.list.or(other.list), level: self.level.or(other.level) }
    }

    /// Depth in a list from 1.
    fn depth(self) -> u8 {
        match (self.list, self.level) {
            (Some("0"), _) | (None, None) => 0,
            (_, level) => u8::try_from(level.unwrap_or(0).min(LEVELS) + 1).unwrap_or(u8::MAX),
        }
    }

    fn entry(self) -> Option<Entry<'t>> {
        let list = self.list.filter(|list| *list != "0")?;
        Some(Entry { list, level: self.level.unwrap_or(0).min(LEVELS) })
    }
}

/// Levels that a list may have; Word has nine.
const LEVELS: usize = 20;

/// The Latin font of a theme.
fn face<'t>(theme: Option<&'t Xml<'_>>, part: &str) -> &'t str {
    let part = theme.and_then(|theme| theme.root_element().descendants().find(|node| is(*node, part)));
    let latin = part.and_then(|part| part.children().find(|child| is(*child, "latin")));
    latin.and_then(|latin| attribute(latin, "typeface")).unwrap_or_default()
}

pub fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
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
