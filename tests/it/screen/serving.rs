//! `/bang/<secret>`: the page for whoever has the address, and nothing at all for anybody else.

use clock::Clock;
use nhaclich::web;
use office::{
    Office, feeds,
    store::{Purpose, Tx},
};
use reqwest::{
    Response, StatusCode,
    header::{
        ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_SECURITY_POLICY, ETAG, IF_NONE_MATCH, REFERRER_POLICY,
        REFRESH,
    },
};
use tokio_util::sync::CancellationToken;

use super::text;
use crate::support::{at, publish, reading, rules};

struct Served {
    office: Office,
    clock: Clock,
    address: String,
    stop: CancellationToken,
    _folder: tempfile::TempDir,
}

impl Drop for Served {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

async fn served() -> Served {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Clock::starting_at(at(12, "08:00").now);
    let office = Office::open(folder.path().join("office.db"), rules(), clock.clone()).expect("an office");
    let lines = [
        "12 chiều | Giao ban tháng | @Hội trường | VP | Lãnh đạo Sở",
        "13 sáng | Đón đoàn công tác | | VP | Vịnh",
        "17 sáng | Tiếp công dân | | VP | Lam",
    ];
    office.run(move |tx| Ok(publish(tx, &at(2, "08:00"), &reading(&lines)))).await.expect("a programme");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let stop = CancellationToken::new();
    tokio::spawn(web::serve(listener, web::board::routes(office.clone()), stop.clone()));
    Served { office, clock, address, stop, _folder: folder }
}

impl Served {
    async fn verb<T: Send + 'static>(
        &self,
        verb: impl FnOnce(&Tx<'_>) -> anyhow::Result<T> + Send + 'static,
    ) -> T {
        self.office.run(verb).await.expect("a verb")
    }

    async fn secret(&self) -> String {
        let moment = self.office.moment();
        self.verb(move |tx| {
            feeds::secret(tx, &moment, Purpose::Board, None, office::store::Actor::CommandLine)
        })
        .await
    }

    async fn get(&self, path: &str, headers: &[(reqwest::header::HeaderName, &str)]) -> Response {
        let mut request = reqwest::Client::new().get(format!("{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        request.send().await.expect("an answer")
    }

    async fn shown(&self, path: &str) -> String {
        text(&self.get(path, &[]).await.text().await.expect("a page"))
    }
}

#[tokio::test]
async fn whoever_has_the_address_gets_the_week_and_what_keeps_it_to_themselves() {
    let served = served().await;
    let path = format!("/bang/{}", served.secret().await);
    let answer = served.get(&path, &[]).await;
    assert_eq!(answer.status(), StatusCode::OK);
    let header = |name| answer.headers().get(&name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    assert!(header(CONTENT_SECURITY_POLICY).starts_with("default-src 'none'; style-src 'self'"));
    assert_eq!(header(CACHE_CONTROL), "private, no-cache");
    assert_eq!(header(REFERRER_POLICY), "no-referrer");
    assert_eq!(header(REFRESH), "120");
    let page = answer.text().await.expect("a page");
    assert!(text(&page).contains("Giao ban tháng"));
    let scripts: Vec<&str> = page.split("<script").skip(1).collect();
    assert!(
        matches!(scripts[..], [own] if own.starts_with(" src=\"/bang.js\" defer=\"\"></script>")),
        "{page}"
    );
    assert!(!page.contains("style=") && !page.contains("://"), "{page}");
    let script = served.get("/bang.js", &[]).await;
    assert_eq!(script.headers()["content-type"], "text/javascript; charset=utf-8");
    let style = served.get("/bang.css", &[]).await;
    assert_eq!(style.headers()["content-type"], "text/css; charset=utf-8");
    let stays = served.get(&format!("{path}?dung=1"), &[]).await;
    assert!(stays.headers().get(REFRESH).is_none(), "it stays for whoever reads slowly");
    assert!(!stays.text().await.expect("a page").contains("<script"), "and nothing in it moves");
}

#[tokio::test]
async fn a_page_that_has_not_changed_is_not_sent_again() {
    let served = served().await;
    let path = format!("/bang/{}", served.secret().await);
    let tag = served.get(&path, &[]).await.headers()[ETAG].to_str().expect("a tag").to_owned();
    served.clock.set(at(12, "11:00").now);
    let again = served.get(&path, &[(IF_NONE_MATCH, &tag)]).await;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(again.headers()[REFRESH], "120", "and it goes on asking");
    served.clock.set(at(13, "00:00").now);
    assert_eq!(
        served.get(&path, &[(IF_NONE_MATCH, &tag)]).await.status(),
        StatusCode::OK,
        "another day is today"
    );
}

#[tokio::test]
async fn nobody_else_learns_anything() {
    let served = served().await;
    let secret = served.secret().await;
    let moment = served.office.moment();
    let calendar = served
        .verb(move |tx| {
            feeds::secret(tx, &moment, Purpose::Calendar, None, office::store::Actor::CommandLine)
        })
        .await;
    let nowhere = served.get("/nowhere", &[]).await;
    let of_chat = served
        .verb(move |tx| {
            let place = office::store::Place { chat: 7, thread: 0 };
            let chat = tx.welcome_chat(place, office::store::ChatKind::Private, "An", moment.now)?;
            feeds::secret(tx, &moment, Purpose::Board, Some(chat), office::store::Actor::CommandLine)
        })
        .await;
    let longer = format!("{secret}a");
    for guess in ["", "x", "%ff", &longer, &secret.to_uppercase(), &"a".repeat(32), &calendar, &of_chat] {
        let answer = served.get(&format!("/bang/{guess}"), &[]).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{guess}");
        assert_eq!(answer.headers().len(), nowhere.headers().len(), "{guess}");
        assert_eq!(answer.text().await.expect("a body"), "", "{guess}");
    }
    let renewed = served
        .verb(move |tx| feeds::renew(tx, &moment, Purpose::Board, None, office::store::Actor::CommandLine))
        .await;
    assert_eq!(served.get(&format!("/bang/{secret}"), &[]).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(served.get(&format!("/bang/{renewed}"), &[]).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn it_speaks_the_offices_language_whatever_the_browser_prefers_unless_the_address_says_otherwise() {
    let served = served().await;
    let path = format!("/bang/{}", served.secret().await);
    let of = |query: &'static str| {
        let (served, path) = (&served, format!("{path}{query}"));
        async move {
            let page = served.get(&path, &[(ACCEPT_LANGUAGE, "en-GB,vi;q=0.6")]).await;
            let page = page.text().await.expect("a page");
            page.split("lang=\"").nth(1).and_then(|rest| rest.get(..2)).expect("a language").to_owned()
        }
    };
    assert_eq!(of("").await, "vi");
    assert_eq!(of("?lang=en&lang2=x").await, "en");
    assert_eq!(of("?lang=%3Cscript%3E").await, "vi");
}

#[tokio::test]
async fn a_chats_calendar_address_shows_its_week_on_a_screen_and_nobody_elses() {
    let served = served().await;
    let moment = served.office.moment();
    let secret = served
        .verb(move |tx| {
            let place = office::store::Place { chat: 8, thread: 0 };
            let chat = tx.welcome_chat(place, office::store::ChatKind::Private, "Lam", moment.now)?;
            let lam = tx.register()?.find("Lam").first().map(|listing| listing.id);
            tx.link(chat, lam, 8, moment.now)?;
            feeds::secret(tx, &moment, Purpose::Calendar, Some(chat), office::store::Actor::CommandLine)
        })
        .await;
    let own = served.shown(&format!("/bang/{secret}?tuan=2026-11-17")).await;
    assert!(own.contains("Tiếp công dân"), "{own}");
    let this_week = served.shown(&format!("/bang/{secret}")).await;
    assert!(!this_week.contains("Đón đoàn"), "{this_week}");
}

#[tokio::test]
async fn a_screen_hears_of_a_publication_within_seconds_and_nothing_once_its_address_is_dead() {
    let served = served().await;
    let secret = served.secret().await;
    let mut news = served.get(&format!("/bang/{secret}/tin"), &[]).await;
    assert_eq!(news.headers()["content-type"], "text/event-stream");
    let lines = ["12 chiều | Giao ban tháng | @Phòng họp số 2 | VP | Lãnh đạo Sở"];
    served.verb(move |tx| Ok(publish(tx, &at(12, "08:00"), &reading(&lines)))).await;
    let heard = tokio::time::timeout(std::time::Duration::from_secs(20), news.chunk()).await;
    let heard = heard.expect("within seconds").expect("a stream").expect("a word");
    assert!(heard.starts_with(b"event: doi\n"), "{heard:?}");
    let moment = served.office.moment();
    served
        .verb(move |tx| feeds::renew(tx, &moment, Purpose::Board, None, office::store::Actor::CommandLine))
        .await;
    let end = tokio::time::timeout(std::time::Duration::from_secs(20), news.chunk()).await;
    assert_eq!(end.expect("within seconds").expect("an orderly end"), None);
    let dead = served.get(&format!("/bang/{secret}/tin"), &[]).await;
    assert_eq!(dead.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn its_weeks_can_be_turned_and_nonsense_shows_this_one() {
    let served = served().await;
    let path = format!("/bang/{}", served.secret().await);
    let next = served.shown(&format!("{path}?tuan=2026-11-18")).await;
    assert!(next.contains("16/11 – 22/11/2026") && next.contains("Tiếp công dân"), "{next}");
    let empty = served.shown(&format!("{path}?tuan=2026-12-21")).await;
    assert!(empty.contains("21/12 – 27/12/2026") && empty.contains("Chưa có chương trình"), "{empty}");
    for nonsense in ["", "x", "2026-02-31", "9999-12-31", "-262143-01-01", "0001-01-01"] {
        let shown = served.shown(&format!("{path}?tuan={nonsense}")).await;
        assert!(shown.contains("09/11 – 15/11/2026"), "{nonsense}: {shown}");
    }
}
