//! What reaches each chat when a programme changes, and what does not.

use office::{
    announce::{self, Announced},
    publish::Origin,
};
use plan::register::RevisionId;
use sandbox::Message;

use super::{PROGRAMME, html, wait_a_minute, with};
use crate::support::{
    at, reading,
    running::{Running, running},
};

/// Publishes at the office's present moment.
pub(super) async fn publish(bot: &Running, lines: &[&str], reason: Option<&'static str>) -> Announced {
    let (rules, moment, reading) = (bot.office.rules.clone(), bot.office.moment(), reading(lines));
    let publish = move |tx: &office::store::Tx<'_>| {
        let origin = Origin { document: None, by: office::store::Actor::User(1), reason };
        announce::publish(tx, &rules, &moment, &reading, &[], &origin)
    };
    bot.office.run(publish).await.expect("a publication")
}

pub(super) async fn call_back(bot: &Running, revision: RevisionId) -> Option<usize> {
    let (rules, moment) = (bot.office.rules.clone(), bot.office.moment());
    let verb = move |tx: &office::store::Tx<'_>| {
        announce::call_back(tx, &rules, &moment, revision, office::store::Actor::User(1))
    };
    bot.office.run(verb).await.expect("a verb")
}

#[tokio::test]
async fn each_change_reaches_the_old_and_the_new_people_and_nobody_else() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let vinh = bot.linked("Trần Vịnh", "Vịnh").await;
    let tai = bot.linked("Phạm Tài", "Tài").await;
    let thoa = bot.linked("Lê Thoa", "Thoa").await;
    let (tccb, _) = bot.unit_group("TCCB").await;
    let before = thoa.from_bot().len();
    let changed = with(&[
        (1, "16 chiều | Họp UBND tỉnh thông qua nội dung trình HĐND | | TCCB | Lam"),
        (2, "13 chiều 14:00 | Làm việc với Đoàn kiểm tra | @Phòng họp số 2 | VP | Tài"),
        (3, ""),
    ]);
    let announced = publish(&bot, &changed, Some("theo lịch mới của UBND tỉnh")).await;
    assert_eq!(announced.letters, 4, "Lam, Vịnh, Tài and TCCB");
    wait_a_minute(&bot);
    let mut said = Vec::new();
    for (who, place) in [("Lam", lam.place()), ("Vịnh", vinh.place()), ("Tài", tai.place()), ("TCCB", &tccb)]
    {
        said.push(format!("== {who}\n{}", html(&place.wait_text("công bố lúc").await)));
    }
    insta::assert_snapshot!(said.join("\n\n"));
    assert_eq!(thoa.from_bot().len(), before, "nothing of hers changed");
}

#[tokio::test]
async fn nothing_leaves_within_the_minute_and_what_is_called_back_never_does() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let announced = publish(&bot, &with(&[(3, "")]), None).await;
    let heard = lam.from_bot().len();
    let cancelled = |text: &str| text.contains("HỦY: Tiếp công dân");
    assert!(cancelled(lam.ask("/ngay 16/11").await.text()), "in force at once");
    let revision = announced.published.revision;
    assert_eq!(call_back(&bot, revision).await, Some(0));
    let as_before = lam.ask("/ngay 16/11").await;
    assert!(as_before.text().contains("Tiếp công dân") && !cancelled(as_before.text()), "as before");
    wait_a_minute(&bot);
    lam.ask("/homnay").await;
    assert_eq!(lam.from_bot().len(), heard + 3, "only the answers: {}", lam.transcript());
    assert_eq!(call_back(&bot, revision).await, None, "once");
}

#[tokio::test]
async fn after_a_minute_nothing_is_called_back() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let revision = publish(&bot, &with(&[(3, "")]), None).await.published.revision;
    wait_a_minute(&bot);
    lam.wait_text("HỦY").await;
    assert_eq!(call_back(&bot, revision).await, None);
}

#[tokio::test]
async fn a_first_publication_is_one_short_message_for_each_chat() {
    let bot = running(at(12, "17:00"), PROGRAMME).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let mut december = reading(&[]);
    // At 17:00 this morning's is no work to come.
    let items = reading(&[
        "12 sáng | Giao ban | | VP | Lam",
        "13 sáng | Họp quý | | TCCB | Lam",
        "16 sáng | Tiếp công dân định kỳ | @Trụ sở | VP | Lam",
    ]);
    december.items = items.items;
    december.period = plan::Period { from: crate::support::day(1), to: crate::support::day(28) };
    let (rules, moment) = (bot.office.rules.clone(), at(12, "17:00"));
    bot.office
        .run(move |tx| {
            announce::publish(
                tx,
                &rules,
                &moment,
                &december,
                &[],
                &Origin { by: office::store::Actor::User(1), ..Origin::default() },
            )
        })
        .await
        .expect("a publication");
    wait_a_minute(&bot);
    let message = lam.wait_text("BAN HÀNH").await;
    insta::assert_snapshot!(html(&message), @"
        <b>BAN HÀNH</b>: chương trình công tác 01/11 – 28/11/2026. Đ/c Lam có 3 việc.
        Gần nhất: sáng thứ Sáu 13/11 – Họp quý

        <i>Văn phòng công bố lúc 17:00, Thứ Năm, 12/11/2026.</i>
        [Đã xem]
        ");
}

#[tokio::test]
async fn todays_changes_make_a_sound_and_far_ones_none_at_night() {
    let bot = running(at(12, "22:00"), PROGRAMME).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let thoa = bot.linked("Lê Thoa", "Thoa").await;
    publish(&bot, &with(&[(1, ""), (4, "")]), None).await;
    wait_a_minute(&bot);
    assert!(!lam.wait_text("HỦY").await.silent, "tomorrow's");
    assert!(thoa.wait_text("HỦY").await.silent, "in twelve days, at night");
}

#[tokio::test]
async fn a_cancellation_reaches_who_asked_for_silence_and_a_move_does_not() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let thoa = bot.linked("Lê Thoa", "Thoa").await;
    lam.ask("/stop").await;
    let quiet = thoa.ask("/stop").await;
    let changed = with(&[(3, ""), (4, "25 chiều | Tổng kết năm | | TCCB | Thoa")]);
    publish(&bot, &changed, None).await;
    wait_a_minute(&bot);
    lam.wait_text("HỦY").await;
    thoa.ask("/homnay").await;
    assert!(!thoa.from_bot().iter().any(|m| m.id > quiet.id && m.text().contains("DỜI")));
}

#[tokio::test]
async fn an_earlier_message_about_the_same_item_says_that_it_is_superseded() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    publish(&bot, &with(&[(3, "17 sáng | Tiếp công dân định kỳ | @Trụ sở | VP | Lam")]), None).await;
    wait_a_minute(&bot);
    let first = lam.wait_text("DỜI").await;
    publish(&bot, &with(&[(3, "18 sáng | Tiếp công dân định kỳ | @Trụ sở | VP | Lam")]), None).await;
    wait_a_minute(&bot);
    let second = lam.wait_text("thứ Tư 18/11").await;
    assert_ne!(second.id, first.id);
    let changed =
        |m: &Message| m.id == first.id && m.text().contains("đã được thay bằng tin công bố lúc 08:0");
    let edited = lam.wait_message("the earlier message, superseded", changed).await;
    assert!(edited.labels().is_empty(), "what is superseded need not be seen");
}

#[tokio::test]
async fn todays_digest_is_brought_up_to_date() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    bot.set(at(13, "06:30"));
    let digest = lam.wait_text("Lịch công tác Thứ Sáu 13/11").await;
    bot.set(at(13, "07:00"));
    publish(
        &bot,
        &with(&[(1, "13 chiều 15:00 | Họp UBND tỉnh thông qua nội dung trình HĐND | | TCCB | Lam")]),
        None,
    )
    .await;
    wait_a_minute(&bot);
    lam.wait_text("ĐỔI GIỜ").await;
    let changed = |m: &Message| m.id == digest.id && m.text().contains("15:00");
    let edited = lam.wait_message("the digest, brought up to date", changed).await;
    assert!(edited.text().contains("Đã cập nhật theo thay đổi"), "{}", edited.text());
}

#[tokio::test]
async fn a_clash_is_told_to_whom_it_concerns() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let tai = bot.linked("Phạm Tài", "Tài").await;
    let changed = with(&[(2, "13 sáng | Làm việc với Đoàn kiểm tra | @Phòng họp số 2 | VP | Lam, Tài")]);
    publish(&bot, &changed, None).await;
    wait_a_minute(&bot);
    let said = lam.wait_text("công bố lúc").await;
    assert!(said.text().contains("Lưu ý trùng lịch: đ/c Lam có 2 việc cùng lúc"), "{}", said.text());
    let other = tai.wait_text("công bố lúc").await;
    assert!(!other.text().contains("trùng lịch"), "{}", other.text());
}

#[tokio::test]
async fn a_moved_and_reworded_item_keeps_its_identity() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let planned = || {
        bot.office
            .look(|tx| tx.planned(plan::Period { from: crate::support::day(1), to: crate::support::day(30) }))
    };
    let id = |planned: &[plan::register::Planned], words: &str| {
        planned.iter().find(|p| p.item.content.contains(words)).expect(words).id
    };
    let before = id(&planned().await.expect("items"), "UBND tỉnh");
    publish(
        &bot,
        &with(&[(1, "18 chiều | Họp UBND tỉnh thông qua các nội dung trình HĐND | | TCCB | Lam")]),
        None,
    )
    .await;
    assert_eq!(id(&planned().await.expect("items"), "UBND tỉnh"), before);
}

#[tokio::test]
async fn who_is_told_of_urgent_changes_alone_hears_of_no_other_until_the_digest_marks_it() {
    use words::settings::Habit;
    let bot = running(at(9, "08:00"), PROGRAMME).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let set = |tx: &office::store::Tx<'_>| {
        let lam = tx.register()?.find("Lam").first().map(|listing| listing.id);
        tx.set_habit(tx.chats_linked_to(lam)?[0].id, Habit::Changes(false))
    };
    bot.office.run(set).await.expect("a habit");
    // Another hour next week can wait; another day cannot, nor can what is about tomorrow.
    let later = with(&[(3, "16 sáng 09:00 | Tiếp công dân định kỳ | | VP | Lam")]);
    assert_eq!(publish(&bot, &later, None).await.letters, 0);
    let moved = with(&[(3, "17 sáng 09:00 | Tiếp công dân định kỳ | | VP | Lam")]);
    assert_eq!(publish(&bot, &moved, None).await.letters, 1);
    bot.set(at(12, "08:00"));
    let near = with(&[
        (1, "13 sáng 10:00 | Họp UBND tỉnh thông qua nội dung trình HĐND | | TCCB, VP | Lam"),
        (3, "17 sáng 09:00 | Tiếp công dân định kỳ | | VP | Lam"),
    ]);
    assert_eq!(publish(&bot, &near, None).await.letters, 1);
    // Without any digest there is nothing to mark it: every change is told.
    let silence = |tx: &office::store::Tx<'_>| {
        let lam = tx.register()?.find("Lam").first().map(|listing| listing.id);
        tx.set_habit(tx.chats_linked_to(lam)?[0].id, Habit::Morning(false))
    };
    bot.office.run(silence).await.expect("a habit");
    let far = with(&[
        (1, "13 sáng 10:00 | Họp UBND tỉnh thông qua nội dung trình HĐND | | TCCB, VP | Lam"),
        (3, "17 sáng 10:00 | Tiếp công dân định kỳ | | VP | Lam"),
    ]);
    assert_eq!(publish(&bot, &far, None).await.letters, 1);
    lam.ask("/homnay").await;
}
