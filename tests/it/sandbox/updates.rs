//! Updates: polled or pushed, confirmed or not.

use std::sync::{Arc, Mutex};

use axum::{Router, extract::Request, http::StatusCode, routing::post};
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::{granted, raw, refused, sandbox, updates, with_person};

#[tokio::test]
async fn an_update_comes_again_until_the_next_offset_confirms_it() {
    let (sandbox, an) = with_person().await;
    an.write("/homnay");
    let first = granted(&sandbox, "getUpdates", json!({"timeout": 0})).await;
    let again = granted(&sandbox, "getUpdates", json!({"timeout": 0})).await;
    assert_eq!((first.as_array().map(Vec::len), &first), (Some(2), &again));
    let second = first[1]["update_id"].as_i64().expect("an id");
    let rest = granted(&sandbox, "getUpdates", json!({"offset": second, "timeout": 0})).await;
    assert_eq!(rest[0]["message"]["text"], "/homnay");
    let limited = granted(&sandbox, "getUpdates", json!({"limit": 1, "timeout": 0})).await;
    assert_eq!(limited.as_array().map(Vec::len), Some(1));
    an.write("/tuan");
    let last = granted(&sandbox, "getUpdates", json!({"offset": -1, "timeout": 0})).await;
    assert_eq!(last[0]["message"]["text"], "/tuan");
    assert_eq!(sandbox.world(|world| world.updates.pending()), 1);
}

#[tokio::test]
async fn a_long_poll_is_woken_by_an_update() {
    let (sandbox, an) = with_person().await;
    updates(&sandbox).await;
    let (polled, ()) = tokio::join!(granted(&sandbox, "getUpdates", json!({"timeout": 50})), async {
        tokio::task::yield_now().await;
        an.write("/homnay");
    });
    assert_eq!(polled[0]["message"]["text"], "/homnay");
}

#[tokio::test]
async fn of_two_polls_the_older_is_sent_away() {
    let (sandbox, an) = with_person().await;
    updates(&sandbox).await;
    let mut polls = tokio::task::JoinSet::new();
    for _ in 0..2 {
        let sandbox = sandbox.clone();
        polls.spawn(async move { raw(&sandbox, "getUpdates", json!({"timeout": 50})).await });
    }
    let (status, body) = polls.join_next().await.expect("a poll").expect("an answer");
    assert_eq!(status, 409);
    assert_eq!(
        body["description"],
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    );
    an.write("/homnay");
    let (status, body) = polls.join_next().await.expect("a poll").expect("an answer");
    assert_eq!((status, &body["result"][0]["message"]["text"]), (200, &json!("/homnay")));
}

#[tokio::test]
async fn kinds_that_the_bot_did_not_ask_for_are_not_kept() {
    let (sandbox, an) = with_person().await;
    updates(&sandbox).await;
    granted(&sandbox, "getUpdates", json!({"allowed_updates": ["callback_query"], "timeout": 0})).await;
    an.write("/homnay");
    assert_eq!(updates(&sandbox).await.len(), 0);
    granted(&sandbox, "getUpdates", json!({"allowed_updates": [], "timeout": 0})).await;
    an.write("/tuan");
    assert_eq!(updates(&sandbox).await.len(), 1);
}

#[tokio::test]
async fn an_update_is_kept_for_a_day() {
    let (sandbox, an) = with_person().await;
    sandbox.clock().set(sandbox.clock().now() + chrono::TimeDelta::hours(25));
    an.write("/homnay");
    let kept = updates(&sandbox).await;
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0]["message"]["text"], "/homnay");
}

#[tokio::test]
async fn a_persons_edit_comes_as_an_edited_message() {
    let (sandbox, an) = with_person().await;
    let id = an.write("/ngay 12/11");
    updates(&sandbox).await;
    an.rewrite(id, "/ngay 13/11");
    let edited = updates(&sandbox).await.pop().expect("an update");
    assert_eq!(edited["edited_message"]["text"], "/ngay 13/11");
    assert_eq!(edited["edited_message"]["message_id"], json!(id));
}

#[tokio::test]
async fn commands_are_kept_for_each_scope_and_language_and_the_nearest_is_seen() {
    let sandbox = sandbox().await;
    let an = sandbox.person("An");
    let john = sandbox.person("John").speaking("en");
    an.write("/start");
    let menu = |command: &str| json!([{"command": command, "description": "Lịch hôm nay"}]);
    granted(&sandbox, "setMyCommands", json!({"commands": menu("/homnay")})).await;
    granted(&sandbox, "setMyCommands", json!({"commands": menu("today"), "language_code": "en"})).await;
    let mine = json!({"commands": menu("congbo"), "scope": {"type": "chat", "chat_id": an.chat_id()}});
    granted(&sandbox, "setMyCommands", mine).await;
    let seen = |person: &sandbox::Person| person.menu().remove(0).command;
    assert_eq!((seen(&an).as_str(), seen(&john).as_str()), ("congbo", "today"));
    let got = granted(&sandbox, "getMyCommands", json!({})).await;
    assert_eq!(got, json!([{"command": "homnay", "description": "Lịch hôm nay"}]));
    let wrong = refused(&sandbox, "setMyCommands", json!({"commands": menu("hômnay")})).await;
    assert_eq!(wrong, "Bad Request: BOT_COMMAND_INVALID");
}

/// A bot's own server: gives what it is told, and passes on what it got with the secret.
async fn server(answers: Vec<StatusCode>) -> (String, mpsc::UnboundedReceiver<(String, Value)>) {
    let (sender, receiver) = mpsc::unbounded_channel();
    let answers = Arc::new(Mutex::new(answers.into_iter()));
    let take = move |request: Request| {
        let (sender, answers) = (sender.clone(), answers.clone());
        async move {
            let secret = request.headers().get("x-telegram-bot-api-secret-token").cloned();
            let secret = secret.and_then(|value| value.to_str().ok().map(str::to_owned)).unwrap_or_default();
            let body = axum::body::to_bytes(request.into_body(), 1 << 20).await.expect("a body");
            sender.send((secret, serde_json::from_slice(&body).expect("JSON"))).expect("a listener");
            answers.lock().expect("no panic").next().unwrap_or(StatusCode::OK)
        }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
    tokio::spawn(axum::serve(listener, Router::new().route("/hook", post(take))).into_future());
    (url, receiver)
}

#[tokio::test]
async fn a_webhook_gets_each_update_with_the_secret_until_it_takes_it() {
    let (sandbox, an) = with_person().await;
    let (url, mut got) = server(vec![StatusCode::SERVICE_UNAVAILABLE]).await;
    granted(&sandbox, "setWebhook", json!({"url": url, "secret_token": "abc-1"})).await;
    let (secret, refused_once) = got.recv().await.expect("an update");
    let (_, taken) = got.recv().await.expect("the same again");
    assert_eq!((secret.as_str(), &refused_once), ("abc-1", &taken));
    sandbox.wait_taken().await;
    let info = granted(&sandbox, "getWebhookInfo", json!({})).await;
    assert_eq!((&info["url"], &info["pending_update_count"]), (&json!(url), &json!(0)));
    assert!(info["last_error_message"].as_str().is_some_and(|text| text.contains("503")));
    assert_eq!(
        refused(&sandbox, "getUpdates", json!({})).await,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    );
    granted(&sandbox, "deleteWebhook", json!({"drop_pending_updates": true})).await;
    an.write("/homnay");
    assert_eq!(updates(&sandbox).await.len(), 1);
}

#[tokio::test]
async fn a_webhook_outside_needs_https_and_one_of_four_ports() {
    let sandbox = sandbox().await;
    let set = |url: &str| json!({"url": url});
    assert_eq!(
        refused(&sandbox, "setWebhook", set("http://so.example/hook")).await,
        "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    );
    assert_eq!(
        refused(&sandbox, "setWebhook", set("https://so.example:8080/hook")).await,
        "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
    );
}
