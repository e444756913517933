//! Scans at the desk: a question comes with what there is to look at, an album is one document.

use chrono::NaiveDate;
use office::store::{Actor, DraftId};
use reading::{About, Choice, Cutout, Effect, Finding, Label, Misread, Reading, document::Frame};
use sandbox::{Content, Message, Person};

use super::secretary;
use crate::support::{
    at, day, picture, reading,
    running::{Running, running},
};

/// A reading of which two cells are unsure; the second question has nothing to look at.
fn unsure() -> Reading {
    let mut reading = reading(&[
        "12 sáng | Giao ban tháng | @Hội trường | VP | Lam",
        "13 sáng | Làm việc với <b>Đoàn</b> kiểm tra | | VP | Vịnh",
    ]);
    let question = |item: usize, date: NaiveDate, cutout: Option<usize>| {
        let words = vec![Misread { word: "V<P>".into(), other: None }];
        let about = About::Unsure { words, cutout };
        let choices = vec![Choice { label: Label::AsRead, effect: Effect::Keep }];
        let row = u32::try_from(item).ok();
        Finding { choices, ..Finding::question(about, row, Some(date), vec![item]) }
    };
    reading.findings = vec![question(0, day(12), Some(0)), question(1, day(13), None)];
    let around = Frame { right: 300, bottom: 80, ..Frame::default() };
    reading.cutouts = vec![Cutout { page: 0, around, words: vec![around], picture: picture(30, 8) }];
    reading
}

async fn draft(bot: &Running, mai: &Person, reading: Reading) -> DraftId {
    let (by, now) = (Actor::User(mai.id().0), bot.office.moment().now);
    bot.office.run(move |tx| tx.open_draft(&reading, None, by, now)).await.expect("a draft")
}

fn is_picture(message: &Message) -> bool {
    matches!(message.content, Content::Photo { .. })
}

#[tokio::test]
async fn a_question_about_a_scan_comes_with_the_picture_of_its_cell_also_after_a_restart() {
    let bot = running(at(10, "08:00"), &[]).await;
    let mai = secretary(&bot).await;
    draft(&bot, &mai, unsure()).await;
    let bot = bot.restarted().await;
    let summary = mai.ask("/duthao").await;
    mai.press("Trả lời câu hỏi").await;
    let question = mai.wait_text("Câu 1/2").await;
    assert!(is_picture(&question));
    assert_eq!(mai.bytes(&question), picture(30, 8));
    assert!(question.text().contains("“V<P>”"), "{}", question.text());
    let chat = mai.chat_id();
    let gone = |id| move |world: &sandbox::World| world.chat(chat)?.message(id).is_none().then_some(());
    bot.sandbox.wait_for("the summary taken out", gone(summary.id)).await;
    mai.press_on(question.id, "Đúng như đã đọc").await;
    let second = mai.wait_text("Câu 2/2").await;
    assert!(!is_picture(&second), "nothing to look at");
    bot.sandbox.wait_for("the answered question taken out", gone(question.id)).await;
    mai.press("Câu trước").await;
    assert!(is_picture(&mai.wait_text("Câu 1/2").await));
}

#[tokio::test]
async fn a_picture_goes_with_its_draft() {
    let bot = running(at(10, "08:00"), &[]).await;
    let mai = secretary(&bot).await;
    let id = draft(&bot, &mai, unsure()).await;
    let kept = || bot.office.look(move |tx| tx.cutout(id, 0));
    assert!(kept().await.expect("a look").is_some());
    mai.ask("/duthao").await;
    mai.press("Hủy bỏ").await;
    mai.wait_text("Hủy bỏ dự thảo này").await;
    mai.press("Đồng ý hủy bỏ").await;
    mai.wait_text("Đã hủy bỏ dự thảo").await;
    assert!(kept().await.expect("a look").is_none());
}

#[tokio::test]
async fn what_stands_below_a_picture_is_no_longer_than_telegram_takes() {
    let bot = running(at(10, "08:00"), &[]).await;
    let mai = secretary(&bot).await;
    let mut long = unsure();
    long.items[0].source.text = "Họp giao ban ".repeat(200);
    draft(&bot, &mai, long).await;
    mai.ask("/duthao").await;
    mai.press("Trả lời câu hỏi").await;
    let question = mai.wait_text("Câu 1/2").await;
    assert!(is_picture(&question) && question.text().encode_utf16().count() <= 1024);
}

#[tokio::test]
async fn an_album_is_one_document_with_its_photos_as_pages_in_order() {
    let bot = running(at(10, "08:00"), &[]).await;
    let mai = secretary(&bot).await;
    let last = mai.send_album([picture(30, 40), picture(31, 40), picture(32, 40)]);
    let answer = mai.wait_after(last).await;
    let read = |m: &Message| m.id == answer.id && !m.text().starts_with("Đang đọc");
    let answer = mai.wait_message("what became of the album", read).await;
    assert!(answer.text().contains("3 trang"), "{}", answer.text());
    mai.ask("/duthao").await;
    let answers = mai.messages().into_iter().filter(|m| m.id > last && m.is_from_bot()).count();
    assert_eq!(answers, 2, "one for the album, one for the command");
    let (name, bytes) = bot.office.look(|tx| tx.document(1)).await.expect("a look").expect("a document");
    assert_eq!(name, "ảnh chụp, 3 trang.pdf");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let widths: Vec<usize> =
        ["/Width 30", "/Width 31", "/Width 32"].iter().filter_map(|part| text.find(part)).collect();
    assert!(widths.len() == 3 && widths.is_sorted());
}

#[tokio::test]
async fn photos_that_a_file_was_sent_behind_are_read_all_the_same() {
    let bot = running(at(10, "08:00"), &[]).await;
    let mai = secretary(&bot).await;
    mai.send_album_with_file([picture(30, 40), picture(31, 40)], "ghi-chu.csv", b"Ghi ch\xc3\xba".to_vec());
    mai.wait_text("2 trang").await;
    mai.wait_text("ghi-chu.csv").await;
}
