//! What is to be done, in words, each with the button that does it: the same that the commands have.

use super::Sight;
use crate::{Button, Html, Press, dates, press, settings};
use asking::{Answer, Kind, Todo};
use plan::register::{EntryId, ItemId};
use settings::Habit;

/// Items among which one is chosen.
const ITEMS: usize = 6;

impl Sight<'_> {
    /// What would be done, or that there is nothing to do it with.
    pub(super) fn todo(&self, todo: &Todo, answer: &Answer) -> Html {
        let deeds = self.deeds(todo, answer);
        if deeds.is_empty() {
            return self.say("ask-todo-nothing", &[]);
        }
        let lines = deeds.iter().map(|deed| Html::text(&format!("• {}", deed.label)));
        let title = match todo {
            Todo::Absent(_) => self.say("ask-todo-who-instead", &[]),
            _ => self.say("ask-todo", &[]),
        };
        std::iter::once(title)
            .chain(lines)
            .reduce(|text, line| text.then("\n").then(line))
            .unwrap_or_default()
    }

    /// A button for each thing that may be meant.
    pub fn deeds(&self, todo: &Todo, answer: &Answer) -> Vec<Button> {
        let setting = |key: &str, values: &[(&'static str, crate::Value)], habit| Button {
            label: self.language.text(key, values),
            press: press::Settings::Set(habit).into(),
        };
        match todo {
            Todo::DigestAt(hour) => {
                let shown = hour.format("%H:%M").to_string();
                vec![setting("ask-todo-digest-at", &[("hour", shown.into())], Habit::DigestAt(*hour))]
            }
            Todo::Digest(on) => {
                let key = if *on { "ask-todo-digest-on" } else { "ask-todo-digest-off" };
                vec![setting(key, &[], Habit::Morning(*on))]
            }
            Todo::Weekends(on) => {
                let key = if *on { "ask-todo-weekends-on" } else { "ask-todo-weekends-off" };
                vec![setting(key, &[], Habit::Weekends(*on))]
            }
            Todo::RemindBefore(None) => vec![setting("ask-todo-before-off", &[], Habit::MinutesBefore(None))],
            Todo::RemindBefore(Some(minutes)) => {
                let values = [("minutes", i64::from(*minutes).into())];
                vec![setting("ask-todo-before", &values, Habit::MinutesBefore(Some(*minutes)))]
            }
            Todo::Remind { minutes, .. } => {
                let shown = minutes.to_string();
                let remind = |item| Press::Remind { item, minutes: *minutes };
                let every = self.deeds(&Todo::RemindBefore(Some(*minutes)), answer);
                self.with_each(answer, "ask-todo-remind", &shown, remind).into_iter().chain(every).collect()
            }
            Todo::Delegate { to, .. } => {
                let Some((from, to_whom)) = self.own_entry().zip(self.entry(to)) else { return Vec::new() };
                let hand = |item| press::Delegate::HandOver { item, from, to: to_whom };
                self.with_each(answer, "ask-todo-delegate", &self.name(to), hand)
            }
            Todo::Absent(_) => {
                let Some(from) = self.own_entry() else { return Vec::new() };
                let choose = |item| press::Delegate::To { item, from, page: 0 };
                self.with_each(answer, "ask-todo-instead", "", choose)
            }
            Todo::Cancel(_) => {
                self.with_each(answer, "ask-todo-cancel", "", |item| press::Edit::Cancel { item })
            }
            Todo::Move { to, .. } => {
                let put = |item| press::Edit::Put {
                    item,
                    field: press::Field::Day,
                    value: to.format("%d/%m/%Y").to_string(),
                };
                let shown = dates::short_day(self.language, *to);
                self.with_each(answer, "ask-todo-move", &shown, put)
            }
        }
    }

    /// The line of the directory of an official.
    fn entry(&self, name: &asking::Name) -> Option<EntryId> {
        let found = self.register.find(&name.name);
        found.first().filter(|_| name.kind == Kind::Official).map(|listing| listing.id)
    }

    fn own_entry(&self) -> Option<EntryId> {
        match self.asker {
            asking::Asker::Linked(names) => names.iter().find_map(|name| self.entry(name)),
            asking::Asker::Everybody => None,
        }
    }

    /// The same with each of the items found.
    fn with_each<P: Into<Press>>(
        &self,
        answer: &Answer,
        key: &str,
        to: &str,
        press: impl Fn(ItemId) -> P,
    ) -> Vec<Button> {
        let items = answer.items.iter().take(ITEMS).filter_map(|index| self.planned.get(*index));
        let button = |planned: &plan::register::Planned| {
            let day = dates::short_day(self.language, planned.item.date);
            let item = format!("{day}: {}", planned.item.content);
            let label = self.language.text(key, &[("to", to.into()), ("item", item.into())]);
            Button { label, press: press(planned.id).into() }
        };
        items.map(button).collect()
    }
}
