//! How the meanings of the parts of a pattern go together.

use crate::annotation::Calendar;
use crate::time::meaning::{Anchor, Clock, Fields, Meaning, Month, When, Year};
use crate::time::symbol::LEVANTINE;
use crate::time::value::{DayPart, Length, Modifier, Unit};

/// A number, or digits.
pub fn number(meaning: Meaning) -> Option<i32> {
    match meaning {
        Meaning::Number(value) => Some(value),
        Meaning::Digits { value, .. } => i32::try_from(value).ok(),
        _ => None,
    }
}

/// A point in time.
pub fn when(meaning: Meaning) -> Option<When> {
    match meaning {
        Meaning::When(when) => Some(when),
        _ => None,
    }
}

/// The fields of a calendar date.
pub fn fields(meaning: Meaning) -> Option<Fields> {
    match when(meaning)?.anchor {
        Anchor::Fields(fields) => Some(fields),
        _ => None,
    }
}

/// A unit of time.
pub fn unit(meaning: Meaning) -> Option<Unit> {
    match meaning {
        Meaning::Unit(unit) => Some(unit),
        _ => None,
    }
}

/// A length of time.
pub fn length(meaning: Meaning) -> Option<Length> {
    match meaning {
        Meaning::Length(length) => Some(length),
        _ => None,
    }
}

/// A year.
pub fn year(meaning: Meaning) -> Option<Year> {
    match meaning {
        Meaning::Year(year) => Some(year),
        _ => None,
    }
}

/// A point with nothing but its anchor.
pub fn at(anchor: Anchor) -> Option<Meaning> {
    Some(Meaning::When(When::at(anchor)))
}

/// A calendar date, whole or in part.
pub fn date(fields: Fields) -> Option<Meaning> {
    at(Anchor::Fields(fields))
}

/// A month of the civil calendar, whichever of its names is written.
pub fn month(number: i32) -> Fields {
    Fields { month: Month::Is((number % LEVANTINE).clamp(1, 12) as u8), ..Fields::default() }
}

/// A month of the Islamic calendar.
pub fn hijri_month(number: i32) -> Fields {
    Fields { calendar: Calendar::Hijri, ..month(number) }
}

/// A day of a month; `None` where no month has it.
pub fn day_of(day: i32, fields: Fields) -> Option<Fields> {
    (1..=31).contains(&day).then_some(Fields { day: Some(day as u8), ..fields })
}

/// A date with the year or direction that follows it.
pub fn tailed(mut fields: Fields, tail: Meaning) -> Fields {
    match tail {
        Meaning::Year(year) => fields.year = year,
        Meaning::Number(toward) => fields.toward = Some(toward),
        _ => {}
    }
    fields
}

/// The year that four digits or fewer after عام mean: a Hijri one where they can hardly be anything else.
pub fn year_number(value: i32, width: u8) -> Option<Fields> {
    let civil = |year| Some(Fields { year, ..Fields::default() });
    match (value, width) {
        (1375..=1460, 4) => Some(Fields { calendar: Calendar::Hijri, year: Year::Is(value), ..Fields::default() }),
        (100..=2200, 3..=4) => civil(Year::Is(value)),
        (0..=99, 2) => civil(Year::Short(value)),
        _ => None,
    }
}

/// The part of the day by its number in the list.
pub fn part(number: i32) -> Option<DayPart> {
    Some(match number {
        1 => DayPart::Morning,
        2 => DayPart::Afternoon,
        3 => DayPart::Evening,
        4 => DayPart::Night,
        _ => return None,
    })
}

/// A clock time.
pub fn clock(meaning: Meaning) -> Option<Clock> {
    match meaning {
        Meaning::Clock(clock) => Some(clock),
        _ => None,
    }
}

/// The same weekday or the weekday of a day with one beside it.
pub fn with_weekday(day: Meaning, weekday: Meaning) -> Option<Meaning> {
    let mut when = when(day)?;
    if when.anchor == Anchor::Today {
        when.anchor = Anchor::Shift(Unit::Day, 0);
    }
    when.weekday = Some(number(weekday)? as u8);
    Some(Meaning::When(when))
}

/// A length with a TIMEX3 `mod`.
pub fn about(modifier: i32, mut length: Length) -> Length {
    length.modifier = MODIFIERS.get(modifier as usize).copied();
    length
}

/// By the number that the rules for approximators give.
pub const MODIFIERS: [Modifier; 5] =
    [Modifier::Approx, Modifier::MoreThan, Modifier::LessThan, Modifier::EqualOrMore, Modifier::EqualOrLess];

/// By the number that the rules for parts of a period give.
pub const PARTS_OF_PERIOD: [Modifier; 3] = [Modifier::Start, Modifier::Mid, Modifier::End];
