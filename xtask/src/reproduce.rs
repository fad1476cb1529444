//! `cargo xtask reproduce`: builds the WebAssembly module twice from nothing, in two folders; the bytes must be the same.

use std::fs;

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use crate::wasm;
use crate::workspace::{self, root};

/// The task.
pub fn run() -> Result<()> {
    let first = build("target/reproduce/first")?;
    let second = build("target/reproduce/second")?;
    ensure!(first == second, "two clean builds differ: {first} and {second}");
    println!("two clean builds gave the same module, sha256 {first}");
    Ok(())
}

/// The digest of a module that is built in an empty folder.
fn build(folder: &str) -> Result<String> {
    let target = root().join(folder);
    if target.exists() {
        fs::remove_dir_all(&target).with_context(|| format!("cannot empty {}", target.display()))?;
    }
    let mut build = wasm::compiler("wasm", &target)?;
    build.arg("--quiet");
    workspace::run(build)?;
    let module = fs::read(target.join("wasm32-unknown-unknown/wasm/hashiya.wasm")).context("the build wrote no module")?;
    Ok(format!("{:x}", Sha256::digest(module)))
}
