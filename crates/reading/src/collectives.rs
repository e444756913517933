//! Who belongs to a collective, as far as the document tells; whatever is concluded is said in a note.
//!
//! A document names `Phòng CM` or `BTV Đảng ủy` without saying who that is. Left empty, nobody would be
//! told of its items; so the usual meaning is taken, the secretariat reads which, and may say otherwise.

use super::{Finding, findings::About, folded::fold_letters};
use plan::directory::{Collective, Directory, MembersAre, Official, Unit};

/// Fills collectives that are new to the directory and have no members yet.
pub fn complete(directory: &mut Directory, known: &Directory) -> Vec<Finding> {
    let Directory { officials, units, collectives } = directory;
    let is_new = |collective: &&mut Collective| {
        collective.members.is_empty() && !known.collectives.iter().any(|c| c.name == collective.name)
    };
    let mut notes = Vec::new();
    for collective in collectives.iter_mut().filter(is_new) {
        collective.members = match collective.of {
            MembersAre::Units => units_of(&collective.name, units),
            MembersAre::Officials => officials_of(&collective.name, officials),
        };
        if !collective.members.is_empty() {
            notes.push(note(collective));
        }
    }
    notes
}

/// `Phòng CM`: the professional divisions. `Các phòng, đơn vị`: all.
fn units_of(name: &str, units: &[Unit]) -> Vec<String> {
    let name = fold_letters(name);
    let professional = name.contains("phong cm") || name.contains("chuyen mon");
    let all = name.starts_with("cac ") || name.starts_with("toan ") || name.starts_with("tat ca");
    if !professional && !all {
        return Vec::new();
    }
    let excluded = |code: &str| is_political(code) || professional && is_general(code);
    units.iter().filter(|unit| !excluded(&unit.code)).map(|unit| unit.code.clone()).collect()
}

/// The party's bodies consist at least of its secretary and deputy secretaries, who bear these positions.
fn officials_of(name: &str, officials: &[Official]) -> Vec<String> {
    let name = fold_letters(name);
    let of_the_party = ["dang uy", "dang bo", "btv du", "bch du"].iter().any(|part| name.contains(part));
    if !of_the_party {
        return Vec::new();
    }
    let leads = |official: &&Official| official.positions.iter().any(|position| leads_the_party(position));
    officials.iter().filter(leads).map(|official| official.name.clone()).collect()
}

/// `BTĐU`, `PBT ĐU`, `Phó Bí thư Đảng ủy`.
fn leads_the_party(position: &str) -> bool {
    let letters: String = fold_letters(position).chars().filter(|c| c.is_alphanumeric()).collect();
    let rank = letters.strip_prefix('p').unwrap_or(&letters);
    let rank = rank.strip_prefix("ho").unwrap_or(rank);
    rank.starts_with("btdu") || rank.starts_with("bithudang")
}

/// Office, inspectorate: they serve the whole, they are no professional division.
fn is_general(code: &str) -> bool {
    let code = fold_letters(code);
    code == "vp"
        || code == "tt"
        || ["van phong", "thanh tra", "ttra"].iter().any(|part| code.starts_with(part))
}

fn is_political(code: &str) -> bool {
    let code = fold_letters(code);
    [
        "dang uy",
        "bch",
        "btv",
        "ban chap hanh",
        "ban thuong vu",
        "doan thanh nien",
        "doan tn",
        "cong doan",
        "chi bo",
    ]
    .iter()
    .any(|part| code.starts_with(part))
}

fn note(collective: &Collective) -> Finding {
    let (name, members) = (collective.name.clone(), collective.members.clone());
    Finding::note(About::Collective { name, members }, None, None, Vec::new())
}
