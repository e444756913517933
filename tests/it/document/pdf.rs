//! PDF files.

use super::{opened, shown, stripped};
use insta::assert_snapshot;

fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("tests/data/{name}.pdf")).expect("a file of the tests")
}

#[test]
fn a_ruled_table_in_decomposed_letters_keeps_its_paragraphs_over_pages() {
    assert_snapshot!(shown(file("ruled")), @"
    bold “LỊCH CÔNG TÁC TUẦN 10”
    | 0:bold “Ngày” | 1:bold “Nội dung” | 2:bold “Đơn vị” | 3:bold “Chủ trì”
    | 0:“02/3” | 1:“Sáng: Làm việc với Đoàn kiểm tra của Bộ về công tác quản lý, bảo vệ rừng và phòng cháy, chữa cháy rừng mùa khô (Phòng Kiểm lâm chuẩn bị)” ¶ bold “Chiều:” ¶ “- Dự hội nghị sơ kết” ¶ “- Họp giao ban Lãnh đạo Sở với các phòng, đơn vị trực thuộc về tiến độ thực hiện nhiệm vụ quý I” | 2:“VP, KHTC CNTY” | 3:“Đ/c Khang Đ/c Thoa”
    | 0:“03/3” | 1:“Sáng: Dự hội nghị sơ kết” ¶ bold “Chiều:” ¶ “- Họp giao ban Lãnh đạo Sở với các phòng, đơn vị trực thuộc về tiến độ thực hiện nhiệm vụ quý I” ¶ “- Tiếp công dân định kỳ” | 2:“VP, KHTC CNTY” | 3:“Đ/c Khang Đ/c Thoa”
    | 0:“04/3” | 1:“Sáng: Họp giao ban Lãnh đạo Sở với các phòng, đơn vị trực thuộc về tiến độ thực hiện nhiệm vụ quý I” ¶ bold “Chiều:” ¶ “- Tiếp công dân định kỳ” ¶ “- Làm việc với Đoàn kiểm tra của Bộ về công tác quản lý, bảo vệ rừng và phòng cháy, chữa cháy rừng mùa khô (Phòng Kiểm lâm chuẩn bị)” | 2:“VP, KHTC CNTY” | 3:erased «Đ/c Vịnh» “Đ/c Khang”
    | 0:“05/3” | 1:“Sáng: Tiếp công dân định kỳ” ¶ bold “Chiều:” ¶ “- Làm việc với Đoàn kiểm tra của Bộ về công tác quản lý, bảo vệ rừng và phòng cháy, chữa cháy rừng mùa khô (Phòng Kiểm lâm chuẩn bị)” ¶ “- Dự hội nghị sơ kết” | 2:“VP, KHTC CNTY” | 3:“Đ/c Khang Đ/c Thoa”
    | 0:“06/3” | 1:“Sáng: Làm việc với Đoàn kiểm tra của Bộ về công tác quản lý, bảo vệ rừng và phòng cháy, chữa cháy rừng mùa khô (Phòng Kiểm lâm chuẩn bị)” ¶ bold “Chiều:” ¶ “- Dự hội nghị sơ kết” ¶ “- Họp giao ban Lãnh đạo Sở với các phòng, đơn vị trực thuộc về tiến độ thực hiện nhiệm vụ quý I” | 2:“VP, KHTC CNTY” | 3:“Đ/c Khang Đ/c Thoa”
    | 0:“07/3” | 1:“Sáng: Dự hội nghị sơ kết” ¶ bold “Chiều:” ¶ “- Họp giao ban Lãnh đạo Sở với các phòng, đơn vị trực thuộc về tiến độ thực hiện nhiệm vụ quý I” ¶ “- Tiếp công dân định kỳ” | 2:“VP, KHTC CNTY” | 3:“Đ/c Khang Đ/c Thoa”
    “Nơi nhận:”
    “- Các phòng, đơn vị;”
    ");
}

#[test]
fn a_table_without_lines_is_found_by_its_lanes() {
    let table = |name| shown(file(name)).replace("bold ", "");
    let (ruled, unruled) = (table("ruled"), table("unruled"));
    let rows = |text: &str| text.lines().filter(|line| line.starts_with('|')).count();
    assert_eq!(rows(&ruled), rows(&unruled));
    assert_snapshot!(unruled.lines().take(4).collect::<Vec<_>>().join("\n"), @"
    “LỊCH CÔNG TÁC TUẦN 10”
    | 0:“Ngày” | 1:“Nội dung” | 2:“Đơn vị” | 3:“Chủ trì”
    | 0:“02/3” | 1:“Sáng: Làm việc với Đoàn kiểm tra của Bộ về công tác quản lý, bảo vệ rừng và phòng cháy, chữa cháy rừng mùa khô (Phòng Kiểm lâm chuẩn bị)” ¶ “Chiều:” ¶ “- Dự hội nghị sơ kết” ¶ “- Họp giao ban Lãnh đạo Sở với các phòng, đơn vị trực thuộc về tiến độ thực hiện nhiệm vụ quý I” | 2:“VP, KHTC CNTY” | 3:“Đ/c Khang Đ/c Thoa”
    | 0:“03/3” | 1:“Sáng: Dự hội nghị sơ kết” ¶ “Chiều:” ¶ “- Họp giao ban Lãnh đạo Sở với các phòng, đơn vị trực thuộc về tiến độ thực hiện nhiệm vụ quý I” ¶ “- Tiếp công dân định kỳ” | 2:“VP, KHTC CNTY” | 3:“Đ/c Khang Đ/c Thoa”
    ");
}

#[test]
fn a_row_that_a_page_cuts_is_whole_and_a_merged_day_reaches_over_it() {
    assert_snapshot!(shown(file("cut")), @"
    “LỊCH CÔNG TÁC TUẦN 10”
    “(Từ ngày 02/3/2026 đến ngày 08/3/2026)”
    | 0:“Thứ, ngày” | 1:“Giờ” | 2:“Nội dung” | 3:“Địa điểm” | 4:“Chủ trì”
    | 0:1x4 “Thứ Hai” ¶ “02/3” | 1:“07h30” | 2:“Họp giao ban Lãnh đạo Sở với các phòng, đơn vị trực thuộc về tiến độ thực hiện nhiệm vụ quý I” | 3:“Phòng họp số 1” | 4:“Đ/c Nguyễn Văn Khang”
    | 1:“09h00” | 2:“Tiếp công dân định kỳ” | 3:“Trụ sở tiếp công dân” | 4:“Đ/c Trần Thị Thoa - Phó Giám đốc”
    | 1:“14h30” | 2:“Làm việc với Đoàn kiểm tra của Bộ về công tác quản lý, bảo vệ rừng và phòng cháy, chữa cháy rừng mùa khô (Phòng Kiểm lâm chuẩn bị)” | 3:“Hội trường UBND xã Cồn Vành” | 4:“Lãnh đạo Sở”
    | 1:“16h00” | 2:“Dự hội nghị sơ kết” | 3:“Phòng họp số 1” | 4:“Đ/c Nguyễn Văn Khang”
    | 0:1x4 “Thứ Ba” ¶ “03/3” | 1:“07h30” | 2:“Họp giao ban Lãnh đạo Sở với các phòng, đơn vị trực thuộc về tiến độ thực hiện nhiệm vụ quý I” | 3:“Trụ sở tiếp công dân” | 4:“Đ/c Trần Thị Thoa - Phó Giám đốc”
    | 1:“09h00” | 2:“Tiếp công dân định kỳ” | 3:“Hội trường UBND xã Cồn Vành” | 4:“Lãnh đạo Sở”
    | 1:“14h30” | 2:“Làm việc với Đoàn kiểm tra của Bộ về công tác quản lý, bảo vệ rừng và phòng cháy, chữa cháy rừng mùa khô (Phòng Kiểm lâm chuẩn bị)” | 3:“Phòng họp số 1” | 4:“Đ/c Nguyễn Văn Khang”
    | 1:“16h00” | 2:“Dự hội nghị sơ kết” | 3:“Trụ sở tiếp công dân” | 4:“Đ/c Trần Thị Thoa - Phó Giám đốc”
    ");
}

#[test]
fn a_page_without_letters_is_told_from_a_damaged_one() {
    assert!(opened(file("cut")).notes.is_empty());
    assert!(!reading::document::is_scan(&file("cut")));
    assert_snapshot!(reading::document::open(&file("cut")[..900]).unwrap_err(), @"tệp PDF bị hỏng; hãy xuất lại PDF hoặc gửi tệp Word, Excel gốc");
}

#[test]
fn a_page_on_its_head_or_side_is_read_like_any_other() {
    assert_snapshot!(shown(file("turned")), @"
    “LỊCH CÔNG TÁC TUẦN 48 (23/11 - 27/11/2026)”
    | 0:“Ngày” | 1:“Nội dung” | 2:“Chủ trì”
    | 0:“23/11” | 1:“08h00: Họp giao ban cơ quan” | 2:“Đ/c An”
    | 0:“24/11” | 1:“14h00: Kiểm tra công trình” | 2:“Đ/c Bình”
    | 0:“25/11” | 1:“Sáng: Tiếp công dân” | 2:“Đ/c An”
    “LỊCH CÔNG TÁC TUẦN 48 (23/11 - 27/11/2026)”
    | 0:“Ngày” | 1:“Nội dung” | 2:“Chủ trì”
    | 0:“23/11” | 1:“08h00: Họp giao ban cơ quan” | 2:“Đ/c An”
    | 0:“24/11” | 1:“14h00: Kiểm tra công trình” | 2:“Đ/c Bình”
    | 0:“25/11” | 1:“Sáng: Tiếp công dân” | 2:“Đ/c An”
    ");
}

#[test]
fn watermarks_and_signatures_get_into_no_cell_and_days_set_upright_are_read() {
    assert_snapshot!(stripped(file("overlaid")), @"
    trang 1: [Aside(Watermark)] DỰ THẢO
    trang 1: [Aside(Stamp)] Người ký: Sở Nội vụ Email: noivu@tinh.example Thời gian ký: 20.11.2026 08:12
    trang 1: [Aside(Watermark)] BẢN SAO
    trang 1, đoạn 1: LỊCH CÔNG TÁC TUẦN 48 (23/11 - 27/11/2026)
    trang 1, bảng 1, dòng 1, cột 1: Ngày
    trang 1, bảng 1, dòng 1, cột 2: Nội dung
    trang 1, bảng 1, dòng 1, cột 3: Chủ trì
    trang 1, bảng 1, dòng 2, cột 1: 23/11
    trang 1, bảng 1, dòng 2, cột 2: 08h00: Họp giao ban cơ quan
    trang 1, bảng 1, dòng 2, cột 3: Đ/c An
    trang 1, bảng 1, dòng 3, cột 1: 24/11
    trang 1, bảng 1, dòng 3, cột 2: 14h00: Kiểm tra công trình
    trang 1, bảng 1, dòng 3, cột 3: Đ/c Bình
    trang 1, bảng 1, dòng 4, cột 1: 25/11
    trang 1, bảng 1, dòng 4, cột 2: Sáng: Tiếp công dân
    trang 1, bảng 1, dòng 4, cột 3: Đ/c An
    ");
}
