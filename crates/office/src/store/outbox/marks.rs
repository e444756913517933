//! What becomes of a row after it was claimed, and of rows that wait; it decides none of it.

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, named_params};

use super::{
    super::{ChatId, Key, Place, Tx, values::millis},
    OutboxId,
};

impl Tx<'_> {
    /// Under which key a message of this number was owed to a place; nothing for what was not owed.
    pub fn owed_as(&self, place: Place, message: i32) -> Result<Option<String>> {
        let mut query = self.prepare_cached(
            "select key from outbox join chat on chat.id = chat_id
             where telegram_id = :chat and message_id = :message order by outbox.id desc limit 1",
        )?;
        let values = named_params! { ":chat": place.chat, ":message": message };
        Ok(query.query_row(values, |row| row.get("key")).optional()?)
    }

    /// Telegram accepted it.
    pub fn mark_sent(&self, id: OutboxId, message_id: i32, now: DateTime<Utc>) -> Result<()> {
        self.prepare_cached(
            "update outbox set state = 'sent', message_id = :message_id, settled_at = :now, answer = null,
                    reason = case when doubts > 0 then 'repeated' end
             where id = :id and state = 'sending'",
        )?
        .execute(named_params! { ":id": id, ":message_id": message_id, ":now": millis(now) })?;
        Ok(())
    }

    /// Back to the queue; the request is known not to have been carried out.
    pub fn mark_again(
        &self,
        id: OutboxId,
        not_before: DateTime<Utc>,
        reason: &str,
        answer: &str,
        plain: bool,
    ) -> Result<()> {
        self.prepare_cached(
            "update outbox set state = 'pending', not_before = :not_before, reason = :reason, answer = :answer,
                    plain = max(plain, :plain)
             where id = :id and state = 'sending'",
        )?
        .execute(named_params! {
            ":id": id,
            ":not_before": millis(not_before),
            ":reason": reason,
            ":answer": answer,
            ":plain": plain,
        })?;
        Ok(())
    }

    /// Back to the queue to be sent again: whether the request was carried out is not known.
    pub fn mark_doubtful(
        &self,
        id: OutboxId,
        not_before: DateTime<Utc>,
        reason: &str,
        answer: &str,
    ) -> Result<()> {
        self.prepare_cached(
            "update outbox set state = 'pending', doubts = doubts + 1, reason = :reason, answer = :answer,
                    not_before = :not_before
             where id = :id and state = 'sending'",
        )?
        .execute(named_params! {
            ":id": id, ":reason": reason, ":answer": answer, ":not_before": millis(not_before),
        })?;
        Ok(())
    }

    /// Expired, and no request for it had a certain answer.
    pub fn mark_uncertain(&self, id: OutboxId, answer: &str, now: DateTime<Utc>) -> Result<()> {
        self.prepare_cached(
            "update outbox set state = 'uncertain', doubts = doubts + 1, reason = 'no-answer',
                    answer = :answer, settled_at = :now
             where id = :id and state = 'sending'",
        )?
        .execute(named_params! { ":id": id, ":answer": answer, ":now": millis(now) })?;
        Ok(())
    }

    /// Settles what waits and is not worth sending any more: everything that has expired, or this row, also
    /// where its chat is gone or has stopped. What is in doubt when it expires stays uncertain. Tells how many.
    pub fn settle_hopeless(&self, only: Option<OutboxId>, now: DateTime<Utc>) -> Result<usize> {
        let condition = if only.is_some() { "id = :id" } else { ":id is null and expires_at < :now" };
        Ok(self
            .prepare_cached(&format!(
                "update outbox set settled_at = :now,
                    state = case when doubts > 0 and (select state from chat where chat.id = chat_id) = 'active'
                        then 'uncertain' else 'failed' end,
                    reason = case
                        when (select state from chat where chat.id = chat_id) = 'stopped' then 'stopped'
                        when (select state from chat where chat.id = chat_id) = 'unreachable'
                            then (select ifnull(state_reason, 'unreachable') from chat where chat.id = chat_id)
                        when doubts > 0 then ifnull(reason, 'no-answer')
                        else 'expired' end
                 where {condition} and state = 'pending' and (expires_at < :now
                     or (select state from chat where chat.id = chat_id) = 'unreachable'
                     or (select state from chat where chat.id = chat_id) = 'stopped' and not insists)"
            ))?
            .execute(named_params! { ":id": only, ":now": millis(now) })?)
    }

    pub fn mark_failed(&self, id: OutboxId, reason: &str, answer: &str, now: DateTime<Utc>) -> Result<()> {
        self.prepare_cached(
            "update outbox set state = 'failed', reason = :reason, answer = :answer, settled_at = :now
             where id = :id and state = 'sending'",
        )?
        .execute(named_params! { ":id": id, ":reason": reason, ":answer": answer, ":now": millis(now) })?;
        Ok(())
    }

    /// Everything that waits for a chat fails for one reason.
    pub fn fail_waiting(&self, chat: ChatId, reason: &str, now: DateTime<Utc>) -> Result<usize> {
        Ok(self
            .prepare_cached(
                "update outbox set state = 'failed', reason = :reason, settled_at = :now
                 where chat_id = :chat and state = 'pending'",
            )?
            .execute(named_params! { ":chat": chat, ":reason": reason, ":now": millis(now) })?)
    }

    /// A chat has come back: what failed because it was away, and is still worth sending, waits again.
    pub fn revive(&self, chat: ChatId, now: DateTime<Utc>) -> Result<usize> {
        let revived = self
            .prepare_cached(
                "update outbox set state = 'pending', settled_at = null
                 where chat_id = :chat and state = 'failed' and expires_at >= :now
                   and reason not in ('refused', 'expired')",
            )?
            .execute(named_params! { ":chat": chat, ":now": millis(now) })?;
        self.owed.set(self.owed.get() || revived > 0);
        Ok(revived)
    }

    /// A newer message takes the place of what still waits under `key`, in every chat.
    pub fn supersede(&self, key: &Key, reason: &str, now: DateTime<Utc>) -> Result<usize> {
        Ok(self
            .prepare_cached(
                "update outbox set state = 'superseded', reason = :reason, settled_at = :now
                 where key = :key and state = 'pending'",
            )?
            .execute(named_params! { ":key": key, ":reason": reason, ":now": millis(now) })?)
    }
}
