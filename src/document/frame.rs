//! How a text is divided: pairs of quotation marks, paragraphs, sentences.
//!
//! Each paragraph is divided by itself. Only speech that goes on from one paragraph to the next reaches further, and is
//! joined once all of them are in place: an edit need look at one paragraph and at the pairs of the others.

use super::Document;
use super::replace::splice;
use crate::text::marks::{self, MarkPair};
use crate::text::sentence::{self, Tokens};
use crate::text::token::Token;

/// The pairs, paragraphs and sentences of a text, each paragraph by itself.
#[derive(Debug, Default)]
pub(super) struct Frame {
    pub(super) marks: Vec<MarkPair>,
    pub(super) paragraphs: Vec<Tokens>,
    pub(super) sentences: Vec<Tokens>,
}

impl Frame {
    /// Divides `tokens` of `text`, in place of what was divided before.
    pub(super) fn read(&mut self, text: &str, tokens: &[Token]) {
        marks::pair(text, tokens, &mut self.marks);
        sentence::paragraphs(tokens, &mut self.paragraphs);
        sentence::sentences(tokens, &self.marks, &mut self.sentences);
    }

    /// Puts `part` in the place of the tokens `old`, and moves what comes after by `more` tokens.
    pub(super) fn replace(&mut self, old: &Tokens, part: &Frame, more: u32) {
        let places = within(&self.marks, old, |pair| pair.open);
        let move_by = |pair: &mut MarkPair, by: u32| {
            pair.open = pair.open.wrapping_add(by);
            pair.close = pair.close.map(|close| close.wrapping_add(by));
        };
        splice(&mut self.marks, places, &part.marks, move_by, [old.start, more]);
        replace_ranges(&mut self.paragraphs, old, &part.paragraphs, more);
        replace_ranges(&mut self.sentences, old, &part.sentences, more);
    }
}

/// The same for ranges of tokens.
fn replace_ranges(ranges: &mut Vec<Tokens>, old: &Tokens, new: &[Tokens], more: u32) {
    let places = within(ranges, old, |range| range.start);
    let move_by = |range: &mut Tokens, by: u32| *range = range.start.wrapping_add(by)..range.end.wrapping_add(by);
    splice(ranges, places, new, move_by, [old.start, more]);
}

/// Where those of `items`, in order, are that begin `at` one of `tokens`.
fn within<T>(items: &[T], tokens: &Tokens, at: impl Fn(&T) -> u32) -> std::ops::Range<usize> {
    if items.last().is_none_or(|last| at(last) < tokens.start) {
        return items.len()..items.len();
    }
    let first = items.partition_point(|item| at(item) < tokens.start);
    first..first + items[first..].partition_point(|item| at(item) < tokens.end)
}

impl Document<'_> {
    /// Joins the speech that reaches over paragraphs, once all paragraphs are in place.
    pub fn frame(&mut self) {
        self.marks.clone_from(&self.apart.marks);
        self.sentences.clone_from(&self.apart.sentences);
        let speech = marks::join(&self.tokens, &mut self.marks);
        sentence::join(&self.tokens, &speech, &mut self.sentences);
    }
}
