//! An annotation that an export leaves out, as JavaScript names it.

use serde::Deserialize;

use crate::annotation::Annotation;
use crate::offsets::OffsetMap;
use crate::span::Span;

/// A layer and a place in it.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct OmitOption {
    /// `entity`, `quote`, `time` or `mark`; what is none of these names nothing.
    #[serde(rename = "type")]
    layer: String,
    start: u32,
    end: u32,
}

impl OmitOption {
    /// Whether this is the annotation that is meant; `offsets` counts as the caller does.
    pub(crate) fn names(&self, annotation: &Annotation, offsets: &OffsetMap<'_>) -> bool {
        let layer = match annotation {
            Annotation::Entity(_) => "entity",
            Annotation::Quote(_) => "quote",
            Annotation::Time(_) => "time",
            Annotation::Mark(_) => "mark",
        };
        layer == self.layer && offsets.convert(annotation.span()) == Span::new(self.start, self.end)
    }
}
