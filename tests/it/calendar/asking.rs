//! `/lich` as a conversation: who gets which file and which address, and who may change it.

use office::{
    Rules,
    calendar::View,
    store::{Invited, Tx},
};
use sandbox::{Message, Place};

use super::{events, read, summary};
use crate::support::{
    at, rules,
    running::{Running, running_by},
};

const PROGRAMME: &[&str] = &[
    "12 chiều | Giao ban tháng | @Hội trường | VP | Lãnh đạo Sở",
    "13 sáng | Họp UBND tỉnh | | TCCB, VP | Lam",
    "24 cả | Tổng kết năm | | TCCB | Thoa",
];

/// A bot that the outside reaches.
async fn office() -> Running {
    let public_url = Some("https://lich.example.vn/so".parse().expect("an address"));
    running_by(Rules { public_url, ..rules() }, at(12, "08:00"), PROGRAMME).await
}

/// The newest calendar that was sent to a chat: the file's name, and what is in it.
fn file(place: &Place) -> (String, Vec<String>) {
    let sent = place.from_bot().into_iter().rev().find(|message| message.content.file().is_some());
    let sent = sent.unwrap_or_else(|| panic!("no file: {}", place.transcript()));
    let calendar = read(&place.bytes(&sent));
    (place.file_name(&sent).expect("a name"), events(&calendar).into_iter().map(summary).collect())
}

/// The secret in the address that a message shows.
fn secret(message: &Message) -> String {
    let after = message.text().split("https://lich.example.vn/so/lich/").nth(1);
    let after = after.unwrap_or_else(|| panic!("no address: {}", message.text()));
    after.split_whitespace().next().expect("a page").to_owned()
}

/// Whose items an address shows now.
async fn opens(bot: &Running, secret: &str) -> Option<Vec<String>> {
    let (rules, secret) = (bot.office.rules.clone(), secret.to_owned());
    let look = move |tx: &Tx<'_>| {
        let register = tx.register()?;
        let view = View::of_secret(tx, &rules, &secret)?;
        Ok(view.map(|view| view.of.iter().filter_map(|id| register.name(*id).map(str::to_owned)).collect()))
    };
    bot.office.look(look).await.expect("an answer")
}

#[tokio::test]
async fn an_official_gets_a_file_of_their_own_items_and_an_address_that_stays() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    lam.write("/lich");
    let card = lam.wait_text("Liên kết để lịch tự cập nhật").await;
    let items = ["Giao ban tháng", "Họp UBND tỉnh"].map(str::to_owned).to_vec();
    assert_eq!(file(lam.place()), ("lich-cong-tac-d-c-lam.ics".to_owned(), items));
    let shown = card.text().replace(&secret(&card), "SECRET");
    insta::assert_snapshot!(format!("{shown}\n{:?}", card.labels()), @r#"
    Liên kết để lịch tự cập nhật
    https://lich.example.vn/so/lich/SECRET
    Mở liên kết rồi chọn lịch trên điện thoại, Google hoặc Outlook; trang đó cũng có bảng lịch tuần cho màn hình.
    Ai có liên kết này đều xem được lịch. Google có khi đến một ngày sau mới cập nhật; thay đổi vẫn được báo ngay tại đây.
    Việc chỉ ghi buổi được xếp theo giờ 08:00–11:30, 14:00–17:00, 19:00–21:00.
    [["Đổi liên kết"], ["Xếp việc chỉ ghi buổi: cả ngày"]]
    "#);
    assert_eq!(opens(&bot, &secret(&card)).await, Some(vec!["Lam".to_owned()]));
    lam.write("/calendar");
    let again = lam.wait_message("the card again", |m| m.id > card.id && m.text().contains("Liên kết")).await;
    assert_eq!(secret(&again), secret(&card));
}

#[tokio::test]
async fn a_new_address_kills_the_old_one_at_once_and_is_asked_about_first() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    lam.write("/lich");
    let card = lam.wait_text("Liên kết để lịch tự cập nhật").await;
    let old = secret(&card);
    lam.press("Đổi liên kết").await;
    lam.wait_text("có muốn đổi không").await;
    lam.press("Không đổi").await;
    let back = lam.wait_text("Liên kết để lịch tự cập nhật").await;
    assert_eq!((back.id, secret(&back)), (card.id, old.clone()), "the same message, the same address");
    lam.press("Đổi liên kết").await;
    lam.wait_text("có muốn đổi không").await;
    lam.press("Đổi, bỏ liên kết cũ").await;
    let new = secret(&lam.wait_text("Đã đổi liên kết").await);
    assert_eq!(opens(&bot, &old).await, None);
    assert_eq!(opens(&bot, &new).await, Some(vec!["Lam".to_owned()]));
}

#[tokio::test]
async fn items_with_a_session_only_take_its_hours_or_the_whole_day_as_the_chat_chooses() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    lam.write("/lich");
    lam.wait_text("xếp theo giờ 08:00–11:30, 14:00–17:00, 19:00–21:00").await;
    lam.press("Xếp việc chỉ ghi buổi: cả ngày").await;
    let card = lam.wait_text("được xếp cả ngày").await;
    lam.write("/lich");
    lam.wait_message("the card again", |m| m.id > card.id && m.text().contains("cả ngày")).await;
    let expected = ["Chiều: Giao ban tháng", "Sáng: Họp UBND tỉnh"];
    assert_eq!(file(lam.place()).1, expected);
    lam.press("Xếp việc chỉ ghi buổi: theo giờ").await;
    lam.wait_text("được xếp theo giờ").await;
}

#[tokio::test]
async fn a_groups_calendar_is_its_units_and_its_administrators_to_change() {
    let bot = office().await;
    let (group, owner) = bot.unit_group("TCCB").await;
    let member = bot.sandbox.person("Nhân viên").join(&group);
    member.at(&group).write("/lich@nhaclich_sandbox_bot");
    let card = group.wait_text("Liên kết để lịch tự cập nhật").await;
    assert_eq!(file(&group).1, ["Họp UBND tỉnh", "Tổng kết năm"]);
    let old = secret(&card);
    for data in ["cal:renewed", "cal:day:1"] {
        let heard = group.from_bot().len();
        member.at(&group).press_data(card.id, data).await;
        let refusals = group.wait_messages(heard + 1).await;
        assert!(refusals.last().expect("a refusal").text().contains("Chỉ quản trị viên của nhóm"));
    }
    assert_eq!(opens(&bot, &old).await, Some(vec!["TCCB".to_owned()]));
    owner.at(&group).press_data(card.id, "cal:renewed").await;
    let new = secret(&group.wait_text("Đã đổi liên kết").await);
    assert_eq!(opens(&bot, &old).await, None);
    assert_eq!(opens(&bot, &new).await, Some(vec!["TCCB".to_owned()]));
}

#[tokio::test]
async fn a_reader_and_a_secretary_without_any_link_get_the_whole_programme() {
    let bot = office().await;
    let reader = bot.linked("Lê Đọc", "*").await;
    let desk = bot.sandbox.person_with_id("Trần Quản Trị", 1);
    for person in [reader, desk] {
        person.write("/lich");
        let card = person.wait_text("Liên kết để lịch tự cập nhật").await;
        let (name, items) = file(person.place());
        assert_eq!((name.as_str(), items.len()), ("lich-cong-tac-co-quan.ics", PROGRAMME.len()));
        assert_eq!(opens(&bot, &secret(&card)).await, Some(Vec::new()), "everybody's");
    }
}

#[tokio::test]
async fn a_stranger_gets_nothing_by_words_nor_by_buttons() {
    let bot = office().await;
    let stranger = bot.sandbox.person("Người Lạ");
    for command in ["/lich", "/calendar"] {
        let said = stranger.ask(command).await;
        assert!(said.text().contains("liên hệ Văn phòng") || said.text().contains("xin Văn phòng"));
        for data in ["cal:card", "cal:renew", "cal:renewed", "cal:day:1"] {
            stranger.press_data(said.id, data).await;
        }
    }
    let said = stranger.ask("/lich").await;
    assert!(!stranger.transcript().contains("https://lich.example.vn"), "{}", stranger.transcript());
    assert!(stranger.from_bot().iter().all(|message| message.content.file().is_none()));
    assert_eq!(said.id, stranger.last().id);
}

#[tokio::test]
async fn the_address_sleeps_while_a_chat_wants_silence_and_the_card_says_so() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    lam.write("/lich");
    let secret = secret(&lam.wait_text("Liên kết để lịch tự cập nhật").await);
    lam.ask("/stop").await;
    assert_eq!(opens(&bot, &secret).await, None);
    lam.write("/lich");
    lam.wait_text("tạm ngừng nhận tin nên liên kết chưa dùng được").await;
    lam.ask("/start").await;
    assert_eq!(opens(&bot, &secret).await, Some(vec!["Lam".to_owned()]));
}

#[tokio::test]
async fn without_an_address_to_the_outside_there_is_the_file_alone_and_the_secretariat_learns_why() {
    let bot = running_by(rules(), at(12, "08:00"), PROGRAMME).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    lam.write("/lich");
    let card = lam.wait_text("Việc chỉ ghi buổi").await;
    assert_eq!(file(lam.place()).1.len(), 2);
    assert_eq!(card.labels(), [["Xếp việc chỉ ghi buổi: cả ngày"]]);
    for data in ["cal:renew", "cal:renewed"] {
        lam.press_data(card.id, data).await;
    }
    lam.ask("/trogiup").await;
    for word in ["iên kết", "NHACLICH", "http"] {
        let said = lam.from_bot().into_iter().skip_while(|m| m.id < card.id).any(|m| m.text().contains(word));
        assert!(!said, "{word}: {}", lam.transcript());
    }
    let secretary = bot.sandbox.person("Phạm Thư Ký");
    let moment = bot.office.moment();
    let invite = move |tx: &Tx<'_>| {
        office::link::invite(tx, &moment, Invited::Secretariat, office::store::Actor::CommandLine)
    };
    let code = bot.office.run(invite).await.expect("a code");
    secretary.ask(&format!("/start {code}")).await;
    secretary.write("/lich");
    secretary.wait_text("cần đặt NHACLICH_HTTP và NHACLICH_PUBLIC_URL").await;
}

#[tokio::test]
async fn a_chat_without_anything_to_come_gets_no_empty_file_and_still_its_address() {
    let bot = office().await;
    let tai = bot.linked("Trần Tài", "CNTY").await;
    tai.write("/lich");
    tai.wait_text("chưa có việc nào").await;
    let card = tai.wait_text("Liên kết để lịch tự cập nhật").await;
    assert!(tai.from_bot().iter().all(|message| message.content.file().is_none()));
    assert_eq!(opens(&bot, &secret(&card)).await, Some(vec!["CNTY".to_owned()]));
}

#[tokio::test]
async fn a_day_and_a_single_item_go_into_a_calendar_by_a_button_and_a_week_does_not() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let has_button = |message: &Message| message.labels().concat().contains(&"Thêm vào lịch");
    for text in ["/tuan", "/thang", "/ngay 14/11", "/trongtam", "/trogiup"] {
        assert!(!has_button(&lam.ask(text).await), "{text}");
    }
    assert!(has_button(&lam.ask("mai có gì").await));
    lam.press("Thêm vào lịch").await;
    lam.wait_text("1 việc. Mở tệp này").await;
    assert_eq!(file(lam.place()).1, ["Họp UBND tỉnh"]);
    // One item, and not their own: whoever is told of it may have it.
    let found = lam.ask("/tim tổng kết năm").await;
    assert!(has_button(&found), "{}", found.text());
    lam.press_on(found.id, "Thêm vào lịch").await;
    lam.wait_message("the item", |m| m.id > found.id && m.content.file().is_some()).await;
    assert_eq!(file(lam.place()).1, ["Tổng kết năm"]);
    let (in_file, sent) = (uids(lam.place()), lam.last().id);
    let reader = bot.linked("Lê Đọc", "*").await;
    reader.write("/lich");
    reader.wait_text("Liên kết để lịch tự cập nhật").await;
    assert!(uids(reader.place()).contains(&in_file[0]), "one identity in files and feeds");
    // An answer that was given in another chat.
    reader.press_data(reader.last().id, "cal:add:1:0").await;
    reader.wait_text("hỏi lại").await;
    assert_eq!(lam.last().id, sent);
}

/// The identities in the newest calendar that was sent to a chat.
fn uids(place: &Place) -> Vec<String> {
    let sent = place.from_bot().into_iter().rev().find(|message| message.content.file().is_some());
    let calendar = read(&place.bytes(&sent.expect("a file")));
    events(&calendar).into_iter().map(|event| event.uid().expect("an identity").to_owned()).collect()
}
