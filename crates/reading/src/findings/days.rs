//! Doubts about days: what a heading or a cell prints, and what the calendar says; knows no names.

use chrono::{Datelike, Weekday};

use super::{
    super::{
        Effect, Finding, Severity,
        assemble::Assembled,
        calendar::DateDoubt,
        gathered::{Gathered, Heading},
    },
    choice, day, question,
};
use plan::Item;

/// Doubts about the days of headings.
pub fn about_days(done: &mut Assembled, found: &Gathered) {
    let doubtful =
        found.headings.iter().filter(|h| matches!(h.doubt, Some(DateDoubt::Weekday { .. }))).count();
    if doubtful > 3 && doubtful * 2 > found.headings.len() {
        all_weekdays(done, found, doubtful);
    }
    for (index, heading) in found.headings.iter().enumerate() {
        let Some(doubt) = &heading.doubt else { continue };
        let falls = *doubt == DateDoubt::Falls;
        let about = |heading: usize| heading == index || falls && heading + 1 == index;
        let items: Vec<usize> = (0..done.items.len()).filter(|&at| about(done.origins[at].heading)).collect();
        if items.is_empty()
            || (matches!(doubt, DateDoubt::Weekday { .. })
                && doubtful > 3
                && doubtful * 2 > found.headings.len())
        {
            continue;
        }
        let finding = about_day(done, heading, doubt, items);
        done.findings.push(finding);
    }
}

pub(super) fn about_day(
    done: &Assembled,
    heading: &Heading,
    doubt: &DateDoubt,
    items: Vec<usize>,
) -> Finding {
    let date = heading.date;
    let (code, message, other) = match doubt {
        DateDoubt::Weekday { printed, meant } => (
            "weekday",
            format!(
                "Văn bản ghi “{}”, nhưng ngày {} là {}, không phải {}.",
                heading.text,
                day(date),
                weekday(date.weekday()),
                weekday(*printed)
            ),
            *meant,
        ),
        DateDoubt::Impossible => (
            "impossible_date",
            format!("“{}” không phải là một ngày có thật; tạm hiểu là ngày {}.", heading.text, day(date)),
            None,
        ),
        DateDoubt::Turned => (
            "date_turned",
            format!("“{}” được hiểu là ngày {} (bảng tính đã đảo ngày và tháng).", heading.text, day(date)),
            None,
        ),
        DateDoubt::Unread => (
            "unread_day",
            format!("“{}” không phải là ngày; chưa rõ việc này vào ngày nào.", heading.text),
            None,
        ),
        DateDoubt::Falls => (
            "falling_day",
            format!("Ngày {} đứng sau một ngày muộn hơn; xin xem lại cả hai.", day(date)),
            None,
        ),
        DateDoubt::Outside { meant } => {
            let read = if meant.is_some() {
                format!("tạm hiểu là ngày {}", day(date))
            } else {
                "xin kiểm tra lại".into()
            };
            ("date_outside", format!("“{}” nằm ngoài thời gian của lịch này; {read}.", heading.text), None)
        }
    };
    let mut finding = question(code, Some(heading.row), Some(date), items.clone(), message);
    if *doubt == DateDoubt::Turned {
        finding.severity = Severity::Note;
        return finding;
    }
    choice(&mut finding, format!("Đúng là ngày {}", day(date)), Effect::Keep);
    if let Some(other) = other {
        let moved = items.iter().map(|&at| (at, Item { date: other, ..done.items[at].clone() })).collect();
        choice(
            &mut finding,
            format!("Là {}, ngày {}", weekday(other.weekday()), day(other)),
            Effect::Set(moved),
        );
    }
    choice(&mut finding, "Bỏ các việc của ngày này".into(), Effect::Drop(items));
    finding
}

/// Weekdays that contradict nearly all dates are one doubt about the document, not many about days.
pub(super) fn all_weekdays(done: &mut Assembled, found: &Gathered, doubtful: usize) {
    let message = format!(
        "{doubtful} trên {} ngày trong văn bản có thứ không khớp với ngày (có thể sai năm hoặc sai tuần). Xin kiểm tra lại trước khi công bố.",
        found.headings.len()
    );
    let mut finding = question("weekday", None, None, Vec::new(), message);
    choice(&mut finding, "Giữ theo ngày đã ghi".into(), Effect::Keep);
    done.findings.push(finding);
}

pub fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "thứ Hai",
        Weekday::Tue => "thứ Ba",
        Weekday::Wed => "thứ Tư",
        Weekday::Thu => "thứ Năm",
        Weekday::Fri => "thứ Sáu",
        Weekday::Sat => "thứ Bảy",
        Weekday::Sun => "Chủ nhật",
    }
}
