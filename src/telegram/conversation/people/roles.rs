//! Who has which role: seen at the desk, changed by administrators alone.

use anyhow::Result;

use crate::telegram::conversation::{Conversation, Turn};
use office::{
    request,
    store::{Role, Tx},
};
use words::{Button, Html, Keyboard, Message, people::button};

impl Conversation {
    pub(super) async fn roles(&self, turn: &Turn) -> Result<Message> {
        let (language, may_grant) = (turn.asker.language, may_grant(turn));
        let members = self.office.look(|tx| tx.members()).await?;
        let mut text = language.html("roles-title", &[]);
        let mut keyboard = Keyboard::new();
        for member in &members {
            let role = language.text(&format!("role-{}", member.role.word()), &[]);
            text.push("\n• ");
            text.push(Html::text(&member.name).then(": ").then(role));
            if may_grant {
                let data = format!("dir:role:{}", member.user);
                keyboard.push(vec![Button { label: member.name.clone(), data }]);
            }
        }
        text.push("\n\n");
        text.push(language.html("roles-note", &[]));
        keyboard.push(vec![button(language, "button-back", "dir:list:0")]);
        Ok(Message { text, keyboard })
    }

    pub(super) async fn roles_pressed(&self, turn: &Turn, parts: &[&str]) -> Result<Option<Message>> {
        let Some(user) = parts.get(1).and_then(|user| user.parse::<i64>().ok()) else { return Ok(None) };
        if !may_grant(turn) {
            return Ok(None);
        }
        match (parts[0], parts.get(2).and_then(|role| Role::of_word(role))) {
            ("role", _) => self.member(turn, user).await,
            ("grant", Some(role)) => self.grant(turn, user, role).await.map(Some),
            ("unrole", _) => self.revoke(turn, user).await.map(Some),
            _ => Ok(None),
        }
    }

    async fn member(&self, turn: &Turn, user: i64) -> Result<Option<Message>> {
        let language = turn.asker.language;
        let members = self.office.look(|tx| tx.members()).await?;
        let Some(member) = members.into_iter().find(|member| member.user == user) else {
            return self.roles(turn).await.map(Some);
        };
        let role = language.text(&format!("role-{}", member.role.word()), &[]);
        let text = language.html("role-of", &[("name", member.name.into()), ("role", role.into())]);
        let other = |role: &Role| {
            let data = format!("dir:grant:{user}:{}", role.word());
            vec![button(language, &format!("role-{}", role.word()), data)]
        };
        let mut keyboard: Keyboard = Role::ALL.iter().filter(|r| **r != member.role).map(other).collect();
        keyboard.push(vec![button(language, "role-revoke", format!("dir:unrole:{user}"))]);
        keyboard.push(vec![button(language, "button-back", "dir:roles")]);
        Ok(Some(Message { text, keyboard }))
    }

    async fn grant(&self, turn: &Turn, user: i64, role: Role) -> Result<Message> {
        let (moment, by, caller) = (self.office.moment(), turn.actor(), turn.caller.user);
        let grant = move |tx: &Tx<'_>| {
            // Only somebody who has a role: others are invited.
            let Some(member) = tx.members()?.into_iter().find(|member| member.user == user) else {
                return Ok(());
            };
            tx.grant(user, &member.name, role, Some(caller), moment.now)?;
            tx.audit(moment.now, &by, "grant role", &format!("user:{user}"), role.word())
        };
        self.office.run(grant).await?;
        self.roles(turn).await
    }

    async fn revoke(&self, turn: &Turn, user: i64) -> Result<Message> {
        let (moment, by, rules) = (self.office.moment(), turn.actor(), self.office.rules.clone());
        let revoke = move |tx: &Tx<'_>| {
            if !request::revoke_role(tx, &moment, user, &by)? {
                return Ok(false);
            }
            let key = format!("revoked:{}", moment.now.timestamp_millis());
            for chat in tx.chats_of(user)? {
                request::tell(tx, &rules, &moment, chat.id, &key, |l| l.html("role-revoked", &[]))?;
            }
            Ok(true)
        };
        if self.office.run(revoke).await? {
            self.show_desk_menu(user, false).await;
        }
        self.roles(turn).await
    }
}

fn may_grant(turn: &Turn) -> bool {
    turn.desk().is_some_and(Role::may_grant)
}
