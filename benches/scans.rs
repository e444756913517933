//! How long a page of a scan takes to be read, and how much memory the program takes for it with all that it starts.
//!
//! The pages are drawn as in `.ci/scans` (Python with Pillow, fonts), and read by the program itself. Memory is what
//! the whole family of processes holds at a time, looked at every few milliseconds, so Linux alone can say it. Run with
//! `cargo bench --bench scans`, with some way of drawing behind `--` to measure that alone.

use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

const SAMPLE: &str = "samples/chuong-trinh-cong-tac-11-2026.txt";
const LOOK: Duration = Duration::from_millis(10);

fn main() {
    let only: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let drawn = Command::new("python3").args(["tests/scans/draw.py", SAMPLE]).arg(folder.path()).status();
    assert!(drawn.expect("Python").success(), "the pages were not drawn");
    let mut files: Vec<_> = fs::read_dir(folder.path())
        .expect("the pages")
        .map(|file| file.expect("a page").path())
        .filter(|file| {
            only.is_empty()
                || only.iter().any(|way| file.file_stem().is_some_and(|stem| stem == way.as_str()))
        })
        .collect();
    files.sort();
    println!("| drawn | pages | s a page | peak MB |\n|---|---|---|---|");
    for file in files {
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let count = pages(&file);
        let (time, peak) = read(&file, folder.path());
        println!("| {name} | {count} | {:.1} | {} |", time.as_secs_f64() / f64::from(count), peak / 1000);
    }
}

fn pages(file: &Path) -> u32 {
    let said = Command::new("pdfinfo").arg(file).output().expect("Poppler").stdout;
    let said = String::from_utf8_lossy(&said).into_owned();
    let count = said.lines().find_map(|line| line.strip_prefix("Pages:")?.trim().parse().ok());
    count.expect("a number of pages")
}

/// How long it took, and the most kilobytes that were held.
fn read(file: &Path, folder: &Path) -> (Duration, u64) {
    let begun = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_nhaclich"))
        .args(["import", "--dry-run", "--json"])
        .arg(file)
        .env("NHACLICH_DB", folder.join("none.db"))
        .stdout(Stdio::null())
        .spawn()
        .expect("the program");
    let mut peak = 0;
    while running(&mut child) {
        peak = peak.max(held(child.id()));
        thread::sleep(LOOK);
    }
    assert!(child.wait().expect("its end").success(), "{} was not read", file.display());
    (begun.elapsed(), peak)
}

fn running(child: &mut Child) -> bool {
    child.try_wait().expect("its state").is_none()
}

/// Kilobytes that a process and whatever it has started hold.
fn held(process: u32) -> u64 {
    let folder = format!("/proc/{process}");
    let status = fs::read_to_string(format!("{folder}/status")).unwrap_or_default();
    let own = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:")?.split_whitespace().next()?.parse::<u64>().ok());
    let tasks = fs::read_dir(format!("{folder}/task")).into_iter().flatten().flatten();
    let started = tasks.filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
    let below: u64 = started
        .flat_map(|list| list.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<u32>>())
        .map(held)
        .sum();
    own.unwrap_or(0) + below
}
