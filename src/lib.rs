//! **Hashiya** (حاشية, the gloss in the margin of a page) marks up Arabic news articles: who is named, who said what,
//! and when.
//!
//! ```
//! use hashiya::{Annotator, Options};
//!
//! let text = "وقال الوزير في بيروت أمس إن الخطة جاهزة.";
//! let options = Options { date: Some("2020-08-18".parse()?), ..Options::default() };
//! for annotation in Annotator::new().annotate(text, &options).annotations {
//!     println!("{:?} {}", annotation.span(), annotation.span().slice(text));
//! }
//! # Ok::<(), hashiya::BuildError>(())
//! ```
//!
//! Spans count UTF-8 bytes of the text exactly as given; [`OffsetMap`] converts them. `ARCHITECTURE.md` shows how the
//! modules depend on each other.

// The code that wasm-bindgen generates is not safe Rust; no other is let in, and there it is still denied.
#![cfg_attr(not(feature = "wasm"), forbid(unsafe_code))]

mod annotation;
mod annotator;
mod document;
mod edit;
mod edited;
mod entity;
mod error;
#[cfg(any(feature = "cli", feature = "wasm"))]
mod export;
mod hash;
#[cfg(test)]
mod hostile;
mod lexicon;
mod names;
mod offsets;
mod options;
mod order;
mod outline;
mod paragraphs;
mod quote;
mod reference_date;
mod settle;
mod span;
mod text;
mod time;
#[cfg(any(feature = "cli", feature = "wasm"))]
mod wire;
mod word_set;

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "wasm")]
mod dom;
#[cfg(feature = "wasm")]
mod wasm;

/// The inside that the `trainer` crate works on. Not part of the API: it changes without notice.
#[cfg(feature = "training")]
#[doc(hidden)]
pub mod training {
    pub use crate::document::Document;
    pub use crate::entity::{Recognizer, model};
    pub use crate::lexicon::{List, Match, organization_heads};
    pub use crate::text::fold::fold;
    pub use crate::text::token::TokenKind;

    /// The number of tokens and of folded letters: one pass of tokenising and folding, and nothing more.
    pub fn tokens(text: &str) -> (usize, usize) {
        let (mut tokens, mut folded) = (Vec::with_capacity(text.len() / 9), String::with_capacity(text.len()));
        crate::text::token::tokenize(text, &mut tokens);
        for token in &tokens {
            crate::text::fold::fold_into(token.span.slice(text), &mut folded);
        }
        (tokens.len(), folded.len())
    }
}

pub use annotation::{
    AnnotatedArticle, Annotation, Calendar, Diagnostic, Entity, EntityKind, EntityMention, Gender, Mark, MarkKind, Quote, QuoteKind,
    RangeEnd, RangeRole, Rule, TimeExpression, TimexKind,
};
pub use annotator::{Annotator, AnnotatorBuilder};
pub use edit::Edit;
pub use edited::EditedDocument;
pub use error::{BuildError, EditError};
#[cfg(any(feature = "cli", feature = "wasm"))]
pub use export::{Export, ExportFormat};
pub use names::load_names;
pub use offsets::{OffsetMap, OffsetUnit};
pub use options::{CustomName, CustomPattern, Layers, Options, Prefer};
pub use outline::{Kind, Outline, Outlined};
pub use reference_date::ReferenceDate;
pub use span::Span;

/// The examples of the README run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeDoctests;
