//! `cargo xtask test`: every test, then one line for each group.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::workspace::{self, cargo, command, root};
use crate::{browser, build, docs, node, serve, size};

#[derive(clap::Args)]
pub struct Arguments {
    /// Only the groups whose names contain one of these; all where none is given.
    groups: Vec<String>,
}

/// One group of tests.
type Group = (&'static str, fn() -> Result<()>);

/// In the order in which a mistake shows soonest.
const GROUPS: &[Group] = &[
    ("rustfmt", || workspace::run(cargo(&["fmt", "--all", "--check"]))),
    ("clippy", || workspace::run(cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))),
    ("Rust tests and doc tests", || workspace::run(cargo(&["test", "--workspace"]))),
    ("build of wasm, package and page", build::run),
    ("clippy for wasm", clippy_for_wasm),
    ("size of the package", size::check),
    ("package as npm publishes it: publint, are-the-types-wrong", published),
    ("documentation", docs::run),
    ("types of the package, as a user sees them", types),
    ("package, wasm boundary and words of the page, in Node", package),
    ("package in its users' projects: bundlers, Node, cookbook", projects),
    ("page, in Chromium", page),
    ("editors, in Chromium", editors),
];

/// The task.
///
/// # Errors
///
/// Where a group fails (the others are run all the same), or none is named as asked.
pub fn run(arguments: &Arguments) -> Result<()> {
    let wanted = |name: &str| arguments.groups.is_empty() || arguments.groups.iter().any(|part| name.contains(part.as_str()));
    let results: Vec<(&str, Duration, Result<()>)> = GROUPS
        .iter()
        .filter(|(name, _)| wanted(name))
        .map(|(name, group)| {
            eprintln!("\n── {name}");
            let started = Instant::now();
            let result = group();
            if let Err(error) = &result {
                eprintln!("{error:#}");
            }
            (*name, started.elapsed(), result)
        })
        .collect();

    if results.is_empty() {
        bail!("no group of tests is named so; they are:\n{}", GROUPS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join("\n"));
    }

    println!("\nsummary");
    for (name, time, result) in &results {
        println!("{} {:>6.1} s  {name}", if result.is_ok() { "✓" } else { "✗" }, time.as_secs_f32());
    }
    match results.iter().filter(|(.., result)| result.is_err()).count() {
        0 => Ok(()),
        failed => bail!("{failed} of {} groups failed", results.len()),
    }
}

/// Neither has a message. Only what resolves ES modules is asked: the package has no other form.
fn published() -> Result<()> {
    workspace::run(command("node", &["node_modules/publint/src/cli.js", "pkg", "--strict"]))?;
    workspace::run(command(
        "node",
        &["node_modules/@arethetypeswrong/cli/dist/index.js", "--pack", "pkg", "--profile", "esm-only", "--format", "ascii"],
    ))
}

/// The packed package in small projects of its users: bundlers, Node, pages without a bundler, the cookbook.
fn projects() -> Result<()> {
    node::install_projects()?;
    let folder = "tests/package/projects";
    workspace::run(command("node", &[&format!("{folder}/install.js")]))?;
    let mut node = command("node", &["--test"]);
    node.args(["projects.test.js", "cookbook.test.js"].map(|file| format!("{folder}/{file}")));
    node.env("HASHIYA_CHROMIUM", browser::path()?);
    workspace::run(node)
}

fn clippy_for_wasm() -> Result<()> {
    let arguments = ["clippy", "--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "wasm", "--lib"];
    let mut clippy = cargo(&arguments);
    clippy.args(["--", "-D", "warnings"]);
    workspace::run(clippy)
}

fn types() -> Result<()> {
    workspace::run(command("node", &["node_modules/typescript/bin/tsc", "--project", "tests/package"]))
}

fn package() -> Result<()> {
    workspace::run(cargo(&["build", "--quiet", "--bin", "hashiya"]))?;
    // Node 20 takes a folder and later versions a pattern: file names serve both.
    let mut node = command("node", &["--test"]);
    node.env("HASHIYA_PROGRAM", root().join(format!("target/debug/hashiya{}", std::env::consts::EXE_SUFFIX)));
    for folder in ["tests/package", "tests/page"] {
        for entry in std::fs::read_dir(root().join(folder))? {
            let path = entry?.path();
            if path.to_string_lossy().ends_with(".test.js") {
                node.arg(path);
            }
        }
    }
    workspace::run(node)
}

fn page() -> Result<()> {
    let server = serve::start(0)?;
    let mut playwright = command("node", &["node_modules/@playwright/test/cli.js", "test", "--config", "tests/browser"]);
    playwright.env("HASHIYA_URL", &server.url).env("HASHIYA_CHROMIUM", browser::path()?);
    workspace::run(playwright)
}

fn editors() -> Result<()> {
    node::install_editors()?;
    workspace::run(command("node", &["tests/editors/bundle.js"]))?;
    let mut playwright = command("node", &["node_modules/@playwright/test/cli.js", "test", "--config", "tests/editors"]);
    playwright.env("HASHIYA_CHROMIUM", browser::path()?);
    workspace::run(playwright)
}
