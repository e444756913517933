//! Secret addresses: shown again unchanged, dead once renewed, and a count that follows what they show.

use office::{
    feeds, link,
    store::{ChatId, ChatKind, Place, Purpose, Store, Tx},
};

use crate::support::{at, publish, reading};

fn store() -> Store {
    Store::in_memory().expect("a store")
}

fn chat(tx: &Tx<'_>, number: i64) -> ChatId {
    let place = Place { chat: number, thread: 0 };
    tx.welcome_chat(place, ChatKind::Private, "An", at(1, "08:00").now).expect("a chat")
}

fn opens(tx: &Tx<'_>, purpose: Purpose, secret: &str) -> Option<Option<ChatId>> {
    feeds::opened(tx, purpose, secret).expect("an answer").map(|feed| feed.chat)
}

#[test]
fn a_secret_is_shown_again_unchanged_and_opens_the_view_of_its_chat() {
    store()
        .transact(|tx| {
            let (now, an, binh) = (at(1, "08:00"), chat(tx, 7), chat(tx, 8));
            let secret =
                feeds::secret(tx, &now, Purpose::Calendar, Some(an), office::store::Actor::CommandLine)?;
            assert_eq!(
                feeds::secret(
                    tx,
                    &at(9, "08:00"),
                    Purpose::Calendar,
                    Some(an),
                    office::store::Actor::CommandLine
                )?,
                secret
            );
            assert_ne!(
                feeds::secret(tx, &now, Purpose::Calendar, Some(binh), office::store::Actor::CommandLine)?,
                secret
            );
            assert_eq!(opens(tx, Purpose::Calendar, &secret), Some(Some(an)));
            assert_eq!(opens(tx, Purpose::Board, &secret), None, "for one purpose alone");
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn a_renewed_secret_kills_the_old_one_and_nobody_elses() {
    store()
        .transact(|tx| {
            let (now, an) = (at(1, "08:00"), chat(tx, 7));
            let old =
                feeds::secret(tx, &now, Purpose::Calendar, Some(an), office::store::Actor::CommandLine)?;
            let office = feeds::secret(tx, &now, Purpose::Board, None, office::store::Actor::CommandLine)?;
            let new = feeds::renew(tx, &now, Purpose::Calendar, Some(an), office::store::Actor::CommandLine)?;
            assert_eq!(opens(tx, Purpose::Calendar, &old), None);
            assert_eq!(opens(tx, Purpose::Calendar, &new), Some(Some(an)));
            assert_eq!(opens(tx, Purpose::Board, &office), Some(None), "the office's own");
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn what_is_no_secret_opens_nothing() {
    store()
        .transact(|tx| {
            let secret = feeds::secret(
                tx,
                &at(1, "08:00"),
                Purpose::Calendar,
                Some(chat(tx, 7)),
                office::store::Actor::CommandLine,
            )?;
            assert!(secret.len() * 5 >= 128, "bits of {secret}");
            for guess in ["", "a", &secret[1..], &secret.to_uppercase(), &"a".repeat(32), &"ẩ".repeat(32)] {
                assert_eq!(opens(tx, Purpose::Calendar, guess), None, "{guess}");
            }
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn the_edition_grows_with_what_feeds_show_and_with_nothing_else() {
    store()
        .transact(|tx| {
            let now = at(1, "08:00");
            let mut last = tx.edition()?;
            let mut grows = |tx: &Tx<'_>, what: &str, expected: bool| {
                let edition = tx.edition().expect("a number");
                assert_eq!(edition > last, expected, "{what}");
                last = edition;
            };
            publish(tx, &now, &reading(&["13 sáng | Họp | | VP | Lam"]));
            grows(tx, "a publication", true);
            let an = chat(tx, 7);
            grows(tx, "a chat that is linked to nothing", false);
            let lam = tx.register()?.find("Lam")[0].id;
            tx.link(an, Some(lam), 7, now.now)?;
            grows(tx, "a link", true);
            feeds::secret(tx, &now, Purpose::Calendar, Some(an), office::store::Actor::CommandLine)?;
            grows(tx, "a secret", true);
            feeds::secret(tx, &now, Purpose::Calendar, Some(an), office::store::Actor::CommandLine)?;
            tx.reach_milestone("readiness", "", now.now)?;
            tx.hold_chat(an, now.now)?;
            grows(tx, "what concerns deliveries alone", false);
            link::stop(tx, &now, an)?;
            grows(tx, "silence", true);
            tx.unlink(an, Some(lam))?;
            grows(tx, "a link that ends", true);
            Ok(())
        })
        .expect("a transaction");
}
