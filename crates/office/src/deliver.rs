//! What becomes of a message after Telegram's answer: [`Outcome`] → [`Next`], decided on data alone.
//!
//! The outbox is a state machine. A row is **pending** until it is claimed, **sending** while a request
//! for it may be on its way, and then settled for good, unless its chat comes back:
//!
//! | from | to | cause |
//! |---|---|---|
//! | – | pending | owed by a verb, under a key that this chat was never owed before |
//! | pending | sending | claimed: due, its chat open, earlier parts settled |
//! | pending | failed | expired, or its chat is gone or has stopped |
//! | pending | superseded | a newer message takes its place |
//! | sending | sent | Telegram accepted it and gave a message id |
//! | sending | pending | too fast, chat moved, topic gone, markup refused, chat not found (a day of grace), Telegram in trouble or not reached, token refused |
//! | sending | pending, in doubt | no answer, or the program died: sent again, marked "(gửi lại)", after growing pauses |
//! | pending, in doubt; sending | uncertain | it expired before any answer was certain; the secretariat is told |
//! | sending | failed | Telegram refused it, or the chat is gone |
//! | failed | pending | the chat came back by `/start` before the message expired |
//!
//! Only an answer moves a row to sent; whatever happens between `sending` and the answer is a doubt.

use std::time::Duration;

use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};

use super::{Moment, Rules, board};
use crate::store::{ChatId, Claimed, Key, Lane, Owed, Tx};
use words::{Html, Language, Message, Value};

/// Pauses between tries while Telegram answers with errors of its own: doubled each time up to this.
const LONGEST_PAUSE: TimeDelta = TimeDelta::minutes(10);
const FIRST_PAUSE: TimeDelta = TimeDelta::seconds(5);
/// Between tries in a chat that Telegram does not find.
const MISSING_PAUSE: TimeDelta = TimeDelta::hours(2);
/// "Chat not found" is sometimes Telegram's own mistake: it counts after this long.
pub const MISSING_GRACE: TimeDelta = TimeDelta::days(1);
/// A message that may have arrived is repeated after the next of these: twice is better than lost.
const REPEATS: [TimeDelta; 5] = [
    TimeDelta::seconds(10),
    TimeDelta::seconds(30),
    TimeDelta::minutes(1),
    TimeDelta::minutes(2),
    TimeDelta::minutes(5),
];
/// A message that expires is tried once more so long before, whatever pause is on.
const LAST_TRY: TimeDelta = TimeDelta::minutes(1);
/// Telegram may ask for a pause of a day; what waits for it is tried each hour.
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(1);

/// What Telegram's answer to one message means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stands in the chat under this number.
    Accepted { message_id: i32 },
    /// 429: wait so long.
    TooFast { wait: Duration },
    /// The group became a supergroup with another id.
    Moved { to: i64 },
    /// The chat can't be written to until something changes there.
    Gone(Absence, String),
    /// Perhaps gone, perhaps Telegram's mistake.
    NotFound(String),
    /// The forum's topic is closed or deleted; the group itself is well.
    TopicGone(String),
    /// Telegram could not read the markup; the bare text may still go.
    MarkupRefused(String),
    /// The message in whose place it was to be put is gone, or too old to be changed.
    NoPlace(String),
    /// This message will never be taken, others may.
    Refused(String),
    /// The bot's token is wrong or revoked: nothing can be sent at all.
    TokenRefused,
    /// 5xx: Telegram says that it did not do it.
    Trouble(String),
    /// The request never went out: no route, no name, no handshake.
    NotReached(String),
    /// The request went out and nothing certain came back.
    NoAnswer(String),
}

/// Why a chat can't be written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Absence {
    /// The person has blocked the bot.
    Blocked,
    /// The person's account no longer exists.
    Deactivated,
    /// The person never pressed Start.
    NeverStarted,
    /// The bot was removed from the group.
    Removed,
    /// The group was deleted.
    Deleted,
    /// The bot is in the group but may not write there.
    NoRights,
    /// Not found for longer than [`MISSING_GRACE`].
    NotFound,
}

impl Absence {
    pub const ALL: [Self; 7] = [
        Self::Blocked,
        Self::Deactivated,
        Self::NeverStarted,
        Self::Removed,
        Self::Deleted,
        Self::NoRights,
        Self::NotFound,
    ];

    /// The word that the database and the metrics use; `locales/` has a sentence for `reason-<word>`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Blocked => "blocked",
            Self::Deactivated => "deactivated",
            Self::NeverStarted => "never-started",
            Self::Removed => "removed",
            Self::Deleted => "deleted",
            Self::NoRights => "no-rights",
            Self::NotFound => "not-found",
        }
    }
}

/// A message on its way, as far as the decision needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sending {
    /// Requests for it so far, this one included.
    pub attempts: u32,
    /// Of these, how many had no answer; this one not included.
    pub doubts: u32,
    /// Whether it goes without markup already.
    pub plain: bool,
    /// Whether it goes to a topic of a forum.
    pub in_topic: bool,
    /// Since when its chat has not been found.
    pub missing_since: Option<DateTime<Utc>>,
    pub expires_at: DateTime<Utc>,
}

/// What becomes of the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    Sent {
        message_id: i32,
    },
    /// Back to the queue, with what has to change first.
    Again {
        not_before: DateTime<Utc>,
        reason: &'static str,
        answer: String,
        after: After,
    },
    /// Back to the queue to be sent again, marked.
    Repeat {
        not_before: DateTime<Utc>,
        answer: String,
    },
    Uncertain {
        answer: String,
    },
    Failed {
        reason: &'static str,
        answer: String,
    },
    /// The chat is gone: this row fails and so does everything else that waits for it.
    Gone {
        absence: Absence,
        answer: String,
    },
}

/// What changes before a row is tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    Nothing,
    /// The whole chat waits as long as the row.
    ChatWaits,
    /// The chat counts as missing from now on, and waits.
    ChatMissing,
    /// The chat has this id from now on.
    ChatMoved {
        to: i64,
    },
    /// The chat's messages go to the group's General from now on.
    TopicGone,
    /// The row goes as bare text.
    Plain,
}

/// The policy, whole.
pub fn next(outcome: Outcome, sending: Sending, now: DateTime<Utc>) -> Next {
    let again = |wait: TimeDelta, reason, answer, after| Next::Again {
        not_before: now + wait,
        reason,
        answer,
        after,
    };
    match outcome {
        Outcome::Accepted { message_id } => Next::Sent { message_id },
        Outcome::TooFast { wait } => {
            let wait = TimeDelta::from_std(wait).unwrap_or(LONGEST_WAIT).min(LONGEST_WAIT);
            let wait = wait.min(last_try(sending.expires_at, now));
            again(wait, "too-fast", String::new(), After::ChatWaits)
        }
        Outcome::Moved { to } => again(TimeDelta::zero(), "moved", String::new(), After::ChatMoved { to }),
        Outcome::Gone(absence, answer) => Next::Gone { absence, answer },
        Outcome::NotFound(answer) => match sending.missing_since {
            Some(since) if now - since >= MISSING_GRACE => Next::Gone { absence: Absence::NotFound, answer },
            _ => again(MISSING_PAUSE, "not-found", answer, After::ChatMissing),
        },
        // The group's General is closed too: nothing can be written there.
        Outcome::TopicGone(answer) if !sending.in_topic => Next::Gone { absence: Absence::NoRights, answer },
        Outcome::TopicGone(answer) => again(TimeDelta::zero(), "topic-gone", answer, After::TopicGone),
        Outcome::MarkupRefused(answer) if sending.plain => Next::Failed { reason: "refused", answer },
        Outcome::MarkupRefused(answer) => again(TimeDelta::zero(), "markup", answer, After::Plain),
        Outcome::NoPlace(answer) => Next::Failed { reason: "no-place", answer },
        Outcome::Refused(answer) => Next::Failed { reason: "refused", answer },
        Outcome::TokenRefused => again(FIRST_PAUSE, "token", String::new(), After::Nothing),
        Outcome::Trouble(answer) => {
            let wait = pause(sending.attempts).min(last_try(sending.expires_at, now));
            again(wait, "trouble", answer, After::Nothing)
        }
        Outcome::NotReached(answer) => again(TimeDelta::zero(), "not-reached", answer, After::Nothing),
        Outcome::NoAnswer(answer) if now >= sending.expires_at => Next::Uncertain { answer },
        Outcome::NoAnswer(answer) => {
            let wait = repeat_after(sending.doubts).min(last_try(sending.expires_at, now));
            Next::Repeat { not_before: now + wait, answer }
        }
    }
}

/// The pause before a message that was in doubt so often before is repeated.
fn repeat_after(doubts: u32) -> TimeDelta {
    REPEATS[(doubts as usize).min(REPEATS.len() - 1)]
}

/// How long until a message's last try; near its end the shortest pause.
fn last_try(expires_at: DateTime<Utc>, now: DateTime<Utc>) -> TimeDelta {
    (expires_at - LAST_TRY - now).max(REPEATS[0])
}

/// After a crash: messages that were on their way are repeated. Tells how many.
pub fn recover(tx: &Tx<'_>, now: DateTime<Utc>) -> Result<usize> {
    let left = tx.left_sending()?;
    for (id, doubts) in &left {
        tx.mark_doubtful(*id, now + repeat_after(*doubts), "crash", "")?;
    }
    Ok(left.len())
}

/// A claimed message and what Telegram answered.
#[derive(Clone, Debug)]
pub struct Answered {
    pub claimed: Claimed,
    pub outcome: Outcome,
    pub took: Duration,
}

/// Marks what became of a message, and what its answer says of its chat.
pub fn settle(tx: &Tx<'_>, rules: &Rules, answered: &Answered, now: DateTime<Utc>) -> Result<()> {
    let Answered { claimed, outcome, .. } = answered;
    let sending = Sending {
        attempts: claimed.attempts,
        doubts: claimed.doubts,
        plain: claimed.plain,
        in_topic: claimed.thread_id.is_some(),
        missing_since: claimed.missing_since,
        expires_at: claimed.expires_at,
    };
    let next = next(outcome.clone(), sending, now);
    let again = matches!(next, Next::Again { .. } | Next::Repeat { .. });
    carry_out(tx, rules, claimed, next, now)?;
    if again { Ok(()) } else { show_on_board(tx, rules, claimed, now) }
}

/// What became of an announcement stands on the secretariat's board.
fn show_on_board(tx: &Tx<'_>, rules: &Rules, claimed: &Claimed, now: DateTime<Utc>) -> Result<()> {
    match claimed.key.parse() {
        Ok(Key::Revision { revision }) if tx.has_small_board(revision, board::SMALL)? => {
            board::refresh(tx, rules, &Moment { now, zone: rules.zone }, revision)
        }
        _ => Ok(()),
    }
}

fn carry_out(tx: &Tx<'_>, rules: &Rules, claimed: &Claimed, next: Next, now: DateTime<Utc>) -> Result<()> {
    match next {
        Next::Sent { message_id } => {
            if claimed.missing_since.is_some() {
                tx.chat_found(claimed.chat)?;
            }
            tx.mark_sent(claimed.id, message_id, now)
        }
        Next::Again { not_before, reason, answer, after } => {
            tx.mark_again(claimed.id, not_before, reason, &answer, after == After::Plain)?;
            change_first(tx, rules, claimed, after, not_before, now)
        }
        Next::Repeat { not_before, answer } => tx.mark_doubtful(claimed.id, not_before, "no-answer", &answer),
        Next::Uncertain { answer } => tx.mark_uncertain(claimed.id, &answer, now),
        Next::Failed { reason, answer } => tx.mark_failed(claimed.id, reason, &answer, now),
        Next::Gone { absence, answer } => {
            tx.mark_failed(claimed.id, absence.word(), &answer, now)?;
            gone(tx, rules, claimed.chat, absence, now)
        }
    }
}

fn change_first(
    tx: &Tx<'_>,
    rules: &Rules,
    claimed: &Claimed,
    after: After,
    until: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<()> {
    match after {
        After::Nothing | After::Plain => Ok(()),
        After::ChatWaits => tx.hold_chat(claimed.chat, until),
        After::ChatMissing => {
            tx.chat_missing(claimed.chat, now)?;
            tx.hold_chat(claimed.chat, until)
        }
        After::ChatMoved { to } => tx.move_chat(claimed.telegram_id, to).map(drop),
        After::TopicGone => {
            if tx.topic_gone(claimed.chat)? {
                let key = Key::TopicGone { chat: claimed.chat.0, at: now.timestamp_millis() };
                tell_desk(tx, rules, claimed.chat, &key, "", now)?;
            }
            Ok(())
        }
    }
}

/// A chat can't be written to: what waits for it fails, its people and links stay, and the secretariat
/// is told once.
pub fn gone(tx: &Tx<'_>, rules: &Rules, chat: ChatId, absence: Absence, now: DateTime<Utc>) -> Result<()> {
    tx.fail_waiting(chat, absence.word(), now)?;
    if tx.chat_gone(chat, absence.word(), now)? {
        let key = Key::ChatGone { chat: chat.0, at: now.timestamp_millis() };
        tell_desk(tx, rules, chat, &key, absence.word(), now)?;
    }
    Ok(())
}

fn tell_desk(
    tx: &Tx<'_>,
    rules: &Rules,
    chat: ChatId,
    key: &Key,
    absence: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let Some(about) = tx.chat(chat)? else { return Ok(()) };
    let sentence = if absence.is_empty() { "chat-topic-gone" } else { "chat-gone" };
    let word = |language: Language| {
        let mut values = vec![("chat", Value::from(about.title.as_str()))];
        if !absence.is_empty() {
            values.push(("reason", reason(language, absence).into()));
        }
        language.html(sentence, &values)
    };
    owe_desk(tx, rules, key, Lane::Announcement, Some(chat), now, word)
}

/// Owes a message to each chat of the secretariat, in its language, except to the one it is about.
pub fn owe_desk(
    tx: &Tx<'_>,
    rules: &Rules,
    key: &Key,
    lane: Lane,
    except: Option<ChatId>,
    now: DateTime<Utc>,
    word: impl Fn(Language) -> Html,
) -> Result<()> {
    for desk in tx.desk_chats(&rules.administrators)? {
        if Some(desk) == except {
            continue;
        }
        let language = tx.chat(desk)?.and_then(|desk| desk.language).unwrap_or(rules.language);
        let message = Message { text: word(language), keyboard: Vec::new() };
        let owed =
            Owed { chat: desk, key, part: 1, message: &message, lane, not_before: now, expires_at: None };
        tx.owe(&owed, now)?;
    }
    Ok(())
}

/// Why a message did not arrive, in words.
pub fn reason(language: Language, word: &str) -> String {
    let key = format!("reason-{word}");
    language.text(if language.has(&key) { &key } else { "reason-other" }, &[])
}

fn pause(attempts: u32) -> TimeDelta {
    let doublings = attempts.saturating_sub(1).min(10);
    (FIRST_PAUSE * (1 << doublings)).min(LONGEST_PAUSE)
}
