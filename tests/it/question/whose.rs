//! Whose items a sentence asks for.

use super::check;

#[test]
fn a_name_a_title_or_nobody_says_whose_items_are_meant() {
    check(
        r#"
        Khang 12 | mai có gì => items 8 | 13/03
        Hải 12 | mai có gì => items 7 | 13/03
        QLCL 12 | mai có gì => items 7 | 13/03
        VT 12 | mai có gì => items 7 8 | 13/03
        Thu 12 | tuần sau => items 17 | 18/03-24/03
        Thu 11 | thứ 5 => items 10 | 14/03
        Khang 12 | lịch của tôi => items 4 6 8 9 10 12 16 17 18 20 | own
        Thu 12 | lịch cả cơ quan ngày mai => items 7 8 | all 13/03
        Thu 12 | lịch chung tuần này => items 4 5 6 7 8 9 10 11 12 13 | all 11/03-17/03
        Thu 12 | toàn Sở hôm nay => items 4 5 6 | all 12/03
        Thu 12 | tất cả công việc ngày mai => items 7 8 | all 13/03
        Thu 12 | lịch đ/c Khang hôm nay => items 4 6 | Khang 12/03
        Thu 12 | anh Hải mai làm gì => items 7 | Hải 13/03
        Thu 12 | sếp Khang chiều nay => empty near 12/03:2 | Khang 12/03 afternoon
        Thu 12 | PGĐ Hải ngày mai => items 7 | Hải 13/03
        Thu 12 | phó giám đốc Hải ngày mai => items 7 | Hải 13/03
        Thu 12 | giám đốc hôm nay => items 4 6 | Khang 12/03
        Thu 12 | lịch GĐ hôm nay => items 4 6 | Khang 12/03
        Thu 12 | đồng chí Giám đốc Sở hôm nay => items 4 6 | Khang 12/03
        Thu 12 | bí thư đảng ủy hôm nay => items 4 6 | Khang 12/03
        Thu 12 | lịch PGĐ tuần này => ask [Thu] [Hải]
        Thu 12 | lịch các PGĐ tuần này => items 5 7 10 12 13 | Thu,Hải 11/03-17/03
        Thu 12 | lịch đ/c Minh tuần này => ask [Nguyễn Minh] [Trần Minh]
        Thu 12 | lịch đ/c Trần Minh tuần sau => items 15 | Trần Minh 18/03-24/03
        Thu 12 | chánh văn phòng tuần này có gì => items 11 | Nguyễn Minh 11/03-17/03
        Thu 12 | lịch đ/c Tuấn tuần này => ask [Khang] [Thu] [Hải] [Nguyễn Minh] [Trần Minh]
        Thu 12 | chị Lan mai có gì => ask [Khang] [Thu] [Hải] [Nguyễn Minh] [Trần Minh]
        Thu 12 | đồng chí Nguyễn Văn Bình tuần sau => ask [Khang] [Thu] [Hải] [Nguyễn Minh] [Trần Minh]
        Thu 12 | chủ tịch tuần này làm gì => ask [Khang] [Thu] [Hải] [Nguyễn Minh] [Trần Minh]
        Thu 12 | lịch sếp tuần này => ask [Khang] [Thu] [Hải] [Nguyễn Minh] [Trần Minh]
        Thu 12 | ban giám đốc tuần này => items 10 | Ban Giám đốc 11/03-17/03
        Thu 12 | phòng khtc tuần này => items 4 8 10 | KHTC 11/03-17/03
        Thu 12 | phòng kế hoạch tài chính tuần này => items 4 8 10 | KHTC 11/03-17/03
        Thu 12 | phòng trồng trọt tuần này => items 10 11 | TT-BVTV 11/03-17/03
        Thu 12 | văn phòng hôm nay có gì => items 4 6 | VP 12/03
        Thu 12 | thanh tra tuần này => items 9 | Thanh tra 11/03-17/03
        Thu 12 | phòng chuyên môn thứ 5 => items 10 | Phòng CM 14/03
        Thu 12 | phòng đào tạo tuần này có gì => ask [VP] [KHTC] [QLCL] [TT-BVTV] [Thanh tra]
        Khang 12 | lich thu tuan nay => items 5 10 12 13 | Thu 11/03-17/03
        Khang 12 | chị Thu thứ 3 => items 5 | Thu 12/03
        Khang 12 | chi thu thu 6 => items 12 13 | Thu 15/03
        Khang 12 | lịch Thu thứ Ba => items 5 | Thu 12/03
        Thu 12 | đ/c Hài tuần này => ask [Khang] [Thu] [Hải] [Nguyễn Minh] [Trần Minh]
        Thu 12 | lịch đ/c Hãi tuần này => items 7 10 | Hải 11/03-17/03
        Thu 12 | mr Hai this week => items 7 10 | Hải 11/03-17/03
        Thu 12 | lịch của sở tuần này => items 4 5 6 7 8 9 10 11 12 13 | all 11/03-17/03
        Thu 12 | lịch công tác của Sở tuần này => items 4 5 6 7 8 9 10 11 12 13 | all 11/03-17/03
        QLCL 12 | tuần sau phòng có gì => items 14 | own 18/03-24/03
        Khang 12 | lịch Sở Y tế => ask [VP] [KHTC] [QLCL] [TT-BVTV] [Thanh tra]
        Khang 12 | Thu tuần này => items 5 10 12 13 | Thu 11/03-17/03
        Thu 12 | phòng Tổ chức cán bộ mai có gì => ask [VP] [KHTC] [QLCL] [TT-BVTV] [Thanh tra]
        Thu 12 | giám đốc Bình tuần này => ask [Khang] [Thu] [Hải] [Nguyễn Minh] [Trần Minh]
        Thu 12 | lich anh tuan tuan nay => ask [Khang] [Thu] [Hải] [Nguyễn Minh] [Trần Minh]
        Khang 12 | ban giam doc tuan nay => items 10 | Ban Giám đốc 11/03-17/03
        "#,
    );
}

#[test]
fn two_names_are_either_ones_unless_what_they_have_in_common_is_asked() {
    check(
        r#"
        Thu 12 | Khang và Thu thứ 6 => items 12 13 | Khang,Thu 15/03
        Thu 12 | lịch đ/c Khang, đ/c Hải ngày mai => items 7 8 | Khang,Hải 13/03
        Thu 12 | đ/c Khang và đ/c Thu có việc gì chung tuần này => items 10 12 | Khang+Thu 11/03-17/03
        Thu 12 | Khang với Thu cùng dự cuộc nào thứ 6 => items 12 | Khang+Thu 15/03
        QLCL 12 | phòng mình chuẩn bị gì cho đ/c Hải tuần này => items 7 10 | preparing QLCL+Hải 11/03-17/03
        Khang 12 | KHTC chuẩn bị gì cho đ/c Khang tuần này => items 4 8 10 | preparing KHTC+Khang 11/03-17/03
        Khang 12 | việc nào đ/c Thu chủ trì mà QLCL chuẩn bị => items 5 10 13 19 | chairing Thu+QLCL
        Khang 12 | tôi và đ/c Thu có họp chung không => items 10 12 17 | Khang+Thu
        VT 12 | 2 PGĐ tuần này => items 5 7 10 12 13 | Thu,Hải 11/03-17/03
        VT 12 | giám đốc và các phó giám đốc thứ 6 => items 12 13 | Khang,Thu,Hải 15/03
        VT 12 | cuộc nào có cả đ/c Khang và đ/c Thu thứ 6 => items 12 | Khang+Thu 15/03
        Thu 12 | phòng QLCL chuẩn bị gì cho tôi tuần này => items 5 10 13 | preparing Thu+QLCL 11/03-17/03
        Thu 12 | cho tôi biết QLCL chuẩn bị gì tuần này => items 5 7 10 13 | preparing QLCL 11/03-17/03
        VT 12 | việc gì QLCL chuẩn bị để đ/c Hải chủ trì tuần này => items 7 10 | preparing QLCL+Hải 11/03-17/03
        QLCL 12 | tuần này có việc gì với đ/c Hải => items 7 10 | QLCL+Hải 11/03-17/03
        VT 12 | QLCL có việc gì với đ/c Hải tuần này => items 7 10 | QLCL+Hải 11/03-17/03
        Khang 12 | Thu với Hải thứ 4 => items 7 | Thu,Hải 13/03
        "#,
    );
}
