//! Tables drawn without lines; knows the lanes that stay free of letters from row to row, never what the
//! columns mean.

use super::glyphs::Glyph;
use super::lines::Line;
use super::rules::Ruled;

/// A lane is at least so wide, in sizes of letters.
const LANE: f64 = 0.7;
/// A table has at least so many lines.
const LINES: usize = 5;
/// Columns from which on lanes are believed to be a table: two columns are also a letterhead.
const COLUMNS: usize = 3;

/// A stretch of lines whose lanes are the same.
struct Stretch {
    first: usize,
    last: usize,
    /// Free from, to.
    lanes: Vec<(f64, f64)>,
}

/// The tables that these lines, which stand in no ruled table, are set out as.
pub fn tables(lines: &[Line]) -> Vec<Ruled> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        match stretch(lines, at) {
            Some(found) => {
                at = found.last + 1;
                out.extend(grid(&lines[found.first..=found.last], &found.lanes));
            }
            None => at += 1,
        }
    }
    out
}

/// The stretch that begins with this line, a row that fills enough columns.
fn stretch(lines: &[Line], first: usize) -> Option<Stretch> {
    let mut lanes: Vec<Vec<(f64, f64)>> = gaps(&lines[first]).into_iter().map(|gap| vec![gap]).collect();
    if lanes.len() + 1 < COLUMNS {
        return None;
    }
    let mut last = first;
    for (index, line) in lines.iter().enumerate().skip(first + 1) {
        let size = line.size.max(1.0);
        // A gap of several lines ends the table, as does a line across its lanes.
        if line.middle() - lines[index - 1].middle() > 4.0 * size {
            break;
        }
        let narrowed = narrowed(&lanes, line);
        let settled = index - first >= LINES;
        if narrowed.len() < lanes.len() && (settled || narrowed.len() + 1 < COLUMNS) {
            break;
        }
        lanes = narrowed;
        last = index;
    }
    (last + 1 - first >= LINES).then(|| Stretch {
        first,
        last,
        lanes: lanes.iter().map(|pieces| widest(pieces)).collect(),
    })
}

/// The gaps in a line that can be lanes.
fn gaps(line: &Line) -> Vec<(f64, f64)> {
    let wide = |pair: &&[(f64, f64)]| pair[1].0 - pair[0].1 > LANE * line.size;
    line.words.windows(2).filter(wide).map(|pair| (pair[0].1, pair[1].0)).collect()
}

/// What a line leaves of the lanes; each may fall into pieces.
fn narrowed(lanes: &[Vec<(f64, f64)>], line: &Line) -> Vec<Vec<(f64, f64)>> {
    let least = LANE * line.size * 0.6;
    let left = |free: (f64, f64)| {
        let mut out = Vec::new();
        let mut from = free.0;
        for word in line.words.iter().filter(|word| word.1 > free.0 && word.0 < free.1) {
            out.push((from, word.0));
            from = from.max(word.1);
        }
        out.push((from, free.1));
        out.retain(|piece| piece.1 - piece.0 > least);
        out
    };
    let lanes = lanes.iter().map(|pieces| pieces.iter().flat_map(|piece| left(*piece)).collect());
    lanes.filter(|pieces: &Vec<_>| !pieces.is_empty()).collect()
}

/// Of the pieces of a lane the widest.
fn widest(pieces: &[(f64, f64)]) -> (f64, f64) {
    let wide = |piece: &&(f64, f64)| piece.1 - piece.0;
    pieces.iter().max_by(|a, b| wide(a).total_cmp(&wide(b))).copied().unwrap_or_default()
}

/// A grid between the lanes; rows begin where the first column is written in, or below a wider step.
fn grid(lines: &[Line], lanes: &[(f64, f64)]) -> Option<Ruled> {
    let left = lines.iter().map(|line| line.x0).fold(f64::INFINITY, f64::min);
    let right = lines.iter().map(|line| line.x1).fold(f64::NEG_INFINITY, f64::max);
    let mut xs = vec![left - 1.0];
    xs.extend(lanes.iter().map(|lane| f64::midpoint(lane.0, lane.1)));
    xs.push(right + 1.0);
    let mut ys = vec![lines[0].top - 1.0];
    let mut dated: Option<&Line> = None;
    for pair in lines.windows(2) {
        let (above, line) = (&pair[0], &pair[1]);
        let written = |line: &Line| line.x0 < xs[1];
        // A day's name with its date below is one entry of the first column.
        let second = written(above)
            && written(line)
            && dated.is_some_and(|top| std::ptr::eq(top, above))
            && !starts_with_figure(above)
            && starts_with_figure(line);
        if written(line) && !second {
            ys.push(f64::midpoint(above.bottom, line.top));
            dated = Some(line);
        } else if written(above) && dated.is_none() {
            dated = Some(above);
        }
    }
    ys.push(lines[lines.len() - 1].bottom + 1.0);
    Ruled::drawn(xs, ys)
}

fn starts_with_figure(line: &Line) -> bool {
    line.text().starts_with(|c: char| c.is_ascii_digit() || c == '(')
}

/// Moves the letters in the tables found out of the text.
pub fn take(glyphs: Vec<Glyph>, tables: &[Ruled]) -> (Vec<Glyph>, Vec<Vec<Glyph>>) {
    let mut free = Vec::new();
    let mut inside = vec![Vec::new(); tables.len()];
    for glyph in glyphs {
        match tables.iter().position(|table| table.holds(&glyph)) {
            Some(index) => inside[index].push(glyph),
            None => free.push(glyph),
        }
    }
    (free, inside)
}
