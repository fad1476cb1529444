//! From what an expression says to a point in time: against the publication date, the clause's tense, and what was
//! spoken of before.

use std::cell::OnceCell;

use super::calendar::{self, Day, EXACT_HIJRI_YEARS};
use super::meaning::{Anchor, Clock, Fields, Month, When, Year};
use super::tense::{self, Tense};
use super::value::{DayPart, Point, TimeOfDay, Unit};
use crate::annotation::Calendar;
use crate::document::Document;
use crate::lexicon::{holidays, time_zones};
use crate::options::{Options, Prefer};
use crate::text::sentence::Tokens;

/// Days: what lies nearer ahead is more likely meant than what is long past.
const NEAR: i64 = 60;

/// Days: nearly a year.
const FAR_AHEAD: i64 = 270;

/// Days: as far back as news still reports.
const JUST_OVER: i64 = 95;

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

/// Resolves the expressions of one document, in text order.
pub struct Resolver<'d, 't> {
    document: &'d Document<'t>,
    today: Option<Day>,
    /// Minutes since midnight.
    minute: Option<u16>,
    prefer: Prefer,
    /// The day, month and year last spoken of.
    last_day: Option<Day>,
    /// The token at which that day stands.
    last_day_at: Option<u32>,
    last_month: Option<(i32, u8)>,
    last_year: Option<i32>,
    last_week: Option<Day>,
    /// The first day of the calendar that the text names.
    first_day: Option<Day>,
}

/// The tense around one expression, looked for once and only where it matters.
pub struct Clause<'d, 't> {
    document: &'d Document<'t>,
    tokens: Tokens,
    tense: OnceCell<Tense>,
}

impl Clause<'_, '_> {
    fn tense(&self) -> Tense {
        *self.tense.get_or_init(|| match self.before() {
            "منذ" | "مذ" | "ومنذ" => Tense::Past,
            _ => tense::of(self.document, self.tokens.clone()),
        })
    }

    fn before(&self) -> &str {
        self.tokens.start.checked_sub(1).map_or("", |before| self.document.form(before))
    }

    /// True after حتى, بحلول and other words for a limit that is yet to come.
    fn is_limit(&self) -> bool {
        matches!(
            self.before(),
            "حتي"
                | "بحلول"
                | "حلول"
                | "لغايه"
                | "غايه"
                | "موعدها"
                | "اقصاه"
                | "تسليم"
                | "لتسليم"
                | "عقود"
                | "استحقاق"
        )
    }
}

impl<'d, 't> Resolver<'d, 't> {
    /// A resolver for `document`.
    pub fn new(document: &'d Document<'t>, options: &Options) -> Self {
        let today = options.date.and_then(|date| Day::civil(date.year(), date.month(), date.day()));
        Self {
            document,
            today,
            minute: options.date.and_then(|date| date.minute()),
            prefer: options.prefer,
            last_day: None,
            last_day_at: None,
            last_month: None,
            last_year: None,
            last_week: None,
            first_day: None,
        }
    }

    /// Resolves what stands at `tokens`.
    ///
    /// `ends_range` says that it is the end of a range that begins with the expression resolved last.
    pub fn resolve(&mut self, when: &When, tokens: Tokens, ends_range: bool) -> Resolved {
        let clause = Clause { document: self.document, tokens, tense: OnceCell::new() };
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
            _ => self.anchor(when, &clause, &mut found),
        };
        self.check_weekday(when, &mut found);
        self.remember(when, found.point, clause.tokens.start);
        found.time = found.time.or_else(|| time_of_day(when, &mut found.flags));
        found
    }

    fn anchor(&self, when: &When, clause: &Clause<'_, '_>, found: &mut Resolved) -> Point {
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
            Anchor::SameDay => {
                let sentence = self.document.sentence_of(clause.tokens.start);
                day(self.last_day_at.filter(|&at| self.document.sentence_of(at) == sentence).and(self.last_day).or(self.today))
            }
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
                // Between two seasons, in June and July, the last one is the one just over.
                let current = if month >= 8 || (6..=7).contains(&month) && n >= 0 { year } else { year - 1 };
                let between = (6..=7).contains(&month);
                Point::SplitYear(if between && n > 0 {
                    year + n - 1
                } else if between && n < 0 {
                    year + n
                } else {
                    current + n
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
            Anchor::Later if self.is_to_come(clause) => Point::Reference(1),
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
            Anchor::Today if self.is_nowadays(clause) => Point::Reference(0),
            Anchor::Today => day(self.today),
        }
    }

    /// اليوم in a clause on how things stand: قد لا تتطلب اليوم دعما
    fn is_nowadays(&self, clause: &Clause<'_, '_>) -> bool {
        let form = |back: u32| clause.tokens.start.checked_sub(back).map_or("", |at| self.document.form(at));
        let imperfect = |form: &str| form.chars().count() >= 4 && form.starts_with(['ي', 'ت', 'ن']);
        let state =
            |form: &str| matches!(form, "اصبح" | "اصبحت" | "بات" | "باتت" | "زال" | "زالت" | "يزال" | "تزال" | "ليس" | "ليست" | "نحن");
        let modal = |form: &str| matches!(form, "لا" | "ولا" | "قد" | "لم" | "ما");
        state(form(1))
            || state(form(2))
            || imperfect(form(1)) && matches!(form(2), "لا" | "ولا" | "ما")
            || imperfect(form(1)) && modal(form(2)) && modal(form(3))
    }

    /// لاحقا right after an imperfect: يتم تحديده لاحقا
    fn is_to_come(&self, clause: &Clause<'_, '_>) -> bool {
        (1..=3).any(|back| {
            let form = clause.tokens.start.checked_sub(back).map_or("", |at| self.document.form(at));
            let past = clause.tokens.start.checked_sub(back + 1).is_some_and(|at| matches!(self.document.form(at), "لم" | "كان" | "كانت"));
            form.chars().count() >= 3 && form.starts_with('ي') && !past && !matches!(form, "يوم" | "يوميا")
        })
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

    fn weekday(&self, today: Day, weekday: u8, toward: Option<i32>, clause: &Clause<'_, '_>) -> Option<Day> {
        let ahead = i64::from((weekday + 7 - today.weekday()) % 7);
        let back = i64::from((today.weekday() + 7 - weekday) % 7);
        let strictly = |days: i64| if days == 0 { 7 } else { days };
        today.plus(match (toward, clause.is_limit()) {
            (Some(n @ 1..), _) => strictly(ahead) + 7 * (i64::from(n) - 1),
            (Some(n @ ..0), _) => -strictly(back) - 7 * (i64::from(-n) - 1),
            (Some(0), _) if matches!(clause.tense(), Tense::Past | Tense::Report) => -back,
            (Some(0), _) if self.prefer == Prefer::Future => strictly(ahead),
            (Some(0), _) => ahead,
            (None, limit) => match clause.tense() {
                Tense::Future => strictly(ahead),
                Tense::Scheduled => ahead,
                Tense::Unsaid if self.prefer == Prefer::Future => strictly(ahead),
                Tense::Unsaid if limit => ahead,
                Tense::Past | Tense::Report | Tense::Unsaid => -back,
            },
        })
    }

    /// The year that is meant, where it is said.
    fn year(&self, year: Year, found: &mut Resolved) -> Option<i32> {
        let this = self.today.map(|today| today.ymd().0);
        match year {
            Year::Is(year) => Some(year),
            Year::Short(short) => {
                found.flags.push("century-inferred");
                let this = this.unwrap_or(2030);
                let recent = this.div_euclid(100) * 100 + short;
                Some(if recent > this + 5 { recent - 100 } else { recent })
            }
            Year::By(n) => this.map(|year| year + n),
            Year::After(-1) => self.last_year.or(this).map(|year| year - 1),
            Year::After(n) => self.last_year.map(|year| year + n),
            Year::Unsaid | Year::Each => None,
        }
    }

    /// The year of a quarter or half: where it is not said, the last in which it has begun.
    fn period_year(&self, year: Year, begins: impl Fn(i32) -> Option<Day>, found: &mut Resolved) -> Option<i32> {
        if year != Year::Unsaid {
            return self.year(year, found);
        }
        let (this, today) = self.today.map(|today| (today.ymd().0, today))?;
        found.flags.push("year-inferred");
        Some(if begins(this)? > today { this - 1 } else { this })
    }

    /// The year of what comes once a year, by its first day and the day after its last one in a given year.
    fn cyclic_year(&self, days: impl Fn(i32) -> Option<(Day, Day)>, toward: Option<i32>, clause: &Clause<'_, '_>) -> Option<i32> {
        let (today, this) = self.today.map(|today| (today, today.ymd().0))?;
        self.choose_year(today, this, days, toward, clause)
    }

    /// As [`cyclic_year`](Self::cyclic_year), with `this` year of the calendar in question.
    fn choose_year(
        &self,
        today: Day,
        this: i32,
        days: impl Fn(i32) -> Option<(Day, Day)>,
        toward: Option<i32>,
        clause: &Clause<'_, '_>,
    ) -> Option<i32> {
        // A day or month that a year lacks (29 February) is looked for farther off.
        let is = |year: i32, wanted: &dyn Fn(Day, Day) -> bool| days(year).is_some_and(|(first, end)| wanted(first, end));
        let past = |wanted: &dyn Fn(Day, Day) -> bool| (this - 8..=this + 1).rev().find(|&year| is(year, wanted));
        let next = |wanted: &dyn Fn(Day, Day) -> bool| (this - 1..=this + 8).find(|&year| is(year, wanted));
        let begun = past(&|first, _| first <= today);
        let open = next(&|_, end| end > today);
        match toward {
            Some(n @ ..0) => past(&|_, end| end <= today).map(|year| year + n + 1),
            Some(n @ 1..) => next(&|first, _| first > today).map(|year| year + n - 1),
            Some(0) => Some(this),
            None => {
                let ahead = open.and_then(&days).map_or(i64::MAX, |(first, _)| first.since(today));
                let ago = begun.and_then(&days).map_or(i64::MAX, |(_, end)| today.since(end));
                match clause.tense() {
                    // What is almost a year ahead and just over is over, whatever the verb of the clause.
                    Tense::Future | Tense::Scheduled if ahead > FAR_AHEAD && ago < JUST_OVER => begun,
                    Tense::Future | Tense::Scheduled => open,
                    Tense::Past => begun,
                    Tense::Unsaid | Tense::Report if self.prefer == Prefer::Future || clause.is_limit() => open,
                    // What is near ahead and long past is more likely still to come.
                    Tense::Unsaid | Tense::Report if ahead <= NEAR && ago > NEAR => open,
                    Tense::Unsaid | Tense::Report => begun,
                }
            }
        }
    }

    fn fields(&self, fields: Fields, clause: &Clause<'_, '_>, found: &mut Resolved) -> Point {
        if fields.calendar == Calendar::Hijri {
            return self.hijri(fields, clause, found);
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

    fn hijri(&self, fields: Fields, clause: &Clause<'_, '_>, found: &mut Resolved) -> Point {
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
    fn both(&self, hijri: Fields, civil: Fields, clause: &Clause<'_, '_>, found: &mut Resolved) -> Point {
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

    fn holiday(&self, row: u8, year: Year, toward: Option<i32>, clause: &Clause<'_, '_>, found: &mut Resolved) -> Point {
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

    /// Compares the weekday written beside a day with the day's own. Beside اليوم or أمس the weekday decides, since such
    /// texts are often printed a day later; beside a date the date does.
    fn check_weekday(&self, when: &When, found: &mut Resolved) {
        let (Some(written), Point::Day(day)) = (when.weekday, found.point) else {
            if let (Some(written), Point::Some(Unit::Day)) = (when.weekday, found.point) {
                found.point = Point::SomeWeekday(written);
            }
            return;
        };
        if day.weekday() == written {
            return;
        }
        found.flags.push("weekday-conflict");
        found.fault = Some(Fault::Weekday { written, day });
        if matches!(when.anchor, Anchor::Shift(..)) {
            let ahead = i64::from((written + 7 - day.weekday()) % 7);
            found.point = day.plus(if ahead > 3 { ahead - 7 } else { ahead }).map_or(found.point, Point::Day);
        }
    }

    fn remember(&mut self, when: &When, point: Point, at: u32) {
        match point {
            Point::Day(day) => {
                let (year, month, _) = day.ymd();
                self.last_day_at = Some(at);
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

/// The `n`th such weekday of a month; 99 is the last.
fn nth_weekday(year: i32, month: u8, n: u8, weekday: u8) -> Option<Day> {
    let first = Day::civil(year, month, 1)?;
    let days = i64::from(calendar::days_in_month(year, month));
    let offset = i64::from((weekday + 7 - first.weekday()) % 7);
    let week = if n == 99 { (days - 1 - offset) / 7 } else { i64::from(n) - 1 };
    Some(offset + week * 7).filter(|days_on| *days_on < days).and_then(|days_on| first.plus(days_on))
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
