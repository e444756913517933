//! Calendars: the file as other programs read it, what goes into whose, how it is asked for and fetched.

mod asking;
mod following;
mod serving;
mod writing;

use calcard::{
    Entry, Parser,
    icalendar::{ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue},
};

/// What another program reads in a file; it reads all of it, or the test fails.
fn read(bytes: &[u8]) -> ICalendar {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let mut parser = Parser::new(text);
    let Entry::ICalendar(calendar) = parser.entry() else { panic!("no calendar: {text}") };
    assert!(matches!(parser.entry(), Entry::Eof), "something follows the calendar: {text}");
    calendar
}

fn events(calendar: &ICalendar) -> Vec<&ICalendarComponent> {
    calendar.components.iter().filter(|c| c.component_type == ICalendarComponentType::VEvent).collect()
}

fn value(event: &ICalendarComponent, property: ICalendarProperty) -> Option<&ICalendarValue> {
    event.property(&property).and_then(|entry| entry.values.first())
}

fn text(event: &ICalendarComponent, property: ICalendarProperty) -> String {
    match value(event, property) {
        Some(ICalendarValue::Text(text)) => text.clone(),
        Some(other) => panic!("no text: {other:?}"),
        None => String::new(),
    }
}

fn summary(event: &ICalendarComponent) -> String {
    text(event, ICalendarProperty::Summary)
}

fn sequence(event: &ICalendarComponent) -> i64 {
    value(event, ICalendarProperty::Sequence).and_then(ICalendarValue::as_integer).expect("a sequence")
}

fn is_cancelled(event: &ICalendarComponent) -> bool {
    event.status() == Some(&calcard::icalendar::ICalendarStatus::Cancelled)
}

/// `20261113T080000`, or `20261113` of a whole day.
fn at(event: &ICalendarComponent, property: ICalendarProperty) -> String {
    let value =
        value(event, property).and_then(ICalendarValue::as_partial_date_time).expect("an hour or a day");
    let part = |part: Option<u8>| part.map_or_else(String::new, |part| format!("{part:02}"));
    let day = format!("{:04}{}{}", value.year.expect("a year"), part(value.month), part(value.day));
    match value.hour {
        Some(hour) => format!("{day}T{hour:02}{}{}", part(value.minute), part(value.second)),
        None => day,
    }
}
