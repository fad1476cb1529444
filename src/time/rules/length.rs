//! Lengths of time, and the points that lie so long before or after the publication.

use super::compose::{about, length, number, unit};
use crate::time::gate;
use crate::time::meaning::Meaning;
use crate::time::pattern::Part::{And, Maybe, One, With};
use crate::time::pattern::{RULE, Rule, Symbol as S};
use crate::time::value::{Length, Unit};
use crate::word_set::is_one_of;

fn count(n: Meaning, noun: Meaning) -> Option<Meaning> {
    let n = number(n).filter(|n| *n > 0)?;
    Some(Meaning::Length(Length::of(unit(noun)?, n as u32)))
}

fn vague(noun: Meaning) -> Option<Meaning> {
    Some(Meaning::Length(Length::vague(unit(noun)?)))
}

/// Half of a unit, or another fraction in sixtieths of an hour.
fn fraction(noun: Meaning, (part, whole): (u32, u32)) -> Option<Length> {
    let (smaller, per) = match unit(noun)? {
        Unit::Minute => (Unit::Second, 60),
        Unit::Hour => (Unit::Minute, 60),
        Unit::Day => (Unit::Hour, 24),
        Unit::Month => (Unit::Day, 30),
        Unit::Year => (Unit::Month, 12),
        Unit::Decade => (Unit::Year, 10),
        Unit::Century => (Unit::Year, 100),
        Unit::Second | Unit::Week => return None,
    };
    (per * part % whole == 0).then(|| Length::of(smaller, per * part / whole))
}

#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule {
        id: "unit-noun", gives: S::UnitNoun,
        pattern: &[One(S::UnitOne)],
        value: |m| Some(m[0]),
        yes: cases![("PT72H", "[72 ساعة]")],
        ..RULE
    },
    Rule {
        id: "unit-nouns", gives: S::UnitNoun,
        pattern: &[One(S::UnitMany)],
        value: |m| Some(m[0]),
        yes: cases![("P3D", "[ثلاثة أيام]")],
        ..RULE
    },
    Rule {
        id: "count-the-words", gives: S::CountThe,
        pattern: &[One(S::NumeralTheUnit)],
        value: |m| Some(m[0]),
        yes: cases![("P3D", "[الأيام الثلاثة الماضية]"), ("P10Y", "[السنوات العشر الأخيرة]")],
        ..RULE
    },
    Rule {
        id: "count-the-tens", gives: S::CountThe,
        pattern: &[One(S::NumeralTheTen)],
        value: |m| Some(m[0]),
        yes: cases![("P20Y", "[السنوات العشرين الماضية]")],
        ..RULE
    },
    Rule {
        id: "count-the-unit-and-ten", gives: S::CountThe,
        pattern: &[One(S::NumeralTheUnit), And(S::NumeralTheTen)],
        value: |m| Some(Meaning::Number(number(m[0])? + number(m[1])?)),
        yes: cases![("P25Y", "[السنوات الخمس والعشرين الماضية]")],
        ..RULE
    },
    Rule {
        id: "count-the-unit-and-bare-ten", gives: S::CountThe,
        pattern: &[One(S::NumeralTheUnit), And(S::NumeralTen)],
        value: |m| Some(Meaning::Number(number(m[0])? + number(m[1])?)),
        yes: cases![("PT24H", "خلال [الأربع وعشرين ساعة الماضية]")],
        ..RULE
    },
    Rule {
        id: "count-the-digits", gives: S::CountThe,
        pattern: &[One(S::Article), One(S::Digits)],
        value: |m| number(m[1]).map(Meaning::Number),
        yes: cases![("PT48H", "[الساعات الـ48 الماضية]")],
        ..RULE
    },
    Rule {
        id: "length-count", gives: S::LengthOne,
        pattern: &[One(S::Count), One(S::UnitNoun)],
        value: |m| count(m[0], m[1]),
        yes: cases![("P3D", "[ثلاثة أيام]"), ("P14Y", "[أربعة عشر عاما]"), ("P30Y", "[ثلاثة عقود]"), ("PT5M", "[خمس دقائق]"), ("P22D", "[22 يوماً]")],
        ..RULE
    },
    Rule {
        id: "length-the-count", gives: S::LengthOne,
        pattern: &[One(S::CountThe), One(S::UnitNoun)],
        value: |m| count(m[0], m[1]),
        yes: cases![("PT48H", "[الـ48 ساعة]"), ("PT24H", "على مدار [الأربع وعشرين ساعة]")],
        ..RULE
    },
    Rule {
        id: "length-two", gives: S::LengthOne,
        pattern: &[One(S::UnitTwo)],
        value: |m| count(Meaning::Number(2), m[0]),
        yes: cases![("P2D", "[يومين]"), ("P2W", "[أسبوعين]"), ("PT2H", "[ساعتان]")],
        ..RULE
    },
    Rule {
        id: "length-single", gives: S::LengthOne,
        pattern: &[One(S::UnitOne), One(S::NumeralUnit)],
        value: |m| (number(m[1])? == 1).then(|| count(m[1], m[0]))?,
        yes: cases![("PT1H", "[ساعة واحدة]"), ("P1M", "[شهر واحد]")],
        ..RULE
    },
    Rule {
        id: "length-half", gives: S::LengthOne,
        pattern: &[One(S::Half), One(S::UnitOne)],
        value: |m| fraction(m[1], (1, 2)).map(Meaning::Length),
        yes: cases![("PT30M", "[نصف ساعة]"), ("P50Y", "[نصف قرن]"), ("P6M", "[نصف عام]")],
        ..RULE
    },
    Rule {
        id: "length-quarter", gives: S::LengthOne,
        pattern: &[One(S::Quarter), One(S::UnitOne)],
        value: |m| fraction(m[1], (1, 4)).map(Meaning::Length),
        yes: cases![("PT15M", "[ربع ساعة]"), ("P25Y", "[ربع قرن]")],
        ..RULE
    },
    Rule {
        id: "length-third", gives: S::LengthOne,
        pattern: &[One(S::Third), One(S::UnitOne)],
        value: |m| fraction(m[1], (1, 3)).map(Meaning::Length),
        yes: cases![("PT20M", "[ثلث ساعة]")],
        ..RULE
    },
    Rule {
        id: "length-one", gives: S::Length,
        pattern: &[One(S::LengthOne)],
        value: |m| Some(m[0]),
        yes: cases![("P7Y", "[سبع سنوات]")],
        ..RULE
    },
    Rule {
        id: "length-and-length", gives: S::Length,
        pattern: &[One(S::LengthOne), And(S::LengthOne)],
        value: |m| {
            let (first, second) = (length(m[0])?, length(m[1])?);
            (second.single()?.0 < first.single()?.0).then(|| Meaning::Length(first.plus(second)))
        },
        yes: cases![("PT9M2S", "[تسع دقائق وثانيتين]"), ("P2Y3M", "[سنتين وثلاثة أشهر]")],
        ..RULE
    },
    Rule {
        id: "length-unit-and-length", gives: S::Length,
        pattern: &[One(S::UnitOne), And(S::LengthOne)],
        value: |m| {
            let (first, second) = (Length::of(unit(m[0])?, 1), length(m[1])?);
            (second.single()?.0 < first.single()?.0).then(|| Meaning::Length(first.plus(second)))
        },
        yes: cases![("P1Y3M", "[سنة وثلاثة أشهر]"), ("PT1H20M", "[ساعة و20 دقيقة]")],
        ..RULE
    },
    Rule {
        id: "length-and-half", gives: S::Length,
        pattern: &[One(S::LengthOne), And(S::Half), Maybe(S::UnitTheOne)],
        value: |m| {
            let first = length(m[0])?;
            let half = fraction(Meaning::Unit(first.single()?.0), (1, 2))?;
            Some(Meaning::Length(first.plus(half)))
        },
        yes: cases![("PT2H30M", "[ساعتين ونصف الساعة]"), ("P3Y6M", "[ثلاث سنوات ونصف]")],
        ..RULE
    },
    Rule {
        id: "length-unit-and-half", gives: S::Length,
        pattern: &[One(S::UnitOne), And(S::Half), Maybe(S::UnitTheOne)],
        value: |m| Some(Meaning::Length(Length::of(unit(m[0])?, 1).plus(fraction(m[0], (1, 2))?))),
        yes: cases![("P1Y6M", "[عام ونصف العام]"), ("P1M15D", "[شهر ونصف]")],
        ..RULE
    },
    Rule {
        id: "length-unit-and-quarter", gives: S::Length,
        pattern: &[One(S::UnitOne), And(S::Quarter)],
        value: |m| Some(Meaning::Length(Length::of(unit(m[0])?, 1).plus(fraction(m[0], (1, 4))?))),
        yes: cases![("PT1H15M", "[ساعة وربع]")],
        ..RULE
    },
    Rule {
        id: "length-several", gives: S::Length,
        pattern: &[One(S::Several), One(S::UnitNoun)],
        value: |m| vague(m[1]),
        yes: cases![("PXW", "[عدة أسابيع]"), ("PXD", "[بضعة أيام]"), ("PTXM", "[بضع دقائق]")],
        ..RULE
    },
    Rule {
        id: "length-several-after", gives: S::Length,
        pattern: &[One(S::UnitMany), One(S::SeveralAfter)],
        value: |m| vague(m[0]),
        yes: cases![("PXY", "[سنوات عديدة]"), ("PXD", "[أيام قليلة]")],
        ..RULE
    },
    Rule {
        id: "about-approximately", gives: S::About,
        pattern: &[One(S::Approx)],
        value: |_| Some(Meaning::Number(0)),
        yes: cases![("P10Y", "[نحو عشر سنوات]")],
        ..RULE
    },
    Rule {
        id: "about-more", gives: S::About,
        pattern: &[One(S::More)],
        value: |_| Some(Meaning::Number(1)),
        yes: cases![("P20Y", "[أكثر من عشرين عاما]")],
        ..RULE
    },
    Rule {
        id: "about-less", gives: S::About,
        pattern: &[One(S::Less)],
        value: |_| Some(Meaning::Number(2)),
        yes: cases![("P1M", "[أقل من شهر]")],
        ..RULE
    },
    Rule {
        id: "about-at-least", gives: S::About,
        pattern: &[One(S::AtLeast)],
        value: |_| Some(Meaning::Number(3)),
        yes: cases![("P3D", "[ما لا يقل عن ثلاثة أيام]")],
        ..RULE
    },
    Rule {
        id: "about-at-most", gives: S::About,
        pattern: &[One(S::AtMost)],
        value: |_| Some(Meaning::Number(4)),
        yes: cases![("P3D", "[ما لا يزيد على ثلاثة أيام]")],
        ..RULE
    },
    Rule {
        id: "length-plain", gives: S::AboutLength,
        pattern: &[One(S::Length)],
        value: |m| Some(m[0]),
        yes: cases![("2020-08-16", "غادر [قبل يومين]")],
        ..RULE
    },
    Rule {
        id: "length-about", gives: S::AboutLength,
        pattern: &[One(S::About), One(S::Length)],
        value: |m| Some(Meaning::Length(about(number(m[0])?, length(m[1])?))),
        yes: cases![("PT6H", "[أكثر من ست ساعات]"), ("PT2H", "[نحو ساعتين]")],
        ..RULE
    },
    Rule {
        id: "length-about-unit", gives: S::AboutLength,
        pattern: &[One(S::About), One(S::UnitOne)],
        value: |m| Some(Meaning::Length(about(number(m[0])?, Length::of(unit(m[1])?, 1)))),
        yes: cases![("P1M", "[نحو شهر]"), ("P1Y", "[أكثر من عام]")],
        ..RULE
    },
    Rule {
        id: "length-about-the-hour", gives: S::AboutLength,
        pattern: &[One(S::About), One(S::UnitTheOne)],
        value: |m| (unit(m[1])? == Unit::Hour).then(|| Meaning::Length(about(0, Length::of(Unit::Hour, 1)))),
        yes: cases![("PT1H", "دام اللقاء [قرابة الساعة] في القصر")],
        ..RULE
    },
    Rule {
        id: "length", gives: S::Top,
        pattern: &[One(S::AboutLength)],
        gate: |s| gate::no_age(s) && gate::length(s),
        value: |m| Some(m[0]),
        yes: cases![
            ("P3D", "استمر القصف لمدة [ثلاثة أيام]"),
            ("P7Y", "حكم عليه بالسجن [سبع سنوات]"),
            ("P2W", "مددت الهدنة [أسبوعين] إضافيين"),
            ("P7Y", "لم يلتقيا منذ [قرابة سبعة أعوام]"),
        ],
        no: cases![
            "توفي عن 80 عاما",
            "عمره 30 عاما",
            "يبلغ من العمر 45 عاما",
            "اعتقل علي (30 عاما) في منزله",
            "حصل على معلومات دقيقة حول العملية",
            "رجل في عقده الخمسين",
            "يتنافس الرجلان (26 و27 عاما) على المقعد",
            "أحيل المتهم سالم \"30 سنة\" إلى النيابة",
            "أصيب الطفل (سالم - أربع سنوات) بجروح",
            "تعاقد النادي مع صاحب الـ26 عاما",
            "رفعت الحد الأدنى لسن الزواج إلى 16 عاما",
        ],
        ..RULE
    },
    Rule {
        id: "length-unit", gives: S::Top,
        pattern: &[One(S::UnitOne), Maybe(S::Full)],
        // ثانية in running text is “second”: لفترة ثانية
        gate: |s| gate::alone(s) || s.meaning != Meaning::Length(Length::of(Unit::Second, 1)) && (gate::after_length_word(s) || gate::one_more(s)),
        value: |m| (m[1] == Meaning::Nothing).then(|| unit(m[0]).map(|unit| Meaning::Length(Length::of(unit, 1))))?,
        sure: 0.85,
        yes: cases![("P1W", "تكفي لمدة [أسبوع]"), ("P1D", "جاء قبل [يوم] من الزيارة"), ("P1Y", "منذ [عام]"), ("P1Y", "مدد عقده ل[عام] آخر")],
        no: cases!["قال عام رئيسه", "وذلك بعد عقد لجان لاختيار الأفضل", "يسعى لفترة ثانية", "ساعة اليد ضاعت", "قال إنه عقد صفقة", "خلال يوم دراسي", "يكتشفون يوما بعد يوم"],
        ..RULE
    },
    Rule {
        id: "length-units", gives: S::Top,
        pattern: &[One(S::UnitMany)],
        gate: |s| (gate::after_length_word(s) || gate::for_so_long(s)) && gate::of_nothing(s),
        value: |m| vague(m[0]),
        sure: 0.85,
        yes: cases![("PXY", "بقيت على حالها منذ [سنوات]"), ("PTXH", "أوقفوه ل[ساعات] في المركز"), ("PXD", "غاب منذ [أيام]"), ("PXM", "بعد [أشهر] من المفاوضات")],
        no: cases!["سنوات الدراسة جميلة", "تتويجا لعقود شراكات", "صيانة لساعات اليد", "طيلة أيام العمل الرسمية", "تدربوا خلال أيام المعسكر", "خلال أيام معرض الكتاب"],
        ..RULE
    },
    Rule {
        id: "length-span", gives: S::Top,
        pattern: &[One(S::Span)],
        gate: |s| matches!(gate::strip_and(s.before(1)), "منذ" | "مذ") || s.end > s.first + 1 && (s.has_preposition() || gate::after_length_word(s)),
        value: |_| Some(Meaning::Length(Length::vague(Unit::Day))),
        sure: 0.85,
        yes: cases![("PXD", "تنفذ الوزارة منذ [فترة طويلة] برامج"), ("PXD", "جرى الإعداد لها منذ [مدة]")],
        no: cases!["فترة الحكم", "مدة العقد", "بعد فترة عدم الاستقرار"],
        ..RULE
    },
    Rule {
        id: "length-span-short", gives: S::Top,
        pattern: &[One(S::SpanShort)],
        gate: |s| is_one_of!(gate::strip_and(s.before(1)), "منذ قبل بعد خلال"),
        value: |_| Some(Meaning::Length(Length::vague(Unit::Minute))),
        sure: 0.8,
        yes: cases![("PTXM", "اختفت بعد [وقت قصير] من إقلاعها")],
        no: cases!["وقت قصير للمباراة", "عدد قليل من الناس"],
        ..RULE
    },
    Rule {
        id: "length-the-counted", gives: S::Top,
        pattern: &[One(S::UnitTheMany), One(S::CountThe), With(S::Around)],
        value: |m| count(m[1], m[0]),
        yes: cases![("P3D", "قتل المئات خلال [الأيام الثلاثة الماضية]"), ("PT48H", "خلال [الساعات الـ48 المقبلة]")],
        no: cases!["الأيام الثلاثة في الأسبوع"],
        ..RULE
    },
    Rule {
        id: "length-the-counted-after", gives: S::Top,
        pattern: &[One(S::UnitTheMany), One(S::Around), One(S::CountThe)],
        value: |m| count(m[2], m[0]),
        yes: cases![("P3Y", "في [السنوات الماضية الثلاث]")],
        no: cases!["في السنوات الدراسية الثلاث"],
        ..RULE
    },
    Rule {
        id: "length-counted-the", gives: S::Top,
        pattern: &[One(S::CountThe), One(S::UnitNoun), One(S::Around)],
        value: |m| count(m[0], m[1]),
        yes: cases![("PT24H", "خلال [الـ24 ساعة الماضية]"), ("P3D", "في [الثلاثة أيام المقبلة]")],
        no: cases!["في الثلاثة كتب الماضية"],
        ..RULE
    },
    Rule {
        id: "length-count-the-units", gives: S::Top,
        pattern: &[One(S::Count), One(S::UnitTheMany), One(S::Around)],
        value: |m| count(m[0], m[1]),
        yes: cases![("P6M", "بقيت [ستة الأشهر الأخيرة] بلا دخل")],
        no: cases!["ستة الكتب الأخيرة"],
        ..RULE
    },
    Rule {
        id: "length-counted-first", gives: S::Top,
        pattern: &[One(S::CountThe), One(S::UnitNoun), One(S::OrdinalDefinite)],
        value: |m| (number(m[2])? == 1).then(|| count(m[0], m[1]))?,
        yes: cases![("P30D", "يرصد [الـ30 يوماً الأولى] من العملية")],
        no: cases!["في الثلاثة كتب الأولى"],
        ..RULE
    },
    Rule {
        id: "length-counted-first-the", gives: S::Top,
        pattern: &[One(S::UnitTheMany), One(S::CountThe), One(S::OrdinalDefinite)],
        value: |m| (number(m[2])? == 1).then(|| count(m[1], m[0]))?,
        yes: cases![("P3M", "خلال [الأشهر الثلاثة الأولى] من العام")],
        no: cases!["في الكتب الثلاثة الأولى"],
        ..RULE
    },
    Rule {
        id: "length-two-around", gives: S::Top,
        pattern: &[One(S::UnitTheTwo), One(S::Around)],
        value: |m| count(Meaning::Number(2), m[0]),
        yes: cases![("P2W", "في [الأسبوعين الأخيرين]"), ("P2D", "خلال [اليومين السابقين]")],
        no: cases!["في الكتابين الأخيرين"],
        ..RULE
    },
    Rule {
        id: "length-many-around", gives: S::Top,
        pattern: &[One(S::UnitTheMany), Maybe(S::FewThe), One(S::Around)],
        gate: gate::no_contracts,
        value: |m| vague(m[0]),
        yes: cases![("PXM", "خلال [الأشهر القليلة المقبلة]"), ("PTXH", "خلال [الساعات المقبلة]"), ("PXY", "في [السنوات الأخيرة]")],
        no: cases!["في الأيام الصعبة", "العقود السابقة التي وقعتها الشركة"],
        ..RULE
    },
    Rule {
        id: "length-many-around-few", gives: S::Top,
        pattern: &[One(S::UnitTheMany), One(S::Around), One(S::FewThe)],
        value: |m| vague(m[0]),
        yes: cases![("PXM", "خلال [الأشهر المقبلة القليلة]")],
        no: cases!["في الأيام الصعبة القليلة"],
        ..RULE
    },
    Rule {
        id: "around-direction", gives: S::Around,
        pattern: &[One(S::Direction)],
        value: |m| Some(m[0]),
        yes: cases![("PXM", "خلال [الأشهر الماضية]")],
        ..RULE
    },
    Rule {
        id: "around-latest", gives: S::Around,
        pattern: &[One(S::Latest)],
        value: |m| Some(m[0]),
        yes: cases![("PXM", "خلال [الأشهر الأخيرة]")],
        ..RULE
    },
    Rule {
        id: "around-previous", gives: S::Around,
        pattern: &[One(S::Previous)],
        value: |m| Some(m[0]),
        yes: cases![("PXM", "خلال [الأشهر السابقة]")],
        ..RULE
    },
    Rule {
        id: "around-following", gives: S::Around,
        pattern: &[One(S::Following)],
        value: |m| Some(m[0]),
        yes: cases![("PXM", "خلال [الأشهر التالية]")],
        ..RULE
    },
];
