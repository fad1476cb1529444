//! Whole articles, written for the project, with all that is to be found in them: `NAME.txt` holds the publication date
//! on its first line and the article after it, `NAME.expected` one annotation a line as `hashiya annotate` prints it.
//!
//! `UPDATE=1 cargo test --test articles` writes the expected files anew; read the difference before you commit it.

use std::fs;
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
        let file = fs::read_to_string(&path).unwrap();
        let (date, text) = file.split_once('\n').unwrap();
        let article = std::env::temp_dir().join(format!("hashiya-{}-{}", std::process::id(), path.file_name().unwrap().to_string_lossy()));
        fs::write(&article, text).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_hashiya")).args(["annotate", "--date", date]).arg(&article).output().unwrap();
        fs::remove_file(&article).unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let got = String::from_utf8(output.stdout).unwrap();
        let expected = path.with_extension("expected");
        if update {
            fs::write(&expected, &got).unwrap();
        }
        let want = fs::read_to_string(&expected).unwrap_or_default();
        let lost = want.lines().filter(|line| !got.lines().any(|other| other == *line)).map(|line| format!("  - {line}"));
        let new = got.lines().filter(|line| !want.lines().any(|other| other == *line)).map(|line| format!("  + {line}"));
        let differences: Vec<String> = lost.chain(new).collect();
        if got != want {
            report.push(format!("{}:\n{}", path.display(), differences.join("\n")));
        }
    }
    assert!(report.is_empty(), "{}", report.join("\n"));
}
