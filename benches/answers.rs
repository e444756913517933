//! How long somebody waits for an answer when the database holds ten years of programmes: from the update to
//! the finished message, through the office as the bot does it, Telegram's network left out.
//!
//! What is compared is compared within one run: the last column says how many times longer the same takes
//! when everything is read anew, as for the first question after a publication.
//! Run with `cargo bench --bench answers`.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::Result;
use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveTime, Utc};
use clock::Clock;
use office::{
    Office, Rules,
    access::{self, Caller},
    ask::{self, Enquiry, Query, Shelves},
    store::{ChatKind, DigestOutcome, NewRevision, Place, Tx},
};
use peak_alloc::PeakAlloc;
use plan::{
    Item, Period, Session, Source, Status,
    directory::{Collective, Directory, MembersAre, Official, Unit},
    register::{EntryId, ItemId, Named, Planned},
    sessions::SessionHours,
};
use words::Language;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MONTHS: u32 = 120;
const ITEMS_A_MONTH: usize = 417;
const RUNS: usize = 300;
const RUNS_ANEW: usize = 15;
/// Thursday, 12/11/2026, 08:00 at the office.
const NOW: &str = "2026-11-12T01:00:00Z";

const OFFICIALS: [&str; 6] = ["Lam", "Vịnh", "Tài", "Thoa", "Khánh", "Bích"];
const UNITS: [&str; 10] = ["VP", "TCCB", "CNTY", "TL-PCTT", "QLĐĐ", "KHTC", "TTr", "BVMT", "PTNT", "CCKL"];
const WHAT: [&str; 14] = [
    "Họp giao ban",
    "Tiếp công dân định kỳ",
    "Kiểm tra công tác phòng chống thiên tai",
    "Làm việc với Đoàn giám sát của HĐND tỉnh về",
    "Hội nghị sơ kết",
    "Dự phiên họp UBND tỉnh về",
    "Nghe báo cáo tiến độ",
    "Ký kết quy chế phối hợp",
    "Tập huấn nghiệp vụ",
    "Thẩm định dự án",
    "Khảo sát thực địa",
    "Trả lời kiến nghị của cử tri về",
    "Dự lễ khánh thành",
    "Họp Ban chỉ đạo",
];
const ABOUT: [&str; 13] = [
    "nông thôn mới",
    "giải phóng mặt bằng",
    "chuyển đổi số",
    "cấp nước sạch",
    "đê điều và hồ chứa",
    "bảo vệ rừng",
    "chăn nuôi an toàn sinh học",
    "cải cách hành chính",
    "ngân sách năm tới",
    "xử lý rác thải sinh hoạt",
    "quy hoạch sử dụng đất",
    "khuyến nông",
    "kiểm kê đất đai",
];
const WHERE: [&str; 6] =
    ["Hội trường tầng 3", "Phòng họp số 1", "Phòng họp số 2", "UBND tỉnh", "huyện Bắc Sơn", "xã Hòa Bình"];

fn directory() -> Directory {
    let official = |name: &&str| Official {
        name: (*name).into(),
        positions: vec![if *name == "Lam" { "GĐ" } else { "PGĐ" }.into()],
        aliases: Vec::new(),
    };
    let collective = |name: &str, of, members: &[&str]| Collective {
        name: name.into(),
        of,
        members: members.iter().map(|member| (*member).into()).collect(),
        aliases: Vec::new(),
    };
    Directory {
        officials: OFFICIALS.iter().map(official).collect(),
        units: UNITS.iter().map(|code| Unit { code: (*code).into(), ..Unit::default() }).collect(),
        collectives: vec![
            collective("Lãnh đạo Sở", MembersAre::Officials, &OFFICIALS),
            collective("Phòng CM", MembersAre::Units, &UNITS[2..6]),
        ],
    }
}

/// The item of a month that has this number; always the same.
fn item(first: NaiveDate, days: u64, number: usize, id: ItemId, entry: &dyn Fn(&str) -> EntryId) -> Planned {
    let pick = |many: usize, salt: usize| (number * 31 + first.month0() as usize * 7 + salt * 13) % many;
    let date = first + Days::new((number as u64 * days) / ITEMS_A_MONTH as u64);
    let session = [Session::Morning, Session::Afternoon, Session::Unspecified, Session::AllDay][pick(4, 1)];
    let (official, unit, second) =
        (OFFICIALS[pick(6, 2)], UNITS[pick(10, 3)], UNITS[(pick(10, 3) + 1 + pick(8, 4)) % 10]);
    let chair = if pick(12, 5) == 0 { "Lãnh đạo Sở" } else { official };
    let content = format!("{} {} đợt {}", WHAT[pick(14, 6)], ABOUT[pick(13, 7)], pick(9, 8) + 1);
    let named = |name: &str| Named { name: name.to_owned(), entry: Some(entry(name)) };
    let item = Item {
        date,
        end_date: (pick(15, 9) == 0).then(|| date + Days::new(2)),
        session,
        time: (session == Session::Morning).then(|| NaiveTime::from_hms_opt(8, 0, 0).expect("an hour")),
        end_time: None,
        attendees: Vec::new(),
        notes: None,
        source: Source { row: 1, text: content.clone() },
        content,
        location: (pick(3, 10) > 0).then(|| WHERE[pick(6, 11)].to_owned()),
        units: vec![named(unit), named(second)],
        officials: vec![named(chair)],
        status: if pick(40, 12) == 0 { Status::Postponed } else { Status::Scheduled },
    };
    let programme = plan::register::ProgrammeId(0);
    Planned { id, programme, item, delegated: Vec::new() }
}

/// Ten years, each month published twice, the current one a third time since yesterday's digest.
fn seed(tx: &Tx<'_>, now: DateTime<Utc>) -> Result<usize> {
    tx.learn(&directory())?;
    let register = tx.register()?;
    let entry = |name: &str| register.find(name)[0].id;
    let begin = NaiveDate::from_ymd_opt(2017, 1, 1).expect("a day");
    let mut count = 0;
    for month in 0..MONTHS {
        let first = begin + Months::new(month);
        let to = first + Months::new(1) - Days::new(1);
        let programme = tx.programme(Period { from: first, to }, None)?;
        let days = u64::from(to.day());
        let mut items = Vec::new();
        for number in 0..ITEMS_A_MONTH {
            items.push(item(first, days, number, tx.new_item(programme)?, &entry));
        }
        count += items.len();
        let current = first.year() == 2026 && first.month() == 11;
        for revision in 0..if current { 3 } else { 2 } {
            for planned in items.iter_mut().skip(revision).step_by(60) {
                planned.item.location = Some(format!("Phòng họp số {revision}"));
            }
            let published_at = match revision {
                2 => now - chrono::TimeDelta::minutes(30),
                _ => first.and_time(NaiveTime::MIN).and_utc() - chrono::TimeDelta::days(2 - revision as i64),
            };
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
    let moment = now - chrono::TimeDelta::days(1);
    for (chat, name) in [(1, "Lam"), (2, "VP")] {
        let place = Place { chat, thread: 0 };
        let id = tx.welcome_chat(place, ChatKind::Private, name, moment)?;
        tx.link(id, Some(entry(name)), chat, moment)?;
        tx.decide_digest(id, moment.date_naive(), DigestOutcome::Owed, None, moment)?;
    }
    Ok(count)
}

/// What is asked, a line a kind; each is asked in turn by the official and by the unit.
fn kinds() -> Vec<(&'static str, Vec<String>)> {
    let all = |form: &str, with: &[&str]| with.iter().map(|word| form.replace("{}", word)).collect();
    vec![
        ("day", all("{}", &["mai có gì", "hôm nay", "12/11", "thứ 6 có lịch gì", "chiều nay", "25/11"])),
        ("week", all("{}", &["tuần này", "tuần sau", "lịch tuần trước", "cả cơ quan tuần này"])),
        ("month", all("{}", &["tháng này", "tháng 12", "cả cơ quan tháng 11"])),
        ("person", all("lịch đ/c {} tuần này", &OFFICIALS)),
        ("unit", all("phòng {} tuần sau chuẩn bị gì", &UNITS)),
        (
            "search",
            ABOUT.iter().flat_map(|about| [format!("tìm {about}"), format!("ai chủ trì {about}")]).collect(),
        ),
        ("search, nothing", all("tìm {}", &["vệ tinh", "hàng không vũ trụ", "tau ngam", "xyz qwe"])),
        ("when", WHAT.iter().map(|what| format!("khi nào {what}")).collect()),
        ("clashes", all("{}", &["tuần này có trùng lịch không", "trùng lịch", "tháng này trùng không"])),
        ("changes", all("{}", &["có gì thay đổi không", "thay đổi tuần này"])),
        ("years ago", all("lịch ngày 12/{}", &["3/2019", "11/2018", "6/2021", "1/2017"])),
        ("no question", all("{}", &["chào em", "cảm ơn nhé", "select * from item"])),
    ]
}

/// From the update to the message, as the bot does it.
async fn answered(office: &Office, shelves: &Arc<Shelves>, chat: i64, text: &str) -> Duration {
    let started = Instant::now();
    let caller = Caller { user: chat, place: Place { chat, thread: 0 }, kind: ChatKind::Private };
    office.look(move |tx| tx.expects_text(caller.user, caller.place)).await.expect("a look");
    let rules = office.rules.clone();
    let asker = office.look(move |tx| access::asker(tx, &rules, caller)).await.expect("a look");
    let asker = asker.expect("somebody known");
    let (moment, shelves, query) = (office.moment(), shelves.clone(), Query::Sentence(text.to_owned()));
    let asked = office
        .look(move |tx| Enquiry { tx, shelves: &shelves, moment: &moment, asker: &asker }.of(caller, query))
        .await
        .expect("an answer");
    let now = office.clock.now();
    let keep = move |tx: &Tx<'_>| ask::keep(tx, now, caller, Language::Vi, &asked);
    let message = office.run_unsynced(keep).await.expect("a message");
    assert!(!message.text.is_empty());
    started.elapsed()
}

fn at(took: &[Duration], percent: usize) -> f64 {
    took[(took.len() * percent / 100).min(took.len() - 1)].as_secs_f64() * 1000.0
}

#[tokio::main(worker_threads = 2)]
async fn main() {
    let now: DateTime<Utc> = NOW.parse().expect("an instant");
    let folder = tempfile::tempdir().expect("a folder");
    let rules = Rules {
        zone: chrono_tz::Asia::Ho_Chi_Minh,
        digest_at: NaiveTime::from_hms_opt(6, 30, 0).expect("an hour"),
        language: Language::Vi,
        administrators: Vec::new(),
        public_url: None,
        mails: false,
        session_hours: SessionHours::parse("08:00-11:30,14:00-17:00,19:00-21:00").expect("hours"),
    };
    let path = folder.path().join("office.db");
    let office = Office::open(path, rules, Clock::starting_at(now)).expect("an office");
    let count = office.run(move |tx| seed(tx, now)).await.expect("ten years");
    println!("{count} items in force over {MONTHS} months\n");

    let before = MEMORY.current_usage_as_mb();
    let first = answered(&office, &office.shelves, 1, "hôm nay").await;
    println!("the first question of all: {:.1} ms", first.as_secs_f64() * 1000.0);
    println!("\n| question | p50 ms | p99 ms | read anew, p50 ms | times |\n|---|---|---|---|---|");
    let mut all = Vec::new();
    for (kind, texts) in kinds() {
        let mut took = Vec::new();
        for run in 0..RUNS {
            let chat = 1 + i64::from(run / texts.len() % 2 == 1);
            took.push(answered(&office, &office.shelves, chat, &texts[run % texts.len()]).await);
        }
        let mut anew = Vec::new();
        for run in 0..RUNS_ANEW {
            anew.push(answered(&office, &Arc::default(), 1, &texts[run % texts.len()]).await);
        }
        all.extend_from_slice(&took);
        took.sort_unstable();
        anew.sort_unstable();
        let (half, anew) = (at(&took, 50), at(&anew, 50));
        println!("| {kind} | {half:.1} | {:.1} | {anew:.1} | {:.0} |", at(&took, 99), anew / half);
    }
    all.sort_unstable();
    println!("| all | {:.1} | {:.1} | | |", at(&all, 50), at(&all, 99));
    println!("\nkept for answers: {:.1} MB", MEMORY.current_usage_as_mb() - before);
}
