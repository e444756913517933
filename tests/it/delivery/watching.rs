//! What whoever watches the program sees over HTTP.

use std::{net::SocketAddr, path::Path};

use nhaclich::program::Extras;
use office::store::Lane;
use sandbox::{Fault, Sandbox};

use super::running::{Running, sent};
use crate::support;

async fn watched() -> (Running, SocketAddr) {
    let clock = clock::Clock::starting_at(support::at(12, "09:00").now);
    let sandbox = Sandbox::start("127.0.0.1:0", clock).await.unwrap();
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let extras = |_: &Path| Extras { http: Some(free), ..Extras::default() };
    (Running::on(sandbox, None, extras).await, free)
}

async fn get(at: SocketAddr, path: &str) -> (u16, String) {
    loop {
        // The listener opens a moment after the program has started.
        let Ok(answer) = reqwest::get(format!("http://{at}{path}")).await else {
            tokio::task::yield_now().await;
            continue;
        };
        return (answer.status().as_u16(), answer.text().await.unwrap());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_works_is_ready_and_one_with_a_late_message_says_what_is_wrong() {
    let (bot, at) = watched().await;
    let an = bot.reader("An").await;
    assert_eq!(get(at, "/healthz").await, (200, "alive\n".into()));
    an.ask("/trogiup").await;
    while get(at, "/readyz").await.0 != 200 {
        tokio::task::yield_now().await;
    }
    bot.sandbox.inject(Fault::Internal.on("sendMessage").always());
    bot.owe(an.chat_id().0, "revision:1", Lane::Announcement).await;
    bot.pass(chrono::TimeDelta::minutes(3));
    bot.owe(an.chat_id().0, "revision:2", Lane::Announcement).await;
    bot.pass(chrono::TimeDelta::minutes(3));
    let (status, said) = get(at, "/readyz").await;
    assert_eq!(status, 503);
    assert!(said.starts_with("queue: a message has been due for "), "{said}");
    bot.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_figures_are_in_prometheus_form() {
    let (bot, at) = watched().await;
    let an = bot.reader("An").await;
    bot.sandbox.inject(Fault::Refusal(400, "Bad Request: message is too long").on("sendMessage"));
    bot.owe(an.chat_id().0, "revision:1", Lane::Announcement).await;
    bot.marked("failed").await;
    bot.broadcast(3).await;
    sent(&bot.sandbox, 3).await;
    bot.marked("sent").await;
    an.ask("/trogiup").await;
    let figures = loop {
        let (status, figures) = get(at, "/metrics").await;
        assert_eq!(status, 200);
        if figures.contains("nhaclich_reply_seconds_count 1") && figures.contains("{state=\"sent\"} 3") {
            break figures;
        }
        tokio::task::yield_now().await;
    };
    let lines = |start: &[&str]| -> String {
        let mut found: Vec<&str> = figures
            .lines()
            .filter(|line| start.iter().any(|start| line.starts_with(start)))
            .filter(|line| !line.contains("_bucket") && !line.contains("_sum"))
            .collect();
        found.sort_unstable();
        found.join("\n")
    };
    insta::assert_snapshot!(
        lines(&[
            "nhaclich_outbox", "nhaclich_failed", "nhaclich_chats", "nhaclich_sent", "nhaclich_updates_total",
            "nhaclich_too", "nhaclich_reply", "nhaclich_delivery", "nhaclich_repeated", "nhaclich_last",
            "nhaclich_dropped", "# EOF",
        ]),
        @r#"
        # EOF
        nhaclich_chats{state="active"} 4
        nhaclich_delivery_seconds_count{lane="digest"} 3
        nhaclich_dropped_updates_total 0
        nhaclich_failed_messages{reason="refused"} 1
        nhaclich_last_backup_timestamp_seconds 0.0
        nhaclich_outbox_messages{state="failed"} 1
        nhaclich_outbox_messages{state="sent"} 3
        nhaclich_repeated_messages 0.0
        nhaclich_reply_seconds_count 1
        nhaclich_sent_messages_total{lane="digest"} 3
        nhaclich_too_many_requests_total 0
        nhaclich_updates_total 1
        "#
    );
    bot.end().await;
}
