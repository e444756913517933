//! Pages of answers: turned after a restart and after a newer revision, and into the weeks beside.

use super::{ask, office};
use crate::support::{
    at, publish, reading,
    running::{Running, running},
};

fn busy_lines() -> Vec<String> {
    let sessions = (1..29).flat_map(|day| ["sáng", "chiều"].map(|session| (day, session)));
    sessions
        .map(|(day, session)| format!("{day} {session} | Kiểm tra đợt {day} | @Hội trường lớn | VP | Lam"))
        .collect()
}

fn lines(lines: &[String]) -> Vec<&str> {
    lines.iter().map(String::as_str).collect()
}

async fn busy_office() -> Running {
    running(at(12, "08:00"), &lines(&busy_lines())).await
}

#[tokio::test]
async fn pages_turn_after_the_program_was_started_anew() {
    let bot = busy_office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let first = lam.ask("tháng này").await;
    let bot = bot.restarted().await;
    lam.press_on(first.id, "▶").await;
    let second = lam.wait_message("the second page", |message| message.text().contains("(2/")).await;
    assert_eq!(second.id, first.id);
    lam.press_on(first.id, "◀").await;
    lam.wait_message("the first page again", |message| message.text() == first.text()).await;
    bot.stop().await.expect("a clean end");
}

#[tokio::test]
async fn an_answer_that_has_become_another_one_begins_again_and_says_so() {
    let bot = busy_office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let first = lam.ask("tháng này").await;
    let mut changed = busy_lines();
    changed[0] = "1 sáng | Việc mới | | VP | Lam".to_owned();
    let moment = at(12, "08:30");
    bot.office.run(move |tx| Ok(publish(tx, &moment, &reading(&lines(&changed))))).await.expect("a revision");
    lam.press_on(first.id, "▶").await;
    let again = lam.wait_message("the new first page", |message| message.text().contains("Việc mới")).await;
    assert_eq!(again.id, first.id);
    assert!(again.text().contains("(1/") && again.text().contains("Lịch đã thay đổi"), "{}", again.text());
    lam.press_on(first.id, "▶").await;
    let second = lam.wait_message("the second page", |message| message.text().contains("(2/")).await;
    assert!(!second.text().contains("Lịch đã thay đổi"), "said once: {}", second.text());
}

#[tokio::test]
async fn a_week_asked_for_in_words_turns_to_the_weeks_beside_it() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let week = lam.ask("lịch đ/c Thoa tuần sau").await;
    lam.press_on(week.id, "▶").await;
    let next = lam.wait_message("the week after", |message| message.text().contains("Tổng kết năm")).await;
    assert_eq!(next.id, week.id);
    lam.press_on(week.id, "◀").await;
    lam.wait_message("the week again", |message| message.text() == week.text()).await;
}

#[tokio::test]
async fn a_command_is_followed_up_like_a_sentence() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    for command in ["/homnay", "/ngaymai", "/tuan", "/thang", "/ngay 13/11"] {
        ask(&lam, command).await;
        let follows = ask(&lam, "thế còn đ/c Vịnh?").await;
        assert!(follows.starts_with("Đ/c Vịnh –"), "after {command}: {follows}");
        let follows = ask(&lam, "còn tuần sau?").await;
        assert!(follows.contains("tuần sau, 16/11 – 22/11/2026"), "after {command}: {follows}");
    }
}
