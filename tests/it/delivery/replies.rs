//! An answer that gets lost on its way: tried again while somebody waits for it, then told once.

use std::time::Duration;

use chrono::TimeDelta;
use sandbox::{Fault, Person, Rule};

use super::running::Running;

/// Real time that the program has for what it does within a second of the office's.
const BREATH: Duration = Duration::from_millis(15);

fn texts(person: &Person) -> Vec<String> {
    person
        .from_bot()
        .iter()
        .map(|message| message.text().lines().take(2).collect::<Vec<_>>().join(" "))
        .collect()
}

/// Somebody asks for help while this befalls the program for so many seconds; what they read some minutes
/// later, a line a message.
async fn asked_during(rule: Rule, seconds: i64) -> String {
    let bot = Running::start(None).await;
    let an = bot.reader("An").await;
    let from = bot.office.clock.now();
    bot.sandbox.inject(rule.between(from, from + TimeDelta::seconds(seconds)));
    an.write("/trogiup");
    bot.sandbox.wait_taken().await;
    for _ in 0..400 {
        bot.pass(TimeDelta::seconds(1));
        let breath = bot.sandbox.wait_for("nothing", |_| None::<()>);
        drop(tokio::time::timeout(BREATH, breath).await);
    }
    bot.end().await;
    texts(&an).join("\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_a_broken_line_may_have_carried_comes_again_marked() {
    insta::assert_snapshot!(asked_during(Fault::Garbled.on("sendMessage"), 8).await, @r"
    Nhắc lịch công tác Anh/chị có thể hỏi:
    (gửi lại) Nhắc lịch công tác
    ");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_survives_half_a_minute_of_whatever_kind() {
    let faults = [Fault::Cut, Fault::Nonsense("no JSON"), Fault::TooManyRequests(3600)];
    for fault in faults {
        let what = format!("{fault:?}");
        let read = asked_during(fault.on("sendMessage"), 25).await;
        assert_eq!(read.lines().count(), 1, "{what}: {read}");
        assert!(read.contains("Nhắc lịch công tác"), "{what}: {read}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asked_in_vain_for_a_minute_is_told_once_to_ask_again_and_never_that_it_failed() {
    insta::assert_snapshot!(
        asked_during(Fault::Cut.on("sendMessage"), 130).await,
        @"Vừa rồi đường truyền tới Telegram trục trặc. Nếu chưa thấy câu trả lời, anh/chị vui lòng hỏi lại giúp."
    );
}
