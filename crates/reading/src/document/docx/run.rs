//! The text of a Word paragraph; knows runs, fields, tracked changes and what is drawn in between.

use roxmltree::Node;

use super::styles::{Around, attribute};
use super::{Depth, Flow, alternative, is};
use crate::Unreadable;
use crate::document::fonts::script;
use crate::document::{Beside, Block, marks, runs};

/// Adds the text in a paragraph or in a part of one.
pub fn collect(
    flow: &mut Flow<'_>,
    node: Node<'_, '_>,
    around: Around<'_>,
    depth: Depth,
) -> Result<(), Unreadable> {
    for child in node.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "r" => run(flow, child, around, depth.element()?)?,
            // What was deleted or moved away is not in the accepted text.
            "del" | "moveFrom" => unseen(flow, Beside::Deleted, &words(child)),
            "pPr" | "sdtPr" | "sdtEndPr" | "rubyPr" | "rt" => {}
            "AlternateContent" => {
                if let Some(choice) = alternative(child) {
                    collect(flow, choice, around, depth.element()?)?;
                }
            }
            "t" if is(node, "r") => {}
            "oMath" | "oMathPara" => push(flow, &words(child), around),
            _ => collect(flow, child, around, depth.element()?)?,
        }
    }
    Ok(())
}

fn run(flow: &mut Flow<'_>, node: Node<'_, '_>, around: Around<'_>, depth: Depth) -> Result<(), Unreadable> {
    let properties = node.children().find(|child| is(*child, "rPr"));
    let styles = &flow.paper.styles;
    let around = styles.run(properties, around);
    for child in node.children().filter(Node::is_element) {
        match child.tag_name().name() {
            // Text may come in several pieces where entities stand in it.
            "t" => {
                child.children().filter_map(|piece| piece.text()).for_each(|text| push(flow, text, around))
            }
            "tab" | "ptab" => push(flow, "\t", around),
            // A break of the page inside a paragraph is where the printer turned it, not where the writer did.
            "br" => push(flow, if turns_page(child) { " " } else { "\n" }, around),
            "cr" => push(flow, "\n", around),
            "noBreakHyphen" => push(flow, "-", around),
            // Of use only to fonts that draw a letter in its place.
            "softHyphen" => push(flow, "\u{ad}", around),
            "sym" => push(flow, &symbol(child), around),
            "footnoteReference" => pointer(flow, child, "footnote", around),
            "endnoteReference" => pointer(flow, child, "endnote", around),
            "commentReference" => pointer(flow, child, "comment", around),
            "drawing" | "pict" | "object" => boxes(flow, child, depth)?,
            "AlternateContent" => {
                if let Some(choice) = alternative(child) {
                    boxes(flow, choice, depth)?;
                }
            }
            "ruby" => collect(flow, child, around, depth.element()?)?,
            _ => {}
        }
    }
    Ok(())
}

/// Adds words where they are shown, or else to what is kept beside.
fn push(flow: &mut Flow<'_>, text: &str, around: Around<'_>) {
    if around.hidden {
        return unseen(flow, Beside::Hidden, &around.style.script.decoded(text));
    }
    flow.paper.fonts.borrow_mut().seen(around.font, text);
    flow.runs.push(text, around.style);
}

fn unseen(flow: &mut Flow<'_>, is: Beside, text: &str) {
    match flow.unseen.last_mut() {
        Some((same, last)) if *same == is => last.push_str(text),
        _ => flow.unseen.push((is, text.to_owned())),
    }
}

/// All words in a part, also those that were deleted.
pub fn words(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(|inner| is(*inner, "t") || is(*inner, "delText"));
    texts.filter_map(|inner| inner.text()).collect()
}

/// The number of a note behind a word; comments have none in print.
fn pointer(flow: &mut Flow<'_>, node: Node<'_, '_>, kind: &'static str, around: Around<'_>) {
    let id = attribute(node, "id").unwrap_or_default().to_owned();
    let mut pointers = flow.paper.pointers.borrow_mut();
    let number = pointers.keys().filter(|(other, _)| *other == kind).count() + 1;
    pointers.entry((kind, id)).or_insert(flow.paper.block.get());
    let own = attribute(node, "customMarkFollows").is_some_and(|on| !matches!(on, "0" | "false"));
    if kind != "comment" && !own && !around.hidden {
        flow.runs.push(&marks::lifted(&number.to_string()), around.style);
    }
}

fn turns_page(node: Node<'_, '_>) -> bool {
    let kind =
        node.attributes().find(|attribute| attribute.name() == "type").map(|attribute| attribute.value());
    matches!(kind, Some("page" | "column"))
}

/// Signs of the symbol fonts that writers use as bullets and arrows, and of fonts that have letters there.
fn symbol(node: Node<'_, '_>) -> String {
    let code = attribute(node, "char").map(str::to_ascii_uppercase);
    let font = script(attribute(node, "font").unwrap_or_default());
    let letter = code.as_deref().and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
    let letter = letter.map(|letter| letter.to_string()).unwrap_or_default();
    let decoded = font.decoded(&letter);
    if decoded != letter {
        return decoded.into_owned();
    }
    let sign = match code.as_deref() {
        Some("F0E0" | "F0E8" | "F0AE") => "→",
        Some("F02D" | "F0BE") => "-",
        Some("F0B7" | "F0A7" | "F076" | "F0D8" | "F0FC" | "F09F" | "F06E" | "F0A8") => "•",
        _ => " ",
    };
    sign.to_owned()
}

/// The text boxes in a drawing, as blocks ahead of the paragraph that they are anchored to.
fn boxes(flow: &mut Flow<'_>, node: Node<'_, '_>, depth: Depth) -> Result<(), Unreadable> {
    let depth = depth.element()?;
    for child in node.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "txbxContent" => {
                let mut inner = Flow::new(flow.paper, depth.table()?);
                inner.blocks(child)?;
                flow.boxes.extend(inner.finish().into_iter().map(boxed));
            }
            // Letters drawn as a picture, as stamps are.
            "textpath" => {
                let drawn = attribute(child, "string").filter(|text| !text.trim().is_empty());
                flow.boxes.extend(drawn.map(|text| boxed(Block::Paragraph(runs::plain(text)))));
            }
            "AlternateContent" => {
                if let Some(choice) = alternative(child) {
                    boxes(flow, choice, depth)?;
                }
            }
            _ => boxes(flow, child, depth)?,
        }
    }
    Ok(())
}

fn boxed(mut block: Block) -> Block {
    if let Block::Paragraph(paragraph) = &mut block {
        paragraph.boxed = true;
    }
    block
}
