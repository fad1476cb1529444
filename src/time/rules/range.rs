//! First ends of ranges and lists that take their month, year or unit from the end: من 3 إلى 5 مايو.

use super::compose::{at, clock, date, day_of, fields, length, number, tailed, unit, when, with_weekday};
use crate::annotation::Calendar;
use crate::time::gate;
use crate::time::meaning::{Anchor, Fields, Meaning, When, Year};
use crate::time::pattern::Part::{And, Maybe, One, With};
use crate::time::pattern::{RULE, Rule, Symbol as S};
use crate::time::value::{Length, Unit};

/// A day that takes month and year from the date at the end.
fn day_before(day: Meaning, last: Meaning) -> Option<Meaning> {
    let last = fields(last)?;
    date(day_of(number(day)?, last)?)
}

/// A number that takes its unit from the length at the end.
fn count_before(count: Meaning, last: Meaning) -> Option<Meaning> {
    let (unit, _) = length(last)?.single()?;
    Some(Meaning::Length(Length::of(unit, u32::try_from(number(count)?).ok()?)))
}

/// A month that takes its year or direction from the end.
fn month_before(month: Meaning, tail: Meaning) -> Option<Meaning> {
    date(tailed(fields(month)?, tail))
}

fn clock_before(time: Meaning, last: Meaning) -> Option<Meaning> {
    let last = when(last)?;
    let mut time = clock(time)?;
    let later = last.clock?;
    time.minute = time.minute.or(later.minute.map(|_| 0));
    Some(Meaning::When(When { clock: Some(time), ..last }))
}

fn day_unit(pair: Meaning) -> Option<()> {
    (unit(pair)? == Unit::Day).then_some(())
}

#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule {
        id: "range-day-to-date", gives: S::Top,
        pattern: &[One(S::DayNumber), One(S::To), One(S::Date)],
        ahead: 2,
        value: |m| day_before(m[0], m[2]),
        yes: cases![("2020-05-03", "أقيم المعرض من [3] إلى 5 مايو"), ("2020-10-23", "ستقام من [الثالث والعشرين] وحتى السادس والعشرين من شهر أكتوبر")],
        no: cases!["من 3 إلى 5 طلاب"],
        ..RULE
    },
    Rule {
        id: "range-day-dash-date", gives: S::Top,
        pattern: &[One(S::DayNumber), One(S::Dash), One(S::Date)],
        ahead: 2,
        value: |m| day_before(m[0], m[2]),
        yes: cases![("2020-05-03", "أقيم المعرض [3]-5 مايو 2020")],
        no: cases!["فاز 3-5 طلاب"],
        ..RULE
    },
    Rule {
        id: "range-day-and-date", gives: S::Top,
        pattern: &[One(S::DayNumber), And(S::Date)],
        ahead: 1,
        gate: gate::lists_days,
        value: |m| day_before(m[0], m[1]),
        yes: cases![("2020-09-10", "ستعقد الدورة بين [10] و15 سبتمبر المقبل"), ("2020-04-03", "في الفترة بين [الثالث] والخامس من أبريل/نيسان")],
        no: cases!["قتل 10 و15 جريحا"],
        ..RULE
    },
    Rule {
        id: "list-days-three", gives: S::Top,
        pattern: &[One(S::DayNumber), And(S::DayNumber), And(S::Date)],
        ahead: 2,
        gate: gate::lists_days,
        value: |m| day_before(m[0], m[2]),
        yes: cases![("2020-08-10", "أيام [10] و11 و12 أغسطس")],
        no: cases!["قتل 10 و11 و12 جريحا"],
        ..RULE
    },
    Rule {
        id: "list-days-four", gives: S::Top,
        pattern: &[One(S::DayNumber), And(S::DayNumber), And(S::DayNumber), And(S::Date)],
        ahead: 3,
        gate: gate::lists_days,
        value: |m| day_before(m[0], m[3]),
        yes: cases![("2020-08-09", "أيام [9] و10 و11 و12 أغسطس")],
        no: cases!["قتل 9 و10 و11 و12 جريحا"],
        ..RULE
    },
    Rule {
        id: "list-two-days", gives: S::Top,
        pattern: &[One(S::UnitPair), One(S::DayNumber), And(S::Date)],
        ahead: 1,
        value: |m| day_unit(m[0]).and_then(|()| day_before(m[1], m[2])),
        yes: cases![("2020-02-25", "اجتمعوا [يومي 25] و26 فبراير"), ("2020-06-12", "اجتمعوا [يومي 20]و 21 من شهر شوال")],
        no: cases!["يومي 25 و26 طالبا"],
        ..RULE
    },
    Rule {
        id: "list-two-dates", gives: S::Top,
        pattern: &[One(S::UnitPair), One(S::Date)],
        value: |m| day_unit(m[0]).and(Some(m[1])),
        yes: cases![("2020-02-25", "اجتمعوا [يومي 25 فبراير] و15 أبريل")],
        no: cases!["عامي 25 فبراير"],
        ..RULE
    },
    Rule {
        id: "list-two-weekdays", gives: S::Top,
        pattern: &[One(S::UnitPair), One(S::WeekdayName)],
        value: |m| day_unit(m[0]).and_then(|()| at(Anchor::Weekday(number(m[1])? as u8, None))),
        yes: cases![("2020-08-14", "اجتمعوا [يومي الجمعة] والسبت")],
        no: cases!["عامي الجمعة"],
        ..RULE
    },
    Rule {
        id: "list-two-weekdays-toward", gives: S::Top,
        pattern: &[Maybe(S::UnitPair), One(S::WeekdayName), And(S::WeekdayName), One(S::Direction)],
        ahead: 2,
        value: |m| at(Anchor::Weekday(number(m[1])? as u8, number(m[3]))),
        yes: cases![("2020-08-14", "اجتمعوا [يومي الجمعة] والسبت الماضيين")],
        no: cases!["اجتمعوا في الجامعة والسوق الماضي"],
        ..RULE
    },
    Rule {
        id: "list-weekday-date", gives: S::Top,
        pattern: &[One(S::UnitPair), One(S::WeekdayName), One(S::Date)],
        value: |m| day_unit(m[0]).and_then(|()| with_weekday(m[2], m[1])),
        yes: cases![("2020-08-14", "اجتمعوا [يومي الجمعة 14 أغسطس] والسبت 15 أغسطس")],
        no: cases!["يومي الجمعة والسبت"],
        ..RULE
    },
    Rule {
        id: "list-many-weekday-date", gives: S::Top,
        pattern: &[One(S::UnitMany), One(S::WeekdayName), One(S::Date)],
        value: |m| day_unit(m[0]).and_then(|()| with_weekday(m[2], m[1])),
        yes: cases![("2020-08-14", "أجلت إلى [أيام الجمعة 14 أغسطس] والسبت 15 أغسطس والأحد 16 أغسطس")],
        no: cases!["أيام الجمعة من كل أسبوع"],
        ..RULE
    },
    Rule {
        id: "list-weekday-day", gives: S::Top,
        pattern: &[One(S::UnitPair), One(S::WeekdayName), One(S::DayNumber), And(S::WeekdayName), One(S::Date)],
        ahead: 2,
        value: |m| day_unit(m[0]).and_then(|()| with_weekday(day_before(m[2], m[4])?, m[1])),
        yes: cases![("2020-08-14", "اجتمعوا [يومي الجمعة 14] والسبت 15 أغسطس")],
        no: cases!["يومي الجمعة والسبت 15 أغسطس"],
        ..RULE
    },
    Rule {
        id: "list-two-years", gives: S::Top,
        pattern: &[One(S::UnitPair), One(S::YearDigits)],
        value: |m| (unit(m[0])? == Unit::Year).then(|| date(tailed(Fields::default(), m[1])))?,
        yes: cases![("2003", "حكم البلاد بين [عامي 2003] و2011")],
        no: cases!["يومي 2003"],
        ..RULE
    },
    Rule {
        id: "decade-by-its-first-year", gives: S::Top,
        pattern: &[One(S::UnitMany), One(S::YearDigits)],
        gate: |s| !s.after().starts_with('و'),
        value: |m| match m[1] {
            Meaning::Year(Year::Is(year)) if year % 10 == 0 && unit(m[0]) == Some(Unit::Year) => at(Anchor::Decade(year / 10)),
            _ => None,
        },
        yes: cases![("199", "شغل المنصب في [سنوات 1990]")],
        no: cases!["في سنوات 1990 و1994", "في سنوات 1991"],
        ..RULE
    },
    Rule {
        id: "list-years", gives: S::Top,
        pattern: &[One(S::UnitMany), One(S::YearDigits)],
        value: |m| (unit(m[0])? == Unit::Year).then(|| date(tailed(Fields::default(), m[1])))?,
        yes: cases![("2015", "في [أعوام 2015] و2019 و2023")],
        no: cases!["أيام 2015"],
        ..RULE
    },
    Rule {
        id: "range-hijri-years", gives: S::Top,
        pattern: &[One(S::HijriYearDigits), One(S::Dash), One(S::HijriYearDigits), One(S::EraAh)],
        ahead: 3,
        value: |m| date(tailed(Fields { calendar: Calendar::Hijri, ..Fields::default() }, m[0])),
        yes: cases![("1357", "سالم الحويل ([1357]-1435هـ)")],
        no: cases!["1357-1435 ريالا"],
        ..RULE
    },
    Rule {
        id: "list-two-months", gives: S::Top,
        pattern: &[Maybe(S::UnitPair), One(S::CivilMonth), And(S::CivilMonth), With(S::Tail)],
        ahead: 2,
        value: |m| month_before(m[1], m[3]),
        yes: cases![("2020-03", "توقف النشاط بين [مارس] ومايو الماضيين"), ("2015-07", "في [شهري يوليو] وأغسطس 2015")],
        no: cases!["الملك والسلطان الماضيين"],
        ..RULE
    },
    Rule {
        id: "list-two-months-alone", gives: S::Top,
        pattern: &[One(S::UnitPair), One(S::CivilMonth)],
        value: |m| (unit(m[0])? == Unit::Month).then_some(m[1]),
        yes: cases![("2020-07", "في [شهري يوليو] وأغسطس")],
        no: cases!["يومي يوليو"],
        ..RULE
    },
    Rule {
        id: "range-months", gives: S::Top,
        pattern: &[One(S::CivilMonth), One(S::To), One(S::CivilMonth), With(S::Tail)],
        ahead: 3,
        value: |m| month_before(m[0], m[3]),
        yes: cases![("2015-01", "من [يناير] إلى مارس 2015")],
        no: cases!["من بيروت إلى دمشق 2015"],
        ..RULE
    },
    Rule {
        id: "range-months-dash", gives: S::Top,
        pattern: &[One(S::CivilMonth), One(S::Dash), One(S::CivilMonth), With(S::Tail)],
        ahead: 3,
        value: |m| (m[0] != m[2]).then(|| month_before(m[0], m[3]))?,
        yes: cases![("2015-01", "[يناير]-مارس 2015")],
        no: cases!["بيروت-دمشق 2015"],
        ..RULE
    },
    Rule {
        id: "range-years-dash", gives: S::Top,
        pattern: &[One(S::YearDigits), One(S::Dash), One(S::YearDigits)],
        ahead: 2,
        value: |m| match (m[0], m[2]) {
            (Meaning::Year(Year::Is(a)), Meaning::Year(Year::Is(b))) if a < b => date(tailed(Fields::default(), m[0])),
            _ => None,
        },
        yes: cases![("2008", "عمل سفيرا خلال الفترة [2008]-2012")],
        no: cases!["النتيجة 2000-1500"],
        ..RULE
    },
    Rule {
        id: "range-length-and", gives: S::Top,
        pattern: &[One(S::Count), And(S::LengthOne)],
        ahead: 1,
        gate: |s| gate::no_age(s) && matches!(gate::strip_and(s.before(1)), "بين"),
        value: |m| count_before(m[0], m[1]),
        yes: cases![("P4W", "سيبتعد لفترة تتراوح بين [4] و6 أسابيع"), ("P5Y", "بالسجن بين [خمس] وعشر سنوات")],
        no: cases!["بين 4 و6 طلاب"],
        ..RULE
    },
    Rule {
        id: "range-length-to", gives: S::Top,
        pattern: &[One(S::Count), One(S::To), One(S::LengthOne)],
        ahead: 2,
        gate: gate::no_age,
        value: |m| count_before(m[0], m[2]),
        yes: cases![("P3D", "تستغرق [ثلاثة] إلى أربعة أيام"), ("P3D", "من [3] إلى 5 أيام")],
        no: cases!["من 3 إلى 5 طلاب"],
        ..RULE
    },
    Rule {
        id: "range-length-dash", gives: S::Top,
        pattern: &[One(S::Count), One(S::Dash), One(S::LengthOne)],
        ahead: 2,
        gate: gate::no_age,
        value: |m| count_before(m[0], m[2]),
        yes: cases![("P3D", "تستغرق [3] - 5 أيام")],
        no: cases!["كوفيد - 19 يوما ما"],
        ..RULE
    },
    Rule {
        id: "range-clock-digits", gives: S::Top,
        pattern: &[Maybe(S::Clock), One(S::ClockDigits), One(S::To), One(S::ClockTime)],
        ahead: 2,
        value: |m| clock_before(m[1], m[3]),
        yes: cases![("2020-08-18T14:00", "من [2:00] إلى 4:00 مساءً")],
        no: cases!["من 2:00 إلى الأبد"],
        ..RULE
    },
    Rule {
        id: "range-clock-words", gives: S::Top,
        pattern: &[One(S::Clock), One(S::Hour), One(S::To), One(S::ClockTime)],
        ahead: 2,
        value: |m| clock_before(m[1], m[3]),
        yes: cases![("2020-08-18T15:00", "من [الساعة الثالثة] إلى الساعة الرابعة عصرا")],
        no: cases!["من الساعة الذكية إلى الساعة الرابعة"],
        ..RULE
    },
    Rule {
        id: "range-hour-and", gives: S::Top,
        pattern: &[Maybe(S::Clock), One(S::Hour), And(S::ClockTime)],
        ahead: 1,
        gate: |s| gate::strip_and(s.before(1)) == "بين",
        value: |m| clock_before(m[1], m[2]),
        yes: cases![("2020-08-18T20:00", "بين [الثامنة] والعاشرة مساء"), ("2020-08-18T15:00", "ما بين [الساعة الثالثة] والخامسة عصرا")],
        no: cases!["المرتبة الثامنة والعاشرة مساء"],
        ..RULE
    },
    Rule {
        id: "range-hour-bare", gives: S::Top,
        pattern: &[One(S::Hour), One(S::To), One(S::ClockTime)],
        ahead: 2,
        value: |m| clock_before(m[0], m[2]),
        yes: cases![("2020-08-18T20:00", "من [الثامنة] إلى العاشرة مساء")],
        no: cases!["من الدرجة الثامنة إلى السابعة"],
        ..RULE
    },
];
