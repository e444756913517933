//! Mail as a second way: who gets it, what stands in it, and what becomes of it when either way is blocked.

use nhaclich::{config::Settings, mail::Server, program::Extras};
use office::{
    Rules, announce,
    publish::Origin,
    store::{Actor, Tx},
};
use sandbox::{Fault, Person};

use crate::support::{
    at, reading, rules,
    running::{Running, extras, running_with},
};

mod server;

use server::Postbox;

const PROGRAMME: &[&str] = &[
    "12 chiều 14:00 | Giao ban tháng | @Hội trường | VP | Lam",
    "13 sáng | Họp UBND tỉnh | | TCCB | Lam",
    "13 sáng | Tiếp công dân | | VP | Vịnh",
];

async fn office(postbox: &Postbox) -> Running {
    let extras = Extras { smtp: Some(postbox.server()), ..extras() };
    running_with(Rules { mails: true, ..rules() }, at(11, "08:00"), PROGRAMME, extras).await
}

/// The six digits that were mailed.
fn code(letter: &str) -> String {
    let after = letter.split("qua thư: ").nth(1).unwrap_or_else(|| panic!("no code: {letter}"));
    after.chars().take(6).collect()
}

/// Somebody whose address is confirmed.
async fn with_mail(bot: &Running, postbox: &Postbox, name: &str, address: &str) -> Person {
    let person = bot.linked(&format!("Nguyễn {name}"), name).await;
    let asked = person.ask(&format!("/thu {address}")).await;
    assert!(asked.text().contains(&format!("gửi tới {address}")), "{}", asked.text());
    let letter =
        postbox.letter("code", |letter| letter.contains("qua thư: ") && letter.contains(address)).await;
    let confirmed = person.ask(&format!("/thu {}", code(&letter))).await;
    assert!(confirmed.text().contains("Đã xác nhận"), "{}", confirmed.text());
    person
}

#[tokio::test]
async fn an_address_counts_once_the_code_that_was_mailed_there_comes_back() {
    let postbox = Postbox::open().await;
    let bot = office(&postbox).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    assert!(lam.ask("/thu").await.text().contains("Chưa dùng"));
    for nonsense in
        ["lam", "lam@", "@so.vn", "a@b", "lam@so..vn", "lam@so.vn>x", "a b@so.vn", "lam@so.vn,x@so.vn"]
    {
        let answer = lam.ask(&format!("/thu {nonsense}")).await;
        assert!(answer.text().contains("không phải địa chỉ"), "{nonsense}: {}", answer.text());
    }
    assert!(lam.ask("/thu 123456").await.text().contains("chưa có mã nào"));
    lam.ask("/thu lam@so.example.vn").await;
    let letter = postbox.letter("code", |letter| letter.contains("lam@so.example.vn")).await;
    let code = code(&letter);
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for _ in 0..5 {
        assert!(lam.ask(&format!("/thu {wrong}")).await.text().contains("Mã chưa đúng"));
    }
    assert!(lam.ask(&format!("/thu {code}")).await.text().contains("hết hạn"), "nobody guesses for ever");
    for _ in 0..4 {
        assert!(lam.ask("/thu lam@so.example.vn").await.text().contains("đang được gửi"));
    }
    assert!(
        lam.ask("/thu ai.do@khac.example.vn").await.text().contains("ngày mai"),
        "nobody's mailbox is filled"
    );
    assert!(lam.ask("/thu").await.text().contains("Chưa dùng"));
}

#[tokio::test]
async fn a_digest_comes_by_mail_too_and_also_while_telegram_is_away_and_once() {
    let postbox = Postbox::open().await;
    let bot = office(&postbox).await;
    let _lam = with_mail(&bot, &postbox, "Lam", "lam@so.example.vn").await;
    let vinh = bot.linked("Nguyễn Vịnh", "Vịnh").await;
    bot.sandbox.inject(Fault::Cut.on("sendMessage").always());
    bot.set(at(12, "06:30"));
    let digest = postbox.letter("digest", |letter| letter.contains("Giao ban tháng")).await;
    assert!(digest.contains("To: lam@so.example.vn") && digest.contains("From: "), "{digest}");
    assert!(digest.contains("Message-ID: <") && digest.contains("multipart/alternative"), "{digest}");
    assert!(digest.contains("<b>") && !digest.contains("Tiếp công dân"), "{digest}");
    bot.set(at(13, "06:30"));
    postbox
        .letter("next digest", |letter| letter.contains("Họp UBND tỉnh") && letter.contains("13/11"))
        .await;
    let first: Vec<String> =
        postbox.letters().into_iter().filter(|letter| letter.contains("Giao ban tháng")).collect();
    assert_eq!(first.len(), 1, "{first:#?}");
    assert!(
        !postbox.letters().iter().any(|letter| letter.contains("Tiếp công dân")),
        "{}",
        vinh.transcript()
    );
}

#[tokio::test]
async fn a_change_is_an_invitation_and_a_cancellation_takes_it_out_of_the_calendar_again() {
    let postbox = Postbox::open().await;
    let bot = office(&postbox).await;
    let _lam = with_mail(&bot, &postbox, "Lam", "lam@so.example.vn").await;
    let revise = async |lines: &[&str], hour: &'static str| {
        let reading = reading(lines);
        let moment = at(11, hour);
        let publish = move |tx: &Tx<'_>| {
            let origin = Origin { document: None, by: Actor::User(1), reason: None };
            announce::publish(tx, &rules(), &moment, &reading, &[], &origin)
        };
        bot.office.run(publish).await.expect("a revision")
    };
    let later = "12 chiều 15:30 | Giao ban tháng | @Hội trường | VP | Lam";
    revise(&[later, PROGRAMME[1], PROGRAMME[2]], "08:10").await;
    bot.set(at(11, "08:15"));
    let moved =
        postbox.letter("change", |letter| letter.contains("15:30") && letter.contains("text/calendar")).await;
    for line in [
        "method=REQUEST",
        "METHOD:REQUEST",
        "ORGANIZER:mailto:lich@so.example.vn",
        "ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:lam@so.example.vn",
        "DTSTART;TZID=Asia/Ho_Chi_Minh:20261112T153000",
        "STATUS:CONFIRMED",
    ] {
        assert!(moved.contains(line), "{line}: {moved}");
    }
    revise(&PROGRAMME[1..], "08:20").await;
    bot.set(at(11, "08:30"));
    let off = postbox.letter("cancellation", |letter| letter.contains("METHOD:CANCEL")).await;
    let uid = |letter: &str| letter.lines().find_map(|line| line.strip_prefix("UID:").map(str::to_owned));
    assert_eq!(uid(&off), uid(&moved), "one event");
    assert!(off.contains("STATUS:CANCELLED") && off.contains("method=CANCEL"), "{off}");
}

#[tokio::test]
async fn a_server_that_is_busy_is_asked_again_and_one_that_refuses_is_told_of() {
    let postbox = Postbox::open().await;
    let bot = office(&postbox).await;
    let lam = with_mail(&bot, &postbox, "Lam", "lam@so.example.vn").await;
    postbox.says(Some("451 come back later"));
    bot.set(at(12, "06:30"));
    postbox.letter("refusal", |letter| letter.starts_with("REFUSED: 451")).await;
    postbox.says(None);
    bot.set(at(12, "06:33"));
    // By the time that these answers are here, the letter is put off, at whichever hour it was.
    lam.wait_text("Giao ban tháng").await;
    lam.ask("/thu").await;
    lam.ask("/thu").await;
    bot.set(at(12, "06:50"));
    postbox.letter("digest", |letter| letter.contains("Giao ban tháng")).await;
    postbox.says(Some("550 no such mailbox"));
    bot.set(at(13, "06:30"));
    postbox.letter("refusal", |letter| letter.starts_with("REFUSED: 550")).await;
    lam.wait_text("Họp UBND tỉnh").await;
    let told = lam.ask("/thu").await;
    assert!(
        told.text().contains("lam@so.example.vn") && told.text().contains("no such mailbox"),
        "{}",
        told.text()
    );
}

#[tokio::test]
async fn whoever_stops_mail_or_the_bot_gets_no_more_letters_and_without_a_server_there_is_none() {
    let postbox = Postbox::open().await;
    let bot = office(&postbox).await;
    let lam = with_mail(&bot, &postbox, "Lam", "lam@so.example.vn").await;
    let vinh = with_mail(&bot, &postbox, "Vịnh", "vinh@so.example.vn").await;
    assert!(lam.ask("/thu").await.text().contains("lam@so.example.vn"));
    assert!(lam.ask("/thu dừng").await.text().contains("thôi gửi thư"));
    bot.set(at(13, "06:30"));
    postbox.letter("digest", |letter| letter.contains("Tiếp công dân")).await;
    lam.wait_text("Họp UBND tỉnh").await;
    assert!(!postbox.letters().iter().any(|letter| letter.contains("Họp UBND tỉnh")));
    drop(vinh);
    let plain = running_with(rules(), at(11, "08:00"), PROGRAMME, extras()).await;
    let lam = plain.linked("Nguyễn Lam", "Lam").await;
    assert!(lam.ask("/thu lam@so.example.vn").await.text().contains("NHACLICH_SMTP_URL"));
}

#[tokio::test]
async fn a_server_that_is_silent_delays_nobody_who_ends_the_program() {
    let postbox = Postbox::open().await;
    let bot = office(&postbox).await;
    let lam = with_mail(&bot, &postbox, "Lam", "lam@so.example.vn").await;
    postbox.says(Some(server::NOTHING));
    bot.set(at(12, "06:30"));
    postbox.letter("attempt", |letter| letter.starts_with("REFUSED")).await;
    lam.wait_text("Giao ban tháng").await;
    let began = std::time::Instant::now();
    bot.stop().await.expect("an orderly end");
    assert!(began.elapsed() < std::time::Duration::from_secs(10), "{:?}", began.elapsed());
}

#[test]
fn a_mail_server_needs_an_address_to_write_from_and_its_password_is_never_shown() {
    for wrong in [
        "x",
        "http://h?from=a@b.vn",
        "smtp://h",
        "smtp://h?from=nobody",
        "smtps://?from=a@b.vn",
        "smtp:h?from=a@b.vn",
    ] {
        assert_eq!(Server::parse(wrong), None, "{wrong}");
        let read = Settings::from_values(|name| (name == "NHACLICH_SMTP_URL").then(|| wrong.to_owned()));
        let complaint = read.expect_err(wrong).remove(0).to_string();
        assert!(complaint.contains("NHACLICH_SMTP_URL") && complaint.contains("from=address"), "{complaint}");
    }
    let url = "smtps://lich%40so.vn:bimat@mail.so.vn?from=lich@so.vn";
    let settings = Settings::from_values(|name| (name == "NHACLICH_SMTP_URL").then(|| url.to_owned()));
    let shown = format!("{:?}", settings.expect("settings").describe());
    assert!(shown.contains("mail.so.vn") && !shown.contains("bimat"), "{shown}");
}
