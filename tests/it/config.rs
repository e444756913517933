//! Settings: what is accepted, and what is said of what is not.

use nhaclich::config::{Complaint, NAMES, Settings};

fn settings(values: &[(&str, &str)]) -> Result<Settings, Vec<Complaint>> {
    Settings::from_values(|name| {
        values.iter().find(|(given, _)| *given == name).map(|(_, value)| (*value).to_owned())
    })
}

fn complaints(values: &[(&str, &str)]) -> String {
    let complaints = settings(values).expect_err("something to complain about");
    complaints.iter().map(Complaint::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn without_any_setting_the_defaults_hold() {
    let lines = settings(&[]).expect("defaults").describe();
    let shown: Vec<String> = lines.iter().map(|(name, value)| format!("{name}={value}")).collect();
    insta::assert_snapshot!(shown.join("\n"), @r"
    TELOXIDE_TOKEN=
    TELOXIDE_API_URL=
    TELOXIDE_PROXY=
    NHACLICH_DB=nhaclich.db
    NHACLICH_SECRETARIAT=
    NHACLICH_TIMEZONE=Asia/Ho_Chi_Minh
    NHACLICH_DIGEST_AT=06:30
    NHACLICH_LANG=vi
    NHACLICH_SESSION_HOURS=08:00-11:30,14:00-17:00,19:00-21:00
    NHACLICH_HTTP=
    NHACLICH_METRICS=
    NHACLICH_PUBLIC_URL=
    NHACLICH_RATE=30
    NHACLICH_CLOCK=
    NHACLICH_SMTP_URL=
    NHACLICH_WEBHOOK=0
    NHACLICH_BACKUP_DIR=
    NHACLICH_KEEP_DAYS=400
    RUST_LOG=info
    ");
}

#[test]
fn every_bad_setting_is_named_at_once_with_what_would_do() {
    let bad = [
        ("NHACLICH_TIMEZONE", "Asia/Hue"),
        ("NHACLICH_DIGEST_AT", "25:00"),
        ("NHACLICH_SECRETARIAT", "12, me"),
        ("NHACLICH_LANG", "fr"),
        ("NHACLICH_HTTP", "8080"),
        ("NHACLICH_RATE", "-1"),
        ("NHACLICH_CLOCK", "tomorrow"),
    ];
    insta::assert_snapshot!(complaints(&bad), @r#"
    NHACLICH_SECRETARIAT: "12, me" can't be used; accepted: Telegram user ids, separated by commas
    NHACLICH_TIMEZONE: "Asia/Hue" can't be used; accepted: an IANA time zone, such as Asia/Ho_Chi_Minh
    NHACLICH_DIGEST_AT: "25:00" can't be used; accepted: an hour from 00:00 to 23:59
    NHACLICH_LANG: "fr" can't be used; accepted: vi or en
    NHACLICH_HTTP: "8080" can't be used; accepted: host:port, such as 127.0.0.1:8080
    NHACLICH_RATE: "-1" can't be used; accepted: messages a second, 1 to 1000, or 0 for no limit
    NHACLICH_CLOCK: "tomorrow" can't be used; accepted: an RFC 3339 instant, such as 2021-11-12T06:29:50+07:00
    "#);
}

#[test]
fn a_token_is_shown_nowhere_even_when_it_is_wrong() {
    let secret = "123456:AbCdEfGhIjKlMnOpQrStUvWxYz";
    let settings = settings(&[("TELOXIDE_TOKEN", secret)]).expect("a plausible token");
    assert!(!format!("{settings:?} {:?}", settings.describe()).contains("AbCd"));
    assert!(!complaints(&[("TELOXIDE_TOKEN", "AbCd no token")]).contains("AbCd"));
    assert!(!complaints(&[("TELOXIDE_PROXY", "user:AbCd@proxy")]).contains("AbCd"));
}

#[test]
fn a_proxys_password_is_not_described() {
    let settings = settings(&[("TELOXIDE_PROXY", "socks5://u:secret@127.0.0.1:1080")]).expect("a proxy");
    let described = format!("{:?}", settings.describe());
    assert!(described.contains("127.0.0.1:1080") && !described.contains("secret"));
}

#[test]
fn an_empty_value_counts_as_not_given() {
    let empty: Vec<(&str, &str)> = NAMES.iter().map(|name| (*name, " ")).collect();
    assert_eq!(settings(&empty).expect("defaults").describe(), settings(&[]).expect("defaults").describe());
}
