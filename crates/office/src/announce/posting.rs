//! A planned publication put into the outbox: one letter for each chat, and what earlier ones say from now on.

use anyhow::Result;
use chrono::{DateTime, Days, NaiveTime, Utc};

use super::{Letter, Plan, seen_button};
use crate::{
    Moment,
    store::{After, ChatState, Earlier, Key, Lane, Manner, NewAnnouncement, Owed, Tx, revision_key},
};
use plan::{
    Item,
    changes::{Change, Kind},
    register::{EntryId, ItemId, RevisionId},
};
use words::{
    Keyboard, Message,
    announcement::{Imprint, Names, shortened},
    dates,
};

/// What is further ahead than tomorrow makes no sound between these hours.
const NIGHT_FROM: NaiveTime = NaiveTime::from_hms_opt(21, 0, 0).expect("a time of day");
const NIGHT_TO: NaiveTime = NaiveTime::from_hms_opt(6, 0, 0).expect("a time of day");

/// A publication being posted.
pub(super) struct Posting<'a> {
    pub tx: &'a Tx<'a>,
    pub moment: &'a Moment,
    pub plan: &'a Plan,
    /// The identities of the plan's items.
    pub ids: &'a [ItemId],
    pub revision: RevisionId,
    pub leaves_at: DateTime<Utc>,
}

impl Posting<'_> {
    /// Owes one chat its letter.
    pub fn post(&self, letter: &Letter, imprint: Imprint<'_>) -> Result<()> {
        let (tx, plan) = (self.tx, self.plan.of_letter(letter));
        let changed = letter.changes.iter().filter_map(|at| self.id_of(plan, &plan.changes[*at]));
        let own = letter.own.iter().map(|at| self.ids[*at]);
        let items: Vec<ItemId> = changed.chain(own).collect();
        let concerned = self.concerned(letter);
        let id = tx.announce(&NewAnnouncement {
            revision: self.revision,
            chat: letter.chat.id,
            soonest: letter.soonest,
            items: &items,
            entries: &concerned,
        })?;
        let (lane, silent) = self.manner(letter);
        let leaves_at = if self.cannot_wait(letter) { self.moment.now } else { self.leaves_at };
        // Whoever asked for silence still hears that something of theirs is off.
        let cancelled = |at: &usize| plan.changes[*at].is(Kind::Cancelled);
        let insists = letter.chat.state == ChatState::Stopped && letter.changes.iter().any(cancelled);
        let words = self.plan.words(letter, imprint);
        let last = words.len();
        for (part, text) in (1..).zip(words) {
            let keyboard =
                if part as usize == last { seen_button(letter.language, id) } else { Keyboard::new() };
            let owed = Owed {
                chat: letter.chat.id,
                key: &revision_key(self.revision),
                part,
                message: &Message { text, keyboard },
                lane,
                not_before: leaves_at,
                expires_at: None,
            };
            tx.owe_so(&owed, Manner { silent, insists, edits: None }, self.moment.now)?;
        }
        self.supersede(letter, &items, lane, leaves_at)
    }

    fn id_of(&self, plan: &Plan, change: &Change) -> Option<ItemId> {
        let was = change.places.before.map(|place| plan.in_force[place].id);
        change.places.after.map(|place| self.ids[place]).or(was)
    }

    /// Those of the chat whom the letter concerns.
    fn concerned(&self, letter: &Letter) -> Vec<EntryId> {
        let plan = self.plan.of_letter(letter);
        let names = Names { language: letter.language, directory: &plan.directory };
        let items: Vec<&Item> = letter
            .changes
            .iter()
            .flat_map(|at| plan.changes[*at].before.iter().chain(&plan.changes[*at].after))
            .chain(letter.own.iter().map(|at| &plan.items[*at]))
            .collect();
        let stands = |name: &str| items.iter().any(|item| names.names(item, name));
        letter.of.iter().filter(|(_, name)| stands(name)).map(|(id, _)| *id).collect()
    }

    /// Today's and tomorrow's go at once with a sound; what is further ahead makes none at night.
    fn manner(&self, letter: &Letter) -> (Lane, bool) {
        let today = self.moment.today();
        let is_change = self.plan.of_letter(letter).base.is_some();
        if is_change && letter.soonest.is_some_and(|day| day <= today + Days::new(1)) {
            return (Lane::Urgent, false);
        }
        let hour = Moment { now: self.leaves_at, zone: self.moment.zone }.time();
        (Lane::Announcement, hour >= NIGHT_FROM || hour < NIGHT_TO)
    }

    /// Whether somebody might be on their way already: work of today is off, or on another day or at another hour.
    fn cannot_wait(&self, letter: &Letter) -> bool {
        let plan = self.plan.of_letter(letter);
        let today = self.moment.today();
        let is_today = |item: &Option<Item>| {
            item.as_ref().is_some_and(|item| item.date <= today && today <= item.last_day())
        };
        letter.changes.iter().map(|at| &plan.changes[*at]).any(|change| {
            let kinds = [Kind::Cancelled, Kind::Moved, Kind::Rescheduled];
            kinds.into_iter().any(|kind| change.is(kind))
                && (is_today(&change.before) || is_today(&change.after))
        })
    }

    /// What the chat was told earlier about the same items says from now on that it is superseded, in each of
    /// its parts.
    fn supersede(
        &self,
        letter: &Letter,
        items: &[ItemId],
        lane: Lane,
        leaves_at: DateTime<Utc>,
    ) -> Result<()> {
        let local = self.moment.local();
        let time = local.format("%H:%M").to_string();
        let day = dates::inline_day(letter.language, local.date());
        for (earlier, about) in self.tx.earlier_about(letter.chat.id, self.revision, items)? {
            let told = self.tx.told(letter.chat.id, &revision_key(earlier))?;
            if told.is_empty() {
                continue;
            }
            let all = self.tx.items_told(letter.chat.id, earlier)? == about.len();
            let names: Vec<String> = about
                .iter()
                .filter_map(|id| self.ids.iter().position(|own| own == id))
                .map(|at| format!("“{}”", shortened(&self.plan.items[at].content)))
                .collect();
            let key = if all { "letter-superseded" } else { "letter-superseded-partly" };
            let values = [
                ("time", time.as_str().into()),
                ("day", day.as_str().into()),
                ("items", names.join(", ").into()),
            ];
            let head = letter.language.html(key, &values);
            for part in &told {
                let mut message = part.message.clone();
                message.text = head.clone().then("\n\n").then(message.text);
                if all {
                    message.keyboard.clear();
                }
                let owed = Owed {
                    chat: letter.chat.id,
                    key: &Key::Superseded { earlier: After { of: earlier, revision: self.revision } },
                    part: part.part,
                    message: &message,
                    lane,
                    not_before: leaves_at,
                    expires_at: None,
                };
                let manner = Manner { edits: Some(Earlier::Row(part.id)), ..Manner::default() };
                self.tx.owe_so(&owed, manner, self.moment.now)?;
            }
        }
        Ok(())
    }

    /// Remembers who could not be told.
    pub fn note_untold(&self) -> Result<()> {
        let register = self.tx.register()?;
        for name in &self.plan.untold {
            if let Some(listing) = register.find(name).first() {
                self.tx.not_told(self.revision, listing.id)?;
            }
        }
        Ok(())
    }
}
