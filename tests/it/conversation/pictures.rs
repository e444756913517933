//! Pictures by a button under a week or a month, and with the preview of the week.

use sandbox::{Message, World};

use super::office;
use crate::support::{
    at,
    running::{Running, running},
};

fn is_picture(message: &Message) -> bool {
    message.transcript("bot").starts_with("bot: [photo]")
}

/// An office whose week takes several pictures.
async fn busy_office() -> Running {
    let lines: Vec<String> = (0..24)
        .map(|number| format!("12 sáng | Kiểm tra hồ sơ đợt {number} | @Hội trường lớn | VP | Lam"))
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    running(at(12, "08:00"), &lines).await
}

#[tokio::test]
async fn a_week_is_sent_as_a_picture_beside_the_answer() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let week = lam.ask("/tuan").await;
    lam.press_on(week.id, "Xem dạng ảnh").await;
    let light = lam.wait_message("the picture", is_picture).await;
    assert_eq!(light.text(), "Lịch công tác tuần 09/11 – 15/11/2026");
    assert_eq!(light.reply_to, Some(week.id));
    assert!(lam.message(week.id).expect("the week").edited.is_none());
    lam.press_on(week.id, "Ảnh nền tối").await;
    let dark = lam.wait_message("the other", |message| message.id > light.id && is_picture(message)).await;
    assert_ne!(lam.bytes(&light), lam.bytes(&dark));
}

#[tokio::test]
async fn a_month_and_somebody_elses_week_are_sent_likewise() {
    let bot = office().await;
    let vinh = bot.linked("Trần Vịnh", "Vịnh").await;
    let month = vinh.ask("/thang 11").await;
    vinh.press_on(month.id, "Xem dạng ảnh").await;
    let picture = vinh.wait_message("the month", is_picture).await;
    assert_eq!(picture.text(), "Lịch công tác tháng 11/2026");
    let week = vinh.ask("lịch đ/c Lam tuần sau").await;
    vinh.press_on(week.id, "Ảnh nền tối").await;
    let picture = vinh.wait_message("the week", |message| message.reply_to == Some(week.id)).await;
    assert_eq!(picture.text(), "Lịch công tác tuần 16/11 – 22/11/2026");
    // What is no whole week or month, or is about something else, is no picture.
    for text in ["/homnay", "mai có gì", "/tim giao ban", "tuần này ai chủ trì giao ban"] {
        let answer = vinh.ask(text).await;
        assert!(!answer.labels().concat().contains(&"Xem dạng ảnh"), "{text}: {:?}", answer.labels());
    }
}

#[tokio::test]
async fn a_long_week_is_an_album_and_nothing_of_it_is_missing() {
    let bot = busy_office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let week = lam.ask("/tuan").await;
    lam.press_on(week.id, "Xem dạng ảnh").await;
    // Parts of the welcome may still be on their way: only pictures are counted.
    let chat = lam.chat_id();
    let four =
        |world: &World| (world.chat(chat)?.from_bot().filter(|m| is_picture(m)).count() == 4).then_some(());
    bot.sandbox.wait_for("four pictures", four).await;
    let pictures: Vec<Message> = lam.from_bot().into_iter().filter(is_picture).collect();
    assert_eq!(pictures.len(), 4, "{}", lam.transcript());
    assert!(pictures.iter().all(|picture| picture.reply_to == Some(week.id)));
    assert_eq!(pictures[0].text(), "Lịch công tác tuần 09/11 – 15/11/2026");
    assert!(pictures[1..].iter().all(|picture| picture.text().is_empty()));
}

#[tokio::test]
async fn whoever_is_not_let_in_gets_no_picture() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    lam.ask("tháng này").await;
    let stranger = bot.sandbox.person("Người Lạ");
    let greeting = stranger.ask("/start").await;
    for data in
        ["pic:w:2026-11-12:light", "pic:a:1:dark", "pic:w:x:light", "pic:a:1", "pic:w:2026-11-12:red", "pic:"]
    {
        stranger.press_data(greeting.id, data).await;
    }
    // The answer that somebody else was given is none of this chat's.
    let thoa = bot.linked("Lê Thoa", "Thoa").await;
    let today = thoa.ask("/homnay").await;
    thoa.press_data(today.id, "pic:a:1:light").await;
    thoa.wait_after(today.id).await;
    bot.sandbox.wait_taken().await;
    for place in [stranger.place(), thoa.place()] {
        assert!(!place.from_bot().iter().any(is_picture), "{}", place.transcript());
    }
    assert_eq!(stranger.from_bot().len(), 1);
}

#[tokio::test]
async fn a_chat_that_wants_it_gets_the_week_ahead_as_words_and_a_picture() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    lam.ask("/caidat").await;
    lam.press("Lịch tuần tới: không").await;
    lam.wait_message("Friday", |message| message.labels().concat().contains(&"Lịch tuần tới: chiều thứ Sáu"))
        .await;
    lam.press("Kèm ảnh tuần: không").await;
    lam.wait_message("pictures", |message| message.labels().concat().contains(&"Kèm ảnh tuần: có")).await;
    bot.set(at(13, "16:00"));
    let words = lam.wait_text("Lịch công tác tuần tới").await;
    let picture = lam.wait_message("the picture", is_picture).await;
    assert!(picture.id > words.id);
    assert_eq!(picture.text(), "Lịch công tác tuần 16/11 – 22/11/2026");
    assert!(lam.bytes(&picture).starts_with(b"\x89PNG"));
    bot.set(at(15, "19:00"));
    lam.ask("/homnay").await;
    assert_eq!(lam.from_bot().iter().filter(|message| is_picture(message)).count(), 1);
}
