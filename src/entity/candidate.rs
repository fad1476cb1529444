//! What a rule proposes, and which proposals stay.

use std::cmp::Ordering;

use crate::annotation::{EntityKind, Rule};
use crate::document::Document;
use crate::order::Order as _;
use crate::span::Span;

/// A proposed mention.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The first token.
    pub(super) first: u32,
    /// The token after the last one.
    pub(super) end: u32,
    /// The reading of the first token at which the name begins.
    pub(super) reading: u8,
    /// What it names.
    pub(super) kind: EntityKind,
    /// Which rule or list.
    pub(super) rule: Rule,
    /// 0 to 1.
    pub(super) confidence: f32,
    /// What the name is known by, where a list says so: equal keys are one entity.
    pub(super) key: &'static str,
    /// The title before the name.
    pub(super) title: Option<Span>,
    /// Where it is the caller's: comes before all others.
    pub(super) custom: Option<Custom>,
}

/// Words that stand one after the other, read one way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    /// The first token.
    pub(super) first: u32,
    /// The token after the last one.
    pub(super) end: u32,
    /// The reading of the first token.
    pub(super) reading: u8,
}

impl Phrase {
    /// The number of words.
    pub(super) fn len(self) -> u32 {
        self.end - self.first
    }

    /// The reading of token `i`, one of its own.
    pub(super) fn reading_of(self, i: u32) -> u8 {
        if i == self.first { self.reading } else { 0 }
    }

    /// Its words from token `i` on, one of its own.
    pub(super) fn from(self, i: u32) -> Self {
        Self { first: i, end: self.end, reading: self.reading_of(i) }
    }
}

/// What makes a candidate the caller's own.
#[derive(Clone, Copy, Debug)]
pub(super) enum Custom {
    /// A name, by its index in the caller's list.
    Name(u32),
    /// What a pattern matched, which need not be whole words.
    Pattern(Span),
}

impl Candidate {
    /// The bytes of the name, without the proclitic before it.
    pub(super) fn span(&self, document: &Document<'_>) -> Span {
        if let Some(Custom::Pattern(span)) = self.custom {
            return span;
        }
        let start = document.readings(self.first).get(usize::from(self.reading)).map_or(0, |reading| reading.start);
        let end = self.end.checked_sub(1).and_then(|last| document.token(last)).map_or(start, |token| token.span.end);
        Span::new(start, end.max(start))
    }

    /// The words of the name.
    pub(super) fn phrase(&self) -> Phrase {
        Phrase { first: self.first, end: self.end, reading: self.reading }
    }

    /// Moves it so many tokens and bytes further on; back where the number is negated.
    pub(super) fn shift(&mut self, tokens: u32, bytes: u32) {
        self.first = self.first.wrapping_add(tokens);
        self.end = self.end.wrapping_add(tokens);
        self.title = self.title.map(|title| title.moved(bytes));
        if let Some(Custom::Pattern(span)) = &mut self.custom {
            *span = span.moved(bytes);
        }
    }

    /// The same candidate so many tokens and bytes further on.
    pub(super) fn moved(&self, tokens: u32, bytes: u32) -> Self {
        let mut moved = self.clone();
        moved.shift(tokens, bytes);
        moved
    }

    /// Leaves it without a token: it does not stay.
    fn fall(&mut self) {
        self.end = self.first;
    }

    fn has_fallen(&self) -> bool {
        self.end == self.first
    }

    fn overlaps(&self, other: &Candidate) -> bool {
        self.first < other.end && other.first < self.end
    }
}

/// The one that holds token `at`, of candidates in text order, disjoint.
pub(super) fn at_token(candidates: &[Candidate], at: u32) -> Option<&Candidate> {
    candidates.get(candidates.partition_point(|candidate| candidate.end <= at)).filter(|candidate| candidate.first <= at)
}

/// The candidates that stay: a longer one before a shorter one, then the surer one; in text order, disjoint.
pub(super) fn select(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.order_by_key(|candidate| candidate.first);
    // Only those that stand over each other, one after the other, are weighed against each other.
    let mut from = 0;
    while let Some(first) = candidates.get(from) {
        let (mut to, mut end) = (from + 1, first.end);
        while let Some(next) = candidates.get(to).filter(|next| next.first < end) {
            (to, end) = (to + 1, end.max(next.end));
        }
        match &mut candidates[from..to] {
            [_] => {}
            [a, b] if better(a, b).is_le() => b.fall(),
            [a, _] => a.fall(),
            run => keep_best(run),
        }
        from = to;
    }
    candidates.retain(|candidate| !candidate.has_fallen());
    debug_assert!(candidates.windows(2).all(|pair| !pair[0].overlaps(&pair[1])));
    candidates
}

/// Which of two candidates comes before the other where they stand over each other.
fn better(a: &Candidate, b: &Candidate) -> Ordering {
    a.custom
        .is_none()
        .cmp(&b.custom.is_none())
        .then((b.end - b.first).cmp(&(a.end - a.first)))
        .then(b.confidence.total_cmp(&a.confidence))
        .then(a.first.cmp(&b.first))
        .then(a.reading.cmp(&b.reading))
}

/// Lets all fall but the best of a run of candidates that stand over each other, and those beside it.
fn keep_best(run: &mut [Candidate]) {
    run.order_by(better);
    let from = run.iter().map(|candidate| candidate.first).min().unwrap_or(0);
    let end = run.iter().map(|candidate| candidate.end).max().unwrap_or(0);
    let mut taken = vec![false; (end - from) as usize];
    for candidate in run.iter_mut() {
        let range = (candidate.first - from) as usize..(candidate.end - from) as usize;
        if taken.get(range.clone()).is_some_and(|tokens| !tokens.contains(&true)) {
            taken[range].fill(true);
        } else {
            candidate.fall();
        }
    }
    run.order_by_key(|candidate| candidate.first);
}
