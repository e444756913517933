//! What stands around the table: letterhead, title, priorities, recipients and signature, as Decree 30/2020/NĐ-CP
//! places them.

use super::{
    body::{Body, Cell, Paragraph, RowKind},
    text::{Ink, Run},
};
use crate::handout::paper::Paper;

/// Left to be filled in by whoever signs.
const LONG_BLANK: &str = "…………………………";

const HEAD: [u32; 2] = [4200, 5155];
const FOOT: [u32; 2] = [4400, 4955];

/// Letterhead, number, place and day, title.
pub fn head(paper: &Paper<'_>, body: &mut Body) {
    let say = |key: &str| paper.say(key, &[]);
    let issuer = paper.issuer.map_or(LONG_BLANK.to_owned(), str::to_uppercase);
    let cell =
        |at: usize, paragraphs: Vec<Paragraph>| Cell { width: HEAD[at], paragraphs, ..Cell::default() };
    let line = |style, run| Paragraph::new(style, vec![run]);
    body.begin_table("Layout", &HEAD, &say("paper-letterhead"));
    body.row(
        RowKind::Plain,
        &[
            cell(
                0,
                vec![
                    line("Superior", Run::plain(paper.superior())),
                    line("Letterhead", Run::bold(issuer)),
                    Paragraph::new("ShortRule", Vec::new()),
                ],
            ),
            cell(
                1,
                vec![
                    line("Letterhead", Run::bold(say("paper-state"))),
                    line("Motto", Run::bold(say("paper-motto"))),
                    Paragraph::new("MottoRule", Vec::new()),
                ],
            ),
        ],
    );
    body.row(
        RowKind::Plain,
        &[
            cell(0, vec![line("Centered", Run::plain(paper.number()))]),
            cell(1, vec![line("Centered", Run::italic(paper.dated()))]),
        ],
    );
    body.end_table();
    body.paragraph("Title", vec![Run::plain(paper.title())]);
    for subtitle in paper.subtitles() {
        body.paragraph("Subtitle", vec![Run::plain(subtitle)]);
    }
    body.paragraph("TitleRule", Vec::new());
}

/// The section ahead of the table.
pub fn priorities(paper: &Paper<'_>, body: &mut Body) {
    if paper.priorities.is_empty() {
        return;
    }
    let [ahead, table] = paper.headings();
    body.paragraph("Heading1", vec![Run::plain(ahead)]);
    for priority in paper.priorities {
        body.paragraph("Bullet", vec![Run::plain(&priority.text)]);
    }
    body.paragraph("Heading1", vec![Run::plain(table)]);
}

/// How marks are to be read; recipients; room for the signature.
pub fn foot(paper: &Paper<'_>, body: &mut Body) {
    let say = |key: &str| paper.say(key, &[]);
    if let Some(marked) = paper.marked {
        let since = marked.since.format("%d/%m/%Y").to_string();
        let gone = paper.say("paper-legend-gone", &[("since", since.into())]);
        body.paragraph(
            "Legend",
            vec![
                Run::italic(say("paper-legend") + " "),
                Run::italic(say("paper-legend-yellow")).inked(Ink::Added),
                Run::italic(format!(" {} ", say("paper-legend-new"))),
                Run { strike: true, ..Run::italic(say("paper-legend-struck")) },
                Run::italic(format!(" {gone}")),
            ],
        );
    }
    body.paragraph("Gap", Vec::new());
    let cell =
        |at: usize, paragraphs: Vec<Paragraph>| Cell { width: FOOT[at], paragraphs, ..Cell::default() };
    let mut left =
        vec![Paragraph::new("Recipients", vec![Run { bold: true, ..Run::italic(say("paper-recipients")) }])];
    for recipient in paper.recipients() {
        left.push(Paragraph::new("Recipient", vec![Run::plain(recipient)]));
    }
    let mut right = match paper.signature() {
        [] => [LONG_BLANK, LONG_BLANK].map(|line| Paragraph::new("Centered", vec![Run::bold(line)])).to_vec(),
        lines => lines.iter().map(|line| Paragraph::new("Centered", vec![Run::bold(line)])).collect(),
    };
    // Room for the signature itself, above the name.
    right.insert(right.len() - 1, Paragraph::new("Signature", Vec::new()));
    body.begin_table("Layout", &FOOT, &say("paper-signature"));
    body.row(RowKind::Plain, &[cell(0, left), cell(1, right)]);
    body.end_table();
    // Word wants a paragraph behind the last table.
    body.paragraph("Gap", Vec::new());
}
