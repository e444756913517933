//! Who is asking, and what they may see: decided by the chat's links and the user's role.

use anyhow::Result;

use super::Rules;
use crate::store::{ChatId, ChatKind, Place, Role, Tx};
use plan::register::EntryId;
use words::Language;

/// Somebody who writes or presses, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caller {
    pub user: i64,
    pub place: Place,
    pub kind: ChatKind,
}

/// What a caller may see and do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asker {
    pub chat: Option<ChatId>,
    /// Whose items are "mine" here; empty: the whole programme.
    pub of: Vec<EntryId>,
    pub role: Option<Role>,
    pub language: Language,
}

/// The caller as the office knows them; `None` for a stranger.
pub fn asker(tx: &Tx<'_>, rules: &Rules, caller: Caller) -> Result<Option<Asker>> {
    let role = role(tx, rules, caller.user)?;
    let Some(chat) = linked_chat(tx, caller.place)? else {
        // The secretariat works in private chats without any link; a group needs one even for them,
        // or its other members would see the programme.
        let known = role.is_some() && caller.kind == ChatKind::Private;
        return Ok(known.then(|| Asker { chat: None, of: Vec::new(), role, language: rules.language }));
    };
    let links = tx.links_of(chat.id)?;
    let of = if links.contains(&None) { Vec::new() } else { links.into_iter().flatten().collect() };
    let language = chat.language.unwrap_or(rules.language);
    Ok(Some(Asker { chat: Some(chat.id), of, role, language }))
}

/// The role of a user: from the settings, or granted.
pub fn role(tx: &Tx<'_>, rules: &Rules, user: i64) -> Result<Option<Role>> {
    if rules.administrators.contains(&user) {
        return Ok(Some(Role::Administrator));
    }
    tx.role_of(user)
}

/// The chat's own links, or in another topic of a forum those of the whole group.
fn linked_chat(tx: &Tx<'_>, place: Place) -> Result<Option<crate::store::Chat>> {
    for place in [place, Place { thread: 0, ..place }] {
        if let Some(chat) = tx.chat_at(place)?
            && !tx.links_of(chat.id)?.is_empty()
        {
            return Ok(Some(chat));
        }
    }
    Ok(None)
}
