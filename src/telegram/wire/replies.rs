//! Replies on the wire: each takes its turn in `Pace` and is tried again for as long as somebody waits for it.
//!
//! A reply that may have arrived is repeated with the same mark as a message of the outbox.

use chrono::{DateTime, TimeDelta, Utc};
use teloxide::prelude::Requester;

use super::{LONG_WAIT, Method, Wire, again, outcome};
use office::{
    deliver::{self, Outcome},
    store::Place,
};
use words::Message;

/// A reply is tried again for so long; then whoever asked is told to ask again.
const WORTH: TimeDelta = TimeDelta::minutes(1);
/// Seconds between tries that certainly did not arrive.
const PAUSES: [i64; 6] = [1, 2, 4, 8, 15, 28];
/// Seconds between tries that may have arrived, or that Telegram asked to wait long for.
const LONG_PAUSES: [i64; 3] = [10, 20, 28];
/// How often a reply goes at once in another way: to another chat, without markup, outside its topic.
const MENDED: u32 = 3;

/// One try of a reply.
#[derive(Clone, Copy, Debug)]
pub struct Try {
    pub place: Place,
    /// Without markup.
    pub plain: bool,
    /// An earlier try may have arrived.
    pub again: bool,
}

impl Wire {
    /// Sends a reply when it is its turn. Gives the message's number.
    pub async fn reply(&self, place: Place, message: &Message) -> Result<i32, Outcome> {
        let send = |this: Try| async move {
            let text = self.marked(this, &message.text);
            match self.send_once(this.place, &text, &message.keyboard, this.plain, false).await {
                Outcome::Accepted { message_id } => Ok(message_id),
                other => Err(other),
            }
        };
        self.tried(Method::Message, place, send).await
    }

    /// Puts a message in the place of an earlier one. One that says the same already is no error.
    pub async fn edit(&self, place: Place, number: i32, message: &Message) -> Result<(), Outcome> {
        let edit = |this: Try| async move { self.edit_once(this.place, number, message, this.plain).await };
        self.tried(Method::Edit, place, edit).await
    }

    /// Ends the progress that the person who pressed a button sees; with words, if there are any.
    /// Telegram limits neither these nor how late they come, except that too late is an error.
    pub async fn acknowledge(&self, callback: &str, words: Option<&str>) {
        let mut request = self.bot.answer_callback_query(teloxide::types::CallbackQueryId(callback.into()));
        request.text = words.map(|words| words.chars().take(200).collect());
        if let Err(error) = request.await {
            // The button works all the same; the client stops showing progress by itself.
            tracing::debug!(outcome = ?outcome::of_error(&error), "a pressed button was not acknowledged");
        }
    }

    /// A reply's text, marked where it may stand in the chat already.
    pub(super) fn marked(&self, this: Try, text: &words::Html) -> words::Html {
        if this.again { again(self.office.rules.language, text.clone()) } else { text.clone() }
    }

    /// A reply's tries: each waits for its turn, and only what can change is tried again.
    pub(super) async fn tried<T, F>(
        &self,
        method: Method,
        place: Place,
        attempt: impl Fn(Try) -> F,
    ) -> Result<T, Outcome>
    where
        F: Future<Output = Result<T, Outcome>>,
    {
        let clock = &self.office.clock;
        // A limit of our own, which a busy group reaches, is waited for however long it takes.
        self.pace.reply(place.chat).await;
        let until = clock.now() + WORTH;
        let mut this = Try { place, plain: false, again: false };
        let (mut tries, mut mended) = (0, 0);
        let mut last = Outcome::NotReached("it waited in vain for its turn".into());
        let mut may = self.reach.reply(method, until).await;
        while may {
            let refused = match attempt(this).await {
                Ok(value) => return Ok(value),
                Err(refused) => refused,
            };
            self.note(this.place, &refused).await;
            let pauses: &[i64] = match &refused {
                Outcome::TooFast { wait } if *wait <= LONG_WAIT => &[0],
                Outcome::NotReached(_) | Outcome::Trouble(_) => &PAUSES,
                Outcome::NoAnswer(_) | Outcome::TooFast { .. } => &LONG_PAUSES,
                _ if mended < MENDED && this.mend(&refused) => {
                    mended += 1;
                    &[0]
                }
                _ => return Err(refused),
            };
            this.again |= matches!(refused, Outcome::NoAnswer(_));
            let pause = pauses[tries.min(pauses.len() - 1)];
            tries += 1;
            last = refused;
            clock.wait_until(clock.now() + TimeDelta::seconds(pause)).await;
            may = self.turn(method, this.place, until).await;
        }
        Err(last)
    }

    /// Waits until a reply to this chat may leave. False: not before `until`, or it is later already.
    async fn turn(&self, method: Method, place: Place, until: DateTime<Utc>) -> bool {
        if self.office.clock.now() >= until {
            return false;
        }
        let paced = async {
            let may = self.reach.reply(method, until).await;
            if may {
                self.pace.reply(place.chat).await;
            }
            may
        };
        tokio::select! {
            biased;
            may = paced => may,
            () = self.office.clock.wait_until(until) => false,
        }
    }

    /// What a refused reply tells about its chat.
    async fn note(&self, place: Place, refused: &Outcome) {
        let refused = refused.clone();
        let office = self.office.clone();
        let moment = office.moment();
        let told = match refused {
            Outcome::TooFast { wait } => {
                self.pace.too_fast(place.chat, wait);
                return;
            }
            Outcome::Moved { to } => self.office.run(move |tx| tx.move_chat(place.chat, to).map(drop)).await,
            Outcome::Gone(absence, _) => {
                self.office
                    .run(move |tx| match tx.chat_at(place)? {
                        Some(chat) => deliver::gone(tx, &office.rules, chat.id, absence, moment.now),
                        None => Ok(()),
                    })
                    .await
            }
            _ => return,
        };
        if let Err(error) = told {
            tracing::error!("a chat's new state could not be kept: {error:#}");
        }
    }
}

impl Try {
    /// Changes what was refused, if it can be.
    fn mend(&mut self, refused: &Outcome) -> bool {
        match refused {
            Outcome::Moved { to } => self.place.chat = *to,
            Outcome::MarkupRefused(_) if !self.plain => self.plain = true,
            Outcome::TopicGone(_) if self.place.thread != 0 => self.place.thread = 0,
            _ => return false,
        }
        true
    }
}
