//! Every kind of outage, on each method alone and on all: thirty seconds of a morning from 06:30 on, over forty
//! chats. Nothing is lost, nothing comes twice unmarked, and hardly anything comes twice at all.

use std::{num::NonZeroU32, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use clock::Clock;
use nhaclich::{program::Extras, telegram::wire::Dial};
use office::store::{Attachment, ChatKind, Earlier, Lane, Manner, Owed, Place, Role};
use sandbox::{Fault, Person, Rule, Sandbox, world::Content};
use words::{Html, Message};

use super::running::{Running, dial, opened, sent};
use crate::support;

const CHATS: usize = 40;
/// At the beginning nothing is in flight: the morning's first message goes alone, and so does the probe.
const MOST_REPEATS: usize = 2;
const LASTS: TimeDelta = TimeDelta::seconds(30);
/// Real time that the program has for what it does within a second of the office's.
const BREATH: Duration = Duration::from_millis(15);
/// A request that hangs is given up after this real time; that is more than a minute of the office's.
const IMPATIENT: Duration = Duration::from_secs(1);
const NEVER: Duration = Duration::from_secs(3600);

/// How the messages of a morning leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Message,
    Edit,
    Photo,
    Document,
}

impl By {
    const ALL: [Self; 4] = [Self::Message, Self::Edit, Self::Photo, Self::Document];

    fn method(self) -> &'static str {
        match self {
            Self::Message => "sendMessage",
            Self::Edit => "editMessageText",
            Self::Photo => "sendPhoto",
            Self::Document => "sendDocument",
        }
    }
}

/// What people see of the morning's messages.
const DIGEST: &str = "Bản tin sáng 12/11";

struct Morning {
    bot: Running,
    people: Vec<Person>,
    half_past_six: DateTime<Utc>,
}

impl Morning {
    /// The program has been at work since six; forty chats are owed a message at half past.
    async fn dawn(by: By, patience: Duration) -> Self {
        let clock = Clock::starting_at(support::at(12, "06:00").now);
        let sandbox = Sandbox::start("127.0.0.1:0", clock).await.expect("a free port");
        let people: Vec<Person> =
            (0..CHATS).map(|number| opened(&sandbox, &format!("Cán bộ {number}"))).collect();
        let attachment = attachment(&sandbox, by);
        let dial = Dial { rate: NonZeroU32::new(30), patience, ..dial(&sandbox) };
        let bot = Running::with(sandbox, dial, |_| Extras::default()).await;
        let half_past_six = support::at(12, "06:30").now;
        if by == By::Edit {
            owe(&bot, &people, "eve", support::at(12, "06:00").now, |_| Manner::default(), None).await;
            settled(&bot, CHATS as u64).await;
        }
        let edits: Vec<Option<i32>> =
            people.iter().map(|person| person.from_bot().first().map(|message| message.id.0)).collect();
        let manner = |at: usize| Manner { edits: edits[at].map(Earlier::Number), ..Manner::default() };
        owe(&bot, &people, "digest:2026-11-12", half_past_six, manner, attachment).await;
        Self { bot, people, half_past_six }
    }

    /// From half past six on this befalls the program, for half a minute.
    fn suffer(&self, rule: Rule) {
        let from = self.half_past_six;
        self.bot.sandbox.inject(rule.between(from, from + LASTS));
        self.bot.sandbox.clock().set(from - TimeDelta::seconds(2));
    }

    /// Lets time pass, first by seconds, until everything has arrived or it is noon.
    async fn pass(&self) {
        let by_seconds = self.half_past_six + TimeDelta::minutes(2);
        let noon = support::at(12, "12:01").now;
        while self.bot.office.clock.now() < noon {
            let figures = self.bot.figures().await;
            if self.arrived() == CHATS && figures.messages.iter().all(|(state, _)| state == "sent") {
                return;
            }
            let step = if self.bot.office.clock.now() < by_seconds { 1 } else { 30 };
            self.bot.pass(TimeDelta::seconds(step));
            let breath = self.bot.sandbox.wait_for("nothing", |_| None::<()>);
            drop(tokio::time::timeout(BREATH, breath).await);
        }
    }

    fn copies(&self, person: &Person) -> Vec<String> {
        let text = |message: &sandbox::Message| match &message.content {
            Content::Photo { caption, .. } | Content::Document { caption, .. } => caption.text.clone(),
            _ => message.text().to_owned(),
        };
        person.from_bot().iter().map(text).filter(|text| text.ends_with(DIGEST)).collect()
    }

    fn arrived(&self) -> usize {
        self.people.iter().filter(|person| !self.copies(person).is_empty()).count()
    }

    fn judge(&self, what: &str) {
        let copies: Vec<Vec<String>> = self.people.iter().map(|person| self.copies(person)).collect();
        let lost = copies.iter().filter(|copies| copies.is_empty()).count();
        let unmarked =
            |copies: &&Vec<String>| copies.iter().filter(|text| text.starts_with(DIGEST)).count() > 1;
        let doubles = copies.iter().filter(unmarked).count();
        let repeats = copies.iter().map(Vec::len).sum::<usize>() + lost - CHATS;
        assert_eq!((lost, doubles), (0, 0), "{what}: lost, unmarked doubles; {} repeats", repeats);
        assert!(repeats <= MOST_REPEATS, "{what}: {repeats} came again");
    }
}

async fn owe(
    bot: &Running,
    people: &[Person],
    key: &'static str,
    due: DateTime<Utc>,
    manner: impl Fn(usize) -> Manner,
    attachment: Option<Attachment>,
) {
    let owed: Vec<(i64, Manner)> =
        people.iter().enumerate().map(|(at, person)| (person.chat_id().0, manner(at))).collect();
    let (now, noon) = (bot.office.clock.now(), support::at(12, "12:00").now);
    let text = if key == "eve" { "Sắp có bản tin" } else { DIGEST };
    let key = support::key(key);
    let owing = bot.office.run(move |tx| {
        for (telegram_id, manner) in owed {
            let place = Place { chat: telegram_id, thread: 0 };
            let chat = tx.welcome_chat(place, ChatKind::Private, "", now)?;
            tx.link(chat, None, 1, now)?;
            let message = Message { text: Html::text(text), keyboard: Vec::new() };
            let (part, lane) = (1, Lane::Digest);
            let expires_at = Some(noon);
            let owed = Owed { chat, key: &key, part, message: &message, lane, not_before: due, expires_at };
            tx.owe_so(&owed, manner, now)?;
            if let Some(attachment) = &attachment {
                tx.attach(chat, &key, 1, attachment)?;
            }
        }
        Ok(())
    });
    owing.await.expect("messages that are owed");
}

/// Waits until so many messages have arrived and are marked so.
async fn settled(bot: &Running, count: u64) {
    sent(&bot.sandbox, count).await;
    while bot.figures().await.messages != [("sent".to_owned(), count)] {
        tokio::task::yield_now().await;
    }
}

/// A photo or file that Telegram has already.
fn attachment(sandbox: &Sandbox, by: By) -> Option<Attachment> {
    let sender = opened(sandbox, "Văn thư");
    let number = match by {
        By::Message | By::Edit => return None,
        By::Photo => sender.send_photo(picture(), ""),
        By::Document => sender.send_document("lich.txt", "Lịch", ""),
    };
    sandbox.act(|world, _| {
        world.updates.drop_all();
        let message = world.chat(sender.chat_id())?.messages.iter().find(|message| message.id == number)?;
        match &message.content {
            Content::Photo { file, .. } => Some(Attachment::Photo(file.0.clone())),
            Content::Document { file, .. } => Some(Attachment::Document(file.0.clone())),
            _ => None,
        }
    })
}

/// The head of a PNG, which is all that anybody looks at.
fn picture() -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend([0, 0, 0, 3, 0, 0, 0, 2]);
    bytes
}

/// One fault, on each method alone and on all of them.
async fn play(fault: Fault) {
    let hangs = matches!(fault, Fault::Delay(_) | Fault::AnswerLate(_));
    let patience = if hangs { IMPATIENT } else { Dial::PATIENCE };
    let mut mornings = tokio::task::JoinSet::new();
    for by in By::ALL {
        for all in [false, true] {
            let fault = fault.clone();
            mornings.spawn(async move {
                let morning = Morning::dawn(by, patience).await;
                let what = format!("{fault:?} on {}", if all { "everything" } else { by.method() });
                morning.suffer(if all { fault.into() } else { fault.on(by.method()) });
                morning.pass().await;
                morning.judge(&what);
                morning.bot.end().await;
            });
        }
    }
    mornings.join_all().await;
}

macro_rules! outages {
    ($($name:ident: $fault:expr;)*) => {$(
        #[tokio::test(flavor = "multi_thread")]
        async fn $name() {
            play($fault).await;
        }
    )*};
}

#[tokio::test(flavor = "multi_thread")]
async fn polls_that_fail_hold_up_no_message_and_lose_no_command() {
    let faults =
        [Fault::Cut, Fault::CutAfter, Fault::Garbled, Fault::Nonsense(""), Fault::TooManyRequests(1)];
    let mut mornings = tokio::task::JoinSet::new();
    for fault in faults {
        mornings.spawn(async move {
            let morning = Morning::dawn(By::Message, Dial::PATIENCE).await;
            let what = format!("{fault:?} on getUpdates");
            morning.suffer(fault.on("getUpdates"));
            let an = &morning.people[0];
            let asked = an.write("/trogiup");
            morning.pass().await;
            morning.judge(&what);
            an.place().wait_after(asked).await;
            morning.bot.end().await;
        });
    }
    mornings.join_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outage_that_lasts_past_noon_is_told_with_every_name_once_it_is_over() {
    let morning = Morning::dawn(By::Message, Dial::PATIENCE).await;
    let desk = opened(&morning.bot.sandbox, "Văn thư");
    let (id, now) = (desk.id().0, morning.bot.office.clock.now());
    morning.bot.know(id, ChatKind::Private, "Văn thư").await;
    morning.bot.office.run(move |tx| tx.grant(id, "Văn thư", Role::Secretariat, None, now)).await.unwrap();
    let sandbox = &morning.bot.sandbox;
    sandbox.inject(Fault::Cut.on("sendMessage").between(now, support::at(12, "13:00").now));
    sandbox.clock().set(morning.half_past_six);
    morning.pass().await;
    assert_eq!(morning.arrived(), 0);
    sandbox.clock().set(support::at(12, "13:00").now);
    let told = desk.place().wait_text("Có 40 tin không chắc đã tới nơi").await;
    assert!(told.text().contains("bản tin sáng"), "{}", told.text());
    assert_eq!(morning.bot.figures().await.failed.iter().map(|(_, count)| count).sum::<u64>(), 40);
    morning.bot.end().await;
}

outages! {
    a_line_that_resets_before_anything_is_done: Fault::Cut;
    a_line_that_resets_after_it_is_done: Fault::CutAfter;
    answers_that_break_off: Fault::Garbled;
    answers_that_are_no_json: Fault::Nonsense("upstream connect error");
    answers_that_are_empty: Fault::Nonsense("");
    pages_of_a_gateway: Fault::BadGateway;
    errors_of_telegrams_own: Fault::Internal;
    requests_that_hang: Fault::Delay(NEVER);
    answers_that_come_too_late: Fault::AnswerLate(NEVER);
    a_pause_of_an_hour: Fault::TooManyRequests(3600);
    a_pause_of_a_few_seconds: Fault::TooManyRequests(5);
}
