//! The card of a publication: what it says while the minute runs, while letters leave and when they are there; and
//! that a second look is not needed to know who can't be told.

use chrono::TimeDelta;
use sandbox::{Message, Person};

use super::{PROGRAMME, document, html, secretary, send, wait_a_minute, with};
use crate::support::{at, running::running};

/// Publishes through the desk; gives the card.
async fn publish(mai: &Person, lines: &[&str]) -> Message {
    send(mai, "chuong-trinh.xlsx", document(lines)).await;
    mai.press("Xem trước khi công bố").await;
    mai.press("Công bố").await;
    mai.wait_text("Đã công bố phiên bản").await
}

/// The card once it says this.
async fn says(mai: &Person, card: &Message, words: &str) -> Message {
    mai.wait_message(words, |m| m.id == card.id && m.text().contains(words)).await
}

#[tokio::test]
async fn the_card_follows_its_letters_and_can_be_called_back_only_while_it_says_so() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = secretary(&bot).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let card =
        publish(&mai, &with(&[(1, ""), (3, "17 sáng | Tiếp công dân định kỳ | @Trụ sở | VP | Lam")])).await;
    insta::assert_snapshot!(html(&card), @"
    <b>Đã công bố phiên bản 2.</b>
    Sẽ gửi 1 tin sau 60 giây; trong thời gian đó có thể thu hồi.
    <b>2 nơi chưa liên kết</b>, chưa nhận được tin: VP, TCCB.
    [Thu hồi] [Theo dõi]
    [Mời]
    ");
    wait_a_minute(&bot);
    lam.wait_text("HỦY").await;
    let sent = says(&mai, &card, "Đã gửi 1/1, 0 đã xem").await;
    insta::assert_snapshot!(html(&sent), @"
    <b>Đã công bố phiên bản 2.</b>
    Đã gửi 1/1, 0 đã xem.
    <b>2 nơi chưa liên kết</b>, chưa nhận được tin: VP, TCCB.
    [Theo dõi]
    [Mời]
    ");
    lam.press("Đã xem").await;
    bot.clock.set(bot.clock.now() + TimeDelta::seconds(3));
    says(&mai, &card, "Đã gửi 1/1, 1 đã xem").await;
}

#[tokio::test]
async fn the_card_goes_on_after_a_restart() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = secretary(&bot).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let card = publish(&mai, &with(&[(1, "")])).await;
    let bot = bot.restarted().await;
    wait_a_minute(&bot);
    lam.wait_text("HỦY").await;
    let sent = says(&mai, &card, "Đã gửi 1/1").await;
    assert!(!sent.labels().iter().flatten().any(|label| *label == "Thu hồi"), "{sent:?}");
}

#[tokio::test]
async fn a_card_that_was_called_back_stays_so() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = secretary(&bot).await;
    bot.linked("Nguyễn Lam", "Lam").await;
    let card = publish(&mai, &with(&[(1, "")])).await;
    mai.press_on(card.id, "Thu hồi").await;
    says(&mai, &card, "Đã thu hồi").await;
    wait_a_minute(&bot);
    mai.ask("/homnay").await;
    bot.clock.set(bot.clock.now() + TimeDelta::seconds(70));
    mai.ask("/ngaymai").await;
    says(&mai, &card, "Đã thu hồi").await;
}

#[tokio::test]
async fn a_card_is_edited_a_few_times_however_many_letters_leave() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = secretary(&bot).await;
    for number in 0..30 {
        bot.linked(&format!("Người thứ {number}"), "Lam").await;
    }
    let card = publish(&mai, &with(&[(1, "")])).await;
    wait_a_minute(&bot);
    says(&mai, &card, "Đã gửi 30/30").await;
    let card = mai.message(card.id).expect("the card");
    assert!(card.earlier.len() <= 12, "{} edits", card.earlier.len());
}

#[tokio::test]
async fn whoever_is_not_linked_stands_on_the_card_with_the_way_to_invite_them() {
    let bot = running(at(12, "08:00"), &[]).await;
    let mai = secretary(&bot).await;
    let card = publish(&mai, PROGRAMME).await;
    insta::assert_snapshot!(html(&card), @"
    <b>Đã công bố phiên bản 1.</b>
    Không có tin nào phải gửi.
    <b>5 nơi chưa liên kết</b>, chưa nhận được tin: đ/c Lam, đ/c Vịnh, đ/c Thoa, VP, TCCB.
    [Thu hồi] [Theo dõi]
    [Mời]
    ");
    mai.press_on(card.id, "Mời").await;
    mai.wait_message("whom to invite", |m| m.labels().iter().flatten().any(|l| l.starts_with("Mời tất cả")))
        .await;
}
