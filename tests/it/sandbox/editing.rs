//! Editing: what can be changed, and what changes with it.

use serde_json::{Value, json};

use super::{granted, refused, sandbox, with_person};

fn keyboard(label: &str) -> Value {
    json!({"inline_keyboard": [[{"text": label, "callback_data": "page:2"}]]})
}

#[tokio::test]
async fn an_edit_that_changes_nothing_is_refused() {
    let (sandbox, an) = with_person().await;
    let mut message = json!({"chat_id": an.chat_id(), "text": "Tuần này", "reply_markup": keyboard("▶")});
    let sent = granted(&sandbox, "sendMessage", message.clone()).await;
    message["message_id"] = sent["message_id"].clone();
    let same = refused(&sandbox, "editMessageText", message.clone()).await;
    assert_eq!(
        same,
        "Bad Request: message is not modified: specified new message content and reply markup are exactly \
         the same as a current content and reply markup of the message"
    );
    // A keyboard alone is a change.
    message["reply_markup"] = keyboard("◀");
    granted(&sandbox, "editMessageText", message).await;
    assert_eq!(an.last().labels(), [["◀"]]);
}

#[tokio::test]
async fn an_edit_without_a_keyboard_removes_it_and_the_earlier_form_is_kept() {
    let (sandbox, an) = with_person().await;
    let message = json!({"chat_id": an.chat_id(), "text": "Trang 1", "reply_markup": keyboard("▶")});
    let sent = granted(&sandbox, "sendMessage", message).await;
    let edit = json!({"chat_id": an.chat_id(), "message_id": sent["message_id"], "text": "Trang 2"});
    let edited = granted(&sandbox, "editMessageText", edit).await;
    assert_eq!(edited.get("reply_markup"), None);
    assert!(edited["edit_date"].is_i64());
    let seen = an.last();
    assert_eq!((seen.text(), seen.labels().len(), seen.earlier.len()), ("Trang 2", 0, 1));
    assert_eq!(seen.earlier[0].0.words().map(|words| words.text.as_str()), Some("Trang 1"));
    assert!(seen.earlier[0].1.is_some());
}

#[tokio::test]
async fn only_the_bots_own_texts_can_be_edited() {
    let (sandbox, an) = with_person().await;
    let theirs = an.write("lịch hôm nay");
    let edit = |id: Value| json!({"chat_id": an.chat_id(), "message_id": id, "text": "Khác"});
    assert_eq!(
        refused(&sandbox, "editMessageText", edit(json!(theirs))).await,
        "Bad Request: message can't be edited"
    );
    assert_eq!(
        refused(&sandbox, "editMessageText", edit(json!(9999))).await,
        "Bad Request: message to edit not found"
    );
    let document = an.send_document("a.txt", "bytes", "");
    let file = sandbox.world(|world| {
        world.chat(an.chat_id()).and_then(|chat| chat.message(document)?.content.file().cloned())
    });
    let file = file.expect("a file").0;
    let sent = granted(&sandbox, "sendDocument", json!({"chat_id": an.chat_id(), "document": file})).await;
    assert_eq!(
        refused(&sandbox, "editMessageText", edit(sent["message_id"].clone())).await,
        "Bad Request: there is no text in the message to edit"
    );
    let caption = json!({"chat_id": an.chat_id(), "message_id": sent["message_id"], "caption": "Lịch"});
    granted(&sandbox, "editMessageCaption", caption).await;
    assert_eq!(an.last().text(), "Lịch");
}

#[tokio::test]
async fn an_edit_too_long_is_refused_in_other_words_than_a_message() {
    let (sandbox, an) = with_person().await;
    let sent = granted(&sandbox, "sendMessage", json!({"chat_id": an.chat_id(), "text": "Ngắn"})).await;
    let edit = json!({"chat_id": an.chat_id(), "message_id": sent["message_id"], "text": "d".repeat(4097)});
    assert_eq!(refused(&sandbox, "editMessageText", edit).await, "Bad Request: MESSAGE_TOO_LONG");
}

#[tokio::test]
async fn a_keyboard_alone_can_be_edited_away_once() {
    let (sandbox, an) = with_person().await;
    let message = json!({"chat_id": an.chat_id(), "text": "Trang 1", "reply_markup": keyboard("▶")});
    let sent = granted(&sandbox, "sendMessage", message).await;
    let edit = json!({"chat_id": an.chat_id(), "message_id": sent["message_id"]});
    granted(&sandbox, "editMessageReplyMarkup", edit.clone()).await;
    assert_eq!(an.last().text(), "Trang 1");
    let again = refused(&sandbox, "editMessageReplyMarkup", edit).await;
    assert!(again.starts_with("Bad Request: message is not modified"), "{again}");
}

#[tokio::test]
async fn a_reaction_is_set_and_taken_back_and_words_are_none() {
    let (sandbox, an) = with_person().await;
    let id = an.write("đã nhận");
    let react = |reaction: Value| json!({"chat_id": an.chat_id(), "message_id": id, "reaction": reaction});
    granted(&sandbox, "setMessageReaction", react(json!([{"type": "emoji", "emoji": "\u{1F44D}"}]))).await;
    assert_eq!(an.message(id).expect("a message").reactions.len(), 1);
    granted(&sandbox, "setMessageReaction", react(json!([]))).await;
    assert_eq!(an.message(id).expect("a message").reactions.len(), 0);
    let words =
        refused(&sandbox, "setMessageReaction", react(json!([{"type": "emoji", "emoji": "ok"}]))).await;
    assert_eq!(words, "Bad Request: REACTION_INVALID");
}

#[tokio::test]
async fn pinning_in_a_group_takes_an_administrator() {
    let sandbox = sandbox().await;
    let owner = sandbox.person("Trưởng phòng");
    let group = sandbox.supergroup("Phòng BTXH", &owner).with_bot();
    let sent =
        granted(&sandbox, "sendMessage", json!({"chat_id": group.chat_id(), "text": "Lịch tuần"})).await;
    let pin = json!({"chat_id": group.chat_id(), "message_id": sent["message_id"]});
    assert_eq!(
        refused(&sandbox, "pinChatMessage", pin.clone()).await,
        "Bad Request: not enough rights to manage pinned messages in the chat"
    );
    group.promote_bot();
    granted(&sandbox, "pinChatMessage", pin).await;
    let chat = granted(&sandbox, "getChat", json!({"chat_id": group.chat_id()})).await;
    assert_eq!(chat["pinned_message"]["text"], "Lịch tuần");
}
