//! Gates of dates, months and years.

use super::{Scene, Veto, strip_and};
use crate::annotation::Calendar;
use crate::text::token::TokenKind;
use crate::time::meaning::{Anchor, Meaning, Month, Year};
use crate::time::number::is_civil_year;
use crate::time::pattern::Symbol;
use crate::word_set::is_one_of;

/// A date that nothing is named after: شارع 26 يوليو is a street.
pub fn no_name_of_a_date(scene: &Scene<'_>) -> bool {
    !scene.vetoed_before(Veto::BeforeDate) && !shares_a_name(scene)
}

/// The most tokens of a date that stands before و.
const LONGEST_DATE: u32 = 8;

/// ثورتي 25 يناير و30 يونيو: the second of two dates that something is named after.
fn shares_a_name(scene: &Scene<'_>) -> bool {
    let is_date = |at: u32| {
        scene.token(at).is_some_and(|token| token.kind == TokenKind::Number || matches!(token.first, '(' | ')' | '/'))
            || scene.is(at, Symbol::CivilMonthName)
            || scene.is(at, Symbol::OrdinalDefinite)
            || scene.parser.is_bare_and(at)
    };
    let head = (1..=LONGEST_DATE)
        .map_while(|back| Some(back).filter(|_| !scene.before(back).is_empty()))
        .find(|back| !is_date(scene.first - back));
    scene.has_conjunction() && head.is_some_and(|back| back > 2 && scene.vetoed(scene.first - back, Veto::BeforeDate))
}

/// A month that is no name, verb or car.
pub fn month(scene: &Scene<'_>) -> bool {
    if !no_name_of_a_date(scene) || scene.vetoed_before(Veto::BeforeName) {
        return false;
    }
    // ثورة 25 يناير (كانون الثاني): the other name of a month that is part of a name.
    if matches!(scene.before(1), "(" | "/") && scene.is(scene.first.saturating_sub(2), Symbol::CivilMonthName) {
        return false;
    }
    // A day before the month that was not read with it: it has a name (مدينة السادس من أكتوبر), or there is no such day.
    let day = |back: u32| {
        scene
            .first
            .checked_sub(back)
            .is_some_and(|at| scene.parser.digits(at).is_some_and(|(_, width)| width <= 3) || scene.is(at, Symbol::OrdinalDefinite))
    };
    let named = scene.is(scene.first, Symbol::CivilMonthName) && !scene.has_preposition();
    if named && (day(1) || scene.before(1) == "من" && day(2)) {
        return false;
    }
    !scene.is_one_word() || scene.plain() || evidence(scene)
}

/// A preposition before a word that also is something else, and no adjective that would make it a name.
fn evidence(scene: &Scene<'_>) -> bool {
    let before = strip_and(scene.before(1));
    let temporal = is_one_of!(before, "في منذ حتي بين خلال بحلول حلول شهر مطلع نهايه بدايه منتصف اواخر اوائل الي من");
    let form = scene.host();
    // آب with its madda is the month where a preposition stands before it; اب is a father.
    let short = is_one_of!(form, "اب ماي اوت جوان صفر محرم المحرم") && !(scene.surface().starts_with('آ'));
    temporal && !short && (scene.plain() || !matches!(before, "من" | "الي"))
}

/// A bare year: after a preposition that takes a time, and counting nothing.
pub fn bare_year(scene: &Scene<'_>) -> bool {
    let counts = scene.vetoed_after(Veto::Counted) || counted_accusative(scene);
    if counts || scene.token(scene.end).is_some_and(|token| token.glued && (token.is('/') || token.is('-'))) && !year_range(scene) {
        return false;
    }
    if year_range(scene) {
        return true;
    }
    let before = strip_and(scene.before(1));
    match before {
        "في" | "منذ" | "حتي" | "خلال" | "لغايه" | "بحلول" | "قبل" | "بعد" | "مذ" | "بدء" => true,
        "بين" => true,
        "من" | "الي" => scene.is(scene.end, Symbol::To) || year_near(scene),
        "ل" | "ب" => !scene.after().starts_with("ال") || year_near(scene),
        "و" => year_joined(scene),
        _ => scene.before(1).ends_with("خلال"),
    }
}

/// A word such as شخصا after the number.
fn counted_accusative(scene: &Scene<'_>) -> bool {
    let after = scene.after();
    after.chars().count() >= 4
        && after.ends_with('ا')
        && !after.starts_with("ال")
        && !after.starts_with(['و', 'ب', 'ل', 'ف'])
        && scene.parser.lexemes.at(scene.end).is_empty()
        && !is_one_of!(
            after,
            "عندما حينما كلما طالما حسبما ريثما مثلما خصوصا تحديدا منها عنها عليها انما هما بينما فيما مما كما هذا انها علما مقارنه نظرا ايضا تقريبا",
        )
}

/// A dash, إلى or و joins the year to another.
fn year_range(scene: &Scene<'_>) -> bool {
    let year = |i: u32| matches!(scene.parser.digits(i), Some((value, 4)) if is_civil_year(value));
    let dash = |i: u32| scene.token(i).is_some_and(|token| token.is('-') || token.is('–') || token.is('/'));
    scene.first >= 2 && dash(scene.first - 1) && year(scene.first - 2)
}

/// Token `back` before the expression is a year.
fn is_year(scene: &Scene<'_>, back: u32) -> bool {
    let year = scene.first.checked_sub(back).and_then(|at| scene.parser.digits(at));
    !scene.before(back).is_empty() && matches!(year, Some((value, 4)) if is_civil_year(value))
}

/// Another year stands up to three tokens before.
fn year_near(scene: &Scene<'_>) -> bool {
    (2..=4).any(|back| is_year(scene, back))
}

/// و joins it to a year that is one by what stands before that: not in بطولات 2009 و2013.
fn year_joined(scene: &Scene<'_>) -> bool {
    use Symbol as S;
    let shown = |back: u32| {
        let unit = |symbol| scene.first >= back && scene.is(scene.first - back, symbol);
        is_one_of!(strip_and(scene.before(back)), "في منذ بين خلال قبل بعد حتي من")
            || [S::UnitOne, S::UnitTheOne, S::UnitPair, S::UnitMany, S::UnitTheMany, S::CivilMonthName].into_iter().any(unit)
    };
    // 2009 و2010 و2013: the first of the list shows it. عام 2018 في روسيا و2022
    (2..=4).any(|back| {
        is_year(scene, back) && (shown(back + 1) || scene.before(back + 1) == "و" && is_year(scene, back + 2) && shown(back + 3))
    })
}

/// A year said with its noun: not the general of الأمين العام الحالي, no recurrence, no school year.
pub fn year_phrase(scene: &Scene<'_>) -> bool {
    let each = matches!(scene.meaning, Meaning::When(when) if matches!(when.anchor, Anchor::Fields(fields) if fields.year == Year::Each));
    let general = scene.parser.document.form(scene.first) == "العام" && scene.vetoed_before(Veto::BeforeGeneral);
    !each && !general && !scene.after().starts_with("الدراس")
}

/// A date whose month is a score, a prohibition or a name elsewhere (صفر, محرم) has its year, شهر or هـ, or its day in words.
pub fn dated(scene: &Scene<'_>) -> bool {
    let Meaning::When(when) = scene.meaning else { return true };
    let Anchor::Fields(fields) = when.anchor else { return true };
    let risky = fields.calendar == Calendar::Hijri && fields.month == Month::Is(2);
    let short_year = matches!(fields.year, Year::Short(_));
    let said = fields.year != Year::Unsaid || fields.toward.is_some() || scene.end - scene.first > 2;
    (!risky || said) && (!short_year || after_date_word(scene))
}

/// A word that announces a date in digits.
fn after_date_word(scene: &Scene<'_>) -> bool {
    scene.after_preposition() || is_one_of!(scene.before(1), "يوم تاريخ المورخ (")
}

/// The era stands right behind the digits: 2015م.
pub fn glued_era(scene: &Scene<'_>) -> bool {
    scene.token(scene.end - 1).is_some_and(|token| token.glued)
}

/// A length in metres: سباق 2000م
pub fn counts_metres(scene: &Scene<'_>) -> bool {
    is_one_of!(scene.before(1), "سباق ارتفاع بطول طول مسافه عمق بعمق بارتفاع لمسافه علي مساحه بمساحه") || scene.vetoed_after(Veto::Counted)
}

/// A month, year or century that stands alone; a month needs what [`month`] needs.
pub fn period(scene: &Scene<'_>) -> bool {
    let Meaning::When(when) = scene.meaning else { return true };
    match when.anchor {
        // المدير العام السابق
        Anchor::Fields(fields) if fields.year == Year::After(-1) => !scene.vetoed_before(Veto::BeforeGeneral),
        // The rules for months and years that stand alone have their own evidence.
        Anchor::Fields(fields) => matches!(fields.month, Month::By(_) | Month::After(_)) || matches!(fields.year, Year::After(_)),
        Anchor::Millennium(_) => false,
        // هذا العقد is more often a contract.
        Anchor::DecadeBy(0) => scene.before(1).is_empty() || is_one_of!(strip_and(scene.before(1)), "خلال طوال طيله منذ بحلول حلول مدي"),
        Anchor::Decade(_) => !scene.is_one_word() || scene.parser.document.form(scene.first).starts_with("ال") || evidence(scene),
        _ => true,
    }
}

/// Days of the month in a list: after a preposition, يومي or another of the list.
pub fn lists_days(scene: &Scene<'_>) -> bool {
    let before = strip_and(scene.before(1));
    scene.after_preposition()
        || scene.has_conjunction()
        || before.is_empty()
        || is_one_of!(before, "ايام يوم الايام يومي بتاريخ و")
        || scene.is(scene.first.wrapping_sub(1), Symbol::WeekdayName)
}

/// After في, خلال and the like, for words that only then are a time.
pub fn after_in(scene: &Scene<'_>) -> bool {
    is_one_of!(strip_and(scene.before(1)), "في خلال حتي منذ بحلول مع بدايه نهايه اواخر اوائل مطلع منتصف")
}
