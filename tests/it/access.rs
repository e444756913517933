//! The directory, ways in and rights, as conversations: what the secretariat does and what nobody else can.

mod broadcast;
mod delegate;
mod edit;
mod invite;
mod people;
mod request;
mod roles;

use std::collections::HashMap;

use office::store::{Invited, Tx};
use sandbox::{Message, Person};

use crate::support::{
    at,
    running::{Running, running},
};

const PROGRAMME: &[&str] = &[
    "12 chiều | Giao ban tháng | @Hội trường | VP | Lãnh đạo Sở",
    "13 sáng | Họp UBND tỉnh | | TCCB, VP | Lam",
    "13 chiều 14:00 | Làm việc với Đoàn kiểm tra | @Phòng họp số 2 | VP | Vịnh, Tài",
    "16 sáng | Tiếp công dân định kỳ | | VP | Lam",
    "24 chiều | Tổng kết năm | | TCCB | Thoa",
];

async fn office() -> Running {
    running(at(12, "08:00"), PROGRAMME).await
}

impl Running {
    /// The administrator of the settings, whose chat the bot knows.
    pub async fn administrator(&self) -> Person {
        let person = self.sandbox.person_with_id("Trần Quản Trị", 1);
        let hello = person.ask("/start").await;
        person.wait_after(hello.id).await;
        person
    }

    /// Somebody who came with an invitation for a role.
    pub async fn with_role(&self, name: &str, invited: Invited) -> Person {
        let moment = self.office.moment();
        let invite =
            move |tx: &Tx<'_>| office::link::invite(tx, &moment, invited, office::store::Actor::CommandLine);
        let code = self.office.run(invite).await.expect("a code");
        let person = self.sandbox.person(name);
        person.ask(&format!("/start {code}")).await;
        person
    }
}

/// Presses, and waits until the bot has said or shown these words, on a button too.
async fn press(person: &Person, label: &str, words: &str) -> Message {
    let shown = |message: &Message| message.transcript("");
    let before: HashMap<_, _> =
        person.from_bot().iter().map(|message| (message.id, shown(message))).collect();
    person.press(label).await;
    let is_new = |m: &Message| shown(m).contains(words) && before.get(&m.id) != Some(&shown(m));
    person.wait_message(words, is_new).await
}

/// What the newest button with this label brings back when it is pressed.
fn data(person: &Person, label: &str) -> String {
    let messages = person.from_bot();
    let buttons =
        messages.iter().rev().flat_map(|message| message.markup.iter().flat_map(|m| m.rows()).flatten());
    let found =
        buttons.filter(|button| button.label == label).map(|button| format!("{:?}", button.press)).next();
    let found = found.unwrap_or_else(|| panic!("no button {label}: {}", person.transcript()));
    found.trim_start_matches("Data(\"").trim_end_matches("\")").to_owned()
}
