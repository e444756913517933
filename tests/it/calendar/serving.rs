//! `/lich/<secret>.ics`: what a program that subscribes gets, and that nobody else learns anything.

use std::{
    io::Write,
    sync::{Arc, Mutex},
};

use clock::Clock;
use nhaclich::web;
use office::{
    Office, Rules, feeds, link, request,
    store::{ChatId, ChatKind, ChatState, Place, Purpose, Role, Store, Tx},
};
use reqwest::{Method, RequestBuilder, Response, StatusCode, header::HeaderMap};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use tokio_util::sync::CancellationToken;

use super::{events, is_cancelled, read, sequence, summary};
use crate::support::{at, publish, reading, rules};

const PROGRAMME: &[&str] = &[
    "12 chiều | Giao ban tháng | @Hội trường | VP | Lãnh đạo Sở",
    "13 sáng | Họp UBND tỉnh | | TCCB, VP | Lam",
    "24 chiều | Tổng kết năm | | TCCB | Thoa",
];

/// An office that serves, and ends with the test.
struct Served {
    office: Office,
    clock: Clock,
    address: String,
    stop: CancellationToken,
    folder: tempfile::TempDir,
}

impl Drop for Served {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

/// Reached from outside.
fn public() -> Rules {
    Rules { public_url: Some("https://lich.example.vn".parse().expect("an address")), ..rules() }
}

async fn served() -> Served {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Clock::starting_at(at(12, "08:00").now);
    let office = Office::open(folder.path().join("office.db"), public(), clock.clone()).expect("an office");
    office.run(|tx| Ok(publish(tx, &at(2, "08:00"), &reading(PROGRAMME)))).await.expect("a programme");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let stop = CancellationToken::new();
    tokio::spawn(web::serve(listener, web::calendar::routes(office.clone()), stop.clone()));
    Served { office, clock, address, stop, folder }
}

impl Served {
    async fn verb<T: Send + 'static>(
        &self,
        verb: impl FnOnce(&Tx<'_>) -> anyhow::Result<T> + Send + 'static,
    ) -> T {
        self.office.run(verb).await.expect("a verb")
    }

    /// A private chat that is linked to a name, and its secret.
    async fn subscriber(&self, user: i64, name: &'static str) -> (ChatId, String) {
        let moment = self.office.moment();
        self.verb(move |tx| {
            let place = Place { chat: user, thread: 0 };
            let chat = tx.welcome_chat(place, ChatKind::Private, name, moment.now)?;
            let entry = tx.register()?.find(name).first().map(|listing| listing.id);
            tx.link(chat, entry, user, moment.now)?;
            Ok((
                chat,
                feeds::secret(tx, &moment, Purpose::Calendar, Some(chat), office::store::Actor::CommandLine)?,
            ))
        })
        .await
    }

    fn request(&self, path: &str) -> RequestBuilder {
        reqwest::Client::new().get(format!("{}{path}", self.address))
    }

    async fn get(&self, secret: &str) -> Response {
        self.request(&format!("/lich/{secret}.ics")).send().await.expect("an answer")
    }

    async fn calendar(&self, secret: &str) -> calcard::icalendar::ICalendar {
        let answer = self.get(secret).await;
        assert_eq!(answer.status(), StatusCode::OK);
        read(&answer.bytes().await.expect("a body"))
    }

    /// What is said to whoever asks for something that isn't there.
    async fn refusal(&self, path: &str) -> (StatusCode, Vec<String>, Vec<u8>) {
        let answer = self.request(path).send().await.expect("an answer");
        let headers = answer.headers().iter().filter(|(name, _)| *name != "date");
        let headers = headers.map(|(name, value)| format!("{name}: {value:?}")).collect();
        (answer.status(), headers, answer.bytes().await.expect("a body").to_vec())
    }
}

fn header(headers: &HeaderMap, name: &str) -> String {
    headers.get(name).unwrap_or_else(|| panic!("no {name}: {headers:?}")).to_str().expect("text").to_owned()
}

#[tokio::test]
async fn a_subscriber_gets_their_own_items_with_all_that_a_cache_needs() {
    let office = served().await;
    let (_, secret) = office.subscriber(7, "Lam").await;
    let answer = office.get(&secret).await;
    let headers = answer.headers().clone();
    assert_eq!(header(&headers, "content-type"), "text/calendar; charset=utf-8");
    assert_eq!(header(&headers, "cache-control"), "private, no-cache");
    assert_eq!(header(&headers, "last-modified"), "Thu, 12 Nov 2026 01:00:00 GMT");
    assert!(headers.get("set-cookie").is_none());
    let body = answer.bytes().await.expect("a body");
    let calendar = read(&body);
    let summaries: Vec<String> = events(&calendar).into_iter().map(summary).collect();
    assert_eq!(summaries, ["Giao ban tháng", "Họp UBND tỉnh"]);
    let head = reqwest::Client::new().request(Method::HEAD, format!("{}/lich/{secret}.ics", office.address));
    let head = head.send().await.expect("an answer");
    assert_eq!(head.status(), StatusCode::OK);
    for name in ["content-type", "etag", "last-modified", "content-length"] {
        assert_eq!(header(head.headers(), name), header(&headers, name));
    }
    assert!(head.bytes().await.expect("no body").is_empty());
}

#[tokio::test]
async fn whoever_has_the_same_bytes_already_is_told_so_until_they_change() {
    let office = served().await;
    let (_, secret) = office.subscriber(7, "Lam").await;
    let path = format!("/lich/{secret}.ics");
    let first = office.get(&secret).await.headers().clone();
    let (etag, since) = (header(&first, "etag"), header(&first, "last-modified"));
    let known = async |name: &str, value: &str| {
        let answer = office.request(&path).header(name, value).send().await.expect("an answer");
        let status = answer.status();
        if status == StatusCode::NOT_MODIFIED {
            assert_eq!(header(answer.headers(), "etag"), etag);
            assert!(answer.bytes().await.expect("no body").is_empty());
        }
        status
    };
    let weak = format!("\"other\", W/{etag}");
    for (name, value) in [
        ("if-none-match", etag.as_str()),
        ("if-none-match", &weak),
        ("if-none-match", "*"),
        ("if-modified-since", &since),
    ] {
        assert_eq!(known(name, value).await, StatusCode::NOT_MODIFIED, "{name}: {value}");
    }
    assert_eq!(known("if-none-match", "\"other\"").await, StatusCode::OK);
    // What concerns others alone changes nothing here.
    let mut programme = PROGRAMME.to_vec();
    programme[2] = "25 chiều | Tổng kết năm | | TCCB | Thoa";
    let moment = at(12, "09:00");
    let others = reading(&programme);
    office.verb(move |tx| Ok(publish(tx, &moment, &others))).await;
    assert_eq!(known("if-none-match", &etag).await, StatusCode::NOT_MODIFIED);
    assert_eq!(known("if-modified-since", &since).await, StatusCode::NOT_MODIFIED);
    programme[1] = "20 chiều | Họp UBND tỉnh | | TCCB, VP | Lam";
    let moved = reading(&programme);
    // Within the same second: an hour alone must still tell the two apart.
    office.verb(move |tx| Ok(publish(tx, &moment, &moved))).await;
    assert_eq!(known("if-none-match", &etag).await, StatusCode::OK);
    assert_eq!(known("if-modified-since", &since).await, StatusCode::OK);
}

#[tokio::test]
async fn a_feed_follows_the_programme_from_another_process_too() {
    let office = served().await;
    let (_, secret) = office.subscriber(7, "Lam").await;
    let before = office.calendar(&secret).await;
    let uid = |calendar: &calcard::icalendar::ICalendar| {
        let event = events(calendar).into_iter().find(|e| summary(e).contains("UBND")).expect("the item");
        (event.uid().expect("an identity").to_owned(), sequence(event))
    };
    // As `nhaclich import --publish` does it beside the running bot.
    let mut elsewhere = Store::open(&office.folder.path().join("office.db")).expect("the same file");
    let moved = reading(&[PROGRAMME[0], "20 chiều | Họp UBND tỉnh | | TCCB, VP | Lam"]);
    elsewhere.transact(|tx| Ok(publish(tx, &at(12, "09:00"), &moved))).expect("a revision");
    let after = office.calendar(&secret).await;
    assert_eq!(uid(&after), (uid(&before).0, 1));
    // The other item was struck by that revision: shown as such for thirty days.
    let (_, thoa) = office.subscriber(8, "Thoa").await;
    let cancelled = |calendar: &calcard::icalendar::ICalendar| {
        events(calendar).into_iter().filter(|e| is_cancelled(e)).map(summary).collect::<Vec<_>>()
    };
    assert_eq!(cancelled(&office.calendar(&thoa).await), ["HỦY: Tổng kết năm"]);
    let noon = at(12, "12:00");
    office.clock.set(noon.now + chrono::TimeDelta::days(30));
    assert_eq!(cancelled(&office.calendar(&thoa).await), ["HỦY: Tổng kết năm"]);
    office.clock.set(noon.now + chrono::TimeDelta::days(31));
    assert!(cancelled(&office.calendar(&thoa).await).is_empty(), "a new day, though nothing was written");
}

#[tokio::test]
async fn a_malformed_an_unknown_and_a_dead_address_are_answered_like_a_page_that_is_not_there() {
    let office = served().await;
    let (chat, old) = office.subscriber(7, "Lam").await;
    assert_eq!(office.get(&old).await.status(), StatusCode::OK);
    let moment = office.office.moment();
    let new = office
        .verb(move |tx| {
            feeds::renew(tx, &moment, Purpose::Calendar, Some(chat), office::store::Actor::CommandLine)
        })
        .await;
    let board = office
        .verb(move |tx| feeds::secret(tx, &moment, Purpose::Board, None, office::store::Actor::CommandLine))
        .await;
    assert_eq!(office.get(&new).await.status(), StatusCode::OK);
    let nowhere = office.refusal("/somewhere/else").await;
    assert_eq!(nowhere.0, StatusCode::NOT_FOUND);
    for path in [
        format!("/lich/{old}.ics"),
        format!("/lich/{board}.ics"),
        format!("/lich/{}.ics", "a".repeat(32)),
        format!("/lich/{old}"),
        format!("/lich/{board}"),
        format!("/lich/{}.ics", new.to_uppercase()),
        format!("/lich/{new}.ics.ics"),
        "/lich/.ics".into(),
        "/lich/%ff%fe.ics".into(),
        "/lich/..%2f..%2foffice.db.ics".into(),
        format!("/lich/{}.ics", "ẩ".repeat(200)),
    ] {
        assert_eq!(office.refusal(&path).await, nowhere, "{path}");
    }
}

#[tokio::test]
async fn a_feed_ends_with_the_right_to_it_and_comes_back_with_it() {
    let office = served().await;
    let (chat, secret) = office.subscriber(7, "Lam").await;
    let status = async || office.get(&secret).await.status();
    let moment = office.office.moment();
    assert_eq!(status().await, StatusCode::OK);
    office.verb(move |tx| link::stop(tx, &moment, chat)).await;
    assert_eq!(status().await, StatusCode::NOT_FOUND, "after /stop");
    office.verb(move |tx| tx.set_chat_state(chat, ChatState::Active, None, moment.now)).await;
    assert_eq!(status().await, StatusCode::OK, "after /start");
    office.verb(move |tx| tx.chat_gone(chat, "blocked", moment.now)).await;
    assert_eq!(status().await, StatusCode::NOT_FOUND, "after the bot was blocked");
    office.verb(move |tx| tx.set_chat_state(chat, ChatState::Active, None, moment.now)).await;
    let lam = office.verb(|tx| Ok(tx.register()?.find("Lam")[0].id)).await;
    office.verb(move |tx| tx.unlink(chat, Some(lam))).await;
    assert_eq!(status().await, StatusCode::NOT_FOUND, "after the link was cut");
    let thoa = office.verb(|tx| Ok(tx.register()?.find("Thoa")[0].id)).await;
    office.verb(move |tx| tx.link(chat, Some(thoa), 7, moment.now)).await;
    let calendar = office.calendar(&secret).await;
    assert_eq!(
        events(&calendar).into_iter().map(summary).collect::<Vec<_>>(),
        ["Giao ban tháng", "Tổng kết năm"]
    );
}

#[tokio::test]
async fn a_secretarys_feed_ends_with_the_role_and_a_groups_is_nobodys_role() {
    let office = served().await;
    let moment = office.office.moment();
    let (secret, group) = office
        .verb(move |tx| {
            let chat = |id, kind| tx.welcome_chat(Place { chat: id, thread: 0 }, kind, "", moment.now);
            let (private, group) = (chat(9, ChatKind::Private)?, chat(-9, ChatKind::Group)?);
            tx.grant(9, "Phạm Thư Ký", Role::Secretariat, None, moment.now)?;
            let secret = |chat| {
                feeds::secret(tx, &moment, Purpose::Calendar, Some(chat), office::store::Actor::CommandLine)
            };
            Ok((secret(private)?, secret(group)?))
        })
        .await;
    assert_eq!(events(&office.calendar(&secret).await).len(), PROGRAMME.len(), "the whole programme");
    assert_eq!(office.get(&group).await.status(), StatusCode::NOT_FOUND, "a group that nobody linked");
    assert!(
        office.verb(move |tx| request::revoke_role(tx, &moment, 9, office::store::Actor::CommandLine)).await
    );
    assert_eq!(office.get(&secret).await.status(), StatusCode::NOT_FOUND);
}

/// What is logged on this thread, all of it.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("the log").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_log_ever_shows_a_secret() {
    let log = Log::default();
    let writer = log.clone();
    let logged = tracing_subscriber::fmt().with_env_filter("trace").with_writer(move || writer.clone());
    let _logged = tracing::subscriber::set_default(logged.finish());
    let office = served().await;
    let (chat, old) = office.subscriber(7, "Lam").await;
    let moment = office.office.moment();
    let new = office
        .verb(move |tx| {
            feeds::renew(tx, &moment, Purpose::Calendar, Some(chat), office::store::Actor::CommandLine)
        })
        .await;
    // Over a bare connection, as programs that ask would write it into this log too.
    let ask = async |secret: &str| {
        let mut stream =
            TcpStream::connect(office.address.trim_start_matches("http://")).await.expect("a way");
        let request = format!("GET /lich/{secret}.ics HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.expect("written");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.expect("read");
        answer.lines().next().unwrap_or_default().to_owned()
    };
    assert!(ask(&new).await.contains("200"));
    assert!(ask(&old).await.contains("404"));
    // Nor where something goes wrong.
    let database = rusqlite::Connection::open(office.folder.path().join("office.db")).expect("the file");
    database.execute_batch("drop table feed").expect("a broken database");
    let guess = "a".repeat(32);
    assert!(ask(&guess).await.contains("503"));
    let text = String::from_utf8(log.0.lock().expect("the log").clone()).expect("UTF-8");
    assert!(text.contains("a calendar could not be made"), "{text}");
    for secret in [&old, &new, &guess] {
        assert!(!text.contains(secret.as_str()), "{text}");
    }
}

#[tokio::test]
async fn the_page_to_subscribe_from_hands_the_address_to_each_program_and_is_nobody_elses() {
    let served = served().await;
    let (_, secret) = served.subscriber(70, "Lam").await;
    let answer = served.request(&format!("/lich/{secret}")).send().await.expect("an answer");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    assert_eq!(answer.headers()["referrer-policy"], "no-referrer");
    let page = answer.text().await.expect("a page");
    for wanted in [
        format!("href=\"webcal://lich.example.vn/lich/{secret}.ics\""),
        format!(
            "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Flich.example.vn%2Flich%2F{secret}.ics"
        ),
        format!("addfromweb?url=https%3A%2F%2Flich.example.vn%2Flich%2F{secret}.ics&amp;name=L%E1%BB%8Bch"),
        format!("href=\"https://lich.example.vn/bang/{secret}\""),
    ] {
        assert!(page.contains(&wanted), "{wanted}: {page}");
    }
    let strange = served.request(&format!("/lich/{}", "a".repeat(32))).send().await.expect("an answer");
    assert_eq!(strange.status(), StatusCode::NOT_FOUND);
}
