//! Plain text: rows as tab-separated lines whose cells hold inline HTML, lists as lines.

use super::super::dice::Dice;
use super::super::page::{Line, Page, Part, Spot};

pub fn write(page: &Page, dice: &mut Dice) -> String {
    let airy = !dice.one_in(3);
    let stars = dice.one_in(2);
    let mut text = String::new();
    let between = if airy { "\n\n" } else { "\n" };
    for part in &page.parts {
        match part {
            Part::Line(line) => {
                text.push_str(&printed(line, stars));
                text.push_str(between);
            }
            Part::Grid(grid) => {
                for row in &grid.rows {
                    let cells: Vec<String> = row.iter().map(|spot| cell(spot, dice)).collect();
                    text.push_str(&cells.join("\t"));
                    text.push('\n');
                }
                text.push('\n');
            }
        }
    }
    text
}

fn printed(line: &Line, stars: bool) -> String {
    let (bold, rest) = line.halves();
    let bullet = if line.bullet { "- " } else { "" };
    match (stars && !bold.is_empty(), line.heading) {
        (true, true) => format!("## **{bold}**{rest}"),
        (true, false) if !bold.starts_with(['-', '*']) => format!("{bullet}**{bold}**{rest}"),
        _ => format!("{bullet}{}", line.text),
    }
}

fn cell(spot: &Spot, dice: &mut Dice) -> String {
    let lines: Vec<String> = spot.lines.iter().map(inline).collect();
    match lines.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        lines if lines.iter().skip(1).all(|line| line.starts_with("- ")) && dice.one_in(2) => {
            let entries: Vec<String> = lines[1..].iter().map(|line| format!("<li>{line}</li>")).collect();
            format!("<p>{}</p> <ul style=\"list-style-type: none\"> {} </ul>", lines[0], entries.join(" "))
        }
        lines => lines.iter().map(|line| format!("<p>{line}</p>")).collect::<Vec<_>>().join(" "),
    }
}

fn inline(line: &Line) -> String {
    let (bold, rest) = line.halves();
    let text = if bold.is_empty() { rest.to_owned() } else { format!("<b>{bold}</b>{rest}") };
    text.replace('\n', "<br>")
}
