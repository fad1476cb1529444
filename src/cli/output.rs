//! Where an archive's lines go, and where an output that was cut off goes on.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, BufWriter, ErrorKind, Seek as _, SeekFrom, Write};
use std::path::Path;

use serde_json::Value;

use super::Failure;

/// The whole lines that an output holds already.
#[derive(Default)]
struct Written {
    lines: u64,
    bytes: u64,
    /// The `id` of the last one.
    last: Option<Value>,
}

impl Written {
    /// Reads an output from its beginning, in constant memory.
    fn of(file: &File) -> io::Result<Self> {
        let mut reader = BufReader::with_capacity(1 << 16, file);
        let (mut written, mut line) = (Self::default(), Vec::new());
        while reader.read_until(b'\n', &mut line)? > 0 && line.ends_with(b"\n") {
            written.lines += 1;
            written.bytes += line.len() as u64;
            // Only the last one is looked into.
            if reader.fill_buf()?.is_empty() || !reader.buffer().contains(&b'\n') {
                written.last = serde_json::from_slice(&line).ok().and_then(|value: Value| value.get("id").cloned());
            }
            line.clear();
        }
        Ok(written)
    }
}

/// Where the lines go.
pub(super) struct Output {
    name: String,
    out: BufWriter<Box<dyn Write>>,
    /// The lines written, those of an earlier run too.
    lines: u64,
    /// Of these, how many input lines have still to be passed over, and the `id` of the last one.
    skip: u64,
    last: Option<Value>,
}

impl Output {
    /// The file `path`, or standard output. With `resume` what stands in the file stays, but for a line that is not whole.
    pub(super) fn open(path: Option<&Path>, resume: bool) -> Result<Self, Failure> {
        let Some(path) = path else { return Ok(Self::new("standard output", Box::new(io::stdout()), Written::default())) };
        let name = path.display().to_string();
        let failed = |error| Failure::new(&name, error);
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(!resume).open(path).map_err(failed)?;
        let written = if resume { Written::of(&file).map_err(failed)? } else { Written::default() };
        if resume {
            file.set_len(written.bytes).and_then(|()| file.seek(SeekFrom::End(0))).map_err(failed)?;
        }
        Ok(Self::new(&name, Box::new(file), written))
    }

    fn new(name: &str, out: Box<dyn Write>, Written { lines, last, .. }: Written) -> Self {
        Self { name: name.to_owned(), out: BufWriter::with_capacity(1 << 16, out), lines, skip: lines, last }
    }

    /// Writes lines, all of them before it returns.
    pub(super) fn write(&mut self, lines: &[(String, bool)]) -> Result<(), Failure> {
        let written = lines.iter().try_for_each(|(line, _)| self.out.write_all(line.as_bytes())).and_then(|()| self.out.flush());
        written.map_err(|error| self.failure(error))?;
        self.lines += lines.len() as u64;
        Ok(())
    }

    /// To be called after the last input line: fails where the output held more than the input gives.
    pub(super) fn finish(&self) -> Result<(), Failure> {
        if self.skip > 0 {
            let Self { name, lines, skip, .. } = self;
            return Err(Failure::new(name, format!("it holds {lines} lines, {skip} more than the input: it was made from another input")));
        }
        Ok(())
    }

    /// What went wrong, how far the output goes, and the way on.
    fn failure(&self, error: io::Error) -> Failure {
        let lines = self.lines;
        Failure::new(
            &self.name,
            match error.kind() {
                ErrorKind::BrokenPipe => format!("the program that read it has ended; it took at least {lines} lines"),
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => format!(
                    "{error}; at least {lines} whole lines are written: make room, then go on with --output and --resume where this run stopped"
                ),
                _ => format!("{error}; at least {lines} whole lines are written"),
            },
        )
    }

    /// True for an input line whose output is there already.
    pub(super) fn has(&mut self, line: &[u8]) -> Result<bool, Failure> {
        if self.skip == 0 {
            return Ok(false);
        }
        self.skip -= 1;
        if self.skip == 0
            && let Some(last) = self.last.take()
        {
            let id = serde_json::from_slice(line).ok().and_then(|value: Value| value.get("id").cloned()).unwrap_or(Value::Null);
            if id != last {
                let what =
                    format!("its line {} is of article {last}, the input has {id} there: it was made from another input", self.lines);
                return Err(Failure::new(&self.name, what));
            }
        }
        Ok(true)
    }
}
