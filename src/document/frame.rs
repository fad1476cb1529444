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
        let first = self.marks.partition_point(|pair| pair.open < old.start);
        let end = first + self.marks[first..].partition_point(|pair| pair.open < old.end);
        let moved = |pair: &MarkPair, by: u32| MarkPair {
            open: pair.open.wrapping_add(by),
            close: pair.close.map(|close| close.wrapping_add(by)),
            ..*pair
        };
        splice(&mut self.marks, first..end, part.marks.iter().map(|pair| moved(pair, old.start)), |pair| *pair = moved(pair, more));
        replace_ranges(&mut self.paragraphs, old, &part.paragraphs, more);
        replace_ranges(&mut self.sentences, old, &part.sentences, more);
    }
}

/// The same for ranges of tokens.
fn replace_ranges(ranges: &mut Vec<Tokens>, old: &Tokens, new: &[Tokens], more: u32) {
    let first = ranges.partition_point(|range| range.start < old.start);
    let end = first + ranges[first..].partition_point(|range| range.start < old.end);
    let moved = |range: &Tokens, by: u32| range.start.wrapping_add(by)..range.end.wrapping_add(by);
    splice(ranges, first..end, new.iter().map(|range| moved(range, old.start)), |range| *range = moved(range, more));
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
