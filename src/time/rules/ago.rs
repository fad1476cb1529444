//! Points that lie so long before or after the publication.

use super::compose::{at, length, unit};
use crate::time::gate;
use crate::time::meaning::{Anchor, Meaning, When};
use crate::time::pattern::Part::One;
use crate::time::pattern::{RULE, Rule, Symbol as S};
use crate::time::value::{Length, Unit};

/// The point that lies so long before or after now, in the grain of the length.
fn from_now(length: Length, sign: i32) -> Option<Meaning> {
    if length.vague.is_some() {
        return at(Anchor::Reference(sign));
    }
    let [years, months, ..] = length.amounts;
    let (unit, n) = match length.single() {
        Some(single) => single,
        None if months > 0 => (Unit::Month, years.checked_mul(12)?.checked_add(months)?),
        None => return None,
    };
    let mut when = When::at(Anchor::FromNow(unit, sign * i32::try_from(n).ok().filter(|n| *n < 100_000)?));
    when.modifier = length.modifier;
    Some(Meaning::When(when))
}

#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule {
        id: "ago", gives: S::Top,
        pattern: &[One(S::Ago), One(S::AboutLength)],
        gate: gate::from_now,
        value: |m| from_now(length(m[1])?, -1),
        yes: cases![
            ("2020-08-16", "غادر السفير [قبل يومين]"),
            ("2017", "أبرم الاتفاق [قبل ثلاث سنوات] بعد مفاوضات"),
            ("2020-W31", "أصيب [قبل ثلاثة أسابيع]"),
            ("2020-06", "رحل الكاتب [قبل شهرين] عن عمر ناهز الثمانين"),
            ("2010", "وقع الزلزال [قبل نحو عشر سنوات]"),
            ("2020-07", "توفي [قبل حوالي شهر]"),
        ],
        no: cases!["قبل الأوان بكثير", "قبل عامه الثالث"],
        ..RULE
    },
    Rule {
        id: "ago-from-now", gives: S::Top,
        pattern: &[One(S::Ago), One(S::AboutLength), One(S::Of), One(S::Now)],
        value: |m| from_now(length(m[1])?, -1),
        yes: cases![("2020-06", "أعلنت القرار [قبل أكثر من شهرين من الآن]")],
        no: cases!["قبل شهرين من الحرب"],
        ..RULE
    },
    Rule {
        id: "ago-unit", gives: S::Top,
        pattern: &[One(S::Ago), One(S::UnitOne)],
        gate: gate::from_now,
        value: |m| from_now(Length::of(unit(m[1])?, 1), -1),
        yes: cases![("2020-W33", "غادر [قبل أسبوع]"), ("2019", "غادر [قبل عام]")],
        no: cases!["قبل يومه الأول", "قبل عام 2020", "يجري المشروع قبل شهر رمضان"],
        ..RULE
    },
    Rule {
        id: "ago-units", gives: S::Top,
        pattern: &[One(S::Ago), One(S::UnitMany)],
        gate: gate::from_now,
        value: |m| from_now(Length::vague(unit(m[1])?), -1),
        sure: 0.8,
        yes: cases![("PAST_REF", "غادر السفير [قبل أيام]")],
        no: cases!["قبل أيامه تلك"],
        ..RULE
    },
    Rule {
        id: "since-point", gives: S::Top,
        pattern: &[One(S::Since), One(S::AboutLength)],
        gate: |s| gate::began(s) || gate::alone(s),
        value: |m| from_now(length(m[1]).filter(|length| length.vague.is_none())?, -1),
        sure: 0.8,
        yes: cases![("2018-12", "انطلقت الاستعدادات [منذ نحو 20 شهرا]"), ("2018", "عين في منصبه [منذ عامين]"), ("2020-08-15", "[منذ 3 أيام]")],
        no: cases!["لم يلتقيا منذ سبعة أعوام", "ظلت مغلقة منذ عامين"],
        ..RULE
    },
    Rule {
        id: "ago-went-by", gives: S::Top,
        pattern: &[One(S::Length), One(S::WentBy)],
        value: |m| from_now(length(m[0])?, -1),
        yes: cases![("2020-08-15", "[3 أيام مضت]")],
        no: cases!["3 كتب مضت"],
        ..RULE
    },
    Rule {
        id: "from-now", gives: S::Top,
        pattern: &[One(S::After), One(S::AboutLength)],
        gate: |s| gate::from_now(s) && gate::ahead(s),
        value: |m| from_now(length(m[1])?, 1),
        sure: 0.85,
        yes: cases![("2020-W36", "ستنتهي المهلة [بعد أسبوعين]"), ("2020-11", "ستجرى الانتخابات [بعد ثلاثة أشهر]")],
        no: cases!["بعد طول انتظار"],
        ..RULE
    },
    Rule {
        id: "after-from-now", gives: S::Top,
        pattern: &[One(S::After), One(S::AboutLength), One(S::Of), One(S::Now)],
        value: |m| from_now(length(m[1])?, 1),
        yes: cases![("2022", "تقام الدورة [بعد عامين من الآن]")],
        no: cases!["بعد عامين من الحرب"],
        ..RULE
    },
    Rule {
        id: "after-unit-from-now", gives: S::Top,
        pattern: &[One(S::After), One(S::UnitOne), One(S::Of), One(S::Now)],
        value: |m| from_now(Length::of(unit(m[1])?, 1), 1),
        yes: cases![("2021", "تقام الدورة [بعد عام من الآن]")],
        no: cases!["بعد عام من الحرب"],
        ..RULE
    },
    Rule {
        id: "from-now-unit", gives: S::Top,
        pattern: &[One(S::After), One(S::UnitOne)],
        gate: |s| gate::from_now(s) && gate::ahead(s),
        value: |m| from_now(Length::of(unit(m[1])?, 1), 1),
        sure: 0.85,
        yes: cases![("2020-W35", "ستنتهي المهلة [بعد أسبوع]")],
        no: cases!["بعد يومه الأول", "سيتواصل الغياب عاما بعد عام"],
        ..RULE
    },
];
