//! Where something stands in a text.

use std::ops::Range;

/// A half-open range `start..end` of **UTF-8 byte** offsets into one text.
///
/// Every offset inside this crate is a UTF-8 byte offset on a `char` boundary. JavaScript strings count UTF-16 code
/// units and many corpora count code points; the only place that converts is [`OffsetMap`](crate::OffsetMap).
///
/// # Example
///
/// An Arabic letter takes two bytes, so a span is longer than it looks:
///
/// ```
/// use hashiya::Span;
///
/// let text = "في بيروت";
/// let span = Span::new(5, 15);
/// assert_eq!(span.slice(text), "بيروت");
/// assert_eq!(span.len(), 10);
/// assert!(!span.contains(15)); // the end is outside
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte, 0 to the text's length.
    pub start: u32,
    /// The byte after the last one, `start` to the text's length.
    pub end: u32,
}

impl Span {
    /// The span `start..end`.
    ///
    /// # Panics
    ///
    /// In debug builds where `end < start`.
    pub const fn new(start: u32, end: u32) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// The length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// True where the span covers no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True where byte `offset` lies inside; the end is outside.
    pub const fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// True where every byte of `other` lies inside.
    pub const fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True where the two share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The span `by` bytes further on; a distance back is given as its two's complement.
    #[must_use]
    pub(crate) const fn moved(self, by: u32) -> Span {
        Span { start: self.start.wrapping_add(by), end: self.end.wrapping_add(by) }
    }

    /// The text that the span covers; empty where the span does not lie on `char` boundaries of `text`.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

impl From<Range<usize>> for Span {
    /// Texts are at most 4 GiB, so the offsets fit.
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start as u32, range.end as u32)
    }
}

impl std::fmt::Debug for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
