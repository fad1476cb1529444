//! Numbers in words and digits, dates and clock times in digits: what is reckoned rather than listed.

use super::meaning::{Anchor, Clock, Fields, Meaning, Month, When, Year};
use super::parse::{Clitic, Next, Parser};
use super::pattern::Symbol;
use crate::annotation::Calendar;
use crate::text::token::TokenKind;

/// The bits of the symbols that begin what this file gives for `symbol`.
pub fn first_bits(symbol: Symbol) -> u128 {
    use Symbol as S;
    let words = [S::NumeralUnit, S::NumeralTeen, S::NumeralTen, S::NumeralHundred, S::NumeralThousand, S::NumeralThousands];
    let bits = |symbols: &[Symbol]| symbols.iter().fold(0, |bits, symbol| bits | symbol.bit());
    match symbol {
        S::CountWords => bits(&words),
        S::Count => bits(&words) | S::Digits.bit(),
        S::Ordinal => bits(&[S::OrdinalDefinite, S::NumeralTheTen]),
        S::YearDigits
        | S::HijriYearDigits
        | S::NumericDate
        | S::NumericDayMonth
        | S::NumericMonthYear
        | S::ClockDigits
        | S::ClockDecimal => S::Digits.bit(),
        _ => 0,
    }
}

/// The bits of all symbols that begin a number.
pub fn all_bits() -> u128 {
    first_bits(Symbol::Count) | first_bits(Symbol::Ordinal)
}

/// Calls `next` for each way to read `symbol` at token `at`, where this file gives it.
pub fn expand(parser: &Parser<'_, '_>, symbol: Symbol, at: u32, clitic: Clitic, next: Next<'_>) {
    match symbol {
        Symbol::Count => {
            if let Some((value, _)) = parser.digits(at) {
                begin(parser, at);
                next(at + 1, Meaning::Number(value as i32));
                // 10 آلاف سنة
                for thousand in [Symbol::NumeralThousand, Symbol::NumeralThousandMany] {
                    parser.expand(thousand, at + 1, Clitic::Bare, &mut |end, _| {
                        next(end, Meaning::Number((value as i32).saturating_mul(1000)))
                    });
                }
            } else if let Some((end, value)) = cardinal(parser, at, clitic) {
                next(end, Meaning::Number(value));
            }
        }
        Symbol::CountWords => {
            if let Some((end, value)) = cardinal(parser, at, clitic) {
                next(end, Meaning::Number(value));
            }
        }
        Symbol::Ordinal => ordinal(parser, at, clitic, next),
        Symbol::YearDigits | Symbol::HijriYearDigits => {
            let hijri = symbol == Symbol::HijriYearDigits;
            if let Some((value, 4)) = parser.digits(at)
                && (if hijri { is_hijri_year(value) } else { is_civil_year(value) })
            {
                begin(parser, at);
                next(at + 1, Meaning::Year(Year::Is(value as i32)));
            }
        }
        Symbol::NumericDate => numeric_date(parser, at, next),
        Symbol::NumericDayMonth => {
            if let Some(([(day, _), (month, _), _], 2, end)) = numbers(parser, at, &['/'])
                && let Some(fields) = fields(Calendar::Gregorian, Year::Unsaid, month, day)
            {
                begin(parser, at);
                next(end, fields);
            }
        }
        Symbol::NumericMonthYear => {
            if let Some(([(month @ 1..=12, 1..=2), (year, 4), _], 2, end)) = numbers(parser, at, &['/'])
                && (is_civil_year(year) || is_hijri_year(year))
            {
                begin(parser, at);
                let calendar = if is_hijri_year(year) { Calendar::Hijri } else { Calendar::Gregorian };
                let fields = Fields { calendar, year: Year::Is(year as i32), month: Month::Is(month as u8), ..Fields::default() };
                next(end, Meaning::When(When::at(Anchor::Fields(fields))));
            }
        }
        Symbol::ClockDigits => {
            if let Some((parts, count, end)) = numbers(parser, at, &[':']) {
                clock(parser, at, parts, count, end, next);
            }
        }
        Symbol::ClockDecimal => {
            if let Some((parts, 2, end)) = numbers(parser, at, &['.', ',', '،']) {
                clock(parser, at, parts, 2, end, next);
            }
        }
        _ => {}
    }
}

fn begin(parser: &Parser<'_, '_>, at: u32) {
    parser.begins_at(at, parser.document.token(at).map_or(0, |token| token.span.start));
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
pub fn read(form: &str) -> Option<(u32, u8)> {
    let width = form.len();
    ((1..=9).contains(&width) && form.bytes().all(|b| b.is_ascii_digit())).then(|| (form.parse().unwrap_or(0), width as u8))
}

/// A number in words: سبعة وستين, ألف وتسعمئة وسبعة وستين, ثلاثة آلاف. The longest one.
fn cardinal(parser: &Parser<'_, '_>, at: u32, clitic: Clitic) -> Option<(u32, i32)> {
    // The number before ألف is gathered in `group`; what may still follow it is smaller than `room`.
    let (mut total, mut group, mut room, mut end) = (0, 0, i32::MAX, at);
    let mut clitic = clitic;
    loop {
        let mut here = end;
        if clitic == Clitic::And && parser.is_bare_and(here) {
            (here, clitic) = (here + 1, Clitic::Bare);
        }
        let mut found = None;
        for symbol in [
            Symbol::NumeralTeen,
            Symbol::NumeralHundred,
            Symbol::NumeralUnit,
            Symbol::NumeralTen,
            Symbol::NumeralThousands,
            Symbol::NumeralThousand,
        ] {
            parser.expand(symbol, here, clitic, &mut |after, meaning| {
                if let Meaning::Number(value) = meaning
                    && found.is_none_or(|(_, end, _)| end < after)
                {
                    found = Some((symbol, after, value));
                }
            });
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
            let mut thousands = None;
            for thousand in [Symbol::NumeralThousand, Symbol::NumeralThousandMany] {
                parser.expand(thousand, end, Clitic::Bare, &mut |after, _| thousands = Some(after));
            }
            if let Some(after) = thousands.filter(|_| total == 0) {
                (total, group, end, room) = (group.saturating_mul(1000), 0, after, 1000);
            }
        }
        clitic = Clitic::And;
    }
    (end > at).then_some((end, total + group))
}

/// An ordinal with the article: الثالث، الثالث عشر، الثالث والعشرين، العشرين.
fn ordinal(parser: &Parser<'_, '_>, at: u32, clitic: Clitic, next: Next<'_>) {
    parser.expand(Symbol::NumeralTheTen, at, clitic, next);
    parser.expand(Symbol::OrdinalDefinite, at, clitic, &mut |end, meaning| {
        if let Meaning::Number(unit @ 1..=9) = meaning {
            parser.expand(Symbol::NumeralTheTen, end, Clitic::And, &mut |end, meaning| {
                if let Meaning::Number(ten) = meaning {
                    next(end, Meaning::Number(ten + unit));
                }
            });
        }
        next(end, meaning);
    });
}

/// Two or three numbers with one of `separators` between them, their widths, how many there are, and where they end.
type Numbers = ([(u32, u8); 3], usize, u32);

/// The numbers at `at`, glued by one and the same separator; `None` where more follow, or a letter does.
fn numbers(parser: &Parser<'_, '_>, at: u32, separators: &[char]) -> Option<Numbers> {
    let token = |i: u32| parser.document.token(i);
    let number = |i: u32| token(i).filter(|t| t.kind == TokenKind::Number).and_then(|_| read(parser.document.form(i)));
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
fn numeric_date(parser: &Parser<'_, '_>, at: u32, next: Next<'_>) {
    let Some((parts, 3, end)) = numbers(parser, at, &['/', '-', '–', '.']) else { return };
    let [(a, a_width), (b, b_width), (c, c_width)] = parts;
    if b_width > 2 {
        return;
    }
    let slashed = parser.document.token(at + 1).is_some_and(|token| token.is('/'));
    let (year, month, day) = match (a_width, c_width) {
        (4, 1..=2) => (a, b, c),
        (1..=2, 4) => (c, b, a),
        (1..=2, 2) if slashed => (c, b, a),
        _ => return,
    };
    let (calendar, year) = match year {
        0..=99 => (Calendar::Gregorian, Year::Short(year as i32)),
        _ if is_hijri_year(year) => (Calendar::Hijri, Year::Is(year as i32)),
        1000..=2150 => (Calendar::Gregorian, Year::Is(year as i32)),
        _ => return,
    };
    // Some write the month first; it shows where the day can be no month.
    let (month, day) = if month > 12 && day <= 12 { (day, month) } else { (month, day) };
    if let Some(fields) = fields(calendar, year, month, day) {
        begin(parser, at);
        next(end, fields);
    }
}

fn fields(calendar: Calendar, year: Year, month: u32, day: u32) -> Option<Meaning> {
    let valid = (1..=12).contains(&month) && (1..=31).contains(&day);
    let fields = Fields { calendar, year, month: Month::Is(month as u8), day: Some(day as u8), ..Fields::default() };
    valid.then_some(Meaning::When(When::at(Anchor::Fields(fields))))
}

fn clock(parser: &Parser<'_, '_>, at: u32, parts: [(u32, u8); 3], count: usize, end: u32, next: Next<'_>) {
    let [(hour, hour_width), (minute, minute_width), (second, _)] = parts;
    if hour > 24 || hour_width > 2 || minute > 59 || minute_width != 2 || second > 59 {
        return;
    }
    let exact = hour > 12 || hour == 0 || hour_width == 2 && hour < 10;
    begin(parser, at);
    next(end, Meaning::Clock(Clock { hour: hour as u8, minute: Some(minute as u8), second: (count == 3).then_some(second as u8), exact }));
}
