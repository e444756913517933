//! Who has seen it: the button, the text, the board, the reminders.

use sandbox::{Message, Person};

use super::{PROGRAMME, document, html, secretary, send, wait_a_minute, with};
use crate::support::{
    at,
    running::{Running, running},
};

/// Publishes a document through the desk and lets the minute pass.
async fn publish(bot: &Running, mai: &Person, lines: &[&str]) {
    send(mai, "dieu-chinh.xlsx", document(lines)).await;
    mai.press("Xem trước khi công bố").await;
    mai.press("Công bố").await;
    mai.wait_text("Đã công bố phiên bản").await;
    wait_a_minute(bot);
}

#[tokio::test]
async fn the_board_follows_who_has_seen_it_in_one_message() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = secretary(&bot).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let (vp, head) = bot.unit_group("VP").await;
    publish(&bot, &mai, &with(&[(1, ""), (3, "17 sáng | Tiếp công dân định kỳ | @Trụ sở | VP | Lam")])).await;
    lam.wait_text("HỦY").await;
    let told = vp.wait_text("DỜI").await;
    mai.write("/theodoi");
    let board = mai.wait_text("Theo dõi phiên bản 2").await;
    assert!(board.text().contains("TCCB: chưa liên kết"), "{}", board.text());
    lam.press("Đã xem").await;
    let shown = |m: &Message| m.id == board.id && m.text().contains("đã xem 1");
    bot.clock.set(bot.clock.now() + chrono::TimeDelta::seconds(3));
    mai.wait_message("the board, edited", shown).await;
    assert_eq!(head.at(&vp).press_on(told.id, "Đã xem").await.text, "Đã ghi nhận.");
    bot.clock.set(bot.clock.now() + chrono::TimeDelta::seconds(3));
    let shown = |m: &Message| m.id == board.id && m.text().contains("đã xem 2");
    let board = mai.wait_message("the board, edited again", shown).await;
    insta::assert_snapshot!(html(&board));
    assert!(vp.message(told.id).expect("the message").text().contains("Đã xem: Trưởng VP (08:0"));
}

#[tokio::test]
async fn seen_can_be_written_too() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = secretary(&bot).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    assert!(lam.ask("Đã xem").await.text().contains("không có thông báo nào"));
    publish(&bot, &mai, &with(&[(1, "")])).await;
    lam.wait_text("HỦY").await;
    mai.write("/theodoi");
    mai.wait_text("đã xem 0").await;
    assert!(lam.ask("da xem").await.text().contains("đã xem 1 thông báo"));
}

#[tokio::test]
async fn whoever_has_not_seen_it_is_reminded_on_request_and_after_two_working_hours() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = secretary(&bot).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let thoa = bot.linked("Lê Thoa", "Thoa").await;
    publish(&bot, &mai, &with(&[(1, ""), (4, "25 chiều | Tổng kết năm | | TCCB | Thoa")])).await;
    lam.wait_text("HỦY").await;
    thoa.wait_text("DỜI").await;
    mai.write("/theodoi");
    mai.wait_text("chưa xem 2").await;
    assert_eq!(mai.press("Nhắc người chưa xem").await.text, "Đã nhắc 2 nơi.");
    assert!(mai.press("Nhắc người chưa xem").await.text.contains("vừa mới nhắc"));
    lam.wait_text("Nhắc lại").await;
    let first = thoa.wait_text("Nhắc lại").await;
    bot.set(at(12, "10:01"));
    assert!(!mai.transcript().contains("sau 2 giờ làm việc"));
    bot.set(at(12, "10:02"));
    let report = mai.wait_text("sau 2 giờ làm việc còn 1 nơi chưa xem").await;
    assert!(report.text().contains("• đ/c Lam: chưa xem"), "{}", report.text());
    lam.wait_message("the second reminder", |m| {
        m.text().starts_with("Nhắc lại") && m.date >= at(12, "10:00").now
    })
    .await;
    assert_eq!(thoa.last().id, first.id, "what is in two weeks can wait");
}

#[tokio::test]
async fn who_cannot_be_reached_stands_on_the_board_with_the_reason() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = secretary(&bot).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    lam.block_bot();
    publish(&bot, &mai, &with(&[(1, "")])).await;
    mai.write("/theodoi");
    let board = mai.wait_text("đ/c Lam: người nhận đã chặn nhắc lịch, từ 08:0").await;
    assert!(board.text().contains("không tới được 2"), "{}", board.text());
    mai.press("Tải bảng theo dõi").await;
    let file = mai.wait_text("Bảng theo dõi phiên bản 2").await;
    assert!(mai.bytes(&file).starts_with(b"PK"));
}
