//! Weeks, months, years, decades and centuries by their place; parts of them; seasons.

use super::compose::{PARTS_OF_PERIOD, at, date, fields, number, tailed, unit, when};
use crate::annotation::Calendar;
use crate::time::gate;
use crate::time::meaning::{Anchor, Fields, Meaning, Month, Year};
use crate::time::pattern::Part::{Maybe, MaybeWith, One, With};
use crate::time::pattern::{RULE, Rule, Symbol as S};
use crate::time::value::Unit;

/// The unit so many after the publication's.
fn by(noun: Meaning, n: i32) -> Option<Meaning> {
    at(match unit(noun)? {
        Unit::Week => Anchor::Shift(Unit::Week, n),
        Unit::Month => Anchor::Fields(Fields { month: Month::By(n), ..Fields::default() }),
        Unit::Decade => Anchor::DecadeBy(n),
        Unit::Century => Anchor::CenturyBy(n),
        _ => return None,
    })
}

/// The year, month or week of the publication.
fn this_unit(noun: Meaning) -> Option<Meaning> {
    match unit(noun)? {
        Unit::Year => date(Fields { year: Year::By(0), ..Fields::default() }),
        _ => by(noun, 0),
    }
}

/// The unit so many after the one last spoken of.
fn after(noun: Meaning, n: i32) -> Option<Meaning> {
    at(match unit(noun)? {
        Unit::Week => Anchor::After(Unit::Week, n),
        Unit::Month => Anchor::Fields(Fields { month: Month::After(n), ..Fields::default() }),
        _ => return None,
    })
}

fn half(n: Meaning, year: Year) -> Option<Meaning> {
    at(Anchor::Half(number(n).filter(|n| (1..=2).contains(n))? as u8, year))
}

/// A decade of a century; of the twentieth where none is named.
fn decade(tens: Meaning, century: i32) -> Option<Meaning> {
    at(Anchor::Decade(century * 10 + number(tens)? / 10))
}

#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule {
        id: "unit-toward", gives: S::Period,
        pattern: &[One(S::UnitTheOne), One(S::Direction)],
        value: |m| by(m[0], number(m[1])?),
        yes: cases![
            ("2020-W33", "[الأسبوع الماضي]"),
            ("2020-W35", "[الأسبوع المقبل]"),
            ("2020-W32", "[الأسبوع قبل الماضي]"),
            ("2020-07", "[الشهر الماضي]"),
            ("2020-08", "[الشهر الجاري]"),
            ("201", "[العقد الماضي]"),
            ("19", "[القرن الماضي]"),
        ],
        ..RULE
    },
    Rule {
        id: "unit-this", gives: S::Period,
        pattern: &[One(S::This), One(S::UnitTheOne), Maybe(S::Current)],
        value: |m| by(m[1], 0),
        yes: cases![("2020-W34", "[هذا الأسبوع]"), ("2020-08", "[هذا الشهر]"), ("202", "[هذا العقد]")],
        ..RULE
    },
    Rule {
        id: "unit-same", gives: S::Period,
        pattern: &[One(S::UnitTheOne), One(S::SameAfter)],
        value: |m| after(m[0], 0),
        yes: cases![("2020-02", "وصل في 3 شباط الماضي وغادر في [الشهر نفسه]")],
        ..RULE
    },
    Rule {
        id: "unit-same-before", gives: S::Period,
        pattern: &[One(S::SameBefore), One(S::UnitTheOne)],
        value: |m| after(m[1], 0),
        yes: cases![("2020-02", "وصل في 3 شباط الماضي وغادر في [نفس الشهر]")],
        ..RULE
    },
    Rule {
        id: "unit-following", gives: S::Period,
        pattern: &[One(S::UnitTheOne), One(S::Following)],
        value: |m| after(m[0], 1),
        yes: cases![("2020-03", "وصل في 3 شباط الماضي وغادر في [الشهر التالي]")],
        ..RULE
    },
    Rule {
        id: "unit-previous", gives: S::Period,
        pattern: &[One(S::UnitTheOne), One(S::Previous)],
        value: |m| if unit(m[0])? == Unit::Year { date(Fields { year: Year::After(-1), ..Fields::default() }) } else { after(m[0], -1) },
        yes: cases![("2020-W33", "ارتفع في [الأسبوع السابق]"), ("2019", "ارتفع في [العام السابق]")],
        ..RULE
    },
    Rule {
        id: "period-month", gives: S::Period,
        pattern: &[One(S::CivilMonth)],
        value: |m| Some(m[0]),
        yes: cases![("2020-07", "[منتصف يوليو]"), ("2020-08", "[أوائل شهر أغسطس]")],
        ..RULE
    },
    Rule {
        id: "period-month-tail", gives: S::Period,
        pattern: &[One(S::CivilMonth), With(S::Tail)],
        value: |m| date(tailed(fields(m[0])?, m[1])),
        yes: cases![("2020-08", "[أوائل أغسطس الجاري]"), ("2019-03", "[مطلع مارس 2019]")],
        ..RULE
    },
    Rule {
        id: "period-hijri-month", gives: S::Period,
        pattern: &[One(S::HijriMonth), MaybeWith(S::HijriTail)],
        value: |m| date(tailed(fields(m[0])?, m[1])),
        yes: cases![("1441-09", "[أواخر رمضان الماضي]")],
        ..RULE
    },
    Rule {
        id: "period-year", gives: S::Period,
        pattern: &[One(S::YearPhrase)],
        value: |m| Some(m[0]),
        yes: cases![("2019", "[أواخر العام الماضي]"), ("1998", "[نهاية عام 1998]")],
        ..RULE
    },
    Rule {
        id: "period-year-digits", gives: S::Period,
        pattern: &[One(S::YearDigits)],
        value: |m| date(tailed(Fields::default(), m[0])),
        yes: cases![("2015", "بحلول [نهاية 2015]")],
        ..RULE
    },
    Rule {
        id: "century-toward", gives: S::Century,
        pattern: &[One(S::UnitTheOne), One(S::Direction)],
        value: |m| (unit(m[0])? == Unit::Century).then(|| at(Anchor::CenturyBy(number(m[1])?)))?,
        yes: cases![("199", "[تسعينيات القرن الماضي]")],
        ..RULE
    },
    Rule {
        id: "century-ordinal", gives: S::Century,
        pattern: &[One(S::UnitTheOne), One(S::Ordinal), Maybe(S::EraCe)],
        value: |m| {
            let n = number(m[1]).filter(|n| unit(m[0]) == Some(Unit::Century) && (1..=30).contains(n))?;
            at(Anchor::Century(n - 1))
        },
        yes: cases![("18", "[القرن التاسع عشر]"), ("20", "[القرن الحادي والعشرين]"), ("198", "[ثمانينيات القرن العشرين]")],
        ..RULE
    },
    Rule {
        id: "century-digits", gives: S::Century,
        pattern: &[One(S::UnitTheOne), Maybe(S::Article), One(S::Digits)],
        value: |m| {
            let n = number(m[2]).filter(|n| unit(m[0]) == Some(Unit::Century) && (1..=30).contains(n))?;
            at(Anchor::Century(n - 1))
        },
        yes: cases![("18", "[القرن الـ19]"), ("20", "[مطلع القرن 21]")],
        ..RULE
    },
    Rule {
        id: "century-before-christ", gives: S::Century,
        pattern: &[One(S::UnitTheOne), One(S::Ordinal), One(S::EraBce)],
        value: |m| {
            let n = number(m[1]).filter(|n| unit(m[0]) == Some(Unit::Century) && (1..=40).contains(n))?;
            at(Anchor::Century(-n))
        },
        yes: cases![("BC04", "[القرن الخامس قبل الميلاد]")],
        ..RULE
    },
    Rule {
        id: "century-hijri", gives: S::Period,
        pattern: &[One(S::UnitTheOne), One(S::Ordinal), One(S::EraAh)],
        value: |m| {
            let n = number(m[1]).filter(|n| unit(m[0]) == Some(Unit::Century) && (1..=15).contains(n))?;
            at(Anchor::HijriCentury(n - 1))
        },
        yes: cases![("01", "[أواخر القرن الثاني الهجري]"), ("03", "[القرن الرابع للهجرة]")],
        ..RULE
    },
    Rule {
        id: "decade-hijri", gives: S::Period,
        pattern: &[One(S::DecadeOf), One(S::EraAh)],
        value: |m| at(Anchor::HijriDecade(130 + number(m[0])? / 10)),
        yes: cases![("137", "[بداية السبعينيات الهجرية]")],
        ..RULE
    },
    Rule {
        id: "decade-of-our-era", gives: S::Period,
        pattern: &[One(S::DecadeOf), One(S::EraCe)],
        value: |m| decade(m[0], 19),
        yes: cases![("196", "[بداية الستينيات الميلادية]")],
        ..RULE
    },
    Rule {
        id: "same-month-of-year", gives: S::Period,
        pattern: &[One(S::UnitTheOne), One(S::SameAfter), One(S::Of), One(S::YearPhrase)],
        value: |m| {
            let year = fields(m[3]).filter(|fields| unit(m[0]) == Some(Unit::Month) && fields.calendar == Calendar::Gregorian)?.year;
            date(Fields { month: Month::After(0), year, ..Fields::default() })
        },
        yes: cases![("2014-04", "تراجعت في أبريل الماضي مقارنة مع [الشهر ذاته من عام 2014]")],
        ..RULE
    },
    Rule {
        id: "period-century", gives: S::Period,
        pattern: &[One(S::Century)],
        value: |m| Some(m[0]),
        yes: cases![("18", "[أواخر القرن التاسع عشر]")],
        ..RULE
    },
    Rule {
        id: "decade-of-century", gives: S::Period,
        pattern: &[One(S::DecadeOf), Maybe(S::Of), One(S::Century)],
        value: |m| match when(m[2])?.anchor {
            Anchor::Century(century) if century > 0 => decade(m[0], century),
            Anchor::CenturyBy(-1) => decade(m[0], 19),
            Anchor::CenturyBy(0) => decade(m[0], 20),
            _ => None,
        },
        yes: cases![("199", "[تسعينيات القرن الماضي]"), ("187", "[السبعينيات من القرن التاسع عشر]")],
        ..RULE
    },
    Rule {
        id: "decade-alone", gives: S::Period,
        pattern: &[One(S::DecadeOf)],
        value: |m| decade(m[0], 19),
        yes: cases![("198", "هاجرت العائلة في [الثمانينات]"), ("197", "[منتصف السبعينيات]")],
        ..RULE
    },
    Rule {
        id: "decade-with-noun", gives: S::Period,
        pattern: &[One(S::UnitOne), One(S::DecadeOf)],
        value: |m| (unit(m[0])? == Unit::Decade).then(|| decade(m[1], 19))?,
        yes: cases![("197", "في [عقد السبعينيات]")],
        ..RULE
    },
    Rule {
        id: "millennium", gives: S::Period,
        pattern: &[One(S::Millennium)],
        value: |m| at(Anchor::Millennium(number(m[0])?)),
        yes: cases![("2", "عاد إلى البلاد [مطلع الألفية]")],
        ..RULE
    },
    Rule {
        id: "part-start", gives: S::PartOfPeriod,
        pattern: &[One(S::Start)],
        value: |_| Some(Meaning::Number(0)),
        yes: cases![("2020-W35", "[مطلع الأسبوع المقبل]")],
        ..RULE
    },
    Rule {
        id: "part-mid", gives: S::PartOfPeriod,
        pattern: &[One(S::Mid)],
        value: |_| Some(Meaning::Number(1)),
        yes: cases![("2020-07", "[منتصف يوليو]")],
        ..RULE
    },
    Rule {
        id: "part-end", gives: S::PartOfPeriod,
        pattern: &[One(S::End)],
        value: |_| Some(Meaning::Number(2)),
        yes: cases![("2020-08", "تنتهي الهدنة في [نهاية الشهر الجاري]")],
        ..RULE
    },
    Rule {
        id: "weekend-toward", gives: S::Top,
        pattern: &[One(S::Weekend), Maybe(S::Direction)],
        value: |m| at(Anchor::Weekend(number(m[1]).unwrap_or(0))),
        yes: cases![("2020-W34-WE", "خلال [عطلة نهاية الأسبوع]"), ("2020-W35-WE", "[نهاية الأسبوع المقبل]"), ("2020-W34-WE", "[نهاية الأسبوع الحالي]")],
        no: cases!["نهاية الموسم"],
        ..RULE
    },
    Rule {
        id: "period", gives: S::Top,
        pattern: &[One(S::Period)],
        gate: gate::period,
        value: |m| Some(m[0]),
        yes: cases![
            ("2020-W33", "شهد [الأسبوع الماضي] تصعيدا"),
            ("18", "يعود القصر إلى [القرن التاسع عشر]"),
            ("198", "هاجرت العائلة في [الثمانينات]"),
        ],
        no: cases!["تعاني دول القرن الأفريقي من الجفاف", "يواجه وحيد القرن خطر الانقراض", "مكتب الشهر العقاري", "عقد المجلس اجتماعا"],
        ..RULE
    },
    Rule {
        id: "part-of-period", gives: S::Top,
        pattern: &[One(S::PartOfPeriod), Maybe(S::Of), One(S::Period)],
        gate: |s| gate::no_name_of_a_date(s),
        value: |m| {
            let mut when = when(m[2])?;
            when.modifier = PARTS_OF_PERIOD.get(number(m[0])? as usize).copied();
            Some(Meaning::When(when))
        },
        yes: cases![
            ("2019", "توفي في [أواخر العام الماضي]"),
            ("2020-07", "بدأت التهدئة في [منتصف يوليو]"),
            ("2020-07", "خطف [نهاية يوليو (تموز) الماضي]"),
        ],
        no: cases!["نهاية المباراة", "بداية الموسم مع الفريق"],
        ..RULE
    },
    Rule {
        id: "end-of-month", gives: S::Top,
        pattern: &[One(S::EndBare), One(S::CivilMonth), MaybeWith(S::Tail)],
        value: |m| {
            let mut when = when(date(tailed(fields(m[1])?, m[2]))?)?;
            when.modifier = Some(PARTS_OF_PERIOD[2]);
            Some(Meaning::When(when))
        },
        yes: cases![("2020-08", "تنتهي في [آخر شهر أغسطس الجاري]")],
        no: cases!["آخر مارس للرياضة"],
        gate: |s| s.end > s.first + 2,
        ..RULE
    },
    Rule {
        id: "end-of-this-unit", gives: S::Top,
        pattern: &[One(S::PartOfPeriod), One(S::UnitTheOne)],
        gate: |s| !s.after().starts_with("ال"),
        value: |m| {
            let mut found = when(this_unit(m[1])?)?;
            found.modifier = PARTS_OF_PERIOD.get(number(m[0])? as usize).copied();
            Some(Meaning::When(found))
        },
        sure: 0.85,
        yes: cases![("2020", "قبل [نهاية العام]"), ("2020-08", "مع [بداية الشهر]")],
        no: cases!["نهاية العقد المبرم", "بداية العام الدراسي في المدارس"],
        ..RULE
    },
    Rule {
        id: "earlier-in-period", gives: S::Top,
        pattern: &[One(S::LatelyOf), Maybe(S::Of), One(S::Period)],
        value: |m| Some(m[2]),
        yes: cases![("2020-W34", "أعلنته في [وقت سابق هذا الأسبوع]"), ("2020-07", "أعلنته في [وقت سابق من الشهر الماضي]"), ("2020", "في [وقت سابق من العام الجاري]")],
        no: cases!["في وقت سابق من المباراة الأولى لم يكن"],
        gate: |s| s.end > s.first + 3,
        ..RULE
    },
    Rule {
        id: "earlier-in-unit", gives: S::Top,
        pattern: &[One(S::LatelyOf), One(S::Of), One(S::UnitTheOne)],
        gate: |s| !s.after().starts_with("ال"),
        value: |m| this_unit(m[2]),
        yes: cases![("2020-W34", "تراجعت في [وقت سابق من الأسبوع]"), ("2020", "أعلنته في [وقت سابق من العام]")],
        no: cases!["في وقت سابق من العقد المبرم"],
        ..RULE
    },
    Rule {
        id: "later-in-unit", gives: S::Top,
        pattern: &[One(S::LaterOf), One(S::Of), One(S::UnitTheOne)],
        gate: |s| !s.after().starts_with("ال"),
        value: |m| this_unit(m[2]),
        yes: cases![("2020-08", "يصل في [وقت لاحق من الشهر]")],
        no: cases!["في وقت لاحق من الشهر القمري"],
        ..RULE
    },
    Rule {
        id: "part-of-numbered-month", gives: S::Top,
        pattern: &[One(S::PartOfPeriod), Maybe(S::Of), One(S::NumberedMonth), MaybeWith(S::Tail)],
        value: |m| {
            let mut found = when(date(tailed(fields(m[2])?, m[3]))?)?;
            found.modifier = PARTS_OF_PERIOD.get(number(m[0])? as usize).copied();
            Some(Meaning::When(found))
        },
        gate: |s| !s.is(s.end, S::UnitOne) && !s.is(s.end, S::UnitMany),
        sure: 0.85,
        yes: cases![("2020-03", "بدأ الدوام في [بداية شهر 3]")],
        no: cases!["بداية شهر 3 أيام"],
        ..RULE
    },
    Rule {
        id: "year-about", gives: S::Top,
        pattern: &[One(S::About), One(S::YearPhrase)],
        gate: gate::year_phrase,
        value: |m| {
            let mut found = when(m[1])?;
            found.modifier = super::compose::MODIFIERS.get(number(m[0])? as usize).copied();
            Some(Meaning::When(found))
        },
        yes: cases![("0600", "يعود المخطوط إلى [نحو عام 600 ميلادي]"), ("1950", "بني المسجد [حوالي عام 1950]")],
        no: cases!["نحو عام من الحرب"],
        ..RULE
    },
    Rule {
        id: "earlier-in-day", gives: S::Top,
        pattern: &[One(S::LatelyOf), Maybe(S::Of), One(S::Day)],
        value: |m| Some(m[2]),
        yes: cases![("2020-08-16", "أعلن في [وقت سابق الأحد]"), ("2020-08-18", "أعلن في [وقت سابق من اليوم الثلاثاء]"), ("2020-08-18", "أعلن في [وقت سابق من يوم الثلاثاء]")],
        no: cases!["في وقت سابق من هنا"],
        ..RULE
    },
    Rule {
        id: "later-in-day", gives: S::Top,
        pattern: &[One(S::LaterOf), Maybe(S::Of), One(S::Day)],
        value: |m| Some(m[2]),
        yes: cases![("2020-08-18", "يصل في [وقت لاحق من اليوم الثلاثاء]")],
        no: cases!["في وقت لاحق من هنا"],
        ..RULE
    },
    Rule {
        id: "later-in-period", gives: S::Top,
        pattern: &[One(S::LaterOf), Maybe(S::Of), One(S::Period)],
        gate: |s| s.end > s.first + 3,
        value: |m| Some(m[2]),
        yes: cases![("2020-08", "يصل في [وقت لاحق من هذا الشهر]")],
        no: cases!["في وقت لاحق من هنا"],
        ..RULE
    },
    Rule {
        id: "half-of-month", gives: S::Top,
        pattern: &[One(S::HalfThe), One(S::Ordinal), One(S::Of), One(S::CivilMonth), MaybeWith(S::Tail)],
        value: |m| {
            let mut when = when(date(tailed(fields(m[3])?, m[4]))?)?;
            when.modifier = PARTS_OF_PERIOD.get(match number(m[1])? { 1 => 0, 2 => 2, _ => return None }).copied();
            Some(Meaning::When(when))
        },
        yes: cases![("2020-09", "ستجرى الانتخابات في [النصف الأول من سبتمبر (أيلول)]")],
        no: cases!["النصف الأول من المباراة"],
        ..RULE
    },
    Rule {
        id: "half-of-the-year", gives: S::Top,
        pattern: &[One(S::HalfThe), One(S::Ordinal), One(S::Of), One(S::UnitTheOne)],
        value: |m| (unit(m[3])? == Unit::Year).then(|| half(m[1], Year::By(0)))?,
        gate: |s| !s.after().starts_with("ال"),
        yes: cases![("2020-H2", "ينتظر افتتاحه في [النصف الثاني من العام]")],
        no: cases!["النصف الأول من السباق"],
        ..RULE
    },
    Rule {
        id: "half-of-this-month", gives: S::Top,
        pattern: &[One(S::HalfThe), One(S::Ordinal), One(S::Of), One(S::Period)],
        value: |m| match when(m[3])?.anchor {
            Anchor::Fields(Fields { month: Month::Unsaid, year, .. }) => half(m[1], year),
            _ => Some(m[3]),
        },
        yes: cases![("2020-H2", "ينتظر افتتاح المشروع في [النصف الثاني من العام الجاري]"), ("2020-07", "في [النصف الثاني من الشهر الماضي]"), ("18", "في [النصف الثاني من القرن التاسع عشر]")],
        no: cases!["النصف الأول من المباراة"],
        ..RULE
    },
];
