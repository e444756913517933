//! Every strip of every document that the tests have is accounted for, and what is left over is quoted.

use std::path::{Path, PathBuf};

use plan::directory::Directory;
use reading::{Is, document};
use words::{Language, findings::Say};

pub fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [root.join("tests/data/programmes"), root.join("samples")];
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).expect("a folder of programmes"));
    let mut files: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    files.retain(|file| file.extension().is_none_or(|ending| ending != "json"));
    files.sort();
    files
}

#[test]
fn the_texts_of_the_trace_are_the_document() {
    let mut read = 0;
    for file in documents() {
        let bytes = std::fs::read(&file).expect("the programme is there");
        let Ok(reading) = reading::read_traced(&bytes, &[], &Directory::default()) else { continue };
        let document = document::open(&bytes).expect("what was read can be opened");
        let whole: Vec<String> = document.strips().iter().map(|strip| strip.text.to_owned()).collect();
        let traced: Vec<String> = reading.trace.iter().map(|strip| strip.text.clone()).collect();
        assert_eq!(whole, traced, "{}", file.display());
        read += 1;
    }
    assert!(read > 15, "only {read} documents were read");
}

#[test]
fn what_is_left_over_is_quoted_in_a_finding() {
    for file in documents() {
        let bytes = std::fs::read(&file).expect("the programme is there");
        let Ok(reading) = reading::read_traced(&bytes, &[], &Directory::default()) else { continue };
        for strip in reading.trace.iter().filter(|strip| strip.is == Is::LeftOver) {
            let words: String = strip.text.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
            let told = reading.findings.iter().any(|finding| finding.message(Language::Vi).contains(&words));
            assert!(told || strip.text.len() > 160, "{}: {:?} is in no finding", file.display(), strip.text);
        }
    }
}

#[test]
fn every_item_stands_in_the_trace() {
    for file in documents() {
        let bytes = std::fs::read(&file).expect("the programme is there");
        let Ok(reading) = reading::read_traced(&bytes, &[], &Directory::default()) else { continue };
        for (at, item) in reading.items.iter().enumerate() {
            let stands = reading.trace.iter().any(|strip| {
                strip.is == Is::Field && strip.text.contains(item.content.split(' ').next().unwrap_or(""))
            });
            assert!(stands, "{}: item {at} “{}” comes from nowhere", file.display(), item.content);
        }
    }
}

#[test]
fn a_line_of_work_outside_of_any_day_is_an_error_that_quotes_it() {
    let text = "SỞ LÂM NGHIỆP\nLỊCH CÔNG TÁC TUẦN 20 (Từ ngày 11/5/2026 đến ngày 15/5/2026)\n\
        Thứ Hai, ngày 11/5/2026:\n- 8h00: Giao ban cơ quan.\n\nNơi nhận: như trên.\n\n\
        Đoàn kiểm tra rừng xuất phát 14h00 ngày 13/5 tại cổng Sở, xe 16 chỗ, mời báo chí cùng đi để đưa tin.";
    let reading = reading::read(text.as_bytes(), &Directory::default()).expect("a programme");
    let told: Vec<String> = reading.findings.iter().map(|finding| finding.message(Language::Vi)).collect();
    assert!(
        reading.items.len() == 2 || told.iter().any(|told| told.contains("Đoàn kiểm tra rừng")),
        "{told:?}"
    );
}
