//! The program; see `cli` for what it does.

fn main() -> std::process::ExitCode {
    nhaclich::cli::run()
}
