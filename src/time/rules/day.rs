//! Days: weekdays, today and its neighbours, days reckoned from another, parts of days.

use super::compose::{at, date, day_of, fields, number, part, unit, when, with_weekday};
use crate::time::gate;
use crate::time::meaning::{Anchor, Meaning, When};
use crate::time::pattern::Part::{Maybe, MaybeWith, One, With};
use crate::time::pattern::{RULE, Rule, Symbol as S};
use crate::time::value::{DayPart, Unit};
use crate::word_set::is_one_of;

fn weekday(day: Meaning, toward: Meaning) -> Option<Meaning> {
    at(Anchor::Weekday(number(day)? as u8, number(toward)))
}

fn shift(m: &[Meaning]) -> Option<Meaning> {
    at(Anchor::Shift(Unit::Day, m.iter().rev().find_map(|&meaning| number(meaning))?))
}

/// The last meaning is the date; the first number among the others is its weekday.
fn dated(m: &[Meaning]) -> Option<Meaning> {
    let date = *m.iter().rev().find(|meaning| matches!(meaning, Meaning::When(_)))?;
    with_weekday(date, *m.iter().find(|meaning| matches!(meaning, Meaning::Number(_)))?)
}

/// A day with its part.
fn in_part(day: Meaning, number: i32) -> Option<Meaning> {
    let mut when = when(day)?;
    if when.anchor == Anchor::Today {
        when.anchor = Anchor::Shift(Unit::Day, 0);
    }
    when.part = Some(part(number)?);
    Some(Meaning::When(when))
}

fn night(by: i32) -> Option<Meaning> {
    Some(Meaning::When(When { part: Some(DayPart::Night), ..When::at(Anchor::Shift(Unit::Day, by)) }))
}

fn is_unit(meaning: Meaning, wanted: Unit) -> Option<()> {
    (unit(meaning) == Some(wanted)).then_some(())
}

#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule {
        id: "day", gives: S::Top,
        pattern: &[One(S::Day)],
        gate: |s| gate::weekday(s) && gate::near_day(s),
        value: |m| Some(m[0]),
        yes: cases![
            ("2020-08-17", "أعلنت الوزارة [الاثنين] تسجيل إصابات"),
            ("2020-08-18", "قال مسؤول [الثلاثاء] إن المفاوضات متوقفة"),
            ("2020-08-20", "سيعقد البرلمان جلسة [الخميس] لمناقشة الموازنة"),
            ("2020-08-22", "وسوف يتوجه الوزير إلى موسكو [السبت]"),
            ("2020-08-17", "اجتمعوا ب[الأمس] لبحث الأزمة"),
            ("2020-08-18", "أكد الرئيس [اليوم] التزامه"),
        ],
        no: cases![
            "البلاد في أمس الحاجة إلى المساعدات",
            "ارتفع السعر حتى لامس السقف",
            "غدا الأمر مستحيلا بالنسبة إليهم",
            "ذكرت صحيفة المصري اليوم نقلا عن مصادر",
            "أفادت قناة روسيا اليوم بوقوع انفجار",
            "نقلت صحيفة الغد الأردنية",
            "لا أحد يعرف مصير المفقودين",
            "وصلت قافلة إلى مدينة خميس مشيط",
            "أصدر المفتي علي جمعة فتوى",
            "بمناسبة اليوم الوطني",
            "شاركت الفرقة باليوم الثقافي",
            "وقال المتحدث لمراسل «اليوم» إن العمل مستمر",
        ],
        ..RULE
    },
    Rule {
        id: "weekday", gives: S::Day,
        pattern: &[Maybe(S::DayWord), One(S::WeekdayName), Maybe(S::Direction)],
        value: |m| weekday(m[1], m[2]),
        yes: cases![
            ("2020-08-14", "[الجمعة الماضية]"),
            ("2020-08-11", "وقع الحادث [يوم الثلاثاء الماضي]"),
            ("2020-08-22", "[السبت المقبل]"),
            ("2020-08-25", "[الثلاثاء المقبل]"),
            ("2020-08-08", "[السبت قبل الماضي]"),
            ("2020-08-28", "[الجمعة بعد المقبلة]"),
            ("2020-08-13", "[يومَ الخَميسِ الماضي]"),
            ("2020-08-11", "[الثلاثـــاء الماضي]"),
        ],
        ..RULE
    },
    Rule {
        id: "weekday-previous", gives: S::Day,
        pattern: &[Maybe(S::DayWord), One(S::WeekdayName), One(S::Previous)],
        value: |m| at(Anchor::Weekday(number(m[1])? as u8, Some(-1))),
        yes: cases![("2020-08-11", "وقع الحادث [يوم الثلاثاء السابق]")],
        ..RULE
    },
    Rule {
        id: "weekday-this", gives: S::Day,
        pattern: &[One(S::This), One(S::WeekdayName)],
        value: |m| at(Anchor::Weekday(number(m[1])? as u8, Some(0))),
        yes: cases![("2020-08-16", "وصل [هذا الأحد]"), ("2020-08-23", "[هذا الأحد]")],
        ..RULE
    },
    Rule {
        id: "weekday-date", gives: S::Day,
        pattern: &[Maybe(S::DayWord), One(S::WeekdayName), Maybe(S::Direction), Maybe(S::Comma), Maybe(S::Corresponding), With(S::Date)],
        value: |m| dated(&[m[1], m[5]]),
        yes: cases![
            ("2020-08-04", "[الثلاثاء 4 أغسطس]"),
            ("2020-08-30", "[يوم الأحد الموافق 30 أغسطس 2020]"),
            ("2013-02-13", "[الأربعاء، 13 شباط 2013]"),
            ("2015-07-29", "[يوم الاربعاء 13/10/1436هـ]"),
        ],
        ..RULE
    },
    Rule {
        id: "weekday-date-parenthesis", gives: S::Day,
        pattern: &[Maybe(S::DayWord), One(S::WeekdayName), Maybe(S::Direction), One(S::Open), Maybe(S::Corresponding), One(S::Date), One(S::Close)],
        value: |m| dated(&[m[1], m[5]]),
        yes: cases![("2020-08-23", "[الأحد المقبل (23 أغسطس)]")],
        ..RULE
    },
    Rule {
        id: "weekday-in-date", gives: S::Day,
        pattern: &[Maybe(S::DayWord), One(S::WeekdayName), One(S::In), One(S::Date)],
        value: |m| dated(&[m[1], m[3]]),
        yes: cases![("2013-02-18", "[يوم الاثنين في 18 شباط 2013]")],
        ..RULE
    },
    Rule {
        id: "weekday-day-in-digits", gives: S::Day,
        pattern: &[Maybe(S::DayWord), One(S::WeekdayName), Maybe(S::Direction), Maybe(S::Corresponding), One(S::NumericDayMonth)],
        value: |m| dated(&[m[1], m[4]]),
        yes: cases![("2020-08-04", "[الثلاثاء 4/8]"), ("2020-08-19", "[الأربعاء 29/12]")],
        ..RULE
    },
    Rule {
        id: "weekday-ordinal", gives: S::Day,
        pattern: &[Maybe(S::DayWord), One(S::WeekdayName), One(S::Ordinal)],
        value: |m| {
            let day = number(m[2]).filter(|day| *day > 10)?;
            dated(&[m[1], date(day_of(day, crate::time::meaning::Fields { month: crate::time::meaning::Month::By(0), ..Default::default() })?)?])
        },
        yes: cases![("2020-08-15", "[السبت الخامس عشر]")],
        ..RULE
    },
    Rule {
        id: "day-word-date", gives: S::Day,
        pattern: &[One(S::DayWord), Maybe(S::Corresponding), One(S::Date)],
        value: |m| Some(m[2]),
        yes: cases![("2010-03-12", "[يوم 12 مارس/اذار 2010]"), ("2020-08-03", "[يوم 03 أغسطس الجاري]")],
        ..RULE
    },
    Rule {
        id: "day-word-digits", gives: S::Day,
        pattern: &[One(S::DayWord), One(S::NumericDayMonth)],
        value: |m| Some(m[1]),
        yes: cases![("2020-08-04", "اجتمعوا [يوم 4/8]")],
        ..RULE
    },
    Rule {
        id: "ordinal-day-of-month", gives: S::Day,
        pattern: &[One(S::UnitTheOne), One(S::Ordinal), Maybe(S::Of), One(S::CivilMonth), Maybe(S::Tail)],
        value: |m| {
            is_unit(m[0], Unit::Day)?;
            date(super::compose::tailed(day_of(number(m[1])?, fields(m[3])?)?, m[4]))
        },
        yes: cases![("2019-10-03", "[اليوم الثالث من أكتوبر 2019]")],
        ..RULE
    },
    Rule {
        id: "ordinal-day-of-hijri-month", gives: S::Day,
        pattern: &[One(S::UnitTheOne), One(S::Ordinal), Maybe(S::Of), One(S::HijriMonth), MaybeWith(S::HijriTail)],
        value: |m| {
            is_unit(m[0], Unit::Day)?;
            date(super::compose::tailed(day_of(number(m[1])?, fields(m[3])?)?, m[4]))
        },
        yes: cases![("2020-04-26", "[اليوم الثالث من رمضان الماضي]")],
        ..RULE
    },
    Rule {
        id: "ordinal-day-of-numbered-month", gives: S::Day,
        pattern: &[One(S::UnitTheOne), One(S::Ordinal), One(S::Of), One(S::NumberedMonth), MaybeWith(S::Tail)],
        value: |m| {
            is_unit(m[0], Unit::Day)?;
            date(super::compose::tailed(day_of(number(m[1])?, fields(m[3])?)?, m[4]))
        },
        yes: cases![("2019-10-03", "[اليوم الثالث من شهر عشرة 2019]")],
        ..RULE
    },
    Rule {
        id: "nth-day-of-month", gives: S::Day,
        pattern: &[One(S::OrdinalIndefinite), One(S::UnitOne), Maybe(S::Of), Maybe(S::In), With(S::MonthPhrase)],
        value: |m| {
            is_unit(m[1], Unit::Day)?;
            date(day_of(number(m[0])?, fields(m[4])?)?)
        },
        yes: cases![("2020-07-01", "وصلوا في [أول يوم من شهر يوليو الماضي]"), ("2020-07-03", "[ثالث يوم في يوليو الماضي]")],
        ..RULE
    },
    Rule {
        id: "nth-of-days-of-month", gives: S::Day,
        pattern: &[One(S::OrdinalIndefinite), One(S::UnitMany), One(S::HijriMonth), MaybeWith(S::HijriTail)],
        value: |m| {
            is_unit(m[1], Unit::Day)?;
            date(super::compose::tailed(day_of(number(m[0])?, fields(m[2])?)?, m[3]))
        },
        yes: cases![("2020-04-24", "زارهم في [أول أيام شهر رمضان الماضي]")],
        ..RULE
    },
    Rule {
        id: "last-day-of-month", gives: S::Day,
        pattern: &[One(S::OrdinalLast), One(S::UnitOne), Maybe(S::Of), Maybe(S::In), With(S::MonthPhrase)],
        value: |m| {
            is_unit(m[1], Unit::Day)?;
            at(Anchor::LastDay(fields(m[4])?))
        },
        yes: cases![("2020-07-31", "سافر في [آخر يوم من شهر يوليو الماضي]"), ("2015-10-31", "[آخر يوم في أكتوبر 2015]")],
        ..RULE
    },
    Rule {
        id: "last-day-of-month-the", gives: S::Day,
        pattern: &[One(S::UnitTheOne), One(S::Latest), One(S::Of), One(S::MonthPhrase)],
        value: |m| {
            is_unit(m[0], Unit::Day)?;
            at(Anchor::LastDay(fields(m[3])?))
        },
        yes: cases![("2020-07-31", "سافر في [اليوم الأخير من شهر يوليو الماضي]")],
        ..RULE
    },
    Rule {
        id: "today", gives: S::NearDay,
        pattern: &[One(S::Today)],
        value: |_| at(Anchor::Today),
        yes: cases![("2020-08-18", "[اليوم الثلاثاء]")],
        ..RULE
    },
    Rule {
        id: "yesterday", gives: S::NearDay,
        pattern: &[Maybe(S::DayWord), One(S::Yesterday)],
        value: shift,
        yes: cases![("2020-08-17", "[أمس]"), ("2020-08-17", "[يوم أمس]"), ("2020-08-17", "[أمس الاثنين]")],
        ..RULE
    },
    Rule {
        id: "day-before-yesterday", gives: S::NearDay,
        pattern: &[Maybe(S::DayWord), One(S::BeforeYesterday)],
        value: shift,
        yes: cases![("2020-08-16", "[أول أمس]"), ("2020-08-16", "[أول من أمس]"), ("2020-08-16", "[أمس الأول]")],
        ..RULE
    },
    Rule {
        id: "tomorrow", gives: S::NearDay,
        pattern: &[Maybe(S::DayWord), One(S::Tomorrow)],
        value: shift,
        yes: cases![("2020-08-19", "تعقد القمة [غدًا] عبر الفيديو"), ("2020-08-19", "[يوم غد الأربعاء]"), ("2020-08-19", "[غدا الأربعاء]")],
        ..RULE
    },
    Rule {
        id: "day-after-tomorrow", gives: S::NearDay,
        pattern: &[Maybe(S::DayWord), One(S::AfterTomorrow)],
        value: shift,
        yes: cases![("2020-08-20", "[بعد غد]"), ("2020-08-20", "[يوم بعد غد]")],
        ..RULE
    },
    Rule {
        id: "near-day", gives: S::Day,
        pattern: &[One(S::NearDay)],
        value: |m| Some(m[0]),
        yes: cases![("2020-08-17", "[أمس]")],
        ..RULE
    },
    Rule {
        id: "near-day-weekday", gives: S::Day,
        pattern: &[One(S::NearDay), Maybe(S::Comma), Maybe(S::DayWord), One(S::WeekdayName)],
        value: |m| with_weekday(m[0], m[3]),
        yes: cases![("2020-08-18", "[اليوم الثلاثاء]"), ("2020-08-17", "[أمس الاثنين]"), ("2020-08-17", "[اليوم الاثنين]")],
        ..RULE
    },
    Rule {
        id: "near-day-weekday-parenthesis", gives: S::Day,
        pattern: &[One(S::NearDay), Maybe(S::Comma), One(S::Open), One(S::WeekdayName), One(S::Close)],
        value: |m| with_weekday(m[0], m[3]),
        yes: cases![("2020-08-18", "[اليوم (الثلاثاء)]"), ("2020-08-17", "[أمس (الاثنين)]")],
        ..RULE
    },
    Rule {
        id: "near-day-weekday-date", gives: S::Day,
        pattern: &[One(S::NearDay), Maybe(S::Comma), One(S::WeekdayName), Maybe(S::Comma), Maybe(S::Corresponding), One(S::Date)],
        value: |m| with_weekday(m[5], m[2]),
        yes: cases![("2020-08-19", "[يوم غد الأربعاء 19 أغسطس 2020]")],
        ..RULE
    },
    Rule {
        id: "near-day-date", gives: S::Day,
        pattern: &[One(S::NearDay), Maybe(S::Comma), Maybe(S::Corresponding), One(S::Date)],
        value: |m| Some(m[3]),
        yes: cases![("2020-08-18", "[اليوم 18 أغسطس]")],
        ..RULE
    },
    Rule {
        id: "this-day", gives: S::Day,
        pattern: &[One(S::This), One(S::UnitTheOne)],
        value: |m| is_unit(m[1], Unit::Day).and_then(|()| at(Anchor::Shift(Unit::Day, 0))),
        yes: cases![("2020-08-18", "في [هذا اليوم]")],
        ..RULE
    },
    Rule {
        id: "this-day-weekday", gives: S::Day,
        pattern: &[One(S::This), One(S::UnitTheOne), Maybe(S::Comma), One(S::WeekdayName)],
        value: |m| is_unit(m[1], Unit::Day).and_then(|()| with_weekday(at(Anchor::Shift(Unit::Day, 0))?, m[3])),
        yes: cases![("2020-08-18", "صدر في [هذا اليوم الثلاثاء]"), ("2020-08-18TAF", "وقع [عصر هذا اليوم الثلاثاء]")],
        ..RULE
    },
    Rule {
        id: "past-day", gives: S::Day,
        pattern: &[One(S::UnitTheOne), One(S::Past)],
        value: |m| is_unit(m[0], Unit::Day).and_then(|()| at(Anchor::Shift(Unit::Day, -1))),
        yes: cases![("2020-08-17", "في [اليوم المنصرم]")],
        ..RULE
    },
    Rule {
        id: "following-day", gives: S::Day,
        pattern: &[One(S::UnitTheOne), One(S::Following)],
        value: |m| is_unit(m[0], Unit::Day).and_then(|()| at(Anchor::After(Unit::Day, 1))),
        yes: cases![("2020-08-05", "وقع الانفجار في 4 أغسطس واعتقل المتهم في [اليوم التالي]")],
        ..RULE
    },
    Rule {
        id: "previous-day", gives: S::Day,
        pattern: &[One(S::UnitTheOne), One(S::Previous)],
        value: |m| is_unit(m[0], Unit::Day).and_then(|()| at(Anchor::After(Unit::Day, -1))),
        yes: cases![("2020-08-03", "وقع الانفجار في 4 أغسطس وكان في [اليوم السابق] قد سافر")],
        ..RULE
    },
    Rule {
        id: "same-day", gives: S::Day,
        pattern: &[One(S::UnitTheOne), One(S::SameAfter)],
        value: |m| is_unit(m[0], Unit::Day).and_then(|()| at(Anchor::After(Unit::Day, 0))),
        yes: cases![("2020-08-04", "وقع الانفجار في 4 أغسطس واعتقل المتهم في [اليوم نفسه]")],
        ..RULE
    },
    Rule {
        id: "same-day-before", gives: S::Day,
        pattern: &[One(S::SameBefore), One(S::UnitTheOne)],
        value: |m| is_unit(m[1], Unit::Day).and_then(|()| at(Anchor::After(Unit::Day, 0))),
        yes: cases![("2020-08-04", "وقع الانفجار في 4 أغسطس واعتقل المتهم في [نفس اليوم]")],
        ..RULE
    },
    Rule {
        id: "day-of-event", gives: S::Top,
        pattern: &[One(S::UnitTheOne), One(S::Ordinal)],
        gate: gate::after_in,
        value: |m| is_unit(m[0], Unit::Day).and_then(|()| at(Anchor::NthDay(number(m[1])?))),
        sure: 0.7,
        yes: cases![("2020-08-04", "انطلق المؤتمر يوم 3 أغسطس وتم في [اليوم الثاني] نقاش المياه")],
        no: cases!["ذكر موقع اليوم السابع أن الوزير استقال"],
        ..RULE
    },
    Rule {
        id: "weekday-of-week", gives: S::Day,
        pattern: &[One(S::WeekdayName), Maybe(S::Of), One(S::UnitTheOne), One(S::Direction)],
        value: |m| is_unit(m[2], Unit::Week).and_then(|()| at(Anchor::WeekdayOf(number(m[0])? as u8, number(m[3])?))),
        yes: cases![("2020-08-16", "[الأحد من الأسبوع الماضي]")],
        ..RULE
    },
    Rule {
        id: "weekday-of-this-week", gives: S::Day,
        pattern: &[One(S::WeekdayName), Maybe(S::Of), One(S::This), One(S::UnitTheOne)],
        value: |m| is_unit(m[3], Unit::Week).and_then(|()| at(Anchor::WeekdayOf(number(m[0])? as u8, 0))),
        yes: cases![("2020-08-17", "[الاثنين من هذا الأسبوع]")],
        ..RULE
    },
    Rule {
        id: "bare-weekday-of-week", gives: S::Day,
        pattern: &[One(S::BareWeekday), One(S::UnitTheOne), One(S::Direction)],
        value: |m| is_unit(m[1], Unit::Week).and_then(|()| at(Anchor::WeekdayOf(number(m[0])? as u8, number(m[2])?))),
        yes: cases![("2020-08-11", "[ثلاثاء الأسبوع الفائت]")],
        ..RULE
    },
    Rule {
        id: "week-weekday", gives: S::Day,
        pattern: &[One(S::UnitTheOne), One(S::Direction), One(S::WeekdayName)],
        value: |m| is_unit(m[0], Unit::Week).and_then(|()| at(Anchor::WeekdayOf(number(m[2])? as u8, number(m[1])?))),
        yes: cases![("2020-08-11", "نقلت وسائل إعلام [الأسبوع الماضي الثلاثاء] أن الوزير استقال")],
        ..RULE
    },
    Rule {
        id: "part-word", gives: S::PartOfDay,
        pattern: &[One(S::Part)],
        value: |m| Some(m[0]),
        yes: cases![("2020-08-17TEV", "[مساء أمس]"), ("2020-08-18TMO", "[صباح اليوم الثلاثاء]")],
        ..RULE
    },
    Rule {
        id: "part-late", gives: S::PartOfDay,
        pattern: &[One(S::Late), One(S::Of), One(S::Part)],
        value: |m| Some(m[2]),
        yes: cases![("2020-08-15TEV", "نقل إلى المستشفى في [وقت متأخر من مساء السبت]")],
        ..RULE
    },
    Rule {
        id: "part-of-day", gives: S::Top,
        pattern: &[One(S::PartOfDay), Maybe(S::Of), One(S::Day)],
        value: |m| in_part(m[2], number(m[0])?),
        yes: cases![
            ("2020-08-16TMO", "نفذت الغارة [فجر الأحد]"),
            ("2020-08-14TAF", "اندلع الحريق [بعد ظهر الجمعة]"),
            ("2020-08-15TNI", "ألقى كلمة [ليل السبت]"),
            ("2020-08-16TNI", "هدده [ليلة الأحد]"),
            ("2020-08-18TAF", "وصل الوفد [ظهر اليوم]"),
        ],
        no: cases!["استقال الشيخ صباح الأحمد من منصبه", "ظهر الرئيس بصحة جيدة", "فجر انتحاري نفسه وسط الحشود"],
        ..RULE
    },
    Rule {
        id: "part-of-date", gives: S::Top,
        pattern: &[One(S::PartOfDay), Maybe(S::Of), One(S::Date)],
        gate: |s| gate::no_name_of_a_date(s),
        value: |m| in_part(m[2], number(m[0])?),
        yes: cases![("2004-04-21TAF", "هاجموا المبنى في [ظهر 21 أبريل (نيسان) 2004]"), ("2020-08-16TNI", "بدأ الحصار [منتصف ليل 16 أغسطس/ آب الجاري]")],
        no: cases!["ظهر 21 لاعبا في الملعب"],
        ..RULE
    },
    Rule {
        id: "night-between-days", gives: S::Top,
        pattern: &[One(S::PartOfDay), One(S::WeekdayName), Maybe(S::Dash), Maybe(S::Slash), One(S::WeekdayName)],
        value: |m| in_part(weekday(m[1], Meaning::Nothing)?, number(m[0])?),
        yes: cases![("2020-08-15TNI", "قصفت [ليل السبت الأحد]"), ("2020-08-15TNI", "قصفت [ليل السبت - الأحد]")],
        no: cases!["عمل ليل نهار"],
        ..RULE
    },
    Rule {
        id: "this-part-of-day", gives: S::Top,
        pattern: &[One(S::This), One(S::PartThe)],
        value: |m| in_part(at(Anchor::Shift(Unit::Day, 0))?, number(m[1])?),
        yes: cases![("2020-08-18TMO", "[هذا الصباح]"), ("2020-08-18TNI", "في مثل [هذه الليلة]")],
        no: cases!["هذا العصر الحديث"],
        gate: |s| s.parser.document.form(s.end - 1) != "العصر" && (!s.after().starts_with("ال") || s.before(1) == "في"),
        ..RULE
    },
    Rule {
        id: "last-night", gives: S::Top,
        pattern: &[One(S::PartThe), One(S::Past)],
        value: |m| (number(m[0])? == 4).then(|| night(number(m[1])?))?,
        yes: cases![("2020-08-17TNI", "سمع دوي انفجارات [الليلة الماضية]"), ("2020-08-16TNI", "[الليلة قبل الماضية]")],
        no: cases!["العصر الماضي"],
        ..RULE
    },
    Rule {
        id: "tonight", gives: S::Top,
        pattern: &[One(S::PartThe)],
        gate: |s| s.surface().contains("الليلة") && !s.is(s.end, S::OrdinalDefinite) && !s.after().starts_with("ال") && !is_one_of!(s.before(1), "تلك نفس ذات في اليوم"),
        value: |m| (number(m[0])? == 4).then(|| night(0))?,
        sure: 0.85,
        yes: cases![("2020-08-18TNI", "يلتقي الفريقان [الليلة] في الدوري")],
        no: cases!["في تلك الليلة", "الليلة الأولى", "طوال الليل"],
        ..RULE
    },
    Rule {
        id: "this-afternoon", gives: S::Top,
        pattern: &[One(S::PartThe)],
        gate: |s| s.end == s.first + 2,
        value: |m| (number(m[0])? == 2).then(|| in_part(at(Anchor::Shift(Unit::Day, 0))?, 2))?,
        sure: 0.8,
        yes: cases![("2020-08-18TAF", "نلتقي [بعد الظهر]")],
        no: cases!["صلاة الظهر"],
        ..RULE
    },
    Rule {
        id: "yesterday-night", gives: S::Top,
        pattern: &[One(S::LastNight)],
        value: |m| night(number(m[0])?),
        yes: cases![("2020-08-17TNI", "توفي [البارحة]")],
        no: cases!["اللعبة البارزة"],
        ..RULE
    },
    Rule {
        id: "part-of-yesterday-night", gives: S::Top,
        pattern: &[One(S::PartOfDay), One(S::LastNight)],
        value: |m| in_part(at(Anchor::Shift(Unit::Day, number(m[1])?))?, number(m[0])?),
        yes: cases![("2020-08-17TEV", "توفي [مساء البارحة]"), ("2020-08-17TNI", "توفي [ليلة البارحة]")],
        no: cases!["مساء بارد"],
        ..RULE
    },
    Rule {
        id: "night-before-last", gives: S::Top,
        pattern: &[One(S::NightBeforeLast)],
        value: |m| night(number(m[0])?),
        yes: cases![("2020-08-16TNI", "توفي [البارحة الأولى]")],
        no: cases!["اللعبة الأولى"],
        ..RULE
    },
];
