//! Every field of the updates that Telegram really sends, replaced in turn by something new.

use chrono::{DateTime, Utc};
use nhaclich::telegram::{
    arrivals::arrival,
    raw, shape,
    tolerant::{Read, read},
};
use serde_json::{Value, json};
use teloxide::types::{Update, UpdateKind};

use super::real::{Real, file, message, private, real};

fn now() -> DateTime<Utc> {
    "2021-11-11T23:30:00Z".parse().unwrap()
}

/// What was said or pressed, whatever else is in the update.
fn essence(update: &Update) -> Option<String> {
    match &update.kind {
        UpdateKind::Message(message) => {
            let photo = message.photo().and_then(|sizes| sizes.last()).map(|size| &size.file.id.0);
            let file = message.document().map(|document| &document.file.id.0).or(photo);
            message.from.as_ref()?;
            Some(format!("{}{}", message.text().unwrap_or_default(), file.map_or("", |id| id)))
        }
        UpdateKind::CallbackQuery(press) => {
            let below = press.message.as_ref()?.regular_message()?;
            Some(format!("{} under {}", press.data.as_deref()?, below.id))
        }
        UpdateKind::InlineQuery(query) => Some(query.query.clone()),
        _ => None,
    }
}

fn handled(update: &Value) -> Option<String> {
    match read(update, now()) {
        Read::Whole(update) | Read::Reduced(update) => essence(&update),
        Read::Nothing | Read::Unread => None,
    }
}

/// Where there is something in a value.
fn places(value: &Value, at: &str, out: &mut Vec<String>) {
    let mut go = |name: &str, value: &Value| {
        let place = format!("{at}/{name}");
        out.push(place.clone());
        places(value, &place, out);
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| go(name, value)),
        Value::Array(of) => of.iter().enumerate().for_each(|(n, value)| go(&n.to_string(), value)),
        _ => {}
    }
}

/// The update with one place changed in every way that a newer Telegram may write it, and some that it never should.
fn changed(update: &Value, place: &str) -> Vec<Value> {
    let (above, name) = place.rsplit_once('/').unwrap();
    let put = |new: Value| {
        let mut update = update.clone();
        *update.pointer_mut(place).unwrap() = new;
        update
    };
    let mut out: Vec<Value> = [
        Value::Null,
        json!("date_time"),
        json!(77),
        json!(-1.5),
        json!(true),
        json!([]),
        json!({}),
        json!({"type": "date_time", "unix_time": 1}),
        json!([[{"type": "of_next_year"}]]),
    ]
    .map(put)
    .into();
    let mut without = update.clone();
    match without.pointer_mut(above).unwrap() {
        Value::Object(fields) => drop(fields.remove(name)),
        Value::Array(of) => drop(of.remove(name.parse().unwrap())),
        _ => {}
    }
    out.push(without);
    let mut more = update.clone();
    match more.pointer_mut(place).unwrap() {
        Value::Object(fields) => drop(fields.insert("a_new_field".into(), json!({"type": "of_next_year"}))),
        Value::Array(of) => of.push(json!({"type": "date_time", "offset": 0, "length": 2, "unix_time": 1})),
        _ => return out,
    }
    out.push(more);
    out
}

#[test]
fn real_updates_are_read_whole() {
    for Real { what, update, essence, .. } in real() {
        assert!(matches!(read(&update, now()), Read::Whole(_)), "{what}");
        assert_eq!(handled(&update).as_deref(), Some(essence), "{what}");
    }
}

#[test]
fn whatever_is_new_in_an_update_no_document_command_or_press_is_lost() {
    let mut tried = 0;
    for Real { what, update, essence, needed } in real() {
        let mut all = Vec::new();
        places(&update, "", &mut all);
        for place in all.iter().filter(|place| *place != "/update_id" && !needed.contains(&place.as_str())) {
            for changed in changed(&update, place) {
                assert_eq!(handled(&changed).as_deref(), Some(essence), "{what}, {place} is new: {changed}");
                assert!(arrival(&changed, now()).is_some(), "{what}: {changed}");
                tried += 1;
            }
        }
    }
    assert!(tried > 2_000, "{tried} changes were tried");
}

#[test]
fn where_the_thing_itself_is_new_it_is_known_that_it_could_not_be_read() {
    for Real { what, update, needed, .. } in real() {
        for place in needed.iter().filter(|place| place.matches('/').count() > 1) {
            let mut changed = update.clone();
            *changed.pointer_mut(place).unwrap() = json!({"type": "of_next_year"});
            let unread = matches!(read(&changed, now()), Read::Unread);
            // Another size of a photo will do.
            let is_size = place.starts_with("/message/photo/1");
            assert!(unread || is_size, "{what}, {place} is new: {:?}", read(&changed, now()));
        }
    }
}

#[test]
fn several_new_things_at_once_cost_no_document_either() {
    let mut update = message(
        &private(),
        json!({"document": file(), "caption": "Hạn 12/11",
        "caption_entities": [{"offset": 0, "length": 3, "type": "bold"},
            {"offset": 4, "length": 5, "type": "date_time", "unix_time": 1_636_673_405}]}),
    );
    update["message"]["chat"]["type"] = json!("secret_room");
    update["message"]["document"]["thumbnail"] = json!("none");
    update["message"]["reply_to_message"] = json!({"gone": true});
    update["a_header_of_next_year"] = json!({"x": 1});
    let Read::Reduced(reduced) = read(&update, now()) else { panic!("{update}") };
    let UpdateKind::Message(message) = reduced.kind else { panic!("a message") };
    assert_eq!(message.document().unwrap().file.id.0, "BQAC");
    assert_eq!(message.caption(), Some("Hạn 12/11"));
    assert_eq!(message.caption_entities().map(<[_]>::len), Some(1), "the bold words stay bold");
    assert!(message.chat.is_private());
    assert_eq!(arrival(&update, now()).unwrap().place.chat, 33);
}

#[test]
fn what_telegram_itself_tells_of_a_chat_is_not_taken_for_words() {
    for event in ["pinned_message", "new_chat_members", "forum_topic_edited", "web_app_data"] {
        let update = message(&private(), json!({event: {"type": "of_next_year"}}));
        assert!(matches!(read(&update, now()), Read::Nothing | Read::Whole(_)), "{event}");
    }
    let unknown = message(&private(), json!({"hologram": {"file_id": "x"}}));
    assert!(matches!(read(&unknown, now()), Read::Unread), "somebody sent something");
    let reaction = json!({"update_id": 7, "message_reaction": {"chat": private()}});
    assert!(matches!(read(&reaction, now()), Read::Nothing));
}

#[test]
fn the_log_is_given_the_shape_of_an_update_and_nothing_that_was_written() {
    let update = message(
        &private(),
        json!({"document": file(), "caption": "Họp kín",
        "caption_entities": [{"offset": 0, "length": 3, "type": "date_time"}], "Nguyễn Văn A": 1}),
    );
    insta::assert_snapshot!(shape::of(&update), @r#"{message: {?: number, caption: string, caption_entities: [{length: number, offset: number, type: "date_time"}], chat: {first_name: string, id: number, last_name: string, type: "private", username: string}, date: number, document: {file_id: string, file_name: string, file_size: number, file_unique_id: string, mime_type: string, thumb: {file_id: string, file_size: number, file_unique_id: string, height: number, width: number}, thumbnail: {file_id: string, file_size: number, file_unique_id: string, height: number, width: number}}, from: {first_name: string, id: number, is_bot: bool, is_premium: bool, language_code: string, last_name: string, username: string}, message_id: number}, update_id: number}"#);
    assert!(shape::of(&json!(vec![update; 50])).chars().count() <= 1_001);
}

#[test]
fn an_update_that_is_no_proper_json_does_not_take_the_others_of_its_batch_with_it() {
    let answer = r#"{"ok":true,"result":[
        {"update_id":1,"message":{"chat":{"id":5},"text":"/homnay"}},
        {"update_id":2,"message":{"chat":{"id":6},"text":"half \ud83d of a pair, \\ud83d, whole \ud83d\ude00"}},
        {"update_id":3,"message":{"chat":{"id":7},"text":"/tuan","new":1e999}},
        {"update_id":4,"message":{"chat":{"id":8},"text":"/tuan"}}]}"#;
    assert!(serde_json::from_str::<Value>(answer).is_err());
    let updates = raw::updates(answer).unwrap();
    let numbers: Vec<_> = updates.iter().map(|update| update["update_id"].as_i64().unwrap()).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
    assert_eq!(updates[1]["message"]["text"], "half \u{fffd} of a pair, \\ud83d, whole 😀");
    assert!(
        updates.iter().all(|update| arrival(update, now()).is_some()),
        "each can be written down and confirmed"
    );
    assert!(raw::updates("<html>Bad Gateway</html>").is_none());
    assert!(raw::update("half of it {\"update_id\":").is_none());
}
