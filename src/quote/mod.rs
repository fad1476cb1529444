//! Quotations with their speakers, and the words in quotation marks that nobody said.

use crate::annotation::{Diagnostic, Entity, EntityMention, Mark, Quote, TimeExpression};
use crate::document::Document;

/// What the other recognisers found: quotations need names for their speakers, and times to read over.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// In text order, disjoint.
    pub mentions: &'a [EntityMention],
    /// What the mentions refer to; `Entity::id` is the index.
    pub entities: &'a [Entity],
    /// In text order, disjoint.
    pub times: &'a [TimeExpression],
}

/// What [`find`] gives.
#[derive(Debug, Default)]
pub struct Found {
    /// In text order; no two share a byte of content.
    pub quotes: Vec<Quote>,
    /// In text order, disjoint, outside the quotations.
    pub marks: Vec<Mark>,
    /// Marks never closed, quotations without a speaker.
    pub diagnostics: Vec<Diagnostic>,
}

/// The quotations of `document`.
pub fn find(_document: &Document<'_>, _known: Known<'_>) -> Found {
    Found::default()
}
