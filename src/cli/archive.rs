//! Archives: JSON lines in, JSON lines out, in order, in constant memory, over all cores.
//!
//! Every input line that is not blank gives one output line. So an output that was cut off says by its number of whole
//! lines where to go on.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Failure;
use super::output::Output;
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

/// What to annotate, and how.
pub(super) struct Archive<'a> {
    pub(super) annotator: &'a Annotator,
    pub(super) options: &'a Options,
    pub(super) unit: OffsetUnit,
    /// Processor cores; all where it is not given.
    pub(super) jobs: Option<u16>,
    /// Where the lines come from; standard input where there is none.
    pub(super) files: &'a [PathBuf],
    /// Where they go; standard output where it is not given.
    pub(super) output: Option<&'a Path>,
    /// Go on after the last whole line of the output.
    pub(super) resume: bool,
}

impl Archive<'_> {
    /// Annotates every line; true where none was bad.
    pub(super) fn run(&self) -> Result<bool, Failure> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(self.jobs.map_or(0, usize::from))
            .build()
            .map_err(|error| Failure::new("starting the workers", error))?;
        let mut run = Run { archive: self, pool, progress: progress(), out: Output::open(self.output, self.resume)?, bad: 0 };
        if self.files.is_empty() {
            run.input("standard input", &mut io::stdin().lock())?;
        }
        for path in self.files {
            let name = path.display().to_string();
            let file = File::open(path).map_err(|error| Failure::new(&name, error))?;
            run.input(&name, &mut BufReader::new(file))?;
        }
        run.out.finish()?;
        run.progress.finish_and_clear();
        if run.bad > 0 {
            eprintln!("hashiya: {} lines could not be read; their output lines hold “error”", run.bad);
        }
        Ok(run.bad == 0)
    }
}

/// A run under way.
struct Run<'a> {
    archive: &'a Archive<'a>,
    pool: rayon::ThreadPool,
    progress: ProgressBar,
    out: Output,
    bad: u64,
}

impl Run<'_> {
    fn input(&mut self, name: &str, input: &mut dyn BufRead) -> Result<(), Failure> {
        let mut next_line = 1;
        loop {
            let batch = read_batch(input).map_err(|error| Failure::new(name, error))?;
            if batch.is_empty() {
                return Ok(());
            }
            let mut numbered: Vec<(u64, &[u8])> = Vec::with_capacity(batch.len());
            for (number, line) in (next_line..).zip(&batch) {
                if !line.trim_ascii().is_empty() && !self.out.has(line)? {
                    numbered.push((number, line));
                }
            }
            next_line += batch.len() as u64;
            let Archive { annotator, options, unit, .. } = *self.archive;
            let annotate = |&(number, line): &(u64, &[u8])| annotate(annotator, options, unit, number, line);
            let done: Vec<(String, bool)> = self.pool.install(|| numbered.par_iter().map(annotate).collect());
            self.bad += done.iter().filter(|(_, good)| !good).count() as u64;
            self.out.write(&done)?;
            self.progress.inc(batch.len() as u64);
        }
    }
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

/// The output line for one input line that is not blank, and whether it is an article's.
fn annotate(annotator: &Annotator, options: &Options, unit: OffsetUnit, number: u64, line: &[u8]) -> (String, bool) {
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
