//! What the secretariat said of several items of one kind at once, taken for granted in the office's next document of
//! that shape; knows kinds of doubt, not documents.

use anyhow::Result;

use crate::store::{Custom, Tx};
use reading::{About, Effect, Finding, Odd, Reading, Severity};

/// Items of one kind from which on they are a custom of the office, not an accident.
const SEVERAL: usize = 3;

/// What an answer says of several items at once: how many of a kind are right, or that they no longer are.
pub fn told(shape: &str, finding: &Finding, effect: Option<&Effect>) -> Option<(String, Option<usize>)> {
    let About::Odd { odd, items, .. } = &finding.about else { return None };
    let is_told = !shape.is_empty() && *items >= SEVERAL && is_custom(*odd);
    is_told.then(|| (finding.code().to_owned(), matches!(effect, Some(Effect::Keep)).then_some(*items)))
}

/// Keeps what was told of a document of this shape, now that it is published: an answer that was taken back, or a
/// draft that was thrown away, says nothing.
pub fn remember(tx: &Tx<'_>, shape: &str, customs: &[(String, Option<usize>)]) -> Result<()> {
    for (kind, right) in customs {
        tx.set_custom(&Custom { shape, kind }, *right)?;
    }
    Ok(())
}

/// Turns questions that the office has answered of a document of this shape into notes. Where twice as many items
/// are odd as were right then, something else may have happened: it is asked again.
pub fn settle(tx: &Tx<'_>, reading: &mut Reading) -> Result<()> {
    for finding in reading.findings.iter_mut().filter(|finding| finding.severity == Severity::Question) {
        let About::Odd { odd, work, items } = &finding.about else { continue };
        let right = tx.custom(&Custom { shape: &reading.shape, kind: finding.code() })?.unwrap_or(0);
        if reading.shape.is_empty() || *items > right * 2 || !is_custom(*odd) {
            continue;
        }
        let about = About::AsBefore { odd: *odd, work: work.clone(), items: *items };
        *finding = Finding::note(about, finding.row, finding.date, finding.items.clone());
    }
    Ok(())
}

/// Ways of writing that are right wherever they are right once. A sentence torn in two, a work that is none or was
/// called off is looked at each time.
fn is_custom(odd: Odd) -> bool {
    match odd {
        Odd::Hour | Odd::Label | Odd::Unit | Odd::Place | Odd::PlaceInside | Odd::Session | Odd::Layout => {
            true
        }
        Odd::Enumerated | Odd::Status | Odd::Delegation | Odd::Broken | Odd::NoWork => false,
        Odd::Name | Odd::Somebody | Odd::Days | Odd::Dayless => false,
    }
}
