//! Whatever a container may hold, interpreting it ends in a reading or in one line, never in a panic.

use plan::directory::Directory;
use proptest::prelude::*;
use reading::{
    document::{Block, Cell, Document, Paragraph, Row, Table},
    interpret,
};

/// Pieces of programmes in any order and state of ruin.
fn text() -> impl Strategy<Value = String> {
    let scraps = prop::sample::select(vec![
        "Thứ Hai",
        "12/5",
        "31/02/2026",
        "Sáng:",
        "(cả ngày)",
        "8 giờ 30’,",
        "14:00 - 99:99",
        "Đ/c Lạc - GĐ;",
        "Đ/c",
        "nt",
        "Chủ trì:",
        "Địa điểm:",
        "(Phòng A chuẩn bị",
        "))",
        "BTXH, VP  TE- PC",
        "Ngày",
        "Nội dung",
        "Người chủ trì",
        "Đơn vị chuẩn bị",
        "\n",
        "\t",
        "  ",
        "-",
        "+",
        "1.",
        "Hoãn",
        "Ủy quyền",
        "từ ngày 5 đến",
        "tháng 5 năm 2026",
        "LỊCH CÔNG TÁC TUẦN",
        "a\u{301}",
        "İ",
        "\u{200b}",
        "“",
        "đến hết ngày 40/13",
        "Tại :",
    ]);
    prop::collection::vec(scraps, 0..12).prop_map(|parts| parts.join(" "))
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    (text(), 0_u8..3, any::<bool>(), any::<bool>()).prop_map(|(text, list_depth, bold, struck)| Paragraph {
        text,
        list_depth,
        heading: 0,
        bold,
        struck,
        ..Paragraph::default()
    })
}

fn cell() -> impl Strategy<Value = Cell> {
    (0_usize..90, 0_usize..70, 0_usize..9, prop::collection::vec(paragraph(), 0..4)).prop_map(
        |(column, columns, rows, paragraphs)| Cell { column, columns, rows, paragraphs, ..Cell::default() },
    )
}

fn block() -> impl Strategy<Value = Block> {
    let rows = prop::collection::vec(prop::collection::vec(cell(), 0..6), 0..7);
    let table = rows.prop_map(|rows| {
        let rows = rows.into_iter().map(|cells| Row { cells, ..Row::default() }).collect();
        Block::Table(Table { rows, ..Table::default() })
    });
    prop_oneof![paragraph().prop_map(Block::Paragraph), table]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn interpreting_never_panics_and_findings_point_at_items(blocks in prop::collection::vec(block(), 0..8)) {
        let document = Document { blocks, ..Document::default() };
        if let Ok(reading) = interpret(&document, &Directory::default()) {
            let known = reading.items.len();
            prop_assert!(reading.findings.iter().flat_map(|f| &f.items).all(|&at| at < known));
            prop_assert!(reading.items.iter().all(|item| item.last_day() >= item.date));
        }
    }
}
