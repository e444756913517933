//! Who has which role: seen at the desk, changed by administrators alone.

use anyhow::Result;

use crate::telegram::conversation::{Conversation, Turn, may_grant};
use office::{
    request,
    store::{Deed, Key, Role, Subject, Tx},
};
use strum::VariantArray;
use words::{Button, Html, Keyboard, Message, people::button, press};

impl Conversation {
    pub(super) async fn roles(&self, turn: &Turn) -> Result<Message> {
        let (language, may_grant) = (turn.asker.language, may_grant(turn));
        let members = self.office.look(|tx| tx.members()).await?;
        let mut text = language.html("roles-title", &[]);
        let mut keyboard = Keyboard::new();
        for member in &members {
            let role = language.text(&format!("role-{}", member.role), &[]);
            text.push("\n• ");
            text.push(Html::text(&member.name).then(": ").then(role));
            if may_grant {
                let press = press::People::RoleOf { user: member.user }.into();
                keyboard.push(vec![Button { label: member.name.clone(), press }]);
            }
        }
        text.push("\n\n");
        text.push(language.html("roles-note", &[]));
        keyboard.push(vec![button(language, "button-back", press::People::List { page: 0 })]);
        Ok(Message { text, keyboard })
    }

    pub(super) async fn member(&self, turn: &Turn, user: i64) -> Result<Message> {
        let language = turn.asker.language;
        let members = self.office.look(|tx| tx.members()).await?;
        let Some(member) = members.into_iter().find(|member| member.user == user) else {
            return self.roles(turn).await;
        };
        let role = language.text(&format!("role-{}", member.role), &[]);
        let text = language.html("role-of", &[("name", member.name.into()), ("role", role.into())]);
        let other = |role: &Role| {
            vec![button(language, &format!("role-{role}"), press::People::Grant { user, role: *role })]
        };
        let mut keyboard: Keyboard =
            Role::VARIANTS.iter().filter(|r| **r != member.role).map(other).collect();
        keyboard.push(vec![button(language, "role-revoke", press::People::Revoke { user })]);
        keyboard.push(vec![button(language, "button-back", press::People::Roles)]);
        Ok(Message { text, keyboard })
    }

    pub(super) async fn grant(&self, turn: &Turn, user: i64, role: Role) -> Result<Message> {
        let (moment, by, caller) = (self.office.moment(), turn.actor(), turn.caller.user);
        let grant = move |tx: &Tx<'_>| {
            // Only somebody who has a role: others are invited.
            let Some(member) = tx.members()?.into_iter().find(|member| member.user == user) else {
                return Ok(());
            };
            tx.grant(user, &member.name, role, Some(caller), moment.now)?;
            tx.audit(moment.now, by, Deed::GrantRole, Subject::User { user }, Subject::Role(role))
        };
        self.office.run(grant).await?;
        self.roles(turn).await
    }

    pub(super) async fn revoke(&self, turn: &Turn, user: i64) -> Result<Message> {
        let (moment, by, rules) = (self.office.moment(), turn.actor(), self.office.rules.clone());
        let revoke = move |tx: &Tx<'_>| {
            if !request::revoke_role(tx, &moment, user, by)? {
                return Ok(false);
            }
            let key = Key::RoleRevoked { at: moment.now.timestamp_millis() };
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
