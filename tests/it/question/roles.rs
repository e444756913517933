//! What a sentence wants to know of the items it finds.

use super::check;

#[test]
fn a_role_says_what_is_told_of_the_items() {
    check(
        r#"
        Thu 12 | ai chủ trì họp HĐND => items 8 | who chairing “họp” “HĐND”
        Thu 12 | ai tiếp công dân => items 9 | who “tiếp công dân”
        Thu 12 | mai ai đi kiểm tra => items 7 | who 13/03 “kiểm tra”
        Thu 12 | ai chuẩn bị hội chợ => items 14 | who preparing “hội chợ”
        Thu 12 | phòng nào chuẩn bị tập huấn => items 11 | who preparing “tập huấn”
        Thu 12 | khi nào tiếp xúc cử tri => items 18 | when “tiếp xúc cử tri”
        Thu 12 | bao giờ có kỳ họp HĐND tỉnh => items 8 | when “kỳ họp” “HĐND tỉnh”
        Thu 12 | hội chợ diễn ra ngày nào => items 14 | when “hội chợ” “diễn ra”
        Thu 12 | ngày mấy họp hội đồng khoa học => items 5 | when “họp hội đồng khoa học”
        Thu 12 | họp hội đồng khoa học lúc mấy giờ => items 5 | when “họp hội đồng khoa học”
        Thu 12 | thẩm định vốn họp ở đâu => items 2 | where “thẩm định” “vốn” “họp”
        Thu 12 | mai họp ở đâu => items 7 8 | where 13/03
        Thu 12 | tuần này tôi có mấy cuộc họp => items 5 10 12 13 | count own 11/03-17/03
        Thu 12 | tuần này có bao nhiêu việc => items 5 10 12 13 | count 11/03-17/03
        Khang 12 | tháng này có mấy lần đi phú lộc => items 1 18 | count 01/03-31/03 “đi” “phú lộc”
        QLCL 12 | phải chuẩn bị gì => items 5 7 10 13 14 19 | preparing
        QLCL 12 | tuần sau chuẩn bị những gì => items 14 | preparing 18/03-24/03
        QLCL 12 | chuẩn bị nội dung gì cho tuần sau => items 14 | preparing 18/03-24/03
        Khang 12 | thứ 5 Phòng KHTC chuẩn bị gì => items 10 | preparing KHTC 14/03
        VT 12 | KHTC phải chuẩn bị gì trong tháng này => items 2 4 8 10 16 20 | preparing KHTC 01/03-31/03
        Thu 12 | phong QLCL chuan bi gi cho toi tuan nay => items 5 10 13 | preparing Thu+QLCL 11/03-17/03
        Thu 12 | đ/c Khang chủ trì những việc gì tuần này => items 4 6 8 9 10 12 | chairing Khang 11/03-17/03
        Thu 12 | tôi chủ trì gì tuần này => items 5 10 12 13 | chairing own 11/03-17/03
        Thu 12 | có trùng lịch không => clashes 12 13 | clashes
        Khang 12 | tuần này có bị trùng lịch không => empty | clashes 11/03-17/03
        VT 12 | tuần này có ai trùng lịch không => clashes 12 13 | clashes all 11/03-17/03
        Hải 12 | ai trùng lịch thứ 6 => clashes 12 13 | clashes all 15/03
        VT 12 | kiểm tra trùng lịch tuần này => clashes 12 13 | clashes 11/03-17/03
        Thu 12 | đếm giúp tôi tuần này có mấy việc => items 5 10 12 13 | count 11/03-17/03
        Thu 12 | thứ 6 trùng cuộc nào => clashes 12 13 | clashes 15/03
        Thu 12 | có gì thay đổi => changes 5 12 | changes
        Khang 12 | lịch có thay đổi gì không => changes 12 | changes
        VT 12 | lịch tuần này có điều chỉnh gì không => changes 5 12 | changes 11/03-17/03
        Khang 12 | trọng tâm tháng này => priorities | priorities 01/03-31/03
        Khang 12 | nhiệm vụ trọng tâm => priorities | priorities
        Khang 12 | tuần này tôi rảnh ngày nào => empty free 11,16,17 | free own 11/03-17/03
        Khang 12 | mai tôi rảnh không => items 8 | free own 13/03
        Khang 12 | chiều mai tôi có rảnh không => empty free 13 | free own 13/03 afternoon
        Khang 12 | đ/c Hải tuần này rảnh hôm nào => empty free 11,12,15,16,17 | free Hải 11/03-17/03
        VT 12 | ai rảnh sáng thứ 6 => empty idle Khang,Thu,Hải,Trần Minh | free all 15/03 morning
        Hải 12 | ai rảnh chiều thứ 5 => empty idle Nguyễn Minh,Trần Minh | free all 14/03 afternoon
        Hải 12 | có mấy người đi họp sáng mai => items 7 8 | who 13/03 morning
        Thu 12 | đơn vị nào chuẩn bị nội dung sáng mai => items 7 8 | who preparing 13/03 morning
        VT 12 | cuộc nào bị hoãn => items 17 | postponed
        Khang 12 | có cuộc nào hoãn không => items 17 | postponed
        "#,
    );
}
