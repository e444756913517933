//! Sending: who can be written to, and what a message may be.

use sandbox::{
    markup::EntityKind,
    world::{Form, TopicState},
};
use serde_json::json;

use super::{granted, raw, refused, sandbox, text_refused, with_person};

#[tokio::test]
async fn somebody_who_never_opened_the_bot_cannot_be_written_to() {
    let sandbox = sandbox().await;
    let stranger = sandbox.person("Người lạ");
    assert_eq!(
        text_refused(&sandbox, &stranger, "Chào").await,
        "Forbidden: bot can't initiate conversation with a user"
    );
}

#[tokio::test]
async fn a_chat_that_does_not_exist_is_not_found() {
    let sandbox = sandbox().await;
    for chat in [json!(42), json!(-42), json!("@nobody")] {
        let answer = refused(&sandbox, "sendMessage", json!({"chat_id": chat, "text": "Chào"})).await;
        assert_eq!(answer, "Bad Request: chat not found");
    }
    let answer = refused(&sandbox, "sendMessage", json!({"text": "Chào"})).await;
    assert_eq!(answer, "Bad Request: chat_id is empty");
}

#[tokio::test]
async fn whoever_blocked_the_bot_gets_nothing_until_they_take_it_back() {
    let (sandbox, an) = with_person().await;
    an.block_bot();
    assert_eq!(text_refused(&sandbox, &an, "Chào").await, "Forbidden: bot was blocked by the user");
    an.unblock_bot();
    granted(&sandbox, "sendMessage", json!({"chat_id": an.chat_id(), "text": "Chào"})).await;
}

#[tokio::test]
async fn a_deleted_account_is_deactivated() {
    let (sandbox, an) = with_person().await;
    an.deactivate();
    assert_eq!(text_refused(&sandbox, &an, "Chào").await, "Forbidden: user is deactivated");
}

#[tokio::test]
async fn a_message_is_as_long_as_4096_code_points_after_its_entities_are_parsed() {
    let (sandbox, an) = with_person().await;
    let longest = format!("<b>{}</b>&amp;", "Ạ".repeat(4095));
    let sent = json!({"chat_id": an.chat_id(), "text": longest, "parse_mode": "HTML"});
    granted(&sandbox, "sendMessage", sent).await;
    let longer = format!("<b>{}</b>&amp;", "Ạ".repeat(4096));
    assert_eq!(text_refused(&sandbox, &an, &longer).await, "Bad Request: message is too long");
    // Two UTF-16 units each: they count once.
    let astral = json!({"chat_id": an.chat_id(), "text": "\u{1F4C5}".repeat(4096)});
    granted(&sandbox, "sendMessage", astral).await;
    assert_eq!(text_refused(&sandbox, &an, &"a".repeat(32_769)).await, "Bad Request: text is too long");
}

#[tokio::test]
async fn a_message_without_text_is_refused() {
    let (sandbox, an) = with_person().await;
    assert_eq!(text_refused(&sandbox, &an, "").await, "Bad Request: message text is empty");
    assert_eq!(text_refused(&sandbox, &an, " \n<b> </b>").await, "Bad Request: text must be non-empty");
    let missing = refused(&sandbox, "sendMessage", json!({"chat_id": an.chat_id()})).await;
    assert_eq!(missing, "Bad Request: message text is empty");
}

#[tokio::test]
async fn a_reply_to_a_message_that_is_gone_needs_leave() {
    let (sandbox, an) = with_person().await;
    let mut sent = json!({"chat_id": an.chat_id(), "text": "Vâng", "reply_parameters": {"message_id": 9999}});
    assert_eq!(
        refused(&sandbox, "sendMessage", sent.clone()).await,
        "Bad Request: message to be replied not found"
    );
    sent["reply_parameters"]["allow_sending_without_reply"] = json!(true);
    let message = granted(&sandbox, "sendMessage", sent).await;
    assert_eq!(message.get("reply_to_message"), None);
}

#[tokio::test]
async fn a_message_is_seen_as_it_was_sent() {
    let (sandbox, an) = with_person().await;
    let sent = json!({
        "chat_id": an.chat_id(), "text": "<b>Sáng:</b> họp", "parse_mode": "html", "disable_notification": true,
        "reply_markup": {"inline_keyboard": [[{"text": "Đã xem", "callback_data": "seen:1"}]]},
    });
    let message = granted(&sandbox, "SendMessage", sent).await;
    assert_eq!(message["entities"], json!([{"type": "bold", "offset": 0, "length": 5}]));
    let seen = an.last();
    assert_eq!((seen.html().as_str(), seen.silent), ("<b>Sáng:</b> họp", true));
    assert_eq!(seen.labels(), [["Đã xem"]]);
    insta::assert_snapshot!(an.transcript(), @r"
    An: /start
    Nhắc lịch (silent): <b>Sáng:</b> họp
      [Đã xem]
    ");
}

#[tokio::test]
async fn commands_in_a_text_are_found_by_telegram_itself() {
    let (sandbox, an) = with_person().await;
    granted(
        &sandbox,
        "sendMessage",
        json!({"chat_id": an.chat_id(), "text": "Gõ /homnay hoặc https://vi.dụ/a."}),
    )
    .await;
    let last = an.last();
    let words = last.content.words().expect("words");
    let found: Vec<_> = words.entities.iter().map(|e| (e.kind.clone(), e.offset, e.length)).collect();
    assert_eq!(found, [(EntityKind::Command, 3, 7), (EntityKind::Url, 16, 15)]);
}

#[tokio::test]
async fn parameters_come_in_the_address_in_a_form_and_in_json_alike() {
    let (sandbox, an) = with_person().await;
    let base = format!("{}bot{}/SENDMESSAGE", sandbox.api_url(), sandbox.token());
    let client = reqwest::Client::new();
    let chat = an.chat_id();
    let in_address =
        client.get(format!("{base}?chat_id={chat}&text=m%E1%BB%99t")).send().await.expect("an answer");
    assert_eq!(in_address.status(), 200);
    let form = client.post(&base).header("content-type", "application/x-www-form-urlencoded");
    let in_form = form.body(format!("chat_id={chat}&text=hai+ba")).send().await.expect("an answer");
    assert_eq!(in_form.status(), 200);
    let texts: Vec<_> = an.from_bot().iter().map(|message| message.text().to_owned()).collect();
    assert_eq!(texts, ["một", "hai ba"]);
}

#[tokio::test]
async fn a_wrong_token_an_unknown_method_and_broken_json_are_refused() {
    let sandbox = sandbox().await;
    let url = format!("{}bot123:wrong/getMe", sandbox.api_url());
    let response = reqwest::get(url).await.expect("an answer");
    assert_eq!(response.status(), 401);
    assert_eq!(
        response.text().await.expect("a body"),
        r#"{"description":"Unauthorized","error_code":401,"ok":false}"#
    );
    let (status, body) = raw(&sandbox, "sendCarrierPigeon", json!({})).await;
    assert_eq!((status, &body["description"]), (404, &json!("Not Found: method not found")));
    let url = format!("{}bot{}/sendMessage", sandbox.api_url(), sandbox.token());
    let request = reqwest::Client::new().post(url).header("content-type", "application/json");
    let response = request.body("{\"chat_id\": 1, ").send().await.expect("an answer");
    assert_eq!(response.status(), 400);
    assert!(response.text().await.expect("a body").contains("message text is empty"));
}

#[tokio::test]
async fn a_caption_has_1024_code_points_and_a_document_needs_bytes() {
    let (sandbox, an) = with_person().await;
    let known = an.send_document("lịch.docx", "PK…", "");
    let update = super::updates(&sandbox).await.pop().expect("an update");
    let file = &update["message"]["document"]["file_id"];
    assert_eq!(update["message"]["message_id"], json!(known));
    let mut sent = json!({"chat_id": an.chat_id(), "document": file, "caption": "x".repeat(1025)});
    assert_eq!(
        refused(&sandbox, "sendDocument", sent.clone()).await,
        "Bad Request: message caption is too long"
    );
    sent["caption"] = json!("x".repeat(1024));
    granted(&sandbox, "sendDocument", sent).await;
    let unknown = json!({"chat_id": an.chat_id(), "document": "nothing"});
    assert_eq!(
        refused(&sandbox, "sendDocument", unknown).await,
        "Bad Request: wrong file identifier/HTTP URL specified"
    );
    let missing = refused(&sandbox, "sendDocument", json!({"chat_id": an.chat_id()})).await;
    assert_eq!(missing, "Bad Request: there is no document in the request");
}

#[tokio::test]
async fn files_over_20_mb_cannot_be_fetched() {
    let (sandbox, an) = with_person().await;
    an.send_document_of_size("lịch.pdf", 21 << 20);
    let update = super::updates(&sandbox).await.pop().expect("an update");
    let document = &update["message"]["document"];
    assert_eq!(document["file_size"], json!(21 << 20));
    let answer = refused(&sandbox, "getFile", json!({"file_id": document["file_id"]})).await;
    assert_eq!(answer, "Bad Request: file is too big");
    assert_eq!(refused(&sandbox, "getFile", json!({"file_id": "x"})).await, "Bad Request: invalid file_id");
}

#[tokio::test]
async fn a_topic_that_is_closed_deleted_or_unknown_takes_nothing() {
    let sandbox = sandbox().await;
    let owner = sandbox.person("Trưởng phòng");
    let forum = sandbox.forum("Phòng BTXH", &owner).with_bot();
    let topic = forum.topic("Lịch tuần");
    let send = |thread: i32| json!({"chat_id": forum.chat_id(), "message_thread_id": thread, "text": "Lịch"});
    let thread = topic.thread_id().expect("a topic").0;
    let message = granted(&sandbox, "sendMessage", send(thread)).await;
    assert_eq!((&message["message_thread_id"], &message["is_topic_message"]), (&json!(thread), &json!(true)));
    assert_eq!(refused(&sandbox, "sendMessage", send(999)).await, "Bad Request: message thread not found");
    // The general topic is written to without its id.
    assert_eq!(refused(&sandbox, "sendMessage", send(1)).await, "Bad Request: message thread not found");
    topic.set_topic(TopicState::Closed);
    assert_eq!(refused(&sandbox, "sendMessage", send(thread)).await, "Bad Request: TOPIC_CLOSED");
    topic.set_topic(TopicState::Deleted);
    assert_eq!(refused(&sandbox, "sendMessage", send(thread)).await, "Bad Request: TOPIC_DELETED");
    let group = sandbox.supergroup("Không có chủ đề", &owner).with_bot();
    let there = json!({"chat_id": group.chat_id(), "message_thread_id": 5, "text": "Lịch"});
    assert_eq!(refused(&sandbox, "sendMessage", there).await, "Bad Request: message thread not found");
    let form = sandbox.world(|world| world.chat(group.chat_id()).and_then(|c| c.group()).map(|g| g.form));
    assert_eq!(form, Some(Form::Supergroup));
}

#[tokio::test]
async fn deleting_takes_a_message_once_and_within_two_days() {
    let (sandbox, an) = with_person().await;
    let message = granted(&sandbox, "sendMessage", json!({"chat_id": an.chat_id(), "text": "Chào"})).await;
    let delete = json!({"chat_id": an.chat_id(), "message_id": message["message_id"]});
    granted(&sandbox, "deleteMessage", delete.clone()).await;
    assert_eq!(an.from_bot().len(), 0);
    assert_eq!(refused(&sandbox, "deleteMessage", delete).await, "Bad Request: message to delete not found");
    let old = granted(&sandbox, "sendMessage", json!({"chat_id": an.chat_id(), "text": "Cũ"})).await;
    sandbox.clock().set(sandbox.clock().now() + chrono::TimeDelta::hours(49));
    let delete = json!({"chat_id": an.chat_id(), "message_id": old["message_id"]});
    assert_eq!(refused(&sandbox, "deleteMessage", delete).await, "Bad Request: message can't be deleted");
}

#[tokio::test]
async fn a_sign_of_life_must_be_one_that_telegram_knows() {
    let (sandbox, an) = with_person().await;
    let typing = json!({"chat_id": an.chat_id(), "action": "typing"});
    granted(&sandbox, "sendChatAction", typing).await;
    let action = sandbox.world(|world| world.chat(an.chat_id()).and_then(|chat| chat.action.clone()));
    assert_eq!(action.map(|(action, _)| action).as_deref(), Some("typing"));
    let wrong =
        refused(&sandbox, "sendChatAction", json!({"chat_id": an.chat_id(), "action": "thinking"})).await;
    assert_eq!(wrong, "Bad Request: wrong parameter action in request");
}

#[tokio::test]
async fn an_album_holds_two_to_ten_photos() {
    let (sandbox, an) = with_person().await;
    let media = json!([{"type": "photo", "media": "none"}]);
    let one = refused(&sandbox, "sendMediaGroup", json!({"chat_id": an.chat_id(), "media": media})).await;
    assert_eq!(one, "Bad Request: there must be from 2 to 10 messages to send as an album");
    let media = json!([{"type": "photo", "media": "none"}, {"type": "photo", "media": "none"}]);
    let unknown = refused(&sandbox, "sendMediaGroup", json!({"chat_id": an.chat_id(), "media": media})).await;
    assert_eq!(unknown, "Bad Request: wrong file identifier/HTTP URL specified");
    assert_eq!(an.from_bot().len(), 0);
}
