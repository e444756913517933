//! `/danhba` and `/moi`.

use sandbox::Person;

use super::{office, press};

#[tokio::test]
async fn the_directory_tells_who_is_linked_where_and_who_is_not() {
    let bot = office().await;
    let desk = bot.administrator().await;
    bot.linked("Nguyễn Lam", "Lam").await;
    bot.unit_group("VP").await;
    let said = desk.ask("/danhba").await;
    insta::assert_snapshot!(said.transcript("bot"), @r#"
    bot: <b>Danh bạ</b>: 4 cán bộ, 5 đơn vị, 2 tập thể; 7 nơi chưa liên kết.

    <b>Cán bộ</b>
    • Lam (GĐ): Nguyễn Lam
    • Vịnh (PGĐ): <i>chưa liên kết</i>
    • Tài (PGĐ): <i>chưa liên kết</i>
    • Thoa (PGĐ): <i>chưa liên kết</i>

    <b>Đơn vị</b>
    • VP: Phòng VP
    • TCCB: <i>chưa liên kết</i>
    • CNTY: <i>chưa liên kết</i>
    • TL-PCTT: <i>chưa liên kết</i>
    • QLĐĐ: <i>chưa liên kết</i>

    <b>Tập thể</b>
    • Lãnh đạo Sở: 4 cán bộ
    • Phòng CM: 3 đơn vị
      [Lam] [Vịnh] [Tài]
      [Thoa] [VP] [TCCB]
      [CNTY] [TL-PCTT] [QLĐĐ]
      [Lãnh đạo Sở] [Phòng CM]
      [Mời] [Chờ duyệt (0)]
      [Xem toàn bộ (0)] [Phân quyền (0)]
    "#);
    let card = press(&desk, "Lam", "[Chức vụ]").await;
    insta::assert_snapshot!(card.transcript("bot"), @"
    bot (edited): <b>Lam (GĐ)</b>
    Cán bộ; 2 việc đang có hiệu lực.
    Thuộc: Lãnh đạo Sở
    Đã liên kết: Nguyễn Lam
      [Đổi tên] [Thêm cách viết] [Chức vụ]
      [Gộp] [Tách] [Ngừng sử dụng]
      [Mời]
      [Thu hồi: Nguyễn Lam]
      [Quay lại]
    ");
}

#[tokio::test]
async fn a_renamed_official_is_found_under_both_names() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    desk.ask("/danhba").await;
    press(&desk, "Lam", "Đổi tên").await;
    press(&desk, "Đổi tên", "tên mới").await;
    desk.ask("Thanh Lam").await;
    desk.wait_text("Cách viết khác: Lam").await;
    assert!(lam.ask("/ngay 13/11").await.text().contains("Thanh Lam"));
    let register = bot.office.look(|tx| tx.register()).await.expect("the directory");
    assert_eq!(register.find("Lam")[0].id, register.find("Thanh Lam")[0].id);
}

#[tokio::test]
async fn a_name_that_is_taken_leads_to_merging() {
    let bot = office().await;
    let desk = bot.administrator().await;
    desk.ask("/danhba").await;
    press(&desk, "Lam", "Đổi tên").await;
    press(&desk, "Đổi tên", "tên mới").await;
    desk.ask("Tài").await;
    let asked = desk.wait_text("Nếu hai tên là một").await;
    assert_eq!(asked.labels(), [["Gộp", "Quay lại"]]);
}

async fn merge(desk: &Person, from: &str, into: &str) {
    desk.ask("/danhba").await;
    press(desk, from, "Đổi tên").await;
    press(desk, "Gộp", "chính là").await;
    press(desk, into, "sẽ chuyển sang").await;
    press(desk, "Gộp", "Cách viết khác").await;
}

#[tokio::test]
async fn all_items_and_links_follow_when_two_lines_become_one() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let vinh = bot.linked("Lê Vịnh", "Vịnh").await;
    let tai = bot.linked("Lê Tài", "Tài").await;
    merge(&desk, "Vịnh", "Thoa").await;
    // Published rows still name Vịnh's number; everybody sees Thoa.
    for person in [&vinh, &tai] {
        let day = person.ask("/ngay 13/11").await.text().to_owned();
        assert!(day.contains("Đoàn kiểm tra") && !day.contains("Vịnh"), "{day}");
    }
    assert!(vinh.ask("/ngay 24/11").await.text().contains("Tổng kết năm"), "Vịnh's chat is Thoa's now");
    let register = bot.office.look(|tx| tx.register()).await.expect("the directory");
    assert_eq!(register.find("Vịnh")[0].name, "Thoa");
}

#[tokio::test]
async fn a_merged_line_that_is_split_off_gets_its_items_back() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let tai = bot.linked("Lê Tài", "Tài").await;
    merge(&desk, "Vịnh", "Thoa").await;
    press(&desk, "Tách", "nhận lại các việc").await;
    press(&desk, "Vịnh", "Đổi tên").await;
    assert!(tai.ask("/ngay 13/11").await.text().contains("Vịnh"));
}

#[tokio::test]
async fn a_document_that_names_a_merged_line_does_not_bring_it_back() {
    let bot = office().await;
    let desk = bot.administrator().await;
    merge(&desk, "Vịnh", "Thoa").await;
    let again = crate::support::reading(&["14 sáng | Kiểm tra | | VP | Vịnh"]);
    let moment = bot.office.moment();
    bot.office.run(move |tx| Ok(crate::support::publish(tx, &moment, &again))).await.expect("a revision");
    let register = bot.office.look(|tx| tx.register()).await.expect("the directory");
    assert!(register.iter().all(|listing| listing.name != "Vịnh"));
}

#[tokio::test]
async fn members_of_a_collective_are_added_and_removed_with_a_tap() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let thoa = bot.linked("Lê Thoa", "Thoa").await;
    assert!(thoa.ask("/homnay").await.text().contains("Giao ban tháng"));
    desk.ask("/danhba").await;
    press(&desk, "Lãnh đạo Sở", "Gồm: Lam").await;
    press(&desk, "Thành viên", "Bấm để thêm hoặc bớt").await;
    desk.press("✓ Thoa").await;
    desk.wait_message("Thoa without a tick", |m| m.labels().concat().contains(&"Thoa")).await;
    assert!(!thoa.ask("/homnay").await.text().contains("Giao ban tháng"));
    desk.press("Thoa").await;
    desk.wait_message("Thoa with a tick", |m| m.labels().concat().contains(&"✓ Thoa")).await;
    assert!(thoa.ask("/homnay").await.text().contains("Giao ban tháng"));
}

#[tokio::test]
async fn a_link_that_is_revoked_ends_at_once() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    desk.ask("/danhba").await;
    press(&desk, "Lam", "Đã liên kết").await;
    press(&desk, "Thu hồi: Nguyễn Lam", "không xem được lịch nữa").await;
    desk.press("Đồng ý").await;
    lam.wait_text("đã thu hồi liên kết").await;
    assert!(lam.ask("/homnay").await.text().contains("liên hệ Văn phòng"));
    let before = lam.from_bot().len();
    bot.set(crate::support::at(13, "06:31"));
    bot.sandbox.wait_taken().await;
    desk.ask("/danhba").await;
    assert_eq!(lam.from_bot().len(), before, "no digest");
}

#[tokio::test]
async fn somebody_retired_is_no_longer_told_and_no_longer_offered() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    desk.ask("/danhba").await;
    press(&desk, "Lam", "Đã liên kết").await;
    press(&desk, "Ngừng sử dụng", "bị thu hồi ngay").await;
    press(&desk, "Đồng ý", "3 cán bộ").await;
    assert!(lam.ask("/homnay").await.text().contains("liên hệ Văn phòng"));
}

#[tokio::test]
async fn an_invitation_is_a_link_and_a_picture_that_let_one_person_in() {
    let bot = office().await;
    let desk = bot.administrator().await;
    desk.ask("/moi").await;
    let card = press(&desk, "• Lam", "dùng một lần").await;
    assert!(card.transcript("bot").starts_with("bot: [photo]"));
    assert!(desk.bytes(&card).starts_with(b"\x89PNG"));
    let link =
        card.text().split_whitespace().find(|word| word.starts_with("https://")).expect("a link").to_owned();
    let lam = bot.sandbox.person("Nguyễn Lam");
    lam.follow_link(&link);
    lam.wait_text("Đã liên kết với Lam").await;
    lam.wait_text("Giao ban tháng").await;
    let second = bot.sandbox.person("Người Khác");
    second.follow_link(&link);
    second.wait_text("đã được dùng").await;
}

#[tokio::test]
async fn a_units_invitation_asks_which_group() {
    let bot = office().await;
    let desk = bot.administrator().await;
    desk.ask("/moi").await;
    let card = press(&desk, "• VP", "Quản trị viên của nhóm").await;
    assert!(card.text().contains("?startgroup="), "{}", card.text());
}
