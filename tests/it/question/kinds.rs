//! Kinds of questions beyond who, when and where: what remains, what is next, exceptions, yes or no, the calendar,
//! what was spoken of before, chat spelling, slips.

use super::check;

#[test]
fn what_is_over_is_left_out_of_what_remains_and_the_next_one_stands_alone() {
    check(
        r#"
        Khang 12 | hôm nay còn gì => items 4 6 | remaining 12/03
        Khang 14 | tuần này còn việc nào nữa => items 9 10 12 | remaining 11/03-17/03
        Khang 12 | tháng này tôi còn mấy cuộc => items 4 6 8 9 10 12 16 17 18 20 | count remaining own 01/03-31/03
        Khang 12 | buổi họp kế tiếp của tôi => items 4 | next own
        Hải 14 | bao giờ tôi lại có lịch => items 10 | when next own
        "#,
    );
}

#[test]
fn a_week_has_a_number_and_days_are_counted_from_others() {
    check(
        r#"
        Khang 12 | tuần 12 => items 16 17 | 18/03-24/03
        Khang 12 | tuần thứ 2 của tháng 3 có gì => items 3 | 04/03-10/03
        Khang 12 | tuần 3 => ask [11/03-17/03] [15/01-21/01]
        Khang 12 | hôm này tuần sau => empty near 21/03:1 | 19/03
        Khang 12 | ngày cuối tháng => empty near 29/03:1 | 31/03
        Khang 12 | 2 ngày sau 13/3 => items 12 | 15/03
        Khang 12 | 15 này bận gì => items 12 | 15/03
        Khang 12 | 14 => ask [14/03] [14h]
        "#,
    );
}

#[test]
fn exceptions_and_negations_turn_the_meaning_round() {
    check(
        r#"
        Khang 12 | ngoài tiếp công dân tuần này tôi có gì => items 4 6 8 10 12 | own 11/03-17/03 -tiếp công dân
        VT 12 | việc tuần này không phải của giám đốc => items 5 7 11 13 | all 11/03-17/03 -Khang
        Khang 12 | tuần này trừ thứ 5 => items 4 6 8 12 | 11/03-13/03 15/03-17/03
        QLCL 12 | việc nào tuần này phòng không phải chuẩn bị => items 4 6 8 9 11 12 | preparing all 11/03-17/03 -QLCL
        "#,
    );
}

#[test]
fn two_are_free_together_where_neither_has_an_item() {
    check(
        r#"
        VT 12 | đ/c Thu và đ/c Hải cùng rảnh hôm nào tuần này => empty free 11,16,17 | free Thu,Hải 11/03-17/03
        VT 12 | phòng họp số 2 sáng mai còn trống không => empty places Phòng họp số 2 | freeplaces 13/03 morning “phòng họp số 2”
        "#,
    );
}

#[test]
fn what_was_never_spoken_of_is_asked_back() {
    check(
        r#"
        Khang 12 | chị ấy tuần sau bận không => ask [Khang] [Thu] [Hải] [Nguyễn Minh] [Trần Minh]
        Khang 12 | bữa đó có gì => ask [12/03] [13/03] [14/03]
        Khang 12 | việc này ở đâu => ask [#4] [#6] [#8] [#9] [#10] [#12]
        "#,
    );
}

#[test]
fn a_question_about_the_calendar_is_answered_from_the_calendar() {
    check(
        r#"
        Khang 12 | 20/3 rơi vào thứ mấy => empty | calendar 20/03
        Khang 12 | thứ 6 tuần sau là ngày bao nhiêu => empty | calendar 22/03
        Khang 12 | hôm nay ngày mấy => empty | calendar 12/03
        "#,
    );
}

#[test]
fn chat_spelling_and_slips_are_undone_where_a_word_is_known() {
    check(
        r#"
        Khang 12 | mai e fai lm j z => items 8 | own 13/03
        Khang 12 | tuan nay bnhiu cuoc v => items 4 6 8 9 10 12 | count 11/03-17/03
        Khang 12 | maiii có j hông => items 8 | 13/03
        Khang 12 | lcih tuầm này => items 4 6 8 9 10 12 | 11/03-17/03
        Khang 12 | 2moro => items 8 | 13/03
        Khang 12 | > tuần này có gì => items 4 6 8 9 10 12 | 11/03-17/03
        Khang 12 | nghỉ => empty free 16,17,18,19,20,23,24 | free 12/03-24/03
        Khang 12 | mai có xyzq không => items 8 unclear xyzq | 13/03
        "#,
    );
}

#[test]
fn what_is_asked_of_the_bot_itself_is_no_question_of_items() {
    let sample = super::sample::Sample::new();
    for text in ["hướng dẫn", "em biết làm gì", "dùng thế nào"] {
        assert_eq!(sample.ask("Khang", 12, text, None).talk, Some(asking::Talk::Guide), "{text}");
    }
    for text in ["bot hỏng thì gọi ai", "không được thì liên hệ ai"] {
        assert_eq!(sample.ask("Khang", 12, text, None).talk, Some(asking::Talk::Contact), "{text}");
    }
}

#[test]
fn a_file_is_of_the_days_named_or_of_the_programme_in_force() {
    check(
        r#"
        Khang 12 | gửi tôi file Word tuần này => document 4 6 8 9 10 12 | word 11/03-17/03
        VT 12 | xuất file excel ngày mai => document 7 8 | excel 13/03
        KHTC 12 | cho xin bản mềm lịch tháng này => document 2 4 8 10 16 20 | word 01/03-31/03
        "#,
    );
}

#[test]
fn what_no_programme_answers_is_said_to_be_unclear() {
    check(
        r#"
        Khang 12 | tuần này có gì quan trọng không => items 4 6 8 9 10 12 unclear quan trọng | 11/03-17/03
        VT 12 | tiếp công dân abcxyz khi nào => items 9 unclear abcxyz | when “tiếp công dân”
        VT 12 | họp chi bộ ngày nào => empty | when “họp chi bộ”
        "#,
    );
}

#[test]
fn who_goes_or_meets_somebody_asks_of_their_own() {
    check(
        r#"
        Khang 12 | mai đi đâu z ta => items 8 | where own 13/03
        Khang 12 | chị còn phải đi đâu nữa không => items 4 6 8 9 10 12 16 17 18 20 | where remaining own
        VT 12 | đ/c Khang có họp với đ/c Thu tuần này không => items 10 12 | Khang+Thu 11/03-17/03
        "#,
    );
}

#[test]
fn a_slip_is_undone_and_the_sentence_that_was_meant_is_said() {
    let sample = super::sample::Sample::new();
    let cases = [
        ("tuần sua có gì", Some("tuần sau có gì")),
        ("thứ sáo có gì", Some("thứ sáu có gì")),
        ("chiếu mai", Some("chiều mai")),
        ("tuần sau có gì", None),
        ("mai co j k", None),
    ];
    for (typed, read) in cases {
        assert_eq!(sample.ask("Khang", 12, typed, None).corrected.as_deref(), read, "{typed}");
    }
}

#[test]
fn orders_are_shown_with_the_items_they_are_about() {
    use asking::Todo;
    let sample = super::sample::Sample::new();
    let todo = |asker: &str, text: &str| {
        let answer = sample.ask(asker, 12, text, None);
        (answer.todo, answer.items)
    };
    for text in ["chiều nay tôi không dự được", "báo vắng chiều nay", "chiều nay mình bận không đi được ạ"]
    {
        let (todo, items) = todo("Thu", text);
        assert!(matches!(todo, Some(Todo::Absent(_))), "{text}: {todo:?}");
        assert_eq!(items, [5], "{text}");
    }
    for text in ["nhắc tôi việc chiều nay trước 1 tiếng", "nhắc tôi trước 60 phút cuộc chiều nay"]
    {
        let (todo, items) = todo("Thu", text);
        assert!(matches!(todo, Some(Todo::Remind { minutes: 60, .. })), "{text}: {todo:?}");
        assert_eq!(items, [5], "{text}");
    }
    let (every, _) = todo("Thu", "nhắc tôi trước 60 phút mỗi việc");
    assert_eq!(every, Some(Todo::RemindBefore(Some(60))));
    for text in ["ủy quyền cho anh Hải hội đồng khoa học", "chiều nay tôi không dự được, nhờ anh Hải đi thay"]
    {
        let (todo, items) = todo("Thu", text);
        assert!(matches!(todo, Some(Todo::Delegate { .. })), "{text}: {todo:?}");
        assert_eq!(items, [5], "{text}");
    }
    for text in ["ai không dự được chiều nay", "chiều nay tôi không dự được à", "hủy họp chiều nay"]
    {
        assert!(!matches!(todo("Thu", text).0, Some(Todo::Cancel(_))), "{text}");
    }
}

#[test]
fn a_session_alone_is_taken_out_of_its_day() {
    check(
        r#"
        Khang 12 | trừ chiều thứ 6 tuần này tôi có gì => items 4 6 8 9 10 | own 11/03-14/03; 15/03 morning evening; 16/03-17/03
        VT 12 | lịch cả cơ quan tuần này trừ sáng mai => items 4 5 6 7 9 10 11 12 13 | all 11/03-12/03; 13/03 afternoon evening; 14/03-17/03
        "#,
    );
}
