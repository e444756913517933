//! Invitations: one use, an end, and no way around them.

use chrono::TimeDelta;
use office::{
    Moment,
    access::{self, Caller},
    link::{self, Visitor, Welcome},
    store::{ChatKind, Invited, Place, Role, Store, Tx},
};

use crate::support::{at, publish, reading, rules};

fn office() -> Store {
    let mut store = Store::in_memory().expect("a store");
    store
        .transact(|tx| Ok(publish(tx, &at(1, "08:00"), &reading(&["13 sáng | Họp | | VP | Lam"]))))
        .expect("a programme");
    store
}

fn person(user: i64) -> Visitor<'static> {
    let place = Place { chat: user, thread: 0 };
    Visitor { user, name: "An", place, kind: ChatKind::Private, title: "An", is_chat_administrator: true }
}

fn member(user: i64, is_chat_administrator: bool) -> Visitor<'static> {
    let place = Place { chat: -500, thread: 7 };
    Visitor { user, name: "An", place, kind: ChatKind::Group, title: "Phòng VP", is_chat_administrator }
}

fn invite(tx: &Tx<'_>, moment: &Moment, name: &str) -> String {
    let entry = tx.register().expect("the directory").find(name)[0].id;
    let invited = if name == "VP" { Invited::Unit(entry) } else { Invited::Official(entry) };
    link::invite(tx, moment, invited, office::store::Actor::CommandLine).expect("a code")
}

fn sees(tx: &Tx<'_>, visitor: &Visitor<'_>) -> Option<Vec<String>> {
    let caller = Caller { user: visitor.user, place: visitor.place, kind: visitor.kind };
    let asker = access::asker(tx, &rules(), caller).expect("an answer")?;
    let register = tx.register().expect("the directory");
    Some(asker.of.iter().map(|id| register.name(*id).expect("a name").to_owned()).collect())
}

#[test]
fn a_code_links_once_and_never_again() {
    office()
        .transact(|tx| {
            let now = at(2, "08:00");
            let code = invite(tx, &now, "Lam");
            assert!(sees(tx, &person(7)).is_none(), "a stranger before");
            assert!(matches!(link::link(tx, &now, &code, &person(7))?, Welcome::Linked(..)));
            assert_eq!(sees(tx, &person(7)), Some(vec!["Lam".into()]));
            assert_eq!(link::link(tx, &now, &code, &person(8))?, Welcome::UnknownCode);
            assert!(sees(tx, &person(8)).is_none());
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn a_code_may_be_typed_in_small_letters() {
    office()
        .transact(|tx| {
            let now = at(2, "08:00");
            let code = format!(" {} ", invite(tx, &now, "Lam").to_lowercase());
            assert!(matches!(link::link(tx, &now, &code, &person(7))?, Welcome::Linked(..)));
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn a_code_ends_after_seven_days() {
    office()
        .transact(|tx| {
            let code = invite(tx, &at(2, "08:00"), "Lam");
            let later = Moment { now: at(2, "08:00").now + TimeDelta::days(7), ..at(2, "08:00") };
            assert_eq!(link::link(tx, &later, &code, &person(7))?, Welcome::UnknownCode);
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn a_guessed_code_opens_nothing() {
    office()
        .transact(|tx| {
            for guess in ["", "A", "ABCDEFGHJKLMNPQR", "'; drop table chat; --", "ẤẦẨ"] {
                assert_eq!(link::link(tx, &at(2, "08:00"), guess, &person(7))?, Welcome::UnknownCode);
            }
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn an_officials_code_is_refused_in_a_group_and_stays_good() {
    office()
        .transact(|tx| {
            let now = at(2, "08:00");
            let code = invite(tx, &now, "Lam");
            assert_eq!(link::link(tx, &now, &code, &member(7, true))?, Welcome::PrivateOnly);
            assert!(matches!(link::link(tx, &now, &code, &person(7))?, Welcome::Linked(..)));
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn only_an_administrator_links_a_group_and_its_topic_is_kept() {
    office()
        .transact(|tx| {
            let now = at(2, "08:00");
            let code = invite(tx, &now, "VP");
            assert_eq!(link::link(tx, &now, &code, &member(7, false))?, Welcome::AdministratorsOnly);
            let Welcome::Linked(_, chat) = link::link(tx, &now, &code, &member(8, true))? else {
                panic!("an administrator links");
            };
            let chat = tx.chat(chat)?.expect("the chat");
            assert_eq!((chat.place.chat, chat.place.thread), (-500, 7));
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn the_code_itself_is_kept_nowhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("office.db");
    let mut store = Store::open(&path).expect("a store");
    let code = store
        .transact(|tx| {
            publish(tx, &at(1, "08:00"), &reading(&["13 sáng | Họp | | VP | Lam"]));
            Ok(invite(tx, &at(2, "08:00"), "Lam"))
        })
        .expect("a code");
    drop(store);
    let bytes = std::fs::read(&path).expect("the file");
    assert!(!bytes.windows(code.len()).any(|window| window == code.as_bytes()));
}

#[test]
fn administrators_of_the_settings_see_everything_in_private_and_nothing_in_a_strange_group() {
    office()
        .transact(|tx| {
            assert_eq!(sees(tx, &person(1)), Some(Vec::new()));
            assert!(sees(tx, &member(1, true)).is_none());
            assert_eq!(access::role(tx, &rules(), 1)?, Some(Role::Administrator));
            assert_eq!(access::role(tx, &rules(), 2)?, None);
            Ok(())
        })
        .expect("a transaction");
}
