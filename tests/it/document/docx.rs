//! Word documents.

use std::io::{Cursor, Write};

use super::shown;
use insta::assert_snapshot;
use reading::document;
use zip::{ZipWriter, write::SimpleFileOptions};

/// An archive with these parts.
pub fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part can be begun");
        zip.write_all(text.as_bytes()).expect("a part can be written");
    }
    zip.finish().expect("an archive can be ended").into_inner()
}

/// A document with this body.
pub fn docx(body: &str) -> Vec<u8> {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let more = "xmlns:mc='urn:mc' xmlns:wps='urn:wps' xmlns:v='urn:v'";
    let document = format!("<w:document xmlns:w='{space}' {more}><w:body>{body}</w:body></w:document>");
    let styles = format!(
        "<w:styles xmlns:w='{space}'><w:style w:type='paragraph' w:styleId='Tieude'><w:name w:val='heading 2'/></w:style>\
         <w:style w:type='paragraph' w:styleId='Gach'><w:name w:val='Gạch'/><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='3'/></w:numPr></w:pPr></w:style>\
         <w:style w:type='character' w:styleId='Xoa'><w:rPr><w:strike/></w:rPr></w:style></w:styles>"
    );
    zipped(&[("word/document.xml", &document), ("word/styles.xml", &styles)])
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>")
}

fn tc(properties: &str, inside: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>")
}

#[test]
fn merged_cells_keep_their_place_across_and_down() {
    let body = [
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>",
        &tc("", &p("Ngày")),
        &tc("<w:gridSpan w:val='2'/>", &p("Nội dung")),
        &tc("", &p("Chủ trì")),
        "</w:tr><w:tr>",
        &tc("<w:vMerge w:val='restart'/>", &(p("Thứ Hai") + &p("03/3"))),
        &tc("", &p("Sáng")),
        &tc("", &p("Họp A")),
        &tc("<w:vMerge w:val='restart'/>", &p("Đ/c An")),
        "</w:tr><w:tr>",
        &tc("<w:vMerge/>", "<w:p/>"),
        &tc("<w:hMerge w:val='restart'/>", &p("Họp B")),
        &tc("<w:hMerge/>", "<w:p/>"),
        &tc("<w:vMerge w:val='continue'/>", "<w:p/>"),
        "</w:tr><w:tr><w:trPr><w:gridBefore w:val='1'/><w:gridAfter w:val='1'/></w:trPr>",
        &tc("", &p("Chiều")),
        &tc("", &p("Họp C")),
        "</w:tr></w:tbl>",
    ];
    assert_snapshot!(shown(docx(&body.concat())), @"
    #| 0:“Ngày” | 1:2x1 “Nội dung” | 3:“Chủ trì”
    | 0:1x2 “Thứ Hai” ¶ “03/3” | 1:“Sáng” | 2:“Họp A” | 3:1x2 “Đ/c An”
    | 1:2x1 “Họp B”
    | 1:“Chiều” | 2:“Họp C”
    ");
}

#[test]
fn text_set_in_pieces_is_whole_and_what_was_deleted_is_gone() {
    let body = "<w:p><w:pPr><w:pStyle w:val='Tieude'/></w:pPr><w:r><w:t>LỊCH </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>TU</w:t></w:r><w:r><w:t>ẦN</w:t></w:r></w:p>\
        <w:p><w:ins w:id='1'><w:r><w:t xml:space='preserve'>Họp </w:t></w:r></w:ins><w:del w:id='2'><w:r><w:delText>Gặp </w:delText></w:r></w:del>\
        <w:hyperlink><w:r><w:t>giao ban</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>P.2</w:t><w:br/><w:t>8h</w:t><w:noBreakHyphen/><w:t>9h</w:t></w:r>\
        <w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> mới</w:t></w:r></w:moveTo></w:p>\
        <w:p><w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr><w:r><w:t>Hội </w:t></w:r></w:p><w:p><w:r><w:t>nghị</w:t></w:r></w:p>\
        <w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>03/3</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>/2025</w:t></w:r></w:sdtContent></w:sdt></w:p>\
        <w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='2'/></w:numPr></w:pPr><w:r><w:t>Một</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val='Gach'/></w:pPr><w:r><w:t>Hai</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val='Gach'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr><w:r><w:t>Ba</w:t></w:r></w:p>";
    assert_snapshot!(shown(docx(body)), @"
    h2 “LỊCH TUẦN”
    “Họp giao ban⇥P.2⏎8h-9h mới”
    “Hội nghị”
    “03/3/2025”
    •1 “Một”
    •2 “Hai”
    “Ba”
    ");
}

#[test]
fn struck_entries_say_so_and_struck_words_in_a_sentence_are_set_apart() {
    let run = |text: &str, struck: &str| {
        format!("<w:r><w:rPr>{struck}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>")
    };
    let body = [
        "<w:p>",
        &run("- ", ""),
        &run("Họp A", "<w:strike/>"),
        "</w:p><w:p>",
        &run("Họp B tại ", "<w:strike w:val='0'/>"),
        &run("P.1", "<w:dstrike/>"),
        &run(" P.2", ""),
        "</w:p><w:p>",
        &run("Họp C", "<w:rStyle w:val='Xoa'/>"),
        "<w:r><w:br/><w:t>Họp D</w:t></w:r></w:p>",
    ];
    assert_snapshot!(shown(docx(&body.concat())), @"
    struck “- Họp A”
    erased «P.1» “Họp B tại P.2”
    struck “Họp C”
    “Họp D”
    ");
}

#[test]
fn text_boxes_are_read_once_and_a_table_that_lays_out_the_page_is_no_table() {
    let boxed = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Kính gửi</w:t></w:r></w:p>",
        p("SỞ NỘI VỤ")
    );
    let row = |a: &str, b: &str| format!("<w:tr>{}{}</w:tr>", tc("", &p(a)), tc("", &p(b)));
    let inner =
        format!("<w:tbl>{}{}{}</w:tbl><w:p/>", row("Ngày", "Việc"), row("3/3", "Họp A"), row("4/3", "Họp B"));
    let layout = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", tc("", &(p("Lịch công tác") + &inner)));
    let nested = format!(
        "<w:tbl>{}<w:tr>{}{}</w:tr>{}{}</w:tbl>",
        row("Ngày", "Việc"),
        tc("", &p("5/3")),
        tc("", &format!("{}<w:tbl>{}{}</w:tbl><w:p/>", p("Gồm:"), row("8h", "Họp C"), row("9h", "Họp D"))),
        row("6/3", "Họp E"),
        row("7/3", "Họp G"),
    );
    assert_snapshot!(shown(docx(&(boxed + &layout + &p("Tiếp") + &nested))), @"
    “SỞ NỘI VỤ”
    “Kính gửi”
    “Lịch công tác”
    | 0:“Ngày” | 1:“Việc”
    | 0:“3/3” | 1:“Họp A”
    | 0:“4/3” | 1:“Họp B”
    “”
    “Tiếp”
    | 0:“Ngày” | 1:“Việc”
    | 0:“5/3” | 1:“Gồm:” ¶ “8h⇥Họp C” ¶ “9h⇥Họp D”
    | 0:“6/3” | 1:“Họp E”
    | 0:“7/3” | 1:“Họp G”
    ");
}

#[test]
fn a_table_that_goes_on_after_a_blank_paragraph_is_one_table() {
    let row = |cells: [&str; 3]| format!("<w:tr>{}</w:tr>", cells.map(|text| tc("", &p(text))).concat());
    let first = format!("<w:tbl>{}{}</w:tbl>", row(["Ngày", "Việc", "Ai"]), row(["3/3", "Họp A", "An"]));
    let again = format!("<w:tbl>{}{}</w:tbl>", row(["NGÀY", "Việc", "Ai"]), row(["4/3", "Họp B", "An"]));
    let bare = format!("<w:tbl>{}</w:tbl>", row(["5/3", "Họp C", "An"]));
    assert_snapshot!(shown(docx(&[&*first, "<w:p/>", &again, &bare].concat())), @"
    | 0:“Ngày” | 1:“Việc” | 2:“Ai”
    | 0:“3/3” | 1:“Họp A” | 2:“An”
    | 0:“4/3” | 1:“Họp B” | 2:“An”
    | 0:“5/3” | 1:“Họp C” | 2:“An”
    ");
}

#[test]
fn a_damaged_or_locked_document_is_one_clear_line() {
    let whole = docx(&p("Họp"));
    let cut = document::open(&whole[..whole.len() / 2]).unwrap_err();
    assert_snapshot!(cut, @"tệp Word bị hỏng; hãy mở bằng Word, lưu lại rồi gửi lại");
    let unclosed = zipped(&[("word/document.xml", "<w:document><w:body>")]);
    assert_eq!(document::open(&unclosed).unwrap_err(), cut);
    let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_snapshot!(document::open(&locked).unwrap_err(), @"tệp có mật khẩu; hãy mở tệp, bỏ mật khẩu, lưu lại rồi gửi lại");
}
