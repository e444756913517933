//! How long reading takes and how much memory, by format, and how both grow with the document.
//!
//! Wall time on a shared machine says little by itself, so what is compared is compared within one run:
//! the last column says how much longer a document of so many times the size takes, per unit of size. It
//! stays near 1 while time grows linearly. Run with `cargo bench --bench reading`;
//! with `-- noise` it damages gold documents instead and tells what is read in them ([`noise`]).

use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use peak_alloc::PeakAlloc;
use plan::directory::Directory;

// The writers and the measure of the tests that read.
#[allow(dead_code)]
#[path = "../tests/it/reading"]
mod reading {
    pub mod score;
    pub mod generator {
        pub mod case;
        pub mod clauses;
        pub mod dice;
        pub mod formats;
        pub mod layouts;
        pub mod notation;
        pub mod office;
        pub mod page;
        pub mod words;
    }
}

#[path = "reading/noise.rs"]
mod noise;

use self::reading::generator as writer;
use writer::dice::Dice;
use writer::formats::Format;
use writer::page::{Grid, Line, Page, Spot};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// A document is read so often; the median counts.
const RUNS: usize = 7;
const SIZES: [usize; 7] = [1, 2, 4, 8, 16, 32, 64];
/// Days of the smallest document that grows, three items each.
const DAYS: usize = 10;

struct Measured {
    time: Duration,
    peak: usize,
    items: Option<usize>,
}

fn main() {
    let mut arguments = std::env::args().skip_while(|argument| argument != "noise");
    if arguments.next().is_some() {
        return noise::run(arguments.next().filter(|kind| !kind.starts_with('-')).as_deref());
    }
    println!("\nWhat offices send (median of {RUNS})\n");
    println!("| document | KiB | items | ms | peak MiB |\n|---|---|---|---|---|");
    for (name, bytes) in programmes() {
        let Measured { time, peak, items } = measure(&bytes);
        let items = items.map_or("unreadable".into(), |items| items.to_string());
        println!("| {name} | {} | {items} | {:.1} | {:.1} |", bytes.len() / 1024, millis(time), mebi(peak));
    }
    for (layout, page) in [("a row an item", item_rows as fn(usize) -> Page), ("a row a day", day_rows)] {
        println!("\nHow reading grows: {layout}\n");
        println!(
            "| format | size | KiB | items | ms | peak MiB | time by size |\n|---|---|---|---|---|---|---|"
        );
        for format in Format::TABLES {
            grow(format, page);
        }
    }
}

fn grow(format: Format, page: fn(usize) -> Page) {
    let mut first = None;
    for size in SIZES {
        let bytes = format.write(&page(size), &mut Dice::new(0));
        let Measured { time, peak, items } = measure(&bytes);
        let Some(items) = items else {
            println!("| {} | {size} | {} | unreadable | | | |", format.extension(), bytes.len() / 1024);
            continue;
        };
        let first = *first.get_or_insert(time);
        let growth = time.as_secs_f64() / first.as_secs_f64() / size as f64;
        let (name, kib) = (format.extension(), bytes.len() / 1024);
        let (ms, mib) = (millis(time), mebi(peak));
        println!("| {name} | {size} | {kib} | {items} | {ms:.1} | {mib:.1} | {growth:.2} |");
    }
}

fn measure(bytes: &[u8]) -> Measured {
    let known = Directory::default();
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let mut times = vec![];
    let mut items = None;
    for _ in 0..RUNS {
        let start = Instant::now();
        items = ::reading::read(bytes, &known).ok().map(|reading| reading.items.len());
        times.push(start.elapsed());
    }
    times.sort();
    Measured { time: times[RUNS / 2], peak: MEMORY.peak_usage().saturating_sub(before), items }
}

/// The sample and the programmes of the tests.
fn programmes() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = vec![];
    for folder in ["samples", "tests/data/programmes"] {
        for entry in std::fs::read_dir(root.join(folder)).expect("a folder of the project") {
            let path = entry.expect("an entry of the folder").path();
            let name = path.file_name().expect("a file").to_string_lossy().into_owned();
            if !name.ends_with(".json") {
                found.push((name, std::fs::read(&path).expect("a file of the project")));
            }
        }
    }
    found.sort();
    found
}

fn titled(rows: Vec<Vec<Spot>>) -> Page {
    let mut page = Page::default();
    page.line(Line::bold("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"));
    page.line(Line::heading("LỊCH CÔNG TÁC"));
    page.grid(Grid { rows, headers: 1 });
    page
}

const SESSIONS: [&str; 3] = ["Sáng", "Chiều", "Tối"];
const CHAIRS: [&str; 4] = ["Đ/c Khang - TUV, BTĐU, GĐ", "Đ/c Thoa - PGĐ", "Đ/c Vịnh - PGĐ", "Đ/c Tài - PGĐ"];
const UNITS: [&str; 4] = ["VP", "KHTC, VP", "TCCB", "QLĐĐ"];

fn days(size: usize) -> impl Iterator<Item = (usize, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day");
    (0..DAYS * size).map(move |day| (day, first + Days::new(day as u64)))
}

fn work(day: usize, half: usize) -> String {
    format!(
        "Làm việc với đoàn kiểm tra số {day}.{half} về tiến độ, chất lượng hồ sơ địa chính tại xã thứ {day}"
    )
}

fn item_rows(size: usize) -> Page {
    let header = ["Ngày", "Buổi", "Nội dung", "Địa điểm", "Chủ trì", "Đơn vị chuẩn bị"];
    let mut rows = vec![header.map(Spot::bold).to_vec()];
    for (day, date) in days(size) {
        for (half, session) in SESSIONS.iter().enumerate() {
            let date = if half == 0 { date.format("%d/%m/%Y").to_string() } else { String::new() };
            let place = format!("Phòng họp số {}", day % 9);
            let cells =
                [date.as_str(), session, &work(day, half), &place, CHAIRS[(day + half) % 4], UNITS[day % 4]];
            rows.push(cells.map(Spot::text).to_vec());
        }
    }
    titled(rows)
}

fn day_rows(size: usize) -> Page {
    let header = ["Ngày", "Nội dung công việc", "Đơn vị chuẩn bị", "Người chủ trì"];
    let mut rows = vec![header.map(Spot::bold).to_vec()];
    for (day, date) in days(size) {
        let content = SESSIONS
            .iter()
            .enumerate()
            .map(|(half, session)| Line::new(format!("{session}: {}", work(day, half))));
        let entries = |all: &[&str]| {
            Spot::new((0..SESSIONS.len()).map(|half| Line::new(all[(day + half) % all.len()])).collect())
        };
        let date = Spot::text(date.format("%d/%m/%Y").to_string());
        rows.push(vec![date, Spot::new(content.collect()), entries(&UNITS), entries(&CHAIRS)]);
    }
    titled(rows)
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn mebi(bytes: usize) -> f64 {
    bytes as f64 / 1024.0 / 1024.0
}
