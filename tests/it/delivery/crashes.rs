//! The real program, killed at random points: nothing is lost, and little comes twice.

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use chrono::TimeDelta;
use office::store::{ChatKind, Lane, Owed, Place, Store};
use sandbox::{Fault, Sandbox, World};
use words::{Html, Message};

use super::running::opened;
use crate::support;

/// The program as an administrator starts it.
pub fn program(folder: &Path, sandbox: &Sandbox) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nhaclich"));
    command
        .arg("run")
        .current_dir(folder)
        .env_clear()
        .env("TELOXIDE_TOKEN", sandbox.token())
        .env("TELOXIDE_API_URL", sandbox.api_url().as_str())
        .env("NHACLICH_DB", "nhaclich.db")
        .env("NHACLICH_CLOCK", sandbox.clock().now().to_rfc3339())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::inherit());
    command
}

/// Asks it to end, as systemd does.
pub fn terminate(run: &Child) {
    let pid = run.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
}

/// Ends with the test, whatever happens.
pub struct Killed(pub Child);

impl Drop for Killed {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_kills_lose_nothing_and_repeat_only_what_was_in_flight() {
    let clock = clock::Clock::starting_at(support::at(12, "09:00").now);
    let sandbox = Sandbox::start("127.0.0.1:0", clock).await.unwrap();
    // An answer takes as long as on a real network, so that there is something in flight to be killed.
    // What has left the program arrives, as it does there when the sender dies.
    sandbox.inject(Fault::AnswerLate(Duration::from_millis(20)).on("sendMessage").always());
    let folder = tempfile::tempdir().unwrap();
    let people: Vec<_> = (0..500).map(|number| opened(&sandbox, &format!("Cán bộ {number}"))).collect();
    owe_each(&folder.path().join("nhaclich.db"), &sandbox, people.iter().map(|person| person.chat_id().0));

    let mut dice = Dice(20_261_124);
    let mut kills = 0;
    while kills < 100 {
        let run = program(folder.path(), &sandbox).env("NHACLICH_RATE", "100").spawn().unwrap();
        let before = sandbox.sent();
        let mut run = Killed(run);
        // Until it has sent some messages, and then a little: the point itself is what is random.
        let some = before + dice.below(9);
        sandbox.wait_for("messages", |world| (world.sent >= some.min(500)).then_some(())).await;
        tokio::time::sleep(Duration::from_micros(dice.below(25_000))).await;
        run.0.kill().unwrap();
        drop(run);
        kills += 1;
    }
    // What was in flight is repeated ten seconds later.
    let now = sandbox.clock().now();
    sandbox.clock().set(now + TimeDelta::seconds(30));
    let calls = sandbox.calls().len();
    let mut last = Killed(program(folder.path(), &sandbox).env("NHACLICH_RATE", "0").spawn().unwrap());
    // On a quick machine everything may have arrived before: it is asked to end once it is up.
    sandbox.wait_for("the last program", |_| (sandbox.calls().len() > calls).then_some(())).await;
    let everybody = |world: &World| {
        let reached = world.chats().filter(|chat| chat.from_bot().next().is_some()).count();
        (reached == people.len()).then_some(())
    };
    sandbox.wait_for("the rest", everybody).await;
    terminate(&last.0);
    assert!(last.0.wait().unwrap().success(), "an orderly end");

    let mut repeated = 0;
    for person in &people {
        for again in person.from_bot().iter().skip(1) {
            assert!(again.text().starts_with("(gửi lại)"), "{}", again.text());
            repeated += 1;
        }
    }
    // At 100/s with a round trip of 20 ms two or three are in flight, a few more after a slow commit.
    assert!(repeated <= kills * 6, "{repeated} messages came twice in {kills} kills");
    eprintln!("{kills} kills, {repeated} messages came twice, none was lost");
}

#[tokio::test(flavor = "multi_thread")]
async fn kills_in_the_middle_of_an_outage_lose_nothing_and_cost_a_repeat_each() {
    let clock = clock::Clock::starting_at(support::at(12, "06:30").now);
    let sandbox = Sandbox::start("127.0.0.1:0", clock).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let people: Vec<_> = (0..40).map(|number| opened(&sandbox, &format!("Cán bộ {number}"))).collect();
    owe_each(&folder.path().join("nhaclich.db"), &sandbox, people.iter().map(|person| person.chat_id().0));
    let pass = |time: TimeDelta| sandbox.clock().set(sandbox.clock().now() + time);
    sandbox.inject(Fault::CutAfter.on("sendMessage").always());
    for _ in 0..3 {
        let run = Killed(program(folder.path(), &sandbox).spawn().unwrap());
        let one_more = sandbox.sent() + 1;
        sandbox.wait_for("a message", |world| (world.sent >= one_more).then_some(())).await;
        drop(run);
        pass(TimeDelta::minutes(1));
    }
    sandbox.clear_faults();
    pass(TimeDelta::minutes(10));
    let calls = sandbox.calls().len();
    let mut last = Killed(program(folder.path(), &sandbox).env("NHACLICH_RATE", "0").spawn().unwrap());
    // On a quick machine everything may have arrived before: it is asked to end once it is up.
    sandbox.wait_for("the last program", |_| (sandbox.calls().len() > calls).then_some(())).await;
    let everybody = |world: &World| {
        let reached = world.chats().filter(|chat| chat.from_bot().next().is_some()).count();
        (reached == people.len()).then_some(())
    };
    sandbox.wait_for("the rest", everybody).await;
    terminate(&last.0);
    assert!(last.0.wait().unwrap().success(), "an orderly end");
    let copies: Vec<Vec<String>> = people
        .iter()
        .map(|person| person.from_bot().iter().map(|message| message.text().to_owned()).collect())
        .collect();
    assert!(
        copies.iter().all(|texts| texts.iter().filter(|text| !text.starts_with("(gửi lại)")).count() == 1)
    );
    let repeats = copies.iter().map(Vec::len).sum::<usize>() - people.len();
    assert!(repeats <= 3, "{repeats} messages came again in three kills");
}

pub fn owe_each(path: &Path, sandbox: &Sandbox, chats: impl Iterator<Item = i64>) {
    let now = sandbox.clock().now();
    let mut store = Store::open(path).unwrap();
    let owed = store.transact(|tx| {
        for chat in chats {
            let chat = tx.welcome_chat(Place { chat, thread: 0 }, ChatKind::Private, "", now)?;
            let message = Message { text: Html::text("Bản tin sáng"), keyboard: Vec::new() };
            let key = &support::key("digest:2026-11-12");
            let lane = Lane::Digest;
            tx.owe(
                &Owed { chat, key, part: 1, message: &message, lane, not_before: now, expires_at: None },
                now,
            )?;
        }
        Ok(())
    });
    owed.unwrap();
}
