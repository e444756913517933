//! Plain text and Markdown.

use super::shown;
use insta::assert_snapshot;

#[test]
fn rows_with_tabs_and_tags_become_a_table_that_goes_on_after_a_repeated_header() {
    let text = "## **LỊCH CÔNG TÁC THÁNG 3**\n\n- Chuẩn bị đại hội\n\n\
        Ngày\tNội dung\tĐơn vị\tChủ trì\n\
        01\t<p><b>Sáng:</b></p> <ul><li>- Chào cờ</li><li>- Giao ban</li></ul>\tVP, TC  KT- TH\tĐ/c An - GĐ Đ/c Bình - PGĐ\n\
        <b>05-06</b>\t<b>Thứ bảy, Chủ nhật</b>\t\t\n\n\
        Ngày\tNội dung\tĐơn vị\tChủ trì\n\
        07\t<p>- Họp A</p> <p>&nbsp;</p> <p>- Họp B</p>\t<p>VP</p>\tĐ/c An\n\n\
        **Nơi nhận:**\n- VP;\n";
    assert_snapshot!(shown(text), @"
    h2 bold “LỊCH CÔNG TÁC THÁNG 3”
    “”
    “- Chuẩn bị đại hội”
    “”
    | 0:“Ngày” | 1:“Nội dung” | 2:“Đơn vị” | 3:“Chủ trì”
    | 0:“01” | 1:bold “Sáng:” ¶ •1 “- Chào cờ” ¶ •1 “- Giao ban” | 2:“VP, TC  KT- TH” | 3:“Đ/c An - GĐ Đ/c Bình - PGĐ”
    | 0:bold “05-06” | 1:bold “Thứ bảy, Chủ nhật” | 2: | 3:
    | 0:“07” | 1:“- Họp A” ¶ “” ¶ “- Họp B” | 2:“VP” | 3:“Đ/c An”
    “”
    bold “Nơi nhận:”
    “- VP;”
    ");
}

#[test]
fn a_markdown_table_keeps_its_header_line_breaks_and_struck_words() {
    let text = "| Thứ | Nội dung | Chủ trì |\n|:---|---|---:|\n\
        | **Hai** 3/3 | 8h00 Họp giao ban<br>14h00 ~~Họp xã~~ | Đ/c An |\n| Ba | ~~Đi cơ sở~~ | a \\| b |\n";
    assert_snapshot!(shown(text), @"
    #| 0:“Thứ” | 1:“Nội dung” | 2:“Chủ trì”
    | 0:“Hai 3/3” | 1:“8h00 Họp giao ban” ¶ struck “14h00 Họp xã” | 2:“Đ/c An”
    | 0:“Ba” | 1:struck “Đi cơ sở” | 2:“a | b”
    ");
}

#[test]
fn a_drawn_table_joins_the_lines_of_a_row() {
    let text = "+------+-----------+\n| Ngày | Nội dung  |\n+======+===========+\n| 03/3 | Họp giao  |\n|      | ban       |\n+------+-----------+\n";
    assert_snapshot!(shown(text), @"
    #| 0:“Ngày” | 1:“Nội dung”
    | 0:“03/3” | 1:“Họp giao⏎ban”
    ");
}

#[test]
fn a_list_in_prose_keeps_its_marks_and_joins_lines_broken_in_a_sentence() {
    let text = "LỊCH TUẦN\n=========\n\n* Thứ Hai: 24/3\n\n- 8 giờ, PGĐ Trần An dự họp về công tác\n  phòng chống thiên tai. Điểm tại xã Mỹ Hòa.\n\
        - 14 giờ: làm việc với\nđoàn kiểm tra\n  + Cùng dự: đ/c Bình (*)\n---\n1- 08h30: tiếp dân\n";
    assert_snapshot!(shown(text), @"
    h1 “LỊCH TUẦN”
    “”
    “* Thứ Hai: 24/3”
    “”
    “- 8 giờ, PGĐ Trần An dự họp về công tác phòng chống thiên tai. Điểm tại xã Mỹ Hòa.”
    “- 14 giờ: làm việc với đoàn kiểm tra”
    •2 “+ Cùng dự: đ/c Bình (*)”
    “1- 08h30: tiếp dân”
    ");
}

#[test]
fn cells_pasted_over_several_lines_stay_in_their_row() {
    let text = "Ngày\tNội dung\tChủ trì\n01\tSáng:\n- Họp A\n- Họp B\tĐ/c An\nĐ/c Bình\n02\tHọp C\tĐ/c An\n";
    assert_snapshot!(shown(text), @"
    | 0:“Ngày” | 1:“Nội dung” | 2:“Chủ trì”
    | 0:“01” | 1:“Sáng:⏎- Họp A⏎- Họp B” | 2:“Đ/c An⏎Đ/c Bình”
    | 0:“02” | 1:“Họp C” | 2:“Đ/c An”
    ");
}

#[test]
fn a_single_line_with_a_tab_stays_a_line() {
    assert_snapshot!(shown("SỞ NỘI VỤ\tCỘNG HÒA XÃ HỘI\n\nThứ Hai: họp\n"), @"
    “SỞ NỘI VỤ⇥CỘNG HÒA XÃ HỘI”
    “”
    “Thứ Hai: họp”
    ");
}

#[test]
fn decomposed_letters_come_out_composed_in_any_encoding() {
    let text = "Họp Đảng ủy tại phường Mỹ Hưng";
    let decomposed = "Ho\u{323}p Đa\u{309}ng u\u{309}y ta\u{323}i phươ\u{300}ng My\u{303} Hưng";
    assert_eq!(shown(decomposed), format!("“{text}”\n"));
    let mut wide = vec![0xff, 0xfe];
    wide.extend(decomposed.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(shown(&wide), format!("“{text}”\n"));
    let unmarked: Vec<u8> = "Lich hop ngay 03/3\nHọp".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(shown(&unmarked), "“Lich hop ngay 03/3”\n“Họp”\n");
    let (vietnamese, _, _) = encoding_rs::WINDOWS_1258.encode(decomposed);
    assert_eq!(shown(&vietnamese), format!("“{text}”\n"));
}

#[test]
fn a_table_saved_one_cell_a_line_is_a_table_again() {
    let text = "LỊCH TUẦN 48\n\nNgày\nNội dung\nChủ trì\n23/11\nHọp A\nĐ/c An\n24/11\nHọp B\nHọp C\nĐ/c An\nĐ/c Bình\n\nNơi nhận: như trên\n";
    assert_snapshot!(shown(text), @"
    “LỊCH TUẦN 48”
    “”
    | 0:“Ngày” | 1:“Nội dung” | 2:“Chủ trì”
    | 0:“23/11” | 1:“Họp A” | 2:“Đ/c An”
    | 0:“24/11” | 1:“Họp B⏎Họp C” | 2:“Đ/c An⏎Đ/c Bình”
    “”
    “Nơi nhận: như trên”
    ");
    // Days with lines below them that come out even nowhere are a list.
    let list = "LỊCH TUẦN 48\nNgày làm việc\nThứ Hai 23/11\nHọp A\nHọp B\nThứ Ba 24/11\nHọp C\n";
    assert!(shown(list).lines().all(|line| !line.starts_with('|')));
}

#[test]
fn entries_are_as_deep_as_those_they_stand_under() {
    let text = "- Sáng\n  - Họp A\n    - Chuẩn bị: VP\n  - Họp B\n1. Chiều\n   - Họp C\nHết\n- Tối\n";
    assert_snapshot!(shown(text), @"
    “- Sáng”
    •2 “- Họp A”
    •3 “- Chuẩn bị: VP”
    •2 “- Họp B”
    “1. Chiều”
    •2 “- Họp C”
    “Hết”
    “- Tối”
    ");
}
