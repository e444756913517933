//! What hangs under a message: inline buttons, refused as Telegram refuses them; of the other keyboards
//! only that they exist.

use serde_json::{Value, json};

use super::app;
use crate::refusal::Refusal;

const DATA_BYTES: usize = 64;
const ROW: usize = 8;
const BUTTONS: usize = 100;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Markup {
    Inline(Vec<Vec<Button>>),
    /// Reply keyboards, their removal, forced replies: kept as sent.
    Other(Value),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    pub label: String,
    pub press: Press,
}

/// What a button does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    Data(String),
    Url(String),
    /// A Mini App.
    App(String),
    /// Inline switches, copied text: kept as sent.
    Other(Value),
}

impl Markup {
    pub fn rows(&self) -> &[Vec<Button>] {
        match self {
            Self::Inline(rows) => rows,
            Self::Other(_) => &[],
        }
    }

    pub fn parse(value: &Value) -> Result<Option<Self>, Refusal> {
        let Some(object) = value.as_object() else {
            return Err(Refusal::bad("object expected as reply markup"));
        };
        let Some(rows) = object.get("inline_keyboard") else {
            return Ok((!object.is_empty()).then(|| Self::Other(value.clone())));
        };
        let rows = rows.as_array().ok_or_else(|| {
            Refusal::bad("can't parse reply keyboard markup JSON object: Field \"inline_keyboard\" must be of type Array")
        })?;
        let mut kept = Vec::new();
        for row in rows {
            let buttons = row.as_array().ok_or_else(|| {
                Refusal::bad("inline keyboard must be an Array of Arrays of InlineKeyboardButton")
            })?;
            let row = buttons.iter().map(Button::parse).collect::<Result<Vec<_>, _>>()?;
            if row.len() > ROW {
                return Err(Refusal::bad("reply markup is too long"));
            }
            if !row.is_empty() {
                kept.push(row);
            }
        }
        if kept.iter().map(Vec::len).sum::<usize>() > BUTTONS {
            return Err(Refusal::bad("reply markup is too long"));
        }
        Ok((!kept.is_empty()).then_some(Self::Inline(kept)))
    }

    pub fn to_json(&self) -> Value {
        match self {
            Self::Inline(rows) => {
                let rows = rows.iter().map(|row| row.iter().map(Button::to_json).collect::<Vec<_>>());
                json!({"inline_keyboard": rows.collect::<Vec<_>>()})
            }
            Self::Other(value) => value.clone(),
        }
    }
}

impl Button {
    fn parse(value: &Value) -> Result<Self, Refusal> {
        let unreadable = |why: &str| Refusal::bad(&format!("can't parse inline keyboard button: {why}"));
        let object = value.as_object().ok_or_else(|| unreadable("InlineKeyboardButton must be an Object"))?;
        let label = match object.get("text") {
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(_) => return Err(unreadable("Field \"text\" must be of type String")),
            None => return Err(unreadable("Can't find field \"text\"")),
        };
        if label.is_empty() {
            return Err(Refusal::bad("inline keyboard button text must be non-empty"));
        }
        let text = |key: &str| object.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
        let press = if let Some(url) = text("url") {
            Press::Url(checked_url(url)?)
        } else if let Some(data) = text("callback_data") {
            if data.len() > DATA_BYTES {
                return Err(Refusal::bad("BUTTON_DATA_INVALID"));
            }
            Press::Data(data.to_owned())
        } else if let Some(url) = object.get("web_app").and_then(|app| app.get("url")).and_then(Value::as_str)
        {
            Press::App(app::checked(url)?)
        } else {
            let others = [
                "login_url",
                "switch_inline_query",
                "switch_inline_query_current_chat",
                "switch_inline_query_chosen_chat",
                "copy_text",
                "callback_game",
                "pay",
            ];
            if !others.iter().any(|key| object.contains_key(*key)) {
                return Err(unreadable("Text buttons are unallowed in the inline keyboard"));
            }
            Press::Other(value.clone())
        };
        Ok(Self { label, press })
    }

    fn to_json(&self) -> Value {
        match &self.press {
            Press::Data(data) => json!({"text": self.label, "callback_data": data}),
            Press::Url(url) => json!({"text": self.label, "url": url}),
            Press::App(url) => json!({"text": self.label, "web_app": {"url": url}}),
            Press::Other(value) => value.clone(),
        }
    }
}

fn checked_url(url: &str) -> Result<String, Refusal> {
    let with_scheme = if url.contains("://") { url.to_owned() } else { format!("http://{url}") };
    let refused = || Refusal::bad(&format!("inline keyboard button URL '{url}' is invalid: Wrong HTTP URL"));
    let parsed = url::Url::parse(&with_scheme).map_err(|_| refused())?;
    let fits = match parsed.scheme() {
        "tg" | "ton" => true,
        "http" | "https" => parsed.host_str().is_some_and(|host| host.contains('.')),
        _ => false,
    };
    if fits { Ok(parsed.to_string()) } else { Err(refused()) }
}
