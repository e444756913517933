//! Officials, units and collectives, and every spelling that stands for them.

use std::collections::HashMap;

use anyhow::Result;
use rusqlite::{OptionalExtension, Row, named_params};

use super::{Tx, values::Columns};
use plan::{
    directory::{Directory, MembersAre},
    register::{EntryId, Kind, Listing, Register},
};

impl Tx<'_> {
    /// The name of a line, retired ones too.
    pub fn entry_name(&self, id: EntryId) -> Result<Option<String>> {
        let mut query = self.prepare_cached("select name from entry where id = :id")?;
        Ok(query.query_row(named_params! { ":id": id.0 }, |row| row.get("name")).optional()?)
    }

    /// Every line of the directory that is not retired.
    pub fn register(&self) -> Result<Register> {
        let mut aliases: HashMap<EntryId, Vec<String>> = HashMap::new();
        let mut query =
            self.prepare_cached("select entry_id, spelling from alias order by entry_id, spelling")?;
        for pair in query.query_map([], |row| Ok((row.id("entry_id")?, row.get("spelling")?)))? {
            let (entry, spelling) = pair?;
            aliases.entry(entry).or_default().push(spelling);
        }
        let mut members: HashMap<EntryId, Vec<EntryId>> = HashMap::new();
        let mut query = self.prepare_cached(
            "select collective_id, member_id from membership join entry on entry.id = member_id
             where retired_at is null order by collective_id, member_id",
        )?;
        for pair in query.query_map([], |row| Ok((row.id("collective_id")?, row.id("member_id")?)))? {
            let (collective, member) = pair?;
            members.entry(collective).or_default().push(member);
        }
        let mut query = self.prepare_cached(
            "select id, kind, name, full_name, positions, members_are from entry
             where retired_at is null order by id",
        )?;
        let listings = query.query_map([], |row| listing(row, &mut aliases, &mut members))?;
        Ok(Register::new(listings.collect::<rusqlite::Result<_>>()?))
    }

    /// Adds what a reading learned; what is known already stays, and gains spellings and positions.
    pub fn learn(&self, directory: &Directory) -> Result<()> {
        for official in &directory.officials {
            let entry = self.entry(Kind::Official, &official.name, None)?;
            self.learn_positions(entry, &official.positions)?;
            self.learn_aliases(entry, &official.name, &official.aliases)?;
        }
        for unit in &directory.units {
            let entry = self.entry(Kind::Unit, &unit.code, unit.name.as_deref())?;
            self.learn_aliases(entry, &unit.code, &unit.aliases)?;
        }
        for collective in &directory.collectives {
            let known = self.entry_spelled("collective", &collective.name)?.is_some();
            let entry = self.entry(Kind::Collective(collective.of), &collective.name, None)?;
            self.learn_aliases(entry, &collective.name, &collective.aliases)?;
            // Who belongs to a collective is the secretariat's to say once it is known.
            if !known {
                let kind = match collective.of {
                    MembersAre::Officials => "official",
                    MembersAre::Units => "unit",
                };
                for member in &collective.members {
                    if let Some(member) = self.entry_spelled(kind, member)? {
                        self.add_member(entry, member)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// The line of this kind and name, added if it is new.
    pub fn entry(&self, kind: Kind, name: &str, full_name: Option<&str>) -> Result<EntryId> {
        let (kind, members_are) = match kind {
            Kind::Official => ("official", None),
            Kind::Unit => ("unit", None),
            Kind::Collective(MembersAre::Officials) => ("collective", Some("officials")),
            Kind::Collective(MembersAre::Units) => ("collective", Some("units")),
        };
        if let Some(entry) = self.entry_spelled(kind, name)? {
            let mut update = self.prepare_cached(
                "update entry set full_name = :full_name where id = :id and full_name is null",
            )?;
            update.execute(named_params! { ":full_name": full_name, ":id": entry.0 })?;
            return Ok(entry);
        }
        let mut insert = self.prepare_cached(
            "insert into entry (kind, name, full_name, members_are)
             values (:kind, :name, :full_name, :members_are)",
        )?;
        let values = named_params! {
            ":kind": kind, ":name": name, ":full_name": full_name, ":members_are": members_are,
        };
        Ok(EntryId(insert.insert(values)?))
    }

    fn learn_positions(&self, entry: EntryId, positions: &[String]) -> Result<()> {
        if positions.is_empty() {
            return Ok(());
        }
        let mut update = self.prepare_cached("update entry set positions = :positions where id = :id")?;
        update.execute(named_params! { ":positions": serde_json::to_string(positions)?, ":id": entry.0 })?;
        Ok(())
    }

    fn learn_aliases(&self, entry: EntryId, name: &str, aliases: &[String]) -> Result<()> {
        for spelling in aliases.iter().filter(|alias| *alias != name) {
            self.add_alias(entry, spelling)?;
        }
        Ok(())
    }

    pub fn add_alias(&self, entry: EntryId, spelling: &str) -> Result<()> {
        let mut insert = self.prepare_cached(
            "insert into alias (entry_id, spelling) values (:entry, :spelling) on conflict do nothing",
        )?;
        insert.execute(named_params! { ":entry": entry.0, ":spelling": spelling })?;
        Ok(())
    }

    pub fn add_member(&self, collective: EntryId, member: EntryId) -> Result<()> {
        let mut insert = self.prepare_cached(
            "insert into membership (collective_id, member_id) values (:collective, :member)
             on conflict do nothing",
        )?;
        insert.execute(named_params! { ":collective": collective.0, ":member": member.0 })?;
        Ok(())
    }
}

fn listing(
    row: &Row<'_>,
    aliases: &mut HashMap<EntryId, Vec<String>>,
    members: &mut HashMap<EntryId, Vec<EntryId>>,
) -> rusqlite::Result<Listing> {
    let id = row.id("id")?;
    let kind: String = row.get("kind")?;
    let members_are: Option<String> = row.get("members_are")?;
    let positions: String = row.get("positions")?;
    let kind = match (kind.as_str(), members_are.as_deref()) {
        ("official", _) => Kind::Official,
        ("unit", _) => Kind::Unit,
        (_, Some("units")) => Kind::Collective(MembersAre::Units),
        _ => Kind::Collective(MembersAre::Officials),
    };
    Ok(Listing {
        id,
        kind,
        name: row.get("name")?,
        full_name: row.get("full_name")?,
        // The column is checked to be JSON, and only this file writes it.
        positions: serde_json::from_str(&positions).unwrap_or_default(),
        aliases: aliases.remove(&id).unwrap_or_default(),
        members: members.remove(&id).unwrap_or_default(),
    })
}
