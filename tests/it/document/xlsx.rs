//! Workbooks.

use super::docx::zipped;
use super::{notes, opened, shown, stripped};
use insta::assert_snapshot;

/// A workbook with these sheets: name, state, inside of the sheet.
fn xlsx(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let space = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'";
    let related = "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";
    let mut book = format!("<workbook {space} {related}><sheets>");
    let mut relations = "<Relationships>".to_owned();
    let mut parts = Vec::new();
    for (index, (name, state, inside)) in sheets.iter().enumerate() {
        book.push_str(&format!(
            "<sheet name='{name}' sheetId='{0}' state='{state}' r:id='r{0}'/>",
            index + 1
        ));
        relations.push_str(&format!("<Relationship Id='r{0}' Target='worksheets/sheet{0}.xml'/>", index + 1));
        parts.push((
            format!("xl/worksheets/sheet{}.xml", index + 1),
            format!("<worksheet {space}>{inside}</worksheet>"),
        ));
    }
    let texts = format!(
        "<sst {space}><si><t>Ngày</t></si><si><t>Nội dung</t></si><si><t>Chủ trì</t></si>\
         <si><r><t>Họp A&#10;</t></r><r><rPr><strike/></rPr><t>Họp B</t></r></si><si><t>Họp C</t></si></sst>"
    );
    let styles = format!(
        "<styleSheet {space}><numFmts><numFmt numFmtId='164' formatCode='[$-42A]dddd\\, dd/mm'/><numFmt numFmtId='165' formatCode='hh&quot;h&quot;mm'/>\
         <numFmt numFmtId='166' formatCode='00'/><numFmt numFmtId='167' formatCode='#,##0.00'/></numFmts>\
         <fonts><font/><font><b/></font><font><strike/></font></fonts>\
         <cellXfs><xf/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='166'/><xf numFmtId='167'/><xf fontId='1'/><xf fontId='2'/><xf numFmtId='22'/></cellXfs></styleSheet>"
    );
    parts.push(("xl/workbook.xml".into(), book + "</sheets></workbook>"));
    parts.push(("xl/_rels/workbook.xml.rels".into(), relations + "</Relationships>"));
    parts.push(("xl/sharedStrings.xml".into(), texts));
    parts.push(("xl/styles.xml".into(), styles));
    zipped(&parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
}

fn inline(place: &str, text: &str) -> String {
    format!("<c r='{place}' t='inlineStr'><is><t>{text}</t></is></c>")
}

#[test]
fn dates_and_hours_come_out_as_a_person_sees_them_and_hidden_rows_stay_out() {
    let sheet = [
        "<cols><col min='4' max='4' hidden='1'/></cols><sheetData>",
        "<row r='1'>",
        &inline("A1", "LỊCH TUẦN 10"),
        "</row><row r='3'><c r='A3' t='s' s='5'><v>0</v></c><c r='B3' t='s'><v>1</v></c><c r='C3' t='s'><v>2</v></c><c r='D3' t='inlineStr'><is><t>mã</t></is></c>",
        &inline("E3", "Giờ"),
        "</row><row r='4'><c r='A4' s='1'><v>45719</v></c><c r='B4' t='s'><v>3</v></c>",
        &inline("C4", "Đ/c An"),
        "<c r='D4'><v>7</v></c><c r='E4' s='2'><v>0.33333333333333331</v></c></row>",
        "<row r='5' hidden='1'><c r='A5' s='1'><v>45720</v></c><c r='B5' t='s'><v>4</v></c></row>",
        "<row r='6'><c r='A6' s='3'><v>5</v></c><c r='B6' t='s' s='6'><v>4</v></c><c r='C6' s='4'><v>8.3</v></c><c r='E6' s='7'><v>45720.5625</v></c></row>",
        "<row r='7'><c r='A7' s='1'><f>A6+1</f></c><c r='B7' t='str'><f>\"x\"</f><v>Họp D</v></c><c r='E7' t='b'><v>1</v></c></row>",
        "</sheetData><mergeCells><mergeCell ref='A1:E1'/></mergeCells>",
    ];
    let book = xlsx(&[("Sheet1", "visible", &sheet.concat())]);
    assert_snapshot!(shown(&book), @"
    “LỊCH TUẦN 10”
    | 0:bold “Ngày” | 1:“Nội dung” | 2:“Chủ trì” | 3:“Giờ”
    | 0:shown «Thứ Hai, 03/03» “03/03/2025” | 1:“Họp A” ¶ struck “Họp B” | 2:“Đ/c An” | 3:“08:00”
    | 0:“05” | 1:struck “Họp C” | 2:“8.3” | 3:shown «3/4/2025» “04/03/2025 13:30”
    | 0:“=A6+1” | 1:“Họp D” | 3:“TRUE”
    ");
    assert_snapshot!(notes(&opened(&book)), @"
    Bỏ qua các dòng ẩn trong bảng tính.
    1 ô chứa công thức chưa có kết quả; nếu thiếu ngày giờ, hãy mở tệp bằng Excel, lưu lại rồi gửi lại.
    ");
}

#[test]
fn merged_cells_keep_their_place_even_where_their_first_row_is_hidden() {
    let sheet = [
        "<sheetData><row r='2'>",
        &inline("B2", "Ngày"),
        &inline("C2", "Buổi"),
        &inline("D2", "Nội dung"),
        "</row><row r='3' hidden='1'>",
        &inline("B3", "Thứ Hai"),
        &inline("C3", "Sáng"),
        &inline("D3", "Họp ẩn"),
        "</row><row r='4'>",
        &inline("B4", "bị che"),
        &inline("C4", "Chiều"),
        &inline("D4", "Họp A"),
        "</row><row r='5'>",
        &inline("C5", "Tối"),
        &inline("D5", "Họp B"),
        "</row><row r='6'>",
        &inline("B6", "Nghỉ"),
        "</row></sheetData><mergeCells><mergeCell ref='B3:B5'/><mergeCell ref='B6:XFD6'/></mergeCells>",
    ];
    assert_snapshot!(shown(xlsx(&[("Sheet1", "visible", &sheet.concat())])), @"
    | 0:“Ngày” | 1:“Buổi” | 2:“Nội dung”
    | 0:1x2 “Thứ Hai” | 1:“Chiều” | 2:“Họp A”
    | 1:“Tối” | 2:“Họp B”
    | 0:3x1 “Nghỉ”
    ");
}

#[test]
fn sheets_that_are_shown_stand_under_their_names() {
    let row = |texts: [&str; 3]| {
        let cells =
            ["A", "B", "C"].iter().zip(texts).map(|(column, text)| inline(&format!("{column}1"), text));
        format!("<sheetData><row r='1'>{}</row></sheetData>", cells.collect::<String>())
    };
    let (a, b, c) = (row(["3/3", "Họp A", "An"]), row(["10/3", "Họp B", "An"]), row(["x", "y", "z"]));
    let book = [
        ("Tuần 10", "visible", &*a),
        ("Mẫu", "hidden", &*c),
        ("Trống", "visible", ""),
        ("Tuần 11", "visible", &*b),
    ];
    assert_snapshot!(shown(xlsx(&book)), @"
    h1 “Tuần 10”
    | 0:“3/3” | 1:“Họp A” | 2:“An”
    h1 “Tuần 11”
    | 0:“10/3” | 1:“Họp B” | 2:“An”
    ");
}

#[test]
fn two_cells_a_million_rows_apart_are_a_small_table() {
    let far = format!(
        "<sheetData><row r='1'>{}</row><row r='1048576'>{}</row></sheetData>",
        inline("A1", "a"),
        inline("C1048576", "b")
    );
    let rows = opened(xlsx(&[("Sheet1", "visible", &far)]));
    let reading::document::Block::Table(table) = &rows.blocks[0] else { panic!("a table") };
    assert!(table.rows.len() < 30);
    let wide =
        format!("<sheetData><row r='1'>{}{}</row></sheetData>", inline("A1", "a"), inline("XFD1", "b"));
    let error = reading::document::open(&xlsx(&[("Sheet1", "visible", &wide)])).unwrap_err();
    assert_snapshot!(error, @"bảng có hơn 200 cột; hãy chỉ gửi phần lịch công tác");
}

#[test]
fn days_tell_how_they_are_shown_and_errors_and_missing_results_say_so() {
    let sheet = "<sheetData><row r='1'><c r='A1' s='1'><v>46064</v></c><c r='B1' t='e'><v>#N/A</v></c>\
        <c r='C1'><f>A1+1</f><v/></c></row></sheetData>";
    let bytes = xlsx(&[("Lịch", "visible", sheet)]);
    assert_snapshot!(shown(&bytes), @"| 0:shown «Thứ Tư, 11/02» “11/02/2026” | 1:error “#N/A” | 2:“=A1+1”");
    assert!(reading::document::lacks_results(&bytes));
    let computed = sheet.replace("<v/>", "<v>46065</v>");
    assert!(!reading::document::lacks_results(&xlsx(&[("Lịch", "visible", &computed)])));
}

#[test]
fn an_extension_does_not_take_the_mark_of_1904_away() {
    let bytes = |marks: &str| {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let sheet = "<sheetData><row r='1'><c r='A1' s='1'><v>44866</v></c></row></sheetData>";
        zipped(&[
            (
                "xl/workbook.xml",
                &format!(
                    "<workbook xmlns='{main}' xmlns:x15='urn:x15'>{marks}<sheets><sheet name='a' sheetId='1'/></sheets><extLst><ext><x15:workbookPr chartTrackingRefBase='1'/></ext></extLst></workbook>"
                ),
            ),
            ("xl/worksheets/sheet1.xml", &format!("<worksheet xmlns='{main}'>{sheet}</worksheet>")),
            (
                "xl/styles.xml",
                &format!(
                    "<styleSheet xmlns='{main}'><cellXfs><xf/><xf numFmtId='14'/></cellXfs></styleSheet>"
                ),
            ),
        ])
    };
    assert_snapshot!(shown(bytes("<workbookPr date1904='true'/>")), @"| 0:shown «11/2/2026» “02/11/2026”");
    assert_snapshot!(shown(bytes("<workbookPr/>")), @"| 0:shown «11/1/2022» “01/11/2022”");
}

#[test]
fn what_a_workbook_hides_or_lays_around_its_cells_stands_beside_them() {
    let row = |number: usize, hidden: &str, text: &str| {
        format!(
            "<row r='{number}' {hidden}>{}{}</row>",
            inline(&format!("A{number}"), text),
            inline(&format!("C{number}"), "mã")
        )
    };
    let sheet = format!(
        "<cols><col min='3' max='3' hidden='1'/></cols><sheetData>{}{}</sheetData><headerFooter><oddFooter>&amp;CTrang &amp;P</oddFooter></headerFooter>",
        row(2, "", "Họp A"),
        row(3, "hidden='1'", "Họp kín")
    );
    let bytes = xlsx(&[("Tuần 48", "visible", &sheet), ("Mẫu", "hidden", &sheet)]);
    assert_snapshot!(stripped(bytes), @"
    chân trang in: [Aside(PageFoot)] Trang
    trang tính “Tuần 48”, dòng 2 (cột ẩn): [Aside(Hidden)] mã
    trang tính “Tuần 48”, dòng 3 (dòng ẩn): [Aside(Hidden)] Họp kín	mã
    chân trang in: [Aside(PageFoot)] Trang
    trang tính “Mẫu”, dòng 2 (trang tính ẩn): [Aside(Hidden)] Họp A	mã
    trang tính “Mẫu”, dòng 3 (trang tính ẩn): [Aside(Hidden)] Họp kín	mã
    trang tính “Tuần 48”, ô A2: Họp A
    ");
}
