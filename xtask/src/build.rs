//! `cargo xtask build`: the WebAssembly module, the npm package and the page.

use anyhow::{Context, Result};

use crate::workspace::{self, cargo, command, root, run_quietly};
use crate::{bindgen, node, size};

/// The target that the module is compiled for.
const TARGET: &str = "wasm32-unknown-unknown";

/// WebAssembly features that rustc uses by default since 1.87; wasm-opt refuses a module that uses one it was not told of.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Measured on an article of 5,000 characters: `-Os`, `-Oz` and `-O3` differ by less than 1 % in size and 4 % in time. What
/// counts is `opt-level` of the `wasm` profile: 3 is a fifth faster than "s" and costs 1 % of the compressed size.
const LEVEL: &str = "-O3";

/// Builds all and prints the module's size.
pub fn run() -> Result<()> {
    bindgen::check_versions()?;
    node::install()?;
    wasm()?;
    node::compile()?;
    node::inline(&std::fs::read(size::wasm_path())?)?;
    node::copy_fonts()?;
    node::bundle()?;
    size::report()
}

/// Compiles the module, writes its JavaScript and makes it small.
fn wasm() -> Result<()> {
    add_target()?;
    let arguments = ["build", "--profile", "wasm", "--target", TARGET, "--no-default-features", "--features", "wasm,model", "--lib"];
    workspace::run(cargo(&arguments))?;
    bindgen::generate(&root().join("target").join(TARGET).join("wasm/hashiya.wasm"))?;

    let path = size::wasm_path();
    let raw = path.with_extension("raw.wasm");
    std::fs::rename(&path, &raw).context("wasm-bindgen wrote no module")?;
    let mut arguments = vec!["node_modules/binaryen/bin/wasm-opt", LEVEL, "--strip-debug", "--strip-producers"];
    arguments.extend(FEATURES);
    let mut wasm_opt = command("node", &arguments);
    wasm_opt.arg(&raw).arg("-o").arg(&path);
    run_quietly("wasm-opt", wasm_opt)?;
    std::fs::remove_file(&raw)?;
    Ok(())
}

/// Adds the wasm target where the toolchain lacks it: automatic installs may be switched off.
fn add_target() -> Result<()> {
    let sysroot = command("rustc", &["--print", "sysroot"]).output().context("cannot start rustc")?;
    let sysroot = String::from_utf8(sysroot.stdout)?;
    if std::path::Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    run_quietly(&format!("rustup target add {TARGET}"), command("rustup", &["target", "add", TARGET])).map(drop)
}
