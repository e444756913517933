//! Findings in words: in the reader's language, and as scripts and earlier versions know them.

use std::collections::BTreeMap;

use plan::directory::Directory;
use reading::{About, Effect, Label, Reading, Severity, document::Note};
use serde_json::{Value, json};
use words::{
    Language,
    findings::{Printed, Say},
};

const DOUBTFUL: &str = "\
CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11 NĂM 2026
Ngày;Buổi;Nội dung;Địa điểm;Đơn vị chuẩn bị;Chủ trì
Thứ Năm 12/11/2026;Sáng;Giao ban tháng;Hội trường;Văn phòng;Lam
Thứ Hai 13/11/2026;Chiều;Làm việc với Đoàn kiểm tra;Phòng họp số 2;Văn phòng;Vịnh
Thứ Hai 31/11/2026;Sáng;Tiếp công dân định kỳ;Trụ sở;Văn phòng;Lam
mai;Sáng;Khánh thành trường;Xã Đông;Văn phòng;Lam
Thứ Hai 16/11/2026;Sáng;Họp Hội đồng thi đua, hoãn;Trụ sở;#REF!;Vịnh
";

fn read() -> Reading {
    reading::read(DOUBTFUL.as_bytes(), &Directory::default()).expect("a programme")
}

fn told(reading: &Reading, language: Language) -> String {
    let told = reading.findings.iter().map(|finding| {
        format!("{}\n    {}", finding.message(language), finding.labels(language).join(" / "))
    });
    told.collect::<Vec<_>>().join("\n")
}

#[test]
fn an_english_secretary_is_asked_in_english() {
    insta::assert_snapshot!(told(&read(), Language::En));
}

#[test]
fn the_json_of_a_reading_is_vietnamese_and_names_what_each_choice_does() {
    let reading = read();
    let json = serde_json::to_value(Printed::of(&reading)).expect("JSON");
    let weekday: &Value = json["findings"]
        .as_array()
        .and_then(|findings| findings.iter().find(|finding| finding["code"] == "weekday"))
        .expect("a doubt about a weekday");
    let mut weekday = weekday.clone();
    weekday["effects"][1]["set"] = json!("…");
    assert_eq!(
        weekday,
        json!({
            "severity": "question", "code": "weekday", "row": 2, "date": "2026-11-13", "items": [1],
            "message": "Văn bản ghi “Thứ Hai 13/11/2026”, nhưng ngày 13/11 là thứ Sáu, không phải thứ Hai.",
            "choices": ["Đúng là ngày 13/11", "Là thứ Hai, ngày 16/11", "Bỏ các việc của ngày này"],
            "effects": ["keep", {"set": "…"}, {"drop": [1]}],
        })
    );
}

/// In a sentence of the other language nothing but names and quotations is the same.
#[test]
fn a_note_on_the_file_is_said_in_both_languages() {
    let notes = [
        Note::OldFonts(vec![".VnTime".into()]),
        Note::UnknownFont { font: String::new(), text: "abc".into() },
        Note::Erased { words: vec!["abc".into()], more: 2 },
        Note::LostPart,
        Note::HiddenRows,
        Note::Uncomputed { cells: 3 },
        Note::LostPage,
        Note::Computed,
        Note::RecognisedScan,
        Note::RecognisedPhoto,
    ];
    for note in notes {
        let [vi, en] = Language::ALL.map(|language| words::findings::note(language, &note));
        assert!(vi != en && en.is_ascii() || en.contains('“'), "{vi} {en}");
    }
}

#[test]
fn a_draft_keeps_its_findings_and_those_of_earlier_versions() {
    let reading = read();
    let kept = serde_json::to_string(&reading).expect("JSON");
    assert_eq!(serde_json::from_str::<Reading>(&kept).expect("a reading"), reading);
    let mut earlier = serde_json::to_value(Printed::of(&reading)).expect("JSON");
    earlier["findings"].as_array_mut().expect("findings").push(json!({
        "severity": "note", "code": "document", "row": null, "date": null, "items": [],
        "message": "Bỏ qua các dòng ẩn trong bảng tính.", "choices": [],
    }));
    let again: Reading = serde_json::from_value(earlier).expect("a reading of an earlier version");
    for (old, new) in again.findings.iter().zip(&reading.findings) {
        assert_eq!((old.severity, old.code(), &old.items), (new.severity, new.code(), &new.items));
        assert_eq!(old.message(Language::En), new.message(Language::Vi), "it was written in Vietnamese");
        let effects = |finding: &reading::Finding| -> Vec<Effect> {
            finding.choices.iter().map(|choice| choice.effect.clone()).collect()
        };
        assert_eq!(effects(old), effects(new));
        assert!(old.choices.iter().all(|choice| matches!(choice.label, Label::Words(_))));
    }
    let note = again.findings.last().expect("the note");
    assert!(matches!(&note.about, About::Written { .. }) && note.severity == Severity::Note);
}

#[test]
fn a_document_is_read_the_same_each_time() {
    let sample = std::fs::read("samples/chuong-trinh-cong-tac-11-2026.txt").expect("the sample");
    let read = || reading::read(&sample, &Directory::default()).expect("a programme");
    let first = read();
    assert!((0..4).all(|_| read() == first));
}

/// Of the documents that the tests have, the first finding of each kind.
#[test]
fn every_kind_of_finding_is_put_into_english() {
    let mut told: BTreeMap<String, String> = BTreeMap::new();
    for file in super::account::documents() {
        let bytes = std::fs::read(&file).expect("the programme is there");
        let Ok(reading) = reading::read(&bytes, &Directory::default()) else { continue };
        for finding in &reading.findings {
            let sentence =
                format!("{} [{}]", finding.message(Language::En), finding.labels(Language::En).join(" / "));
            told.entry(finding.code().to_owned()).or_insert(sentence);
        }
    }
    let told: Vec<String> = told.into_iter().map(|(code, sentence)| format!("{code}: {sentence}")).collect();
    insta::assert_snapshot!(told.join("\n"));
}
