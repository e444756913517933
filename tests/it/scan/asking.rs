//! What is unsure is asked, and what there is to look at goes with it.

use image::{GenericImageView, Rgb};
use reading::{Finding, Severity};
use words::{Language, findings::Say};

use super::{BLACK, COLUMNS, ROW, Said, TABLE, bar, drawn, fill, lines, usual};

/// A stamp's ink.
const RED: Rgb<u8> = Rgb([214, 40, 46]);

fn questions(findings: &[Finding]) -> Vec<&Finding> {
    findings.iter().filter(|finding| finding.severity == Severity::Question).collect()
}

#[test]
fn a_word_that_may_be_another_is_asked_with_the_cut_out_of_its_cell() {
    let mut rows = usual();
    rows[1][2] = Said::differently("DN", "ĐN");
    let (reading, pages) = drawn(&rows).read();
    let [question] = questions(&reading.findings)[..] else { panic!("{:?}", reading.findings) };
    assert_eq!(question.items, [1]);
    assert!(question.message(Language::Vi).contains("“DN” (hay “ĐN”)"), "{}", question.message(Language::Vi));
    let cutout = &reading.cutouts[question.about.cutout().expect("something to look at")];
    let picture = scan::cut_out(&pages, cutout).expect("a picture");
    assert!(picture.len() < 100_000, "{} bytes", picture.len());
    let picture = image::load_from_memory(&picture).expect("a JPEG");
    let reddish = |Rgb([red, green, _]): Rgb<u8>| red > 150 && green < 100;
    assert!(picture.to_rgb8().pixels().any(|dot| reddish(*dot)), "the word is marked");
    assert!(picture.width() < 8 * picture.height() + 8, "Telegram takes it: {:?}", picture.dimensions());
}

#[test]
fn a_code_that_a_stamp_crosses_is_asked_and_a_plain_word_is_not() {
    let mut page = drawn(&usual());
    // Across the units of the second row, and across the work of the third.
    fill(&mut page.page, (COLUMNS[2] + 10, TABLE + 2 * ROW + 35), (100, 5), RED);
    bar(&mut page.page, COLUMNS[2] + 20, TABLE + 2 * ROW + 30, 30, BLACK);
    fill(&mut page.page, (COLUMNS[1] + 10, TABLE + 3 * ROW + 25), (100, 5), RED);
    let (reading, _) = page.read();
    let [question] = questions(&reading.findings)[..] else { panic!("{:?}", reading.findings) };
    assert_eq!((question.items.as_slice(), question.about.cutout()), ([1].as_slice(), Some(0)));
}

#[test]
fn a_hyphen_that_was_seen_once_joins_the_same_codes_wherever_it_was_missed() {
    let mut rows = usual();
    rows[0][2] = Said::differently("TT BVTV", "TT- BVTV");
    rows[2][2] = Said::alike("TT BVTV");
    let (reading, _) = drawn(&rows).read();
    assert_eq!(reading.items[0].units, ["TT-BVTV"]);
    assert_eq!(reading.items[2].units, ["TT-BVTV"]);
}

/// A programme that is a list, a line each.
const LIST: [&str; 6] = [
    super::TITLE,
    "Thứ Hai, ngày 02/11/2026",
    "- 8h00: Họp giao ban tháng",
    "- 14h00: Kiểm tra công tác dạy nghề",
    "Thứ Ba, ngày 03/11/2026",
    "- 7h30: Dự Hội nghị sơ kết công tác đào tạo nghề năm 2026",
];

#[test]
fn an_unsure_day_above_a_list_is_asked_about_all_works_below_it() {
    let mut second = LIST;
    second[1] = "Thứ Hai, ngày 07/11/2026";
    let (reading, _) = lines(&LIST, &second).read();
    let [question] = questions(&reading.findings)[..] else { panic!("{:?}", reading.findings) };
    assert_eq!(question.items, [0, 1]);
}

#[test]
fn an_unsure_number_of_a_work_outside_of_tables_is_asked() {
    let mut second = LIST;
    second[3] = "- 11h00: Kiểm tra công tác dạy nghề";
    let (reading, _) = lines(&LIST, &second).read();
    let [question] = questions(&reading.findings)[..] else { panic!("{:?}", reading.findings) };
    assert_eq!(question.items, [1]);
    assert!(
        question.message(Language::Vi).contains("“14h00:” (hay “11h00:”)"),
        "{}",
        question.message(Language::Vi)
    );
    assert!(question.about.cutout().is_some());
}
