//! Everybody is invited at once: on paper and in letters to forward, or with one link that a newcomer answers with
//! their name.

use sandbox::{Message, Person};

use super::office;

fn letter(desk: &Person, to: &str) -> String {
    let messages = desk.from_bot();
    let found = messages.iter().find(|m| m.text().starts_with(to));
    found.unwrap_or_else(|| panic!("no letter to {to}: {}", desk.transcript())).text().to_owned()
}

/// What follows `?start=` or `?startgroup=` in a letter.
fn code(letter: &str, way: &str) -> String {
    let (_, code) = letter.split_once(&format!("?{way}=")).expect("a link");
    code.split_whitespace().next().expect("a code").to_owned()
}

#[tokio::test]
async fn all_who_are_not_linked_are_invited_by_one_press_on_paper_and_in_letters() {
    let bot = office().await;
    let desk = bot.administrator().await;
    bot.linked("Nguyễn Lam", "Lam").await;
    let whom = desk.ask("/moi").await;
    let label = whom.labels()[0][0].to_owned();
    assert_eq!(label, "Mời tất cả chưa liên kết (8)");
    desk.press_on(whom.id, &label).await;
    let paper = desk.wait_text("Giấy mời của 8 nơi").await;
    assert_eq!(desk.file_name(&paper).as_deref(), Some("giay-moi.pdf"));
    let text = reading::document::open(&desk.bytes(&paper)).expect("a PDF");
    let words: Vec<String> = text.blocks.iter().map(|block| format!("{block:?}")).collect();
    let words = words.join(" ");
    for needed in ["Kính gửi: đ/c Vịnh, Phó Giám đốc Sở", "Kính gửi: TCCB", "06:30", "08:00 19/11/2026"]
    {
        assert!(words.contains(needed), "{needed}: {words}");
    }
    desk.wait_text("Kính gửi QLĐĐ").await;
    insta::assert_snapshot!(letter(&desk, "Kính gửi đ/c Vịnh").replace(&code(&letter(&desk, "Kính gửi đ/c Vịnh"), "start"), "…"), @"
    Kính gửi đ/c Vịnh, Phó Giám đốc Sở.
    Văn phòng trân trọng mời đồng chí nhận lịch công tác qua Telegram: mỗi ngày có việc, lịch của đồng chí được gửi lúc 06:30; lịch thay đổi thì báo ngay; cần xem lịch lúc nào, đồng chí nhắn hỏi lúc đó.
    Xin mở liên kết dưới đây rồi bấm “Bắt đầu”:
    https://t.me/nhaclich_sandbox_bot?start=…
    Liên kết dùng một lần, đến 08:00 19/11/2026.
    ");
    let vinh = bot.sandbox.person("Trần Vịnh");
    vinh.write(&format!("/start {}", code(&letter(&desk, "Kính gửi đ/c Vịnh"), "start")));
    let welcome = vinh.wait_text("Đã liên kết với Vịnh").await;
    insta::assert_snapshot!(welcome.text(), @"
    Đã liên kết với Vịnh (PGĐ).
    Mỗi ngày có việc, lịch của đồng chí được gửi tại đây lúc 06:30. Lịch thay đổi thì báo ngay; bấm “Đã xem” để Văn phòng biết.
    Lúc nào cũng có thể hỏi: “mai có gì”, “tuần sau”, “thứ năm họp ở đâu”. Đổi giờ nhận: /caidat.
    ");
}

#[tokio::test]
async fn whoever_opens_the_offices_link_says_who_they_are_and_is_let_in_by_one_press() {
    let bot = office().await;
    let desk = bot.administrator().await;
    desk.ask("/moi").await;
    desk.press("Một liên kết cho cả cơ quan").await;
    desk.wait_text("Kính gửi các đồng chí trong cơ quan").await;
    let letter = letter(&desk, "Kính gửi các đồng chí");
    let lam = bot.sandbox.person("Nguyễn Lam");
    lam.write(&format!("/start {}", code(&letter, "start")));
    lam.wait_text("chọn tên của mình").await;
    assert!(lam.ask("/homnay").await.text().contains("liên hệ Văn phòng"), "the link alone opens nothing");
    lam.press("Lam (GĐ)").await;
    lam.wait_text("Đã gửi yêu cầu").await;
    let card = desk.wait_text("nhận là").await;
    insta::assert_snapshot!(card.transcript("bot"), @"
    bot: <b>Xin quyền truy cập</b>
    Nguyễn Lam mở liên kết chung và nhận là <b>Lam (GĐ)</b>.
      [Duyệt] [Từ chối]
      [Người khác]
    ");
    desk.press_on(card.id, "Duyệt").await;
    lam.wait_text("Đã liên kết với Lam").await;
    // The same link again, of a unit's group.
    let head = bot.sandbox.person("Trưởng TCCB");
    let group = bot.sandbox.group("Phòng TCCB", &head).with_bot();
    let member = bot.sandbox.person("Nhân viên").join(&group);
    head.at(&group).write(&format!("/start@nhaclich_sandbox_bot {}", code(&letter, "startgroup")));
    group.wait_text("Nhóm này là của đơn vị nào").await;
    member.at(&group).press("TCCB").await;
    group.wait_text("Chỉ quản trị viên của nhóm").await;
    head.at(&group).press("TCCB").await;
    let is_of_group = |m: &Message| m.text().contains("nhóm của TCCB");
    let card = desk.wait_message("the group's card", is_of_group).await;
    desk.press_on(card.id, "Duyệt").await;
    group.wait_text("Đã liên kết nhóm này với đơn vị TCCB").await;
}

#[tokio::test]
async fn names_are_shown_to_nobody_who_has_no_good_link() {
    let bot = office().await;
    bot.administrator().await;
    let stranger = bot.sandbox.person("Người Lạ");
    let greeting = stranger.ask("/start").await;
    for data in ["ask:among:ABCDEFGHJKLMNPQR:0", "ask:am:ABCDEFGHJKLMNPQR:1"] {
        stranger.press_data(greeting.id, data).await;
        stranger.wait_text("Liên kết mời không đúng").await;
    }
    assert!(!stranger.transcript().contains("Lam"), "{}", stranger.transcript());
    assert!(bot.office.look(|tx| tx.open_requests(9)).await.expect("requests").is_empty());
}
