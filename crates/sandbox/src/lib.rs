//! The sandbox: a local stand-in for Telegram, strict where Telegram is strict, in which a test or a person
//! acts as anybody; it knows nothing of this program, which talks to it as to any Bot API server.
//!
//! ```ignore
//! let sandbox = Sandbox::start("127.0.0.1:0", clock.clone()).await?;
//! let bot = Bot::new(sandbox.token()).set_api_url(sandbox.api_url());     // teloxide, unchanged
//! let an = sandbox.person("Nguyễn Văn An");                               // has not opened the bot yet
//! let reply = an.ask("/start").await;                                     // writes, waits for the answer
//! assert_eq!(reply.labels(), [["Đã xem"]]);
//! let toast = an.press("Đã xem").await;                                   // waits for answerCallbackQuery
//! let room = sandbox.group("Phòng BTXH", &an).with_bot();
//! let binh = sandbox.person("Bình").join(&room);                          // `binh.at(&room).write("…")`
//! room.wait_text("Lịch hôm nay").await;                                   // no sleeps: woken by each change
//! sandbox.inject(Fault::BadGateway.on("sendMessage").times(2));
//! sandbox.enforce_limits(Rules::default());
//! an.block_bot();
//! insta::assert_snapshot!(an.transcript());
//! ```
//!
//! A [`Person`] is also their [`Seat`] in the private chat with the bot, and a seat is also the [`Place`]
//! where it stands, so that `an.last()`, `an.write(…)` and `an.at(&room).write(…)` read alike. What is not
//! offered as a verb can be read or changed through [`Sandbox::world`] and [`Sandbox::act`].
//!
//! What it does not know: MarkdownV2 (refused as an unsupported mode), channels, albums, payments.

use std::{
    collections::VecDeque,
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use chrono::{DateTime, Utc};
use tokio::sync::watch;
use tokio_util::sync::{CancellationToken, DropGuard};
use url::Url;

pub mod api;
pub mod faults;
pub mod limits;
pub mod markup;
pub mod page;
pub mod person;
pub mod place;
pub mod refusal;
mod wire;
pub mod world;

pub use faults::{Fault, Rule};
pub use limits::Rules;
pub use person::{Person, Seat};
pub use place::Place;
pub use world::{ChatId, Content, Form, Message, MessageId, ThreadId, Toast, UserId, World};

use clock::Clock;
use faults::Faults;
use limits::Limits;
use world::BOT;

/// How long a test waits for what must happen; far more than it ever takes.
const PATIENCE: Duration = Duration::from_secs(60);
/// Calls that are remembered.
const CALLS: usize = 200_000;

/// A running stand-in for Telegram. Clones are the same one; it ends with the last of them.
#[derive(Clone)]
pub struct Sandbox {
    shared: Arc<Shared>,
    address: SocketAddr,
    _end: Arc<DropGuard>,
}

/// One request of the bot, answered.
#[derive(Clone, Debug)]
pub struct Call {
    pub at: DateTime<Utc>,
    /// In lower case.
    pub method: String,
    pub chat: Option<ChatId>,
    /// HTTP status of the answer.
    pub status: u16,
}

/// What the server and the people share; the only owner of the world.
pub(crate) struct Shared {
    world: Mutex<World>,
    faults: Mutex<Faults>,
    calls: Mutex<VecDeque<Call>>,
    pub(crate) clock: Clock,
    token: String,
    /// Counts the changes of the world.
    changed: watch::Sender<u64>,
    /// Id of the next update: whoever waits for updates is woken by a new one only.
    news: watch::Sender<i64>,
    polls: watch::Sender<u64>,
    open: watch::Sender<bool>,
    webhook: Mutex<Option<api::webhook::Webhook>>,
}

impl Shared {
    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the world at the clock's time, and wakes whoever waits for that.
    pub(crate) fn act<T>(&self, act: impl FnOnce(&mut World, DateTime<Utc>) -> T) -> T {
        let now = self.clock.now();
        let mut world = self.world();
        let result = act(&mut world, now);
        let next = world.updates.next_id();
        drop(world);
        self.changed.send_modify(|changes| *changes += 1);
        self.news.send_if_modified(|news| std::mem::replace(news, next) != next);
        result
    }

    fn faults(&self) -> MutexGuard<'_, Faults> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, call: Call) {
        let mut calls = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
        if calls.len() == CALLS {
            calls.pop_front();
        }
        calls.push_back(call);
    }
}

impl Sandbox {
    /// Listens on `host:port`, port 0 for any free one.
    pub async fn start(listen: &str, clock: Clock) -> io::Result<Self> {
        let (open, opened) = watch::channel(true);
        let end = CancellationToken::new();
        let door = wire::Door::bind(listen, opened, end.clone()).await?;
        let address = door.address();
        let shared = Arc::new(Shared {
            world: Mutex::default(),
            faults: Mutex::default(),
            calls: Mutex::default(),
            clock,
            // Of the form that libraries take for a token, so that they hide it in errors.
            token: token(),
            changed: watch::Sender::default(),
            news: watch::Sender::default(),
            polls: watch::Sender::default(),
            open,
            webhook: Mutex::default(),
        });
        let routes = api::routes(shared.clone());
        let serving = axum::serve(door, routes.into_make_service_with_connect_info::<wire::Cut>());
        let ended = end.clone().cancelled_owned();
        tokio::spawn(async move {
            tokio::select! {
                () = ended => {}
                result = serving.into_future() => {
                    if let Err(error) = result {
                        tracing::error!(%error, "sandbox: the server ended");
                    }
                }
            }
        });
        Ok(Self { shared, address, _end: Arc::new(end.drop_guard()) })
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// For `TELOXIDE_API_URL` or `Bot::set_api_url`.
    pub fn api_url(&self) -> Url {
        let text = format!("http://{}/", self.address);
        Url::parse(&text).expect("a socket address makes a URL")
    }

    pub fn token(&self) -> &str {
        &self.shared.token
    }

    pub fn clock(&self) -> &Clock {
        &self.shared.clock
    }

    /// Reads the world.
    pub fn world<T>(&self, read: impl FnOnce(&World) -> T) -> T {
        read(&self.shared.world())
    }

    /// Changes the world, for what has no verb of its own.
    pub fn act<T>(&self, act: impl FnOnce(&mut World, DateTime<Utc>) -> T) -> T {
        self.shared.act(act)
    }

    /// Somebody with Telegram who has not opened the bot yet.
    pub fn person(&self, name: &str) -> Person {
        let id = self.act(|world, _| world.add_user(name, None));
        Person::new(self.clone(), id)
    }

    /// The same with a chosen id, such as one of `NHACLICH_SECRETARIAT`.
    pub fn person_with_id(&self, name: &str, id: i64) -> Person {
        let id = self.act(|world, _| world.add_user(name, Some(UserId(id))));
        Person::new(self.clone(), id)
    }

    /// A basic group, without the bot.
    pub fn group(&self, title: &str, owner: &Person) -> Place {
        self.found(title, owner, Form::Basic)
    }

    pub fn supergroup(&self, title: &str, owner: &Person) -> Place {
        self.found(title, owner, Form::Supergroup)
    }

    /// A supergroup with topics.
    pub fn forum(&self, title: &str, owner: &Person) -> Place {
        self.found(title, owner, Form::Forum)
    }

    fn found(&self, title: &str, owner: &Person, form: Form) -> Place {
        let id = self.act(|world, now| world.found_group(owner.id(), title, form, now));
        Place::new(self.clone(), id, None)
    }

    /// Any chat by its id, such as one that a group was upgraded to.
    pub fn place(&self, chat: ChatId) -> Place {
        Place::new(self.clone(), chat, None)
    }

    /// From now on requests suffer this.
    pub fn inject(&self, rule: impl Into<Rule>) {
        self.shared.faults().add(rule.into());
    }

    /// How long every request takes from now on.
    pub fn set_latency(&self, latency: Duration) {
        self.shared.faults().latency = latency;
    }

    pub fn clear_faults(&self) {
        self.shared.faults().clear();
    }

    /// How many of the ordered faults have not befallen anything yet, or never end.
    pub fn faults_left(&self) -> usize {
        self.shared.faults().left()
    }

    /// Cuts all connections and refuses new ones, until [`Sandbox::come_back`].
    pub fn go_away(&self) {
        self.shared.open.send_replace(false);
    }

    pub fn come_back(&self) {
        self.shared.open.send_replace(true);
    }

    /// Enforces flood limits from now on, counting from zero.
    pub fn enforce_limits(&self, rules: Rules) {
        self.act(|world, _| world.limits = Some(Limits::new(rules)));
    }

    pub fn lift_limits(&self) {
        self.act(|world, _| world.limits = None);
    }

    /// Requests that were answered so far, oldest first; `getUpdates` is not among them.
    pub fn calls(&self) -> Vec<Call> {
        self.shared.calls.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// How many messages the bot has sent.
    pub fn sent(&self) -> u64 {
        self.world(|world| world.sent)
    }

    /// Waits until the world shows what is looked for; panics, saying what was missed, if it never does.
    pub async fn wait_for<T>(&self, what: &str, mut look: impl FnMut(&World) -> Option<T>) -> T {
        let found = async {
            let mut changes = self.shared.changed.subscribe();
            loop {
                changes.borrow_and_update();
                if let Some(found) = self.world(&mut look) {
                    return found;
                }
                if changes.changed().await.is_err() {
                    std::future::pending::<()>().await;
                }
            }
        };
        match tokio::time::timeout(PATIENCE, found).await {
            Ok(found) => found,
            Err(_) => panic!("waited {PATIENCE:?} in vain for {what}; the chats:\n{}", self.everything()),
        }
    }

    /// Waits until a bot asks for updates for the first time.
    pub async fn wait_polled(&self) {
        // The sender lives as long as the sandbox does.
        drop(self.shared.polls.subscribe().wait_for(|polls| *polls > 0).await);
    }

    /// Waits until the bot has taken every update so far.
    pub async fn wait_taken(&self) {
        let upto = self.world(|world| world.updates.next_id());
        self.wait_for("the bot to take all updates", |world| {
            (world.updates.confirmed() >= upto).then_some(())
        })
        .await;
    }

    fn everything(&self) -> String {
        self.world(|world| {
            let chats = world.chats().filter(|chat| !chat.messages.is_empty()).take(20);
            chats.map(|chat| format!("-- {}\n{}\n", chat.id, world.transcript(chat.id))).collect()
        })
    }
}

fn token() -> String {
    format!("{}:AAGsandbox-not-a-secret-0123456789abcd", BOT.0)
}
