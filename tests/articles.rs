//! Whole articles, written for the project, with all that is to be found in them: `NAME.txt` holds the publication date
//! on its first line and the article after it, `NAME.expected` one annotation a line as `hashiya annotate` prints it.
//!
//! Known faults are part of the expected file: `+ LINE` is printed today and is wrong, `- LINE` should be printed and is not (without
//! its rule). They must be as they are said to be, so that whoever mends one takes its sign away.
//!
//! `UPDATE=1 cargo test --test articles` writes the expected files anew and keeps the signs; read the difference before you commit it.

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn whole_articles_are_marked_up_as_expected() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut report = Vec::new();
    let mut paths: Vec<_> = fs::read_dir("tests/articles").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    assert!(paths.len() >= 3);
    for path in paths {
        let got = annotated(&path);
        let expected = path.with_extension("expected");
        let mut want = fs::read_to_string(&expected).unwrap_or_default();
        if update {
            want = with_known_faults(&got, &want);
            fs::write(&expected, &want).unwrap();
        }
        let printed: Vec<&str> =
            want.lines().filter(|line| !line.starts_with("- ")).map(|line| line.strip_prefix("+ ").unwrap_or(line)).collect();
        let met: Vec<&str> = want.lines().filter(|line| line.starts_with("- ") && is_met(line, &got)).collect();
        let got: Vec<&str> = got.lines().collect();
        if got != printed || !met.is_empty() {
            let lost = printed.iter().filter(|line| !got.contains(line)).map(|line| format!("  no more: {line}"));
            let new = got.iter().filter(|line| !printed.contains(line)).map(|line| format!("  new: {line}"));
            let mended = met.iter().map(|line| format!("  mended: {line}"));
            report.push(format!("{}:\n{}", path.display(), lost.chain(new).chain(mended).collect::<Vec<_>>().join("\n")));
        }
    }
    assert!(report.is_empty(), "{}", report.join("\n"));
}

/// What the program prints for an article.
fn annotated(path: &Path) -> String {
    let file = fs::read_to_string(path).unwrap();
    let (date, text) = file.split_once('\n').unwrap();
    let article = std::env::temp_dir().join(format!("hashiya-{}-{}", std::process::id(), path.file_name().unwrap().to_string_lossy()));
    fs::write(&article, text).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_hashiya")).args(["annotate", "--date", date]).arg(&article).output().unwrap();
    fs::remove_file(&article).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What is printed, with the known faults of an expected file: `+` where the line is still printed, `-` before the first line that
/// begins after it.
fn with_known_faults(got: &str, old: &str) -> String {
    let start = |line: &str| line.split(' ').nth(1)?.split_once("..")?.0.parse::<usize>().ok();
    let mut missing: Vec<&str> = old.lines().filter(|line| line.starts_with("- ") && !is_met(line, got)).collect();
    let mut lines = Vec::new();
    for line in got.lines() {
        let after = |fault: &&str| start(line).is_none_or(|at| start(&fault[2..]) < Some(at));
        let before = missing.iter().take_while(|fault| after(fault)).count();
        lines.extend(missing.drain(..before).map(str::to_owned));
        let wrong = old.lines().any(|old| old.strip_prefix("+ ") == Some(line));
        lines.push(format!("{}{line}", if wrong { "+ " } else { "" }));
    }
    lines.extend(missing.into_iter().map(str::to_owned));
    lines.into_iter().map(|line| line + "\n").collect()
}

/// Whether the line that is missing is among those printed: all its words before the tab, and the text after it.
fn is_met(fault: &str, got: &str) -> bool {
    let Some((head, text)) = fault[2..].split_once('\t') else { return false };
    let said = |line: &str, word: &str| line.split([' ', '\t']).any(|other| other == word);
    got.lines().filter(|line| line.ends_with(text)).any(|line| head.split(' ').all(|word| said(line, word)))
}
