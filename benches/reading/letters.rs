//! Letters as recognition confuses them, one for one, so that words keep their places; knows no document.

use crate::reading::generator::dice::Dice;

/// What looks alike in print.
const ALIKE: [(&str, &str); 8] = [
    ("0Oo", "OoQ"),
    ("1lI", "lI1"),
    ("5S", "S5"),
    ("8B", "B8"),
    ("2Z", "Z2"),
    ("eéèẻẽẹêếềểễệ", "cêeếéeềeêễê"),
    ("aáàảãạăắằâấầẩ", "ăaâăáâaăâaâẩấ"),
    ("uúùưứừnhiíìoóòôồốđdtf", "ưuưuưữhniïîơôơồốôdđfl"),
];
/// Digits that recognition takes for other digits.
const DIGITS: [(char, char); 6] = [('3', '8'), ('8', '3'), ('1', '7'), ('7', '1'), ('6', '5'), ('5', '6')];

fn other(letter: char, dice: &mut Dice) -> Option<char> {
    let (from, to) = ALIKE.iter().find(|(from, _)| from.contains(letter))?;
    let at = from.chars().position(|c| c == letter)?;
    let to: Vec<char> = to.chars().collect();
    let other = to.get(at).copied().unwrap_or(to[dice.roll(to.len())]);
    (other != letter).then_some(other)
}

/// A text with one letter in so many confused.
pub fn confused(text: &str, one_in: usize, dice: &mut Dice) -> String {
    let confuse =
        |letter: char| if dice.one_in(one_in) { other(letter, dice).unwrap_or(letter) } else { letter };
    text.chars().map(confuse).collect()
}

/// A day with one of its digits taken for a letter or for another digit.
pub fn misread_day(text: &str, dice: &mut Dice) -> Option<String> {
    let digits: Vec<usize> =
        text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let at = *digits.get(dice.roll(digits.len().clamp(1, 2)))?;
    let digit = text[at..].chars().next()?;
    let as_digit = DIGITS.iter().find(|(from, _)| *from == digit).map(|(_, to)| *to);
    let read = match as_digit.filter(|_| dice.one_in(2)) {
        Some(other) => other,
        None => other(digit, dice)?,
    };
    Some(format!("{}{read}{}", &text[..at], &text[at + 1..]))
}

/// A word with a letter exchanged with its neighbour, or typed twice instead of it.
pub fn mistyped(text: &str, dice: &mut Dice) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    let places: Vec<usize> = (1..letters.len())
        .filter(|&at| letters[at].is_alphabetic() && letters[at - 1].is_alphabetic())
        .collect();
    let at = *places.get(dice.roll(places.len().max(1)))?;
    let mut typed = letters;
    match dice.roll(2) {
        0 => typed.swap(at, at - 1),
        _ => typed[at] = typed[at - 1],
    }
    Some(typed.into_iter().collect())
}
