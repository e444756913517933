//! What each of Telegram's answers means, and what becomes of the message.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use nhaclich::telegram::outcome;
use office::deliver::{After, Next, Outcome, Sending, next};
use teloxide::{ApiError, RequestError, types::ChatId, types::Seconds};

fn now() -> DateTime<Utc> {
    "2021-11-11T23:30:00Z".parse().unwrap()
}

const FIRST: Sending = Sending {
    attempts: 1,
    doubts: 0,
    plain: false,
    in_topic: true,
    missing_since: None,
    expires_at: DateTime::<Utc>::MAX_UTC,
};

/// As teloxide reports it: known variants by exact text, the rest as unknown.
fn described(description: &str) -> Outcome {
    let error: ApiError = serde_json::from_value(description.into()).unwrap();
    outcome::of_error(&RequestError::Api(error))
}

fn word(next: &Next) -> String {
    match next {
        Next::Sent { message_id } => format!("sent as {message_id}"),
        Next::Again { not_before, reason, after, .. } => {
            let wait = (*not_before - now()).num_seconds();
            let after = if *after == After::Nothing { String::new() } else { format!(", {after:?}") };
            format!("again in {wait} s: {reason}{after}")
        }
        Next::Repeat { not_before, .. } => {
            format!("again in {} s, marked", (*not_before - now()).num_seconds())
        }
        Next::Uncertain { .. } => "uncertain".into(),
        Next::Failed { reason, .. } => format!("failed: {reason}"),
        Next::Gone { absence, .. } => format!("failed, chat gone: {}", absence.word()),
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn every_description_of_telegram_has_its_meaning() {
    let descriptions = [
        "Forbidden: bot was blocked by the user",
        "Forbidden: user is deactivated",
        "Forbidden: bot can't initiate conversation with a user",
        "Unauthorized: bot can't initiate conversation with a user",
        "Forbidden: bot can't send messages to the bot",
        "Forbidden: bot can't send messages to bots",
        "Forbidden: bot was kicked from the group chat",
        "Forbidden: bot was kicked from the supergroup chat",
        "Forbidden: bot was kicked from the channel chat",
        "Unauthorized: bot was kicked from a chat",
        "Forbidden: bot is not a member of the group chat",
        "Forbidden: bot is not a member of the supergroup chat",
        "Forbidden: bot is not a member of the channel chat",
        "Forbidden: the group chat was deleted",
        "Bad Request: group is deactivated",
        "Bad Request: chat not found",
        "Bad Request: user not found",
        "Bad Request: PEER_ID_INVALID",
        "Bad Request: not enough rights to send text messages to the chat",
        "Bad Request: have no rights to send a message",
        "Bad Request: need administrator rights in the channel chat",
        "Bad Request: CHAT_WRITE_FORBIDDEN",
        "Bad Request: CHAT_ADMIN_REQUIRED",
        "Bad Request: USER_IS_BLOCKED",
        "Bad Request: INPUT_USER_DEACTIVATED",
        "Bad Request: TOPIC_CLOSED",
        "Bad Request: TOPIC_DELETED",
        "Bad Request: message thread not found",
        "Bad Request: can't parse entities: Unsupported start tag \"br\" at byte offset 5",
        "Bad Request: message is too long",
        "Bad Request: MESSAGE_TOO_LONG",
        "Bad Request: message caption is too long",
        "Bad Request: message text is empty",
        "Bad Request: text must be non-empty",
        "Bad Request: message to edit not found",
        "Bad Request: message can't be edited",
        "Bad Request: BUTTON_DATA_INVALID",
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        "Bad Request: reply markup is too long",
        "Bad Request: wrong file identifier/HTTP URL specified",
        "Bad Request: invalid file_id",
        "Bad Request: PARTICIPANT_ID_INVALID",
        "Request Entity Too Large",
        "Bad Request: something that Telegram will say next year",
        "Unauthorized",
        "Unauthorized: invalid token specified",
        "Not Found",
        "Not Found: method not found",
        "Logged out",
        "Bad Request: Logged out",
        "Too Many Requests",
        "Internal Server Error",
        "Internal: group unavailable",
        "Bad Gateway",
        "Gateway Timeout",
    ];
    let table: Vec<String> = descriptions
        .iter()
        .map(|description| format!("{description} → {}", word(&next(described(description), FIRST, now()))))
        .collect();
    insta::assert_snapshot!(table.join("\n"), @r#"
    Forbidden: bot was blocked by the user → failed, chat gone: blocked
    Forbidden: user is deactivated → failed, chat gone: deactivated
    Forbidden: bot can't initiate conversation with a user → failed, chat gone: never-started
    Unauthorized: bot can't initiate conversation with a user → failed, chat gone: never-started
    Forbidden: bot can't send messages to the bot → failed, chat gone: never-started
    Forbidden: bot can't send messages to bots → failed, chat gone: never-started
    Forbidden: bot was kicked from the group chat → failed, chat gone: removed
    Forbidden: bot was kicked from the supergroup chat → failed, chat gone: removed
    Forbidden: bot was kicked from the channel chat → failed, chat gone: removed
    Unauthorized: bot was kicked from a chat → failed, chat gone: removed
    Forbidden: bot is not a member of the group chat → failed, chat gone: removed
    Forbidden: bot is not a member of the supergroup chat → failed, chat gone: removed
    Forbidden: bot is not a member of the channel chat → failed, chat gone: removed
    Forbidden: the group chat was deleted → failed, chat gone: deleted
    Bad Request: group is deactivated → failed, chat gone: deleted
    Bad Request: chat not found → again in 7200 s: not-found, ChatMissing
    Bad Request: user not found → again in 7200 s: not-found, ChatMissing
    Bad Request: PEER_ID_INVALID → again in 7200 s: not-found, ChatMissing
    Bad Request: not enough rights to send text messages to the chat → failed, chat gone: no-rights
    Bad Request: have no rights to send a message → failed, chat gone: no-rights
    Bad Request: need administrator rights in the channel chat → failed, chat gone: no-rights
    Bad Request: CHAT_WRITE_FORBIDDEN → failed, chat gone: no-rights
    Bad Request: CHAT_ADMIN_REQUIRED → failed, chat gone: no-rights
    Bad Request: USER_IS_BLOCKED → failed, chat gone: blocked
    Bad Request: INPUT_USER_DEACTIVATED → failed, chat gone: deactivated
    Bad Request: TOPIC_CLOSED → again in 0 s: topic-gone, TopicGone
    Bad Request: TOPIC_DELETED → again in 0 s: topic-gone, TopicGone
    Bad Request: message thread not found → again in 0 s: topic-gone, TopicGone
    Bad Request: can't parse entities: Unsupported start tag "br" at byte offset 5 → again in 0 s: markup, Plain
    Bad Request: message is too long → failed: refused
    Bad Request: MESSAGE_TOO_LONG → failed: refused
    Bad Request: message caption is too long → failed: refused
    Bad Request: message text is empty → failed: refused
    Bad Request: text must be non-empty → failed: refused
    Bad Request: message to edit not found → failed: no-place
    Bad Request: message can't be edited → failed: no-place
    Bad Request: BUTTON_DATA_INVALID → failed: refused
    Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard → failed: refused
    Bad Request: reply markup is too long → failed: refused
    Bad Request: wrong file identifier/HTTP URL specified → failed: refused
    Bad Request: invalid file_id → failed: refused
    Bad Request: PARTICIPANT_ID_INVALID → failed: refused
    Request Entity Too Large → failed: refused
    Bad Request: something that Telegram will say next year → failed: refused
    Unauthorized → again in 5 s: token
    Unauthorized: invalid token specified → again in 5 s: token
    Not Found → again in 5 s: token
    Not Found: method not found → failed: refused
    Logged out → again in 5 s: token
    Bad Request: Logged out → again in 5 s: token
    Too Many Requests → again in 60 s: too-fast, ChatWaits
    Internal Server Error → again in 5 s: trouble
    Internal: group unavailable → again in 5 s: trouble
    Bad Gateway → again in 10 s, marked
    Gateway Timeout → again in 10 s, marked
    "#);
}

#[test]
fn answers_with_parameters_say_how_long_and_where_to() {
    let flood = outcome::of_error(&RequestError::RetryAfter(Seconds::from_seconds(35)));
    assert_eq!(word(&next(flood, FIRST, now())), "again in 35 s: too-fast, ChatWaits");
    let moved = outcome::of_error(&RequestError::MigrateToChatId(ChatId(-1001)));
    assert_eq!(word(&next(moved, FIRST, now())), "again in 0 s: moved, ChatMoved { to: -1001 }");
}

/// The body of an answer that teloxide can't read.
fn unreadable(raw: &str) -> Outcome {
    let source = serde_json::from_str::<()>("?").unwrap_err();
    outcome::of_error(&RequestError::InvalidJson { source: source.into(), raw: raw.into() })
}

#[test]
fn a_body_that_cannot_be_read_is_read_for_what_it_says() {
    let cases = [
        r#"{"ok":true,"result":{"message_id":17,"new_field":[]}}"#,
        r#"{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user","new":1}"#,
        "<html><head><title>502 Bad Gateway</title></head></html>",
        r#"{"ok":true,"result":{"mess"#,
        "",
        "null",
    ];
    let table: Vec<String> =
        cases.iter().map(|raw| format!("{raw} → {}", word(&next(unreadable(raw), FIRST, now())))).collect();
    insta::assert_snapshot!(table.join("\n"), @r#"
    {"ok":true,"result":{"message_id":17,"new_field":[]}} → sent as 17
    {"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user","new":1} → failed, chat gone: blocked
    <html><head><title>502 Bad Gateway</title></head></html> → again in 10 s, marked
    {"ok":true,"result":{"mess → again in 10 s, marked
     → again in 10 s, marked
    null → again in 10 s, marked
    "#);
}

#[test]
fn a_message_without_an_answer_is_sent_again_with_growing_pauses_until_it_expires() {
    let waits = |sending: Sending| word(&next(Outcome::NoAnswer("timeout".into()), sending, now()));
    let growing: Vec<String> = (0..7).map(|doubts| waits(Sending { doubts, ..FIRST })).collect();
    insta::assert_snapshot!(growing.join("\n"), @r"
    again in 10 s, marked
    again in 30 s, marked
    again in 60 s, marked
    again in 120 s, marked
    again in 300 s, marked
    again in 300 s, marked
    again in 300 s, marked
    ");
    let ends_in = |seconds| Sending { doubts: 9, expires_at: now() + TimeDelta::seconds(seconds), ..FIRST };
    assert_eq!(waits(ends_in(200)), "again in 140 s, marked", "a last try before the end");
    assert_eq!(waits(ends_in(20)), "again in 10 s, marked");
    assert_eq!(waits(ends_in(0)), "uncertain");
}

#[test]
fn a_request_that_never_went_out_is_no_doubt() {
    let unreached = Outcome::NotReached("no connection".into());
    let sending = Sending { doubts: 1, ..FIRST };
    assert_eq!(word(&next(unreached, sending, now())), "again in 0 s: not-reached");
}

#[test]
fn a_chat_that_is_not_found_has_a_day_of_grace() {
    let missing = |hours| Sending { missing_since: Some(now() - TimeDelta::hours(hours)), ..FIRST };
    let not_found = || Outcome::NotFound("Bad Request: chat not found".into());
    assert_eq!(word(&next(not_found(), missing(23), now())), "again in 7200 s: not-found, ChatMissing");
    assert_eq!(word(&next(not_found(), missing(24), now())), "failed, chat gone: not-found");
}

#[test]
fn a_group_whose_general_is_closed_too_can_not_be_written_to() {
    let closed = || Outcome::TopicGone("Bad Request: TOPIC_CLOSED".into());
    let in_general = Sending { in_topic: false, ..FIRST };
    assert_eq!(word(&next(closed(), in_general, now())), "failed, chat gone: no-rights");
}

#[test]
fn refused_markup_goes_once_as_bare_text() {
    let refused = || Outcome::MarkupRefused("Bad Request: can't parse entities".into());
    assert_eq!(word(&next(refused(), FIRST, now())), "again in 0 s: markup, Plain");
    assert_eq!(word(&next(refused(), Sending { plain: true, ..FIRST }, now())), "failed: refused");
}

#[test]
fn pauses_grow_up_to_ten_minutes_and_no_number_of_tries_overflows_them() {
    let waits: Vec<i64> = [1, 2, 3, 7, 8, 50, u32::MAX]
        .into_iter()
        .map(|attempts| {
            let trouble = Outcome::Trouble("Internal Server Error".into());
            match next(trouble, Sending { attempts, ..FIRST }, now()) {
                Next::Again { not_before, .. } => (not_before - now()).num_seconds(),
                other => panic!("{other:?}"),
            }
        })
        .collect();
    assert_eq!(waits, [5, 10, 20, 320, 600, 600, 600]);
}

#[test]
fn an_absurd_wait_does_not_overflow() {
    let flood = Outcome::TooFast { wait: Duration::MAX };
    assert_eq!(word(&next(flood, FIRST, now())), "again in 3600 s: too-fast, ChatWaits");
}
