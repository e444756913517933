//! Word documents.

use std::io::{Cursor, Write};

use super::{notes, opened, shown, stripped};
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
    boxed “SỞ NỘI VỤ”
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

/// A document of these parts of `word/`.
fn made(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let more = "xmlns:r='urn:r' xmlns:mc='urn:mc' xmlns:wps='urn:wps' xmlns:v='urn:v'";
    let wrapped =
        |element: &str, inside: &str| format!("<w:{element} xmlns:w='{space}' {more}>{inside}</w:{element}>");
    let mut all =
        vec![("word/document.xml".to_owned(), wrapped("document", &format!("<w:body>{body}</w:body>")))];
    let mut relations = String::new();
    for (name, inside) in parts {
        let kind = name.trim_end_matches(|c: char| c.is_ascii_digit());
        relations.push_str(&format!("<Relationship Id='{name}' Type='urn:/{kind}' Target='{name}.xml'/>"));
        let text = match kind {
            "aFChunk" => (*inside).to_owned(),
            "header" => wrapped("hdr", inside),
            "footer" => wrapped("ftr", inside),
            _ => wrapped(kind, inside),
        };
        all.push((format!("word/{name}.xml"), text));
    }
    all.push(("word/_rels/document.xml.rels".into(), format!("<Relationships>{relations}</Relationships>")));
    zipped(&all.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
}

fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

fn font(name: &str) -> String {
    format!("<w:rFonts w:ascii='{name}' w:hAnsi='{name}'/>")
}

#[test]
fn letters_of_old_fonts_are_converted_by_run_style_and_default_and_unknown_fonts_are_named() {
    let styles = format!(
        "<w:docDefaults><w:rPrDefault><w:rPr>{}</w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:type='paragraph' w:styleId='Vni'><w:rPr>{}</w:rPr></w:style>",
        font(".VnTime"),
        font("VNI-Times"),
    );
    let body = [
        format!("<w:p>{}</w:p>", run("", "KiÓm tra ®ª ®iÒu")),
        format!("<w:p>{}</w:p>", run(&font(".VnTimeH"), "lÞch c«ng t¸c")),
        format!(
            "<w:p><w:pPr><w:pStyle w:val='Vni'/></w:pPr>{}</w:p>",
            run("", "TIEÁP ñoaøn coâng taùc, thöù Baûy")
        ),
        format!("<w:p>{}{}</w:p>", run(&font("Arial"), "Họp tại "), run(&font("VNI-Helve"), "Hoäi tröôøng")),
        format!("<w:p>{}</w:p>", run("", "Chữ mới gõ lại")),
        format!("<w:p>{}</w:p>", run(&font("Cổ Tự"), "Héi nghÞ c«ng t¸c viÖc")),
    ];
    let bytes = made(&body.concat(), &[("styles", &styles)]);
    assert_snapshot!(shown(&bytes), @"
    “Kiểm tra đê điều”
    “LỊCH CÔNG TÁC”
    “TIẾP đoàn công tác, thứ Bảy”
    “Họp tại Hội trường”
    “Chữ mới gõ lại”
    “Héi nghÞ c«ng t¸c viÖc”
    ");
    assert_snapshot!(notes(&opened(&bytes)), @"
    Chữ phông cũ .VnTime, .VnTimeH, VNI-Helve, VNI-Times đã được chuyển sang Unicode.
    Chữ phông “Cổ Tự” có bảng mã không rõ, đọc ra có thể sai: “Héi nghÞ c«ng t¸c viÖc”.
    ");
}

#[test]
fn what_styles_hide_and_changes_take_out_is_kept_beside_the_text() {
    let styles = "<w:style w:type='paragraph' w:styleId='An'><w:rPr><w:vanish/></w:rPr></w:style>\
        <w:style w:type='character' w:styleId='AnChu'><w:rPr><w:vanish/></w:rPr></w:style>\
        <w:style w:type='table' w:styleId='AnBang'><w:rPr><w:vanish/></w:rPr></w:style>";
    let hidden = "<w:pPr><w:pStyle w:val='An'/></w:pPr>";
    let body = [
        format!("<w:p>{}</w:p><w:p>{hidden}{}</w:p>", run("", "Họp A"), run("", "Họp kín")),
        format!(
            "<w:p>{}{}<w:del>{}</w:del></w:p>",
            run("", "Họp B"),
            run("<w:rStyle w:val='AnChu'/>", " (kín)"),
            "<w:r><w:delText>cũ</w:delText></w:r>"
        ),
        // Twice switched on is off again; said of the run itself it is off, too.
        format!(
            "<w:p>{hidden}{}{}</w:p>",
            run("<w:rStyle w:val='AnChu'/>", "Họp C "),
            run("<w:vanish w:val='0'/>", "tại D")
        ),
        format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val='AnBang'/></w:tblPr><w:tr>{0}{0}</w:tr></w:tbl>",
            tc("", &p("trong bảng"))
        ),
    ];
    let foot = "<w:p><w:r><w:t>Lưu hành nội bộ</w:t></w:r></w:p>";
    let head = "<w:p><w:r><w:pict><v:shape><v:textpath string='DỰ THẢO'/></v:shape></w:pict></w:r></w:p>";
    let bytes = made(&body.concat(), &[("styles", styles), ("header1", head), ("footer1", foot)]);
    assert_snapshot!(stripped(&bytes), @"
    đoạn 1: [Aside(Watermark)] DỰ THẢO
    đoạn 1: Họp A
    đoạn 2: [Aside(Hidden)] Họp kín
    đoạn 2: [Aside(Hidden)] (kín)
    đoạn 2: [Aside(Deleted)] cũ
    đoạn 2: Họp B
    đoạn 3: [Aside(Hidden)] trong bảng
    đoạn 3: [Aside(Hidden)] trong bảng
    đoạn 3: Họp C tại D
    chân trang: [Aside(PageFoot)] Lưu hành nội bộ
    ");
}

#[test]
fn numbers_are_those_that_word_shows_and_an_empty_cell_with_a_number_says_it() {
    let level = |at: usize, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:abstractNum w:abstractNumId='0'>{}{}{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='decimalZero'/><w:lvlText w:val='%1'/></w:lvl></w:abstractNum>\
         <w:abstractNum w:abstractNumId='2'>{}</w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>\
         <w:num w:numId='3'><w:abstractNumId w:val='2'/></w:num>\
         <w:num w:numId='4'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride></w:num>",
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%1.%2"),
        level(2, "lowerLetter", "%3)"),
        level(0, "bullet", "-"),
    );
    let numbered = |list: usize, at: usize, text: &str| {
        let properties =
            format!("<w:pPr><w:numPr><w:ilvl w:val='{at}'/><w:numId w:val='{list}'/></w:numPr></w:pPr>");
        format!("<w:p>{properties}{}</w:p>", if text.is_empty() { String::new() } else { run("", text) })
    };
    let entries = [
        (1, 0, "a"),
        (1, 1, "b"),
        (1, 2, "c"),
        (1, 2, "d"),
        (1, 0, "e"),
        (1, 1, "f"),
        (3, 0, "g"),
        (4, 0, "h"),
    ];
    let mut body: String = entries.iter().map(|(list, at, text)| numbered(*list, *at, text)).collect();
    let row = || format!("<w:tr>{}{}</w:tr>", tc("", &numbered(2, 0, "")), tc("", &p("Họp")));
    body.push_str(&format!("<w:tbl>{}{}</w:tbl>", row(), row()));
    assert_snapshot!(stripped(made(&body, &[("numbering", &numbering)])), @"
    đoạn 1: [Number] I.
    đoạn 1: a
    đoạn 2: [Number] I.1
    đoạn 2: b
    đoạn 3: [Number] a)
    đoạn 3: c
    đoạn 4: [Number] b)
    đoạn 4: d
    đoạn 5: [Number] II.
    đoạn 5: e
    đoạn 6: [Number] II.1
    đoạn 6: f
    đoạn 7: g
    đoạn 8: [Number] VII.
    đoạn 8: h
    bảng 1, dòng 1, cột 1: 03
    bảng 1, dòng 1, cột 2: Họp
    bảng 1, dòng 2, cột 1: 04
    bảng 1, dòng 2, cột 2: Họp
    ");
}

#[test]
fn signs_of_notes_are_taken_off_their_words_and_minutes_stay_with_their_hour() {
    let raised = |text: &str| run("<w:vertAlign w:val='superscript'/>", text);
    let body = [
        format!("<w:p>{}{}{}</w:p>", run("", "Đ/c Bình"), raised("1"), run("", " - PGĐ")),
        format!("<w:p>{}{}</w:p>", run("", "Họp lúc 7h"), raised("30")),
        format!("<w:p>{}{}</w:p>", run("", "Họp lúc 14"), raised("00")),
        format!("<w:p>{}{}</w:p>", run("", "Thửa đất 100 m"), raised("2")),
        p("KTNB*, VP² (* họp kín)"),
        format!("<w:p>{}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>", run("", "Tiếp dân")),
    ];
    let notes = "<w:footnote w:id='2'><w:p><w:r><w:t>Tại trụ sở mới</w:t></w:r></w:p></w:footnote>";
    assert_snapshot!(stripped(made(&body.concat(), &[("footnotes", notes)])), @"
    đoạn 1: Đ/c Bình - PGĐ
    đoạn 1: [Marks] 1
    đoạn 2: Họp lúc 7h30
    đoạn 3: Họp lúc 14h00
    đoạn 4: Thửa đất 100 m²
    đoạn 5: KTNB, VP (* họp kín)
    đoạn 5: [Marks] * 2
    ghi chú cuối trang: [Aside(Footnote)] Tại trụ sở mới
    đoạn 6: Tiếp dân
    đoạn 6: [Marks] 1
    ");
}

#[test]
fn a_stamp_over_a_cell_is_a_paragraph_of_its_own_and_a_document_put_in_whole_stands_in_its_place() {
    let stamp = "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>HOÃN</w:t></w:r></w:p>\
        </w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>HOÃN</w:t></w:r></w:p>\
        </w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
    let cell = format!("<w:p>{}{stamp}</w:p>", run("", "Họp A"));
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl><w:altChunk r:id='aFChunk1'/><w:p/>",
        tc("", &p("02")),
        tc("", &cell)
    );
    let letter = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n\
        Content-Transfer-Encoding: quoted-printable\n\n<html><body><p>H=E1=BB=8Dp gia=\no ban</p></body></html>\n--x--\n";
    let bytes = made(&body, &[("aFChunk1", letter)]);
    assert_snapshot!(shown(bytes), @"
    | 0:“02” | 1:boxed “HOÃN” ¶ “Họp A”
    “Họp giao ban”
    “”
    ");
}
