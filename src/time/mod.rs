//! Dates, times, durations and recurrences, resolved against the publication date.
//!
//! The way of the data: the lists give the words ([`lex`]), the rules ([`rules`]) find the expressions among them
//! ([`parse`]) where the [`gate`]s let them, [`resolve`] turns what they say ([`meaning`]) into points in time
//! ([`value`]), and [`range`] links the ends of ranges.

mod calendar;
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

/// The time expressions of `document`.
pub fn find(document: &Document<'_>, options: &Options) -> Found {
    let parser = parse::Parser::new(document);
    let mut parsed = parser.find();
    range::share_years(document, &mut parsed);
    let mut resolver = Resolver::new(document, options);
    let mut found = Found::default();
    let mut last = None;
    for expression in &parsed {
        let ends_range = last.replace(expression).is_some_and(|last| range::joined(&parser, last, expression));
        let time = match expression.meaning {
            Meaning::When(when) => {
                let resolved = resolver.resolve(&when, expression.first..expression.end, ends_range);
                found.diagnostics.extend(diagnose::diagnose(expression, &resolved));
                of_point(expression, &when, resolved)
            }
            Meaning::Length(length) => {
                TimeExpression { modifier: length.modifier, ..plain(expression, TimexKind::Duration, length.to_string()) }
            }
            Meaning::Every(every) => plain(expression, TimexKind::Set, every_value(every)),
            // The rules for whole expressions give nothing else.
            _ => plain(expression, TimexKind::Date, "XXXX-XX-XX".to_owned()),
        };
        found.expressions.push(time);
    }
    range::link(&parser, &parsed, &mut found.expressions);
    found
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
    let original = resolved.original.map(|(year, month, day)| {
        let mut original = format!("{year:04}");
        for part in [month, day].into_iter().flatten() {
            original.push_str(&format!("-{part:02}"));
        }
        original
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
