//! How often a word stands in free news text, and how often right after a first name or a title.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use super::fold::fold;
use super::sources::HandWritten;

/// What the news say of a word.
#[derive(Clone, Copy, Default)]
pub(super) struct Seen {
    /// How often it stands in the text.
    pub(super) count: u32,
    /// How often right after a first name that is nothing else.
    pub(super) after_given: u32,
    /// How often right after any first name.
    pub(super) after_any: u32,
}

/// The words of the news, folded.
pub(super) type Words = BTreeMap<String, (Seen, String)>;

#[derive(serde::Deserialize)]
struct Article {
    title: String,
    text: String,
}

/// Counts the words of an xz-compressed file of articles, one JSON object a line. Needs the program `xz`.
pub(super) fn read(path: &Path, known: &HandWritten) -> Result<Words, String> {
    let output = Command::new("xz").arg("-dc").arg(path).output().map_err(|error| format!("xz: {error}"))?;
    let text = String::from_utf8(output.stdout).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut words = Words::new();
    for line in text.lines() {
        let article: Article = serde_json::from_str(line).map_err(|error| format!("{}: {error}", path.display()))?;
        for part in [&article.title, &article.text] {
            count(part, known, &mut words);
        }
    }
    Ok(words)
}

/// First names that are hardly ever names in the news.
const SELDOM_NAMES: [&str; 4] = ["باسم", "عيد", "نداء", "سان"];

fn count(text: &str, known: &HandWritten, words: &mut Words) {
    let (mut after_given, mut after_any) = (false, false);
    let letter = |c: char| ('\u{621}'..='\u{652}').contains(&c) || c == '\u{670}';
    let mut rest = text;
    while let Some(start) = rest.find(letter) {
        // Only white space may stand between a first name and the word after it.
        let near = rest[..start].chars().all(char::is_whitespace);
        after_given &= near;
        after_any &= near;
        rest = &rest[start..];
        let end = rest.find(|c: char| !letter(c)).unwrap_or(rest.len());
        let word = &rest[..end];
        rest = &rest[end..];
        let folded = fold(word);
        if folded.is_empty() {
            continue;
        }
        let seen = &mut words.entry(folded.clone()).or_insert_with(|| (Seen::default(), word.to_owned())).0;
        seen.count += 1;
        seen.after_given += u32::from(after_given);
        seen.after_any += u32::from(after_any);
        after_given = known.sure_given.contains(&folded);
        // «على» folds as the name «علي» does.
        after_any = known.given.contains(&folded) && !word.ends_with('ى') && !SELDOM_NAMES.contains(&folded.as_str());
    }
}
