//! Telegram users with more rights than reading; it decides nothing about what a right allows.

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, named_params};

use super::{
    Tx,
    values::{Columns, millis},
};
pub use words::people::Role;

/// Somebody with a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub user: i64,
    pub name: String,
    pub role: Role,
}

impl Tx<'_> {
    pub fn role_of(&self, user: i64) -> Result<Option<Role>> {
        let mut query = self.prepare_cached("select role from member where user_id = :user")?;
        Ok(query.query_row(named_params! { ":user": user }, |row| row.word("role")).optional()?)
    }

    /// Everybody with a role, the most rights first.
    pub fn members(&self) -> Result<Vec<Member>> {
        let mut query =
            self.prepare_cached("select user_id, name, role from member order by name, user_id")?;
        let rows = query.query_map([], |row| {
            Ok((row.get("user_id")?, row.get("name")?, row.get::<_, String>("role")?))
        })?;
        let mut members = Vec::new();
        for row in rows {
            let (user, name, role) = row?;
            members.extend(role.parse().map(|role| Member { user, name, role }));
        }
        members.sort_by_key(|member| std::cmp::Reverse(member.role));
        Ok(members)
    }

    pub fn grant(
        &self,
        user: i64,
        name: &str,
        role: Role,
        by: Option<i64>,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let mut upsert = self.prepare_cached(
            "insert into member (user_id, name, role, granted_at, granted_by)
             values (:user, :name, :role, :now, :by)
             on conflict (user_id) do update set name = excluded.name, role = excluded.role",
        )?;
        upsert.execute(named_params! {
            ":user": user, ":name": name, ":role": role.to_string(), ":now": millis(now), ":by": by,
        })?;
        Ok(())
    }

    /// Tells whether there was a role to take away.
    pub fn revoke_role(&self, user: i64) -> Result<bool> {
        let mut delete = self.prepare_cached("delete from member where user_id = :user")?;
        Ok(delete.execute(named_params! { ":user": user })? == 1)
    }
}
