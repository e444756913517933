//! Pairs of revisions of the sample month, each as the secretary changed it and as it must be told.

use insta::assert_snapshot;

use super::{
    notation::said,
    sample::{MARCH, with},
};

#[test]
fn first_adjustment_one_of_every_kind() {
    let adjusted = with(&[
        // The day.
        (
            "3/3 chiều 14:00 | Làm việc với Ban Quản lý dự án",
            "5/3 chiều 14:00 | Làm việc với Ban Quản lý dự án",
        ),
        // The hour.
        ("2/3 sáng 08:30 | Giao ban", "2/3 sáng 09:30 | Giao ban"),
        // The place.
        (
            "Sơ kết công tác quý I, triển khai nhiệm vụ quý II năm 2026 | Hội trường Sở",
            "Sơ kết công tác quý I, triển khai nhiệm vụ quý II năm 2026 | Trung tâm Hội nghị tỉnh",
        ),
        // The chair.
        ("nhà ở xã hội trên địa bàn tỉnh | | KHTC | Hoa", "nhà ở xã hội trên địa bàn tỉnh | | KHTC | Kiên"),
        // Who prepares.
        (
            "phân khu số 4 | Phòng họp số 1 | QLĐT | Kiên",
            "phân khu số 4 | Phòng họp số 1 | QLĐT, HTKT-VT | Kiên",
        ),
        // The work.
        (
            "chiều | Họp Hội đồng thi đua khen thưởng",
            "chiều | Họp Hội đồng thi đua khen thưởng và Hội đồng sáng kiến",
        ),
        // Gone.
        (
            "10/3 chiều | Công bố Quyết định thanh tra việc chấp hành pháp luật về xây dựng tại Công ty Cổ phần Sao Mai | | TTr | Hoa\n",
            "",
        ),
        // New.
        (
            "30/3 | Đi kiểm tra cơ sở",
            "27/3 sáng | Bàn giao nhà văn hóa thôn cho xã Bình Khê | | QLĐT | Hoa\n30/3 | Đi kiểm tra cơ sở",
        ),
    ]);
    assert_snapshot!(said(MARCH, &adjusted), @r#"
    2/3 sáng 08:30 Giao ban Ban Giám đốc → 2/3 sáng 09:30 Giao ban Ban Giám đốc = rescheduled
    3/3 chiều 14:00 Làm việc với Ban Quản → 5/3 chiều 14:00 Làm việc với Ban Quản = moved
    6/3 chiều Họp Hội đồng thi đua → 6/3 chiều Họp Hội đồng thi đua = reworded
    10/3 chiều Công bố Quyết định thanh → – = cancelled
    17/3 chiều Nghe dự thảo Nghị quyết → 17/3 chiều Nghe dự thảo Nghị quyết = chair_changed
    24/3 sáng Họp Hội đồng thẩm định → 24/3 sáng Họp Hội đồng thẩm định = units_changed
    26/3 chiều Sơ kết công tác quý → 26/3 chiều Sơ kết công tác quý = relocated
    – → 27/3 sáng Bàn giao nhà văn hóa = added
    "#);
}

#[test]
fn second_adjustment_routine_days_shift_and_rows_are_reordered() {
    let mut rows: Vec<String> = with(&[
        ("\n9/3 | Đi kiểm tra cơ sở", "\n11/3 | Đi kiểm tra cơ sở"),
        ("\n19/3 | Đi kiểm tra cơ sở | | Phòng CM | Ban Giám đốc", ""),
        ("20/3 sáng | Tiếp công dân định kỳ", "21/3 sáng | Tiếp công dân định kỳ"),
    ])
    .lines()
    .map(str::to_owned)
    .collect();
    rows.reverse();
    assert_snapshot!(said(MARCH, &rows.join("\n")), @r#"
    9/3 Đi kiểm tra cơ sở → 11/3 Đi kiểm tra cơ sở = moved
    19/3 Đi kiểm tra cơ sở → – = cancelled
    20/3 sáng Tiếp công dân định kỳ → 21/3 sáng Tiếp công dân định kỳ = moved
    "#);
}

#[test]
fn third_adjustment_is_a_clean_copy() {
    let adjusted = with(&[
        ("Lễ chào cờ tháng 3/2026", "Lễ chào cờ tháng 03/2026."),
        ("Họp UBND tỉnh nghe báo cáo", "Họp Ủy ban nhân dân tỉnh nghe báo cáo"),
        ("Đông Thành | UBND tỉnh", "Đông Thành | Ủy ban nhân dân tỉnh"),
        (
            "5/3 cả | Hội nghị toàn quốc về quản lý hạ tầng kỹ thuật đô thị | Hà Nội | HTKT-VT",
            "5/3 cả | Hội nghị toàn quốc về quản lí hạ tầng kĩ thuật đô thị | Hà Nội | HTKT - VT",
        ),
        ("các xã: An Phước, Tân Lộc, Bình Khê", "các xã An Phước, Tân Lộc và Bình Khê"),
        ("Sơ kết công tác quý I", "Sơ kêt công tác quí I"),
        (
            "24/3 sáng | Họp Hội đồng thẩm định đồ án quy hoạch phân khu số 4 | Phòng họp số 1",
            "24/3 sáng | Họp Hội đồng thẩm địng đồ án quy hoạch phân khu số 4 tại phòng họp số 1 |",
        ),
        (
            "12/3-13/3 | Tập huấn nghiệp vụ quản lý chất lượng công trình cho cán bộ cấp xã | | QLĐT | Kiên",
            "12/3 | Tập huấn nghiệp vụ quản lý chất lượng công trình cho cán bộ cấp xã | | QLĐT | Kiên\n13/3 | Tập huấn nghiệp vụ quản lý chất lượng công trình cho cán bộ cấp xã | | QLĐT | Kiên",
        ),
    ]);
    assert_snapshot!(said(MARCH, &adjusted), @r#"
    (2/3 sáng 07:30 Lễ chào cờ tháng 3/2026 → 2/3 sáng 07:30 Lễ chào cờ tháng 03/2026. = reworded)
    (3/3 sáng Kiểm tra tiến độ thi → 3/3 sáng Kiểm tra tiến độ thi = reworded)
    (5/3 cả ngày Hội nghị toàn quốc về → 5/3 cả ngày Hội nghị toàn quốc về = units_changed reworded)
    (10/3 sáng 08:00 Họp UBND tỉnh nghe báo → 10/3 sáng 08:00 Họp Ủy ban nhân dân = relocated reworded)
    (24/3 sáng Họp Hội đồng thẩm định → 24/3 sáng Họp Hội đồng thẩm địng = relocated reworded)
    (26/3 chiều Sơ kết công tác quý → 26/3 chiều Sơ kêt công tác quí = reworded)
    "#);
}

#[test]
fn fourth_adjustment_postponed_items_stay_printed() {
    let adjusted = with(&[
        // With a new day.
        (
            "24/3 sáng | Họp Hội đồng thẩm định đồ án quy hoạch phân khu số 4 | Phòng họp số 1 | QLĐT | Kiên",
            "24/3 sáng | Họp Hội đồng thẩm định đồ án quy hoạch phân khu số 4 | Phòng họp số 1 | QLĐT | Kiên | hoãn\n31/3 chiều | Họp Hội đồng thẩm định đồ án quy hoạch phân khu số 4 | Phòng họp số 2 | QLĐT | Kiên",
        ),
        // Without one, beside the same routine on other days.
        (
            "16/3 | Đi kiểm tra cơ sở | | Phòng CM | Ban Giám đốc",
            "16/3 | Đi kiểm tra cơ sở | | Phòng CM | Ban Giám đốc | hoãn",
        ),
        (
            "17/3 chiều | Nghe dự thảo Nghị quyết quy định mức hỗ trợ đầu tư nhà ở xã hội trên địa bàn tỉnh | | KHTC | Hoa",
            "17/3 chiều | Nghe dự thảo Nghị quyết quy định mức hỗ trợ đầu tư nhà ở xã hội trên địa bàn tỉnh | | KHTC | Hoa | hủy",
        ),
    ]);
    assert_snapshot!(said(MARCH, &adjusted), @r#"
    16/3 Đi kiểm tra cơ sở → 16/3 Đi kiểm tra cơ sở (hoãn) = cancelled
    17/3 chiều Nghe dự thảo Nghị quyết → 17/3 chiều Nghe dự thảo Nghị quyết (hủy) = cancelled
    24/3 sáng Họp Hội đồng thẩm định → 31/3 chiều Họp Hội đồng thẩm định = moved rescheduled relocated
    "#);
}

#[test]
fn fifth_adjustment_like_items_do_not_change_places() {
    let adjusted = with(&[
        (
            "11/3 sáng | Dự Hội nghị tiếp xúc cử tri tại huyện Sơn Hải | | VP | Thắng",
            "11/3 sáng | Dự Hội nghị tiếp xúc cử tri tại huyện Sơn Hải | | VP | Kiên",
        ),
        (
            "11/3 chiều | Dự Hội nghị tiếp xúc cử tri tại huyện Phú Lâm",
            "13/3 chiều | Dự Hội nghị tiếp xúc cử tri tại huyện Phú Lâm",
        ),
        (
            "12/3 sáng | Làm việc với đoàn giám sát theo Quyết định số 215-QĐ/TU của BTV Tỉnh ủy | | VP, KHTC | Thắng, Hoa",
            "13/3 sáng | Làm việc với đoàn giám sát theo Quyết định số 215-QĐ/TU của BTV Tỉnh ủy | | VP, KHTC | Thắng",
        ),
        ("6/3 sáng | Tiếp công dân định kỳ", "7/3 sáng | Tiếp công dân định kỳ"),
    ]);
    assert_snapshot!(said(MARCH, &adjusted), @r#"
    6/3 sáng Tiếp công dân định kỳ → 7/3 sáng Tiếp công dân định kỳ = moved
    11/3 sáng Dự Hội nghị tiếp xúc → 11/3 sáng Dự Hội nghị tiếp xúc = chair_changed
    11/3 chiều Dự Hội nghị tiếp xúc → 13/3 chiều Dự Hội nghị tiếp xúc = moved
    12/3 sáng Làm việc với đoàn giám → 13/3 sáng Làm việc với đoàn giám = moved chair_changed
    "#);
}

#[test]
fn sixth_adjustment_several_things_change_in_one_item() {
    let adjusted = with(&[
        (
            "3/3 chiều 14:00 | Làm việc với Ban Quản lý dự án số 1 về giải ngân vốn đầu tư công năm 2026 | Phòng họp số 1 | KHTC, QLĐT | Thắng",
            "6/3 sáng 08:00 | Làm việc với Ban Quản lý dự án số 1 về giải ngân vốn đầu tư công năm 2026 và thanh toán khối lượng | Phòng họp số 2 | KHTC | Hoa",
        ),
        (
            "12/3-13/3 | Tập huấn nghiệp vụ quản lý chất lượng công trình cho cán bộ cấp xã",
            "12/3-14/3 | Tập huấn nghiệp vụ quản lý chất lượng công trình cho cán bộ cấp xã và chủ đầu tư",
        ),
        (
            "3/3 sáng | Kiểm tra tiến độ thi công tuyến đường vành đai phía Nam tại các xã: An Phước, Tân Lộc, Bình Khê",
            "3/3 sáng | Kiểm tra tiến độ thi công tuyến đường vành đai phía Nam tại các xã: An Phước, Tân Lộc, Sơn Hải",
        ),
    ]);
    assert_snapshot!(said(MARCH, &adjusted), @r#"
    3/3 sáng Kiểm tra tiến độ thi → 3/3 sáng Kiểm tra tiến độ thi = relocated
    3/3 chiều 14:00 Làm việc với Ban Quản → 6/3 sáng 08:00 Làm việc với Ban Quản = moved rescheduled relocated chair_changed units_changed reworded
    12/3-13/3 Tập huấn nghiệp vụ quản → 12/3-14/3 Tập huấn nghiệp vụ quản = moved reworded
    ? “Làm việc với Ban Quản lý dự án số 1 về giải ngân vốn đầu tư công năm 2026” (3/3) và “Làm việc với Ban Quản lý dự án số 1 về giải ngân vốn đầu tư công năm 2026 và thanh toán…” (6/3) có phải là cùng một việc không? [Cùng một việc: dời ngày, đổi giờ, đổi địa điểm, đổi chủ trì, đổi đơn vị chuẩn bị, đổi nội dung / Hai việc khác nhau: hủy việc trước, bổ sung việc sau]
    "#);
}
