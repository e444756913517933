//! Inline: what somebody types after the bot's name in any chat; linked people are offered what to send,
//! strangers nothing.

use anyhow::Result;
use teloxide::{
    payloads::AnswerInlineQuerySetters,
    prelude::Requester,
    types::{
        InlineQuery, InlineQueryResult, InlineQueryResultArticle, InputMessageContent,
        InputMessageContentText, ParseMode,
    },
};

use super::{Conversation, user_id};
use office::{
    access::Caller,
    ask::Enquiry,
    inline::{Offer, offers},
    store::{ChatKind, Place, Tx},
};

impl Conversation {
    pub(super) async fn offer(&self, query: &InlineQuery) -> Result<()> {
        let user = user_id(&query.from);
        // Where it is typed is not told; what they may see is what their private chat may.
        let caller = Caller { user, place: Place { chat: user, thread: 0 }, kind: ChatKind::Private };
        let offered = match self.asker(caller).await? {
            None => Vec::new(),
            Some(asker) => {
                let (moment, words) = (self.office.moment(), query.query.clone());
                let shelves = self.office.shelves.clone();
                let look = move |tx: &Tx<'_>| {
                    offers(Enquiry { tx, shelves: &shelves, moment: &moment, asker: &asker }, &words)
                };
                self.office.look(look).await?
            }
        };
        let results = offered.into_iter().enumerate().map(result);
        // Personal and never kept: another person typing the same must not be shown this one's answer.
        let answer = self.wire.bot().answer_inline_query(query.id.clone(), results);
        if let Err(error) = answer.is_personal(true).cache_time(0).await {
            // They typed on, or closed the field: Telegram no longer wants this answer.
            tracing::debug!(%error, "an inline query was not answered");
        }
        Ok(())
    }
}

fn result((number, offer): (usize, Offer)) -> InlineQueryResult {
    let text = InputMessageContentText::new(offer.text.into_string()).parse_mode(ParseMode::Html);
    let article =
        InlineQueryResultArticle::new(number.to_string(), offer.title, InputMessageContent::Text(text));
    InlineQueryResult::Article(article.description(offer.description))
}
