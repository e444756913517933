//! What is drawn over or under a page's text: watermarks, signatures, words set upright in a cell; knows
//! looks and places, and the few words that programs write into signatures.

use super::glyphs::Glyph;
use super::rules::Rules;
use crate::document::Beside;
use crate::document::encoding::nfc;

/// Letters of a size so many times the usual are larger than any title beside a table.
const OVERSIZED: f64 = 2.2;
/// How pale letters are that lie behind a text.
const PALE: f64 = 0.4;
/// Glyphs of one look that are compared with the others; a watermark has some dozens.
const COMPARED: usize = 3_000;

/// Letters that can't be covered by chance.
const COVERED: usize = 2;
/// Looks that are counted; a page has a few.
const LOOKS: usize = 50;

/// A stretch of letters drawn one after another in one look.
struct Run {
    glyphs: std::ops::Range<usize>,
    x0: f64,
    x1: f64,
    top: f64,
    bottom: f64,
    is: Option<Beside>,
}

/// Takes what lies over the text out of it; says what it is and what it reads.
pub fn take(glyphs: &mut Vec<Glyph>, rules: &Rules) -> Vec<(Beside, String)> {
    let mut runs = runs(glyphs);
    let Some(usual) = usual(glyphs) else { return Vec::new() };
    let odd: Vec<usize> = (0..runs.len())
        .filter(|at| runs[*at].glyphs.len() > 1 && differs(&glyphs[runs[*at].glyphs.start], &usual))
        .collect();
    let letters: usize = odd.iter().map(|at| runs[*at].glyphs.len()).sum();
    if letters <= COMPARED {
        for at in &odd {
            runs[*at].is = over(&runs[*at], glyphs, &usual, rules);
        }
    }
    for run in &mut runs {
        if is_signature(&text(run, glyphs)) {
            run.is = Some(Beside::Stamp);
        }
    }
    spread(&odd, &mut runs, glyphs);
    let mut out: Vec<(Beside, String)> = Vec::new();
    let mut kept = vec![true; glyphs.len()];
    for run in &runs {
        let Some(is) = run.is else { continue };
        let words = text(run, glyphs).split_whitespace().collect::<Vec<_>>().join(" ");
        match out.last_mut() {
            Some((same, last)) if *same == is => *last = format!("{last} {words}"),
            _ => out.push((is, words)),
        }
        kept[run.glyphs.clone()].fill(false);
    }
    let mut kept = kept.into_iter();
    glyphs.retain(|_| kept.next().unwrap_or(true));
    out
}

fn runs(glyphs: &[Glyph]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for (at, glyph) in glyphs.iter().enumerate() {
        let goes_on = at.checked_sub(1).map(|before| &glyphs[before]).is_some_and(|last| {
            !differs(last, glyph)
                && (last.middle() - glyph.middle()).abs() < 0.3 * glyph.size
                && (-0.5 * glyph.size..1.5 * glyph.size).contains(&(glyph.x0 - last.x1))
        });
        match out.last_mut() {
            Some(run) if goes_on => {
                run.glyphs.end = at + 1;
                run.x0 = run.x0.min(glyph.x0);
                run.x1 = run.x1.max(glyph.x1);
                run.top = run.top.min(glyph.top);
                run.bottom = run.bottom.max(glyph.bottom);
            }
            _ => out.push(Run {
                glyphs: at..at + 1,
                x0: glyph.x0,
                x1: glyph.x1,
                top: glyph.top,
                bottom: glyph.bottom,
                is: None,
            }),
        }
    }
    out
}

fn text(run: &Run, glyphs: &[Glyph]) -> String {
    nfc(&glyphs[run.glyphs.clone()].iter().map(|glyph| glyph.text.as_str()).collect::<String>())
}

/// The letter that looks like most.
fn usual(glyphs: &[Glyph]) -> Option<Glyph> {
    let mut looks: Vec<(&Glyph, usize)> = Vec::new();
    for glyph in glyphs.iter().filter(|glyph| !glyph.is_space()) {
        match looks.iter().position(|(look, _)| !differs(look, glyph)) {
            Some(at) => looks[at].1 += 1,
            None if looks.len() < LOOKS => looks.push((glyph, 1)),
            None => {}
        }
    }
    looks.into_iter().max_by_key(|(_, count)| *count).map(|(glyph, _)| glyph.clone())
}

/// Whether two letters are set in different sizes or colours.
fn differs(a: &Glyph, b: &Glyph) -> bool {
    let apart = |a: f64, b: f64| (a - b).abs() > 0.08;
    (a.size - b.size).abs() > 0.12 * a.size.max(b.size) || a.ink.iter().zip(b.ink).any(|(a, b)| apart(*a, b))
}

/// What a run that looks otherwise is, if it lies over the text or over the lines of a table.
fn over(run: &Run, glyphs: &[Glyph], usual: &Glyph, rules: &Rules) -> Option<Beside> {
    let first = &glyphs[run.glyphs.start];
    let covers = |glyph: &&Glyph| {
        glyph.center() > run.x0
            && glyph.center() < run.x1
            && glyph.middle() > run.top
            && glyph.middle() < run.bottom
    };
    let covered = |others: &[Glyph]| {
        others.iter().filter(|glyph| !glyph.is_space()).filter(covers).take(COVERED).count() == COVERED
    };
    // A stamp comes last; a title that one was put on is no stamp.
    let under = covered(&glyphs[..run.glyphs.start]) || {
        rules.crosses([run.x0, run.top, run.x1, run.bottom], 0.5 * first.size)
    };
    let behind = || covered(&glyphs[run.glyphs.end..]);
    let pale = first.ink.iter().all(|part| *part > PALE);
    let large = first.size > OVERSIZED * usual.size;
    match (large, pale) {
        (true, true) => Some(Beside::Watermark),
        (false, true) if under || behind() => Some(Beside::Watermark),
        (true, false) if under => Some(Beside::Watermark),
        (false, false) if under => Some(Beside::Stamp),
        _ => None,
    }
}

/// What a program that signs writes ahead of the signer and the time.
fn is_signature(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    [
        "người ký:",
        "thời gian ký:",
        "ký bởi",
        "ngày ký:",
        "signed by",
        "digitally signed",
        "signature valid",
        "signature not verified",
    ]
    .iter()
    .any(|words| text.starts_with(words))
}

/// The other lines of a stamp: of the same look, close by.
fn spread(odd: &[usize], runs: &mut [Run], glyphs: &[Glyph]) {
    for _ in 0..odd.len().min(40) {
        let near = |run: &Run, other: &Run| {
            let size = glyphs[run.glyphs.start].size;
            other.is == Some(Beside::Stamp)
                && !differs(&glyphs[run.glyphs.start], &glyphs[other.glyphs.start])
                && run.x0 < other.x1 + size
                && other.x0 < run.x1 + size
                && run.top < other.bottom + 1.5 * size
                && other.top < run.bottom + 1.5 * size
        };
        let found = odd
            .iter()
            .copied()
            .find(|at| runs[*at].is.is_none() && odd.iter().any(|other| near(&runs[*at], &runs[*other])));
        let Some(at) = found else { return };
        runs[at].is = Some(Beside::Stamp);
    }
}
