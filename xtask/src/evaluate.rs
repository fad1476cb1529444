//! `cargo xtask evaluate FOLDER`: the scores of the shipped program on the evaluation data, which is kept outside of the
//! project. The folder holds `eval/` (gold articles and scorers) and `suites/time/`.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use clap::Args;
use serde_json::{Value, json};

use crate::workspace::{self, cargo, command, root, run_quietly};

#[derive(Args)]
pub struct Arguments {
    /// The folder with the evaluation data.
    #[arg(default_value = "../shared")]
    folder: PathBuf,
    /// Also print what is wrong in a layer: entity, quote or time.
    #[arg(long)]
    errors: Option<String>,
    /// Also print the scores by outlet.
    #[arg(long)]
    by_source: bool,
}

/// The task.
///
/// # Errors
///
/// Where the data are not there or a program fails.
pub fn run(arguments: &Arguments) -> Result<()> {
    let folder = root().join(&arguments.folder);
    let eval = folder.join("eval");
    ensure!(eval.join("score.py").exists(), "{} holds no eval/score.py: name the folder with the evaluation data", folder.display());
    let mut build = cargo(&["build", "--release", "--quiet"]);
    build.stdin(Stdio::null());
    run_quietly("build", build)?;

    let gold = eval.join("gold/dev.jsonl");
    let mut options = Vec::new();
    if arguments.by_source {
        options.push("--by-source");
    }
    if let Some(layer) = &arguments.errors {
        options.extend(["--errors", layer]);
    }
    let converted = |gold: &Path| {
        let converter = command("python3", &[]).arg(eval.join("to_input.py")).arg(gold).output().context("cannot start python3")?;
        ensure!(converter.status.success(), "to_input.py failed on {}", gold.display());
        Ok(converter.stdout)
    };
    score(&eval, "score.py", &gold, &converted(&gold)?, &options)?;
    let suite = |name: &str| folder.join(format!("suites/time/{name}.jsonl"));
    println!("\nprobe");
    score(&eval, "score_timex.py", &suite("probe"), &converted(&suite("probe"))?, &[])?;
    for name in ["chrono-node", "duckling"] {
        println!("\n{name}, as messages");
        score(&eval, "score_timex.py", &suite(name), &as_messages(&suite(name))?, &[])?;
    }
    Ok(())
}

/// The cases of a suite of messages as input lines: times lie ahead, and a case without a reference date has none.
fn as_messages(suite: &Path) -> Result<Vec<u8>> {
    let cases = std::fs::read_to_string(suite).with_context(|| format!("cannot read {}", suite.display()))?;
    let mut lines = Vec::new();
    for case in cases.lines() {
        let case: Value = serde_json::from_str(case)?;
        let line = json!({ "id": case["case"], "text": case["input"], "date": case["reference_time"], "prefer": "future" });
        lines.extend(format!("{line}\n").bytes());
    }
    Ok(lines)
}

/// Annotates the lines of `texts` with the program and runs `scorer` on what comes out and `gold`.
fn score(eval: &Path, scorer: &str, gold: &Path, texts: &[u8], options: &[&str]) -> Result<()> {
    let target = root().join("target");
    let (input, output) = (target.join("evaluate-input.jsonl"), target.join("evaluate-output.jsonl"));
    let file = |path: &Path| File::create(path).with_context(|| format!("cannot write {}", path.display()));
    std::fs::write(&input, texts).with_context(|| format!("cannot write {}", input.display()))?;
    let mut annotate = command(&root().join("target/release/hashiya").to_string_lossy(), &["annotate", "--jsonl", "--offsets", "chars"]);
    annotate.arg(&input).stdout(file(&output)?);
    workspace::run(annotate)?;
    let mut python = command("python3", &[]);
    python.arg(eval.join(scorer)).arg(gold).arg(&output).args(options);
    workspace::run(python)
}
