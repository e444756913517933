//! What lies over and around a sheet's cells: text boxes, comments, page heads; knows how they are found and
//! which cell they are fastened to.

use roxmltree::{Document as Xml, Node};

use super::book::{Named, attribute, written};
use super::sheet::reference;
use super::{DAMAGED, Sheet, letters};
use crate::Unreadable;
use crate::document::archive::{Archive, xml};
use crate::document::runs::plain;
use crate::document::{Aside, Beside, Paragraph};

/// Adds what stands over and around the cells of the sheet in this part.
pub fn add(archive: &mut Archive<'_>, part: &str, sheet: &mut Sheet) -> Result<(), Unreadable> {
    for (foot, text) in std::mem::take(&mut sheet.heads) {
        let (is, at) =
            if foot { (Beside::PageFoot, "chân trang in") } else { (Beside::PageHead, "đầu trang in") };
        let text = bare(&text);
        if !text.is_empty() {
            sheet.asides.push(Aside { text, is, at: at.to_owned(), block: 0 });
        }
    }
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let Some(relations) = archive.text(&format!("{folder}/_rels/{name}.rels"))? else { return Ok(()) };
    let Ok(tree) = xml(&relations, DAMAGED) else { return Ok(()) };
    for node in tree.root_element().children().filter(Node::is_element) {
        let (Some(kind), Some(target)) = (attribute(node, "Type"), attribute(node, "Target")) else {
            continue;
        };
        let part = match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("xl/{}", target.trim_start_matches("../")),
        };
        let read = match kind.rsplit('/').next() {
            Some("drawing") => boxes,
            Some("comments") => comments,
            _ => continue,
        };
        if let Some(text) = archive.text(&part)?
            && let Ok(tree) = xml(&text, DAMAGED)
        {
            read(&tree, sheet);
        }
    }
    Ok(())
}

/// Text boxes become part of the cell at their upper left corner, as something of their own.
fn boxes(tree: &Xml<'_>, sheet: &mut Sheet) {
    for anchor in tree.root_element().children().filter(Node::is_element) {
        let child = |node: Node<'_, '_>, name: &'static str| {
            let found = node.children().find(|child| child.has_tag_name_of(name));
            found.and_then(|node| node.text()).and_then(|text| text.trim().parse::<u32>().ok())
        };
        let from = anchor.children().find(|node| node.has_tag_name_of("from"));
        let at = from.and_then(|from| Some((child(from, "row")?, child(from, "col")?)));
        let at = at.filter(|at| at.0 < 1 << 20 && at.1 < 1 << 14);
        let lines = anchor.descendants().filter(|node| node.has_tag_name_of("p"));
        let lines = lines.map(|line| {
            let texts = line.descendants().filter(|node| node.has_tag_name_of("t"));
            plain(&texts.map(written).collect::<String>())
        });
        let lines = lines.filter(|line| !line.text.is_empty());
        let boxed = lines.map(|line| Paragraph { boxed: true, ..line });
        sheet.cells.entry(at.unwrap_or_default()).or_default().splice(0..0, boxed);
    }
    sheet.cells.retain(|_, content| !content.is_empty());
}

fn comments(tree: &Xml<'_>, sheet: &mut Sheet) {
    for node in tree.descendants().filter(|node| node.has_tag_name_of("comment")) {
        let texts = node.descendants().filter(|inner| inner.has_tag_name_of("t")).map(written);
        let text = plain(&texts.collect::<String>()).text;
        let place = attribute(node, "ref").and_then(reference);
        let place =
            place.map_or_else(String::new, |(row, column)| format!(" ô {}{}", letters(column), row + 1));
        if !text.is_empty() {
            sheet.asides.push(Aside { text, is: Beside::Comment, at: format!("ghi chú{place}"), block: 0 });
        }
    }
}

/// `&C&"Arial,Bold"&12Tuần 48 &P` without its codes.
fn bare(text: &str) -> String {
    let mut out = String::new();
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign != '&' {
            out.push(sign);
            continue;
        }
        match signs.next() {
            Some('"') => {
                signs.by_ref().find(|c| *c == '"');
            }
            Some('&') => out.push('&'),
            Some(digit) if digit.is_ascii_digit() => while signs.next_if(char::is_ascii_digit).is_some() {},
            // Left, middle and right.
            Some('L' | 'C' | 'R') => out.push(' '),
            _ => {}
        }
    }
    plain(out.trim()).text
}
