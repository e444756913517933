//! A refusal: what Telegram answers when it does not do what the bot asked, word for word; it knows no
//! world, so that the wording of every error can be read in one place and compared with Telegram's.

use std::borrow::Cow;

use serde_json::{Value, json};

/// The HTTP status, which is also `error_code`, the description and its parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub code: u16,
    pub description: Cow<'static, str>,
    pub retry_after: Option<u32>,
    pub migrate_to: Option<i64>,
}

/// What a method gives: its result as JSON, or the refusal.
pub type Answer = Result<Value, Refusal>;

impl Refusal {
    fn new(code: u16, description: impl Into<Cow<'static, str>>) -> Self {
        Self { code, description: description.into(), retry_after: None, migrate_to: None }
    }

    /// 400. Telegram lowers the first letter of its own sentences and leaves `ERROR_CODES` as they are.
    pub fn bad(text: &str) -> Self {
        let mut letters = text.chars();
        let (first, second) = (letters.next(), letters.next());
        let is_code = second.is_some_and(|c| c.is_uppercase() || c == '_');
        let lowered = match first {
            Some(c) if !is_code => c.to_lowercase().chain(text.chars().skip(1)).collect(),
            _ => text.to_owned(),
        };
        Self::new(400, format!("Bad Request: {lowered}"))
    }

    pub fn forbidden(text: &str) -> Self {
        Self::new(403, format!("Forbidden: {text}"))
    }

    pub fn conflict(text: &str) -> Self {
        Self::new(409, format!("Conflict: {text}"))
    }

    pub fn upgraded(to: i64) -> Self {
        Self { migrate_to: Some(to), ..Self::bad("group chat was upgraded to a supergroup chat") }
    }

    pub fn too_many(seconds: u32) -> Self {
        let description = format!("Too Many Requests: retry after {seconds}");
        Self { retry_after: Some(seconds), ..Self::new(429, description) }
    }

    pub fn unauthorized() -> Self {
        Self::new(401, "Unauthorized")
    }

    pub fn not_found() -> Self {
        Self::new(404, "Not Found: method not found")
    }

    pub fn too_large() -> Self {
        Self::new(413, "Request Entity Too Large")
    }

    pub fn internal() -> Self {
        Self::new(500, "Internal Server Error")
    }

    pub fn entities(problem: &str) -> Self {
        Self::bad(&format!("can't parse entities: {problem}"))
    }

    pub fn to_json(&self) -> Value {
        let mut body = json!({"ok": false, "error_code": self.code, "description": self.description});
        if let Some(seconds) = self.retry_after {
            body["parameters"] = json!({"retry_after": seconds});
        }
        if let Some(chat) = self.migrate_to {
            body["parameters"] = json!({"migrate_to_chat_id": chat});
        }
        body
    }
}
