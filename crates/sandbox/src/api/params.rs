//! What a request asks for: its parameters, from the address, a form, JSON or multipart alike; it reads
//! values and files and does not know which method wants them.

use std::collections::HashMap;

use axum::{
    body::{Bytes, to_bytes},
    extract::{FromRequest, Multipart, Request},
    http::header,
};
use serde_json::Value;

use crate::{
    refusal::Refusal,
    world::{ChatId, MessageId, ThreadId, UserId, files::Upload},
};

/// A 50 MB file and what surrounds it.
const BODY_BYTES: usize = 52 << 20;

/// Ahead of a file's name in the same request.
const ATTACHED: &str = "attach://";

#[derive(Default)]
pub struct Params {
    values: HashMap<String, Value>,
    files: HashMap<String, Part>,
}

struct Part {
    name: Option<String>,
    mime: Option<String>,
    bytes: Bytes,
}

impl Params {
    pub async fn read(request: Request) -> Result<Self, Refusal> {
        let mut params = Self::default();
        if let Some(query) = request.uri().query() {
            params.add_form(query.as_bytes());
        }
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let kind = kind.unwrap_or_default().to_lowercase();
        if kind.starts_with("multipart/form-data") {
            let (head, body) = request.into_parts();
            let body = to_bytes(body, BODY_BYTES).await.map_err(|_| Refusal::too_large())?;
            params.add_multipart(Request::from_parts(head, body.into())).await?;
            return Ok(params);
        }
        let body = to_bytes(request.into_body(), BODY_BYTES).await.map_err(|_| Refusal::too_large())?;
        if kind.starts_with("application/json") {
            // Broken JSON is ignored, as there: the request then fails for want of parameters.
            if let Ok(Value::Object(object)) = serde_json::from_slice(&body) {
                params.values.extend(object);
            }
        } else if kind.starts_with("application/x-www-form-urlencoded") {
            params.add_form(&body);
        }
        Ok(params)
    }

    /// A method call in the answer to a webhook.
    pub fn from_object(object: serde_json::Map<String, Value>) -> Self {
        Self { values: object.into_iter().collect(), files: HashMap::new() }
    }

    fn add_form(&mut self, form: &[u8]) {
        let pairs = url::form_urlencoded::parse(form);
        self.values.extend(pairs.map(|(key, value)| (key.into_owned(), Value::String(value.into_owned()))));
    }

    async fn add_multipart(&mut self, request: Request) -> Result<(), Refusal> {
        let broken = || Refusal::bad("failed to parse multipart/form-data");
        let mut parts = Multipart::from_request(request, &()).await.map_err(|_| broken())?;
        while let Some(part) = parts.next_field().await.map_err(|_| broken())? {
            let key = part.name().unwrap_or_default().to_owned();
            let name = part.file_name().map(str::to_owned);
            let mime = part.content_type().map(str::to_owned);
            let bytes = part.bytes().await.map_err(|_| broken())?;
            if name.is_some() {
                self.files.insert(key, Part { name, mime, bytes });
            } else {
                let text = String::from_utf8(bytes.to_vec()).map_err(|_| broken())?;
                self.values.insert(key, Value::String(text));
            }
        }
        Ok(())
    }

    pub fn text(&self, key: &str) -> Option<String> {
        match self.values.get(key)? {
            Value::String(text) => Some(text.clone()),
            Value::Null => Some("null".to_owned()),
            other => Some(other.to_string()),
        }
    }

    /// A text without which there is nothing to do.
    pub fn some_text(&self, key: &str) -> Option<String> {
        self.text(key).filter(|text| !text.is_empty())
    }

    pub fn flag(&self, key: &str) -> bool {
        self.text(key).is_some_and(|text| ["true", "yes", "1"].contains(&text.to_lowercase().trim()))
    }

    pub fn number(&self, key: &str) -> Option<i64> {
        self.text(key)?.trim().parse().ok()
    }

    /// A nested value, which forms carry as JSON text.
    pub fn nested(&self, key: &str) -> Option<Value> {
        match self.values.get(key)? {
            Value::String(text) if text.is_empty() => None,
            Value::String(text) => Some(serde_json::from_str(text).unwrap_or(Value::Null)),
            value => Some(value.clone()),
        }
    }

    /// The chat that a request is about, if it can be told.
    pub fn peek_chat(&self) -> Option<ChatId> {
        self.number("chat_id").map(ChatId)
    }

    pub fn chat(&self) -> Result<ChatId, Refusal> {
        match self.some_text("chat_id") {
            None => Err(Refusal::bad("chat_id is empty")),
            // There are no public chats here.
            Some(_) => self.peek_chat().ok_or_else(|| Refusal::bad("chat not found")),
        }
    }

    pub fn message(&self) -> Result<MessageId, Refusal> {
        let id = self.number("message_id").and_then(|id| i32::try_from(id).ok());
        id.map(MessageId).ok_or_else(|| Refusal::bad("message identifier is not specified"))
    }

    pub fn user(&self) -> Result<UserId, Refusal> {
        self.number("user_id").map(UserId).ok_or_else(|| Refusal::bad("invalid user_id specified"))
    }

    pub fn thread(&self) -> Option<ThreadId> {
        self.number("message_thread_id").and_then(|id| i32::try_from(id).ok()).map(ThreadId)
    }

    /// A file: uploaded in this request, or the id of a known one.
    pub fn file(&mut self, key: &str) -> Option<Upload> {
        let value = self.text(key);
        if let Some(attached) = value.as_deref().filter(|value| value.starts_with(ATTACHED)) {
            return self.attached(attached);
        }
        let part = self.files.remove(key);
        match part {
            Some(Part { name, mime, bytes }) => Some(Upload::New { name, mime, bytes: bytes.to_vec() }),
            None => value.filter(|value| !value.is_empty()).map(Upload::Known),
        }
    }

    /// A file that a nested value refers to: `attach://name` of this request, or the id of a known one.
    pub fn attached(&mut self, value: &str) -> Option<Upload> {
        let Some(name) = value.strip_prefix(ATTACHED) else {
            return (!value.is_empty()).then(|| Upload::Known(value.to_owned()));
        };
        let Part { name, mime, bytes } = self.files.remove(name)?;
        Some(Upload::New { name, mime, bytes: bytes.to_vec() })
    }
}
