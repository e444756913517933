//! Text parameters: a text, how it is marked up, and the refusals that come before anything else is
//! looked at.

use serde_json::Value;

use super::params::Params;
use crate::{
    markup::Formatted,
    refusal::Refusal,
    world::{Markup, MessageId, bot::Envelope, files::Upload},
};

/// Raw bytes, before entities are parsed.
const TEXT_BYTES: usize = 32_768;

/// `text` with its parse mode or entities.
pub fn text(params: &Params) -> Result<Formatted, Refusal> {
    let text = params.some_text("text").ok_or_else(|| Refusal::bad("message text is empty"))?;
    formatted(&text, params.text("parse_mode").as_deref(), params.nested("entities").as_ref())
}

/// `caption`, which may be missing.
pub fn caption(params: &Params) -> Result<Formatted, Refusal> {
    let caption = params.text("caption").unwrap_or_default();
    let entities = params.nested("caption_entities");
    formatted(&caption, params.text("parse_mode").as_deref(), entities.as_ref())
}

pub fn formatted(text: &str, mode: Option<&str>, entities: Option<&Value>) -> Result<Formatted, Refusal> {
    if text.len() > TEXT_BYTES {
        return Err(Refusal::bad("text is too long"));
    }
    match mode.unwrap_or_default().to_lowercase().as_str() {
        "html" => Formatted::html(text).map_err(|problem| Refusal::entities(&problem)),
        "" => match entities {
            Some(Value::Array(entities)) => Ok(Formatted::with_entities(text, entities)),
            _ => Ok(Formatted::plain(text)),
        },
        _ => Err(Refusal::bad("unsupported parse_mode")),
    }
}

pub fn markup(params: &Params) -> Result<Option<Markup>, Refusal> {
    params.nested("reply_markup").map_or(Ok(None), |value| Markup::parse(&value))
}

/// `media` of an album: photos and what is said of each.
pub fn album(params: &mut Params) -> Result<Vec<(Upload, Formatted)>, Refusal> {
    let Some(Value::Array(media)) = params.nested("media") else {
        return Err(Refusal::bad("media is not specified"));
    };
    let photo = |one: Value| {
        if one["type"] != "photo" {
            return Err(Refusal::bad("only photos are sent as an album here"));
        }
        let (caption, mode) = (one["caption"].as_str().unwrap_or_default(), one["parse_mode"].as_str());
        let file = params.attached(one["media"].as_str().unwrap_or_default());
        let file = file.ok_or_else(|| Refusal::bad("there is no file in the request"))?;
        Ok((file, formatted(caption, mode, one.get("caption_entities"))?))
    };
    media.into_iter().map(photo).collect()
}

/// Where and how to send.
pub fn envelope(params: &Params) -> Result<Envelope, Refusal> {
    let reply = params.nested("reply_parameters").unwrap_or_default();
    let replied = reply["message_id"].as_i64().or_else(|| params.number("reply_to_message_id"));
    let optional = reply["allow_sending_without_reply"].as_bool();
    Ok(Envelope {
        chat: params.chat()?,
        thread: params.thread(),
        reply_to: replied.and_then(|id| i32::try_from(id).ok()).filter(|id| *id != 0).map(MessageId),
        reply_optional: optional.unwrap_or_else(|| params.flag("allow_sending_without_reply")),
        silent: params.flag("disable_notification"),
        markup: markup(params)?,
    })
}
