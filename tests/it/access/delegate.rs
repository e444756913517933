//! Delegation: an official, or the secretariat for them, hands an item to another.

use office::store::Invited;
use sandbox::{Person, Place};

use super::{Running, data, office, press};
use crate::support::at;

struct Office {
    bot: Running,
    desk: Person,
    lam: Person,
    thoa: Person,
    vp: Place,
}

async fn peopled() -> Office {
    let bot = office().await;
    let desk = bot.administrator().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let thoa = bot.linked("Lê Thoa", "Thoa").await;
    let (vp, _) = bot.unit_group("VP").await;
    Office { bot, desk, lam, thoa, vp }
}

/// Lam hands "Tiếp công dân" of the 16th to Thoa.
async fn hand_over(lam: &Person) {
    lam.ask("/uyquyen").await;
    let label =
        lam.last().labels().concat().iter().find(|l| l.contains("Tiếp công")).expect("the item").to_string();
    press(lam, &label, "ủy quyền cho ai").await;
    press(lam, "Thoa", "dự thay? Hai người").await;
    press(lam, "Đồng ý", "Đã ghi nhận").await;
}

#[tokio::test]
async fn both_the_preparing_units_and_the_secretariat_are_told_and_the_item_shows_both() {
    let Office { bot, desk, lam, thoa, vp } = peopled().await;
    let tai = bot.linked("Lê Tài", "Tài").await;
    hand_over(&lam).await;
    let told = thoa.wait_text("DỰ THAY").await;
    insta::assert_snapshot!(told.transcript("bot"), @r#"
    bot: <b>DỰ THAY</b>: đ/c Lam ủy quyền cho đ/c Thoa. Người thực hiện: Nguyễn Lam.
    • <b>Thứ Hai 16/11, sáng</b>: Tiếp công dân định kỳ
       Chủ trì: đ/c Lam
       Chuẩn bị: VP
    "#);
    lam.wait_text("DỰ THAY").await;
    vp.wait_text("DỰ THAY").await;
    desk.wait_text("DỰ THAY").await;
    assert!(!tai.transcript().contains("DỰ THAY"), "it is not Tài's business");
    assert!(thoa.ask("/ngay 16/11").await.text().contains("Dự thay: đ/c Thoa (thay đ/c Lam)"));
    assert!(lam.ask("/ngay 16/11").await.text().contains("Dự thay: đ/c Thoa"));
    bot.set(at(16, "06:31"));
    thoa.wait_message("the digest of the 16th", |m| {
        m.text().contains("Lịch công tác") && m.text().contains("Tiếp công dân")
    })
    .await;
}

#[tokio::test]
async fn what_was_handed_on_is_taken_back() {
    let Office { lam, thoa, .. } = peopled().await;
    hand_over(&lam).await;
    thoa.wait_text("DỰ THAY").await;
    lam.ask("/uyquyen").await;
    let label =
        lam.last().labels().concat().iter().find(|l| l.contains("Tiếp công")).expect("the item").to_string();
    press(&lam, &label, "[Thôi ủy quyền]").await;
    press(&lam, "Thôi ủy quyền", "Đã thôi ủy quyền").await;
    thoa.wait_text("THÔI DỰ THAY").await;
    assert!(!thoa.ask("/ngay 16/11").await.text().contains("Tiếp công dân"));
}

#[tokio::test]
async fn the_secretariat_hands_on_for_an_official() {
    let Office { desk, thoa, .. } = peopled().await;
    desk.ask("/sua tiếp công dân").await;
    press(&desk, "Ủy quyền", "thay cho ai").await;
    press(&desk, "Lam (GĐ)", "ủy quyền cho ai").await;
    press(&desk, "Thoa", "dự thay? Hai người").await;
    press(&desk, "Đồng ý", "Đã ghi nhận").await;
    thoa.wait_text("DỰ THAY").await;
}

#[tokio::test]
async fn nobody_hands_on_what_is_somebody_elses() {
    let Office { bot, desk, lam, thoa, vp } = peopled().await;
    lam.ask("/uyquyen").await;
    let label =
        lam.last().labels().concat().iter().find(|l| l.contains("Tiếp công")).expect("the item").to_string();
    press(&lam, &label, "ủy quyền cho ai").await;
    let choose = data(&lam, "Thoa");
    press(&lam, "Thoa", "dự thay? Hai người").await;
    let yes = data(&lam, "Đồng ý");
    let drafter = bot.with_role("Hoàng Soạn Thảo", Invited::Drafter).await;
    let stranger = bot.sandbox.person("Người Lạ");
    stranger.ask("/start").await;
    let member = bot.sandbox.person("Nhân viên").join(&vp);
    let desk_in_group = desk.join(&vp);
    let before = bot.state();
    for forged in
        [choose.as_str(), yes.as_str(), "dg:y:1:1:1", "dg:y:999:1:2", "dg:n:1:1", "dg:y:1:1", "dg:", "dg:i:1"]
    {
        for seat in [&*thoa, &*drafter, &*stranger, &member.at(&vp), &desk_in_group.at(&vp)] {
            let last = seat.from_bot().last().expect("a message").id;
            seat.press_data(last, forged).await;
        }
    }
    thoa.ask("/homnay").await;
    let after = bot.state();
    let new: Vec<_> = after.lines().filter(|line| !before.contains(line)).collect();
    assert!(new.is_empty(), "{new:#?}");
}

#[tokio::test]
async fn whoever_stands_in_is_told_when_the_item_is_moved() {
    let Office { bot, desk, lam, thoa, .. } = peopled().await;
    hand_over(&lam).await;
    thoa.wait_text("DỰ THAY").await;
    // The secretariat is told too; what they ask next must not take that for its answer.
    desk.wait_text("DỰ THAY").await;
    super::edit::edit(&desk, "tiếp công dân", "Dời ngày", "ngày mới", "17/11").await;
    super::edit::publish(&bot).await;
    bot.set(at(12, "09:05"));
    thoa.wait_text("sáng thứ Ba 17/11").await;
    thoa.write("/ngay 17/11");
    // Other messages may still be on their way to this chat.
    let is_the_day = |text: &str| text.contains("Thứ Ba, 17/11/2026") && text.contains("Tiếp công dân");
    thoa.wait_message("the day with the item", |message| is_the_day(message.text())).await;
}
