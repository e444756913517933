//! Who is answered: everything in a private chat, in groups only what is meant for the bot.

use sandbox::world::message::Wordless;

use super::office;

#[tokio::test]
async fn what_has_no_words_gets_one_sentence_with_examples_in_a_private_chat() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let before = lam.from_bot().len();
    for what in [Wordless::Sticker, Wordless::Voice, Wordless::Location] {
        let sent = lam.send_wordless(what, None);
        let said = lam.wait_after(sent).await;
        assert!(said.text().starts_with("Xin lỗi, tôi chỉ đọc được chữ."), "{}", said.text());
        assert!(said.text().contains("mai tôi có lịch gì"), "{}", said.text());
    }
    assert_eq!(lam.from_bot().len(), before + 3, "{}", lam.transcript());
}

#[tokio::test]
async fn a_stranger_who_sends_a_sticker_learns_how_to_ask_for_access() {
    let bot = office().await;
    let stranger = bot.sandbox.person("Người Lạ");
    let sent = stranger.send_wordless(Wordless::Sticker, None);
    let said = stranger.wait_after(sent).await;
    assert!(said.text().contains("Văn phòng"), "{}", said.text());
}

#[tokio::test]
async fn in_a_group_only_a_sticker_that_replies_to_the_bot_is_answered() {
    let bot = office().await;
    let (group, owner) = bot.unit_group("VP").await;
    group.promote_bot();
    let said = group.from_bot()[0].id;
    let before = group.from_bot().len();
    owner.at(&group).send_wordless(Wordless::Sticker, None);
    let replied = owner.at(&group).send_wordless(Wordless::Sticker, Some(said));
    let answer = group.wait_after(replied).await;
    assert!(answer.text().contains("phòng mình phải chuẩn bị gì"), "{}", answer.text());
    assert_eq!(group.from_bot().len(), before + 1, "{}", group.transcript());
}

#[tokio::test]
async fn a_group_may_name_the_bot_instead_of_replying() {
    let bot = office().await;
    let (group, owner) = bot.unit_group("TCCB").await;
    group.promote_bot();
    let before = group.from_bot().len();
    owner.at(&group).write("@nhaclich_other_bot mai có gì");
    let asked = owner.at(&group).write("@nhaclich_sandbox_bot, mai có gì");
    let answer = group.wait_after(asked).await;
    assert!(answer.text().contains("Họp UBND tỉnh"), "{}", answer.text());
    assert_eq!(group.from_bot().len(), before + 1, "{}", group.transcript());
}

#[tokio::test]
async fn two_groups_of_one_unit_are_both_answered_and_neither_hears_the_other() {
    let bot = office().await;
    let (first, chief) = bot.unit_group("VP").await;
    let (second, deputy) = bot.unit_group("VP").await;
    let (before_first, before_second) = (first.from_bot().len(), second.from_bot().len());
    for (group, who) in [(&first, &chief), (&second, &deputy)] {
        let answer = who.at(group).ask("/ngay@nhaclich_sandbox_bot 12/11").await;
        assert!(answer.text().contains("Giao ban tháng"), "{}", answer.text());
    }
    assert_eq!(first.from_bot().len(), before_first + 1);
    assert_eq!(second.from_bot().len(), before_second + 1);
}

#[tokio::test]
async fn a_group_that_became_a_supergroup_is_answered_as_before() {
    let bot = office().await;
    let (group, owner) = bot.unit_group("VP").await;
    owner.at(&group).ask("/tuan@nhaclich_sandbox_bot").await;
    let group = group.upgrade();
    let answer = owner.at(&group).ask("/homnay@nhaclich_sandbox_bot").await;
    assert!(answer.text().contains("Giao ban tháng"), "{}", answer.text());
    let follows = owner.at(&group).reply(answer.id, "thế còn ngày mai?");
    let follows = group.wait_after(follows).await;
    assert!(follows.text().contains("Họp UBND tỉnh"), "{}", follows.text());
}
