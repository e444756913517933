//! Words that search the content, and words that only look like something else.

use super::check;

#[test]
fn words_search_the_content_and_the_longest_reading_wins() {
    check(
        r#"
        Khang 12 | tiếp công dân => items 9 | “tiếp công dân”
        Khang 12 | tiep cong dan => items 9 | “tiep cong dan”
        Khang 12 | TIẾP CÔNG DÂN => items 9 | “tiếp công dân”
        Khang 12 | kỳ họp thứ 7 => items 8 | “kỳ họp thứ 7”
        Khang 12 | ky hop thu 7 => items 8 | “ky hop thu 7”
        Khang 12 | hội đồng khoa học lần thứ 5 => items 5 | “hội đồng khoa học lần thứ 5”
        Khang 12 | quyết định 57 => items 4 | “quyết định 57”
        Khang 12 | quyet dinh so 57 => items 4 | “quyet dinh so 57”
        Khang 12 | Trần Văn Sang => items 13 | “Trần Văn Sang”
        Khang 12 | ông Sang => items 13 | “Sang”
        Khang 12 | tran van sang => items 13 | “tran van sang”
        Khang 12 | đ/c Sang => items 13 | “Sang”
        Khang 12 | hoa sen => items 13 | “hoa sen”
        Khang 12 | cong ty hoa sen => items 13 | “cong ty hoa sen”
        Khang 12 | công bố quyết định => items 12 | “công bố quyết định”
        Khang 12 | vụ xuân => items 1 | “vụ xuân”
        Khang 12 | lễ 30/4 => items 19 | “lễ 30 4”
        Khang 12 | họp hđnd => items 8 | “họp” “hđnd”
        Khang 12 | họp hội đồng nhân dân tỉnh => items 8 | “họp” “hội đồng nhân dân tỉnh”
        Khang 12 | chuyển đổi số => items 15 | “chuyển đổi số”
        Khang 12 | nong thon moi => items 16 | “nong thon moi”
        Khang 12 | NTM => items 16 | “NTM”
        Khang 12 | jica => items 6 | “jica”
        Khang 12 | phú lộc => items 18 1 | “phú lộc”
        Khang 12 | phu loc tuan nay => empty near 25/03:1 | 11/03-17/03 “phu loc”
        Khang 12 | tiếp dân => items 9 | “tiếp dân”
        Khang 12 | kiểm tra tuần này => items 7 | 11/03-17/03 “kiểm tra”
        Khang 12 | hội nghị người lao động => items 17 | “hội nghị người lao động”
        Khang 12 | tìm kiểm toán => items 4 | “kiểm toán”
        Khang 12 | tìm đoàn kiểm toán tháng này => items 4 | 01/03-31/03 “đoàn kiểm toán”
        Khang 12 | họp phụ huynh => empty | “họp” “phụ” “huynh”
        Khang 12 | họp quốc hội tuần sau => empty | 18/03-24/03 “họp” “quốc hội”
        Khang 12 | hội chợ => items 14 | “hội chợ”
        Khang 12 | giao ban tháng 3 => items 0 | 01/03-31/03 “giao ban”
        Khang 12 | sơ kết quý => items 20 | “sơ kết quý”
        Khang 12 | kế hoạch vốn năm 2024 => items 2 | “kế hoạch vốn năm 2024”
        Khang 12 | chế biến thủy sản mai phải không => items 7 | 13/03 “chế biến thủy sản”
        Khang 12 | chế biến thuỷ sản => items 7 | “chế biến thuỷ sản”
        Khang 12 | an toàn thực phẩm => items 19 | “an toàn thực phẩm”
        Khang 12 | tập huấn khuyến nông => items 11 | “tập huấn” “khuyến nông”
        Khang 12 | tôi có tiếp công dân không => items 9 | own “tiếp công dân”
        Hải 12 | tôi có tiếp công dân không => empty | own “tiếp công dân”
        Khang 12 | họp tuần này => items 4 6 8 9 10 12 | 11/03-17/03
        Khang 12 | hội nghị tuần sau => items 15 17 | 18/03-24/03 “hội nghị”
        Khang 12 | họp hôm nào => items 5 8 2 | when “họp”
        Khang 12 | mấy giờ họp chiều mai => items 7 | when 13/03 afternoon
        Khang 12 | toi nay => items 6 | 12/03 evening
        Khang 12 | lich toi nay => items 6 | 12/03 evening
        Khang 12 | lich toi tuan nay => items 4 6 8 9 10 12 | own 11/03-17/03
        Khang 12 | khoa hoc lan thu 5 => items 5 | “khoa hoc lan thu 5”
        Khang 12 | hội đồng khoa học lần thứ năm => items 5 | “hội đồng khoa học lần thứ năm”
        Khang 12 | kỳ họp thứ bảy => items 8 | “kỳ họp thứ bảy”
        Khang 12 | quốc hội => empty | “quốc hội”
        Khang 12 | thu hoạch => empty | “thu hoạch”
        Khang 12 | tiep dan k => items 9 | “tiep dan”
        Khang 12 | khoa lao => empty | “khoa lao”
        "#,
    );
}
