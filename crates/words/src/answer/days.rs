//! The items of an answer under their days, with what has left a day; marked where they are new or the asker's
//! own.

use chrono::NaiveDate;

use super::Sight;
use crate::{
    Html,
    agenda::{Notes, Reader},
    dates,
    digest::{mark_word, of_gone},
    pages,
};
use asking::{Asker, Asks, Question, Whose};
use plan::{
    Item,
    register::{Audience, Named, Planned},
    since::Gone,
};

/// Code points of one day's items that stay on one page.
const DAY_CHARS: usize = 1200;

/// Ahead of an item of the asker's own among those of others.
const OWN: &str = "★";

/// What stands under one day.
struct Day<'a> {
    day: NaiveDate,
    items: Vec<&'a Planned>,
    gone: Vec<&'a Gone>,
}

impl Sight<'_> {
    pub(super) fn reader<'b>(&'b self, audience: &'b Audience) -> Reader<'b> {
        Reader { language: self.language, register: self.register, audience }
    }

    /// Whether nobody's items but the asker's are asked for.
    fn is_own(&self, question: &Question) -> bool {
        let unsaid = matches!(question.whose, Whose::Unsaid)
            && !question.searches()
            && matches!(question.asks, Asks::Items | Asks::Count | Asks::Free);
        match (&question.whose, self.asker) {
            (Whose::AnyOf(names), Asker::Linked(own)) => names.iter().all(|name| own.contains(name)),
            (whose, _) => matches!(whose, Whose::Asker) || unsaid,
        }
    }

    /// The asker and the collectives that they belong to; everybody for the secretariat.
    fn asker_audience(&self) -> Audience {
        match self.asker {
            Asker::Linked(names) => {
                let entries = names.iter().flat_map(|name| self.register.find(&name.name));
                self.register.audience(entries.map(|listing| listing.id))
            }
            Asker::Everybody => Audience::Everybody,
        }
    }

    /// Whose eyes see the items: where they are the asker's own, their name is not repeated with each.
    fn audience(&self, question: &Question) -> Audience {
        if self.is_own(question) { self.asker_audience() } else { Audience::Everybody }
    }

    /// Whose items stand out among those of others; nobody where all are theirs or none is.
    fn outstanding(&self, items: &[usize], question: &Question) -> Option<Audience> {
        if self.is_own(question) || *self.asker == Asker::Everybody {
            return None;
        }
        let own = self.asker_audience();
        let count = items.iter().filter(|index| own.concerns(&self.planned[**index])).count();
        (count > 0 && count < items.len()).then_some(own)
    }

    /// What the mark of own items means, where there are some.
    pub(super) fn legend(&self, items: &[usize], question: &Question) -> Option<Html> {
        self.outstanding(items, question)?;
        let Asker::Linked(names) = self.asker else { return None };
        let names: Vec<String> = names.iter().map(|name| self.name(name)).collect();
        Some(self.say("ask-own", &[("mark", OWN.into()), ("name", names.join(", ").into())]))
    }

    /// The items under their days; an item that began earlier stands under the first day asked for.
    pub(super) fn by_day(&self, items: &[usize], question: &Question) -> Vec<Html> {
        let audience = self.audience(question);
        let own = self.outstanding(items, question);
        let reader = self.reader(&audience);
        let mark = |planned: &Planned| {
            let star = own.as_ref().is_some_and(|own| own.concerns(planned)).then(|| OWN.to_owned());
            let mark = self.marks.iter().find_map(|marks| marks.get(&planned.id));
            let words: Vec<String> =
                star.into_iter().chain(mark.map(|mark| mark_word(*mark, self.language))).collect();
            (!words.is_empty()).then(|| words.join(" "))
        };
        let mut blocks: Vec<Html> = Vec::new();
        let notes = Notes { mark: &mark, beneath: &|_| None };
        for Day { day, items, gone } in self.days(items, question) {
            let heading =
                || Html::text("\n").then(Html::bold(dates::full_day(self.language, day))).then("\n");
            // A day that fits is one block, so that a page ends between days; a longer one says which day and
            // which session it is at the head of each of its parts.
            let chars = |planned: &Planned| {
                let lines = reader.day_noted(day, &[planned], self.short, notes);
                lines.iter().map(Html::visible_chars).sum()
            };
            for part in parts(&items, chars) {
                let lines = reader.day_noted(day, part, self.short, notes);
                blocks.extend(pages::paginate(lines).into_iter().map(|part| heading().then(part)));
            }
            let gone = gone.iter().map(|gone| of_gone(gone, &reader));
            let gone = Html::join(gone, "\n");
            match blocks.last_mut() {
                _ if gone.is_empty() => {}
                // Apart from the sessions above, to none of which it need belong.
                Some(last) if !items.is_empty() => last.push(Html::text("\n\n").then(gone)),
                _ => blocks.push(heading().then(gone)),
            }
        }
        blocks
    }

    /// In the order of the answer: past days after coming ones where a whole programme was searched.
    fn days<'b>(&'b self, items: &[usize], question: &Question) -> Vec<Day<'b>> {
        let first = question.days.iter().map(|period| period.from).min();
        let day_of =
            |item: &Item<Named>| first.map_or(item.date, |first| item.date.max(first.min(item.last_day())));
        let mut days: Vec<Day<'_>> = Vec::new();
        for index in items {
            let planned = &self.planned[*index];
            let day = day_of(&planned.item);
            match days.last_mut().filter(|last| last.day == day) {
                Some(last) => last.items.push(planned),
                None => days.push(Day { day, items: vec![planned], gone: Vec::new() }),
            }
        }
        let place = |day: NaiveDate| (question.days.is_empty() && day < self.today, day);
        for gone in &self.gone {
            let day = day_of(&gone.before.item);
            if let Some(there) = days.iter_mut().find(|there| there.day == day) {
                there.gone.push(gone);
                continue;
            }
            let at = days.iter().position(|later| place(later.day) > place(day)).unwrap_or(days.len());
            days.insert(at, Day { day, items: Vec::new(), gone: vec![gone] });
        }
        days
    }
}

/// The items of a day in as few parts as are short enough.
fn parts<'b>(items: &'b [&'b Planned], chars: impl Fn(&Planned) -> usize) -> Vec<&'b [&'b Planned]> {
    let mut parts = Vec::new();
    let (mut from, mut length) = (0, 0);
    for (at, planned) in items.iter().enumerate() {
        let more = chars(planned);
        if at > from && length + more > DAY_CHARS {
            parts.push(&items[from..at]);
            (from, length) = (at, 0);
        }
        length += more;
    }
    if from < items.len() {
        parts.push(&items[from..]);
    }
    parts
}
