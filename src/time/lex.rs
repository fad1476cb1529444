//! The words of a document that can be part of a time expression.

use super::meaning::Meaning;
use super::number;
use super::pattern::Symbol;
use super::value::Unit;
use crate::document::Document;
use crate::lexicon::{self, List, Match};
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
enum Says {
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

fn unit(unit: lexicon::time_units::Unit) -> Unit {
    use lexicon::time_units::Unit as Listed;
    match unit {
        Listed::Second => Unit::Second,
        Listed::Minute => Unit::Minute,
        Listed::Hour => Unit::Hour,
        Listed::Day => Unit::Day,
        Listed::Week => Unit::Week,
        Listed::Month => Unit::Month,
        Listed::Year => Unit::Year,
        Listed::Decade => Unit::Decade,
        Listed::Century => Unit::Century,
    }
}

/// Added to the number of a month whose name is the Levantine one.
pub const LEVANTINE: i32 = 100;

/// The lists of words of time, a bit each: most matches are of other lists.
const LISTS: u64 = 1 << List::TimeWords as u32
    | 1 << List::Weekdays as u32
    | 1 << List::Months as u32
    | 1 << List::Numerals as u32
    | 1 << List::Ordinals as u32
    | 1 << List::TimeUnits as u32
    | 1 << List::TimeZones as u32
    | 1 << List::Holidays as u32;

/// What a match of a time list can be; `None` for the other lists.
fn symbol(found: &Match) -> Option<(Symbol, Says, bool)> {
    let number = |n: u16| Says::Number(i32::from(n));
    Some(match found.list {
        List::TimeWords => {
            let row = lexicon::time_words::of(found)?;
            (row.class.into(), Says::Number(row.value.into()), true)
        }
        List::Weekdays => {
            use lexicon::weekdays::Article;
            let row = lexicon::weekdays::of(found)?;
            let symbol = match row.article {
                Article::Definite => Symbol::WeekdayName,
                Article::Bare => Symbol::BareWeekday,
            };
            (symbol, number(row.iso.into()), true)
        }
        List::Months => {
            use lexicon::months::{Calendar, Names, Needs};
            let row = lexicon::months::of(found)?;
            let symbol = match row.calendar {
                Calendar::Gregorian => Symbol::CivilMonthName,
                Calendar::Hijri => Symbol::HijriMonthName,
            };
            let names = if row.names == Names::Levantine { LEVANTINE } else { 0 };
            (symbol, Says::Number(i32::from(row.number) + names), row.needs == Needs::Alone)
        }
        List::Numerals => {
            use lexicon::numerals::Role;
            let row = lexicon::numerals::of(found)?;
            let symbol = match row.role {
                Role::Unit => Symbol::NumeralUnit,
                Role::Teen => Symbol::NumeralTeen,
                Role::Ten => Symbol::NumeralTen,
                Role::Hundred => Symbol::NumeralHundred,
                Role::Thousand => Symbol::NumeralThousand,
                Role::Thousands => Symbol::NumeralThousands,
                Role::ThousandMany => Symbol::NumeralThousandMany,
                Role::TheTen => Symbol::NumeralTheTen,
                Role::TheUnit => Symbol::NumeralTheUnit,
            };
            (symbol, number(row.value), true)
        }
        List::Ordinals => {
            use lexicon::ordinals::Form;
            let row = lexicon::ordinals::of(found)?;
            let symbol = match row.form {
                Form::Definite => Symbol::OrdinalDefinite,
                Form::Indefinite => Symbol::OrdinalIndefinite,
                Form::Hour => Symbol::OrdinalHour,
                Form::Last => Symbol::OrdinalLast,
            };
            (symbol, number(row.value.into()), true)
        }
        List::TimeUnits => {
            use lexicon::time_units::Form;
            let row = lexicon::time_units::of(found)?;
            let symbol = match row.form {
                Form::One => Symbol::UnitOne,
                Form::Two => Symbol::UnitTwo,
                Form::Many => Symbol::UnitMany,
                Form::TheOne => Symbol::UnitTheOne,
                Form::TheTwo => Symbol::UnitTheTwo,
                Form::TheMany => Symbol::UnitTheMany,
                Form::Pair => Symbol::UnitPair,
            };
            (symbol, Says::Unit(unit(row.unit)), true)
        }
        List::TimeZones => (Symbol::ZoneName, number(found.row as u16), true),
        List::Holidays => (Symbol::HolidayName, number(found.row as u16), true),
        _ => return None,
    })
}
