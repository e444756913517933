//! Whether a message is meant for the bot, and what is said to one that has no words.

use anyhow::Result;
use teloxide::types::{MediaKind, Message as Incoming, MessageKind};

use super::{Awaited, Conversation, Turn, name};
use office::{
    access::Caller,
    ask,
    store::{ChatKind, Tx},
};
use words::answer::only_words;

impl Conversation {
    /// A document, a photo; to anything else without words, what can be asked. What Telegram itself says of a
    /// chat is no message to us.
    pub(super) async fn without_text(&self, message: &Incoming, caller: Caller) -> Result<()> {
        let in_group = caller.kind == ChatKind::Group;
        if !is_sent_by_a_person(message) || (in_group && !answers(message, self.me().await?)) {
            return Ok(());
        }
        let is_photo = message.photo().is_some();
        let is_file = !in_group && (message.document().is_some() || is_photo);
        let awaited = if is_file { self.awaited(caller).await? } else { None };
        let Some(asker) = self.asker(caller).await? else { return self.greet_stranger(caller).await };
        let turn = Turn { caller, asker, name: name(message.from.as_ref()) };
        match awaited {
            Some(Awaited::Broadcast) => self.broadcast_told(turn, message).await,
            // A photo from the desk may be a page of a programme; from anybody else it is no document.
            _ if is_file && (!is_photo || turn.desk().is_some()) => self.document(turn, message).await,
            _ => self.say_only_words(turn).await,
        }
    }

    async fn say_only_words(&self, turn: Turn) -> Result<()> {
        let Turn { caller, asker, .. } = turn;
        let (of, language) = (asker.of, asker.language);
        let asker = self.office.look(move |tx: &Tx<'_>| Ok(ask::asker_of(&tx.register()?, &of))).await?;
        self.reply(caller.place, only_words(language, &asker)).await
    }
}

fn is_sent_by_a_person(message: &Incoming) -> bool {
    match &message.kind {
        MessageKind::Common(common) => !matches!(common.media_kind, MediaKind::Migration(_)),
        _ => false,
    }
}

/// Whether words in a group are meant for the bot: they reply to it, or name it.
pub(super) fn is_for_bot(message: &Incoming, text: &str, me: &str) -> bool {
    answers(message, me) || text.split_whitespace().any(|word| names_bot(word, me))
}

/// Whether it is a command that names another bot: `/today@otherbot`.
pub(super) fn is_for_another_bot(text: &str, me: &str) -> bool {
    let command = text.split_whitespace().next().filter(|word| word.starts_with('/'));
    command
        .and_then(|command| command.split_once('@'))
        .is_some_and(|(_, name)| !name.eq_ignore_ascii_case(me))
}

/// The words without the bot's name in them.
pub(super) fn without_mention(text: &str, me: &str) -> String {
    if !text.split_whitespace().any(|word| names_bot(word, me)) {
        return text.to_owned();
    }
    text.split_whitespace().filter(|word| !names_bot(word, me)).collect::<Vec<_>>().join(" ")
}

/// `@nhaclich_bot`, with a comma after it or not.
fn names_bot(word: &str, me: &str) -> bool {
    let name = word.trim_end_matches(|c: char| c.is_ascii_punctuation() && c != '_');
    name.strip_prefix('@').is_some_and(|name| name.eq_ignore_ascii_case(me))
}

/// Whether a message replies to one of the bot's. In a forum's topic everything seems to reply to the message
/// that opened it, which may be the bot's.
fn answers(message: &Incoming, me: &str) -> bool {
    message.reply_to_message().is_some_and(|earlier| {
        let opens_topic = earlier.forum_topic_created().is_some();
        !opens_topic
            && earlier.from.as_ref().and_then(|from| from.username.as_deref()).is_some_and(|name| name == me)
    })
}
