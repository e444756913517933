//! A mail server of few words: takes letters, or refuses them as it is told to, and shows what it took and refused.

use std::sync::{Arc, Mutex};

use mail_parser::MessageParser;
use nhaclich::mail::Server;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::watch,
};

/// Says nothing at all, and keeps the line open.
pub const NOTHING: &str = "";

/// Ends with the test's runtime.
#[derive(Clone)]
pub struct Postbox {
    port: u16,
    /// What it says to a recipient instead of taking them.
    answer: Arc<Mutex<Option<&'static str>>>,
    letters: watch::Receiver<Vec<String>>,
}

impl Postbox {
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let answer: Arc<Mutex<Option<&'static str>>> = Arc::default();
        let (taken, letters) = watch::channel(Vec::new());
        let (says, taken) = (answer.clone(), Arc::new(taken));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, says.clone(), taken.clone()));
            }
        });
        Self { port, answer, letters }
    }

    pub fn server(&self) -> Server {
        let url = format!("smtp://lich:m%40t@127.0.0.1:{}?from=lich@so.example.vn", self.port);
        Server::parse(&url).expect("a server")
    }

    pub fn says(&self, answer: Option<&'static str>) {
        *self.answer.lock().expect("no panic") = answer;
    }

    pub fn letters(&self) -> Vec<String> {
        self.letters.borrow().clone()
    }

    /// The first letter of which this holds, once it is there; its words are put back together.
    pub async fn letter(&self, what: &str, is_it: impl Fn(&str) -> bool) -> String {
        let mut letters = self.letters.clone();
        let found = letters.wait_for(|letters| letters.iter().any(|letter| is_it(letter)));
        let found = tokio::time::timeout(std::time::Duration::from_secs(30), found).await;
        let letters = found.unwrap_or_else(|_| panic!("no {what}: {:#?}", self.letters())).expect("a server");
        letters.iter().find(|letter| is_it(letter)).cloned().unwrap_or_default()
    }
}

async fn serve(
    stream: TcpStream,
    says: Arc<Mutex<Option<&'static str>>>,
    taken: Arc<watch::Sender<Vec<String>>>,
) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut letter: Option<String> = None;
    let mut greeting = Some("220 postbox");
    loop {
        let answer = match greeting.take() {
            Some(greeting) => greeting,
            None => {
                let Ok(Some(line)) = lines.next_line().await else { return };
                match (&mut letter, line.as_str()) {
                    (Some(_), ".") => {
                        let whole = letter.take().unwrap_or_default();
                        taken.send_modify(|letters| letters.push(readable(&whole)));
                        "250 taken"
                    }
                    (Some(letter), line) => {
                        letter.push_str(line.strip_prefix('.').unwrap_or(line));
                        letter.push_str("\r\n");
                        continue;
                    }
                    (None, line) if line.starts_with("EHLO") => {
                        "250-postbox\r\n250-AUTH PLAIN\r\n250 8BITMIME"
                    }
                    (None, line) if line.starts_with("AUTH PLAIN") => {
                        // "\0lich\0m@t": what stood as %40 in the address came as it was meant.
                        if line.ends_with("AGxpY2gAbUB0") { "235 come in" } else { "535 who are you" }
                    }
                    (None, line) if line.starts_with("RCPT") => match *says.lock().expect("no panic") {
                        Some(refusal) => {
                            taken.send_modify(|letters| letters.push(format!("REFUSED: {refusal}")));
                            refusal
                        }
                        None => "250 ok",
                    },
                    (None, "DATA") => {
                        letter = Some(String::new());
                        "354 go on"
                    }
                    (None, "QUIT") => return,
                    (None, _) => "250 ok",
                }
            }
        };
        if answer == NOTHING {
            std::future::pending::<()>().await;
        }
        if write.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
            return;
        }
    }
}

/// A letter as somebody reads it: its head, then each part's kind and its text, decoded.
fn readable(raw: &str) -> String {
    let message = MessageParser::default().parse(raw.as_bytes()).expect("a letter");
    let head = raw.split("\r\n\r\n").next().unwrap_or_default();
    let parts = message.parts.iter().map(|part| {
        let kind = part.headers.iter().find(|header| header.name.as_str() == "Content-Type");
        let kind = kind.map(|header| &raw[header.offset_start as usize..header.offset_end as usize]);
        format!("\n{}\n{}", kind.unwrap_or_default().trim(), part.text_contents().unwrap_or_default())
    });
    let whole: String = std::iter::once(head.to_owned()).chain(parts).collect();
    // Lines of a calendar that were folded are whole again (RFC 5545, 3.1).
    whole.replace("\r\n ", "").replace('\r', "")
}
