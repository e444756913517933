//! What collides in a programme, and what only might.

use insta::assert_snapshot;
use plan::clashes::{Certainty, Clash, Limits, clashes, still_to_come};

use super::notation::{directory, items};

/// One clash a line: who or what, when, the rows.
fn found(lines: &str) -> String {
    let items = items(lines);
    let sure = |certainty: Certainty| if certainty == Certainty::Certain { "" } else { "?" };
    let line = |clash: &Clash| {
        let rows: Vec<String> = clash.items().iter().map(|at| items[*at].source.row.to_string()).collect();
        let (what, sure) = match clash {
            Clash::Official { official, certainty, .. } => (official, sure(*certainty)),
            Clash::Place { place, certainty, .. } => (place, sure(*certainty)),
            Clash::Unit { unit, .. } => (unit, ""),
        };
        format!("{} {what}: {}{sure}", clash.day().format("%-d/%-m"), rows.join("+"))
    };
    clashes(&items, &directory(), Limits::default()).iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn one_official_in_two_items_of_one_session_is_a_clash() {
    assert_snapshot!(found(
        "2/3 sáng | Họp giao ban | | VP | Thắng
         2/3 sáng | Tiếp đoàn công tác | | VP | Thắng
         2/3 chiều | Họp giao ban quý | | VP | Thắng
         3/3 sáng | Tiếp công dân | | VP | Thắng"
    ), @"2/3 Thắng: 1+2");
}

#[test]
fn an_all_day_item_and_one_of_several_days_collide_with_every_session_of_theirs() {
    assert_snapshot!(found(
        "2/3-4/3 cả | Tập huấn nghiệp vụ | | VP | Kiên
         3/3 chiều | Họp Hội đồng khoa học | | VP | Kiên"
    ), @"3/3 Kiên: 1+2");
}

#[test]
fn members_of_a_collective_collide_too() {
    assert_snapshot!(found(
        "2/3 sáng | Họp Ban Giám đốc | | VP | Ban Giám đốc
         2/3 sáng | Kiểm tra công trình | | VP | Hoa"
    ), @"2/3 Hoa: 1+2");
}

#[test]
fn what_the_programme_leaves_open_is_only_possible() {
    assert_snapshot!(found(
        "2/3 | Đi kiểm tra cơ sở | | VP | Hoa
         2/3 sáng | Kiểm tra công trình | | VP | Hoa
         3/3 sáng 07:30 | Lễ chào cờ | | VP | Hoa
         3/3 sáng 10:00 | Họp giao ban | | VP | Hoa
         4/3 sáng 08:00-09:00 | Tiếp đoàn | | VP | Hoa
         4/3 sáng 09:00 | Ký kết | | VP | Hoa"
    ), @r#"
    2/3 Hoa: 1+2?
    3/3 Hoa: 3+4?
    "#);
}

#[test]
fn the_same_work_in_two_rows_and_a_meeting_of_ones_own_delegation_are_none() {
    assert_snapshot!(found(
        "2/3 cả | Tham gia Đoàn công tác của Cục Hạ tầng khảo sát tại các xã | | VP | Kiên
         2/3 chiều | Đoàn công tác của Cục Hạ tầng thông báo kết quả khảo sát | | VP | Kiên
         3/3 cả | Đại hội Hội Kiến trúc sư | | VP | Hoa
         3/3 chiều | Đại hội Hội Kiến trúc sư | | VP | Hoa
         4/3 sáng | Họp giao ban | | VP | Thắng | hoãn
         4/3 sáng | Tiếp đoàn | | VP | Thắng"
    ), @"");
}

#[test]
fn a_unit_that_prepares_more_than_it_can_is_a_clash() {
    assert_snapshot!(found(
        "2/3 sáng | Một | | KHTC | Thắng
         2/3 sáng | Hai | | Phòng CM | Hoa
         2/3 cả | Ba | | KHTC, VP | Kiên
         2/3 sáng | Bốn | | KHTC |
         2/3 chiều | Năm | | KHTC |"
    ), @"2/3 KHTC: 1+2+3+4");
}

#[test]
fn one_place_at_one_hour_is_a_clash() {
    assert_snapshot!(found(
        "2/3 sáng 08:00-10:00 | Họp giao ban | Phòng họp số 1 | VP | Thắng
         2/3 sáng 09:00 | Tiếp đoàn | phòng họp số 1 | VP | Hoa
         2/3 sáng 10:30 | Ký kết | Phòng họp số 1 | VP | Kiên
         2/3 sáng 08:00 | Bàn giao | Phòng họp số 2 | VP | Kiên"
    ), @r#"
    2/3 Kiên: 3+4?
    2/3 Phòng họp số 1: 1+2
    2/3 VP: 1+2+3+4
    "#);
}

#[test]
fn what_collided_before_today_is_nobodys_concern_any_more() {
    let items = items(
        "2/3 sáng | Họp giao ban | | VP | Thắng
         2/3 sáng | Tiếp đoàn công tác | | VP | Thắng
         4/3 sáng | Họp giao ban quý | | VP | Thắng
         4/3 sáng | Tiếp công dân | | VP | Thắng",
    );
    let days = |from: u32| {
        let from = chrono::NaiveDate::from_ymd_opt(2026, 3, from).expect("a day");
        let found = still_to_come(&items, &directory(), Limits::default(), from);
        found.iter().map(|clash| clash.day().format("%-d/%-m").to_string()).collect::<Vec<_>>()
    };
    assert_eq!(days(2), ["2/3", "4/3"]);
    assert_eq!(days(3), ["4/3"]);
    assert_eq!(days(4), ["4/3"], "today's can still be mended");
    assert!(days(5).is_empty());
}

#[test]
fn a_room_that_is_taken_all_day_holds_no_second_meeting_and_a_town_does() {
    assert_snapshot!(found(
        "2/3 cả | Tập huấn nghiệp vụ | Hội trường A | VP | Thắng
         2/3 cả | Hội nghị tổng kết | Hội trường A | KHTC | Hoa
         3/3 cả | Tập huấn nghiệp vụ | Hà Nội | VP | Thắng
         3/3 cả | Hội nghị tổng kết | Hà Nội | KHTC | Hoa"
    ), @"2/3 Hội trường A: 1+2?");
}
