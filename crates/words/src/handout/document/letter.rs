//! What stands around the table: letterhead, title, priorities, recipients and signature, as Decree 30/2020/NĐ-CP
//! places them.

use chrono::Datelike;

use super::{
    body::{Body, Cell, Paragraph, RowKind},
    text::{Ink, Run},
};
use crate::handout::paper::Paper;

/// Left to be filled in by whoever signs.
const BLANK: &str = "……………";
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
                    line("Superior", Run::plain(LONG_BLANK)),
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
    let year = paper.period.from.year().to_string();
    let dated = paper.say("paper-dated", &[("place", BLANK.into()), ("year", year.into())]);
    body.row(
        RowKind::Plain,
        &[
            cell(0, vec![line("Centered", Run::plain(say("paper-number")))]),
            cell(1, vec![line("Centered", Run::italic(dated))]),
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
    body.paragraph("Heading1", vec![Run::plain(paper.say("paper-priorities", &[]))]);
    for priority in paper.priorities {
        body.paragraph("Bullet", vec![Run::plain(&priority.text)]);
    }
    body.paragraph("Heading1", vec![Run::plain(paper.say("paper-programme", &[]))]);
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
    for recipient in ["paper-to-leaders", "paper-to-units", "paper-to-file"] {
        left.push(Paragraph::new("Recipient", vec![Run::plain(say(recipient))]));
    }
    let right = vec![
        Paragraph::new("Centered", vec![Run::bold(LONG_BLANK)]),
        Paragraph::new("Signature", Vec::new()),
        Paragraph::new("Centered", vec![Run::bold(LONG_BLANK)]),
    ];
    body.begin_table("Layout", &FOOT, &say("paper-signature"));
    body.row(RowKind::Plain, &[cell(0, left), cell(1, right)]);
    body.end_table();
    // Word wants a paragraph behind the last table.
    body.paragraph("Gap", Vec::new());
}
