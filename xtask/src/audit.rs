//! `cargo xtask audit`: licences, sources and known holes of what Hashiya is built from. Holes are looked up in databases on the
//! network; where one cannot be reached that is said, and is no failure.

use anyhow::{Result, bail};

use crate::workspace::{self, cargo, command};

/// What the program says where it could not reach its database.
const UNREACHABLE: &[&str] = &[
    "failed to fetch advisory database",
    "failed to open advisory database",
    "error sending request",
    "ENOTFOUND",
    "ECONNREFUSED",
    "ETIMEDOUT",
    "EAI_AGAIN",
    "audit endpoint returned an error",
    "ENOAUDIT",
];

/// The task.
pub fn run() -> Result<()> {
    if !cargo(&["deny", "--version"]).output().is_ok_and(|output| output.status.success()) {
        eprintln!("cargo deny is missing; installing it takes some minutes");
        workspace::run(cargo(&["install", "cargo-deny", "--locked"]))?;
    }
    workspace::run(cargo(&["deny", "check", "licenses", "bans", "sources"]))?;
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let crates = looked_up("advisories for crates", cargo(&["deny", "check", "advisories"]))?;
    let packages = looked_up("advisories for npm packages", command(npm, &["audit"]))?;
    println!("advisories: crates {crates}, npm packages {packages}");
    Ok(())
}

/// Runs a look-up; "checked", or "NOT checked" with the reason where the database could not be reached.
fn looked_up(what: &str, mut command: std::process::Command) -> Result<&'static str> {
    let output = command.output()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        return Ok("checked");
    }
    let Some(line) = text.lines().find(|line| UNREACHABLE.iter().any(|sign| line.contains(sign))) else {
        bail!("{what}:\n{text}");
    };
    eprintln!("{what}: the database could not be reached ({})", line.trim());
    Ok("NOT checked: the database could not be reached")
}
