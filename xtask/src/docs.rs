//! `cargo xtask docs`: the documentation of the crates (rustdoc) and of the npm package (TypeDoc), one site.

use std::fs;

use anyhow::{Context, Result};

use crate::workspace::{self, cargo, command, root, run_quietly};
use crate::{node, wasm};

/// The page that leads to both.
const INDEX: &str = r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Hashiya</title>
<h1>Hashiya</h1>
<ul>
<li><a href="package/index.html">The npm package</a></li>
<li><a href="package/documents/Cookbook.html">Cookbook of the package</a></li>
<li><a href="hashiya/index.html">The Rust crate</a></li>
</ul>
"#;

/// Builds the site in `target/doc`, where rustdoc writes.
///
/// # Errors
///
/// Where a doc comment is wrong: a link that leads nowhere, a type that no page describes.
pub fn run() -> Result<()> {
    node::install()?;
    if !wasm::module().exists() {
        // The package's types begin with those of the generated JavaScript.
        wasm::build()?;
    }
    let mut doc = cargo(&["doc", "--workspace", "--no-deps", "--quiet"]);
    doc.env("RUSTDOCFLAGS", "-D warnings");
    workspace::run(doc)?;
    run_quietly("TypeDoc", command("node", &["node_modules/typedoc/bin/typedoc", "--options", "pkg/typedoc.json"]))?;
    let index = root().join("target/doc/index.html");
    fs::write(&index, INDEX).context("rustdoc wrote nothing")?;
    println!("{}", index.display());
    Ok(())
}
