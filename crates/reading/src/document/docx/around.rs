//! The parts of a Word document around its body: styles, page heads, notes, comments, documents put in whole;
//! knows how they are found, and keeps what no reader takes for the programme beside it.

use std::collections::{BTreeSet, HashMap};

use roxmltree::Node;

use super::{DAMAGED, Depth, Flow, Paper, chunk, is, styles::attribute};
use crate::Unreadable;
use crate::document::archive::{Archive, xml};
use crate::document::{Aside, Beside, Document, joining};

/// Documents that one may put in whole, and heads and feet that it may have.
const CHUNKS: usize = 8;
const HEADS: usize = 60;

/// The parts by what they are for.
#[derive(Default)]
pub struct Parts {
    pub styles: Option<String>,
    pub theme: Option<String>,
    pub numbering: Option<String>,
    /// Documents put in whole that could be opened, by the name of their relation.
    pub chunks: HashMap<String, Document>,
    beside: Vec<(Beside, &'static str, String)>,
}

impl Parts {
    pub fn read(archive: &mut Archive<'_>, main: &str, outer: usize) -> Result<Parts, Unreadable> {
        let (folder, name) = main.rsplit_once('/').unwrap_or(("", main));
        let mut parts = Parts::default();
        let relations = archive.text(&format!("{folder}/_rels/{name}.rels"))?.unwrap_or_default();
        let (mut chunks, mut heads) = (0, 0);
        for (id, kind, target) in relations_in(&relations, folder) {
            let own = match kind.as_str() {
                "styles" => &mut parts.styles,
                "theme" => &mut parts.theme,
                "numbering" => &mut parts.numbering,
                "aFChunk" if chunks < CHUNKS => {
                    chunks += 1;
                    let chunk = archive.part(&target)?.and_then(|bytes| chunk::open(&bytes, outer + 1).ok());
                    parts.chunks.extend(chunk.map(|document| (id, document)));
                    continue;
                }
                kind => {
                    if let Some((is, element)) = beside(kind).filter(|_| heads < HEADS) {
                        heads += 1;
                        parts.beside.extend(archive.text(&target)?.map(|text| (is, element, text)));
                    }
                    continue;
                }
            };
            *own = archive.text(&target)?;
        }
        // Some programs write no relations to the parts that all documents have.
        for (own, name) in [(&mut parts.styles, "styles"), (&mut parts.numbering, "numbering")] {
            if own.is_none() {
                *own = archive.text(&format!("{folder}/{name}.xml"))?;
            }
        }
        Ok(parts)
    }

    /// Keeps what stands around a body of so many blocks beside it.
    pub fn asides(&self, paper: &Paper<'_>, blocks: usize) -> Result<(), Unreadable> {
        let mut known = BTreeSet::new();
        for (is, element, text) in &self.beside {
            let Ok(tree) = xml(text, DAMAGED) else { continue };
            let root = tree.root_element();
            let at = match is {
                Beside::PageHead => "đầu trang",
                Beside::PageFoot => "chân trang",
                Beside::Comment => "ghi chú bên lề",
                _ => "ghi chú cuối trang",
            };
            paper.block.set(if *is == Beside::PageHead { 0 } else { blocks });
            for drawn in root.descendants().filter(|node| super::is(*node, "textpath")) {
                let text = attribute(drawn, "string").unwrap_or_default();
                if known.insert(text.to_owned()) {
                    paper.aside(Beside::Watermark, text.to_owned());
                }
            }
            let whole = [root];
            let notes = root.children().filter(|node| super::is(*node, element));
            let notes: Vec<Node<'_, '_>> = if element.is_empty() { whole.to_vec() } else { notes.collect() };
            for note in notes.into_iter().filter(|note| attribute(*note, "type").is_none()) {
                let text = words(paper, note)?;
                let id = attribute(note, "id").unwrap_or_default().to_owned();
                let block = paper.pointers.borrow().get(&(*element, id)).copied();
                let block = block.unwrap_or(paper.block.get());
                if !text.is_empty() && (!element.is_empty() || known.insert(text.clone())) {
                    paper.asides.borrow_mut().push(Aside { text, is: *is, at: at.to_owned(), block });
                }
            }
        }
        Ok(())
    }
}

/// What is kept of a part of this kind, and the elements in it that are each one note.
fn beside(kind: &str) -> Option<(Beside, &'static str)> {
    Some(match kind {
        "header" => (Beside::PageHead, ""),
        "footer" => (Beside::PageFoot, ""),
        "footnotes" => (Beside::Footnote, "footnote"),
        "endnotes" => (Beside::Footnote, "endnote"),
        "comments" => (Beside::Comment, "comment"),
        _ => return None,
    })
}

/// Name, kind and part of each relation.
fn relations_in(text: &str, folder: &str) -> Vec<(String, String, String)> {
    let Ok(tree) = xml(text, DAMAGED) else { return Vec::new() };
    let relation = |node: Node<'_, '_>| {
        let target = attribute(node, "Target")?;
        let part = match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("{folder}/{target}"),
        };
        let kind = attribute(node, "Type")?.rsplit('/').next()?.to_owned();
        Some((attribute(node, "Id")?.to_owned(), kind, part))
    };
    tree.root_element().children().filter(|node| is(*node, "Relationship")).filter_map(relation).collect()
}

/// The words of a note or a head in one line.
fn words(paper: &Paper<'_>, node: Node<'_, '_>) -> Result<String, Unreadable> {
    let mut flow = Flow::new(paper, Depth::default());
    flow.blocks(node)?;
    let lines: Vec<String> = joining::flatten(flow.finish()).into_iter().map(|p| p.text).collect();
    Ok(lines.join(" ").split_whitespace().collect::<Vec<_>>().join(" "))
}
