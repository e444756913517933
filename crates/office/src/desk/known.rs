//! What readings may take for granted of names: the directory, and what was said at the desk about drafts that are
//! still open.

use anyhow::Result;

use crate::store::Tx;
use plan::directory::Directory;
use reading::Reading;

/// What readings may take for granted: the office's directory, and what was said about names in drafts
/// that are still open.
pub fn known(tx: &Tx<'_>) -> Result<Directory> {
    let mut known = tx.register()?.to_directory();
    for draft in tx.open_drafts()? {
        for (name, spelling) in &draft.decisions.same {
            learn(&mut known, &draft.reading, name, spelling);
        }
    }
    Ok(known)
}

fn learn(known: &mut Directory, reading: &Reading, name: &str, spelling: &str) {
    if known.named(name).is_none() {
        let mut one = Directory::default();
        let of = &reading.directory;
        one.officials.extend(of.officials.iter().filter(|official| official.name == name).cloned());
        one.units.extend(of.units.iter().filter(|unit| unit.code == name).cloned());
        *known = known.together(&one);
    }
    let officials = known.officials.iter_mut().map(|official| (&official.name, &mut official.aliases));
    let units = known.units.iter_mut().map(|unit| (&unit.code, &mut unit.aliases));
    for (_, aliases) in officials.chain(units).filter(|(known, _)| *known == name) {
        if !aliases.iter().any(|alias| alias == spelling) {
            aliases.push(spelling.to_owned());
        }
    }
}
