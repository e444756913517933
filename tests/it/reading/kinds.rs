//! Kinds of writing that real programmes have and layouts don't show; every name is invented.

use plan::{Session, Status, directory::Directory};
use reading::{Reading, Severity};

pub(super) fn read(text: &str) -> Reading {
    reading::read(text.as_bytes(), &Directory::default()).expect("a programme")
}

/// `11/05 sáng 07:30 chào cờ — Thắng`, one line an item.
pub(super) fn lines(reading: &Reading) -> Vec<String> {
    let session = |session| match session {
        Session::AllDay => "cả ngày",
        Session::Morning => "sáng",
        Session::Afternoon => "chiều",
        Session::Evening => "tối",
        Session::Unspecified => "-",
    };
    let line = |item: &plan::Item| {
        let end = item.end_date.map_or(String::new(), |end| end.format("-%d/%m").to_string());
        let time = item.time.map_or(String::new(), |time| time.format(" %H:%M").to_string());
        let who = item.officials.join(", ");
        format!("{}{end} {}{time} {} — {who}", item.date.format("%d/%m"), session(item.session), item.content)
    };
    reading.items.iter().map(line).collect()
}

pub(super) fn questions(reading: &Reading) -> Vec<&str> {
    let asked = reading.findings.iter().filter(|finding| finding.severity == Severity::Question);
    asked.map(|finding| finding.code()).collect()
}

const WEEK: &str = "UBND XÃ ĐỒNG SIM\nLỊCH CÔNG TÁC TUẦN 23 (Từ ngày 01/6/2026 đến ngày 05/6/2026)\n\n";
const MONTH: &str = "SỞ LÂM NGHIỆP\nCHƯƠNG TRÌNH CÔNG TÁC THÁNG 6 NĂM 2026\n\n\
    | Ngày | Nội dung công việc | Đơn vị chuẩn bị | Người chủ trì |\n|---|---|---|---|\n";

#[test]
fn several_hours_behind_one_label_are_several_items_of_that_official() {
    let reading = read(&format!(
        "{WEEK}Thứ Hai, ngày 01/6/2026:\nChủ tịch UBND xã Lò Văn Ươm: 7 giờ 30 chào cờ; 9 giờ nghe báo cáo thu thuế, 14 giờ tiếp công dân."
    ));
    let expected = [
        "01/06 sáng 07:30 chào cờ — Lò Văn Ươm",
        "01/06 sáng 09:00 nghe báo cáo thu thuế — Lò Văn Ươm",
        "01/06 chiều 14:00 tiếp công dân — Lò Văn Ươm",
    ];
    assert_eq!(lines(&reading), expected);
}

#[test]
fn officials_on_a_line_of_their_own_lead_what_stands_below_them() {
    let reading = read(&format!(
        "{WEEK}Thứ Ba (02/6)\nGiám đốc Phùng Thị Mơ\n8h00: Giao ban\n14h00: Tiếp công dân\nPhó Giám đốc Lê Bá Đoài\n9h00: Kiểm tra kho"
    ));
    let expected = [
        "02/06 sáng 08:00 Giao ban — Phùng Thị Mơ",
        "02/06 chiều 14:00 Tiếp công dân — Phùng Thị Mơ",
        "02/06 sáng 09:00 Kiểm tra kho — Lê Bá Đoài",
    ];
    assert_eq!(lines(&reading), expected);
}

#[test]
fn a_letter_scanned_for_a_digit_is_the_digit_where_a_date_or_an_hour_stands() {
    let reading = read(&format!("{WEEK}Thứ Tư, ngày O3/6/2026:\n- l4 giờ 00: Duyệt phương án phòng cháy."));
    assert_eq!(lines(&reading), ["03/06 chiều 14:00 Duyệt phương án phòng cháy — "]);
}

#[test]
fn a_day_cell_that_is_no_day_is_asked_and_not_the_day_above() {
    let reading = read(&format!(
        "{MONTH}| 02 | Giao ban | VP | Đ/c Mơ |\n| ? | Họp chi bộ | VP | Đ/c Mơ |\n| 05 | Kiểm tra kho | KT | Đ/c Đoài |\n"
    ));
    let asked = reading.findings.iter().find(|finding| finding.code() == "unread_day").expect("a question");
    assert_eq!(asked.items, [1]);
}

#[test]
fn a_scanned_day_in_a_rising_column_is_read() {
    let reading = read(&format!(
        "{MONTH}| 02 | Giao ban | VP | Đ/c Mơ |\n| O3 | Họp chi bộ | VP | Đ/c Mơ |\n| l0 | Kiểm tra kho | KT | Đ/c Đoài |\n"
    ));
    assert_eq!(
        lines(&reading),
        ["02/06 - Giao ban — Mơ", "03/06 - Họp chi bộ — Mơ", "10/06 - Kiểm tra kho — Đoài"]
    );
    assert!(questions(&reading).is_empty());
}

#[test]
fn a_date_outside_the_title_is_a_question_and_the_period_stays() {
    let reading = read(&format!(
        "{MONTH}| 02/6 | Giao ban | VP | Đ/c Mơ |\n| 04/9 | Họp chi bộ | VP | Đ/c Mơ |\n| 05/6 | Kiểm tra kho | KT | Đ/c Đoài |\n"
    ));
    assert_eq!(questions(&reading), ["date_outside"]);
    assert_eq!(reading.period.to.to_string(), "2026-06-30");
}

#[test]
fn day_and_month_that_a_spreadsheet_turned_round_are_turned_back_with_a_note() {
    let reading = read(
        "LỊCH CÔNG TÁC THÁNG 6 NĂM 2026,,,\nNgày,Nội dung,Đơn vị chuẩn bị,Chủ trì\n6/2/2026,Giao ban,VP,Đ/c Mơ\n6/3/2026,Kiểm tra kho,KT,Đ/c Đoài\n6/24/2026,Họp chi bộ,VP,Đ/c Mơ\n",
    );
    let days: Vec<String> = reading.items.iter().map(|item| item.date.to_string()).collect();
    assert_eq!(days, ["2026-06-02", "2026-06-03", "2026-06-24"]);
    assert!(reading.findings.iter().any(|finding| finding.code() == "date_turned"));
}

#[test]
fn the_delegate_leads_and_the_words_that_say_so_are_no_work() {
    let reading = read(&format!(
        "{WEEK}Thứ Năm, ngày 04/6/2026\n- 14 giờ, Thành ủy họp giao ban dân vận. Ủy quyền đồng chí Vi Thị Sim dự. Điểm tại Hội trường A."
    ));
    assert_eq!(lines(&reading), ["04/06 chiều 14:00 Thành ủy họp giao ban dân vận — Vi Thị Sim"]);
}

#[test]
fn a_verb_of_calling_off_is_the_status_and_no_work() {
    let reading = read(&format!(
        "{MONTH}| 02 | Sáng: HOÃN cuộc họp thẩm định cầu Bến Gỗ | KT | Đ/c Mơ |\n| 03 | Chiều: Hủy buổi kiểm tra kho | KT | Đ/c Mơ |\n| 04 | Sáng: Nghe báo cáo các dự án bị hoãn tiến độ | KT | Đ/c Mơ |\n"
    ));
    let states: Vec<Status> = reading.items.iter().map(|item| item.status).collect();
    assert_eq!(states, [Status::Postponed, Status::Cancelled, Status::Scheduled]);
    assert_eq!(reading.items[0].content, "cuộc họp thẩm định cầu Bến Gỗ");
}

#[test]
fn a_row_without_a_day_that_goes_on_in_the_middle_of_a_sentence_belongs_to_the_row_above() {
    let reading = read(&format!(
        "{MONTH}| 02 | Sáng: Dự hội nghị tổng kết phòng cháy | KT | Đ/c Mơ |\n| | rừng mùa khô tại xã Đồng Sim | | |\n| 03 | Sáng: Giao ban | VP | Đ/c Mơ |\n"
    ));
    assert_eq!(reading.items[0].content, "Dự hội nghị tổng kết phòng cháy rừng mùa khô tại xã Đồng Sim");
    assert_eq!(reading.items.len(), 2);
}

#[test]
fn numbered_work_in_one_cell_meets_its_units_and_chairs_in_order() {
    let reading = read(&format!(
        "{MONTH}| 02 | 1) Giao ban; 2) Tiếp công dân; 3) Kiểm tra kho | VP; VP; KT | Đ/c Mơ; Đ/c Đoài; Đ/c Mơ |\n"
    ));
    assert_eq!(
        lines(&reading),
        ["02/06 - Giao ban — Mơ", "02/06 - Tiếp công dân — Đoài", "02/06 - Kiểm tra kho — Mơ"]
    );
    assert_eq!(reading.items[2].units, ["KT"]);
}

#[test]
fn those_who_take_part_are_attendees_and_other_columns_are_notes() {
    let reading = read(
        "SỞ LÂM NGHIỆP\nLỊCH CÔNG TÁC THÁNG 6 NĂM 2026\n\n| Ngày | Nội dung | Chủ trì | Thành phần | Xe |\n|---|---|---|---|---|\n| 02/6 | Kiểm tra rừng | Đ/c Mơ | Phòng KT, Hạt Kiểm lâm | 7 chỗ |\n| 03/6 | Giao ban | Đ/c Mơ | Các phòng | |\n",
    );
    assert_eq!(reading.items[0].attendees, ["Phòng KT", "Hạt Kiểm lâm"]);
    assert_eq!(reading.items[0].notes.as_deref(), Some("7 chỗ"));
    assert_eq!(reading.items[0].officials, ["Mơ"]);
}

#[test]
fn a_list_below_a_table_is_read_with_it() {
    let reading = read(
        "UBND XÃ ĐỒNG SIM\nLỊCH CÔNG TÁC TUẦN 23 (Từ ngày 01/6/2026 đến ngày 05/6/2026)\n\n| Thứ, ngày | Nội dung | Chủ trì |\n|---|---|---|\n| Thứ Hai 01/6 | Sáng: Giao ban | Đ/c Ươm |\n| Thứ Ba 02/6 | Chiều: Kiểm tra kho | Đ/c Ươm |\n\nLịch bổ sung:\nThứ Năm, ngày 04/6/2026:\n- 8h00: Họp hòa giải. Chủ trì: Đ/c Sim.\n",
    );
    assert_eq!(lines(&reading).last().map(String::as_str), Some("04/06 sáng 08:00 Họp hòa giải — Sim"));
    assert_eq!(reading.items.len(), 3);
}

#[test]
fn an_hour_left_inside_the_work_is_asked() {
    let reading = read(&format!(
        "{MONTH}| 02 | Sáng: Họp tổ công tác và 10h30 làm việc tiếp | KT | Đ/c Mơ |\n| 03 | Sáng: Giao ban | VP | Đ/c Mơ |\n"
    ));
    assert!(
        reading.items.len() == 3 || questions(&reading).contains(&"second_hour"),
        "{:?}",
        lines(&reading)
    );
}

#[test]
fn a_remark_that_moves_the_hour_or_the_room_is_that_hour_or_room_and_nothing_is_put_off() {
    let moved = [
        ("08h00: Họp giao ban (dời sang Hội trường B)", "", "08:00 @Hội trường B"),
        ("14h00: Tiếp công dân (lùi sang 15h)", "", "15:00 @Phòng 1"),
        ("08h00: Họp kiểm điểm (Dời về 9h30)", "", "09:30 @Phòng 1"),
        ("08h00: Họp thẩm định (chuyển sang Phòng họp số 2)", "", "08:00 @Phòng họp số 2"),
        ("16h00: Họp chi bộ (chuyển sang 16h30 tại Hội trường C)", "", "16:30 @Hội trường C"),
        ("08h00: Họp xét thi đua (lùi giờ họp đến 14h)", "", "14:00 @Phòng 1"),
        ("Họp công đoàn (dời sang buổi chiều)", "", "afternoon @Phòng 1"),
        ("08h00: Họp tổ công tác", "Dời sang Hội trường B", "08:00 @Hội trường B"),
        ("08h00: Họp tổ biên tập", "Lùi sang 15h", "15:00 @Phòng 1"),
    ];
    let mut document = String::from(
        "LỊCH CÔNG TÁC TUẦN\nTừ ngày 16/11/2026 đến ngày 20/11/2026\n\n\
         | Ngày | Nội dung | Địa điểm | Chủ trì | Ghi chú |\n|---|---|---|---|---|\n",
    );
    for (work, note, _) in &moved {
        document += &format!("| Thứ Hai 16/11 | {work} | Phòng 1 | Đ/c Lạc | {note} |\n");
    }
    let reading = reading::read(document.as_bytes(), &Directory::default()).expect("a programme");
    let when = |item: &plan::Item| {
        item.time.map_or_else(|| item.session.to_string(), |time| time.format("%H:%M").to_string())
    };
    for (item, (work, note, wanted)) in reading.items.iter().zip(&moved) {
        let got = format!("{} @{}", when(item), item.location.as_deref().unwrap_or_default());
        assert_eq!((got.as_str(), item.status), (*wanted, plan::Status::Scheduled), "{work} {note}");
    }
    assert_eq!(reading.items.len(), moved.len());
}
