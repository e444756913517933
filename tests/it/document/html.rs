//! Web pages.

use super::{notes, opened, shown, stripped};
use insta::assert_snapshot;

#[test]
fn spans_keep_their_place_in_the_grid() {
    let page = "<table><tr><th>Ngày</th><th>Buổi</th><th>Nội dung</th></tr>\
        <tr><td rowspan=2>Thứ Hai<br>03/3</td><td>Sáng</td><td>8h00 Họp</td></tr>\
        <tr><td>Chiều</td><td>14h00 Họp</td></tr>\
        <tr><td colspan='3'>Nghỉ</td></tr>\
        <tr><td rowspan=99>04/3<td colspan=5000 rowspan=0>Đi cơ sở</table>";
    assert_snapshot!(shown(page), @"
    #| 0:bold “Ngày” | 1:bold “Buổi” | 2:bold “Nội dung”
    | 0:1x2 “Thứ Hai⏎03/3” | 1:“Sáng” | 2:“8h00 Họp”
    | 1:“Chiều” | 2:“14h00 Họp”
    | 0:3x1 “Nghỉ”
    | 0:“04/3” | 1:2x1 “Đi cơ sở”
    ");
}

#[test]
fn menus_side_bars_and_hidden_parts_are_left_out() {
    let page = "<!DOCTYPE html><html><head><title>x</title><style>.an{display:none}</style></head><body>\
        <div class='main-menu'><ul><li><a href=1>Trang chủ</a></li><li><a href=2>Giới thiệu</a></li><li><a href=3>Tin</a></li></ul></div>\
        <nav><a>Đăng nhập</a></nav><table width=100%><tr><td><a href=1>Liên kết 1</a><br><a href=2>Liên kết 2</a><br><a href=3>Liên kết 3</a></td>\
        <td><h2>Lịch tuần 10</h2><span style='display: none'>ẩn</span><p class=an>ẩn nữa</p>\
        <table><tr><td>Ngày<td>Giờ<td>Nội dung<tr><td>3/3<td>8h<td>Họp A<tr><td>4/3<td>9h<td>Họp B</table></td></tr></table>\
        <div id=footer>Bản quyền</div></body></html>";
    assert_snapshot!(shown(page), @"
    h2 bold “Lịch tuần 10”
    | 0:“Ngày” | 1:“Giờ” | 2:“Nội dung”
    | 0:“3/3” | 1:“8h” | 2:“Họp A”
    | 0:“4/3” | 1:“9h” | 2:“Họp B”
    ");
}

#[test]
fn what_word_writes_for_a_web_page_reads_like_the_document() {
    let page = "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta charset=utf-8>\
        <!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->\
        <style><!-- p.MsoNormal {margin:0cm} .xoa {text-decoration:line-through} --></style></head><body lang=VI>\
        <p class=MsoNormal align=center><b><span style='font-size:14.0pt'>LỊCH CÔNG\r\nTÁC<o:p></o:p></span></b></p>\
        <table class=MsoTableGrid><tr><td><p class=MsoNormal><b>Sáng:</b><o:p></o:p></p>\
        <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>-<span>&nbsp;&nbsp; </span></span><![endif]>Họp A</p>\
        <p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal><s>Họp B</s></p><p class=xoa>Họp C</p>\
        <p class=MsoNormal>Họp D tại <s>P.1</s> <ins cite='mailto:x' datetime='2025'>P.2</ins><del cite='mailto:x' datetime='2025'>P.3</del></p></td>\
        <td>VP,&nbsp; TC&nbsp;&nbsp;KT</td></tr></table></body></html>";
    assert_snapshot!(shown(page), @"
    bold “LỊCH CÔNG TÁC”
    | 0:bold “Sáng:” ¶ •1 “Họp A” ¶ “” ¶ struck “Họp B” ¶ struck “Họp C” ¶ erased «P.1» “Họp D tại P.2” | 1:“VP,  TC  KT”
    ");
}

#[test]
fn lists_give_their_depth_and_struck_entries_say_so() {
    let page = "<html><body><h3>Thứ Hai, 3/3</h3><ul><li>8h Họp A<ul><li>Chuẩn bị: VP</li></ul></li><li><del>9h Họp B</del></li>\
        <li><b>14h:</b> <s>Họp C</s> (hoãn)</li><li>Sáng: <s>Họp D</s></li></ul></body></html>";
    assert_snapshot!(shown(page), @"
    h3 bold “Thứ Hai, 3/3”
    •1 “8h Họp A”
    •2 “Chuẩn bị: VP”
    •1 struck “9h Họp B”
    •1 struck “14h: Họp C (hoãn)”
    •1 “Sáng:”
    struck “Họp D”
    ");
}

#[test]
fn a_table_in_a_cell_gives_a_paragraph_for_each_of_its_rows() {
    let page = "<table><tr><td>3/3</td><td>Các cuộc họp:<table><tr><td>8h<td>Họp A</tr><tr><td>9h<td>Họp B</table></td><td>VP</td></tr>\
        <tr><td>4/3</td><td>Họp C</td><td>TC</td></tr><tr><td>5/3</td><td>Họp D</td><td>TC</td></tr></table>";
    assert_snapshot!(shown(page), @"
    | 0:“3/3” | 1:“Các cuộc họp:” ¶ “8h⇥Họp A” ¶ “9h⇥Họp B” | 2:“VP”
    | 0:“4/3” | 1:“Họp C” | 2:“TC”
    | 0:“5/3” | 1:“Họp D” | 2:“TC”
    ");
}

#[test]
fn the_declared_charset_counts_where_the_bytes_do_not_tell() {
    let (body, _, _) = encoding_rs::WINDOWS_1258.encode("Hô\u{323}i nghi\u{323}");
    let mut page =
        b"<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1258'></head><body>"
            .to_vec();
    page.extend_from_slice(&body);
    assert_eq!(shown(&page), "“Hội nghị”\n");
}

#[test]
fn a_tower_of_tags_is_one_clear_line() {
    let page = format!("<html>{}", "<div>".repeat(50_000));
    let error = reading::document::open(page.as_bytes()).unwrap_err();
    assert_snapshot!(error, @"tệp có quá nhiều lớp lồng nhau; hãy sao chép phần lịch công tác sang một tệp mới");
    let letters = format!("<html><body>{}Họp giao ban", "<font color=red><b>".repeat(5_000));
    assert_eq!(shown(letters), "“Họp giao ban”\n");
}

#[test]
fn old_fonts_named_by_style_or_tag_are_converted_and_marks_of_notes_taken_off() {
    let page = "<html><head><style>td.cu {font-family: '.VnTime', serif} h3 {font-family:.VnArialH}</style></head><body>\
        <h3>lÞch tuÇn 48</h3><table><tr><td class=cu>KiÓm tra ®ª</td><td><font face='VNI-Times'>Hoäi nghò</font></td><td>Bình<sup>2</sup></td></tr>\
        <tr style='font-family:VNI-Times'><td>Thöù Hai</td><td>7h<sup>30</sup></td><td>Đ/c An*</td></tr></table></body></html>";
    assert_snapshot!(stripped(page), @"
    đoạn 1: LỊCH TUẦN 48
    bảng 1, dòng 1, cột 1: Kiểm tra đê
    bảng 1, dòng 1, cột 2: Hội nghị
    bảng 1, dòng 1, cột 3: Bình
    bảng 1, dòng 1, cột 3: [Marks] 2
    bảng 1, dòng 2, cột 1: Thứ Hai
    bảng 1, dòng 2, cột 2: 7h30
    bảng 1, dòng 2, cột 3: Đ/c An
    bảng 1, dòng 2, cột 3: [Marks] *
    ");
    assert_snapshot!(notes(&opened(page)), @"Chữ phông cũ .VnArialH, .VnTime, VNI-Times đã được chuyển sang Unicode.");
}

#[test]
fn what_a_browser_hides_stands_beside_the_text_and_lists_are_counted() {
    let page = "<html><body><nav>Trang chủ</nav><ol start=3><li>Họp A</li><li>Họp B<ol type=a><li>Chuẩn bị</li></ol></li></ol>\
        <p>Họp C <span style='display:none'>(kín)</span><del datetime='2026'>cũ</del></p>\
        <table><tr><td>a</td><td>b</td></tr><tr hidden><td>c</td><td>d</td></tr></table></body></html>";
    assert_snapshot!(stripped(page), @"
    đoạn 1: [Aside(Menu)] Trang chủ
    đoạn 1: [Number] 3.
    đoạn 1: Họp A
    đoạn 2: [Number] 4.
    đoạn 2: Họp B
    đoạn 3: [Number] a.
    đoạn 3: Chuẩn bị
    đoạn 4: [Aside(Hidden)] (kín)
    đoạn 4: [Aside(Deleted)] cũ
    đoạn 4: Họp C
    bảng 1: [Aside(Hidden)] c d
    bảng 1, dòng 1, cột 1: a
    bảng 1, dòng 1, cột 2: b
    ");
}
