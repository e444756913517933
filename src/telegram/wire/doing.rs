//! Signs of life: "… is typing" while something takes long; nothing depends on whether they are seen.

use std::{convert::Infallible, future::pending, time::Duration};

use teloxide::{
    prelude::Requester,
    types::{ChatAction, ChatId as TelegramChat, MessageId, ThreadId},
};

use super::{Wire, outcome};
use office::store::Place;

/// A client shows it for five seconds.
const AGAIN: Duration = Duration::from_secs(4);

impl Wire {
    /// Does the work; meanwhile the chat shows that the bot is typing. Reading a scan takes its time.
    pub async fn typing<T>(&self, place: Place, work: impl Future<Output = T>) -> T {
        tokio::select! {
            done = work => done,
            never = self.keep_typing(place) => match never {},
        }
    }

    async fn keep_typing(&self, place: Place) -> Infallible {
        loop {
            let mut request = self.bot.send_chat_action(TelegramChat(place.chat), ChatAction::Typing);
            request.message_thread_id = (place.thread != 0).then_some(ThreadId(MessageId(place.thread)));
            if let Err(error) = request.await {
                tracing::debug!(outcome = ?outcome::of_error(&error), "no sign of life was given");
                return pending().await;
            }
            tokio::time::sleep(AGAIN).await;
        }
    }
}
