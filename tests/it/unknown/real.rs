//! Updates as Telegram really sends them.

use serde_json::{Value, json};

/// A real update, what must come through of it, and the places without which that can't.
pub struct Real {
    pub what: &'static str,
    pub update: Value,
    pub essence: &'static str,
    pub needed: &'static [&'static str],
}

const SAID: &[&str] = &["/message", "/message/text"];
const SAID_IN_GROUP: &[&str] =
    &["/message", "/message/text", "/message/from", "/message/from/id", "/message/chat/id"];
const SENT: &[&str] = &["/message", "/message/document", "/message/document/file_id"];
const PHOTO: &[&str] = &["/message", "/message/photo", "/message/photo/1", "/message/photo/1/file_id"];
const PRESSED: &[&str] = &[
    "/callback_query",
    "/callback_query/id",
    "/callback_query/from",
    "/callback_query/from/id",
    "/callback_query/data",
    "/callback_query/message",
    "/callback_query/message/message_id",
];
const PRESSED_IN_GROUP: &[&str] = &[
    "/callback_query",
    "/callback_query/id",
    "/callback_query/from",
    "/callback_query/from/id",
    "/callback_query/data",
    "/callback_query/message",
    "/callback_query/message/message_id",
    "/callback_query/message/chat/id",
];
const ASKED: &[&str] = &[
    "/inline_query",
    "/inline_query/id",
    "/inline_query/from",
    "/inline_query/from/id",
    "/inline_query/query",
];

fn person() -> Value {
    json!({"id": 33, "is_bot": false, "first_name": "Mai", "last_name": "Trần Thị", "username": "maitt",
           "language_code": "vi", "is_premium": true})
}

pub fn private() -> Value {
    json!({"id": 33, "first_name": "Mai", "last_name": "Trần Thị", "username": "maitt", "type": "private"})
}

fn group() -> Value {
    json!({"id": -1_001_234_567_890_i64, "title": "Phòng BTXH", "type": "supergroup", "is_forum": true})
}

fn bot() -> Value {
    json!({"id": 99, "is_bot": true, "first_name": "Nhắc lịch", "username": "nhaclich_bot"})
}

pub fn file() -> Value {
    json!({"file_name": "Lịch tháng 11.docx",
           "mime_type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
           "thumbnail": {"file_id": "t", "file_unique_id": "tu", "file_size": 900, "width": 90, "height": 120},
           "thumb": {"file_id": "t", "file_unique_id": "tu", "file_size": 900, "width": 90, "height": 120},
           "file_id": "BQAC", "file_unique_id": "AgAD", "file_size": 38_400})
}

fn earlier(chat: &Value) -> Value {
    json!({"message_id": 40, "from": bot(), "chat": chat, "date": 1_636_673_400, "text": "Lịch hôm nay",
           "entities": [{"offset": 0, "length": 4, "type": "bold"}],
           "reply_markup": {"inline_keyboard": [[{"text": "Đã xem", "callback_data": "seen:4"}]]}})
}

/// A message in a chat; with these fields besides.
pub fn message(chat: &Value, fields: Value) -> Value {
    let mut message = json!({"message_id": 41, "from": person(), "chat": chat, "date": 1_636_673_405});
    message.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    json!({"update_id": 7, "message": message})
}

fn press(chat: &Value) -> Value {
    json!({"update_id": 7, "callback_query": {"id": "4382", "from": person(), "message": earlier(chat),
           "chat_instance": "-37", "data": "seen:4"}})
}

/// Somebody they forwarded something of.
fn origin() -> Value {
    json!({"type": "user", "sender_user": person(), "date": 1_636_600_000})
}

/// All of them.
pub fn real() -> Vec<Real> {
    let mut all = words();
    all.extend(files());
    all.extend(in_groups());
    all.extend(presses());
    all
}

fn words() -> Vec<Real> {
    let entities = json!([
        {"offset": 0, "length": 9, "type": "bot_command"},
        {"offset": 10, "length": 3, "type": "text_mention", "user": person()},
        {"offset": 10, "length": 3, "type": "text_link", "url": "https://example.org/"}]);
    let command = json!({"text": "/tim@nhaclich_bot họp", "entities": entities});
    let question = json!({"text": "mai có gì", "link_preview_options": {"is_disabled": true},
        "has_protected_content": true});
    let reply = json!({"text": "mai", "external_reply": {"origin": origin(), "chat": group(), "message_id": 3,
        "document": file()}});
    let of =
        |what, fields, essence| Real { what, update: message(&private(), fields), essence, needed: SAID };
    vec![
        of("a command", command, "/tim@nhaclich_bot họp"),
        of("a question with its link shown", question, "mai có gì"),
        of("a reply from elsewhere", reply, "mai"),
    ]
}

fn files() -> Vec<Real> {
    let captioned = json!({"document": file(), "caption": "Đã sửa ngày 12/11",
        "caption_entities": [{"offset": 0, "length": 6, "type": "bold"}]});
    let forwarded =
        json!({"document": file(), "forward_origin": origin(), "media_group_id": "13", "effect_id": "5"});
    let sizes = json!([
        {"file_id": "S", "file_unique_id": "s", "file_size": 1_000, "width": 90, "height": 60},
        {"file_id": "L", "file_unique_id": "l", "file_size": 90_000, "width": 1280, "height": 853}]);
    let photo = json!({"photo": sizes, "media_group_id": "13", "caption": "Trang 1"});
    let of =
        |what, fields, essence, needed| Real { what, update: message(&private(), fields), essence, needed };
    vec![
        of("a document", captioned, "BQAC", SENT),
        of("a forwarded document in an album", forwarded, "BQAC", SENT),
        of("a photo in an album", photo, "L", PHOTO),
    ]
}

fn in_groups() -> Vec<Real> {
    let in_topic = json!({"text": "/homnay", "message_thread_id": 5, "is_topic_message": true,
        "entities": [{"offset": 0, "length": 7, "type": "bot_command"}], "sender_chat": group(),
        "author_signature": "Trưởng phòng"});
    let reply = json!({"text": "thứ hai có gì", "reply_to_message": earlier(&group()),
        "quote": {"text": "hôm", "position": 5}, "via_bot": bot()});
    let of = |what, fields, essence| Real {
        what,
        update: message(&group(), fields),
        essence,
        needed: SAID_IN_GROUP,
    };
    vec![of("a command in a topic", in_topic, "/homnay"), of("a reply in a group", reply, "thứ hai có gì")]
}

fn presses() -> Vec<Real> {
    let inline = json!({"update_id": 7, "inline_query": {"id": "9", "from": person(), "query": "mai", "offset": "",
        "chat_type": "sender", "location": {"latitude": 20.0, "longitude": 105.8}}});
    let of = |what, update, essence, needed| Real { what, update, essence, needed };
    vec![
        of("a press", press(&private()), "seen:4 under 40", PRESSED),
        of("a press in a group", press(&group()), "seen:4 under 40", PRESSED_IN_GROUP),
        of("an inline query", inline, "mai", ASKED),
    ]
}
