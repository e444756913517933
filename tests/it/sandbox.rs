//! The stand-in for Telegram is as strict as Telegram: what it refuses, in which words, and what it tells
//! the bot of what people do.

use chrono::{DateTime, Utc};
use clock::Clock;
use sandbox::{Person, Sandbox};
use serde_json::{Value, json};

mod buttons;
mod editing;
mod faults;
mod groups;
mod limits;
mod markup;
mod page;
mod sending;
mod through_teloxide;
mod updates;

/// A sandbox on a fixed morning.
async fn sandbox() -> Sandbox {
    let start: DateTime<Utc> = "2021-11-12T06:00:00+07:00".parse().expect("an instant");
    Sandbox::start("127.0.0.1:0", Clock::starting_at(start)).await.expect("a free port")
}

/// A sandbox and somebody who has opened the bot.
async fn with_person() -> (Sandbox, Person) {
    let sandbox = sandbox().await;
    let an = sandbox.person("An");
    an.write("/start");
    (sandbox, an)
}

/// One raw request: status and body.
async fn raw(sandbox: &Sandbox, method: &str, params: Value) -> (u16, Value) {
    let url = format!("{}bot{}/{method}", sandbox.api_url(), sandbox.token());
    let request = reqwest::Client::new().post(url).header("content-type", "application/json");
    let response = request.body(params.to_string()).send().await.expect("an answer");
    let status = response.status().as_u16();
    let body = response.text().await.expect("a body");
    (status, serde_json::from_str(&body).unwrap_or(Value::String(body)))
}

/// The result of a request that Telegram grants.
async fn granted(sandbox: &Sandbox, method: &str, params: Value) -> Value {
    let (status, body) = raw(sandbox, method, params).await;
    assert_eq!((status, &body["ok"]), (200, &json!(true)), "{method}: {body}");
    body["result"].clone()
}

/// The description with which a request is refused; the status must be the error's code.
async fn refused(sandbox: &Sandbox, method: &str, params: Value) -> String {
    let (status, body) = raw(sandbox, method, params).await;
    assert_eq!((json!(status), &body["ok"]), (body["error_code"].clone(), &json!(false)), "{method}: {body}");
    body["description"].as_str().expect("a description").to_owned()
}

/// A text message to somebody, refused.
async fn text_refused(sandbox: &Sandbox, chat: &Person, text: &str) -> String {
    let params = json!({"chat_id": chat.chat_id(), "text": text, "parse_mode": "HTML"});
    refused(sandbox, "sendMessage", params).await
}

/// All waiting updates, confirmed.
async fn updates(sandbox: &Sandbox) -> Vec<Value> {
    let found = granted(sandbox, "getUpdates", json!({"timeout": 0})).await;
    let found = found.as_array().expect("updates").clone();
    if let Some(last) = found.last().and_then(|update| update["update_id"].as_i64()) {
        granted(sandbox, "getUpdates", json!({"offset": last + 1, "timeout": 0})).await;
    }
    found
}
