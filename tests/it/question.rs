//! Questions: sentences as people type them, what they are understood to be and which items answer them.

mod follow_ups;
mod grammar;
mod kinds;
mod manners;
mod properties;
mod roles;
mod sample;
mod when;
mod whose;
mod words;

use sample::{Sample, in_short};

/// Cases, one a line: who asks, the day of March 2024, the sentence `=>` outcome, items, nearest day with its
/// count, choices `|` what was understood.
fn check(cases: &str) {
    let sample = Sample::new();
    let mut wrong = Vec::new();
    for case in cases.lines().map(str::trim).filter(|case| !case.is_empty()) {
        let (asked, expected) = case.split_once(" => ").expect("a case has an expectation");
        let (who, text) = asked.split_once(" | ").expect("a case has an asker and a text");
        let (asker, day) = who.rsplit_once(' ').expect("an asker and a day");
        let answer = sample.ask(asker, day.parse().expect("a day"), &text.replace("\\n", "\n"), None);
        let found = in_short(&answer);
        if found != expected {
            wrong.push(format!("{asked}\n    expected {expected}\n    found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} cases are wrong:\n{}", wrong.len(), wrong.join("\n"));
}
