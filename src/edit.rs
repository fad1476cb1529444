//! One edit of a text, and what it does to what was marked there.

use crate::span::Span;

/// An edit: some bytes of a text were replaced by others.
///
/// # Example
///
/// ```
/// use hashiya::{Edit, Span};
///
/// // «وصل أحمد» became «وصل أمس أحمد»: seven bytes were put in at byte 7.
/// let edit = Edit { removed: Span::new(7, 7), inserted: 7 };
/// assert_eq!(edit.carry(Span::new(0, 6)), Some(Span::new(0, 6)));
/// assert_eq!(edit.carry(Span::new(7, 15)), Some(Span::new(14, 22)));
/// assert_eq!(edit.carry(Span::new(0, 15)), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that were taken out; empty where there was only something put in.
    pub removed: Span,
    /// How many bytes were put in their place.
    pub inserted: u32,
}

impl Edit {
    /// Where `span` is after the edit: before it unchanged, after it moved, touched by it nowhere.
    ///
    /// What is put in right beside a span does not touch it.
    pub const fn carry(self, span: Span) -> Option<Span> {
        if span.end <= self.removed.start {
            Some(span)
        } else if span.start >= self.removed.end {
            Some(span.moved(self.inserted.wrapping_sub(self.removed.len())))
        } else {
            None
        }
    }
}
