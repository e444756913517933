//! The page from which a calendar is subscribed to with one press, in whatever program somebody has; it knows the
//! calendar's address, and nothing that stands in it.

use qrcode::{Color, QrCode};
use url::Url;

use super::{board::STYLE_PATH, markup::Markup};
use crate::Language;

/// White around the code, in modules (ISO/IEC 18004 asks for four).
const MARGIN: usize = 4;

/// What is offered.
#[derive(Clone, Debug)]
pub struct Offer {
    pub language: Language,
    /// `Lịch công tác – đ/c Lạc`.
    pub name: String,
    /// Where the calendar is fetched, where this page is, and where the same week is shown on a screen.
    pub calendar: Url,
    pub page: Url,
    pub board: Url,
}

pub fn page(offer: &Offer) -> String {
    let mut page = Markup::new();
    page.element("html", &[("lang", offer.language.code())], |html| {
        html.element("head", &[], |head| {
            head.void("meta", &[("charset", "utf-8")]);
            head.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            head.void("meta", &[("name", "color-scheme"), ("content", "light dark")]);
            head.void("meta", &[("name", "robots"), ("content", "noindex, nofollow")]);
            head.element("title", &[], |it| it.text(&offer.name));
            head.void("link", &[("rel", "icon"), ("href", "data:,")]);
            head.void("link", &[("rel", "stylesheet"), ("href", STYLE_PATH)]);
        });
        html.element("body", &[("class", "sheet")], |body| {
            body.element("header", &[], |header| header.element("h1", &[], |it| it.text(&offer.name)));
            body.element("main", &[], |main| offer.ways(main));
        });
    });
    format!("<!doctype html>\n{}\n", page.into_string())
}

impl Offer {
    fn say(&self, key: &str) -> String {
        self.language.text(key, &[])
    }

    fn ways(&self, main: &mut Markup) {
        main.element("p", &[], |it| it.text(&self.say("subscribe-what")));
        main.element("ul", &[("class", "ways")], |list| {
            for (key, address) in self.programs() {
                list.element("li", &[], |item| {
                    item.element("a", &[("href", address.as_str())], |it| it.text(&self.say(key)));
                });
            }
        });
        main.element("p", &[], |it| it.text(&self.say("subscribe-address")));
        main.element("p", &[], |it| it.element("code", &[], |it| it.text(self.calendar.as_str())));
        main.element("p", &[], |it| it.text(&self.say("subscribe-secret")));
        main.element("p", &[], |it| {
            it.element("a", &[("href", self.board.as_str())], |it| it.text(&self.say("subscribe-board")));
        });
        if let Ok(code) = QrCode::new(self.page.as_str()) {
            let name = self.say("subscribe-phone");
            main.element("figure", &[], |figure| {
                drawn(figure, &code, &name);
                figure.element("figcaption", &[], |it| it.text(&name));
            });
        }
    }

    /// Each program's own way to be handed a calendar's address.
    fn programs(&self) -> [(&'static str, String); 3] {
        // The scheme that Apple's and most other calendars answer to; Google asks for it too.
        let own = format!("webcal{}", self.calendar.as_str().trim_start_matches(|c| c != ':'));
        let with = |base: &str, pairs: &[(&str, &str)]| {
            let query: String =
                url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
            format!("{base}?{query}")
        };
        let google = with("https://calendar.google.com/calendar/r", &[("cid", &own)]);
        let outlook = with(
            "https://outlook.office.com/calendar/0/addfromweb",
            &[("url", self.calendar.as_str()), ("name", &self.name)],
        );
        [("subscribe-own", own), ("subscribe-google", google), ("subscribe-outlook", outlook)]
    }
}

/// The code as a drawing, sharp in every size.
fn drawn(figure: &mut Markup, code: &QrCode, name: &str) {
    let modules = code.width();
    let side = modules + 2 * MARGIN;
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
    let path: String = dark
        .map(|(place, _)| format!("M{},{}h1v1h-1z", place % modules + MARGIN, place / modules + MARGIN))
        .collect();
    let view = format!("0 0 {side} {side}");
    figure.element("svg", &[("viewBox", &view), ("role", "img"), ("aria-label", name)], |svg| {
        let side = side.to_string();
        svg.element("rect", &[("width", &side), ("height", &side), ("fill", "#fff")], |_| {});
        svg.element("path", &[("d", &path), ("fill", "#000"), ("shape-rendering", "crispEdges")], |_| {});
    });
}
