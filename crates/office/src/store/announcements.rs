//! What chats were told of a publication, who has seen it, and the boards that show it; it words nothing.

use super::{Key, State};
use anyhow::Result;
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Row, named_params};

use super::{
    ChatId, ChatState, OutboxId, Tx,
    values::{Columns, Day, id_column, instant, millis},
};
use plan::{
    id,
    register::{EntryId, ItemId, RevisionId},
};
use words::{Html, Keyboard, Message};

id!(
    /// What one chat is told of one publication.
    AnnouncementId
);
id_column!(AnnouncementId);

impl AnnouncementId {
    /// Stands under a trial, which nobody is told and nobody confirms.
    pub const TRIAL: Self = Self(0);
}

/// An announcement about to be owed.
#[derive(Clone, Debug)]
pub struct NewAnnouncement<'a> {
    pub revision: RevisionId,
    pub chat: ChatId,
    pub soonest: Option<NaiveDate>,
    pub items: &'a [ItemId],
    pub entries: &'a [EntryId],
}

/// An announcement and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    pub id: AnnouncementId,
    pub revision: RevisionId,
    pub chat: ChatId,
    pub title: String,
    pub state: ChatState,
    pub state_since: DateTime<Utc>,
    pub entries: Vec<EntryId>,
    pub soonest: Option<NaiveDate>,
    pub reminded_at: Option<DateTime<Utc>>,
    /// State of its message in the outbox, and why: `sent`, `failed` …
    pub delivery: State,
    pub reason: Option<String>,
    pub settled_at: Option<DateTime<Utc>>,
    /// A later announcement is about the same items.
    pub is_superseded: bool,
    pub seen: Vec<Seen>,
}

/// One person's tap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub name: String,
    pub at: DateTime<Utc>,
}

/// A row of the outbox as far as a later message takes its place.
#[derive(Clone, Debug)]
pub struct Told {
    pub id: OutboxId,
    pub part: u32,
    pub state: String,
    pub message: Message,
    pub message_id: Option<i32>,
    pub owed_at: DateTime<Utc>,
}

/// What stands under this key of the outbox for a publication's own messages.
pub fn revision_key(revision: RevisionId) -> Key {
    Key::Revision { revision }
}

impl Tx<'_> {
    pub fn announce(&self, new: &NewAnnouncement<'_>) -> Result<AnnouncementId> {
        let mut insert = self.prepare_cached(
            "insert into announcement (revision_id, chat_id, soonest) values (:revision, :chat, :soonest)",
        )?;
        let id = AnnouncementId(insert.insert(named_params! {
            ":revision": new.revision.0, ":chat": new.chat, ":soonest": new.soonest.map(Day),
        })?);
        for item in new.items {
            self.prepare_cached(
                "insert into announcement_item (announcement_id, item_id) values (:id, :item)
                 on conflict do nothing",
            )?
            .execute(named_params! { ":id": id, ":item": item.0 })?;
        }
        for entry in new.entries {
            self.prepare_cached(
                "insert into announcement_entry (announcement_id, entry_id) values (:id, :entry)
                 on conflict do nothing",
            )?
            .execute(named_params! { ":id": id, ":entry": entry.0 })?;
        }
        Ok(id)
    }

    pub fn not_told(&self, revision: RevisionId, entry: EntryId) -> Result<()> {
        self.prepare_cached(
            "insert into untold (revision_id, entry_id) values (:revision, :entry) on conflict do nothing",
        )?
        .execute(named_params! { ":revision": revision.0, ":entry": entry.0 })?;
        Ok(())
    }

    pub fn untold(&self, revision: RevisionId) -> Result<Vec<EntryId>> {
        let mut query = self
            .prepare_cached("select entry_id from untold where revision_id = :revision order by entry_id")?;
        let rows = query.query_map(named_params! { ":revision": revision.0 }, |row| row.id("entry_id"))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub fn announcement(&self, id: AnnouncementId) -> Result<Option<Announcement>> {
        Ok(self.announcements_where("a.id = :value", id.0)?.pop())
    }

    /// Everything that was told of a publication.
    pub fn announcements_of(&self, revision: RevisionId) -> Result<Vec<Announcement>> {
        self.announcements_where("a.revision_id = :value", revision.0)
    }

    /// What a chat was told, newest first.
    pub fn announcements_to(&self, chat: ChatId) -> Result<Vec<Announcement>> {
        let mut found = self.announcements_where("a.chat_id = :value", chat.0)?;
        found.reverse();
        Ok(found)
    }

    fn announcements_where(&self, condition: &str, value: i64) -> Result<Vec<Announcement>> {
        let mut query = self.prepare_cached(&format!(
            "select a.id, a.revision_id, a.chat_id, c.title, c.state, c.state_since, a.soonest, a.reminded_at,
                    ifnull(o.state, 'sent') as delivery, o.reason, o.settled_at,
                    exists (select 1 from announcement b
                            join announcement_item bi on bi.announcement_id = b.id
                            join announcement_item ai on ai.item_id = bi.item_id and ai.announcement_id = a.id
                            where b.chat_id = a.chat_id and b.id > a.id
                              and b.revision_id not in (select revision_id from withdrawal)) as superseded
             from announcement a join chat c on c.id = a.chat_id
             left join outbox o on o.chat_id = a.chat_id and o.key = 'revision:' || a.revision_id and o.part = 1
             where a.revision_id not in (select revision_id from withdrawal) and ifnull(o.reason, '') <> 'joined'
               and {condition} order by a.id"
        ))?;
        let rows = query.query_map(named_params! { ":value": value }, |row| Ok(announcement(row)))?;
        let mut found = rows.map(|row| row?).collect::<Result<Vec<_>>>()?;
        for announcement in &mut found {
            announcement.entries = self.entries_of(announcement.id)?;
            announcement.seen = self.seen_by(announcement.id)?;
        }
        Ok(found)
    }

    fn entries_of(&self, id: AnnouncementId) -> Result<Vec<EntryId>> {
        let mut query = self.prepare_cached(
            "select entry_id from announcement_entry where announcement_id = :id order by entry_id",
        )?;
        let rows = query.query_map(named_params! { ":id": id }, |row| row.id("entry_id"))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn seen_by(&self, id: AnnouncementId) -> Result<Vec<Seen>> {
        let mut query = self.prepare_cached(
            "select name, at from acknowledgement where announcement_id = :id order by at, user_id",
        )?;
        let rows = query.query_map(named_params! { ":id": id }, |row| {
            Ok((row.get::<_, String>("name")?, row.get::<_, i64>("at")?))
        })?;
        rows.map(|row| {
            let (name, at) = row?;
            Ok(Seen { name, at: instant(at)? })
        })
        .collect()
    }

    /// Somebody has seen it. Tells whether that is new.
    pub fn acknowledge(&self, id: AnnouncementId, user: i64, name: &str, now: DateTime<Utc>) -> Result<bool> {
        let added = self
            .prepare_cached(
                "insert into acknowledgement (announcement_id, user_id, name, at)
                 values (:id, :user, :name, :now) on conflict do nothing",
            )?
            .execute(named_params! { ":id": id, ":user": user, ":name": name, ":now": millis(now) })?;
        Ok(added == 1)
    }

    /// Announcements of publications since `since` that nobody has seen and nobody was reminded of.
    pub fn unseen_since(&self, since: DateTime<Utc>) -> Result<Vec<(AnnouncementId, RevisionId)>> {
        let mut query = self.prepare_cached(
            "select a.id, a.revision_id from announcement a join revision r on r.id = a.revision_id
             where a.reminded_at is null and a.soonest is not null and r.published_at >= :since
               and a.revision_id not in (select revision_id from withdrawal)
               and not exists (select 1 from acknowledgement where announcement_id = a.id)
               and not exists (select 1 from outbox o where o.chat_id = a.chat_id and o.reason = 'joined'
                                   and o.key = 'revision:' || a.revision_id) order by a.id",
        )?;
        let rows = query.query_map(named_params! { ":since": millis(since) }, |row| {
            Ok((row.get("id")?, row.id("revision_id")?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub fn mark_reminded(&self, id: AnnouncementId, now: DateTime<Utc>) -> Result<()> {
        self.prepare_cached("update announcement set reminded_at = :now where id = :id")?
            .execute(named_params! { ":id": id, ":now": millis(now) })?;
        Ok(())
    }

    /// Earlier announcements to the same chat that are about any of these items, oldest first.
    pub fn earlier_about(
        &self,
        chat: ChatId,
        before: RevisionId,
        items: &[ItemId],
    ) -> Result<Vec<(RevisionId, Vec<ItemId>)>> {
        let mut query = self.prepare_cached(
            "select a.revision_id, i.item_id from announcement a
             join announcement_item i on i.announcement_id = a.id
             where a.chat_id = :chat and a.revision_id < :before
               and a.revision_id not in (select revision_id from withdrawal)
               and i.item_id in (select value from json_each(:items))
             order by a.revision_id, i.item_id",
        )?;
        let items = serde_json::to_string(items)?;
        let rows = query
            .query_map(named_params! { ":chat": chat, ":before": before.0, ":items": items }, |row| {
                Ok((row.id("revision_id")?, row.id("item_id")?))
            })?;
        let mut found: Vec<(RevisionId, Vec<ItemId>)> = Vec::new();
        for row in rows {
            let (revision, item): (RevisionId, ItemId) = row?;
            match found.last_mut() {
                Some((last, items)) if *last == revision => items.push(item),
                _ => found.push((revision, vec![item])),
            }
        }
        Ok(found)
    }

    /// How many items a chat was told of in a publication.
    pub fn items_told(&self, chat: ChatId, revision: RevisionId) -> Result<usize> {
        let count: i64 = self
            .prepare_cached(
                "select count(*) from announcement a join announcement_item i on i.announcement_id = a.id
                 where a.chat_id = :chat and a.revision_id = :revision",
            )?
            .query_row(named_params! { ":chat": chat, ":revision": revision.0 }, |row| row.get(0))?;
        Ok(usize::try_from(count)?)
    }

    /// The messages of one key to one chat, by part.
    pub fn told(&self, chat: ChatId, key: &Key) -> Result<Vec<Told>> {
        let mut query = self.prepare_cached(
            "select id, part, state, text, keyboard, message_id, owed_at from outbox
             where chat_id = :chat and key = :key order by part",
        )?;
        let rows = query.query_map(named_params! { ":chat": chat, ":key": key }, |row| Ok(told(row)))?;
        rows.map(|row| row?).collect()
    }

    /// Another text for a message that still waits. Tells whether it did.
    pub fn reword(&self, id: OutboxId, message: &Message) -> Result<bool> {
        let changed = self
            .prepare_cached(
                "update outbox set text = :text, keyboard = :keyboard where id = :id and state = 'pending'",
            )?
            .execute(named_params! {
                ":id": id, ":text": message.text.as_str(),
                ":keyboard": serde_json::to_string(&message.keyboard)?,
            })?;
        Ok(changed == 1)
    }

    /// Whether another message took this one's place or will take it.
    pub fn is_edited(&self, row: OutboxId) -> Result<bool> {
        let mut query = self.prepare_cached(
            "select exists (select 1 from outbox where replaces = :row and state <> 'superseded')",
        )?;
        Ok(query.query_row(named_params! { ":row": row }, |row| row.get(0))?)
    }

    /// Whether a chat's letter of a publication waits to leave, was joined with a later one that does, or has
    /// left; nothing where it has none.
    pub fn letter_waits(&self, chat: ChatId, revision: RevisionId) -> Result<Option<bool>> {
        let mut query = self.prepare_cached(
            "select min(state = 'pending' and attempts = 0 or state = 'superseded' and ifnull(reason, '') = 'joined')
             from outbox where chat_id = :chat and key = :key",
        )?;
        let values = named_params! { ":chat": chat, ":key": revision_key(revision) };
        Ok(query.query_row(values, |row| row.get(0))?)
    }

    /// What waits for a chat of an earlier publication is told with a later one.
    pub fn join_letters(
        &self,
        chat: ChatId,
        earlier: RevisionId,
        later: RevisionId,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let own = revision_key(earlier);
        self.prepare_cached(
            "update outbox set state = 'superseded', reason = 'joined', answer = :later, settled_at = :now
             where chat_id = :chat and state = 'pending' and attempts = 0 and (key = :own or key like '%@' || :own)",
        )?
        .execute(named_params! {
            ":chat": chat, ":own": own, ":later": revision_key(later), ":now": millis(now),
        })?;
        Ok(())
    }

    /// Whatever a publication has caused and has not left yet never will; what had been joined with it leaves
    /// after all. Gives the chats that may have been told.
    pub fn call_back(&self, revision: RevisionId, now: DateTime<Utc>) -> Result<Vec<ChatId>> {
        let own = revision_key(revision);
        let caused = format!("%@{own}");
        let mut query = self.prepare_cached(
            "select distinct chat_id from outbox
             where key = :own and (state in ('sending', 'sent', 'uncertain') or doubts > 0
                or exists (select 1 from letter where outbox_id = outbox.id and letter.state in ('sending', 'sent')))
             order by chat_id",
        )?;
        let told = query.query_map(named_params! { ":own": own }, |row| row.get("chat_id"))?;
        let told = told.collect::<rusqlite::Result<_>>()?;
        self.prepare_cached(
            "update outbox set state = 'pending', reason = null, answer = null, settled_at = null
             where state = 'superseded' and reason = 'joined' and answer = :own",
        )?
        .execute(named_params! { ":own": own })?;
        self.owed.set(true);
        self.prepare_cached(
            "update outbox set state = 'superseded', reason = 'called-back', settled_at = :now
             where state = 'pending' and (key = :own or key like :caused)",
        )?
        .execute(named_params! { ":own": own, ":caused": caused, ":now": millis(now) })?;
        Ok(told)
    }
}

fn announcement(row: &Row<'_>) -> Result<Announcement> {
    let state: String = row.get("state")?;
    let optional = |column: &str| -> Result<Option<DateTime<Utc>>> {
        row.get::<_, Option<i64>>(column)?.map(instant).transpose()
    };
    Ok(Announcement {
        id: row.get("id")?,
        revision: row.id("revision_id")?,
        chat: row.get("chat_id")?,
        title: row.get("title")?,
        state: ChatState::from_column(&state),
        state_since: instant(row.get("state_since")?)?,
        entries: Vec::new(),
        soonest: row.get::<_, Option<Day>>("soonest")?.map(|day| day.0),
        reminded_at: optional("reminded_at")?,
        delivery: row.word("delivery")?,
        reason: row.get("reason")?,
        settled_at: optional("settled_at")?,
        is_superseded: row.get("superseded")?,
        seen: Vec::new(),
    })
}

fn told(row: &Row<'_>) -> Result<Told> {
    let keyboard: String = row.get("keyboard")?;
    Ok(Told {
        id: row.get("id")?,
        part: row.get("part")?,
        state: row.get("state")?,
        message: Message {
            text: Html::trusted(row.get("text")?),
            keyboard: serde_json::from_str::<Keyboard>(&keyboard)?,
        },
        message_id: row.get("message_id")?,
        owed_at: instant(row.get("owed_at")?)?,
    })
}
