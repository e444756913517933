//! Who is told what of a publication, and when: planned first, shown to the secretariat, then owed; it reads
//! no document and talks to nobody.
//!
//! [`Plan::of`] is what `Công bố` would do, computed without writing. [`publish`] makes the same plan again
//! inside its transaction, so that what was shown is what is sent, or nothing is.

use std::collections::BTreeSet;

use anyhow::Result;
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

use super::{
    Moment, Rules, digests,
    publish::{self, Origin, Published},
};
use crate::store::{Actor, Chat, ChatId, Tx};
use plan::{
    Item, Period,
    changes::{Change, Comparison, Doubt, Kind, Side, Verdict, compare},
    clashes::{self, Clash, Limits},
    directory::Directory,
    register::{EntryId, ItemId, Kind as Sort, Parts, Planned, Register, RevisionId},
};
use reading::Reading;
use words::{
    Button, Keyboard, Language, Press,
    announcement::{Imprint, Names},
};

mod calling_back;
mod joining;
mod posting;
mod scope;
mod wording;

pub use calling_back::call_back;
pub use joining::Joined;
use posting::Posting;
use scope::Scope;

/// How long a publication can be called back: nothing of it leaves before but what is urgent.
pub const CALL_BACK: TimeDelta = TimeDelta::seconds(60);

/// What publishing would change and whom it would tell.
#[derive(Clone, Debug)]
pub struct Plan {
    pub period: Period,
    /// The revision in force; none: the programme is published for the first time.
    pub base: Option<RevisionId>,
    pub changes: Vec<Change>,
    /// Who stands in for somebody at the item of each change (ủy quyền), in the order of `changes`.
    pub stand_ins: Vec<Vec<EntryId>>,
    /// Differences in spelling alone; not told.
    pub immaterial: usize,
    /// What a secretary should decide about the comparison first.
    pub doubts: Vec<Doubt>,
    pub clashes: Vec<Clash>,
    /// The new items; clashes count in them.
    pub items: Vec<Item>,
    pub letters: Vec<Letter>,
    /// Officials and units concerned whom no chat is linked to.
    pub untold: Vec<String>,
    pub officials: usize,
    pub units: usize,
    /// Names of before and now.
    pub directory: Directory,
    /// The items of the revision in force.
    in_force: Vec<Planned>,
    /// For each new item the one in force that it continues.
    continued: Vec<Option<ItemId>>,
    /// The same publication for those who were not told of the one before yet, from what they were told.
    pub earlier: Vec<Plan>,
    pub joined: Vec<Joined>,
}

/// What one chat would be told.
#[derive(Clone, Debug)]
pub struct Letter {
    pub chat: Chat,
    pub language: Language,
    /// Whose the chat is; empty: the whole programme.
    pub of: Vec<(EntryId, String)>,
    /// Indexes into [`Plan::changes`].
    pub changes: Vec<usize>,
    /// Indexes into [`Plan::clashes`].
    pub clashes: Vec<usize>,
    /// Indexes into [`Plan::items`]: the chat's own, of a first publication.
    pub own: Vec<usize>,
    /// The first of [`Letter::own`] that is still to come.
    pub nearest: Option<usize>,
    /// First day to come that it is about.
    pub soonest: Option<NaiveDate>,
    /// Which of [`Plan::earlier`] it is part of; none: of the plan itself.
    pub earlier: Option<usize>,
}

impl Plan {
    /// Plans the publication of a reading over what is in force.
    pub fn of(
        tx: &Tx<'_>,
        rules: &Rules,
        moment: &Moment,
        reading: &Reading,
        verdicts: &[Verdict],
    ) -> Result<Self> {
        let base = match tx.programme_of(reading.period)? {
            Some(programme) => tx.current_revision(programme)?,
            None => None,
        };
        let mut plan = Self::since(tx, rules, moment, reading, verdicts, base)?;
        plan.join(tx, rules, moment, reading)?;
        Ok(plan)
    }

    /// The publication as a change of this revision.
    fn since(
        tx: &Tx<'_>,
        rules: &Rules,
        moment: &Moment,
        reading: &Reading,
        verdicts: &[Verdict],
        base: Option<RevisionId>,
    ) -> Result<Self> {
        let register = tx.register()?;
        let known = register.to_directory();
        let in_force = base.map(|revision| tx.items_of(revision)).transpose()?.unwrap_or_default();
        let before: Vec<Item> = in_force.iter().map(|planned| planned.item.by_name()).collect();
        let directory = reading.directory.together(&known);
        let comparison = match base {
            Some(_) => compare(
                Side { items: &before, directory: &known },
                Side { items: &reading.items, directory: &directory },
                verdicts,
            ),
            None => Comparison::default(),
        };
        let continued = publish::continued(tx, &comparison, base, &in_force, reading, &known)?;
        let mut plan = Self {
            period: reading.period,
            base,
            immaterial: comparison.immaterial.len(),
            doubts: comparison.doubts,
            clashes: clashes::still_to_come(&reading.items, &directory, Limits::default(), moment.today()),
            stand_ins: comparison.changes.iter().map(|change| stand_ins(change, &in_force)).collect(),
            continued,
            changes: comparison.changes,
            items: reading.items.clone(),
            letters: Vec::new(),
            untold: Vec::new(),
            officials: 0,
            units: 0,
            directory,
            in_force,
            earlier: Vec::new(),
            joined: Vec::new(),
        };
        plan.address(tx, rules, moment, &register)?;
        Ok(plan)
    }

    /// Finds the chats, and those whom none is linked to.
    fn address(&mut self, tx: &Tx<'_>, rules: &Rules, moment: &Moment, register: &Register) -> Result<()> {
        let scopes = self.scopes();
        let mut told = BTreeSet::new();
        let mut after = ChatId(0);
        loop {
            const PAGE: u32 = 200;
            let chats = tx.linked_chats(after, PAGE)?;
            let Some(last) = chats.last() else { break };
            after = last.id;
            for chat in chats {
                let links = tx.links_of(chat.id)?;
                let of: Vec<(EntryId, String)> = if links.contains(&None) {
                    Vec::new()
                } else {
                    let names = links.into_iter().flatten();
                    names.filter_map(|id| Some((id, register.name(id)?.to_owned()))).collect()
                };
                let everything = of.is_empty();
                let (letter, names) = self.letter(chat, of, rules, moment, (register, &scopes));
                told.extend(names.into_iter().filter(|_| !everything));
                if letter.chat.only_urgent && self.can_wait(&letter, moment) {
                    continue;
                }
                if !letter.changes.is_empty() || !letter.own.is_empty() {
                    self.letters.push(letter);
                }
            }
        }
        let (officials, units) = concerned(&scopes);
        self.officials = officials.iter().filter(|name| told.contains(*name)).count();
        self.units = units.iter().filter(|name| told.contains(*name)).count();
        self.untold = officials.into_iter().chain(units).filter(|name| !told.contains(name)).collect();
        Ok(())
    }

    /// Whether a chat that is told of urgent changes alone can do without this letter until its digest marks
    /// them: nothing is off or on another day, and nothing is about today or tomorrow.
    fn can_wait(&self, letter: &Letter, moment: &Moment) -> bool {
        let urgent = |at: &usize| {
            let change = &self.changes[*at];
            change.is(Kind::Cancelled) || change.is(Kind::Moved)
        };
        let is_near = letter.soonest.is_some_and(|day| day <= moment.today() + Days::new(1));
        self.base.is_some() && !is_near && !letter.changes.iter().any(urgent)
    }

    /// What a chat would be told, and which of those concerned it reaches.
    fn letter(
        &self,
        chat: Chat,
        of: Vec<(EntryId, String)>,
        rules: &Rules,
        moment: &Moment,
        (register, scopes): (&Register, &Scopes),
    ) -> (Letter, Vec<String>) {
        let is_unit = |id| register.get(id).is_some_and(|listing| listing.kind == Sort::Unit);
        let names = |scope: &Scope, parts: Parts| -> BTreeSet<String> {
            let stands = |(id, name): &&(EntryId, String)| {
                scope.with(parts).any(|concerned| {
                    let set = if is_unit(*id) { &concerned.units } else { &concerned.officials };
                    set.contains(name) || concerned.unknown.contains(name)
                })
            };
            of.iter().filter(stands).map(|(_, name)| name.clone()).collect()
        };
        // Whoever doesn't want to be told of such a part is reached all the same: it is their choice.
        let mut reached: BTreeSet<String> = BTreeSet::new();
        let mut takes = |scope: &Scope| {
            reached.extend(names(scope, Parts::ALL));
            of.is_empty() || !names(scope, chat.parts).is_empty()
        };
        let mut changes = Vec::new();
        for (at, scope) in scopes.changes.iter().enumerate() {
            let stands_in = self.stand_ins[at].iter().any(|id| of.iter().any(|(own, _)| own == id));
            if takes(scope) || stands_in && chat.parts.chairs {
                changes.push(at);
            }
        }
        let own: Vec<usize> = (0..scopes.own.len()).filter(|at| takes(&scopes.own[*at])).collect();
        let today = moment.today();
        let days = changes
            .iter()
            .flat_map(|at| self.changes[*at].before.iter().chain(&self.changes[*at].after))
            .chain(own.iter().map(|at| &self.items[*at]));
        let soonest = days.filter(|item| item.last_day() >= today).map(|item| item.date.max(today)).min();
        let now = moment.local();
        let coming = own.iter().copied().filter(|at| !self.items[*at].is_over(now));
        let nearest = coming.min_by_key(|at| self.items[*at].reading_order());
        let clashes = self.clashes_of(&of, &changes);
        let language = chat.language.unwrap_or(rules.language);
        (
            Letter { chat, language, of, changes, clashes, own, nearest, soonest, earlier: None },
            reached.into_iter().collect(),
        )
    }

    /// Clashes of a chat's own in which one of its changed items takes part.
    fn clashes_of(&self, of: &[(EntryId, String)], changes: &[usize]) -> Vec<usize> {
        let names = Names { language: Language::Vi, directory: &self.directory };
        let changed: Vec<&Item> = changes.iter().filter_map(|at| self.changes[*at].after.as_ref()).collect();
        let concerns = |clash: &&Clash| {
            let mine = match clash {
                Clash::Official { official: name, .. } | Clash::Unit { unit: name, .. } => {
                    of.iter().any(|(_, own)| own == name)
                }
                Clash::Place { items, .. } => items.iter().any(|at| {
                    let item = &self.items[*at];
                    let named = item.officials.iter().chain(&item.units);
                    named.clone().any(|n| of.iter().any(|(_, own)| names.includes(n, own)))
                }),
            };
            (of.is_empty() || mine) && clash.items().iter().any(|at| changed.contains(&&self.items[*at]))
        };
        (0..self.clashes.len()).filter(|at| concerns(&&self.clashes[*at])).collect()
    }

    fn scopes(&self) -> Scopes {
        let first = self.items.iter().filter(|_| self.base.is_none());
        Scopes {
            changes: self.changes.iter().map(|change| Scope::of_change(change, &self.directory)).collect(),
            own: first.map(|item| Scope::of_item(item, &self.directory)).collect(),
        }
    }
}

/// Whom the changes concern, and of a first publication the items.
struct Scopes {
    changes: Vec<Scope>,
    own: Vec<Scope>,
}

/// Officials and units that the publication concerns.
fn concerned(scopes: &Scopes) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut officials, mut units) = (BTreeSet::new(), BTreeSet::new());
    for concerned in scopes.changes.iter().chain(&scopes.own).flat_map(|scope| scope.with(Parts::ALL)) {
        officials.extend(concerned.officials.iter().cloned());
        units.extend(concerned.units.iter().cloned());
    }
    (officials, units)
}

/// A publication that has been made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Announced {
    pub published: Published,
    pub letters: usize,
    /// Until then it can be called back.
    pub leaves_at: DateTime<Utc>,
}

/// Publishes a reading and owes everybody concerned their message, in one transaction with it.
pub fn publish(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    reading: &Reading,
    verdicts: &[Verdict],
    origin: &Origin<'_>,
) -> Result<Announced> {
    publish_planned(
        tx,
        rules,
        moment,
        reading,
        &Plan::of(tx, rules, moment, reading, verdicts)?,
        origin,
        None,
    )
}

/// The same as it was planned in this transaction, from a document that is kept already.
pub fn publish_planned(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    reading: &Reading,
    plan: &Plan,
    origin: &Origin<'_>,
    document: Option<i64>,
) -> Result<Announced> {
    let (published, ids) = publish::publish_as(tx, moment, reading, &plan.continued, origin, document)?;
    let leaves_at = moment.now + CALL_BACK;
    let posting = Posting { tx, moment, plan, ids: &ids, revision: published.revision, leaves_at };
    let by = actor_name(tx, rules.language, origin.by)?;
    let imprint = Imprint { by: &by, at: moment.local(), reason: origin.reason };
    for joined in &plan.joined {
        joined
            .waiting
            .iter()
            .try_for_each(|earlier| tx.join_letters(joined.chat, *earlier, published.revision, moment.now))?;
    }
    for letter in &plan.letters {
        posting.post(letter, imprint)?;
    }
    posting.note_untold()?;
    if plan.base.is_some() {
        digests::bring_up_to_date(tx, rules, moment, plan, published.revision, leaves_at)?;
    }
    Ok(Announced { published, letters: plan.letters.len(), leaves_at })
}

/// `Trần Thị Mai (Văn phòng)` for a Telegram user, the secretariat for everybody else.
pub fn actor_name(tx: &Tx<'_>, language: Language, actor: Actor) -> Result<String> {
    let name = match actor {
        Actor::User(user) => tx.user_name(user)?,
        Actor::CommandLine | Actor::Demo => None,
    };
    Ok(match name {
        Some(name) => language.text("office-desk-person", &[("name", name.into())]),
        None => language.text("office-desk", &[]),
    })
}

/// Under each announcement.
pub fn seen_button(language: Language, id: crate::store::AnnouncementId) -> Keyboard {
    vec![vec![Button { label: language.text("seen", &[]), press: Press::Seen { announcement: id.0 } }]]
}

/// Whoever stands in at the item that a change is about is concerned like those who chair it.
fn stand_ins(change: &Change, in_force: &[Planned]) -> Vec<EntryId> {
    let before = change.places.before.map(|place| &in_force[place]);
    before.map_or_else(Vec::new, |planned| planned.delegated.iter().map(|(_, to)| *to).collect())
}
