//! The entities of an article, made of the names of its paragraphs.
//!
//! What a mention shows by itself is kept with its paragraph. Which mentions are of one entity follows from their words
//! alone; while these are the same, so are the groups.

use super::Proposed;
use super::candidate::Candidate;
use super::diagnostics;
use super::group::{Group, group};
use super::name::Names;
use super::pass::{Pass, Place, placed};
use super::words::Words;
use crate::annotation::Gender;
use crate::hash::join;
use crate::span::Span;

/// A mention in the document.
#[derive(Clone, Copy)]
pub(super) struct Mention<'p> {
    /// Places count from the beginning of the paragraph.
    pub(super) name: &'p Candidate,
    place: Place,
    /// The bytes in the document.
    pub(super) span: Span,
    pub(super) gender: Option<Gender>,
}

impl Mention<'_> {
    /// The name at its place in the document.
    pub(super) fn placed(&self) -> Candidate {
        self.name.moved(self.place.token, self.place.byte)
    }

    /// The title before it, at its place in the document.
    pub(super) fn title(&self) -> Option<Span> {
        self.name.title.map(|title| title.moved(self.place.byte))
    }
}

/// The groups of mentions, kept while they are the same.
#[derive(Debug, Default)]
pub(super) struct Grouped {
    /// A key for the names of which they are made.
    key: u64,
    /// The entities, by first mention.
    pub(super) groups: Vec<Group>,
    /// The entity of each mention.
    pub(super) entity_of: Vec<u32>,
    /// The entities that are spelled two ways.
    pub(super) spelled_two_ways: Vec<u32>,
}

impl Grouped {
    /// Groups the names that `pass` has found, and returns them.
    pub(super) fn update<'p>(&mut self, pass: &dyn Pass, words: &Words<'_, '_>, paragraphs: &'p mut [Proposed]) -> Vec<Mention<'p>> {
        let mut spelled = String::new();
        for (paragraph, place) in placed(paragraphs) {
            if pass.made_of(paragraph).changed {
                let names = pass.made_of(paragraph).names.iter().map(|name| name.moved(place.token, place.byte));
                paragraph.mentions = Names::new(words, names, place.byte, &mut spelled);
            }
        }
        let named = || paragraphs.iter().map(|paragraph| &paragraph.mentions).filter(|mentions| mentions.len() > 0);
        let key = named().fold(0, |key, mentions| join(key, mentions.key()));
        let same = std::mem::replace(&mut self.key, key) == key;
        if !same {
            self.groups = group(Names::joined(named()));
            self.entity_of = vec![0; named().map(|mentions| mentions.len()).sum()];
            for (group, id) in self.groups.iter().zip(0..) {
                group.members.iter().for_each(|&member| self.entity_of[member] = id);
            }
        }
        let mut all = Vec::with_capacity(self.entity_of.len());
        for (paragraph, place) in placed(paragraphs) {
            let names = pass.made_of(paragraph).names.iter().zip(paragraph.mentions.iter());
            all.extend(names.map(|(name, shown)| Mention { name, place, span: shown.span.moved(place.byte), gender: shown.gender }));
        }
        if !same {
            let two_ways = |&(group, _): &(&Group, u32)| !diagnostics::spelled_two_ways(words, &all, group).is_empty();
            self.spelled_two_ways = self.groups.iter().zip(0..).filter(two_ways).map(|(_, id)| id).collect();
        }
        all
    }
}
