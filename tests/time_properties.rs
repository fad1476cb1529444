//! What is true of every time expression: values that can be read again, intervals that hold them, relative values that
//! move with the publication date, spelling that changes nothing.

use hashiya::{Annotation, Annotator, Layers, Options, TimeExpression, TimexKind};
use proptest::prelude::*;

/// Expressions that stand in the sentences below; any of them, with any publication date.
#[rustfmt::skip]
const EXPRESSIONS: &[&str] = &[
    "أمس", "غدا الأربعاء", "اليوم", "أول من أمس", "يوم الخميس", "الثلاثاء المقبل", "الجمعة الماضية", "قبل يومين",
    "4 أغسطس 2020", "الرابع من آب", "29 مايو أيار", "13 أغسطس/آب", "كانون الأول/ديسمبر 2019", "28/12/1441هـ",
    "12 ربيع الأول 1442 هـ", "28 ذي الحجة 1441هـ الموافق 18 أغسطس 2020م", "شهر رمضان الماضي", "العاشر من محرم",
    "الأسبوع الماضي", "الشهر المقبل", "العام الماضي", "هذا العام", "عام 1998", "عام ألف وتسعمئة وسبعة وستين", "عام 1436هـ",
    "الساعة العاشرة صباحا", "الساعة 21:30", "السابعة والنصف من مساء غد", "مساء أمس", "الليلة الماضية", "منتصف الليل",
    "صيف 2019", "الربع الأول من 2020", "النصف الثاني من العام الجاري", "تسعينيات القرن الماضي", "القرن التاسع عشر",
    "نهاية الأسبوع", "موسم 2014/2015", "العقد الماضي", "عام 332 ق.م", "القرن الثاني الهجري",
    "ثلاثة أيام", "ساعتين ونصف الساعة", "عدة أسابيع", "الأيام الثلاثة الماضية", "قرابة سبعة أعوام", "نصف قرن",
    "كل أربع سنوات", "كل يوم جمعة", "يوميا", "كل صباح", "حاليا", "مؤخرا", "عيد الفطر الماضي", "29 فبراير", "31 أبريل",
];

fn options(date: Option<(i32, u8, u8)>) -> Options {
    let date = date.and_then(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}").parse().ok());
    Options { date, layers: Layers { entity: false, quote: false, time: true, mark: false }, ..Options::default() }
}

fn times(text: &str, options: &Options) -> Vec<TimeExpression> {
    let article = Annotator::new().annotate(text, options);
    let time = |annotation| match annotation {
        Annotation::Time(time) => Some(time),
        _ => None,
    };
    article.annotations.into_iter().filter_map(time).collect()
}

fn dates() -> impl Strategy<Value = (i32, u8, u8)> {
    (1950..2100, 1u8..=12, 1u8..=28)
}

/// Days from 1970-01-01 to a date written `2020-08-18`; `None` where it is not written so.
fn day_number(date: &str) -> Option<i64> {
    let (year, rest) = date.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let (year, month, day): (i64, i64, i64) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    Some(365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5 + day - 719_469)
}

/// True where `text` is `pattern`: 9 stands for a digit or X, other characters for themselves.
fn is(text: &str, pattern: &str) -> bool {
    text.len() == pattern.len()
        && text.chars().zip(pattern.chars()).all(|(c, p)| if p == '9' { c.is_ascii_digit() || c == 'X' } else { c == p })
}

/// TIMEX3 values as `src/time/value.rs` documents them.
fn is_date(value: &str) -> bool {
    const FORMS: &[&str] = &[
        "9999-99-99",
        "9999-99",
        "9999",
        "999",
        "99",
        "9",
        "9999-W99",
        "9999-W99-9",
        "9999-W99-WE",
        "9999-Q9",
        "9999-H9",
        "9999-SP",
        "9999-SU",
        "9999-FA",
        "9999-WI",
        "9999/9999",
        "BC9999",
        "BC99",
    ];
    matches!(value, "PAST_REF" | "PRESENT_REF" | "FUTURE_REF") || FORMS.iter().any(|form| is(value, form))
}

fn is_time(value: &str) -> bool {
    let Some((date, time)) = value.split_once('T') else { return false };
    // Of a clock time on a day that is not known only the clock is said.
    let on_a_day = is_date(date) || date.is_empty() && time.contains(':');
    let zoned = time
        .strip_suffix('Z')
        .or_else(|| time.len().checked_sub(6).filter(|&at| time[at..].starts_with('+')).map(|at| &time[..at]))
        .unwrap_or(time);
    on_a_day && (matches!(time, "MO" | "AF" | "EV" | "NI") || is(zoned, "99:99") || is(zoned, "99:99:99"))
}

fn is_duration(value: &str) -> bool {
    let Some(rest) = value.strip_prefix('P') else { return false };
    let parts = rest.replace('T', "");
    let mut number = false;
    !parts.is_empty()
        && parts.replace("DE", "Y").replace("CE", "Y").chars().all(|c| {
            let fits = if c.is_ascii_digit() || c == 'X' { true } else { number && "YMWDHS".contains(c) };
            number = c.is_ascii_digit() || c == 'X';
            fits
        })
        && !number
}

fn reads_again(time: &TimeExpression) -> bool {
    match time.kind {
        TimexKind::Date => is_date(&time.value),
        TimexKind::Time => is_time(&time.value),
        TimexKind::Duration => is_duration(&time.value),
        TimexKind::Set => is_duration(&time.value) || is_date(&time.value) || is_time(&time.value),
    }
}

proptest! {
    #[test]
    fn every_value_reads_again_and_lies_in_its_interval(
        expression in prop::sample::select(EXPRESSIONS), date in prop::option::of(dates()), verb in prop::sample::select(&["وصل الوفد", "سيصل الوفد", "الموعد"][..]),
    ) {
        for time in times(&format!("{verb} {expression} إلى المدينة."), &options(date)) {
            prop_assert!(reads_again(&time), "{:?}", time);
            let Some((start, end)) = &time.interval else { continue };
            prop_assert!(start < end, "{:?}", time);
            prop_assert!(!time.value.contains('X') && !time.value.ends_with("_REF"), "an interval of what is not known: {:?}", time);
            let (first, last) = (day_number(&start[..10]), day_number(&end[..10]));
            prop_assert!(first.is_some() && last.is_some(), "{:?}", time);
            if let Some(day) = time.value.get(..10).and_then(day_number) {
                prop_assert!(first <= Some(day + 1) && Some(day) <= last, "{:?}", time);
            } else if time.original.is_none() && is(&time.value, "9999-99") {
                prop_assert!(start.starts_with(&time.value), "{:?}", time);
            }
        }
    }

    #[test]
    fn a_week_later_relative_days_are_a_week_later((year, month, day) in dates(), expression in prop::sample::select(&[
        "أمس", "اليوم", "غدا", "أول من أمس", "بعد غد", "يوم الخميس", "الثلاثاء المقبل", "الجمعة الماضية", "السبت قبل الماضي", "قبل يومين",
        "الأسبوع الماضي", "الأسبوع المقبل", "مساء أمس", "الليلة الماضية", "نهاية الأسبوع",
    ][..])) {
        let start = |day: u8| {
            let found = times(&format!("وصل الوفد {expression} إلى المدينة."), &options(Some((year, month, day))));
            found.first().and_then(|time| day_number(&time.interval.as_ref()?.0[..10]))
        };
        let day = day.min(21);
        let (now, later) = (start(day), start(day + 7));
        prop_assert!(now.is_some(), "{} has no interval", expression);
        prop_assert_eq!(now.map(|now| now + 7), later, "{}", expression);
    }

    #[test]
    fn spelling_changes_nothing_but_the_span(expression in prop::sample::select(EXPRESSIONS), variant in 0usize..6) {
        let plain = format!("وصل الوفد {expression} إلى المدينة.");
        let varied: String = match variant {
            0 => plain.replace(['أ', 'إ', 'آ'], "ا"),
            1 => plain.replace('ة', "ه").replace("ى", "ي"),
            2 => plain.chars().map(|c| c.to_digit(10).and_then(|digit| char::from_u32('٠' as u32 + digit)).unwrap_or(c)).collect(),
            3 => plain.chars().map(|c| c.to_digit(10).and_then(|digit| char::from_u32('۰' as u32 + digit)).unwrap_or(c)).collect(),
            4 => plain.replace('س', "س\u{640}\u{64E}").replace('ر', "ر\u{651}"),
            _ => plain.split(' ').map(|word| format!("\u{200F}{word}\u{200E}")).collect::<Vec<_>>().join(" "),
        };
        let options = options(Some((2020, 8, 18)));
        let values = |text: &str| times(text, &options).into_iter().map(|time| (time.kind, time.value, time.rule)).collect::<Vec<_>>();
        prop_assert_eq!(values(&plain), values(&varied), "{}", varied);
    }
}
