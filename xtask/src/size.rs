//! How large the WebAssembly module is, raw and as a server would send it.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::progress;
use crate::workspace::root;

/// The module of the npm package.
pub fn wasm_path() -> PathBuf {
    root().join("pkg/wasm/hashiya_bg.wasm")
}

/// Prints the module's size.
pub fn report() -> Result<()> {
    let wasm = fs::read(wasm_path()).context("cannot read the WebAssembly module")?;
    let compressed = progress::show("brotli", || brotli_length(&wasm))?;
    println!("hashiya_bg.wasm: {} KB raw, {} KB brotli", wasm.len().div_ceil(1000), compressed.div_ceil(1000));
    Ok(())
}

/// The bytes that brotli needs at its highest level.
fn brotli_length(bytes: &[u8]) -> Result<usize> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 24);
    writer.write_all(bytes)?;
    Ok(writer.into_inner().len())
}
