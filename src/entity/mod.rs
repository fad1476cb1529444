//! Names of people, places and bodies, grouped into the entities of the article.

pub mod combine;
pub mod model;

use crate::annotation::{Diagnostic, Entity, EntityMention};
use crate::document::Document;
use crate::error::BuildError;
use crate::options::{CustomName, CustomPattern};

/// Finds names. Holds what the caller added: names, denied words, patterns.
#[derive(Debug, Default)]
pub struct Recognizer {}

/// What [`Recognizer::find`] gives.
#[derive(Debug, Default)]
pub struct Found {
    /// In text order, disjoint.
    pub mentions: Vec<EntityMention>,
    /// What the mentions refer to, by first mention; `Entity::id` is the index.
    pub entities: Vec<Entity>,
    /// Names spelled two ways, titles given to two people.
    pub diagnostics: Vec<Diagnostic>,
}

impl Recognizer {
    /// A recogniser that also knows the caller's names and patterns.
    ///
    /// # Errors
    ///
    /// Where a name is empty, or a pattern is no regular expression or too large.
    pub fn new(_names: &[CustomName], _deny: &[String], _patterns: &[CustomPattern]) -> Result<Self, BuildError> {
        Ok(Self {})
    }

    /// The names in `document`, grouped.
    pub fn find(&self, document: &Document<'_>) -> Found {
        let (mentions, entities) = combine::from_model(document);
        Found { mentions, entities, diagnostics: Vec::new() }
    }
}
