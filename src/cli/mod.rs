//! The command line: `hashiya annotate`.

mod archive;
mod listing;
mod output;

use std::fs;
use std::io::{self, IsTerminal as _, Read as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::offsets::{OffsetMap, OffsetUnit};
use crate::{Annotator, Export, ExportFormat, Options, Prefer, ReferenceDate};
use archive::Archive;

/// Marks up Arabic news articles: who is named, who said what, and when.
#[derive(Parser)]
#[command(name = "hashiya", version, about)]
struct Program {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Annotate articles: files or standard input.
    Annotate(Annotate),
}

/// Annotate articles: files or standard input.
#[derive(Args)]
struct Annotate {
    /// Text files, one article each; standard input where none is named.
    files: Vec<PathBuf>,
    /// The publication date, as 2020-08-18 or 2020-08-18T12:30; without it nothing relative is resolved.
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<ReferenceDate>,
    /// Which way bare weekdays and days without a year resolve.
    #[arg(long, value_enum, default_value_t = Direction::Past)]
    prefer: Direction,
    /// How to print an article's annotations.
    #[arg(long, value_enum, default_value_t = Format::Text, conflicts_with = "jsonl")]
    format: Format,
    /// The unit of the offsets.
    #[arg(long, value_enum, default_value_t = Unit::Utf16)]
    offsets: Unit,
    /// Read lines {"id", "text", "date"} and write one line of annotations for each, in order.
    #[arg(long)]
    jsonl: bool,
    /// Processor cores to use with --jsonl; all where it is not given.
    #[arg(long, requires = "jsonl", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// The file to write with --jsonl, in place of standard output.
    #[arg(long, value_name = "FILE", requires = "jsonl")]
    output: Option<PathBuf>,
    /// Go on where an earlier run over the same input stopped: after the last whole line of --output.
    #[arg(long, requires = "output")]
    resume: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// One annotation a line, for reading.
    Text,
    /// One JSON object an article.
    Json,
    /// An HTML document with <q>, <time> and <span>.
    Html,
    /// schema.org NewsArticle.
    Jsonld,
    /// W3C Web Annotation page.
    W3c,
    /// TEI P5.
    Tei,
    /// One token a line with BIO tags.
    Conll,
    /// brat stand-off.
    Brat,
    /// One annotation a line, comma-separated.
    Csv,
}

impl Format {
    /// The export format; `None` for the listing.
    fn export(self) -> Option<ExportFormat> {
        Some(match self {
            Format::Text => return None,
            Format::Json => ExportFormat::Json,
            Format::Html => ExportFormat::Html,
            Format::Jsonld => ExportFormat::JsonLd,
            Format::W3c => ExportFormat::W3c,
            Format::Tei => ExportFormat::Tei,
            Format::Conll => ExportFormat::Conll,
            Format::Brat => ExportFormat::Brat,
            Format::Csv => ExportFormat::Csv,
        })
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Unit {
    /// UTF-16 code units, as in JavaScript.
    Utf16,
    /// UTF-8 bytes.
    Utf8,
    /// Unicode code points, as in Python.
    Chars,
}

#[derive(Clone, Copy, ValueEnum)]
enum Direction {
    /// Fits news.
    Past,
    /// Fits messages.
    Future,
}

impl From<Unit> for OffsetUnit {
    fn from(unit: Unit) -> Self {
        match unit {
            Unit::Utf16 => OffsetUnit::Utf16,
            Unit::Utf8 => OffsetUnit::Utf8,
            Unit::Chars => OffsetUnit::Chars,
        }
    }
}

/// Why a run ended early: what went wrong where, and the way out.
struct Failure(String);

impl Failure {
    fn new(place: impl std::fmt::Display, error: impl std::fmt::Display) -> Self {
        Self(format!("{place}: {error}"))
    }
}

/// Runs the program with the process's arguments.
///
/// The status is 0 where everything was annotated, 1 where something could not be read or written, 2 for wrong
/// arguments.
pub fn run() -> ExitCode {
    let Program { command: Command::Annotate(arguments) } = Program::parse();
    match arguments.run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(Failure(message)) => {
            eprintln!("hashiya: {message}");
            ExitCode::FAILURE
        }
    }
}

impl Annotate {
    /// True where every article was annotated.
    fn run(&self) -> Result<bool, Failure> {
        let prefer = match self.prefer {
            Direction::Past => Prefer::Past,
            Direction::Future => Prefer::Future,
        };
        let options = Options { date: self.date, prefer, ..Options::default() };
        let annotator = Annotator::new();
        if self.jsonl {
            let archive = Archive {
                annotator: &annotator,
                options: &options,
                unit: self.offsets.into(),
                jobs: self.jobs,
                files: &self.files,
                output: self.output.as_deref(),
                resume: self.resume,
            };
            return archive.run();
        }
        let mut out = io::stdout().lock();
        for (_, text) in self.articles()? {
            let article = annotator.annotate(&text, &options);
            let offsets = self.offsets.into();
            let printed = match self.format.export() {
                None => listing::listing(&text, &article, &OffsetMap::new(&text, offsets)),
                Some(format) => Export { date: self.date, offsets, ..Export::new(&text, &article) }.write(format),
            };
            out.write_all(printed.as_bytes()).map_err(|error| Failure::new("standard output", error))?;
        }
        Ok(true)
    }

    /// Each article with the name to use in messages.
    fn articles(&self) -> Result<Vec<(String, String)>, Failure> {
        let decode = |name: String, bytes: Vec<u8>| match String::from_utf8(bytes) {
            Ok(text) => Ok((name, text)),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                Err(Failure::new(name, format!("byte {at} is not UTF-8: convert the file, as in iconv -f WINDOWS-1256 -t UTF-8")))
            }
        };
        if self.files.is_empty() {
            if io::stdin().is_terminal() {
                eprintln!("hashiya: reading an article from the keyboard; end it with Ctrl-D");
            }
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes).map_err(|error| Failure::new("standard input", error))?;
            return Ok(vec![decode("standard input".into(), bytes)?]);
        }
        let read = |path: &PathBuf| {
            let name = path.display().to_string();
            let bytes = fs::read(path).map_err(|error| Failure::new(&name, error))?;
            decode(name, bytes)
        };
        self.files.iter().map(read).collect()
    }
}
