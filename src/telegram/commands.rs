//! The commands, one line each, and the menus in which Telegram shows them.

use anyhow::{Context, Result};
use teloxide::{
    Bot, payloads::SetMyCommandsSetters, prelude::Requester, types::BotCommand, utils::command::BotCommands,
};

use crate::message::{Language, help};

/// What can be asked by name; the alias is the English one.
#[derive(BotCommands, Clone, Debug, PartialEq, Eq)]
#[command(rename_rule = "lowercase")]
pub enum Command {
    #[command(alias = "today")]
    Homnay,
    #[command(alias = "tomorrow")]
    Ngaymai,
    #[command(alias = "week")]
    Tuan,
    #[command(alias = "day")]
    Ngay(String),
    #[command(alias = "prepare")]
    Chuanbi,
    #[command(alias = "focus")]
    Trongtam,
    #[command(alias = "help")]
    Trogiup,
    Start(String),
    Stop,
}

/// Shows the Vietnamese names by default and the English ones to clients in English.
pub async fn set_menus(bot: &Bot) -> Result<()> {
    let menu = |language: Language| {
        help::COMMANDS.iter().map(move |(vi, en)| {
            let name = if language == Language::Vi { vi } else { en };
            BotCommand::new(*name, help::describe(language, vi))
        })
    };
    bot.set_my_commands(menu(Language::Vi)).await.context("setting the menu")?;
    let english = bot.set_my_commands(menu(Language::En)).language_code(Language::En.code());
    english.await.context("setting the English menu")?;
    Ok(())
}
