//! What the caller adds: names of his own, words never to mark, patterns.

use super::candidate::{Candidate, Custom};
use super::pattern::{self, Pattern};
use super::phrases::{self, Phrases};
use crate::annotation::{EntityKind, Rule};
use crate::document::Document;
use crate::error::BuildError;
use crate::options::{CustomName, CustomPattern};
use crate::order::Order as _;
use crate::span::Span;

/// The caller's own names, denied words and patterns, ready to look up.
#[derive(Debug, Default)]
pub(super) struct Own {
    pub(super) names: Vec<CustomName>,
    phrases: Phrases,
    denied: Phrases,
    patterns: Vec<(CustomPattern, Pattern)>,
}

impl Own {
    /// # Errors
    ///
    /// Where a name holds no letter or digit, or a pattern is no regular expression or too large; the message names it.
    pub(super) fn new(names: Vec<CustomName>, deny: &[String], patterns: &[CustomPattern]) -> Result<Self, BuildError> {
        let texts = names
            .iter()
            .zip(0u32..)
            .flat_map(|(name, row)| [&name.name].into_iter().chain(&name.aliases).map(move |text| (text.as_str(), row)));
        let phrases = Phrases::new(texts)
            .map_err(|(text, row)| BuildError::new(format!("names: {text:?} (name {}) holds no letter or digit", row + 1)))?;
        // What holds no letter or digit denies nothing.
        let denied = Phrases::new(deny.iter().map(|word| (word.as_str(), 0)).filter(|(word, _)| phrases::holds_word(word)));
        let denied = denied.unwrap_or_default();
        let patterns = patterns.iter().map(|own| Ok((own.clone(), pattern::compile(own)?))).collect::<Result<_, _>>()?;
        Ok(Self { names, phrases, denied, patterns })
    }

    /// Proposes the caller's names and what his patterns match.
    pub(super) fn find(&self, document: &Document<'_>, found: &mut Vec<Candidate>) {
        for (pattern, expression) in &self.patterns {
            for matched in expression.find(document.text()) {
                let span = visible(document, Span::new(matched.start, matched.end));
                let (first, end) = (document.token_at(span.start), document.token_at(span.end.saturating_sub(1)) + 1);
                if !span.is_empty() && first < end {
                    let end = end.min(document.tokens().len() as u32);
                    let rule = format!("pattern:{}", pattern.id);
                    found.push(own((first, end, 0), pattern.kind, rule.into(), Custom::Pattern(span)));
                }
            }
        }
        self.phrases.find(document, |row, first, end, reading| {
            let Some(name) = self.names.get(row as usize) else { return };
            found.push(own((first, end, reading), name.kind, "names".into(), Custom::Name(row)));
        });
    }

    /// What is denied in a document.
    pub(super) fn denied(&self, document: &Document<'_>) -> Denied {
        let mut denied = Denied::default();
        self.denied.find(document, |_, first, end, _| denied.0.push((first, end)));
        denied.0.order();
        denied
    }
}

fn own((first, end, reading): (u32, u32, u8), kind: EntityKind, rule: Rule, custom: Custom) -> Candidate {
    Candidate { first, end, reading, kind, rule, confidence: 1.0, key: "", title: None, custom: Some(custom) }
}

/// The tokens of a paragraph, first and end, that the caller never wants marked as one name; sorted.
#[derive(Debug, Default)]
pub(super) struct Denied(Vec<(u32, u32)>);

impl Denied {
    /// True where the tokens of a mention are denied, in a paragraph that begins at token `start`. The caller's own names never
    /// are.
    pub(super) fn holds(&self, candidate: &Candidate, start: u32) -> bool {
        let tokens = (candidate.first.wrapping_sub(start), candidate.end.wrapping_sub(start));
        candidate.custom.is_none() && self.0.binary_search(&tokens).is_ok()
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
