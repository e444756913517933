//! The first hour of an office: from an empty folder to everybody linked and the first digest, counted in presses.

use sandbox::{Message, Person};

use super::secretary;
use crate::support::{
    at,
    running::{Running, running},
};

const SAMPLE: &[u8] = include_bytes!("../../../samples/chuong-trinh-cong-tac-11-2026.txt");

/// What the office presses, sends and writes, in order.
#[derive(Default)]
struct Presses(Vec<String>);

impl Presses {
    async fn press(&mut self, person: &Person, on: &Message, label: &str) {
        self.0.push(label.to_owned());
        person.press_on(on.id, label).await;
    }
}

/// Answers every open question with its first choice; gives the draft without any.
async fn answer_all(presses: &mut Presses, mai: &Person, draft: Message) -> Message {
    let mut shown = draft;
    loop {
        let labels = shown.labels();
        let first = labels[0][0].to_owned();
        if first == "Xem trước khi công bố" {
            return shown;
        }
        let before = shown.text().to_owned();
        presses.press(mai, &shown, &first).await;
        let id = shown.id;
        shown = mai.wait_message("the next question", |m| m.id == id && m.text() != before).await;
    }
}

/// Everybody follows the letter that was forwarded to them; gives the officials, and how many letters there were.
async fn follow_letters(bot: &Running, mai: &Person) -> (Vec<Person>, usize) {
    let letters: Vec<String> = mai
        .from_bot()
        .iter()
        .filter(|m| m.text().starts_with("Kính gửi"))
        .map(|m| m.text().to_owned())
        .collect();
    let mut officials = Vec::new();
    for (number, letter) in letters.iter().enumerate() {
        let (_, code) = letter.split_once("?start").expect("a link");
        let (way, code) = code.split_once('=').expect("a code");
        let code = code.split_whitespace().next().expect("a code");
        let person = bot.sandbox.person(&format!("Người nhận {number}"));
        if way == "group" {
            let group = bot.sandbox.group(&format!("Nhóm {number}"), &person).with_bot();
            person.at(&group).write(&format!("/start@nhaclich_sandbox_bot {code}"));
            group.wait_text("Đã liên kết").await;
        } else {
            person.write(&format!("/start {code}"));
            person.wait_text("Đã liên kết").await;
            officials.push(person);
        }
    }
    (officials, letters.len())
}

#[tokio::test]
async fn from_nothing_to_the_first_digest_the_office_presses_at_most_fifteen_times() {
    let bot = running(at(1, "08:00"), &[]).await;
    let mut presses = Presses(vec!["/start".into(), "(gửi tệp)".into()]);
    let mai = secretary(&bot).await;
    let draft = super::send(&mai, "chuong-trinh-cong-tac-11-2026.txt", SAMPLE.to_vec()).await;
    let draft = answer_all(&mut presses, &mai, draft).await;
    presses.press(&mai, &draft, "Xem trước khi công bố").await;
    let preview = mai.wait_text("Xem trước công bố").await;
    presses.press(&mai, &preview, "Công bố").await;
    let card = mai.wait_text("nơi chưa liên kết").await;
    presses.press(&mai, &card, "Mời").await;
    let all = |m: &Message| m.labels().iter().flatten().any(|label| label.starts_with("Mời tất cả"));
    let whom = mai.wait_message("whom to invite", all).await;
    let label = whom
        .labels()
        .iter()
        .flatten()
        .find(|l| l.starts_with("Mời tất cả"))
        .copied()
        .expect("all")
        .to_owned();
    presses.press(&mai, &whom, &label).await;
    let last = bot.office.look(office::invite::unlinked).await.expect("a directory").pop().expect("a unit");
    mai.wait_text(&format!("Kính gửi {}.", last.name)).await;
    let (officials, letters) = follow_letters(&bot, &mai).await;
    insta::assert_snapshot!(
        format!("{} officials, {letters} letters\n{}", officials.len(), presses.0.join("\n")), @"
    4 officials, 13 letters
    /start
    (gửi tệp)
    Trả lời câu hỏi
    1. …Vịnh; Họp xét tặng danh…
    Xem trước khi công bố
    Công bố
    Mời
    Mời tất cả chưa liên kết (13)
    ");
    assert!(presses.0.len() <= 15, "{:?}", presses.0);
    let unlinked = bot.office.look(office::invite::unlinked).await.expect("a directory");
    assert!(unlinked.is_empty(), "{unlinked:?}");
    bot.set(at(2, "06:30"));
    officials[0].wait_text("Lễ chào cờ đầu tháng").await;
}
