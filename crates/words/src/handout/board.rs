//! The office board: a week as a page for a screen in the corridor, a desk, a phone or a sheet of paper; it
//! can be read without its script, and knows neither its own address nor who looks.

use chrono::{Days, NaiveDate};

use super::{
    markup::Markup,
    spread::{Day, Entry, Mark, Rest, Spread},
};
use crate::{Language, dates};

/// How the page looks; the same for every office, so it may be kept by whoever fetched it.
pub const STYLE: &str = include_str!("board/board.css");
/// Where the page asks for it.
pub const STYLE_PATH: &str = "/bang.css";
/// What makes a week fit onto a screen that nobody scrolls.
pub const SCRIPT: &str = include_str!("board/board.js");
/// Where the page asks for it.
pub const SCRIPT_PATH: &str = "/bang.js";
/// The page comes anew by itself after so many seconds.
pub const FRESH_FOR: u32 = 120;

/// What an item takes beside its words, in letters: lines that are not full, labels, the gap to the next.
const ROOM_OF_ENTRY: usize = 50;

/// Programmes are written in Vietnamese, whoever reads the page.
const PROGRAMME: &[(&str, &str)] = &[("lang", "vi")];

/// How somebody looks at the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The language that was asked for in so many words; links keep it.
    pub chosen: Option<Language>,
    /// The page stays as it is until it is asked for again.
    pub stays: bool,
}

/// The page; `spread` is a week.
pub fn page(spread: &Spread, look: Look) -> String {
    let board = Board { spread, look };
    let mut page = Markup::new();
    page.element("html", &[("lang", spread.language.code())], |html| {
        html.element("head", &[], |head| board.head(head));
        html.element("body", &[("class", board.density())], |body| {
            body.element("header", &[], |header| board.header(header));
            body.element("main", &[("id", "lich")], |main| board.days(main));
            body.element("footer", &[], |footer| board.footer(footer));
        });
    });
    format!("<!doctype html>\n{}\n", page.into_string())
}

struct Board<'a> {
    spread: &'a Spread,
    look: Look,
}

impl Board<'_> {
    fn say(&self, key: &str) -> String {
        self.spread.say(key)
    }

    fn head(&self, head: &mut Markup) {
        let office = self.spread.office.clone().unwrap_or_default();
        head.void("meta", &[("charset", "utf-8")]);
        head.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
        head.void("meta", &[("name", "color-scheme"), ("content", "light dark")]);
        head.void("meta", &[("name", "robots"), ("content", "noindex, nofollow")]);
        let title = format!("{} {} {office}", self.spread.title(), self.spread.when());
        head.element("title", &[], |it| it.text(title.trim()));
        head.void("link", &[("rel", "icon"), ("href", "data:,")]);
        head.void("link", &[("rel", "stylesheet"), ("href", STYLE_PATH)]);
        // Whoever stops the page reads it at leisure: nothing may move.
        if !self.look.stays {
            head.element("script", &[("src", SCRIPT_PATH), ("defer", "")], |_| {});
        }
    }

    /// The fullest day decides how small the letters are on a screen that nobody scrolls.
    fn density(&self) -> &'static str {
        let letters = |entry: &Entry| {
            let facts = entry.chairs.iter().chain(&entry.units).chain(&entry.place).chain(&entry.notes);
            ROOM_OF_ENTRY
                + entry.content.chars().count()
                + facts.map(|fact| fact.chars().count()).sum::<usize>()
        };
        match self.spread.days.iter().map(|day| day.entries.iter().map(letters).sum()).max() {
            None | Some(0..380) => "calm",
            Some(380..650) => "steady",
            Some(650..1000) => "busy",
            Some(_) => "full",
        }
    }

    fn header(&self, header: &mut Markup) {
        header.element("div", &[("class", "title")], |title| {
            if let Some(office) = &self.spread.office {
                title.element("p", &[("class", "office"), ("lang", "vi")], |it| it.text(office));
            }
            title.element("h1", &[], |it| {
                it.text(&self.spread.title());
                it.text(" ");
                it.element("span", &[], |it| it.text(&self.spread.when()));
            });
        });
        header.element("nav", &[("aria-label", &self.say("board-weeks"))], |nav| self.links(nav));
    }

    fn links(&self, nav: &mut Markup) {
        let Some(monday) = self.spread.days.first().map(|day| day.date) else { return };
        let is_now = self.spread.days.iter().any(|day| day.date == self.spread.today);
        let before = self.address(Some(monday - Days::new(7)), self.look);
        nav.element("a", &[("rel", "prev"), ("href", &before)], |it| it.text(&self.say("board-before")));
        let now = self.address(None, self.look);
        let current = if is_now { "page" } else { "false" };
        nav.element("a", &[("href", &now), ("aria-current", current)], |it| it.text(&self.say("board-now")));
        let after = self.address(Some(monday + Days::new(7)), self.look);
        nav.element("a", &[("rel", "next"), ("href", &after)], |it| it.text(&self.say("board-after")));
        let week = (!is_now).then_some(monday);
        let turned = self.address(week, Look { stays: !self.look.stays, ..self.look });
        let key = if self.look.stays { "board-moves" } else { "board-stays" };
        nav.element("a", &[("class", "quiet"), ("href", &turned)], |it| it.text(&self.say(key)));
        let other = match self.spread.language {
            Language::Vi => Language::En,
            Language::En => Language::Vi,
        };
        let name = other.text("language-name", &[]);
        let other_page = self.address(week, Look { chosen: Some(other), ..self.look });
        let code = other.code();
        let link = [("class", "quiet"), ("href", &*other_page), ("lang", code), ("hreflang", code)];
        nav.element("a", &link, |it| it.text(&name));
    }

    /// The address of another week or look, from this page.
    fn address(&self, week: Option<NaiveDate>, look: Look) -> String {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(week.map(|day| format!("tuan={day}")));
        parts.extend(look.chosen.map(|language| format!("lang={}", language.code())));
        parts.extend(look.stays.then(|| "dung=1".to_owned()));
        format!("?{}", parts.join("&"))
    }

    fn days(&self, main: &mut Markup) {
        for day in &self.spread.days {
            let mut class = String::from("day");
            for (word, is) in [
                ("today", day.date == self.spread.today),
                ("past", day.date < self.spread.today),
                ("rest", day.rest != Rest::Workday),
                ("empty", day.entries.is_empty()),
            ] {
                if is {
                    class += " ";
                    class += word;
                }
            }
            let id = format!("d{}", day.date);
            main.element("section", &[("class", &class), ("aria-labelledby", &id)], |it| {
                self.day(it, day, &id)
            });
        }
    }

    fn day(&self, section: &mut Markup, day: &Day, id: &str) {
        let language = self.spread.language;
        section.element("h2", &[("id", id)], |heading| {
            heading
                .element("span", &[("class", "weekday")], |it| it.text(&dates::weekday(language, day.date)));
            heading.text(" ");
            let date = day.date.to_string();
            heading
                .element("time", &[("datetime", &date)], |it| it.text(&day.date.format("%d/%m").to_string()));
            if day.date == self.spread.today {
                heading.text(" ");
                heading.element("span", &[("class", "now")], |it| it.text(&self.say("spread-today")));
            }
        });
        section.element("div", &[("class", "works")], |works| {
            if day.entries.is_empty() {
                works.element("p", &[("class", "nothing")], |it| it.text(&self.spread.nothing_on(day)));
            }
            for (session, entries) in day.sessions() {
                if let Some(name) = self.spread.session(session) {
                    works.element("h3", &[], |it| it.text(&name));
                }
                works.element("ul", &[], |list| {
                    for entry in entries {
                        list.element("li", &[], |it| self.entry(it, entry));
                    }
                });
            }
        });
    }

    fn entry(&self, item: &mut Markup, entry: &Entry) {
        item.element("p", &[("class", "what")], |what| {
            if let Some(mark) = entry.mark {
                let class = match mark {
                    Mark::New => "mark new",
                    Mark::Changed => "mark changed",
                    Mark::Postponed | Mark::Cancelled | Mark::Moved(_) => "mark off",
                };
                what.element("strong", &[("class", class)], |it| it.text(&mark.label(self.spread.language)));
                what.text(" ");
            }
            if let Some(hours) = &entry.hours {
                what.element("span", &[("class", "hours")], |it| it.text(hours));
                what.text(" ");
            }
            let tag = if entry.is_off() { "s" } else { "span" };
            what.element(tag, PROGRAMME, |it| it.text(&entry.content));
        });
        let facts: Vec<(&str, String)> = if entry.goes_on {
            Vec::new()
        } else {
            let listed = |names: &[String]| Some(names.join(", ")).filter(|names| !names.is_empty());
            let place = entry.place.clone().map(|place| ("spread-place", place));
            let chairs = listed(&entry.chairs).map(|names| ("spread-chairs", names));
            let units = listed(&entry.units).map(|names| ("spread-units", names));
            [place, chairs, units].into_iter().flatten().collect()
        };
        if !facts.is_empty() {
            item.element("dl", &[], |list| {
                for (label, words) in facts {
                    list.element("div", &[], |pair| {
                        pair.element("dt", &[], |it| it.text(&self.say(label)));
                        pair.text(" ");
                        pair.element("dd", PROGRAMME, |it| it.text(&words));
                    });
                }
            });
        }
        for note in &entry.notes {
            item.element("p", &[("class", "note")], |it| it.text(note));
        }
    }

    fn footer(&self, footer: &mut Markup) {
        if self.spread.has_marks() {
            footer.element("p", &[("class", "legend")], |legend| {
                for (class, key) in
                    [("new", "spread-new"), ("changed", "spread-changed"), ("off", "spread-cancelled")]
                {
                    let class = format!("mark {class}");
                    legend.element("span", &[("class", &class)], |it| it.text(&self.say(key)));
                    legend.text(" ");
                }
                legend.text(&self.say("spread-legend"));
            });
        }
        let state = self.spread.state().unwrap_or_else(|| self.say("spread-unpublished"));
        footer.element("p", &[], |it| it.text(&state));
    }
}
