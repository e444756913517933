//! A person: somebody with Telegram in their hand, for tests; every verb is something that a client lets
//! one do, and what it would not let one do panics with the reason.

use std::ops::Deref;

use super::{
    ChatId, Message, MessageId, Place, Sandbox, Toast, UserId,
    markup::Formatted,
    world::{
        Content,
        menu::Command,
        message::Wordless,
        people::{Impossible, Pressed, Written},
    },
};

/// Somebody; also their seat in the private chat with the bot.
#[derive(Clone)]
pub struct Person {
    alone: Seat,
}

/// Somebody at a place.
#[derive(Clone)]
pub struct Seat {
    user: UserId,
    place: Place,
}

impl Deref for Person {
    type Target = Seat;

    fn deref(&self) -> &Seat {
        &self.alone
    }
}

impl Deref for Seat {
    type Target = Place;

    fn deref(&self) -> &Place {
        &self.place
    }
}

impl Person {
    pub(super) fn new(sandbox: Sandbox, user: UserId) -> Self {
        Self { alone: Seat { user, place: Place::new(sandbox, ChatId(user.0), None) } }
    }

    pub fn id(&self) -> UserId {
        self.user
    }

    /// The same person at another place.
    pub fn at(&self, place: &Place) -> Seat {
        Seat { user: self.user, place: place.clone() }
    }

    /// Becomes a member of the group.
    pub fn join(self, group: &Place) -> Self {
        group.add(&self);
        self
    }

    /// With the client in this language, such as `en`.
    pub fn speaking(self, language: &str) -> Self {
        self.sandbox.act(|world, _| {
            if let Some(user) = world.user_mut(self.user) {
                user.language = language.to_owned();
            }
        });
        self
    }

    /// With a public name: `@username`.
    pub fn called(self, username: &str) -> Self {
        self.sandbox.act(|world, _| {
            if let Some(user) = world.user_mut(self.user) {
                user.username = Some(username.to_owned());
            }
        });
        self
    }

    pub fn block_bot(&self) {
        self.sandbox.act(|world, now| world.set_blocked(self.user, true, now));
    }

    pub fn unblock_bot(&self) {
        self.sandbox.act(|world, now| world.set_blocked(self.user, false, now));
    }

    /// Deletes the account.
    pub fn deactivate(&self) {
        self.sandbox.act(|world, _| {
            if let Some(user) = world.user_mut(self.user) {
                user.deactivated = true;
            }
        });
    }

    /// What Telegram says of them to a Mini App that they open now.
    pub fn init_data(&self) -> String {
        self.sandbox.act(|world, now| world.init_data(self.user, now)).unwrap_or_default()
    }

    /// Opens `https://t.me/<bot>?start=<code>` and presses Start.
    pub fn follow_link(&self, link: &str) -> MessageId {
        let (_, code) = link.split_once("?start=").unwrap_or_else(|| panic!("not a start link: {link}"));
        self.write(&format!("/start {code}"))
    }

    /// Types `@bot text` and waits for what the bot offers: the query's id, and the offer.
    pub async fn ask_inline(&self, text: &str) -> (String, super::world::inline::Offer) {
        let query = self.possible(self.sandbox.act(|world, now| world.ask_inline(self.user, text, now)));
        let what = format!("an offer for {text:?}");
        let offer = self.sandbox.wait_for(&what, |world| world.offer(&query).cloned()).await;
        (query, offer)
    }

    /// Sends an offered result into a chat.
    pub fn choose(&self, query: &str, result: &str, place: &Place) -> MessageId {
        let chosen = self.sandbox.act(|world, now| world.choose(query, result, place.chat_id(), now));
        self.possible(chosen)
    }
}

impl Seat {
    pub fn place(&self) -> &Place {
        &self.place
    }

    pub fn write(&self, text: &str) -> MessageId {
        self.put(Written { content: Content::Text(Formatted::plain(text)), ..Written::default() })
    }

    pub fn reply(&self, to: MessageId, text: &str) -> MessageId {
        let content = Content::Text(Formatted::plain(text));
        self.put(Written { content, reply_to: Some(to), ..Written::default() })
    }

    /// Writes, and waits for the bot's first message after it.
    pub async fn ask(&self, text: &str) -> Message {
        let asked = self.write(text);
        self.wait_after(asked).await
    }

    pub fn send_document(&self, name: &str, bytes: impl Into<Vec<u8>>, caption: &str) -> MessageId {
        let mime = mime_of(name);
        let file = self.sandbox.act(|world, _| world.upload(name, mime, bytes.into()));
        let caption = Formatted::plain(caption);
        self.put(Written { content: Content::Document { file, caption }, ..Written::default() })
    }

    pub fn send_photo(&self, bytes: impl Into<Vec<u8>>, caption: &str) -> MessageId {
        let file = self.possible(self.sandbox.act(|world, _| world.upload_photo(bytes.into())));
        let caption = Formatted::plain(caption);
        self.put(Written { content: Content::Photo { file, caption }, ..Written::default() })
    }

    /// Photos chosen together: an album, each photo a message of its own. Gives the last one.
    pub fn send_album(&self, photos: impl IntoIterator<Item = Vec<u8>>) -> MessageId {
        self.put_album(photos, None)
    }

    /// Photos, and a file behind them, sent together.
    pub fn send_album_with_file(
        &self,
        photos: impl IntoIterator<Item = Vec<u8>>,
        name: &str,
        bytes: Vec<u8>,
    ) -> MessageId {
        let file = self.sandbox.act(|world, _| world.upload(name, mime_of(name), bytes));
        self.put_album(photos, Some(Content::Document { file, caption: Formatted::default() }))
    }

    fn put_album(&self, photos: impl IntoIterator<Item = Vec<u8>>, file: Option<Content>) -> MessageId {
        let album = Some(format!("album of {}", self.sandbox.clock().now().timestamp_millis()));
        let photos = photos.into_iter().map(|photo| {
            let file = self.possible(self.sandbox.act(|world, _| world.upload_photo(photo)));
            Content::Photo { file, caption: Formatted::default() }
        });
        let sent = photos
            .chain(file)
            .map(|content| self.put(Written { content, album: album.clone(), ..Written::default() }));
        sent.last().unwrap_or_else(|| panic!("an album without photos"))
    }

    /// A sticker, a voice message, a place on the map.
    pub fn send_wordless(&self, what: Wordless, reply_to: Option<MessageId>) -> MessageId {
        self.put(Written { content: Content::Wordless(what), reply_to, ..Written::default() })
    }

    /// A document that Telegram says is so large: to try the download limit without as many bytes.
    pub fn send_document_of_size(&self, name: &str, size: usize) -> MessageId {
        let file = self.sandbox.act(|world, _| {
            let file = world.upload(name, mime_of(name), b"too large to look inside".to_vec());
            world.pretend_size(&file, size);
            file
        });
        let caption = Formatted::default();
        self.put(Written { content: Content::Document { file, caption }, ..Written::default() })
    }

    pub fn rewrite(&self, id: MessageId, text: &str) {
        let at = (self.chat_id(), id);
        self.possible(self.sandbox.act(|world, now| world.rewrite(self.user, at, text, now)));
    }

    /// Presses the newest button with this label, and waits for the bot's answer to the press.
    pub async fn press(&self, label: &str) -> Toast {
        let query = self.tap(label);
        self.wait_toast(&query).await
    }

    /// The same on one message.
    pub async fn press_on(&self, id: MessageId, label: &str) -> Toast {
        let query = self.tap_on(id, label);
        self.wait_toast(&query).await
    }

    /// Presses a button that leads out of the chat: the address that a client opens.
    pub fn open(&self, label: &str) -> String {
        match self.press_newest(label) {
            Pressed::Opened(url) => url,
            Pressed::Asked(_) => panic!("button {label:?} asks the bot and opens nothing"),
        }
    }

    /// Presses without waiting: the press's id, for [`Seat::wait_toast`].
    pub fn tap(&self, label: &str) -> String {
        asked(label, self.press_newest(label))
    }

    pub fn tap_on(&self, id: MessageId, label: &str) -> String {
        asked(label, self.press_at(id, label))
    }

    fn press_newest(&self, label: &str) -> Pressed {
        let has = |message: &Message| message.labels().iter().flatten().any(|found| *found == label);
        let newest = self.messages().into_iter().rev().find(has);
        let newest = newest.unwrap_or_else(|| panic!("no button {label:?} in:\n{}", self.transcript()));
        self.press_at(newest.id, label)
    }

    fn press_at(&self, id: MessageId, label: &str) -> Pressed {
        let message = self.message(id).unwrap_or_else(|| panic!("there is no message {id}"));
        let at = message.labels().iter().enumerate().find_map(|(row, labels)| {
            labels.iter().position(|found| *found == label).map(|column| (row, column))
        });
        let at = at.unwrap_or_else(|| panic!("no button {label:?} under message {id}"));
        let pressed = self.sandbox.act(|world, now| world.press_as(self.user, (self.chat_id(), id), at, now));
        self.possible(pressed)
    }

    /// Presses a button that may be gone by now, as when two people press at once.
    pub async fn press_data(&self, id: MessageId, data: &str) -> Toast {
        let at = (self.chat_id(), id);
        let query = self.possible(self.sandbox.act(|world, now| world.press_data(self.user, at, data, now)));
        self.wait_toast(&query).await
    }

    pub async fn wait_toast(&self, query: &str) -> Toast {
        self.sandbox.wait_for("an answer to a pressed button", |world| world.toast(query).cloned()).await
    }

    /// The command menu that this person sees here.
    pub fn menu(&self) -> Vec<Command> {
        self.sandbox.world(|world| world.menu_seen(self.chat_id(), self.user))
    }

    fn put(&self, written: Written) -> MessageId {
        let written = Written { thread: self.thread_id(), ..written };
        let done = self.sandbox.act(|world, now| world.write_as(self.user, self.chat_id(), written, now));
        self.possible(done)
    }

    fn possible<T>(&self, done: Result<T, Impossible>) -> T {
        done.unwrap_or_else(|why| panic!("user {} in chat {}: {why}", self.user, self.chat_id()))
    }
}

/// The type that Telegram's clients give a document by its name.
pub(super) fn mime_of(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "doc" => "application/msword",
        "xls" => "application/vnd.ms-excel",
        "pdf" => "application/pdf",
        "html" | "htm" => "text/html",
        "csv" => "text/csv",
        "txt" | "md" => "text/plain",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        _ => "application/octet-stream",
    }
}

fn asked(label: &str, pressed: Pressed) -> String {
    match pressed {
        Pressed::Asked(query) => query,
        Pressed::Opened(url) => panic!("button {label:?} opens {url} and asks nothing"),
    }
}
