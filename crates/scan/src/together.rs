//! Recognised pages put together as one document: words chosen, days in their order, entries told apart; it knows what was
//! recognised, no pictures.

use std::collections::HashSet;

use plan::directory::Directory;
use reading::{
    Unreadable,
    document::{
        Document, Doubt,
        drawn::{self, Place},
    },
};

use crate::{
    POINT, Recognised,
    agree::Spot,
    choose::{Chosen, Evidence},
    cutout, days, entries,
};

/// The pages of a programme as one document; what is known of the office helps to tell words apart.
pub fn document(pages: Vec<Recognised>, known: &Directory) -> Result<Document, Unreadable> {
    let names = names(known);
    let evidence = Evidence::of(&names, pages.iter().flat_map(|page| &page.cuts).map(Vec::as_slice));
    let mut read: Vec<Vec<Vec<Placed>>> =
        pages.iter().map(|page| page.cuts.iter().map(|spots| chosen(spots, &evidence)).collect()).collect();
    set_days_in_order(&pages, &mut read);
    let cells = pages.iter().zip(&read).flat_map(|(page, cuts)| page.cells.iter().zip(cuts));
    let ends = cells.filter(|(cell, _)| cell.is_some()).filter_map(|(_, placed)| placed.last());
    let ends = ends.filter_map(|(chosen, _)| entries::last_word(&chosen.text)).collect();
    let drawn = (0..).zip(pages.iter().zip(read));
    let drawn = drawn.map(|(number, (page, cuts))| drawn_page(number, page, cuts, &ends));
    drawn::open(drawn.collect())
}

/// Reads the first column of the tables by the order of its days.
fn set_days_in_order(pages: &[Recognised], read: &mut [Vec<Vec<Placed>>]) {
    let mut column = Vec::new();
    for (page, cuts) in pages.iter().zip(read) {
        let cells: Vec<Place> = page.cells.iter().flatten().copied().collect();
        let beside =
            |a: &Place, b: &Place| b.right < a.left + SAME_COLUMN && b.top < a.bottom && a.top < b.bottom;
        let leads = |cell: &&Place| !cells.iter().any(|other| beside(cell, other));
        let mut lefts: Vec<f64> = cells.iter().filter(leads).map(|cell| cell.left).collect();
        lefts.sort_by(f64::total_cmp);
        let Some(&left) = lefts.get(lefts.len() / 2) else { continue };
        for (cell, placed) in page.cells.iter().zip(cuts) {
            let in_column = cell.is_some_and(|cell| (cell.left - left).abs() < SAME_COLUMN);
            let Some(last) = placed.len().checked_sub(1).filter(|_| in_column) else { continue };
            // A day may stand below its weekday, or beside a speck.
            let day = placed.iter().position(|(chosen, _)| days::is_one(&chosen.text)).unwrap_or(last);
            let (chosen, spot) = &mut placed[day];
            column.push((chosen, *spot));
        }
    }
    days::in_order(&mut column);
}

/// Cells whose left sides are so near, in points, are in one column.
const SAME_COLUMN: f64 = 6.0;

fn names(known: &Directory) -> Vec<String> {
    let officials = known.officials.iter().flat_map(|official| {
        std::iter::once(&official.name).chain(&official.aliases).chain(&official.positions)
    });
    let units = known.units.iter().flat_map(|unit| std::iter::once(&unit.code).chain(&unit.aliases));
    officials.chain(units).chain(known.collectives.iter().map(|body| &body.name)).cloned().collect()
}

/// A word that was chosen, and the spot where it stands.
type Placed<'s> = (Chosen, &'s Spot);

fn chosen<'s>(spots: &'s [Spot], evidence: &Evidence) -> Vec<Placed<'s>> {
    let beside =
        |at: Option<usize>| at.and_then(|at| spots.get(at)).map_or("", |spot| spot.readings[0].text.as_str());
    let choose = |(at, spot): (usize, &'s Spot)| {
        (evidence.choose(spot, beside(at.checked_sub(1)), beside(Some(at + 1))), spot)
    };
    spots.iter().enumerate().map(choose).filter(|(chosen, _)| !chosen.text.is_empty()).collect()
}

fn drawn_page(
    number: usize,
    page: &Recognised,
    cuts: Vec<Vec<Placed>>,
    ends: &HashSet<String>,
) -> drawn::Page {
    let usual = usual_size(&page.cuts);
    let width = |cell: &Place| cell.right - cell.left;
    let widest = page.cells.iter().flatten().map(width).fold(0.0, f64::max);
    let lone = lone(page, &cuts);
    let mut words = Vec::new();
    let cells = cuts.into_iter().zip(&page.cells).zip(&page.frames);
    for (cut, ((placed, cell), frame)) in cells.enumerate() {
        // Sentences go on from line to line; entries of narrow columns may also end with one.
        let narrow = cell.as_ref().is_some_and(|cell| width(cell) < NARROW * widest);
        let mut above: Option<String> = None;
        // Positions stand beside one another, units hardly ever do.
        let addressed = placed.iter().any(|(chosen, _)| chosen.text.contains('/'));
        for (index, (mut chosen, spot)) in placed.into_iter().enumerate() {
            if lone.contains(&(cut, index)) && chosen.doubt.is_none() {
                chosen.doubt = Some(Doubt { word: chosen.text.clone(), ..Doubt::default() });
            }
            let run_on = |above: &String| !spot.leads && entries::runs_on(above, &chosen.text);
            if narrow && !addressed && above.as_ref().is_some_and(run_on) && chosen.doubt.is_none() {
                let others = vec![format!(", {}", chosen.text)];
                chosen.doubt = Some(Doubt { word: chosen.text.clone(), others, seen: None });
            }
            if let Some(doubt) = &mut chosen.doubt {
                doubt.seen = Some(cutout::sight(number, spot, cell.is_some().then_some(*frame), page.width));
            }
            let ended = above.as_ref().is_some_and(|above| entries::ends(above, ends));
            let apart = narrow && spot.leads && ended && entries::begins(&chosen.text);
            above = Some(chosen.text.clone());
            let size = if (spot.size / usual - 1.0).abs() < 0.25 { usual } else { spot.size };
            let middle = f64::midpoint(spot.top, spot.bottom);
            let place = Place {
                left: spot.left * POINT,
                right: spot.right * POINT,
                top: (middle - 0.5 * size) * POINT,
                bottom: (middle + 0.5 * size) * POINT,
            };
            words.push(drawn::Word {
                text: chosen.text,
                place,
                size: size * POINT,
                doubt: chosen.doubt,
                apart,
            });
        }
    }
    drawn::Page { height: page.height, words, rules: page.rules.clone() }
}

/// What the entries of a column are.
struct Column {
    left: f64,
    codes: usize,
    /// Plain words on their own, by cut and place in it.
    plain: Vec<(usize, usize)>,
}

/// Entries of one plain word in columns where the others are codes.
fn lone(page: &Recognised, cuts: &[Vec<Placed>]) -> HashSet<(usize, usize)> {
    let mut columns: Vec<Column> = Vec::new();
    for (cut, (cell, placed)) in page.cells.iter().zip(cuts).enumerate() {
        let Some(cell) = cell else { continue };
        let at = columns.iter().position(|column| (column.left - cell.left).abs() < SAME_COLUMN);
        let at = at.unwrap_or_else(|| {
            columns.push(Column { left: cell.left, codes: 0, plain: Vec::new() });
            columns.len() - 1
        });
        let column = &mut columns[at];
        for (index, (chosen, spot)) in placed.iter().enumerate() {
            let parted = |text: &str| text.ends_with([',', ';']);
            let begins = spot.leads || index == 0 || parted(&placed[index - 1].0.text);
            let ends = parted(&chosen.text) || placed.get(index + 1).is_none_or(|(_, next)| next.leads);
            column.codes += usize::from(entries::is_code(&chosen.text));
            if begins && ends && entries::is_plain(&chosen.text) {
                column.plain.push((cut, index));
            }
        }
    }
    let among_codes = columns.into_iter().filter(|column| column.codes >= CODES * column.plain.len());
    among_codes.flat_map(|column| column.plain).collect()
}

/// So many codes to a plain word make a column one of codes.
const CODES: usize = 4;

/// A cell narrower than this part of the widest holds entries, no sentences.
const NARROW: f64 = 0.6;

/// The size that most lines have.
fn usual_size(cuts: &[Vec<Spot>]) -> f64 {
    let mut sizes: Vec<f64> = cuts.iter().flatten().map(|spot| spot.size).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(1.0)
}
