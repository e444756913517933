//! Buttons that stand together are told apart by what a phone shows of them.

use insta::assert_snapshot;
use proptest::prelude::*;
use words::labels::{SHOWN, told_apart};

fn told(labels: &[&str]) -> String {
    told_apart(&labels.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>()).join("\n")
}

#[test]
fn short_labels_stay_as_they_are() {
    assert_snapshot!(told(&["Một việc", "Hai việc"]), @"
    Một việc
    Hai việc
    ");
}

#[test]
fn choices_that_begin_alike_show_their_number_and_where_they_part() {
    assert_snapshot!(told(&[
        "Hội nghị Ban Thường vụ Đảng ủy Sở: Lạc; Lễ chào cờ: Hoa",
        "Hội nghị Ban Thường vụ Đảng ủy Sở: Hoa; Lễ chào cờ: Lạc",
        "Cả hai việc: Lạc",
    ]), @"
    1. …Lạc; Lễ chào cờ: Hoa
    2. …Hoa; Lễ chào cờ: Lạc
    3. Cả hai việc: Lạc
    ");
}

#[test]
fn what_differs_early_is_shown_from_its_beginning() {
    assert_snapshot!(told(&[
        "Đúng, là Phòng Bảo trợ xã hội của Sở",
        "Không, là hai đơn vị khác nhau",
    ]), @"
    1. Đúng, là Phòng Bảo trợ xã…
    2. Không, là hai đơn vị khác…
    ");
}

proptest! {
    #[test]
    fn no_two_labels_look_the_same_on_a_phone(
        labels in proptest::collection::vec("(Họp |Hội nghị |Đảng ủy |Sở |12/11 |tại |a|b){1,14}", 2..6)
    ) {
        let told = told_apart(&labels);
        for (at, label) in told.iter().enumerate() {
            prop_assert!(label.chars().count() <= SHOWN, "{label}");
            prop_assert!(!told[..at].contains(label), "{told:?}");
        }
    }
}
