//! What many offices on one machine cost: so many real programs with a bot, a database and a sandboxed Telegram each;
//! nothing leaves the machine, and all of them end with the bench.
//!
//! ```text
//! cargo bench --bench offices          # 200 offices, three and a half minutes
//! cargo bench --bench offices -- 20    # fewer, the same minutes
//! ```
//!
//! Each has a month's programme and fifteen linked chats. One minute nobody does anything, then it is 06:30 for all
//! of them at once. Processor time is the kernel's account of the programs alone; Telegram's stand-in, which is this
//! bench's own process, is not in it, but works on the same cores.

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use clock::Clock;
use office::store::{ChatKind, Place, Store};
use sandbox::{
    Sandbox,
    markup::Formatted,
    world::{Content, people::Written},
};
use tokio::time::{Instant, sleep_until};

const OFFICES: usize = 200;
/// Chats of each office.
const CHATS: i64 = 15;
const FIRST_CHAT: i64 = 700_001;
const PROGRAMME: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/samples/chuong-trinh-cong-tac-11-2026-dieu-chinh.txt");
/// A Friday with several items.
const MORNING: &str = "2026-11-13T06:30:00+07:00";
/// How long before that morning the first program starts, and how the time until then is used.
const BEFORE: Duration = Duration::from_secs(130);
const SETTLED: Duration = Duration::from_secs(60);
const MINUTE: Duration = Duration::from_secs(60);
/// Of the kernel's account in `/proc/PID/stat`: always a hundred a second on Linux.
const TICKS: f64 = 100.0;

/// An office at work; it ends with the value.
struct Office {
    sandbox: Sandbox,
    program: Child,
    folder: PathBuf,
}

impl Drop for Office {
    fn drop(&mut self) {
        drop(self.program.kill());
        drop(self.program.wait());
    }
}

/// What all programs together have of the machine.
#[derive(Clone, Copy, Default)]
struct Used {
    /// MB; what several share is divided among them.
    proportional: f64,
    /// MB; what several share counts for each.
    resident: f64,
    /// MB that are nobody else's and can't be read from a file again.
    own: f64,
    threads: usize,
    files: usize,
}

#[tokio::main]
async fn main() {
    let count = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(OFFICES);
    let folder = tempfile::tempdir().expect("a folder");
    let template = folder.path().join("template.db");
    prepare(&template);
    let sandboxes = sandboxes(count).await;

    let started = Instant::now();
    let morning: DateTime<Utc> = MORNING.parse().expect("an instant");
    let mut offices = Vec::new();
    for (number, sandbox) in sandboxes.into_iter().enumerate() {
        let now = morning - TimeDelta::from_std(BEFORE - started.elapsed()).expect("a short time");
        offices.push(start(&folder.path().join(number.to_string()), &template, sandbox, now));
    }
    for office in &offices {
        office.sandbox.wait_polled().await;
    }
    let took = started.elapsed();
    assert!(took < SETTLED, "this machine is too slow for so many: {took:?} until all of them poll");
    let spent = processor(&offices);
    println!(
        "{count} offices, {CHATS} chats each, on {} cores",
        std::thread::available_parallelism().expect("a number")
    );
    println!(
        "start of all: {:.1} s until the last one polls, {:.1} s of processor time",
        took.as_secs_f64(),
        spent
    );

    sleep_until(started + SETTLED).await;
    show("after the start", used(&offices), count);
    let before = processor(&offices);
    sleep_until(started + SETTLED + MINUTE).await;
    let idle = processor(&offices) - before;
    println!(
        "idle for a minute: {idle:.1} s of processor time: {:.1} % of a core, {:.3} % each",
        idle / 0.6,
        idle / 0.6 / count as f64
    );
    morning_of(&offices, started + BEFORE).await;
    show("after the morning", used(&offices), count);
    let sizes = offices.iter().map(|office| size(&office.folder)).sum::<f64>();
    println!("on disk: {:.1} MB each", sizes / count as f64);
}

/// From 06:30:00 on, until nothing more comes.
async fn morning_of(offices: &[Office], at: Instant) {
    let before = processor(offices);
    let sent = |offices: &[Office]| offices.iter().map(|office| office.sandbox.sent()).sum::<u64>();
    sleep_until(at).await;
    let already = sent(offices);
    assert_eq!(already, 0, "nothing is sent before the morning");
    let (mut seen, mut last) = (0, at);
    while last.elapsed() < Duration::from_secs(10) || seen == 0 {
        assert!(at.elapsed() < MINUTE, "nobody got a digest");
        tokio::time::sleep(Duration::from_millis(20)).await;
        let now = sent(offices);
        if now != seen {
            (seen, last) = (now, Instant::now());
        }
    }
    let spent_until_then = processor(offices) - before;
    sleep_until(at + MINUTE).await;
    println!(
        "06:30 for all at once: {seen} digests ({:.1} each), the last after {:.2} s; {spent_until_then:.1} s of \
         processor time, {:.1} s in the whole minute",
        seen as f64 / offices.len() as f64,
        last.duration_since(at).as_secs_f64(),
        processor(offices) - before
    );
}

/// A database with the month's programme and its chats: officials, units, and readers of everything.
fn prepare(path: &Path) {
    let imported = Command::new(env!("CARGO_BIN_EXE_nhaclich"))
        .args(["import", "--publish", PROGRAMME])
        .current_dir(path.parent().expect("a folder"))
        .env_clear()
        .env("NHACLICH_DB", path)
        .env("NHACLICH_CLOCK", "2026-10-30T09:00:00+07:00")
        .stdout(Stdio::null())
        .status();
    assert!(imported.expect("the program").success(), "the sample can be published");
    let now: DateTime<Utc> = "2026-10-30T03:00:00Z".parse().expect("an instant");
    let mut store = Store::open(path).expect("a database");
    let linked = store.transact(|tx| {
        let entries: Vec<_> = tx.register()?.iter().map(|listing| listing.id).collect();
        for number in 0..CHATS {
            let place = Place { chat: FIRST_CHAT + number, thread: 0 };
            let chat = tx.welcome_chat(place, ChatKind::Private, &format!("Cán bộ {number}"), now)?;
            tx.link(chat, entries.get(usize::try_from(number)?).copied(), 1, now)?;
        }
        Ok(())
    });
    linked.expect("linked chats");
}

/// A Telegram for each office, in which its people have opened the bot.
async fn sandboxes(count: usize) -> Vec<Sandbox> {
    let mut sandboxes = Vec::new();
    for _ in 0..count {
        let sandbox = Sandbox::start("127.0.0.1:0", Clock::system()).await.expect("a free port");
        for number in 0..CHATS {
            let person = sandbox.person_with_id(&format!("Cán bộ {number}"), FIRST_CHAT + number);
            let written =
                Written { content: Content::Text(Formatted::plain("/start")), ..Written::default() };
            sandbox.act(|world, now| {
                world.write_as(person.id(), person.chat_id(), written, now).expect("a person may write");
                world.updates.drop_all();
            });
        }
        sandboxes.push(sandbox);
    }
    sandboxes
}

fn start(folder: &Path, template: &Path, sandbox: Sandbox, now: DateTime<Utc>) -> Office {
    std::fs::create_dir(folder).expect("a folder");
    std::fs::copy(template, folder.join("nhaclich.db")).expect("a database");
    let program = Command::new(env!("CARGO_BIN_EXE_nhaclich"))
        .arg("run")
        .current_dir(folder)
        .env_clear()
        .env("TELOXIDE_TOKEN", sandbox.token())
        .env("TELOXIDE_API_URL", sandbox.api_url().as_str())
        .env("NHACLICH_CLOCK", now.to_rfc3339())
        .env("RUST_LOG", "error")
        .stdin(Stdio::null())
        .spawn()
        .expect("the program");
    Office { sandbox, program, folder: folder.to_owned() }
}

/// Seconds of all cores that the programs have had so far. The account in whole hundredths knows of threads that have
/// ended, the one in nanoseconds does not: the larger one is nearer the truth.
fn processor(offices: &[Office]) -> f64 {
    let nanoseconds = |office: &Office| {
        let tasks = std::fs::read_dir(proc_path(office, "task")).expect("a folder");
        let of = |task: std::io::Result<std::fs::DirEntry>| {
            // A thread may end while we look.
            let text = std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
            text.split_whitespace().next()?.parse::<f64>().ok()
        };
        tasks.filter_map(of).sum::<f64>()
    };
    let hundredths = |office: &Office| {
        let stat = proc_file(office, "stat");
        // The name of the program, in parentheses, is the second field.
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let ticks = |field: usize| fields[field].parse::<f64>().expect("a number");
        (ticks(11) + ticks(12)) / TICKS
    };
    offices.iter().map(|office| hundredths(office).max(nanoseconds(office) / 1e9)).sum()
}

fn used(offices: &[Office]) -> Used {
    let mut all = Used::default();
    for office in offices {
        let memory = proc_file(office, "smaps_rollup");
        let megabytes = |name: &str| {
            let line = memory.lines().find(|line| line.starts_with(name)).expect("a figure");
            line.split_whitespace().nth(1).expect("a number").parse::<f64>().expect("a number") / 1024.0
        };
        all.proportional += megabytes("Pss:");
        all.resident += megabytes("Rss:");
        all.own += megabytes("Anonymous:");
        let entries = |of: &str| std::fs::read_dir(proc_path(office, of)).expect("a folder").count();
        all.threads += entries("task");
        all.files += entries("fd");
    }
    all
}

fn show(when: &str, used: Used, count: usize) {
    let each = |all: f64| all / count as f64;
    println!(
        "memory {when}: {:.1} MB each, {:.0} MB all (resident {:.1}, of its own {:.1} MB each); {:.1} threads, {:.1} \
         open files each",
        each(used.proportional),
        used.proportional,
        each(used.resident),
        each(used.own),
        each(used.threads as f64),
        each(used.files as f64)
    );
}

fn proc_path(office: &Office, name: &str) -> PathBuf {
    format!("/proc/{}/{name}", office.program.id()).into()
}

fn proc_file(office: &Office, name: &str) -> String {
    std::fs::read_to_string(proc_path(office, name)).expect("the program is running")
}

/// MB of the files in a folder.
fn size(folder: &Path) -> f64 {
    let files = std::fs::read_dir(folder).expect("a folder");
    files.map(|file| file.and_then(|file| file.metadata()).map_or(0, |file| file.len()) as f64 / 1e6).sum()
}
