//! From what an expression says to a point in time: against the publication date, the clause's tense, and what was
//! spoken of before.

mod date;
mod weekday;
mod year;

use self::weekday::nth_weekday;
use super::calendar::{self, Day};
use super::clause::Clause;
use super::meaning::{Anchor, Clock, When, Year};
use super::tense::Tense;
use super::value::{DayPart, Length, Point, TimeOfDay, Unit};
use crate::annotation::Calendar;
use crate::lexicon::time_zones;
use crate::options::{Options, Prefer};

/// What is wrong with an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The weekday written beside the date, and the date's.
    Weekday {
        /// 1 to 7, as written.
        written: u8,
        /// The day that the date gives.
        day: Day,
    },
    /// The Hijri and the civil date are different days.
    Calendars {
        /// What the Hijri date gives.
        hijri: Day,
        /// What the civil date gives.
        civil: Day,
    },
    /// No month has such a day.
    NoSuchDay,
    /// A month is called by the names of two.
    MonthNames,
}

/// A point in time, resolved.
#[derive(Debug)]
pub struct Resolved {
    /// The point.
    pub point: Point,
    /// The time of day.
    pub time: Option<TimeOfDay>,
    /// The calendar in which it is written.
    pub calendar: Calendar,
    /// The Hijri date as written: year, month, day.
    pub original: Option<(i32, Option<u8>, Option<u8>)>,
    /// What is uncertain.
    pub flags: Vec<&'static str>,
    /// What is wrong.
    pub fault: Option<Fault>,
}

/// Resolves the expressions of one text, in text order. One value holds all that an expression is resolved by but for
/// itself and its clause, so two that are equal resolve the same paragraph to the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Resolver {
    today: Option<Day>,
    /// Minutes since midnight.
    minute: Option<u16>,
    prefer: Prefer,
    /// Whether the paragraph in hand is the text's first, its title perhaps.
    is_first: bool,
    /// The day, month and year last spoken of.
    last_day: Option<Day>,
    /// The sentence of the paragraph in hand in which that day stands.
    last_day_in: Option<u32>,
    last_month: Option<(i32, u8)>,
    last_year: Option<i32>,
    last_week: Option<Day>,
    /// The first day of the calendar that the text names.
    first_day: Option<Day>,
}

impl Resolver {
    /// A resolver for a text.
    pub fn new(options: &Options) -> Self {
        Self {
            today: options.date.and_then(|date| Day::civil(date.year(), date.month(), date.day())),
            minute: options.date.and_then(|date| date.minute()),
            prefer: options.prefer,
            is_first: true,
            last_day: None,
            last_day_in: None,
            last_month: None,
            last_year: None,
            last_week: None,
            first_day: None,
        }
    }

    /// Comes to the next paragraph, which is the text's first one or not.
    pub fn enter(&mut self, is_first: bool) {
        self.is_first = is_first;
        self.last_day_in = None;
    }

    /// Resolves an expression that stands in `clause`.
    ///
    /// `ends_range` says that it is the end of a range that begins with the expression resolved last.
    pub fn resolve(&mut self, when: &When, clause: &Clause, ends_range: bool) -> Resolved {
        let mut found = Resolved {
            point: Point::Some(Unit::Day),
            time: None,
            calendar: Calendar::Gregorian,
            original: None,
            flags: Vec::new(),
            fault: None,
        };
        found.point = match (when.anchor, self.last_day) {
            // من الأحد إلى الخميس: the Thursday after that Sunday.
            (Anchor::Weekday(weekday, None), Some(first)) if ends_range => {
                first.plus(i64::from((weekday + 7 - first.weekday()) % 7)).map_or(Point::SomeWeekday(weekday), Point::Day)
            }
            _ => self.anchor(when, clause, &mut found),
        };
        self.check_weekday(when, clause, &mut found);
        self.remember(when, found.point, clause.sentence);
        found.time = found.time.or_else(|| time_of_day(when, &mut found.flags));
        found
    }

    /// The point that a length in a message leads to: أرسله خلال 3 ساعات. In news it is a length, and so it is everywhere of
    /// what is over, or counted from something else: خلال يومين من الإخطار
    pub fn deadline(&self, length: Length, clause: &Clause) -> Option<When> {
        let (unit, count) = length.single().filter(|_| self.prefer == Prefer::Future && length.modifier.is_none())?;
        let is_over = || matches!(clause.tense(), Tense::Past | Tense::Report);
        (clause.is_within && !is_over()).then(|| When::at(Anchor::FromNow(unit, i32::try_from(count).unwrap_or(i32::MAX))))
    }

    fn anchor(&self, when: &When, clause: &Clause, found: &mut Resolved) -> Point {
        let day = |day: Option<Day>| day.map_or(Point::Some(Unit::Day), Point::Day);
        match when.anchor {
            Anchor::Fields(fields) => self.fields(fields, clause, found),
            Anchor::Both { hijri, civil } => self.both(hijri, civil, clause, found),
            Anchor::Weekday(weekday, toward) => {
                self.today.and_then(|today| self.weekday(today, weekday, toward, clause)).map_or(Point::SomeWeekday(weekday), Point::Day)
            }
            Anchor::WeekdayOf(weekday, weeks) => {
                day(self.today.and_then(|today| today.monday().plus(i64::from(weeks) * 7 + i64::from(weekday) - 1)))
            }
            Anchor::Shift(unit, n) => self.shift(unit, n, found),
            Anchor::FromNow(unit @ (Unit::Week | Unit::Month | Unit::Year), n) if self.prefer == Prefer::Future => {
                self.today.and_then(|today| to_the_day(today, unit, n)).map_or(Point::Some(unit), Point::Day)
            }
            Anchor::FromNow(unit, n) => self.shift(unit, n, found),
            Anchor::After(Unit::Week, n) => {
                let week = self.last_week.and_then(|monday| monday.plus(i64::from(n) * 7)).map(Day::week);
                let from_today = || {
                    self.today
                        .filter(|_| n < 0 || self.prefer == Prefer::Future)
                        .and_then(|today| today.plus(i64::from(n) * 7))
                        .map(Day::week)
                };
                week.or_else(from_today).map_or(Point::Some(Unit::Week), |(year, week)| Point::Week(year, week))
            }
            Anchor::After(_, n) => {
                // With no other day spoken of, chat-like text counts from today.
                let from = self.last_day.or(self.today.filter(|_| self.prefer == Prefer::Future));
                day(from.and_then(|last| last.plus(n.into())))
            }
            Anchor::SameDay => day(self.last_day_in.filter(|&at| at == clause.sentence).and(self.last_day).or(self.today)),
            Anchor::NthDay(n) => day(self.first_day.and_then(|first| first.plus(i64::from(n) - 1))),
            Anchor::Weekend(n) => {
                let week = self.today.and_then(|today| today.plus(i64::from(n) * 7)).map(Day::week);
                week.map_or(Point::Some(Unit::Week), |(year, week)| Point::Weekend(year, week))
            }
            Anchor::Quarter(quarter, year) => {
                let begins = |year| Day::civil(year, quarter * 3 - 2, 1);
                self.period_year(year, begins, found).map_or(Point::SomeQuarter(quarter), |year| Point::Quarter(year, quarter))
            }
            Anchor::Half(half, year) => {
                let begins = |year| Day::civil(year, half * 6 - 5, 1);
                self.period_year(year, begins, found).map_or(Point::SomeHalf(half), |year| Point::Half(year, half))
            }
            Anchor::Season(season, Year::Unsaid, toward) => {
                let months = |year| Some((Day::civil(year, season.first_month(), 1)?, Point::Season(year, season).days()?.1));
                self.cyclic_year(months, toward, clause).map_or(Point::SomeSeason(season), |year| Point::Season(year, season))
            }
            Anchor::Season(season, year, _) => self.year(year, found).map_or(Point::SomeSeason(season), |year| Point::Season(year, season)),
            Anchor::SplitYear(Year::By(n)) => self.today.map_or(Point::Some(Unit::Year), |today| {
                let (year, month, _) = today.ymd();
                Point::SplitYear(match (month, n) {
                    // Between two seasons the last one is the one just over, and the next one this autumn's: in August too,
                    // when some have begun.
                    (6..=8, 1..) => year + n - 1,
                    (6.., _) => year + n,
                    _ => year - 1 + n,
                })
            }),
            Anchor::SplitYear(year) => self.year(year, found).map_or(Point::Some(Unit::Year), Point::SplitYear),
            Anchor::Decade(decade) => Point::Decade(decade),
            Anchor::DecadeBy(n) => self.today.map_or(Point::Some(Unit::Decade), |today| Point::Decade(today.ymd().0.div_euclid(10) + n)),
            Anchor::Century(century) => Point::Century(century),
            Anchor::CenturyBy(n) => {
                self.today.map_or(Point::Some(Unit::Century), |today| Point::Century(today.ymd().0.div_euclid(100) + n))
            }
            Anchor::Millennium(millennium) => Point::Millennium(millennium),
            Anchor::Holiday(row, year, toward) => self.holiday(row, year, toward, clause, found),
            Anchor::DayOfHoliday(n, row, toward) => match self.holiday(row, Year::Unsaid, toward, clause, found) {
                Point::Day(first) => {
                    // What is written names no day of the Islamic calendar but by reckoning.
                    found.original = None;
                    day(first.plus(i64::from(n) - 1))
                }
                unknown => unknown,
            },
            Anchor::LastDay(fields) => {
                let month = self.fields(fields, clause, found);
                day(month.days().and_then(|(_, end)| end.plus(-1)))
            }
            Anchor::NthWeekday(n, weekday, fields) => match self.fields(fields, clause, found) {
                Point::Month(year, month) => day(nth_weekday(year, month, n, weekday)),
                _ => Point::Some(Unit::Day),
            },
            Anchor::NthWeek(n, fields) => match self.fields(fields, clause, found) {
                // The week of the nth Monday; the last whole week.
                Point::Month(year, month) => match nth_weekday(year, month, n, if n == 99 { 7 } else { 1 }).map(Day::week) {
                    Some((year, week)) => Point::Week(year, week),
                    None => Point::Some(Unit::Week),
                },
                _ => Point::Some(Unit::Week),
            },
            Anchor::Reference(way) => Point::Reference(way),
            Anchor::Later if clause.is_to_come => Point::Reference(1),
            Anchor::HijriDecade(decade) => {
                found.calendar = Calendar::Hijri;
                Point::HijriDecade(decade)
            }
            Anchor::HijriCentury(century) => {
                found.calendar = Calendar::Hijri;
                Point::HijriCentury(century)
            }
            Anchor::Later => match clause.tense() {
                Tense::Future | Tense::Scheduled => Point::Reference(1),
                Tense::Past | Tense::Report | Tense::Unsaid => Point::Reference(-1),
            },
            Anchor::Today if clause.is_nowadays => Point::Reference(0),
            Anchor::Today => day(self.today),
        }
    }

    fn shift(&self, unit: Unit, n: i32, found: &mut Resolved) -> Point {
        let Some(today) = self.today else {
            return Point::Some(unit);
        };
        let far = i64::from(n);
        match unit {
            Unit::Day => today.plus(far).map_or(Point::Some(unit), Point::Day),
            Unit::Week => today.plus(far * 7).map(Day::week).map_or(Point::Some(unit), |(year, week)| Point::Week(year, week)),
            Unit::Month => {
                let (year, month, _) = today.ymd();
                let (year, month) = calendar::add_months(year, month, n);
                Point::Month(year, month)
            }
            Unit::Year => Point::Year(today.ymd().0 + n),
            Unit::Decade => Point::Decade(today.ymd().0.div_euclid(10) + n),
            Unit::Century => Point::Century(today.ymd().0.div_euclid(100) + n),
            Unit::Hour | Unit::Minute | Unit::Second => {
                let Some(minute) = self.minute else {
                    found.time = Some(TimeOfDay::Unknown);
                    return Point::Day(today);
                };
                let minutes = i64::from(minute)
                    + if unit == Unit::Hour {
                        far * 60
                    } else if unit == Unit::Minute {
                        far
                    } else {
                        far / 60
                    };
                let at = minutes.rem_euclid(1440);
                found.time = Some(TimeOfDay::Clock { hour: (at / 60) as u8, minute: (at % 60) as u8, second: None, offset: "" });
                today.plus(minutes.div_euclid(1440)).map_or(Point::Some(Unit::Day), Point::Day)
            }
        }
    }

    /// Notes what is spoken of now, in that sentence.
    fn remember(&mut self, when: &When, point: Point, sentence: u32) {
        match point {
            Point::Day(day) => {
                let (year, month, _) = day.ymd();
                self.last_day_in = Some(sentence);
                (self.last_day, self.last_month, self.last_year, self.last_week) =
                    (Some(day), Some((year, month)), Some(year), Some(day.monday()));
                if self.first_day.is_none() && matches!(when.anchor, Anchor::Fields(_) | Anchor::Both { .. }) {
                    self.first_day = Some(day);
                }
            }
            Point::Month(year, month) => (self.last_month, self.last_year) = (Some((year, month)), Some(year)),
            Point::Week(year, week) => self.last_week = Day::week_start(year, week),
            Point::Year(year) => self.last_year = Some(year),
            _ => {}
        }
    }
}

/// The same day so many weeks, months or years on, or the last of its month.
fn to_the_day(today: Day, unit: Unit, n: i32) -> Option<Day> {
    let (year, month, day) = today.ymd();
    let (year, month) = match unit {
        Unit::Week => return today.plus(i64::from(n) * 7),
        Unit::Month => calendar::add_months(year, month, n),
        _ => (year + n, month),
    };
    Day::civil(year, month, day.min(calendar::days_in_month(year, month)))
}

/// The time of day with its part and zone reckoned in.
fn time_of_day(when: &When, flags: &mut Vec<&'static str>) -> Option<TimeOfDay> {
    let Some(clock) = when.clock else { return when.part.map(TimeOfDay::Part) };
    let hour = match (when.part, clock.hour) {
        (_, hour @ 13..) => hour,
        (Some(DayPart::Morning), 12) => 0,
        (Some(DayPart::Morning), hour) => hour,
        (Some(DayPart::Afternoon), hour @ (12 | 11)) => hour,
        (Some(DayPart::Night), hour @ 0..=5) => hour,
        (Some(DayPart::Evening | DayPart::Night), 12) => 24,
        (Some(_), hour) => hour + 12,
        (None, hour) => without_part(&clock, hour, when.zone.is_some(), flags),
    };
    let offset = when.zone.and_then(|row| time_zones::ROWS.get(usize::from(row))).map_or("", |row| row.offset);
    let offset = if offset == "-" { "" } else { offset };
    Some(TimeOfDay::Clock { hour, minute: clock.minute.unwrap_or(0), second: clock.second, offset })
}

/// الساعة الثالثة by itself is in the afternoon; 3:00 and 03:00 are read as written.
fn without_part(clock: &Clock, hour: u8, zoned: bool, flags: &mut Vec<&'static str>) -> u8 {
    if clock.exact || zoned {
        return hour;
    }
    flags.push("am-pm-inferred");
    if clock.minute.is_none() && (1..=6).contains(&hour) { hour + 12 } else { hour }
}
