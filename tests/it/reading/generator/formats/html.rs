//! HTML as editors, Word and portals write it; knows no layout.

use super::super::dice::Dice;
use super::super::page::{Grid, Line, Page, Part, Spot};

/// Who made the markup.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Author {
    Person,
    Word,
    Portal,
}

const MENU: &str = "<div id=\"s4-ribbonrow\"><ul><li><a href=\"/\">Trang chủ</a></li><li><a href=\"/tin\">Tin tức - Sự kiện</a></li>\
<li><a href=\"/lich\">Lịch công tác</a></li><li><a href=\"/vb\">Văn bản mới</a></li></ul></div>\
<div class=\"left-zone\"><table class=\"ms-webpart\"><tr><td><a href=\"#\">Thủ tục hành chính</a></td></tr>\
<tr><td><a href=\"#\">Công khai ngân sách</a></td></tr><tr><td>Hôm nay: Thứ Tư, 12/02/2025</td></tr></table></div>";

const FOOT: &str = "<div id=\"footer\"><p>Bản quyền thuộc Cổng thông tin điện tử. Lượt truy cập: 1.204.557</p>\
<p>Điện thoại: 0239.3855.123</p><script>var d='01/01/2020 8:00 họp';</script></div>";

pub fn write(page: &Page, dice: &mut Dice) -> String {
    let author = *dice.pick(&[Author::Person, Author::Word, Author::Portal]);
    let mut body = String::new();
    let mut listing = false;
    for part in &page.parts {
        let entry = matches!(part, Part::Line(line) if line.bullet);
        if entry != listing {
            body.push_str(if entry { "<ul>" } else { "</ul>" });
            listing = entry;
        }
        match part {
            Part::Line(line) => body.push_str(&paragraph(line, author)),
            Part::Grid(grid) => table(grid, author, dice, &mut body),
        }
    }
    if listing {
        body.push_str("</ul>");
    }
    let styles = "<style>p.MsoNormal{margin:0} /* 01/02/2020 */</style>";
    let head = format!("<head><meta charset=\"utf-8\"><title>Lịch công tác</title>{styles}</head>");
    match author {
        Author::Person => format!("<!DOCTYPE html>\n<html>{head}<body>\n{body}\n</body></html>"),
        Author::Word => format!(
            "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">{head}\
             <body lang=VI><div class=WordSection1>{body}</div></body></html>"
        ),
        Author::Portal => format!(
            "<html>{head}<body>{MENU}<div class=\"ms-rtestate-field\"><div>{body}</div></div>{FOOT}</body></html>"
        ),
    }
}

fn paragraph(line: &Line, author: Author) -> String {
    let text = inline(line);
    match (line.bullet, line.heading, author) {
        (true, _, _) => format!("<li>{text}</li>\n"),
        (_, true, Author::Person) => format!("<h2>{text}</h2>\n"),
        (_, _, Author::Word) => {
            format!("<p class=MsoNormal><span style='font-size:13.0pt'>{text}<o:p></o:p></span></p>\n")
        }
        (_, _, Author::Portal) => format!("<div>{text}</div>\n"),
        _ => format!("<p>{text}</p>\n"),
    }
}

fn inline(line: &Line) -> String {
    let (bold, rest) = line.halves();
    let text = match bold {
        "" => escaped(rest),
        bold => format!("<strong>{}</strong>{}", escaped(bold), escaped(rest)),
    };
    if line.struck { format!("<s>{text}</s>") } else { text }
}

/// Runs of spaces live only as hard ones.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace("  ", "&nbsp; ").replace('\n', "<br>")
}

fn table(grid: &Grid, author: Author, dice: &mut Dice, body: &mut String) {
    let breaks = dice.one_in(3);
    let attributes = match author {
        Author::Person => " border=\"1\"",
        Author::Word => " class=MsoNormalTable border=1 cellspacing=0 style='border-collapse:collapse'",
        Author::Portal => " class=\"ms-rteTable-default\" width=\"100%\"",
    };
    body.push_str(&format!("<table{attributes}><tbody>\n"));
    for (index, row) in grid.rows.iter().enumerate() {
        let tag = if index < grid.headers && author == Author::Person { "th" } else { "td" };
        body.push_str("<tr>");
        for spot in row.iter().filter(|spot| !spot.covered) {
            let down = if spot.down > 1 { format!(" rowspan=\"{}\"", spot.down) } else { String::new() };
            let across =
                if spot.across > 1 { format!(" colspan=\"{}\"", spot.across) } else { String::new() };
            body.push_str(&format!("<{tag}{down}{across}>{}</{tag}>", cell(spot, author, breaks)));
        }
        body.push_str("</tr>\n");
    }
    body.push_str("</tbody></table>\n");
}

fn cell(spot: &Spot, author: Author, breaks: bool) -> String {
    match (spot.lines.as_slice(), author) {
        ([], Author::Person) => String::new(),
        ([], _) => "&nbsp;".into(),
        ([line], Author::Person) => inline(line),
        (lines, Author::Person) if breaks => lines.iter().map(inline).collect::<Vec<_>>().join("<br>"),
        (lines, author) => lines.iter().map(|line| paragraph(line, author)).collect(),
    }
}
