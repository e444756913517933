//! Which days and sessions a sentence asks for.

use super::check;

#[test]
fn days_are_those_of_the_calendar_day_before_month() {
    check(
        r#"
        Khang 12 | hôm nay => items 4 6 | 12/03
        Khang 12 | hnay có gì => items 4 6 | 12/03
        Khang 12 | nay => items 4 6 | 12/03
        Khang 12 | ngày mai => items 8 | 13/03
        Khang 12 | ngày mốt => items 9 10 | 14/03
        Khang 12 | ngày kia => items 9 10 | 14/03
        Khang 12 | hôm qua => empty near 12/03:2 | 11/03
        Khang 12 | hôm kia => empty near 12/03:2 | 10/03
        Khang 12 | 12/3 => items 4 6 | 12/03
        Khang 12 | 12/03/2024 => items 4 6 | 12/03
        Khang 12 | 12-3 => items 4 6 | 12/03
        Khang 12 | 12.3 => items 4 6 | 12/03
        Khang 12 | ngày 15 => items 12 | 15/03
        Khang 12 | ngày 15 tháng 3 => items 12 | 15/03
        Khang 12 | ngày 15 tháng 3 năm 2024 => items 12 | 15/03
        Khang 12 | ngày mười lăm tháng ba => items 12 | 15/03
        Khang 12 | mùng 4 => empty near 08/03:1 | 04/03
        Khang 12 | mồng sáu => empty near 08/03:1 | 06/03
        Khang 12 | hăm lăm => items 18 | 25/03
        Khang 12 | ngày hai mươi mốt => items 16 | 21/03
        Khang 12 | ngày ba mươi => empty near 29/03:1 | 30/03
        Khang 12 | 2024-03-15 => items 12 | 15/03
        Khang 12 | 15/3/24 => items 12 | 15/03
        Khang 12 | 3 ngày nữa => items 12 | 15/03
        Khang 12 | 3 ngày tới => items 8 9 10 12 | 13/03-15/03
        Khang 12 | ba ngày nữa => items 12 | 15/03
        Khang 12 | hai ngày tới => items 8 9 10 | 13/03-14/03
        Khang 12 | một tuần nữa => empty near 21/03:1 | 19/03
        Khang 12 | 2 tuần tới => items 8 9 10 12 16 17 18 | 13/03-26/03
        Khang 12 | 7 ngày qua => items 3 | 05/03-11/03
        Khang 12 | từ 12 đến 15 => items 4 6 8 9 10 12 | 12/03-15/03
        Khang 12 | từ 12 đến 15/3 => items 4 6 8 9 10 12 | 12/03-15/03
        Khang 12 | 12-15/3 => items 4 6 8 9 10 12 | 12/03-15/03
        Khang 12 | 12 - 15/3 => items 4 6 8 9 10 12 | 12/03-15/03
        Khang 12 | 12/3 - 15/3 => items 4 6 8 9 10 12 | 12/03-15/03
        Khang 12 | từ ngày 12 đến ngày 15 tháng 3 => items 4 6 8 9 10 12 | 12/03-15/03
        Khang 12 | từ mùng 4 đến mùng 8 => items 3 | 04/03-08/03
        Khang 12 | từ mai đến thứ 6 => items 8 9 10 12 | 13/03-15/03
        Khang 12 | từ thứ 2 đến thứ 4 tuần sau => empty near 21/03:1 | 18/03-20/03
        Khang 12 | t2-t4 tuần sau => empty near 21/03:1 | 18/03-20/03
        Khang 12 | thứ 2, thứ 5 tuần sau => items 16 | 18/03 21/03
        Khang 12 | ngày 12, 14 và 15 => items 4 6 9 10 12 | 12/03 14/03 15/03
        Khang 12 | từ nay đến cuối tháng => items 4 6 8 9 10 12 16 17 18 20 | 12/03-31/03
        Khang 12 | đến cuối tuần => items 4 6 8 9 10 12 | 12/03-17/03
        Khang 12 | đến hết tuần sau => items 4 6 8 9 10 12 16 17 | 12/03-24/03
        Khang 12 | từ ngày 21 => items 16 17 18 20 | 21/03-31/03
        Khang 12 | sau ngày 21 => items 17 18 20 | 22/03-31/03
        Khang 12 | trước ngày 5 => items 0 | 01/03-04/03
        Khang 12 | trước 15/3 => items 4 6 8 9 10 | 12/03-14/03
        Khang 12 | từ 28/2 đến 5/3 => items 0 | 28/02-05/03
        Khang 12 | from 12 to 15 March => items 4 6 8 9 10 12 | 12/03-15/03
        Khang 12 | 12/3 to 15/3 => items 4 6 8 9 10 12 | 12/03-15/03
        Khang 12 | quý 1 => items 0 3 4 6 8 9 10 12 16 17 18 20 | 01/01-31/03
        Khang 12 | mai và thứ 6 => items 8 12 | 13/03 15/03
        "#,
    );
}

#[test]
fn weeks_run_from_monday_to_sunday_and_months_have_three_parts() {
    check(
        r#"
        Khang 12 | tuần này => items 4 6 8 9 10 12 | 11/03-17/03
        Khang 12 | trong tuần => items 4 6 8 9 10 12 | 11/03-17/03
        Khang 17 | tuần này => items 4 6 8 9 10 12 | 11/03-17/03
        Khang 17 | tuần sau => items 16 17 | 18/03-24/03
        Khang 12 | tuần trước => items 3 | 04/03-10/03
        Khang 12 | tuần tới => items 16 17 | 18/03-24/03
        Khang 12 | sang tuần => items 16 17 | 18/03-24/03
        Khang 12 | sang tuan => items 16 17 | 18/03-24/03
        Khang 12 | cuối tuần => empty near 21/03:1 | 16/03-17/03
        Khang 12 | cuối tuần sau => empty near 25/03:1 | 23/03-24/03
        Khang 12 | đầu tuần sau => empty near 21/03:1 | 18/03-19/03
        Khang 12 | đầu tháng => items 0 3 | 01/03-10/03
        Khang 12 | nửa đầu tháng => items 0 3 4 6 8 9 10 12 | 01/03-15/03
        Khang 12 | nửa cuối tháng này => items 16 17 18 20 | 16/03-31/03
        Khang 12 | trong tuần từ 21/3 đến 25/3 => items 16 17 18 | 21/03-25/03
        Khang 12 | tuần này và từ 21 đến 22 => items 4 6 8 9 10 12 16 17 | 11/03-17/03 21/03-22/03
        Khang 12 | mai có phải đi làm không => items 8 | 13/03
        Khang 12 | giữa tháng => items 4 6 8 9 10 12 | 11/03-20/03
        Khang 12 | cuối tháng => items 16 17 18 20 | 21/03-31/03
        Khang 12 | tháng này => items 0 3 4 6 8 9 10 12 16 17 18 20 | 01/03-31/03
        Khang 12 | tháng 3 => items 0 3 4 6 8 9 10 12 16 17 18 20 | 01/03-31/03
        Khang 12 | tháng ba => items 0 3 4 6 8 9 10 12 16 17 18 20 | 01/03-31/03
        Khang 12 | tháng 4 => empty near 29/03:1 | 01/04-30/04
        Khang 12 | đầu tháng 4 => empty near 29/03:1 | 01/04-10/04
        Khang 12 | tháng sau => empty near 29/03:1 | 01/04-30/04
        Khang 12 | thang sau => empty near 29/03:1 | 01/04-30/04
        Khang 12 | tháng trước => empty near 01/03:1 | 01/02-29/02
        Khang 12 | 3/2024 => items 0 3 4 6 8 9 10 12 16 17 18 20 | 01/03-31/03
        "#,
    );
}

#[test]
fn a_weekday_is_the_next_one_unless_a_week_is_named() {
    check(
        r#"
        Khang 12 | thứ 3 => items 4 6 | 12/03
        Khang 12 | thứ ba => items 4 6 | 12/03
        Khang 12 | thu ba => items 4 6 | 12/03
        Khang 12 | thu 5 => items 9 10 | 14/03
        Khang 12 | th6 => items 12 | 15/03
        Khang 12 | T6 => items 12 | 15/03
        Khang 12 | t2 => empty near 21/03:1 | 18/03
        Khang 12 | CN => empty near 21/03:1 | 17/03
        Khang 12 | chủ nhật => empty near 21/03:1 | 17/03
        Khang 12 | chu nhat => empty near 21/03:1 | 17/03
        Khang 12 | thứ sáu => items 12 | 15/03
        Khang 12 | thu sau => items 12 | 15/03
        Khang 12 | thu sau tuan sau => items 17 | 22/03
        Khang 12 | thứ năm tuần sau => items 16 | 21/03
        Khang 12 | thu nam tuan toi => items 16 | 21/03
        Khang 12 | thứ 2 tuần này => empty near 12/03:2 | 11/03
        Khang 12 | thứ 2 => empty near 21/03:1 | 18/03
        Khang 12 | thứ 2 vừa rồi => empty near 12/03:2 | 11/03
        Khang 12 | thứ 6 tuần trước => items 3 | 08/03
        Khang 12 | thứ 3 tới => empty near 21/03:1 | 19/03
        Khang 12 | thứ 8 => ask
        Khang 12 | thứ 5 ngày 14/3 => items 9 10 | 14/03
        Khang 12 | thứ 5 ngày 15/3 => ask [14/03] [15/03]
        Khang 12 | thứ Ba 19/3 => empty near 21/03:1 | 19/03
        Khang 12 | 30/2 => ask [29/02] [01/03]
        Khang 12 | 31/4 => ask [30/04] [01/05]
        Khang 12 | 15/13 => ask
        Khang 12 | ngày 32 => ask
        "#,
    );
}

#[test]
fn a_session_or_an_hour_takes_all_day_items_and_those_without_a_session_along() {
    check(
        r#"
        Khang 12 | sáng mai => items 8 | 13/03 morning
        Khang 12 | chiều nay => empty near 12/03:2 | 12/03 afternoon
        Khang 12 | tối nay => items 6 | 12/03 evening
        Khang 12 | toi nay => items 6 | 12/03 evening
        Khang 12 | sang mai => items 8 | 13/03 morning
        Khang 12 | sang thu 6 => empty near 15/03:1 | 15/03 morning
        Khang 12 | chiều thứ 5 => items 9 10 | 14/03 afternoon
        Khang 12 | tối thứ 6 => empty near 15/03:1 | 15/03 evening
        Khang 12 | toi thu 6 => empty near 15/03:1 | 15/03 evening
        Khang 12 | chiều có gì => empty near 12/03:2 | 12/03 afternoon
        Khang 12 | sáng => items 4 | 12/03 morning
        Khang 12 | buổi sáng ngày 13 => items 8 | 13/03 morning
        Khang 12 | 8h sáng mai => items 8 | 13/03 morning
        Khang 12 | 14h hôm nay => empty near 12/03:2 | 12/03 afternoon
        Khang 12 | 2h chiều nay => empty near 12/03:2 | 12/03 afternoon
        Khang 12 | 8 giờ 30 ngày mai => items 8 | 13/03 morning
        Khang 12 | 19:00 hôm nay => items 6 | 12/03 evening
        Hải 12 | chiều mai => items 7 | 13/03 afternoon
        Hải 12 | tối mai => empty near 13/03:1 | 13/03 evening
        Thu 12 | sáng thứ 5 => items 10 | 14/03 morning
        Hải 12 | ngày 19 => items 14 | 19/03
        Hải 12 | tuần sau => items 14 17 | 18/03-24/03
        "#,
    );
}

#[test]
fn each_day_has_the_sessions_that_are_said_of_it() {
    check(
        r#"
        VT 12 | sáng thứ 3 và chiều thứ 6 => items 4 12 13 | 12/03 morning; 15/03 afternoon
        VT 12 | sang thu 3, chieu thu 6 => items 4 12 13 | 12/03 morning; 15/03 afternoon
        VT 12 | thứ 3 sáng, thứ 6 chiều => items 4 12 13 | 12/03 morning; 15/03 afternoon
        VT 12 | sáng 12/3 và chiều ngày 15 => items 4 12 13 | 12/03 morning; 15/03 afternoon
        VT 12 | thứ 3 và chiều thứ 6 => items 4 5 6 12 13 | 12/03; 15/03 afternoon
        VT 12 | sáng thứ 6 và cả ngày thứ 3 => items 4 5 6 11 | 12/03; 15/03 morning
        VT 12 | chiều thứ 3 và thứ 6 => items 5 12 13 | 12/03 15/03 afternoon
        VT 12 | chiều nay và ngày mai => items 5 7 8 | 12/03 afternoon; 13/03
        VT 12 | sáng và chiều thứ 6 => items 11 12 13 | 15/03 morning afternoon
        VT 12 | thứ 6 sáng và chiều => items 11 12 13 | 15/03 morning afternoon
        VT 12 | từ chiều nay đến sáng thứ 5 => items 5 6 7 8 10 | 12/03 afternoon evening; 13/03; 14/03 morning
        VT 12 | từ sáng đến chiều mai => items 7 8 | 13/03 morning afternoon
        VT 12 | từ 8h đến 10h sáng mai => items 7 8 | 13/03 morning
        VT 12 | 7h tối nay => items 6 | 12/03 evening
        VT 12 | 3h chiều thứ 5 => items 9 10 | 14/03 afternoon
        VT 12 | Tuesday morning and Friday afternoon => items 4 12 13 | 12/03 morning; 15/03 afternoon
        VT 12 | tối thứ 3, sáng thứ 4 tuần này => items 6 7 8 | 12/03 evening; 13/03 morning
        "#,
    );
}

#[test]
fn weekdays_are_listed_by_their_numbers_and_belong_to_the_week_beside_them() {
    check(
        r#"
        Khang 12 | thứ 3, 5 và 6 => items 4 6 9 10 12 | 12/03 14/03 15/03
        Khang 12 | thứ hai, tư, sáu tuần sau => items 17 | 18/03 20/03 22/03
        Khang 12 | t3-6 => items 4 6 8 9 10 12 | 12/03-15/03
        Khang 12 | từ thứ 3 tới thứ 5 => items 4 6 8 9 10 | 12/03-14/03
        Khang 12 | thứ 6 tuần trước và thứ 5 tuần sau => items 3 16 | 08/03 21/03
        Khang 12 | từ thứ 5 đến hết tuần sau => items 9 10 12 16 17 | 14/03-24/03
        Khang 12 | sáng thứ 2 đầu tuần sau => empty near 21/03:1 | 18/03 morning
        Khang 15 | thứ 2 đầu tuần => empty near 21/03:1 | 18/03
        Khang 12 | thứ năm, 21/3/2024 => items 16 | 21/03
        Khang 12 | thứ năm, 22/3/2024 => ask [21/03] [22/03]
        Khang 12 | thứ 5 tuần này, thứ 6 tuần sau => items 9 10 17 | 14/03 22/03
        Khang 12 | last Friday => items 3 | 08/03
        "#,
    );
}

#[test]
fn a_bare_number_is_a_day_where_the_words_around_it_say_so() {
    check(
        r#"
        Khang 12 | từ 15 đến cuối tháng => items 12 16 17 18 20 | 15/03-31/03
        Khang 12 | sáng 13 => items 8 | 13/03 morning
        Khang 12 | từ sáng 12 đến chiều 13 => items 4 6 8 | 12/03; 13/03 morning afternoon
        Khang 12 | 15 tháng này => items 12 | 15/03
        Khang 12 | hai mươi mốt tháng này => items 16 | 21/03
        Khang 12 | ngày 5 tháng sau => empty near 29/03:1 | 05/04
        Khang 12 | đến hết tháng => items 4 6 8 9 10 12 16 17 18 20 | 12/03-31/03
        Khang 12 | tu gio toi cuoi tuan => items 4 6 8 9 10 12 | 12/03-17/03
        Khang 12 | từ đầu tuần đến giờ => items 4 6 | 11/03-12/03
        Khang 12 | từ tuần sau => items 16 17 18 20 | 18/03-31/03
        Khang 12 | between 12/3 and 15/3 => items 4 6 8 9 10 12 | 12/03-15/03
        Khang 12 | next two weeks => items 8 9 10 12 16 17 18 | 13/03-26/03
        Khang 12 | Mar 15 => items 12 | 15/03
        Khang 12 | the 15th => items 12 | 15/03
        Khang 12 | cuối tháng tôi có gì => items 16 17 18 20 | own 21/03-31/03
        Khang 12 | những ngày còn lại trong tháng => items 4 6 8 9 10 12 16 17 18 20 | 12/03-31/03
        Khang 12 | my agenda for the rest of the month => items 4 6 8 9 10 12 16 17 18 20 | own 12/03-31/03
        Khang 12 | đầu giờ sáng mai => items 8 | 13/03 morning
        "#,
    );
}
