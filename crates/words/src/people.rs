//! The directory as the secretariat sees it: who is who, and which chats are told; it changes nothing.

use std::collections::HashMap;

use super::{
    Button, Html, Keyboard, Language, Message, Press,
    press::{self, Invite},
};
use plan::{
    directory::MembersAre,
    register::{EntryId, Kind, Listing, Register},
};

/// Lines on one page: as many buttons as a phone shows without scrolling.
pub const PAGE: usize = 12;

/// A chat that is told of somebody's items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// This program's number of the chat.
    pub chat: i64,
    pub title: String,
    /// Why nothing reaches it at present.
    pub away: Option<String>,
}

/// What a Telegram user may do beyond reading, the least first. The word stands in the database, in buttons
/// and, after `role-`, in `locales/`.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::Display, strum::EnumString, strum::VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Role {
    /// Prepares drafts and edits; what is sent out is confirmed by somebody else.
    Drafter,
    Secretariat,
    Administrator,
}

impl Role {
    /// Publishing, broadcasting, letting people in and putting them out.
    pub fn may_publish(self) -> bool {
        self >= Self::Secretariat
    }

    /// Saying who has which role.
    pub fn may_grant(self) -> bool {
        self >= Self::Administrator
    }
}

/// In a button, in the place of a line of the directory: the whole programme.
pub const WHOLE: EntryId = EntryId(0);

/// Who is linked where; `None` stands for the whole programme.
pub type Links = HashMap<Option<EntryId>, Vec<Linked>>;

/// What is waiting beside the directory itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside {
    pub requests: usize,
    pub readers: usize,
    pub members: usize,
}

/// Speaks of the directory in one language.
#[derive(Clone, Copy)]
pub struct People<'a> {
    pub language: Language,
    pub register: &'a Register,
    pub links: &'a Links,
}

/// A button whose label is a sentence of `locales/`.
pub fn button(language: Language, key: &str, press: impl Into<Press>) -> Button {
    Button { label: language.text(key, &[]), press: press.into() }
}

/// `◀ ▶` for pages counted from 0; nothing where there is one page.
pub fn arrows<P: Into<Press>>(page: usize, pages: usize, press: impl Fn(usize) -> P) -> Vec<Button> {
    let arrow = |label: &str, page: usize| Button { label: label.into(), press: press(page).into() };
    let mut row = Vec::new();
    if page > 0 {
        row.push(arrow("◀", page - 1));
    }
    if page + 1 < pages {
        row.push(arrow("▶", page + 1));
    }
    row
}

/// The lines of the directory in the order in which they are shown: officials, units, collectives.
pub fn in_order(register: &Register) -> Vec<&Listing> {
    let mut lines: Vec<&Listing> = register.iter().collect();
    lines.sort_by_key(|listing| match listing.kind {
        Kind::Official => 0,
        Kind::Unit => 1,
        Kind::Collective(_) => 2,
    });
    lines
}

impl People<'_> {
    /// One page of the directory.
    pub fn list(&self, page: usize, beside: Beside) -> Message {
        let lines = in_order(self.register);
        let pages = lines.len().div_ceil(PAGE).max(1);
        let page = page.min(pages - 1);
        let shown: Vec<_> = lines.iter().skip(page * PAGE).take(PAGE).copied().collect();
        let mut text = self.title(&lines, page, pages);
        let mut last = None;
        for listing in &shown {
            let heading = heading(listing.kind);
            if last != Some(heading) {
                text.push("\n\n");
                text.push(Html::bold(self.language.text(heading, &[])));
                last = Some(heading);
            }
            text.push("\n");
            text.push(self.line(listing));
        }
        let open = |listing: &&Listing| Button {
            label: listing.name.clone(),
            press: press::People::Card { entry: listing.id }.into(),
        };
        let mut keyboard: Keyboard = shown.chunks(3).map(|row| row.iter().map(open).collect()).collect();
        keyboard
            .extend(Some(arrows(page, pages, |page| press::People::List { page })).filter(|r| !r.is_empty()));
        let counted = |key: &str, count: usize, press: press::People| Button {
            label: self.language.text(key, &[("count", count.into())]),
            press: press.into(),
        };
        keyboard.push(vec![
            button(self.language, "people-invite", Invite::List { page: 0 }),
            counted("people-requests", beside.requests, press::People::Requests),
        ]);
        keyboard.push(vec![
            counted("people-readers", beside.readers, press::People::Readers),
            counted("people-roles", beside.members, press::People::Roles),
        ]);
        Message { text, keyboard }
    }

    fn title(&self, lines: &[&Listing], page: usize, pages: usize) -> Html {
        let count = |wanted: fn(Kind) -> bool| lines.iter().filter(|l| wanted(l.kind)).count();
        let unlinked = lines
            .iter()
            .filter(|l| !matches!(l.kind, Kind::Collective(_)) && self.linked(Some(l.id)).is_empty())
            .count();
        let mut text = self.language.html(
            "people-title",
            &[
                ("officials", count(|kind| kind == Kind::Official).into()),
                ("units", count(|kind| kind == Kind::Unit).into()),
                ("collectives", count(|kind| matches!(kind, Kind::Collective(_))).into()),
                ("unlinked", unlinked.into()),
            ],
        );
        if pages > 1 {
            text.push(" ");
            text.push(self.language.html("part", &[("number", (page + 1).into()), ("of", pages.into())]));
        }
        text
    }

    fn linked(&self, entry: Option<EntryId>) -> &[Linked] {
        self.links.get(&entry).map_or(&[], Vec::as_slice)
    }

    /// `• đ/c Lạc (TUV, GĐ): Nguyễn Lạc`.
    fn line(&self, listing: &Listing) -> Html {
        let text = Html::text("• ").then(listing.title()).then(": ");
        if let Kind::Collective(of) = listing.kind {
            return text.then(self.language.html(count_key(of), &[("count", listing.members.len().into())]));
        }
        match self.linked(Some(listing.id)) {
            [] => text.then(Html::italic(self.language.text("people-unlinked", &[]))),
            chats => text.then(Html::join(chats.iter().map(|chat| self.chat(chat)), ", ")),
        }
    }

    fn chat(&self, linked: &Linked) -> Html {
        let title = Html::text(&linked.title);
        match &linked.away {
            None => title,
            Some(reason) => title.then(" (").then(Html::italic(reason)).then(")"),
        }
    }

    /// One line with everything that is known of it, and what can be done.
    pub fn card(&self, listing: &Listing, items: usize, may_change: bool) -> Message {
        let mut text = Html::bold(listing.title()).then("\n");
        text.push(self.language.html(
            "people-items",
            &[("kind", self.language.text(kind_key(listing.kind), &[]).into()), ("count", items.into())],
        ));
        let mut add = |key: &str, names: Vec<String>| {
            if !names.is_empty() {
                text.push("\n");
                text.push(self.language.html(key, &[("names", names.join(", ").into())]));
            }
        };
        add("people-aliases", listing.aliases.clone());
        let named = |id: &EntryId| self.register.name(*id).map(str::to_owned);
        add("people-members", listing.members.iter().filter_map(named).collect());
        let holds = |other: &&Listing| other.members.contains(&listing.id);
        add("people-belongs", self.register.iter().filter(holds).map(|l| l.name.clone()).collect());
        for chat in self.linked(Some(listing.id)) {
            text.push("\n");
            text.push(self.language.html("people-linked", &[("chat", self.chat(chat).into())]));
        }
        let back = vec![button(self.language, "button-back", press::People::List { page: 0 })];
        let keyboard = if may_change { self.actions(listing, back) } else { vec![back] };
        Message { text, keyboard }
    }

    fn actions(&self, listing: &Listing, back: Vec<Button>) -> Keyboard {
        use press::People;
        let entry = listing.id;
        let act = |key: &str, press: People| button(self.language, key, press);
        let third = match listing.kind {
            Kind::Official => act("people-positions", People::Positions { entry }),
            Kind::Unit => act("people-full-name", People::FullName { entry }),
            Kind::Collective(_) => act("people-say-members", People::Members { collective: entry, page: 0 }),
        };
        let mut keyboard = vec![
            vec![
                act("people-rename", People::Rename { entry }),
                act("people-alias", People::Alias { entry }),
                third,
            ],
            vec![
                act("people-merge", People::Merge { entry, page: 0 }),
                act("people-split", People::Split { entry }),
                act("people-retire", People::Retire { entry }),
            ],
        ];
        if !matches!(listing.kind, Kind::Collective(_)) {
            keyboard.push(vec![button(self.language, "people-invite", Invite::Entry { entry })]);
        }
        for chat in self.linked(Some(listing.id)) {
            let label = self.language.text("people-cut", &[("chat", chat.title.as_str().into())]);
            keyboard.push(vec![Button { label, press: People::Cut { entry, chat: chat.chat }.into() }]);
        }
        keyboard.push(back);
        keyboard
    }

    /// Those who read the whole programme.
    pub fn readers(&self, may_change: bool) -> Message {
        let chats = self.linked(None);
        let mut text = self.language.html("people-readers-title", &[("count", chats.len().into())]);
        let mut keyboard = Keyboard::new();
        for chat in chats {
            text.push("\n• ");
            text.push(self.chat(chat));
            if may_change {
                let label = self.language.text("people-cut", &[("chat", chat.title.as_str().into())]);
                keyboard.push(vec![Button {
                    label,
                    press: press::People::Cut { entry: WHOLE, chat: chat.chat }.into(),
                }]);
            }
        }
        keyboard.push(vec![button(self.language, "button-back", press::People::List { page: 0 })]);
        Message { text, keyboard }
    }

    /// Buttons to choose a line of those for which `fits`; `press` gets what is chosen, `turn` the page.
    pub fn choose<P: Into<Press>>(
        &self,
        page: usize,
        fits: impl Fn(&Listing) -> bool,
        label: impl Fn(&Listing) -> String,
        press: impl Fn(EntryId) -> P,
        turn: impl Fn(usize) -> P,
    ) -> Keyboard {
        let lines: Vec<_> = in_order(self.register).into_iter().filter(|l| fits(l)).collect();
        let pages = lines.len().div_ceil(PAGE).max(1);
        let page = page.min(pages - 1);
        let shown: Vec<_> = lines.into_iter().skip(page * PAGE).take(PAGE).collect();
        let choice = |listing: &&Listing| Button { label: label(listing), press: press(listing.id).into() };
        let mut keyboard: Keyboard = shown.chunks(3).map(|row| row.iter().map(choice).collect()).collect();
        keyboard.extend(Some(arrows(page, pages, turn)).filter(|row| !row.is_empty()));
        keyboard
    }
}

fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Official => "cli-officials-known",
        Kind::Unit => "cli-units-known",
        Kind::Collective(_) => "cli-collectives-known",
    }
}

fn kind_key(kind: Kind) -> &'static str {
    heading(kind)
}

fn count_key(of: MembersAre) -> &'static str {
    match of {
        MembersAre::Officials => "people-count-officials",
        MembersAre::Units => "people-count-units",
    }
}
