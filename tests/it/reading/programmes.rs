//! Programmes written by hand for this project, one for each layout and format, and what is read in them.
//!
//! Each stands beside what a careful secretary reads in it (`*.gold.json`), made without the reader.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use plan::directory::Directory;
use words::{Language, findings::Say};

use super::score::{Gold, score};

/// How many items may not be exact, how many errors silent, how many questions needless.
struct Allowed {
    inexact: usize,
    silent: usize,
    asked: usize,
}

const NOTHING: Allowed = Allowed { inexact: 0, silent: 0, asked: 0 };

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/programmes")
}

/// Reads a programme and holds it against its gold.
fn check(file: &Path, gold: &str, allowed: &Allowed) {
    let gold = std::fs::read(data().join(format!("{gold}.gold.json"))).expect("the gold is there");
    let gold: Gold = serde_json::from_slice(&gold).expect("the gold is one");
    let bytes = std::fs::read(file).expect("the programme is there");
    let reading = reading::read(&bytes, &Directory::default()).expect("the programme can be read");
    let (score, faults) = score(&gold, &reading);
    let mut told = format!("{score:?}\n");
    for fault in faults {
        writeln!(told, "    {fault}").expect("memory takes it");
    }
    for finding in &reading.findings {
        let place = (finding.date, &finding.items);
        writeln!(
            told,
            "    {:?} {} {place:?} {}",
            finding.severity,
            finding.code(),
            finding.message(Language::Vi)
        )
        .expect("memory takes it");
    }
    println!("{told}");
    assert!(score.items - score.exact <= allowed.inexact, "too few exact items: {told}");
    assert!(score.silent <= allowed.silent, "silent errors: {told}");
    assert!(score.asked <= allowed.asked, "needless questions: {told}");
}

fn check_data(name: &str, format: &str, allowed: &Allowed) {
    check(&data().join(format!("{name}.{format}")), name, allowed);
}

#[test]
fn the_sample_programme_is_read_to_the_last_item() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/chuong-trinh-cong-tac-11-2026.txt");
    check(&sample, "a-sample-11-2026", &NOTHING);
}

#[test]
fn a_month_pasted_without_paragraphs_is_read_as_a_secretary_reads_it() {
    check_data("a-txt-thang-9-2025", "txt", &NOTHING);
}

#[test]
fn a_month_saved_as_html_by_word_is_read_as_a_secretary_reads_it() {
    check_data("a-html-thang-12-2024", "html", &NOTHING);
}

#[test]
fn a_month_in_word_with_tracked_changes_and_namesakes_is_read_as_a_secretary_reads_it() {
    check_data("a-docx-thang-7-2025", "docx", &NOTHING);
}

#[test]
fn a_university_week_in_word_is_read_as_a_secretary_reads_it() {
    check_data("b-docx-tuan-19-2024", "docx", &NOTHING);
}

#[test]
fn a_school_week_in_a_workbook_is_read_as_a_secretary_reads_it() {
    check_data("b-xlsx-tuan-06-2026", "xlsx", &NOTHING);
}

#[test]
fn a_province_week_on_a_portal_page_is_read_as_a_secretary_reads_it() {
    check_data("b-html-tuan-29-2025", "html", &NOTHING);
}

#[test]
fn a_ward_week_as_csv_is_read_as_a_secretary_reads_it() {
    check_data("b-csv-tuan-46-2025", "csv", &NOTHING);
}

#[test]
fn a_list_whose_subjects_are_the_officials_is_read_as_a_secretary_reads_it() {
    check_data("c-txt-tuan-22-2025", "txt", &NOTHING);
}

#[test]
fn a_district_day_under_labels_is_read_as_a_secretary_reads_it() {
    check_data("d-txt-ngay-27-05-2024", "txt", &NOTHING);
}

#[test]
fn a_commune_week_under_sessions_and_labels_is_read_as_a_secretary_reads_it() {
    check_data("d-docx-tuan-12-2026", "docx", &NOTHING);
}

#[test]
fn a_column_for_each_director_is_read_as_a_secretary_reads_it() {
    check_data("e-xlsx-tuan-33-2024", "xlsx", &NOTHING);
}

#[test]
fn a_week_across_the_year_in_two_columns_is_read_as_a_secretary_reads_it() {
    check_data("f-xlsx-tuan-01-2026", "xlsx", &NOTHING);
}

#[test]
fn an_export_with_real_dates_is_read_as_a_secretary_reads_it() {
    check_data("g-xlsx-thang-3-2025", "xlsx", &NOTHING);
}

#[test]
fn a_database_without_a_title_is_read_as_a_secretary_reads_it() {
    check_data("g-csv-tuan-24-2026", "csv", &NOTHING);
}

#[test]
fn a_month_printed_to_pdf_over_several_pages_is_read_as_a_secretary_reads_it() {
    check_data("a-pdf-thang-5-2026", "pdf", &NOTHING);
}

#[test]
fn a_commune_week_printed_to_pdf_is_read_as_a_secretary_reads_it() {
    check_data("b-pdf-tuan-41-2025", "pdf", &NOTHING);
}

#[test]
fn a_council_week_with_parentheses_behind_its_items_is_read_as_a_secretary_reads_it() {
    check_data("a2-html-tuan-21-2025", "html", &NOTHING);
}

#[test]
fn a_party_committee_week_adjusted_nine_times_is_read_as_a_secretary_reads_it() {
    check_data("c-docx-tuan-11-2023", "docx", &NOTHING);
}

#[test]
fn a_column_for_each_meeting_room_is_read_as_a_secretary_reads_it() {
    check_data("e-html-tuan-09-2026", "html", &Allowed { inexact: 1, silent: 1, asked: 0 });
}

#[test]
fn a_month_in_an_old_code_page_is_read_as_a_secretary_reads_it() {
    check_data("b-csv-thang-8-2020", "csv", &NOTHING);
}
