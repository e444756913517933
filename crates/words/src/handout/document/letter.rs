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
    let issuer = paper.issuer.map_or(LONG_BLANK.to_owned(), str::to_uppercase);
    let cell =
        |at: usize, paragraphs: Vec<Paragraph>| Cell { width: HEAD[at], paragraphs, ..Cell::default() };
    let line = |style, run| Paragraph::new(style, vec![run]);
    body.begin_table("Layout", &HEAD, "Cơ quan ban hành, Quốc hiệu và Tiêu ngữ");
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
                    line("Letterhead", Run::bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
                    line("Motto", Run::bold("Độc lập - Tự do - Hạnh phúc")),
                    Paragraph::new("MottoRule", Vec::new()),
                ],
            ),
        ],
    );
    let year = paper.period.from.year();
    let dated = format!("{BLANK}, ngày …… tháng …… năm {year}");
    body.row(
        RowKind::Plain,
        &[
            cell(0, vec![line("Centered", Run::plain("Số: ……/CTr-……"))]),
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
    body.paragraph("Heading1", vec![Run::plain("1. Các công việc tập trung chỉ đạo")]);
    for priority in paper.priorities {
        body.paragraph("Bullet", vec![Run::plain(&priority.text)]);
    }
    body.paragraph("Heading1", vec![Run::plain("2. Chương trình công tác cụ thể")]);
}

/// How marks are to be read; recipients; room for the signature.
pub fn foot(paper: &Paper<'_>, body: &mut Body) {
    if let Some(marked) = paper.marked {
        let since = marked.since.format("%d/%m/%Y");
        body.paragraph(
            "Legend",
            vec![
                Run::italic("Ghi chú: "),
                Run::italic("nền vàng").inked(Ink::Added),
                Run::italic(" là nội dung mới hoặc thay đổi, "),
                Run { strike: true, ..Run::italic("gạch ngang") },
                Run::italic(format!(" là nội dung đã bỏ, so với bản công bố ngày {since}.")),
            ],
        );
    }
    body.paragraph("Gap", Vec::new());
    let cell =
        |at: usize, paragraphs: Vec<Paragraph>| Cell { width: FOOT[at], paragraphs, ..Cell::default() };
    let mut left = vec![Paragraph::new("Recipients", vec![Run { bold: true, ..Run::italic("Nơi nhận:") }])];
    for recipient in ["- Các đồng chí lãnh đạo;", "- Các phòng, đơn vị;", "- Lưu: VT, ………"]
    {
        left.push(Paragraph::new("Recipient", vec![Run::plain(recipient)]));
    }
    let right = vec![
        Paragraph::new("Centered", vec![Run::bold(LONG_BLANK)]),
        Paragraph::new("Signature", Vec::new()),
        Paragraph::new("Centered", vec![Run::bold(LONG_BLANK)]),
    ];
    body.begin_table("Layout", &FOOT, "Nơi nhận và chữ ký");
    body.row(RowKind::Plain, &[cell(0, left), cell(1, right)]);
    body.end_table();
    // Word wants a paragraph behind the last table.
    body.paragraph("Gap", Vec::new());
}
