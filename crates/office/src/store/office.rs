//! What holds for the office as a whole: its own working days and days off, and when units are nudged.

use anyhow::Result;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rusqlite::{OptionalExtension, named_params};

use super::{
    Actor, Tx,
    values::{Day, millis},
};
use plan::workdays::Calendar;
use words::office::{OfficeDay, OfficeHabit, OfficeHabits};

/// A way of writing that was right: what was odd, in documents of which shape.
#[derive(Clone, Copy, Debug)]
pub struct Custom<'a> {
    pub shape: &'a str,
    pub kind: &'a str,
}

impl Custom<'_> {
    fn name(&self) -> String {
        format!("custom: {}: {}", self.kind, self.shape)
    }
}

impl Tx<'_> {
    /// The calendar with what the office decided.
    pub fn calendar(&self) -> Result<Calendar> {
        let mut query = self.prepare_cached("select day, works from office_day")?;
        let days = query.query_map([], |row| Ok((row.get::<_, Day>("day")?.0, row.get("works")?)))?;
        Ok(Calendar { decided: days.collect::<rusqlite::Result<_>>()? })
    }

    /// Makes a day a working day or a day off, or with none leaves it to the calendar again.
    pub fn set_office_day(
        &self,
        day: NaiveDate,
        works: Option<bool>,
        by: Actor,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let Some(works) = works else {
            self.prepare_cached("delete from office_day where day = :day")?
                .execute(named_params! { ":day": Day(day) })?;
            return Ok(());
        };
        let mut upsert = self.prepare_cached(
            "insert into office_day (day, works, set_by, set_at) values (:day, :works, :by, :now)
             on conflict (day) do update set works = excluded.works, set_by = excluded.set_by,
                 set_at = excluded.set_at",
        )?;
        upsert.execute(
            named_params! { ":day": Day(day), ":works": works, ":by": by.to_string(), ":now": millis(now) },
        )?;
        Ok(())
    }

    /// What the office decided about days from this one on, and who wrote it down.
    pub fn office_days(&self, from: NaiveDate) -> Result<Vec<OfficeDay>> {
        let mut query =
            self.prepare_cached("select day, works, set_by from office_day where day >= :from order by day")?;
        let days = query.query_map(named_params! { ":from": Day(from) }, |row| {
            let day = row.get::<_, Day>("day")?.0;
            Ok(OfficeDay { day, works: row.get("works")?, by: row.get("set_by")? })
        })?;
        Ok(days.collect::<rusqlite::Result<_>>()?)
    }

    pub fn office_habits(&self) -> Result<OfficeHabits> {
        let mut habits = OfficeHabits::default();
        if let Some(at) = self.fact("nudge_at")? {
            habits.nudge_at = NaiveTime::parse_from_str(&at, "%H:%M")?;
        }
        if let Some(days) = self.fact("nudge_days")? {
            habits.nudge_days = days.split(',').map(str::parse).collect::<Result<_, _>>()?;
        }
        Ok(habits)
    }

    pub fn set_office_habit(&self, habit: &OfficeHabit) -> Result<()> {
        let (name, value) = match habit {
            OfficeHabit::NudgeAt(at) => ("nudge_at", at.format("%H:%M").to_string()),
            OfficeHabit::NudgeDays(days) => {
                ("nudge_days", days.iter().map(usize::to_string).collect::<Vec<_>>().join(","))
            }
        };
        self.set_fact(name, &value)
    }

    fn set_fact(&self, name: &str, value: &str) -> Result<()> {
        let mut upsert = self.prepare_cached(
            "insert into fact (name, value) values (:name, :value)
             on conflict (name) do update set value = excluded.value",
        )?;
        upsert.execute(named_params! { ":name": name, ":value": value })?;
        Ok(())
    }

    /// How many items of this kind were right at once, in documents of this shape.
    pub fn custom(&self, custom: &Custom<'_>) -> Result<Option<usize>> {
        Ok(self.fact(&custom.name())?.and_then(|items| items.parse().ok()))
    }

    /// Takes so many items of this kind for right; none: no longer.
    pub fn set_custom(&self, custom: &Custom<'_>, items: Option<usize>) -> Result<()> {
        if let Some(items) = items {
            return self.set_fact(&custom.name(), &items.to_string());
        }
        self.prepare_cached("delete from fact where name = :name")?
            .execute(named_params! { ":name": custom.name() })?;
        Ok(())
    }

    fn fact(&self, name: &str) -> Result<Option<String>> {
        let mut query = self.prepare_cached("select value from fact where name = :name")?;
        Ok(query.query_row(named_params! { ":name": name }, |row| row.get("value")).optional()?)
    }
}
