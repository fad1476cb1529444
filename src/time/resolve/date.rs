//! Calendar dates with parts left out, in either calendar or both, and holidays.

use super::{Clause, Fault, Resolved, Resolver};
use crate::annotation::Calendar;
use crate::lexicon::holidays;
use crate::options::Prefer;
use crate::time::calendar::{self, Day, EXACT_HIJRI_YEARS};
use crate::time::meaning::{Fields, Month, Year};
use crate::time::value::{Point, Unit};

impl Resolver {
    pub(super) fn fields(&self, fields: Fields, clause: &Clause, found: &mut Resolved) -> Point {
        if fields.calendar == Calendar::Hijri {
            return self.hijri(fields, clause, found);
        }
        if fields.names_differ {
            found.fault = Some(Fault::MonthNames);
            found.flags.push("month-names-conflict");
        }
        let month = match fields.month {
            Month::By(n) => return self.of_month(self.today.map(|today| today.ymd()), n, fields.day, found),
            // الشهر ذاته من عام 2014
            Month::After(n) if fields.year != Year::Unsaid => {
                let month = self.last_month.map(|(_, month)| i32::from(month) + n).filter(|month| (1..=12).contains(month));
                return match (self.year(fields.year, found), month) {
                    (Some(year), Some(month)) => Point::Month(year, month as u8),
                    (Some(year), None) => Point::Year(year),
                    _ => Point::Some(Unit::Month),
                };
            }
            Month::After(n) => {
                let last = self
                    .last_month
                    .or(self.today.filter(|_| n < 0 || self.prefer == Prefer::Future).map(|today| (today.ymd().0, today.ymd().1)));
                return self.of_month(last.map(|(year, month)| (year, month, 1)), n, fields.day, found);
            }
            Month::Is(month) => month,
            Month::Unsaid => {
                if let Some(day) = fields.day {
                    return Point::Undated(None, Some(day));
                }
                return self.year(fields.year, found).map_or(Point::Some(Unit::Year), Point::Year);
            }
        };
        // A day that the month never has: 31 April.
        if fields.day.is_some_and(|day| day > calendar::days_in_month(2000, month)) {
            found.fault = Some(Fault::NoSuchDay);
            found.flags.push("no-such-date");
            return self.fields(Fields { day: None, ..fields }, clause, found);
        }
        let year = match fields.year {
            Year::Unsaid => {
                // In messages «1 شباط» in February is this month's day, past or not.
                let by_month = self.prefer == Prefer::Future && fields.toward.is_none();
                let days = |year| match fields.day {
                    Some(_) if by_month => Point::Month(year, month).days(),
                    Some(day) => Point::Day(Day::civil(year, month, day)?).days(),
                    None => Point::Month(year, month).days(),
                };
                let year = self.cyclic_year(days, fields.toward, clause);
                if fields.toward.is_none() && year.is_some() {
                    found.flags.push("year-inferred");
                }
                year
            }
            year => self.year(year, found),
        };
        match (year, fields.day) {
            (None, day) => Point::Undated(Some(month), day),
            (Some(year), None) => Point::Month(year, month),
            (Some(year), Some(day)) => match Day::civil(year, month, day) {
                Some(day) => Point::Day(day),
                None => {
                    found.fault = Some(Fault::NoSuchDay);
                    found.flags.push("no-such-date");
                    Point::Month(year, month)
                }
            },
        }
    }

    /// A day of the month so many after one, or that month.
    fn of_month(&self, from: Option<(i32, u8, u8)>, n: i32, day: Option<u8>, found: &mut Resolved) -> Point {
        let Some((year, month, _)) = from else {
            return day.map_or(Point::Some(Unit::Month), |day| Point::Undated(None, Some(day)));
        };
        let (year, month) = calendar::add_months(year, month, n);
        match day {
            None => Point::Month(year, month),
            Some(day) => Day::civil(year, month, day).map_or_else(
                || {
                    found.fault = Some(Fault::NoSuchDay);
                    found.flags.push("no-such-date");
                    Point::Month(year, month)
                },
                Point::Day,
            ),
        }
    }

    fn hijri(&self, fields: Fields, clause: &Clause, found: &mut Resolved) -> Point {
        found.calendar = Calendar::Hijri;
        let today = self.today.map(|today| (today, today.hijri_ymd().0));
        let days = |month: u8| {
            move |year: i32| match fields.day {
                Some(day) => Point::Day(Day::hijri(year, month, day)?).days(),
                None => Point::HijriMonth(year, month).days(),
            }
        };
        let year = match (fields.year, fields.month) {
            // رمضان 2019: the Hijri year in which the month begins in that civil year.
            (Year::Is(civil), Month::Is(month)) if civil > 1500 => {
                let guess = Day::civil(civil, 7, 1).map(|day| day.hijri_ymd().0);
                guess.and_then(|guess| {
                    (guess - 1..=guess + 1).find(|&year| Day::hijri(year, month, 1).is_some_and(|day| day.ymd().0 == civil))
                })
            }
            (Year::Is(year), _) => Some(year),
            (Year::By(n), _) => today.map(|(_, this)| this + n),
            (_, Month::Is(month)) => today.and_then(|(today, this)| {
                if fields.toward.is_none() {
                    found.flags.push("year-inferred");
                }
                self.choose_year(today, this, days(month), fields.toward, clause)
            }),
            _ => None,
        };
        let month = match fields.month {
            Month::Is(month) => Some(month),
            _ => None,
        };
        let Some(year) = year else {
            return month.map_or(Point::Some(Unit::Year), |month| Point::UndatedHijri(month, fields.day));
        };
        if !EXACT_HIJRI_YEARS.contains(&year) {
            found.flags.push("hijri-plus-minus-one");
        }
        found.original = Some((year, month, fields.day));
        match (month, fields.day) {
            (None, _) => Point::HijriYear(year),
            (Some(month), None) => Point::HijriMonth(year, month),
            (Some(month), Some(day)) => match Day::hijri(year, month, day) {
                Some(day) => Point::Day(day),
                // The thirtieth of a month of 29 days is the first of the next one where the moon was seen otherwise.
                None => {
                    found.fault = Some(Fault::NoSuchDay);
                    found.flags.push("no-such-date");
                    Point::HijriMonth(year, month)
                }
            },
        }
    }

    /// One day in two calendars: the civil date counts.
    pub(super) fn both(&self, hijri: Fields, civil: Fields, clause: &Clause, found: &mut Resolved) -> Point {
        // A year or direction that stands with one of the two holds for the other.
        let bare = |fields: Fields| fields.year == Year::Unsaid && fields.toward.is_none();
        let mut hijri = hijri;
        let mut point = Point::Some(Unit::Day);
        if bare(hijri) && !bare(civil) {
            point = self.fields(civil, clause, found);
            if let Point::Day(day) = point {
                hijri.year = Year::Is(day.hijri_ymd().0);
            }
        }
        let from_hijri = self.hijri(hijri, clause, found);
        found.calendar = Calendar::Gregorian;
        if point == Point::Some(Unit::Day) {
            point = match from_hijri {
                Point::Day(day) if bare(civil) && !bare(hijri) => {
                    self.fields(Fields { year: Year::Is(day.ymd().0), ..civil }, clause, found)
                }
                _ => self.fields(civil, clause, found),
            };
        }
        if let (Point::Day(hijri), Point::Day(civil)) = (from_hijri, point)
            && hijri.since(civil).abs() > 1
        {
            found.fault = Some(Fault::Calendars { hijri, civil });
            found.flags.push("hijri-gregorian-conflict");
        }
        point
    }

    pub(super) fn holiday(&self, row: u8, year: Year, toward: Option<i32>, clause: &Clause, found: &mut Resolved) -> Point {
        let unknown = Point::Some(Unit::Day);
        let Some(holiday) = holidays::ROWS.get(usize::from(row)) else { return unknown };
        let in_year = |year: i32| match holiday.calendar {
            holidays::Calendar::Gregorian => Day::civil(year, holiday.month, holiday.day),
            holidays::Calendar::Easter => Day::easter(year),
            holidays::Calendar::Hijri => Day::hijri(year, holiday.month, holiday.day),
        };
        let hijri = holiday.calendar == holidays::Calendar::Hijri;
        if hijri {
            found.calendar = Calendar::Hijri;
            found.flags.push("hijri-plus-minus-one");
        }
        let wanted = match self.year(year, found) {
            Some(civil) if hijri => {
                let guess = Day::civil(civil, 7, 1).map_or(0, |day| day.hijri_ymd().0);
                (guess - 1..=guess + 1).find(|&year| in_year(year).is_some_and(|day| day.ymd().0 == civil))
            }
            Some(year) => Some(year),
            None => self.today.and_then(|today| {
                let this = if hijri { today.hijri_ymd().0 } else { today.ymd().0 };
                self.choose_year(today, this, |year| Point::Day(in_year(year)?).days(), toward, clause)
            }),
        };
        if hijri {
            found.original = wanted.map(|year| (year, Some(holiday.month), Some(holiday.day)));
        }
        match (wanted.and_then(in_year), holiday.calendar) {
            (Some(day), _) => Point::Day(day),
            (None, holidays::Calendar::Gregorian) => Point::Undated(Some(holiday.month), Some(holiday.day)),
            _ => unknown,
        }
    }
}
