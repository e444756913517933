//! Who did what, when; only ever added to.

use anyhow::Result;
use chrono::{DateTime, NaiveDate, Utc};
use plan::register::{EntryId, ItemId, ProgrammeId, RevisionId};
use rusqlite::named_params;
use words::{office::OfficeHabit, people::Role};

use super::{
    Actor, Tx,
    values::{instant, millis},
};

/// What somebody did; after `log-`, its name in `locales/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display, strum::EnumString, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Deed {
    AskAccess,
    Broadcast,
    CallBack,
    Delegate,
    Directory,
    Discard,
    Edit,
    EndDelegation,
    EndLink,
    GoBack,
    GrantAccess,
    GrantRole,
    Invite,
    Link,
    NewLink,
    Nudge,
    OfficeDay,
    OfficeHabit,
    Publish,
    RecallBroadcast,
    Receive,
    RefuseAccess,
    RevokeRole,
    StopBroadcast,
    TakeOver,
    Unlink,
}

impl Deed {
    /// Whether it is done by others than the secretariat too.
    pub fn is_anybodys(self) -> bool {
        matches!(
            self,
            Self::AskAccess
                | Self::Delegate
                | Self::EndDelegation
                | Self::EndLink
                | Self::Link
                | Self::NewLink
        )
    }
}

words::wire! {
    /// To what it was done.
    pub enum Subject {
        Broadcast { broadcast: i64 } = "broadcast",
        Chat { chat: i64 } = "chat",
        Day { day: NaiveDate } = "day",
        Document { document: i64 } = "document",
        Draft { draft: i64 } = "draft",
        Entry { entry: EntryId } = "entry",
        Item { item: ItemId } = "item",
        Programme { programme: ProgrammeId } = "programme",
        Request { request: i64 } = "request",
        Revision { revision: RevisionId } = "revision",
        User { user: i64 } = "user",
        /// The right to read the whole programme, or a role.
        Reader = "reader",
        Role(role: Role) = "",
        /// The office as a whole; when its units are nudged.
        Office = "office",
        Nudges = "nudge",
    }
}

words::wire! {
    /// What else there is to say of it.
    pub enum Detail {
        Nothing = "",
        Revision { number: u32, items: usize } = "number",
        Chats { count: usize } = "chats",
        Unsent { count: usize } = "unsent",
        Recalled { count: usize } = "recalled",
        Between { from: EntryId, to: EntryId } = "between",
        Works = "works",
        Off = "off",
        /// A day is the calendar's again; the address of a calendar.
        Calendar = "calendar",
        Habit(habit: OfficeHabit) = "habit",
        Board = "board",
        Name { name: String } = "name",
        FullName { name: String } = "full",
        Positions { positions: String } = "positions",
        Alias { spelling: String } = "alias",
        SplitOff { spelling: String } = "apart",
        MergedInto { entry: EntryId } = "into",
        Unmerged { entry: EntryId } = "unmerged",
        Member { entry: EntryId } = "member",
        NoMember { entry: EntryId } = "no-member",
        Retired = "retired",
        /// Words of whoever did it: a stranger's, a file's name.
        Words { words: String } = "words",
        Of(subject: Subject) = "",
    }
}

/// A line of the log. What an earlier version wrote otherwise is left out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    pub at: DateTime<Utc>,
    pub actor: Actor,
    pub deed: Option<Deed>,
    pub subject: Option<Subject>,
    pub detail: Detail,
}

impl Tx<'_> {
    pub fn audit(
        &self,
        now: DateTime<Utc>,
        actor: Actor,
        deed: Deed,
        subject: Subject,
        detail: impl Into<Detail>,
    ) -> Result<()> {
        let mut insert = self.prepare_cached(
            "insert into audit (at, actor, action, subject, detail)
             values (:at, :actor, :action, :subject, :detail)",
        )?;
        insert.execute(named_params! {
            ":at": millis(now), ":actor": actor.to_string(), ":action": deed.to_string(),
            ":subject": subject.to_string(), ":detail": detail.into().to_string(),
        })?;
        Ok(())
    }

    /// Newest first.
    pub fn audit_log(&self, limit: u32, offset: u32) -> Result<Vec<Logged>> {
        let mut query = self.prepare_cached(
            "select at, actor, action, subject, detail from audit order by id desc limit :limit offset :offset",
        )?;
        let mut rows = query.query(named_params! { ":limit": limit, ":offset": offset })?;
        let mut log = Vec::new();
        while let Some(row) = rows.next()? {
            let word = |column: &str| row.get::<_, String>(column);
            log.push(Logged {
                at: instant(row.get("at")?)?,
                actor: Actor::of_column(&word("actor")?),
                // Words were parted by spaces before.
                deed: word("action")?.replace(' ', "-").parse().ok(),
                subject: word("subject")?.parse().ok(),
                detail: word("detail")?.parse().unwrap_or(Detail::Nothing),
            });
        }
        Ok(log)
    }
}
