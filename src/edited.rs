//! A document that is written in while it is marked up: an edit costs the work of its paragraph.
//!
//! What a paragraph gives by itself is kept, and so is what the model made of it; an edit reads only the paragraphs that it
//! touches. What the whole text decides is decided again, from what the paragraphs gave: at once where annotations stand and
//! of what kind they are, and when it is asked for what they say (which surname means whom, who spoke last, which day "that
//! day" is). So the result is the one that a document read from the start would have: both go the same way.

use std::ops::Range;

use crate::annotation::AnnotatedArticle;
use crate::annotator::Annotator;
use crate::document::Document;
use crate::edit::Edit;
use crate::error::EditError;
use crate::options::Options;
use crate::outline::{Outline, Outlined};
use crate::paragraphs::Paragraphs;
use crate::span::Span;

/// A text with its annotations, kept right through edits. [`Annotator::document`] makes one.
///
/// # Example
///
/// ```
/// use hashiya::{Annotator, Options};
///
/// let mut document = Annotator::new().document("وصل الوزير إلى بغداد.", &Options::default());
/// let end = document.text().len();
/// document.apply_edit(end..end, " وغادر إلى القاهرة.")?;
/// let whole = Annotator::new().annotate(document.text(), &Options::default());
/// assert_eq!(*document.article(), whole);
/// # Ok::<(), hashiya::EditError>(())
/// ```
#[derive(Debug)]
pub struct EditedDocument {
    annotator: Annotator,
    options: Options,
    text: String,
    /// The text as read, over no text while nothing is done with it.
    document: Document<'static>,
    paragraphs: Paragraphs,
    /// What is painted, right after every edit.
    outline: Outline,
    /// What that says; made when it is asked for.
    article: Option<AnnotatedArticle>,
}

impl Annotator {
    /// A document that is edited: see [`EditedDocument`].
    pub fn document(&self, text: impl Into<String>, options: &Options) -> EditedDocument {
        let text = text.into();
        let mut document = EditedDocument {
            annotator: self.clone(),
            options: options.clone(),
            text: String::new(),
            document: Document::default(),
            paragraphs: Paragraphs::default(),
            outline: Outline::default(),
            article: None,
        };
        document.replace(0..0, &text);
        document
    }
}

impl EditedDocument {
    /// The text as it is now.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where its annotations stand and of what kind they are: known after every edit.
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// Its annotations, made when they are asked for first after an edit: who speaks and which days are meant is decided over
    /// the whole text.
    pub fn article(&mut self) -> &AnnotatedArticle {
        if self.article.is_none() {
            let document = std::mem::take(&mut self.document).over(&self.text);
            self.article = Some(self.annotator.annotate_document(&document, &mut self.paragraphs, &self.options, &mut |_| ()));
            self.document = document.over("");
        }
        self.article.get_or_insert_default()
    }

    /// Both at once.
    #[cfg(feature = "wasm")]
    pub(crate) fn text_and_article(&mut self) -> (&str, &AnnotatedArticle) {
        self.article();
        (&self.text, self.article.get_or_insert_default())
    }

    /// Puts `insert` in the place of the bytes `range`, and returns the part of the new text, in bytes, that may have to be
    /// painted anew: all annotations outside of it cover the same words as before, under the same kind.
    ///
    /// # Errors
    ///
    /// Where `range` does not lie in the text on `char` boundaries; nothing is changed then.
    pub fn apply_edit(&mut self, range: Range<usize>, insert: &str) -> Result<Span, EditError> {
        if self.text.get(range.clone()).is_none() {
            return Err(EditError::new(&range, self.text.len()));
        }
        let edit = Edit { removed: Span::from(range.clone()), inserted: insert.len() as u32 };
        let before = self.replace(range, insert);
        Ok(repaint(&before, &self.outline, edit))
    }

    /// Edits text, document and outline; returns the outline before.
    fn replace(&mut self, range: Range<usize>, insert: &str) -> Outline {
        let (numbers, bytes) = self.paragraphs.touched(&(range.start as u32..range.end as u32));
        let length = bytes.end - bytes.start;
        let now = bytes.start..bytes.end - range.len() as u32 + insert.len() as u32;
        self.text.replace_range(range, insert);
        let mut document = std::mem::take(&mut self.document).over(&self.text);
        let wanted = self.annotator.wanted(self.options.layers);
        self.paragraphs.replace(&mut document, numbers, length, now, wanted, &mut |_| ());
        let outline = self.annotator.outline_document(&document, &mut self.paragraphs, &self.options);
        self.document = document.over("");
        self.article = None;
        std::mem::replace(&mut self.outline, outline)
    }
}

/// The part of the new text that holds the edit and all annotations that differ, by place or kind.
fn repaint(before: &Outline, after: &Outline, edit: Edit) -> Span {
    let same = |old: &Outlined, new: &Outlined| {
        edit.carry(old.span) == Some(new.span) && old.kind == new.kind && {
            let (was, is) = (before.parts(old), after.parts(new));
            let inside = |span: Span, part: &Span| part.moved(span.start.wrapping_neg());
            was.len() == is.len() && was.iter().zip(is).all(|(was, is)| inside(old.span, was) == inside(new.span, is))
        }
    };
    let (before, after) = (before.items(), after.items());
    let head = before.iter().zip(after).take_while(|(old, new)| same(old, new)).count();
    let (before, after) = (&before[head..], &after[head..]);
    let tail = before.iter().rev().zip(after.iter().rev()).take_while(|(old, new)| same(old, new)).count();
    let (before, after) = (&before[..before.len() - tail], &after[..after.len() - tail]);
    let start = edit.removed.start;
    let inserted = Span::new(start, start + edit.inserted);
    // What the edit touched of an old annotation ends where the new text begins, or after it.
    let old = before.iter().map(|old| {
        let span = old.span;
        edit.carry(span).unwrap_or_else(|| {
            let end = if span.end > edit.removed.end { span.end - edit.removed.end + inserted.end } else { inserted.end };
            Span::new(span.start.min(start), end)
        })
    });
    old.chain(after.iter().map(|new| new.span)).fold(inserted, Span::join)
}
