//! The commands, one line each, and the menus in which Telegram shows them.

use anyhow::{Context, Result};
use teloxide::{
    Bot,
    payloads::{DeleteMyCommandsSetters, SetMyCommandsSetters},
    prelude::Requester,
    types::{BotCommand, BotCommandScope, ChatId, Recipient},
    utils::command::BotCommands,
};

use words::{Language, help};

/// What can be asked by name; the alias is the English one.
#[derive(BotCommands, Clone, Debug, PartialEq, Eq)]
#[command(rename_rule = "lowercase")]
pub enum Command {
    #[command(alias = "today")]
    Homnay(String),
    #[command(alias = "tomorrow")]
    Ngaymai(String),
    #[command(alias = "week")]
    Tuan(String),
    #[command(alias = "month")]
    Thang(String),
    #[command(alias = "day")]
    Ngay(String),
    #[command(alias = "prepare")]
    Chuanbi(String),
    #[command(alias = "search")]
    Tim(String),
    #[command(alias = "focus")]
    Trongtam,
    #[command(alias = "changes")]
    Thaydoi,
    #[command(alias = "calendar")]
    Lich,
    #[command(alias = "settings")]
    Caidat,
    #[command(alias = "mail")]
    Thu(String),
    #[command(alias = "help")]
    Trogiup,
    Start(String),
    Stop,
    #[command(alias = "delegate")]
    Uyquyen,
    #[command(alias = "people")]
    Danhba,
    #[command(alias = "invite")]
    Moi,
    #[command(alias = "draft")]
    Duthao,
    #[command(alias = "delivery")]
    Theodoi,
    #[command(alias = "audit")]
    Nhatky,
    #[command(alias = "broadcast")]
    Thongbao,
    #[command(alias = "edit")]
    Sua(String),
    #[command(alias = "undo")]
    Hoantac,
    #[command(alias = "board")]
    Bang,
    #[command(alias = "export")]
    Xuat,
    #[command(alias = "logout")]
    Dangxuat,
}

impl Command {
    /// Whether only the secretariat may use it, in their private chats.
    pub fn is_desk(&self) -> bool {
        matches!(
            self,
            Self::Danhba
                | Self::Moi
                | Self::Duthao
                | Self::Theodoi
                | Self::Nhatky
                | Self::Thongbao
                | Self::Sua(_)
                | Self::Hoantac
                | Self::Bang
                | Self::Xuat
                | Self::Dangxuat
        )
    }
}

/// Shows the Vietnamese names by default and the English ones to clients in English.
pub async fn set_menus(bot: &Bot) -> Result<()> {
    bot.set_my_commands(menu(Language::Vi, help::COMMANDS)).await.context("setting the menu")?;
    let english = bot.set_my_commands(menu(Language::En, help::COMMANDS)).language_code(Language::En.code());
    english.await.context("setting the English menu")?;
    Ok(())
}

/// Shows the secretariat's commands too in one private chat, or no longer. A menu grants nothing.
pub async fn set_desk_menu(bot: &Bot, chat: i64, is_desk: bool) -> Result<()> {
    let scope = BotCommandScope::Chat { chat_id: Recipient::Id(ChatId(chat)) };
    for language in Language::ALL {
        // The default menu is the Vietnamese one.
        let code = if language == Language::Vi { "" } else { language.code() };
        let done = if is_desk {
            let commands = menu(language, help::DESK_COMMANDS).chain(menu(language, help::COMMANDS));
            bot.set_my_commands(commands).scope(scope.clone()).language_code(code).await
        } else {
            bot.delete_my_commands().scope(scope.clone()).language_code(code).await
        };
        done.context("setting the menu of one chat")?;
    }
    Ok(())
}

fn menu(
    language: Language,
    commands: &'static [(&'static str, &'static str)],
) -> impl Iterator<Item = BotCommand> {
    commands.iter().map(move |(vi, en)| {
        let name = if language == Language::Vi { vi } else { en };
        BotCommand::new(*name, help::describe(language, vi))
    })
}
