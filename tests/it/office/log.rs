//! `/nhatky`: who did what to whom, named as people name them, in the reader's language.

use office::{
    delegate,
    directory::{self, Act},
    edit::{self, Edit},
    link, log,
    store::{Actor, Deed, Detail, Invited, Role, Store, Subject},
};
use plan::Status;
use strum::VariantArray;
use words::Language;

use super::remind::office;
use crate::support::{at, day, rules};

const MAI: Actor = Actor::User(7);

/// One of each kind of thing that is written down.
fn eventful() -> Store {
    let (mut store, chats) = office(&["VP", "Lam"]);
    let moment = at(12, "08:00");
    store
        .transact(|tx| {
            tx.grant(7, "Trần Thị Mai", Role::Secretariat, None, moment.now)?;
            let id = |name: &str| tx.register().expect("the directory").find(name)[0].id;
            let (lam, thoa, vp) = (id("Lam"), id("Thoa"), id("VP"));
            link::invite(tx, &moment, Invited::Official(lam), MAI)?;
            directory::act(tx, &moment, MAI, Act::AddAlias { entry: lam, spelling: "Lâm".into() })?;
            directory::act(tx, &moment, MAI, Act::FullName { entry: vp, full_name: "Văn phòng Sở".into() })?;
            let items = tx.planned(plan::Period { from: day(13), to: day(13) })?;
            delegate::hand_over(tx, &rules(), &moment, items[0].id, (lam, thoa), MAI)?;
            edit::edit(tx, &moment, MAI, items[1].id, &Edit::Status(Status::Cancelled))?;
            directory::cut(tx, &moment, MAI, chats[0], Some(vp))?;
            tx.audit(moment.now, MAI, Deed::OfficeDay, Subject::Day { day: day(21) }, Detail::Works)?;
            tx.audit(
                moment.now,
                MAI,
                Deed::GrantRole,
                Subject::User { user: 7 },
                Subject::Role(Role::Drafter),
            )?;
            directory::act(tx, &moment, MAI, Act::Retire { entry: thoa })
        })
        .expect("an eventful morning");
    store
}

fn shown(language: Language) -> String {
    let page = |tx: &office::store::Tx<'_>| log::page(tx, &at(12, "09:00"), language, 0);
    eventful().transact(page).expect("the log").text.to_plain()
}

#[test]
fn the_log_names_people_units_and_programmes_and_never_a_number_of_ours() {
    insta::assert_snapshot!(shown(Language::Vi));
}

#[test]
fn an_english_secretary_reads_an_english_log() {
    insta::assert_snapshot!(shown(Language::En));
}

#[test]
fn every_deed_has_a_name_in_both_languages() {
    for deed in Deed::VARIANTS {
        for language in Language::ALL {
            assert!(language.has(&format!("log-{deed}")), "log-{deed}");
        }
        assert_eq!(deed.to_string().parse(), Ok(*deed));
    }
}

#[test]
fn what_earlier_versions_wrote_is_read_or_left_out() {
    let subject = |written: &str| written.parse::<Subject>().ok();
    assert_eq!(subject("draft:3"), Some(Subject::Draft { draft: 3 }));
    assert_eq!(subject("drafter"), Some(Subject::Role(Role::Drafter)));
    assert_eq!(subject("Official(EntryId(5))"), None);
    let detail = |written: &str| written.parse::<Detail>().ok();
    assert_eq!(detail(""), Some(Detail::Nothing));
    assert_eq!(detail("chat:4"), Some(Detail::Of(Subject::Chat { chat: 4 })));
    for former in ["revision 3, 52 items", "5 chats", "entry:5 to entry:7", "Rename { entry: EntryId(5) }"] {
        assert_eq!(detail(former), None, "{former}");
    }
    for actor in [Actor::User(i64::MAX), Actor::CommandLine, Actor::Demo] {
        assert_eq!(Actor::of_column(&actor.to_string()), actor);
    }
    assert_eq!(Actor::of_column("somebody of old"), Actor::CommandLine);
}
