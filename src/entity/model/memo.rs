//! What the model made of a paragraph the last time, so that a paragraph that nothing changes for is not decoded again.
//!
//! Both readings are functions of what is kept here: the first of the sentences and the rules' hints, the second of what
//! the article remembers besides. Equal inputs, equal results; so an edited document gives what a new one would.

use super::Tagged;
use super::decode::Scores;
use super::hints::Hint;
use super::tags::Tag;

/// The readings of one paragraph. Tokens and bytes count from its beginning.
#[derive(Clone, Debug, Default)]
pub struct Memo {
    /// The number of tokens.
    tokens: u32,
    /// The number of bytes.
    bytes: u32,
    first: Option<First>,
    second: Second,
}

/// The first reading: what each word shows, and the tags that follow from it.
#[derive(Clone, Debug, Default)]
pub(super) struct First {
    /// The tokens at which the sentences end.
    pub(super) sentences: Vec<u32>,
    pub(super) hints: Vec<Hint>,
    pub(super) scores: Vec<Scores>,
    pub(super) tags: Vec<Tag>,
}

/// The second reading: what the article remembers of the words (token, key), and the names that follow from both.
#[derive(Clone, Debug, Default)]
pub(super) struct Second {
    pub(super) votes: Vec<(u32, u32)>,
    pub(super) names: Vec<Tagged>,
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

    /// The first reading; made by `read` where the sentences or hints are not those of the last time.
    pub(super) fn first(&mut self, sentences: &[u32], hints: &[Hint], read: impl FnOnce(&mut First)) -> &First {
        if !self.first.as_ref().is_some_and(|first| first.sentences == sentences && first.hints == hints) {
            let first = self.first.insert(First { sentences: sentences.to_vec(), hints: hints.to_vec(), ..First::default() });
            read(first);
            self.second = Second::default();
        }
        self.first.get_or_insert_default()
    }

    /// The names of the second reading; made by `read` where the votes are not those of the last time. Without votes there
    /// is no name.
    pub(super) fn second(&mut self, votes: &mut Vec<(u32, u32)>, read: impl FnOnce(&First, &[(u32, u32)], &mut Vec<Tagged>)) -> &[Tagged] {
        if self.second.votes != *votes {
            self.second.names.clear();
            std::mem::swap(&mut self.second.votes, votes);
            read(self.first.get_or_insert_default(), &self.second.votes, &mut self.second.names);
        }
        &self.second.names
    }
}
