//! A month of an invented office, in which routine items repeat.

pub const MARCH: &str = "
2/3 sáng 07:30 | Lễ chào cờ tháng 3/2026 | | VP | Thắng
2/3 sáng 08:30 | Giao ban Ban Giám đốc với trưởng các phòng | Phòng họp số 2 | VP | Thắng
3/3 sáng | Kiểm tra tiến độ thi công tuyến đường vành đai phía Nam tại các xã: An Phước, Tân Lộc, Bình Khê | | QLĐT, HTKT-VT | Kiên
3/3 chiều 14:00 | Làm việc với Ban Quản lý dự án số 1 về giải ngân vốn đầu tư công năm 2026 | Phòng họp số 1 | KHTC, QLĐT | Thắng
4/3 | Đi kiểm tra cơ sở | | Phòng CM | Ban Giám đốc
5/3 cả | Hội nghị toàn quốc về quản lý hạ tầng kỹ thuật đô thị | Hà Nội | HTKT-VT | Kiên
6/3 sáng | Tiếp công dân định kỳ | Trụ sở Tiếp công dân | TTr, VP | Hoa
6/3 chiều | Họp Hội đồng thi đua khen thưởng | Phòng họp số 2 | VP | Hoa
9/3 | Đi kiểm tra cơ sở | | Phòng CM | Ban Giám đốc
10/3 sáng 08:00 | Họp UBND tỉnh nghe báo cáo phương án di dời chợ Đông Thành | UBND tỉnh | QLĐT | Thắng
10/3 chiều | Công bố Quyết định thanh tra việc chấp hành pháp luật về xây dựng tại Công ty Cổ phần Sao Mai | | TTr | Hoa
11/3 sáng | Dự Hội nghị tiếp xúc cử tri tại huyện Sơn Hải | | VP | Thắng
11/3 chiều | Dự Hội nghị tiếp xúc cử tri tại huyện Phú Lâm | | VP | Hoa
12/3-13/3 | Tập huấn nghiệp vụ quản lý chất lượng công trình cho cán bộ cấp xã | | QLĐT | Kiên
12/3 sáng | Làm việc với đoàn giám sát theo Quyết định số 215-QĐ/TU của BTV Tỉnh ủy | | VP, KHTC | Thắng, Hoa
16/3 | Đi kiểm tra cơ sở | | Phòng CM | Ban Giám đốc
17/3 chiều | Nghe dự thảo Nghị quyết quy định mức hỗ trợ đầu tư nhà ở xã hội trên địa bàn tỉnh | | KHTC | Hoa
18/3 sáng | Làm việc với đoàn giám sát theo Quyết định số 215-QĐ/TU của BTV Tỉnh ủy | | VP, KHTC | Ban Giám đốc
19/3 | Đi kiểm tra cơ sở | | Phòng CM | Ban Giám đốc
20/3 sáng | Tiếp công dân định kỳ | Trụ sở Tiếp công dân | TTr, VP | Hoa
23/3 | Đi kiểm tra cơ sở | | Phòng CM | Ban Giám đốc
24/3 sáng | Họp Hội đồng thẩm định đồ án quy hoạch phân khu số 4 | Phòng họp số 1 | QLĐT | Kiên
26/3 chiều | Sơ kết công tác quý I, triển khai nhiệm vụ quý II năm 2026 | Hội trường Sở | VP, KHTC | Thắng
30/3 | Đi kiểm tra cơ sở | | Phòng CM | Ban Giám đốc
";

/// The sample with some of its lines replaced; a replacement may be empty or several lines.
pub fn with(edits: &[(&str, &str)]) -> String {
    edits.iter().fold(MARCH.to_owned(), |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "one place for {from:?}");
        text.replace(from, to)
    })
}
