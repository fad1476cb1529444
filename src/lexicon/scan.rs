//! Looking a whole text up: every phrase of every list, wherever it stands, with or without proclitics before it.

use super::List;
use super::packed::{Lexicon, Node, WordId};

/// A phrase of a list found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The list.
    pub list: List,
    /// The row in the list, from 0; the list's `of` gives it typed.
    pub row: u32,
    /// The first token.
    pub first: u32,
    /// The token after the last one.
    pub end: u32,
    /// Which reading of the first token begins the phrase: index into its readings, 0 where no proclitic is cut off.
    pub reading: u8,
}

/// The words to look up: for each token the word of each of its readings, the whole word first.
pub trait Words {
    /// The number of tokens.
    fn count(&self) -> usize;
    /// The words of the token's readings.
    fn readings(&self, token: usize) -> &[WordId];
    /// True where a phrase may go on into this token from the one before.
    fn continues(&self, token: usize) -> bool;
}

/// Calls `found` with (entry's list number, row, end token, reading) for every phrase of `lexicon` in `words` that begins at
/// token `first`, by reading, then length.
#[inline]
pub fn phrases(lexicon: &Lexicon, words: &impl Words, first: usize, mut found: impl FnMut(u8, u32, u32, u8)) {
    for (&word, reading) in words.readings(first).iter().zip(0..) {
        let Some(mut node) = lexicon.root(word) else { continue };
        let mut end = first + 1;
        loop {
            for entry in lexicon.entries(node) {
                found(entry.list, entry.row, end as u32, reading);
            }
            match next(lexicon, node, words, end) {
                Some(child) => (node, end) = (child, end + 1),
                None => break,
            }
        }
    }
}

fn next(lexicon: &Lexicon, node: Node, words: &impl Words, end: usize) -> Option<Node> {
    if node.is_leaf() || end >= words.count() || !words.continues(end) {
        return None;
    }
    lexicon.child(node, *words.readings(end).first()?)
}
