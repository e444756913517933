//! What is done on the page: the same draft, steps and rules as in the chat.

use reqwest::StatusCode;
use scraper::{ElementRef, Html, Selector};

use super::{Browser, link_of, opened, secretary, served};

/// The page as it stands, to read numbers and texts from.
struct Page(Html);

impl Page {
    async fn of(browser: &Browser, url: &str) -> Self {
        Self(Html::parse_document(&browser.get(url).await.text().await.expect("a page")))
    }

    fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.0.select(&Selector::parse(selector).expect("a selector")).collect()
    }

    fn value(&self, selector: &str) -> String {
        let found = self.all(selector);
        let found = found.first().unwrap_or_else(|| panic!("no {selector}"));
        found.value().attr("value").map_or_else(|| found.text().collect(), str::to_owned)
    }

    fn text(&self, selector: &str) -> String {
        self.all(selector).iter().flat_map(|element| element.text()).collect()
    }

    fn edition(&self) -> String {
        self.all("main")[0].value().attr("data-edition").expect("an edition").to_owned()
    }

    /// The fields of an item's form, with one put otherwise.
    fn item(&self, at: usize, put: &[(&str, &str)]) -> Vec<(String, String)> {
        let mut fields: Vec<(String, String)> =
            ["from", "to", "session", "content", "place", "chairs", "units", "attendees", "notes"]
                .map(|name| (name.to_owned(), self.value(&format!("#{name}{at}"))))
                .to_vec();
        fields.push(("item".into(), at.to_string()));
        fields.push(("edition".into(), self.edition()));
        for (name, value) in put {
            fields.retain(|(field, _)| field != name);
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
        fields
    }
}

async fn send(browser: &mut Browser, url: &str, fields: &[(String, String)]) -> (StatusCode, Page) {
    let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    let answer = browser.post(url, &pairs).await;
    let status = answer.status();
    (status, Page(Html::parse_document(&answer.text().await.expect("a body"))))
}

#[tokio::test]
async fn a_field_is_put_in_the_draft_that_the_chat_shows_and_a_step_back_takes_it_back() {
    let (_served, mai, mut browser, url) = opened().await;
    let before = Page::of(&browser, &url).await;
    let put = before.item(0, &[("place", "Phòng họp số 9"), ("session", "chiều 15:00"), ("act", "item")]);
    assert_eq!(send(&mut browser, &url, &put).await.0, StatusCode::SEE_OTHER);
    let after = Page::of(&browser, &url).await;
    assert_eq!(after.value("#place0"), "Phòng họp số 9");
    assert_eq!(after.value("#session0"), "chiều 15:00");
    assert_eq!(after.value("#content0"), before.value("#content0"));
    let asked = mai.write("/duthao");
    mai.wait_after(asked).await;
    mai.press("Xem theo ngày").await;
    mai.wait_text("Phòng họp số 9").await;
    let undo = [("act".to_owned(), "undo".to_owned()), ("edition".into(), after.edition())];
    assert_eq!(send(&mut browser, &url, &undo).await.0, StatusCode::SEE_OTHER);
    assert_eq!(Page::of(&browser, &url).await.value("#place0"), before.value("#place0"));
}

#[tokio::test]
async fn what_does_not_fit_changes_nothing_and_says_why() {
    let (_served, _mai, mut browser, url) = opened().await;
    let before = Page::of(&browser, &url).await;
    let put = before.item(0, &[("place", "Đâu đó"), ("from", "31/02"), ("act", "item")]);
    let (status, page) = send(&mut browser, &url, &put).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text(".notice").contains("Chưa rõ ngày nào"), "{}", page.text(".notice"));
    assert_eq!(Page::of(&browser, &url).await.edition(), before.edition());
}

#[tokio::test]
async fn whoever_saw_an_older_edition_overwrites_nothing_and_sees_who_changed_what() {
    let (_served, _mai, mut browser, url) = opened().await;
    let seen = Page::of(&browser, &url).await;
    let first = seen.item(1, &[("place", "Hội trường lớn"), ("act", "item")]);
    assert_eq!(send(&mut browser, &url, &first).await.0, StatusCode::SEE_OTHER);
    let late = seen.item(1, &[("place", "Phòng nhỏ"), ("act", "item")]);
    let (status, page) = send(&mut browser, &url, &late).await;
    assert_eq!(status, StatusCode::CONFLICT);
    let told = page.text(".notice");
    assert!(told.contains("Hội trường lớn") && told.contains("Dự thảo đã được sửa"), "{told}");
    assert_eq!(page.value("#place1"), "Hội trường lớn");
}

#[tokio::test]
async fn a_second_secretary_looks_on_until_they_take_the_draft_over() {
    let (served, _mai, mut first, url) = opened().await;
    let now = served.bot.clock.now();
    let grant = move |tx: &office::store::Tx<'_>| {
        tx.grant(7, "Lê Thị Hoa", office::store::Role::Secretariat, None, now)
    };
    served.bot.office.run(grant).await.expect("a role");
    let hoa = served.bot.sandbox.person_with_id("Lê Thị Hoa", 7);
    hoa.write("/duthao");
    hoa.wait_text("đang").await;
    let mut second = Browser::new(&served);
    second.enter(&link_of(&hoa).await).await;
    let seen = Page::of(&second, &url).await;
    assert!(seen.all("form.edit").is_empty());
    let put = [("act", "drop"), ("item", "0")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    let mut put = put.to_vec();
    put.push(("edition".into(), seen.edition()));
    assert_eq!(send(&mut second, &url, &put).await.0, StatusCode::CONFLICT);
    put[0].1 = "take".into();
    assert_eq!(send(&mut second, &url, &put).await.0, StatusCode::SEE_OTHER);
    assert!(!Page::of(&second, &url).await.all("form.edit").is_empty());
    put[0].1 = "drop".into();
    let (status, page) = send(&mut first, &url, &put).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(page.all("form.edit").is_empty());
}

#[tokio::test]
async fn an_item_is_cut_joined_again_and_left_out_and_its_words_follow() {
    let (_served, _mai, mut browser, url) = opened().await;
    let page = Page::of(&browser, &url).await;
    let (count, content) = (page.all("article.item").len(), page.value("#content2"));
    let half = content.chars().count() / 2;
    let half = half + content.chars().skip(half).take_while(|letter| *letter != ' ').count();
    let cut = page.item(2, &[("cut", &half.to_string()), ("act", "split")]);
    assert_eq!(send(&mut browser, &url, &cut).await.0, StatusCode::SEE_OTHER);
    let page = Page::of(&browser, &url).await;
    assert_eq!(page.all("article.item").len(), count + 1);
    assert_eq!(format!("{} {}", page.value("#content2"), page.value("#content3")), content);
    assert!(!page.all("#van-ban [data-items~='2'][data-items~='3']").is_empty(), "its words are both items'");
    let join = page.item(3, &[("with", "2"), ("act", "join")]);
    assert_eq!(send(&mut browser, &url, &join).await.0, StatusCode::SEE_OTHER);
    let page = Page::of(&browser, &url).await;
    assert_eq!(page.all("article.item").len(), count);
    assert_eq!(page.value("#content2").replace(';', ""), content);
    let next = page.value("#content3");
    let gone = page.item(2, &[("act", "drop")]);
    assert_eq!(send(&mut browser, &url, &gone).await.0, StatusCode::SEE_OTHER);
    assert_eq!(Page::of(&browser, &url).await.value("#content2"), next);
}

#[tokio::test]
async fn a_name_that_nobody_knows_is_asked_about_on_the_page() {
    let (_served, _mai, mut browser, url) = opened().await;
    let page = Page::of(&browser, &url).await;
    let put = page.item(0, &[("chairs", "Trương Thế Vinh - Phó Giám đốc"), ("act", "item")]);
    assert_eq!(send(&mut browser, &url, &put).await.0, StatusCode::SEE_OTHER);
    let page = Page::of(&browser, &url).await;
    let asked =
        page.all(".question").into_iter().find(|question| question.inner_html().contains("Trương Thế Vinh"));
    let asked = asked.expect("a question");
    let add =
        asked.select(&Selector::parse("button[name=choice]").expect("a selector")).next().expect("a choice");
    assert_eq!(add.text().collect::<String>(), "Thêm vào danh bạ");
}

#[tokio::test]
async fn what_the_page_shows_is_published_and_nothing_else() {
    let served = served(&[]).await;
    let mai = secretary(&served).await;
    let mut browser = Browser::new(&served);
    let url = browser.enter(&link_of(&mai).await).await;
    loop {
        let page = Page::of(&browser, &url).await;
        let Some(question) = page.all(".question input[name=question]").first().cloned() else { break };
        let number = question.value().attr("value").expect("a number").to_owned();
        let answer = [("question", number.as_str()), ("choice", "0")];
        let mut answer: Vec<_> = answer.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        answer.push(("edition".into(), page.edition()));
        assert_eq!(send(&mut browser, &url, &answer).await.0, StatusCode::SEE_OTHER);
    }
    let ahead = format!("{url}/cong-bo");
    let page = Page::of(&browser, &ahead).await;
    let publish = |shown: String, edition: String| {
        vec![
            ("act".to_owned(), "publish".to_owned()),
            ("shown".to_owned(), shown),
            ("edition".to_owned(), edition),
            ("reason".to_owned(), String::new()),
        ]
    };
    let other = send(&mut browser, &ahead, &publish("0".repeat(16), page.edition())).await;
    assert_eq!(other.0, StatusCode::UNPROCESSABLE_ENTITY);
    let shown = page.value("input[name=shown]");
    let out = send(&mut browser, &ahead, &publish(shown, other.1.edition())).await;
    assert_eq!(out.0, StatusCode::SEE_OTHER);
    let page = Page::of(&browser, &ahead).await;
    assert!(page.text("main").contains("Đã công bố phiên bản 1"), "{}", page.text("main"));
    let back = [("act", "callback"), ("revision", "1"), ("edition", "0")];
    let back: Vec<_> = back.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    assert_eq!(send(&mut browser, &ahead, &back).await.0, StatusCode::SEE_OTHER);
    assert!(Page::of(&browser, &ahead).await.all("input[name=shown]").len() == 1, "it is a draft again");
}
