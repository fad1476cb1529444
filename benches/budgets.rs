//! The budgets of DESIGN.md that hold natively, measured and printed as one table: `cargo budgets`.
//!
//! The texts are the articles written for the tests, one after the other; the lower bounds are what any program must do that
//! reads the text and looks it up: one pass of tokenising and folding, and one pass of an Aho-Corasick automaton over the
//! folded text with every entry of every list.
//!
//! There have to be some tens of thousands of bytes of them: less than that, over and over, is by all signs learned by heart by a
//! processor that guesses which way a branch goes, and news is not. `cargo budgets -- FILE` takes the articles of a file of JSON lines
//! with a `text` each, as the program reads them; lines without one are left out.

use std::hint::black_box;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use cap::Cap;
use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder, MatchKind};
use hashiya::training::{fold, tokens};
use hashiya::{Annotator, CustomName, EntityKind, Layers, Options};
use mimalloc::MiMalloc;

/// The allocator of the program, counted.
#[global_allocator]
static MEMORY: Cap<MiMalloc> = Cap::new(MiMalloc, usize::MAX);

fn main() {
    // Cargo passes `--bench`; `cargo test --benches` does not, and only sees that it runs.
    let whole = std::env::args().any(|argument| argument == "--bench");
    let annotator = Annotator::new();
    let options = |layers: Layers| Options { date: "2024-05-14".parse().ok(), layers, ..Options::default() };
    let text = articles(if whole { 400_000 } else { 1_000 });
    let started = Instant::now();
    annotator.annotate(&text[..text.floor_char_boundary(1_000)], &options(Layers::default()));
    let first = started.elapsed();

    memory(&annotator, &options(Layers::default()), if whole { 1_000_000 } else { 10_000 });
    println!("{} KB of articles, one core; each row the fastest of some turns", text.len() / 1000);
    layers(&annotator, &options, &text);
    println!("{:62} {:9.2} ms", "first use: lists and model unpacked", first.as_secs_f64() * 1e3);

    own_names(&text, &options(Layers::default()), if whole { 50_000 } else { 50 });
    growth(&annotator, &options(Layers::default()), if whole { 10_000_000 } else { 10_000 });
    editing(&annotator, &options(Layers::default()), if whole { 370_000 } else { 4_000 });
    if whole {
        archive();
    }
}

/// The lower bounds, and what each layer adds to those that it stands on. A difference of two rows is worth no more than
/// the noise in both, so they take turns, and the fastest turn of each counts.
fn layers(annotator: &Annotator, options: &dyn Fn(Layers) -> Options, text: &str) {
    const LAYERS: [Layers; 4] = [
        Layers::NONE,
        Layers { entity: true, ..Layers::NONE },
        Layers { entity: true, time: true, ..Layers::NONE },
        Layers { entity: true, time: true, quote: true, mark: true },
    ];
    let automaton = automaton();
    let mut best = [Duration::MAX; 6];
    let turns = if text.len() > 1_000 { 41 } else { 1 };
    for _ in 0..turns {
        best[0] = best[0].min(once(|| tokens(text)));
        best[1] = best[1].min(once(|| find_all(&automaton, &fold(text))));
        for (best, layers) in best[2..].iter_mut().zip(LAYERS) {
            *best = (*best).min(once(|| annotator.annotate(text, &options(layers))));
        }
    }
    let row = |name: &str, time: Duration, budget: &str| {
        println!("{name:62} {:9.1} MB/s{budget}", text.len() as f64 / 1e6 / time.as_secs_f64());
    };
    let [reading, lists, none, entities, times, all] = best;
    row("lower bound: tokenise and fold", reading, "");
    row("lower bound: Aho-Corasick over the folded text, all entries", lists, "");
    row("reading: tokens, readings, marks, sentences, lists", none, "");
    row("entities, without reading", entities.saturating_sub(none), " (budget 12)");
    row("times, without what comes before", times.saturating_sub(entities), " (budget 20)");
    row("quotations and marks, without what comes before", all.saturating_sub(times), " (budget 20)");
    row("all layers", all, " (budget 10)");
    let bound = (reading + lists).as_secs_f64();
    println!("{:62} {:9.1} times (budget 4)", "all layers, against both lower bounds together", all.as_secs_f64() / bound);
}

/// How long `work` takes.
fn once<T>(work: impl FnOnce() -> T) -> Duration {
    let started = Instant::now();
    black_box(work());
    started.elapsed()
}

/// The articles of the file that is named as an argument, else those of the tests.
fn all_articles() -> &'static [String] {
    static ALL: OnceLock<Vec<String>> = OnceLock::new();
    ALL.get_or_init(|| match std::env::args().skip(1).find(|argument| !argument.starts_with('-')) {
        Some(file) => {
            let lines = std::fs::read_to_string(&file).unwrap_or_else(|why| panic!("{file} cannot be read: {why}"));
            let text = |line: &str| serde_json::from_str::<serde_json::Value>(line).ok()?.get("text")?.as_str().map(str::to_owned);
            let texts: Vec<String> = lines.lines().filter_map(text).filter(|text| !text.is_empty()).collect();
            assert!(!texts.is_empty(), "{file} holds no line with a text");
            texts
        }
        None => {
            let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles")).expect("the articles of the tests");
            let mut files: Vec<_> = files.flatten().map(|entry| entry.path()).collect();
            files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
            files.sort();
            files.iter().map(|path| std::fs::read_to_string(path).expect("an article")).collect()
        }
    })
}

/// The articles, one after the other, until there are `length` bytes.
fn articles(length: usize) -> String {
    let mut text = String::with_capacity(length + 4096);
    for article in all_articles().iter().cycle() {
        text.push_str(article);
        text.push('\n');
        if text.len() >= length {
            break;
        }
    }
    text.truncate(text.floor_char_boundary(length));
    text
}

/// The median of some runs.
fn timed<T>(mut work: impl FnMut() -> T) -> Duration {
    black_box(work());
    let mut times: Vec<Duration> = Vec::new();
    let until = Instant::now() + Duration::from_millis(1500);
    while times.len() < 5 || Instant::now() < until && times.len() < 201 {
        let started = Instant::now();
        black_box(work());
        times.push(started.elapsed());
    }
    times.sort_unstable();
    times[times.len() / 2]
}

fn row<T>(name: &str, text: &str, work: impl FnMut() -> T) -> Duration {
    let time = timed(work);
    println!("{name:62} {:9.1} MB/s", text.len() as f64 / 1e6 / time.as_secs_f64());
    time
}

/// Every form of every list.
fn automaton() -> DoubleArrayAhoCorasick<u32> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon");
    let mut forms: Vec<String> = Vec::new();
    for entry in
        std::fs::read_dir(folder).expect("the lists").flatten().filter(|entry| entry.path().extension().is_some_and(|e| e == "tsv"))
    {
        let list = std::fs::read_to_string(entry.path()).expect("a list");
        let cells = list.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(['\t', '|']));
        forms.extend(cells.filter(|cell| cell.chars().any(|c| ('\u{621}'..='\u{64A}').contains(&c))).map(fold));
    }
    forms.sort_unstable();
    forms.dedup();
    println!("{:62} {:9}", "entries of the lists", forms.len());
    let numbered = (0u32..).zip(forms).map(|(number, form)| (form, number));
    DoubleArrayAhoCorasickBuilder::new().match_kind(MatchKind::Standard).build_with_values(numbered).expect("an automaton")
}

fn find_all(automaton: &DoubleArrayAhoCorasick<u32>, text: &str) -> u64 {
    automaton.find_overlapping_iter(text).map(|found| u64::from(found.value())).sum()
}

/// The caller's own names: how long they take to load, and what they cost in the text.
fn own_names(text: &str, options: &Options, count: usize) {
    let words = |list: &str| -> Vec<String> {
        let rows = list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.rsplit('\t').next());
        rows.flat_map(|forms| forms.split('|')).map(str::to_owned).collect()
    };
    let (first, last) = (words(include_str!("../src/lexicon/given_names.tsv")), words(include_str!("../src/lexicon/family_names.tsv")));
    let name = |number: usize| CustomName {
        name: format!("{} {}", first[number % first.len()], last[number / first.len() * 7 % last.len()]),
        kind: EntityKind::Person,
        reference: Some(number.to_string()),
        aliases: Vec::new(),
    };
    let names: Vec<CustomName> = (0..count).map(name).collect();
    let mut times: Vec<Duration> = Vec::new();
    while times.len() < 21 {
        let names = names.clone();
        let started = Instant::now();
        black_box(Annotator::builder().names(names).build().expect("names"));
        times.push(started.elapsed());
    }
    times.sort_unstable();
    println!("{:62} {:9.2} ms (budget 30)", format!("{count} own names loaded"), times[10].as_secs_f64() * 1e3);
    let annotator = Annotator::builder().names(names).build().expect("names");
    row(&format!("all layers with {count} own names"), text, || annotator.annotate(text, options));
}

/// How the time grows with the length: the slope of its logarithm over that of the length. Of short texts as much is read as of
/// a megabyte, piece after piece, since one short text over and over is learned by heart. Lengths take turns, and the fastest of
/// each counts: an hour's noise would tilt the line.
fn growth(annotator: &Annotator, options: &Options, longest: usize) {
    let lengths: Vec<usize> =
        std::iter::successors(Some(1_000), |length| Some(length * 10)).take_while(|&length| length <= longest).collect();
    let text = articles(longest);
    let mut best = vec![Duration::MAX; lengths.len()];
    let turns = if longest > 10_000 { 9 } else { 1 };
    for _ in 0..turns {
        for (best, &length) in best.iter_mut().zip(&lengths) {
            let pieces = pieces(&text, length, length.max(longest / 10));
            let all = once(|| pieces.iter().map(|piece| annotator.annotate(piece, options).annotations.len()).sum::<usize>());
            *best = (*best).min(all / u32::try_from(pieces.len()).expect("few pieces"));
        }
    }
    let mut points: Vec<(f64, f64)> = Vec::new();
    for (time, length) in best.iter().zip(lengths) {
        println!("{:62} {:9.1} MB/s", format!("all layers on {length} bytes"), length as f64 / 1e6 / time.as_secs_f64());
        points.push(((length as f64).ln(), time.as_secs_f64().ln()));
    }
    let mean = |pick: fn(&(f64, f64)) -> f64| points.iter().map(pick).sum::<f64>() / points.len() as f64;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let slope = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum::<f64>()
        / points.iter().map(|point| (point.0 - x).powi(2)).sum::<f64>();
    println!("{:62} {slope:9.3} (budget 1.05)", "growth: slope of log time over log length");
}

/// The first `whole` bytes of a text in pieces of `length` bytes, but for the letters that stand on an edge.
fn pieces(text: &str, length: usize, whole: usize) -> Vec<&str> {
    let edge = |at: usize| text.floor_char_boundary(at);
    (0..whole / length).map(|piece| &text[edge(piece * length)..edge((piece + 1) * length)]).collect()
}

/// The most memory that is in use while a text is annotated, beyond what was in use before. To be measured before anything
/// greedier.
fn memory(annotator: &Annotator, options: &Options, length: usize) {
    let text = articles(length);
    let before = MEMORY.allocated();
    drop(black_box(annotator.annotate(&text, options)));
    let peak = MEMORY.max_allocated().saturating_sub(before);
    println!(
        "{:62} {:9.1} MB (budget in the browser 32 MB for 1 MB)",
        format!("memory high-water mark on {length} bytes"),
        peak as f64 / 1e6
    );
}

/// A letter typed in the middle of a long document.
fn editing(annotator: &Annotator, options: &Options, length: usize) {
    let mut document = annotator.document(articles(length), options);
    let at = document.text().floor_char_boundary(length / 2);
    let painted = timed(|| {
        document.apply_edit(at..at, "ا").expect("a place in the text");
        document.apply_edit(at..at + 2, "").expect("a place in the text")
    }) / 2;
    let whole = timed(|| {
        document.apply_edit(at..at, "ا").expect("a place in the text");
        document.article();
        document.apply_edit(at..at + 2, "").expect("a place in the text");
        document.article().annotations.len()
    }) / 2;
    for (what, time) in [("what is painted", painted), ("and all annotations", whole)] {
        println!("{:62} {:9.2} ms", format!("a keystroke in the middle of {length} bytes, {what}"), time.as_secs_f64() * 1e3);
    }
}

/// The program over an archive, on one core and on all.
fn archive() {
    let line = |number: usize| {
        let article =
            serde_json::json!({ "id": number.to_string(), "text": all_articles()[number % all_articles().len()], "date": "2024-05-14" });
        format!("{article}\n")
    };
    let lines: String = (0..6_000).map(line).collect();
    for jobs in [1, std::thread::available_parallelism().map_or(1, usize::from)] {
        let started = Instant::now();
        let mut program = Command::new(env!("CARGO_BIN_EXE_hashiya"));
        let mut child = program
            .args(["annotate", "--jsonl", "--jobs", &jobs.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("the program");
        child.stdin.take().expect("a pipe").write_all(lines.as_bytes()).expect("a reader");
        assert!(child.wait().expect("an end").success());
        let seconds = started.elapsed().as_secs_f64();
        println!(
            "{:62} {:9.1} MB/s, {:.0} articles/s",
            format!("--jsonl --jobs {jobs}"),
            lines.len() as f64 / 1e6 / seconds,
            6_000.0 / seconds
        );
    }
}
