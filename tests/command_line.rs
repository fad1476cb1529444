//! The program as its users meet it: arguments, standard input and output, messages, exit status.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde::Deserialize;

/// Runs `hashiya` with `arguments` and `input`.
fn hashiya(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hashiya"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // Written from another thread: the program answers before it has read all, and a full pipe stops both.
    std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input).unwrap());
        child.wait_with_output().unwrap()
    })
}

fn lines(output: &Output) -> Vec<String> {
    String::from_utf8(output.stdout.clone()).unwrap().lines().map(str::to_owned).collect()
}

#[derive(Deserialize)]
struct Line {
    id: serde_json::Value,
    annotations: Option<Vec<serde_json::Value>>,
    error: Option<String>,
}

#[test]
fn an_archive_comes_out_in_order_and_bad_lines_do_not_stop_it() {
    let mut input: String = (0..1500).map(|i| format!("{{\"id\": {i}, \"text\": \"وصل الوفد إلى بغداد.\", \"date\": null}}\n")).collect();
    input.push_str("{\"id\": 1500}\nnot json\n\n{\"id\": \"x\", \"text\": \"\", \"date\": \"18.8.2020\"}\n{\"id\": 1503, \"text\": \"\"}");
    let output = hashiya(&["annotate", "--jsonl"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<Line> = lines(&output).iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 1504);
    for (i, line) in lines[..1500].iter().enumerate() {
        assert_eq!((line.id.as_u64(), line.annotations.is_some()), (Some(i as u64), true));
    }
    assert!(lines[1500].error.as_ref().unwrap().starts_with("line 1501: "));
    assert!(lines[1501].error.as_ref().unwrap().starts_with("line 1502: "));
    assert!(lines[1502].error.as_ref().unwrap().contains("line 1504: “18.8.2020” is not a date"));
    assert!(lines[1503].annotations.as_ref().unwrap().is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("3 lines could not be read"));
}

#[test]
fn offsets_come_in_the_unit_asked_for() {
    let start = |unit: &str| {
        let text = "🙂 وصل الوفد إلى بغداد يوم 18 أغسطس 2020.";
        let output = hashiya(&["annotate", "--format", "json", "--offsets", unit], text.as_bytes());
        let article: Line = serde_json::from_str(&format!("{{\"id\": 0, {}", &lines(&output)[0][1..])).unwrap();
        article.annotations.unwrap().last().unwrap()["start"].as_u64().unwrap()
    };
    assert_eq!((start("utf16"), start("utf8"), start("chars")), (23, 41, 22));
}

#[test]
fn wrong_input_is_named_with_the_way_out() {
    let bad_bytes = hashiya(&["annotate"], b"\xC7\xE1\xDA");
    assert_eq!(bad_bytes.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&bad_bytes.stderr).contains("standard input: byte 0 is not UTF-8"));
    let no_file = hashiya(&["annotate", "no-such-file.txt"], b"");
    assert_eq!(no_file.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&no_file.stderr).contains("no-such-file.txt"));
    let bad_date = hashiya(&["annotate", "--date", "yesterday"], b"");
    assert_eq!(bad_date.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&bad_date.stderr).contains("write it as 2020-08-18"));
}

/// An archive of `count` articles, as lines.
fn archive(count: usize) -> String {
    (0..count).map(|i| format!("{{\"id\": {i}, \"text\": \"وصل الوفد إلى بغداد أمس.\", \"date\": \"2020-08-18\"}}\n")).collect()
}

#[test]
fn an_archive_goes_on_after_its_last_whole_line_wherever_it_was_cut() {
    let folder = std::env::temp_dir().join(format!("hashiya-resume-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let out = folder.join("out.jsonl");
    let path = out.to_str().unwrap();
    let input = archive(40).replacen('\n', "\n\n", 3) + "no article\n";
    let run = |resume: bool, input: &str| {
        let arguments = ["annotate", "--jsonl", "--output", path, "--resume"];
        hashiya(if resume { &arguments } else { &arguments[..4] }, input.as_bytes())
    };
    assert_eq!(run(false, &input).status.code(), Some(1));
    let whole = std::fs::read(&out).unwrap();
    assert_eq!(whole.iter().filter(|&&byte| byte == b'\n').count(), 41);
    for cut in [0, 1, whole.len() / 3, whole.len() / 2, whole.len() - 1, whole.len()] {
        std::fs::write(&out, &whole[..cut]).unwrap();
        run(true, &input);
        assert!(std::fs::read(&out).unwrap() == whole, "cut at byte {cut}");
    }
    // Another archive is no continuation of this one.
    for other in [archive(39), archive(50).replace("\"id\": 39", "\"id\": 93")] {
        std::fs::write(&out, &whole[..whole.len() - whole.split(|&b| b == b'\n').rev().nth(1).unwrap().len() - 1]).unwrap();
        let output = run(true, &other);
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&output.stderr).contains("it was made from another input"), "{output:?}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_ends_the_run_with_the_way_on() {
    for arguments in [&["annotate", "--jsonl", "--output", "/dev/full"][..], &["annotate", "--jsonl"]] {
        let input = archive(2000);
        let mut child = Command::new(env!("CARGO_BIN_EXE_hashiya"));
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut child = child.args(arguments).stdin(Stdio::piped()).stdout(full).stderr(Stdio::piped()).spawn().unwrap();
        // The program ends before it has read all.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        let message = String::from_utf8_lossy(&output.stderr);
        assert!(
            message.contains("No space left on device") && message.contains("at least 0 whole lines") && message.contains("--resume"),
            "{message}"
        );
    }
}

#[test]
fn a_reader_that_ends_early_ends_the_run() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hashiya"));
    let mut child =
        child.args(["annotate", "--jsonl"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let _ = child.stdin.take().unwrap().write_all(archive(2000).as_bytes());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("standard output: the program that read it has ended"), "{output:?}");
}
