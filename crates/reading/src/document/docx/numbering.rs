//! The numbers that Word gives list entries by itself; knows levels, formats and restarts, and nothing of
//! the entries.

use std::collections::{HashMap, HashSet};

use roxmltree::{Document as Xml, Node};

use super::styles::{Entry, attribute};
use super::{is, number, switched, value};
use crate::document::counting::{letters, roman};

/// Word's levels.
const LEVELS: usize = 9;

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    lists: HashMap<String, List>,
    kinds: HashMap<String, [Level; LEVELS]>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<String>,
}

/// A list: a kind, which several lists may share and count on in, and its own exceptions.
#[derive(Debug, Default)]
struct List {
    kind: String,
    starts: Vec<(usize, u32)>,
    levels: Vec<(usize, Level)>,
}

#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: Format,
    /// `%1.%2)`: the numbers of the levels, and what stands around them.
    text: String,
    /// The level whose entries let this one begin anew; 0: none does.
    restart: Option<usize>,
    /// All numbers in figures.
    legal: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Format {
    /// A bullet, or nothing.
    #[default]
    Bullet,
    /// Figures, at least so many.
    Figures(usize),
    Roman,
    SmallRoman,
    Letter,
    SmallLetter,
}

impl Numbering {
    pub fn read(tree: &Xml<'_>) -> Numbering {
        let mut numbering = Numbering::default();
        let mut linked = Vec::new();
        let mut styles = HashMap::new();
        for node in tree.root_element().children().filter(Node::is_element) {
            let child = |name: &'static str| node.children().find(move |child| is(*child, name));
            match node.tag_name().name() {
                "abstractNum" => {
                    let Some(id) = attribute(node, "abstractNumId") else { continue };
                    if let Some(style) = child("styleLink").and_then(value) {
                        styles.insert(style, id);
                    }
                    if let Some(style) = child("numStyleLink").and_then(value) {
                        linked.push((id, style));
                    }
                    let mut levels: [Level; LEVELS] = Default::default();
                    for (at, level) in node.children().filter_map(level) {
                        levels[at] = level;
                    }
                    numbering.kinds.insert(id.to_owned(), levels);
                }
                "num" => {
                    let Some(id) = attribute(node, "numId") else { continue };
                    numbering.lists.insert(id.to_owned(), List::read(node));
                }
                _ => {}
            }
        }
        // A kind may only point to the list style that describes it.
        for (id, style) in linked {
            let levels = styles.get(style).and_then(|other| numbering.kinds.get(*other)).cloned();
            numbering.kinds.extend(levels.map(|levels| (id.to_owned(), levels)));
        }
        numbering
    }

    /// The number of the next entry as it is shown; empty for a bullet.
    pub fn next(&mut self, entry: Entry<'_>) -> String {
        let Some(list) = self.lists.get(entry.list) else { return String::new() };
        let Some(levels) = self.kinds.get(&list.kind) else { return String::new() };
        let at = entry.level.min(LEVELS - 1);
        let own = |at: usize| list.levels.iter().find(|(level, _)| *level == at).map(|(_, level)| level);
        let level = |at: usize| own(at).unwrap_or(&levels[at]);
        let starts = |at: usize| {
            let own = list.starts.iter().find(|(level, _)| *level == at).map(|(_, start)| *start);
            own.unwrap_or(level(at).start)
        };
        let counts = self.counts.entry(list.kind.clone()).or_default();
        if self.begun.insert(entry.list.to_owned()) {
            for (at, _) in &list.starts {
                counts[*at] = None;
            }
        }
        counts[at] = Some(counts[at].map_or(starts(at), |count| count.saturating_add(1)));
        for (deeper, count) in counts.iter_mut().enumerate().skip(at + 1) {
            if level(deeper).restart.is_none_or(|restart| at < restart) {
                *count = None;
            }
        }
        let mut text = level(at).text.clone();
        if level(at).format == Format::Bullet {
            return String::new();
        }
        for (shown, count) in counts.iter().enumerate().take(at + 1) {
            let format = if level(at).legal { Format::Figures(1) } else { level(shown).format };
            let count = count.unwrap_or(starts(shown));
            text = text.replace(&format!("%{}", shown + 1), &format.text(count));
        }
        text.trim().to_owned()
    }
}

impl List {
    fn read(node: Node<'_, '_>) -> List {
        let kind = node.children().find(|child| is(*child, "abstractNumId")).and_then(value);
        let mut list = List { kind: kind.unwrap_or_default().to_owned(), ..List::default() };
        for node in node.children().filter(|child| is(*child, "lvlOverride")) {
            let Some(at) = place(node) else { continue };
            let start = node.children().find(|child| is(*child, "startOverride")).and_then(number);
            list.starts.extend(start.and_then(|start| Some((at, u32::try_from(start).ok()?))));
            list.levels.extend(node.children().filter_map(level).map(|(_, level)| (at, level)));
        }
        list
    }
}

fn place(node: Node<'_, '_>) -> Option<usize> {
    attribute(node, "ilvl").and_then(|text| text.parse().ok()).filter(|at| *at < LEVELS)
}

fn level(node: Node<'_, '_>) -> Option<(usize, Level)> {
    if !is(node, "lvl") {
        return None;
    }
    let child = |name: &'static str| node.descendants().find(move |child| is(*child, name));
    let format = child("numFmt");
    let level = Level {
        start: child("start").and_then(number).and_then(|start| u32::try_from(start).ok()).unwrap_or(0),
        format: format.map_or(Format::Figures(1), Format::read),
        text: child("lvlText").and_then(value).unwrap_or_default().to_owned(),
        restart: child("lvlRestart").and_then(number),
        legal: child("isLgl").is_some_and(switched),
    };
    Some((place(node)?, level))
}

impl Format {
    fn read(node: Node<'_, '_>) -> Format {
        match value(node) {
            Some("bullet" | "none") => Format::Bullet,
            Some("upperRoman") => Format::Roman,
            Some("lowerRoman") => Format::SmallRoman,
            Some("upperLetter") => Format::Letter,
            Some("lowerLetter") => Format::SmallLetter,
            Some("decimalZero") => Format::Figures(2),
            // `001, 002, …`
            Some("custom") => {
                let first = attribute(node, "format").and_then(|format| format.split(',').next());
                Format::Figures(first.map_or(1, |first| first.trim().len()).clamp(1, 6))
            }
            _ => Format::Figures(1),
        }
    }

    fn text(self, count: u32) -> String {
        match self {
            Format::Bullet => String::new(),
            Format::Figures(digits) => format!("{count:0digits$}"),
            Format::Roman => roman(count),
            Format::SmallRoman => roman(count).to_lowercase(),
            Format::Letter => letters(count).to_uppercase(),
            Format::SmallLetter => letters(count),
        }
    }
}
