//! Under what a message is owed: unique for its chat for ever, so that owing it twice is a no-op. A written form
//! never changes its meaning, because rows outlive the program that wrote them.

use std::{fmt, str::FromStr};

use chrono::NaiveDate;
use plan::register::{ItemId, RevisionId};
use rusqlite::types::{ToSql, ToSqlOutput};
use words::wire::Unknown;

words::wire! {
    /// What a message is about.
    pub enum Key {
        /// The morning's digest; brought up to date after a publication.
        Digest { day: NaiveDate } = "digest",
        DigestAfter { digest: After<NaiveDate> } = "digest",
        /// Which of a morning's digests have not arrived.
        DigestReport { day: NaiveDate } = "digest-report",
        /// The evening before a day; the week that begins so.
        Eve { day: NaiveDate } = "eve",
        Week { monday: NaiveDate } = "week",
        /// What a unit has to prepare.
        Prepare { day: NaiveDate } = "prepare",
        /// Shortly before an item; its hour is part of the key, so that one put off is told of again.
        Before { item: ItemId, day: NaiveDate, hour: String } = "before",
        /// A publication, and that it was called back, or overtaken by another one.
        Revision { revision: RevisionId } = "revision",
        CalledBack { revision: RevisionId } = "called-back",
        Superseded { earlier: After<RevisionId> } = "superseded",
        /// "Đã xem" is missing: asked for by hand, by itself, and told to the desk.
        Nudge { revision: RevisionId, window: i64 } = "nudge",
        Reminder { revision: RevisionId } = "reminder",
        Unseen { revision: RevisionId, at: i64 } = "unseen",
        /// An edit of a message that shows who has seen it.
        Board { board: i64, edit: i64 } = "board",
        /// The secretariat's own words, and a trial of them.
        Broadcast { broadcast: i64 } = "broadcast",
        BroadcastTrial { broadcast: i64, at: i64 } = "broadcast-test",
        Delegation { delegation: i64 } = "delegation",
        DelegationEnded { delegation: i64 } = "delegation-ended",
        DelegationSeen { delegation: i64 } = "delegation-seen",
        DelegationDeclined { delegation: i64 } = "delegation-declined",
        Request { request: i64 } = "request",
        TakenOver { draft: i64, edition: u32 } = "taken-over",
        LinkCut { chat: i64, at: i64 } = "cut",
        RoleRevoked { at: i64 } = "revoked",
        ChatGone { chat: i64, at: i64 } = "chat-gone",
        TopicGone { chat: i64, at: i64 } = "chat-topic-gone",
        /// What did not arrive; an answer that was lost on its way.
        Undelivered { at: i64 } = "undelivered",
        AskAgain { update: u32 } = "ask-again",
    }
}

impl ToSql for Key {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

/// Something as it is after a publication: `2021-11-12@revision:41`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After<T> {
    pub of: T,
    pub revision: RevisionId,
}

impl<T: fmt::Display> fmt::Display for After<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.of, Key::Revision { revision: self.revision })
    }
}

impl<T: FromStr> FromStr for After<T> {
    type Err = Unknown;

    fn from_str(written: &str) -> Result<Self, Unknown> {
        let unknown = || Unknown(written.to_owned());
        let (of, revision) = written.split_once('@').ok_or_else(unknown)?;
        match (of.parse(), revision.parse()) {
            (Ok(of), Ok(Key::Revision { revision })) => Ok(Self { of, revision }),
            _ => Err(unknown()),
        }
    }
}

/// Where a message of the outbox stands; `office::deliver` decides what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::Display, strum::EnumString, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum State {
    Pending,
    Sending,
    Sent,
    Failed,
    /// A newer message has taken its place.
    Superseded,
    /// Whether it arrived is not known, and it is not sent again.
    Uncertain,
}
