//! Clock times.

use super::compose::{at, clock, number, part, unit, when};
use crate::time::gate;
use crate::time::meaning::{Anchor, Clock, Meaning, When};
use crate::time::pattern::Part::{And, Maybe, MaybeWith, One, With};
use crate::time::pattern::{RULE, Rule, Symbol as S};
use crate::time::value::Unit;

fn hour(value: i32, width: u8) -> Option<Meaning> {
    let hour = u8::try_from(value).ok().filter(|hour| *hour <= 24)?;
    Some(Meaning::Clock(Clock { hour, minute: None, second: None, exact: hour > 12 || width == 2 && hour < 10 }))
}

/// 0632: the hour and minute as news agencies write them.
fn four_digits(digits: Meaning) -> Option<Meaning> {
    match digits {
        Meaning::Digits { value, width: 4 } if value < 2400 && value % 100 < 60 => {
            Some(Meaning::Clock(Clock { hour: (value / 100) as u8, minute: Some((value % 100) as u8), second: None, exact: true }))
        }
        _ => None,
    }
}

/// Minutes past the hour, or to it where they are negative.
fn with_minutes(hour: Meaning, minutes: Meaning) -> Option<Meaning> {
    let (mut time, minutes) = (clock(hour)?, number(minutes)?);
    if minutes < 0 {
        time.hour = if time.hour == 1 { 12 } else { time.hour.checked_sub(1)? };
    }
    time.minute = Some(u8::try_from(minutes.rem_euclid(60)).ok()?);
    Some(Meaning::Clock(time))
}

/// A clock time on a day, with the part of the day and the zone.
fn point(time: Meaning, day: Option<Meaning>, part_of_day: Meaning, zone: Meaning) -> Option<Meaning> {
    let mut when = match time {
        Meaning::Clock(time) => When { clock: Some(time), ..When::at(Anchor::SameDay) },
        Meaning::When(when) => when,
        _ => return None,
    };
    if let Some(day) = day {
        let day = self::when(day)?;
        when.anchor = if day.anchor == Anchor::Today { Anchor::Shift(Unit::Day, 0) } else { day.anchor };
        when.weekday = day.weekday;
    }
    if let Some(number) = number(part_of_day) {
        when.part = part(number);
    }
    if let Some(zone) = number(zone) {
        when.zone = u8::try_from(zone).ok();
    }
    Some(Meaning::When(when))
}

#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule {
        id: "hour-digits", gives: S::HourNumber,
        pattern: &[One(S::Digits)],
        value: |m| match m[0] {
            Meaning::Digits { value, width: width @ 1..=2 } => hour(value as i32, width),
            _ => None,
        },
        yes: cases![("2020-08-18T15:00", "[الساعة 3 عصرا]")],
        ..RULE
    },
    Rule {
        id: "hour-ordinal", gives: S::HourNumber,
        pattern: &[One(S::Ordinal)],
        value: |m| number(m[0]).filter(|hour| *hour <= 12).and_then(|value| hour(value, 0)),
        yes: cases![("2020-08-18T10:00", "[الساعة العاشرة صباحا]"), ("2020-08-18T12:00", "[الساعة الثانية عشرة ظهرا]")],
        ..RULE
    },
    Rule {
        id: "hour-one", gives: S::HourNumber,
        pattern: &[One(S::OrdinalHour)],
        value: |_| hour(1, 0),
        yes: cases![("2020-08-18T13:00", "[الساعة الواحدة ظهرا]")],
        ..RULE
    },
    Rule {
        id: "hour-words", gives: S::HourNumber,
        pattern: &[One(S::NumeralUnit)],
        value: |m| hour(number(m[0])?, 0),
        yes: cases![("2020-08-18T17:00", "[الساعة خمسة عصرا]")],
        ..RULE
    },
    Rule {
        id: "minutes-half", gives: S::Minutes,
        pattern: &[And(S::HalfThe)],
        value: |_| Some(Meaning::Number(30)),
        yes: cases![("2020-08-18T19:30", "[السابعة والنصف مساء]")],
        ..RULE
    },
    Rule {
        id: "minutes-half-bare", gives: S::Minutes,
        pattern: &[And(S::Half)],
        value: |_| Some(Meaning::Number(30)),
        yes: cases![("2020-08-18T12:30", "[الساعة الثانية عشرة ونصف ظهرا]")],
        ..RULE
    },
    Rule {
        id: "minutes-quarter", gives: S::Minutes,
        pattern: &[And(S::Quarter)],
        value: |_| Some(Meaning::Number(15)),
        yes: cases![("2020-08-18T15:15", "[الساعة الثالثة وربع العصر]")],
        ..RULE
    },
    Rule {
        id: "minutes-the-quarter", gives: S::Minutes,
        pattern: &[And(S::QuarterThe)],
        value: |_| Some(Meaning::Number(15)),
        yes: cases![("2020-08-18T15:15", "[الثالثة والربع عصرا]")],
        ..RULE
    },
    Rule {
        id: "minutes-third", gives: S::Minutes,
        pattern: &[And(S::Third)],
        value: |_| Some(Meaning::Number(20)),
        yes: cases![("2020-08-18T15:20", "[الساعة الثالثة وثلث عصرا]")],
        ..RULE
    },
    Rule {
        id: "minutes-the-third", gives: S::Minutes,
        pattern: &[And(S::ThirdThe)],
        value: |_| Some(Meaning::Number(20)),
        yes: cases![("2020-08-18T15:20", "[الساعة الثالثة والثلث عصرا]")],
        ..RULE
    },
    Rule {
        id: "minutes-count", gives: S::Minutes,
        pattern: &[And(S::Count), One(S::UnitNoun)],
        value: |m| number(m[0]).filter(|n| (1..60).contains(n) && unit(m[1]) == Some(Unit::Minute)).map(Meaning::Number),
        yes: cases![("2020-08-18T18:07", "[الساعة السادسة وسبع دقائق مساء]"), ("2020-08-18T15:15", "[الساعة 3 و15 دقيقة عصرا]")],
        ..RULE
    },
    Rule {
        id: "minutes-to-quarter", gives: S::Minutes,
        pattern: &[One(S::Except), One(S::Quarter)],
        value: |_| Some(Meaning::Number(-15)),
        yes: cases![("2020-08-18T13:45", "[الساعة الثانية إلا ربعا ظهرا]")],
        ..RULE
    },
    Rule {
        id: "minutes-to-third", gives: S::Minutes,
        pattern: &[One(S::Except), One(S::Third)],
        value: |_| Some(Meaning::Number(-20)),
        yes: cases![("2020-08-18T16:40", "[الساعة الخامسة إلا ثلثا عصرا]")],
        ..RULE
    },
    Rule {
        id: "minutes-to-count", gives: S::Minutes,
        pattern: &[One(S::Except), One(S::Count), Maybe(S::UnitNoun)],
        value: |m| number(m[1]).filter(|n| (1..60).contains(n)).map(|n| Meaning::Number(-n)),
        yes: cases![("2020-08-18T16:50", "[الساعة الخامسة إلا عشر دقائق عصرا]")],
        ..RULE
    },
    Rule {
        id: "hour-alone", gives: S::Hour,
        pattern: &[One(S::HourNumber)],
        value: |m| Some(m[0]),
        yes: cases![("2020-08-18T20:00", "[الثامنة مساء]")],
        ..RULE
    },
    Rule {
        id: "hour-minutes", gives: S::Hour,
        pattern: &[One(S::HourNumber), With(S::Minutes)],
        value: |m| with_minutes(m[0], m[1]),
        yes: cases![("2020-08-18T07:30", "[السابعة والنصف صباحا]")],
        ..RULE
    },
    Rule {
        id: "hour-and-minutes", gives: S::Hour,
        pattern: &[One(S::HourNumber), And(S::Minutes)],
        value: |m| with_minutes(m[0], m[1]),
        yes: cases![("2020-08-18T03:18", "[الساعة 3 و 18 دقيقة صباحا]")],
        ..RULE
    },
    Rule {
        id: "zone-named", gives: S::Zone,
        pattern: &[With(S::ZoneWord), With(S::ZoneName)],
        value: |m| Some(m[1]),
        yes: cases![("2020-08-18T09:00Z", "[الساعة 9:00 بتوقيت غرينتش]"), ("2020-08-18T17:00+03:00", "[الساعة الخامسة مساء بتوقيت مكة المكرمة]")],
        ..RULE
    },
    Rule {
        id: "zone-abbreviation", gives: S::Zone,
        pattern: &[With(S::ZoneAbbreviation)],
        value: |_| Some(Meaning::Number(0)),
        yes: cases![("2020-08-18T14:30Z", "[الساعة 14,30 ت غ]"), ("2020-08-18T14:30Z", "[14:30 ت.غ]")],
        ..RULE
    },
    Rule {
        id: "clock-word", gives: S::ClockTime,
        pattern: &[One(S::Clock), Maybe(S::Article), One(S::Hour), Maybe(S::Of), Maybe(S::PartAdverb), MaybeWith(S::Zone)],
        value: |m| point(m[2], None, m[4], m[5]),
        yes: cases![("2020-08-18T10:00", "[الساعة العاشرة صباحا]"), ("2020-08-18T18:00", "[الساعة 18 بالتوقيت المحلي]")],
        ..RULE
    },
    Rule {
        id: "clock-word-letter", gives: S::ClockTime,
        pattern: &[One(S::Clock), One(S::Hour), One(S::PartLetter), MaybeWith(S::Zone)],
        value: |m| point(m[1], None, m[2], m[3]),
        yes: cases![("2020-08-18T17:00", "[الساعة 5 م]")],
        ..RULE
    },
    Rule {
        id: "clock-word-digits", gives: S::ClockTime,
        pattern: &[One(S::Clock), Maybe(S::Article), One(S::ClockDigits), Maybe(S::Of), Maybe(S::PartAdverb), MaybeWith(S::Zone)],
        value: |m| point(m[2], None, m[4], m[5]),
        yes: cases![("2020-08-18T21:30", "[الساعة 21:30]"), ("2020-08-18T18:00", "[الساعة 18:00 بالتوقيت المحلي]"), ("2020-08-18T17:30", "[الساعة 5:30 مساءً]")],
        ..RULE
    },
    Rule {
        id: "clock-word-decimal", gives: S::ClockTime,
        pattern: &[One(S::Clock), Maybe(S::Article), One(S::ClockDecimal), Maybe(S::PartAdverb), MaybeWith(S::Zone)],
        value: |m| point(m[2], None, m[3], m[4]),
        yes: cases![("2020-08-18T14:30", "[الساعة 14.30]"), ("2020-08-18T13:45Z", "بحلول [الساعة الـ13.45 بتوقيت جرينتش]")],
        ..RULE
    },
    Rule {
        id: "clock-word-four-digits", gives: S::ClockTime,
        pattern: &[One(S::Clock), One(S::Digits), MaybeWith(S::Zone)],
        value: |m| point(four_digits(m[1])?, None, Meaning::Nothing, m[2]),
        yes: cases![("2020-08-18T06:32Z", "بحلول [الساعة 0632 بتوقيت جرينتش]")],
        ..RULE
    },
    Rule {
        id: "clock-four-digits-zone", gives: S::ClockTime,
        pattern: &[One(S::Digits), With(S::Zone)],
        value: |m| point(four_digits(m[0])?, None, Meaning::Nothing, m[1]),
        yes: cases![("2020-08-18T14:30Z", "يبدأ البث في [1430 بتوقيت غرينتش]")],
        ..RULE
    },
    Rule {
        id: "clock-word-parenthesis", gives: S::ClockTime,
        pattern: &[One(S::Clock), One(S::Open), One(S::ClockDigits), One(S::Close), Maybe(S::UnitNoun), Maybe(S::PartAdverb)],
        value: |m| point(m[2], None, m[5], Meaning::Nothing),
        yes: cases![("2020-08-18T19:06", "[الساعة (7:06) مساء]"), ("2020-08-18T20:20", "[الساعة (8:20) دقيقة مساء]")],
        ..RULE
    },
    Rule {
        id: "clock-word-digits-unit", gives: S::ClockTime,
        pattern: &[One(S::Clock), One(S::ClockDigits), One(S::UnitNoun), Maybe(S::PartAdverb), MaybeWith(S::Zone)],
        value: |m| (unit(m[2])? == Unit::Minute).then(|| point(m[1], None, m[3], m[4]))?,
        yes: cases![("2020-08-18T08:40", "[الساعة 8:40 دقيقة صباحا]")],
        ..RULE
    },
    Rule {
        id: "clock-decimal-zone", gives: S::ClockTime,
        pattern: &[One(S::ClockDecimal), With(S::Zone)],
        value: |m| point(m[0], None, Meaning::Nothing, m[1]),
        yes: cases![("2020-08-18T01:30Z", "السادسة صباحا ([1.30 توقيت غرينتش])"), ("2020-08-18T06:14Z", "([06.14 ت غ])")],
        ..RULE
    },
    Rule {
        id: "clock-digits-letter", gives: S::ClockTime,
        pattern: &[Maybe(S::Clock), One(S::ClockDigits), One(S::PartLetter), MaybeWith(S::Zone)],
        value: |m| point(m[1], None, m[2], m[3]),
        yes: cases![("2020-08-18T17:30", "[5:30 م]"), ("2020-08-18T08:00", "[8:00 ص]")],
        ..RULE
    },
    Rule {
        id: "clock-digits-part", gives: S::ClockTime,
        pattern: &[One(S::ClockDigits), One(S::PartAdverb), MaybeWith(S::Zone)],
        value: |m| point(m[0], None, m[1], m[2]),
        yes: cases![("2020-08-18T20:15", "[8:15 مساء]"), ("2020-08-18T12:30", "[12:30 ظهرا]")],
        ..RULE
    },
    Rule {
        id: "clock-digits-zone", gives: S::ClockTime,
        pattern: &[One(S::ClockDigits), With(S::Zone)],
        value: |m| point(m[0], None, Meaning::Nothing, m[1]),
        yes: cases![("2020-08-18T14:30Z", "[14:30 بتوقيت غرينتش]")],
        ..RULE
    },
    Rule {
        id: "clock-part", gives: S::ClockTime,
        pattern: &[One(S::Hour), Maybe(S::Of), One(S::PartAdverb), MaybeWith(S::Zone)],
        value: |m| point(m[0], None, m[2], m[3]),
        yes: cases![("2020-08-18T20:00", "[الثامنة مساء]"), ("2020-08-18T03:00", "[الثالثة فجرا]")],
        ..RULE
    },
    Rule {
        id: "clock", gives: S::Top,
        pattern: &[One(S::ClockTime)],
        gate: gate::clock,
        value: |m| Some(m[0]),
        yes: cases![
            ("2020-08-18T20:00", "ينطلق البث في [الثامنة مساء]"),
            ("2020-08-04T18:07", "وقع الانفجار في 4 أغسطس عند [الساعة السادسة وسبع دقائق مساء]"),
            ("2020-08-18T14:30Z", "أطلق الصاروخ عند [الساعة 14,30 ت غ]"),
        ],
        no: cases!["الساعة 25:00", "الساعة 7:65", "اشترى الساعة الثانية", "فازت للمرة الثانية بالجائزة"],
        ..RULE
    },
    Rule {
        id: "clock-about", gives: S::Top,
        pattern: &[One(S::About), One(S::ClockTime)],
        value: |m| {
            let mut when = when(m[1])?;
            when.modifier = number(m[0]).and_then(|n| super::compose::MODIFIERS.get(n as usize).copied());
            Some(Meaning::When(when))
        },
        yes: cases![("2020-08-18T15:00", "وقع الانفجار [نحو الساعة الثالثة عصرا]")],
        no: cases!["نحو الساحة الثالثة"],
        ..RULE
    },
    Rule {
        id: "clock-digits", gives: S::Top,
        pattern: &[One(S::ClockDigits)],
        gate: gate::clock_digits,
        value: |m| point(m[0], None, Meaning::Nothing, Meaning::Nothing),
        sure: 0.8,
        yes: cases![("2020-08-18T15:15", "وصل القطار عند [15:15]")],
        no: cases!["آية البقرة 2:15 كاملة", "النتيجة 85:10 لصالحه"],
        ..RULE
    },
    Rule {
        id: "clock-of-part-of-day", gives: S::Top,
        gate: gate::hour_of_day,
        pattern: &[Maybe(S::Clock), One(S::Hour), Maybe(S::Of), One(S::PartOfDay), Maybe(S::Of), One(S::Day), MaybeWith(S::Zone)],
        value: |m| point(m[1], Some(m[5]), m[3], m[6]),
        yes: cases![
            ("2020-08-19T19:30", "ينطلق السباق في [السابعة والنصف من مساء غد الأربعاء]"),
            ("2020-08-20T11:00", "تبدأ الجلسة [الساعة 11 صباح الخميس المقبل]"),
            ("2020-08-17T22:00", "وقع الحادث في [العاشرة من مساء أمس]"),
        ],
        no: cases!["المرحلة الثانية من صباح جديد", "للمرة الأولى مساء يوم غد"],
        ..RULE
    },
    Rule {
        id: "clock-digits-of-part-of-day", gives: S::Top,
        pattern: &[Maybe(S::Clock), One(S::ClockDigits), Maybe(S::Of), One(S::PartOfDay), Maybe(S::Of), One(S::Day)],
        value: |m| point(m[1], Some(m[5]), m[3], Meaning::Nothing),
        yes: cases![("2020-08-17T22:15", "وقع الحادث [الساعة 10:15 من مساء أمس]")],
        no: cases!["10:15 صباح جديد"],
        ..RULE
    },
    Rule {
        id: "clock-of-day", gives: S::Top,
        pattern: &[Maybe(S::Clock), One(S::Hour), One(S::Of), One(S::Day)],
        gate: |s| gate::hour_of_day(s) && (s.is(s.first, S::Clock) || gate::says_minutes(s)),
        value: |m| point(m[1], Some(m[3]), Meaning::Nothing, Meaning::Nothing),
        sure: 0.9,
        yes: cases![("2020-08-20T10:30", "ستبدأ الجلسة في [العاشرة والنصف من يوم الخميس]"), ("2020-08-20T10:00", "تبدأ الجلسة في [الساعة العاشرة من يوم الخميس]")],
        no: cases!["المرتبة السابعة من يوم الخميس", "الثانية من يوم الخميس"],
        ..RULE
    },
    Rule {
        id: "clock-of-this-part", gives: S::Top,
        pattern: &[Maybe(S::Clock), One(S::Hour), Maybe(S::Of), One(S::This), One(S::PartThe)],
        value: |m| point(m[1], None, m[4], Meaning::Nothing),
        yes: cases![("2020-08-18T20:00", "[الثامنة هذه الليلة]"), ("2020-08-18T11:45", "[الساعة الثانية عشر إلا ربعا هذا الصباح]")],
        no: cases!["الثامنة هذه السنة"],
        ..RULE
    },
    Rule {
        id: "clock-then-day", gives: S::Top,
        gate: gate::hour_of_day,
        pattern: &[One(S::ClockTime), Maybe(S::Comma), Maybe(S::Of), One(S::Day)],
        value: |m| point(m[0], Some(m[3]), Meaning::Nothing, Meaning::Nothing),
        yes: cases![("2020-08-17T09:00", "[الساعة التاسعة صباحا أمس]"), ("2020-08-19T18:00", "[السادسة مساءا يوم غد]")],
        no: cases!["الساعة 25 يوم غد أو بعده لا تعرف"],
        ..RULE
    },
    Rule {
        id: "day-then-clock", gives: S::Top,
        pattern: &[One(S::Day), Maybe(S::Comma), Maybe(S::In), With(S::ClockTime)],
        gate: |s| gate::weekday(s),
        value: |m| point(m[3], Some(m[0]), Meaning::Nothing, Meaning::Nothing),
        yes: cases![("2020-08-19T17:00", "[غداً الساعة 5 مساءً]"), ("2013-09-21T13:30", "[يوم السبت 21/9/2013 الساعة 1:30 بعد الظهر]")],
        no: cases!["مسجد الجمعة 2"],
        ..RULE
    },
    Rule {
        id: "midnight", gives: S::Top,
        pattern: &[One(S::Midnight), Maybe(S::Day), MaybeWith(S::Zone)],
        value: |m| {
            let day = if m[1] == Meaning::Nothing { at(Anchor::SameDay)? } else { m[1] };
            point(Meaning::Clock(Clock { hour: 24, minute: Some(0), second: None, exact: true }), Some(day), Meaning::Nothing, m[2])
        },
        yes: cases![
            ("2020-08-18T24:00", "يسري القرار عند [منتصف الليل]"),
            ("2020-08-15T24:00", "[منتصف الليل السبت الماضي]"),
            ("2020-08-18T24:00", "يسري القرار عند [منتصف الليل بالتوقيت المحلي]"),
        ],
        no: cases!["منتصف الطريق"],
        ..RULE
    },
    Rule {
        id: "noon", gives: S::Top,
        pattern: &[One(S::PartThe)],
        gate: |s| s.before(1) == "عند" && s.host() == "الظهر" && s.is_one_word(),
        value: |m| {
            (number(m[0])? == 2).then_some(())?;
            point(Meaning::Clock(Clock { hour: 12, minute: Some(0), second: None, exact: true }), None, Meaning::Nothing, Meaning::Nothing)
        },
        yes: cases![("2020-08-18T12:00", "نلتقي عند [الظهر]")],
        no: cases!["صلاة الظهر", "عند العصر"],
        ..RULE
    },
];
