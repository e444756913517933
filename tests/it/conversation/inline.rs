//! `@bot 12/11` in any chat: the day, the week and items to send for linked people, nothing for strangers.

use super::office;
use sandbox::world::inline::Offer;

fn listed(offer: &Offer) -> String {
    let line =
        |offered: &sandbox::world::inline::Offered| format!("{} | {}", offered.title, offered.description);
    offer.results.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_linked_person_is_offered_the_day_their_week_and_its_items() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let (query, offer) = lam.ask_inline("13/11").await;
    assert!(offer.is_personal);
    insta::assert_snapshot!(listed(&offer));
    let friend = bot.sandbox.person("Bạn");
    let group = bot.sandbox.group("Bạn bè", &friend);
    group.add(&lam);
    let sent = lam.choose(&query, &offer.results[0].id, &group);
    let sent = group.message(sent).expect("what was sent");
    assert!(sent.text().contains("Họp UBND tỉnh"), "{}", sent.text());
    let (_, found) = lam.ask_inline("tổng kết năm").await;
    assert!(listed(&found).contains("Tổng kết năm"), "{}", listed(&found));
    let (_, today) = lam.ask_inline("").await;
    assert!(listed(&today).contains("Giao ban tháng"), "{}", listed(&today));
}

#[tokio::test]
async fn strangers_and_greetings_are_offered_nothing() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let stranger = bot.sandbox.person("Người Lạ");
    for text in ["13/11", "", "tổng kết năm"] {
        let (_, offer) = stranger.ask_inline(text).await;
        assert_eq!(offer.results, [], "{text}");
        assert!(offer.is_personal, "Telegram must not show it to others either");
    }
    assert_eq!(lam.ask_inline("chào em").await.1.results, []);
}

#[tokio::test]
async fn what_was_sent_through_the_bot_is_no_question_to_it() {
    let bot = office().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let (query, offer) = lam.ask_inline("13/11").await;
    let before = lam.from_bot().len();
    lam.choose(&query, &offer.results[0].id, lam.place());
    lam.ask("/homnay").await;
    assert_eq!(lam.from_bot().len(), before + 1, "{}", lam.transcript());
}
