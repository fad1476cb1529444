//! Dates, times, durations and recurrences, resolved against the publication date.
//!
//! The way of the data: the lists give the words ([`lex`]), the rules ([`rules`]) find the expressions among them
//! ([`parse`]) where the [`gate`]s let them, [`resolve`] turns what they say ([`meaning`]) into points in time
//! ([`value`]), and [`range`] links the ends of ranges. The first half looks at one paragraph at a time.

mod calendar;
mod chart;
mod diagnose;
mod gate;
mod lex;
mod meaning;
mod number;
mod parse;
mod pattern;
mod range;
mod resolve;
mod rules;
mod tense;
mod value;

#[cfg(test)]
mod tests;

use self::meaning::{Every, Meaning, When};
pub use self::parse::Room;
use self::resolve::{Resolved, Resolver};
use crate::annotation::{Calendar, Diagnostic, TimeExpression, TimexKind};
use crate::document::Document;
use crate::options::Options;

/// What [`find`] gives.
#[derive(Debug, Default)]
pub struct Found {
    /// In text order, disjoint. `range.other` is an index into this vector.
    pub expressions: Vec<TimeExpression>,
    /// Dates that contradict themselves.
    pub diagnostics: Vec<Diagnostic>,
}

/// The expressions of one paragraph, as far as it tells by itself: not yet resolved against the rest of the text.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    expressions: Vec<parse::Found>,
    /// For each expression, whether it is the other end of the range that the one before it begins.
    ends_range: Vec<bool>,
    tokens: u32,
    bytes: u32,
}

/// Finds the expressions of `paragraph`, a document of one paragraph. `room` is memory to work in, from paragraph to paragraph.
pub fn parse(paragraph: &Document<'_>, room: &mut Room) -> Parsed {
    let parser = parse::Parser::new(paragraph, std::mem::take(room));
    let mut expressions = parser.find();
    range::share_years(paragraph, &mut expressions);
    let mut last = None;
    let ends_range = expressions
        .iter()
        .map(|expression| last.replace(expression).is_some_and(|last| range::joined(&parser, last, expression)))
        .collect();
    *room = parser.into_room();
    Parsed { expressions, ends_range, tokens: paragraph.tokens().len() as u32, bytes: paragraph.text().len() as u32 }
}

/// The time expressions of `document`, whose paragraphs were `parsed`, in order: each is resolved against what was spoken
/// of before it.
pub fn resolve(document: &Document<'_>, parsed: &[Parsed], options: &Options) -> Found {
    let mut resolver = Resolver::new(document, options);
    let mut found = Found::default();
    let (mut token, mut byte) = (0, 0);
    for paragraph in parsed {
        for (expression, &ends_range) in paragraph.expressions.iter().zip(&paragraph.ends_range) {
            let expression = parse::Found {
                first: expression.first + token,
                end: expression.end + token,
                span: expression.span.moved(byte),
                ..*expression
            };
            let time = resolved(&mut resolver, &expression, ends_range, &mut found.diagnostics);
            found.expressions.push(time);
            if ends_range {
                range::link(&mut found.expressions);
            }
        }
        token += paragraph.tokens;
        byte += paragraph.bytes;
    }
    found
}

/// One expression as a time, with what is wrong with it.
fn resolved(
    resolver: &mut Resolver<'_, '_>,
    expression: &parse::Found,
    ends_range: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> TimeExpression {
    let deadline = match expression.meaning {
        Meaning::Length(length) => resolver.deadline(length, expression.first..expression.end),
        _ => None,
    };
    match deadline.map_or(expression.meaning, Meaning::When) {
        Meaning::When(when) => {
            let resolved = resolver.resolve(&when, expression.first..expression.end, ends_range);
            diagnostics.extend(diagnose::diagnose(expression, &resolved));
            of_point(expression, &when, resolved)
        }
        Meaning::Length(length) => {
            TimeExpression { modifier: length.modifier, ..plain(expression, TimexKind::Duration, length.to_string()) }
        }
        Meaning::Every(every) => plain(expression, TimexKind::Set, every_value(every)),
        // The rules for whole expressions give nothing else.
        _ => plain(expression, TimexKind::Date, "XXXX-XX-XX".to_owned()),
    }
}

fn plain(expression: &parse::Found, kind: TimexKind, value: String) -> TimeExpression {
    TimeExpression {
        span: expression.span,
        kind,
        value,
        modifier: None,
        interval: None,
        calendar: Calendar::Gregorian,
        original: None,
        range: None,
        flags: Vec::new(),
        rule: expression.rule.id.into(),
        confidence: expression.rule.sure,
    }
}

fn every_value(every: Every) -> String {
    match every {
        Every::Length(length) => length.to_string(),
        Every::Weekday(weekday) => format!("XXXX-WXX-{weekday}"),
        Every::Part(part) => format!("XXXX-XX-XXT{}", part.code()),
        Every::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
    }
}

fn of_point(expression: &parse::Found, when: &When, resolved: Resolved) -> TimeExpression {
    let each_year = matches!(when.anchor, meaning::Anchor::Fields(fields) if fields.year == meaning::Year::Each);
    let kind = match resolved.time {
        _ if each_year => TimexKind::Set,
        Some(_) => TimexKind::Time,
        None => TimexKind::Date,
    };
    let value = match resolved.time {
        None => resolved.point.to_string(),
        // Of a clock time on a day that is not known, the clock is all that is said.
        Some(time @ value::TimeOfDay::Clock { .. }) if resolved.point == value::Point::Some(value::Unit::Day) => time.to_string(),
        Some(time) => format!("{}{time}", resolved.point),
    };
    let original = resolved.original.map(|(year, month, day)| match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(part), None) | (None, Some(part)) => format!("{year:04}-{part:02}"),
        (None, None) => format!("{year:04}"),
    });
    let doubt = resolved.flags.iter().map(|flag| if *flag == "hijri-plus-minus-one" { 0.0 } else { 0.1 }).sum::<f32>();
    TimeExpression {
        modifier: when.modifier,
        interval: value::interval(resolved.point, resolved.time),
        calendar: resolved.calendar,
        original,
        flags: resolved.flags,
        confidence: (expression.rule.sure - doubt).max(0.3),
        ..plain(expression, kind, value)
    }
}
