//! What expressions are made of: directions, days of the month, months, years.

use super::compose::{date, fields, hijri_month, month, number, year, year_number};
use crate::annotation::Calendar;
use crate::time::meaning::{Fields, Meaning, Year};
use crate::time::pattern::Part::{Maybe, One, With};
use crate::time::pattern::{RULE, Rule, Symbol as S};
use crate::time::symbol::LEVANTINE;
use crate::time::value::Unit;

/// Two names of one month; or of two, where one of the names is the Levantine one and so no range is meant.
fn same_month(m: &[Meaning]) -> Option<Meaning> {
    let (first, last) = (number(m[0])?, number(*m.iter().rev().find(|meaning| **meaning != Meaning::Nothing)?)?);
    let names_differ = month(first) != month(last);
    let slip = names_differ && first / LEVANTINE != last / LEVANTINE;
    (!names_differ || slip).then(|| date(Fields { names_differ, ..month(first) }))?
}

#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule {
        id: "direction-past", gives: S::Direction,
        pattern: &[One(S::Past)],
        value: |m| Some(m[0]),
        yes: cases![("2020-03", "مارس الماضي"), ("2020-03", "مارس الفائت"), ("2020-07", "يوليو المنصرم")],
        ..RULE
    },
    Rule {
        id: "direction-next", gives: S::Direction,
        pattern: &[One(S::Next)],
        value: |m| Some(m[0]),
        yes: cases![("2021-03", "مارس المقبل"), ("2020-09", "سبتمبر القادم")],
        ..RULE
    },
    Rule {
        id: "direction-current", gives: S::Direction,
        pattern: &[One(S::Current)],
        value: |m| Some(m[0]),
        yes: cases![("2020-08", "أغسطس الجاري"), ("2020-08", "أغسطس الحالي")],
        ..RULE
    },
    Rule {
        id: "day-number-digits", gives: S::DayNumber,
        pattern: &[Maybe(S::Article), One(S::Digits)],
        value: |m| match m[1] {
            Meaning::Digits { value: value @ 1..=31, width: 1..=2 } => Some(Meaning::Number(value as i32)),
            _ => None,
        },
        yes: cases![("2020-08-11", "11 أغسطس"), ("2020-08-11", "الـ11 من أغسطس"), ("2020-08-03", "03 أغسطس")],
        ..RULE
    },
    Rule {
        id: "day-number-ordinal", gives: S::DayNumber,
        pattern: &[One(S::Ordinal)],
        value: |m| number(m[0]).filter(|day| (1..=31).contains(day)).map(Meaning::Number),
        yes: cases![("2020-08-27", "السابع والعشرين من أغسطس"), ("2020-08-11", "الحادي عشر من أغسطس"), ("2020-08-20", "العشرين من أغسطس الجاري")],
        ..RULE
    },
    Rule {
        id: "day-number-first", gives: S::DayNumber,
        pattern: &[One(S::FirstOf)],
        value: |m| Some(m[0]),
        yes: cases![("1954-11-01", "فاتح نوفمبر 1954"), ("2020-04-24", "غرة رمضان 1441")],
        ..RULE
    },
    Rule {
        id: "day-number-first-indefinite", gives: S::DayNumber,
        pattern: &[One(S::OrdinalIndefinite)],
        value: |m| (m[0] == Meaning::Number(1)).then_some(m[0]),
        yes: cases![("2020-08-01", "أول أغسطس")],
        ..RULE
    },
    Rule {
        id: "month-name", gives: S::MonthNames,
        pattern: &[One(S::CivilMonthName)],
        value: |m| date(month(number(m[0])?)),
        yes: cases![
            ("2005-02", "شباط 2005"),
            ("1962-07", "جويلية 1962"),
            ("2019-12", "دجنبر 2019"),
            ("2019-01", "كانون الثاني 2019"),
        ],
        ..RULE
    },
    Rule {
        id: "month-names-slash", gives: S::MonthNames,
        pattern: &[One(S::CivilMonthName), One(S::Slash), One(S::CivilMonthName)],
        value: same_month,
        yes: cases![("2019-12", "كانون الأول/ديسمبر 2019"), ("2020-05", "مايو/ أيار الماضي"), ("2019-12-28", "28 ديسمبر/ كانون الثاني 2019")],
        ..RULE
    },
    Rule {
        id: "month-names-dash", gives: S::MonthNames,
        pattern: &[One(S::CivilMonthName), One(S::Dash), One(S::CivilMonthName)],
        value: |m| (number(m[0])? % LEVANTINE == number(m[2])? % LEVANTINE).then(|| same_month(m))?,
        yes: cases![("2019-12", "كانون الأول - ديسمبر 2019")],
        ..RULE
    },
    Rule {
        id: "month-names-parenthesis", gives: S::MonthNames,
        pattern: &[One(S::CivilMonthName), One(S::Open), One(S::CivilMonthName), One(S::Close)],
        value: |m| same_month(&m[..3]),
        yes: cases![("2019-02", "شباط (فبراير) 2019"), ("2020-05", "مايو (أيار) الماضي")],
        ..RULE
    },
    Rule {
        id: "month-names-beside", gives: S::MonthNames,
        pattern: &[One(S::CivilMonthName), One(S::CivilMonthName)],
        value: |m| (number(m[0])? % LEVANTINE == number(m[1])? % LEVANTINE).then(|| same_month(m))?,
        yes: cases![("2020-05-29", "29 مايو أيار")],
        ..RULE
    },
    Rule {
        id: "month", gives: S::CivilMonth,
        pattern: &[One(S::MonthNames)],
        value: |m| Some(m[0]),
        yes: cases![("2020-06", "يونيو الماضي")],
        ..RULE
    },
    Rule {
        id: "month-with-noun", gives: S::CivilMonth,
        pattern: &[One(S::UnitOne), One(S::MonthNames)],
        value: |m| (m[0] == Meaning::Unit(Unit::Month)).then_some(m[1]),
        yes: cases![("2020-07", "شهر يوليو الماضي"), ("2015-12", "شهر ديسمبر 2015")],
        ..RULE
    },
    Rule {
        id: "hijri-month", gives: S::HijriMonth,
        pattern: &[One(S::HijriMonthName)],
        value: |m| date(hijri_month(number(m[0])?)),
        yes: cases![("1441-09", "رمضان الماضي"), ("1442-03", "ربيع الأول 1442")],
        ..RULE
    },
    Rule {
        id: "hijri-month-with-noun", gives: S::HijriMonth,
        pattern: &[One(S::UnitOne), One(S::HijriMonthName)],
        value: |m| date(hijri_month(number(m[1]).filter(|_| m[0] == Meaning::Unit(Unit::Month))?)),
        yes: cases![("1441-09", "شهر رمضان الماضي")],
        ..RULE
    },
    Rule {
        id: "year-digits", gives: S::Year,
        pattern: &[One(S::YearDigits), Maybe(S::EraCe)],
        value: |m| Some(m[0]),
        yes: cases![("2011-03", "مارس 2011"), ("2011-03", "مارس 2011م")],
        ..RULE
    },
    Rule {
        id: "year-with-noun", gives: S::Year,
        pattern: &[One(S::YearPhrase)],
        value: |m| fields(m[0]).filter(|fields| fields.calendar == Calendar::Gregorian).map(|fields| Meaning::Year(fields.year)),
        yes: cases![("1994-01", "يناير من عام 1994"), ("2019-03", "مارس من العام الماضي")],
        ..RULE
    },
    Rule {
        id: "year-noun-digits", gives: S::YearPhrase,
        pattern: &[One(S::UnitOne), One(S::Digits), Maybe(S::EraCe)],
        value: year_phrase,
        yes: cases![("1998", "عام 1998"), ("1967", "عام 67"), ("0636", "عام 636م"), ("2015", "عام ۲۰۱۵")],
        ..RULE
    },
    Rule {
        id: "year-the-noun-digits", gives: S::YearPhrase,
        pattern: &[One(S::UnitTheOne), One(S::Digits), Maybe(S::EraCe)],
        value: year_phrase,
        yes: cases![("1990", "العام 1990"), ("2016", "السنة 2016")],
        ..RULE
    },
    Rule {
        id: "year-noun-words", gives: S::YearPhrase,
        pattern: &[One(S::UnitOne), One(S::CountWords), Maybe(S::EraCe)],
        value: |m| {
            let value = number(m[1]).filter(|_| m[0] == Meaning::Unit(Unit::Year))?;
            date(match value {
                20..=99 => year_number(value, 2)?,
                1000..=2200 => Fields { year: Year::Is(value), ..Fields::default() },
                _ => return None,
            })
        },
        yes: cases![
            ("1967", "عام ألف وتسعمئة وسبعة وستين"),
            ("2010", "سنة ألفين وعشر"),
            ("1998", "عام ثمانية وتسعين"),
        ],
        ..RULE
    },
    Rule {
        id: "year-before-christ", gives: S::YearPhrase,
        pattern: &[One(S::UnitOne), One(S::Digits), One(S::EraBce)],
        value: |m| {
            let value = number(m[1]).filter(|value| m[0] == Meaning::Unit(Unit::Year) && (1..=9999).contains(value))?;
            date(Fields { year: Year::Is(-value), ..Fields::default() })
        },
        yes: cases![("BC0332", "عام 332 ق.م"), ("BC0332", "سنة 332 قبل الميلاد")],
        ..RULE
    },
    Rule {
        id: "year-noun-hijri", gives: S::YearPhrase,
        pattern: &[One(S::UnitOne), One(S::Digits), One(S::EraAh)],
        value: hijri_year_phrase,
        yes: cases![("0204", "سنة 204 هـ"), ("1436", "عام 1436هـ")],
        ..RULE
    },
    Rule {
        id: "year-the-noun-hijri", gives: S::YearPhrase,
        pattern: &[One(S::UnitTheOne), One(S::Digits), One(S::EraAh)],
        value: hijri_year_phrase,
        yes: cases![("1436", "العام 1436هـ")],
        ..RULE
    },
    Rule {
        id: "year-the-noun-era-hijri", gives: S::YearPhrase,
        pattern: &[One(S::UnitTheOne), One(S::EraAh), One(S::Digits), Maybe(S::EraAh)],
        value: |m| hijri_year_phrase(&[m[0], m[2]]),
        yes: cases![("1442", "العام الهجري 1442"), ("1442", "السنة الهجرية 1442هـ")],
        ..RULE
    },
    Rule {
        id: "year-toward-hijri", gives: S::YearPhrase,
        pattern: &[One(S::UnitTheOne), One(S::EraAh), One(S::Direction)],
        value: |m| {
            let by = number(m[2]).filter(|_| m[0] == Meaning::Unit(Unit::Year))?;
            date(Fields { calendar: Calendar::Hijri, year: Year::By(by), ..Fields::default() })
        },
        yes: cases![("1441", "العام الهجري الجاري"), ("1442", "السنة الهجرية المقبلة")],
        ..RULE
    },
    Rule {
        id: "year-toward", gives: S::YearPhrase,
        pattern: &[One(S::UnitTheOne), One(S::Direction)],
        value: |m| {
            let by = number(m[1]).filter(|_| m[0] == Meaning::Unit(Unit::Year))?;
            date(Fields { year: Year::By(by), ..Fields::default() })
        },
        yes: cases![("2019", "العام الماضي"), ("2021", "السنة المقبلة"), ("2020", "العام الجاري"), ("2018", "العام قبل الماضي")],
        ..RULE
    },
    Rule {
        id: "year-toward-digits", gives: S::YearPhrase,
        pattern: &[One(S::UnitTheOne), One(S::Direction), One(S::YearDigits), Maybe(S::EraCe)],
        value: |m| date(Fields { year: year(m[2]).filter(|_| m[0] == Meaning::Unit(Unit::Year))?, ..Fields::default() }),
        yes: cases![("2014", "العام الماضي 2014م")],
        ..RULE
    },
    Rule {
        id: "year-this-digits", gives: S::YearPhrase,
        pattern: &[One(S::This), One(S::UnitTheOne), One(S::YearDigits), Maybe(S::EraCe)],
        value: |m| date(Fields { year: year(m[2]).filter(|_| m[1] == Meaning::Unit(Unit::Year))?, ..Fields::default() }),
        yes: cases![("2015", "هذا العام 2015")],
        ..RULE
    },
    Rule {
        id: "year-toward-hijri-digits", gives: S::YearPhrase,
        pattern: &[One(S::UnitTheOne), One(S::Direction), One(S::HijriYearDigits), Maybe(S::EraAh)],
        value: |m| hijri_year_phrase(&[m[0], m[2]]),
        yes: cases![("1443", "العام المقبل 1443"), ("1441", "العام الماضي 1441هـ")],
        ..RULE
    },
    Rule {
        id: "year-this-hijri-digits", gives: S::YearPhrase,
        pattern: &[One(S::This), One(S::UnitTheOne), One(S::HijriYearDigits), Maybe(S::EraAh)],
        value: |m| hijri_year_phrase(&[m[1], m[2]]),
        yes: cases![("1441", "هذا العام 1441هـ")],
        ..RULE
    },
    Rule {
        id: "year-this", gives: S::YearPhrase,
        pattern: &[One(S::This), One(S::UnitTheOne)],
        value: |m| (m[1] == Meaning::Unit(Unit::Year)).then(|| date(Fields { year: Year::By(0), ..Fields::default() }))?,
        yes: cases![("2020", "هذا العام"), ("2020", "هذه السنة")],
        ..RULE
    },
    Rule {
        id: "year-same", gives: S::YearPhrase,
        pattern: &[One(S::UnitTheOne), One(S::SameAfter)],
        value: |m| (m[0] == Meaning::Unit(Unit::Year)).then(|| date(Fields { year: Year::After(0), ..Fields::default() }))?,
        yes: cases![("1973", "أسس الشركة عام 1973 وباعها في [العام نفسه]")],
        ..RULE
    },
    Rule {
        id: "year-same-before", gives: S::YearPhrase,
        pattern: &[One(S::SameBefore), One(S::UnitTheOne)],
        value: |m| (m[1] == Meaning::Unit(Unit::Year)).then(|| date(Fields { year: Year::After(0), ..Fields::default() }))?,
        yes: cases![("1973", "أسس الشركة عام 1973 وباعها في [نفس العام]")],
        ..RULE
    },
    Rule {
        id: "year-following", gives: S::YearPhrase,
        pattern: &[One(S::UnitTheOne), One(S::Following)],
        value: |m| (m[0] == Meaning::Unit(Unit::Year)).then(|| date(Fields { year: Year::After(1), ..Fields::default() }))?,
        yes: cases![("1974", "أسس الشركة عام 1973 وباعها في [العام التالي]")],
        ..RULE
    },
    Rule {
        id: "year-each", gives: S::YearPhrase,
        pattern: &[One(S::Every), One(S::UnitOne)],
        value: |m| (m[1] == Meaning::Unit(Unit::Year)).then(|| date(Fields { year: Year::Each, ..Fields::default() }))?,
        yes: cases![("XXXX-05-25", "25 أيار من كل عام")],
        ..RULE
    },
    Rule {
        id: "tail-year", gives: S::Tail,
        pattern: &[Maybe(S::Of), With(S::Year)],
        value: |m| Some(m[1]),
        yes: cases![("2014-09", "سبتمبر لعام 2014"), ("2021-03-07", "7 مارس من العام المقبل")],
        ..RULE
    },
    Rule {
        id: "tail-comma-year", gives: S::Tail,
        pattern: &[One(S::Comma), One(S::YearDigits)],
        value: |m| Some(m[1]),
        yes: cases![("2020-08-04", "4 أغسطس، 2020")],
        ..RULE
    },
    Rule {
        id: "tail-in-year", gives: S::Tail,
        pattern: &[One(S::In), One(S::YearPhrase)],
        value: |m| year(fields(m[1]).filter(|fields| fields.calendar == Calendar::Gregorian).map(|fields| Meaning::Year(fields.year))?).map(Meaning::Year),
        yes: cases![("2014-09-10", "10 أيلول في سنة 2014")],
        ..RULE
    },
    Rule {
        id: "tail-direction", gives: S::Tail,
        pattern: &[One(S::Direction)],
        value: |m| Some(m[0]),
        yes: cases![("2020-06-04", "4 يونيو الماضي")],
        ..RULE
    },
    Rule {
        id: "tail-direction-year", gives: S::Tail,
        pattern: &[One(S::Direction), One(S::YearDigits)],
        value: |m| Some(m[1]),
        yes: cases![("2019-06", "يونيو الماضي 2019")],
        ..RULE
    },
    Rule {
        id: "hijri-year", gives: S::HijriYear,
        pattern: &[One(S::HijriYearDigits), Maybe(S::EraAh)],
        value: |m| Some(m[0]),
        yes: cases![("1441-09", "رمضان 1441هـ")],
        ..RULE
    },
    Rule {
        id: "hijri-year-era", gives: S::HijriYear,
        pattern: &[One(S::Digits), One(S::EraAh)],
        value: |m| number(m[0]).filter(|year| (1..1500).contains(year)).map(|year| Meaning::Year(Year::Is(year))),
        yes: cases![("0061-01", "محرم 61 هـ")],
        ..RULE
    },
    Rule {
        id: "hijri-year-noun", gives: S::HijriYear,
        pattern: &[One(S::UnitOne), One(S::Digits), Maybe(S::EraAh)],
        value: |m| fields(hijri_year_phrase(m)?).map(|fields| Meaning::Year(fields.year)),
        yes: cases![("1441-09", "رمضان عام 1441هـ")],
        ..RULE
    },
    Rule {
        id: "hijri-year-toward", gives: S::HijriYear,
        pattern: &[One(S::YearPhrase)],
        value: |m| fields(m[0]).filter(|fields| matches!(fields.year, Year::By(_))).map(|fields| Meaning::Year(fields.year)),
        yes: cases![("1441-09", "رمضان هذا العام")],
        ..RULE
    },
    Rule {
        id: "hijri-tail-year", gives: S::HijriTail,
        pattern: &[Maybe(S::Of), With(S::HijriYear)],
        value: |m| Some(m[1]),
        yes: cases![("2020-10-29", "12 ربيع الأول 1442 هـ"), ("1441-09", "رمضان لعام 1441هـ")],
        ..RULE
    },
    Rule {
        id: "hijri-tail-direction", gives: S::HijriTail,
        pattern: &[One(S::Direction)],
        value: |m| Some(m[0]),
        yes: cases![("2020-05-08", "15 رمضان الماضي")],
        ..RULE
    },
    Rule {
        id: "hijri-tail-direction-year", gives: S::HijriTail,
        pattern: &[One(S::Direction), One(S::HijriYear)],
        value: |m| Some(m[1]),
        yes: cases![("1441-09", "رمضان الماضي 1441هـ")],
        ..RULE
    },
    Rule {
        id: "hijri-tail-era", gives: S::HijriTail,
        pattern: &[One(S::EraAh)],
        value: |_| Some(Meaning::Nothing),
        yes: cases![("2020-08-29", "10 محرم هجري")],
        ..RULE
    },
];

fn year_phrase(m: &[Meaning]) -> Option<Meaning> {
    match (m[0], m[1]) {
        (Meaning::Unit(Unit::Year), Meaning::Digits { value, width }) => {
            let found = year_number(value as i32, width)?;
            // With م the digits are civil whatever they look like.
            date(if m[2] == Meaning::Nothing { found } else { Fields { calendar: Calendar::Gregorian, ..found } })
        }
        _ => None,
    }
}

fn hijri_year_phrase(m: &[Meaning]) -> Option<Meaning> {
    let value = match m[1] {
        Meaning::Year(Year::Is(value)) => value,
        other => number(other)?,
    };
    (m[0] == Meaning::Unit(Unit::Year) && (1..1500).contains(&value))
        .then(|| date(Fields { calendar: Calendar::Hijri, year: Year::Is(value), ..Fields::default() }))?
}
