//! `cargo xtask start`: builds everything and serves the page.

use anyhow::Result;

use crate::workspace::{command, run_quietly};
use crate::{build, node, serve};

#[derive(clap::Args)]
pub struct Arguments {
    /// The port on 127.0.0.1.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Open the page in the system's browser.
    #[arg(long)]
    open: bool,
    /// Build the pages of the editors as well, at `/editors/`; the editors are some hundred megabytes of npm packages.
    #[arg(long)]
    editors: bool,
    /// Serve what was built last, as it is.
    #[arg(long)]
    as_built: bool,
}

/// The task.
pub fn run(arguments: &Arguments) -> Result<()> {
    if !arguments.as_built {
        build::run()?;
    }
    if arguments.editors && !arguments.as_built {
        node::install_editors()?;
        run_quietly("pages of the editors", command("node", &["www/editors/bundle.js"]))?;
    }
    let server = serve::start(arguments.port)?;
    println!("Hashiya is at {} (stop with Ctrl-C)", server.url);
    if arguments.editors {
        println!("The editors are at {}/editors/index.html", server.url);
    }
    if arguments.open
        && let Err(error) = open::that(&server.url)
    {
        eprintln!("no browser could be opened ({error}): open the address by hand");
    }
    server.wait();
    Ok(())
}
