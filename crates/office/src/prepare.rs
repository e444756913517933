//! Preparation: units are nudged some working days ahead (three and one, if the office chose no others), and
//! say when they are done; chairs and the secretariat see it in `/chuanbi` and in the digest of the day.

use anyhow::Result;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::{Moment, Rules, access::Asker, agenda::Agenda, remind::Reminded};
use crate::store::{ChatId, Key, Lane, Manner, NoticeOutcome, Owed, Tx};
use plan::{
    Period,
    register::{EntryId, ItemId, Kind, Planned},
    workdays::Calendar,
};
use words::{Button, Html, Keyboard, Language, Message, Press, agenda::Reader, digest::numbered};

/// How long after its hour a nudge is still worth sending: within the office's day.
const WORTH: TimeDelta = TimeDelta::hours(3);
const BATCH: u32 = 100;
/// Items in one message, each with its button.
const IN_PART: usize = 8;
/// Code points in one message.
const PART_CHARS: usize = 3300;
/// Messages of one nudge; of what is left it says how much, and where to see it.
const MOST_PARTS: usize = 3;

/// The working days ahead on which this office nudges, and what there is to prepare until then.
struct Ahead {
    agenda: Agenda,
    calendar: Calendar,
    days: Vec<usize>,
    day: NaiveDate,
}

impl Ahead {
    fn load(tx: &Tx<'_>, day: NaiveDate) -> Result<Self> {
        let (calendar, days) = (tx.calendar()?, tx.office_habits()?.nudge_days);
        let furthest = days.iter().copied().max().unwrap_or(0);
        let agenda = Agenda::load(tx, Period { from: day, to: calendar.workdays_after(day, furthest) })?;
        Ok(Self { agenda, calendar, days, day })
    }

    fn key(&self) -> Key {
        Key::Prepare { day: self.day }
    }
}

/// A day's nudge for the units of one chat.
struct Nudge<'a> {
    ahead: &'a Ahead,
    units: Vec<EntryId>,
    language: Language,
    /// When it was sent; what was prepared before is not in it.
    sent_at: DateTime<Utc>,
}

/// One item of a nudge, as it stands now.
struct Due<'a> {
    planned: &'a Planned,
    days: usize,
    is_open: bool,
}

impl<'a> Nudge<'a> {
    fn new(ahead: &'a Ahead, of: &[EntryId], language: Language, sent_at: DateTime<Utc>) -> Self {
        let register = &ahead.agenda.register;
        let is_unit = |id: &EntryId| register.get(*id).is_some_and(|entry| entry.kind == Kind::Unit);
        Self { ahead, units: of.iter().copied().filter(is_unit).collect(), language, sent_at }
    }

    /// The nearest first, without what was prepared before it was sent.
    fn items(&self, tx: &Tx<'_>) -> Result<Vec<Due<'a>>> {
        let Ahead { agenda, calendar, days, day } = self.ahead;
        let audience = agenda.register.audience(self.units.iter().copied());
        let mut due = Vec::new();
        for planned in agenda.to_prepare(*day, agenda.days.to, &audience) {
            let left = calendar.workdays_until(*day, planned.item.date);
            if !days.contains(&left) {
                continue;
            }
            let prepared = tx.prepared(planned.id)?;
            let units = self.preparing(planned);
            let done_at =
                |unit: &EntryId| prepared.iter().find(|done| done.unit == *unit).map(|done| done.at);
            let is_open = units.iter().any(|unit| done_at(unit).is_none());
            if is_open || units.iter().filter_map(done_at).any(|at| at >= self.sent_at) {
                due.push(Due { planned, days: left, is_open });
            }
        }
        Ok(due)
    }

    /// Units of the chat that prepare an item, themselves or in a collective.
    fn preparing(&self, planned: &Planned) -> Vec<EntryId> {
        let prepares = |id: &EntryId| self.ahead.agenda.register.audience([*id]).prepares(planned);
        self.units.iter().copied().filter(prepares).collect()
    }

    /// The messages as things stand, each with the items in it.
    fn messages(&self, tx: &Tx<'_>, items: &[Due<'_>]) -> Result<Vec<(Message, Vec<ItemId>)>> {
        let audience = self.ahead.agenda.register.audience(self.units.iter().copied());
        let register = &self.ahead.agenda.register;
        let reader = Reader { language: self.language, register, audience: &audience };
        let mut parts: Vec<(Vec<Html>, Keyboard, Vec<ItemId>)> = Vec::new();
        let mut told = 0;
        for (due, number) in items.iter().zip(1_usize..) {
            let number = (items.len() > 1).then_some(number);
            let block = self.block(tx, &reader, due, number)?;
            let fits = parts.last().is_some_and(|(blocks, _, ids)| {
                let length: usize = blocks.iter().map(Html::visible_chars).sum();
                ids.len() < IN_PART && length + block.visible_chars() <= PART_CHARS
            });
            if !fits {
                if parts.len() == MOST_PARTS {
                    break;
                }
                parts.push((vec![self.language.html("nudge-title", &[])], Keyboard::new(), Vec::new()));
            }
            if let Some((blocks, keyboard, ids)) = parts.last_mut() {
                blocks.push(block);
                keyboard.push(vec![self.button(due, number)]);
                ids.push(due.planned.id);
            }
            told += 1;
        }
        if let Some((blocks, _, _)) = parts.last_mut().filter(|_| told < items.len()) {
            let count = items.len() - told;
            blocks.push(self.language.html("nudge-more", &[("count", count.into())]));
        }
        let texts = parts.iter().map(|(blocks, _, _)| Html::join(blocks.clone(), "\n\n")).collect();
        let texts = numbered(self.language, texts);
        Ok(texts
            .into_iter()
            .zip(parts)
            .map(|(text, (_, keyboard, ids))| (Message { text, keyboard }, ids))
            .collect())
    }

    fn block(&self, tx: &Tx<'_>, reader: &Reader<'_>, due: &Due<'_>, number: Option<usize>) -> Result<Html> {
        // Numbered as the buttons are.
        let mut text = number.map_or_else(Html::new, |number| Html::text(&format!("{number}. ")));
        text.push(self.language.html("nudge-left", &[("days", due.days.into())]));
        text.push("\n");
        text.push(reader.line(due.planned));
        if let Some(done) = done_by(tx, reader, due.planned)? {
            text.push("\n   ");
            text.push(done);
        }
        Ok(text)
    }

    /// Says that it is done, or takes that back.
    fn button(&self, due: &Due<'_>, number: Option<usize>) -> Button {
        let (item, day) = (due.planned.id, self.ahead.day);
        let (word, press) = match due.is_open {
            true => ("nudge-done", Press::Prepared { item, day }),
            false => ("nudge-undone", Press::Unprepared { item, day }),
        };
        let label = match number {
            Some(number) => self.language.text(&format!("{word}-one"), &[("number", number.into())]),
            None => self.language.text(word, &[]),
        };
        Button { label, press }
    }
}

/// `Đã chuẩn bị xong: VP (Nguyễn An)`; nothing where nobody has said so.
pub fn done_by(tx: &Tx<'_>, reader: &Reader<'_>, planned: &Planned) -> Result<Option<Html>> {
    let prepared = tx.prepared(planned.id)?;
    if prepared.is_empty() {
        return Ok(None);
    }
    let said = prepared.iter().map(|done| format!("{} ({})", reader.name(done.unit), done.by));
    let units = said.collect::<Vec<_>>().join(", ");
    Ok(Some(reader.language.html("prepared-by", &[("units", units.into())])))
}

/// Nudges that are due at this moment.
pub fn nudges(tx: &Tx<'_>, rules: &Rules, moment: &Moment, done: &mut Reminded) -> Result<()> {
    let today = moment.today();
    let from = moment.instant(today.and_time(tx.office_habits()?.nudge_at));
    if moment.now < from || moment.now >= from + WORTH {
        return Ok(());
    }
    let key = Key::Prepare { day: today };
    let due = tx.nudges_due(&key, BATCH)?;
    if due.is_empty() {
        return Ok(());
    }
    done.more |= due.len() == BATCH as usize;
    let ahead = Ahead::load(tx, today)?;
    for id in due {
        let owed = ahead.calendar.is_workday(today) && nudge(tx, rules, moment, &ahead, id, from)?;
        done.owed += usize::from(owed);
        let outcome = if owed { NoticeOutcome::Owed } else { NoticeOutcome::Nothing };
        tx.decide_notice(id, &key, outcome, moment.now)?;
    }
    Ok(())
}

/// Owes one chat its nudge; false where nothing is left to prepare.
fn nudge(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    ahead: &Ahead,
    id: ChatId,
    from: DateTime<Utc>,
) -> Result<bool> {
    let Some(habits) = tx.habits(id)? else { return Ok(false) };
    let of: Vec<EntryId> = tx.links_of(id)?.into_iter().flatten().collect();
    let nudge = Nudge::new(ahead, &of, habits.language.unwrap_or(rules.language), moment.now);
    let mut items = nudge.items(tx)?;
    items.retain(|due| due.is_open);
    let messages = nudge.messages(tx, &items)?;
    for (part, (message, _)) in (1..).zip(&messages) {
        let owed = Owed {
            chat: id,
            key: &ahead.key(),
            part,
            message,
            lane: Lane::Digest,
            not_before: from,
            expires_at: Some(from + WORTH),
        };
        tx.owe_so(&owed, Manner { silent: habits.silent, ..Manner::default() }, moment.now)?;
    }
    Ok(!messages.is_empty())
}

/// Somebody of a unit's chat (`said`: who, by Telegram's number and by name) says that an item is prepared,
/// or with none that it is not: the message of that day's nudge as it now stands; nothing where the item is
/// no longer theirs to prepare.
pub fn prepared(
    tx: &Tx<'_>,
    moment: &Moment,
    asker: &Asker,
    said: Option<(i64, &str)>,
    (item, day): (ItemId, NaiveDate),
) -> Result<Option<Message>> {
    let ahead = Ahead::load(tx, day)?;
    let sent_at = match asker.chat {
        Some(chat) => tx.notice_decided_at(chat, &ahead.key())?,
        None => None,
    };
    let nudge = Nudge::new(&ahead, &asker.of, asker.language, sent_at.unwrap_or_default());
    let items = nudge.items(tx)?;
    let Some(due) = items.iter().find(|due| due.planned.id == item) else { return Ok(None) };
    for unit in nudge.preparing(due.planned) {
        match said {
            Some((user, name)) => tx.set_prepared(item, unit, user, name, moment.now)?,
            None => tx.unset_prepared(item, unit)?,
        }
    }
    let messages = nudge.messages(tx, &nudge.items(tx)?)?;
    Ok(messages.into_iter().find(|(_, ids)| ids.contains(&item)).map(|(message, _)| message))
}
