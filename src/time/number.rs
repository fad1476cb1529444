//! Numbers in words and digits, dates and clock times in digits: what is reckoned rather than listed.

use super::chart::Reading;
use super::lex::{ALONE, AND, COLON, STOP};
use super::meaning::{Anchor, Clock, Fields, Meaning, Month, When, Year};
use super::parse::{Clitic, Parser};
use super::pattern::Symbol;
use crate::annotation::Calendar;
use crate::text::token::TokenKind;

/// The bits of several symbols.
fn bits(symbols: &[Symbol]) -> u128 {
    symbols.iter().fold(0, |bits, symbol| bits | symbol.bit())
}

/// The words with which a number in words can begin and go on.
const WORDS: &[Symbol] = {
    use Symbol as S;
    &[S::NumeralTeen, S::NumeralHundred, S::NumeralUnit, S::NumeralTen, S::NumeralThousands, S::NumeralThousand]
};

/// The words for thousands after a smaller number: 10 آلاف سنة.
const THOUSANDS: &[Symbol] = &[Symbol::NumeralThousand, Symbol::NumeralThousandMany];

/// The bits of the symbols that begin what this file gives for `symbol`.
pub fn first_bits(symbol: Symbol) -> u128 {
    match symbol {
        Symbol::CountWords => bits(WORDS),
        Symbol::Count => bits(WORDS) | Symbol::Digits.bit(),
        Symbol::Ordinal => bits(&[Symbol::OrdinalDefinite, Symbol::NumeralTheTen]),
        _ if symbol.is_number() => Symbol::Digits.bit(),
        _ => 0,
    }
}

/// The bits of what can come second in what this file gives for `symbol`, where the first token's bit is `first`.
pub fn second_bits(symbol: Symbol, first: u128) -> u128 {
    match symbol {
        Symbol::Count if first == Symbol::Digits.bit() => bits(THOUSANDS) | ALONE,
        Symbol::CountWords | Symbol::Count => bits(WORDS) | bits(THOUSANDS) | AND | ALONE,
        Symbol::Ordinal => Symbol::NumeralTheTen.bit() | AND | ALONE,
        Symbol::NumericDate => Symbol::Slash.bit() | Symbol::Dash.bit() | STOP,
        Symbol::NumericDayMonth | Symbol::NumericMonthYear => Symbol::Slash.bit(),
        Symbol::ClockDigits => COLON,
        Symbol::ClockDecimal => Symbol::Comma.bit() | STOP,
        _ => 0,
    }
}

/// Called with a way to read a number.
type Next<'n> = &'n mut dyn FnMut(Reading);

/// Calls `next` for each way to read `symbol` at token `at`, where this file gives it.
pub fn read(parser: Parser<'_, '_>, symbol: Symbol, at: u32, clitic: Clitic, next: Next<'_>) {
    let start = parser.document.token(at).map_or(0, |token| token.span.start);
    let mut found = |end, meaning| next(Reading { end, start, meaning });
    match symbol {
        Symbol::Count => match parser.digits(at) {
            Some((value, _)) => {
                found(at + 1, Meaning::Number(value as i32));
                for word in THOUSANDS.iter().flat_map(|&symbol| parser.words(symbol, at + 1, Clitic::Bare)) {
                    found(word.end, Meaning::Number((value as i32).saturating_mul(1000)));
                }
            }
            None => next_cardinal(parser, at, clitic, next),
        },
        Symbol::CountWords => next_cardinal(parser, at, clitic, next),
        Symbol::Ordinal => ordinal(parser, at, clitic, next),
        _ => {
            if let Some((end, meaning)) = separated(parser, symbol, at) {
                found(end, meaning);
            }
        }
    }
}

/// What numbers with a mark between them are, where they are `symbol`.
fn separated(parser: Parser<'_, '_>, symbol: Symbol, at: u32) -> Option<(u32, Meaning)> {
    match symbol {
        Symbol::NumericDate => numeric_date(parser, at),
        Symbol::NumericDayMonth => {
            let ([(day, _), (month, _), _], 2, end) = numbers(parser, at, &['/'])? else { return None };
            Some((end, fields(Calendar::Gregorian, Year::Unsaid, month, day)?))
        }
        Symbol::NumericMonthYear => {
            let ([(month @ 1..=12, 1..=2), (year, 4), _], 2, end) = numbers(parser, at, &['/'])? else { return None };
            (is_civil_year(year) || is_hijri_year(year)).then(|| {
                let calendar = if is_hijri_year(year) { Calendar::Hijri } else { Calendar::Gregorian };
                let fields = Fields { calendar, year: Year::Is(year as i32), month: Month::Is(month as u8), ..Fields::default() };
                (end, Meaning::When(When::at(Anchor::Fields(fields))))
            })
        }
        Symbol::ClockDigits => {
            let (parts, count, end) = numbers(parser, at, &[':'])?;
            Some((end, clock(parts, count)?))
        }
        Symbol::ClockDecimal => {
            let (parts, 2, end) = numbers(parser, at, &['.', ',', '،'])? else { return None };
            Some((end, clock(parts, 2)?))
        }
        _ => None,
    }
}

/// A year that bare digits may be.
pub fn is_civil_year(value: u32) -> bool {
    (1500..=2150).contains(&value)
}

/// A Hijri year that bare digits may be.
pub fn is_hijri_year(value: u32) -> bool {
    (1300..1500).contains(&value)
}

/// The value and number of the ASCII digits `form`; `None` where there are none, or more than nine.
pub fn value(form: &str) -> Option<(u32, u8)> {
    let width = form.len();
    ((1..=9).contains(&width) && form.bytes().all(|b| b.is_ascii_digit())).then(|| (form.parse().unwrap_or(0), width as u8))
}

/// A number in words: سبعة وستين, ألف وتسعمئة وسبعة وستين, ثلاثة آلاف. The longest one.
fn next_cardinal(parser: Parser<'_, '_>, at: u32, clitic: Clitic, next: Next<'_>) {
    // The number before ألف is gathered in `group`; what may still follow it is smaller than `room`.
    let (mut total, mut group, mut room, mut end) = (0, 0, i32::MAX, at);
    let (mut clitic, mut start) = (clitic, 0);
    loop {
        let (here, written) = parser.host(end, clitic);
        let bits = parser.lexemes.bits(here);
        let mut found = None;
        for &symbol in WORDS.iter().filter(|symbol| symbol.bit() & bits != 0) {
            for word in parser.words(symbol, here, written) {
                if end == at {
                    start = word.start;
                }
                if let Meaning::Number(value) = word.meaning()
                    && found.is_none_or(|(_, end, _)| end < word.end)
                {
                    found = Some((symbol, word.end, value));
                }
            }
        }
        let Some((symbol, after, value)) = found else { break };
        let (fits, left) = match symbol {
            Symbol::NumeralUnit => (room > 9, 9),
            Symbol::NumeralTeen => (room > 19, 1),
            // A ten follows its unit (سبعة وستين) or a hundred.
            Symbol::NumeralTen => (room >= 9, 1),
            Symbol::NumeralHundred => (room > 999, 100),
            _ => (total == 0 && room > 999, 1000),
        };
        if !fits {
            break;
        }
        (end, room) = (after, left);
        if matches!(symbol, Symbol::NumeralThousand | Symbol::NumeralThousands) {
            total = value;
        } else {
            group += value;
            let thousands = THOUSANDS.iter().flat_map(|&symbol| parser.words(symbol, end, Clitic::Bare)).last();
            if let Some(word) = thousands.filter(|_| total == 0) {
                (total, group, end, room) = (group.saturating_mul(1000), 0, word.end, 1000);
            }
        }
        clitic = Clitic::And;
    }
    if end > at {
        next(Reading { end, start, meaning: Meaning::Number(total + group) });
    }
}

/// An ordinal with the article: الثالث، الثالث عشر، الثالث والعشرين، العشرين.
fn ordinal(parser: Parser<'_, '_>, at: u32, clitic: Clitic, next: Next<'_>) {
    for ten in parser.words(Symbol::NumeralTheTen, at, clitic) {
        next(Reading { end: ten.end, start: ten.start, meaning: ten.meaning() });
    }
    for word in parser.words(Symbol::OrdinalDefinite, at, clitic) {
        let start = word.start;
        if let Meaning::Number(unit @ 1..=9) = word.meaning() {
            let (at, clitic) = parser.host(word.end, Clitic::And);
            for ten in parser.words(Symbol::NumeralTheTen, at, clitic) {
                if let Meaning::Number(ten_value) = ten.meaning() {
                    next(Reading { end: ten.end, start, meaning: Meaning::Number(ten_value + unit) });
                }
            }
        }
        next(Reading { end: word.end, start, meaning: word.meaning() });
    }
}

/// Two or three numbers with one of `separators` between them, their widths, how many there are, and where they end.
type Numbers = ([(u32, u8); 3], usize, u32);

/// The numbers at `at`, glued by one and the same separator; `None` where more follow, or a letter does.
fn numbers(parser: Parser<'_, '_>, at: u32, separators: &[char]) -> Option<Numbers> {
    let token = |i: u32| parser.document.token(i);
    let number = |i: u32| token(i).filter(|t| t.kind == TokenKind::Number).and_then(|_| value(parser.document.form(i)));
    let joins = |i: u32, by: char| token(i).is_some_and(|t| t.first == by && t.kind == TokenKind::Punctuation);
    let separator = token(at + 1).filter(|t| t.kind == TokenKind::Punctuation && separators.contains(&t.first))?.first;
    let mut parts = [number(at)?, (0, 0), (0, 0)];
    // A number that goes on to the left or the right is something else: 1.10.30.2, 3/4/5/6, A/3/4.
    if token(at)?.glued && at > 0 && token(at - 1).is_some_and(|t| t.kind == TokenKind::Latin || t.first == separator) {
        return None;
    }
    let spaced = token(at + 1).is_some_and(|t| !t.glued);
    if spaced && separator != '/' {
        return None;
    }
    parts[1] = number(at + 2).filter(|_| token(at + 2).is_some_and(|t| t.glued != spaced || separator == '/'))?;
    let (mut count, mut end) = (2, at + 3);
    if joins(end, separator)
        && (separator == '/' || token(end).is_some_and(|t| t.glued))
        && let Some(third) = number(end + 1).filter(|_| separator == '/' || token(end + 1).is_some_and(|t| t.glued))
    {
        parts[2] = third;
        (count, end) = (3, end + 2);
    }
    let goes_on = joins(end, separator) && token(end + 1).is_some_and(|t| t.glued && t.kind == TokenKind::Number)
        || token(end).is_some_and(|t| t.glued && (t.kind == TokenKind::Latin || matches!(t.first, '%' | '٪')));
    (!goes_on).then_some((parts, count, end))
}

/// `18/8/2020`, `2020-08-18`, `28.12.1441`, `15/3/99`.
fn numeric_date(parser: Parser<'_, '_>, at: u32) -> Option<(u32, Meaning)> {
    let (parts, 3, end) = numbers(parser, at, &['/', '-', '–', '.'])? else { return None };
    let [(a, a_width), (b, b_width), (c, c_width)] = parts;
    if b_width > 2 {
        return None;
    }
    let slashed = parser.document.token(at + 1).is_some_and(|token| token.is('/'));
    let (year, month, day) = match (a_width, c_width) {
        (4, 1..=2) => (a, b, c),
        (1..=2, 4) => (c, b, a),
        (1..=2, 2) if slashed => (c, b, a),
        _ => return None,
    };
    let (calendar, year) = match year {
        0..=99 => (Calendar::Gregorian, Year::Short(year as i32)),
        _ if is_hijri_year(year) => (Calendar::Hijri, Year::Is(year as i32)),
        1000..=2150 => (Calendar::Gregorian, Year::Is(year as i32)),
        _ => return None,
    };
    // Some write the month first; it shows where the day can be no month.
    let (month, day) = if month > 12 && day <= 12 { (day, month) } else { (month, day) };
    Some((end, fields(calendar, year, month, day)?))
}

fn fields(calendar: Calendar, year: Year, month: u32, day: u32) -> Option<Meaning> {
    let valid = (1..=12).contains(&month) && (1..=31).contains(&day);
    let fields = Fields { calendar, year, month: Month::Is(month as u8), day: Some(day as u8), ..Fields::default() };
    valid.then_some(Meaning::When(When::at(Anchor::Fields(fields))))
}

fn clock(parts: [(u32, u8); 3], count: usize) -> Option<Meaning> {
    let [(hour, hour_width), (minute, minute_width), (second, _)] = parts;
    if hour > 24 || hour_width > 2 || minute > 59 || minute_width != 2 || second > 59 {
        return None;
    }
    let exact = hour > 12 || hour == 0 || hour_width == 2 && hour < 10;
    Some(Meaning::Clock(Clock { hour: hour as u8, minute: Some(minute as u8), second: (count == 3).then_some(second as u8), exact }))
}
