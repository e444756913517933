//! The methods: names of the Bot API to verbs of the world; it takes parameters apart and decides nothing.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::{inline, params::Params, words};
use crate::{
    refusal::{Answer, Refusal},
    world::{MessageId, Toast, World},
};

pub fn perform(world: &mut World, method: &str, params: &mut Params, now: DateTime<Utc>) -> Answer {
    match method {
        "getme" => Ok(world.me()),
        "sendmessage" => {
            let words = words::text(params)?;
            world.send_text(words::envelope(params)?, words, now)
        }
        "senddocument" => {
            let (to, caption) = (words::envelope(params)?, words::caption(params)?);
            let file =
                params.file("document").ok_or_else(|| Refusal::bad("there is no document in the request"))?;
            world.send_document(to, file, caption, now)
        }
        "sendphoto" => {
            let (to, caption) = (words::envelope(params)?, words::caption(params)?);
            let file =
                params.file("photo").ok_or_else(|| Refusal::bad("there is no photo in the request"))?;
            world.send_photo(to, file, caption, now)
        }
        "sendmediagroup" => {
            let photos = words::album(params)?;
            world.send_album(words::envelope(params)?, photos, now)
        }
        "sendchataction" => {
            let action = params.text("action").unwrap_or_default();
            world.send_action(params.chat()?, params.thread(), &action, now)
        }
        "editmessagetext" | "editmessagecaption" | "editmessagereplymarkup" => {
            edit(world, method, params, now)
        }
        "deletemessage" => world.delete(params.chat()?, params.message()?, now),
        "setmessagereaction" => {
            let reactions = params.nested("reaction").unwrap_or_default();
            let emoji = reactions[0]["emoji"].as_str();
            world.react(params.chat()?, params.message()?, emoji)
        }
        "pinchatmessage" => {
            world.pin(params.chat()?, params.message()?, params.flag("disable_notification"), now)
        }
        "unpinchatmessage" => world.unpin(params.chat()?, params.message().ok()),
        "answercallbackquery" => {
            let id = params.text("callback_query_id").unwrap_or_default();
            let (text, url) = (params.text("text").unwrap_or_default(), params.some_text("url"));
            let toast = Toast { text, is_alert: params.flag("show_alert"), url };
            world.answer_callback(&id, toast, now)
        }
        "answerinlinequery" => {
            let id = params.text("inline_query_id").unwrap_or_default();
            world.answer_inline(&id, inline::offer(params)?, now)
        }
        _ => look_up(world, method, params, now),
    }
}

fn edit(world: &mut World, method: &str, params: &Params, now: DateTime<Utc>) -> Answer {
    if params.text("inline_message_id").is_some() {
        // Nothing here can be edited from afar.
        return Err(Refusal::bad("MESSAGE_ID_INVALID"));
    }
    let at: (_, MessageId) = (params.chat()?, params.message()?);
    let markup = words::markup(params)?;
    match method {
        "editmessagetext" => world.edit_text(at, words::text(params)?, markup, now),
        "editmessagecaption" => world.edit_caption(at, words::caption(params)?, markup, now),
        _ => world.edit_markup(at, markup, now),
    }
}

fn look_up(world: &mut World, method: &str, params: &Params, now: DateTime<Utc>) -> Answer {
    let language = params.text("language_code").unwrap_or_default();
    let scope = params.nested("scope");
    match method {
        "getchat" => {
            let chat = world.usable(params.chat()?)?;
            Ok(world.full_chat_json(chat))
        }
        "getchatmember" => world.member(params.chat()?, params.user()?),
        "getchatadministrators" => world.administrators(params.chat()?),
        "getchatmembercount" => world.member_count(params.chat()?),
        "leavechat" => world.leave(params.chat()?, now),
        "createforumtopic" => {
            world.create_topic(params.chat()?, &params.text("name").unwrap_or_default(), now)
        }
        "getfile" => {
            let id = params.some_text("file_id").ok_or_else(|| Refusal::bad("file_id not specified"))?;
            world.get_file(&id)
        }
        "setmycommands" => {
            let commands = params.nested("commands").unwrap_or_default();
            world.set_menu(scope.as_ref(), &language, &commands)
        }
        "getmycommands" => world.get_menu(scope.as_ref(), &language),
        "deletemycommands" => world.delete_menu(scope.as_ref(), &language),
        "setmyname" | "setmydescription" | "setmyshortdescription" => {
            let (key, most) = match method {
                "setmyname" => ("name", 64),
                "setmydescription" => ("description", 512),
                _ => ("short_description", 120),
            };
            let text = params.text(key).unwrap_or_default();
            if text.chars().count() > most {
                return Err(Refusal::bad(&format!("{} is too long", key.replace('_', " "))));
            }
            Ok(json!(true))
        }
        "logout" | "close" => Ok(json!(true)),
        _ => Err(Refusal::not_found()),
    }
}
