//! teloxide, unchanged, against the sandbox: it understands every answer, and takes errors for what it
//! takes Telegram's for.

use sandbox::{Fault, Sandbox};
use teloxide::{
    ApiError, Bot, RequestError,
    net::Download,
    payloads::{EditMessageTextSetters, GetUpdatesSetters, SendDocumentSetters, SendMessageSetters},
    requests::Requester,
    types::{
        BotCommand, ChatId, ChatMemberStatus, InlineKeyboardButton, InlineKeyboardMarkup, InputFile,
        MessageId, ParseMode, UpdateKind, UserId,
    },
};

use super::{sandbox, with_person};

fn bot(sandbox: &Sandbox) -> Bot {
    Bot::new(sandbox.token()).set_api_url(sandbox.api_url())
}

#[tokio::test]
async fn a_conversation_goes_both_ways() {
    let (sandbox, an) = with_person().await;
    let bot = bot(&sandbox);
    let me = bot.get_me().await.expect("me");
    assert_eq!(me.username(), "nhaclich_sandbox_bot");
    let updates = bot.get_updates().timeout(0).await.expect("updates");
    let UpdateKind::Message(start) = &updates[0].kind else { panic!("{updates:?}") };
    assert_eq!(start.text(), Some("/start"));
    let keyboard = InlineKeyboardMarkup::new([[InlineKeyboardButton::callback("Đã xem", "seen:1")]]);
    let sent = bot
        .send_message(start.chat.id, "<b>Sáng:</b> họp")
        .parse_mode(ParseMode::Html)
        .reply_markup(keyboard)
        .await
        .expect("a message");
    let query = an.tap("Đã xem");
    let updates = bot.get_updates().offset(-1).timeout(0).await.expect("updates");
    let UpdateKind::CallbackQuery(pressed) = &updates[0].kind else { panic!("{updates:?}") };
    assert_eq!(pressed.regular_message().map(|message| message.id), Some(sent.id));
    bot.answer_callback_query(pressed.id.clone()).await.expect("answered");
    an.wait_toast(&query).await;
    bot.edit_message_text(sent.chat.id, sent.id, "Đã xem lúc 6:31")
        .parse_mode(ParseMode::Html)
        .await
        .expect("edited");
    insta::assert_snapshot!(an.transcript(), @r"
    An: /start
    Nhắc lịch (edited): Đã xem lúc 6:31
    ");
}

#[tokio::test]
async fn documents_travel_in_both_directions_unharmed() {
    let (sandbox, an) = with_person().await;
    let bot = bot(&sandbox);
    let bytes: Vec<u8> = (0..=255).cycle().take(70_000).collect();
    let file = InputFile::memory(bytes.clone()).file_name("lịch công tác.docx");
    bot.send_document(ChatId(an.chat_id().0), file).caption("Lịch").await.expect("a document");
    let last = an.last();
    assert_eq!(
        (an.bytes(&last), an.file_name(&last).as_deref()),
        (bytes.clone(), Some("lịch công tác.docx"))
    );
    an.send_document("chương trình.docx", bytes.clone(), "tháng 11");
    let updates = bot.get_updates().offset(-1).timeout(0).await.expect("updates");
    let UpdateKind::Message(message) = &updates[0].kind else { panic!("{updates:?}") };
    let document = message.document().expect("a document");
    let file = bot.get_file(document.file.id.clone()).await.expect("a file");
    let mut got = Vec::new();
    bot.download_file(&file.path, &mut got).await.expect("bytes");
    assert!(got == bytes);
    assert_eq!(message.caption(), Some("tháng 11"));
}

#[tokio::test]
async fn errors_are_those_that_teloxide_knows() {
    let (sandbox, an) = with_person().await;
    let bot = bot(&sandbox);
    let chat = ChatId(an.chat_id().0);
    let api = |error: RequestError| match error {
        RequestError::Api(error) => error,
        other => panic!("{other:?}"),
    };
    let gone = bot.send_message(ChatId(1), "a").await.expect_err("unknown chat");
    assert_eq!(api(gone), ApiError::ChatNotFound);
    let long = bot.send_message(chat, "a".repeat(4097)).await.expect_err("too long");
    assert_eq!(api(long), ApiError::MessageIsTooLong);
    let markup = bot.send_message(chat, "<b>a").parse_mode(ParseMode::Html).await.expect_err("malformed");
    assert_eq!(
        api(markup),
        ApiError::CantParseEntities(
            "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""
                .to_owned()
        )
    );
    let sent = bot.send_message(chat, "a").await.expect("a message");
    let same = bot.edit_message_text(chat, sent.id, "a").await.expect_err("nothing changes");
    assert_eq!(api(same), ApiError::MessageNotModified);
    let lost = bot.edit_message_text(chat, MessageId(999), "b").await.expect_err("no such message");
    assert_eq!(api(lost), ApiError::MessageToEditNotFound);
    sandbox.inject(Fault::TooManyRequests(3).on("sendMessage"));
    let slow = bot.send_message(chat, "a").await.expect_err("too fast");
    assert!(matches!(slow, RequestError::RetryAfter(wait) if wait.seconds() == 3), "{slow:?}");
    an.block_bot();
    let blocked = bot.send_message(chat, "a").await.expect_err("blocked");
    assert_eq!(api(blocked), ApiError::BotBlocked);
}

#[tokio::test]
async fn groups_members_and_menus_are_understood() {
    let sandbox = sandbox().await;
    let owner = sandbox.person("Trưởng phòng");
    let group = sandbox.group("Phòng BTXH", &owner).with_bot();
    let bot = bot(&sandbox);
    let chat = ChatId(group.chat_id().0);
    let owner_id = UserId(owner.id().0.unsigned_abs());
    let member = bot.get_chat_member(chat, owner_id).await.expect("a member");
    assert_eq!(member.status(), ChatMemberStatus::Owner);
    group.promote_bot();
    let administrators = bot.get_chat_administrators(chat).await.expect("administrators");
    assert_eq!(administrators.len(), 2);
    assert_eq!(bot.get_chat(chat).await.expect("a chat").title(), Some("Phòng BTXH"));
    bot.set_my_commands([BotCommand::new("/homnay", "Lịch hôm nay")]).await.expect("a menu");
    assert_eq!(bot.get_my_commands().await.expect("a menu")[0].command, "homnay");
    let new = group.upgrade();
    let moved = bot.send_message(chat, "a").await.expect_err("moved");
    assert!(matches!(moved, RequestError::MigrateToChatId(id) if id.0 == new.chat_id().0), "{moved:?}");
    group_updates_parse(&bot).await;
}

/// teloxide turns an update that it can't parse into `UpdateKind::Error`.
async fn group_updates_parse(bot: &Bot) {
    let updates = bot.get_updates().timeout(0).await.expect("updates");
    assert!(updates.len() >= 4, "{updates:?}");
    let unparsed: Vec<_> =
        updates.iter().filter(|update| matches!(update.kind, UpdateKind::Error(_))).collect();
    assert!(unparsed.is_empty(), "{unparsed:?}");
}

#[tokio::test]
async fn everything_that_happens_in_a_forum_is_understood() {
    let sandbox = sandbox().await;
    let owner = sandbox.person("Trưởng phòng");
    let forum = sandbox.forum("Sở", &owner).with_bot();
    forum.promote_bot();
    let topic = forum.topic("Lịch tuần");
    topic.set_topic(sandbox::world::TopicState::Closed);
    topic.set_topic(sandbox::world::TopicState::Open);
    owner.at(&topic).write("/tuan@nhaclich_sandbox_bot");
    let clerk = sandbox.person("Chuyên viên").join(&forum);
    forum.kick(&clerk);
    group_updates_parse(&bot(&sandbox)).await;
}
