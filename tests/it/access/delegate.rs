//! Delegation: an official, or the secretariat for them, hands an item to another.

use office::{delegate, store::Invited};
use sandbox::{Person, Place};

use super::{Running, data, office, press};
use crate::support::{at, day};

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

/// The button of "Tiếp công dân" on the 16th, after the day was chosen.
async fn choose(lam: &Person) -> String {
    lam.ask("/uyquyen").await;
    press(lam, "Thứ Hai 16/11 (1 việc)", "ủy quyền việc nào").await;
    lam.last().labels().concat().iter().find(|l| l.contains("Tiếp công")).expect("the item").to_string()
}

/// Lam hands "Tiếp công dân" of the 16th to Thoa.
async fn hand_over(lam: &Person) {
    let label = choose(lam).await;
    press(lam, &label, "ủy quyền ai dự thay").await;
    press(lam, "Thoa", "dự thay? Hai người").await;
    press(lam, "Đồng ý", "Đã ghi nhận").await;
}

#[tokio::test]
async fn both_the_preparing_units_and_the_secretariat_are_told_and_every_list_shows_both() {
    let Office { bot, desk, lam, thoa, vp } = peopled().await;
    let tai = bot.linked("Lê Tài", "Tài").await;
    hand_over(&lam).await;
    let told = thoa.wait_text("DỰ THAY").await;
    insta::assert_snapshot!(told.transcript("bot"), @r#"
    bot: <b>DỰ THAY</b>: đ/c Lam ủy quyền đ/c Thoa dự thay.
    • <b>Thứ Hai 16/11, sáng</b>: Tiếp công dân định kỳ
       Chủ trì: đ/c Lam (đ/c Thoa dự thay) · Chuẩn bị: VP
      [Đã xem] [Không nhận được]
    "#);
    assert!(lam.wait_text("DỰ THAY").await.labels().is_empty(), "nobody else is asked");
    vp.wait_text("DỰ THAY").await;
    desk.wait_text("DỰ THAY").await;
    assert!(!tai.transcript().contains("DỰ THAY"), "it is not Tài's business");
    for person in [&thoa, &lam, &desk] {
        let said = person.ask("/ngay 16/11").await.text().to_owned();
        assert!(said.contains("Chủ trì: đ/c Lam (đ/c Thoa dự thay)"), "{said}");
    }
    bot.set(at(16, "06:31"));
    thoa.wait_message("the digest of the 16th", |m| {
        m.text().contains("Lịch công tác") && m.text().contains("Tiếp công dân")
    })
    .await;
}

#[tokio::test]
async fn whoever_stands_in_says_that_they_have_seen_it_and_the_sender_is_told_once() {
    let Office { lam, thoa, .. } = peopled().await;
    hand_over(&lam).await;
    let told = thoa.wait_text("DỰ THAY").await;
    let seen = data(&thoa, "Đã xem");
    thoa.press_on(told.id, "Đã xem").await;
    thoa.wait_message("no more to say", |m| {
        m.id == told.id && m.text().contains("Đã báo cho người ủy quyền")
    })
    .await;
    lam.wait_text("đ/c Thoa đã xem việc dự thay đ/c Lam").await;
    thoa.press_data(told.id, &seen).await;
    lam.ask("/homnay").await;
    assert_eq!(lam.transcript().matches("đã xem việc dự thay").count(), 1);
}

#[tokio::test]
async fn whoever_can_not_stand_in_says_so_and_the_item_is_the_senders_again() {
    let Office { desk, lam, thoa, vp, .. } = peopled().await;
    hand_over(&lam).await;
    let told = thoa.wait_text("DỰ THAY").await;
    thoa.press_on(told.id, "Không nhận được").await;
    for chat in [lam.wait_text("KHÔNG NHẬN DỰ THAY").await, desk.wait_text("KHÔNG NHẬN DỰ THAY").await]
    {
        assert!(chat.text().contains("Việc này vẫn của đ/c Lam"), "{}", chat.text());
    }
    vp.wait_text("KHÔNG NHẬN DỰ THAY").await;
    assert!(!lam.ask("/ngay 16/11").await.text().contains("dự thay"), "it is Lam's again");
}

#[tokio::test]
async fn a_button_pressed_twice_hands_an_item_on_once() {
    let Office { bot, lam, thoa, .. } = peopled().await;
    let label = choose(&lam).await;
    press(&lam, &label, "ủy quyền ai dự thay").await;
    press(&lam, "Thoa", "dự thay? Hai người").await;
    let (number, yes) = (lam.last().id, data(&lam, "Đồng ý"));
    lam.press_data(number, &yes).await;
    lam.press_data(number, &yes).await;
    thoa.wait_text("DỰ THAY").await;
    thoa.ask("/homnay").await;
    assert_eq!(thoa.transcript().matches("DỰ THAY").count(), 1);
    let deeds = bot.office.look(|tx| tx.audit_log(50, 0)).await.expect("the log");
    assert_eq!(deeds.iter().filter(|row| row.deed == Some(office::store::Deed::Delegate)).count(), 1);
}

#[tokio::test]
async fn whoever_was_asked_before_learns_who_goes_in_their_place() {
    let Office { bot, desk, lam, thoa, .. } = peopled().await;
    let tai = bot.linked("Lê Tài", "Tài").await;
    hand_over(&lam).await;
    thoa.wait_text("đ/c Lam ủy quyền đ/c Thoa dự thay").await;
    let (rules, moment) = (bot.office.rules.clone(), bot.office.moment());
    let again = move |tx: &office::store::Tx<'_>| {
        let register = tx.register()?;
        let [from, to] = ["Lam", "Tài"].map(|name| register.find(name)[0].id);
        let on_the_day = tx.planned(plan::Period { from: day(16), to: day(16) })?;
        let item = on_the_day
            .iter()
            .find(|planned| planned.item.content.contains("Tiếp công dân"))
            .expect("the item");
        delegate::hand_over(tx, &rules, &moment, item.id, (from, to), office::store::Actor::CommandLine)
    };
    bot.office.run(again).await.expect("handed over");
    let told = tai.wait_text("đ/c Lam ủy quyền đ/c Tài dự thay").await;
    assert!(told.labels().concat().contains(&"Không nhận được"));
    let told = thoa.wait_text("đ/c Lam ủy quyền đ/c Tài dự thay").await;
    assert!(told.labels().is_empty(), "it is no longer theirs to answer");
    desk.wait_text("đ/c Lam ủy quyền đ/c Tài dự thay").await;
    for person in [&lam, &thoa, &desk] {
        assert!(
            !person.transcript().contains("THÔI DỰ THAY"),
            "nobody is told that Lam goes: {}",
            person.transcript()
        );
    }
}

#[tokio::test]
async fn there_is_a_way_out_of_handing_on() {
    let Office { lam, .. } = peopled().await;
    let label = choose(&lam).await;
    press(&lam, &label, "ủy quyền ai dự thay").await;
    press(&lam, "Quay lại", "Ủy quyền việc của ngày nào").await;
    press(&lam, "Thôi, không ủy quyền", "Không có gì thay đổi").await;
    assert!(lam.last().labels().is_empty());
}

#[tokio::test]
async fn what_was_handed_on_is_taken_back() {
    let Office { lam, thoa, .. } = peopled().await;
    hand_over(&lam).await;
    thoa.wait_text("DỰ THAY").await;
    let label = choose(&lam).await;
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
    press(&desk, "Lam (GĐ)", "ủy quyền ai dự thay").await;
    press(&desk, "Thoa", "dự thay? Hai người").await;
    press(&desk, "Đồng ý", "Đã ghi nhận").await;
    thoa.wait_text("DỰ THAY").await;
}

#[tokio::test]
async fn nobody_hands_on_what_is_somebody_elses() {
    let Office { bot, desk, lam, thoa, vp } = peopled().await;
    let label = choose(&lam).await;
    press(&lam, &label, "ủy quyền ai dự thay").await;
    let choose = data(&lam, "Thoa");
    press(&lam, "Thoa", "dự thay? Hai người").await;
    let yes = data(&lam, "Đồng ý");
    let drafter = bot.with_role("Hoàng Soạn Thảo", Invited::Drafter).await;
    let stranger = bot.sandbox.person("Người Lạ");
    stranger.ask("/start").await;
    let member = bot.sandbox.person("Nhân viên").join(&vp);
    let desk_in_group = desk.join(&vp);
    let before = bot.state();
    for forged in [
        choose.as_str(),
        yes.as_str(),
        "dg:y:1:1:1",
        "dg:y:999:1:2",
        "dg:n:1:1",
        "dg:seen:1",
        "dg:decline:1",
        "dg:y:1:1",
        "dg:",
        "dg:i:1",
    ] {
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
