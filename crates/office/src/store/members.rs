//! Telegram users with more rights than reading; it decides nothing about what a right allows.

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, named_params};

use super::{Tx, values::millis};

/// What a Telegram user may do beyond reading, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Prepares drafts and edits; what is sent out is confirmed by somebody else.
    Drafter,
    Secretariat,
    Administrator,
}

impl Role {
    pub const ALL: [Self; 3] = [Self::Drafter, Self::Secretariat, Self::Administrator];

    /// The word in the database and in buttons; `locales/` has a sentence for `role-<word>`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Drafter => "drafter",
            Self::Secretariat => "secretariat",
            Self::Administrator => "administrator",
        }
    }

    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// Publishing, broadcasting, letting people in and putting them out.
    pub fn may_publish(self) -> bool {
        self >= Self::Secretariat
    }

    /// Saying who has which role.
    pub fn may_grant(self) -> bool {
        self >= Self::Administrator
    }
}

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
        let role: Option<String> =
            query.query_row(named_params! { ":user": user }, |row| row.get("role")).optional()?;
        Ok(role.and_then(|role| Role::of_word(&role)))
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
            members.extend(Role::of_word(&role).map(|role| Member { user, name, role }));
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
            ":user": user, ":name": name, ":role": role.word(), ":now": millis(now), ":by": by,
        })?;
        Ok(())
    }

    /// Tells whether there was a role to take away.
    pub fn revoke_role(&self, user: i64) -> Result<bool> {
        let mut delete = self.prepare_cached("delete from member where user_id = :user")?;
        Ok(delete.execute(named_params! { ":user": user })? == 1)
    }
}
