//! From an expression and its point in time to a TIMEX3 annotation.

use super::meaning::{Anchor, Every, Meaning, When, Year};
use super::parse::Found;
use super::resolve::Resolved;
use super::value::{self, Modifier, Point, TimeOfDay, Unit};
use crate::annotation::{Calendar, TimeExpression, TimexKind};

/// One expression as a time; a point in time is given as it was `resolved`.
pub fn express(expression: &Found, resolved: Option<Resolved>) -> TimeExpression {
    match (&expression.meaning, resolved) {
        (Meaning::When(when), Some(resolved)) => of_point(expression, when, resolved),
        (Meaning::Length(length), _) => {
            TimeExpression { modifier: length.modifier.map(Modifier::code), ..plain(expression, TimexKind::Duration, length.to_string()) }
        }
        (Meaning::Every(every), _) => plain(expression, TimexKind::Set, every_value(*every)),
        // The rules for whole expressions give nothing else.
        _ => plain(expression, TimexKind::Date, "XXXX-XX-XX".to_owned()),
    }
}

fn plain(expression: &Found, kind: TimexKind, value: String) -> TimeExpression {
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

fn of_point(expression: &Found, when: &When, resolved: Resolved) -> TimeExpression {
    let each_year = matches!(when.anchor, Anchor::Fields(fields) if fields.year == Year::Each);
    let kind = match resolved.time {
        _ if each_year => TimexKind::Set,
        Some(_) => TimexKind::Time,
        None => TimexKind::Date,
    };
    let value = match resolved.time {
        None => resolved.point.to_string(),
        // Of a clock time on a day that is not known, the clock is all that is said.
        Some(time @ TimeOfDay::Clock { .. }) if resolved.point == Point::Some(Unit::Day) => time.to_string(),
        Some(time) => format!("{}{time}", resolved.point),
    };
    let original = resolved.original.map(|(year, month, day)| match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(part), None) | (None, Some(part)) => format!("{year:04}-{part:02}"),
        (None, None) => format!("{year:04}"),
    });
    let interval = match (resolved.point, resolved.time) {
        // Most points are days: the value tells where the interval begins.
        (Point::Day(day), None) => day.plus(1).map(|next| (value.clone(), Point::Day(next).to_string())),
        (point, time) => value::interval(point, time),
    };
    let doubt = resolved.flags.iter().map(|flag| if *flag == "hijri-plus-minus-one" { 0.0 } else { 0.1 }).sum::<f32>();
    TimeExpression {
        modifier: when.modifier.map(Modifier::code),
        interval,
        calendar: resolved.calendar,
        original,
        flags: resolved.flags,
        confidence: (expression.rule.sure - doubt).max(0.3),
        ..plain(expression, kind, value)
    }
}
