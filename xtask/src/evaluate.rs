//! `cargo xtask evaluate FOLDER`: the scores of the shipped program on the evaluation data, which is kept outside of the
//! project. The folder holds `eval/` (gold articles and scorers) and `suites/time/`.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use clap::Args;

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
    score(&eval, "score.py", &gold, &options)?;
    for suite in ["probe", "chrono-node"] {
        println!("\n{suite}");
        score(&eval, "score_timex.py", &folder.join(format!("suites/time/{suite}.jsonl")), &[])?;
    }
    Ok(())
}

/// Annotates the texts of `gold` with the program and runs `scorer` on what comes out.
fn score(eval: &Path, scorer: &str, gold: &Path, options: &[&str]) -> Result<()> {
    let target = root().join("target");
    let (input, output) = (target.join("evaluate-input.jsonl"), target.join("evaluate-output.jsonl"));
    let file = |path: &Path| File::create(path).with_context(|| format!("cannot write {}", path.display()));
    let mut convert = command("python3", &[]);
    convert.arg(eval.join("to_input.py")).arg(gold).stdout(file(&input)?);
    workspace::run(convert)?;
    let mut annotate = command(&root().join("target/release/hashiya").to_string_lossy(), &["annotate", "--jsonl", "--offsets", "chars"]);
    annotate.arg(&input).stdout(file(&output)?);
    workspace::run(annotate)?;
    let mut python = command("python3", &[]);
    python.arg(eval.join(scorer)).arg(gold).arg(&output).args(options);
    workspace::run(python)
}
