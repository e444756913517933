//! What a follow-up keeps of the question before it, and what it says anew.

use super::sample::{Sample, in_short};

/// Sentences one after another, asked by one person on Tuesday 12 March; the last one's answer.
fn conversation(asker: &str, sentences: &[&str]) -> String {
    let sample = Sample::new();
    let mut previous = None;
    let mut last = String::new();
    for sentence in sentences {
        let answer = sample.ask(asker, 12, sentence, previous.as_ref());
        last = in_short(&answer);
        previous = answer.question.or(previous);
    }
    last
}

#[test]
fn a_new_period_keeps_the_person() {
    assert_eq!(
        conversation("Khang", &["lịch đ/c Hải tuần này", "thế còn tuần sau?"]),
        "items 14 17 | Hải 18/03-24/03"
    );
}

#[test]
fn a_new_person_keeps_the_period() {
    assert_eq!(
        conversation("Khang", &["lịch đ/c Hải ngày mai", "còn đ/c Thu?"]),
        "empty near 14/03:1 | Thu 13/03"
    );
}

#[test]
fn a_new_session_keeps_the_day() {
    assert_eq!(conversation("VT", &["thứ 6 có gì", "chiều thì sao"]), "items 12 13 | 15/03 afternoon");
}

#[test]
fn a_new_period_keeps_the_words_and_the_role() {
    assert_eq!(
        conversation("VT", &["ai đi kiểm tra tuần này", "vậy còn tháng này?"]),
        "items 1 7 19 | who 01/03-31/03 “kiểm tra”"
    );
}

#[test]
fn a_whole_question_keeps_nothing() {
    assert_eq!(conversation("Khang", &["lịch đ/c Hải tuần này", "mai có gì"]), "items 8 | 13/03");
}

#[test]
fn a_bare_who_or_where_is_about_what_was_answered() {
    assert_eq!(
        conversation("Khang", &["khi nào tiếp công dân", "ai chủ trì?"]),
        "items 9 | who chairing “tiếp công dân”"
    );
    assert_eq!(
        conversation("Khang", &["tuần này ai đi kiểm tra", "ở đâu"]),
        "items 7 | where 11/03-17/03 “kiểm tra”"
    );
}

#[test]
fn a_follow_up_may_ask_for_the_asker() {
    assert_eq!(conversation("Khang", &["lịch đ/c Hải ngày mai", "còn tôi?"]), "items 8 | own 13/03");
    assert_eq!(
        conversation("Khang", &["what does Mr Hải have this week", "and next week?"]),
        "items 14 17 | Hải 18/03-24/03"
    );
}

#[test]
fn a_file_may_be_of_what_was_answered() {
    assert_eq!(
        conversation("Khang", &["lịch đ/c Thu tuần này", "gửi tôi file Word của tuần đó"]),
        "document 5 10 12 13 | word Thu 11/03-17/03"
    );
    assert_eq!(
        conversation("VT", &["khi nào tiếp công dân", "gửi file excel"]),
        "document 9 | excel “tiếp công dân”"
    );
}
