//! Results of an inline query as the Bot API writes them down; only articles are known.

use serde_json::Value;

use super::{params::Params, words};
use crate::{
    refusal::Refusal,
    world::{
        Markup,
        inline::{Offer, Offered},
    },
};

pub fn offer(params: &Params) -> Result<Offer, Refusal> {
    let results = params.nested("results");
    let results = results.as_ref().and_then(Value::as_array).ok_or_else(|| {
        Refusal::bad("can't parse inline query results: expected an Array of InlineQueryResult")
    })?;
    Ok(Offer {
        results: results.iter().map(offered).collect::<Result<_, _>>()?,
        is_personal: params.flag("is_personal"),
        next_offset: params.text("next_offset").unwrap_or_default(),
        button: params.nested("button"),
    })
}

fn offered(result: &Value) -> Result<Offered, Refusal> {
    let text = |key: &str| result[key].as_str().unwrap_or_default().to_owned();
    if result["type"] != "article" {
        return Err(Refusal::bad("can't parse inline query result: unallowed type"));
    }
    let content = &result["input_message_content"];
    let Some(message) = content["message_text"].as_str().filter(|text| !text.is_empty()) else {
        return Err(Refusal::bad("message text is empty"));
    };
    let entities = content.get("entities");
    Ok(Offered {
        id: text("id"),
        title: text("title"),
        description: text("description"),
        words: words::formatted(message, content["parse_mode"].as_str(), entities)?,
        markup: result.get("reply_markup").map_or(Ok(None), Markup::parse)?,
    })
}
