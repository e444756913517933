//! How much work there is: every door says the same number.

use regex::Regex;

use crate::support::{at, running::running};

/// Four that take place, one of them over three days, and one that is put off.
const PROGRAMME: &[&str] = &[
    "12 chiều | Giao ban tháng | @Hội trường | VP | Lãnh đạo Sở",
    "13 sáng | Họp UBND tỉnh | | TCCB | Lam",
    "16 sáng | Tiếp công dân (hoãn) | | VP | Lam",
    "17-19 | Kiểm tra cơ sở | | VP | Lam",
    "24 chiều | Tổng kết năm | | TCCB | Thoa",
];

/// The first number of works in a text.
fn works(text: &str) -> u32 {
    let count = Regex::new(r"(\d+) việc").expect("a pattern");
    let found = count.captures(text).unwrap_or_else(|| panic!("no count: {text}"));
    found[1].parse().expect("a number")
}

#[tokio::test]
async fn every_door_counts_the_same_works() {
    let bot = running(at(12, "06:00"), PROGRAMME).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let mai = bot.sandbox.person_with_id("Trần Thị Mai", 1);
    mai.write("/start");
    mai.wait_text("Anh/chị có thể hỏi").await;
    for (person, count) in [(&mai, 4), (&lam, 3)] {
        let month = person.ask("/thang").await;
        assert_eq!(works(month.text()), count, "/thang: {}", month.text());
        assert!(month.text().contains("1 việc hoãn hoặc hủy"), "{}", month.text());
        person.write("/lich");
        let calendar = person.wait_text("Lịch công tác, ").await;
        assert_eq!(works(calendar.text()), count, "/lich: {}", calendar.text());
    }
    let offer = mai.ask("/xuat").await;
    assert_eq!(works(offer.text()), 4, "/xuat: {}", offer.text());
    let (moment, of) = (at(12, "06:00"), Vec::new());
    let wanted = office::spread::Wanted {
        span: words::handout::spread::Span::Month,
        day: moment.today(),
        of,
        language: words::Language::Vi,
    };
    let spread =
        bot.office.look(move |tx| office::spread::spread(tx, &moment, &wanted)).await.expect("a month");
    assert_eq!(spread.count(), 4);
    let off = lam.ask("việc nào hoãn hoặc hủy trong tháng").await;
    assert_eq!(works(off.text()), 1, "{}", off.text());
}
