//! How the program's values stand in columns: days as ISO text, hours as `HH:MM`, instants as
//! milliseconds, ids as integers, lists as JSON.

use std::{collections::BTreeSet, error::Error, str::FromStr};

use anyhow::{Context, Result};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rusqlite::{
    Error::{FromSqlConversionFailure, ToSqlConversionFailure},
    Row,
    types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Type, ValueRef},
};

/// Lets an id stand in a column.
macro_rules! id_column {
    ($($name:ty),*) => {$(
        impl rusqlite::types::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.0.into())
            }
        }
        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                value.as_i64().map(Self)
            }
        }
    )*};
}
pub(crate) use id_column;

/// What is planned knows nothing of columns, so its ids and words are asked for by these names.
pub trait Columns {
    /// The id that a column holds.
    fn id<T: From<i64>>(&self, column: &str) -> rusqlite::Result<T>;

    /// The id that a column holds, or none where it holds null.
    fn id_or_none<T: From<i64>>(&self, column: &str) -> rusqlite::Result<Option<T>>;

    /// The word that a column holds.
    fn word<T: FromStr<Err: Error + Send + Sync + 'static>>(&self, column: &str) -> rusqlite::Result<T>;
}

impl Columns for Row<'_> {
    fn id<T: From<i64>>(&self, column: &str) -> rusqlite::Result<T> {
        self.get::<_, i64>(column).map(T::from)
    }

    fn id_or_none<T: From<i64>>(&self, column: &str) -> rusqlite::Result<Option<T>> {
        self.get::<_, Option<i64>>(column).map(|id| id.map(T::from))
    }

    fn word<T: FromStr<Err: Error + Send + Sync + 'static>>(&self, column: &str) -> rusqlite::Result<T> {
        let place = self.as_ref().column_index(column)?;
        let word: String = self.get(place)?;
        word.parse().map_err(|error| FromSqlConversionFailure(place, Type::Text, Box::new(error)))
    }
}

pub fn millis(instant: DateTime<Utc>) -> i64 {
    instant.timestamp_millis()
}

pub fn instant(millis: i64) -> Result<DateTime<Utc>> {
    DateTime::from_timestamp_millis(millis).context("an instant beyond the calendar")
}

/// A day as a column holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day(pub NaiveDate);

impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.format("%Y-%m-%d").to_string().into())
    }
}

impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Self).map_err(FromSqlError::other)
    }
}

/// An hour as a column holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hour(pub NaiveTime);

impl ToSql for Hour {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.format("%H:%M").to_string().into())
    }
}

impl FromSql for Hour {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        NaiveTime::parse_from_str(value.as_str()?, "%H:%M").map(Self).map_err(FromSqlError::other)
    }
}

/// Declares a list that a column holds as JSON.
macro_rules! json_column {
    ($(#[$doc:meta])* $name:ident($of:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name(pub $of);

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                let written = serde_json::to_string(&self.0).map_err(|e| ToSqlConversionFailure(Box::new(e)))?;
                Ok(written.into())
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                serde_json::from_str(value.as_str()?).map(Self).map_err(FromSqlError::other)
            }
        }
    };
}

json_column!(
    /// Names, as they were printed.
    Names(Vec<String>)
);
json_column!(
    /// How long ahead, each.
    Minutes(BTreeSet<u32>)
);
