//! Full-text search over the items in force, without regard to diacritics or case.
//!
//! The index holds folded text (see [`script::fold`]), because SQLite's own folding leaves `đ`
//! alone: `duc tho` would not find `Đức Thọ`.

use anyhow::Result;
use rusqlite::named_params;

use super::{Tx, values::Columns};
use plan::register::{ItemId, Planned, ProgrammeId};
use script::fold::fold;

impl Tx<'_> {
    /// Replaces what the index knows of a programme.
    pub(super) fn index(&self, programme: ProgrammeId, items: &[Planned]) -> Result<()> {
        let mut forget = self.prepare_cached(
            "delete from item_search where rowid in (select id from item where programme_id = :programme)",
        )?;
        forget.execute(named_params! { ":programme": programme.0 })?;
        let mut insert =
            self.prepare_cached("insert into item_search (rowid, folded) values (:id, :folded)")?;
        for planned in items {
            let item = &planned.item;
            let named = item.units.iter().chain(&item.officials).chain(&item.attendees);
            let beside = item.location.iter().chain(named.map(|named| &named.name)).chain(&item.notes);
            let words: Vec<&str> = std::iter::once(&item.content).chain(beside).map(String::as_str).collect();
            insert.execute(named_params! { ":id": planned.id.0, ":folded": fold(&words.join(" ")) })?;
        }
        Ok(())
    }

    /// Indexes the items in force anew, as after a name has changed.
    pub fn reindex(&self) -> Result<()> {
        let mut query = self.prepare_cached("select programme_id, revision_id from current_revision")?;
        let current = query
            .query_map([], |row| Ok((row.id("programme_id")?, row.id("revision_id")?)))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        for (programme, revision) in current {
            self.index(programme, &self.items_of(revision)?)?;
        }
        Ok(())
    }

    /// Items that hold every word, the last one also as a beginning; best first.
    pub fn search(&self, words: &str, limit: u32) -> Result<Vec<ItemId>> {
        let query = match_expression(words);
        if query.is_empty() {
            return Ok(Vec::new());
        }
        let mut search = self.prepare_cached(
            "select rowid from item_search where item_search match :query order by rank limit :limit",
        )?;
        let found =
            search.query_map(named_params! { ":query": query, ":limit": limit }, |row| row.id("rowid"))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }
}

/// Each word quoted, so that FTS5 takes none of it as its own syntax (<https://www.sqlite.org/fts5.html>).
fn match_expression(words: &str) -> String {
    let folded = fold(words);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let quoted: Vec<String> = words.map(|word| format!("\"{word}\"")).collect();
    if quoted.is_empty() { String::new() } else { quoted.join(" ") + "*" }
}
