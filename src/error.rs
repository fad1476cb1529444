//! The error types: what cannot be built, what cannot be edited.

/// Why an annotator could not be built, or a date not be read. Annotating itself never fails.
///
/// The message names the place and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildError {
    message: String,
}

impl BuildError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl std::fmt::Display for BuildError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for BuildError {}

/// Why a document was not edited: the range does not lie in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditError {
    range: std::ops::Range<usize>,
    length: usize,
}

impl EditError {
    pub(crate) fn new(range: &std::ops::Range<usize>, length: usize) -> Self {
        Self { range: range.clone(), length }
    }
}

impl std::fmt::Display for EditError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { range, length } = self;
        write!(f, "{}..{} is no range of whole characters in a text of length {length}", range.start, range.end)?;
        f.write_str("; edits must come in the order in which they were made, each with offsets into the text before it")
    }
}

impl std::error::Error for EditError {}
