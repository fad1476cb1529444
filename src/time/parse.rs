//! What the search for expressions asks of a text.

use super::chart::Chart;
use super::lex::{self, Lexeme, Lexemes};
use super::meaning::Meaning;
use super::number;
use super::pattern::{Rule, Symbol};
use crate::document::Document;
use crate::span::Span;
use crate::text::token::TokenKind;

/// An expression found, not yet resolved.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// The rule.
    pub rule: &'static Rule,
    /// What it says.
    pub meaning: Meaning,
    /// The first token.
    pub first: u32,
    /// The token after the last one.
    pub end: u32,
    /// The bytes, without a proclitic before.
    pub span: Span,
}

/// What may be written to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clitic {
    /// Anything: the word begins the expression.
    Any,
    /// Nothing.
    Bare,
    /// و, and nothing else.
    And,
    /// ب or ل, or nothing.
    With,
}

impl Clitic {
    /// True where `lexeme` has no other clitics.
    fn fits(self, lexeme: &Lexeme) -> bool {
        match self {
            Clitic::Any => true,
            Clitic::Bare => !lexeme.conjunction && !lexeme.preposition,
            Clitic::And => lexeme.conjunction && !lexeme.preposition,
            Clitic::With => !lexeme.conjunction,
        }
    }
}

/// Memory to work in, used again from paragraph to paragraph.
#[derive(Debug, Default)]
pub struct Room {
    /// The time words of the paragraph.
    pub lexemes: Lexemes,
    /// What its symbols were read as.
    pub chart: Chart,
}

/// A document of one paragraph with its time words.
#[derive(Clone, Copy)]
pub struct Parser<'d, 't> {
    /// The text.
    pub document: &'d Document<'t>,
    /// Its time words.
    pub lexemes: &'d Lexemes,
}

impl<'d, 't> Parser<'d, 't> {
    /// The phrases at token `at` that are `symbol`, with what `clitic` says written to them.
    #[inline]
    pub fn words(self, symbol: Symbol, at: u32, clitic: Clitic) -> impl Iterator<Item = &'d Lexeme> + use<'d, 't> {
        self.lexemes.at(at).iter().filter(move |lexeme| lexeme.symbol == symbol && clitic.fits(lexeme))
    }

    /// Where a word at token `at` with `clitic` stands, and what is written to it: nothing after و by itself.
    #[inline]
    pub fn host(self, at: u32, clitic: Clitic) -> (u32, Clitic) {
        if clitic == Clitic::And && self.is_bare_and(at) { (at + 1, Clitic::Bare) } else { (at, clitic) }
    }

    /// True where token `at` is و by itself, before digits or another word.
    pub fn is_bare_and(&self, at: u32) -> bool {
        lex::is_bare_and(self.document, at)
    }

    /// The bits of what can come next at token `at`, where a rule asks for `wanted`.
    #[inline]
    pub fn next_bits(&self, at: u32, wanted: u128) -> u128 {
        let and = if wanted & lex::AND != 0 && self.is_bare_and(at) { lex::AND } else { 0 };
        self.lexemes.bits(at) | and
    }

    /// The value and width of the whole number at token `at`: not part of a longer one, a code, a score or an amount.
    pub fn digits(&self, at: u32) -> Option<(u32, u8)> {
        let token = self.document.token(at).filter(|token| token.kind == TokenKind::Number)?;
        let is_digits = |i: u32| self.document.token(i).is_some_and(|token| token.kind == TokenKind::Number);
        let glued = |i: u32| self.document.token(i).filter(|token| token.glued);
        if token.glued {
            let before = at.checked_sub(1).and_then(|i| self.document.token(i))?;
            let parts_number = matches!(before.first, '.' | ',' | '٫' | '٬' | ':' | '+' | '$' | '#' | '%' | '٪' | '€' | '£' | '_');
            let joined = before.kind == TokenKind::Latin
                || parts_number
                    && (before.kind == TokenKind::Symbol
                        || !matches!(before.first, '.' | ',' | ':')
                        || at >= 2 && is_digits(at - 2) && before.glued)
                || before.is('-') && before.glued && at >= 2 && !is_digits(at - 2);
            if joined {
                return None;
            }
        }
        if let Some(after) = glued(at + 1) {
            let parts_number = matches!(after.first, '.' | ',' | '٫' | '٬' | ':') && glued(at + 2).is_some() && is_digits(at + 2);
            if parts_number || after.kind == TokenKind::Latin || matches!(after.first, '%' | '٪' | '+' | '$' | '€' | '£') {
                return None;
            }
        }
        number::value(self.document.form(at))
    }
}
