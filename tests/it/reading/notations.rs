//! What offices write and what a secretary reads in it, one family a test; every name is invented.

use std::fmt::Write;

use plan::{Session, Status, directory::Directory};
use reading::{self, Effect, Reading, Severity, Unreadable};
use words::{Language, findings::Say};

fn read(text: &str) -> Reading {
    reading::read(text.as_bytes(), &Directory::default()).expect("a programme")
}

/// One line an item: `12/11 chiều 14:00 | content | @place | units | officials`.
fn items(reading: &Reading) -> String {
    let mut lines = String::from("\n");
    for item in &reading.items {
        let end = item.end_date.map_or(String::new(), |end| end.format("-%d/%m").to_string());
        let session = match item.session {
            Session::AllDay => "cả ngày",
            Session::Morning => "sáng",
            Session::Afternoon => "chiều",
            Session::Evening => "tối",
            Session::Unspecified => "-",
        };
        let time = item.time.map_or(String::new(), |time| time.format(" %H:%M").to_string());
        let place = item.location.as_deref().unwrap_or("");
        let status = if item.status == Status::Scheduled { "" } else { " | không diễn ra" };
        writeln!(
            lines,
            "{}{end} {session}{time} | {} | @{place} | {} | {}{status}",
            item.date.format("%d/%m"),
            item.content,
            item.units.join(", "),
            item.officials.join(", "),
        )
        .expect("memory takes it");
    }
    lines
}

fn questions(reading: &Reading) -> Vec<(&str, &[usize])> {
    let asked = reading.findings.iter().filter(|finding| finding.severity != Severity::Note);
    asked.map(|finding| (finding.code(), finding.items.as_slice())).collect()
}

#[test]
fn a_parenthesis_behind_the_work_tells_session_and_chair() {
    let reading = read(
        "HỘI ĐỒNG NHÂN DÂN TỈNH BÌNH TRUNG\n\
         LỊCH CÔNG TÁC TUẦN 21/2026 (Điều chỉnh lần 3)\n\
         (Từ ngày 18/5/2026 đến ngày 22/5/2026)\n\
         Ngày\tNội dung công việc\n\
         <p>Thứ hai</p><p>18/5</p>\t<p>+ Giao ban Thường trực (sáng; đ/c Vinh)</p><p>- Giám sát bảo hiểm y tế tại huyện Tân Phú (ngày; dự: đ/c Hạnh)</p><p>+ Tiếp đoàn Quốc hội Lào (chiều; Thường trực HĐND)</p>\n\
         <p>Thứ ba</p><p>19/5</p>\t<p>- Dự lễ dâng hương (Hoãn)</p>\n",
    );
    assert_eq!(
        items(&reading),
        "
18/05 sáng | Giao ban Thường trực | @ |  | Vinh
18/05 cả ngày | Giám sát bảo hiểm y tế tại huyện Tân Phú | @ |  | Hạnh
18/05 chiều | Tiếp đoàn Quốc hội Lào | @ |  | Thường trực HĐND
19/05 - | Dự lễ dâng hương | @ |  |  | không diễn ra
"
    );
    assert_eq!(reading.version.as_deref(), Some("Điều chỉnh lần 3"));
}

#[test]
fn the_subject_of_a_sentence_leads_unless_somebody_goes_in_their_stead() {
    let reading = read(
        "SỞ GIAO THÔNG TỈNH BÌNH TRUNG\n\
         LỊCH LÀM VIỆC CỦA BAN GIÁM ĐỐC\n\
         Tuần từ 05/10/2026 đến 09/10/2026\n\n\
         * Thứ Hai, ngày 05/10\n\
         - 8 giờ, PGĐ Trương Bá Kiệt dự hội nghị triển khai quy hoạch vùng\n\
         do Bộ tổ chức. Điểm tại Hội trường A. Thành phần: Phòng Kế hoạch, đ/c Sinh. 14 giờ 30, Giám đốc Sở nghe báo cáo tiến độ cầu Sông Đào (Phòng Hạ tầng chuẩn bị). Địa điểm: PH 2.\n\
         - Chiều: Ban Giám đốc làm việc tại cơ quan.\n\
         * Thứ Tư, ngày 07/10\n\
         - 7h30: Ủy quyền đồng chí Mạc Thị Lý - Phó Giám đốc dự lễ ra quân (thay thư mời), mời Thanh tra Sở cùng dự (LĐVP: Đ/c Nhân).\n\
         - 19g00: PGĐ Trương Bá Kiệt phát động tháng an toàn giao thông - HOÃN.\n\
         Ghi chú: Báo cáo gửi trước 16h00 ngày 08/10.\n\
         Nơi nhận:\n\
         - Lưu: VT.\n",
    );
    assert_eq!(
        items(&reading),
        "
05/10 sáng 08:00 | PGĐ Trương Bá Kiệt dự hội nghị triển khai quy hoạch vùng do Bộ tổ chức | @Hội trường A |  | Trương Bá Kiệt
05/10 chiều 14:30 | Giám đốc Sở nghe báo cáo tiến độ cầu Sông Đào | @PH 2 | Phòng Hạ tầng | Giám đốc Sở
05/10 chiều | Ban Giám đốc làm việc tại cơ quan | @ |  | Ban Giám đốc
07/10 sáng 07:30 | Ủy quyền đồng chí Mạc Thị Lý - Phó Giám đốc dự lễ ra quân (thay thư mời) | @ |  | Mạc Thị Lý
07/10 tối 19:00 | PGĐ Trương Bá Kiệt phát động tháng an toàn giao thông | @ |  | Trương Bá Kiệt | không diễn ra
"
    );
    assert_eq!(questions(&reading), []);
}

const A_WEEK_OF_ROWS: &str = "TRƯỜNG CAO ĐẲNG NGHỀ BÌNH TRUNG\n\
    LỊCH CÔNG TÁC TUẦN (từ 28/12/2026 đến 03/01/2027)\n\
    Thứ, ngày\tThời gian\tNội dung\tĐịa điểm\tChủ trì\tChuẩn bị\n\
    Thứ 2 28/12\tSáng 8h00\tKiểm kê tài sản cuối năm\tKho A\tHiệu trưởng\tP. HC-QT\n\
    \t14:00 - 16:30\tHọp xét thi đua năm 2026\tPH1\tnt\tP.HC-QT, Công đoàn\n\
    Thứ 4 - Thứ 5 30/12-31/12\t\tTập huấn chuyển đổi số (cả ngày)\tPhòng máy\tPHT Giáp Thị Ngà\tP. Đào tạo\n\
    Thứ 6 01/01\tNghỉ Tết Dương lịch\t\t\t\t\n\
    Thứ 7 02/01\t19h30\tGala chào năm mới (NEW)\tSân trường\tĐ/c Quang - BTĐU; PHT Giáp Thị Ngà\tĐoàn TN\n";

#[test]
fn days_cross_the_year_and_ditto_repeats_the_row_above() {
    let reading = read(A_WEEK_OF_ROWS);
    assert_eq!(
        items(&reading),
        "
28/12 sáng 08:00 | Kiểm kê tài sản cuối năm | @Kho A | P. HC-QT | Hiệu trưởng
28/12 chiều 14:00 | Họp xét thi đua năm 2026 | @PH1 | P. HC-QT, Công đoàn | Hiệu trưởng
30/12-31/12 cả ngày | Tập huấn chuyển đổi số | @Phòng máy | P. Đào tạo | Giáp Thị Ngà
02/01 tối 19:30 | Gala chào năm mới | @Sân trường | Đoàn TN | Quang, Giáp Thị Ngà
"
    );
    assert_eq!(reading.items[3].date.to_string(), "2027-01-02");
    assert_eq!(questions(&reading), []);
}

#[test]
fn what_cannot_be_decided_is_asked_about_where_it_stands() {
    let reading = read(DOUBTFUL);
    assert_eq!(
        questions(&reading),
        [
            ("weekday", [2].as_slice()),
            ("impossible_date", [3].as_slice()),
            ("alignment", [4, 5].as_slice()),
            ("alignment", [4, 5].as_slice()),
        ]
    );
    assert_eq!(
        reading.findings[0].message(Language::Vi),
        "Văn bản ghi “Thứ Ba 08”, nhưng ngày 08/04 là thứ Tư, không phải thứ Ba."
    );
    assert_eq!(
        reading.findings[0].labels(Language::Vi),
        ["Đúng là ngày 08/04", "Là thứ Ba, ngày 07/04", "Bỏ các việc của ngày này"]
    );
}

const DOUBTFUL: &str = "SỞ VĂN HÓA TỈNH BÌNH TRUNG\n\
    CHƯƠNG TRÌNH CÔNG TÁC THÁNG 4 NĂM 2026\n\
    Ngày\tNội dung công việc\tĐơn vị chuẩn bị\tNgười chủ trì\n\
    Thứ Năm 02\t<p><b>Sáng:</b> Khai mạc triển lãm sách</p><p><b>Chiều:</b> Họp hội đồng nghệ thuật</p>\t<p>QLVH</p><p>NTBD</p>\t<p>Đ/c Khanh - GĐ</p><p>Đ/c Khanh - GĐ</p>\n\
    Thứ Ba 08\t<p><b>Sáng:</b> Kiểm tra lễ hội</p>\tQLVH\tĐ/c Oanh - PGĐ\n\
    31\tDuyệt chương trình nghệ thuật\tNTBD\tĐ/c Oanh - PGĐ\n\
    Thứ Sáu 10\t<p>- Giao ban khối</p><p>- Tiếp công dân</p>\tVP\tĐ/c Khanh - GĐ\n";

#[test]
fn a_choice_is_applied_and_its_finding_is_gone() {
    let mut reading = read(DOUBTFUL);
    assert!(reading::apply(&mut reading, 0, 1));
    assert_eq!(reading.items[2].date.to_string(), "2026-04-07");
    assert_eq!(questions(&reading)[0], ("impossible_date", [3].as_slice()));
}

#[test]
fn dropping_items_keeps_later_findings_at_their_items() {
    let mut reading = read(DOUBTFUL);
    let drop = reading.findings[1].choices.iter().position(|choice| matches!(choice.effect, Effect::Drop(_)));
    assert!(reading::apply(&mut reading, 1, drop.expect("a day that isn't one may be left out")));
    assert_eq!(reading.items.len(), 5);
    assert_eq!(questions(&reading)[1], ("alignment", [3, 4].as_slice()));
    assert!(!reading::apply(&mut reading, 40, 0), "there is no such finding");
}

#[test]
fn spellings_that_the_directory_knows_are_taken_for_granted() {
    let known: Directory = serde_json::from_value(serde_json::json!({
        "officials": [{"name": "Ngà", "positions": ["PHT"], "aliases": ["Giáp Thị Ngà"]}],
        "units": [{"code": "HCQT", "aliases": ["P. HC-QT"]}],
        "collectives": [],
    }))
    .expect("a directory");
    let reading = reading::read(A_WEEK_OF_ROWS.as_bytes(), &known).expect("a programme");
    assert_eq!(reading.items[0].units, ["HCQT"]);
    assert_eq!(reading.items[2].officials, ["Ngà"]);
}

#[test]
fn a_letter_is_no_programme_and_one_line_says_so() {
    let letter = "Kính gửi: Các phòng chuyên môn\nĐề nghị các đơn vị gửi báo cáo quý đúng hạn.\nTrân trọng.";
    let refused = reading::read(letter.as_bytes(), &Directory::default()).expect_err("no programme");
    assert!(matches!(&refused, Unreadable::NotAProgramme(line) if !line.contains('\n')), "{refused:?}");
}

#[test]
fn a_ceremony_is_work_and_a_holiday_is_not() {
    let reading = read(
        "LỊCH CÔNG TÁC THÁNG 9 NĂM 2026\n\
         Ngày\tBuổi\tNội dung\tChủ trì\n\
         01/9/2026\tSáng\tLễ chào cờ tháng 9\tĐ/c Lan\n\
         02/9/2026\t\tLễ Quốc khánh 02/9\t\n\
         03/9/2026\t\tNghỉ lễ\t\n\
         04/9/2026\tChiều\tTết trồng cây tại xã An Trạch\tĐ/c Lan\n\
         07/9/2026\tSáng\tNghị quyết 57: nghe báo cáo\tĐ/c Lan\n\
         08/9/2026\t\tNghỉ\t\n",
    );
    assert_eq!(
        items(&reading),
        "
01/09 sáng | Lễ chào cờ tháng 9 | @ |  | Lan
04/09 chiều | Tết trồng cây tại xã An Trạch | @ |  | Lan
07/09 sáng | Nghị quyết 57: nghe báo cáo | @ |  | Lan
"
    );
}

#[test]
fn a_family_name_that_resembles_a_rank_is_a_name() {
    let reading = read(
        "LỊCH CÔNG TÁC THÁNG 9 NĂM 2026\n\
         Ngày\tNội dung\tChủ trì\n\
         01/9/2026\tHọp giao ban\tĐ/c Trương Vĩnh Ký Anh - PCT\n\
         02/9/2026\tTiếp công dân\tTrương Hòa\n\
         03/9/2026\tHọp Ban Chỉ đạo\tTrưởng ban Trương Thị Lan\n",
    );
    assert_eq!(
        items(&reading),
        "
01/09 - | Họp giao ban | @ |  | Trương Vĩnh Ký Anh
02/09 - | Tiếp công dân | @ |  | Trương Hòa
03/09 - | Họp Ban Chỉ đạo | @ |  | Trương Thị Lan
"
    );
}

#[test]
fn a_bodys_name_keeps_its_dash_and_a_family_name_that_begins_bodies_is_one() {
    let read = |phrase: &str| {
        let person = script::names::parse(phrase, true).expect("somebody");
        (person.name, person.positions)
    };
    let alone = |name: &str| (name.to_owned(), Vec::new());
    assert_eq!(read("Ban Kinh tế - Ngân sách"), alone("Ban Kinh tế - Ngân sách"));
    assert_eq!(read("PCT Đoàn Thị Mỹ Lộc"), ("Đoàn Thị Mỹ Lộc".to_owned(), vec!["PCT".to_owned()]));
    assert_eq!(read("Hoa - PGĐ"), ("Hoa".to_owned(), vec!["PGĐ".to_owned()]));
}
