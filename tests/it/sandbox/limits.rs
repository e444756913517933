//! Flood limits, when they are asked for.

use chrono::{DateTime, TimeDelta, Utc};
use sandbox::{Rules, Sandbox};
use serde_json::{Value, json};

use super::{granted, raw, sandbox, with_person};

/// Sends at this second, however slow the machine is.
async fn send_at(sandbox: &Sandbox, now: DateTime<Utc>, chat: &Value) -> (u16, Option<i64>) {
    sandbox.clock().set(now);
    let (status, body) = raw(sandbox, "sendMessage", json!({"chat_id": chat, "text": "Lịch"})).await;
    (status, body["parameters"]["retry_after"].as_i64())
}

#[tokio::test]
async fn a_private_chat_takes_a_burst_and_then_one_message_a_second() {
    let (sandbox, an) = with_person().await;
    sandbox.enforce_limits(Rules { burst: 3, ..Rules::default() });
    let (chat, now) = (json!(an.chat_id()), sandbox.clock().now());
    for _ in 0..3 {
        assert_eq!(send_at(&sandbox, now, &chat).await.0, 200);
    }
    let (status, wait) = send_at(&sandbox, now, &chat).await;
    assert_eq!(status, 429);
    let wait = wait.expect("seconds");
    assert!((1..=3).contains(&wait), "{wait}");
    // The wait counts from the refusal, a moment after `now`.
    assert_eq!(send_at(&sandbox, now + TimeDelta::seconds(wait + 1), &chat).await.0, 200);
    assert_eq!(sandbox.world(|world| world.limits.as_ref().map(|limits| limits.refused)), Some(1));
}

#[tokio::test]
async fn a_group_takes_20_messages_and_edits_a_minute() {
    let sandbox = sandbox().await;
    let owner = sandbox.person("Trưởng phòng");
    let group = sandbox.supergroup("Phòng BTXH", &owner).with_bot();
    let (chat, now) = (json!(group.chat_id()), sandbox.clock().now());
    sandbox.enforce_limits(Rules::default());
    let first = granted(&sandbox, "sendMessage", json!({"chat_id": chat, "text": "Lịch"})).await;
    let edit = json!({"chat_id": chat, "message_id": first["message_id"], "text": "Lịch mới"});
    granted(&sandbox, "editMessageText", edit).await;
    for _ in 2..20 {
        assert_eq!(send_at(&sandbox, now, &chat).await.0, 200);
    }
    let (status, wait) = send_at(&sandbox, now, &chat).await;
    assert_eq!(status, 429);
    assert!(wait.is_some_and(|wait| wait > 50), "{wait:?}");
    assert_eq!(send_at(&sandbox, now + TimeDelta::seconds(61), &chat).await.0, 200);
}

#[tokio::test]
async fn all_chats_together_take_so_many_a_second() {
    let sandbox = sandbox().await;
    sandbox.enforce_limits(Rules { overall_second: 5, ..Rules::default() });
    let mut statuses = Vec::new();
    let now = sandbox.clock().now();
    for number in 0..7 {
        let person = sandbox.person(&number.to_string());
        person.write("/start");
        statuses.push(send_at(&sandbox, now, &json!(person.chat_id())).await);
    }
    assert_eq!(statuses[..5], [(200, None); 5]);
    assert_eq!(statuses[5..], [(429, Some(1)); 2]);
}
