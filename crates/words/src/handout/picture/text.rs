//! Words made fit for a picture: letters that can be drawn, in lines that are not too wide.

use unicode_normalization::UnicodeNormalization;

use super::fonts::{self, Weight};

/// Stands for a letter of a script that no font here has.
const UNKNOWN: char = '□';

/// The text in letters that can be drawn, on one line. Typographic variants become what they stand for,
/// marks that have no width vanish, and what is left over is shown as a box: nothing is lost in silence.
pub fn drawable(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for letter in text.nfc() {
        match letter {
            _ if letter.is_whitespace() => clean.push(' '),
            // Word's own bullets come from a font of signs.
            '\u{f000}'..='\u{f0ff}' => clean.push('•'),
            _ if is_invisible(letter) => {}
            _ if fonts::has(letter) => clean.push(letter),
            _ => stand_in(letter, &mut clean),
        }
    }
    clean.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Control and format characters; variation selectors; the joiners of emoji.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// `①` is `1`, `Ａ` is `A`; a letter of another script is a box.
fn stand_in(letter: char, clean: &mut String) {
    let plain: String = std::iter::once(letter).nfkc().collect();
    if plain.chars().all(fonts::has) {
        clean.push_str(&plain);
    } else {
        clean.push(UNKNOWN);
    }
}

/// Lines of at most `width`, the first one shorter by `indent`. A word that is too long for a line is broken
/// after a sign that allows it, or where the line is full. A first line without room is left empty.
pub fn wrap(text: &str, size: f32, weight: Weight, width: f32, indent: f32) -> Vec<String> {
    let wide = |piece: &str| fonts::width(piece, size, weight);
    let mut lines = Lines { lines: vec![String::new()], room: width - indent, width };
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let gap = if lines.last().is_empty() { "" } else { " " };
        if wide(word) <= width {
            lines.put(gap, word, wide(gap) + wide(word), wide(word));
            continue;
        }
        for (number, piece) in pieces(word).enumerate() {
            let gap = if number == 0 { gap } else { "" };
            if wide(piece) <= width {
                lines.put(gap, piece, wide(gap) + wide(piece), wide(piece));
            } else {
                for letter in piece.split_inclusive(|_| true) {
                    lines.put("", letter, wide(letter), wide(letter));
                }
            }
        }
    }
    lines.lines
}

/// Parts of a long word, each ending where a line may: addresses and file names have such places.
fn pieces(word: &str) -> impl Iterator<Item = &str> {
    word.split_inclusive(['/', '-', '?', '&', '=', '_', '.', ',', ';', ':'])
}

/// Lines that are being filled.
struct Lines {
    lines: Vec<String>,
    room: f32,
    width: f32,
}

impl Lines {
    fn last(&self) -> &str {
        self.lines.last().map_or("", String::as_str)
    }

    /// Goes on with the line where the piece fits, else begins another one with it.
    fn put(&mut self, gap: &str, piece: &str, with_gap: f32, alone: f32) {
        match self.lines.last_mut() {
            Some(line) if with_gap <= self.room => {
                line.push_str(gap);
                line.push_str(piece);
                self.room -= with_gap;
            }
            _ => {
                self.lines.push(piece.to_owned());
                self.room = self.width - alone;
            }
        }
    }
}

/// At most `most` lines; where some are left out the last one ends in `…`. Tells whether any were.
pub fn clip(
    mut lines: Vec<String>,
    most: usize,
    size: f32,
    weight: Weight,
    width: f32,
) -> (Vec<String>, bool) {
    if lines.len() <= most {
        return (lines, false);
    }
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        while !last.is_empty() && fonts::width(last, size, weight) + fonts::width("…", size, weight) > width
        {
            last.pop();
        }
        last.truncate(last.trim_end_matches([' ', ',', ';', '-', '–', '.']).len());
        last.push('…');
    }
    (lines, true)
}
