//! Quarters, halves, seasons, sports and school years; weeks and weekdays counted within a month.

use super::compose::{PARTS_OF_PERIOD, at, date, fields, number, tailed, unit, year};
use crate::annotation::Calendar;
use crate::time::gate;
use crate::time::meaning::{Anchor, Fields, Meaning, Month, When, Year};
use crate::time::pattern::Part::{Maybe, MaybeWith, One, With};
use crate::time::pattern::{RULE, Rule, Symbol as S};
use crate::time::value::{Season, Unit};
use crate::word_set::is_one_of;

fn civil_year(meaning: Meaning) -> Option<Year> {
    year(meaning).or_else(|| {
        fields(meaning).filter(|fields| fields.calendar == Calendar::Gregorian && fields.month == Month::Unsaid).map(|fields| fields.year)
    })
}

fn season(meaning: Meaning) -> Option<Season> {
    match meaning {
        Meaning::Number(0) => Some(Season::Spring),
        Meaning::Number(1) => Some(Season::Summer),
        Meaning::Number(2) => Some(Season::Autumn),
        Meaning::Number(3) => Some(Season::Winter),
        _ => None,
    }
}

fn quarter(n: Meaning, year: Year) -> Option<Meaning> {
    at(Anchor::Quarter(number(n).filter(|n| (1..=4).contains(n))? as u8, year))
}

fn half(n: Meaning, year: Year) -> Option<Meaning> {
    at(Anchor::Half(number(n).filter(|n| (1..=2).contains(n))? as u8, year))
}

fn part_of_season(part: Meaning, anchor: Anchor) -> Option<Meaning> {
    Some(Meaning::When(When { modifier: PARTS_OF_PERIOD.get(number(part)? as usize).copied(), ..When::at(anchor) }))
}

/// Two years joined: the second is the next one.
fn split(first: Meaning, second: Meaning) -> Option<Meaning> {
    let (Meaning::Digits { value: a, width: 4 }, Meaning::Digits { value: b, width }) = (first, second) else { return None };
    let (next, last) = (a + 1, a.checked_sub(1)?);
    // Right to left some write the later year first.
    let first = if b == next && width == 4 || width == 2 && b == next % 100 { a } else { last };
    (first == a || b == last && width == 4).then(|| at(Anchor::SplitYear(Year::Is(first as i32))))?
}

#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule {
        id: "quarter-of-year", gives: S::Top,
        pattern: &[One(S::QuarterThe), One(S::Ordinal), Maybe(S::Of), With(S::Year)],
        value: |m| quarter(m[1], civil_year(m[3])?),
        yes: cases![("2020-Q1", "تراجعت الأرباح في [الربع الأول من 2020]"), ("2019-Q4", "[الربع الرابع من العام الماضي]")],
        no: cases!["الربع الأول من الملعب"],
        ..RULE
    },
    Rule {
        id: "quarter-of-the-year", gives: S::Top,
        pattern: &[One(S::QuarterThe), One(S::Ordinal), One(S::Of), One(S::UnitTheOne)],
        value: |m| (unit(m[3])? == Unit::Year).then(|| quarter(m[1], Year::By(0)))?,
        gate: |s| !s.after().starts_with("ال"),
        yes: cases![("2020-Q3", "يبدأ العمل في [الربع الثالث من العام]")],
        no: cases!["الربع الأول من الملعب", "الربع الأول من العام الكبيس"],
        ..RULE
    },
    Rule {
        id: "quarter-last-of-year", gives: S::Top,
        pattern: &[One(S::QuarterThe), One(S::Latest), Maybe(S::Of), With(S::Year)],
        value: |m| quarter(Meaning::Number(4), civil_year(m[3])?),
        yes: cases![("2014-Q4", "نما الاقتصاد في [الربع الأخير من 2014]"), ("2019-Q4", "[الربع الأخير من العام الماضي]")],
        no: cases!["الربع الأخير من المباراة"],
        ..RULE
    },
    Rule {
        id: "quarter-toward", gives: S::Top,
        pattern: &[One(S::QuarterThe), One(S::Ordinal)],
        gate: |s| gate::after_in(s) && s.after() != "من",
        value: |m| quarter(m[1], Year::Unsaid),
        sure: 0.8,
        yes: cases![("2020-Q2", "تراجعت الأرباح خلال [الربع الثاني] بنسبة كبيرة")],
        no: cases!["الربع الأول الأكثر فقرا", "في الربع الأول من الملعب"],
        ..RULE
    },
    Rule {
        id: "half-alone", gives: S::Top,
        pattern: &[One(S::HalfThe), One(S::Ordinal), With(S::Year)],
        value: |m| half(m[1], civil_year(m[2])?),
        yes: cases![("2015-H1", "خلال [النصف الأول 2015]")],
        no: cases!["النصف الأول من المباراة"],
        ..RULE
    },
    Rule {
        id: "season-spring", gives: S::Season,
        pattern: &[Maybe(S::SeasonWord), One(S::SeasonSp)],
        value: |_| Some(Meaning::Number(0)),
        yes: cases![("2019-SP", "[ربيع 2019]")],
        ..RULE
    },
    Rule {
        id: "season-summer", gives: S::Season,
        pattern: &[Maybe(S::SeasonWord), One(S::SeasonSu)],
        value: |_| Some(Meaning::Number(1)),
        yes: cases![("2019-SU", "[صيف 2019]"), ("2019-SU", "[صيف عام 2019]"), ("2020-SU", "[فصل الصيف الجاري]")],
        ..RULE
    },
    Rule {
        id: "season-autumn", gives: S::Season,
        pattern: &[Maybe(S::SeasonWord), One(S::SeasonFa)],
        value: |_| Some(Meaning::Number(2)),
        yes: cases![("2019-FA", "[خريف العام الماضي]")],
        ..RULE
    },
    Rule {
        id: "season-winter", gives: S::Season,
        pattern: &[Maybe(S::SeasonWord), One(S::SeasonWi)],
        value: |_| Some(Meaning::Number(3)),
        yes: cases![("2020-WI", "[الشتاء المقبل]")],
        ..RULE
    },
    Rule {
        id: "season-of-year", gives: S::Top,
        pattern: &[One(S::Season), Maybe(S::Of), With(S::Year)],
        value: |m| at(Anchor::Season(season(m[0])?, civil_year(m[2])?, None)),
        yes: cases![("2019-SU", "تفشى المرض في [صيف 2019]"), ("2011-SP", "[ربيع عام 2011]")],
        no: cases!["ثورات الربيع العربي عام صعب"],
        ..RULE
    },
    Rule {
        id: "season-toward", gives: S::Top,
        pattern: &[One(S::Season), One(S::Direction)],
        value: |m| at(Anchor::Season(season(m[0])?, Year::Unsaid, number(m[1]))),
        yes: cases![("2020-WI", "يخشى الأطباء موجة في [الشتاء المقبل]"), ("2019-SU", "[الصيف الماضي]")],
        no: cases!["ثورات الربيع العربي"],
        ..RULE
    },
    Rule {
        id: "season-this", gives: S::Top,
        pattern: &[One(S::This), One(S::Season)],
        value: |m| at(Anchor::Season(season(m[1])?, Year::Unsaid, Some(0))),
        yes: cases![("2020-SU", "[هذا الصيف]")],
        no: cases!["هذا الربع"],
        ..RULE
    },
    Rule {
        id: "part-of-season", gives: S::Top,
        pattern: &[One(S::PartOfPeriod), Maybe(S::Of), One(S::Season), Maybe(S::Direction)],
        value: |m| part_of_season(m[0], Anchor::Season(season(m[2])?, Year::Unsaid, number(m[3]))),
        gate: |s| !s.after().starts_with("العرب"),
        yes: cases![("2019-FA", "ظهر المرض [أواخر الخريف] واختفى"), ("2019-SU", "أعلن [أواخر الصيف الماضي] ترشحه")],
        no: cases!["بداية الربيع العربي"],
        ..RULE
    },
    Rule {
        id: "part-of-season-of-year", gives: S::Top,
        pattern: &[One(S::PartOfPeriod), Maybe(S::Of), One(S::Season), Maybe(S::Of), With(S::Year)],
        value: |m| part_of_season(m[0], Anchor::Season(season(m[2])?, civil_year(m[4])?, None)),
        yes: cases![("2019-SU", "بدأ في [منتصف صيف 2019]")],
        no: cases!["بداية الربيع العربي عام صعب"],
        ..RULE
    },
    Rule {
        id: "season-alone", gives: S::Top,
        pattern: &[One(S::Season)],
        gate: |s| gate::after_in(s) && s.parser.document.form(s.end - 1).starts_with("ال") && !s.after().starts_with("العرب"),
        value: |m| at(Anchor::Season(season(m[0])?, Year::Unsaid, None)),
        sure: 0.8,
        yes: cases![("2020-FA", "ستنظم انتخابات مبكرة في [الخريف]")],
        no: cases!["ثورات الربيع العربي", "في الربيع العربي"],
        ..RULE
    },
    Rule {
        id: "match-season", gives: S::Top,
        pattern: &[One(S::MatchSeason), One(S::Digits), One(S::Slash), One(S::Digits)],
        value: |m| split(m[1], m[3]),
        yes: cases![("2014/2015", "[موسم 2014/2015]"), ("2014/2015", "[الموسم 2014/15]"), ("2013/2014", "[موسم 2014/2013]")],
        no: cases!["موسم 3/4"],
        ..RULE
    },
    Rule {
        id: "match-season-dash", gives: S::Top,
        pattern: &[One(S::MatchSeason), One(S::Digits), One(S::Dash), One(S::Digits)],
        value: |m| split(m[1], m[3]),
        yes: cases![("2019/2020", "[موسم 2019-2020]")],
        no: cases!["موسم 3-4"],
        ..RULE
    },
    Rule {
        id: "match-season-year", gives: S::Top,
        pattern: &[One(S::MatchSeason), One(S::Digits)],
        gate: |s| !s.token(s.end).is_some_and(|t| matches!(t.first, '-' | '–' | '/')),
        value: |m| match m[1] {
            Meaning::Digits { value: year @ 1900..=2100, width: 4 } => date(Fields { year: Year::Is(year as i32), ..Fields::default() }),
            _ => None,
        },
        yes: cases![("1988", "لعب للفريق منذ [موسم 1988]"), ("2019", "بطل [الموسم 2019]")],
        no: cases!["موسم 3", "موسم 2019/34"],
        ..RULE
    },
    Rule {
        id: "match-season-hijri-year", gives: S::Top,
        pattern: &[One(S::MatchSeason), One(S::HijriYearDigits), Maybe(S::EraAh)],
        value: |m| date(Fields { calendar: Calendar::Hijri, year: year(m[1])?, ..Fields::default() }),
        yes: cases![("1436", "تسلم التمور ل[موسم 1436هـ]")],
        no: cases!["موسم 3"],
        ..RULE
    },
    Rule {
        id: "match-season-toward", gives: S::Top,
        pattern: &[One(S::MatchSeason), One(S::Direction)],
        value: |m| at(Anchor::SplitYear(Year::By(number(m[1])?))),
        yes: cases![("2019/2020", "بطل الدوري في [الموسم الماضي]"), ("2020/2021", "يبحث عن فريق في [الموسم الحالي]")],
        no: cases!["الموسم السياحي الماضي"],
        ..RULE
    },
    Rule {
        id: "match-season-this", gives: S::Top,
        pattern: &[One(S::This), One(S::MatchSeason)],
        value: |_| at(Anchor::SplitYear(Year::By(0))),
        yes: cases![("2020/2021", "يشارك [هذا الموسم] مع الفريق")],
        no: cases!["هذا المسلسل"],
        ..RULE
    },
    Rule {
        id: "school-year", gives: S::Top,
        pattern: &[One(S::SchoolYear), Maybe(S::Direction)],
        gate: |s| s.end > s.first + 2,
        value: |m| at(Anchor::SplitYear(Year::By(number(m[1])?))),
        yes: cases![("2020/2021", "مع بداية [العام الدراسي الحالي]"), ("2019/2020", "[العام الدراسي الماضي]")],
        no: cases!["العام الدراسي طويل"],
        ..RULE
    },
    Rule {
        id: "school-year-digits", gives: S::Top,
        pattern: &[One(S::SchoolYear), Maybe(S::Direction), One(S::Digits), One(S::Slash), One(S::Digits)],
        value: |m| split(m[2], m[4]),
        yes: cases![("2020/2021", "[العام الدراسي 2020/2021]")],
        no: cases!["العام الدراسي 3/4"],
        ..RULE
    },
    Rule {
        id: "school-year-digits-dash", gives: S::Top,
        pattern: &[One(S::SchoolYear), Maybe(S::Direction), One(S::Digits), One(S::Dash), One(S::Digits)],
        value: |m| split(m[2], m[4]),
        yes: cases![("2020/2021", "[العام الدراسي 2020-2021]")],
        no: cases!["العام الدراسي 3-4"],
        ..RULE
    },
    Rule {
        id: "month-phrase", gives: S::MonthPhrase,
        pattern: &[One(S::CivilMonth), MaybeWith(S::Tail)],
        value: |m| date(tailed(fields(m[0])?, m[1])),
        yes: cases![("2014-W41", "[الأسبوع الأول من أكتوبر 2014]")],
        ..RULE
    },
    Rule {
        id: "month-phrase-toward", gives: S::MonthPhrase,
        pattern: &[One(S::UnitTheOne), One(S::Direction)],
        value: |m| (unit(m[0])? == Unit::Month).then(|| date(Fields { month: Month::By(number(m[1])?), ..Fields::default() }))?,
        yes: cases![("2020-09-28", "[آخر اثنين من الشهر المقبل]")],
        ..RULE
    },
    Rule {
        id: "month-phrase-numbered", gives: S::MonthPhrase,
        pattern: &[One(S::NumberedMonth), MaybeWith(S::Tail)],
        value: |m| date(tailed(fields(m[0])?, m[1])),
        yes: cases![("2014-W41", "[الأسبوع الأول من شهر عشرة 2014]")],
        ..RULE
    },
    Rule {
        id: "week-of-month", gives: S::Top,
        pattern: &[One(S::UnitTheOne), One(S::Ordinal), One(S::Of), One(S::MonthPhrase)],
        value: |m| {
            let n = number(m[1]).filter(|n| unit(m[0]) == Some(Unit::Week) && (1..=5).contains(n))?;
            at(Anchor::NthWeek(n as u8, fields(m[3])?))
        },
        yes: cases![("2014-W41", "[الأسبوع الأول من أكتوبر 2014]")],
        no: cases!["الأسبوع الأول من الدوري"],
        ..RULE
    },
    Rule {
        id: "last-week-of-month", gives: S::Top,
        pattern: &[One(S::UnitTheOne), One(S::Latest), Maybe(S::Of), Maybe(S::In), With(S::MonthPhrase)],
        value: |m| (unit(m[0])? == Unit::Week).then(|| at(Anchor::NthWeek(99, fields(m[4])?)))?,
        yes: cases![("2014-W39", "[الأسبوع الأخير من سبتمبر 2014]")],
        no: cases!["الأسبوع الأخير من الدوري"],
        ..RULE
    },
    Rule {
        id: "nth-week-of-month", gives: S::Top,
        pattern: &[One(S::OrdinalIndefinite), One(S::UnitOne), Maybe(S::Of), Maybe(S::In), With(S::MonthPhrase)],
        value: |m| (unit(m[1])? == Unit::Week).then(|| at(Anchor::NthWeek(number(m[0])? as u8, fields(m[4])?)))?,
        yes: cases![("2014-W41", "[أول أسبوع من شهر أكتوبر 2014]")],
        no: cases!["أول أسبوع من الدوري"],
        ..RULE
    },
    Rule {
        id: "final-week-of-month", gives: S::Top,
        pattern: &[One(S::OrdinalLast), One(S::UnitOne), Maybe(S::Of), Maybe(S::In), With(S::MonthPhrase)],
        value: |m| (unit(m[1])? == Unit::Week).then(|| at(Anchor::NthWeek(99, fields(m[4])?)))?,
        yes: cases![("2014-W39", "[آخر أسبوع في سبتمبر 2014]")],
        no: cases!["آخر أسبوع من الدوري"],
        ..RULE
    },
    Rule {
        id: "nth-weekday-of-month", gives: S::Top,
        pattern: &[One(S::OrdinalIndefinite), Maybe(S::DayWord), One(S::BareWeekday), Maybe(S::Of), Maybe(S::In), With(S::MonthPhrase)],
        value: |m| at(Anchor::NthWeekday(number(m[0])? as u8, number(m[2])? as u8, fields(m[5])?)),
        yes: cases![("2014-10-08", "[ثاني أربعاء من شهر أكتوبر 2014]"), ("2014-09-16", "[ثالث ثلاثاء في أيلول 2014]")],
        no: cases!["ثاني اثنين من الفائزين"],
        ..RULE
    },
    Rule {
        id: "last-weekday-of-month", gives: S::Top,
        pattern: &[One(S::OrdinalLast), Maybe(S::DayWord), One(S::BareWeekday), Maybe(S::Of), Maybe(S::In), With(S::MonthPhrase)],
        value: |m| at(Anchor::NthWeekday(99, number(m[2])? as u8, fields(m[5])?)),
        yes: cases![("2013-03-25", "[آخر اثنين من شهر آذار 2013]")],
        no: cases!["آخر اثنين من الفائزين"],
        ..RULE
    },
    Rule {
        id: "weekday-last-of-month", gives: S::Top,
        pattern: &[One(S::WeekdayName), One(S::Latest), One(S::Of), One(S::MonthPhrase)],
        value: |m| at(Anchor::NthWeekday(99, number(m[0])? as u8, fields(m[3])?)),
        yes: cases![("2014-03-25", "[الثلاثاء الأخير من شهر مارس 2014]")],
        no: cases!["الثلاثاء الأخير من نوعه"],
        ..RULE
    },
    Rule {
        id: "hijri-month-year-in-digits", gives: S::Top,
        pattern: &[One(S::NumericMonthYear), One(S::EraAh)],
        value: |m| fields(m[0]).filter(|fields| fields.calendar == Calendar::Hijri).and(Some(m[0])),
        yes: cases![("1436-08", "من 3/1436هـ إلى [8 /1436 هـ]")],
        no: cases!["القضية 2/1436"],
        ..RULE
    },
    Rule {
        id: "month-year-in-digits", gives: S::Top,
        pattern: &[One(S::NumericMonthYear)],
        gate: |s| gate::alone(s) || is_one_of!(gate::strip_and(s.before(1)), "في منذ حتي شهر بتاريخ"),
        value: |m| Some(m[0]),
        sure: 0.85,
        yes: cases![("2013-02", "[2/2013]"), ("2019-11", "بدأ المشروع في [11/2019]")],
        no: cases!["القضية 2/2013", "مرسوم رقم 3/2019"],
        ..RULE
    },
];
