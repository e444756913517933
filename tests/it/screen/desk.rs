//! `/bang`: the secretariat opens the board, hands on its address, renews and closes it.

use office::{
    Rules, feeds,
    store::{Invited, Purpose, Tx},
};

use crate::support::{
    at, rules,
    running::{Running, running_by},
};

const PROGRAMME: &[&str] = &["12 chiều | Giao ban tháng | @Hội trường | VP | Lãnh đạo Sở"];

async fn office(public: Option<&str>) -> Running {
    let public_url = public.map(|url| url.parse().expect("an address"));
    running_by(Rules { public_url, ..rules() }, at(12, "08:00"), PROGRAMME).await
}

async fn is_open(bot: &Running, secret: &str) -> bool {
    let secret = secret.to_owned();
    bot.office
        .look(move |tx: &Tx<'_>| Ok(feeds::opened(tx, Purpose::Board, &secret)?.is_some()))
        .await
        .expect("an answer")
}

#[tokio::test]
async fn the_secretariat_opens_renews_and_closes_the_board_and_it_is_written_down() {
    let bot = office(Some("https://lich.example.vn/so")).await;
    let desk = bot.administrator().await;
    let closed = desk.ask("/bang").await;
    assert_eq!(closed.labels(), [["Mở bảng"]]);
    desk.press("Mở bảng").await;
    let address = |text: &str| {
        let line = text.lines().find(|line| line.starts_with("https://")).expect("an address");
        line.strip_prefix("https://lich.example.vn/so/bang/").expect("the board's").to_owned()
    };
    let open = desk.wait_text("https://lich.example.vn/so/bang/").await;
    assert_eq!(open.id, closed.id, "in place");
    let first = address(open.text());
    assert!(is_open(&bot, &first).await);
    desk.press("Đổi địa chỉ").await;
    desk.wait_text("mất hiệu lực ngay").await;
    assert!(is_open(&bot, &first).await, "it is only asked");
    desk.press("Đồng ý đổi").await;
    let renewed = desk
        .wait_message("another", |m| m.labels().concat().contains(&"Đóng bảng") && !m.text().contains(&first))
        .await;
    let second = address(renewed.text());
    assert!(!is_open(&bot, &first).await && is_open(&bot, &second).await);
    desk.press("Đóng bảng").await;
    desk.wait_text("Bảng chưa mở").await;
    assert!(!is_open(&bot, &second).await);
    let log = desk.ask("/nhatky").await;
    assert_eq!(log.text().matches("tạo địa chỉ mới").count(), 2, "{}", log.text());
    assert!(log.text().contains("đóng địa chỉ"), "{}", log.text());
    assert!(!log.text().contains(&second) && !log.text().contains(&first));
}

#[tokio::test]
async fn whoever_only_drafts_gets_no_address_and_without_an_address_there_is_no_board() {
    let bot = office(Some("https://lich.example.vn")).await;
    bot.administrator().await;
    let drafter = bot.with_role("Hoàng Soạn Thảo", Invited::Drafter).await;
    assert!(drafter.ask("/bang").await.text().contains("quyền công bố"));
    let bot = office(None).await;
    let desk = bot.administrator().await;
    let said = desk.ask("/board").await;
    assert!(said.text().contains("NHACLICH_PUBLIC_URL") && said.labels().is_empty(), "{}", said.text());
}

#[tokio::test]
async fn nobody_but_who_publishes_opens_renews_or_closes_it() {
    let bot = office(Some("https://lich.example.vn")).await;
    let desk = bot.administrator().await;
    let drafter = bot.with_role("Hoàng Soạn Thảo", Invited::Drafter).await;
    let reader = bot.linked("Lê Thoa", "Thoa").await;
    let (group, owner) = bot.unit_group("VP").await;
    let stranger = bot.sandbox.person("Người Lạ");
    let greeting = stranger.ask("/start").await;
    let desk = desk.join(&group);
    let drafters = drafter.ask("/homnay").await;
    let readers = reader.ask("/homnay").await;
    let groups = owner.at(&group).ask("/homnay@nhaclich_sandbox_bot").await;
    let before = bot.state();
    for pressed in ["open", "renew", "close", "ask", "card"] {
        let data = format!("screen:{pressed}");
        drafter.press_data(drafters.id, &data).await;
        reader.press_data(readers.id, &data).await;
        owner.at(&group).press_data(groups.id, &data).await;
        desk.at(&group).press_data(groups.id, &data).await;
        stranger.press_data(greeting.id, &data).await;
    }
    bot.sandbox.wait_taken().await;
    let asked = reader.ask("/homnay").await;
    assert!(asked.edited.is_none());
    assert_eq!(bot.state(), before);
    assert!(!group.transcript().contains("lich.example.vn"), "{}", group.transcript());
}
