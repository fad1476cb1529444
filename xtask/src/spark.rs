//! `cargo xtask test-spark`: the Spark job in local mode. Not a group of `cargo xtask test`, since PySpark is a download of
//! several hundred megabytes.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::workspace::{self, cargo, command, root, run_quietly};

/// The oldest Java that PySpark 4 runs on.
const OLDEST_JAVA: u32 = 17;

/// The task.
pub fn run() -> Result<()> {
    check_java()?;
    workspace::run(cargo(&["build", "--release", "--quiet", "--bin", "hashiya"]))?;
    let folder = root().join("target/spark");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if !python.exists() {
        run_quietly("python3 -m venv", command("python3", &["-m", "venv", &folder.to_string_lossy()]))?;
    }
    install(&python)?;
    let mut test = command(&python.to_string_lossy(), &["tests/spark/test_annotate.py"]);
    test.env("HASHIYA_PROGRAM", root().join(format!("target/release/hashiya{}", std::env::consts::EXE_SUFFIX)));
    test.env("PYSPARK_PYTHON", &python);
    workspace::run(test)
}

/// Installs what `requirements.txt` names; quick where it is there.
fn install(python: &Path) -> Result<()> {
    let arguments = ["-m", "pip", "install", "--quiet", "--requirement", "tests/spark/requirements.txt"];
    run_quietly("pip install pyspark", command(&python.to_string_lossy(), &arguments)).map(drop)
}

fn check_java() -> Result<()> {
    let missing = "Java is missing: Spark needs Java 17 or later (Debian: apt-get install openjdk-17-jre-headless)";
    let output = command("java", &["-version"]).output().context(missing)?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let version: Option<u32> = text.split('"').nth(1).and_then(|version| version.split('.').next()).and_then(|major| major.parse().ok());
    match version {
        Some(major) if major >= OLDEST_JAVA => Ok(()),
        _ => bail!("Java is too old: {}; Spark needs Java {OLDEST_JAVA} or later", text.lines().next().unwrap_or_default()),
    }
}
