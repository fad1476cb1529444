//! One text, read once: tokens with their readings, marks, sentences, and what the lists know of them. Read-only from
//! here on; every recogniser works on it.

use crate::lexicon::{self, Lexicon, List, Match, WordId, scan};
use crate::span::Span;
use crate::text::clitic::{self, Reading};
use crate::text::fold::fold_into;
use crate::text::marks::{self, MarkPair};
use crate::text::sentence::{self, Tokens};
use crate::text::token::{self, Token, TokenKind};

/// A text, read.
pub struct Document<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    /// Where the readings of token `i` begin in `readings`; one more at the end.
    first_reading: Vec<u32>,
    readings: Vec<Reading>,
    /// The word of each reading in the built-in lists.
    words: Vec<WordId>,
    forms: String,
    marks: Vec<MarkPair>,
    paragraphs: Vec<Tokens>,
    sentences: Vec<Tokens>,
    matches: Vec<Match>,
    /// Where the matches that begin at token `i` begin in `matches`; one more at the end.
    first_match: Vec<u32>,
}

impl<'t> Document<'t> {
    /// Reads `text`. Linear in its length.
    pub fn new(text: &'t str) -> Self {
        let builtin = lexicon::builtin();
        let mut tokens = Vec::with_capacity(text.len() / 9);
        token::tokenize(text, &mut tokens);
        let mut first_reading = Vec::with_capacity(tokens.len() + 1);
        let mut readings = Vec::with_capacity(tokens.len() * 2);
        let mut forms = String::with_capacity(text.len());
        for token in &tokens {
            first_reading.push(readings.len() as u32);
            let surface = token.span.slice(text);
            if token.kind == TokenKind::Word {
                clitic::read(surface, token.span.start, &mut forms, &mut readings);
            } else {
                let at = forms.len();
                fold_into(surface, &mut forms);
                let form = Span::from(at..forms.len());
                readings.push(Reading { start: token.span.start, form, conjunction: None, preposition: None });
            }
        }
        first_reading.push(readings.len() as u32);
        let words = readings.iter().map(|reading| builtin.word(reading.form.slice(&forms))).collect();
        let marks = marks::pair(text, &tokens);
        let paragraphs = sentence::paragraphs(&tokens);
        let sentences = sentence::sentences(&tokens, &marks);
        let mut document = Self {
            text,
            tokens,
            first_reading,
            readings,
            words,
            forms,
            marks,
            paragraphs,
            sentences,
            matches: Vec::new(),
            first_match: Vec::new(),
        };
        document.look_up(builtin);
        document
    }

    fn look_up(&mut self, builtin: &Lexicon) {
        let mut matches = Vec::new();
        scan::scan(builtin, self, |list, row, first, end, reading| {
            if let Some(list) = List::from_number(list) {
                matches.push(Match { list, row, first, end, reading });
            }
        });
        let mut starts = Vec::with_capacity(self.tokens.len() + 1);
        let mut at = 0;
        for token in 0..=self.tokens.len() as u32 {
            while matches.get(at).is_some_and(|found: &Match| found.first < token) {
                at += 1;
            }
            starts.push(at as u32);
        }
        (self.matches, self.first_match) = (matches, starts);
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
    pub fn token(&self, i: u32) -> Option<&Token> {
        self.tokens.get(i as usize)
    }

    /// The token as written, with its diacritics; empty beyond the end.
    pub fn surface(&self, i: u32) -> &'t str {
        self.token(i).map_or("", |token| token.span.slice(self.text))
    }

    /// The folded form of the whole token; empty beyond the end.
    pub fn form(&self, i: u32) -> &str {
        self.readings(i).first().map_or("", |reading| self.reading_form(reading))
    }

    /// The readings of token `i`, the whole word first; none beyond the end.
    pub fn readings(&self, i: u32) -> &[Reading] {
        &self.readings[self.reading_range(i)]
    }

    /// The folded form of a reading's host.
    pub fn reading_form(&self, reading: &Reading) -> &str {
        reading.form.slice(&self.forms)
    }

    fn reading_range(&self, i: u32) -> std::ops::Range<usize> {
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
        &self.paragraphs
    }

    /// The sentences, as ranges of tokens.
    pub fn sentences(&self) -> &[Tokens] {
        &self.sentences
    }

    /// Index of the sentence that token `i` is in; the last one beyond the end.
    pub fn sentence_of(&self, i: u32) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= i).min(self.sentences.len().saturating_sub(1))
    }

    /// Index of the paragraph that token `i` is in; the last one beyond the end.
    pub fn paragraph_of(&self, i: u32) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.end <= i).min(self.paragraphs.len().saturating_sub(1))
    }

    /// Everything that the lists know, by first token, then reading, then length.
    pub fn matches(&self) -> &[Match] {
        &self.matches
    }

    /// What the lists know that begins at token `i`.
    pub fn matches_at(&self, i: u32) -> &[Match] {
        match self.first_match.get(i as usize..i as usize + 2) {
            Some(&[from, to]) => &self.matches[from as usize..to as usize],
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
