//! Finds the rules in a text: leftmost first, then the longest, then the first in the table.

use std::ops::Range;

use super::chart::{Chart, Reading};
use super::gate::Scene;
use super::grammar::{GRAMMAR, Grammar, Step, Steps};
use super::meaning::{Meaning, Year};
use super::number;
use super::parse::{Clitic, Found, Parser};
use super::pattern::{LONGEST, Part, Rule, Symbol};
use crate::span::Span;

/// The expressions, in text order, disjoint; `chart` is memory to work in.
pub fn find(parser: Parser<'_, '_>, chart: &mut Chart) -> Vec<Found> {
    let grammar: &Grammar = &GRAMMAR;
    let mut search = Search { parser, grammar, chart, origin: 0, start: 0, best: None };
    let tops = grammar.firsts[Symbol::Top as usize];
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(first) = parser.lexemes.next(at) {
        at = first + 1;
        let bits = parser.lexemes.bits(first) & tops;
        if let Some(found) = if bits == 0 { None } else { search.longest(first, bits) } {
            at = found.end.max(at);
            all.push(found);
        }
    }
    all
}

/// The search for the expression that begins at one token.
struct Search<'d, 't> {
    parser: Parser<'d, 't>,
    grammar: &'static Grammar,
    /// What the symbols that rules give are read as, from there on.
    chart: &'d mut Chart,
    /// The token where the match in hand begins, and the byte where its first word does.
    origin: u32,
    start: u32,
    /// How far the best match reaches, and the number of its rule.
    best: Option<(u32, u16, Found)>,
}

/// The steps that were taken.
struct Path {
    /// Where the chart's readings of the symbol begin that is looked for; `None` for a whole expression.
    readings: Option<usize>,
    /// What may be written to the first word.
    clitic: Clitic,
    /// The token at which each begins, and the one after the last.
    ends: [u32; LONGEST + 1],
    /// What each means.
    meanings: [Meaning; LONGEST],
}

impl Path {
    fn new(at: u32, clitic: Clitic, readings: Option<usize>) -> Self {
        Self { readings, clitic, ends: [at; LONGEST + 1], meanings: [Meaning::Nothing; LONGEST] }
    }

    /// Adds a step after so many, which ends before token `end`.
    #[inline(always)]
    fn add(&mut self, taken: usize, end: u32, meaning: Meaning) {
        (self.ends[taken + 1], self.meanings[taken]) = (end, meaning);
    }
}

impl Search<'_, '_> {
    /// The expression that begins at token `at`, which can begin those of `bits`.
    fn longest(&mut self, at: u32, bits: u128) -> Option<Found> {
        let steps = self.grammar.beginning(Symbol::Top, bits, self.parser.lexemes.second_bits(at));
        if steps == 0 {
            return None;
        }
        (self.origin, self.best) = (at, None);
        self.chart.clear();
        self.take_all(Symbol::Top, steps, &mut Path::new(at, Clitic::Any, None));
        self.best.map(|(_, _, found)| found)
    }

    /// Takes those of the first steps for `symbol` that are in `steps`.
    fn take_all(&mut self, symbol: Symbol, mut steps: Steps, path: &mut Path) {
        while steps != 0 {
            let (step, rest) = self.grammar.next(symbol, steps);
            self.take(step, 0, path);
            steps = rest;
        }
    }

    /// Takes `step`, before which so many were taken on `path`, and those after it, in every way.
    fn take(&mut self, step: &Step, taken: usize, path: &mut Path) {
        let begin = path.ends[taken];
        for left_out in taken..taken + step.left_out {
            path.add(left_out, begin, Meaning::Nothing);
        }
        let taken = taken + step.left_out;
        let clitic = match step.part {
            _ if begin == path.ends[0] => path.clitic,
            Part::One(_) | Part::Maybe(_) => Clitic::Bare,
            Part::And(_) => Clitic::And,
            Part::With(_) | Part::MaybeWith(_) => Clitic::With,
        };
        let (at, clitic) = self.parser.host(begin, clitic);
        let symbol = step.part.symbol();
        if self.grammar.firsts[symbol as usize] & self.parser.lexemes.bits(at) != 0 {
            self.read(step, (symbol, at, clitic), taken, path);
        }
    }

    /// Goes on after each way to read the symbol of `step` at a token with a clitic.
    fn read(&mut self, step: &Step, (symbol, at, clitic): (Symbol, u32, Clitic), taken: usize, path: &mut Path) {
        if symbol.is_given() {
            for number in self.readings(symbol, at, clitic) {
                let Some(reading) = self.chart.reading(number) else { return };
                path.add(taken, reading.end, reading.meaning);
                let start = reading.start;
                self.begins_at(at, start);
                self.go_on(step, taken, path);
            }
        } else if symbol.is_mark() {
            path.add(taken, at + 1, Meaning::Nothing);
            self.go_on(step, taken, path);
        } else if symbol.is_digits() {
            if let Some((value, width)) = self.parser.digits(at) {
                let meaning =
                    if symbol == Symbol::Digits { Meaning::Digits { value, width } } else { Meaning::Year(Year::Is(value as i32)) };
                self.begins_at(at, self.parser.document.token(at).map_or(0, |token| token.span.start));
                path.add(taken, at + 1, meaning);
                self.go_on(step, taken, path);
            }
        } else {
            for lexeme in self.parser.words(symbol, at, clitic) {
                self.begins_at(at, lexeme.start);
                path.add(taken, lexeme.end, lexeme.meaning());
                self.go_on(step, taken, path);
            }
        }
    }

    /// Goes on after `step`, the last one on `path`, before which so many were taken.
    fn go_on(&mut self, step: &Step, taken: usize, path: &mut Path) {
        for &rule in &step.ends {
            self.end(rule, taken, path);
        }
        let bits = self.parser.next_bits(path.ends[taken + 1], step.after);
        // Most ways end here.
        if step.after & bits != 0 {
            for next in step.next.iter().filter(|next| next.opens & bits != 0) {
                self.take(next, taken + 1, path);
            }
        }
        for &(number, rule) in &step.may_end {
            let end = path.ends[taken + 1];
            for left_out in taken + 1..rule.pattern.len() {
                path.add(left_out, end, Meaning::Nothing);
            }
            self.end((number, rule), rule.pattern.len() - 1, path);
        }
    }

    /// Notes that a rule, here with its number, ends with the step on `path` before which so many were taken.
    fn end(&mut self, (number, rule): (u16, &'static Rule), taken: usize, path: &Path) {
        let meanings = &path.meanings[..=taken];
        match path.readings {
            Some(from) => {
                if let Some(meaning) = (rule.value)(meanings) {
                    self.chart.push(from, number, Reading { end: path.ends[taken + 1], start: self.start, meaning });
                }
            }
            None => self.weigh((number, rule), meanings, &path.ends),
        }
    }

    /// Keeps a match of a rule where it is the best one so far; `ends` are the tokens at which its parts begin, and one more.
    fn weigh(&mut self, (number, rule): (u16, &'static Rule), meanings: &[Meaning], ends: &[u32]) {
        let reach = ends[rule.pattern.len()];
        if self.best.as_ref().is_some_and(|&(furthest, first, _)| furthest > reach || furthest == reach && first <= number) {
            return;
        }
        let (at, end) = (self.origin, ends[rule.pattern.len() - rule.ahead]);
        let Some(meaning) = (rule.value)(meanings).filter(|_| end > at) else { return };
        if !(rule.gate)(&Scene { parser: self.parser, first: at, end, meaning }) {
            return;
        }
        let last = self.parser.document.token(end - 1).map_or(0, |token| token.span.end);
        let span = Span::new(self.start.min(last), last);
        self.best = Some((reach, number, Found { rule, meaning, first: at, end, span }));
    }

    /// The ways to read at token `at` a symbol that rules give, or `number`: numbers of the chart, which is asked first, since
    /// most rules ask for the same few symbols.
    fn readings(&mut self, symbol: Symbol, at: u32, clitic: Clitic) -> Range<u32> {
        let offset = at - self.origin;
        if let Some(known) = self.chart.known(symbol, offset, clitic) {
            return known;
        }
        let steps = self.grammar.beginning(symbol, self.parser.lexemes.bits(at), self.parser.lexemes.second_bits(at));
        if steps == 0 {
            return 0..0;
        }
        let from = self.chart.begin();
        if symbol.is_number() {
            number::read(self.parser, symbol, at, clitic, &mut |reading| self.chart.push(from, 0, reading));
        } else {
            self.take_all(symbol, steps, &mut Path::new(at, clitic, Some(from)));
        }
        self.chart.finish(from, symbol, offset, clitic)
    }

    /// Notes the byte where the match in hand begins, where token `at` is its first.
    fn begins_at(&mut self, at: u32, byte: u32) {
        if at == self.origin {
            self.start = byte;
        }
    }
}
