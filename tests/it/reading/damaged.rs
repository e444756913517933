//! What recognition, copying and haste do to a programme: read for what was meant, or asked about; every name is
//! invented.

use super::kinds::{lines, questions, read};

const MONTH: &str = "SỞ LÂM NGHIỆP\nCHƯƠNG TRÌNH CÔNG TÁC THÁNG 6 NĂM 2026\n\n\
    | Ngày | Nội dung công việc | Đơn vị chuẩn bị | Người chủ trì |\n|---|---|---|---|\n";

/// A month of rows; each its day, its work, who prepares, who leads.
fn month(rows: &[&str]) -> reading::Reading {
    read(&format!("{MONTH}{}", rows.iter().map(|row| format!("| {row} |\n")).collect::<String>()))
}

/// The codes of the questions that point at the item with these words.
fn asked_of<'r>(reading: &'r reading::Reading, content: &str) -> Vec<&'r str> {
    let item = reading.items.iter().position(|item| item.content.contains(content)).expect("the item");
    let about = reading.findings.iter().filter(|f| f.is_question() && f.items.contains(&item));
    about.map(|finding| finding.code()).collect()
}

#[test]
fn blanks_doubled_in_the_middle_of_sentences_set_nothing_apart() {
    let reading = month(&[
        "02 | Sáng: Dự hội  nghị  tổng kết phòng  cháy rừng | VP | Lãnh  đạo  Sở",
        "03 | Chiều: Kiểm  tra kho  giống  (cả  ngày) | KT, VP | Đ/c Mơ  -  GĐ",
    ]);
    let expected = [
        "02/06 sáng Dự hội nghị tổng kết phòng cháy rừng — Lãnh đạo Sở",
        "03/06 cả ngày Kiểm tra kho giống — Mơ",
    ];
    assert_eq!(lines(&reading), expected);
}

#[test]
fn a_name_seen_once_that_no_syllable_can_spell_is_asked_about_with_the_one_that_it_resembles() {
    let reading = month(&[
        "02 | Sáng: Giao ban | VP | Đ/c Phùng Thị Mơ",
        "03 | Sáng: Họp chi bộ | VP | Đ/c Phùng Thị Mơ",
        "04 | Sáng: Kiểm tra kho | VP | Đ/c Phùng Tnị Mơ",
    ]);
    assert_eq!(asked_of(&reading, "Kiểm tra kho"), ["unknown_name"]);
    assert!(asked_of(&reading, "Giao ban").is_empty());
}

#[test]
fn a_label_with_letters_misread_is_still_the_label() {
    let reading = read(
        "UBND XÃ ĐỒNG SIM\nLỊCH CÔNG TÁC TUẦN 23 (Từ ngày 01/6/2026 đến ngày 05/6/2026)\n\nThứ Hai, ngày 01/6/2026:\n\
         - 8h00: Họp hòa giải (Phòng Kinh tế chuẩh bị). Địa điểm: nhà văn hóa. Cnủ trì: Đ/c Lò Văn Ươm.\n\
         - 14h00: Tiếp công dân. Thành pnần: các đoàn thể.",
    );
    assert_eq!(lines(&reading)[0], "01/06 sáng 08:00 Họp hòa giải — Lò Văn Ươm");
    assert_eq!(reading.items[0].units, ["Phòng Kinh tế"]);
    assert_eq!(reading.items[1].attendees, ["các đoàn thể"]);
}

#[test]
fn two_days_in_one_cell_are_asked_about() {
    let reading =
        month(&["02 | Sáng: Giao ban | VP | Đ/c Mơ", "03<br>05 | Sáng: Kiểm tra kho | KT | Đ/c Đoài"]);
    assert_eq!(asked_of(&reading, "Kiểm tra kho"), ["days_in_one_cell"]);
}

#[test]
fn a_blank_day_where_every_other_row_has_one_is_asked_about() {
    let reading = month(&[
        "02 | Sáng: Giao ban<br>Chiều: Họp báo | VP<br>VP | Đ/c Mơ<br>Đ/c Mơ",
        "03 | Sáng: Họp chi bộ<br>Chiều: Tiếp dân | VP<br>VP | Đ/c Mơ<br>Đ/c Mơ",
        " | Sáng: Kiểm tra kho | KT | Đ/c Đoài",
        "08 | Chiều: Tiếp công dân | VP | Đ/c Mơ",
        "09 | Chiều: Làm việc với đoàn thanh tra | VP | Đ/c Mơ",
    ]);
    assert_eq!(asked_of(&reading, "Kiểm tra kho"), ["dayless"]);
    assert_eq!(questions(&reading), ["dayless"]);
}

#[test]
fn a_row_that_says_who_but_not_what_is_told() {
    let reading = month(&["02 | Sáng: Giao ban | VP | Đ/c Mơ", "03 | | KT | Đ/c Đoài"]);
    let told = reading.findings.iter().find(|finding| finding.code() == "workless").expect("told");
    assert!(told.is_question() && told.date.is_some());
}

#[test]
fn a_header_with_a_letter_wrong_heads_its_column() {
    let reading = read(
        "SỞ LÂM NGHIỆP\nLỊCH CÔNG TÁC TUẦN 23 (Từ ngày 01/6/2026 đến ngày 05/6/2026)\n\n| Thứ | Ngày | Buổi sánng | Buổi chiềuu |\n|---|---|---|---|\n\
         | Hai | 01/6 | Giao ban | Tiếp công dân |\n| Ba | 02/6 | Kiểm tra kho | Họp chi bộ |\n",
    );
    assert_eq!(
        lines(&reading),
        [
            "01/06 sáng Giao ban — ",
            "01/06 chiều Tiếp công dân — ",
            "02/06 sáng Kiểm tra kho — ",
            "02/06 chiều Họp chi bộ — "
        ]
    );
}

#[test]
fn a_definition_list_is_hour_and_work_with_its_labels() {
    let reading = read(
        "<html><body><h2>Lịch công tác tuần 23/2026</h2><h3>Thứ Hai, 01.6.2026</h3>\
         <dl><dt>07:45</dt><dd>Giao ban biên tập</dd><dt>Chủ trì</dt><dd>Tổng Biên tập Lò Văn Ươm</dd>\
         <dt>Nơi họp</dt><dd>Phòng họp tầng 4</dd></dl>\
         <dl><dt>14:00</dt><dd>Duyệt khung chương trình</dd><dt>Chủ trì</dt><dd>Tổng Biên tập Lò Văn Ươm</dd></dl></body></html>",
    );
    let expected = [
        "01/06 sáng 07:45 Giao ban biên tập — Lò Văn Ươm",
        "01/06 chiều 14:00 Duyệt khung chương trình — Lò Văn Ươm",
    ];
    assert_eq!(lines(&reading), expected);
    assert_eq!(reading.items[0].location.as_deref(), Some("Phòng họp tầng 4"));
}

#[test]
fn a_list_of_days_alone_is_what_the_sentence_ahead_of_it_says_and_is_asked_about() {
    let reading = read(
        "SỞ LÂM NGHIỆP\nTHÔNG BÁO LỊCH TIẾP CÔNG DÂN NĂM 2026\n\nGiám đốc Sở tiếp công dân định kỳ 01 ngày trong tháng, cụ thể như sau:\n\
         Tháng 1 Ngày 15 (Thứ 5)\nTháng 2 Ngày 12 (Thứ 5)\nTháng 3 Ngày 16 (Thứ 2)\nTháng 4 Ngày 15 (Thứ 4)\n",
    );
    let days: Vec<String> = reading.items.iter().map(|item| item.date.format("%d/%m").to_string()).collect();
    assert_eq!(days, ["15/01", "12/02", "16/03", "15/04"]);
    assert!(reading.items.iter().all(|item| item.content.contains("tiếp công dân định kỳ")));
    assert_eq!(questions(&reading), ["no_work"]);
}

#[test]
fn a_month_that_heads_days_is_theirs() {
    let reading = read(
        "UBND XÃ ĐỒNG SIM\nLỊCH TIẾP CÔNG DÂN QUÝ II/2026\n\nTháng 5/2026:\nNgày 14 (Thứ 5): Chủ tịch UBND xã Lò Văn Ươm tiếp công dân\n\
         Tháng 6/2026:\nNgày 04 (Thứ 5): Phó Chủ tịch UBND xã Lê Thị Sim tiếp công dân\n",
    );
    let days: Vec<String> = reading.items.iter().map(|item| item.date.format("%d/%m").to_string()).collect();
    assert_eq!(days, ["14/05", "04/06"]);
}
