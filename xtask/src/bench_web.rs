//! `cargo xtask bench-web`: measures in Chromium and prints one table.

use anyhow::Result;

use crate::workspace::{self, command};
use crate::{browser, build, sections, serve};

/// The task.
pub fn run() -> Result<()> {
    build::run()?;
    let server = serve::start(0)?;
    let mut bench = command("node", &["tests/browser/bench.js"]);
    bench.env("HASHIYA_URL", &server.url).env("HASHIYA_CHROMIUM", browser::path()?);
    workspace::run(bench)?;
    sections::report()
}
