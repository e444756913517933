//! The text of a Word paragraph; knows runs, fields, tracked changes and what is drawn in between.

use roxmltree::Node;

use super::{Depth, Flow, alternative, is};
use crate::Unreadable;
use crate::document::runs::Style;

/// Adds the text in a paragraph or in a part of one.
pub fn collect(
    flow: &mut Flow<'_>,
    node: Node<'_, '_>,
    around: Style,
    depth: Depth,
) -> Result<(), Unreadable> {
    for child in node.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "r" => run(flow, child, around, depth.element()?)?,
            // What was deleted or moved away is not in the accepted text; properties are no text.
            "del" | "moveFrom" | "pPr" | "sdtPr" | "sdtEndPr" | "rubyPr" | "rt" => {}
            "AlternateContent" => {
                if let Some(choice) = alternative(child) {
                    collect(flow, choice, around, depth.element()?)?;
                }
            }
            "t" if is(node, "r") => {}
            "oMath" | "oMathPara" => {
                for text in
                    child.descendants().filter(|inner| is(*inner, "t")).filter_map(|inner| inner.text())
                {
                    flow.runs.push(text, around);
                }
            }
            _ => collect(flow, child, around, depth.element()?)?,
        }
    }
    Ok(())
}

fn run(flow: &mut Flow<'_>, node: Node<'_, '_>, around: Style, depth: Depth) -> Result<(), Unreadable> {
    let properties = node.children().find(|child| is(*child, "rPr"));
    let Some(style) = flow.styles.run(properties, around) else { return Ok(()) };
    for child in node.children().filter(Node::is_element) {
        match child.tag_name().name() {
            // Text may come in several pieces where entities stand in it.
            "t" => {
                child.children().filter_map(|piece| piece.text()).for_each(|text| flow.runs.push(text, style))
            }
            "tab" | "ptab" => flow.runs.push("\t", style),
            // A break of the page inside a paragraph is where the printer turned it, not where the writer did.
            "br" => flow.runs.push(if turns_page(child) { " " } else { "\n" }, style),
            "cr" => flow.runs.push("\n", style),
            "noBreakHyphen" => flow.runs.push("-", style),
            "sym" => flow.runs.push(symbol(child), style),
            "drawing" | "pict" | "object" => boxes(flow, child, depth)?,
            "AlternateContent" => {
                if let Some(choice) = alternative(child) {
                    boxes(flow, choice, depth)?;
                }
            }
            "ruby" => collect(flow, child, style, depth.element()?)?,
            _ => {}
        }
    }
    Ok(())
}

fn turns_page(node: Node<'_, '_>) -> bool {
    let kind =
        node.attributes().find(|attribute| attribute.name() == "type").map(|attribute| attribute.value());
    matches!(kind, Some("page" | "column"))
}

/// Signs of the symbol fonts that writers use as bullets and arrows.
fn symbol(node: Node<'_, '_>) -> &'static str {
    let code =
        node.attributes().find(|attribute| attribute.name() == "char").map(|attribute| attribute.value());
    match code.map(str::to_ascii_uppercase).as_deref() {
        Some("F0E0" | "F0E8" | "F0AE") => "→",
        Some("F02D" | "F0BE") => "-",
        Some("F0B7" | "F0A7" | "F076" | "F0D8" | "F0FC" | "F09F" | "F06E" | "F0A8") => "•",
        _ => " ",
    }
}

/// The text boxes in a drawing, as blocks ahead of the paragraph that they are anchored to.
fn boxes(flow: &mut Flow<'_>, node: Node<'_, '_>, depth: Depth) -> Result<(), Unreadable> {
    let depth = depth.element()?;
    for child in node.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "txbxContent" => {
                let mut inner = Flow::new(flow.styles, depth.table()?);
                inner.blocks(child)?;
                flow.boxes.extend(inner.finish());
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
