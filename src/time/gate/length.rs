//! Gates of lengths, ages and rates.

use super::{Scene, Veto, alone, strip_and};
use crate::text::marks::is_quotation_mark;
use crate::text::token::{Token, TokenKind};
use crate::time::meaning::Meaning;
use crate::time::pattern::Symbol;
use crate::time::tense::{self, Tense};
use crate::time::value::Unit;
use crate::word_set::is_one_of;

/// A length that is nobody's age.
pub fn no_age(scene: &Scene<'_>) -> bool {
    let mut back = 1;
    // عن عمر ناهز نحو 80 عاما: what stands between is read over.
    while back < 4
        && (is_one_of!(scene.before(back), "نحو حوالي الـ ال يناهز قارب") || scene.is(scene.first.wrapping_sub(back), Symbol::Approx))
    {
        back += 1;
    }
    let age_before = (back..back + 2).any(|back| {
        let before = scene.before(back);
        !before.is_empty()
            && before != "عن"
            && scene.vetoed(scene.first - back, Veto::BeforeAge)
            && (years(scene) || before.contains("عمر"))
    });
    // لا تقل عن 10 أعوام is a length, توفي عن 80 عاما an age.
    let least = is_one_of!(scene.before(back + 1), "تقل يقل تزيد يزيد تربو يربو اقل تتجاوز فضلا");
    // أن يقل العمر عن 18 عاما ولا يزيد على 50 عاما
    let spoken_of = years(scene)
        && (1..=12).map_while(|back| Some(scene.before(back)).filter(|form| !form.is_empty() && *form != ".")).any(is_age_word);
    let age_before = age_before || spoken_of || scene.before(back) == "عن" && years(scene) && !least;
    let bracketed = |open: fn(&Token) -> bool, close: fn(&Token) -> bool| {
        scene.first > 0 && scene.token(scene.first - 1).is_some_and(open) && scene.token(scene.end).is_some_and(close)
    };
    // (30 عاما), «زهرة، 6 سنوات», (محمد - أربع سنوات)
    let comma = |t: &Token| t.is('،') || t.is(',');
    let parenthesis = years(scene)
        && (bracketed(|t| t.is('('), |t| t.is(')'))
            || bracketed(comma, comma)
            || bracketed(comma, is_quotation_mark)
            || bracketed(is_quotation_mark, is_quotation_mark)
            || bracketed(|t| t.is('-'), |t| t.is(')'))
            || is_second_of_two_ages(scene));
    let after = scene.after();
    let age_after = scene.vetoed_after(Veto::AfterAge)
        || after == "من"
            && scene.token(scene.end + 1).is_some_and(|token| !token.starts_paragraph)
            && scene.vetoed(scene.end + 1, Veto::AfterAge);
    !(age_before || parenthesis || age_after)
}

/// (26 و27 عاما)
fn is_second_of_two_ages(scene: &Scene<'_>) -> bool {
    let is = |back: u32, c: char| scene.first >= back && scene.token(scene.first - back).is_some_and(|token| token.is(c));
    scene.before(1) == "و" && is(3, '(') && scene.token(scene.end).is_some_and(|token| token.is(')'))
}

fn is_age_word(form: &str) -> bool {
    is_one_of!(form, "العمر عمره عمرها اعمارهم اعمارهن اعمار الاعمار العمريه عمرهم سن السن بسن لسن")
}

fn years(scene: &Scene<'_>) -> bool {
    matches!(scene.meaning, Meaning::Length(length) if matches!(length.single(), Some((Unit::Year, _))))
}

/// A length without its number: only after a word that takes a length.
pub fn after_length_word(scene: &Scene<'_>) -> bool {
    let before = strip_and(scene.before(1));
    // على بعد دقائق is a distance, من خلال عقد صفقة a verb's noun.
    let distance = scene.before(2) == "علي" && before == "بعد";
    // and بعد عقد اجتماع
    let masdar = (scene.before(2) == "من" && before == "خلال" || scene.host() == "عقد")
        && !(scene.after().is_empty() || is_one_of!(scene.after(), "من واحد علي"))
        && scene.token(scene.end).is_some_and(|token| token.kind == TokenKind::Word);
    no_age(scene)
        && !scene.vetoed_after(Veto::AfterUnit)
        && !distance
        && !is_one_of!(scene.before(2), "يوما يوم عاما سنه شهرا")
        && !masdar
        && (is_one_of!(
            before,
            "منذ مذ قبل بعد خلال غضون طوال طيله لمده مده مدي مدار لفتره ظرف استمرت استمر دامت دام استغرق استغرقت تستغرق يستغرق بمده لعده",
        ))
}

/// قبل and بعد count from now, not from what follows: قبل يومين من الحادث
pub fn from_now(scene: &Scene<'_>) -> bool {
    let after = scene.after();
    // قبل يوم الانتخابات names a day by its event.
    let one = scene.is(scene.end - 1, Symbol::UnitOne) && scene.end == scene.first + 2;
    let construct = one && (after.starts_with("ال") || scene.token(scene.end).is_some_and(|token| token.kind == TokenKind::Number));
    // عاما بعد عام is every year; قبل شهر رمضان is before a month with a name.
    let repeated = one && scene.is(scene.first.wrapping_sub(1), Symbol::UnitOne);
    let month = one && (scene.is(scene.end, Symbol::HijriMonthName) || scene.is(scene.end, Symbol::CivilMonthName));
    !matches!(after, "من" | "علي") && !construct && !repeated && !month && no_age(scene)
}

/// The clause looks ahead.
pub fn ahead(scene: &Scene<'_>) -> bool {
    alone(scene) || matches!(tense::of(scene.parser.document, scene.first..scene.end), Tense::Future | Tense::Scheduled)
}

/// منذ with a number counts back from now where the verb names a point: انطلقت منذ 20 شهرا
pub fn began(scene: &Scene<'_>) -> bool {
    no_age(scene) && tense::is_point(scene.parser.document, scene.first)
}

/// A length, and no rate, rank or part of a name.
pub fn length(scene: &Scene<'_>) -> bool {
    // كتاب عامين are secretaries, تحت 20 سنة is a team.
    let general = matches!(scene.host(), "عام" | "عامين") && scene.vetoed_before(Veto::BeforeGeneral);
    let ranked = is_one_of!(scene.before(1), "الدقيقه رقم تحت دون فوق");
    // قتل 584 ألفا عام 2013
    let year =
        scene.is(scene.end - 1, Symbol::UnitOne) && years(scene) && scene.parser.digits(scene.end).is_some_and(|(_, width)| width == 4);
    !general && !ranked && !year
}

/// Decades, and not contracts: العقود السابقة
pub fn no_contracts(scene: &Scene<'_>) -> bool {
    let last = scene.parser.document.form(scene.end - 1);
    scene.host() != "العقود" || ["الماضي", "الاخير", "المقبل", "القادم"].iter().any(|way| last.starts_with(way))
}

/// Units without their number that are not those of something: أيام الأسبوع, سنوات 2007 و2008, خلال أيام معرض الكتاب
pub fn of_nothing(scene: &Scene<'_>) -> bool {
    let after = scene.after();
    let Some(next) = scene.token(scene.end).filter(|token| !token.starts_paragraph) else { return true };
    let during = is_one_of!(strip_and(scene.before(1)), "خلال طوال طيله مدي");
    let goes_on = is_one_of!(after, "من في علي الي عن مع او ثم قبل بعد حتي منذ فقط دون") || after.starts_with(['و', 'ب', 'ل', 'ف']);
    match next.kind {
        TokenKind::Number => false,
        TokenKind::Word => after != "رمضان" && !after.starts_with("ال") && (!during || goes_on),
        _ => true,
    }
}

/// لساعات, لسنوات من العمل: ل alone makes a length of them.
pub fn for_so_long(scene: &Scene<'_>) -> bool {
    let alone = scene.token(scene.end).is_none_or(|token| token.starts_paragraph || token.kind != TokenKind::Word);
    let goes_on = is_one_of!(scene.after(), "من في قبل بعد دون عن علي") || scene.after().starts_with(['و', 'ب']);
    scene.has_preposition() && scene.surface().contains('ل') && (alone || goes_on)
}

/// لعام آخر, لشهر كامل
pub fn one_more(scene: &Scene<'_>) -> bool {
    scene.has_preposition() && is_one_of!(scene.after(), "اخر اخري اضافي اضافيه كامل كامله")
}

/// An adverb or adjective of frequency that says how often: not a newspaper's kind, nor life's.
pub fn frequency(scene: &Scene<'_>) -> bool {
    let before = scene.before(1);
    let pair = scene.is(scene.end - 1, Symbol::UnitPair)
        && (scene.is(scene.end, Symbol::WeekdayName)
            || scene.is(scene.end, Symbol::Digits)
            || scene.token(scene.end).is_some_and(|t| t.kind == TokenKind::Number));
    // يحيى الشهري: a family name.
    let surname = scene.host().starts_with("ال") && scene.after_first_name();
    !pair
        && !surname
        && !is_one_of!(
            before,
            "صحيفه الصحيفه جريده الجريده مجله المجله الحياه حياته حياتهم حياتنا حياتها دوريه صحف الصحف نشره المياومه حياه المعيشه المجلات شؤون نشاطه",
        )
}

/// في or ب before it, and a number up to four tokens before that: so many in the period.
pub fn rate(scene: &Scene<'_>) -> bool {
    let in_it = scene.before(1) == "في"
        || scene.parser.lexemes.at(scene.first).iter().any(|lexeme| lexeme.preposition && scene.surface().contains('ب'));
    let counted = (2..=4).any(|back| {
        let Some(at) = scene.first.checked_sub(back).filter(|_| !scene.before(back).is_empty()) else { return false };
        let number = scene.token(at).is_some_and(|token| token.kind == TokenKind::Number);
        number || [Symbol::NumeralUnit, Symbol::NumeralTen, Symbol::NumeralTeen].iter().any(|&symbol| scene.is(at, symbol))
    });
    in_it && counted && !scene.after().starts_with("ال")
}
