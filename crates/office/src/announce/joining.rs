//! Two publications within the minute to call back: whoever has not been told of the first is told of both in
//! one letter; see `Plan::of`.

use anyhow::Result;

use super::{CALL_BACK, Letter, Moment, Plan, Rules};
use crate::store::{ChatId, Tx};
use plan::register::RevisionId;
use reading::Reading;

/// A chat whose letters of these publications still wait, and are told with the next.
#[derive(Clone, Debug)]
pub struct Joined {
    pub chat: ChatId,
    pub waiting: Vec<RevisionId>,
}

impl Plan {
    /// Gives chats that were not told of the revision in force yet a letter of everything since they were.
    pub(super) fn join(
        &mut self,
        tx: &Tx<'_>,
        rules: &Rules,
        moment: &Moment,
        reading: &Reading,
    ) -> Result<()> {
        let Some(in_force) = self.base else { return Ok(()) };
        for letter in std::mem::take(&mut self.letters) {
            let (waiting, told) = waiting(tx, moment, letter.chat.id, in_force)?;
            if waiting.is_empty() {
                self.letters.push(letter);
                continue;
            }
            let at = match self.earlier.iter().position(|plan| plan.base == told) {
                Some(at) => at,
                None => {
                    self.earlier.push(Self::since(tx, rules, moment, reading, &[], told)?);
                    self.earlier.len() - 1
                }
            };
            // What was changed and changed back is told to nobody.
            let whole = self.earlier[at].letters.iter().find(|whole| whole.chat.id == letter.chat.id);
            self.letters.extend(whole.cloned().map(|whole| Letter { earlier: Some(at), ..whole }));
            self.joined.push(Joined { chat: letter.chat.id, waiting });
        }
        Ok(())
    }

    /// The plan that a letter is part of: its changes are that one's.
    pub fn of_letter(&self, letter: &Letter) -> &Self {
        letter.earlier.and_then(|at| self.earlier.get(at)).unwrap_or(self)
    }
}

/// Publications of which a chat's letter still waits, and the revision before them.
fn waiting(
    tx: &Tx<'_>,
    moment: &Moment,
    chat: ChatId,
    in_force: RevisionId,
) -> Result<(Vec<RevisionId>, Option<RevisionId>)> {
    let (mut waiting, mut told, mut next) = (Vec::new(), None, Some(in_force));
    while let Some(revision) = next {
        let Some(published) = tx.revision(revision)? else { break };
        if moment.now >= published.published_at + CALL_BACK {
            break;
        }
        next = tx.revision_before(&published)?;
        match tx.letter_waits(chat, revision)? {
            Some(true) => {
                waiting.push(revision);
                told = next;
            }
            Some(false) => break,
            None => {}
        }
    }
    Ok((waiting, told))
}
