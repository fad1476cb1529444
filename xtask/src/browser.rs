//! A Chromium for the tests: found, or installed where there is none.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::workspace::{command, run_quietly};

/// Names that Chromium goes by on the search path.
const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome.exe"];

/// Where macOS keeps it.
const MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// The path of a Chromium, which is installed first where none is found.
///
/// # Errors
///
/// Where none can be installed; `HASHIYA_CHROMIUM` then names one by hand.
pub fn path() -> Result<PathBuf> {
    if let Some(found) = find() {
        return Ok(found);
    }
    install()?;
    find().context("no Chromium was found, and installing one did not help: set HASHIYA_CHROMIUM to the path of one")
}

fn find() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("HASHIYA_CHROMIUM") {
        return Some(path.into());
    }
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    let on_path = NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    on_path.chain([PathBuf::from(MAC)]).chain(downloaded()).find(|path| path.is_file())
}

/// Where Playwright keeps, or would keep, the one that it downloads.
fn downloaded() -> Option<PathBuf> {
    let script = "process.stdout.write(require('playwright-core').chromium.executablePath())";
    let output = command("node", &["--eval", script]).output().ok()?;
    output.status.success().then(|| PathBuf::from(String::from_utf8_lossy(&output.stdout).into_owned()))
}

fn install() -> Result<()> {
    let debian = std::fs::read_to_string("/etc/os-release").is_ok_and(|release| release.lines().any(|line| line == "ID=debian"));
    if debian {
        let sudo = if Path::new("/usr/bin/sudo").exists() { "sudo " } else { "" };
        let script = format!("{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends chromium");
        run_quietly("apt-get install chromium", command("sh", &["-c", &script]))?;
    } else {
        let npx = if cfg!(windows) { "npx.cmd" } else { "npx" };
        run_quietly("playwright install chromium", command(npx, &["playwright", "install", "--with-deps", "chromium"]))?;
    }
    Ok(())
}
