//! Markdown: pipe tables with `<br>` in their cells, emphasis, headings and lists.

use super::super::dice::Dice;
use super::super::page::{Grid, Line, Page, Part, Spot};

pub fn write(page: &Page, dice: &mut Dice) -> String {
    let mut text = String::new();
    let apart = dice.word(&["<br>", "<br/>", "<br />"]);
    for part in &page.parts {
        match part {
            Part::Line(line) if line.heading => text.push_str(&format!("## {}\n\n", line.text)),
            Part::Line(line) => {
                let bullet = if line.bullet { "- " } else { "" };
                text.push_str(&format!("{bullet}{}\n\n", emphasised(line)));
            }
            Part::Grid(grid) => table(grid, apart, &mut text),
        }
    }
    text
}

fn table(grid: &Grid, apart: &str, text: &mut String) {
    for (index, row) in grid.rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|spot| cell(spot, apart)).collect();
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
        if index == 0 {
            text.push_str(&format!("|{}\n", " --- |".repeat(row.len())));
        }
    }
    text.push('\n');
}

fn cell(spot: &Spot, apart: &str) -> String {
    let lines: Vec<String> = spot.lines.iter().map(emphasised).collect();
    lines.join(apart).replace('|', "\\|").replace('\n', apart)
}

fn emphasised(line: &Line) -> String {
    let (bold, rest) = line.halves();
    if line.struck {
        return format!("~~{}~~", line.text);
    }
    let marker = bold.starts_with(['-', '*']) || bold.is_empty();
    if marker { line.text.clone() } else { format!("**{bold}**{rest}") }
}
