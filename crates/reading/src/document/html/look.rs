//! How an element is set: bold, struck, hidden, a list entry; knows style attributes and simple style sheets.

use std::cell::RefCell;
use std::collections::HashMap;

use scraper::{Html, node::Element, node::Node};

use crate::document::runs::Style;

/// What a list of declarations says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Look {
    pub hidden: bool,
    pub bold: Option<bool>,
    pub struck: Option<bool>,
    pub raised: Option<bool>,
    /// A font of [`Sheet::fonts`].
    pub font: Option<usize>,
    /// Level of a list entry as Word writes it (`mso-list: l0 level1`).
    pub list_level: u8,
    /// The bullet or number of an entry, which Word writes as text.
    pub numbers: bool,
}

/// The classes and elements of a page whose look matters here.
#[derive(Debug, Default)]
pub struct Sheet {
    classes: HashMap<String, Look>,
    elements: HashMap<String, Look>,
    /// The fonts that the page names.
    fonts: RefCell<Vec<String>>,
}

/// Fonts that a page may name.
const FONTS: usize = 500;

impl Sheet {
    pub fn of(page: &Html) -> Sheet {
        let mut sheet = Sheet::default();
        for node in page.tree.nodes() {
            if node.value().as_element().is_some_and(|element| element.name() == "style") {
                for text in node.children().filter_map(|child| child.value().as_text()) {
                    sheet.add(text);
                }
            }
        }
        sheet
    }

    /// The name of a font.
    pub fn font(&self, at: usize) -> String {
        self.fonts.borrow().get(at).cloned().unwrap_or_default()
    }

    /// The number of the first font of a list.
    fn numbered(&self, families: &str) -> Option<usize> {
        let name = families.split(',').next().unwrap_or_default();
        let name = name.trim().trim_matches(['"', '\'']).trim();
        let mut fonts = self.fonts.borrow_mut();
        if let Some(at) = fonts.iter().position(|known| known == name) {
            return Some(at);
        }
        if name.is_empty() || fonts.len() >= FONTS {
            return None;
        }
        fonts.push(name.to_owned());
        Some(fonts.len() - 1)
    }

    /// Rules for one class (`.xl65`, `td.xl65`, `p.MsoNormal`) or element (`td`) alone; others depend on the
    /// page around.
    fn add(&mut self, css: &str) {
        for rule in css.split('}') {
            let Some((selectors, declarations)) = rule.split_once('{') else { continue };
            let look = Look::read(declarations, self);
            if look == Look::default() {
                continue;
            }
            for selector in selectors.split(',') {
                let name = selector.trim().trim_start_matches("<!--").trim();
                let plain = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric());
                if let Some((element, class)) = name.split_once('.')
                    && plain(element)
                    && class.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
                {
                    self.classes.entry(class.to_owned()).or_default().over(look);
                } else if plain(name) && !name.is_empty() {
                    self.elements.entry(name.to_ascii_lowercase()).or_default().over(look);
                }
            }
        }
    }
}

impl Look {
    pub fn of(element: &Element, sheet: &Sheet) -> Look {
        let mut look = sheet.elements.get(element.name()).copied().unwrap_or_default();
        look.hidden |= element.attr("hidden").is_some();
        if element.name() == "font" {
            look.font = element.attr("face").and_then(|face| sheet.numbered(face)).or(look.font);
        }
        if !sheet.classes.is_empty() {
            for class in element.classes().filter_map(|class| sheet.classes.get(class)) {
                look.over(*class);
            }
        }
        if let Some(style) = element.attr("style") {
            look.over(Look::read(style, sheet));
        }
        look
    }

    fn over(&mut self, other: Look) {
        self.hidden |= other.hidden;
        self.bold = other.bold.or(self.bold);
        self.struck = other.struck.or(self.struck);
        self.raised = other.raised.or(self.raised);
        self.font = other.font.or(self.font);
        self.list_level = self.list_level.max(other.list_level);
        self.numbers |= other.numbers;
    }

    fn read(declarations: &str, sheet: &Sheet) -> Look {
        let mut look = Look::default();
        for declaration in declarations.split(';') {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let (name, written) = (name.trim().to_ascii_lowercase(), value.trim());
            let value = written.to_ascii_lowercase();
            match name.as_str() {
                "display" => look.hidden |= value.starts_with("none"),
                "visibility" => look.hidden |= value.starts_with("hidden"),
                "mso-hide" => look.hidden |= value.starts_with("all"),
                "mso-list" if value.starts_with("ignore") => look.numbers = true,
                "mso-list" => look.list_level = level(&value),
                "text-decoration" | "text-decoration-line" => {
                    look.struck = Some(value.contains("line-through"))
                }
                "vertical-align" => look.raised = Some(value.starts_with("super")),
                "font-family" => look.font = sheet.numbered(written),
                "font-weight" => {
                    let weight = value.trim_end_matches("!important").trim();
                    look.bold =
                        Some(weight.starts_with("bold") || weight.parse().is_ok_and(|n: u16| n >= 600));
                }
                _ => {}
            }
        }
        look
    }

    /// The style inside the element. What is struck around it stays struck.
    pub fn apply(self, name: &str, style: &mut Style) {
        match name {
            "b" | "strong" | "th" => style.bold = true,
            "s" | "strike" | "del" => style.struck = true,
            "sup" => style.raised = true,
            _ => {}
        }
        // Some editors wrap all they save into one <b style="font-weight:normal">.
        style.bold = self.bold.unwrap_or(style.bold);
        style.struck |= self.struck == Some(true);
        style.raised = self.raised.unwrap_or(style.raised);
    }
}

fn level(value: &str) -> u8 {
    let after = value.split("level").nth(1).unwrap_or_default();
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(0)
}

/// Whether an element is a deletion that a word processor tracked: accepted changes leave it out.
pub fn is_tracked_deletion(node: &Node) -> bool {
    node.as_element().is_some_and(|element| {
        element.name() == "del" && (element.attr("cite").is_some() || element.attr("datetime").is_some())
    })
}
