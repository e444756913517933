//! Who is let in, by what, for how long; everybody else finds that there is no such page.

use chrono::TimeDelta;
use office::store::Role;
use reqwest::{
    StatusCode,
    header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, ORIGIN, REFERRER_POLICY, SET_COOKIE},
};

use super::{Browser, SAMPLE, led_to, link_of, opened, secretary, served};

#[tokio::test]
async fn a_link_shows_its_member_the_document_beside_what_was_read() {
    let (_served, _mai, browser, page) = opened().await;
    let shown = browser.get(&page).await;
    assert_eq!(shown.status(), StatusCode::OK);
    let headers = shown.headers().clone();
    assert_eq!(headers[CACHE_CONTROL], "no-store");
    assert_eq!(headers[REFERRER_POLICY], "no-referrer");
    let policy = headers[CONTENT_SECURITY_POLICY].to_str().expect("a policy");
    assert!(policy.contains("script-src 'self';") && !policy.contains("unsafe"), "{policy}");
    let text = shown.text().await.expect("a page");
    assert!(
        text.contains("lịch.txt") && text.contains("class=\"strip") && !text.contains("<script>"),
        "{text}"
    );
}

#[tokio::test]
async fn looking_at_a_link_spends_nothing_and_a_press_spends_it() {
    let served = served(&[]).await;
    let mai = secretary(&served).await;
    let link = link_of(&mai).await;
    let mut browser = Browser::new(&served);
    for _ in 0..3 {
        assert_eq!(browser.get(&link).await.status(), StatusCode::OK);
    }
    browser.enter(&link).await;
    let mut other = Browser::new(&served);
    assert_eq!(other.get(&link).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(other.post(&link, &[]).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_link_lives_for_fifteen_minutes_and_a_session_for_eight_hours() {
    let (served, mai, browser, page) = opened().await;
    let late = link_of(&mai).await;
    let pass = |time: TimeDelta| served.bot.clock.set(served.bot.clock.now() + time);
    pass(TimeDelta::minutes(16));
    assert_eq!(Browser::new(&served).get(&late).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(browser.get(&page).await.status(), StatusCode::OK);
    pass(TimeDelta::hours(8));
    assert_eq!(browser.get(&page).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_session_ends_with_the_role_and_by_signing_out() {
    let served = served(&[]).await;
    let mai = secretary(&served).await;
    let hoa = served.bot.sandbox.person_with_id("Lê Thị Hoa", 7);
    let now = served.bot.clock.now();
    let grant = move |tx: &office::store::Tx<'_>| tx.grant(7, "Lê Thị Hoa", Role::Drafter, None, now);
    served.bot.office.run(grant).await.expect("a role");
    hoa.write("/duthao");
    hoa.wait_text("đang").await;
    let mut browser = Browser::new(&served);
    let page = browser.enter(&link_of(&hoa).await).await;
    assert_eq!(browser.get(&page).await.status(), StatusCode::OK);
    served.bot.office.run(move |tx| tx.revoke_role(7)).await.expect("no role");
    assert_eq!(browser.get(&page).await.status(), StatusCode::NOT_FOUND);

    let mut own = Browser::new(&served);
    let page = own.enter(&link_of(&mai).await).await;
    let unspent = link_of(&mai).await;
    mai.write("/dangxuat");
    mai.wait_text("Đã đăng xuất khỏi 1").await;
    assert_eq!(own.get(&page).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(own.get(&unspent).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whoever_has_no_living_session_finds_the_page_of_an_address_that_was_never_there() {
    let (served, _mai, browser, page) = opened().await;
    let nowhere = format!("{}/doi-chieu/vao/khong-co", served.address);
    let mut answers = Vec::new();
    let stranger = Browser::new(&served);
    let forged =
        Browser { cookie: Some(format!("nhaclich_doi_chieu={}", "a".repeat(32))), ..stranger.clone() };
    for (browser, url) in
        [(&stranger, &page), (&forged, &page), (&stranger, &nowhere), (&browser, &format!("{page}9"))]
    {
        let answer = browser.get(url).await;
        let (status, mut headers) = (answer.status(), answer.headers().clone());
        headers.remove("date");
        answers.push((status, format!("{headers:?}"), answer.text().await.expect("a body")));
    }
    assert_eq!(answers[0].0, StatusCode::NOT_FOUND);
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
}

#[tokio::test]
async fn a_request_from_another_site_changes_nothing() {
    let served = served(&[]).await;
    let mai = secretary(&served).await;
    let link = link_of(&mai).await;
    let browser = Browser::new(&served);
    for foreign in [Some("https://example.vn"), Some("null"), None] {
        let mut request = browser.client.post(&link);
        if let Some(origin) = foreign {
            request = request.header(ORIGIN, origin);
        }
        assert_eq!(request.send().await.expect("an answer").status(), StatusCode::NOT_FOUND, "{foreign:?}");
    }
    // Browsers hide the origin of a form on a page that gives no referrer, but say that it is the same one.
    let own = browser.client.post(&link).header(ORIGIN, "null").header("sec-fetch-site", "same-origin");
    let cookie =
        own.send().await.expect("an answer").headers()[SET_COOKIE].to_str().expect("a cookie").to_owned();
    for part in ["; Path=/doi-chieu", "; HttpOnly", "; SameSite=Strict", "; Max-Age=28800"] {
        assert!(cookie.contains(part), "{cookie}");
    }
}

#[tokio::test]
async fn the_mini_app_lets_in_whom_telegram_has_signed_for_once_and_within_the_hour() {
    let served = served(&[]).await;
    let mai = secretary(&served).await;
    link_of(&mai).await;
    let address = mai.open("Mở ngay trong Telegram");
    let (url, fragment) = address.split_once('#').expect("what Telegram says");
    let data = |fragment: &str| {
        let mut fields = url::form_urlencoded::parse(fragment.as_bytes());
        fields.find(|(name, _)| name == "tgWebAppData").expect("data").1.into_owned()
    };
    let init = data(fragment);
    let mut browser = Browser::new(&served);
    assert_eq!(browser.get(url).await.status(), StatusCode::OK);
    for forged in
        [init.replace("%22id%22%3A1", "%22id%22%3A2"), init.replace("hash=", "hash=0"), String::new()]
    {
        assert_eq!(browser.post(url, &[("init", &forged)]).await.status(), StatusCode::NOT_FOUND, "{forged}");
    }
    let entered = browser.post(url, &[("init", &init)]).await;
    assert_eq!(entered.status(), StatusCode::SEE_OTHER);
    assert_eq!(browser.get(&led_to(url, &entered)).await.status(), StatusCode::OK);
    let mut thief = Browser::new(&served);
    assert_eq!(thief.post(url, &[("init", &init)]).await.status(), StatusCode::NOT_FOUND, "replayed");

    let late = data(mai.open("Mở ngay trong Telegram").split_once('#').expect("what Telegram says").1);
    served.bot.clock.set(served.bot.clock.now() + TimeDelta::minutes(62));
    assert_eq!(thief.post(url, &[("init", &late)]).await.status(), StatusCode::NOT_FOUND, "too old");

    let stranger = served.bot.sandbox.person_with_id("Người lạ", 99);
    let own = stranger.init_data();
    assert_eq!(thief.post(url, &[("init", &own)]).await.status(), StatusCode::NOT_FOUND, "no secretary");
}

#[tokio::test]
async fn whoever_tries_links_is_slowed_down() {
    let served = served(&[]).await;
    let browser = Browser::new(&served);
    let mut last = StatusCode::OK;
    for number in 0..40 {
        let url = format!("{}/doi-chieu/vao/{:a>32}", served.address, number);
        last = browser.get(&url).await.status();
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_restored_database_lets_no_browser_in_that_was_in_when_it_was_copied() {
    let folder = tempfile::tempdir().expect("a folder");
    let (copy, database) = (folder.path().join("copy.db"), folder.path().join("nhaclich.db"));
    let mut store = office::store::Store::open(&database).expect("a database");
    let moment = crate::support::at(2, "08:00");
    let hash = [7; 32];
    store
        .transact(|tx| tx.keep_browser_session(&hash, 1, moment.now + TimeDelta::hours(1)))
        .expect("a session");
    let known = |store: &mut office::store::Store| {
        store.look(|tx| tx.browser_session(&hash, moment.now)).expect("a look")
    };
    assert_eq!(known(&mut store), Some(1));
    drop(store);
    office::store::backup::backup(&database, &copy).expect("a copy");
    let kept = folder.path().join("kept.db");
    office::store::backup::restore(&copy, &database, &kept).expect("restored");
    assert_eq!(known(&mut office::store::Store::open(&database).expect("a database")), None);
}

#[tokio::test]
async fn without_a_public_address_there_is_no_button_and_help_says_what_to_set() {
    let bot = crate::support::running::running(crate::support::at(2, "08:00"), &[]).await;
    let mai = bot.sandbox.person_with_id("Trần Thị Mai", 1);
    mai.write("/start");
    mai.wait_text("NHACLICH_PUBLIC_URL").await;
    mai.send_document("lịch.txt", SAMPLE.to_vec(), "");
    let draft =
        mai.wait_message("the draft", |m| m.labels().iter().flatten().any(|label| *label == "Hủy bỏ")).await;
    assert!(!draft.labels().iter().flatten().any(|label| label.contains("Đối chiếu")));
}
