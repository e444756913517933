//! The directory put right by the secretariat: each verb checks, changes and writes down who did it.

use anyhow::Result;

use super::Moment;
use crate::store::{Actor, ChatId, Deed, Detail, Subject, Tx};
use plan::register::{EntryId, Kind, Listing};

/// What is to be put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    Rename {
        entry: EntryId,
        name: String,
    },
    FullName {
        entry: EntryId,
        full_name: String,
    },
    Positions {
        entry: EntryId,
        positions: Vec<String>,
    },
    AddAlias {
        entry: EntryId,
        spelling: String,
    },
    /// `from` was `into` all along.
    Merge {
        from: EntryId,
        into: EntryId,
    },
    /// A spelling stands for somebody else: they get a line of their own.
    Split {
        entry: EntryId,
        spelling: String,
    },
    /// A line that was merged is its own again, with the items that name it.
    Unmerge {
        from: EntryId,
        merged: EntryId,
    },
    Member {
        collective: EntryId,
        member: EntryId,
        belongs: bool,
    },
    Retire {
        entry: EntryId,
    },
}

/// How it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acted {
    Done,
    /// Another line of the same kind has this name: perhaps the two are one.
    Taken(EntryId),
    /// The line is not there any more, or it is not what this can be done to.
    Gone,
    /// Nothing, or too much, was written.
    Unusable,
}

/// The longest name that fits on a button and in a line of a programme.
const LONGEST_NAME: usize = 80;

/// Does it, as one change.
pub fn act(tx: &Tx<'_>, moment: &Moment, by: Actor, act: Act) -> Result<Acted> {
    let subject = subject(&act);
    let detail = detail(&act);
    let acted = carry_out(tx, moment, by, act)?;
    if acted == Acted::Done {
        tx.reindex()?;
        tx.audit(moment.now, by, Deed::Directory, Subject::Entry { entry: subject }, detail)?;
    }
    Ok(acted)
}

fn detail(act: &Act) -> Detail {
    match act.clone() {
        Act::Rename { name, .. } => Detail::Name { name },
        Act::FullName { full_name, .. } => Detail::FullName { name: full_name },
        Act::Positions { positions, .. } => Detail::Positions { positions: positions.join(", ") },
        Act::AddAlias { spelling, .. } => Detail::Alias { spelling },
        Act::Split { spelling, .. } => Detail::SplitOff { spelling },
        Act::Merge { into, .. } => Detail::MergedInto { entry: into },
        Act::Unmerge { merged, .. } => Detail::Unmerged { entry: merged },
        Act::Member { member, belongs: true, .. } => Detail::Member { entry: member },
        Act::Member { member, belongs: false, .. } => Detail::NoMember { entry: member },
        Act::Retire { .. } => Detail::Retired,
    }
}

fn subject(act: &Act) -> EntryId {
    match act {
        Act::Rename { entry, .. }
        | Act::FullName { entry, .. }
        | Act::Positions { entry, .. }
        | Act::AddAlias { entry, .. }
        | Act::Split { entry, .. }
        | Act::Retire { entry } => *entry,
        Act::Merge { from, .. } | Act::Unmerge { from, .. } => *from,
        Act::Member { collective, .. } => *collective,
    }
}

fn carry_out(tx: &Tx<'_>, moment: &Moment, by: Actor, act: Act) -> Result<Acted> {
    let register = tx.register()?;
    let Some(listing) = register.get(subject(&act)) else { return Ok(Acted::Gone) };
    match act {
        Act::Rename { entry, name } => {
            let Some(name) = usable(&name) else { return Ok(Acted::Unusable) };
            let same_kind = |other: &&Listing| other.id != entry && same_kind(other.kind, listing.kind);
            if let Some(other) = register.iter().filter(same_kind).find(|other| other.name == name) {
                return Ok(Acted::Taken(other.id));
            }
            // Documents go on writing the old name.
            tx.rename_entry(entry, &name)?;
            tx.remove_alias(entry, &name)?;
            if listing.name != name {
                tx.add_alias(entry, &listing.name)?;
            }
        }
        Act::FullName { entry, full_name } => match usable(&full_name) {
            Some(full_name) => tx.set_full_name(entry, Some(&full_name))?,
            None => return Ok(Acted::Unusable),
        },
        Act::Positions { entry, positions } => tx.set_positions(entry, &positions)?,
        Act::AddAlias { entry, spelling } => match usable(&spelling) {
            Some(spelling) => tx.add_alias(entry, &spelling)?,
            None => return Ok(Acted::Unusable),
        },
        Act::Merge { from, into } => {
            let Some(other) = register.get(into) else { return Ok(Acted::Gone) };
            if from == into || !same_kind(other.kind, listing.kind) {
                return Ok(Acted::Gone);
            }
            tx.merge_entry(from, into, moment.now)?;
        }
        Act::Split { entry, spelling } => {
            if !tx.remove_alias(entry, &spelling)? {
                return Ok(Acted::Gone);
            }
            tx.entry(listing.kind, &spelling, None)?;
        }
        Act::Unmerge { from, merged } => return unmerge(tx, listing, from, merged),
        Act::Member { collective, member, belongs } => {
            let Some(other) = register.get(member) else { return Ok(Acted::Gone) };
            if !may_belong(other, listing) {
                return Ok(Acted::Gone);
            }
            if belongs {
                tx.add_member(collective, member)?;
            } else {
                tx.remove_member(collective, member)?;
            }
        }
        Act::Retire { entry } => {
            for chat in tx.chats_linked_to(Some(entry))? {
                cut(tx, moment, by, chat.id, Some(entry))?;
            }
            tx.retire_entry(entry, moment.now)?;
        }
    }
    Ok(Acted::Done)
}

fn unmerge(tx: &Tx<'_>, listing: &Listing, from: EntryId, merged: EntryId) -> Result<Acted> {
    let Some((_, name)) = tx.merged_into(from)?.into_iter().find(|(id, _)| *id == merged) else {
        return Ok(Acted::Gone);
    };
    if listing.name == name {
        return Ok(Acted::Taken(from));
    }
    tx.remove_alias(from, &name)?;
    tx.unmerge_entry(merged)?;
    Ok(Acted::Done)
}

/// Whether one may be a member of the other.
pub fn may_belong(member: &Listing, collective: &Listing) -> bool {
    use plan::directory::MembersAre;
    match collective.kind {
        Kind::Collective(MembersAre::Officials) => member.kind == Kind::Official,
        Kind::Collective(MembersAre::Units) => member.kind == Kind::Unit,
        Kind::Official | Kind::Unit => false,
    }
}

/// Whether two lines can turn out to be one.
pub fn same_kind(one: Kind, other: Kind) -> bool {
    matches!((one, other), (Kind::Collective(_), Kind::Collective(_))) || one == other
}

/// Ends a chat's link; what still waits for a chat that has no other link is not sent. Tells whether the
/// link was there.
pub fn cut(tx: &Tx<'_>, moment: &Moment, by: Actor, chat: ChatId, entry: Option<EntryId>) -> Result<bool> {
    if !tx.unlink(chat, entry)? {
        return Ok(false);
    }
    if tx.links_of(chat)?.is_empty() {
        tx.fail_waiting(chat, "revoked", moment.now)?;
    }
    let subject = entry.map_or(Subject::Reader, |entry| Subject::Entry { entry });
    tx.audit(moment.now, by, Deed::Unlink, subject, Subject::Chat { chat: chat.0 })?;
    Ok(true)
}

/// What was typed as a name: one line, not empty, not a paragraph.
fn usable(typed: &str) -> Option<String> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    (!name.is_empty() && name.chars().count() <= LONGEST_NAME).then_some(name)
}
