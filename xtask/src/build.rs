//! `cargo xtask build`: the WebAssembly module, the npm package and the page.

use anyhow::Result;

use crate::{bindgen, node, size, wasm};

/// Builds all and prints the sizes.
pub fn run() -> Result<()> {
    bindgen::check_versions()?;
    node::install()?;
    wasm::build()?;
    node::compile()?;
    node::inline()?;
    node::integrity()?;
    node::copy_licenses()?;
    node::copy_fonts()?;
    node::bundle()?;
    size::report()
}
