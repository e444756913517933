//! The first start for real: from a token to a `.env` that works, and what is said on every wrong turn.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Child, ChildStderr, Command, Stdio},
};

use clock::Clock;
use nhaclich::{program, telegram::wire::Dial};
use office::Office;
use sandbox::Sandbox;
use tokio_util::sync::CancellationToken;
use url::Url;

use crate::support;

/// A terminal with `nhaclich setup` in it.
struct Terminal {
    program: Child,
    said: BufReader<ChildStderr>,
}

struct Ended {
    status: i32,
    out: String,
    /// What was said since it was last looked at.
    said: String,
}

impl Terminal {
    fn open(folder: &Path, api: &Url) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_nhaclich"))
            .arg("setup")
            .current_dir(folder)
            .env_clear()
            .env("TELOXIDE_API_URL", api.as_str())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let said = BufReader::new(program.stderr.take().expect("stderr"));
        Self { program, said }
    }

    fn type_line(&mut self, line: &str) {
        writeln!(self.program.stdin.as_mut().expect("stdin"), "{line}").expect("somebody who listens");
    }

    /// Reads what is said up to a line with these words, and gives that line.
    fn read_to(&mut self, words: &str) -> String {
        let mut seen = String::new();
        loop {
            let mut line = String::new();
            let read = self.said.read_line(&mut line).expect("UTF-8");
            assert!(read > 0, "it ended without saying \"{words}\"; it said:\n{seen}");
            if line.contains(words) {
                return line;
            }
            seen += &line;
        }
    }

    /// Nothing more is typed.
    fn end(mut self) -> Ended {
        drop(self.program.stdin.take());
        let mut said = String::new();
        self.said.read_to_string(&mut said).expect("UTF-8");
        let output = self.program.wait_with_output().expect("an end");
        let out = String::from_utf8(output.stdout).expect("UTF-8");
        Ended { status: output.status.code().expect("an exit"), out, said }
    }
}

async fn sandbox() -> Sandbox {
    Sandbox::start("127.0.0.1:0", Clock::starting_at(support::at(12, "09:00").now)).await.expect("a sandbox")
}

fn settings(folder: &Path) -> String {
    fs::read_to_string(folder.join(".env")).expect("a written .env")
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_sends_the_code_becomes_administrator_and_what_others_sent_waits_for_the_bot() {
    let (folder, sandbox) = (tempfile::tempdir().unwrap(), sandbox().await);
    let early = sandbox.person("Khách");
    let asked = early.write("/start");
    let chief = sandbox.person("Nguyễn Thị Mai");

    let mut terminal = Terminal::open(folder.path(), &sandbox.api_url());
    terminal.type_line(sandbox.token());
    terminal.type_line("");
    let line = terminal.read_to("/start ");
    let code = line.split("/start ").nth(1).unwrap().split(')').next().unwrap().to_owned();
    assert!(line.contains(&format!("https://t.me/nhaclich_sandbox_bot?start={code}")), "{line}");
    sandbox.person("Người khác").write("/start AAAABBBBCCCCDDDD");
    chief.write(&format!("/start {code}"));
    chief.wait_text("người quản trị").await;
    let ended = terminal.end();

    assert_eq!(ended.status, 0, "{}", ended.said);
    assert!(ended.said.contains("Nguyễn Thị Mai"), "{}", ended.said);
    assert!(
        ended.out.contains("nhaclich run") && ended.out.contains("@nhaclich_sandbox_bot"),
        "{}",
        ended.out
    );
    let written = settings(folder.path());
    assert!(written.contains(&format!("\nTELOXIDE_TOKEN={}\n", sandbox.token())), "{written}");
    assert!(written.contains(&format!("\nNHACLICH_SECRETARIAT={}\n", chief.id().0)), "{written}");
    assert!(written.contains("#NHACLICH_DIGEST_AT=06:30"), "what was not asked stands there as before");
    let mode = fs::metadata(folder.path().join(".env")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "only its owner reads it");

    // The bot, started for the first time, finds what came in meanwhile.
    let stop = CancellationToken::new();
    let office =
        Office::open(folder.path().join("office.db"), support::rules(), sandbox.clock().clone()).unwrap();
    let dial = Dial {
        token: sandbox.token().to_owned().into(),
        api_url: Some(sandbox.api_url()),
        proxy: None,
        rate: None,
        patience: Dial::PATIENCE,
    };
    let bot = tokio::spawn(program::run(office, dial, stop.clone()));
    early.wait_after(asked).await;
    stop.cancel();
    bot.await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn ids_that_are_typed_are_taken_and_what_is_no_id_is_asked_again() {
    let (folder, sandbox) = (tempfile::tempdir().unwrap(), sandbox().await);
    let mut terminal = Terminal::open(folder.path(), &sandbox.api_url());
    terminal.type_line(sandbox.token());
    terminal.type_line("@mai");
    terminal.type_line("111, 222");
    let ended = terminal.end();
    assert_eq!(ended.status, 0, "{}", ended.said);
    assert!(ended.said.contains("Số định danh chỉ gồm chữ số"), "{}", ended.said);
    assert!(settings(folder.path()).contains("\nNHACLICH_SECRETARIAT=111,222\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_none_or_refused_is_asked_again_and_nothing_is_written() {
    let (folder, sandbox) = (tempfile::tempdir().unwrap(), sandbox().await);
    let mut terminal = Terminal::open(folder.path(), &sandbox.api_url());
    terminal.type_line("xin chào");
    terminal.type_line("123456789:AAEwrongwrongwrongwrongwrongwrong00");
    let ended = terminal.end();
    assert_eq!(ended.status, 1);
    assert!(ended.said.contains("chưa phải là token"), "{}", ended.said);
    assert!(ended.said.contains("Telegram không nhận token này"), "{}", ended.said);
    assert!(!ended.said.contains("AAEwrong"), "a token is never repeated");
    assert!(!folder.path().join(".env").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_time_keeps_what_is_set_and_every_other_line() {
    let (folder, sandbox) = (tempfile::tempdir().unwrap(), sandbox().await);
    let before = format!(
        "# của Văn phòng\nNHACLICH_DIGEST_AT=07:00\nTELOXIDE_TOKEN={}\nNHACLICH_SECRETARIAT=5\nGHI_CHU='a b'\n",
        sandbox.token()
    );
    fs::write(folder.path().join(".env"), &before).unwrap();
    let ended = Terminal::open(folder.path(), &sandbox.api_url()).end();
    assert_eq!(ended.status, 0, "{}", ended.said);
    assert_eq!(settings(folder.path()), before);
    let mode = fs::metadata(folder.path().join(".env")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "a file that everybody could read is one no more");
}

#[test]
fn where_telegram_is_not_reached_a_proxy_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let api = Url::parse(&format!("http://{nobody}/")).unwrap();
    let mut terminal = Terminal::open(folder.path(), &api);
    terminal.type_line("123456789:AAE");
    terminal.type_line("proxy của phòng");
    let ended = terminal.end();
    assert_eq!(ended.status, 1);
    assert!(ended.said.contains("Nơi Telegram bị chặn, cần một proxy"), "{}", ended.said);
    assert!(ended.said.contains("phải bắt đầu bằng http://"), "{}", ended.said);
    assert!(ended.said.contains("chép .env.example thành .env"), "{}", ended.said);
    assert!(!folder.path().join(".env").exists());
}
