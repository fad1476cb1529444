//! The program `hashiya`; everything is in [`hashiya::cli`].

use mimalloc::MiMalloc;

/// Each article takes many small pieces of memory, which this allocator gives and takes back in less time than the system's.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> std::process::ExitCode {
    hashiya::cli::run()
}
