//! Whatever breaks around the program: it says so once, loses nothing, and mends itself.

use std::{
    io::{BufRead, BufReader, Read},
    process::{ChildStderr, Command, Stdio},
    time::Duration,
};

use nhaclich::{
    program::Extras,
    telegram::wire::{Dial, Wire},
};
use office::{Office, deliver::Outcome, store::Lane};
use sandbox::{Fault, Sandbox};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional},
    net::{TcpListener, TcpStream},
};

use super::{
    crashes::{Killed, owe_each, program, terminate},
    running::{Running, dial, opened, sent},
};
use crate::support;

async fn sandbox() -> Sandbox {
    let clock = clock::Clock::starting_at(support::at(12, "09:00").now);
    Sandbox::start("127.0.0.1:0", clock).await.unwrap()
}

/// What the program logs, while it runs.
struct Log {
    lines: BufReader<ChildStderr>,
    said: String,
}

impl Log {
    fn of(run: &mut Killed) -> Self {
        Self { lines: BufReader::new(run.0.stderr.take().unwrap()), said: String::new() }
    }

    /// Reads on until these words have been said.
    fn until(&mut self, words: &str) {
        while !self.said.contains(words) {
            let read = self.lines.read_line(&mut self.said).unwrap();
            assert!(read > 0, "it ended without {words:?}: {}", self.said);
        }
    }

    /// Ends the program in good order; gives all that it has logged.
    fn close(mut self, mut run: Killed) -> String {
        terminate(&run.0);
        assert!(run.0.wait().unwrap().success(), "an orderly end");
        self.lines.read_to_string(&mut self.said).unwrap();
        self.said
    }
}

fn lines_with(log: &str, words: &str) -> usize {
    log.lines().filter(|line| line.contains(words)).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outage_is_told_once_when_it_begins_and_once_when_it_ends() {
    let (sandbox, folder) = (sandbox().await, tempfile::tempdir().unwrap());
    let people: Vec<_> = (0..50).map(|number| opened(&sandbox, &format!("Cán bộ {number}"))).collect();
    owe_each(&folder.path().join("nhaclich.db"), &sandbox, people.iter().map(|person| person.chat_id().0));
    sandbox.go_away();
    let mut command = program(folder.path(), &sandbox);
    let mut run = Killed(command.env("RUST_LOG", "info").stderr(Stdio::piped()).spawn().unwrap());
    let mut log = Log::of(&mut run);
    log.until("messages wait");
    sandbox.come_back();
    sent(&sandbox, 50).await;
    let asked = people[0].write("/trogiup");
    people[0].place().wait_after(asked).await;
    let log = log.close(run);
    assert_eq!(lines_with(&log, "Telegram can't be reached"), 1, "{log}");
    assert_eq!(lines_with(&log, "Telegram is reached again"), 1, "{log}");
    assert_eq!(lines_with(&log, "waited=50"), 1, "{log}");
    assert!(!log.contains(sandbox.token()), "the token is in the log");
    assert!(people.iter().skip(1).all(|person| person.from_bot().len() == 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_makes_messages_wait_and_answers_to_be_kept() {
    let (sandbox, folder) = (sandbox().await, tempfile::tempdir().unwrap());
    let people: Vec<_> = (0..200).map(|number| opened(&sandbox, &format!("Cán bộ {number}"))).collect();
    owe_each(&folder.path().join("nhaclich.db"), &sandbox, people.iter().map(|person| person.chat_id().0));
    // No file may grow beyond 50 kB, which the marks of 200 messages need; the program is told so instead
    // of being killed.
    let limited = program(folder.path(), &sandbox);
    let mut command = Command::new("sh");
    let shell = format!("trap '' XFSZ; ulimit -S -f 100; exec {} run", env!("CARGO_BIN_EXE_nhaclich"));
    command.args(["-c", &shell]).current_dir(folder.path()).env_clear().stdin(Stdio::null());
    command.envs(limited.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.env("PATH", "/usr/bin:/bin").env("NHACLICH_RATE", "0").stderr(Stdio::piped());
    let mut run = Killed(command.spawn().unwrap());
    let mut log = Log::of(&mut run);
    log.until("the database can't be written");
    let pid = run.0.id().to_string();
    let freed = Command::new("prlimit").args(["--pid", &pid, "--fsize=unlimited"]).status().unwrap();
    assert!(freed.success());
    sent(&sandbox, 200).await;
    let asked = people[0].write("/trogiup");
    people[0].place().wait_after(asked).await;
    let said = log.close(run);
    assert_eq!(lines_with(&said, "the database can't be written"), 1, "{said}");
    assert_eq!(lines_with(&said, "the database can be written again"), 1, "{said}");
    assert!(people.iter().skip(1).all(|person| person.from_bot().len() == 1), "none twice, none lost");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_locked_by_another_process_is_waited_for() {
    let bot = Running::start(None).await;
    let an = bot.reader("An").await;
    let other = rusqlite::Connection::open(bot.database()).unwrap();
    other.execute_batch("begin immediate").unwrap();
    let owed = bot.owe_soon(an.chat_id().0, "revision:1", Lane::Announcement);
    // Everything that writes fails while the other holds the lock.
    let now = bot.office.clock.now();
    bot.office.run(move |tx| tx.reach_milestone("test", "", now)).await.unwrap_err();
    other.execute_batch("rollback").unwrap();
    owed.await;
    an.place().wait_text("revision:1").await;
    an.ask("/trogiup").await;
    bot.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_jumps_loses_nothing() {
    let bot = Running::start(None).await;
    let an = bot.reader("An").await;
    for (number, hours) in [(1, 5), (2, -9), (3, 30)] {
        bot.pass(chrono::TimeDelta::hours(hours));
        let key = format!("revision:{number}");
        bot.owe(an.chat_id().0, &key, Lane::Announcement).await;
        an.place().wait_text(&key).await;
        an.ask("/trogiup").await;
    }
    bot.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_survive_kills_and_each_is_answered() {
    let (sandbox, folder) = (sandbox().await, tempfile::tempdir().unwrap());
    let people: Vec<_> = (0..40).map(|number| opened(&sandbox, &format!("Người {number}"))).collect();
    for person in &people {
        person.write("/trogiup");
    }
    sandbox.inject(Fault::AnswerLate(Duration::from_millis(10)).on("sendMessage").always());
    for kill in 1..=10 {
        let run = Killed(program(folder.path(), &sandbox).env("NHACLICH_RATE", "100").spawn().unwrap());
        let some = sandbox.sent() + kill % 4;
        sandbox.wait_for("answers", |world| (world.sent >= some).then_some(())).await;
        drop(run);
    }
    let mut run = Killed(program(folder.path(), &sandbox).spawn().unwrap());
    for person in &people {
        sandbox
            .wait_for("an answer", |world| world.chat(person.chat_id())?.from_bot().next().map(|_| ()))
            .await;
    }
    terminate(&run.0);
    assert!(run.0.wait().unwrap().success(), "an orderly end");
    // Answered, and killed before that was marked: a few at each kill, and none of them harmful.
    let answers: usize = people.iter().map(|person| person.from_bot().len()).sum();
    assert!(answers <= 40 + 10 * 8, "{answers} answers to 40 commands in 10 kills");
}

/// What a request to this address means, through this proxy.
async fn outcome(api_url: &str, proxy: Option<&str>) -> Result<(), Outcome> {
    let folder = tempfile::tempdir().unwrap();
    let clock = clock::Clock::system();
    let office = Office::open(folder.path().join("nhaclich.db"), support::rules(), clock).unwrap();
    let dial = Dial {
        token: "5000000000:AAGtest".to_owned().into(),
        api_url: Some(api_url.parse().unwrap()),
        proxy: proxy.map(|proxy| proxy.parse().unwrap()),
        rate: None,
        patience: Dial::PATIENCE,
    };
    Wire::new(&dial, office).unwrap().probe().await
}

#[tokio::test]
async fn a_request_that_could_not_leave_is_known_as_such() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = silent.local_addr().unwrap().port();
    let hang_up = tokio::spawn(async move {
        while let Ok((connection, _)) = silent.accept().await {
            drop(connection);
        }
    });
    let unused = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let cases = [
        ("refused", format!("http://127.0.0.1:{unused}/"), None),
        ("no such name", "http://telegram.invalid/".to_owned(), None),
        ("no TLS there", format!("https://127.0.0.1:{port}/"), None),
        ("proxy down", "http://127.0.0.1:9/".to_owned(), Some(format!("http://127.0.0.1:{unused}/"))),
        ("SOCKS proxy down", "http://127.0.0.1:9/".to_owned(), Some(format!("socks5://127.0.0.1:{unused}/"))),
    ];
    for (what, url, proxy) in cases {
        let outcome = outcome(&url, proxy.as_deref()).await;
        let Err(Outcome::NotReached(words)) = outcome else { panic!("{what}: {outcome:?}") };
        assert!(!words.contains("AAGtest"), "{what}: the token is in {words:?}");
    }
    let cut = outcome(&format!("http://127.0.0.1:{port}/"), None).await;
    assert!(matches!(cut, Err(Outcome::NoAnswer(_))), "{cut:?}");
    hang_up.abort();
}

/// A SOCKS5 proxy of the plainest kind; counts its connections.
async fn socks() -> (String, std::sync::Arc<std::sync::atomic::AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("socks5://{}/", listener.local_addr().unwrap());
    let count = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let counted = count.clone();
    tokio::spawn(async move {
        while let Ok((mut client, _)) = listener.accept().await {
            counted.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            tokio::spawn(async move {
                let mut hello = [0; 3];
                client.read_exact(&mut hello).await?;
                client.write_all(&[5, 0]).await?;
                let mut to = [0; 10];
                client.read_exact(&mut to).await?;
                let address =
                    (std::net::Ipv4Addr::new(to[4], to[5], to[6], to[7]), u16::from_be_bytes([to[8], to[9]]));
                let mut server = TcpStream::connect(address).await?;
                client.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).await?;
                copy_bidirectional(&mut client, &mut server).await
            });
        }
    });
    (url, count)
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_goes_through_the_proxy_when_there_is_one() {
    let (proxy, connections) = socks().await;
    let sandbox = sandbox().await;
    let dial = Dial { proxy: Some(proxy.parse().unwrap()), ..dial(&sandbox) };
    let bot = Running::with(sandbox, dial, |_| Extras::default()).await;
    let an = bot.reader("An").await;
    bot.owe(an.chat_id().0, "revision:1", Lane::Announcement).await;
    an.place().wait_text("revision:1").await;
    an.ask("/trogiup").await;
    assert!(connections.load(std::sync::atomic::Ordering::Relaxed) > 0);
    bot.end().await;
}
