//! The program `hashiya`; everything is in [`hashiya::cli`].

fn main() -> std::process::ExitCode {
    hashiya::cli::run()
}
