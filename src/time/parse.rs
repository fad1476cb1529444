//! Finds the rules in a text: leftmost first, then the longest, then the first in the table.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::sync::LazyLock;

use super::chart::{Chart, Reading};
use super::gate::Scene;
use super::lex::{ALONE, Lexemes};
use super::meaning::Meaning;
use super::pattern::{LONGEST, Part, Rule, Symbol};
use super::{number, rules};
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

/// The rules by what they give, and the tokens that each can begin with.
struct Grammar {
    /// Indexed by symbol.
    by_symbol: Vec<Vec<Row>>,
    /// The rules for whole expressions that a token of one bit can begin, indexed by the bit.
    by_bit: Vec<Vec<Row>>,
    /// The bits of the symbols that can begin each symbol, indexed by symbol.
    firsts: Vec<u128>,
}

/// A rule with what the first two tokens of its match can be.
#[derive(Clone, Copy)]
struct Row {
    rule: &'static Rule,
    /// The bits of the symbols that can begin the first token.
    first: u128,
    /// Those that can begin the second one; with [`ALONE`] where there need be none.
    second: u128,
}

impl Row {
    /// False where the tokens cannot begin a match: `first` and `second` are what [`Lexemes`] says of the first of them.
    #[inline]
    fn may_begin(&self, first: u128, second: u128) -> bool {
        self.first & first != 0 && self.second & second != 0
    }
}

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| {
    // What a symbol can begin and go on with grows until nothing is added: a handful of rounds.
    let mut firsts: Vec<u128> = Symbol::ALL.iter().map(|&symbol| symbol.bit() | number::first_bits(symbol)).collect();
    // Of a number in digits only آلاف may be the second token; where words or marks may be, it is not asked about.
    let thousands = Symbol::NumeralThousand.bit() | Symbol::NumeralThousandMany.bit();
    let mut seconds: Vec<u128> = firsts.iter().map(|&first| if first == 0 { 0 } else { ALONE | thousands }).collect();
    loop {
        let before = (firsts.clone(), seconds.clone());
        for rule in rules::all() {
            let (first, second) = bits(rule, &firsts, &seconds);
            firsts[rule.gives as usize] |= first;
            seconds[rule.gives as usize] |= second;
        }
        if before == (firsts.clone(), seconds.clone()) {
            break;
        }
    }
    let mut by_symbol: Vec<Vec<Row>> = Symbol::ALL.iter().map(|_| Vec::new()).collect();
    for rule in rules::all() {
        let (first, second) = bits(rule, &firsts, &seconds);
        by_symbol[rule.gives as usize].push(Row { rule, first, second });
    }
    let mut by_bit: Vec<Vec<Row>> = vec![Vec::new(); Symbol::Count as usize];
    for (bit, rows) in by_bit.iter_mut().enumerate() {
        rows.extend(by_symbol[Symbol::Top as usize].iter().filter(|row| row.first >> bit & 1 != 0));
    }
    Grammar { by_symbol, by_bit, firsts }
});

/// The bits of the symbols that a rule's match can begin with, and of those that can come second.
fn bits(rule: &Rule, firsts: &[u128], seconds: &[u128]) -> (u128, u128) {
    let (mut first, mut second) = (0, 0);
    // True where all parts before may have been left out; where one token may have been all there was before.
    let (mut begins, mut follows) = (true, false);
    for part in rule.pattern {
        let symbol = part.symbol() as usize;
        if follows {
            second |= firsts[symbol];
        }
        let mut alone = false;
        if begins {
            first |= firsts[symbol];
            second |= seconds[symbol] & !ALONE;
            alone = seconds[symbol] & ALONE != 0;
        }
        begins &= part.is_optional();
        follows = follows && part.is_optional() || alone;
    }
    if follows {
        second |= ALONE;
    }
    (first, second)
}

/// Looks for rules in one document.
pub struct Parser<'d, 't> {
    /// The text.
    pub document: &'d Document<'t>,
    /// Its time words.
    pub lexemes: Lexemes,
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

impl<'d, 't> Parser<'d, 't> {
    /// A parser for `document` that works in `room`.
    pub fn new(document: &'d Document<'t>, room: Room) -> Self {
        let Room { mut lexemes, chart } = room;
        lexemes.read(document);
        Self { document, lexemes, origin: Cell::new(0), start: Cell::new(0), chart: RefCell::new(chart) }
    }

    /// What it worked in, for the next one.
    pub fn into_room(self) -> Room {
        Room { lexemes: self.lexemes, chart: self.chart.into_inner() }
    }

    /// The expressions, in text order, disjoint.
    pub fn find(&self) -> Vec<Found> {
        let grammar = &*GRAMMAR;
        let mut all = Vec::new();
        let (mut at, count) = (0, self.document.tokens().len() as u32);
        while at < count {
            let bits = self.lexemes.bits(at) & grammar.firsts[Symbol::Top as usize];
            match if bits == 0 || self.counts_something_else(at, bits) { None } else { self.longest(grammar, at, bits) } {
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

    fn longest(&self, grammar: &Grammar, at: u32, bits: u128) -> Option<Found> {
        let mut best: Option<(u32, Found)> = None;
        self.origin.set(at);
        self.chart.borrow_mut().clear();
        let second = self.lexemes.second_bits(at);
        let rows =
            if bits.is_power_of_two() { &grammar.by_bit[bits.trailing_zeros() as usize] } else { &grammar.by_symbol[Symbol::Top as usize] };
        for row in rows.iter().filter(|row| row.may_begin(bits, second)) {
            let rule = row.rule;
            self.sequence(rule, at, Clitic::Any, &mut |ends, meanings| {
                let reach = ends[rule.pattern.len()];
                if best.as_ref().is_some_and(|(furthest, _)| *furthest >= reach) {
                    return;
                }
                let end = ends[rule.pattern.len() - rule.ahead];
                let Some(meaning) = (rule.value)(meanings).filter(|_| end > at) else { return };
                if !(rule.gate)(&Scene { parser: self, first: at, end, meaning }) {
                    return;
                }
                let last = self.document.token(end - 1).map_or(0, |token| token.span.end);
                let span = Span::new(self.start.get().min(last), last);
                best = Some((reach, Found { rule, meaning, first: at, end, span }));
            });
        }
        best.map(|(_, found)| found)
    }

    /// Calls `done` for each way to match `rule` at token `at`, with the token at which each part begins, and one more,
    /// and with what the parts mean.
    fn sequence(&self, rule: &'static Rule, at: u32, clitic: Clitic, done: &mut dyn FnMut(&[u32], &[Meaning])) {
        let (mut ends, mut meanings) = ([at; LONGEST + 1], [Meaning::Nothing; LONGEST]);
        self.parts(rule, 0, at, clitic, &mut ends, &mut meanings, done);
    }

    #[allow(clippy::too_many_arguments)]
    fn parts(
        &self,
        rule: &'static Rule,
        part: usize,
        at: u32,
        clitic: Clitic,
        ends: &mut [u32; LONGEST + 1],
        meanings: &mut [Meaning; LONGEST],
        done: &mut dyn FnMut(&[u32], &[Meaning]),
    ) {
        let Some(&step) = rule.pattern.get(part) else {
            done(ends, &meanings[..rule.pattern.len()]);
            return;
        };
        let clitic = match step {
            _ if at == ends[0] => clitic,
            Part::One(_) | Part::Maybe(_) => Clitic::Bare,
            Part::And(_) => Clitic::And,
            Part::With(_) | Part::MaybeWith(_) => Clitic::With,
        };
        // Most steps fail at once.
        if clitic == Clitic::And || GRAMMAR.firsts[step.symbol() as usize] & self.lexemes.bits(at) != 0 {
            self.expand(step.symbol(), at, clitic, &mut |end, meaning| {
                (ends[part + 1], meanings[part]) = (end, meaning);
                self.parts(rule, part + 1, end, clitic, ends, meanings, done);
            });
        }
        if step.is_optional() {
            (ends[part + 1], meanings[part]) = (at, Meaning::Nothing);
            self.parts(rule, part + 1, at, clitic, ends, meanings, done);
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
        let (grammar, bits) = (&*GRAMMAR, self.lexemes.bits(at));
        if grammar.firsts[symbol as usize] & bits == 0 {
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
        let mut add = |end, meaning| self.chart.borrow_mut().push(from, Reading { end, start: self.start.get(), meaning });
        number::expand(self, symbol, at, clitic, &mut add);
        let (bits, second) = (self.lexemes.bits(at), self.lexemes.second_bits(at));
        for row in GRAMMAR.by_symbol[symbol as usize].iter().filter(|row| row.may_begin(bits, second)) {
            self.sequence(row.rule, at, clitic, &mut |ends, meanings| {
                if let Some(meaning) = (row.rule.value)(meanings) {
                    add(ends[row.rule.pattern.len()], meaning);
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
