//! What a time expression says, before it is resolved against the publication date.

use super::value::{DayPart, Length, Modifier, Season, Unit};
use crate::annotation::Calendar;

/// What a part of a pattern stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meaning {
    /// A word without a number, or an optional part that is not there.
    Nothing,
    /// A number, a direction (-1 past, 0 this, 1 next), a class of word.
    Number(i32),
    /// Digits as written: their value and how many there are.
    Digits {
        /// 0 to 999,999,999.
        value: u32,
        /// How many digits.
        width: u8,
    },
    /// A unit of time.
    Unit(Unit),
    /// A clock time without its day.
    Clock(Clock),
    /// A year, alone.
    Year(Year),
    /// A point in time or a calendar period.
    When(When),
    /// A length of time.
    Length(Length),
    /// A recurrence.
    Every(Every),
}

/// A year as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Year {
    /// Not said.
    #[default]
    Unsaid,
    /// By its number; negative before Christ.
    Is(i32),
    /// Two digits, the century being left out.
    Short(i32),
    /// So many years after the publication's.
    By(i32),
    /// So many years after the one last spoken of.
    After(i32),
    /// كل عام
    Each,
}

/// A month as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Month {
    /// Not said.
    #[default]
    Unsaid,
    /// 1 to 12.
    Is(u8),
    /// So many months after the publication's.
    By(i32),
    /// So many months after the one last spoken of.
    After(i32),
}

/// The fields of a calendar date that are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// The calendar that they count in.
    pub calendar: Calendar,
    /// The year.
    pub year: Year,
    /// The month.
    pub month: Month,
    /// The day of the month, 1 to 31.
    pub day: Option<u8>,
    /// الماضي -1, الجاري 0, المقبل 1, قبل الماضي -2; said of the month or day.
    pub toward: Option<i32>,
    /// The month has two names beside each other that are not of one month: ديسمبر/كانون الثاني. The first one counts.
    pub names_differ: bool,
}

/// What a point in time hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// A calendar date, whole or in part.
    Fields(Fields),
    /// One day written in two calendars.
    Both {
        /// The Hijri date.
        hijri: Fields,
        /// The civil one.
        civil: Fields,
    },
    /// A day of the week, 1 to 7.
    Weekday(u8, Option<i32>),
    /// A weekday in the week so many weeks after the publication's.
    WeekdayOf(u8, i32),
    /// So many units after the publication.
    Shift(Unit, i32),
    /// So many units from now: قبل أسبوعين. Like [`Anchor::Shift`], but for messages, which count to the day.
    FromNow(Unit, i32),
    /// So many units after the date last spoken of.
    After(Unit, i32),
    /// The day that the sentence speaks of, or the publication's: for a clock time that names none.
    SameDay,
    /// Day `n` of an event, 1 for the first.
    NthDay(i32),
    /// The end of the week so many weeks after the publication's.
    Weekend(i32),
    /// Quarter 1 to 4 of a year.
    Quarter(u8, Year),
    /// Half 1 or 2 of a year.
    Half(u8, Year),
    /// A season.
    Season(Season, Year, Option<i32>),
    /// A sports or school year by the first of its two years.
    SplitYear(Year),
    /// A decade by the first three digits of its years.
    Decade(i32),
    /// A decade of the Islamic calendar by the first three digits of its years.
    HijriDecade(i32),
    /// A century of the Islamic calendar by the first two digits of its years.
    HijriCentury(i32),
    /// The decade so many after the publication's.
    DecadeBy(i32),
    /// A century by the first two digits of its years; negative before Christ, counted from -1.
    Century(i32),
    /// The century so many after the publication's.
    CenturyBy(i32),
    /// A millennium by the first digit of its years.
    Millennium(i32),
    /// A row of the holidays.
    Holiday(u8, Year, Option<i32>),
    /// Day `n` of a row of the holidays, 1 for the first.
    DayOfHoliday(i32, u8, Option<i32>),
    /// The last day of a month.
    LastDay(Fields),
    /// The `n`th weekday of a month; 99 is the last.
    NthWeekday(u8, u8, Fields),
    /// Week `n` of a month; 99 is the last.
    NthWeek(u8, Fields),
    /// Before now, now, after now: -1, 0, 1.
    Reference(i32),
    /// لاحقا: after what is told, which lies in the past or the future as the clause does.
    Later,
    /// Today, or nowadays.
    Today,
}

/// A clock time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 24 as written, before the part of the day is reckoned in.
    pub hour: u8,
    /// 0 to 59.
    pub minute: Option<u8>,
    /// 0 to 59.
    pub second: Option<u8>,
    /// True where the hour is on the 24-hour clock as written (`21:30`, `09:00`).
    pub exact: bool,
}

/// A point in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// What it hangs on.
    pub anchor: Anchor,
    /// The weekday written beside a date, 1 to 7.
    pub weekday: Option<u8>,
    /// The part of the day.
    pub part: Option<DayPart>,
    /// The clock time.
    pub clock: Option<Clock>,
    /// The row of the time zone.
    pub zone: Option<u8>,
    /// TIMEX3 `mod`.
    pub modifier: Option<Modifier>,
}

impl When {
    /// A point with nothing but its anchor.
    pub const fn at(anchor: Anchor) -> Self {
        Self { anchor, weekday: None, part: None, clock: None, zone: None, modifier: None }
    }
}

/// A recurrence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Every {
    /// Each so long a time.
    Length(Length),
    /// Each such weekday.
    Weekday(u8),
    /// Each such part of the day.
    Part(DayPart),
    /// Such a day of each month.
    DayOfMonth(u8),
}
