//! Days of the civil and the Umm al-Qura calendar, their weeks and weekdays. All arithmetic is `icu_calendar`'s.

use icu_calendar::Date;
use icu_calendar::cal::Hijri;
use icu_calendar::types::RataDie;

/// A day, counted from 1 January of year 1 (day 1). Years -9999 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i64);

impl Day {
    /// The day of the civil calendar; `None` where there is no such day.
    pub fn civil(year: i32, month: u8, day: u8) -> Option<Self> {
        Date::try_new_iso(year, month, day).ok().map(|date| Self(date.to_rata_die().to_i64_date()))
    }

    /// The day of the Umm al-Qura calendar; outside 1300–1600 AH of the tabular one. `None` where there is no such day.
    pub fn hijri(year: i32, month: u8, day: u8) -> Option<Self> {
        Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura())
            .ok()
            .map(|date| Self(date.to_rata_die().to_i64_date()))
    }

    fn iso(self) -> Date<icu_calendar::Iso> {
        Date::from_rata_die(RataDie::new(self.0), icu_calendar::Iso)
    }

    /// Year, month 1–12, day 1–31 of the civil calendar.
    pub fn ymd(self) -> (i32, u8, u8) {
        let date = self.iso();
        (date.year().extended_year(), date.month().ordinal, date.day_of_month().0)
    }

    /// Year, month 1–12, day 1–30 of the Umm al-Qura calendar.
    pub fn hijri_ymd(self) -> (i32, u8, u8) {
        let date = Date::from_rata_die(RataDie::new(self.0), Hijri::new_umm_al_qura());
        (date.year().extended_year(), date.month().ordinal, date.day_of_month().0)
    }

    /// 1 for Monday to 7 for Sunday.
    pub fn weekday(self) -> u8 {
        ((self.0 - 1).rem_euclid(7) + 1) as u8
    }

    /// The day `days` later, or earlier where `days` is negative. `None` outside the calendar.
    pub fn plus(self, days: i64) -> Option<Self> {
        let day = Self(self.0.checked_add(days)?);
        (EARLIEST..=LATEST).contains(&day.0).then_some(day)
    }

    /// Days from `other` to this day.
    pub fn since(self, other: Self) -> i64 {
        self.0 - other.0
    }

    /// Year and number, 1–53, of the ISO week.
    pub fn week(self) -> (i32, u8) {
        let week = self.iso().week_of_year();
        (week.iso_year, week.week_number)
    }

    /// The Monday of this day's week.
    pub fn monday(self) -> Self {
        Self(self.0 - i64::from(self.weekday()) + 1)
    }

    /// The first day of ISO week `week` of `year`.
    pub fn week_start(year: i32, week: u8) -> Option<Self> {
        Self::civil(year, 1, 4)?.monday().plus((i64::from(week) - 1) * 7)
    }

    /// Easter Sunday of the Western churches in a civil year, by the Gregorian computus.
    pub fn easter(year: i32) -> Option<Self> {
        let (golden, century) = (year.rem_euclid(19), year.div_euclid(100));
        let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15).rem_euclid(30);
        let to_sunday = (32 + 2 * century.rem_euclid(4) + 2 * (year.rem_euclid(100) / 4) - epact - year.rem_euclid(4)).rem_euclid(7);
        let late = (golden + 11 * epact + 22 * to_sunday) / 451;
        let days = epact + to_sunday - 7 * late + 114;
        Self::civil(year, (days / 31) as u8, (days % 31 + 1) as u8)
    }
}

/// 1 January -9999 and 31 December 9999.
const EARLIEST: i64 = -3_652_424;
const LATEST: i64 = 3_652_059;

/// Hijri years in which the published calendar and `icu_calendar` agree on every day.
pub const EXACT_HIJRI_YEARS: std::ops::RangeInclusive<i32> = 1420..=1449;

/// `months` after a month; month 1–12.
pub fn add_months(year: i32, month: u8, months: i32) -> (i32, u8) {
    let total = year * 12 + i32::from(month) - 1 + months;
    (total.div_euclid(12), (total.rem_euclid(12) + 1) as u8)
}

/// The number of days of a civil month, 0 where there is no such month.
pub fn days_in_month(year: i32, month: u8) -> u8 {
    Date::try_new_iso(year, month, 1).map_or(0, |date| date.days_in_month())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_ends_where_it_says() {
        assert_eq!(Day::civil(-9999, 1, 1), Some(Day(EARLIEST)));
        assert_eq!(Day::civil(9999, 12, 31), Some(Day(LATEST)));
        assert_eq!(Day(LATEST).plus(1), None);
    }

    #[test]
    fn hijri_days_are_those_of_the_printed_calendar() {
        for (hijri, civil) in [
            ((1420, 1, 1), (1999, 4, 17)),
            ((1436, 9, 1), (2015, 6, 18)),
            ((1436, 10, 1), (2015, 7, 17)),
            ((1441, 12, 28), (2020, 8, 18)),
            ((1442, 1, 1), (2020, 8, 20)),
            ((1449, 12, 1), (2028, 4, 26)),
        ] {
            let day = Day::hijri(hijri.0, hijri.1, hijri.2).unwrap();
            assert_eq!(day.ymd(), civil, "{hijri:?}");
            assert_eq!(day.hijri_ymd(), hijri);
        }
        assert_eq!(Day::hijri(1441, 13, 1), None);
    }

    #[test]
    fn weekdays_and_weeks_are_iso() {
        let day = |y, m, d| Day::civil(y, m, d).unwrap();
        assert_eq!(day(2020, 8, 18).weekday(), 2);
        assert_eq!(day(2021, 1, 3).week(), (2020, 53));
        assert_eq!(Day::week_start(2020, 53), Some(day(2020, 12, 28)));
        assert_eq!(day(2020, 8, 18).monday(), day(2020, 8, 17));
    }

    #[test]
    fn easter_falls_where_the_churches_keep_it() {
        for (year, month, day) in [(2000, 4, 23), (2013, 3, 31), (2020, 4, 12), (2024, 3, 31)] {
            assert_eq!(Day::easter(year), Day::civil(year, month, day));
        }
    }
}
