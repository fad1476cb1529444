//! What an editor should look at: dates that contradict themselves.

use super::parse::Found;
use super::resolve::{Fault, Resolved};
use super::value::Point;
use crate::annotation::Diagnostic;

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn name(weekday: u8) -> &'static str {
    WEEKDAYS.get(usize::from(weekday).wrapping_sub(1)).copied().unwrap_or("")
}

/// What is wrong with an expression, if anything is.
pub fn diagnose(expression: &Found, resolved: &Resolved) -> Option<Diagnostic> {
    let (code, message, confidence) = match resolved.fault? {
        Fault::Weekday { written, day } => (
            "weekday-conflict",
            format!("{} is a {}, not a {}.", Point::Day(day), name(day.weekday()), name(written)),
            // Without its year the date may be of another one.
            if resolved.flags.contains(&"year-inferred") { 0.7 } else { 0.95 },
        ),
        Fault::Calendars { hijri, civil } => {
            ("hijri-gregorian-conflict", format!("The Hijri date is {}, the Gregorian one {}.", Point::Day(hijri), Point::Day(civil)), 0.9)
        }
        Fault::MonthNames => ("month-names-conflict", "The two names are not of the same month.".to_owned(), 0.9),
        Fault::NoSuchDay => ("no-such-date", "The month does not have that many days.".to_owned(), 0.95),
    };
    Some(Diagnostic { span: expression.span, code, message, rule: expression.rule.id.into(), confidence })
}
