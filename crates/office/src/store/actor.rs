//! Who did something, as it is written down; what they are called is asked for where it is shown.

words::wire! {
    #[derive(Copy, Default, Hash)]
    pub enum Actor {
        /// A Telegram user.
        User(user: i64) = "user",
        /// Whoever works at the machine itself.
        #[default]
        CommandLine = "command line",
        /// The demo, ahead of its visitor.
        Demo = "demo",
    }
}

impl Actor {
    /// As a column holds it; a word that nothing writes any more is the machine's.
    pub fn of_column(word: &str) -> Self {
        word.parse().unwrap_or(Self::CommandLine)
    }
}
