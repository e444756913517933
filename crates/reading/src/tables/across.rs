//! Rows whose work stands side by side, in columns of sessions, officials, rooms, days or months; knows one row.

use super::{
    Walk,
    cells::{beside, owners},
    is_nothing, is_rest,
    when::{When, read_when},
};
use crate::{
    calendar::{Calendar, Span},
    chairs,
    dates::{Bare, Mark},
    document::{Cell, Paragraph},
    folded::one_line,
    gathered::{Gathered, Group, Today},
    grid::{Line, is_blank},
    layout::{Layout, Role},
    listing::{self, Manner},
    people::{self, Person},
};
use plan::Session;

impl Walk {
    /// The row's work when columns hold it side by side.
    pub(super) fn side_by_side(
        &mut self,
        line: &Line<'_>,
        layout: &Layout,
        side: &[(usize, &Role)],
        when: &When,
        calendar: &Calendar,
        found: &mut Gathered,
    ) {
        let whose = whose(line, layout);
        let mut done = None;
        // What the column to the left holds, for `nt`.
        let mut left: Vec<Group> = Vec::new();
        for (column, role) in side {
            let Some(place) = line.at(*column).filter(|p| p.first) else { continue };
            if done == Some(place.column) {
                continue;
            }
            done = Some(place.column);
            let text = place.cell.text();
            if is_blank(place.cell) || is_nothing(&text) || is_rest(&text) {
                left.clear();
                continue;
            }
            let covered: Vec<&Role> = side
                .iter()
                .filter(|(at, _)| (place.column..place.column + place.columns).contains(at))
                .map(|(_, role)| *role)
                .collect();
            if let Role::Day(_) = role {
                let Some(today) = columns_day(&covered, *column, calendar, found) else { continue };
                self.today = Some(today);
            }
            if people::is_ditto(&text) {
                self.repeat_left(role, &left, found);
                continue;
            }
            let mut group = self.group_of(place.cell, when, &whose);
            match role {
                Role::Session(session) => {
                    let all = covered.iter().any(|other| other != role);
                    group.session = Some(if all { Session::AllDay } else { *session });
                    let above = layout.above.get(*column).and_then(Option::as_ref);
                    group.owners.extend(above.map(owners).unwrap_or_default());
                }
                Role::Owner(_) => {
                    for owner in covered.iter().flat_map(|role| owners(role)) {
                        if !group.owners.contains(&owner) {
                            group.owners.push(owner);
                        }
                    }
                }
                Role::Room(room) => group.place = Some(room.clone()),
                Role::OfMonth(month) => {
                    let Some(today) = self.days_of_month(month, place.cell, calendar, found) else {
                        continue;
                    };
                    self.today = Some(today);
                    group.drafts =
                        listing::items(&[self.title_work()], Manner { one: true, ..Manner::default() });
                }
                _ => {}
            }
            left = vec![group.clone()];
            self.push(found, group);
        }
    }

    fn group_of(&self, cell: &Cell, when: &When, whose: &[Person]) -> Group {
        let manner = Manner { one: when.hours.len() == 1, ..Manner::default() };
        Group {
            drafts: listing::items(&cell.paragraphs, manner),
            paragraphs: cell.paragraphs.len(),
            session: when.session,
            hours: when.hours.clone(),
            owners: whose.to_vec(),
            ..Group::default()
        }
    }

    /// `Nt`: under `Chiều` the morning's work takes the whole day; under a day it is that of the day before.
    fn repeat_left(&mut self, role: &Role, left: &[Group], found: &mut Gathered) {
        if let Role::Day(_) = role {
            for group in left {
                self.push(found, group.clone());
            }
        } else if let Some(morning) = found.groups.last_mut().filter(|group| group.row == found.rows) {
            morning.session = Some(Session::AllDay);
        }
    }

    /// The days that a cell names in a column of one month.
    fn days_of_month(
        &self,
        month: &str,
        cell: &Cell,
        calendar: &Calendar,
        found: &mut Gathered,
    ) -> Option<Today> {
        let mut when = When::default();
        read_when(&cell.text(), Bare::Day, false, &mut when);
        when.in_month(month);
        let text = one_line(&cell.text());
        let today = found.begin_in_column(&when.mark, &text, calendar);
        if today.is_none() || self.title_work().text.is_empty() {
            found.undated.push((found.rows, text));
        }
        today
    }

    /// What the words above the table say is done on its days.
    pub(super) fn title_work(&self) -> Paragraph {
        let work = self.work.clone().filter(|_| self.caption.is_empty());
        Paragraph { text: work.unwrap_or_else(|| self.caption.clone()), ..Paragraph::default() }
    }
}

/// Whose row it is, where columns of days follow.
fn whose(line: &Line<'_>, layout: &Layout) -> Vec<Person> {
    let days = layout.roles.iter().any(|role| matches!(role, Some(Role::Day(_) | Role::OfMonth(_))));
    let cell = beside(line, layout, &Role::Chair);
    let text = cell.pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ");
    if days { chairs::in_text(&text, true) } else { Vec::new() }
}

/// The day of a column; of several columns that one cell covers, from the first day to the last.
fn columns_day(covered: &[&Role], column: usize, calendar: &Calendar, found: &mut Gathered) -> Option<Today> {
    let text = format!("cột {}", column + 1);
    let marks: Vec<&Mark> = covered
        .iter()
        .filter_map(|role| match role {
            Role::Day(mark) => Some(mark),
            _ => None,
        })
        .collect();
    let mut today = found.begin_in_column(marks.first()?, &text, calendar)?;
    if let [_, .., last] = marks.as_slice()
        && let Some(last) = calendar.resolve(last, None).and_then(|resolved| resolved.spans.first().copied())
        && let Some(first) = today.spans.first().copied()
    {
        today.spans = vec![Span { to: Some(last.from).filter(|to| *to > first.from), ..first }];
    }
    Some(today)
}
