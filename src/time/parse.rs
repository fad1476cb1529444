//! Finds the rules in a text: leftmost first, then the longest, then the first in the table.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use super::chart::{Chart, Reading};
use super::gate::Scene;
use super::grammar::{GRAMMAR, Grammar, Step};
use super::lex::Lexemes;
use super::meaning::Meaning;
use super::number;
use super::pattern::{LONGEST, Part, Rule, Symbol};
use crate::document::Document;
use crate::span::Span;
use crate::text::token::{Token, TokenKind};

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

/// Looks for rules in one document.
pub struct Parser<'d, 't> {
    /// The text.
    pub document: &'d Document<'t>,
    /// Its time words.
    pub lexemes: Lexemes,
    grammar: &'static Grammar,
    /// The token where the match in hand begins, and the byte where its first word does.
    origin: Cell<u32>,
    start: Cell<u32>,
    /// What the symbols that rules give are read as, from there on.
    chart: RefCell<Chart>,
}

/// Memory for a parser, used again from paragraph to paragraph.
#[derive(Debug, Default)]
pub struct Room {
    lexemes: Lexemes,
    chart: Chart,
}

/// Called with the token after the match, and what it means.
pub type Next<'n> = &'n mut dyn FnMut(u32, Meaning);

/// Called with a rule and its number, the token at which each part of its match begins, and one more, and what they mean.
type Done<'n> = &'n mut dyn FnMut((u16, &'static Rule), &[u32], &[Meaning]);

/// The steps that were taken.
struct Path {
    /// What may be written to the first word.
    clitic: Clitic,
    /// The token at which each begins, and the one after the last.
    ends: [u32; LONGEST + 1],
    /// What each means.
    meanings: [Meaning; LONGEST],
}

impl Path {
    fn new(at: u32, clitic: Clitic) -> Self {
        Self { clitic, ends: [at; LONGEST + 1], meanings: [Meaning::Nothing; LONGEST] }
    }
}

impl<'d, 't> Parser<'d, 't> {
    /// A parser for `document` that works in `room`.
    pub fn new(document: &'d Document<'t>, room: Room) -> Self {
        let Room { mut lexemes, chart } = room;
        lexemes.read(document);
        Self { document, lexemes, grammar: &GRAMMAR, origin: Cell::new(0), start: Cell::new(0), chart: RefCell::new(chart) }
    }

    /// What it worked in, for the next one.
    pub fn into_room(self) -> Room {
        Room { lexemes: self.lexemes, chart: self.chart.into_inner() }
    }

    /// The expressions, in text order, disjoint.
    pub fn find(&self) -> Vec<Found> {
        let tops = self.grammar.firsts[Symbol::Top as usize];
        let mut all = Vec::new();
        let (mut at, count) = (0, self.document.tokens().len() as u32);
        while at < count {
            let bits = self.lexemes.bits(at) & tops;
            match if bits == 0 || self.counts_something_else(at, bits) { None } else { self.longest(at, bits) } {
                Some(found) => {
                    at = found.end.max(at + 1);
                    all.push(found);
                }
                None => at += 1,
            }
        }
        all
    }

    /// True for a number that is not as long as a year and stands before a word of no time list: most numbers, dealt
    /// with at once.
    fn counts_something_else(&self, at: u32, bits: u128) -> bool {
        let next = || self.document.token(at + 1).is_none_or(|token| token.kind != TokenKind::Punctuation);
        bits == Symbol::Digits.bit()
            && self.lexemes.bits(at + 1) & !Symbol::Digits.bit() == 0
            && next()
            && self.document.token(at).is_some_and(|token| token.span.len() != 4 && token.span.len() != 8)
    }

    /// The expression that begins at token `at`, which can begin those of `bits`.
    fn longest(&self, at: u32, bits: u128) -> Option<Found> {
        // How far the best match reaches, and the number of its rule.
        let mut best: Option<(u32, u16, Found)> = None;
        self.origin.set(at);
        self.chart.borrow_mut().clear();
        let second = self.lexemes.second_bits(at);
        let mut path = Path::new(at, Clitic::Any);
        for step in self.grammar.beginning(bits, second) {
            self.take(step, 0, &mut path, &mut |(number, rule), ends, meanings| {
                let reach = ends[rule.pattern.len()];
                if best.as_ref().is_some_and(|&(furthest, first, _)| furthest > reach || furthest == reach && first <= number) {
                    return;
                }
                let end = ends[rule.pattern.len() - rule.ahead];
                let Some(meaning) = (rule.value)(meanings).filter(|_| end > at) else { return };
                if !(rule.gate)(&Scene { parser: self, first: at, end, meaning }) {
                    return;
                }
                let last = self.document.token(end - 1).map_or(0, |token| token.span.end);
                let span = Span::new(self.start.get().min(last), last);
                best = Some((reach, number, Found { rule, meaning, first: at, end, span }));
            });
        }
        best.map(|(_, _, found)| found)
    }

    /// Takes `step`, before which so many were taken on `path`, and those after it, in every way; calls `done` where a rule
    /// ends, with its number, the rule, the token at which each part begins, and one more, and what the parts mean.
    fn take(&self, step: &Step, taken: usize, path: &mut Path, done: Done<'_>) {
        let at = path.ends[taken];
        let clitic = match step.part {
            _ if at == path.ends[0] => path.clitic,
            Part::One(_) | Part::Maybe(_) => Clitic::Bare,
            Part::And(_) => Clitic::And,
            Part::With(_) | Part::MaybeWith(_) => Clitic::With,
        };
        let symbol = step.part.symbol();
        // Most steps fail at once.
        if clitic == Clitic::And || self.grammar.firsts[symbol as usize] & self.lexemes.bits(at) != 0 {
            self.expand(symbol, at, clitic, &mut |end, meaning| self.go_on(step, taken, (end, meaning), path, done));
        }
        if step.part.is_optional() {
            self.go_on(step, taken, (at, Meaning::Nothing), path, done);
        }
    }

    /// Goes on after `step`, which ended and meant what `found` says.
    fn go_on(&self, step: &Step, taken: usize, found: (u32, Meaning), path: &mut Path, done: Done<'_>) {
        (path.ends[taken + 1], path.meanings[taken]) = found;
        for &rule in &step.ends {
            done(rule, &path.ends, &path.meanings[..=taken]);
        }
        for next in &step.next {
            self.take(next, taken + 1, path, done);
        }
    }

    /// Calls `next` for each way to read `symbol` at token `at`.
    pub fn expand(&self, symbol: Symbol, at: u32, clitic: Clitic, next: Next<'_>) {
        let origin = self.origin.get();
        if clitic == Clitic::And && at > origin && self.is_bare_and(at) {
            return self.expand(symbol, at + 1, Clitic::Bare, next);
        }
        if at > origin && self.document.token(at).is_none_or(|token| token.starts_paragraph) {
            return;
        }
        if self.grammar.firsts[symbol as usize] & self.lexemes.bits(at) == 0 {
            return;
        }
        if symbol.bit() == 0 {
            for number in self.readings(symbol, at, clitic) {
                let Some(reading) = self.chart.borrow().reading(number) else { return };
                self.begins_at(at, reading.start);
                next(reading.end, reading.meaning);
            }
            return;
        }
        let punctuation = match symbol {
            Symbol::Digits => {
                if let Some((value, width)) = self.digits(at) {
                    self.begins_at(at, self.document.token(at).map_or(0, |token| token.span.start));
                    next(at + 1, Meaning::Digits { value, width });
                }
                return;
            }
            Symbol::Slash => |token: &Token| token.is('/'),
            Symbol::Dash => |token: &Token| token.is('-') || token.is('–') || token.is('—'),
            Symbol::Open => |token: &Token| token.is('('),
            Symbol::Close => |token: &Token| token.is(')'),
            Symbol::Comma => |token: &Token| token.is('،') || token.is(','),
            _ => {
                for lexeme in self.lexemes.at(at) {
                    let fits = match clitic {
                        Clitic::Any => true,
                        Clitic::Bare => !lexeme.conjunction && !lexeme.preposition,
                        Clitic::And => lexeme.conjunction && !lexeme.preposition,
                        Clitic::With => !lexeme.conjunction,
                    };
                    if fits && lexeme.symbol == symbol {
                        self.begins_at(at, lexeme.start);
                        next(lexeme.end, lexeme.meaning);
                    }
                }
                return;
            }
        };
        if self.document.token(at).is_some_and(punctuation) {
            next(at + 1, Meaning::Nothing);
        }
    }

    /// The ways to read at token `at` a symbol that rules give, or `number`: numbers of the chart, which is asked first, since
    /// most rules ask for the same few symbols.
    fn readings(&self, symbol: Symbol, at: u32, clitic: Clitic) -> Range<u32> {
        let offset = at - self.origin.get();
        if let Some(known) = self.chart.borrow().known(symbol, offset, clitic) {
            return known;
        }
        let from = self.chart.borrow().begin();
        let add = |number, end, meaning| self.chart.borrow_mut().push(from, number, Reading { end, start: self.start.get(), meaning });
        // Before those of the rules, which count from 1.
        number::expand(self, symbol, at, clitic, &mut |end, meaning| add(0, end, meaning));
        let (bits, second) = (self.lexemes.bits(at), self.lexemes.second_bits(at));
        let mut path = Path::new(at, clitic);
        for step in self.grammar.by_symbol[symbol as usize].iter().filter(|step| step.may_begin(bits, second)) {
            self.take(step, 0, &mut path, &mut |(number, rule), ends, meanings| {
                if let Some(meaning) = (rule.value)(meanings) {
                    add(number, ends[rule.pattern.len()], meaning);
                }
            });
        }
        self.chart.borrow_mut().finish(from, symbol, offset, clitic)
    }

    /// Notes the byte where the match in hand begins, where token `at` is its first.
    pub fn begins_at(&self, at: u32, byte: u32) {
        if at == self.origin.get() {
            self.start.set(byte);
        }
    }

    /// True where token `at` is و by itself, before digits or another word.
    pub fn is_bare_and(&self, at: u32) -> bool {
        self.document.form(at) == "و"
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
        number::read(self.document.form(at))
    }
}
