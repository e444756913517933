//! What is kept of scans and photos beside their drafts: cut-outs to look at, the pages of an album; it decodes none.

use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{OptionalExtension, named_params};

use super::{DraftId, Tx, values::millis};
use reading::Cutout;

/// Cut-outs of a draft that are kept, and bytes of one: nobody answers more questions, and no cell is larger.
const MOST_CUTOUTS: usize = 300;
const CUTOUT_BYTES: usize = 512 << 10;
/// A page that comes later than this belongs to no album any more.
const ALBUM_KEPT: TimeDelta = TimeDelta::days(1);

/// Photos that were sent together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Album {
    pub chat: i64,
    /// Telegram's name for it.
    pub id: String,
}

impl Tx<'_> {
    /// Keeps what a draft's questions are about.
    pub(super) fn keep_cutouts(&self, draft: DraftId, cutouts: &[Cutout]) -> Result<()> {
        let mut insert = self.prepare_cached(
            "insert into draft_cutout (draft_id, number, picture) values (:draft, :number, :picture)",
        )?;
        for (number, cutout) in (0_i64..).zip(cutouts).take(MOST_CUTOUTS) {
            if !cutout.picture.is_empty() && cutout.picture.len() <= CUTOUT_BYTES {
                insert.execute(
                    named_params! { ":draft": draft, ":number": number, ":picture": cutout.picture },
                )?;
            }
        }
        Ok(())
    }

    /// The picture under this number.
    pub fn cutout(&self, draft: DraftId, number: usize) -> Result<Option<Vec<u8>>> {
        let mut query = self.prepare_cached(
            "select picture from draft_cutout where draft_id = :draft and number = :number",
        )?;
        let row = named_params! { ":draft": draft, ":number": i64::try_from(number)? };
        Ok(query.query_row(row, |row| row.get("picture")).optional()?)
    }

    /// Nobody is asked any more.
    pub(super) fn drop_cutouts(&self, draft: DraftId) -> Result<()> {
        self.prepare_cached("delete from draft_cutout where draft_id = :draft")?
            .execute(named_params! { ":draft": draft })?;
        Ok(())
    }

    /// A page of an album came in.
    pub fn keep_page(&self, album: &Album, message: i32, file: &str, now: DateTime<Utc>) -> Result<()> {
        self.prepare_cached(
            "insert into album_page (chat, album, message_id, file_id, received_at)
             values (:chat, :album, :message, :file, :now) on conflict do nothing",
        )?
        .execute(named_params! {
            ":chat": album.chat, ":album": album.id, ":message": message, ":file": file, ":now": millis(now),
        })?;
        Ok(())
    }

    /// The files of an album in the order of its pages.
    pub fn pages(&self, album: &Album) -> Result<Vec<String>> {
        let mut query = self.prepare_cached(
            "select file_id from album_page where chat = :chat and album = :album order by message_id",
        )?;
        let row = named_params! { ":chat": album.chat, ":album": album.id };
        let files = query.query_map(row, |row| row.get("file_id"))?;
        Ok(files.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether a later page of an album waits to be handled: a picture, and no larger than can be fetched.
    pub fn page_waits(&self, album: &Album, message: i32, most: u32) -> Result<bool> {
        let mut query = self.prepare_cached(
            "select 1 from incoming where handled_at is null and source = :chat
                 and body ->> '$.message.media_group_id' = :album and body ->> '$.message.message_id' > :message
                 and (body ->> '$.message.photo' is not null or (
                     body ->> '$.message.document.mime_type' like 'image/%'
                     and ifnull(body ->> '$.message.document.file_size', 0) <= :most))",
        )?;
        let values = named_params! {
            ":chat": album.chat, ":album": album.id, ":message": message, ":most": most,
        };
        Ok(query.exists(values)?)
    }

    /// Albums that are complete.
    pub fn forget_albums(&self, now: DateTime<Utc>) -> Result<usize> {
        Ok(self
            .prepare_cached("delete from album_page where received_at < :before")?
            .execute(named_params! { ":before": millis(now - ALBUM_KEPT) })?)
    }
}
