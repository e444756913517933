//! Faults to order, as the bot's side sees them.

use std::time::Duration;

use sandbox::{Fault, Person, Sandbox};
use serde_json::json;

use super::{granted, raw, with_person};

async fn send(sandbox: &Sandbox, an: &Person) -> Result<(u16, String), reqwest::Error> {
    let url =
        format!("{}bot{}/sendMessage?chat_id={}&text=a", sandbox.api_url(), sandbox.token(), an.chat_id());
    let response = reqwest::get(url).await?;
    let status = response.status().as_u16();
    Ok((status, response.text().await?))
}

#[tokio::test]
async fn a_fault_befalls_the_requests_it_was_ordered_for() {
    let (sandbox, an) = with_person().await;
    sandbox.inject(Fault::TooManyRequests(7).on("sendMessage").times(2));
    granted(&sandbox, "getMe", json!({})).await;
    for _ in 0..2 {
        let (status, body) =
            raw(&sandbox, "sendMessage", json!({"chat_id": an.chat_id(), "text": "a"})).await;
        assert_eq!((status, &body["parameters"]["retry_after"]), (429, &json!(7)));
    }
    granted(&sandbox, "sendMessage", json!({"chat_id": an.chat_id(), "text": "a"})).await;
    let statuses: Vec<u16> =
        sandbox.calls().iter().filter(|call| call.method == "sendmessage").map(|call| call.status).collect();
    assert_eq!(statuses, [429, 429, 200]);
    let binh = sandbox.person("Bình");
    binh.write("/start");
    sandbox.inject(Fault::Internal.always().for_chat(binh.chat_id()).after(1));
    for expected in [200, 500, 500] {
        assert_eq!(send(&sandbox, &binh).await.expect("an answer").0, expected);
    }
    assert_eq!(send(&sandbox, &an).await.expect("an answer").0, 200);
}

#[tokio::test]
async fn a_bad_gateway_is_a_page_and_a_garbled_answer_half_a_text() {
    let (sandbox, an) = with_person().await;
    sandbox.inject(Fault::BadGateway);
    let (status, body) = send(&sandbox, &an).await.expect("an answer");
    assert_eq!(status, 502);
    assert!(body.starts_with("<html>"), "{body}");
    assert_eq!(an.from_bot().len(), 0);
    sandbox.inject(Fault::Garbled);
    let (_, body) = send(&sandbox, &an).await.expect("an answer");
    assert!(serde_json::from_str::<serde_json::Value>(&body).is_err());
    assert_eq!(an.from_bot().len(), 1);
}

#[tokio::test]
async fn a_connection_is_cut_before_or_after_the_message_is_delivered() {
    let (sandbox, an) = with_person().await;
    sandbox.inject(Fault::Cut);
    assert!(send(&sandbox, &an).await.is_err());
    assert_eq!(an.from_bot().len(), 0);
    sandbox.inject(Fault::CutAfter);
    assert!(send(&sandbox, &an).await.is_err());
    assert_eq!(an.from_bot().len(), 1);
    assert_eq!(send(&sandbox, &an).await.expect("an answer").0, 200);
}

#[tokio::test]
async fn an_answer_that_is_late_has_been_delivered_and_a_delay_has_not() {
    let (sandbox, an) = with_person().await;
    let sending = || {
        let (sandbox, an) = (sandbox.clone(), an.clone());
        tokio::spawn(async move { send(&sandbox, &an).await })
    };
    sandbox.inject(Fault::AnswerLate(Duration::from_secs(600)));
    let late = sending();
    an.wait_messages(1).await;
    assert!(!late.is_finished());
    sandbox.inject(Fault::Delay(Duration::from_secs(600)));
    let delayed = sending();
    while sandbox.faults_left() > 0 {
        tokio::task::yield_now().await;
    }
    assert!(!delayed.is_finished());
    assert_eq!(an.from_bot().len(), 1);
    late.abort();
    delayed.abort();
}

#[tokio::test]
async fn while_it_is_away_connections_are_refused_and_then_all_is_as_before() {
    let (sandbox, an) = with_person().await;
    let client = reqwest::Client::new();
    let url = format!("{}bot{}/getMe", sandbox.api_url(), sandbox.token());
    assert!(client.get(&url).send().await.is_ok());
    sandbox.go_away();
    let refused = async {
        loop {
            match client.get(&url).send().await {
                Err(error) if error.is_connect() => return,
                // Its connection was not cut yet.
                _ => tokio::task::yield_now().await,
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(20), refused).await.expect("connections are refused");
    sandbox.come_back();
    let back = async {
        while client.get(&url).send().await.is_err() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), back).await.expect("connections are taken again");
    assert_eq!(send(&sandbox, &an).await.expect("an answer").0, 200);
}
