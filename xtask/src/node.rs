//! The JavaScript side of the build: npm packages, TypeScript, fonts.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256, Sha384};

use crate::wasm;
use crate::workspace::{command, root, run_quietly};

/// The oldest Node that the package supports.
const OLDEST_NODE: u32 = 20;

/// The font files that the page uses: family and, of each, the subsets and styles.
const FONTS: &[(&str, &[&str])] = &[
    ("amiri", &["arabic-400-normal", "arabic-700-normal", "latin-400-normal", "latin-700-normal"]),
    ("noto-naskh-arabic", &["arabic-400-normal", "arabic-600-normal"]),
];

/// Installs the npm packages of package-lock.json where they are not installed yet.
pub fn install() -> Result<()> {
    check_node()?;
    install_in("", &[])
}

/// Installs the editors that the demonstrations and their tests mount. They lie apart: who builds the page needs none of them.
pub fn install_editors() -> Result<()> {
    install_in("www/editors", &["--ignore-scripts"])
}

/// Installs the bundlers with which the tests build projects of the package's users.
pub fn install_projects() -> Result<()> {
    install_in("tests/package/projects", &[])
}

/// Installs the packages of the lock file in `folder` of the workspace, unless that very lock has been installed.
fn install_in(folder: &str, flags: &[&str]) -> Result<()> {
    let folder = root().join(folder);
    let lock = folder.join("package-lock.json");
    let digest = format!("{:x}", Sha256::digest(fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?));
    let stamp = folder.join("node_modules/.installed-lock");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == digest) {
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = command(npm, &["ci", "--no-fund", "--no-audit"]);
    command.args(flags).current_dir(&folder);
    run_quietly("npm ci", command)?;
    fs::write(stamp, digest).context("cannot write into node_modules")
}

fn check_node() -> Result<()> {
    let output =
        command("node", &["--version"]).output().context("Node is missing: install Node 20 or newer from your system or nodejs.org")?;
    let version = String::from_utf8(output.stdout)?;
    let major: Option<u32> = version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    match major {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => bail!("Node {} is too old: install Node {OLDEST_NODE} or newer", version.trim()),
    }
}

/// Compiles the package and the page from TypeScript.
pub fn compile() -> Result<()> {
    let arguments = ["node_modules/typescript/bin/tsc", "--build", "pkg", "pkg/adapters", "www"];
    run_quietly("TypeScript", command("node", &arguments)).map(drop)
}

/// Writes the WebAssembly module that has all and the names file as a script, for the package's entry `inline`.
pub fn inline() -> Result<()> {
    let (module, names) = (fs::read(wasm::module_with_patterns())?, fs::read(wasm::names())?);
    let folder = root().join("pkg/dist/inline");
    fs::create_dir_all(&folder)?;
    fs::copy(root().join("pkg/src/inline/bytes.d.ts"), folder.join("bytes.d.ts"))?;
    let script = format!("export const WASM = '{}';\nexport const NAMES = '{}';\n", STANDARD.encode(module), STANDARD.encode(names));
    fs::write(folder.join("bytes.js"), script).context("cannot write pkg/dist/inline")
}

/// Writes the hashes that `init` and `loadNames` can hold the package's files to.
pub fn integrity() -> Result<()> {
    let hash = |path: &Path| Ok::<_, anyhow::Error>(format!("sha384-{}", STANDARD.encode(Sha384::digest(fs::read(path)?))));
    let hashes = json!({
        "hashiya.wasm": hash(&wasm::module())?,
        "hashiya.patterns.wasm": hash(&wasm::module_with_patterns())?,
        "names.bin": hash(&wasm::names())?,
    });
    fs::write(root().join("pkg/wasm/integrity.json"), format!("{hashes:#}\n")).context("cannot write pkg/wasm/integrity.json")
}

/// Joins the page's modules into one file.
pub fn bundle() -> Result<()> {
    run_quietly("bundle of the page", command("node", &["www/bundle.js"])).map(drop)
}

/// Copies the licences into the package: npm takes none from above it.
pub fn copy_licenses() -> Result<()> {
    ["LICENSE-APACHE", "LICENSE-MIT"].iter().try_for_each(|file| copy(&root().join(file), &root().join("pkg").join(file)))
}

/// Copies the fonts next to the page, so that it loads nothing from elsewhere.
pub fn copy_fonts() -> Result<()> {
    let to = root().join("www/dist/fonts");
    fs::create_dir_all(&to)?;
    for (family, files) in FONTS {
        let from = root().join("node_modules/@fontsource").join(family);
        for file in *files {
            copy(&from.join(format!("files/{family}-{file}.woff2")), &to.join(format!("{family}-{file}.woff2")))?;
        }
        copy(&from.join("LICENSE"), &to.join(format!("{family}-LICENSE.txt")))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}
