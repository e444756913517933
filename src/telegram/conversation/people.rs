//! The directory at the secretariat's desk: `/danhba`, its pages, cards and corrections.

use anyhow::Result;
use serde::{Deserialize, Serialize};

use super::{Awaited, Conversation, Turn, may_publish, refused};
use office::{
    deliver,
    directory::{self, Act, Acted},
    request,
    store::{ChatId, ChatState, Tx},
};
use plan::register::{EntryId, Kind, Listing, Register};
use words::{
    Button, Html, Keyboard, Language, Message, Value,
    people::{Beside, Linked, Links, People, button},
};

mod roles;

/// Open requests shown at once.
const MOST_REQUESTS: u32 = 20;

/// What is asked for in words.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
enum Ask {
    Name,
    FullName,
    Positions,
    Alias,
}

/// What a secretary was asked to write about a line of the directory.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Question {
    ask: Ask,
    entry: EntryId,
}

/// The directory and who is linked where, at one moment.
pub(super) struct Seen {
    pub language: Language,
    pub register: Register,
    pub links: Links,
    beside: Beside,
}

impl Seen {
    pub fn people(&self) -> People<'_> {
        People { language: self.language, register: &self.register, links: &self.links }
    }

    pub fn name(&self, entry: EntryId) -> Value {
        self.register.name(entry).unwrap_or_default().into()
    }
}

pub(super) fn see(tx: &Tx<'_>, language: Language) -> Result<Seen> {
    let mut links = Links::new();
    for (entry, chats) in tx.chats_by_entry()? {
        let linked = chats.into_iter().map(|chat| Linked {
            chat: chat.id.0,
            away: match chat.state {
                ChatState::Active if chat.only_urgent => Some(deliver::reason(language, "only-urgent")),
                ChatState::Active => None,
                ChatState::Stopped => Some(deliver::reason(language, "stopped")),
                ChatState::Unreachable => Some(deliver::reason(language, "unreachable")),
            },
            title: chat.title,
        });
        links.insert(entry, linked.collect());
    }
    let beside = Beside {
        requests: tx.open_requests(MOST_REQUESTS)?.len(),
        readers: links.get(&None).map_or(0, Vec::len),
        members: tx.members()?.len(),
    };
    Ok(Seen { language, register: tx.register()?, links, beside })
}

pub(super) fn entry(text: &str) -> Option<EntryId> {
    text.parse().ok().map(EntryId)
}

impl Conversation {
    pub(super) async fn people(&self, turn: Turn) -> Result<()> {
        let seen = self.seen(&turn).await?;
        self.send(turn.caller.place, &seen.people().list(0, seen.beside)).await
    }

    pub(super) async fn seen(&self, turn: &Turn) -> Result<Seen> {
        let language = turn.asker.language;
        self.office.look(move |tx| see(tx, language)).await
    }

    /// A button of the directory. Everything that changes something needs the right to publish.
    pub(super) async fn people_pressed(&self, turn: Turn, number: i32, rest: &str) -> Result<()> {
        let parts: Vec<&str> = rest.split(':').collect();
        let shown = match (parts.as_slice(), may_publish(&turn)) {
            (["list", page], _) => {
                let seen = self.seen(&turn).await?;
                Some(seen.people().list(page.parse().unwrap_or(0), seen.beside))
            }
            (["card", id], _) => self.card(&turn, entry(id)).await?,
            (["readers"], allowed) => Some(self.seen(&turn).await?.people().readers(allowed)),
            (["roles"], _) => Some(self.roles(&turn).await?),
            (["requests"], true) => return self.show_requests(turn).await,
            (["role", ..] | ["grant", ..] | ["unrole", ..], _) => self.roles_pressed(&turn, &parts).await?,
            (parts, true) => self.change_pressed(&turn, parts).await?,
            _ => None,
        };
        self.show(&turn, number, shown).await
    }

    /// Puts what is to be seen now in the place of what was pressed.
    pub(super) async fn show(&self, turn: &Turn, number: i32, shown: Option<Message>) -> Result<()> {
        let Some(message) = shown else { return Ok(()) };
        self.wire.edit(turn.caller.place, number, &message).await.map_err(refused)
    }

    async fn card(&self, turn: &Turn, id: Option<EntryId>) -> Result<Option<Message>> {
        let Some(id) = id else { return Ok(None) };
        let (language, may_change) = (turn.asker.language, may_publish(turn));
        let read = move |tx: &Tx<'_>| {
            let (seen, items) = (see(tx, language)?, tx.items_naming(id)?);
            let card = seen.register.get(id).map(|listing| seen.people().card(listing, items, may_change));
            Ok(card.unwrap_or_else(|| gone(language)))
        };
        self.office.look(read).await.map(Some)
    }

    /// A button that changes a line, or asks what to change it to.
    async fn change_pressed(&self, turn: &Turn, parts: &[&str]) -> Result<Option<Message>> {
        let Some(id) = parts.get(1).and_then(|id| entry(id)) else { return Ok(None) };
        let other = parts.get(2).and_then(|id| entry(id));
        let page = |place: usize| parts.get(place).and_then(|page| page.parse().ok()).unwrap_or(0);
        match (parts[0], other) {
            ("rename", _) => self.ask_about(turn, Ask::Name, id, "people-ask-name").await,
            ("full", _) => self.ask_about(turn, Ask::FullName, id, "people-ask-full-name").await,
            ("positions", _) => self.ask_about(turn, Ask::Positions, id, "people-ask-positions").await,
            ("alias", _) => self.ask_about(turn, Ask::Alias, id, "people-ask-alias").await,
            ("merge", _) => Ok(Some(self.choose_merge(turn, id, page(2)).await?)),
            ("with", Some(into)) => self.confirm_merge(turn, id, into).await,
            ("merged", Some(into)) => self.do_act(turn, Act::Merge { from: id, into }, into).await,
            ("split", _) => self.choose_split(turn, id).await,
            ("apart", _) => self.split(turn, id, parts.get(2).copied().unwrap_or_default()).await,
            ("unmerge", Some(merged)) => self.do_act(turn, Act::Unmerge { from: id, merged }, merged).await,
            ("members", _) => self.members(turn, id, page(2)).await,
            ("member", Some(member)) => self.toggle_member(turn, id, member, page(3)).await,
            ("retire", _) => {
                self.confirm(turn, id, "people-retire-sure", format!("dir:retired:{}", id.0)).await
            }
            ("retired", _) => self.retire(turn, id).await,
            ("cut", Some(chat)) => {
                let data = format!("dir:off:{}:{}", id.0, chat.0);
                self.confirm(turn, id, "people-cut-sure", data).await
            }
            ("off", Some(chat)) => self.cut(turn, id, ChatId(chat.0)).await,
            _ => Ok(None),
        }
    }

    async fn ask_about(&self, turn: &Turn, ask: Ask, entry: EntryId, key: &str) -> Result<Option<Message>> {
        let (caller, now) = (turn.caller, self.office.clock.now());
        let seen = self.seen(turn).await?;
        let about = Awaited::People(Question { ask, entry });
        self.office.run(move |tx| tx.expect_text(caller.user, caller.place, &about, now)).await?;
        let text = seen.language.html(key, &[("name", seen.name(entry))]);
        let back = vec![button(seen.language, "button-back", format!("dir:card:{}", entry.0))];
        Ok(Some(Message { text, keyboard: vec![back] }))
    }

    /// What was asked for is written.
    pub(super) async fn people_told(&self, turn: Turn, question: Question, text: &str) -> Result<()> {
        if !may_publish(&turn) {
            return Ok(());
        }
        let (entry, written) = (question.entry, text.trim().to_owned());
        let act = match question.ask {
            Ask::Name => Act::Rename { entry, name: written },
            Ask::FullName => Act::FullName { entry, full_name: written },
            Ask::Alias => Act::AddAlias { entry, spelling: written },
            Ask::Positions => {
                let split = written.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
                Act::Positions { entry, positions: split.map(str::to_owned).collect() }
            }
        };
        match self.do_act(&turn, act, entry).await? {
            Some(message) => self.send(turn.caller.place, &message).await,
            None => Ok(()),
        }
    }

    /// Does it, and shows the line that it leads to.
    async fn do_act(&self, turn: &Turn, act: Act, then: EntryId) -> Result<Option<Message>> {
        let (moment, by, language) = (self.office.moment(), turn.actor(), turn.asker.language);
        let from = match &act {
            Act::Rename { entry, .. } => *entry,
            _ => then,
        };
        let acted = self.office.run(move |tx| directory::act(tx, &moment, &by, act)).await?;
        match acted {
            Acted::Done => self.card(turn, Some(then)).await,
            Acted::Taken(other) => {
                let seen = self.seen(turn).await?;
                let text = language.html("people-taken", &[("name", seen.name(other))]);
                let merge = button(language, "people-merge", format!("dir:with:{}:{}", from.0, other.0));
                let back = button(language, "button-back", format!("dir:card:{}", from.0));
                Ok(Some(Message { text, keyboard: vec![vec![merge, back]] }))
            }
            Acted::Gone => Ok(Some(gone(language))),
            Acted::Unusable => {
                let back = button(language, "button-back", format!("dir:card:{}", then.0));
                let text = language.html("people-unusable", &[]);
                Ok(Some(Message { text, keyboard: vec![vec![back]] }))
            }
        }
    }

    async fn choose_merge(&self, turn: &Turn, from: EntryId, page: usize) -> Result<Message> {
        let seen = self.seen(turn).await?;
        let Some(listing) = seen.register.get(from) else { return Ok(gone(seen.language)) };
        let fits = |l: &Listing| l.id != from && directory::same_kind(l.kind, listing.kind);
        let mut keyboard = seen.people().choose(
            page,
            fits,
            |l| l.name.clone(),
            |into| format!("dir:with:{}:{}", from.0, into.0),
            |page| format!("dir:merge:{}:{page}", from.0),
        );
        keyboard.push(vec![button(seen.language, "button-back", format!("dir:card:{}", from.0))]);
        let text = seen.language.html("people-merge-with", &[("name", listing.title().into())]);
        Ok(Message { text, keyboard })
    }

    async fn confirm_merge(&self, turn: &Turn, from: EntryId, into: EntryId) -> Result<Option<Message>> {
        let language = turn.asker.language;
        let read = move |tx: &Tx<'_>| Ok((see(tx, language)?, tx.items_naming(from)?));
        let (seen, items) = self.office.look(read).await?;
        if seen.register.get(from).is_none() || seen.register.get(into).is_none() {
            return Ok(Some(gone(language)));
        }
        let chats = seen.links.get(&Some(from)).map_or(0, Vec::len);
        let values = [
            ("from", seen.name(from)),
            ("into", seen.name(into)),
            ("items", items.into()),
            ("chats", chats.into()),
        ];
        Ok(Some(sure(
            language,
            language.html("people-merge-sure", &values),
            "people-merge",
            format!("dir:merged:{}:{}", from.0, into.0),
            format!("dir:card:{}", from.0),
        )))
    }

    async fn choose_split(&self, turn: &Turn, id: EntryId) -> Result<Option<Message>> {
        let language = turn.asker.language;
        let read = move |tx: &Tx<'_>| Ok((tx.register()?, tx.merged_into(id)?));
        let (register, merged) = self.office.look(read).await?;
        let Some(listing) = register.get(id) else { return Ok(Some(gone(language))) };
        let names: Vec<&String> = merged.iter().map(|(_, name)| name).collect();
        let mut keyboard: Keyboard = Vec::new();
        for (entry, name) in &merged {
            keyboard.push(vec![Button {
                label: name.clone(),
                data: format!("dir:unmerge:{}:{}", id.0, entry.0),
            }]);
        }
        for spelling in listing.aliases.iter().filter(|spelling| !names.contains(spelling)) {
            let data = format!("dir:apart:{}:{}", id.0, mark(spelling));
            keyboard.push(vec![Button { label: spelling.clone(), data }]);
        }
        let key = if keyboard.is_empty() { "people-split-nothing" } else { "people-split-which" };
        keyboard.push(vec![button(language, "button-back", format!("dir:card:{}", id.0))]);
        let text = language.html(key, &[("name", listing.title().into())]);
        Ok(Some(Message { text, keyboard }))
    }

    async fn split(&self, turn: &Turn, id: EntryId, marked: &str) -> Result<Option<Message>> {
        let register = self.office.look(|tx| tx.register()).await?;
        let spelling = register.get(id).and_then(|l| l.aliases.iter().find(|s| mark(s) == marked)).cloned();
        let Some(spelling) = spelling else { return Ok(Some(gone(turn.asker.language))) };
        self.do_act(turn, Act::Split { entry: id, spelling }, id).await
    }

    async fn members(&self, turn: &Turn, id: EntryId, page: usize) -> Result<Option<Message>> {
        let seen = self.seen(turn).await?;
        let Some(collective) = seen.register.get(id) else { return Ok(Some(gone(seen.language))) };
        if !matches!(collective.kind, Kind::Collective(_)) {
            return Ok(None);
        }
        let label = |l: &Listing| {
            let tick = if collective.members.contains(&l.id) { "✓ " } else { "" };
            format!("{tick}{}", l.name)
        };
        let mut keyboard = seen.people().choose(
            page,
            |l| directory::may_belong(l, collective),
            label,
            |member| format!("dir:member:{}:{}:{page}", id.0, member.0),
            |page| format!("dir:members:{}:{page}", id.0),
        );
        keyboard.push(vec![button(seen.language, "button-back", format!("dir:card:{}", id.0))]);
        let text = seen.language.html("people-members-which", &[("name", collective.name.as_str().into())]);
        Ok(Some(Message { text, keyboard }))
    }

    async fn toggle_member(
        &self,
        turn: &Turn,
        collective: EntryId,
        member: EntryId,
        page: usize,
    ) -> Result<Option<Message>> {
        let (moment, by) = (self.office.moment(), turn.actor());
        let toggle = move |tx: &Tx<'_>| {
            let register = tx.register()?;
            let belongs = !register.get(collective).is_some_and(|l| l.members.contains(&member));
            directory::act(tx, &moment, &by, Act::Member { collective, member, belongs })
        };
        self.office.run(toggle).await?;
        self.members(turn, collective, page).await
    }

    async fn confirm(&self, turn: &Turn, id: EntryId, key: &str, data: String) -> Result<Option<Message>> {
        let seen = self.seen(turn).await?;
        let (language, name) = (seen.language, seen.register.get(id).map(Listing::title));
        let name = name.unwrap_or_else(|| language.text("people-whole", &[]));
        let back = if id.0 == 0 { "dir:readers".to_owned() } else { format!("dir:card:{}", id.0) };
        let text = language.html(key, &[("name", name.into())]);
        Ok(Some(sure(language, text, "button-confirm", data, back)))
    }

    async fn retire(&self, turn: &Turn, entry: EntryId) -> Result<Option<Message>> {
        let (moment, by) = (self.office.moment(), turn.actor());
        let act = Act::Retire { entry };
        self.office.run(move |tx| directory::act(tx, &moment, &by, act)).await?;
        let seen = self.seen(turn).await?;
        Ok(Some(seen.people().list(0, seen.beside)))
    }

    /// Ends a link at once and tells the chat.
    async fn cut(&self, turn: &Turn, id: EntryId, chat: ChatId) -> Result<Option<Message>> {
        let (moment, by, rules) = (self.office.moment(), turn.actor(), self.office.rules.clone());
        let entry = (id.0 != 0).then_some(id);
        let cut = move |tx: &Tx<'_>| {
            if directory::cut(tx, &moment, &by, chat, entry)? {
                let key = format!("cut:{}:{}", chat.0, moment.now.timestamp_millis());
                request::tell(tx, &rules, &moment, chat, &key, |language| language.html("link-cut", &[]))?;
            }
            Ok(())
        };
        self.office.run(cut).await?;
        match entry {
            Some(entry) => self.card(turn, Some(entry)).await,
            None => Ok(Some(self.seen(turn).await?.people().readers(true))),
        }
    }
}

/// A question with one button that does it and one that leads back.
pub(super) fn sure(language: Language, text: Html, key: &str, data: String, back: String) -> Message {
    let keyboard = vec![vec![button(language, key, data), button(language, "button-back", back)]];
    Message { text, keyboard }
}

fn gone(language: Language) -> Message {
    let back = vec![button(language, "button-back", "dir:list:0")];
    Message { text: language.html("people-gone", &[]), keyboard: vec![back] }
}

/// Stands for a spelling in a button, whose data holds no long text.
fn mark(spelling: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(spelling.as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
