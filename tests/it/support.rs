//! What tests of several rooms share: a programme written in short lines, a store, an hour.

pub mod running;

use chrono::{NaiveDate, NaiveTime, TimeZone};
use chrono_tz::Asia::Ho_Chi_Minh;
use office::{
    Moment, Rules, publish,
    store::{Key, Tx},
};
use plan::{
    Item, Period, Session, Source, Status,
    directory::{Collective, Directory, MembersAre, Official, Unit},
    register::ItemId,
    sessions::SessionHours,
};
use reading::Reading;
use words::Language;

/// A day of November 2026.
pub fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
}

/// An hour of a day of November 2026 on the office's clock.
pub fn at(day_of_month: u32, hour: &str) -> Moment {
    let time = NaiveTime::parse_from_str(hour, "%H:%M").expect("an hour");
    let local = day(day_of_month).and_time(time);
    Moment { now: Ho_Chi_Minh.from_local_datetime(&local).unwrap().to_utc(), zone: Ho_Chi_Minh }
}

pub fn rules() -> Rules {
    Rules {
        zone: Ho_Chi_Minh,
        digest_at: NaiveTime::from_hms_opt(6, 30, 0).expect("an hour"),
        language: Language::Vi,
        session_hours: SessionHours::parse("08:00-11:30,14:00-17:00,19:00-21:00").expect("hours"),
        administrators: vec![1],
        public_url: None,
        mails: false,
    }
}

/// What a message is owed under: a key as it is written, or one of a test's own.
pub fn key(written: &str) -> Key {
    written.parse().unwrap_or_else(|_| Key::Before {
        item: ItemId(1),
        day: day(12),
        hour: written.to_owned(),
    })
}

/// A reading of November 2026. An item a line: `13 chiều 14:00 | content | @place | units | officials | attendees | notes`;
/// `13-15` is a range, place, units and officials may be empty, `(hoãn)` ends a postponed one's content.
pub fn reading(lines: &[&str]) -> Reading {
    let items: Vec<Item> = lines.iter().zip(1..).map(|(line, row)| item(line, row)).collect();
    let officials = [("Lam", "GĐ"), ("Vịnh", "PGĐ"), ("Tài", "PGĐ"), ("Thoa", "PGĐ")];
    let directory = Directory {
        officials: officials
            .map(|(name, position)| Official {
                name: name.into(),
                positions: vec![position.into()],
                aliases: Vec::new(),
            })
            .to_vec(),
        units: ["VP", "TCCB", "CNTY", "TL-PCTT", "QLĐĐ"]
            .map(|code| Unit { code: code.into(), ..Unit::default() })
            .to_vec(),
        collectives: vec![
            collective("Lãnh đạo Sở", MembersAre::Officials, &["Lam", "Vịnh", "Tài", "Thoa"]),
            collective("Phòng CM", MembersAre::Units, &["CNTY", "TL-PCTT", "QLĐĐ"]),
        ],
    };
    Reading {
        schema: Reading::SCHEMA.into(),
        issuer: Some("Sở Nông nghiệp và Môi trường".into()),
        period: Period { from: day(1), to: day(30) },
        version: None,
        priorities: Vec::new(),
        items,
        directory,
        findings: Vec::new(),
        shape: String::new(),
        trace: Vec::new(),
        facsimile: Default::default(),
        cutouts: Vec::new(),
    }
}

fn collective(name: &str, of: MembersAre, members: &[&str]) -> Collective {
    let members = members.iter().map(|member| (*member).to_owned()).collect();
    Collective { name: name.into(), of, members, aliases: Vec::new() }
}

fn item(line: &str, row: u32) -> Item {
    let fields: Vec<&str> = line.split('|').map(str::trim).collect();
    let field = |place: usize| fields.get(place).copied().unwrap_or_default();
    let names = |place: usize| -> Vec<String> {
        field(place).split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
    };
    let mut when = field(0).split_whitespace();
    let days = when.next().expect("a day");
    let (first, last) = days.split_once('-').unwrap_or((days, days));
    let on = |text: &str| day(text.parse().expect("a day of the month"));
    let session = match when.next() {
        Some("sáng") => Session::Morning,
        Some("chiều") => Session::Afternoon,
        Some("tối") => Session::Evening,
        Some("cả") => Session::AllDay,
        _ => Session::Unspecified,
    };
    let content = field(1).trim_end_matches("(hoãn)").trim();
    let status = if content == field(1) { Status::Scheduled } else { Status::Postponed };
    Item {
        date: on(first),
        end_date: (last != first).then(|| on(last)),
        session,
        time: when.next().and_then(|time| NaiveTime::parse_from_str(time, "%H:%M").ok()),
        end_time: None,
        content: content.into(),
        location: Some(field(2).trim_start_matches('@').to_owned()).filter(|place| !place.is_empty()),
        units: names(3),
        officials: names(4),
        status,
        attendees: names(5),
        notes: Some(field(6).to_owned()).filter(|notes| !notes.is_empty()),
        source: Source { row, text: line.into() },
    }
}

/// Publishes a reading at a moment.
pub fn publish(tx: &Tx<'_>, moment: &Moment, reading: &Reading) -> publish::Published {
    let origin = publish::Origin { document: None, by: office::store::Actor::CommandLine, reason: None };
    publish::publish(tx, moment, reading, &origin).expect("a revision")
}

/// A black PNG.
pub fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    let pixels = vec![0; usize::try_from(width * height).expect("a small picture")];
    encoder.write_header().and_then(|mut header| header.write_image_data(&pixels)).expect("a picture");
    bytes
}
