//! How fast and how fair delivery is, measured on the real program against a local answerer that does
//! nothing else; all figures of one run, so that they can be compared with each other.
//!
//! ```text
//! cargo bench --bench delivery            # five to six minutes: ten thousand messages at 30/s
//! cargo bench --bench delivery -- quick   # without the ten thousand
//! ```

use std::{
    collections::VecDeque,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use axum::{Router, body::Bytes, extract::State, http::Uri, response::IntoResponse, routing::any};
use office::store::{ChatKind, Key, Lane, Owed, Place, Store};
use serde_json::{Value, json};
use teloxide::{Bot, prelude::Requester, types::ChatId};
use tokio::{sync::Notify, task::JoinSet};
use words::{Html, Message};

const TOKEN: &str = "5000000000:AAGbench-not-a-secret-0123456789abcde";
/// Of Telegram, for everybody who is not asked for another.
const RATE: u32 = 30;
/// What one teloxide loop without a store keeps in flight.
const BARE_IN_FLIGHT: usize = 64;
/// The person who asks; not among those who are sent something.
const ASKER: i64 = 900_000;

/// What the answerer has seen.
#[derive(Default)]
struct Seen {
    started: Option<Instant>,
    first_poll: Option<Instant>,
    /// Arrivals of the queue's messages.
    sent: Vec<Instant>,
    replies: VecDeque<Instant>,
    updates: Vec<Value>,
    next_update: i64,
}

#[derive(Clone)]
struct Answerer {
    seen: Arc<Mutex<Seen>>,
    changed: Arc<Notify>,
    latency: Duration,
    url: String,
}

impl Answerer {
    async fn start(latency: Duration) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let answerer = Self { seen: Arc::default(), changed: Arc::default(), latency, url };
        let routes = Router::new().fallback(any(answer)).with_state(answerer.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        answerer
    }

    fn look<T>(&self, look: impl FnOnce(&mut Seen) -> T) -> T {
        look(&mut self.seen.lock().unwrap())
    }

    async fn until<T>(&self, look: impl Fn(&mut Seen) -> Option<T>) -> T {
        loop {
            let changed = self.changed.notified();
            if let Some(found) = self.look(&look) {
                return found;
            }
            tokio::select! { () = changed => {} () = tokio::time::sleep(Duration::from_millis(50)) => {} }
        }
    }

    /// A command, and how long until its answer arrived here, the network's delays not counted.
    async fn ask(&self) -> Duration {
        let asked = Instant::now();
        self.look(|seen| {
            seen.next_update += 1;
            let update = seen.next_update;
            seen.replies.clear();
            seen.updates.push(json!({"update_id": update, "message": {
                "message_id": update, "date": 1_700_000_000, "text": "/trogiup",
                "entities": [{"type": "bot_command", "offset": 0, "length": 8}],
                "chat": {"id": ASKER, "type": "private", "first_name": "An"},
                "from": {"id": ASKER + update, "is_bot": false, "first_name": "An"}}}));
        });
        self.changed.notify_waiters();
        let answered = self.until(|seen| seen.replies.pop_front()).await;
        answered.duration_since(asked)
    }
}

async fn answer(State(answerer): State<Answerer>, uri: Uri, body: Bytes) -> impl IntoResponse {
    let method = uri.path().rsplit('/').next().unwrap_or("").to_lowercase();
    let result = match method.as_str() {
        "sendmessage" => {
            let body: Value = serde_json::from_slice(&body).unwrap_or_default();
            let chat = body["chat_id"].as_i64().unwrap_or(0);
            answerer.look(|seen| {
                if chat == ASKER {
                    seen.replies.push_back(Instant::now())
                } else {
                    seen.sent.push(Instant::now())
                }
            });
            answerer.changed.notify_waiters();
            json!({"message_id": 1, "date": 1_700_000_000, "chat": {"id": chat, "type": "private", "first_name": "An"},
                   "from": {"id": 5, "is_bot": true, "first_name": "Bot"}, "text": "a"})
        }
        "getupdates" => {
            let poll = answerer.until(|seen| {
                seen.first_poll.get_or_insert_with(Instant::now);
                (!seen.updates.is_empty()).then(|| std::mem::take(&mut seen.updates))
            });
            let updates = tokio::time::timeout(Duration::from_secs(20), poll).await.unwrap_or_default();
            json!(updates)
        }
        "getme" => json!({"id": 5, "is_bot": true, "first_name": "Bot", "username": "bench_bot",
            "can_join_groups": true, "can_read_all_group_messages": false, "supports_inline_queries": false,
            "has_main_web_app": false, "can_connect_to_business": false}),
        _ => json!(true),
    };
    tokio::time::sleep(answerer.latency).await;
    json!({"ok": true, "result": result}).to_string()
}

/// The program at work.
struct Run {
    child: Child,
    _folder: tempfile::TempDir,
}

impl Run {
    fn start(answerer: &Answerer, messages: usize, rate: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        prepare(&folder.path().join("nhaclich.db"), messages);
        answerer.look(|seen| seen.started = Some(Instant::now()));
        let child = Command::new(env!("CARGO_BIN_EXE_nhaclich"))
            .arg("run")
            .current_dir(folder.path())
            .env_clear()
            .env("TELOXIDE_TOKEN", TOKEN)
            .env("TELOXIDE_API_URL", &answerer.url)
            .env("NHACLICH_RATE", rate.to_string())
            .env("RUST_LOG", "error")
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        Self { child, _folder: folder }
    }

    /// The most memory that it has had, in MB.
    fn memory(&self) -> f64 {
        self.megabytes("VmHWM:")
    }

    /// What it has now that is not the program itself, which the system can read from its file again.
    fn own_memory(&self) -> f64 {
        self.megabytes("RssAnon:")
    }

    /// What it has now.
    fn present_memory(&self) -> f64 {
        self.megabytes("VmRSS:")
    }

    /// Milliseconds of processor that it has used.
    fn processor(&self) -> f64 {
        // Ticks of a hundredth of a second, behind the program's name in brackets.
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
        10.0 * fields[11..13].iter().map(|ticks| ticks.parse::<f64>().unwrap()).sum::<f64>()
    }

    fn megabytes(&self, figure: &str) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with(figure)).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn prepare(path: &Path, messages: usize) {
    let now = clock::Clock::system().now();
    let mut store = Store::open(path).unwrap();
    let text = "Bản tin sáng thứ Sáu 12/11: họp giao ban, 8h00, phòng họp tầng 2, VP chuẩn bị. ".repeat(5);
    let message = Message { text: Html::text(&text), keyboard: Vec::new() };
    let filled = store.transact(|tx| {
        let asker = tx.welcome_chat(Place { chat: ASKER, thread: 0 }, ChatKind::Private, "An", now)?;
        tx.link(asker, None, 1, now)?;
        for chat in 1..=i64::try_from(messages)? {
            let chat = tx.welcome_chat(Place { chat, thread: 0 }, ChatKind::Private, "", now)?;
            let (key, lane) = (&Key::Digest { day: now.date_naive() }, Lane::Digest);
            tx.owe(
                &Owed { chat, key, part: 1, message: &message, lane, not_before: now, expires_at: None },
                now,
            )?;
        }
        Ok(())
    });
    filled.unwrap();
}

/// From the first to the last of the messages, and the last's place after the first in seconds.
fn span(seen: &Seen) -> f64 {
    let (first, last) = (seen.sent.first().unwrap(), seen.sent.last().unwrap());
    last.duration_since(*first).as_secs_f64()
}

/// One teloxide loop that remembers nothing.
async fn bare(answerer: &Answerer, messages: usize) -> f64 {
    let bot = Bot::new(TOKEN).set_api_url(answerer.url.parse().unwrap());
    let started = Instant::now();
    let mut flying = JoinSet::new();
    for chat in 1..=i64::try_from(messages).unwrap() {
        if flying.len() >= BARE_IN_FLIGHT {
            flying.join_next().await.unwrap().unwrap();
        }
        let bot = bot.clone();
        flying.spawn(async move { drop(bot.send_message(ChatId(chat), "Bản tin sáng").await.unwrap()) });
    }
    while flying.join_next().await.is_some() {}
    messages as f64 / started.elapsed().as_secs_f64()
}

async fn unlimited() {
    let count = 20_000;
    let answerer = Answerer::start(Duration::ZERO).await;
    let bare = bare(&answerer, count).await;
    let answerer = Answerer::start(Duration::ZERO).await;
    let run = Run::start(&answerer, count, 0);
    answerer.until(|seen| (seen.sent.len() >= count).then_some(())).await;
    let ours = count as f64 / answerer.look(|seen| span(seen));
    println!(
        "without a limit: bare teloxide {bare:.0}/s, nhaclich {ours:.0}/s: {:.0} %",
        100.0 * ours / bare
    );
    println!("  processor: {:.3} ms a message", run.processor() / count as f64);
    println!("  memory at its most: {:.1} MB; its own {:.1} MB", run.memory(), run.own_memory());
    let first = answerer.look(|seen| seen.first_poll.unwrap().duration_since(seen.started.unwrap()));
    println!("  from start to first poll: {} ms", first.as_millis());
}

async fn at_the_limit(count: usize, latency: Duration) -> String {
    let answerer = Answerer::start(latency).await;
    let run = Run::start(&answerer, count, RATE);
    answerer.until(|seen| (seen.sent.len() >= count).then_some(())).await;
    let took = answerer.look(|seen| span(seen));
    let ideal = count as f64 / f64::from(RATE);
    let most = answerer.look(|seen| most_in_a_second(&seen.sent));
    format!(
        "{count:>6} messages at {RATE}/s, {:>3} ms away: {took:.2} s for {ideal:.2} s: {:+.2} %, at most {most} in a second, {:.1} MB",
        latency.as_millis(),
        100.0 * (took / ideal - 1.0),
        run.memory()
    )
}

fn most_in_a_second(sent: &[Instant]) -> usize {
    let within = |first: usize| {
        sent[first..].iter().take_while(|at| **at < sent[first] + Duration::from_secs(1)).count()
    };
    (0..sent.len()).map(within).max().unwrap_or(0)
}

async fn replies(latency: Duration) -> String {
    let answerer = Answerer::start(latency).await;
    let run = Run::start(&answerer, 0, RATE);
    answerer.until(|seen| seen.first_poll).await;
    let idle = latencies(&answerer).await;
    drop(run);
    let answerer = Answerer::start(latency).await;
    let _run = Run::start(&answerer, 10_000, RATE);
    answerer.until(|seen| (seen.sent.len() >= 30).then_some(())).await;
    let busy = latencies(&answerer).await;
    format!("replies, {:>3} ms away: idle {idle}; during a broadcast {busy}", latency.as_millis())
}

/// Memory with nothing to do, and while a broadcast leaves and somebody asks.
async fn memory() -> String {
    let answerer = Answerer::start(Duration::ZERO).await;
    let run = Run::start(&answerer, 0, RATE);
    answerer.until(|seen| seen.first_poll).await;
    tokio::time::sleep(Duration::from_secs(10)).await;
    let idle = run.present_memory();
    drop(run);
    let count = 3_000;
    let answerer = Answerer::start(Duration::ZERO).await;
    let run = Run::start(&answerer, count, RATE);
    answerer.until(|seen| (seen.sent.len() >= RATE as usize).then_some(())).await;
    let asked = latencies(&answerer).await;
    answerer.until(|seen| (seen.sent.len() >= count).then_some(())).await;
    format!(
        "memory: idle {idle:.1} MB; at most {:.1} MB while {count} leave at {RATE}/s and replies go ({asked})",
        run.memory()
    )
}

async fn latencies(answerer: &Answerer) -> String {
    answerer.ask().await;
    // Of one chat's messages the fourth within three seconds waits, whoever asks.
    tokio::time::sleep(Duration::from_millis(1_050)).await;
    let mut took = Vec::new();
    for _ in 0..40 {
        took.push(answerer.ask().await);
        // One chat gets one message a second.
        tokio::time::sleep(Duration::from_millis(1_050)).await;
    }
    took.sort_unstable();
    format!("p50 {} ms, p99 {} ms", took[took.len() / 2].as_millis(), took[took.len() - 1].as_millis())
}

#[tokio::main(worker_threads = 2)]
async fn main() {
    let quick = std::env::args().any(|argument| argument == "quick");
    unlimited().await;
    let away = [Duration::ZERO, Duration::from_millis(300)];
    // At 30/s a run needs next to nothing of the machine: all of them together take as long as the longest.
    let mut runs = JoinSet::new();
    for latency in away {
        for count in [100, 300, 1_000, 10_000] {
            if !(quick && count > 1_000) {
                runs.spawn(at_the_limit(count, latency));
            }
        }
        runs.spawn(replies(latency));
    }
    runs.spawn(memory());
    let mut lines = runs.join_all().await;
    lines.sort_unstable();
    for line in lines {
        println!("{line}");
    }
}
