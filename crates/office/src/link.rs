//! Ways in: invitations are handed out, and a chat that brings one is linked.
//!
//! A code is shown once and kept as a hash, so that whoever reads a backup can't let himself in.

use anyhow::{Result, bail};
use chrono::TimeDelta;
use sha2::{Digest, Sha256};

use super::Moment;
use crate::store::{Actor, ChatId, ChatKind, ChatState, Deed, Detail, Invited, Place, Role, Subject, Tx};
use plan::register::EntryId;

/// How long an invitation can be used.
pub const VALID_FOR: TimeDelta = TimeDelta::days(7);

/// Letters and digits that nobody confuses when typing them off a screen.
const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const LETTERS: usize = 16;

/// A code that nobody guesses (80 random bits).
pub fn new_code() -> Result<String> {
    let mut bytes = [0u8; LETTERS];
    if let Err(error) = getrandom::fill(&mut bytes) {
        bail!("no randomness from the system: {error}");
    }
    Ok(bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect())
}

/// Creates a code for what it lets in.
pub fn invite(tx: &Tx<'_>, moment: &Moment, invited: Invited, by: Actor) -> Result<String> {
    let code = new_code()?;
    tx.invite(&hash(&code), invited, moment.now, moment.now + VALID_FOR)?;
    tx.audit(moment.now, by, Deed::Invite, subject(invited), Detail::Nothing)?;
    Ok(code)
}

/// Creates a link for everybody of the office: whoever opens it says who they are, and is approved.
pub fn invite_office(tx: &Tx<'_>, moment: &Moment, by: Actor) -> Result<String> {
    let code = new_code()?;
    tx.keep_office_link(&hash(&code), moment.now, moment.now + VALID_FOR)?;
    tx.audit(moment.now, by, Deed::Invite, Subject::Office, Detail::Nothing)?;
    Ok(code)
}

/// Whether a code is such a link and can still be used.
pub fn is_for_office(tx: &Tx<'_>, moment: &Moment, code: &str) -> Result<bool> {
    tx.is_office_link(&hash(&code.trim().to_ascii_uppercase()), moment.now)
}

/// Who brings a code, and where.
#[derive(Clone, Debug)]
pub struct Visitor<'a> {
    pub user: i64,
    pub name: &'a str,
    pub place: Place,
    pub kind: ChatKind,
    /// The chat's title, or the person's name.
    pub title: &'a str,
    /// Whether the user administers the group; true in a private chat.
    pub is_chat_administrator: bool,
}

/// What became of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Welcome {
    Linked(Invited, ChatId),
    /// Wrong, used or expired; which of them is not told.
    UnknownCode,
    /// An official's or secretary's invitation in a group.
    PrivateOnly,
    /// Only an administrator of the group may link it.
    AdministratorsOnly,
}

/// Links the chat that brings `code`. A refused code stays usable.
pub fn link(tx: &Tx<'_>, moment: &Moment, code: &str, visitor: &Visitor<'_>) -> Result<Welcome> {
    let code = code.trim().to_ascii_uppercase();
    // Found by its hash, so how long the look-up takes tells nothing about a code.
    let Some(invitation) = tx.invitation(&hash(&code))? else { return Ok(Welcome::UnknownCode) };
    if invitation.used || invitation.expires_at <= moment.now {
        return Ok(Welcome::UnknownCode);
    }
    let private_only = !matches!(invitation.invited, Invited::Unit(_) | Invited::Reader);
    if private_only && visitor.kind == ChatKind::Group {
        return Ok(Welcome::PrivateOnly);
    }
    if visitor.kind == ChatKind::Group && !visitor.is_chat_administrator {
        return Ok(Welcome::AdministratorsOnly);
    }
    if !tx.use_invitation(invitation.id, visitor.user, moment.now)? {
        return Ok(Welcome::UnknownCode);
    }
    let actor = Actor::User(visitor.user);
    let chat = admit(tx, moment, invitation.invited, visitor, actor)?;
    Ok(Welcome::Linked(invitation.invited, chat))
}

/// Lets somebody in as what they were invited for; `by` is who decided it.
pub fn admit(
    tx: &Tx<'_>,
    moment: &Moment,
    invited: Invited,
    visitor: &Visitor<'_>,
    by: Actor,
) -> Result<ChatId> {
    let chat = tx.welcome_chat(visitor.place, visitor.kind, visitor.title, moment.now)?;
    let role = match invited {
        Invited::Official(_) | Invited::Unit(_) | Invited::Reader => None,
        Invited::Drafter => Some(Role::Drafter),
        Invited::Secretariat => Some(Role::Secretariat),
    };
    if let Some(role) = role {
        // An invitation never takes rights away.
        let role = tx.role_of(visitor.user)?.map_or(role, |now| now.max(role));
        tx.grant(visitor.user, visitor.name, role, None, moment.now)?;
    }
    tx.link(chat, entry(invited), visitor.user, moment.now)?;
    tx.audit(moment.now, by, Deed::Link, subject(invited), Subject::Chat { chat: chat.0 })?;
    Ok(chat)
}

/// Whose items come with an invitation; none: the whole programme.
pub fn entry(invited: Invited) -> Option<EntryId> {
    match invited {
        Invited::Official(entry) | Invited::Unit(entry) => Some(entry),
        Invited::Reader | Invited::Drafter | Invited::Secretariat => None,
    }
}

/// The people in the chat want silence; links stay, `/start` brings it back.
pub fn stop(tx: &Tx<'_>, moment: &Moment, chat: ChatId) -> Result<()> {
    tx.set_chat_state(chat, ChatState::Stopped, Some("asked for"), moment.now)
}

fn hash(code: &str) -> [u8; 32] {
    Sha256::digest(code.as_bytes()).into()
}

pub fn subject(invited: Invited) -> Subject {
    match invited {
        Invited::Official(entry) | Invited::Unit(entry) => Subject::Entry { entry },
        Invited::Reader => Subject::Reader,
        Invited::Drafter => Subject::Role(Role::Drafter),
        Invited::Secretariat => Subject::Role(Role::Secretariat),
    }
}
