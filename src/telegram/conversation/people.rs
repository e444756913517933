//! The directory at the secretariat's desk: `/danhba`, its pages, cards and corrections.

use anyhow::Result;
use serde::{Deserialize, Serialize};

use super::{Awaited, Conversation, Turn, may_publish, refused};
use office::{
    deliver,
    directory::{self, Act, Acted},
    request,
    store::{ChatId, ChatState, Key, Tx},
};
use plan::register::{EntryId, Kind, Listing, Register};
use words::{
    Button, Html, Keyboard, Language, Message, Press, Value,
    people::{Beside, Linked, Links, People, WHOLE, button},
    press,
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

impl Conversation {
    pub(super) async fn people(&self, turn: Turn) -> Result<()> {
        let seen = self.seen(&turn).await?;
        self.send(turn.caller.place, &seen.people().list(0, seen.beside)).await
    }

    pub(super) async fn seen(&self, turn: &Turn) -> Result<Seen> {
        let language = turn.asker.language;
        self.office.look(move |tx| see(tx, language)).await
    }

    pub(super) async fn people_pressed(&self, turn: Turn, number: i32, press: press::People) -> Result<()> {
        use press::People as Press;
        let ask = |ask, entry, key| self.ask_about(&turn, ask, entry, key);
        let shown = match press {
            Press::List { page } => {
                let seen = self.seen(&turn).await?;
                seen.people().list(page, seen.beside)
            }
            Press::Card { entry } => self.card(&turn, entry).await?,
            Press::Readers => self.seen(&turn).await?.people().readers(may_publish(&turn)),
            Press::Requests => return self.show_requests(turn).await,
            Press::Roles => self.roles(&turn).await?,
            Press::RoleOf { user } => self.member(&turn, user).await?,
            Press::Grant { user, role } => self.grant(&turn, user, role).await?,
            Press::Revoke { user } => self.revoke(&turn, user).await?,
            Press::Rename { entry } => ask(Ask::Name, entry, "people-ask-name").await?,
            Press::FullName { entry } => ask(Ask::FullName, entry, "people-ask-full-name").await?,
            Press::Positions { entry } => ask(Ask::Positions, entry, "people-ask-positions").await?,
            Press::Alias { entry } => ask(Ask::Alias, entry, "people-ask-alias").await?,
            Press::Merge { entry, page } => self.choose_merge(&turn, entry, page).await?,
            Press::MergeWith { entry, into } => self.confirm_merge(&turn, entry, into).await?,
            Press::Merged { entry, into } => {
                self.do_act(&turn, Act::Merge { from: entry, into }, into).await?
            }
            Press::Split { entry } => self.choose_split(&turn, entry).await?,
            Press::SplitOff { entry, spelling } => self.split(&turn, entry, &spelling).await?,
            Press::Unmerge { entry, merged } => {
                self.do_act(&turn, Act::Unmerge { from: entry, merged }, merged).await?
            }
            Press::Members { collective, page } => {
                let Some(shown) = self.members(&turn, collective, page).await? else { return Ok(()) };
                shown
            }
            Press::Member { collective, member, page } => {
                let toggled = self.toggle_member(&turn, collective, member, page).await?;
                let Some(shown) = toggled else { return Ok(()) };
                shown
            }
            Press::Retire { entry } => {
                self.confirm(&turn, entry, "people-retire-sure", Press::Retired { entry }).await?
            }
            Press::Retired { entry } => self.retire(&turn, entry).await?,
            Press::Cut { entry, chat } => {
                self.confirm(&turn, entry, "people-cut-sure", Press::CutOff { entry, chat }).await?
            }
            Press::CutOff { entry, chat } => self.cut(&turn, entry, ChatId(chat)).await?,
        };
        self.show(&turn, number, Some(shown)).await
    }

    /// Puts what is to be seen now in the place of what was pressed.
    pub(super) async fn show(&self, turn: &Turn, number: i32, shown: Option<Message>) -> Result<()> {
        let Some(message) = shown else { return Ok(()) };
        self.wire.edit(turn.caller.place, number, &message).await.map_err(refused)
    }

    async fn card(&self, turn: &Turn, id: EntryId) -> Result<Message> {
        let (language, may_change) = (turn.asker.language, may_publish(turn));
        let read = move |tx: &Tx<'_>| {
            let (seen, items) = (see(tx, language)?, tx.items_naming(id)?);
            let card = seen.register.get(id).map(|listing| seen.people().card(listing, items, may_change));
            Ok(card.unwrap_or_else(|| gone(language)))
        };
        self.office.look(read).await
    }

    async fn ask_about(&self, turn: &Turn, ask: Ask, entry: EntryId, key: &str) -> Result<Message> {
        let (caller, now) = (turn.caller, self.office.clock.now());
        let seen = self.seen(turn).await?;
        let about = Awaited::People(Question { ask, entry });
        self.office.run(move |tx| tx.expect_text(caller.user, caller.place, &about, now)).await?;
        let text = seen.language.html(key, &[("name", seen.name(entry))]);
        let back = button(seen.language, "button-back", press::People::Card { entry });
        Ok(Message { text, keyboard: vec![vec![back]] })
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
        let message = self.do_act(&turn, act, entry).await?;
        self.send(turn.caller.place, &message).await
    }

    /// Does it, and shows the line that it leads to.
    async fn do_act(&self, turn: &Turn, act: Act, then: EntryId) -> Result<Message> {
        let (moment, by, language) = (self.office.moment(), turn.actor(), turn.asker.language);
        let from = match &act {
            Act::Rename { entry, .. } => *entry,
            _ => then,
        };
        let acted = self.office.run(move |tx| directory::act(tx, &moment, by, act)).await?;
        match acted {
            Acted::Done => self.card(turn, then).await,
            Acted::Taken(other) => {
                let seen = self.seen(turn).await?;
                let text = language.html("people-taken", &[("name", seen.name(other))]);
                let with = press::People::MergeWith { entry: from, into: other };
                let merge = button(language, "people-merge", with);
                let back = button(language, "button-back", press::People::Card { entry: from });
                Ok(Message { text, keyboard: vec![vec![merge, back]] })
            }
            Acted::Gone => Ok(gone(language)),
            Acted::Unusable => {
                let back = button(language, "button-back", press::People::Card { entry: then });
                let text = language.html("people-unusable", &[]);
                Ok(Message { text, keyboard: vec![vec![back]] })
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
            |into| press::People::MergeWith { entry: from, into },
            |page| press::People::Merge { entry: from, page },
        );
        keyboard.push(vec![button(seen.language, "button-back", press::People::Card { entry: from })]);
        let text = seen.language.html("people-merge-with", &[("name", listing.title().into())]);
        Ok(Message { text, keyboard })
    }

    async fn confirm_merge(&self, turn: &Turn, from: EntryId, into: EntryId) -> Result<Message> {
        let language = turn.asker.language;
        let read = move |tx: &Tx<'_>| Ok((see(tx, language)?, tx.items_naming(from)?));
        let (seen, items) = self.office.look(read).await?;
        if seen.register.get(from).is_none() || seen.register.get(into).is_none() {
            return Ok(gone(language));
        }
        let chats = seen.links.get(&Some(from)).map_or(0, Vec::len);
        let values = [
            ("from", seen.name(from)),
            ("into", seen.name(into)),
            ("items", items.into()),
            ("chats", chats.into()),
        ];
        let text = language.html("people-merge-sure", &values);
        let merged = press::People::Merged { entry: from, into };
        Ok(sure(language, text, "people-merge", merged, press::People::Card { entry: from }))
    }

    async fn choose_split(&self, turn: &Turn, id: EntryId) -> Result<Message> {
        let language = turn.asker.language;
        let read = move |tx: &Tx<'_>| Ok((tx.register()?, tx.merged_into(id)?));
        let (register, merged) = self.office.look(read).await?;
        let Some(listing) = register.get(id) else { return Ok(gone(language)) };
        let names: Vec<&String> = merged.iter().map(|(_, name)| name).collect();
        let mut keyboard: Keyboard = Vec::new();
        for (entry, name) in &merged {
            let press = press::People::Unmerge { entry: id, merged: *entry }.into();
            keyboard.push(vec![Button { label: name.clone(), press }]);
        }
        for spelling in listing.aliases.iter().filter(|spelling| !names.contains(spelling)) {
            let press = press::People::SplitOff { entry: id, spelling: mark(spelling) }.into();
            keyboard.push(vec![Button { label: spelling.clone(), press }]);
        }
        let key = if keyboard.is_empty() { "people-split-nothing" } else { "people-split-which" };
        keyboard.push(vec![button(language, "button-back", press::People::Card { entry: id })]);
        let text = language.html(key, &[("name", listing.title().into())]);
        Ok(Message { text, keyboard })
    }

    async fn split(&self, turn: &Turn, id: EntryId, marked: &str) -> Result<Message> {
        let register = self.office.look(|tx| tx.register()).await?;
        let spelling = register.get(id).and_then(|l| l.aliases.iter().find(|s| mark(s) == marked)).cloned();
        let Some(spelling) = spelling else { return Ok(gone(turn.asker.language)) };
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
            |member| press::People::Member { collective: id, member, page },
            |page| press::People::Members { collective: id, page },
        );
        keyboard.push(vec![button(seen.language, "button-back", press::People::Card { entry: id })]);
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
            directory::act(tx, &moment, by, Act::Member { collective, member, belongs })
        };
        self.office.run(toggle).await?;
        self.members(turn, collective, page).await
    }

    async fn confirm(&self, turn: &Turn, id: EntryId, key: &str, yes: press::People) -> Result<Message> {
        let seen = self.seen(turn).await?;
        let (language, name) = (seen.language, seen.register.get(id).map(Listing::title));
        let name = name.unwrap_or_else(|| language.text("people-whole", &[]));
        let back = if id == WHOLE { press::People::Readers } else { press::People::Card { entry: id } };
        let text = language.html(key, &[("name", name.into())]);
        Ok(sure(language, text, "button-confirm", yes, back))
    }

    async fn retire(&self, turn: &Turn, entry: EntryId) -> Result<Message> {
        let (moment, by) = (self.office.moment(), turn.actor());
        let act = Act::Retire { entry };
        self.office.run(move |tx| directory::act(tx, &moment, by, act)).await?;
        let seen = self.seen(turn).await?;
        Ok(seen.people().list(0, seen.beside))
    }

    /// Ends a link at once and tells the chat.
    async fn cut(&self, turn: &Turn, id: EntryId, chat: ChatId) -> Result<Message> {
        let (moment, by, rules) = (self.office.moment(), turn.actor(), self.office.rules.clone());
        let entry = (id != WHOLE).then_some(id);
        let cut = move |tx: &Tx<'_>| {
            if directory::cut(tx, &moment, by, chat, entry)? {
                let key = Key::LinkCut { chat: chat.0, at: moment.now.timestamp_millis() };
                request::tell(tx, &rules, &moment, chat, &key, |language| language.html("link-cut", &[]))?;
            }
            Ok(())
        };
        self.office.run(cut).await?;
        match entry {
            Some(entry) => self.card(turn, entry).await,
            None => Ok(self.seen(turn).await?.people().readers(true)),
        }
    }
}

/// A question with one button that does it and one that leads back.
pub(super) fn sure(
    language: Language,
    text: Html,
    key: &str,
    yes: impl Into<Press>,
    back: impl Into<Press>,
) -> Message {
    let keyboard = vec![vec![button(language, key, yes), button(language, "button-back", back)]];
    Message { text, keyboard }
}

fn gone(language: Language) -> Message {
    let back = vec![button(language, "button-back", press::People::List { page: 0 })];
    Message { text: language.html("people-gone", &[]), keyboard: vec![back] }
}

/// Stands for a spelling in a button, whose data holds no long text.
fn mark(spelling: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(spelling.as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
