//! `.env` as text: settings are put into it where they belong; comments and all other lines stay as they are.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

/// What a new file starts from.
const TEMPLATE: &str = include_str!("../../.env.example");

pub struct EnvFile {
    lines: Vec<String>,
}

impl EnvFile {
    /// The file that is there, or what a new one starts from.
    pub fn read(path: &Path) -> io::Result<Self> {
        let text = match fs::read_to_string(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => TEMPLATE.to_owned(),
            read => read?,
        };
        Ok(Self { lines: text.lines().map(str::to_owned).collect() })
    }

    /// Puts a setting in the place of its line, of its line that is off (`#NAME=`), or at the end.
    pub fn set(&mut self, name: &str, value: &str) {
        let line = format!("{name}={}", quoted(value));
        let starts = |with: &str| {
            let with = with.to_owned();
            move |line: &String| line.trim_start().starts_with(&with)
        };
        let on = self.lines.iter().position(starts(&format!("{name}=")));
        match on.or_else(|| self.lines.iter().position(starts(&format!("#{name}=")))) {
            Some(place) => self.lines[place] = line,
            None => self.lines.push(line),
        }
    }

    pub fn text(&self) -> String {
        self.lines.join("\n") + "\n"
    }

    /// Replaces the file at once or not at all; nobody but its owner can read it.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // Temporary files are made with mode 600, and keep it.
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(self.text().as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(path)?;
        Ok(())
    }
}

/// As both dotenvy and systemd read it: within single quotes nothing has a meaning.
fn quoted(value: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-:/.,@+=%".contains(c);
    if value.chars().all(is_plain) { value.to_owned() } else { format!("'{}'", value.replace('\'', "%27")) }
}
