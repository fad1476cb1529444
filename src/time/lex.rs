//! The words of a document that can be part of a time expression.

use super::meaning::Meaning;
use super::number;
use super::pattern::Symbol;
use super::symbol::symbol;
use super::value::Unit;
use crate::document::Document;
use crate::lexicon::{List, Match};
use crate::text::token::{Token, TokenKind};

/// A phrase of the time lists in the text.
#[derive(Clone, Copy, Debug)]
pub struct Lexeme {
    /// The token after the last one.
    pub end: u32,
    /// The byte where it begins, after its proclitics.
    pub start: u32,
    /// The reading of its first token: index into the token's readings.
    pub reading: u8,
    /// What it can be in a pattern.
    pub symbol: Symbol,
    says: Says,
    /// True where و or ف is written to it.
    pub conjunction: bool,
    /// True where ب, ل or ك is written to it.
    pub preposition: bool,
    /// True where the word is hardly ever anything else (months), or is followed by its proper number.
    pub plain: bool,
}

/// What a word says: little of what a [`Meaning`] may be.
#[derive(Clone, Copy, Debug)]
pub enum Says {
    Number(i32),
    Unit(Unit),
}

impl Lexeme {
    /// What it means.
    #[inline]
    pub fn meaning(&self) -> Meaning {
        match self.says {
            Says::Number(number) => Meaning::Number(number),
            Says::Unit(unit) => Meaning::Unit(unit),
        }
    }
}

/// The lexemes of a document, by token.
#[derive(Debug, Default)]
pub struct Lexemes {
    all: Vec<Lexeme>,
    /// Those of the tokens at which a symbol can begin: few.
    places: Vec<Place>,
    /// For each token the number of its place, or [`NONE`].
    place_of: Vec<u32>,
}

/// For a token at which no symbol can begin.
const NONE: u32 = u32::MAX;

/// What begins at a token.
#[derive(Clone, Copy, Debug)]
struct Place {
    token: u32,
    /// The bits of the symbols that can begin there.
    bits: u128,
    /// The bits of what can come after it, where it is the first token of a symbol.
    second: u128,
    /// Where the lexemes begin and end.
    from: u32,
    to: u32,
}

/// In a set of the symbols that can come next, the bit for nothing at all.
pub const ALONE: u128 = 1 << 127;
/// The bit for و by itself, before the symbol.
pub const AND: u128 = 1 << 126;
/// The bits for a colon and a full stop between digits.
pub const COLON: u128 = 1 << 125;
pub const STOP: u128 = 1 << 124;
const _: () = assert!((Symbol::Count as u8) < 124);

impl Lexemes {
    /// Reads a document, in place of the one before. Linear in its length.
    pub fn read(&mut self, document: &Document<'_>) {
        self.all.clear();
        self.places.clear();
        self.place_of.clear();
        self.place_of.resize(document.tokens().len(), NONE);
        for (at, token) in (0..).zip(document.tokens()) {
            let bits = token_bits(document, at, token);
            if bits != 0 {
                self.place(at).bits = bits;
            }
        }
        for found in document.matches() {
            if LISTS >> found.list as u32 & 1 != 0 {
                self.add(document, found);
            }
        }
        for place in 0..self.places.len() {
            self.places[place].second = self.bits_after(document, self.places[place].token);
        }
    }

    /// The place of token `at`, which there is.
    fn place(&mut self, at: u32) -> &mut Place {
        let number = &mut self.place_of[at as usize];
        if *number == NONE {
            *number = self.places.len() as u32;
            let from = self.all.len() as u32;
            self.places.push(Place { bits: 0, second: 0, token: at, from, to: from });
        }
        &mut self.places[*number as usize]
    }

    /// Adds what is found, unless س is written to it, which makes it a verb.
    fn add(&mut self, document: &Document<'_>, found: &Match) {
        let Some((symbol, says, plain)) = symbol(found) else { return };
        let Some(reading) = document.readings(found.first).get(usize::from(found.reading)) else { return };
        if reading.preposition == Some('س') {
            return;
        }
        let number = self.all.len() as u32;
        let place = self.place(found.first);
        if place.to != number {
            place.from = number;
        }
        place.to = number + 1;
        place.bits |= symbol.bit();
        self.all.push(Lexeme {
            end: found.end,
            start: reading.start,
            reading: found.reading,
            symbol,
            says,
            conjunction: reading.conjunction.is_some(),
            preposition: reading.preposition.is_some(),
            plain,
        });
    }

    /// The bits of what can come second. Every bit after a phrase of several tokens, whose second one says nothing.
    fn bits_after(&self, document: &Document<'_>, at: u32) -> u128 {
        if self.at(at).iter().any(|lexeme| lexeme.end > at + 1) {
            return u128::MAX;
        }
        match document.token(at + 1) {
            Some(token) if token.is(':') => ALONE | COLON,
            Some(token) if token.is('.') => ALONE | STOP,
            Some(_) if is_bare_and(document, at + 1) => self.bits(at + 1) | ALONE | AND,
            _ => self.bits(at + 1) | ALONE,
        }
    }

    #[inline]
    fn found(&self, i: u32) -> Option<&Place> {
        self.places.get(*self.place_of.get(i as usize)? as usize)
    }

    /// The first token from `i` on at which a symbol can begin.
    pub fn next(&self, i: u32) -> Option<u32> {
        let rest = self.place_of.get(i as usize..)?;
        Some(i + rest.iter().position(|&place| place != NONE)? as u32)
    }

    /// Those that begin at token `i`.
    #[inline]
    pub fn at(&self, i: u32) -> &[Lexeme] {
        self.found(i).and_then(|place| self.all.get(place.from as usize..place.to as usize)).unwrap_or(&[])
    }

    /// True where one that begins at token `i` can be `symbol`.
    pub fn is(&self, i: u32, symbol: Symbol) -> bool {
        self.at(i).iter().any(|lexeme| lexeme.symbol == symbol)
    }

    /// The bits of the symbols that can come after token `i`, where a symbol begins with it.
    #[inline]
    pub fn second_bits(&self, i: u32) -> u128 {
        self.found(i).map_or(0, |place| place.second)
    }

    /// The bits of the symbols that can begin at token `i`.
    #[inline]
    pub fn bits(&self, i: u32) -> u128 {
        self.found(i).map_or(0, |place| place.bits)
    }
}

/// True where token `at` is و by itself, before digits or another word.
pub fn is_bare_and(document: &Document<'_>, at: u32) -> bool {
    document.form(at) == "و"
}

/// The bits of a token that is no word.
#[inline]
fn token_bits(document: &Document<'_>, at: u32, token: &Token) -> u128 {
    match token.kind {
        TokenKind::Number => Symbol::Digits.bit() | year_bits(document.form(at)),
        TokenKind::Punctuation => match token.first {
            '/' => Symbol::Slash.bit(),
            '-' | '–' | '—' => Symbol::Dash.bit(),
            '(' => Symbol::Open.bit(),
            ')' => Symbol::Close.bit(),
            '،' | ',' => Symbol::Comma.bit(),
            _ => 0,
        },
        _ => 0,
    }
}

/// The bit of digits that can be a year.
fn year_bits(digits: &str) -> u128 {
    match number::value(digits) {
        Some((year, 4)) if number::is_civil_year(year) => Symbol::YearDigits.bit(),
        Some((year, 4)) if number::is_hijri_year(year) => Symbol::HijriYearDigits.bit(),
        _ => 0,
    }
}

/// The lists of words of time, a bit each: most matches are of other lists.
const LISTS: u64 = 1 << List::TimeWords as u32
    | 1 << List::Weekdays as u32
    | 1 << List::Months as u32
    | 1 << List::Numerals as u32
    | 1 << List::Ordinals as u32
    | 1 << List::TimeUnits as u32
    | 1 << List::TimeZones as u32
    | 1 << List::Holidays as u32;
