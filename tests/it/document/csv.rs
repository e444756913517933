//! Comma-separated files.

use super::shown;
use insta::assert_snapshot;
use reading::document::{Format, recognise};

#[test]
fn semicolons_quotes_and_line_breaks_make_cells_below_a_preamble() {
    let text = "\u{feff}UBND PHƯỜNG MỸ HƯNG;;;;\r\nMỹ Hưng, ngày 02/3/2025\r\n\r\nNgày;Buổi;Nội dung;Chủ trì;Ghi chú\r\n\
        Thứ 2 (3/3);Sáng;\"07g30: Họp \"\"A\"\";\nđiểm tại P.1\";Đ/c An;\r\n;;;;\r\n;Chiều;Họp B;\"An;\nBình\";hoãn\r\n";
    assert_snapshot!(shown(text), @r#"
    “UBND PHƯỜNG MỸ HƯNG”
    “Mỹ Hưng, ngày 02/3/2025”
    | 0:“Ngày” | 1:“Buổi” | 2:“Nội dung” | 3:“Chủ trì” | 4:“Ghi chú”
    | 0:“Thứ 2 (3/3)” | 1:“Sáng” | 2:“07g30: Họp "A";⏎điểm tại P.1” | 3:“Đ/c An” | 4:
    | 0: | 1: | 2: | 3: | 4:
    | 0: | 1:“Chiều” | 2:“Họp B” | 3:“An;⏎Bình” | 4:“hoãn”
    "#);
}

#[test]
fn commas_and_tabs_are_found_and_a_sentence_without_quotes_is_mended() {
    let text = "ngay,gio,noi dung,chu tri\n3/3,8h,Họp giao ban, triển khai việc, giải pháp,An\n4/3,9h,Họp B,Bình\n5/3,9h,Họp C,\n";
    assert_snapshot!(shown(text), @"
    | 0:“ngay” | 1:“gio” | 2:“noi dung” | 3:“chu tri”
    | 0:“3/3” | 1:“8h” | 2:“Họp giao ban, triển khai việc, giải pháp” | 3:“An”
    | 0:“4/3” | 1:“9h” | 2:“Họp B” | 3:“Bình”
    | 0:“5/3” | 1:“9h” | 2:“Họp C” | 3:
    ");
    let tabs = "Ngày\tNội dung\tChủ trì\n3/3\t\"Họp A\nHọp B\"\tAn\n";
    assert_snapshot!(shown(tabs), @"
    | 0:“Ngày” | 1:“Nội dung” | 2:“Chủ trì”
    | 0:“3/3” | 1:“Họp A⏎Họp B” | 2:“An”
    ");
    assert_snapshot!(shown("sep=,\na,b,c\n1,2,3\n"), @"
    | 0:“a” | 1:“b” | 2:“c”
    | 0:“1” | 1:“2” | 2:“3”
    ");
}

#[test]
fn utf16_and_windows_1258_are_decoded() {
    let text = "Ngày;Nội dung;Chủ trì\n3/3;Họp Đảng ủy;Đ/c Ngưỡng\n4/3;Họp chi bộ;Đ/c Ngưỡng\n";
    let mut wide = vec![0xfe, 0xff];
    wide.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    assert_eq!(shown(&wide), shown(text));
    // The old Windows encoding has base letters and marks of their own for some.
    let marked = "Nga\u{300}y;Nô\u{323}i dung;Chu\u{309} tri\u{300}\n3/3;Ho\u{323}p Đa\u{309}ng u\u{309}y;Đ/c Ngươ\u{303}ng\n4/3;Ho\u{323}p chi bô\u{323};Đ/c Ngươ\u{303}ng\n";
    let (bytes, _, lost) = encoding_rs::WINDOWS_1258.encode(marked);
    assert!(!lost);
    assert_eq!(shown(&bytes), shown(text));
}

#[test]
fn prose_with_commas_is_no_table() {
    let text = "Thứ Hai, ngày 3/3:\n- 8 giờ, PGĐ Trần An dự họp, điểm tại P.1\n- 14 giờ, PGĐ Lê Bình tiếp dân, điểm tại P.2\n- 15 giờ, Chủ tịch làm việc, điểm tại P.3\n";
    assert_eq!(recognise(text.as_bytes()), Format::Text);
}

#[test]
fn pipes_set_cells_apart_and_american_dates_stay_as_they_are_written() {
    let text = "Ngày|Nội dung|Chủ trì\n11/24/2026|Họp A|An\n11/25/2026|Họp B|Bình\n";
    assert_snapshot!(shown(text), @"
    | 0:“Ngày” | 1:“Nội dung” | 2:“Chủ trì”
    | 0:“11/24/2026” | 1:“Họp A” | 2:“An”
    | 0:“11/25/2026” | 1:“Họp B” | 2:“Bình”
    ");
}
