//! One text, read once: tokens with their readings, marks, sentences, and what the lists know of them. Read-only from
//! here on; every recogniser works on it.
//!
//! A text is read paragraph by paragraph, each as a document of its own, so that what is found in a paragraph alone
//! cannot depend on another one; [`Document::replace`] puts them together, and puts a paragraph that was edited in the
//! place of the old one.

mod frame;
mod replace;
mod seen;

use std::cell::RefCell;

use crate::lexicon::{self, Lexicon, List, Match, WordId, scan};
use crate::span::Span;
use crate::text::clitic::Reading;
use crate::text::marks::MarkPair;
use crate::text::sentence::Tokens;
use crate::text::token::{self, Token};
use frame::Frame;
pub use seen::key;
use seen::{Seen, Sink};

thread_local! {
    static SEEN: RefCell<Seen> = RefCell::default();
}

/// A text, read.
#[derive(Debug)]
pub struct Document<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    /// Where the readings of token `i` begin in `readings`; one more at the end.
    first_reading: Vec<u32>,
    readings: Vec<Reading>,
    /// The word of each reading in the built-in lists, while they are looked up; a document put together does without.
    words: Vec<WordId>,
    /// The key of each reading's folded form.
    keys: Vec<u32>,
    forms: String,
    /// How it is divided, each paragraph by itself.
    apart: Frame,
    marks: Vec<MarkPair>,
    sentences: Vec<Tokens>,
    matches: Vec<Match>,
    /// Where the matches that begin at token `i` begin in `matches`; one more at the end.
    first_match: Vec<u32>,
}

impl Default for Document<'_> {
    /// The document of the empty text.
    fn default() -> Self {
        Self {
            text: "",
            tokens: Vec::new(),
            first_reading: vec![0],
            readings: Vec::new(),
            words: Vec::new(),
            keys: Vec::new(),
            forms: String::new(),
            apart: Frame::default(),
            marks: Vec::new(),
            sentences: Vec::new(),
            matches: Vec::new(),
            first_match: vec![0],
        }
    }
}

impl<'t> Document<'t> {
    /// Reads `text`. Linear in its length.
    pub fn new(text: &'t str) -> Self {
        let mut document = Self { text, ..Self::default() };
        token::tokenize(text, &mut document.tokens);
        document.read_tokens();
        document
    }

    /// Reads the paragraph that `text` begins with, in place of what was read before and into the same memory, and returns
    /// the rest of the text.
    pub fn read_paragraph(&mut self, text: &'t str) -> &'t str {
        self.tokens.clear();
        let (paragraph, rest) = token::tokenize_paragraph(text, &mut self.tokens);
        self.text = paragraph;
        self.read_tokens();
        rest
    }

    /// Reads what the tokens say, once they are there.
    fn read_tokens(&mut self) {
        let builtin = lexicon::builtin();
        for numbers in [&mut self.first_reading, &mut self.first_match] {
            numbers.clear();
            numbers.reserve(self.tokens.len() + 1);
        }
        self.readings.clear();
        self.words.clear();
        self.keys.clear();
        self.forms.clear();
        self.forms.reserve(self.text.len());
        SEEN.with_borrow_mut(|seen| {
            seen.prepare();
            let mut sink = Sink { forms: &mut self.forms, readings: &mut self.readings, words: &mut self.words, keys: &mut self.keys };
            for token in &self.tokens {
                self.first_reading.push(sink.readings.len() as u32);
                seen.read(token, self.text, builtin, &mut sink);
            }
        });
        self.first_reading.push(self.readings.len() as u32);
        self.apart.read(self.text, &self.tokens);
        self.frame();
        self.look_up(builtin);
    }

    /// A document over `text` that has no tokens yet, with room for as many of them as news of that length have: 8.6 to
    /// 9.8 bytes a token, and for each 1.2 readings and 1.8 to 2 matches. Growing by doubling would take half as much again.
    pub fn with_room(text: &'t str) -> Self {
        let tokens = text.len() / 8;
        let mut document = Self { text, ..Self::default() };
        document.tokens.reserve_exact(tokens);
        document.first_reading.reserve_exact(tokens);
        document.first_match.reserve_exact(tokens);
        document.readings.reserve_exact(tokens + tokens / 4);
        document.keys.reserve_exact(tokens + tokens / 4);
        document.forms.reserve_exact(text.len());
        document.matches.reserve_exact(2 * tokens);
        document
    }

    /// The same document over `text`: the same text in another place, or one that [`Document::replace`] is about to make
    /// it fit.
    pub fn over<'u>(self, text: &'u str) -> Document<'u> {
        Document { text, ..self }
    }

    fn look_up(&mut self, builtin: &Lexicon) {
        let mut matches = std::mem::take(&mut self.matches);
        let mut first_match = std::mem::take(&mut self.first_match);
        matches.clear();
        for first in 0..self.tokens.len() as u32 {
            first_match.push(matches.len() as u32);
            scan::phrases(builtin, self, first as usize, |list, row, end, reading| {
                if let Some(list) = List::from_number(list) {
                    matches.push(Match { list, row, first, end, reading });
                }
            });
        }
        first_match.push(matches.len() as u32);
        (self.matches, self.first_match) = (matches, first_match);
    }

    /// The text as given.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The tokens, in text order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Token `i`, if there is one.
    #[inline]
    pub fn token(&self, i: u32) -> Option<&Token> {
        work::step();
        self.tokens.get(i as usize)
    }

    /// The token as written, with its diacritics; empty beyond the end.
    pub fn surface(&self, i: u32) -> &'t str {
        self.token(i).map_or("", |token| token.span.slice(self.text))
    }

    /// The bytes of the token as written; none beyond the end.
    #[inline]
    pub fn bytes(&self, i: u32) -> &'t [u8] {
        let bytes = |token: &Token| self.text.as_bytes().get(token.span.start as usize..token.span.end as usize);
        self.token(i).and_then(bytes).unwrap_or_default()
    }

    /// The folded form of the whole token; empty beyond the end.
    pub fn form(&self, i: u32) -> &str {
        work::step();
        let first = self.first_reading.get(i as usize).and_then(|&first| self.readings.get(first as usize));
        first.map_or("", |reading| self.reading_form(reading))
    }

    /// For each of `tokens` the number of its first reading, counted over the whole text.
    pub fn first_readings(&self, tokens: &Tokens) -> &[u32] {
        self.first_reading.get(tokens.start as usize..tokens.end as usize).unwrap_or_default()
    }

    /// The folded form of the reading number `reading`, counted over the whole text; empty beyond the last one.
    #[inline]
    pub fn form_of_reading(&self, reading: u32) -> &str {
        work::step();
        self.readings.get(reading as usize).map_or("", |reading| self.reading_form(reading))
    }

    /// The readings of token `i`, the whole word first; none beyond the end.
    #[inline]
    pub fn readings(&self, i: u32) -> &[Reading] {
        work::step();
        &self.readings[self.reading_range(i)]
    }

    /// How many readings all tokens have together.
    pub fn reading_count(&self) -> usize {
        self.readings.len()
    }

    /// The folded form of a reading's host.
    pub fn reading_form(&self, reading: &Reading) -> &str {
        reading.form.slice(&self.forms)
    }

    /// The keys of the folded forms of token `i`, one for each reading: equal for equal forms, never 0, and as good as never equal
    /// for others.
    #[inline]
    pub fn keys(&self, i: u32) -> &[u32] {
        work::step();
        &self.keys[self.reading_range(i)]
    }

    /// The keys of all readings, one token after the other.
    pub fn all_keys(&self) -> &[u32] {
        &self.keys
    }

    /// Those of `tokens` of which the key of some reading `is` wanted, in order. Few are, so the keys of all are looked at one
    /// after the other.
    pub fn tokens_with(&self, tokens: Tokens, is: impl Fn(u32) -> bool) -> impl Iterator<Item = u32> {
        let starts = self.first_reading.get(tokens.start as usize..tokens.end as usize + 1).unwrap_or_default();
        let (first, ends) = starts.split_first().map_or((0, &[][..]), |(&first, ends)| (first, ends));
        let end = ends.last().copied().unwrap_or(first);
        let (mut at, mut done) = (0, first);
        let wanted = (first..).zip(&self.keys[first as usize..end as usize]).filter(move |&(_, &key)| {
            work::step();
            is(key)
        });
        wanted.filter_map(move |(reading, _)| {
            if reading < done {
                return None;
            }
            at += ends[at..].iter().take_while(|&&end| end <= reading).count();
            done = ends[at];
            Some(tokens.start + at as u32)
        })
    }

    /// The numbers of the readings of token `i`, counted over the whole text; none beyond the end.
    #[inline]
    pub fn reading_range(&self, i: u32) -> std::ops::Range<usize> {
        match self.first_reading.get(i as usize..i as usize + 2) {
            Some(&[from, to]) => from as usize..to as usize,
            _ => 0..0,
        }
    }

    /// The quotation marks, in the order in which they open.
    pub fn marks(&self) -> &[MarkPair] {
        &self.marks
    }

    /// The paragraphs, as ranges of tokens.
    pub fn paragraphs(&self) -> &[Tokens] {
        &self.apart.paragraphs
    }

    /// The sentences, as ranges of tokens.
    pub fn sentences(&self) -> &[Tokens] {
        &self.sentences
    }

    /// Index of the sentence that token `i` is in; the last one beyond the end.
    pub fn sentence_of(&self, i: u32) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= i).min(self.sentences.len().saturating_sub(1))
    }

    /// Everything that the lists know, by first token, then reading, then length.
    pub fn matches(&self) -> &[Match] {
        &self.matches
    }

    /// What the lists know that begins at token `i`.
    #[inline]
    pub fn matches_at(&self, i: u32) -> &[Match] {
        work::step();
        match self.first_match.get(i as usize..i as usize + 2) {
            Some(&[from, to]) => &self.matches[from as usize..to as usize],
            _ => &[],
        }
    }

    /// What the lists know that begins at one of `tokens`.
    pub fn matches_in(&self, tokens: &Tokens) -> &[Match] {
        match (self.first_match.get(tokens.start as usize), self.first_match.get(tokens.end as usize)) {
            (Some(&from), Some(&to)) => &self.matches[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The bytes of a match, from where the host of its first token begins.
    pub fn span_of(&self, found: &Match) -> Span {
        let start = self.readings(found.first).get(usize::from(found.reading)).map_or(0, |reading| reading.start);
        Span::new(start, self.token(found.end - 1).map_or(start, |token| token.span.end))
    }

    /// The bytes from token `first` to before token `end`.
    pub fn span(&self, tokens: Tokens) -> Span {
        match (self.token(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.token(last))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.join(last.span),
            _ => Span::new(0, 0),
        }
    }

    /// The first token that ends after byte `offset`; the number of tokens where none does.
    pub fn token_at(&self, offset: u32) -> u32 {
        self.tokens.partition_point(|token| token.span.end <= offset) as u32
    }
}

impl scan::Words for Document<'_> {
    fn count(&self) -> usize {
        self.tokens.len()
    }

    fn readings(&self, token: usize) -> &[WordId] {
        &self.words[self.reading_range(token as u32)]
    }

    fn continues(&self, token: usize) -> bool {
        !self.tokens[token].starts_paragraph
    }
}

/// Counts how often tokens are looked at, in tests: the passes reach the text through their document only, so that is how
/// much they work.
pub mod work {
    #[cfg(test)]
    thread_local! {
        static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
    }

    /// One look.
    #[inline]
    pub fn step() {
        #[cfg(test)]
        STEPS.set(STEPS.get() + 1);
    }

    /// The looks that `work` takes.
    #[cfg(test)]
    pub fn counted(work: impl FnOnce()) -> u64 {
        let before = STEPS.get();
        work();
        STEPS.get() - before
    }
}
