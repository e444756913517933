//! The programme on paper: what the secretary signs, and what is marked on it.

use office::{
    handout::{Days, Handout, Whose},
    store::Store,
};
use plan::{Item, directory::Directory};
use reading::{
    self, Reading,
    document::{Block, Document},
};
use words::handout::{document, pdf, workbook};

use crate::support::{self, at, day};

const BEFORE: &[&str] = &[
    "12 sáng | Tiếp công dân định kỳ | @Trụ sở | VP | Lam",
    "13 chiều 14:00 | Họp giao ban | @Phòng họp số 2 | VP, TCCB | Lãnh đạo Sở",
    "16 sáng | Làm việc với Đoàn kiểm tra | | TCCB | Vịnh, Tài",
    "17 | Kiểm tra cơ sở | | Phòng CM | Thoa",
    "20 chiều | Sơ kết cuộc thi tìm hiểu pháp luật về tài nguyên nước | | QLĐĐ | Tài",
    "24 cả | Tổng kết năm | | TCCB | Thoa",
];

/// Another place and hour, another chair, another day, reworded, one gone, one postponed, one new.
const AFTER: &[&str] = &[
    "12 sáng | Tiếp công dân định kỳ | @Trụ sở | VP | Lam",
    "13 chiều 15:30 | Họp giao ban | @Hội trường A | VP, TCCB | Lãnh đạo Sở",
    "16 sáng | Làm việc với Đoàn kiểm tra | | TCCB | Vịnh",
    "20 chiều | Tổng kết cuộc thi tìm hiểu pháp luật về tài nguyên nước | | QLĐĐ | Tài",
    "18-19 | Hội thảo giống cây trồng | | CNTY | Thoa",
    "25 cả | Tổng kết năm (hoãn) | | TCCB | Thoa",
];

fn with_priorities(lines: &[&str]) -> Reading {
    let mut reading = support::reading(lines);
    let text = "Hoàn thành nhập dữ liệu đất đai trước ngày 25/11/2026".to_owned();
    reading.priorities.push(plan::Priority { text, due: Some(day(25)) });
    reading
}

/// What is in force after both publications, what changed marked or not.
fn handout(marked: bool) -> Handout {
    let mut store = Store::in_memory().expect("a store");
    let handout = store.transact(|tx| {
        support::publish(tx, &at(1, "08:00"), &with_priorities(BEFORE));
        support::publish(tx, &at(10, "08:00"), &with_priorities(AFTER));
        let period = Days::default().or_programme(tx, day(12))?.expect("a programme");
        let mut handout = Handout::load(tx, period, &Whose::EVERYBODY)?;
        if marked {
            assert!(handout.mark_changes(tx, &at(12, "08:00"), &Whose::EVERYBODY)?);
        }
        Ok(handout)
    });
    handout.expect("a handout")
}

fn plain(items: &[Item]) -> Vec<Item> {
    let mut items = items.to_vec();
    // What has changed stands in a column of notes; the clean document has none.
    for item in &mut items {
        (item.source, item.notes) = (Default::default(), None);
    }
    items.sort_by_key(Item::reading_order);
    items
}

/// A document as lines, a row's cells set apart by bars.
fn lines(document: &Document) -> String {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) if paragraph.text.is_empty() => {}
            Block::Paragraph(paragraph) => lines.push(paragraph.text.clone()),
            Block::Table(table) => {
                for row in &table.rows {
                    let cells: Vec<String> =
                        row.cells.iter().map(|cell| cell.text().replace('\n', " / ")).collect();
                    lines.push(format!("| {}", cells.join(" | ")));
                }
            }
        }
    }
    lines.join("\n")
}

#[test]
fn the_print_is_read_back_as_the_programme_that_it_shows() {
    let handout = handout(false);
    let bytes = pdf::write(&handout.paper()).expect("a print");
    let read = reading::read(&bytes, &Directory::default()).expect("a programme");
    assert_eq!(plain(&read.items), plain(&handout.items));
    assert_eq!(read.period, handout.period);
}

#[test]
fn a_day_that_goes_on_over_a_page_is_named_again_on_the_next() {
    let mut reading = support::reading(&["12 sáng | Tiếp công dân | | VP | Lam"]);
    let long =
        "Làm việc với Đoàn kiểm tra về công tác chuẩn bị mùa khô và kế hoạch sử dụng nước của các xã; ";
    for _ in 0..40 {
        reading.items.push(Item { content: long.repeat(3), ..reading.items[0].clone() });
    }
    let bytes = pdf::write(&office::handout::paper_of(&reading)).expect("a print");
    let read = reading::read(&bytes, &Directory::default()).expect("a programme");
    assert!(read.items.iter().all(|item| item.date == day(12)), "{:?}", read.items);
    assert_eq!(read.items.len(), 41);
}

#[test]
fn the_document_has_the_offices_form_and_leaves_blank_what_nobody_said() {
    let bytes = document::write(&handout(false).paper()).expect("a document");
    let document = reading::document::open(&bytes).expect("a document");
    insta::assert_snapshot!(lines(&document), @"
    | ………………………… / SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc
    | Số: ……/CTr-…… | ……………, ngày …… tháng …… năm 2026
    CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11 NĂM 2026
    1. Các công việc tập trung chỉ đạo
    Hoàn thành nhập dữ liệu đất đai trước ngày 25/11/2026
    2. Chương trình công tác cụ thể
    | Ngày | Nội dung công việc | Đơn vị chuẩn bị | Lãnh đạo chủ trì
    | 01 | Chủ nhật |  | 
    | 07-08 | Thứ Bảy, Chủ nhật |  | 
    | 12 | Sáng: Tiếp công dân định kỳ / Địa điểm: Trụ sở | VP | Đ/c Lam - GĐ
    | 13 | Chiều, 15h30: Họp giao ban / Địa điểm: Hội trường A | VP, TCCB | Lãnh đạo Sở
    | 14-15 | Thứ Bảy, Chủ nhật |  | 
    | 16 | Sáng: Làm việc với Đoàn kiểm tra | TCCB | Đ/c Vịnh - PGĐ
    | 18-19 | Hội thảo giống cây trồng | CNTY | Đ/c Thoa - PGĐ
    | 20 | Chiều: Tổng kết cuộc thi tìm hiểu pháp luật về tài nguyên nước | QLĐĐ | Đ/c Tài - PGĐ
    | 21-22 | Thứ Bảy, Chủ nhật |  | 
    | 25 | Tổng kết năm (cả ngày) (Hoãn) | TCCB | Đ/c Thoa - PGĐ
    | 28-29 | Thứ Bảy, Chủ nhật |  | 
    | Nơi nhận: / - Các đồng chí lãnh đạo; / - Các phòng, đơn vị; / - Lưu: VT, ……… | ………………………… /  / …………………………
    ");
}

#[test]
fn a_marked_document_reads_as_the_clean_one() {
    let handout = handout(true);
    for write in [document::write, workbook::write] {
        let bytes = write(&handout.paper()).expect("a file");
        let read = reading::read(&bytes, &Directory::default()).expect("a programme");
        assert!(!read.has_questions(), "{:?}", read.findings);
        assert_eq!(plain(&read.items), plain(&handout.items));
        assert_eq!(read.priorities, handout.priorities);
    }
}

#[test]
fn what_differs_is_struck_and_marked_in_the_document() {
    let bytes = document::write(&handout(true).paper()).expect("a document");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    let part = archive.by_name("word/document.xml").expect("the part");
    let text = std::io::read_to_string(part).expect("UTF-8");
    let tree = roxmltree::Document::parse(&text).expect("XML");
    let mut said = Vec::new();
    for run in tree.descendants().filter(|node| node.tag_name().name() == "r") {
        let has = |name: &str| run.descendants().any(|node| node.tag_name().name() == name);
        let words: String =
            run.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect();
        if has("delText") {
            said.push(format!("- {words}"));
        } else if has("highlight") {
            said.push(format!("+ {words}"));
        }
    }
    insta::assert_snapshot!(said.join("\n"), @"
    - Chiều, 14h00: 
    + Chiều, 15h30: 
    - Địa điểm: Phòng họp số 2 
    + Địa điểm: Hội trường A
    - Đ/c Vịnh - PGĐ; đ/c Tài - PGĐ 
    + Đ/c Vịnh - PGĐ
    - 17
    - Kiểm tra cơ sở
    - Phòng CM
    - Đ/c Thoa - PGĐ
    + Hội thảo giống cây trồng
    + CNTY
    + Đ/c Thoa - PGĐ
    - Sơ
    + Tổng
    +  (Hoãn)
    + nền vàng
    ");
}

#[test]
fn the_workbook_says_what_changed_and_names_what_is_gone_below() {
    let bytes = workbook::write(&handout(true).paper()).expect("a workbook");
    let document = reading::document::open(&bytes).expect("a workbook");
    let text = lines(&document);
    let told: Vec<&str> = text.lines().filter(|line| !line.ends_with(" | ")).skip(5).collect();
    insta::assert_snapshot!(told.join("\n"), @"
    | Ngày | Đến ngày | Buổi | Từ giờ | Đến giờ | Nội dung | Địa điểm | Đơn vị chuẩn bị | Chủ trì | Trạng thái | Thay đổi
    | 12/11/2026 | Sáng | Tiếp công dân định kỳ | Trụ sở | VP | Đ/c Lam - GĐ
    | 13/11/2026 | Chiều | 15:30 | Họp giao ban | Hội trường A | VP; TCCB | Lãnh đạo Sở | Đổi giờ, trước là Chiều 14:00 / Đổi địa điểm, trước là Phòng họp số 2
    | 16/11/2026 | Sáng | Làm việc với Đoàn kiểm tra | TCCB | Đ/c Vịnh - PGĐ | Đổi chủ trì, trước là Đ/c Vịnh - PGĐ; đ/c Tài - PGĐ
    | 18/11/2026 | 19/11/2026 | Hội thảo giống cây trồng | CNTY | Đ/c Thoa - PGĐ | Mới
    | 20/11/2026 | Chiều | Tổng kết cuộc thi tìm hiểu pháp luật về tài nguyên nước | QLĐĐ | Đ/c Tài - PGĐ | Sửa nội dung, trước là “Sơ kết cuộc thi tìm hiểu pháp luật về tài nguyên nước”
    | 25/11/2026 | Cả ngày | Tổng kết năm | TCCB | Đ/c Thoa - PGĐ | Hoãn | Nay hoãn
    | 
    | Ghi chú: so với bản công bố ngày 01/11/2026; nền xanh là việc mới, nền vàng là việc có thay đổi; đã bỏ hoặc chuyển ngày:
    | - 17/11: Kiểm tra cơ sở – Phòng CM; Đ/c Thoa - PGĐ
    ");
}

#[test]
fn attendees_and_notes_are_read_back_from_word_and_from_excel() {
    let lines = [
        "12 sáng | Tiếp công dân định kỳ | @Trụ sở | VP | Lam",
        "13 chiều 14:00 | Họp giao ban | @Phòng họp số 2 | VP | Lam | Đ/c Thoa - PGĐ, Trưởng phòng TCCB | Xe 7 chỗ",
    ];
    let reading = support::reading(&lines);
    let paper = office::handout::paper_of(&reading);
    for bytes in [document::write(&paper).expect("a document"), workbook::write(&paper).expect("a sheet")] {
        let read = reading::read(&bytes, &reading.directory).expect("what we wrote");
        let beside = |item: &Item| (item.content.clone(), item.attendees.clone(), item.notes.clone());
        let (now, before): (Vec<_>, Vec<_>) =
            (read.items.iter().map(beside).collect(), reading.items.iter().map(beside).collect());
        assert_eq!(now, before);
    }
}
