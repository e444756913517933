//! Preparation: units are nudged three working days and one ahead, and say when they are done; chairs and
//! the secretariat see it in `/chuanbi`.

use anyhow::Result;
use chrono::{NaiveDate, NaiveTime};

use super::{Moment, Rules, access::Asker, agenda::Agenda, remind::Reminded};
use crate::{
    message::{Button, Html, Keyboard, Language, Message, agenda::Reader},
    programme::{
        register::{EntryId, ItemId, Kind, Planned},
        workdays::Calendar,
    },
    store::{Lane, Manner, NoticeOutcome, Owed, Tx},
};

/// Working days ahead on which a unit is nudged.
const AHEAD: [usize; 2] = [1, 3];
/// In the afternoon, when there is still time to do something and the morning's digest is long read.
const FROM: NaiveTime = NaiveTime::from_hms_opt(14, 0, 0).expect("a time of day");
const UNTIL: NaiveTime = NaiveTime::from_hms_opt(17, 0, 0).expect("a time of day");
const BATCH: u32 = 100;

/// A day's nudges: what there is to prepare, and for which units of one chat.
struct Nudge<'a> {
    agenda: &'a Agenda,
    calendar: &'a Calendar,
    day: NaiveDate,
    units: Vec<EntryId>,
    language: Language,
}

impl<'a> Nudge<'a> {
    fn new(
        agenda: &'a Agenda,
        calendar: &'a Calendar,
        day: NaiveDate,
        of: &[EntryId],
        language: Language,
    ) -> Self {
        let is_unit = |id: &EntryId| agenda.register.get(*id).is_some_and(|entry| entry.kind == Kind::Unit);
        Self { agenda, calendar, day, units: of.iter().copied().filter(is_unit).collect(), language }
    }

    /// Items and how many working days are left, the nearest first.
    fn items(&self) -> Vec<(usize, &'a Planned)> {
        let audience = self.agenda.register.audience(self.units.iter().copied());
        let left = |p: &Planned| self.calendar.workdays_until(self.day, p.item.date);
        let items = self.agenda.to_prepare(self.day, &audience).into_iter();
        items.map(|p| (left(p), p)).filter(|(left, _)| AHEAD.contains(left)).collect()
    }

    /// Units of the chat that prepare an item, themselves or in a collective.
    fn preparing(&self, planned: &Planned) -> Vec<EntryId> {
        let prepares = |id: &EntryId| self.agenda.register.audience([*id]).prepares(planned);
        self.units.iter().copied().filter(prepares).collect()
    }

    /// The message as things stand; nothing where all is done or nothing is due.
    fn message(&self, tx: &Tx<'_>) -> Result<(Message, usize)> {
        let audience = self.agenda.register.audience(self.units.iter().copied());
        let reader = Reader { language: self.language, register: &self.agenda.register, audience: &audience };
        let items = self.items();
        let mut blocks = vec![self.language.html("nudge-title", &[])];
        let mut keyboard = Keyboard::new();
        let several = items.len() > 1;
        for ((left, planned), number) in items.iter().zip(1_i64..) {
            // Numbered as the buttons are.
            let mut text = if several { Html::text(&format!("{number}. ")) } else { Html::new() };
            text.push(self.language.html("nudge-left", &[("days", (*left).into())]));
            text.push("\n");
            text.push(reader.line(planned));
            let done = done_by(tx, &reader, planned)?;
            let is_open = self.is_open(tx, planned)?;
            if let Some(done) = done {
                text.push("\n   ");
                text.push(done);
            }
            blocks.push(text);
            if is_open {
                let label = match several {
                    true => self.language.text("nudge-done-one", &[("number", number.into())]),
                    false => self.language.text("nudge-done", &[]),
                };
                keyboard.push(vec![Button { label, data: format!("done:{}:{}", planned.id.0, self.day) }]);
            }
        }
        let open = keyboard.len();
        Ok((Message { text: Html::join(blocks, "\n\n"), keyboard }, open))
    }

    fn is_open(&self, tx: &Tx<'_>, planned: &Planned) -> Result<bool> {
        let prepared = tx.prepared(planned.id)?;
        let has_said = |unit: &EntryId| prepared.iter().any(|(entry, _)| entry == unit);
        Ok(!self.preparing(planned).iter().all(has_said))
    }
}

/// `Đã chuẩn bị xong: VP (Nguyễn An)`; nothing where nobody has said so.
pub fn done_by(tx: &Tx<'_>, reader: &Reader<'_>, planned: &Planned) -> Result<Option<Html>> {
    let prepared = tx.prepared(planned.id)?;
    if prepared.is_empty() {
        return Ok(None);
    }
    let said = |(entry, name): &(EntryId, String)| format!("{} ({name})", reader.name(*entry));
    let units = prepared.iter().map(said).collect::<Vec<_>>().join(", ");
    Ok(Some(reader.language.html("prepared-by", &[("units", units.into())])))
}

/// Nudges that are due this afternoon.
pub fn nudges(tx: &Tx<'_>, rules: &Rules, moment: &Moment, done: &mut Reminded) -> Result<()> {
    let today = moment.today();
    if !(FROM..UNTIL).contains(&moment.time()) {
        return Ok(());
    }
    let key = format!("prepare:{today}");
    let due = tx.nudges_due(&key, BATCH)?;
    if due.is_empty() {
        return Ok(());
    }
    done.more |= due.len() == BATCH as usize;
    let calendar = tx.calendar()?;
    let agenda = Agenda::for_digests(tx, today)?;
    for id in due {
        let Some(habits) = tx.habits(id)? else { continue };
        let of: Vec<EntryId> = tx.links_of(id)?.into_iter().flatten().collect();
        let language = habits.language.unwrap_or(rules.language);
        let nudge = Nudge::new(&agenda, &calendar, today, &of, language);
        let (message, open) =
            if calendar.is_workday(today) { nudge.message(tx)? } else { Default::default() };
        if open > 0 {
            let owed = Owed {
                chat: id,
                key: &key,
                part: 1,
                message: &message,
                lane: Lane::Digest,
                not_before: moment.instant(today.and_time(FROM)),
                expires_at: Some(moment.instant(today.and_time(UNTIL))),
            };
            let manner = Manner { silent: habits.silent, ..Manner::default() };
            done.owed += usize::from(tx.owe_so(&owed, manner, moment.now)?);
        }
        let outcome = if open > 0 { NoticeOutcome::Owed } else { NoticeOutcome::Nothing };
        tx.decide_notice(id, &key, outcome, moment.now)?;
    }
    Ok(())
}

/// Somebody of a unit's chat says that an item is prepared: the nudge of that day as it now stands; nothing
/// where the item is no longer theirs to prepare.
pub fn prepared(
    tx: &Tx<'_>,
    moment: &Moment,
    asker: &Asker,
    (user, name): (i64, &str),
    (item, day): (ItemId, NaiveDate),
) -> Result<Option<Message>> {
    let calendar = tx.calendar()?;
    let agenda = Agenda::for_digests(tx, day)?;
    let nudge = Nudge::new(&agenda, &calendar, day, &asker.of, asker.language);
    let Some((_, planned)) = nudge.items().into_iter().find(|(_, planned)| planned.id == item) else {
        return Ok(None);
    };
    for unit in nudge.preparing(planned) {
        tx.set_prepared(item, unit, user, name, moment.now)?;
    }
    Ok(Some(nudge.message(tx)?.0))
}
