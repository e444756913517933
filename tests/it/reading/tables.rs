//! Tables that are laid out otherwise than a row a day or a row an item; every name is invented.

use super::kinds::{lines, questions, read};

const WEEK: &str =
    "TRUNG TÂM GIỐNG ĐỒNG SIM\nLỊCH CÔNG TÁC TUẦN 23 (Từ ngày 01/6/2026 đến ngày 05/6/2026)\n\n";
const MONTH: &str = "TRUNG TÂM GIỐNG ĐỒNG SIM\nLỊCH CÔNG TÁC THÁNG 6 NĂM 2026\n\n";

/// A page with a title and the rows of a table.
fn page(title: &str, rows: &str) -> String {
    format!("<html><body><p>{title}</p><table>{rows}</table></body></html>")
}

#[test]
fn officials_down_lead_what_stands_in_their_rows_under_the_days_across() {
    let rows = "<tr><th>Lãnh đạo</th><th>Thứ Hai<br>01/6</th><th>Thứ Ba<br>02/6</th><th>Thứ Tư<br>03/6</th></tr>\
        <tr><td>Giám đốc<br>Phùng Thị Mơ</td><td>S: Giao ban<br>C: Tiếp dân</td><td>Dự hội nghị tỉnh (cả ngày)</td><td>Nt</td></tr>\
        <tr><td>PGĐ Lê Bá Đoài</td><td colspan=2>Đi công tác Hà Nội</td><td>8h00: Kiểm tra kho</td></tr>";
    let reading = read(&page("LỊCH CÔNG TÁC TUẦN 23 (01/6/2026 - 05/6/2026)", rows));
    let expected = [
        "01/06 sáng Giao ban — Phùng Thị Mơ",
        "01/06 chiều Tiếp dân — Phùng Thị Mơ",
        "02/06 cả ngày Dự hội nghị tỉnh — Phùng Thị Mơ",
        "03/06 cả ngày Dự hội nghị tỉnh — Phùng Thị Mơ",
        "01/06-02/06 - Đi công tác Hà Nội — Lê Bá Đoài",
        "03/06 sáng 08:00 Kiểm tra kho — Lê Bá Đoài",
    ];
    assert_eq!(lines(&reading), expected);
}

#[test]
fn officials_down_do_what_the_title_says_on_the_days_of_the_months_across() {
    let reading = read(
        "ĐẢNG ỦY XÃ ĐỒNG SIM\nLỊCH TIẾP CÔNG DÂN QUÝ IV NĂM 2026\n\n| TT | Lãnh đạo tiếp công dân | Tháng 10 | Tháng 11 |\n|---|---|---|---|\n\
         | 1 | Bí thư Vi Thị Sim | 08/10 (thứ Năm) | Không tiếp (kỳ họp) |\n| 2 | Chủ tịch Lò Văn Ươm | 05; 19 | 02/11 (thứ Hai) |\n",
    );
    let days: Vec<String> =
        reading.items.iter().map(|item| format!("{} {}", item.date, item.officials.join(", "))).collect();
    let expected =
        ["2026-10-08 Vi Thị Sim", "2026-10-05 Lò Văn Ươm", "2026-10-19 Lò Văn Ươm", "2026-11-02 Lò Văn Ươm"];
    assert_eq!(days, expected);
    assert!(reading.items.iter().all(|item| item.content == "tiếp công dân"), "{:?}", lines(&reading));
}

#[test]
fn a_calendar_sheet_is_a_row_a_day_whether_its_numbers_stand_above_or_in_the_cells() {
    let names = "| Thứ Hai | Thứ Ba | Thứ Tư | Thứ Năm | Thứ Sáu | Thứ Bảy | Chủ nhật |\n|---|---|---|---|---|---|---|\n";
    let weeks =
        |work: &str| format!("| 1 | 2 | 3 | 4 | 5 | 6 | 7 |\n{work}| 8 | 9 | 10 | 11 | 12 | 13 | 14 |\n");
    let below = format!(
        "{MONTH}{names}{}",
        weeks("| | 8h00: Giao ban (Đ/c Mơ) | | | 14h00: Kiểm tra kho (Đ/c Đoài) | | |\n")
    );
    let expected = ["02/06 sáng 08:00 Giao ban — Mơ", "05/06 chiều 14:00 Kiểm tra kho — Đoài"];
    assert_eq!(lines(&read(&below)), expected);
    let inside = below.replace("| 8h00", "| ").replace("| 14h00", "| ");
    assert!(lines(&read(&inside)).iter().all(|line| !line.contains("08:00")));
    let inside = format!("{MONTH}{names}{}", weeks(""))
        .replace("| 2 |", "| 2<br>8h00: Giao ban (Đ/c Mơ) |")
        .replace("| 5 |", "| 5<br>14h00: Kiểm tra kho (Đ/c Đoài) |");
    assert_eq!(lines(&read(&inside)), expected);
}

#[test]
fn a_day_in_a_lower_row_of_its_block_is_that_of_the_whole_block() {
    let reading = read(&format!(
        "{WEEK}| Ngày | Buổi | Nội dung | Chủ trì |\n|---|---|---|---|\n| | Sáng | Giao ban | Đ/c Mơ |\n| Thứ Hai 01/6 | | Nghe báo cáo hồ chứa | Đ/c Mơ |\n\
         | | Chiều | Họp tổ giống | Đ/c Đoài |\n| | Sáng | Kiểm tra kho | Đ/c Đoài |\n| Thứ Ba 02/6 | Chiều | Tiếp dân | nt |\n"
    ));
    let expected = [
        "01/06 sáng Giao ban — Mơ",
        "01/06 sáng Nghe báo cáo hồ chứa — Mơ",
        "01/06 chiều Họp tổ giống — Đoài",
        "02/06 sáng Kiểm tra kho — Đoài",
        "02/06 chiều Tiếp dân — Đoài",
    ];
    assert_eq!(lines(&reading), expected);
    assert!(questions(&reading).is_empty());
}

#[test]
fn each_title_of_a_week_gives_the_weekdays_below_it_their_dates() {
    let table = |rows: &str| format!("| Thứ | Buổi | Nội dung | Chủ trì |\n|---|---|---|---|\n{rows}\n");
    let reading = read(&format!(
        "TRUNG TÂM GIỐNG ĐỒNG SIM\nLỊCH CÔNG TÁC TUẦN 23, 24\n\nI. Tuần 23 (từ 01/6/2026 đến 05/6/2026)\n\n{}II. Tuần 24 (từ 08/6/2026 đến 12/6/2026)\n\n{}",
        table("| Hai | Sáng | Giao ban | Đ/c Mơ |\n| Tư | Sáng | Dự hội nghị tỉnh | Đ/c Mơ |\n"),
        table("| Năm | Chiều | Kiểm tra kho | Đ/c Đoài |\n| Sáu | Sáng | Tiếp dân | Đ/c Đoài |\n"),
    ));
    let expected = [
        "01/06 sáng Giao ban — Mơ",
        "03/06 sáng Dự hội nghị tỉnh — Mơ",
        "11/06 chiều Kiểm tra kho — Đoài",
        "12/06 sáng Tiếp dân — Đoài",
    ];
    assert_eq!(lines(&reading), expected);
    assert_eq!(
        (reading.period.from.to_string(), reading.period.to.to_string()),
        ("2026-06-01".into(), "2026-06-12".into())
    );
}

#[test]
fn an_export_tells_first_and_last_hour_what_takes_the_whole_day_and_nothing_by_when_it_was_typed_in() {
    let reading = read(
        "ID,Tiêu đề,Bắt đầu,Kết thúc,Cả ngày,Địa điểm,Người chủ trì,Ngày tạo\n\
         1,Giao ban,2026-06-01 08:00:00,2026-06-01 09:30:00,FALSE,Phòng họp 1,Phùng Thị Mơ,2026-05-28 09:12:33\n\
         2,Khảo sát trại giống,2026-06-02 00:00:00,2026-06-03 23:59:00,TRUE,Xã Đồng Sim,Lê Bá Đoài,2026-05-28 10:40:02\n\
         3,Tiếp dân,2026-06-04 13:30:00,2026-06-04 15:00:00,FALSE,Phòng tiếp dân,Phùng Thị Mơ,2026-05-28 11:00:00\n",
    );
    let expected = [
        "01/06 sáng 08:00 Giao ban — Phùng Thị Mơ",
        "02/06-03/06 cả ngày Khảo sát trại giống — Lê Bá Đoài",
        "04/06 chiều 13:30 Tiếp dân — Phùng Thị Mơ",
    ];
    assert_eq!(lines(&reading), expected);
    assert_eq!(reading.items[0].end_time.map(|time| time.to_string()), Some("09:30:00".into()));
    assert!(questions(&reading).is_empty());
}

#[test]
fn as_many_hours_or_sessions_as_works_belong_to_them_in_order_and_other_numbers_are_asked() {
    let head = "| Ngày | Thời gian | Nội dung | Chủ trì |\n|---|---|---|---|\n";
    let reading = read(&format!(
        "{WEEK}{head}| 01/6 | 7h30<br>14h00 | Chào cờ<br>Họp tổ giống | Đ/c Mơ<br>Đ/c Đoài |\n| 02/6 | Sáng<br>Chiều | Tiếp dân<br>Kiểm tra kho | Đ/c Mơ<br>Đ/c Đoài |\n"
    ));
    let expected = [
        "01/06 sáng 07:30 Chào cờ — Mơ",
        "01/06 chiều 14:00 Họp tổ giống — Đoài",
        "02/06 sáng Tiếp dân — Mơ",
        "02/06 chiều Kiểm tra kho — Đoài",
    ];
    assert_eq!(lines(&reading), expected);
    assert!(questions(&reading).is_empty());
    let unlike = read(&format!(
        "{WEEK}{head}| 01/6 | 7h30<br>14h00 | - Chào cờ<br>- Họp tổ giống<br>- Tiếp dân | Đ/c Mơ |\n| 02/6 | Sáng<br>Chiều | - Giao ban<br>- Kiểm tra kho<br>- Họp chi bộ | Đ/c Mơ |\n"
    ));
    let asked = questions(&unlike).into_iter().filter(|code| *code == "hours_and_works").count();
    assert_eq!(asked, 2, "{:?}", questions(&unlike));
}

#[test]
fn a_row_that_begins_with_a_bar_has_an_empty_first_cell_where_the_others_begin_with_a_word() {
    let reading = read(&format!(
        "{WEEK}Thứ     | Buổi | Giờ   | Công việc            | Phụ trách\n--------|------|-------|----------------------|----------\n\
         2 (01/6)| S    | 7g30  | Chào cờ              | HT Phùng Thị Mơ\n        | T    | 18g30 | Họp phụ huynh @ hội trường | PHT Lê Bá Đoài\n"
    ));
    let expected = ["01/06 sáng 07:30 Chào cờ — Phùng Thị Mơ", "01/06 tối 18:30 Họp phụ huynh — Lê Bá Đoài"];
    assert_eq!(lines(&reading), expected);
    assert_eq!(reading.items[1].location.as_deref(), Some("hội trường"));
}

#[test]
fn columns_of_several_kinds_of_work_are_all_work_and_the_duty_column_leads_none_of_it() {
    let reading = read(&format!(
        "{WEEK}| Ngày | Khảo nghiệm | Hội họp, công tác khác | Lãnh đạo trực |\n|---|---|---|---|\n\
         | 01/6 | Sáng: Khảo nghiệm lúa lai vụ hè thu (Chủ trì: đ/c Mơ; Phòng họp số 2) | - 14h00: Họp Hội đồng khoa học (Chủ trì: đ/c Đoài; Hội trường) | Đ/c Sim |\n\
         | 02/6 | Chiều: Nghiệm thu giống ngô nếp tại trại (Chủ trì: đ/c Mơ) | - 8h00: Giao ban công tác tháng (Chủ trì: đ/c Mơ) | Đ/c Ươm |\n"
    ));
    let expected = [
        "01/06 sáng Khảo nghiệm lúa lai vụ hè thu — Mơ",
        "01/06 chiều 14:00 Họp Hội đồng khoa học — Đoài",
        "02/06 chiều Nghiệm thu giống ngô nếp tại trại — Mơ",
        "02/06 sáng 08:00 Giao ban công tác tháng — Mơ",
    ];
    assert_eq!(lines(&reading), expected);
    assert_eq!(reading.items[0].location.as_deref(), Some("Phòng họp số 2"));
}

#[test]
fn a_state_ahead_of_an_hour_leaves_the_hour_its_own() {
    let reading = read(&format!(
        "{WEEK}| Ngày | Buổi sáng | Buổi chiều |\n|---|---|---|\n| 01/6 | HỦY: 8h00: Họp giao chỉ tiêu | 14h00: Tiếp dân |\n| 02/6 | Bảo trì, không bố trí họp | Hoãn: 15h00 họp Hội đồng lương |\n"
    ));
    let states: Vec<String> =
        reading.items.iter().map(|item| format!("{:?} {:?}", item.time, item.status)).collect();
    assert_eq!(lines(&reading).len(), 3, "{:?}", lines(&reading));
    assert_eq!(states[0], "Some(08:00:00) Cancelled");
    assert_eq!(states[2], "Some(15:00:00) Postponed");
}

#[test]
fn who_prepares_among_those_who_take_part_prepares_and_of_several_works_is_asked() {
    let head = "| Ngày | Nội dung | Chủ trì | Thành phần |\n|---|---|---|---|\n";
    let one = read(&format!(
        "{WEEK}{head}| 01/6 | Tiếp đoàn chuyên gia | GĐ Phùng Thị Mơ PGĐ Lê Bá Đoài | Phòng Kỹ thuật (chuẩn bị), Phòng Kế toán |\n"
    ));
    assert_eq!(lines(&one), ["01/06 - Tiếp đoàn chuyên gia — Phùng Thị Mơ, Lê Bá Đoài"]);
    assert_eq!(one.items[0].units, ["Phòng Kỹ thuật"]);
    let two = read(&format!(
        "{WEEK}{head}| 01/6 | 8h00: Giao ban; 10h00: Duyệt kế hoạch | Đ/c Mơ | Trưởng các phòng; Phòng Kỹ thuật (chuẩn bị) |\n"
    ));
    assert!(questions(&two).contains(&"odd_unit"), "{:?}", questions(&two));
}

#[test]
fn two_columns_set_apart_by_a_delimiter_are_a_table_under_a_header_of_days() {
    let reading = read(
        "TRUNG TÂM GIỐNG ĐỒNG SIM;\nLỊCH CÔNG TÁC TUẦN 23 (Từ ngày 01/6/2026 đến ngày 05/6/2026);\nNgày;Nội dung công việc\n01/6;\"Giao ban (sáng; đ/c Mơ)\"\n02/6;\"Kiểm tra kho (chiều; đ/c Đoài)\"\n",
    );
    assert_eq!(lines(&reading), ["01/06 sáng Giao ban — Mơ", "02/06 chiều Kiểm tra kho — Đoài"]);
}
