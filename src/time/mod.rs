//! Dates, times, durations and recurrences, resolved against the publication date.

use crate::annotation::{Diagnostic, TimeExpression};
use crate::document::Document;
use crate::options::Options;

/// What [`find`] gives.
#[derive(Debug, Default)]
pub struct Found {
    /// In text order, disjoint. `range.other` is an index into this vector.
    pub expressions: Vec<TimeExpression>,
    /// Dates that contradict themselves.
    pub diagnostics: Vec<Diagnostic>,
}

/// The time expressions of `document`.
pub fn find(_document: &Document<'_>, _options: &Options) -> Found {
    Found::default()
}
