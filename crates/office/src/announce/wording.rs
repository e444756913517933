//! A planned publication in words: each chat's letter, and what stands for all of them.

use sha2::{Digest as _, Sha256};

use super::{Letter, Plan};
use words::{
    Html,
    announcement::{Imprint, Issue, Letter as Words, Names},
};

impl Plan {
    /// Stands for everything that would be sent: another one means that something else would be.
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(format!("{:?}{:?}", self.base, self.untold));
        let imprint = Imprint { by: "", at: Default::default(), reason: None };
        for letter in &self.letters {
            hash.update(letter.chat.id.0.to_be_bytes());
            for part in self.words(letter, imprint) {
                hash.update(part.as_str());
            }
        }
        hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The message of one chat, in as many parts as it needs.
    pub fn words(&self, letter: &Letter, imprint: Imprint<'_>) -> Vec<Html> {
        self.of_letter(letter).own_words(letter, imprint)
    }

    fn own_words(&self, letter: &Letter, imprint: Imprint<'_>) -> Vec<Html> {
        let names = Names { language: letter.language, directory: &self.directory };
        let of: Vec<String> = letter.of.iter().map(|(_, name)| name.clone()).collect();
        if self.base.is_none() {
            let issue = Issue {
                names,
                of: &of,
                period: self.period,
                count: letter.own.len(),
                nearest: letter.nearest.map(|at| &self.items[at]),
                imprint,
            };
            return vec![issue.render()];
        }
        let clashes = letter.clashes.iter().map(|at| {
            let clash = &self.clashes[*at];
            (clash, clash.items().iter().map(|item| &self.items[*item]).collect())
        });
        let words = Words {
            names,
            of: &of,
            changes: letter.changes.iter().map(|at| &self.changes[*at]).collect(),
            clashes: clashes.collect(),
            imprint,
        };
        words.render()
    }
}
