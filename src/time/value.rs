//! TIMEX3 values, and the interval of days or minutes that each stands for.

use std::fmt;

use super::calendar::{self, Day};

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// ثانية
    Second,
    /// دقيقة
    Minute,
    /// ساعة
    Hour,
    /// يوم
    Day,
    /// أسبوع
    Week,
    /// شهر
    Month,
    /// سنة، عام
    Year,
    /// عقد
    Decade,
    /// قرن
    Century,
}

impl Unit {
    /// The letter or letters that stand for the unit in a TIMEX3 duration.
    pub fn code(self) -> &'static str {
        match self {
            Unit::Second => "S",
            Unit::Minute | Unit::Month => "M",
            Unit::Hour => "H",
            Unit::Day => "D",
            Unit::Week => "W",
            Unit::Year => "Y",
            Unit::Decade => "DE",
            Unit::Century => "CE",
        }
    }

    /// True for hours and what is shorter.
    pub fn is_clock(self) -> bool {
        self < Unit::Day
    }
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayPart {
    /// Dawn and morning.
    Morning,
    /// Noon and afternoon.
    Afternoon,
    /// Evening.
    Evening,
    /// Night.
    Night,
}

impl DayPart {
    /// The TIMEX3 code.
    pub fn code(self) -> &'static str {
        match self {
            DayPart::Morning => "MO",
            DayPart::Afternoon => "AF",
            DayPart::Evening => "EV",
            DayPart::Night => "NI",
        }
    }

    /// The hours from midnight at which the part begins and ends; beyond 24 lies the next day.
    fn hours(self) -> (u8, u8) {
        match self {
            DayPart::Morning => (4, 12),
            DayPart::Afternoon => (12, 18),
            DayPart::Evening => (18, 24),
            DayPart::Night => (20, 28),
        }
    }
}

/// A season of the northern hemisphere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

impl Season {
    fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }

    /// The month in which it begins, 1 to 12.
    pub fn first_month(self) -> u8 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        }
    }
}

/// How an expression stands to the time it names: TIMEX3 `mod`.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modifier {
    Approx,
    MoreThan,
    LessThan,
    EqualOrMore,
    EqualOrLess,
    Start,
    Mid,
    End,
}

impl Modifier {
    /// The TIMEX3 code.
    pub fn code(self) -> &'static str {
        match self {
            Modifier::Approx => "APPROX",
            Modifier::MoreThan => "MORE_THAN",
            Modifier::LessThan => "LESS_THAN",
            Modifier::EqualOrMore => "EQUAL_OR_MORE",
            Modifier::EqualOrLess => "EQUAL_OR_LESS",
            Modifier::Start => "START",
            Modifier::Mid => "MID",
            Modifier::End => "END",
        }
    }
}

/// A length of time, by unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// Years, months, weeks, days, hours, minutes, seconds.
    pub amounts: [u32; 7],
    /// The unit of a length whose number is not said.
    pub vague: Option<Unit>,
    /// TIMEX3 `mod`.
    pub modifier: Option<Modifier>,
}

impl Length {
    /// So many of a unit. Decades and centuries count in years.
    pub fn of(unit: Unit, count: u32) -> Self {
        let mut length = Self::default();
        let (at, count) = match unit {
            Unit::Century => (0, count.saturating_mul(100)),
            Unit::Decade => (0, count.saturating_mul(10)),
            Unit::Year => (0, count),
            Unit::Month => (1, count),
            Unit::Week => (2, count),
            Unit::Day => (3, count),
            Unit::Hour => (4, count),
            Unit::Minute => (5, count),
            Unit::Second => (6, count),
        };
        length.amounts[at] = count;
        length
    }

    /// An unsaid number of a unit.
    pub fn vague(unit: Unit) -> Self {
        Self { vague: Some(unit), ..Self::default() }
    }

    /// Both lengths one after the other; the modifier is this one's.
    #[must_use]
    pub fn plus(mut self, other: Self) -> Self {
        for (mine, more) in self.amounts.iter_mut().zip(other.amounts) {
            *mine = mine.saturating_add(more);
        }
        self
    }

    /// The unit and number of a length in one unit.
    pub fn single(self) -> Option<(Unit, u32)> {
        const UNITS: [Unit; 7] = [Unit::Year, Unit::Month, Unit::Week, Unit::Day, Unit::Hour, Unit::Minute, Unit::Second];
        let mut said = UNITS.into_iter().zip(self.amounts).filter(|&(_, count)| count > 0);
        said.next().filter(|_| said.next().is_none())
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(unit) = self.vague {
            return write!(f, "P{}X{}", if unit.is_clock() { "T" } else { "" }, unit.code());
        }
        f.write_str("P")?;
        for (at, (count, letter)) in self.amounts.into_iter().zip("YMWDHMS".chars()).enumerate() {
            if at == 4 && self.amounts[4..].iter().any(|&count| count > 0) {
                f.write_str("T")?;
            }
            if count > 0 {
                write!(f, "{count}{letter}")?;
            }
        }
        Ok(())
    }
}

/// What a point in time resolves to. A part that is not known is an X in the value, and there is no interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// A day.
    Day(Day),
    /// A month of a year; month 1–12.
    Month(i32, u8),
    /// A year; negative before Christ.
    Year(i32),
    /// An ISO week.
    Week(i32, u8),
    /// The end of an ISO week.
    Weekend(i32, u8),
    /// Quarter 1–4.
    Quarter(i32, u8),
    /// Half 1–2.
    Half(i32, u8),
    /// A season; winter belongs to the year in which it begins.
    Season(i32, Season),
    /// A sports or school year, by its first year.
    SplitYear(i32),
    /// The years that share these first digits.
    Decade(i32),
    /// The years that share these first digits; negative before Christ.
    Century(i32),
    /// The years that share this first digit.
    Millennium(i32),
    /// A Hijri month.
    HijriMonth(i32, u8),
    /// A Hijri year.
    HijriYear(i32),
    /// The Hijri years that share these first three digits.
    HijriDecade(i32),
    /// The Hijri years that share these first two digits.
    HijriCentury(i32),
    /// A day, month or weekday in a year that is not known: month, day.
    Undated(Option<u8>, Option<u8>),
    /// A Hijri day or month in a year that is not known.
    UndatedHijri(u8, Option<u8>),
    /// A weekday in a week that is not known.
    SomeWeekday(u8),
    /// A unit of which nothing is known: `XXXX`, `XXXX-XX`, `XXXX-XX-XX`, `XXXX-WXX`, a weekend.
    Some(Unit),
    /// A quarter, half or season of a year that is not known.
    SomeQuarter(u8),
    /// See [`Point::SomeQuarter`].
    SomeHalf(u8),
    /// See [`Point::SomeQuarter`].
    SomeSeason(Season),
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`: -1, 0, 1.
    Reference(i32),
}

impl Point {
    /// The first day and the day after the last one.
    pub fn days(self) -> Option<(Day, Day)> {
        let months = |year: i32, month: u8, count: i32| {
            let (end_year, end_month) = calendar::add_months(year, month, count);
            Some((Day::civil(year, month, 1)?, Day::civil(end_year, end_month, 1)?))
        };
        let years = |first: i32, count: i32| Some((Day::civil(first, 1, 1)?, Day::civil(first.checked_add(count)?, 1, 1)?));
        let hijri_years = |first: i32, count: i32| Some((Day::hijri(first, 1, 1)?, Day::hijri(first.checked_add(count)?, 1, 1)?));
        match self {
            Point::Day(day) => Some((day, day.plus(1)?)),
            Point::Month(year, month) => months(year, month, 1),
            Point::Year(year) if year > 0 => years(year, 1),
            Point::Week(year, week) => Day::week_start(year, week).and_then(|monday| Some((monday, monday.plus(7)?))),
            Point::Weekend(year, week) => Day::week_start(year, week).and_then(|monday| Some((monday.plus(5)?, monday.plus(7)?))),
            Point::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Point::Half(year, half) => months(year, half * 6 - 5, 6),
            Point::Season(year, season) => months(year, season.first_month(), 3),
            Point::SplitYear(year) => Some((Day::civil(year, 7, 1)?, Day::civil(year + 1, 7, 1)?)),
            Point::Decade(decade) => years(decade.checked_mul(10)?, 10),
            Point::Century(century) if century > 0 => years(century.checked_mul(100)?, 100),
            Point::Millennium(millennium) => years(millennium.checked_mul(1000)?, 1000),
            Point::HijriMonth(year, month) => {
                let (next_year, next_month) = calendar::add_months(year, month, 1);
                Some((Day::hijri(year, month, 1)?, Day::hijri(next_year, next_month, 1)?))
            }
            Point::HijriYear(year) => hijri_years(year, 1),
            Point::HijriDecade(decade) => hijri_years(decade.checked_mul(10)?, 10),
            Point::HijriCentury(century) => hijri_years((century.checked_mul(100)?).max(1), 100),
            _ => None,
        }
    }
}

/// Writes `2020-08-18` in one piece: most values are days, and each has two more in its interval.
fn write_day(f: &mut fmt::Formatter<'_>, year: i32, month: u8, day: u8) -> fmt::Result {
    let (Ok(year @ 0..=9999), 0..=99, 0..=99) = (u16::try_from(year), month, day) else {
        return write!(f, "{year:04}-{month:02}-{day:02}");
    };
    let digit = |number: u16| b'0' + (number % 10) as u8;
    let (month, day) = (u16::from(month), u16::from(day));
    let written = [
        digit(year / 1000),
        digit(year / 100),
        digit(year / 10),
        digit(year),
        b'-',
        digit(month / 10),
        digit(month),
        b'-',
        digit(day / 10),
        digit(day),
    ];
    f.write_str(std::str::from_utf8(&written).unwrap_or_default())
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Point::Day(day) => {
                let (year, month, day) = day.ymd();
                write_day(f, year, month, day)
            }
            Point::Month(year, month) | Point::HijriMonth(year, month) => write!(f, "{year:04}-{month:02}"),
            Point::Year(year) if year < 0 => write!(f, "BC{:04}", year.unsigned_abs()),
            Point::Year(year) | Point::HijriYear(year) => write!(f, "{year:04}"),
            Point::Week(year, week) => write!(f, "{year:04}-W{week:02}"),
            Point::Weekend(year, week) => write!(f, "{year:04}-W{week:02}-WE"),
            Point::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Point::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Point::Season(year, season) => write!(f, "{year:04}-{}", season.code()),
            Point::SplitYear(year) => write!(f, "{year:04}/{:04}", year + 1),
            Point::Decade(decade) | Point::HijriDecade(decade) => write!(f, "{decade:03}"),
            Point::Century(century) if century < 0 => write!(f, "BC{:02}", century.unsigned_abs() - 1),
            Point::Century(century) | Point::HijriCentury(century) => write!(f, "{century:02}"),
            Point::Millennium(millennium) => write!(f, "{millennium}"),
            Point::Undated(month, day) => {
                f.write_str("XXXX-")?;
                match month {
                    Some(month) => write!(f, "{month:02}")?,
                    None => f.write_str("XX")?,
                }
                day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
            }
            Point::UndatedHijri(month, None) => write!(f, "XXXX-{month:02}"),
            Point::UndatedHijri(..) => f.write_str("XXXX-XX-XX"),
            Point::SomeWeekday(weekday) => write!(f, "XXXX-WXX-{weekday}"),
            Point::Some(Unit::Year) => f.write_str("XXXX"),
            Point::Some(Unit::Month) => f.write_str("XXXX-XX"),
            Point::Some(Unit::Week) => f.write_str("XXXX-WXX"),
            Point::Some(Unit::Decade) => f.write_str("XXX"),
            Point::Some(Unit::Century) => f.write_str("XX"),
            Point::Some(Unit::Hour | Unit::Minute | Unit::Second) => f.write_str("XXXX-XX-XXTXX:XX"),
            Point::Some(Unit::Day) => f.write_str("XXXX-XX-XX"),
            Point::SomeQuarter(quarter) => write!(f, "XXXX-Q{quarter}"),
            Point::SomeHalf(half) => write!(f, "XXXX-H{half}"),
            Point::SomeSeason(season) => write!(f, "XXXX-{}", season.code()),
            Point::Reference(way) => f.write_str(match way {
                ..0 => "PAST_REF",
                0 => "PRESENT_REF",
                1.. => "FUTURE_REF",
            }),
        }
    }
}

/// A time of day as TIMEX3 writes it behind the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeOfDay {
    /// A part of the day.
    Part(DayPart),
    /// Hour 0–24, minute and second, and the offset of the zone where it is fixed.
    Clock {
        /// 0 to 24.
        hour: u8,
        /// 0 to 59.
        minute: u8,
        /// 0 to 59.
        second: Option<u8>,
        /// `Z`, `+03:00` or nothing.
        offset: &'static str,
    },
    /// The hour is not known.
    Unknown,
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            TimeOfDay::Part(part) => write!(f, "T{}", part.code()),
            TimeOfDay::Clock { hour, minute, second, offset } => {
                write!(f, "T{hour:02}:{minute:02}")?;
                if let Some(second) = second {
                    write!(f, ":{second:02}")?;
                }
                f.write_str(offset)
            }
            TimeOfDay::Unknown => f.write_str("TXX:XX"),
        }
    }
}

/// The half-open interval that a point stands for, as ISO 8601 local dates or date-times.
pub fn interval(point: Point, time: Option<TimeOfDay>) -> Option<(String, String)> {
    let (first, end) = point.days()?;
    let minute = |day: Day, minutes: u32| {
        let day = day.plus(i64::from(minutes / 1440))?;
        Some(format!("{}T{:02}:{:02}", Point::Day(day), minutes % 1440 / 60, minutes % 60))
    };
    match time {
        None => Some((Point::Day(first).to_string(), Point::Day(end).to_string())),
        Some(TimeOfDay::Part(part)) => {
            let (from, to) = part.hours();
            Some((minute(first, u32::from(from) * 60)?, minute(first, u32::from(to) * 60)?))
        }
        Some(TimeOfDay::Clock { hour, minute: past, .. }) => {
            let at = u32::from(hour) * 60 + u32::from(past);
            Some((minute(first, at)?, minute(first, at + 1)?))
        }
        Some(TimeOfDay::Unknown) => None,
    }
}
