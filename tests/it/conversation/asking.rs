//! Plain sentences in chats: answered, followed up, paged in place, asked back; silence where not addressed.

use sandbox::Place;

use super::{PROGRAMME, ask, office};
use crate::support::{
    at,
    running::{Running, running},
};

/// An office whose unit VP has so much in November that no answer about it fits a page.
async fn busy_office() -> Running {
    let lines: Vec<String> = (1..29)
        .flat_map(|day| ["sáng", "chiều"].map(|session| (day, session)))
        .map(|(day, session)| {
            format!("{day} {session} | Kiểm tra hồ sơ đợt {day} | @Hội trường lớn | VP | Lam")
        })
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    running(at(12, "08:00"), &lines).await
}

#[tokio::test]
async fn plain_sentences_are_answered_and_what_is_no_question_brings_examples() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let mut said = Vec::new();
    for text in [
        "mai có gì",
        "what's on tomorrow",
        "ai chủ trì tổng kết năm",
        "chào em",
        "/tim giao ban",
        "/tim",
        "/thang 11",
        "/ngay mai",
        "/ngay thứ hai",
        "/tuan sau",
        "/thaydoi",
        "/homnay chiều",
    ] {
        said.push(format!("> {text}\n{}", ask(&lam, text).await));
    }
    insta::assert_snapshot!(said.join("\n\n"));
}

#[tokio::test]
async fn a_sentence_within_ten_minutes_follows_on_the_one_before() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    ask(&lam, "lịch đ/c Thoa tuần này").await;
    bot.set(at(12, "08:09"));
    let follows = ask(&lam, "thế còn tháng này?").await;
    assert!(follows.contains("Tổng kết năm") && !follows.contains("Tiếp công dân"), "{follows}");
    bot.set(at(12, "08:20"));
    let anew = ask(&lam, "thế còn tháng này?").await;
    assert!(anew.contains("Tiếp công dân") && !anew.contains("Tổng kết năm"), "{anew}");
}

#[tokio::test]
async fn what_one_person_asked_is_not_followed_by_another() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let vinh = bot.linked("Trần Vịnh", "Vịnh").await;
    ask(&lam, "lịch đ/c Thoa tuần này").await;
    let said = ask(&vinh, "thế còn tháng này?").await;
    assert!(!said.contains("Tổng kết năm"), "{said}");
}

#[tokio::test]
async fn a_long_answer_turns_its_pages_in_place() {
    let bot = busy_office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let first = lam.ask("tháng này").await;
    assert_eq!(first.labels()[0], ["▶"]);
    assert!(first.text().contains("(1/"), "{}", first.text());
    // Another question in between doesn't take the buttons away.
    ask(&lam, "mai có gì").await;
    lam.press_on(first.id, "▶").await;
    let second = lam.wait_message("the second page", |message| message.text().contains("(2/")).await;
    assert_eq!((second.id, second.labels()[0].clone()), (first.id, vec!["◀", "▶"]));
    assert!(second.text().starts_with(first.text().split(" (1/").next().unwrap()), "{}", second.text());
    assert!(second.text().chars().count() < 2200);
    lam.press_on(first.id, "◀").await;
    lam.wait_message("the first page again", |message| message.text() == first.text()).await;
}

#[tokio::test]
async fn a_button_whose_answer_is_forgotten_says_so_once() {
    let bot = busy_office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let first = lam.ask("tháng này").await;
    for forged in ["asked:9999:1", "pick:9999:0", "asked:1:x"] {
        lam.press_data(first.id, forged).await;
    }
    lam.wait_text("Câu trả lời này đã cũ").await;
    assert_eq!(lam.message(first.id).unwrap().text(), first.text());
}

#[tokio::test]
async fn the_pages_of_one_chat_cannot_be_read_from_another() {
    let bot = busy_office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let page = lam.ask("tháng này").await;
    let vinh = bot.linked("Trần Vịnh", "Vịnh").await;
    let own = vinh.ask("tháng này").await;
    let data = "asked:2:1";
    lam.press_data(page.id, data).await;
    lam.wait_message("the second page", |message| message.text().contains("(2/")).await;
    vinh.press_data(own.id, data).await;
    vinh.wait_text("Câu trả lời này đã cũ").await;
}

#[tokio::test]
async fn an_unknown_name_is_asked_back_with_buttons_and_the_answer_takes_their_place() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let back = lam.ask("lịch đ/c Hùng tháng này").await;
    assert!(back.text().contains("Hùng") && !back.text().contains('•'), "{}", back.text());
    lam.press("đ/c Thoa").await;
    let answer = lam.wait_message("the answer", |message| message.text().contains("Tổng kết năm")).await;
    assert_eq!(answer.id, back.id);
}

fn texts(place: &Place) -> Vec<String> {
    place.from_bot().iter().map(|message| message.text().to_owned()).collect()
}

#[tokio::test]
async fn a_group_asks_by_replying_to_the_bot() {
    let bot = office().await;
    let (group, owner) = bot.unit_group("TCCB").await;
    group.promote_bot();
    let other = bot.sandbox.person("Nhân viên").join(&group);
    let said_by_bot = group.from_bot()[0].id;
    let before = texts(&group).len();
    let chat = owner.at(&group).write("chiều nay ai đi không");
    other.at(&group).reply(chat, "mai có gì");
    let asked = other.at(&group).reply(said_by_bot, "mai có gì");
    let answer = group.wait_after(asked).await;
    assert!(answer.text().contains("Họp UBND tỉnh"), "{}", answer.text());
    assert_eq!(texts(&group).len(), before + 1, "{}", group.transcript());
}

#[tokio::test]
async fn in_a_group_that_is_not_linked_replies_bring_no_data() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let group = bot.sandbox.group("Bạn bè", &lam).with_bot();
    let said = lam.at(&group).ask("/homnay@nhaclich_sandbox_bot").await;
    let again = lam.at(&group).reply(said.id, "tháng này có gì");
    group.wait_after(again).await;
    let all = texts(&group).join("\n");
    assert!(!PROGRAMME.iter().any(|line| all.contains(line.split('|').nth(1).unwrap().trim())), "{all}");
}

#[tokio::test]
async fn a_group_of_two_units_is_answered_for_both() {
    let bot = office().await;
    let (group, owner) = bot.unit_group("VP").await;
    let linked =
        owner.at(&group).ask(&format!("/start@nhaclich_sandbox_bot {}", bot.code("TCCB").await)).await;
    group.wait_after(linked.id).await;
    let answer = owner.at(&group).ask("/thang@nhaclich_sandbox_bot").await;
    assert!(answer.text().contains("VP, TCCB"), "{}", answer.text());
    assert!(answer.text().contains("Giao ban tháng") && answer.text().contains("Tổng kết năm"));
}

#[tokio::test]
async fn in_a_forum_the_answer_comes_in_the_topic_where_it_was_asked() {
    let bot = office().await;
    let (group, owner) = bot.unit_group("TCCB").await;
    let group = group.upgrade();
    group.enable_topics();
    let (topic, other) = (group.topic("Lịch công tác"), group.topic("Chuyện phiếm"));
    group.promote_bot();
    let before = other.from_bot().len();
    owner.at(&other).write("mai có gì");
    let answer = owner.at(&topic).ask("/ngay@nhaclich_sandbox_bot 24/11").await;
    assert!(answer.text().contains("Tổng kết năm"), "{}", answer.text());
    let asked = owner.at(&topic).reply(answer.id, "thế còn ngày mai?");
    let follows = topic.wait_after(asked).await;
    assert!(follows.text().contains("Họp UBND tỉnh"), "{}", follows.text());
    assert_eq!(other.from_bot().len(), before, "{}", other.transcript());
}
