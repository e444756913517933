//! The parts of a page that are not its text: scripts, menus, side bars; knows tags and how much a part
//! only links elsewhere, never the page of one office.

use std::collections::HashSet;

use ego_tree::NodeId;
use scraper::{Html, Node};

use super::Branch;

/// Elements whose content no browser shows as text.
pub fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "head"
            | "template"
            | "svg"
            | "iframe"
            | "object"
            | "audio"
            | "video"
            | "canvas"
            | "xml"
            | "datalist"
    )
}

/// Elements that a reader works with instead of reading them.
pub fn is_control(name: &str) -> bool {
    matches!(name, "noscript" | "select" | "option" | "button" | "textarea" | "nav")
}

/// The words in a part, in one line.
pub fn words(node: Branch<'_>) -> String {
    let mut out = String::new();
    for inner in node.descendants() {
        let silent = inner
            .ancestors()
            .take_while(|above| above.id() != node.id())
            .any(|above| above.value().as_element().is_some_and(|element| is_silent(element.name())));
        if let Some(text) = inner.value().as_text().filter(|_| !silent) {
            out.push_str(text);
            out.push(' ');
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Elements that begin and end paragraphs.
pub fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "li"
            | "ul"
            | "ol"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "pre"
            | "blockquote"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "aside"
            | "address"
            | "center"
            | "dl"
            | "dt"
            | "dd"
            | "fieldset"
            | "form"
            | "figure"
            | "figcaption"
            | "body"
            | "html"
            | "caption"
            | "tr"
            | "td"
            | "th"
            | "details"
            | "summary"
    )
}

/// Parts of a page that lead elsewhere.
#[derive(Debug, Default)]
pub struct Furniture {
    parts: HashSet<NodeId>,
}

/// Letters of a menu's entry at most, on average; a list of meetings that are links is longer.
const MENU_ENTRY: usize = 28;

/// What a part of a page holds.
#[derive(Clone, Copy, Default)]
struct Weight {
    letters: usize,
    linked: usize,
    links: usize,
    /// Rows with three or more cells, as a programme's table has.
    rows: usize,
}

impl Furniture {
    pub fn of(page: &Html) -> Furniture {
        let mut furniture = Furniture::default();
        furniture.weigh(page.tree.root(), false, 0);
        furniture
    }

    pub fn has(&self, node: NodeId) -> bool {
        self.parts.contains(&node)
    }

    fn weigh(&mut self, node: Branch<'_>, linked: bool, depth: usize) -> Weight {
        let mut weight = Weight::default();
        // Deeper pages are refused when they are walked through.
        if depth > 2 * crate::document::limits::DEPTH {
            return weight;
        }
        match node.value() {
            Node::Text(text) => {
                weight.letters = text.chars().filter(|c| c.is_alphanumeric()).count();
                weight.linked = if linked { weight.letters } else { 0 };
                return weight;
            }
            Node::Element(element) if is_silent(element.name()) || is_control(element.name()) => {
                return weight;
            }
            _ => {}
        }
        let element = node.value().as_element();
        let is = |name: &str| element.is_some_and(|element| element.name() == name);
        for child in node.children() {
            let inner = self.weigh(child, linked || is("a"), depth + 1);
            weight.letters += inner.letters;
            weight.linked += inner.linked;
            weight.links += inner.links;
            weight.rows += inner.rows;
        }
        weight.links += usize::from(is("a"));
        let cell = |child: &Branch<'_>| {
            child.value().as_element().is_some_and(|element| matches!(element.name(), "td" | "th"))
        };
        weight.rows += usize::from(is("tr") && node.children().filter(cell).count() >= 3);
        if let Some(element) = element
            && is_furniture(element, weight)
        {
            self.parts.insert(node.id());
            return Weight::default();
        }
        weight
    }
}

fn is_furniture(element: &scraper::node::Element, weight: Weight) -> bool {
    let name = element.name();
    let container = matches!(
        name,
        "div"
            | "ul"
            | "ol"
            | "section"
            | "aside"
            | "header"
            | "footer"
            | "form"
            | "table"
            | "td"
            | "dl"
            | "center"
            | "p"
    );
    if !container || weight.rows >= 3 {
        return false;
    }
    // Menus are links and hardly anything else.
    let short = weight.linked <= weight.links * MENU_ENTRY;
    if weight.links >= 3 && short && weight.linked * 10 >= weight.letters * 8 {
        return true;
    }
    let role = element
        .attr("role")
        .is_some_and(|role| matches!(role, "navigation" | "banner" | "contentinfo" | "search"));
    let named = element.id().into_iter().chain(element.classes()).any(is_furniture_name);
    (matches!(name, "aside" | "footer") || role || named) && weight.letters < 3000 && name != "td"
}

/// Names that web systems give to menus and bars.
fn is_furniture_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let mut parts = name.split(['-', '_', ' ']);
    parts.any(|part| {
        matches!(
            part,
            "menu"
                | "nav"
                | "navbar"
                | "navigation"
                | "sidebar"
                | "breadcrumb"
                | "breadcrumbs"
                | "footer"
                | "topbar"
                | "sitemap"
                | "copyright"
                | "social"
                | "share"
                | "pagination"
                | "comments"
                | "banner"
                | "advert"
                | "sidenav"
                | "mainmenu"
                | "topmenu"
                | "leftmenu"
                | "rightmenu"
                | "login"
                | "weblinks"
        )
    })
}
