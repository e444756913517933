//! The minute to call a publication back: what does not wait for it, and what another publication in it does.

use super::{
    PROGRAMME,
    announcing::{call_back, publish},
    wait_a_minute, with,
};
use crate::support::{at, running::running};

#[tokio::test]
async fn what_is_off_today_is_told_at_once_and_the_rest_after_the_minute() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let (tccb, _) = bot.unit_group("TCCB").await;
    let before = tccb.from_bot().len();
    publish(&bot, &with(&[(0, ""), (4, "")]), None).await;
    lam.wait_text("HỦY: Giao ban tháng").await;
    assert_eq!(tccb.from_bot().len(), before, "the 24th can wait");
    wait_a_minute(&bot);
    tccb.wait_text("HỦY: Tổng kết năm").await;
}

#[tokio::test]
async fn whoever_was_told_at_once_is_told_when_it_is_called_back_and_nobody_else() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let (tccb, _) = bot.unit_group("TCCB").await;
    let before = tccb.from_bot().len();
    let announced = publish(&bot, &with(&[(0, ""), (4, "")]), None).await;
    lam.wait_text("HỦY: Giao ban tháng").await;
    assert_eq!(call_back(&bot, announced.published.revision).await, Some(1));
    let told = lam.wait_text("thu hồi").await;
    assert_eq!(told.text(), "Văn phòng đã thu hồi thông báo lúc 08:00. Lịch trước đó vẫn áp dụng.");
    wait_a_minute(&bot);
    lam.ask("/homnay").await;
    assert_eq!(tccb.from_bot().len(), before);
}

#[tokio::test]
async fn two_publications_within_the_minute_make_one_letter() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let thoa = bot.linked("Lê Thoa", "Thoa").await;
    let (lams, thoas) = (lam.from_bot().len(), thoa.from_bot().len());
    publish(&bot, &with(&[(3, ""), (4, "25 chiều | Tổng kết năm | | TCCB | Thoa")]), None).await;
    // The second one also takes one thing of the first back.
    publish(
        &bot,
        &with(&[(3, ""), (1, "17 sáng | Họp UBND tỉnh thông qua nội dung trình HĐND | | TCCB | Lam")]),
        None,
    )
    .await;
    wait_a_minute(&bot);
    let letter = lam.wait_text("công bố lúc").await;
    assert!(letter.text().contains("HỦY: Tiếp công dân"), "{}", letter.text());
    assert!(letter.text().contains("DỜI: Họp UBND tỉnh"), "{}", letter.text());
    lam.ask("/homnay").await;
    thoa.ask("/homnay").await;
    assert_eq!(lam.from_bot().len(), lams + 2, "one letter and one answer: {}", lam.transcript());
    assert_eq!(thoa.from_bot().len(), thoas + 1, "what was moved and moved back is told to nobody");
}

#[tokio::test]
async fn a_joined_letter_leaves_after_all_when_the_second_publication_is_called_back() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    publish(&bot, &with(&[(3, "")]), None).await;
    let second = publish(&bot, &with(&[(3, ""), (1, "")]), None).await;
    assert_eq!(call_back(&bot, second.published.revision).await, Some(0));
    wait_a_minute(&bot);
    let letter = lam.wait_text("HỦY: Tiếp công dân").await;
    assert!(!letter.text().contains("Họp UBND tỉnh"), "{}", letter.text());
}

#[tokio::test]
async fn a_letter_of_several_parts_is_superseded_whole() {
    let long =
        |day: u32| format!("{day} sáng | Kiểm tra {} | | VP | Lam", "công tác thường xuyên ".repeat(14));
    let before: Vec<String> = (16..27).chain(1..1).map(long).collect();
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let mut all = PROGRAMME.to_vec();
    all.extend(&before);
    publish(&bot, &all, None).await;
    wait_a_minute(&bot);
    lam.wait_message("the last part", |message| message.labels() == [["Đã xem"]]).await;
    let parts: Vec<_> =
        lam.from_bot().into_iter().filter(|m| m.text().contains("Kiểm tra công tác")).collect();
    assert!(parts.len() > 1, "{}", parts.len());
    publish(&bot, PROGRAMME, None).await;
    wait_a_minute(&bot);
    for part in &parts {
        lam.wait_message("a part that is superseded", |message| {
            message.id == part.id && message.text().contains("đã được thay") && message.labels().is_empty()
        })
        .await;
    }
}
