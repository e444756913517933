//! One rule a test, on the smallest lists that show it.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use plan::changes::{Answer, Concerned, Side, Verdict, compare};

use super::notation::{compared, directory, items, said, table};

#[test]
fn a_moved_item_is_not_cancelled_and_added() {
    assert_snapshot!(said(
        "10/3 sáng 08:00 | Họp UBND tỉnh nghe báo cáo phương án di dời chợ | UBND tỉnh | QLĐT | Thắng",
        "12/3 sáng 08:00 | Họp UBND tỉnh nghe báo cáo phương án di dời chợ | UBND tỉnh | QLĐT | Thắng",
    ), @"10/3 sáng 08:00 Họp UBND tỉnh nghe báo → 12/3 sáng 08:00 Họp UBND tỉnh nghe báo = moved");
}

#[test]
fn another_hour_is_rescheduled() {
    assert_snapshot!(said("10/3 sáng 08:00 | Họp giao ban | | VP | Thắng", "10/3 sáng 09:30 | Họp giao ban | | VP | Thắng"), @"10/3 sáng 08:00 Họp giao ban → 10/3 sáng 09:30 Họp giao ban = rescheduled");
}

#[test]
fn a_session_that_becomes_known_is_rescheduled() {
    assert_snapshot!(said("10/3 | Họp giao ban | | VP | Thắng", "10/3 chiều | Họp giao ban | | VP | Thắng"), @"10/3 Họp giao ban → 10/3 chiều Họp giao ban = rescheduled");
}

#[test]
fn another_work_in_the_same_hour_is_cancelled_and_added() {
    assert_snapshot!(said(
        "10/3 sáng 08:00 | Họp UBND tỉnh nghe báo cáo phương án di dời chợ | UBND tỉnh | QLĐT | Thắng",
        "10/3 sáng 08:00 | Tiếp và làm việc với Đoàn công tác Ngân hàng Thế giới | UBND tỉnh | QLĐT | Thắng",
    ), @r#"
    10/3 sáng 08:00 Họp UBND tỉnh nghe báo → – = cancelled
    – → 10/3 sáng 08:00 Tiếp và làm việc với = added
    "#);
}

#[test]
fn an_item_marked_as_postponed_is_cancelled() {
    assert_snapshot!(said(
        "10/3 sáng | Họp Hội đồng khoa học | | VP | Hoa",
        "10/3 sáng | Họp Hội đồng khoa học | | VP | Hoa | hoãn",
    ), @"10/3 sáng Họp Hội đồng khoa học → 10/3 sáng Họp Hội đồng khoa học (hoãn) = cancelled");
}

#[test]
fn a_postponed_item_that_stays_printed_and_returns_on_another_day_is_moved() {
    assert_snapshot!(said(
        "10/3 sáng | Họp Hội đồng khoa học | | VP | Hoa
         11/3 | Đi kiểm tra cơ sở | | VP | Hoa",
        "10/3 sáng | Họp Hội đồng khoa học | | VP | Hoa | hoãn
         11/3 | Đi kiểm tra cơ sở | | VP | Hoa
         17/3 chiều | Họp Hội đồng khoa học (dời từ ngày 10/3) | | VP | Hoa",
    ), @"10/3 sáng Họp Hội đồng khoa học → 17/3 chiều Họp Hội đồng khoa học = moved rescheduled");
}

#[test]
fn an_item_that_was_postponed_before_and_gets_its_new_day_now_is_moved() {
    assert_snapshot!(said(
        "10/3 sáng | Họp Hội đồng khoa học | | VP | Hoa | hoãn",
        "10/3 sáng | Họp Hội đồng khoa học | | VP | Hoa | hoãn
         17/3 sáng | Họp Hội đồng khoa học | | VP | Hoa",
    ), @"10/3 sáng Họp Hội đồng khoa học (hoãn) → 17/3 sáng Họp Hội đồng khoa học = moved");
}

#[test]
fn a_postponed_item_that_takes_place_after_all_is_added() {
    assert_snapshot!(said(
        "10/3 sáng | Họp Hội đồng khoa học | | VP | Hoa | hoãn",
        "10/3 sáng | Họp Hội đồng khoa học | | VP | Hoa",
    ), @"10/3 sáng Họp Hội đồng khoa học (hoãn) → 10/3 sáng Họp Hội đồng khoa học = added");
}

#[test]
fn what_was_called_off_before_and_is_gone_now_is_no_change() {
    assert_snapshot!(said("10/3 sáng | Họp Hội đồng khoa học | | VP | Hoa | hoãn", ""), @"");
}

#[test]
fn of_six_equal_routine_items_only_the_one_that_moved_is_told() {
    let days = |days: &[&str]| {
        let lines = days.iter().map(|day| format!("{day} | Đi kiểm tra cơ sở | | Phòng CM | Ban Giám đốc\n"));
        lines.collect::<String>()
    };
    let before = days(&["4/3", "9/3", "16/3", "19/3", "23/3", "30/3"]);
    assert_snapshot!(said(&before, &days(&["30/3", "4/3", "9/3", "17/3", "23/3", "19/3"])), @"16/3 Đi kiểm tra cơ sở → 17/3 Đi kiểm tra cơ sở = moved");
    assert_snapshot!(said(&before, &days(&["4/3", "9/3", "19/3", "23/3", "30/3"])), @"16/3 Đi kiểm tra cơ sở → – = cancelled");
    assert_snapshot!(said(&before, &days(&["5/3", "10/3", "17/3", "20/3", "24/3", "31/3"])), @r#"
    4/3 Đi kiểm tra cơ sở → 5/3 Đi kiểm tra cơ sở = moved
    9/3 Đi kiểm tra cơ sở → 10/3 Đi kiểm tra cơ sở = moved
    16/3 Đi kiểm tra cơ sở → 17/3 Đi kiểm tra cơ sở = moved
    19/3 Đi kiểm tra cơ sở → 20/3 Đi kiểm tra cơ sở = moved
    23/3 Đi kiểm tra cơ sở → 24/3 Đi kiểm tra cơ sở = moved
    30/3 Đi kiểm tra cơ sở → 31/3 Đi kiểm tra cơ sở = moved
    "#);
}

#[test]
fn a_routine_item_of_other_people_on_another_day_is_asked_about() {
    assert_snapshot!(said(
        "4/3 | Đi kiểm tra cơ sở | | VP | Thắng
         9/3 | Đi kiểm tra cơ sở | | QLĐT | Kiên",
        "9/3 | Đi kiểm tra cơ sở | | QLĐT | Kiên
         20/3 | Đi kiểm tra cơ sở | | TTr | Hoa",
    ), @r#"
    4/3 Đi kiểm tra cơ sở → – = cancelled
    – → 20/3 Đi kiểm tra cơ sở = added
    ? “Đi kiểm tra cơ sở” (4/3) và “Đi kiểm tra cơ sở” (20/3) có phải là cùng một việc không? [Cùng một việc: dời ngày, đổi chủ trì, đổi đơn vị chuẩn bị / Hai việc khác nhau: hủy việc trước, bổ sung việc sau]
    "#);
}

#[test]
fn two_items_that_swap_their_chairs_are_two_changes_of_chair() {
    assert_snapshot!(said(
        "11/3 sáng | Dự Hội nghị tiếp xúc cử tri tại huyện Sơn Hải | | VP | Thắng
         11/3 chiều | Dự Hội nghị tiếp xúc cử tri tại huyện Phú Lâm | | VP | Hoa",
        "11/3 sáng | Dự Hội nghị tiếp xúc cử tri tại huyện Sơn Hải | | VP | Hoa
         11/3 chiều | Dự Hội nghị tiếp xúc cử tri tại huyện Phú Lâm | | VP | Thắng",
    ), @r#"
    11/3 sáng Dự Hội nghị tiếp xúc → 11/3 sáng Dự Hội nghị tiếp xúc = chair_changed
    11/3 chiều Dự Hội nghị tiếp xúc → 11/3 chiều Dự Hội nghị tiếp xúc = chair_changed
    "#);
}

#[test]
fn spelling_spaces_dashes_and_abbreviations_are_immaterial() {
    let before = "12/3 sáng | Làm việc với đoàn giám sát theo Quyết định số 215-QĐ/TU của BTV Tỉnh ủy | | HTKT-VT | Hoa";
    for after in [
        "12/3 sáng | Làm  việc với đoàn giám sát theo Quyết định số 215 - QĐ/TU của BTV Tỉnh uỷ. | | HTKT- VT | Hoa",
        "12/3 sáng | Làm việc với đoàn giám sát theo Quyết định số 215-QĐ/TU của Ban Thường vụ Tỉnh ủy | | HTKT, VT | Hoa",
        "12/3 sáng | Làm viêc với đòan giám sát theo Quyết địn số 215-QĐ/TU của BTV Tỉnh ủy | | htkt-vt | Đ/c Hoa",
        "12/3 sáng | làm việc với với đoàn giám sát theo quyết định số 215-QĐ/TU của BTV tỉnh ủy | | HTKT – VT | Hao",
    ] {
        let after = after.replace("HTKT, VT", "HTKT VT");
        let comparison = compared(before, &after);
        assert_eq!(
            (comparison.changes.len(), comparison.immaterial.len()),
            (0, 1),
            "{after}: {comparison:#?}"
        );
    }
}

#[test]
fn numbers_names_and_places_are_material() {
    let before = "12/3 sáng | Họp Ban Chỉ đạo 22 về nhà ở tại xã Bình Khê theo Nghị quyết số 15/NQ-CP ngày 02/3/2026 | | VP | Hoa";
    for (from, to, kind) in [
        ("22", "23", "reworded"),
        ("15/NQ-CP", "16/NQ-CP", "reworded"),
        ("02/3/2026", "03/3/2026", "reworded"),
        ("Bình Khê", "Ninh Khê", "relocated"),
        ("Họp", "Không họp", "reworded"),
        ("| Hoa", "| Hòa", "chair_changed"),
        ("| Hoa", "| Kiên", "chair_changed"),
        ("| VP", "| TTr", "units_changed"),
    ] {
        let said = said(before, &before.replacen(from, to, 1));
        assert!(
            said.lines().next().is_some_and(|line| line.ends_with(&format!("= {kind}"))),
            "{from} → {to}: {said}"
        );
    }
    let same_day = before.replace("02/3/2026", "2/3/2026");
    assert_eq!(compared(before, &same_day).changes, [], "a leading zero is spelling");
}

#[test]
fn two_names_that_differ_in_a_tone_are_asked_about() {
    assert_snapshot!(said(
        "10/3 sáng | Họp giao ban | | VP | Hùng",
        "10/3 sáng | Họp giao ban | | VP | Hưng",
    ), @r#"
    10/3 sáng Họp giao ban → 10/3 sáng Họp giao ban = chair_changed
    ? “Hùng” trong bản trước và “Hưng” trong bản này là hai người hay một người? [Hai người: đổi chủ trì / Một người, viết khác: Hùng]
    "#);
}

#[test]
fn a_place_that_moves_from_the_sentence_to_its_own_field_is_immaterial() {
    assert_snapshot!(said(
        "10/3 sáng | Họp Hội đồng khoa học tại Phòng họp số 2 | | VP | Hoa",
        "10/3 sáng | Họp Hội đồng khoa học | Phòng họp số 2 | VP | Hoa",
    ), @"(10/3 sáng Họp Hội đồng khoa học → 10/3 sáng Họp Hội đồng khoa học = relocated reworded)");
}

#[test]
fn a_place_in_the_sentence_that_changes_is_relocated() {
    assert_snapshot!(said(
        "11/3 sáng | Dự Hội nghị tiếp xúc cử tri tại huyện Sơn Hải về đất đai | | VP | Thắng
         12/3 sáng | Họp Hội đồng khoa học tại Phòng họp số 2 | | VP | Hoa
         13/3 sáng | Sơ kết quý I | Phòng họp số 1 | VP | Hoa",
        "11/3 sáng | Dự Hội nghị tiếp xúc cử tri tại huyện Phú Lâm về đất đai | | VP | Thắng
         12/3 sáng | Họp Hội đồng khoa học | Phòng họp số 3 | VP | Hoa
         13/3 sáng | Sơ kết quý I | Hội trường UBND tỉnh | VP | Hoa",
    ), @r#"
    11/3 sáng Dự Hội nghị tiếp xúc → 11/3 sáng Dự Hội nghị tiếp xúc = relocated
    12/3 sáng Họp Hội đồng khoa học → 12/3 sáng Họp Hội đồng khoa học = relocated
    13/3 sáng Sơ kết quý I → 13/3 sáng Sơ kết quý I = relocated
    "#);
}

#[test]
fn an_all_day_item_printed_in_both_halves_is_unchanged() {
    assert_snapshot!(said(
        "5/3 cả | Hội nghị toàn quốc về hạ tầng | Hà Nội | HTKT-VT | Kiên",
        "5/3 sáng | Hội nghị toàn quốc về hạ tầng | Hà Nội | HTKT-VT | Kiên
         5/3 chiều | Hội nghị toàn quốc về hạ tầng | Hà Nội | HTKT-VT | Kiên",
    ), @"");
}

#[test]
fn a_range_printed_day_by_day_is_unchanged_and_a_longer_one_is_moved() {
    let range = "12/3-13/3 | Tập huấn nghiệp vụ quản lý chất lượng | | QLĐT | Kiên";
    assert_snapshot!(said(range, "
        12/3 | Tập huấn nghiệp vụ quản lý chất lượng | | QLĐT | Kiên
        13/3 | Tập huấn nghiệp vụ quản lý chất lượng | | QLĐT | Kiên"), @"");
    assert_snapshot!(said(range, "12/3-14/3 | Tập huấn nghiệp vụ quản lý chất lượng | | QLĐT | Kiên"), @"12/3-13/3 Tập huấn nghiệp vụ quản → 12/3-14/3 Tập huấn nghiệp vụ quản = moved");
    assert_snapshot!(said(range, "12/3 | Tập huấn nghiệp vụ quản lý chất lượng | | QLĐT | Kiên"), @"12/3-13/3 Tập huấn nghiệp vụ quản → 12/3 Tập huấn nghiệp vụ quản = moved");
}

#[test]
fn an_item_split_in_two_is_noted() {
    let whole = "3/3 sáng | Kiểm tra tiến độ thi công tuyến đường vành đai tại các xã: An Phước, Bình Khê | | QLĐT | Kiên";
    let halves = "3/3 sáng | Kiểm tra tiến độ thi công tuyến đường vành đai tại xã An Phước | | QLĐT | Kiên
        3/3 chiều | Kiểm tra tiến độ thi công tuyến đường vành đai tại xã Bình Khê | | QLĐT | Hoa";
    assert_snapshot!(said(whole, halves), @r#"
    3/3 sáng Kiểm tra tiến độ thi → 3/3 sáng Kiểm tra tiến độ thi = relocated
    – → 3/3 chiều Kiểm tra tiến độ thi = added
    ? “Kiểm tra tiến độ thi công tuyến đường vành đai tại các xã: An Phước, Bình Khê” (3/3) được tách thành hai việc. []
    "#);
    assert_snapshot!(said(halves, whole), @r#"
    3/3 sáng Kiểm tra tiến độ thi → 3/3 sáng Kiểm tra tiến độ thi = relocated
    3/3 chiều Kiểm tra tiến độ thi → – = cancelled
    ? “Kiểm tra tiến độ thi công tuyến đường vành đai tại xã An Phước” (3/3) và “Kiểm tra tiến độ thi công tuyến đường vành đai tại xã Bình Khê” (3/3) được gộp thành một việc. []
    "#);
}

#[test]
fn slips_of_the_keyboard_are_immaterial() {
    let work = "Nghe báo cáo phương án quy hoạch của Sở với các xã";
    let before =
        format!("12/3 sáng | {work} | | QLĐT | Hoa\n 13/3 sáng | Họp với các xã của huyện | | VP | Hoa");
    for (right, wrong) in [
        ("báo cáo", "báo áco"),
        ("của", "ca"),
        ("với", "vi"),
        ("quy hoạch", "quyhoạch"),
        ("phương án", "phương  á n"),
        ("Nghe báo cáo phương án", "NGHE BÁO CÁO PHƯƠNG ÁN"),
        ("hoạch", "hoạhc"),
    ] {
        let after = before.replacen(right, wrong, 1);
        let comparison = compared(&before, &after);
        assert_eq!(
            (comparison.changes.len(), comparison.immaterial.len()),
            (0, 1),
            "{wrong}: {comparison:#?}"
        );
    }
}

#[test]
fn what_is_added_after_a_place_is_not_a_change_of_place() {
    assert_snapshot!(said(
        "11/3 sáng | Dự Hội nghị tiếp xúc cử tri tại huyện Sơn Hải | | VP | Thắng",
        "11/3 sáng | Dự Hội nghị tiếp xúc cử tri tại huyện Sơn Hải; trao quà cho gia đình chính sách | | VP | Thắng",
    ), @"11/3 sáng Dự Hội nghị tiếp xúc → 11/3 sáng Dự Hội nghị tiếp xúc = reworded");
}

#[test]
fn what_the_secretary_has_decided_is_not_asked_again() {
    let before = items("4/3 | Đi kiểm tra cơ sở | | VP | Thắng\n 9/3 | Đi kiểm tra cơ sở | | QLĐT | Kiên");
    let after = items("9/3 | Đi kiểm tra cơ sở | | QLĐT | Kiên\n 20/3 | Đi kiểm tra cơ sở | | TTr | Hoa");
    let directory = directory();
    let side = |items| Side { items, directory: &directory };
    let decided = |same| {
        let asked = compare(side(&before), side(&after), &[]).doubts.remove(0);
        let Some(Answer::Verdict(first)) = asked.choices.first() else { panic!("{asked:?}") };
        let verdict = Verdict { same, ..*first };
        table(&compare(side(&before), side(&after), &[verdict]))
    };
    assert_snapshot!(decided(true), @"4/3 Đi kiểm tra cơ sở → 20/3 Đi kiểm tra cơ sở = moved chair_changed units_changed");
    assert_snapshot!(decided(false), @r#"
    4/3 Đi kiểm tra cơ sở → – = cancelled
    – → 20/3 Đi kiểm tra cơ sở = added
    "#);
}

#[test]
fn whoever_is_taken_off_an_item_is_concerned() {
    let comparison = compared(
        "10/3 sáng | Họp giao ban | | VP | Ban Giám đốc",
        "10/3 sáng | Họp giao ban | | Phòng CM | Hoa, Mai",
    );
    let Concerned { officials, units, unknown } = comparison.changes[0].concerned(&directory());
    let list = |names: BTreeSet<String>| names.into_iter().collect::<Vec<_>>().join(", ");
    assert_snapshot!([list(officials), list(units), list(unknown)].join(" | "), @"Hoa, Kiên, Thắng | HTKT-VT, KHTC, QLĐT, VP | Mai");
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn the_json_has_the_form_that_others_rely_on() {
    let comparison = compared(
        "4/3 | Đi kiểm tra cơ sở | | VP | Thắng\n 9/3 | Đi kiểm tra cơ sở | | QLĐT | Kiên",
        "9/3 | Đi kiểm tra cơ sở. | | QLĐT | Kiên\n 20/3 | Đi kiểm tra cơ sở | | TTr | Hoa",
    );
    let mut json = serde_json::to_value(words::findings::Compared::of(&comparison)).expect("JSON");
    for change in json["changes"].as_array_mut().expect("changes") {
        for side in ["before", "after"] {
            if let Some(item) = change[side].as_object() {
                change[side] = item.keys().cloned().collect::<Vec<_>>().into();
            }
        }
    }
    json["immaterial"] = json["immaterial"][0]["kinds"].clone();
    assert_snapshot!(serde_json::to_string_pretty(&json).expect("JSON"), @r#"
    {
      "changes": [
        {
          "after": null,
          "before": [
            "attendees",
            "content",
            "date",
            "end_date",
            "end_time",
            "location",
            "notes",
            "officials",
            "session",
            "source",
            "status",
            "time",
            "units"
          ],
          "kinds": [
            "cancelled"
          ]
        },
        {
          "after": [
            "attendees",
            "content",
            "date",
            "end_date",
            "end_time",
            "location",
            "notes",
            "officials",
            "session",
            "source",
            "status",
            "time",
            "units"
          ],
          "before": null,
          "kinds": [
            "added"
          ]
        }
      ],
      "findings": [
        {
          "choices": [
            "Cùng một việc: dời ngày, đổi chủ trì, đổi đơn vị chuẩn bị",
            "Hai việc khác nhau: hủy việc trước, bổ sung việc sau"
          ],
          "code": "pairing",
          "date": "2026-03-20",
          "items": [
            1
          ],
          "message": "“Đi kiểm tra cơ sở” (4/3) và “Đi kiểm tra cơ sở” (20/3) có phải là cùng một việc không?",
          "row": 2,
          "severity": "question"
        }
      ],
      "immaterial": [
        "reworded"
      ]
    }
    "#);
}
