//! The JavaScript glue, written by the `wasm-bindgen` library at the version that the crate is compiled against.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::progress;
use crate::workspace::root;

/// Writes `pkg/wasm/hashiya.js`, its types and `hashiya_bg.wasm` from the compiled `module`.
pub fn generate(module: &Path) -> Result<()> {
    progress::show("wasm-bindgen", || {
        let mut bindgen = Bindgen::new();
        bindgen.input_path(module).out_name("hashiya").web(true)?.typescript(true);
        // `init` of the package decides where the module comes from; a second default path would confuse bundlers.
        bindgen.omit_default_module_path(true);
        bindgen.generate(root().join("pkg/wasm"))
    })
}

/// The glue and the compiled crate must come from the same version of wasm-bindgen.
///
/// # Errors
///
/// Where Cargo.lock holds two different versions; the message says how to mend it.
pub fn check_versions() -> Result<()> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let (library, glue) = (version(&lock, "wasm-bindgen"), version(&lock, "wasm-bindgen-cli-support"));
    ensure!(
        library == glue,
        "Cargo.lock has wasm-bindgen {library} but wasm-bindgen-cli-support {glue}: write \
         `wasm-bindgen-cli-support = \"={library}\"` into xtask/Cargo.toml, or run `cargo update -p wasm-bindgen --precise {glue}`",
        library = library.unwrap_or("missing"),
        glue = glue.unwrap_or("missing"),
    );
    Ok(())
}

/// The version of the package `name` in the text of a Cargo.lock.
fn version<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let (_, entry) = lock.split_once(&format!("name = \"{name}\"\nversion = \""))?;
    entry.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn a_version_is_read_for_the_exact_name() {
        let lock = "[[package]]\nname = \"a-b\"\nversion = \"1.2.3\"\n\n[[package]]\nname = \"a\"\nversion = \"0.1.0\"\n";
        assert_eq!(version(lock, "a"), Some("0.1.0"));
        assert_eq!(version(lock, "a-b"), Some("1.2.3"));
        assert_eq!(version(lock, "b"), None);
    }
}
