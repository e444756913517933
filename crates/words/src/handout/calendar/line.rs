//! Content lines of iCalendar: escaped, folded, ended by CR LF; their meaning is not known here.

/// Octets of a line without its end (RFC 5545, 3.1).
const LONGEST: usize = 75;

#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A line whose value is written as it stands.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{value}"));
    }

    /// A line whose value is text that people wrote.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{}", escape(value)));
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    /// Breaks between letters, never inside one: not every program puts octets together before it reads them.
    fn fold(&mut self, line: &str) {
        let mut octets = 0;
        for letter in line.chars() {
            if octets + letter.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Text as a value (RFC 5545, 3.3.11). Control characters can't be written and are left out; whatever ends a
/// line somewhere is the line break of the text.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            letter if letter.is_control() || letter == '\u{feff}' => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}
