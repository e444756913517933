//! The bot's command menus, per scope and language, and which of them somebody sees; a menu is a hint and
//! grants nothing.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{BOT, ChatId, Kind, Standing, UserId, World};
use crate::refusal::{Answer, Refusal};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    pub command: String,
    pub description: String,
}

/// Where a menu is shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    Default,
    AllPrivateChats,
    AllGroupChats,
    AllChatAdministrators,
    Chat(ChatId),
    ChatAdministrators(ChatId),
    ChatMember(ChatId, UserId),
}

#[derive(Default)]
pub struct Menus {
    by_scope: BTreeMap<(Scope, String), Vec<Command>>,
}

impl World {
    pub fn set_menu(&mut self, scope: Option<&Value>, language: &str, commands: &Value) -> Answer {
        let scope = self.scope(scope)?;
        check_language(language)?;
        let list = commands
            .as_array()
            .ok_or_else(|| Refusal::bad("can't parse commands: expected an Array of BotCommand"))?;
        if list.len() > 100 {
            return Err(Refusal::bad("BOT_COMMANDS_TOO_MUCH"));
        }
        let commands = list.iter().map(checked).collect::<Result<Vec<_>, _>>()?;
        if commands.is_empty() {
            self.menus.by_scope.remove(&(scope, language.to_owned()));
        } else {
            self.menus.by_scope.insert((scope, language.to_owned()), commands);
        }
        Ok(json!(true))
    }

    pub fn get_menu(&self, scope: Option<&Value>, language: &str) -> Answer {
        let scope = self.scope(scope)?;
        check_language(language)?;
        let commands = self.menus.by_scope.get(&(scope, language.to_owned()));
        let json = |c: &Command| json!({"command": c.command, "description": c.description});
        Ok(commands.map_or(json!([]), |commands| commands.iter().map(json).collect()))
    }

    pub fn delete_menu(&mut self, scope: Option<&Value>, language: &str) -> Answer {
        let scope = self.scope(scope)?;
        check_language(language)?;
        self.menus.by_scope.remove(&(scope, language.to_owned()));
        Ok(json!(true))
    }

    fn scope(&self, scope: Option<&Value>) -> Result<Scope, Refusal> {
        let Some(scope) = scope else { return Ok(Scope::Default) };
        let chat = || {
            let id = scope["chat_id"].as_i64().ok_or_else(|| Refusal::bad("chat_id is empty"))?;
            self.usable(ChatId(id))?;
            Ok(ChatId(id))
        };
        Ok(match scope["type"].as_str().unwrap_or("default") {
            "default" => Scope::Default,
            "all_private_chats" => Scope::AllPrivateChats,
            "all_group_chats" => Scope::AllGroupChats,
            "all_chat_administrators" => Scope::AllChatAdministrators,
            "chat" => Scope::Chat(chat()?),
            "chat_administrators" => Scope::ChatAdministrators(chat()?),
            "chat_member" => {
                let user = scope["user_id"].as_i64().filter(|id| self.users.contains_key(&UserId(*id)));
                Scope::ChatMember(chat()?, UserId(user.ok_or_else(|| Refusal::bad("user not found"))?))
            }
            other => {
                let problem = format!("can't parse BotCommandScope: unsupported type \"{other}\" specified");
                return Err(Refusal::bad(&problem));
            }
        })
    }

    /// The menu that a person sees in a chat: the nearest scope wins, first in their language.
    pub fn menu_seen(&self, chat: ChatId, user: UserId) -> Vec<Command> {
        let language = self.users.get(&user).map_or("", |user| user.language.as_str());
        let scopes = match self.chats.get(&chat).map(|chat| &chat.kind) {
            Some(Kind::Group(group)) => {
                let mut scopes = vec![Scope::ChatMember(chat, user)];
                let is_administrator = group.standing(user).is_some_and(Standing::is_administrator);
                if is_administrator {
                    scopes.push(Scope::ChatAdministrators(chat));
                }
                scopes.push(Scope::Chat(chat));
                if is_administrator {
                    scopes.push(Scope::AllChatAdministrators);
                }
                scopes.extend([Scope::AllGroupChats, Scope::Default]);
                scopes
            }
            _ => vec![Scope::Chat(chat), Scope::AllPrivateChats, Scope::Default],
        };
        let found = scopes.into_iter().find_map(|scope| {
            let in_language = self.menus.by_scope.get(&(scope.clone(), language.to_owned()));
            in_language.or_else(|| self.menus.by_scope.get(&(scope, String::new())))
        });
        found.cloned().unwrap_or_default()
    }

    /// `getMe`.
    pub fn me(&self) -> Value {
        let mut me = self.users[&BOT].to_json();
        for (right, granted) in [
            ("can_join_groups", true),
            ("can_read_all_group_messages", !self.privacy),
            ("supports_inline_queries", self.inline_mode),
            ("can_connect_to_business", false),
            ("has_main_web_app", false),
        ] {
            me[right] = json!(granted);
        }
        me
    }
}

fn check_language(language: &str) -> Result<(), Refusal> {
    let fits = language.is_empty() || language.len() == 2 && language.bytes().all(|b| b.is_ascii_lowercase());
    if fits { Ok(()) } else { Err(Refusal::bad("invalid language code specified")) }
}

fn checked(value: &Value) -> Result<Command, Refusal> {
    let command = value["command"].as_str().unwrap_or_default().trim();
    let command = command.strip_prefix('/').unwrap_or(command);
    let description = value["description"].as_str().unwrap_or_default().trim();
    let named = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !(1..=32).contains(&command.len()) || !command.chars().all(named) {
        return Err(Refusal::bad("BOT_COMMAND_INVALID"));
    }
    if !(1..=256).contains(&description.chars().count()) {
        return Err(Refusal::bad("BOT_COMMAND_DESCRIPTION_INVALID"));
    }
    Ok(Command { command: command.to_owned(), description: description.to_owned() })
}
