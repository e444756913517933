//! Pictures of a week or a month: what stands in them, that nothing is lost, and that everybody can read them.

mod command;
mod layout;
mod letters;
mod marks;

use chrono::{Days, NaiveDate};
use plan::{Session, workdays::is_weekend};
use words::{
    Language,
    handout::{
        picture::{Page, fonts},
        spread::{Day, Entry, Rest, Revision, Span, Spread},
    },
};

use crate::support::day;

/// An item of the morning.
fn entry(content: &str) -> Entry {
    Entry {
        session: Session::Morning,
        hours: None,
        content: content.into(),
        place: None,
        chairs: Vec::new(),
        units: Vec::new(),
        notes: Vec::new(),
        mark: None,
        goes_on: false,
    }
}

/// The days from `from` on, nothing in them; today is the fourth.
fn empty(span: Span, from: NaiveDate, days: u64) -> Spread {
    let date = |number: u64| from + Days::new(number);
    let of_date = |date| Day {
        date,
        rest: if is_weekend(date) { Rest::Weekend } else { Rest::Workday },
        is_published: true,
        entries: Vec::new(),
    };
    Spread {
        language: Language::Vi,
        office: Some("Sở Nông nghiệp và Môi trường".into()),
        whose: None,
        span,
        days: (0..days).map(|number| of_date(date(number))).collect(),
        today: date(3),
        as_of: date(3).and_hms_opt(7, 0, 0).expect("an hour"),
        revision: Some(Revision {
            number: 2,
            published_at: date(2).and_hms_opt(15, 20, 0).expect("an hour"),
        }),
    }
}

/// The week of 9 November 2026.
fn week() -> Spread {
    empty(Span::Week, day(9), 7)
}

/// November 2026.
fn month() -> Spread {
    empty(Span::Month, day(1), 30)
}

/// A line of words in a picture.
#[derive(Debug)]
struct Line {
    left: f32,
    right: f32,
    base: f32,
    words: String,
}

/// Every line of words of a picture, where it stands; panics at markup that is not well-formed.
fn lines(page: &Page) -> Vec<Line> {
    let document = roxmltree::Document::parse(&page.svg).expect("well-formed XML");
    let number = |node: roxmltree::Node<'_, '_>, name: &str| -> f32 {
        node.attribute(name).expect("the attribute").parse().expect("a number")
    };
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts
        .map(|node| {
            let words = node.text().unwrap_or_default().to_owned();
            let (mut x, mut y) = (number(node, "x"), number(node, "y"));
            for group in node.ancestors().filter_map(|node| node.attribute("transform")) {
                let inside = group.trim_start_matches("translate(").trim_end_matches(')');
                let (dx, dy) = inside.split_once(' ').expect("two numbers");
                x += dx.parse::<f32>().expect("a number");
                y += dy.parse::<f32>().expect("a number");
            }
            let bold = node.attribute("font-weight") == Some("700");
            let weight = if bold { fonts::Weight::Bold } else { fonts::Weight::Regular };
            let wide = fonts::width(&words, number(node, "font-size"), weight);
            let left = match node.attribute("text-anchor") {
                Some("middle") => x - wide / 2.0,
                Some("end") => x - wide,
                _ => x,
            };
            Line { left, right: left + wide, base: y, words }
        })
        .collect()
}

/// The words of pictures, a line a line.
fn words(pages: &[Page]) -> String {
    let page = |page: &Page| lines(page).into_iter().map(|line| line.words).collect::<Vec<_>>().join("\n");
    pages.iter().map(page).collect::<Vec<_>>().join("\n---\n")
}
