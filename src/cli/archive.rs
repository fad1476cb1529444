//! Archives: JSON lines in, JSON lines out, in order, in constant memory, over all cores.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal as _, Write};
use std::path::PathBuf;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Failure;
use crate::offsets::{OffsetMap, OffsetUnit};
use crate::wire;
use crate::{Annotator, Options, Prefer, ReferenceDate};

/// Lines, and bytes of lines, that are annotated at a time.
const BATCH_LINES: usize = 512;
const BATCH_BYTES: usize = 8 << 20;

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Value,
    text: String,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    prefer: Option<String>,
}

#[derive(Serialize)]
struct Annotated<'a> {
    id: &'a Value,
    #[serde(flatten)]
    article: wire::Article<'a>,
}

#[derive(Serialize)]
struct Refused {
    id: Value,
    error: String,
}

/// Annotates every line of `files`, or of standard input; true where none was bad.
pub(super) fn run(
    annotator: &Annotator,
    options: &Options,
    unit: OffsetUnit,
    jobs: Option<u16>,
    files: &[PathBuf],
) -> Result<bool, Failure> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs.map_or(0, usize::from))
        .build()
        .map_err(|error| Failure::new("starting the workers", error))?;
    let progress = progress();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut bad = 0;
    let mut one = |name: &str, input: &mut dyn BufRead| {
        let mut next_line = 1;
        loop {
            let batch = read_batch(input).map_err(|error| Failure::new(name, error))?;
            if batch.is_empty() {
                return Ok(());
            }
            let numbered: Vec<(u64, &Vec<u8>)> = (next_line..).zip(&batch).collect();
            next_line += batch.len() as u64;
            let done: Vec<(String, bool)> =
                pool.install(|| numbered.par_iter().map(|&(number, line)| annotate(annotator, options, unit, number, line)).collect());
            for (line, good) in done {
                bad += u64::from(!good);
                out.write_all(line.as_bytes()).map_err(written)?;
            }
            out.flush().map_err(written)?;
            progress.inc(batch.len() as u64);
        }
    };
    if files.is_empty() {
        one("standard input", &mut io::stdin().lock())?;
    }
    for path in files {
        let name = path.display().to_string();
        let file = File::open(path).map_err(|error| Failure::new(&name, error))?;
        one(&name, &mut BufReader::new(file))?;
    }
    progress.finish_and_clear();
    if bad > 0 {
        eprintln!("hashiya: {bad} lines could not be read; their output lines hold “error”");
    }
    Ok(bad == 0)
}

fn written(error: io::Error) -> Failure {
    Failure::new("standard output", error)
}

/// A spinner with count and speed on a terminal; nothing elsewhere.
fn progress() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} articles, {per_sec}, {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}

/// The next lines without their line ends; none at the end of the input.
fn read_batch(input: &mut dyn BufRead) -> io::Result<Vec<Vec<u8>>> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while batch.len() < BATCH_LINES && bytes < BATCH_BYTES {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        bytes += line.len();
        batch.push(line);
    }
    Ok(batch)
}

/// The output line for one input line, and whether it is an article's. A blank line gives nothing.
fn annotate(annotator: &Annotator, options: &Options, unit: OffsetUnit, number: u64, line: &[u8]) -> (String, bool) {
    if line.trim_ascii().is_empty() {
        return (String::new(), true);
    }
    let refuse = |id: Value, error: String| {
        let line = serde_json::to_string(&Refused { id, error: format!("line {number}: {error}") });
        (line.unwrap_or_default() + "\n", false)
    };
    let input: Line = match serde_json::from_slice(line) {
        Ok(input) => input,
        Err(error) => {
            let id = serde_json::from_slice::<Value>(line).ok().and_then(|value| value.get("id").cloned());
            return refuse(
                id.unwrap_or(Value::Null),
                format!("{error}; a line is {{\"id\": …, \"text\": \"…\", \"date\": \"2020-08-18\"}}"),
            );
        }
    };
    let mut options = options.clone();
    match input.date.as_deref().map(str::parse::<ReferenceDate>) {
        Some(Ok(date)) => options.date = Some(date),
        Some(Err(error)) => return refuse(input.id, error.to_string()),
        None => {}
    }
    match input.prefer.as_deref() {
        Some("future") => options.prefer = Prefer::Future,
        Some("past") => options.prefer = Prefer::Past,
        Some(other) => return refuse(input.id, format!("prefer is “{other}”, expected past or future")),
        None => {}
    }
    let article = annotator.annotate(&input.text, &options);
    let offsets = OffsetMap::new(&input.text, unit);
    match serde_json::to_string(&Annotated { id: &input.id, article: wire::Article::new(&article, &offsets) }) {
        Ok(line) => (line + "\n", true),
        Err(error) => refuse(input.id, error.to_string()),
    }
}
