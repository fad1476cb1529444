//! Recurrences: every so long, so many times in a period, each such day.

use super::compose::{length, number, part, unit};
use crate::time::gate;
use crate::time::meaning::{Every, Meaning};
use crate::time::pattern::Part::{Maybe, One, With};
use crate::time::pattern::{RULE, Rule, Symbol as S};
use crate::time::value::{Length, Unit};

fn each(unit: Unit, count: u32) -> Option<Meaning> {
    Some(Meaning::Every(Every::Length(Length::of(unit, count))))
}

#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule {
        id: "every-unit", gives: S::Top,
        pattern: &[One(S::Every), One(S::UnitOne)],
        value: |m| each(unit(m[1])?, 1),
        yes: cases![("P1D", "يزورها [كل يوم]"), ("P1Y", "يعود [كل عام]")],
        no: cases!["كل عامل في المصنع"],
        ..RULE
    },
    Rule {
        id: "every-length", gives: S::Top,
        pattern: &[One(S::Every), One(S::Length)],
        value: |m| Some(Meaning::Every(Every::Length(length(m[1]).filter(|length| length.vague.is_none())?))),
        yes: cases![("P4Y", "تنظم البطولة [كل أربع سنوات]"), ("P2Y", "[كل عامين]")],
        no: cases!["كل أربع دول"],
        ..RULE
    },
    Rule {
        id: "every-weekday", gives: S::Top,
        pattern: &[One(S::Every), Maybe(S::DayWord), One(S::BareWeekday)],
        value: |m| Some(Meaning::Every(Every::Weekday(number(m[2])? as u8))),
        yes: cases![("XXXX-WXX-5", "تقام الصلاة [كل يوم جمعة]"), ("XXXX-WXX-2", "[كل ثلاثاء]")],
        no: cases!["كل واحد منهم"],
        gate: |s| s.end > s.first + 2 || !matches!(s.parser.document.form(s.end - 1), "احد" | "اثنين"),
        ..RULE
    },
    Rule {
        id: "days-of-weekday", gives: S::Top,
        pattern: &[One(S::UnitMany), One(S::WeekdayName)],
        value: |m| (unit(m[0])? == Unit::Day).then(|| Some(Meaning::Every(Every::Weekday(number(m[1])? as u8))))?,
        yes: cases![("XXXX-WXX-5", "يتظاهرون [أيام الجمعة] أمام القصر")],
        no: cases!["أشهر الجمعة", "أيام الجمعة 14 والسبت 15 أغسطس"],
        gate: |s| s.token(s.end).is_none_or(|t| t.kind != crate::text::token::TokenKind::Number),
        ..RULE
    },
    Rule {
        id: "weekday-of-every-week", gives: S::Top,
        pattern: &[Maybe(S::DayWord), One(S::WeekdayName), Maybe(S::Of), One(S::Every), One(S::UnitOne)],
        value: |m| (unit(m[4])? == Unit::Week).then(|| Some(Meaning::Every(Every::Weekday(number(m[1])? as u8))))?,
        yes: cases![("XXXX-WXX-3", "يجتمعون [يوم الأربعاء من كل أسبوع]")],
        no: cases!["يوم الأربعاء من كل عام"],
        ..RULE
    },
    Rule {
        id: "every-part-of-day", gives: S::Top,
        pattern: &[One(S::Every), One(S::Part)],
        value: |m| Some(Meaning::Every(Every::Part(part(number(m[1])?)?))),
        yes: cases![("XXXX-XX-XXTMO", "تفتح الأسواق [كل صباح]"), ("XXXX-XX-XXTNI", "[كل ليلة]")],
        no: cases!["كل صباحي"],
        ..RULE
    },
    Rule {
        id: "daily", gives: S::Top,
        pattern: &[Maybe(S::Almost), One(S::EachDay)],
        gate: gate::frequency,
        value: |_| each(Unit::Day, 1),
        sure: 0.85,
        yes: cases![("P1D", "تنشر الوزارة الأرقام [يوميا]"), ("P1D", "تتعرض المدينة لقصف [شبه يومي]"), ("P1D", "هجمات [شبه يومية]")],
        no: cases!["صحيفة يومية مستقلة", "في الحياة اليومية"],
        ..RULE
    },
    Rule {
        id: "weekly", gives: S::Top,
        pattern: &[Maybe(S::Almost), One(S::EachWeek)],
        gate: gate::frequency,
        value: |_| each(Unit::Week, 1),
        sure: 0.85,
        yes: cases![("P1W", "تجتمع اللجنة [أسبوعيا]"), ("P1W", "في الاجتماع [الأسبوعي] للحكومة")],
        no: cases!["مجلة أسبوعية مستقلة"],
        ..RULE
    },
    Rule {
        id: "monthly", gives: S::Top,
        pattern: &[Maybe(S::Almost), One(S::EachMonth)],
        gate: gate::frequency,
        value: |_| each(Unit::Month, 1),
        sure: 0.85,
        yes: cases![("P1M", "يدفع الراتب [شهريا]")],
        no: cases!["مجلة شهرية مستقلة", "تدرب أحمد الشهري على التسديد"],
        ..RULE
    },
    Rule {
        id: "yearly", gives: S::Top,
        pattern: &[Maybe(S::Almost), One(S::EachYear)],
        gate: gate::frequency,
        value: |_| each(Unit::Year, 1),
        sure: 0.85,
        yes: cases![("P1Y", "يصدر التقرير [سنويا]"), ("P1Y", "في التقرير [السنوي] للبنك")],
        no: cases!["مجلة سنوية مستقلة"],
        ..RULE
    },
    Rule {
        id: "half-yearly", gives: S::Top,
        pattern: &[One(S::Half), One(S::EachYear)],
        value: |_| each(Unit::Month, 6),
        yes: cases![("P6M", "ارتفعت أرباحها [نصف السنوية]"), ("P6M", "في تقرير [نصف سنوي]")],
        no: cases!["في النصف السنوي"],
        ..RULE
    },
    Rule {
        id: "quarterly", gives: S::Top,
        pattern: &[One(S::Quarter), One(S::EachYear)],
        value: |_| each(Unit::Month, 3),
        yes: cases![("P3M", "سجلت أكبر خسائر [ربع سنوية]")],
        no: cases!["في الربع السنوي"],
        ..RULE
    },
    Rule {
        id: "day-of-every-month", gives: S::Top,
        pattern: &[One(S::DayNumber), Maybe(S::Of), One(S::Every), One(S::UnitOne)],
        value: |m| (unit(m[3])? == Unit::Month).then(|| Some(Meaning::Every(Every::DayOfMonth(number(m[0])? as u8))))?,
        yes: cases![("XXXX-XX-28", "تعلن الأسعار في [الـ28 من كل شهر]")],
        no: cases!["الأول من كل عام"],
        ..RULE
    },
    Rule {
        id: "times-in-unit", gives: S::Top,
        pattern: &[One(S::Times), Maybe(S::In), With(S::UnitTheOne)],
        gate: |s| s.end > s.first + 1,
        value: |m| each(unit(m[2])?, 1),
        yes: cases![("P1W", "تسير الرحلات [مرتين في الأسبوع]"), ("P1Y", "[مرة في السنة]")],
        no: cases!["فاز مرتين في الملعب"],
        ..RULE
    },
    Rule {
        id: "count-times-in-unit", gives: S::Top,
        pattern: &[One(S::Count), One(S::Times), Maybe(S::In), With(S::UnitTheOne)],
        value: |m| each(unit(m[3])?, 1),
        yes: cases![("P1W", "[ثلاث مرات في الأسبوع]")],
        no: cases!["فاز ثلاث مرات في الملعب"],
        ..RULE
    },
    Rule {
        id: "times-every", gives: S::Top,
        pattern: &[One(S::Times), One(S::Every), One(S::Length)],
        value: |m| Some(Meaning::Every(Every::Length(length(m[2]).filter(|length| length.vague.is_none())?))),
        yes: cases![("P2Y", "[مرة كل عامين]")],
        no: cases!["مرة كل لاعبين"],
        ..RULE
    },
    Rule {
        id: "times-every-unit", gives: S::Top,
        pattern: &[One(S::Times), One(S::Every), One(S::UnitOne)],
        value: |m| each(unit(m[2])?, 1),
        yes: cases![("P1W", "[مرة كل أسبوع]")],
        no: cases!["مرة كل عامل"],
        ..RULE
    },
    Rule {
        id: "rate", gives: S::Top,
        pattern: &[One(S::UnitTheOne)],
        gate: gate::rate,
        value: |m| unit(m[0]).filter(|unit| *unit >= Unit::Day && *unit <= Unit::Year).and_then(|unit| each(unit, 1)),
        sure: 0.75,
        yes: cases![("P1Y", "يعقد ثلاث اختبارات ب[السنة]"), ("P1D", "ينتج 300 برميل في [اليوم]")],
        no: cases!["قال في العام", "سارت 100 كلم في الساعة"],
        ..RULE
    },
];
