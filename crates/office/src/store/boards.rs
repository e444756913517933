//! Messages that show how a publication fares, and what each shows now.

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::named_params;

use super::{
    ChatId, Tx,
    values::{Columns, millis},
};
use plan::register::RevisionId;

/// What a message that is kept current shows of a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display, strum::EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Face {
    /// Who has seen it, and who has not.
    Board,
    /// How far the sending is; where `Công bố` was pressed.
    Card,
}

/// A message that shows a board or a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    pub id: i64,
    pub face: Face,
    pub chat: ChatId,
    /// Telegram's number of the message.
    pub message: i32,
    pub shown: String,
    /// How often it was edited.
    pub edits: i64,
}

impl Tx<'_> {
    /// A message of the bot's shows this from now on. One that showed another publication does so no more.
    pub fn add_board(
        &self,
        revision: RevisionId,
        face: Face,
        (chat, message): (ChatId, i32),
        shown: &str,
    ) -> Result<()> {
        self.prepare_cached(
            "insert into board (revision_id, face, chat_id, message_id, shown)
             values (:revision, :face, :chat, :message, :shown)
             on conflict (chat_id, message_id) do update set
                 revision_id = excluded.revision_id, face = excluded.face, shown = excluded.shown",
        )?
        .execute(named_params! {
            ":revision": revision.0, ":face": face.to_string(), ":chat": chat, ":message": message,
            ":shown": shown,
        })?;
        Ok(())
    }

    /// The newest board and the newest card of each chat; older ones are left as they are.
    pub fn boards_of(&self, revision: RevisionId) -> Result<Vec<Board>> {
        let mut query = self.prepare_cached(
            "select max(id) as id, face, chat_id, message_id, shown, edits from board
             where revision_id = :revision group by chat_id, face",
        )?;
        let rows = query.query_map(named_params! { ":revision": revision.0 }, |row| {
            Ok(Board {
                id: row.get("id")?,
                face: row.word("face")?,
                chat: row.get("chat_id")?,
                message: row.get("message_id")?,
                shown: row.get("shown")?,
                edits: row.get("edits")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether a board shows this publication, to so few chats that it may follow each delivery.
    pub fn has_small_board(&self, revision: RevisionId, most: usize) -> Result<bool> {
        let mut query = self.prepare_cached(
            "select exists (select 1 from board where revision_id = :revision)
                and (select count(*) from announcement where revision_id = :revision) <= :most",
        )?;
        let values = named_params! { ":revision": revision.0, ":most": i64::try_from(most)? };
        Ok(query.query_row(values, |row| row.get(0))?)
    }

    /// The cards of a publication that was called back are edited no more.
    pub fn drop_card_edits(&self, revision: RevisionId, now: DateTime<Utc>) -> Result<()> {
        self.prepare_cached(
            "update outbox set state = 'superseded', reason = 'called-back', settled_at = :now
             where state = 'pending' and exists (
                 select 1 from board where board.revision_id = :revision and board.face = 'card'
                     and board.chat_id = outbox.chat_id and outbox.key glob 'board:' || board.id || ':*')",
        )?
        .execute(named_params! { ":revision": revision.0, ":now": millis(now) })?;
        Ok(())
    }

    pub fn board_shows(&self, board: i64, shown: &str) -> Result<()> {
        self.prepare_cached("update board set shown = :shown where id = :board")?
            .execute(named_params! { ":shown": shown, ":board": board })?;
        Ok(())
    }

    /// The number of the board's next edit.
    pub fn next_board_edit(&self, board: i64) -> Result<i64> {
        let mut update =
            self.prepare_cached("update board set edits = edits + 1 where id = :board returning edits")?;
        Ok(update.query_row(named_params! { ":board": board }, |row| row.get("edits"))?)
    }

    /// Publications since `since` that a board shows.
    pub fn revisions_with_boards(&self, since: DateTime<Utc>) -> Result<Vec<RevisionId>> {
        let mut query = self.prepare_cached(
            "select distinct revision_id from board join revision on revision.id = revision_id
             where published_at >= :since order by revision_id",
        )?;
        let rows = query.query_map(named_params! { ":since": millis(since) }, |row| row.id("revision_id"))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
