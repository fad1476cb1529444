//! Calendar dates, in one calendar or both, and the months and years that stand alone.

use super::compose::{at, date, day_of, fields, number, tailed, unit};
use crate::annotation::Calendar;
use crate::time::gate;
use crate::time::meaning::{Anchor, Fields, Meaning};
use crate::time::pattern::Part::{Maybe, MaybeWith, One, With};
use crate::time::pattern::{RULE, Rule, Symbol as S};
use crate::time::value::Unit;
use crate::word_set::is_one_of;

/// A Hijri and a civil date, in either order.
fn both(hijri: Meaning, civil: Meaning) -> Option<Meaning> {
    let (a, b) = (fields(hijri)?, fields(civil)?);
    match (a.calendar, b.calendar) {
        (Calendar::Hijri, Calendar::Gregorian) => at(Anchor::Both { hijri: a, civil: b }),
        (Calendar::Gregorian, Calendar::Hijri) => at(Anchor::Both { hijri: b, civil: a }),
        _ => None,
    }
}

#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule {
        id: "date-civil", gives: S::Date,
        pattern: &[One(S::CivilDate)],
        value: |m| Some(m[0]),
        yes: cases![("2020-08-13", "13 أغسطس/آب 2020")],
        ..RULE
    },
    Rule {
        id: "date-hijri", gives: S::Date,
        pattern: &[One(S::HijriDate)],
        value: |m| Some(m[0]),
        yes: cases![("2020-08-30", "11 محرم 1442")],
        ..RULE
    },
    Rule {
        id: "date-hijri-corresponding", gives: S::Date,
        pattern: &[One(S::HijriDate), One(S::Corresponding), With(S::CivilDate)],
        value: |m| both(m[0], m[2]),
        yes: cases![("2020-08-18", "28 ذي الحجة 1441هـ الموافق 18 أغسطس 2020م"), ("2020-08-18", "28/12/1441هـ الموافق 18/8/2020م")],
        ..RULE
    },
    Rule {
        id: "date-civil-corresponding", gives: S::Date,
        pattern: &[One(S::CivilDate), One(S::Corresponding), With(S::HijriDate)],
        value: |m| both(m[0], m[2]),
        yes: cases![("2020-08-18", "18 أغسطس 2020 الموافق 28 ذي الحجة 1441")],
        ..RULE
    },
    Rule {
        id: "date-hijri-parenthesis", gives: S::Date,
        pattern: &[One(S::HijriDate), One(S::Open), Maybe(S::Corresponding), One(S::CivilDate), One(S::Close)],
        value: |m| both(m[0], m[3]),
        yes: cases![("2020-08-18", "28 ذي الحجة 1441هـ (18 أغسطس 2020)")],
        ..RULE
    },
    Rule {
        id: "date-civil-parenthesis", gives: S::Date,
        pattern: &[One(S::CivilDate), One(S::Open), Maybe(S::Corresponding), One(S::HijriDate), One(S::Close)],
        value: |m| both(m[0], m[3]),
        yes: cases![("2020-08-18", "18 أغسطس 2020 (28 ذي الحجة 1441هـ)")],
        ..RULE
    },
    Rule {
        id: "date-hijri-dash", gives: S::Date,
        pattern: &[One(S::HijriDate), One(S::Dash), One(S::CivilDate)],
        value: |m| both(m[0], m[2]),
        yes: cases![("2020-08-18", "28/12/1441هـ - 18/8/2020م")],
        ..RULE
    },
    Rule {
        id: "date-hijri-slash", gives: S::Date,
        pattern: &[One(S::HijriDate), One(S::Slash), One(S::CivilDate)],
        value: |m| both(m[0], m[2]),
        yes: cases![("2020-08-18", "28 ذي الحجة 1441 / 18 أغسطس 2020")],
        ..RULE
    },
    Rule {
        id: "date", gives: S::Top,
        pattern: &[One(S::Date)],
        gate: |s| gate::no_name_of_a_date(s) && gate::dated(s),
        value: |m| Some(m[0]),
        yes: cases![
            ("2020-07-27", "انفجرت السفينة في [27 يوليو] قبالة الساحل"),
            ("2020-09-05", "ستجرى المباراة في [5 سبتمبر] بدون جمهور"),
            ("2019-10-17", "عقدت الجلسة في [17 تشرين الأول] وسط توتر"),
            ("2020-08-18", "صدر القرار بتاريخ [١٨\u{200F}/٨\u{200F}/٢٠٢٠]"),
        ],
        no: cases![
            "أغلق الأمن شارع 26 يوليو",
            "اندلع حريق في مدينة السادس من أكتوبر",
            "أعلنت قوى 14 آذار مقاطعة الجلسة",
            "كرموا شهداء ثورتي 25 يناير و30 يونيو",
            "فاز الفريق 3-1 على ضيفه",
            "الإصدار 1.10.30 متاح",
            "32 يناير 2023",
        ],
        ..RULE
    },
    Rule {
        id: "month-alone", gives: S::Top,
        pattern: &[One(S::CivilMonth)],
        gate: gate::month,
        value: |m| Some(m[0]),
        sure: 0.9,
        yes: cases![
            ("2020-06", "استقال الوزير في [يونيو] بعد خلافات"),
            ("2020-09", "ستنطلق المفاوضات في [سبتمبر] برعاية أممية"),
            ("2020-03", "توقفت الرحلات في [مارس] بسبب الوباء"),
        ],
        no: cases![
            "مارس اللاعب هوايته المفضلة",
            "آب اللاجئون إلى ديارهم",
            "أعلنت شركة نيسان خفض الإنتاج",
            "دمرت الطائرات مفاعل تموز العراقي",
            "استقبلت تيريزا ماي نظيرها الفرنسي",
            "عبر واتس آب",
        ],
        ..RULE
    },
    Rule {
        id: "month-year", gives: S::Top,
        pattern: &[One(S::CivilMonth), With(S::Tail)],
        gate: gate::month,
        value: |m| date(tailed(fields(m[0])?, m[1])),
        yes: cases![("2011-03", "اندلعت الحرب في [مارس 2011]"), ("2019-10", "انسحب في [أكتوبر الماضي] من الحكومة"), ("1987-12", "[كانون الأول 1987]")],
        no: cases!["أعلنت شركة نيسان 2020 قطعة معيبة"],
        ..RULE
    },
    Rule {
        id: "hijri-month-alone", gives: S::Top,
        pattern: &[One(S::HijriMonth)],
        gate: gate::month,
        value: |m| Some(m[0]),
        sure: 0.9,
        yes: cases![("1441-09", "ارتفعت الأسعار في [شهر رمضان]"), ("1441-09", "ارتفعت الأسعار في [رمضان]"), ("1441-10", "تزوجا في [شوال]")],
        no: cases![
            "أحيا الفنان محمد رمضان حفلا",
            "قال رجب طيب أردوغان إن بلاده لن تتراجع",
            "توفي المطرب شعبان عبد الرحيم",
            "فاز الفريق بهدفين مقابل صفر",
            "هذا أمر محرم شرعا",
        ],
        ..RULE
    },
    Rule {
        id: "hijri-month-year", gives: S::Top,
        pattern: &[One(S::HijriMonth), With(S::HijriTail)],
        gate: |s| !s.vetoed_before(gate::Veto::BeforeName),
        value: |m| date(tailed(fields(m[0])?, m[1])),
        yes: cases![("1441-09", "[رمضان الماضي]"), ("1442-03", "[ربيع الأول 1442هـ]")],
        no: cases!["قال محمد رمضان 2020 عام صعب"],
        ..RULE
    },
    Rule {
        id: "hijri-month-civil-year", gives: S::Top,
        pattern: &[One(S::HijriMonth), One(S::YearDigits)],
        gate: |s| !s.vetoed_before(gate::Veto::BeforeName),
        value: |m| date(tailed(fields(m[0])?, m[1])),
        yes: cases![("1440-09", "[رمضان 2019]")],
        no: cases!["قال محمد رمضان 2019 عام صعب"],
        ..RULE
    },
    Rule {
        id: "year-phrase", gives: S::Top,
        pattern: &[One(S::YearPhrase)],
        gate: gate::year_phrase,
        value: |m| Some(m[0]),
        yes: cases![("1998", "أسس الشركة [عام 1998] مع شقيقه"), ("2019", "نما الاقتصاد [العام الماضي] بنسبة طفيفة"), ("2021", "توقع خبراء انتعاشا ل[عام 2021]")],
        no: cases!["التقى الأمين العام للأمم المتحدة", "أثار غضب الرأي العام في البلاد", "توتر بين السنة والشيعة", "الأمين العام الحالي للمنظمة"],
        ..RULE
    },
    Rule {
        id: "year-alone", gives: S::Top,
        pattern: &[One(S::YearDigits), Maybe(S::EraCe)],
        gate: gate::bare_year,
        value: |m| date(tailed(Fields::default(), m[0])),
        sure: 0.9,
        yes: cases![
            ("2019", "تراجعت الصادرات في [2019] بنسبة كبيرة"),
            ("2011", "منذ [2011]"),
            ("2013", "حتى [2013م]"),
        ],
        no: cases![
            "قتل 2011 شخصا في المعارك",
            "نشرت الحكومة 2000 جندي على الحدود",
            "قرار مجلس الأمن 2254",
            "ارتفع المؤشر إلى 1999 نقطة",
            "تبلغ مساحة الحديقة 1950 مترا مربعا",
            "بلغ سعر الأونصة 1985 دولارا",
            "أبطال كأسي 2009 و2013",
            "ألفا رسالة و2000 دقيقة و2000 صورة",
        ],
        ..RULE
    },
    Rule {
        id: "year-era", gives: S::Top,
        pattern: &[One(S::Digits), One(S::EraCe)],
        gate: |s| gate::glued_era(s) && !gate::counts_metres(s),
        value: |m| match m[0] {
            Meaning::Digits { value, width: 4 } if super::super::number::is_civil_year(value) => {
                date(Fields { year: crate::time::meaning::Year::Is(value as i32), ..Fields::default() })
            }
            _ => None,
        },
        yes: cases![("2015", "معرض الكتاب [2015م] بالرياض")],
        no: cases!["على ارتفاع 2000 م", "سباق 1500 م"],
        ..RULE
    },
    Rule {
        id: "hijri-year-alone", gives: S::Top,
        pattern: &[One(S::Digits), One(S::EraAh)],
        value: |m| {
            let year = number(m[0]).filter(|year| (1..1500).contains(year))?;
            date(Fields { calendar: Calendar::Hijri, year: crate::time::meaning::Year::Is(year), ..Fields::default() })
        },
        yes: cases![("1436", "تأشيرات الحج [1436هـ]"), ("0204", "توفي الإمام [204 هـ]")],
        no: cases!["1700 هـ"],
        ..RULE
    },
    Rule {
        id: "holiday", gives: S::Top,
        pattern: &[One(S::HolidayName), Maybe(S::Direction)],
        gate: |s| gate::no_name_of_a_date(s) && !is_one_of!(s.after(), "الامازيغيه الصينيه الفارسيه القبطيه العبريه الايرانيه"),
        value: |m| at(Anchor::Holiday(number(m[0])? as u8, Default::default(), number(m[1]))),
        sure: 0.85,
        yes: cases![("2020-05-24", "أفرج عنهم قبيل [عيد الفطر الماضي]"), ("2020-07-31", "زار أهله في [عيد الأضحى]"), ("2020-08-20", "بمناسبة [رأس السنة الهجرية]")],
        no: cases!["مدينة عيد الفطر", "احتفلوا برأس السنة الأمازيغية"],
        ..RULE
    },
    Rule {
        id: "holiday-year", gives: S::Top,
        pattern: &[One(S::HolidayName), MaybeWith(S::Of), With(S::Year)],
        gate: gate::no_name_of_a_date,
        value: |m| at(Anchor::Holiday(number(m[0])? as u8, super::compose::year(m[2])?, None)),
        sure: 0.85,
        yes: cases![("2020-12-25", "[عيد الميلاد 2020]"), ("2013-10-15", "[عيد الأضحى 2013]"), ("2013-03-31", "[عيد الفصح 2013]")],
        no: cases!["مدينة عيد الفطر 2013"],
        ..RULE
    },
    Rule {
        id: "nth-of-days-of-holiday", gives: S::Top,
        pattern: &[One(S::OrdinalIndefinite), One(S::UnitMany), One(S::HolidayName), Maybe(S::Direction)],
        value: |m| {
            (unit(m[1])? == Unit::Day).then_some(())?;
            at(Anchor::DayOfHoliday(number(m[0])?, number(m[2])? as u8, number(m[3])))
        },
        sure: 0.85,
        yes: cases![("2020-05-25", "زارهم في [ثاني أيام عيد الفطر]"), ("2020-07-31", "أصيب في [أول أيام عيد الأضحى]")],
        no: cases!["ثاني أعوام عيد الفطر"],
        ..RULE
    },
    Rule {
        id: "ordinal-day-of-holiday", gives: S::Top,
        pattern: &[One(S::UnitTheOne), One(S::Ordinal), Maybe(S::Of), With(S::HolidayName), Maybe(S::Direction)],
        value: |m| {
            (unit(m[0])? == Unit::Day).then_some(())?;
            at(Anchor::DayOfHoliday(number(m[1])?, number(m[3])? as u8, number(m[4])))
        },
        sure: 0.85,
        yes: cases![("2020-05-26", "وصل في [اليوم الثالث لعيد الفطر]"), ("2020-05-26", "وصل في [اليوم الثالث من عيد الفطر]")],
        no: cases!["الأسبوع الثالث من عيد الفطر"],
        ..RULE
    },
    Rule {
        id: "hijri-range-first", gives: S::Top,
        pattern: &[One(S::DayNumber), One(S::To), One(S::HijriDate)],
        ahead: 2,
        value: |m| date(day_of(number(m[0])?, fields(m[2])?)?),
        yes: cases![("2020-08-30", "من [11] إلى 15 محرم 1442")],
        no: cases!["من 11 إلى 15 طالبا"],
        ..RULE
    },
];
