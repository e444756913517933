//! Publishing: what is in force afterwards, and who is who.

use office::{
    publish::{self, Origin},
    store::{Store, Tx},
};
use plan::{Period, register::ItemId};
use reading::{About, Column, Finding};

use crate::support::{at, day, publish, reading};

fn ids(tx: &Tx<'_>) -> Vec<(ItemId, String)> {
    let planned = tx.planned(Period { from: day(1), to: day(30) }).expect("items");
    planned.into_iter().map(|planned| (planned.id, planned.item.content)).collect()
}

#[test]
fn an_item_that_stays_keeps_its_identity_and_a_new_one_gets_its_own() {
    let mut store = Store::in_memory().expect("a store");
    store
        .transact(|tx| {
            let first = publish(tx, &at(1, "08:00"), &reading(&["13 sáng | Họp giao ban | | VP | Lam"]));
            let before = ids(tx);
            let lines = ["12 sáng | Tiếp công dân | | VP | Lam", "13 sáng | Họp giao ban | | VP | Lam"];
            let second = publish(tx, &at(2, "08:00"), &reading(&lines));
            assert_eq!((first.number, second.number), (1, 2));
            let after = ids(tx);
            assert_eq!(after[1], before[0]);
            assert_ne!(after[0].0, before[0].0);
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn an_open_question_keeps_a_reading_from_being_published() {
    let mut asked = reading(&["13 sáng | Họp giao ban | | VP | Lam"]);
    let about = About::Alignment { column: Column::Chairs, works: 2 };
    asked.findings.push(Finding::question(about, Some(1), Some(day(13)), vec![0]));
    let mut store = Store::in_memory().expect("a store");
    let origin = Origin { by: office::store::Actor::CommandLine, ..Origin::default() };
    assert!(store.transact(|tx| publish::publish(tx, &at(1, "08:00"), &asked, &origin)).is_err());
    let left = store.look(|tx| tx.published_periods(Period { from: day(1), to: day(30) })).expect("a look");
    assert!(left.is_empty());
}

#[test]
fn a_collective_that_prepares_is_the_collective_not_a_new_unit() {
    let mut store = Store::in_memory().expect("a store");
    store
        .transact(|tx| {
            publish(
                tx,
                &at(1, "08:00"),
                &reading(&["18 sáng | Làm việc với Đoàn | | Lãnh đạo Sở | Lãnh đạo Sở"]),
            );
            let planned = tx.planned(Period { from: day(18), to: day(18) })?;
            assert_eq!(planned[0].item.units, planned[0].item.officials);
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn a_name_that_the_directory_left_out_is_added_to_it() {
    let mut store = Store::in_memory().expect("a store");
    store
        .transact(|tx| {
            publish(tx, &at(1, "08:00"), &reading(&["18 sáng | Họp | | Thanh tra | Chủ tịch"]));
            let register = tx.register()?;
            assert_eq!(register.find("thanh tra").len(), 1);
            assert_eq!(register.find("chu tich").len(), 1);
            Ok(())
        })
        .expect("a transaction");
}
