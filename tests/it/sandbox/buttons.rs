//! Buttons: what may stand on them, and what pressing them does.

use chrono::TimeDelta;
use sandbox::{Person, Sandbox, Toast};
use serde_json::{Value, json};

use super::{granted, refused, sandbox, updates, with_person};

fn with_button(an: &Person, button: Value) -> Value {
    json!({"chat_id": an.chat_id(), "text": "Lịch", "reply_markup": {"inline_keyboard": [[button]]}})
}

/// A message with a button, pressed: the update.
async fn pressed(sandbox: &Sandbox, an: &Person) -> (String, Value) {
    let button = json!({"text": "Đã xem", "callback_data": "seen:41"});
    granted(sandbox, "sendMessage", with_button(an, button)).await;
    let query = an.tap("Đã xem");
    let update = updates(sandbox).await.pop().expect("an update");
    (query, update["callback_query"].clone())
}

#[tokio::test]
async fn callback_data_has_64_bytes_not_letters() {
    let (sandbox, an) = with_person().await;
    let fits = json!({"text": "Xem", "callback_data": "x".repeat(64)});
    granted(&sandbox, "sendMessage", with_button(&an, fits)).await;
    for long in ["x".repeat(65), "Đ".repeat(33)] {
        let button = json!({"text": "Xem", "callback_data": long});
        let answer = refused(&sandbox, "sendMessage", with_button(&an, button)).await;
        assert_eq!(answer, "Bad Request: BUTTON_DATA_INVALID");
    }
}

#[tokio::test]
async fn a_button_that_does_nothing_is_refused() {
    let (sandbox, an) = with_person().await;
    let answer = refused(&sandbox, "sendMessage", with_button(&an, json!({"text": "Xem"}))).await;
    assert_eq!(
        answer,
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
    );
    let nowhere = json!({"text": "Xem", "url": "http://localhost/lich"});
    assert_eq!(
        refused(&sandbox, "sendMessage", with_button(&an, nowhere)).await,
        "Bad Request: inline keyboard button URL 'http://localhost/lich' is invalid: Wrong HTTP URL"
    );
    let nine = vec![json!({"text": "1", "callback_data": "1"}); 9];
    let row = json!({"chat_id": an.chat_id(), "text": "Lịch", "reply_markup": {"inline_keyboard": [nine]}});
    assert_eq!(refused(&sandbox, "sendMessage", row).await, "Bad Request: reply markup is too long");
    let null = json!({"chat_id": an.chat_id(), "text": "Lịch", "reply_markup": null});
    assert_eq!(refused(&sandbox, "sendMessage", null).await, "Bad Request: object expected as reply markup");
}

#[tokio::test]
async fn a_press_tells_who_pressed_what_under_which_message() {
    let (sandbox, an) = with_person().await;
    let (query, update) = pressed(&sandbox, &an).await;
    assert_eq!((&update["id"], &update["data"]), (&json!(query), &json!("seen:41")));
    assert_eq!(update["from"]["id"], json!(an.id()));
    assert_eq!(update["message"]["text"], "Lịch");
    assert!(update["chat_instance"].is_string());
}

#[tokio::test]
async fn a_press_is_answered_once_and_in_time() {
    let (sandbox, an) = with_person().await;
    let (query, _) = pressed(&sandbox, &an).await;
    let answer = json!({"callback_query_id": query, "text": "Cảm ơn", "show_alert": true});
    granted(&sandbox, "answerCallbackQuery", answer.clone()).await;
    assert_eq!(an.wait_toast(&query).await, Toast { text: "Cảm ơn".to_owned(), is_alert: true, url: None });
    let too_old = "Bad Request: query is too old and response timeout expired or query ID is invalid";
    assert_eq!(refused(&sandbox, "answerCallbackQuery", answer).await, too_old);
    let (query, _) = pressed(&sandbox, &an).await;
    sandbox.clock().set(sandbox.clock().now() + TimeDelta::minutes(1));
    assert_eq!(refused(&sandbox, "answerCallbackQuery", json!({"callback_query_id": query})).await, too_old);
    assert_eq!(refused(&sandbox, "answerCallbackQuery", json!({"callback_query_id": "1"})).await, too_old);
}

#[tokio::test]
async fn an_answer_to_a_press_has_200_letters() {
    let (sandbox, an) = with_person().await;
    let (query, _) = pressed(&sandbox, &an).await;
    let mut answer = json!({"callback_query_id": query, "text": "ạ".repeat(201)});
    assert_eq!(
        refused(&sandbox, "answerCallbackQuery", answer.clone()).await,
        "Bad Request: MESSAGE_TOO_LONG"
    );
    answer["text"] = json!("ạ".repeat(200));
    granted(&sandbox, "answerCallbackQuery", answer).await;
}

#[tokio::test]
async fn inline_results_are_offered_to_the_one_who_asked_and_can_be_sent() {
    let sandbox = sandbox().await;
    let an = sandbox.person("An");
    let asking = tokio::spawn({
        let an = an.clone();
        async move { an.ask_inline("mai").await }
    });
    let update = loop {
        let waiting = granted(&sandbox, "getUpdates", json!({"timeout": 5})).await;
        if let Some(update) = waiting.get(0) {
            break update["inline_query"].clone();
        }
    };
    assert_eq!((&update["query"], &update["from"]["id"]), (&json!("mai"), &json!(an.id())));
    let article = json!({
        "type": "article", "id": "1", "title": "Ngày mai",
        "input_message_content": {"message_text": "<b>Sáng:</b> họp", "parse_mode": "HTML"},
    });
    let twice = json!({"inline_query_id": update["id"], "results": [article, article]});
    assert_eq!(refused(&sandbox, "answerInlineQuery", twice).await, "Bad Request: RESULT_ID_DUPLICATE");
    let once = json!({"inline_query_id": update["id"], "results": [article], "is_personal": true});
    granted(&sandbox, "answerInlineQuery", once).await;
    let (query, offer) = asking.await.expect("an offer");
    assert!(offer.is_personal);
    let group = sandbox.group("Phòng BTXH", &an).with_bot();
    let sent = an.choose(&query, "1", &group);
    assert_eq!(group.message(sent).expect("a message").html(), "<b>Sáng:</b> họp");
    let heard = updates(&sandbox).await.pop().expect("an update");
    assert_eq!(heard["message"]["via_bot"]["username"], "nhaclich_sandbox_bot");
}
