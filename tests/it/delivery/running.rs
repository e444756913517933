//! The running program against the sandbox, as its users meet it.

use std::{collections::HashSet, num::NonZeroU32, path::Path, time::Duration};

use chrono::TimeDelta;
use nhaclich::{
    program::{self, Extras},
    telegram::wire::Dial,
};
use office::{
    Office,
    store::{ChatId, ChatKind, Figures, Lane, Owed, Place, Role},
};
use sandbox::{
    Fault, Person, Rules, Sandbox,
    markup::Formatted,
    world::{Content, people::Written},
};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use words::{Html, Message};

use crate::support;

/// The program at work in this process.
pub struct Running {
    pub office: Office,
    pub sandbox: Sandbox,
    stop: CancellationToken,
    task: tokio::task::JoinHandle<anyhow::Result<()>>,
    folder: tempfile::TempDir,
}

impl Running {
    pub async fn start(rate: Option<u32>) -> Self {
        let clock = clock::Clock::starting_at(support::at(12, "09:00").now);
        let sandbox = Sandbox::start("127.0.0.1:0", clock).await.expect("a free port");
        Self::on(sandbox, rate, |_| Extras::default()).await
    }

    pub async fn on(sandbox: Sandbox, rate: Option<u32>, extras: impl FnOnce(&Path) -> Extras) -> Self {
        let dial = Dial { rate: rate.and_then(NonZeroU32::new), ..dial(&sandbox) };
        Self::with(sandbox, dial, extras).await
    }

    pub async fn with(sandbox: Sandbox, dial: Dial, extras: impl FnOnce(&Path) -> Extras) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let office = office(&folder.path().join("nhaclich.db"), &sandbox);
        let stop = CancellationToken::new();
        let run = program::run_with(office.clone(), dial, extras(folder.path()), stop.clone());
        Self { office, sandbox, stop, task: tokio::spawn(run), folder }
    }

    /// Somebody who pressed Start before the program knew of anybody.
    pub async fn reader(&self, name: &str) -> Person {
        let person = opened(&self.sandbox, name);
        self.know(person.chat_id().0, ChatKind::Private, name).await;
        person
    }

    pub async fn know(&self, telegram_id: i64, kind: ChatKind, title: &str) -> ChatId {
        let (now, title) = (self.office.clock.now(), title.to_owned());
        let place = Place { chat: telegram_id, thread: 0 };
        let known = self.office.run(move |tx| {
            let chat = tx.welcome_chat(place, kind, &title, now)?;
            tx.link(chat, None, 1, now)?;
            Ok(chat)
        });
        known.await.expect("a chat")
    }

    pub fn database(&self) -> std::path::PathBuf {
        self.folder.path().join("nhaclich.db")
    }

    pub async fn owe(&self, telegram_id: i64, key: &str, lane: Lane) {
        self.owe_soon(telegram_id, key, lane).await;
    }

    /// Tries until the database takes it.
    pub fn owe_soon(&self, telegram_id: i64, key: &str, lane: Lane) -> impl Future<Output = ()> + use<> {
        let (office, key) = (self.office.clone(), key.to_owned());
        async move { while owe(&office, telegram_id, key.clone(), lane).await.is_err() {} }
    }
}

async fn owe(office: &Office, telegram_id: i64, key: String, lane: Lane) -> anyhow::Result<bool> {
    let now = office.clock.now();
    let owed = office.run(move |tx| {
        let chat = tx.chat_at(Place { chat: telegram_id, thread: 0 })?.expect("a chat that is known").id;
        let message = Message { text: Html::text(&key), keyboard: Vec::new() };
        let key = &support::key(&key);
        let owed = Owed { chat, key, part: 1, message: &message, lane, not_before: now, expires_at: None };
        tx.owe(&owed, now)
    });
    owed.await
}

impl Running {
    /// `count` readers, each owed one message.
    pub async fn broadcast(&self, count: usize) -> Vec<Person> {
        let people: Vec<Person> =
            (0..count).map(|number| opened(&self.sandbox, &format!("Cán bộ {number}"))).collect();
        let chats: Vec<i64> = people.iter().map(|person| person.chat_id().0).collect();
        let now = self.office.clock.now();
        let owed = self.office.run(move |tx| {
            for chat in chats {
                let place = Place { chat, thread: 0 };
                let chat = tx.welcome_chat(place, ChatKind::Private, "", now)?;
                let message = Message { text: Html::text("Bản tin sáng"), keyboard: Vec::new() };
                let (key, lane) = (&support::key("digest:2026-11-12"), Lane::Digest);
                let owed =
                    Owed { chat, key, part: 1, message: &message, lane, not_before: now, expires_at: None };
                tx.owe(&owed, now)?;
            }
            Ok(())
        });
        owed.await.expect("messages that are owed");
        people
    }

    /// Makes it later.
    pub fn pass(&self, time: TimeDelta) {
        let clock = self.sandbox.clock();
        clock.set(clock.now() + time);
    }

    pub async fn figures(&self) -> Figures {
        let now = self.office.clock.now();
        self.office.look(move |tx| tx.figures(now)).await.expect("figures")
    }

    /// Waits until the one message of the outbox has come to this state, its first request sent.
    pub async fn marked(&self, state: &str) {
        let look = async {
            loop {
                let figures = self.figures().await;
                if figures.messages.iter().any(|(found, _)| found == state) {
                    return;
                }
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(30), look).await.expect("a mark");
    }

    /// Ends the program; its database lives as long as what is returned.
    pub async fn end(self) -> tempfile::TempDir {
        self.stop.cancel();
        self.task.await.expect("no panic").expect("an orderly end");
        self.folder
    }
}

/// The way to a sandbox, without a limit.
pub fn dial(sandbox: &Sandbox) -> Dial {
    Dial {
        token: sandbox.token().to_owned().into(),
        api_url: Some(sandbox.api_url()),
        proxy: None,
        rate: None,
        patience: Dial::PATIENCE,
    }
}

fn office(path: &Path, sandbox: &Sandbox) -> Office {
    Office::open(path.to_owned(), support::rules(), sandbox.clock().clone()).expect("an office")
}

/// Pressed Start at a time of which the program hears nothing.
pub fn opened(sandbox: &Sandbox, name: &str) -> Person {
    let person = sandbox.person(name);
    let written = Written { content: Content::Text(Formatted::plain("/start")), ..Written::default() };
    sandbox.act(|world, now| {
        world.write_as(person.id(), person.chat_id(), written, now).expect("a person may write");
        world.updates.drop_all();
    });
    person
}

fn texts(person: &Person) -> Vec<String> {
    person.from_bot().iter().map(|message| message.text().to_owned()).collect()
}

/// Waits until the bot has sent so many messages.
pub async fn sent(sandbox: &Sandbox, count: u64) {
    sandbox.wait_for("messages", |world| (world.sent >= count).then_some(())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_gets_what_is_owed_to_them_once() {
    let bot = Running::start(None).await;
    let people = bot.broadcast(500).await;
    sent(&bot.sandbox, 500).await;
    let got: HashSet<String> = people.iter().flat_map(texts).collect();
    assert_eq!(got, HashSet::from(["Bản tin sáng".to_owned()]));
    assert!(people.iter().all(|person| person.from_bot().len() == 1));
    let sandbox = bot.sandbox.clone();
    bot.end().await;
    assert_eq!(sandbox.sent(), 500, "the end sends nothing more");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_whose_answer_was_cut_off_comes_once_more_and_says_so() {
    let bot = Running::start(None).await;
    let an = bot.reader("An").await;
    bot.sandbox.inject(Fault::CutAfter.on("sendMessage"));
    bot.owe(an.chat_id().0, "revision:1", Lane::Announcement).await;
    sent(&bot.sandbox, 1).await;
    bot.marked("pending").await;
    bot.pass(TimeDelta::seconds(10));
    sent(&bot.sandbox, 2).await;
    insta::assert_snapshot!(texts(&an).join("\n---\n"), @r"
    revision:1
    ---
    (gửi lại)
    revision:1
    ");
    bot.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_is_never_answered_is_tried_until_it_expires_and_then_the_secretariat_hears_of_it() {
    let bot = Running::start(None).await;
    let desk = bot.reader("Văn thư").await;
    let (id, now) = (desk.id().0, bot.office.clock.now());
    bot.office.run(move |tx| tx.grant(id, "Văn thư", Role::Secretariat, None, now)).await.unwrap();
    let an = bot.reader("Nguyễn Văn An").await;
    bot.sandbox.inject(Fault::CutAfter.on("sendMessage").for_chat(an.chat_id()).always());
    bot.owe(an.chat_id().0, "revision:1", Lane::Announcement).await;
    an.wait_text("revision:1").await;
    bot.marked("pending").await;
    bot.pass(TimeDelta::days(4));
    let told = desk.place().wait_text("không chắc đã tới nơi").await;
    insta::assert_snapshot!(told.text(), @r"
    Có 1 tin không chắc đã tới nơi. Anh/chị vui lòng báo trực tiếp giúp:
    • Nguyễn Văn An: tin nhắn, 09:00 16/11 (đã gửi nhiều lần nhưng Telegram không trả lời)
    ");
    bot.pass(TimeDelta::minutes(5));
    let figures = bot.figures().await;
    assert_eq!(figures.failed, [("no-answer".to_owned(), 1)]);
    assert!(figures.messages.contains(&("uncertain".to_owned(), 1)), "{figures:?}");
    desk.write("/theodoi");
    let listed = desk.place().wait_text("7 ngày qua").await;
    insta::assert_snapshot!(listed.text(), @r"
    Tin không chắc đã tới nơi trong 7 ngày qua
    • Nguyễn Văn An: tin nhắn, 09:00 16/11 (đã gửi nhiều lần nhưng Telegram không trả lời)
    ");
    let about = |message: &String| message.contains("không chắc đã tới nơi. ");
    assert_eq!(texts(&desk).iter().filter(|text| about(text)).count(), 1, "told once");
    bot.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_server_error_holds_up_nobody_else_and_loses_nothing() {
    let bot = Running::start(None).await;
    let an = bot.reader("An").await;
    let binh = bot.reader("Bình").await;
    bot.sandbox.inject(Fault::BadGateway.on("sendMessage").for_chat(an.chat_id()));
    bot.sandbox.inject(Fault::Internal.on("sendMessage").for_chat(binh.chat_id()));
    bot.broadcast(1).await;
    sent(&bot.sandbox, 1).await;
    bot.owe(an.chat_id().0, "revision:1", Lane::Announcement).await;
    bot.owe(binh.chat_id().0, "revision:1", Lane::Announcement).await;
    let before = Instant::now();
    let others = bot.broadcast(50).await;
    sent(&bot.sandbox, 51).await;
    assert!(before.elapsed() < Duration::from_secs(9), "teloxide still sleeps on the two errors");
    assert!(others.iter().all(|person| person.from_bot().len() == 1));
    bot.pass(TimeDelta::seconds(10));
    sent(&bot.sandbox, 53).await;
    assert_eq!(
        (texts(&an), texts(&binh)),
        (vec!["(gửi lại)\nrevision:1".into()], vec!["revision:1".to_owned()])
    );
    bot.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_wait_while_telegram_is_away_and_leave_when_it_is_back() {
    let bot = Running::start(None).await;
    let an = bot.reader("An").await;
    bot.sandbox.go_away();
    let people = bot.broadcast(20).await;
    bot.owe(an.chat_id().0, "revision:1", Lane::Announcement).await;
    bot.sandbox.come_back();
    sent(&bot.sandbox, 21).await;
    assert!(people.iter().chain([&an]).all(|person| person.from_bot().len() == 1));
    an.ask("/trogiup").await;
    bot.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_limits_are_kept_so_well_that_telegram_never_complains() {
    let bot = Running::start(Some(30)).await;
    // A busy machine lets arrivals bunch together that had left evenly.
    bot.sandbox.enforce_limits(Rules { overall_second: 33, ..Rules::default() });
    let an = bot.reader("An").await;
    let before = Instant::now();
    bot.broadcast(90).await;
    for number in 1..=4 {
        an.ask(&format!("/trogiup {number}")).await;
    }
    sent(&bot.sandbox, 90).await;
    let took = before.elapsed();
    // A generous bound: how close to the limit it runs is what `benches/delivery.rs` measures.
    assert!(took < Duration::from_secs(60), "94 messages at 30/s took {took:?}");
    assert_eq!(bot.sandbox.world(|world| world.limits.as_ref().map(|limits| limits.refused)), Some(0));
    bot.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_and_a_cancellation_go_ahead_of_ten_thousand_digests() {
    let bot = Running::start(Some(30)).await;
    let an = bot.reader("An").await;
    bot.broadcast(10_000).await;
    sent(&bot.sandbox, 10).await;
    let asked = Instant::now();
    an.ask("/trogiup").await;
    assert!(asked.elapsed() < Duration::from_secs(5), "{:?}", asked.elapsed());
    let owed = Instant::now();
    bot.owe(an.chat_id().0, "Họp chiều nay hoãn", Lane::Urgent).await;
    an.place().wait_text("hoãn").await;
    assert!(owed.elapsed() < Duration::from_secs(5), "{:?}", owed.elapsed());
    assert!(bot.sandbox.sent() < 1_000, "nearly all of the digests still wait");
    bot.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_429_is_waited_out_by_its_chat_alone() {
    let bot = Running::start(None).await;
    let an = bot.reader("An").await;
    bot.sandbox.inject(Fault::TooManyRequests(2).on("sendMessage").for_chat(an.chat_id()));
    let before = Instant::now();
    bot.owe(an.chat_id().0, "revision:1", Lane::Announcement).await;
    bot.broadcast(20).await;
    sent(&bot.sandbox, 20).await;
    assert!(an.from_bot().is_empty());
    sent(&bot.sandbox, 21).await;
    assert!(before.elapsed() >= Duration::from_secs(2));
    assert_eq!(texts(&an), ["revision:1"]);
    bot.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_blocks_the_bot_is_reported_once_and_gets_it_all_on_coming_back() {
    let bot = Running::start(None).await;
    let desk = bot.reader("Văn thư").await;
    let (id, now) = (desk.id().0, bot.office.clock.now());
    bot.office.run(move |tx| tx.grant(id, "Văn thư", Role::Secretariat, None, now)).await.unwrap();
    let an = bot.reader("Nguyễn Văn An").await;
    an.block_bot();
    desk.place().wait_text("Nguyễn Văn An").await;
    bot.owe(an.chat_id().0, "revision:1", Lane::Announcement).await;
    bot.owe(an.chat_id().0, "revision:2", Lane::Announcement).await;
    an.unblock_bot();
    an.place().wait_text("revision:2").await;
    assert_eq!(texts(&an), ["revision:1", "revision:2"]);
    assert_eq!(desk.from_bot().len(), 1);
    bot.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upgraded_group_goes_on_getting_its_messages() {
    let bot = Running::start(None).await;
    let owner = opened(&bot.sandbox, "Trưởng phòng");
    let group = bot.sandbox.group("Phòng Việc làm", &owner).with_bot();
    bot.know(group.chat_id().0, ChatKind::Group, "Phòng Việc làm").await;
    bot.owe(group.chat_id().0, "revision:1", Lane::Announcement).await;
    group.wait_text("revision:1").await;
    let id = group.chat_id().0;
    // The news of the upgrade gets lost: the refusal of a message tells it as well.
    bot.sandbox.inject(Fault::Delay(Duration::from_secs(1)).on("getUpdates"));
    let upgraded = group.upgrade();
    bot.sandbox.act(|world, _| world.updates.drop_all());
    bot.owe(id, "revision:2", Lane::Announcement).await;
    upgraded.wait_text("revision:2").await;
    bot.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_program_on_the_same_bot_is_endured() {
    let bot = Running::start(None).await;
    let an = bot.reader("An").await;
    let conflict =
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
    bot.sandbox.inject(Fault::Refusal(409, conflict).on("getUpdates"));
    an.ask("/trogiup").await;
    an.ask("/trogiup").await;
    bot.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_persons_flood_leaves_the_others_their_answers() {
    let bot = Running::start(None).await;
    let an = bot.reader("An").await;
    let flooder = bot.reader("Bình").await;
    for _ in 0..1_000 {
        flooder.write("/trogiup");
    }
    let asked = Instant::now();
    an.ask("/trogiup").await;
    assert!(asked.elapsed() < Duration::from_secs(10), "{:?}", asked.elapsed());
    let waiting = bot.office.look(|tx| tx.incoming_waiting()).await.unwrap();
    assert!(waiting <= 60, "{waiting} of a thousand commands were written down");
    bot.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn updates_can_be_brought_by_webhook_and_only_by_telegram() {
    let clock = clock::Clock::starting_at(support::at(12, "09:00").now);
    let sandbox = Sandbox::start("127.0.0.1:0", clock).await.unwrap();
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url: url::Url = format!("http://{free}/").parse().unwrap();
    let extras = |_: &Path| Extras { http: Some(free), webhook: Some(url.clone()), ..Extras::default() };
    let bot = Running::on(sandbox, None, extras).await;
    let an = bot.reader("An").await;
    let asked = an.write("/trogiup");
    an.place().wait_after(asked).await;
    let forged = reqwest::Client::new()
        .post(format!("http://{free}/telegram"))
        .header("content-type", "application/json")
        .header("X-Telegram-Bot-Api-Secret-Token", "guess")
        .body(r#"{"update_id": 1, "message": {}}"#)
        .send()
        .await
        .unwrap();
    assert_eq!(forged.status(), 401);
    bot.end().await;
}
