//! The expressions of one paragraph: found once, and resolved anew only where something else was spoken of before it than
//! the last time.

use super::clause::Clause;
use super::meaning::Meaning;
use super::parse::{self, Parser, Room};
use super::resolve::Resolver;
use super::{Found, diagnose, express, range, search};
use crate::annotation::{Diagnostic, RangeEnd, TimeExpression};
use crate::document::Document;
use crate::outline::Timed;

/// The expressions of one paragraph, as far as it tells by itself, and what they were resolved to.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    expressions: Vec<Expression>,
    tokens: u32,
    bytes: u32,
    /// Whether they were resolved before: what is resolved once need not be kept.
    resolved: bool,
    kept: Option<Box<Kept>>,
}

/// An expression with all that is needed to resolve it.
#[derive(Clone, Debug)]
struct Expression {
    found: parse::Found,
    clause: Clause,
    /// Whether it is the other end of the range that the one before it begins.
    ends_range: bool,
}

/// What the expressions were resolved to, with places counted from the paragraph's beginning.
#[derive(Clone, Debug)]
struct Kept {
    /// The resolver as it came to the paragraph, and as it left.
    before: Resolver,
    after: Resolver,
    found: Found,
}

impl Parsed {
    /// Finds the expressions of `paragraph`, a document of one paragraph. `room` is memory to work in, from paragraph to
    /// paragraph.
    pub fn new(paragraph: &Document<'_>, room: &mut Room) -> Self {
        room.lexemes.read(paragraph);
        let parser = Parser { document: paragraph, lexemes: &room.lexemes };
        let mut all = search::find(parser, &mut room.chart);
        range::share_years(paragraph, &mut all);
        let mut last = None;
        let expressions = all
            .iter()
            .map(|found| Expression {
                found: *found,
                clause: Clause::around(paragraph, found.first..found.end, &found.meaning),
                ends_range: last.replace(found).is_some_and(|last| range::joined(parser, last, found)),
            })
            .collect();
        let (tokens, bytes) = (paragraph.tokens().len() as u32, paragraph.text().len() as u32);
        Self { expressions, tokens, bytes, ..Self::default() }
    }

    /// True for a paragraph without a token.
    pub fn is_blank(&self) -> bool {
        self.tokens == 0
    }

    /// How many expressions it holds.
    pub fn count(&self) -> usize {
        self.expressions.len()
    }

    /// How many bytes of the text the paragraph is.
    pub fn bytes(&self) -> u32 {
        self.bytes
    }

    /// Appends what the expressions are resolved to by `resolver`, which has come to this paragraph, to `found`; the
    /// paragraph begins at `byte`.
    pub fn resolve(&mut self, resolver: &mut Resolver, byte: u32, found: &mut Found) {
        if self.expressions.is_empty() {
            return;
        }
        if let Some(kept) = self.known(resolver) {
            let count = found.expressions.len() as u32;
            found.copy(&kept.expressions, &kept.diagnostics, byte, count);
            return;
        }
        let before = *resolver;
        let (times, diagnostics) = (found.expressions.len(), found.diagnostics.len());
        for Expression { found: expression, clause, ends_range } in &self.expressions {
            let meaning = match expression.meaning {
                Meaning::Length(length) => resolver.deadline(length, clause).map_or(expression.meaning, Meaning::When),
                meaning => meaning,
            };
            let expression = parse::Found { span: expression.span.moved(byte), meaning, ..*expression };
            let resolved = match &expression.meaning {
                Meaning::When(when) => Some(resolver.resolve(when, clause, *ends_range)),
                _ => None,
            };
            found.diagnostics.extend(resolved.as_ref().and_then(|resolved| diagnose::diagnose(&expression, resolved)));
            found.expressions.push(express::express(&expression, resolved));
            if *ends_range {
                range::link(&mut found.expressions);
            }
        }
        if std::mem::replace(&mut self.resolved, true) {
            let mut kept = Found::default();
            let (back, fewer) = (byte.wrapping_neg(), (times as u32).wrapping_neg());
            kept.copy(&found.expressions[times..], &found.diagnostics[diagnostics..], back, fewer);
            self.kept = Some(Box::new(Kept { before, after: *resolver, found: kept }));
        }
    }
}

impl Parsed {
    /// Appends where the expressions stand; else as [`Self::resolve`].
    pub fn outline(&mut self, resolver: &mut Resolver, byte: u32, all: &mut Vec<Timed>) {
        if self.expressions.is_empty() {
            return;
        }
        let moved = |time: &TimeExpression| Timed { span: time.span.moved(byte), ..Timed::from(time) };
        if let Some(kept) = self.known(resolver) {
            all.extend(kept.expressions.iter().map(moved));
            return;
        }
        let mut found = Found::default();
        self.resolve(resolver, 0, &mut found);
        all.extend(found.expressions.iter().map(moved));
    }

    /// What was found the last time, where `resolver` comes as it came then; it leaves as it left.
    fn known(&self, resolver: &mut Resolver) -> Option<&Found> {
        let kept = self.kept.as_deref().filter(|kept| kept.before == *resolver)?;
        *resolver = kept.after;
        Some(&kept.found)
    }
}

impl Found {
    /// Appends `expressions` and `diagnostics`, so many bytes and expressions further on; a distance back is given as its
    /// two's complement.
    fn copy(&mut self, expressions: &[TimeExpression], diagnostics: &[Diagnostic], bytes: u32, before: u32) {
        let range = |range: RangeEnd| RangeEnd { other: range.other.wrapping_add(before), ..range };
        let place = |time: &TimeExpression| TimeExpression { span: time.span.moved(bytes), range: time.range.map(range), ..time.clone() };
        self.expressions.extend(expressions.iter().map(place));
        self.diagnostics.extend(diagnostics.iter().map(|found| Diagnostic { span: found.span.moved(bytes), ..found.clone() }));
    }
}
