//! Strangers ask, the secretariat grants or refuses.

use sandbox::Person;

use super::{Running, office, press};

async fn stranger_asks(bot: &Running, name: &str, words: &str) -> Person {
    let stranger = bot.sandbox.person(name);
    stranger.ask("/start").await;
    press(&stranger, "Xin quyền truy cập", "họ tên, chức vụ").await;
    stranger.ask(words).await;
    stranger.wait_text("Đã gửi yêu cầu").await;
    stranger
}

#[tokio::test]
async fn a_granted_stranger_gets_todays_items_straight_away() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let lam = stranger_asks(&bot, "Thanh Lam", "Tôi là Lam, Giám đốc").await;
    let card = desk.wait_text("Xin quyền truy cập").await;
    insta::assert_snapshot!(card.transcript("bot"), @r#"
    bot: <b>Xin quyền truy cập</b>
    Thanh Lam: “Tôi là Lam, Giám đốc”
      [Duyệt] [Từ chối]
    "#);
    let choice = press(&desk, "Duyệt", "Liên kết với ai").await;
    insta::assert_snapshot!(choice.transcript("bot"), @r#"
    bot (edited): <b>Xin quyền truy cập</b>
    Thanh Lam: “Tôi là Lam, Giám đốc”

    Liên kết với ai?
      [Lam (GĐ)]
      [Người khác]
      [Xem toàn bộ lịch]
      [Từ chối]
    "#);
    press(&desk, "Lam (GĐ)", "Đã duyệt: Trần Quản Trị").await;
    lam.wait_text("Đã liên kết với Lam").await;
    lam.wait_text("Giao ban tháng").await;
    assert!(lam.ask("/ngaymai").await.text().contains("Họp UBND tỉnh"));
}

#[tokio::test]
async fn a_refused_stranger_is_told_and_sees_nothing() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let stranger = stranger_asks(&bot, "Người Lạ", "Phóng viên").await;
    desk.wait_text("Phóng viên").await;
    press(&desk, "Từ chối", "Đã từ chối: Trần Quản Trị").await;
    stranger.wait_text("chưa đồng ý").await;
    assert!(stranger.ask("/homnay").await.text().contains("liên hệ Văn phòng"));
}

#[tokio::test]
async fn one_person_has_one_open_request() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let stranger = stranger_asks(&bot, "Người Lạ", "Nhân viên mới").await;
    stranger.ask("/start").await;
    press(&stranger, "Xin quyền truy cập", "đang chờ Văn phòng duyệt").await;
    desk.wait_text("Nhân viên mới").await;
    let open = bot.office.look(|tx| tx.open_requests(10)).await.expect("requests");
    assert_eq!(open.len(), 1);
}

#[tokio::test]
async fn the_second_secretary_sees_who_decided() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let second = bot.with_role("Phạm Thư Ký", office::store::Invited::Secretariat).await;
    stranger_asks(&bot, "Người Lạ", "Lái xe").await;
    desk.wait_text("Lái xe").await;
    second.wait_text("Lái xe").await;
    press(&desk, "Từ chối", "Đã từ chối").await;
    press(&second, "Duyệt", "Đã từ chối: Trần Quản Trị").await;
    let links = bot.office.look(|tx| tx.chats_by_entry()).await.expect("links");
    assert!(links.values().flatten().all(|chat| chat.title != "Người Lạ"));
}

#[tokio::test]
async fn a_groups_administrator_asks_for_the_group() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let owner = bot.sandbox.person("Trưởng TCCB");
    let group = bot.sandbox.group("Phòng TCCB", &owner).with_bot();
    let member = bot.sandbox.person("Nhân viên").join(&group);
    owner.at(&group).ask("/start@nhaclich_sandbox_bot").await;
    member.at(&group).press("Xin quyền truy cập").await;
    group.wait_text("Chỉ quản trị viên của nhóm").await;
    owner.at(&group).press("Xin quyền truy cập").await;
    group.wait_text("Đã gửi yêu cầu").await;
    desk.wait_text("Phòng TCCB").await;
    press(&desk, "Duyệt", "Liên kết với ai").await;
    desk.press("TCCB").await;
    group.wait_text("Đã liên kết nhóm này với đơn vị TCCB").await;
}
