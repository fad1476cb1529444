//! What the model made of a paragraph the last time, so that a paragraph that nothing changes for is not decoded again.
//!
//! Both readings are functions of what is kept here: the first of the sentences and the rules' hints, the second of what
//! the article remembers besides. Equal inputs, equal results; so an edited document gives what a new one would.

use super::Tagged;
use super::article::{Host, Memory, Named};
use super::decode::Scores;
use super::hints::Hint;
use super::tags::Tag;
use crate::document::Document;
use crate::text::sentence::Tokens;

/// The readings of one paragraph. Tokens and bytes count from its beginning.
#[derive(Clone, Debug, Default)]
pub struct Memo {
    /// The number of tokens.
    tokens: u32,
    /// The number of bytes.
    bytes: u32,
    hints: Vec<Hint>,
    /// None where the hints have changed.
    pub(super) first: Option<First>,
    /// The words of the names of the first reading: what the article's memory has of this paragraph.
    pub(super) named: Vec<Named>,
    /// The tokens whose words are remembered; none where that is to be found out.
    pub(super) hosts: Option<Vec<Host>>,
    second: Second,
    changed: bool,
}

/// The first reading: what each word shows, and the tags that follow from it.
#[derive(Clone, Debug, Default)]
pub(super) struct First {
    /// The tokens at which the sentences end.
    pub(super) sentences: Vec<u32>,
    pub(super) scores: Vec<Scores>,
    pub(super) tags: Vec<Tag>,
}

/// The second reading: what the article remembers of the words (token, key), and the names that follow from both.
#[derive(Clone, Debug, Default)]
struct Second {
    votes: Box<[(u32, u32)]>,
    names: Vec<Tagged>,
}

impl Memo {
    /// Nothing known yet of a paragraph of this length.
    pub fn new(tokens: u32, bytes: u32) -> Self {
        Self { tokens, bytes, ..Self::default() }
    }

    /// The number of tokens.
    pub fn tokens(&self) -> u32 {
        self.tokens
    }

    /// The number of bytes.
    pub fn bytes(&self) -> u32 {
        self.bytes
    }

    /// Sets what the rules propose here, by first token.
    pub fn hint(&mut self, hints: Vec<Hint>) {
        if self.hints != hints {
            self.hints = hints;
            self.first = None;
        }
    }

    /// The names that the model found.
    pub fn names(&self) -> &[Tagged] {
        &self.second.names
    }

    /// True where they may be others than the time before.
    pub fn is_changed(&self) -> bool {
        self.changed
    }

    /// Takes off what `memory` has of this paragraph, which goes.
    pub fn forget(&mut self, memory: &mut Memory) {
        memory.take_off(&std::mem::take(&mut self.named), &self.hosts.take().unwrap_or_default());
    }

    /// Makes the first reading by `read` where the hints or the sentences are not those of the last time; returns whether it
    /// did. The sentences are counted from token `start` on where the paragraph begins.
    pub(super) fn first(&mut self, sentences: &[Tokens], start: u32, read: impl FnOnce(&[Hint], &mut First)) -> bool {
        let ends = sentences.iter().map(|sentence| sentence.end - start);
        self.changed = !self.first.as_ref().is_some_and(|first| first.sentences.iter().copied().eq(ends.clone()));
        if self.changed {
            let first = self.first.insert(First { sentences: ends.collect(), ..First::default() });
            read(&self.hints, first);
            self.second = Second::default();
        }
        self.changed
    }

    /// Finds out which of its tokens, `tokens` of `document`, are remembered now.
    pub(super) fn remember(&mut self, document: &Document<'_>, tokens: Tokens, memory: &mut Memory) {
        let before = self.hosts.take().unwrap_or_default();
        memory.take_off(&[], &before);
        let hosts = memory.add_hosts(document, tokens);
        self.changed |= hosts != before;
        self.hosts = Some(hosts);
    }

    /// Makes the second reading by `read` where the votes are not those of the last time. Without votes there is no name.
    pub(super) fn second(&mut self, votes: &[(u32, u32)], read: impl FnOnce(&First, &mut Vec<Tagged>)) {
        if *self.second.votes != *votes {
            self.changed = true;
            self.second.names.clear();
            self.second.votes = votes.into();
            read(self.first.get_or_insert_default(), &mut self.second.names);
        }
    }
}
