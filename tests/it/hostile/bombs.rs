//! Files that are small and ask for much.

use std::io::{Cursor, Write};

use insta::assert_snapshot;
use reading::document::limits;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{opened, refused};
use crate::document::docx::{docx, zipped};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A part of which so many bytes are one letter.
fn inflated(name: &str, bytes: u64) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, SimpleFileOptions::default()).expect("a part can be begun");
    let block = [b'a'; 1 << 16];
    for _ in 0..bytes >> 16 {
        zip.write_all(&block).expect("a part can be written");
    }
    zip.finish().expect("an archive can be ended").into_inner()
}

#[test]
fn an_archive_that_unpacks_without_end_is_refused() {
    let bomb = inflated("word/document.xml", limits::PART_BYTES + (1 << 20));
    assert!(bomb.len() < 1 << 20);
    assert_snapshot!(refused("zip bomb", &bomb), @"tệp giải nén ra quá lớn so với một lịch công tác; hãy chép riêng phần lịch sang tệp mới rồi gửi lại");
    let sheets = inflated("xl/workbook.xml", limits::PART_BYTES + (1 << 20));
    assert_eq!(refused("zip bomb", &sheets), refused("zip bomb", &bomb));
}

#[test]
fn entities_that_multiply_are_refused() {
    let levels: String =
        (1..12).map(|n| format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10))).collect();
    let text = format!(
        "<!DOCTYPE w [<!ENTITY e0 \"ha\">{levels}]><w:document xmlns:w='{WORD}'><w:body>&e11;</w:body></w:document>"
    );
    assert_snapshot!(refused("entities", &zipped(&[("word/document.xml", &text)])), @"tệp Word bị hỏng; hãy mở bằng Word, lưu lại rồi gửi lại");
}

#[test]
fn elements_without_end_and_towers_of_tables_are_refused() {
    assert_snapshot!(refused("nodes", &docx(&"<w:p/>".repeat(1_600_000))), @"tệp có quá nhiều chi tiết so với một lịch công tác; hãy chép riêng phần lịch sang tệp mới rồi gửi lại");
    assert_snapshot!(refused("tables", &docx(&"<w:tbl><w:tr><w:tc>".repeat(100).add_ends())), @"tệp có quá nhiều lớp lồng nhau; hãy sao chép phần lịch công tác sang một tệp mới");
    let runs = format!("<w:p>{}{}</w:p>", "<w:ins>".repeat(5_000), "</w:ins>".repeat(5_000));
    assert_eq!(
        refused("runs", &docx(&runs)),
        refused("tables", &docx(&"<w:tbl><w:tr><w:tc>".repeat(100).add_ends()))
    );
    let attributes: String = (0..100_000).map(|n| format!(" w:a{n}='1'")).collect();
    assert_snapshot!(refused("attributes", &docx(&format!("<w:p{attributes}/>"))), @"tệp Word bị hỏng; hãy mở bằng Word, lưu lại rồi gửi lại");
}

trait Ends {
    fn add_ends(self) -> String;
}

impl Ends for String {
    fn add_ends(self) -> String {
        let count = self.matches("<w:tbl>").count();
        self + &"</w:tc></w:tr></w:tbl>".repeat(count)
    }
}

/// A workbook of one sheet.
fn workbook(sheet: &str, texts: &str) -> Vec<u8> {
    zipped(&[
        ("xl/workbook.xml", "<workbook><sheets><sheet name='a' sheetId='1'/></sheets></workbook>"),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet>{sheet}</worksheet>")),
        ("xl/sharedStrings.xml", &format!("<sst>{texts}</sst>")),
    ])
}

#[test]
fn a_million_empty_rows_are_no_rows() {
    let rows: String = (1..=1_000_000).map(|row| format!("<row r=\"{row}\"/>")).collect();
    let cell = "<row r=\"1000001\"><c r=\"A1000001\" t=\"inlineStr\"><is><t>Họp</t></is></c></row>";
    let document =
        opened("rows", &workbook(&format!("<sheetData>{rows}{cell}</sheetData>"), "")).expect("one cell");
    assert_eq!(document.blocks.len(), 1);
}

#[test]
fn one_long_text_shown_in_many_cells_is_refused() {
    let cells: String =
        (1..=20_000).map(|row| format!("<row><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")).collect();
    let texts = format!("<si><t>{}</t></si>", "Họp ".repeat(10_000));
    assert_snapshot!(refused("shared text", &workbook(&format!("<sheetData>{cells}</sheetData>"), &texts)), @"văn bản quá dài so với một lịch công tác; hãy chỉ gửi phần lịch công tác");
}

#[test]
fn merged_areas_over_everything_are_harmless() {
    let cells: String = (1..=300)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>{row}</v></c><c r=\"B{row}\"><v>1</v></c><c r=\"C{row}\"><v>1</v></c></row>"))
        .collect();
    let merges: String =
        (1..=20_000).map(|n| format!("<mergeCell ref=\"A{}:XFD1048576\"/>", n % 300 + 1)).collect();
    drop(opened(
        "merges",
        &workbook(&format!("<sheetData>{cells}</sheetData><mergeCells>{merges}</mergeCells>"), ""),
    ));
}

#[test]
fn ten_thousand_columns_are_refused_in_every_format() {
    let page = format!("<table><tr>{}</tr></table>", "<td>a</td>".repeat(10_000));
    let line = refused("html", page.as_bytes());
    assert_snapshot!(line, @"bảng có hơn 200 cột; hãy chỉ gửi phần lịch công tác");
    let tabs = format!("{0}\n{0}\n", "a\t".repeat(10_000) + "a");
    assert_eq!(refused("tabs", tabs.as_bytes()), line);
    let csv = format!("ngay;buoi;viec{0}\n1;2;3{0}\n", ";a".repeat(10_000));
    assert_eq!(refused("csv", csv.as_bytes()), line);
    let pipes = format!("|{0}\n|{0}\n", "a|".repeat(10_000));
    assert_eq!(refused("pipes", pipes.as_bytes()), line);
    let cells = "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>".repeat(10_000);
    assert_eq!(refused("docx", &docx(&format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))), line);
}

#[test]
fn absurd_spans_are_cut_to_the_table() {
    let page = format!(
        "<table>{}</table>",
        "<tr><td rowspan=65534 colspan=1000>a</td><td rowspan=65534>b</td><td>c</td></tr>".repeat(500)
    );
    drop(opened("spans", page.as_bytes()));
    let span = "<w:tc><w:tcPr><w:gridSpan w:val='4000000000'/><w:vMerge/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>";
    drop(opened(
        "spans",
        &docx(&format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{span}{span}</w:tr>").repeat(500))),
    ));
}

#[test]
fn a_cell_without_end_is_refused_in_every_format() {
    let long = "Họp giao ban ".repeat(700_000);
    let page = format!("<table><tr><td>{long}</td><td>b</td></tr></table>");
    let line = refused("html", page.as_bytes());
    assert_snapshot!(line, @"có một ô hoặc một đoạn dài hơn 100.000 chữ cái; hãy chỉ gửi phần lịch công tác");
    assert_eq!(refused("text", long.as_bytes()), line);
    assert_eq!(refused("csv", format!("a;b;c\n1;2;\"{long}\"\n").as_bytes()), line);
    assert_eq!(refused("docx", &docx(&format!("<w:p><w:r><w:t>{long}</w:t></w:r></w:p>"))), line);
}

#[test]
fn a_page_of_tags_or_unclosed_marks_is_refused_or_read_soon() {
    assert_snapshot!(refused("tags", "<p>a".repeat(500_000).as_bytes()), @"trang web quá lớn so với một lịch công tác; hãy chỉ lưu phần lịch công tác rồi gửi lại");
    drop(opened("marks", ("<html>".to_owned() + &"<b id=1><p><i>a".repeat(60)).as_bytes()));
    drop(opened("tables", ("<html>".to_owned() + &"<table><tr><td>a".repeat(150)).as_bytes()));
    drop(opened("stars", "**a *b ~~c __d ".repeat(20_000).as_bytes()));
    drop(opened("brackets", "[".repeat(200_000).as_bytes()));
    drop(opened("tabs", "a\tb\n\n".repeat(100_000).as_bytes()));
    drop(opened("quotes", "\"a;\n".repeat(100_000).as_bytes()));
}

#[test]
fn a_file_beyond_the_limit_and_one_of_nothing_are_refused_at_once() {
    assert_snapshot!(refused("big", &vec![b'a'; limits::FILE_BYTES + 1]), @"tệp lớn hơn 20 MB; hãy bỏ bớt hình ảnh hoặc chỉ gửi phần lịch công tác");
    assert_snapshot!(refused("empty", b""), @"tệp rỗng, không có nội dung; hãy gửi lại tệp khác");
    assert_snapshot!(refused("blank", b" \n\n \n"), @"tệp rỗng, không có nội dung; hãy gửi lại tệp khác");
    assert_snapshot!(refused("words", "<html><body><p>&nbsp;</p></body></html>".as_bytes()), @"tệp không có chữ nào; hãy gửi lại tệp khác");
}

/// A PDF with these objects, numbered from 1; the first is the catalogue.
pub fn pdf(objects: &[impl AsRef<[u8]>]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", index + 1).bytes());
        out.extend(object.as_ref());
        out.extend(b"\nendobj\n");
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(
        format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF", objects.len() + 1).bytes(),
    );
    out
}

pub fn stream(content: &str) -> String {
    format!("<</Length {}>>stream\n{content}\nendstream", content.len())
}

fn page_with(content: &str, resources: &str) -> Vec<u8> {
    pdf(&[
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".into(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<{resources}>>>>"),
        stream(content),
        format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 5 0 R>>>>/Length 17>>stream\n{}\nendstream",
            "/A Do /A Do /A Do"
        ),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".into(),
    ])
}

#[test]
fn a_pdf_that_goes_round_in_circles_is_one_line() {
    let tree =
        pdf(&["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2/Parent 2 0 R>>"]);
    assert_snapshot!(refused("page tree", &tree), @"tệp PDF bị hỏng; hãy xuất lại PDF hoặc gửi tệp Word, Excel gốc");
    drop(opened("forms", &page_with("/A Do", "/XObject<</A 5 0 R>>")));
    let nested = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    drop(opened("arrays", &pdf(&["<</Type/Catalog/Pages 2 0 R>>".to_owned(), nested.clone()])));
    drop(opened("operands", &page_with(&format!("{nested} TJ"), "")));
    drop(opened("states", &page_with(&"q ".repeat(500_000), "")));
    let itself = pdf(&["<</Type/Catalog/Pages 2 0 R>>", "2 0 R"]);
    drop(opened("reference", &itself));
}

#[test]
fn a_pdf_of_lines_and_letters_without_end_is_one_line() {
    let lines: String = (0..30_000)
        .map(|n| format!("{0} 0 m {0} 800 l S 0 {0} m 500 {0} l S ", f64::from(n) / 50.0))
        .collect();
    drop(opened("lines", &page_with(&lines, "")));
    let letters = format!("BT /F 12 Tf {} ET", "1 0 0 1 9 9 Tm (Hop giao ban) Tj ".repeat(30_000));
    drop(opened("letters", &page_with(&letters, "/Font<</F 6 0 R>>")));
}
