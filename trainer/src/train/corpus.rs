//! Labelled corpora as articles: a text with a tag for each token.

use std::path::Path;

use hashiya::training::Document;
use hashiya::training::model::tags::{OUTSIDE, Tag, inside};
use serde::Deserialize;

/// Where labels come from; each follows its own guideline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Guideline {
    /// The project's own: what the shipped model follows.
    Own,
    /// ANERcorp, CAMeL split.
    Anercorp,
}

/// A labelled text.
pub(crate) struct Article {
    pub(crate) guideline: Guideline,
    /// The outlet, or the corpus.
    pub(crate) outlet: String,
    pub(crate) text: String,
    /// One for each token of the text's `Document`.
    pub(crate) tags: Vec<Tag>,
}

#[derive(Deserialize)]
struct Line {
    source: String,
    text: String,
    entities: Vec<Labelled>,
}

#[derive(Deserialize)]
struct Labelled {
    /// In code points.
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
}

/// The articles of `ner/own/train.jsonl`.
pub(crate) fn own(path: &Path) -> Result<Vec<Article>, String> {
    let lines = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut articles = Vec::new();
    for (line, number) in lines.lines().zip(1..) {
        let line: Line = serde_json::from_str(line).map_err(|error| format!("{}:{number}: {error}", path.display()))?;
        let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
        bytes.push(line.text.len());
        let spans: Vec<(usize, usize, usize)> = line
            .entities
            .iter()
            .filter_map(|labelled| Some((*bytes.get(labelled.start)?, *bytes.get(labelled.end)?, kind(&labelled.kind)?)))
            .collect();
        articles.push(article(Guideline::Own, line.source, line.text, &spans));
    }
    Ok(articles)
}

/// How many sentences of a corpus without articles are read as one: as many as a long article has.
pub(crate) const CONLL_LENGTH: usize = 3 * CONLL_BLOCK;
/// How many sentences go together where such a corpus is scored.
pub(crate) const CONLL_BLOCK: usize = 20;

/// The sentences of a file in CoNLL form, in texts of `length` sentences, a line each.
pub(crate) fn conll(path: &Path, guideline: Guideline, length: usize) -> Result<Vec<Article>, String> {
    let lines = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let name = format!("{guideline:?}").to_lowercase();
    let mut articles = Vec::new();
    let (mut text, mut spans, mut sentences) = (String::new(), Vec::<(usize, usize, usize)>::new(), 0);
    let mut open: Option<usize> = None;
    for line in lines.lines().chain([""]) {
        let Some((token, tag)) = line.trim().rsplit_once([' ', '\t']) else {
            open = None;
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
                sentences += 1;
            }
            if sentences == length {
                articles.push(article(guideline, name.clone(), std::mem::take(&mut text), &spans));
                spans.clear();
                sentences = 0;
            }
            continue;
        };
        if !text.is_empty() && !text.ends_with('\n') {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(token.trim());
        let found = tag.split_once('-').and_then(|(place, name)| Some((place, kind(name)?)));
        match (found, spans.last_mut()) {
            (Some(("I", kind)), Some(last)) if open == Some(kind) => last.1 = text.len(),
            (Some((_, kind)), _) => spans.push((start, text.len(), kind)),
            (None, _) => {}
        }
        open = found.map(|(_, kind)| kind);
    }
    if !text.is_empty() {
        articles.push(article(guideline, name, text, &spans));
    }
    Ok(articles)
}

/// The number of a kind of name, by the first letter of its label.
fn kind(label: &str) -> Option<usize> {
    ["P", "L", "O", "M"].iter().position(|first| label.starts_with(first))
}

/// Lays labelled spans of bytes on the tokens that they touch.
fn article(guideline: Guideline, outlet: String, text: String, spans: &[(usize, usize, usize)]) -> Article {
    let document = Document::new(&text);
    let mut tags = vec![OUTSIDE; document.tokens().len()];
    for &(start, end, kind) in spans {
        let first = document.token_at(start as u32) as usize;
        let touched = document.tokens().iter().enumerate().skip(first).take_while(|(_, token)| (token.span.start as usize) < end);
        for (at, _) in touched {
            tags[at] = inside(kind, at == first);
        }
    }
    Article { guideline, outlet, tags, text }
}

/// The news that may be learned from and shipped.
pub(crate) fn news(data: &Path) -> Result<Vec<String>, String> {
    let mut texts = json_lines(&data.join("news/antcorpus.jsonl.xz"), &["title", "text"])?;
    texts.extend(json_lines(&data.join("news/ar_pud.jsonl"), &["ar"])?);
    let wikinews = data.join("news/wikinews.txt");
    texts.push(std::fs::read_to_string(&wikinews).map_err(|error| format!("{}: {error}", wikinews.display()))?);
    Ok(texts)
}

/// The texts of a file of JSON lines: the named fields of each, a line each. Files that end in `.xz` are unpacked by the
/// program `xz`.
pub(crate) fn json_lines(path: &Path, fields: &[&str]) -> Result<Vec<String>, String> {
    let fail = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let bytes = if path.extension().is_some_and(|extension| extension == "xz") {
        let unpacked = std::process::Command::new("xz").arg("-dc").arg(path).output().map_err(|error| fail(&error))?;
        if !unpacked.status.success() {
            return Err(fail(&String::from_utf8_lossy(&unpacked.stderr)));
        }
        unpacked.stdout
    } else {
        std::fs::read(path).map_err(|error| fail(&error))?
    };
    let lines = String::from_utf8(bytes).map_err(|error| fail(&error))?;
    let mut texts = Vec::new();
    for line in lines.lines() {
        let line: serde_json::Value = serde_json::from_str(line).map_err(|error| fail(&error))?;
        texts.push(fields.iter().filter_map(|field| line.get(field)?.as_str()).collect::<Vec<_>>().join("\n"));
    }
    Ok(texts)
}
