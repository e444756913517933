//! `nhaclich completions` and `nhaclich man`: what a package installs beside the program, written by the program
//! itself, so that it can't differ from what the program accepts.

use std::{io, path::PathBuf};

use anyhow::{Context, Result};
use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::Cli;

/// Print the completions of a shell.
///
/// Example: nhaclich completions bash > /etc/bash_completion.d/nhaclich
#[derive(Args)]
pub struct Completions {
    #[arg(value_enum)]
    shell: Shell,
}

/// Write the manual's pages, one for each command, into a folder.
///
/// Example: nhaclich man /usr/local/share/man/man1
#[derive(Args)]
pub struct Man {
    folder: PathBuf,
}

impl Completions {
    pub fn run(self) -> Result<()> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "nhaclich", &mut script);
        super::output::print(&String::from_utf8(script)?)
    }
}

impl Man {
    pub fn run(self) -> Result<()> {
        let written = || -> io::Result<()> {
            std::fs::create_dir_all(&self.folder)?;
            clap_mangen::generate_to(Cli::command(), &self.folder)
        };
        written().with_context(|| format!("\"{}\" can't be written", self.folder.display()))
    }
}
