//! How many calendars a minute can be fetched, and how long each takes: the real routes over a database of a
//! busy office, against clients that keep their connections; all figures of one run.
//!
//! ```text
//! cargo bench --bench feeds
//! ```

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use clock::Clock;
use nhaclich::{config::Settings, web};
use office::{
    Moment, Office, feeds,
    store::{ChatKind, NewRevision, Place, Purpose, Tx},
};
use plan::{
    Item, Period, Session, Source, Status,
    register::{EntryId, Named, Planned},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
};
use tokio_util::sync::CancellationToken;

/// Linked chats, a view each but for those of the whole programme.
const CHATS: i64 = 200;
const ITEMS: u32 = 80;
const REVISIONS: u32 = 12;
/// As many as one address may have.
const CONNECTIONS: usize = 32;
/// What the issue asks for, spread evenly.
const A_MINUTE: u32 = 10_000;

fn now() -> DateTime<Utc> {
    "2026-11-12T01:00:00Z".parse().expect("an instant")
}

/// Three months of programmes, each revised a dozen times.
fn fill(tx: &Tx<'_>) -> anyhow::Result<Vec<String>> {
    let people: Vec<EntryId> = (0..CHATS / 2)
        .map(|n| tx.entry(plan::register::Kind::Official, &format!("Người {n}"), None))
        .collect::<anyhow::Result<_>>()?;
    let known = |n: u32| Named { name: String::new(), entry: Some(people[n as usize % people.len()]) };
    for month in 9..=11 {
        let from = NaiveDate::from_ymd_opt(2026, month, 1).expect("a day");
        let programme = tx.programme(Period { from, to: from + Days::new(29) }, Some("Sở Mẫu"))?;
        let mut items = Vec::new();
        for n in 0..ITEMS {
            items.push(Planned {
                id: tx.new_item(programme)?,
                programme,
                item: Item {
                    officials: vec![known(n), known(n * 7)],
                    units: vec![known(n * 3)],
                    ..item(from + Days::new(u64::from(n % 30)), n)
                },
                delegated: Vec::new(),
            });
        }
        for revision in 0..REVISIONS {
            for moved in items.iter_mut().skip(revision as usize).step_by(REVISIONS as usize) {
                moved.item.date = moved.item.date + Days::new(1);
            }
            let published_at = now() - TimeDelta::hours(i64::from(REVISIONS - revision));
            tx.publish_revision(&NewRevision {
                programme,
                document: None,
                version: None,
                reason: None,
                published_by: office::store::Actor::CommandLine,
                published_at,
                priorities: &[],
                items: &items,
            })?;
        }
    }
    let moment = Moment { now: now(), zone: chrono_tz::Asia::Ho_Chi_Minh };
    (1..=CHATS)
        .map(|n| {
            let chat = tx.welcome_chat(Place { chat: n, thread: 0 }, ChatKind::Private, "", now())?;
            tx.link(chat, people.get(n as usize).copied(), n, now())?;
            feeds::secret(tx, &moment, Purpose::Calendar, Some(chat), office::store::Actor::CommandLine)
        })
        .collect()
}

fn item(date: NaiveDate, n: u32) -> Item<Named> {
    let content =
        format!("Hội nghị số {n} triển khai nhiệm vụ trọng tâm, đánh giá kết quả thực hiện kế hoạch");
    Item {
        date,
        end_date: None,
        session: if n.is_multiple_of(2) { Session::Morning } else { Session::Afternoon },
        time: None,
        end_time: None,
        content,
        location: Some(format!("Phòng họp số {}", n % 5)),
        units: Vec::new(),
        officials: Vec::new(),
        status: Status::Scheduled,
        attendees: Vec::new(),
        notes: None,
        source: Source { row: n, text: String::new() },
    }
}

/// One request on a kept connection: its status, its tag and its octets.
async fn fetch(stream: &mut TcpStream, path: &str, tag: Option<&str>) -> (u16, String, usize) {
    let known = tag.map_or_else(String::new, |tag| format!("if-none-match: {tag}\r\n"));
    let request = format!("GET {path} HTTP/1.1\r\nhost: bench\r\n{known}\r\n");
    stream.write_all(request.as_bytes()).await.expect("written");
    let mut got = Vec::with_capacity(64 * 1024);
    let (head, body_from) = loop {
        assert!(stream.read_buf(&mut got).await.expect("read") > 0, "the connection ended");
        if let Some(end) = got.windows(4).position(|four| four == b"\r\n\r\n") {
            break (String::from_utf8_lossy(&got[..end]).into_owned(), end + 4);
        }
    };
    let header = |name: &str| {
        head.lines().find_map(|line| line.strip_prefix(name)).map(|value| value.trim().to_owned())
    };
    let status = head[9..12].parse().expect("a status");
    let length = header("content-length:").map_or(0, |length| length.parse::<usize>().expect("a length"));
    while status != 304 && got.len() < body_from + length {
        assert!(stream.read_buf(&mut got).await.expect("read") > 0, "the connection ended");
    }
    (status, header("etag:").unwrap_or_default(), got.len())
}

/// So many requests over all connections, as fast as they are answered or at an even pace.
async fn load(
    name: &str,
    address: &str,
    paths: Arc<Vec<(String, Option<String>)>>,
    expected: u16,
    requests: usize,
    pace: Option<Duration>,
) {
    let start = Instant::now();
    let cpu = cpu_time();
    let mut clients = JoinSet::new();
    for client in 0..CONNECTIONS {
        let (paths, address) = (paths.clone(), address.to_owned());
        clients.spawn(async move {
            let mut stream = TcpStream::connect(address).await.expect("a connection");
            stream.set_nodelay(true).expect("no delay");
            let mut times = Vec::new();
            for number in (client..requests).step_by(CONNECTIONS) {
                if let Some(pace) = pace {
                    tokio::time::sleep_until((start + pace * number as u32).into()).await;
                }
                let (path, tag) = &paths[number % paths.len()];
                let asked = Instant::now();
                let (status, ..) = fetch(&mut stream, path, tag.as_deref()).await;
                times.push(asked.elapsed());
                assert_eq!(status, expected, "{path}");
            }
            times
        });
    }
    let mut times: Vec<Duration> = clients.join_all().await.into_iter().flatten().collect();
    let took = start.elapsed();
    let cpu = (cpu_time() - cpu).as_secs_f64() / took.as_secs_f64() * 100.0;
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!(
        "{name:<34} {:>8.0}/s   p50 {:>8.2?}   p99 {:>8.2?}   worst {:>8.2?}   CPU with the clients {cpu:.0} %",
        times.len() as f64 / took.as_secs_f64(),
        at(0.5),
        at(0.99),
        at(1.0),
    );
}

/// CPU time of this process so far, clients included (Linux counts it in hundredths of a second).
fn cpu_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks: u64 = [11, 12].iter().filter_map(|at| fields.get(*at)?.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = Settings::from_values(|_| None).expect("defaults");
    let path = folder.path().join("office.db");
    let office = Office::open(path, (&settings).into(), Clock::starting_at(now())).expect("an office");
    let secrets = office.run(fill).await.expect("programmes");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let stop = CancellationToken::new();
    let server = tokio::spawn(web::serve(listener, web::calendar::routes(office.clone()), stop.clone()));

    let paths: Vec<String> = secrets.iter().map(|secret| format!("/lich/{secret}.ics")).collect();
    let mut stream = TcpStream::connect(&address).await.expect("a connection");
    let mut known = Vec::new();
    let (mut first, mut cold, mut octets) = (Duration::ZERO, Duration::ZERO, 0);
    for (number, path) in paths.iter().enumerate() {
        let asked = Instant::now();
        let (status, tag, length) = fetch(&mut stream, path, None).await;
        if number == 0 {
            first = asked.elapsed()
        } else {
            cold += asked.elapsed()
        }
        assert_eq!(status, 200);
        octets = octets.max(length);
        known.push((path.clone(), Some(tag)));
    }
    println!(
        "{CHATS} feeds over 3 programmes of {ITEMS} items and {REVISIONS} revisions, up to {octets} octets; after a \
         publication the first takes {first:.2?}, each other view {:.2?}",
        cold / (paths.len() as u32 - 1)
    );
    let whole: Arc<Vec<_>> = Arc::new(paths.iter().map(|path| (path.clone(), None)).collect());
    let unknown = Arc::new(vec![(format!("/lich/{}.ics", "a".repeat(32)), None)]);
    let even = Duration::from_secs(60) / A_MINUTE;
    load("whole calendars", &address, whole.clone(), 200, 40_000, None).await;
    load("unchanged ones", &address, Arc::new(known), 304, 40_000, None).await;
    load("guesses", &address, unknown, 404, 40_000, None).await;
    load("10,000 a minute, for 15 seconds", &address, whole, 200, 2_500, Some(even)).await;
    stop.cancel();
    drop(stream);
    server.await.expect("an end");
}
