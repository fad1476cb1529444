//! A day with its month, which is part of a date with a year and a date without one.

use super::compose::{date, day_of, fields, hijri_month, month, number, tailed, unit};
use crate::annotation::Calendar;
use crate::time::meaning::{Fields, Meaning, Month};
use crate::time::pattern::Part::{Maybe, MaybeWith, One, With};
use crate::time::pattern::{RULE, Rule, Symbol as S};
use crate::time::value::Unit;

#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule {
        id: "day-month", gives: S::CivilDate,
        pattern: &[One(S::DayNumber), Maybe(S::Of), One(S::CivilMonth), MaybeWith(S::Tail)],
        value: |m| date(tailed(day_of(number(m[0])?, fields(m[2])?)?, m[3])),
        yes: cases![("2020-08-04", "4 أغسطس 2020"), ("2020-07-27", "27 يوليو"), ("2009-10-14", "14 من اكتوبر/ تشرين الأول 2009")],
        ..RULE
    },
    Rule {
        id: "day-month-with-preposition", gives: S::CivilDate,
        pattern: &[One(S::Ordinal), With(S::CivilMonth), MaybeWith(S::Tail)],
        value: |m| date(tailed(day_of(number(m[0])?, fields(m[1])?)?, m[2])),
        yes: cases![("2020-07-27", "السابع والعشرين ليوليو")],
        ..RULE
    },
    Rule {
        id: "day-slash-month", gives: S::CivilDate,
        pattern: &[One(S::DayNumber), One(S::Slash), One(S::CivilMonth), One(S::Slash), One(S::Year)],
        value: |m| date(tailed(day_of(number(m[0])?, fields(m[2])?)?, m[4])),
        yes: cases![("2015-07-07", "7/يوليو/2015"), ("2015-07-07", "7/يوليو/2015 م")],
        ..RULE
    },
    Rule {
        id: "day-of-numbered-month", gives: S::CivilDate,
        pattern: &[One(S::DayNumber), One(S::Of), One(S::NumberedMonth), MaybeWith(S::Tail)],
        value: |m| date(tailed(day_of(number(m[0])?, fields(m[2])?)?, m[3])),
        yes: cases![("2020-03-15", "الخامس عشر من شهر ثلاثة"), ("2019-09-27", "27 من الشهر التاسع 2019")],
        ..RULE
    },
    Rule {
        id: "numbered-month", gives: S::NumberedMonth,
        pattern: &[One(S::UnitOne), One(S::Count)],
        value: |m| numbered_month(m),
        yes: cases![("2019-10-03", "الثالث من شهر 10 عام 2019")],
        ..RULE
    },
    Rule {
        id: "numbered-month-ordinal", gives: S::NumberedMonth,
        pattern: &[One(S::UnitTheOne), One(S::Ordinal)],
        value: |m| numbered_month(m),
        yes: cases![("2019-08-27", "27 من الشهر الثامن 2019")],
        ..RULE
    },
    Rule {
        id: "day-numeric", gives: S::CivilDate,
        pattern: &[One(S::NumericDate), Maybe(S::EraCe)],
        value: |m| fields(m[0]).filter(|fields| fields.calendar == Calendar::Gregorian).and_then(date),
        yes: cases![("2020-08-18", "18/8/2020"), ("2020-08-15", "2020/08/15م"), ("2020-08-18", "18.8.2020")],
        ..RULE
    },
    Rule {
        id: "day-of-month-toward", gives: S::CivilDate,
        pattern: &[One(S::DayNumber), Maybe(S::Of), One(S::UnitTheOne), One(S::Direction)],
        value: |m| {
            let by = number(m[3]).filter(|_| unit(m[2]) == Some(Unit::Month))?;
            date(day_of(number(m[0])?, Fields { month: Month::By(by), ..Fields::default() })?)
        },
        yes: cases![("2020-09-08", "الثامن من الشهر المقبل"), ("2020-07-17", "17 من الشهر المنصرم")],
        ..RULE
    },
    Rule {
        id: "day-of-this-month", gives: S::CivilDate,
        pattern: &[One(S::DayNumber), Maybe(S::Of), One(S::This), One(S::UnitTheOne)],
        value: |m| {
            (unit(m[3]) == Some(Unit::Month)).then_some(())?;
            date(day_of(number(m[0])?, Fields { month: Month::By(0), ..Fields::default() })?)
        },
        yes: cases![("2020-08-19", "التاسع عشر من هذا الشهر")],
        ..RULE
    },
    Rule {
        id: "day-of-same-month", gives: S::CivilDate,
        pattern: &[One(S::DayNumber), Maybe(S::Of), One(S::UnitTheOne), One(S::SameAfter)],
        value: |m| {
            (unit(m[2]) == Some(Unit::Month)).then_some(())?;
            date(day_of(number(m[0])?, Fields { month: Month::After(0), ..Fields::default() })?)
        },
        yes: cases![("2020-02-19", "وصل في 3 شباط الماضي وغادر في [التاسع عشر من الشهر نفسه]")],
        ..RULE
    },
    Rule {
        id: "day-of-current", gives: S::CivilDate,
        pattern: &[One(S::DayNumber), Maybe(S::Of), One(S::Current)],
        value: |m| date(day_of(number(m[0])?, Fields { month: Month::By(0), ..Fields::default() })?),
        yes: cases![("2020-08-16", "السادس عشر من الجاري"), ("2020-08-05", "5 الجاري")],
        ..RULE
    },
    Rule {
        id: "hijri-day-month", gives: S::HijriDate,
        pattern: &[One(S::DayNumber), Maybe(S::Of), One(S::HijriMonth), MaybeWith(S::HijriTail)],
        value: |m| date(tailed(day_of(number(m[0])?, fields(m[2])?).filter(|fields| fields.day <= Some(30))?, m[3])),
        yes: cases![("2020-10-29", "12 ربيع الأول 1442 هـ"), ("2020-08-30", "11 محرم 1442")],
        ..RULE
    },
    Rule {
        id: "hijri-day-slash-month", gives: S::HijriDate,
        pattern: &[One(S::DayNumber), One(S::Slash), One(S::HijriMonth), One(S::Slash), One(S::HijriYear)],
        value: |m| date(tailed(day_of(number(m[0])?, fields(m[2])?).filter(|fields| fields.day <= Some(30))?, m[4])),
        yes: cases![("2015-07-26", "10/شوال/1436هـ")],
        ..RULE
    },
    Rule {
        id: "hijri-day-spaced", gives: S::HijriDate,
        pattern: &[One(S::DayNumber), One(S::Dash), One(S::Digits), One(S::Dash), One(S::HijriYearDigits), One(S::EraAh)],
        value: |m| {
            let month = number(m[2]).filter(|month| (1..=12).contains(month))?;
            date(tailed(day_of(number(m[0])?, hijri_month(month)).filter(|fields| fields.day <= Some(30))?, m[4]))
        },
        yes: cases![("2015-07-26", "10 - 10 - 1436هـ")],
        ..RULE
    },
    Rule {
        id: "hijri-day-numeric", gives: S::HijriDate,
        pattern: &[One(S::NumericDate), Maybe(S::EraAh)],
        value: |m| fields(m[0]).filter(|fields| fields.calendar == Calendar::Hijri && fields.day <= Some(30)).and_then(date),
        yes: cases![("2020-08-18", "28/12/1441هـ"), ("2015-07-29", "13/10/1436")],
        ..RULE
    },
];

/// شهر 3, الشهر الثامن: a month by its number, in the civil calendar.
fn numbered_month(m: &[Meaning]) -> Option<Meaning> {
    date(month(number(m[1]).filter(|month| unit(m[0]) == Some(Unit::Month) && (1..=12).contains(month))?))
}
