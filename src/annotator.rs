//! The way of the data: text → document → times, mentions, quotations → one article.

use crate::annotation::AnnotatedArticle;
use crate::error::BuildError;
use crate::options::{CustomName, CustomPattern, Options};

/// Marks up articles. Build it once; it can be shared between threads.
///
/// ```
/// use hashiya::{Annotator, Options};
///
/// let article = Annotator::new().annotate("قال الوزير: «نحن جاهزون».", &Options::default());
/// ```
#[derive(Default)]
pub struct Annotator {}

impl Annotator {
    /// An annotator with the built-in lists and rules only.
    pub fn new() -> Self {
        Self::default()
    }

    /// For an annotator with the caller's own names, patterns or model.
    pub fn builder() -> AnnotatorBuilder {
        AnnotatorBuilder::default()
    }

    /// Marks up one article.
    ///
    /// Any string is valid input, so this never fails. It does no I/O and reads no clock.
    pub fn annotate(&self, _text: &str, _options: &Options) -> AnnotatedArticle {
        AnnotatedArticle::default()
    }
}

/// Collects what an [`Annotator`] is built from.
#[derive(Clone, Debug, Default)]
pub struct AnnotatorBuilder {
    names: Vec<CustomName>,
    deny: Vec<String>,
    patterns: Vec<CustomPattern>,
}

impl AnnotatorBuilder {
    /// The caller's own names: found in every inflected and clitic form, before anything else.
    #[must_use]
    pub fn names(mut self, names: impl IntoIterator<Item = CustomName>) -> Self {
        self.names.extend(names);
        self
    }

    /// Words and names that are never marked as entities.
    #[must_use]
    pub fn deny(mut self, words: impl IntoIterator<Item = String>) -> Self {
        self.deny.extend(words);
        self
    }

    /// The caller's own regular expressions.
    #[must_use]
    pub fn patterns(mut self, patterns: impl IntoIterator<Item = CustomPattern>) -> Self {
        self.patterns.extend(patterns);
        self
    }

    /// The annotator.
    ///
    /// # Errors
    ///
    /// Where a name is empty, or a pattern is no regular expression or too large; the message names it.
    pub fn build(self) -> Result<Annotator, BuildError> {
        Ok(Annotator {})
    }
}
