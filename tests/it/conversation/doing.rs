//! What is ordered by a sentence: shown, and done after one press; nothing of it by the sentence itself.

use super::office;
use crate::support::at;

#[tokio::test]
async fn the_hour_of_the_digest_is_set_by_one_press() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let shown = lam.ask("đổi giờ tin sáng thành 7h").await;
    assert_eq!(shown.labels().concat(), ["Đổi giờ tin sáng thành 07:00"]);
    lam.press("Đổi giờ tin sáng thành 07:00").await;
    lam.wait_message("the settings", |message| {
        message.labels().iter().flatten().any(|label| label.ends_with("07:00") && label.contains("bản tin"))
    })
    .await;
    bot.set(at(13, "07:00"));
    lam.wait_text("Lịch công tác Thứ Sáu").await;
}

#[tokio::test]
async fn whoever_may_not_change_the_programme_is_offered_no_change() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let answer = lam.ask("hủy họp ngày mai").await;
    assert!(answer.labels().is_empty() && answer.text().contains("chưa hiểu"), "{}", answer.text());
}

#[tokio::test]
async fn a_command_for_another_bot_is_left_to_it() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    lam.write("/today@another_bot");
    let answer = lam.ask("mai có gì").await;
    assert!(answer.text().contains("13/11"), "{}", answer.text());
    let silent = !lam.transcript().contains("/trogiup");
    assert!(silent, "{}", lam.transcript());
}

#[tokio::test]
async fn a_reply_to_a_digest_is_about_its_day() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    bot.set(at(13, "06:30"));
    lam.wait_text("Lịch công tác Thứ Sáu").await;
    let digest = lam.place().last().id;
    bot.set(at(13, "18:00"));
    lam.reply(digest, "việc này ai chuẩn bị");
    lam.wait_text("Chuẩn bị: ").await;
    assert!(lam.transcript().contains("TCCB, VP"), "{}", lam.transcript());
}

#[tokio::test]
async fn one_item_is_reminded_of_by_one_press_and_told_once() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let shown = lam.ask("nhắc tôi việc ngày mai trước 1 tiếng").await;
    let offered = shown.labels().concat();
    let first = offered.iter().find(|label| label.starts_with("Nhắc trước 60 phút")).expect("an item");
    lam.press(first).await;
    lam.wait_text("Sẽ nhắc anh/chị lúc").await;
    bot.set(at(13, "07:05"));
    lam.wait_text("Sắp đến giờ").await;
    bot.set(at(13, "07:10"));
    let told = lam.ask("mai có gì").await;
    assert!(!told.text().is_empty());
    assert_eq!(lam.transcript().matches("Sắp đến giờ").count(), 1, "{}", lam.transcript());
}

#[tokio::test]
async fn an_answer_that_is_wanted_as_a_file_comes_as_one() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    lam.ask("lịch tuần này").await;
    lam.write("gửi tôi file Word của tuần đó");
    lam.wait_text("Gửi kèm tệp Word").await;
    assert!(lam.transcript().contains("[document] Gửi kèm tệp Word"), "{}", lam.transcript());
}

#[tokio::test]
async fn who_cannot_come_is_asked_who_stands_in() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let shown = lam.ask("mai tôi không dự được").await;
    let offered = shown.labels().concat();
    assert!(offered.iter().all(|label| label.starts_with("Chọn người dự thay")), "{offered:?}");
    lam.press(offered[0]).await;
    lam.wait_message("the officials", |message| message.labels().concat().contains(&"Vịnh")).await;
}
