//! The left side: the document with its tables, and each strip marked by what became of it; it changes no word.

use maud::{Markup, html};

use super::{Proof, item_id, parts::Stretch, strip_id, ties::Ties, tint};
use reading::{
    Is, Traced,
    document::{Beside, Part},
    facsimile::{Block, Cell, Paragraph, Row, Strip},
};

impl Proof<'_> {
    pub(super) fn sheet(&self, ties: &Ties, part: Option<&Stretch>) -> Markup {
        let side = Side { proof: self, ties, part };
        let mut page = 0;
        html! {
            h2 { (self.say("proof-document")) }
            @if self.reading.facsimile.is_empty() { p { (self.say("proof-no-document")) } }
            @for block in &self.reading.facsimile.blocks {
                @match block {
                    Block::Aside(strip) if side.shows(strip) => p.aside { (side.strip(strip)) },
                    Block::Paragraph(paragraph) if paragraph.strips.iter().any(|strip| side.shows(strip)) => {
                        (side.page(paragraph, &mut page)) (side.paragraph(paragraph))
                    },
                    Block::Aside(_) | Block::Paragraph(_) => {},
                    Block::Table { sheet, rows } => {
                        @if let Some(first) = rows.iter().flat_map(|row| &row.cells).flat_map(|c| &c.paragraphs).next() {
                            (side.page(first, &mut page))
                        }
                        (side.table(sheet, rows))
                    },
                }
            }
        }
    }
}

struct Side<'a> {
    proof: &'a Proof<'a>,
    ties: &'a Ties,
    part: Option<&'a Stretch>,
}

impl Side<'_> {
    fn shows(&self, strip: &Strip) -> bool {
        self.part.is_none_or(|part| part.strips.contains(&strip.at))
    }

    /// Headers stand above every part.
    fn shows_row(&self, row: &Row) -> bool {
        let mut strips = row.cells.iter().flat_map(|cell| &cell.paragraphs).flat_map(|part| &part.strips);
        self.part.is_none() || row.header || strips.any(|strip| self.shows(strip))
    }

    /// A line where a new page begins.
    fn page(&self, paragraph: &Paragraph, last: &mut u32) -> Markup {
        let is_new = paragraph.page > *last;
        *last = paragraph.page.max(*last);
        html! {
            @if is_new {
                p.page { (self.proof.text("proof-page", &[("page", i64::from(paragraph.page).into())])) }
            }
        }
    }

    fn table(&self, sheet: &str, rows: &[Row]) -> Markup {
        html! {
            @if !sheet.is_empty() { p.page { (sheet) } }
            div.table {
                table {
                    @for row in rows.iter().filter(|row| self.shows_row(row)) {
                        tr.header[row.header] { @for cell in &row.cells { (self.cell(cell)) } }
                    }
                }
            }
        }
    }

    fn cell(&self, cell: &Cell) -> Markup {
        let span = |count: usize| (count > 1).then_some(count);
        html! {
            td colspan=[span(cell.columns)] rowspan=[span(cell.rows)] {
                @for paragraph in &cell.paragraphs { (self.paragraph(paragraph)) }
            }
        }
    }

    fn paragraph(&self, paragraph: &Paragraph) -> Markup {
        let depth = format!("d{}", paragraph.depth.min(4));
        let bold = paragraph.bold || paragraph.heading > 0;
        let strips = html! { @for strip in &paragraph.strips { (self.strip(strip)) } };
        html! {
            p.(depth) .bold[bold] {
                @if paragraph.struck { s { (strips) } } @else { (strips) }
            }
        }
    }

    fn strip(&self, strip: &Strip) -> Markup {
        let Some(traced) = self.proof.reading.trace.get(strip.at) else { return html! {} };
        let items = self.ties.items_of(strip.at);
        let text = shown(&traced.text);
        let words = match strip.part {
            Part::Text | Part::Number | Part::Marks => html! { (text) },
            Part::Erased => html! { s { (text) } },
            Part::Aside(Beside::Deleted) => html! { del { (text) } },
            Part::Aside(beside) => html! { small { (self.beside(beside)) " " } (text) },
        };
        let Some(first) = items.first() else { return self.loose(strip, traced, &words) };
        let tint = tint(*first);
        let asked = items.iter().any(|item| self.ties.is_asked(*item));
        let tied = items.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
        // One way across for each item, so that a keyboard doesn't stop at every word.
        let leads = self.ties.first_strip(*first) == Some(strip.at);
        html! {
            @if leads {
                a #(strip_id(strip.at)) .strip .(tint) .asked[asked] data-items=(tied) href={ "#" (item_id(*first)) } {
                    (words)
                }
            } @else {
                span #(strip_id(strip.at)) .strip .(tint) .asked[asked] data-items=(tied) { (words) }
            }
            " "
        }
    }

    /// Words of no item.
    fn loose(&self, strip: &Strip, traced: &Traced, words: &Markup) -> Markup {
        match traced.is {
            Is::Blank => html! {},
            Is::LeftOver => html! {
                mark #(strip_id(strip.at)) .left-over tabindex="-1" {
                    small { (self.proof.say("proof-left-over")) } " " (words)
                }
                " "
            },
            Is::Letterhead | Is::Title | Is::Header | Is::Recipient | Is::Signature | Is::Furniture => {
                html! { span.grey { (words) } " " }
            }
            Is::Priority | Is::Day | Is::Session | Is::Label | Is::Field => html! { span { (words) } " " },
        }
    }

    fn beside(&self, beside: Beside) -> String {
        self.proof.say(match beside {
            Beside::Hidden => "proof-hidden",
            Beside::Deleted => "proof-deleted",
            Beside::PageHead => "proof-page-head",
            Beside::PageFoot => "proof-page-foot",
            Beside::Footnote => "proof-footnote",
            Beside::Comment => "proof-comment",
            Beside::Watermark => "proof-watermark",
            Beside::Stamp => "proof-stamp",
            Beside::Menu => "proof-menu",
        })
    }
}

/// Control characters have no look, and some are forbidden in a page.
fn shown(text: &str) -> String {
    let plain =
        |letter: char| if letter.is_control() && letter != '\n' && letter != '\t' { ' ' } else { letter };
    text.chars().map(plain).collect()
}
