//! Conversations with the real program through teloxide and the sandbox.

use sandbox::{Person, World};

use crate::support::{
    at,
    running::{Running, running},
};

mod addressed;
mod asking;
mod counts;
mod doing;
mod inline;
mod office;
mod paging;
mod pictures;
mod settings;

const PROGRAMME: &[&str] = &[
    "12 chiều | Giao ban tháng | @Hội trường | VP | Lãnh đạo Sở",
    "13 sáng | Họp UBND tỉnh thông qua nội dung trình HĐND | | TCCB, VP | Lam",
    "13 chiều 14:00 | Làm việc với Đoàn kiểm tra | @Phòng họp số 2 | VP | Vịnh, Tài",
    "16 sáng | Tiếp công dân định kỳ | | VP | Lam",
    "24 chiều | Tổng kết năm | | TCCB | Thoa",
];

async fn office() -> Running {
    running(at(12, "08:00"), PROGRAMME).await
}

async fn ask(person: &Person, text: &str) -> String {
    person.ask(text).await.text().to_owned()
}

#[tokio::test]
async fn a_stranger_learns_how_to_ask_for_access_and_nothing_else() {
    let bot = office().await;
    let stranger = bot.sandbox.person("Người Lạ");
    for text in ["/start", "/homnay", "/tuan", "/ngay 13/11", "/chuanbi", "mai có gì", "/start ABCDEFGH"] {
        let said = ask(&stranger, text).await;
        assert!(said.contains("liên hệ Văn phòng") || said.contains("xin Văn phòng"), "{said}");
        assert!(!PROGRAMME.iter().any(|line| said.contains(line.split('|').nth(1).unwrap().trim())));
    }
}

#[tokio::test]
async fn an_official_links_and_sees_today_at_once() {
    let bot = office().await;
    let lam = bot.sandbox.person("Nguyễn Lam");
    lam.write(&format!("/start {}", bot.code("Lam").await));
    lam.wait_text("Hội trường").await;
    let said: Vec<String> = lam.from_bot().iter().map(|message| message.text().to_owned()).collect();
    insta::assert_snapshot!(said.join("\n----\n"));
}

#[tokio::test]
async fn questions_are_answered_from_the_askers_own_items() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let mut said = Vec::new();
    for text in
        ["/ngaymai", "/ngay 14/11", "/ngay 1/12", "/ngay 31/2", "/ngay", "/chuanbi", "/trongtam", "/help"]
    {
        said.push(format!("> {text}\n{}", ask(&lam, text).await));
    }
    insta::assert_snapshot!(said.join("\n\n"));
}

#[tokio::test]
async fn a_week_turns_its_pages_in_place() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let week = lam.ask("/tuan").await;
    assert_eq!(week.labels(), [["◀", "▶"], ["Xem dạng ảnh", "Ảnh nền tối"]]);
    let first = week.text().to_owned();
    lam.press("▶").await;
    let next = lam.wait_message("the week after", |message| message.text().contains("22/11/2026")).await;
    assert_eq!(next.id, week.id, "the same message");
    lam.press("◀").await;
    lam.wait_message("the first week again", |message| message.text() == first).await;
}

#[tokio::test]
async fn the_digests_of_a_morning_reach_everybody_once() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let thoa = bot.linked("Lê Thoa", "Thoa").await;
    let (group, _) = bot.unit_group("VP").await;
    let before = thoa.from_bot().len();
    bot.set(at(13, "06:30"));
    let lams = lam.wait_text("Lịch công tác Thứ Sáu 13/11").await;
    let groups = group.wait_text("Lịch công tác Thứ Sáu 13/11").await;
    insta::assert_snapshot!(format!("{}\n----\n{}", lams.text().to_owned(), groups.text().to_owned()));
    bot.set(at(13, "06:45"));
    bot.set(at(13, "06:20"));
    ask(&lam, "/homnay").await;
    let digests = |texts: Vec<_>| texts.len();
    let lams = lam.from_bot().into_iter().filter(|m| m.text().starts_with("Lịch công tác")).collect();
    assert_eq!(digests(lams), 1);
    assert_eq!(thoa.from_bot().len(), before, "a day without items brings no digest");
}

#[tokio::test]
async fn only_an_administrator_links_a_group() {
    let bot = office().await;
    let owner = bot.sandbox.person("Trưởng VP");
    let group = bot.sandbox.group("Phòng VP", &owner).with_bot();
    let member = bot.sandbox.person("Nhân viên").join(&group);
    let code = bot.code("VP").await;
    member.at(&group).write(&format!("/start@nhaclich_sandbox_bot {code}"));
    group.wait_text("Chỉ quản trị viên").await;
    owner.at(&group).write(&format!("/start@nhaclich_sandbox_bot {code}"));
    group.wait_text("Đã liên kết nhóm này với đơn vị VP").await;
    let answer = member.at(&group).ask("/homnay@nhaclich_sandbox_bot").await.text().to_owned();
    assert!(answer.contains("Giao ban tháng"), "{answer}");
}

#[tokio::test]
async fn a_group_hears_nothing_that_is_not_for_the_bot() {
    let bot = office().await;
    let (group, owner) = bot.unit_group("VP").await;
    group.promote_bot();
    let before = group.from_bot().len();
    owner.at(&group).write("mai có gì không anh em");
    owner.at(&group).write("/homnay@another_bot");
    owner.at(&group).write("/khongco");
    owner.at(&group).ask("/ngaymai").await;
    assert_eq!(group.from_bot().len(), before + 1, "{}", group.transcript());
}

#[tokio::test]
async fn stop_brings_silence_and_start_brings_the_digest_back() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    assert!(ask(&lam, "/stop").await.contains("/start"));
    bot.set(at(13, "06:31"));
    assert!(ask(&lam, "/homnay").await.contains("Họp UBND tỉnh"), "questions are still answered");
    assert!(!lam.transcript().contains("Lịch công tác Thứ Sáu"));
    lam.write("/start");
    lam.wait_text("Lịch công tác Thứ Sáu").await;
}

#[tokio::test]
async fn menus_are_in_vietnamese_by_default_and_in_english_for_english_clients() {
    let bot = office().await;
    let vi = bot.linked("Nguyễn Lam", "Lam").await;
    let en = bot.sandbox.person("John").speaking("en");
    let (chat, user) = (en.chat_id(), en.id());
    // The menus are set beside the conversation, the English one last.
    let today = |world: &World| {
        world.menu_seen(chat, user).iter().any(|command| command.command == "today").then_some(())
    };
    bot.sandbox.wait_for("the English menu", today).await;
    assert!(vi.menu().iter().any(|command| command.command == "homnay"));
    assert!(!en.menu().iter().any(|command| command.command == "homnay"));
}

#[tokio::test]
async fn the_program_ends_when_it_is_told_to() {
    let bot = office().await;
    bot.linked("Nguyễn Lam", "Lam").await;
    bot.stop().await.expect("a clean end");
}
