//! What the caller adds: names of his own, words never to mark, patterns.

use std::collections::HashSet;

use regex_lite::Regex;

use super::candidate::{Candidate, Custom};
use super::pattern;
use crate::document::Document;
use crate::error::BuildError;
use crate::lexicon::packed::Entry;
use crate::lexicon::{Lexicon, WordId, scan};
use crate::options::{CustomName, CustomPattern};
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::token::{TokenKind, tokenize};

/// The caller's own names, denied words and patterns, ready to look up.
#[derive(Debug, Default)]
pub(super) struct Own {
    pub(super) names: Vec<CustomName>,
    lexicon: Lexicon,
    denied: HashSet<Vec<String>>,
    patterns: Vec<(CustomPattern, Regex)>,
}

impl Own {
    /// # Errors
    ///
    /// Where a name holds no letter or digit, or a pattern is no regular expression or too large; the message names it.
    pub(super) fn new(names: &[CustomName], deny: &[String], patterns: &[CustomPattern]) -> Result<Self, BuildError> {
        let mut phrases = Vec::with_capacity(names.len());
        for (name, row) in names.iter().zip(0u32..) {
            for form in [&name.name].into_iter().chain(&name.aliases) {
                let words = words_of(form);
                if words.is_empty() {
                    return Err(BuildError::new(format!("names: {form:?} (name {}) holds no letter or digit", row + 1)));
                }
                for variant in inflected(&words) {
                    phrases.push((variant, Entry { list: 0, row }));
                }
                phrases.push((words, Entry { list: 0, row }));
            }
        }
        let lexicon =
            if phrases.is_empty() { Lexicon::default() } else { Lexicon::unpack(&[&Lexicon::pack(&phrases)]).unwrap_or_default() };
        Ok(Self {
            names: names.to_vec(),
            lexicon,
            denied: deny.iter().map(|word| words_of(word)).filter(|words| !words.is_empty()).collect(),
            patterns: patterns.iter().map(|own| Ok((own.clone(), pattern::compile(own)?))).collect::<Result<_, _>>()?,
        })
    }

    /// Proposes the caller's names and what his patterns match.
    pub(super) fn find(&self, document: &Document<'_>, found: &mut Vec<Candidate>) {
        for (pattern, regex) in &self.patterns {
            for matched in regex.find_iter(document.text()) {
                let span = visible(document, Span::new(matched.start() as u32, matched.end() as u32));
                let (first, end) = (document.token_at(span.start), document.token_at(span.end.saturating_sub(1)) + 1);
                if !span.is_empty() && first < end {
                    found.push(Candidate {
                        first,
                        end: end.min(document.tokens().len() as u32),
                        reading: 0,
                        kind: pattern.kind,
                        rule: format!("pattern:{}", pattern.id).into(),
                        confidence: 1.0,
                        key: "",
                        title: None,
                        custom: Some(Custom::Pattern(span)),
                    });
                }
            }
        }
        if self.lexicon.is_empty() {
            return;
        }
        let words = OwnWords::new(document, &self.lexicon);
        scan::scan(&self.lexicon, &words, |_, row, first, end, reading| {
            let Some(name) = self.names.get(row as usize) else { return };
            found.push(Candidate {
                first,
                end,
                reading,
                kind: name.kind,
                rule: "names".into(),
                confidence: 1.0,
                key: "",
                title: None,
                custom: Some(Custom::Name(row)),
            });
        });
    }

    /// True where the words of a mention are denied.
    pub(super) fn denies(&self, document: &Document<'_>, candidate: &Candidate) -> bool {
        if self.denied.is_empty() || candidate.custom.is_some() {
            return false;
        }
        let form = |i: u32| {
            let reading = if i == candidate.first { candidate.reading } else { 0 };
            document.readings(i).get(usize::from(reading)).map_or("", |reading| document.reading_form(reading)).to_owned()
        };
        self.denied.contains(&(candidate.first..candidate.end).map(form).collect::<Vec<_>>())
    }
}

/// The span without what shows nothing at its beginning and end.
fn visible(document: &Document<'_>, span: Span) -> Span {
    let first = document.token(document.token_at(span.start)).map_or(span.end, |token| token.span.start);
    let last = document.token(document.token_at(span.end.saturating_sub(1))).map_or(span.end, |token| token.span.end);
    let start = span.start.max(first).min(span.end);
    let last = if document.token_at(span.end.saturating_sub(1)) as usize >= document.tokens().len() {
        document.tokens().last().map_or(start, |token| token.span.end)
    } else {
        last
    };
    Span::new(start, span.end.min(last).max(start))
}

/// The folded words of a name; empty where it holds no letter or digit.
fn words_of(name: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    tokenize(name, &mut tokens);
    if !tokens.iter().any(|token| matches!(token.kind, TokenKind::Word | TokenKind::Latin | TokenKind::Number)) {
        return Vec::new();
    }
    tokens.iter().map(|token| fold(token.span.slice(name))).collect()
}

/// The other cases of a name: أبو, أبي, أبا; ‑ون, ‑ين.
fn inflected(words: &[String]) -> Vec<Vec<String>> {
    let mut variants = Vec::new();
    let mut with = |at: usize, word: String| {
        let mut variant = words.to_vec();
        variant[at] = word;
        variants.push(variant);
    };
    for (at, word) in words.iter().enumerate() {
        if ["ابو", "ابي", "ابا"].contains(&word.as_str()) && at + 1 < words.len() {
            ["ابو", "ابي", "ابا"].iter().filter(|other| **other != word).for_each(|other| with(at, (*other).to_owned()));
        }
        if word.chars().count() > 5 {
            if let Some(stem) = word.strip_suffix("ون") {
                with(at, format!("{stem}ين"));
            } else if let Some(stem) = word.strip_suffix("ين").filter(|_| word.starts_with("ال")) {
                with(at, format!("{stem}ون"));
            }
        }
    }
    variants
}

/// A document's words as the caller's lexicon numbers them.
struct OwnWords<'d, 't> {
    document: &'d Document<'t>,
    first: Vec<u32>,
    words: Vec<WordId>,
}

impl<'d, 't> OwnWords<'d, 't> {
    fn new(document: &'d Document<'t>, lexicon: &Lexicon) -> Self {
        let count = document.tokens().len() as u32;
        let (mut first, mut words) = (Vec::with_capacity(count as usize + 1), Vec::new());
        for i in 0..count {
            first.push(words.len() as u32);
            words.extend(document.readings(i).iter().map(|reading| lexicon.word(document.reading_form(reading))));
        }
        first.push(words.len() as u32);
        Self { document, first, words }
    }
}

impl scan::Words for OwnWords<'_, '_> {
    fn count(&self) -> usize {
        self.document.tokens().len()
    }

    fn readings(&self, token: usize) -> &[WordId] {
        match self.first.get(token..token + 2) {
            Some(&[from, to]) => &self.words[from as usize..to as usize],
            _ => &[],
        }
    }

    fn continues(&self, token: usize) -> bool {
        self.document.token(token as u32).is_some_and(|token| !token.starts_paragraph)
    }
}
