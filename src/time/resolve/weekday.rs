//! Weekdays: which one is meant, and whether the one written beside a date is that day's.

use super::{Clause, Fault, Resolved, Resolver};
use crate::annotation::Calendar;
use crate::options::Prefer;
use crate::time::calendar::{self, Day};
use crate::time::meaning::{Anchor, Fields, Month, When, Year};
use crate::time::tense::Tense;
use crate::time::value::{Point, Unit};

impl Resolver {
    pub(super) fn weekday(&self, today: Day, weekday: u8, toward: Option<i32>, clause: &Clause) -> Option<Day> {
        let ahead = i64::from((weekday + 7 - today.weekday()) % 7);
        let back = i64::from((today.weekday() + 7 - weekday) % 7);
        let strictly = |days: i64| if days == 0 { 7 } else { days };
        today.plus(match (toward, clause.is_limit) {
            (Some(n @ 1..), _) => strictly(ahead) + 7 * (i64::from(n) - 1),
            (Some(n @ ..0), _) => -strictly(back) - 7 * (i64::from(-n) - 1),
            (Some(0), _) if matches!(clause.tense(), Tense::Past | Tense::Report) => -back,
            (Some(0), _) if self.prefer == Prefer::Future => strictly(ahead),
            (Some(0), _) => ahead,
            (None, limit) => match clause.tense() {
                Tense::Future => strictly(ahead),
                Tense::Scheduled => ahead,
                Tense::Unsaid if self.prefer == Prefer::Future => strictly(ahead),
                Tense::Unsaid if limit || self.is_first && clause.ends_title => ahead,
                Tense::Past | Tense::Report | Tense::Unsaid => -back,
            },
        })
    }

    /// Compares the weekday written beside a day with the day's own. Beside اليوم or أمس the weekday decides, since such
    /// texts are often printed a day later; beside a date the date does.
    pub(super) fn check_weekday(&self, when: &When, clause: &Clause, found: &mut Resolved) {
        let (Some(written), Point::Day(day)) = (when.weekday, found.point) else {
            if let (Some(written), Point::Some(Unit::Day)) = (when.weekday, found.point) {
                found.point = Point::SomeWeekday(written);
            }
            return;
        };
        if day.weekday() == written {
            return;
        }
        // الأحد 17/10 of an article whose days are Hijri: the weekday shows the calendar.
        if let Some(fields) = self.hijri_day_month(when, clause) {
            let mut other = Resolved { flags: Vec::new(), fault: None, original: None, time: None, ..*found };
            let point = self.fields(fields, clause, &mut other);
            if matches!(point, Point::Day(day) if day.weekday() == written) {
                *found = Resolved { point, ..other };
                return;
            }
        }
        if let Some(day) = self.nth_of_month(when, written, day, clause) {
            found.point = Point::Day(day);
            return;
        }
        found.flags.push("weekday-conflict");
        found.fault = Some(Fault::Weekday { written, day });
        if matches!(when.anchor, Anchor::Shift(..)) {
            let ahead = i64::from((written + 7 - day.weekday()) % 7);
            found.point = day.plus(if ahead > 3 { ahead - 7 } else { ahead }).map_or(found.point, Point::Day);
        }
    }

    /// Of a weekday that is not that of `day`, a date whose number is an ordinal: الثلاثاء الثالث من شهر سبتمبر is the third one.
    fn nth_of_month(&self, when: &When, weekday: u8, day: Day, clause: &Clause) -> Option<Day> {
        let Anchor::Fields(Fields { day: Some(n @ 1..=5), calendar: Calendar::Gregorian, .. }) = when.anchor else { return None };
        let (year, month, _) = day.ymd();
        clause.has_ordinal.then(|| nth_weekday(year, month, n, weekday))?
    }

    /// The day and month of a date such as 17/10, in the Hijri calendar; `None` for other dates.
    fn hijri_day_month(&self, when: &When, clause: &Clause) -> Option<Fields> {
        let Anchor::Fields(fields @ Fields { year: Year::Unsaid, toward: None, month: Month::Is(_), day: Some(..=30), .. }) = when.anchor
        else {
            return None;
        };
        clause.is_slashed.then_some(Fields { calendar: Calendar::Hijri, ..fields })
    }
}

/// The `n`th such weekday of a month; 99 is the last.
pub(super) fn nth_weekday(year: i32, month: u8, n: u8, weekday: u8) -> Option<Day> {
    let first = Day::civil(year, month, 1)?;
    let days = i64::from(calendar::days_in_month(year, month));
    let offset = i64::from((weekday + 7 - first.weekday()) % 7);
    let week = if n == 99 { (days - 1 - offset) / 7 } else { i64::from(n) - 1 };
    Some(offset + week * 7).filter(|days_on| *days_on < days).and_then(|days_on| first.plus(days_on))
}
