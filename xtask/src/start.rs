//! `cargo xtask start`: builds everything and serves the page.

use anyhow::Result;

use crate::{build, serve};

#[derive(clap::Args)]
pub struct Arguments {
    /// The port on 127.0.0.1.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Open the page in the system's browser.
    #[arg(long)]
    open: bool,
}

/// The task.
pub fn run(arguments: &Arguments) -> Result<()> {
    build::run()?;
    let server = serve::start(arguments.port)?;
    println!("Hashiya is at {} (stop with Ctrl-C)", server.url);
    if arguments.open
        && let Err(error) = open::that(&server.url)
    {
        eprintln!("no browser could be opened ({error}): open the address by hand");
    }
    server.wait();
    Ok(())
}
