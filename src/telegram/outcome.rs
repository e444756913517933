//! What Telegram's answers mean: the one place that looks at the words of an error.
//!
//! teloxide recognises answers by their exact text and leaves most permanent refusals `Unknown`, and it
//! drops the error code. So everything is read from the text again, by its beginning and by what it
//! names; an unknown refusal of one message counts as a refusal of that message, visible in the report,
//! never as a reason to try for ever.

use std::error::Error as _;

use teloxide::{ApiError, RequestError};

use office::deliver::{Absence, Outcome};

/// How much of a foreign text is kept.
const KEPT_CHARS: usize = 200;

/// What the error of a request for one message means.
pub fn of_error(error: &RequestError) -> Outcome {
    match error {
        RequestError::Api(ApiError::Unknown(text)) => of_text(text),
        RequestError::Api(ApiError::InvalidToken) => Outcome::TokenRefused,
        RequestError::Api(known) => of_text(&known.to_string()),
        RequestError::MigrateToChatId(to) => Outcome::Moved { to: to.0 },
        RequestError::RetryAfter(wait) => Outcome::TooFast { wait: wait.duration() },
        RequestError::Network(error) => of_network(error),
        RequestError::InvalidJson { raw, .. } => of_unreadable(raw),
        RequestError::Io(error) => Outcome::NotReached(short(&error.to_string())),
    }
}

/// What Telegram's own description means.
pub fn of_text(text: &str) -> Outcome {
    let kept = short(text);
    if let Some(reason) = text.strip_prefix("Forbidden: ") {
        return Outcome::Gone(absence(reason), kept);
    }
    if let Some(reason) = text.strip_prefix("Bad Request: ") {
        return of_bad_request(reason, kept);
    }
    let lower = text.to_lowercase();
    if let Some(reason) = lower.strip_prefix("unauthorized: ") {
        // Older servers said so what newer ones say with "Forbidden", except about the token itself.
        let about_token = reason.contains("token");
        return if about_token { Outcome::TokenRefused } else { Outcome::Gone(absence(reason), kept) };
    }
    if matches!(lower.as_str(), "unauthorized" | "not found" | "logged out") {
        return Outcome::TokenRefused;
    }
    if lower.starts_with("too many requests") {
        // Without `retry_after`; a minute is what Telegram's server gives where it has no better figure.
        return Outcome::TooFast { wait: std::time::Duration::from_secs(60) };
    }
    // Said by whoever stands before Telegram's servers, and may have passed the request on before.
    if ["bad gateway", "gateway timeout"].iter().any(|name| lower.starts_with(name)) {
        return Outcome::NoAnswer(kept);
    }
    let server = ["internal server error", "service unavailable"];
    if server.iter().any(|name| lower.starts_with(name)) || lower.starts_with("internal: ") {
        return Outcome::Trouble(kept);
    }
    Outcome::Refused(kept)
}

/// Whether an edit was refused because the message says the same already.
pub fn says_the_same(refused: &str) -> bool {
    refused.contains("message is not modified")
}

fn absence(reason: &str) -> Absence {
    let says = |words: &str| reason.contains(words);
    if says("blocked by the user") {
        Absence::Blocked
    } else if says("user is deactivated") {
        Absence::Deactivated
    } else if says("initiate conversation") || says("send messages to the bot") || says("messages to bots") {
        Absence::NeverStarted
    } else if says("was deleted") || says("is deactivated") {
        Absence::Deleted
    } else if says("rights") || says("can't send") || says("CHAT_WRITE_FORBIDDEN") || says("restricted") {
        Absence::NoRights
    } else {
        // Kicked, left, not a member, banned; and what newer servers will say.
        Absence::Removed
    }
}

fn of_bad_request(reason: &str, kept: String) -> Outcome {
    let says = |words: &str| reason.contains(words);
    let is_any = |codes: &[&str]| codes.iter().any(|code| says(code));
    let no_place = ["message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"];
    if is_any(&no_place) {
        return Outcome::NoPlace(kept);
    }
    if says("can't parse entities") {
        return Outcome::MarkupRefused(kept);
    }
    if is_any(&["chat not found", "user not found", "PEER_ID_INVALID", "CHAT_ID_INVALID"]) {
        return Outcome::NotFound(kept);
    }
    if is_any(&["TOPIC_CLOSED", "TOPIC_DELETED", "TOPIC_ID_INVALID", "message thread not found"]) {
        return Outcome::TopicGone(kept);
    }
    if is_any(&["group is deactivated", "group chat was deleted", "CHANNEL_PRIVATE"]) {
        return Outcome::Gone(Absence::Deleted, kept);
    }
    if is_any(&["USER_IS_BLOCKED", "YOU_BLOCKED_USER"]) {
        return Outcome::Gone(Absence::Blocked, kept);
    }
    if is_any(&["INPUT_USER_DEACTIVATED", "USER_DEACTIVATED"]) {
        return Outcome::Gone(Absence::Deactivated, kept);
    }
    let no_rights = [
        "not enough rights to send",
        "have no rights to send",
        "need administrator rights",
        "CHAT_WRITE_FORBIDDEN",
        "CHAT_SEND_PLAIN_FORBIDDEN",
        "CHAT_ADMIN_REQUIRED",
        "CHAT_RESTRICTED",
        "USER_BANNED_IN_CHANNEL",
    ];
    if is_any(&no_rights) {
        return Outcome::Gone(Absence::NoRights, kept);
    }
    if reason.eq_ignore_ascii_case("logged out") {
        return Outcome::TokenRefused;
    }
    Outcome::Refused(kept)
}

/// Whether the request went out decides: an error before that may be tried again freely.
fn of_network(error: &reqwest::Error) -> Outcome {
    let text = words(error);
    if error.is_connect() || error.is_builder() || error.is_redirect() {
        Outcome::NotReached(text)
    } else {
        Outcome::NoAnswer(text)
    }
}

/// teloxide could not make sense of the body: a gateway's page, or an answer cut off.
fn of_unreadable(raw: &str) -> Outcome {
    #[derive(serde::Deserialize)]
    struct Answer {
        ok: bool,
        result: Option<Delivered>,
        description: Option<String>,
    }
    #[derive(serde::Deserialize)]
    struct Delivered {
        message_id: i32,
    }
    let raw = raw.trim();
    match serde_json::from_str::<Answer>(raw) {
        Ok(Answer { ok: true, result: Some(Delivered { message_id }), .. }) => {
            Outcome::Accepted { message_id }
        }
        Ok(Answer { ok: false, description: Some(text), .. }) => of_text(&text),
        // A gateway in front of Telegram answered in its place; what Telegram did meanwhile it doesn't know.
        _ if raw.starts_with('<') => Outcome::NoAnswer("an HTML page instead of an answer".into()),
        _ => Outcome::NoAnswer("an answer that breaks off or is no JSON".into()),
    }
}

/// The innermost causes, without the address: it would carry the token.
fn words(error: &reqwest::Error) -> String {
    let mut innermost: &dyn std::error::Error = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    let kind = if error.is_timeout() {
        "timeout"
    } else if error.is_connect() {
        "no connection"
    } else {
        "connection broken"
    };
    match error.source() {
        Some(_) => short(&format!("{kind}: {innermost}")),
        None => kind.to_owned(),
    }
}

fn short(text: &str) -> String {
    text.chars().take(KEPT_CHARS).collect()
}
