//! The WebAssembly modules, with and without regular expressions, and the names file that belongs to both.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::bindgen;
use crate::workspace::{cargo, command, root, run_quietly};

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

/// How the module is made small. Where a function has one caller, wasm-opt puts it into that caller, however large: so a
/// hundred functions became one of 141 KB, which a browser compiles in 25 ms before the first annotation, and optimizes in
/// 300. Without that the module is 1.5 % smaller besides (335 KB brotli, with it 340), and `-O2` no larger than `-Oz`.
const OPTIMIZATION: &[&str] = &["-O2", "--one-caller-inline-max-function-size=20"];

/// The module, in the package.
pub fn module() -> PathBuf {
    root().join("pkg/wasm/hashiya_bg.wasm")
}

/// The module that runs the caller's regular expressions as well.
pub fn module_with_patterns() -> PathBuf {
    root().join("pkg/wasm/hashiya_patterns_bg.wasm")
}

/// The names file, in the package.
pub fn names() -> PathBuf {
    root().join("pkg/wasm/names.bin")
}

/// Compiles the modules, writes their JavaScript, makes them small, and puts the names file beside them.
pub fn build() -> Result<()> {
    add_target()?;
    build_one("wasm,patterns", &module_with_patterns())?;
    let glue = fs::read(root().join("pkg/wasm/hashiya.js"))?;
    let out = build_one("wasm", &module())?;
    ensure!(fs::read(root().join("pkg/wasm/hashiya.js"))? == glue, "the two modules need different JavaScript: one script serves both");
    fs::copy(out.join("names.bin"), names()).context("the build script wrote no names file")?;
    Ok(())
}

/// Builds the module `to` from the crate with `features`; gives the folder that the build script wrote into.
fn build_one(features: &str, to: &Path) -> Result<PathBuf> {
    let out = compile(features)?;
    bindgen::generate(&root().join("target").join(TARGET).join("wasm/hashiya.wasm"))?;
    let raw = to.with_extension("raw.wasm");
    fs::rename(module(), &raw).context("wasm-bindgen wrote no module")?;
    let mut arguments = vec!["node_modules/binaryen/bin/wasm-opt"];
    arguments.extend(OPTIMIZATION);
    arguments.extend(["--strip-debug", "--strip-producers"]);
    arguments.extend(FEATURES);
    let mut wasm_opt = command("node", &arguments);
    wasm_opt.arg(&raw).arg("-o").arg(to);
    run_quietly("wasm-opt", wasm_opt)?;
    fs::remove_file(&raw)?;
    Ok(out)
}

/// What compiles the crate with `features` into the folder `target`: the module lies in `wasm/hashiya.wasm` of the wasm
/// target's folder then.
pub fn compiler(features: &str, target: &Path) -> Result<Command> {
    let mut cargo = cargo(&["build", "--profile", "wasm", "--target", TARGET, "--no-default-features", "--features", features, "--lib"]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags(target)?);
    cargo.arg("--target-dir").arg(target);
    Ok(cargo)
}

/// Compiles the crate; gives the folder that its build script wrote into.
fn compile(features: &str) -> Result<PathBuf> {
    let mut cargo = compiler(features, &root().join("target"))?;
    let output = cargo.arg("--message-format=json-render-diagnostics").stderr(Stdio::inherit()).output().context("cannot start cargo")?;
    if !output.status.success() {
        bail!("the crate does not compile for {TARGET}");
    }
    let messages = String::from_utf8(output.stdout)?;
    let out = messages.lines().filter_map(|line| out_of(&serde_json::from_str(line).ok()?)).next_back();
    out.context("cargo names no folder of the build script")
}

/// How large a function may be that is put in the place of its calls. Measured on articles of 5,000 characters, with
/// `opt-level` 2: 340 KB brotli and a tenth slower than `opt-level` 3 as it is (377 KB); `opt-level` "s" is as small and a
/// third slower.
const INLINING: &str = "-Cllvm-args=-inline-threshold=25";

/// How the crate is compiled for the module. The folders of this machine are kept out of it: panics name their source files,
/// and the same sources must give the same bytes everywhere.
fn flags(target: &Path) -> Result<String> {
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE")).unwrap_or_default();
    let cargo_home = std::env::var_os("CARGO_HOME").map_or_else(|| Path::new(&home).join(".cargo"), PathBuf::from);
    let registries = fs::read_dir(cargo_home.join("registry/src")).into_iter().flatten();
    let mut flags = vec![INLINING.to_owned(), format!("--remap-path-prefix={}=", root().display())];
    // What the build script writes is named in panics as well. The last rule that fits a path holds.
    flags.push(format!("--remap-path-prefix={}=target", target.display()));
    for registry in registries {
        flags.push(format!("--remap-path-prefix={}=crates", registry?.path().display()));
    }
    Ok(flags.join(" "))
}

/// The folder that the build script of `hashiya` wrote into, where `message` tells it.
fn out_of(message: &Value) -> Option<PathBuf> {
    let ours = message["reason"] == "build-script-executed" && message["package_id"].as_str()?.contains("hashiya");
    ours.then(|| message["out_dir"].as_str().map(PathBuf::from)).flatten()
}

/// Adds the wasm target where the toolchain lacks it: automatic installs may be switched off.
fn add_target() -> Result<()> {
    let sysroot = command("rustc", &["--print", "sysroot"]).output().context("cannot start rustc")?;
    let sysroot = String::from_utf8(sysroot.stdout)?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    run_quietly(&format!("rustup target add {TARGET}"), command("rustup", &["target", "add", TARGET])).map(drop)
}
