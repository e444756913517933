//! What holds for the office as a whole: the secretariat sets days off and days worked instead from
//! `/caidat`; nobody else sees a way to it.

use super::office;
use crate::support::at;

#[tokio::test]
async fn the_secretariat_writes_down_a_day_worked_instead_and_takes_it_back() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let menu = desk.ask("/caidat").await;
    assert!(menu.text().contains("Cài đặt chung của cơ quan"), "{}", menu.text());
    desk.press("Ngày nghỉ, ngày làm bù (0)").await;
    desk.wait_text("Văn phòng chưa ghi ngày nào").await;
    desk.press("Thêm ngày").await;
    desk.wait_text("mỗi ngày một dòng").await;
    let unclear = desk.ask("thứ bảy tới").await;
    assert!(unclear.text().contains("Chưa rõ “thứ bảy tới”"), "{}", unclear.text());
    let days = desk.ask("làm bù 21/11\nnghỉ 20/11").await;
    assert!(
        days.text().contains("Thứ Bảy, 21/11/2026: làm bù (Trần Quản Trị (Văn phòng))"),
        "{}",
        days.text()
    );
    let calendar = bot.office.look(|tx| tx.calendar()).await.expect("the calendar");
    assert!(calendar.is_workday(crate::support::day(21)) && !calendar.is_workday(crate::support::day(20)));
    desk.press("Bỏ Thứ Bảy 21/11: làm bù").await;
    desk.wait_message("one day is left", |message| {
        message.text().contains("20/11/2026: nghỉ") && !message.text().contains("21/11/2026")
    })
    .await;
    let calendar = bot.office.look(|tx| tx.calendar()).await.expect("the calendar");
    assert!(!calendar.is_workday(crate::support::day(21)));
    let log = desk.ask("/nhatky").await;
    assert!(log.text().contains("ghi ngày nghỉ, ngày làm bù"), "{}", log.text());
}

#[tokio::test]
async fn a_unit_sees_what_it_prepared_and_so_does_the_chair() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let (group, _) = bot.unit_group("VP").await;
    let member = bot.sandbox.person("Nguyễn An").join(&group);
    bot.set(at(12, "14:00"));
    let nudge = group.wait_text("Nhắc việc chuẩn bị").await;
    let done = nudge.labels().concat().into_iter().find(|l| l.starts_with("Đã chuẩn bị xong")).unwrap();
    let label = done.to_owned();
    member.at(&group).press_on(nudge.id, &label).await;
    group.wait_message("it is done", |message| message.text().contains("Nguyễn An")).await;
    assert!(lam.ask("/chuanbi").await.text().contains("Đã chuẩn bị xong: VP (Nguyễn An)"));
    let undo = group.message(nudge.id).unwrap().labels().concat().join("\n");
    let undo = undo.lines().find(|label| label.starts_with("Chưa xong")).expect("a way back").to_owned();
    member.at(&group).press_on(nudge.id, &undo).await;
    group
        .wait_message("it is open", |message| message.id == nudge.id && !message.text().contains("Nguyễn An"))
        .await;
    assert!(!lam.ask("/chuanbi").await.text().contains("Nguyễn An"));
}

#[tokio::test]
async fn changes_are_not_switched_off_without_a_clear_word() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let menu = lam.ask("/caidat").await;
    assert!(!menu.labels().concat().iter().any(|label| label.contains("cơ quan")), "that is not a reader's");
    lam.press("Loại tin nhận…").await;
    lam.wait_text("Loại tin nhận tại đây").await;
    lam.press("Thay đổi lịch: báo tất cả").await;
    lam.wait_text("vẫn được báo ngay").await;
    let all = bot.office.look(|tx| tx.chats_linked_to(tx.register()?.find("Lam").first().map(|l| l.id)));
    assert!(!all.await.expect("the chat")[0].only_urgent, "nothing has changed yet");
    lam.press("Đồng ý").await;
    lam.wait_message("urgent only", |message| {
        message.labels().concat().contains(&"Thay đổi lịch: chỉ báo việc gấp")
    })
    .await;
}

#[tokio::test]
async fn the_offices_days_are_the_secretariats_alone() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let menu = lam.ask("/caidat").await;
    let before = bot.state();
    for data in ["menu", "days", "add", "drop:2026-11-20", "at:0800", "ahead:1"] {
        lam.press_data(menu.id, &format!("office:{data}")).await;
    }
    lam.ask("nghỉ 20/11").await;
    assert!(lam.message(menu.id).expect("the menu").edited.is_none());
    let changed: Vec<String> =
        bot.state().lines().filter(|line| !before.contains(*line)).map(str::to_owned).collect();
    assert!(changed.iter().all(|line| line.starts_with("asked")), "{changed:#?}");
}
