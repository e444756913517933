//! What buttons carry: every form that was ever written is read, and written again as it was, within what
//! Telegram lets a button carry.

use std::collections::BTreeSet;

use proptest::prelude::*;
use words::{Button, Press, press::Field};

/// Bytes of a button (<https://core.telegram.org/bots/api#inlinekeyboardbutton>).
const MOST: usize = 64;

/// Every written form. `#` stands for an id, `$` for a place or a page, `@` for a day, `%` for a fingerprint.
/// Buttons in chats carry them: a line may be added here, none may be changed or taken out.
const FORMS: &[&str] = &[
    "seen:#",
    "seen:0",
    "undo:#",
    "board:#",
    "nudge:#",
    "seensheet:#",
    "app:#",
    "log:$",
    "orig:#",
    // At the desk.
    "d:#:$:s",
    "d:#:$:q",
    "d:#:$:a:$",
    "d:#:$:k",
    "d:#:$:b",
    "d:#:$:e",
    "d:#:$:e:$",
    "d:#:$:e:$:day",
    "d:#:$:e:$:session",
    "d:#:$:e:$:place",
    "d:#:$:e:$:chairs",
    "d:#:$:e:$:units",
    "d:#:$:e:$:content",
    "d:#:$:e:$:attendees",
    "d:#:$:e:$:notes",
    "d:#:$:z",
    "d:#:$:v:$",
    "d:#:$:v:$:$",
    "d:#:$:w:$",
    "d:#:$:f",
    "d:#:$:p",
    "d:#:$:c:$",
    "d:#:$:h:$",
    "d:#:$:r:$",
    "d:#:$:l:$",
    "d:#:$:l:$:$",
    "d:#:$:m",
    "d:#:$:m:$",
    "d:#:$:n",
    "d:#:$:g:%",
    "d:#:$:x",
    "d:#:$:y",
    "d:#:$:t",
    "d:#:$:h",
    // The directory.
    "dir:list:$",
    "dir:card:#",
    "dir:readers",
    "dir:requests",
    "dir:roles",
    "dir:role:#",
    "dir:grant:#:drafter",
    "dir:grant:#:secretariat",
    "dir:grant:#:administrator",
    "dir:unrole:#",
    "dir:rename:#",
    "dir:full:#",
    "dir:positions:#",
    "dir:alias:#",
    "dir:merge:#:$",
    "dir:with:#:#",
    "dir:merged:#:#",
    "dir:split:#",
    "dir:apart:#:%",
    "dir:unmerge:#:#",
    "dir:members:#:$",
    "dir:member:#:#:$",
    "dir:retire:#",
    "dir:retired:#",
    "dir:cut:#:#",
    "dir:cut:0:#",
    "dir:off:#:#",
    // Items in force.
    "ed:i:#",
    "ed:f:#:day",
    "ed:f:#:session",
    "ed:f:#:place",
    "ed:f:#:chairs",
    "ed:f:#:units",
    "ed:f:#:content",
    "ed:f:#:attendees",
    "ed:f:#:notes",
    "ed:p:#:day:16/11/2026",
    "ed:off:#",
    "ed:on:#",
    "ed:new",
    "ed:back:#",
    "dg:i:#",
    "dg:f:#:#:$",
    "dg:t:#:#:#",
    "dg:y:#:#:#",
    "dg:n:#:#",
    "dg:own",
    "dg:days",
    "dg:day:@",
    "dg:close",
    "dg:seen:#",
    "dg:decline:#",
    // Under a digest.
    "day:@",
    "week:@",
    "again:#:@",
    "done:#:@",
    "rem:#:$",
    "undone:#:@",
    // Files, pictures, calendars.
    "out:at:#",
    "out:word:#",
    "out:excel:#",
    "out:pdf:#",
    "out:marked:#",
    "out:calendar:#",
    "out:picture:#",
    "pic:w:@:light",
    "pic:w:@:dark",
    "pic:a:#~$:light",
    "pic:a:#~-$:dark",
    "cal:card",
    "cal:renew",
    "cal:renewed",
    "cal:day:1",
    "cal:day:0",
    "cal:add:#:$",
    "cal:add:#:-$",
    // To many.
    "bc:#:to:all",
    "bc:#:to:officials",
    "bc:#:to:units",
    "bc:#:to:shown",
    "bc:#:pick:$",
    "bc:#:with:#:$",
    "bc:#:test",
    "bc:#:send:%",
    "bc:#:drop",
    "bc:#:stop",
    "bc:#:recall",
    "bc:#:now",
    // Letting in.
    "inv:list:$",
    "inv:entry:#",
    "inv:reader",
    "inv:drafter",
    "inv:secretariat",
    "inv:all",
    "inv:office",
    "inv:open",
    "ask:open",
    "ask:among:%:$",
    "ask:am:%:#",
    "ask:yes:#",
    "ask:yes:#:$",
    "ask:as:#:#",
    "ask:as:#:0",
    "ask:no:#",
    // Choices.
    "screen:card",
    "screen:open",
    "screen:ask",
    "screen:renew",
    "screen:close",
    "office:menu",
    "office:days",
    "office:add",
    "office:drop:@",
    "office:at:0800",
    "office:ahead:5-3-1",
    "set:menu",
    "set:hours",
    "set:kinds",
    "set:urgent",
    "set:hour:0630",
    "set:morning:0",
    "set:eve:1900",
    "set:eve:-",
    "set:preview:friday",
    "set:preview:sunday",
    "set:preview:-",
    "set:weekends:1",
    "set:empty:0",
    "set:language:en",
    "set:short:1",
    "set:silent:0",
    "set:before:30",
    "set:remind15:1",
    "set:remind60:0",
    "set:other-hour",
    "set:remind:$",
    "set:before:-",
    "set:nudged:1",
    "set:pictured:0",
    "set:changes:1",
    "set:broadcasts:0",
    "set:chairs:1",
    "set:prepares:0",
    "set:attends:0",
    // Answers.
    "asked:#:$:-:$",
    "asked:#:999:-:-$",
    "asked:#:$:9f31c0aa:0",
    "pick:#:$",
];

/// Forms that are read and no longer written, with what they are today.
const FORMER: &[(&str, &str)] = &[
    ("d:3:2:e:0:d", "d:3:2:e:0:day"),
    ("d:3:2:e:0:s", "d:3:2:e:0:session"),
    ("d:3:2:e:0:c", "d:3:2:e:0:content"),
    ("d:3:2:e:0:l", "d:3:2:e:0:place"),
    ("d:3:2:e:0:o", "d:3:2:e:0:chairs"),
    ("d:3:2:e:0:u", "d:3:2:e:0:units"),
    ("asked:3:1", "asked:3:1:-:0"),
    ("asked:3:1:9f31c0aa", "asked:3:1:9f31c0aa:0"),
    ("pic:a:3:light", "pic:a:3~0:light"),
];

/// Replaces each `letter` by one of the values, in turn.
fn filled(form: &str, letter: char, values: &[String]) -> String {
    let mut values = values.iter().cycle();
    let mut put = |part: &str| part.to_owned() + values.next().map_or("", String::as_str);
    let mut parts: Vec<&str> = form.split(letter).collect();
    let last = parts.pop().unwrap_or_default();
    parts.into_iter().map(&mut put).collect::<String>() + last
}

proptest! {
    /// Ids of a database that holds all that a disk can, and pages beyond what anybody turns.
    #[test]
    fn every_press_is_read_as_it_was_written_and_fits_into_a_button(
        ids in prop::collection::vec(1..1_i64 << 53, 3),
        places in prop::collection::vec(1..100_000_u32, 2),
        day in 0..40_000_u64,
        print in "[0-9a-f]{12}",
    ) {
        let day = chrono::NaiveDate::default() + chrono::Days::new(day);
        let words = |numbers: &[i64]| numbers.iter().map(i64::to_string).collect::<Vec<_>>();
        let places: Vec<i64> = places.into_iter().map(i64::from).collect();
        for form in FORMS {
            let written = filled(&filled(form, '#', &words(&ids)), '$', &words(&places));
            let written = filled(&filled(&written, '@', &[day.to_string()]), '%', std::slice::from_ref(&print));
            prop_assert!(written.len() <= MOST, "{written}");
            let press: Press = written.parse().map_err(|unknown| TestCaseError::fail(format!("{unknown}")))?;
            prop_assert_eq!(press.to_string(), &written[..]);
            prop_assert_eq!(press.to_string().parse(), Ok(press));
        }
    }
}

#[test]
fn no_button_is_missing_among_the_forms() {
    let number = |form: &&str| form.replace(['#', '$'], "1").replace('@', "2026-11-20").replace('%', "0a");
    let kind = |written: String| {
        let press = written.parse::<Press>().unwrap_or_else(|unknown| panic!("{unknown}"));
        let shown = format!("{press:?}");
        let name = |text: &str| text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_owned();
        let outer = name(&shown);
        let nested = shown.strip_prefix(&outer).and_then(|rest| rest.strip_prefix('('));
        let inner = nested.or(shown.split_once("act: ").map(|(_, act)| act)).map(name);
        inner.map_or(outer.clone(), |inner| format!("{outer}:{inner}"))
    };
    let covered: BTreeSet<String> = FORMS.iter().map(number).map(kind).collect();
    let declared = declared();
    assert!(declared.len() > 90, "the declarations were found: {declared:?}");
    assert_eq!(covered, declared);
}

/// `Seen`, `People:Card`, … as `press.rs` declares them.
fn declared() -> BTreeSet<String> {
    let source = std::fs::read_to_string("crates/words/src/press.rs").expect("the buttons");
    let enums: Vec<(&str, Vec<&str>)> = source
        .split("wire! {")
        .skip(1)
        .filter_map(|text| text.split_once("pub enum ")?.1.split_once(" {"))
        .map(|(name, body)| {
            let lines = body.lines().take_while(|line| *line != "}").map(str::trim);
            (name, lines.filter(|line| line.ends_with("\",")).collect())
        })
        .collect();
    let name = |line: &str| line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_owned();
    let (_, presses) = enums.iter().find(|(name, _)| *name == "Press").expect("the press");
    let inner = |line: &&str| {
        let of = |of: &&str| line.contains(&format!(": {of})")) || line.contains(&format!("act: {of} "));
        let found = enums.iter().find(|(name, _)| of(name));
        found.map(|(_, inner)| inner.iter().map(|inner| format!("{}:{}", name(line), name(inner))).collect())
    };
    presses.iter().flat_map(|line| inner(line).unwrap_or_else(|| vec![name(line)])).collect()
}

#[test]
fn buttons_that_were_written_otherwise_before_are_still_understood() {
    for (former, today) in FORMER {
        assert_eq!(former.parse::<Press>().map(|press| press.to_string()), Ok((*today).to_owned()));
    }
}

#[test]
fn what_no_button_of_ours_carries_is_no_press() {
    let forged = [
        "",
        "d",
        "d:",
        "d:1:2",
        "d:1:2:q:3",
        "d:x:1:s",
        "seen:",
        "seen:1:2",
        "dir:",
        "dir:card:",
        "dir:card:x",
        "dir:roles:1",
        "dir:grant:1:king",
        "ask:yes",
        "bc:1",
        "bc:1:to:me",
        "log:-1",
        "office:at:0300",
        "office:at:x",
        "office:ahead:",
        "office:ahead:9-9",
        "office:drop:31/12",
        "office:x",
        "set:",
        "set:hour",
        "set:hour:9999",
        "set:before:0",
        "set:before:100000",
        "set:language:fr",
        "set:eve:x",
        "set:drop:1",
        "set:changes:2",
        "pic:a:1:red",
        "set::hour:0630",
        "cal:day:2",
    ];
    for data in forged {
        assert!(data.parse::<Press>().is_err(), "{data}");
    }
}

#[test]
fn a_button_in_the_outbox_is_kept_as_telegram_gets_it() {
    let kept = r#"{"label":"Đã xem","data":"seen:41"}"#;
    let button: Button = serde_json::from_str(kept).expect("a row of the outbox");
    assert_eq!(button.press, Press::Seen { announcement: 41 });
    assert_eq!(serde_json::to_string(&button).expect("a row"), kept);
}

#[test]
fn a_field_that_somebody_was_asked_for_before_an_update_is_still_known() {
    for (kept, field) in [("\"d\"", Field::Day), ("\"o\"", Field::Chairs), ("\"Day\"", Field::Day)] {
        assert_eq!(serde_json::from_str::<Field>(kept).ok(), Some(field), "{kept}");
    }
}
