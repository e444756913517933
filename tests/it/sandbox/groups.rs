//! Groups: what the bot hears there, and what becomes of it when people move, kick or promote.

use sandbox::{Person, Place, Sandbox};
use serde_json::{Value, json};

use super::{granted, raw, refused, sandbox, updates};

async fn with_group() -> (Sandbox, Person, Place) {
    let sandbox = sandbox().await;
    let owner = sandbox.person("Trưởng phòng");
    let group = sandbox.group("Phòng BTXH", &owner).with_bot();
    updates(&sandbox).await;
    (sandbox, owner, group)
}

fn texts(updates: &[Value]) -> Vec<&str> {
    updates.iter().filter_map(|update| update["message"]["text"].as_str()).collect()
}

async fn group_refused(sandbox: &Sandbox, group: &Place) -> String {
    refused(sandbox, "sendMessage", json!({"chat_id": group.chat_id(), "text": "Lịch"})).await
}

#[tokio::test]
async fn with_privacy_on_the_bot_hears_commands_and_replies_to_it_alone() {
    let (sandbox, owner, group) = with_group().await;
    let there = owner.at(&group);
    there.write("mai có gì không");
    there.write("@nhaclich_sandbox_bot mai có gì");
    there.write("/homnay");
    there.write("/homnay@nhaclich_sandbox_bot");
    there.write("/homnay@other_bot");
    granted(&sandbox, "sendMessage", json!({"chat_id": group.chat_id(), "text": "Lịch"})).await;
    there.reply(group.last().id, "cảm ơn");
    assert_eq!(texts(&updates(&sandbox).await), ["/homnay", "/homnay@nhaclich_sandbox_bot", "cảm ơn"]);
    group.promote_bot();
    there.write("giờ thì nghe được");
    assert_eq!(texts(&updates(&sandbox).await), ["giờ thì nghe được"]);
}

#[tokio::test]
async fn being_added_and_kicked_is_told_and_then_nothing_can_be_sent() {
    let sandbox = sandbox().await;
    let owner = sandbox.person("Trưởng phòng");
    let group = sandbox.group("Phòng BTXH", &owner);
    assert_eq!(group_refused(&sandbox, &group).await, "Bad Request: chat not found");
    let group = group.with_bot();
    let told = updates(&sandbox).await;
    let kinds: Vec<&str> = told
        .iter()
        .filter_map(|update| update["my_chat_member"]["new_chat_member"]["status"].as_str())
        .collect();
    assert_eq!(kinds, ["member"]);
    assert_eq!(told[0]["message"]["new_chat_members"][0]["is_bot"], json!(true));
    group.kick_bot();
    let told = updates(&sandbox).await;
    assert_eq!(told[0]["my_chat_member"]["new_chat_member"]["status"], "kicked");
    assert_eq!(group_refused(&sandbox, &group).await, "Forbidden: bot was kicked from the group chat");
    let supergroup = sandbox.supergroup("Văn phòng", &owner).with_bot();
    supergroup.kick_bot();
    assert_eq!(
        group_refused(&sandbox, &supergroup).await,
        "Forbidden: bot was kicked from the supergroup chat"
    );
}

#[tokio::test]
async fn a_group_that_the_bot_left_or_that_was_deleted_or_muted_it_takes_nothing() {
    let (sandbox, owner, group) = with_group().await;
    granted(&sandbox, "leaveChat", json!({"chat_id": group.chat_id()})).await;
    assert_eq!(group_refused(&sandbox, &group).await, "Forbidden: bot is not a member of the group chat");
    let other = sandbox.group("Thanh tra", &owner).with_bot();
    other.mute_bot();
    assert_eq!(
        group_refused(&sandbox, &other).await,
        "Bad Request: not enough rights to send text messages to the chat"
    );
    other.delete();
    assert_eq!(group_refused(&sandbox, &other).await, "Forbidden: the group chat was deleted");
}

#[tokio::test]
async fn an_upgraded_group_says_where_it_went() {
    let (sandbox, owner, group) = with_group().await;
    let new = group.upgrade();
    let (status, body) =
        raw(&sandbox, "sendMessage", json!({"chat_id": group.chat_id(), "text": "Lịch"})).await;
    assert_eq!(status, 400);
    assert_eq!(body["description"], "Bad Request: group chat was upgraded to a supergroup chat");
    assert_eq!(body["parameters"]["migrate_to_chat_id"], json!(new.chat_id()));
    let told = updates(&sandbox).await;
    assert_eq!(told[0]["message"]["migrate_to_chat_id"], json!(new.chat_id()));
    assert_eq!(told[1]["message"]["migrate_from_chat_id"], json!(group.chat_id()));
    granted(&sandbox, "sendMessage", json!({"chat_id": new.chat_id(), "text": "Lịch"})).await;
    owner.at(&new).write("/homnay");
    assert_eq!(texts(&updates(&sandbox).await), ["/homnay"]);
}

#[tokio::test]
async fn members_and_administrators_can_be_looked_up() {
    let (sandbox, owner, group) = with_group().await;
    let clerk = sandbox.person("Chuyên viên").join(&group);
    let outsider = sandbox.person("Người lạ");
    let mut found = Vec::new();
    for person in [&owner, &clerk, &outsider] {
        let asked = json!({"chat_id": group.chat_id(), "user_id": person.id()});
        found.push(granted(&sandbox, "getChatMember", asked).await["status"].clone());
    }
    assert_eq!(found, ["creator", "member", "left"]);
    group.promote(&clerk);
    let administrators =
        granted(&sandbox, "getChatAdministrators", json!({"chat_id": group.chat_id()})).await;
    assert_eq!(administrators.as_array().map(Vec::len), Some(2));
    let count = granted(&sandbox, "getChatMemberCount", json!({"chat_id": group.chat_id()})).await;
    assert_eq!(count, json!(3));
}

#[tokio::test]
async fn a_topics_messages_carry_its_id_and_the_message_that_opened_it() {
    let sandbox = sandbox().await;
    let owner = sandbox.person("Trưởng phòng");
    let forum = sandbox.forum("Sở", &owner).with_bot();
    let topic = forum.topic("Lịch tuần");
    updates(&sandbox).await;
    owner.at(&topic).write("/tuan");
    let heard = updates(&sandbox).await.pop().expect("an update");
    let thread = topic.thread_id().expect("a topic");
    assert_eq!(heard["message"]["message_thread_id"], json!(thread));
    assert_eq!(heard["message"]["chat"]["is_forum"], json!(true));
    let opening = &heard["message"]["reply_to_message"];
    assert_eq!(opening["forum_topic_created"]["name"], "Lịch tuần");
    assert_eq!(forum.from_bot().len(), 0);
}

#[tokio::test]
async fn blocking_and_unblocking_is_told_in_a_private_chat() {
    let sandbox = sandbox().await;
    let an = sandbox.person("An");
    an.write("/start");
    updates(&sandbox).await;
    an.block_bot();
    an.unblock_bot();
    let told = updates(&sandbox).await;
    let status = |update: &Value| update["my_chat_member"]["new_chat_member"]["status"].clone();
    assert_eq!(told.iter().map(status).collect::<Vec<_>>(), ["kicked", "member"]);
}
