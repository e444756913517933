//! Requests to be let in: a stranger asks with a button, the secretariat grants or refuses with one.

use anyhow::Result;
use teloxide::types::{CallbackQuery, Message as Incoming};

use super::{Awaited, Conversation, Turn, name, people, title};
use office::{
    access::Caller,
    request::{self, Decided},
    store::{Asking, ChatKind, Tx},
};
use plan::register::{Kind, Listing};
use words::{
    Keyboard, Message,
    people::{WHOLE, button},
    press::Access,
};

/// Open requests shown at once.
const MOST: u32 = 20;
/// Lines that a stranger's words may mean.
const MOST_MEANT: usize = 6;

impl Conversation {
    /// Whoever is not known learns how to ask for access, and nothing else.
    pub(super) async fn greet_stranger(&self, caller: Caller) -> Result<()> {
        let language = self.office.rules.language;
        let keyboard = vec![vec![button(language, "button-ask-access", Access::Ask)]];
        self.send(caller.place, &Message { text: language.html("stranger", &[]), keyboard }).await
    }

    /// The stranger's button. In private they are asked who they are: showing them names to choose from
    /// would show them the directory. A group is asked for under its own name, by its administrator.
    pub(super) async fn open_request(
        &self,
        pressed: &CallbackQuery,
        message: &Incoming,
        caller: Caller,
    ) -> Result<()> {
        if self.asker(caller).await?.is_some() {
            return Ok(());
        }
        if self.office.look(move |tx| tx.has_open_request(caller.user)).await? {
            return self.say(caller.place, "request-open").await;
        }
        if caller.kind == ChatKind::Group {
            if !self.is_chat_administrator(message.chat.id, pressed.from.id).await {
                return self.say(caller.place, "code-administrators-only").await;
            }
            let (name, title) = (name(Some(&pressed.from)), title(message));
            return self.ask_access(caller, name, title, String::new()).await;
        }
        let now = self.office.clock.now();
        let expect =
            move |tx: &Tx<'_>| tx.expect_text(caller.user, caller.place, &Awaited::Introduction, now);
        self.office.run(expect).await?;
        self.say(caller.place, "request-who").await
    }

    /// The stranger says who they are.
    pub(super) async fn introduced(&self, message: &Incoming, caller: Caller) -> Result<()> {
        let words = message.text().unwrap_or_default().to_owned();
        self.ask_access(caller, name(message.from.as_ref()), title(message), words).await
    }

    async fn ask_access(&self, caller: Caller, name: String, title: String, words: String) -> Result<()> {
        let (rules, moment) = (self.office.rules.clone(), self.office.moment());
        let Caller { user, place, kind } = caller;
        let asking = Asking { user, name, place, kind, title, words, entry: None };
        let asked = self.office.run(move |tx| request::ask(tx, &rules, &moment, asking)).await?;
        self.say(caller.place, if asked.is_some() { "request-sent" } else { "request-open" }).await
    }

    /// Every open request, each as a message of its own.
    pub(super) async fn show_requests(&self, turn: Turn) -> Result<()> {
        let language = turn.asker.language;
        let open = self.office.look(|tx| tx.open_requests(MOST)).await?;
        if open.is_empty() {
            return self.reply(turn.caller.place, language.html("requests-none", &[])).await;
        }
        for request in open {
            self.send(turn.caller.place, &request::answered(language, &request)).await?;
        }
        Ok(())
    }

    /// `Duyệt`, whom to link to, `Từ chối`.
    pub(super) async fn access_pressed(&self, turn: Turn, number: i32, press: Access) -> Result<()> {
        let (moment, actor, by) = (self.office.moment(), turn.actor(), turn.name.clone());
        let (request, page) = match press {
            Access::Ask | Access::Among { .. } | Access::Am { .. } => return Ok(()),
            Access::Grant { request } => (request, None),
            Access::GrantFrom { request, page } => (request, Some(page)),
            Access::As { request: id, entry } => {
                let entry = (entry != WHOLE).then_some(entry);
                let grant = move |tx: &Tx<'_>| request::grant(tx, &moment, id, entry, (actor, &by));
                return self.decided(&turn, number, self.office.run(grant).await?).await;
            }
            Access::Refuse { request: id } => {
                let refuse = move |tx: &Tx<'_>| request::refuse(tx, &moment, id, (actor, &by));
                return self.decided(&turn, number, self.office.run(refuse).await?).await;
            }
        };
        let message = self.choose_link(&turn, request, page).await?;
        self.show(&turn, number, message).await
    }

    /// Whom the stranger is to be linked to: first those whom the words may mean, then, page by page,
    /// everybody.
    async fn choose_link(&self, turn: &Turn, id: i64, page: Option<usize>) -> Result<Option<Message>> {
        let language = turn.asker.language;
        let read = move |tx: &Tx<'_>| Ok((tx.request(id)?, people::see(tx, language)?));
        let (request, seen) = self.office.look(read).await?;
        let Some(request) = request else { return Ok(None) };
        if request.decided.is_some() {
            return Ok(Some(request::answered(language, &request)));
        }
        let asking = &request.asking;
        let possible = |listing: &Listing| match listing.kind {
            Kind::Official => asking.kind == ChatKind::Private,
            Kind::Unit => true,
            Kind::Collective(_) => false,
        };
        let meant = request::meant(&seen.register, asking, MOST_MEANT);
        let fits = |l: &Listing| possible(l) && (page.is_some() || meant.contains(&l.id));
        let mut keyboard: Keyboard = seen.people().choose(
            page.unwrap_or(0),
            fits,
            Listing::title,
            |entry| Access::As { request: id, entry },
            |page| Access::GrantFrom { request: id, page },
        );
        if page.is_none() {
            keyboard.push(vec![button(
                language,
                "request-others",
                Access::GrantFrom { request: id, page: 0 },
            )]);
        }
        keyboard.push(vec![button(language, "invite-reader", Access::As { request: id, entry: WHOLE })]);
        keyboard.push(vec![button(language, "button-refuse", Access::Refuse { request: id })]);
        let text = request::about(language, asking).then("\n\n").then(language.html("request-link-to", &[]));
        Ok(Some(Message { text, keyboard }))
    }

    async fn decided(&self, turn: &Turn, number: i32, decided: Decided) -> Result<()> {
        let language = turn.asker.language;
        let request = match decided {
            Decided::Granted(invited, chat, request) => {
                let Asking { user, place, kind, .. } = request.asking;
                self.show(turn, number, Some(request::answered(language, &request))).await?;
                return self.welcomed(place, Caller { user, place, kind }, invited, chat).await;
            }
            Decided::Refused(request) => {
                self.show(turn, number, Some(request::answered(language, &request))).await?;
                let text = self.office.rules.language.html("request-turned-down", &[]);
                let message = Message { text, keyboard: Keyboard::new() };
                // A stranger who has gone in the meantime needs no answer.
                if let Err(outcome) = self.wire.reply(request.asking.place, &message).await {
                    tracing::debug!(?outcome, "a refused stranger could not be told");
                }
                return Ok(());
            }
            Decided::PrivateOnly => {
                return self.reply(turn.caller.place, language.html("code-private-only", &[])).await;
            }
            Decided::Already(request) => request,
        };
        let shown = request.map(|request| request::answered(language, &request));
        self.show(turn, number, shown).await
    }
}
