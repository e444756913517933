//! `/caidat`: a chat changes what it is sent by buttons, a group by its administrators.

use super::office;
use crate::support::at;

#[tokio::test]
async fn a_person_changes_the_hour_and_gets_the_digest_at_it() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let menu = lam.ask("/caidat").await;
    insta::assert_snapshot!(menu.labels().iter().flatten().copied().collect::<Vec<_>>().join("\n"));
    lam.press("Giờ gửi bản tin sáng: 06:30").await;
    lam.wait_message("the hours", |message| message.labels().iter().flatten().any(|l| *l == "07:00")).await;
    lam.press("07:00").await;
    let changed = lam
        .wait_message("the menu again", |message| {
            message.labels().iter().flatten().any(|label| label.ends_with("07:00") && label.len() > 5)
        })
        .await;
    assert_eq!(changed.id, menu.id, "in place");
    bot.set(at(13, "06:45"));
    lam.ask("/homnay").await;
    assert!(!lam.transcript().contains("Lịch công tác Thứ Sáu"));
    bot.set(at(13, "07:00"));
    lam.wait_text("Lịch công tác Thứ Sáu").await;
}

#[tokio::test]
async fn a_language_speaks_at_once() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    lam.ask("/settings").await;
    lam.press("Ngôn ngữ: Tiếng Việt").await;
    lam.wait_text("What is sent here").await;
    assert!(lam.ask("mai có gì").await.text().contains("Friday"));
}

#[tokio::test]
async fn only_a_groups_administrators_change_its_settings() {
    let bot = office().await;
    let (group, owner) = bot.unit_group("VP").await;
    let member = bot.sandbox.person("Nhân viên").join(&group);
    let refused = member.at(&group).ask("/caidat@nhaclich_sandbox_bot").await;
    assert!(refused.text().contains("Chỉ quản trị viên"), "{}", refused.text());
    let menu = owner.at(&group).ask("/caidat@nhaclich_sandbox_bot").await;
    let before = menu.labels().concat().join("\n");
    let newest = group.last().id;
    member.at(&group).press_on(menu.id, "Âm báo: có").await;
    group.wait_after(newest).await;
    assert_eq!(group.message(menu.id).unwrap().labels().concat().join("\n"), before);
    owner.at(&group).press_on(menu.id, "Âm báo: có").await;
    group
        .wait_message("no sound", |message| message.labels().iter().flatten().any(|l| *l == "Âm báo: không"))
        .await;
}
