//! Day cells read by the order in which days come; knows numbers, no calendar.

use crate::{agree::Spot, choose::Chosen};
use reading::document::Doubt;

/// The days that a cell names: `06`, `06-07`, `6/11`; first and last.
type Span = (u32, u32);

/// Chooses between the readings of the cells of a day column, from top to bottom, by what stands above and below
/// them. What fits in only one way is no longer in doubt; what fits in none is.
pub fn in_order(column: &mut [(&mut Chosen, &Spot)]) {
    // What one pass settles bounds its neighbours in the next.
    for _ in 0..PASSES {
        settle(column);
    }
}

const PASSES: usize = 3;

fn settle(column: &mut [(&mut Chosen, &Spot)]) {
    let sure: Vec<Option<Span>> =
        column.iter().map(|(chosen, _)| span(&chosen.text).filter(|_| chosen.doubt.is_none())).collect();
    // What stands on top of the column, or twice in it, is its heading.
    let texts: Vec<String> = column.iter().map(|(chosen, _)| chosen.text.clone()).collect();
    let heads: Vec<String> = (0..texts.len())
        .filter(|&at| span(&texts[at]).is_none() && (at == 0 || texts[..at].contains(&texts[at])))
        .map(|at| texts[at].clone())
        .collect();
    // Where no day is printed twice, none is left out by chance.
    let all: Vec<Span> = sure.iter().flatten().copied().collect();
    let rising = all.windows(2).all(|pair| pair[0].1 != pair[1].0);
    for (at, (chosen, spot)) in column.iter_mut().enumerate() {
        let above = sure[..at].iter().rev().flatten().next();
        let below = sure[at + 1..].iter().flatten().next();
        let from = above.map_or(0, |span| span.1);
        // Where days fall, a month begins anew.
        let Some(to) = below.map_or(Some(LAST + 1), |span| (span.0 > from).then_some(span.0)) else {
            continue;
        };
        let fits =
            |text: &str| span(text).is_some_and(|(first, last)| from < first && first <= last && last < to);
        let is_sure = chosen.doubt.is_none();
        if is_sure && (fits(&chosen.text) || heads.contains(&chosen.text)) {
            continue;
        }
        let mut fitting: Vec<String> =
            spot.readings.iter().map(|reading| reading.text.clone()).filter(|text| fits(text)).collect();
        fitting.dedup();
        let between = (from > 0 && from + 2 == to).then(|| format!("{:02}", from + 1));
        match (fitting.as_slice(), between) {
            ([only], _) => **chosen = Chosen { text: only.clone(), doubt: None },
            // Only one day has room, but nobody has read it there.
            ([], Some(day)) => {
                let others = vec![std::mem::take(&mut chosen.text)];
                let doubt = (!rising).then(|| Doubt { word: day.clone(), others, seen: None });
                **chosen = Chosen { text: day, doubt };
            }
            _ if is_sure && span(&chosen.text).is_some() => {
                chosen.doubt = Some(Doubt { word: chosen.text.clone(), ..Doubt::default() });
            }
            _ => {}
        }
    }
}

/// Days of a month.
const LAST: u32 = 31;

/// Whether a word names days.
pub fn is_one(text: &str) -> bool {
    span(text).is_some()
}

fn span(text: &str) -> Option<Span> {
    let text = text.trim_matches(|letter: char| !letter.is_ascii_digit());
    // A month may stand behind the day.
    let days = text.split(['/', '.']).next()?;
    let mut numbers = days.split(['-', '–']).map(|number| number.trim().parse::<u32>());
    let first = numbers.next()?.ok().filter(|day| (1..=LAST).contains(day))?;
    match numbers.next() {
        None => Some((first, first)),
        Some(last) => Some((first, last.ok().filter(|day| (1..=LAST).contains(day))?)),
    }
}
