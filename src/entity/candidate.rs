//! What a rule proposes, and which proposals stay.

use crate::annotation::EntityKind;
use crate::document::Document;
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
    pub(super) rule: &'static str,
    /// 0 to 1.
    pub(super) confidence: f32,
    /// What the name is known by, where a list says so: equal keys are one entity.
    pub(super) key: &'static str,
    /// The title before the name.
    pub(super) title: Option<Span>,
}

impl Candidate {
    /// The bytes of the name, without the proclitic before it.
    pub(super) fn span(&self, document: &Document<'_>) -> Span {
        let start = document.readings(self.first).get(usize::from(self.reading)).map_or(0, |reading| reading.start);
        let end = self.end.checked_sub(1).and_then(|last| document.token(last)).map_or(start, |token| token.span.end);
        Span::new(start, end.max(start))
    }

    fn overlaps(&self, other: &Candidate) -> bool {
        self.first < other.end && other.first < self.end
    }
}

/// The candidates that stay: a longer one before a shorter one, then the surer one; in text order, disjoint.
pub(super) fn select(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by(|a, b| {
        (b.end - b.first).cmp(&(a.end - a.first)).then(b.confidence.total_cmp(&a.confidence)).then(a.first.cmp(&b.first)).then(a.reading.cmp(&b.reading))
    });
    let last = candidates.iter().map(|candidate| candidate.end).max().unwrap_or(0);
    let mut taken = vec![false; last as usize];
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        let range = candidate.first as usize..candidate.end as usize;
        let Some(tokens) = taken.get_mut(range) else { continue };
        if !tokens.contains(&true) {
            tokens.fill(true);
            kept.push(candidate);
        }
    }
    kept.sort_by_key(|candidate| candidate.first);
    debug_assert!(kept.windows(2).all(|pair| !pair[0].overlaps(&pair[1])));
    kept
}
