//! What must hold around a match: the evidence without which a word that may be a time is left alone.

use super::meaning::Meaning;
use super::parse::Parser;
use super::pattern::Symbol;
use crate::lexicon::{List, time_vetoes};
use crate::text::marks::is_quotation_mark;
use crate::text::token::{Token, TokenKind};

pub use crate::lexicon::time_vetoes::Kind as Veto;

/// A match in its text.
pub struct Scene<'a> {
    /// The text and its time words.
    pub parser: &'a Parser<'a, 'a>,
    /// The first token of the expression.
    pub first: u32,
    /// The token after its last one.
    pub end: u32,
    /// What the expression means.
    pub meaning: Meaning,
}

impl Scene<'_> {
    /// The folded form of the token `back` tokens before the expression, in the same paragraph; empty where there is none.
    pub fn before(&self, back: u32) -> &str {
        let Some(at) = self.first.checked_sub(back) else { return "" };
        let apart = (at + 1..=self.first).any(|i| self.parser.document.token(i).is_none_or(|token| token.starts_paragraph));
        if apart { "" } else { self.parser.document.form(at) }
    }

    /// The folded form of the token after the expression, in the same paragraph.
    pub fn after(&self) -> &str {
        match self.token(self.end) {
            Some(token) if !token.starts_paragraph => self.parser.document.form(self.end),
            _ => "",
        }
    }

    /// Token `i`.
    pub fn token(&self, i: u32) -> Option<&Token> {
        self.parser.document.token(i)
    }

    /// True where token `i` begins a phrase that can be `symbol`.
    pub fn is(&self, i: u32, symbol: Symbol) -> bool {
        self.parser.lexemes.is(i, symbol)
    }

    /// True where token `i` begins a phrase of the vetoes of `kind`.
    pub fn vetoed(&self, i: u32, kind: Veto) -> bool {
        self.parser
            .document
            .matches_at(i)
            .iter()
            .any(|found| found.list == List::TimeVetoes && time_vetoes::of(found).is_some_and(|row| row.kind == kind))
    }

    /// True where the token before the expression is one of the vetoes of `kind`.
    pub fn vetoed_before(&self, kind: Veto) -> bool {
        !self.before(1).is_empty() && self.vetoed(self.first - 1, kind)
    }

    /// True where the token after the expression is one of the vetoes of `kind`.
    pub fn vetoed_after(&self, kind: Veto) -> bool {
        !self.after().is_empty() && self.vetoed(self.end, kind)
    }

    /// The folded form of the expression's first word without its proclitics.
    pub fn host(&self) -> &str {
        let document = self.parser.document;
        let lexeme = self.parser.lexemes.at(self.first).iter().filter(|lexeme| lexeme.end <= self.end).max_by_key(|lexeme| lexeme.reading);
        let reading = lexeme.and_then(|lexeme| document.readings(self.first).get(usize::from(lexeme.reading)));
        reading.map_or_else(|| document.form(self.first), |reading| document.reading_form(reading))
    }

    /// True where a preposition that takes a time stands before the expression, apart or written to it.
    pub fn after_preposition(&self) -> bool {
        self.has_preposition()
            || matches!(
                strip_and(self.before(1)),
                "في" | "منذ"
                    | "مذ"
                    | "حتي"
                    | "بين"
                    | "خلال"
                    | "الي"
                    | "قبل"
                    | "بعد"
                    | "من"
                    | "لغايه"
                    | "غايه"
                    | "بحلول"
                    | "حلول"
                    | "قبيل"
                    | "بعيد"
                    | "طوال"
                    | "طيله"
                    | "اعتبارا"
                    | "ابتداء"
                    | "عن"
                    | "موسم"
                    | "شهر"
                    | "بتاريخ"
                    | "مطلع"
                    | "نهايه"
                    | "بدايه"
                    | "منتصف"
                    | "اواخر"
                    | "اوائل"
            )
    }

    /// True where ب or ل is written to the first word.
    pub fn has_preposition(&self) -> bool {
        self.parser.lexemes.at(self.first).iter().any(|lexeme| lexeme.preposition && lexeme.end <= self.end)
            || matches!(strip_and(self.before(1)), "ب" | "ل" | "لل")
    }

    /// True where و is written to the first word, or stands before it.
    pub fn has_conjunction(&self) -> bool {
        self.before(1) == "و" || self.parser.lexemes.at(self.first).iter().any(|lexeme| lexeme.conjunction && lexeme.end <= self.end)
    }

    /// True where the month names in the expression can hardly be anything else.
    pub fn plain(&self) -> bool {
        self.parser
            .lexemes
            .at(self.first)
            .iter()
            .filter(|lexeme| matches!(lexeme.symbol, Symbol::CivilMonthName | Symbol::HijriMonthName))
            .any(|lexeme| lexeme.plain)
    }

    /// The expression is one token long.
    pub fn is_one_word(&self) -> bool {
        self.end == self.first + 1
    }

    /// The text as written of the first token.
    pub fn surface(&self) -> &str {
        self.parser.document.surface(self.first)
    }
}

/// A word without و or ف before it: وفي, فمنذ.
pub fn strip_and(form: &str) -> &str {
    match form {
        "وفي" | "ففي" => "في",
        "ومنذ" | "فمنذ" => "منذ",
        "وحتي" => "حتي",
        "وبين" => "بين",
        "وخلال" => "خلال",
        "والي" => "الي",
        "وقبل" => "قبل",
        "وبعد" | "فبعد" => "بعد",
        "ومن" => "من",
        "وب" => "ب",
        "ول" => "ل",
        _ => form,
    }
}

/// A date that nothing is named after: شارع 26 يوليو is a street.
pub fn no_name_of_a_date(scene: &Scene<'_>) -> bool {
    !scene.vetoed_before(Veto::BeforeDate)
}

/// A month that is no name, verb or car.
pub fn month(scene: &Scene<'_>) -> bool {
    if !no_name_of_a_date(scene) || scene.vetoed_before(Veto::BeforeName) {
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
    let temporal = matches!(
        before,
        "في" | "منذ"
            | "حتي"
            | "بين"
            | "خلال"
            | "بحلول"
            | "حلول"
            | "شهر"
            | "مطلع"
            | "نهايه"
            | "بدايه"
            | "منتصف"
            | "اواخر"
            | "اوائل"
            | "الي"
            | "من"
    );
    let form = scene.host();
    // آب with its madda is the month where a preposition stands before it; اب is a father.
    let short = matches!(form, "اب" | "ماي" | "اوت" | "جوان" | "صفر" | "محرم" | "المحرم") && !(scene.surface().starts_with('آ'));
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
        "في" | "منذ" | "حتي" | "خلال" | "لغايه" | "بحلول" | "قبل" | "بعد" | "مذ" => true,
        "بين" => true,
        "من" | "الي" => scene.is(scene.end, Symbol::To) || year_near(scene),
        "ل" | "ب" => !scene.after().starts_with("ال") || year_near(scene),
        "و" => year_near(scene),
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
        && !matches!(
            after,
            "عندما"
                | "حينما"
                | "بينما"
                | "فيما"
                | "مما"
                | "كما"
                | "هذا"
                | "انها"
                | "علما"
                | "مقارنه"
                | "نظرا"
                | "ايضا"
                | "تقريبا"
        )
}

/// A dash, إلى or و joins the year to another.
fn year_range(scene: &Scene<'_>) -> bool {
    let year = |i: u32| matches!(scene.parser.digits(i), Some((value, 4)) if super::number::is_civil_year(value));
    let dash = |i: u32| scene.token(i).is_some_and(|token| token.is('-') || token.is('–') || token.is('/'));
    scene.first >= 2 && dash(scene.first - 1) && year(scene.first - 2)
}

/// Another year stands up to three tokens before.
fn year_near(scene: &Scene<'_>) -> bool {
    (2..=4).any(|back| {
        let year = scene.first.checked_sub(back).and_then(|at| scene.parser.digits(at));
        !scene.before(back).is_empty() && matches!(year, Some((value, 4)) if super::number::is_civil_year(value))
    })
}

/// A length that is nobody's age.
pub fn no_age(scene: &Scene<'_>) -> bool {
    let mut back = 1;
    // عن عمر ناهز نحو 80 عاما: what stands between is read over.
    while back < 4
        && (matches!(scene.before(back), "نحو" | "حوالي" | "الـ" | "ال" | "يناهز" | "قارب")
            || scene.is(scene.first.wrapping_sub(back), Symbol::Approx))
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
    let least = matches!(scene.before(back + 1), "تقل" | "يقل" | "تزيد" | "يزيد" | "تربو" | "يربو" | "اقل" | "تتجاوز" | "فضلا");
    // أن يقل العمر عن 18 عاما ولا يزيد على 50 عاما
    let spoken_of = years(scene)
        && (1..=12).map_while(|back| Some(scene.before(back)).filter(|form| !form.is_empty() && *form != ".")).any(is_age_word);
    let age_before = age_before || spoken_of || scene.before(back) == "عن" && years(scene) && !least;
    let bracketed = |open: fn(&Token) -> bool, close: fn(&Token) -> bool| {
        scene.first > 0 && scene.token(scene.first - 1).is_some_and(open) && scene.token(scene.end).is_some_and(close)
    };
    let parenthesis =
        years(scene) && (bracketed(|t| t.is('('), |t| t.is(')')) || bracketed(|t| t.is('،') || t.is(','), |t| t.is('،') || t.is(',')));
    let after = scene.after();
    let age_after = scene.vetoed_after(Veto::AfterAge)
        || after == "من"
            && scene.token(scene.end + 1).is_some_and(|token| !token.starts_paragraph)
            && scene.vetoed(scene.end + 1, Veto::AfterAge);
    !(age_before || parenthesis || age_after)
}

fn is_age_word(form: &str) -> bool {
    matches!(form, "العمر" | "عمره" | "عمرها" | "اعمارهم" | "اعمارهن" | "اعمار" | "الاعمار" | "العمريه" | "عمرهم")
}

fn years(scene: &Scene<'_>) -> bool {
    matches!(scene.meaning, Meaning::Length(length) if matches!(length.single(), Some((super::value::Unit::Year, _))))
}

/// A length without its number: only after a word that takes a length.
pub fn after_length_word(scene: &Scene<'_>) -> bool {
    let before = strip_and(scene.before(1));
    // على بعد دقائق is a distance, من خلال عقد صفقة a verb's noun.
    let distance = scene.before(2) == "علي" && before == "بعد";
    let masdar = scene.before(2) == "من" && before == "خلال" && !matches!(scene.after(), "" | "من" | "واحد");
    no_age(scene)
        && !scene.vetoed_after(Veto::AfterUnit)
        && !distance
        && !masdar
        && (matches!(
            before,
            "منذ"
                | "مذ"
                | "قبل"
                | "بعد"
                | "خلال"
                | "غضون"
                | "طوال"
                | "طيله"
                | "لمده"
                | "مده"
                | "مدي"
                | "مدار"
                | "لفتره"
                | "ظرف"
                | "استمرت"
                | "استمر"
                | "دامت"
                | "دام"
                | "استغرق"
                | "استغرقت"
                | "تستغرق"
                | "يستغرق"
                | "بمده"
                | "لعده"
        ))
}

/// اليوم for today: no outlet, no day with a name of its own.
pub fn today(scene: &Scene<'_>) -> bool {
    let named = scene.vetoed_before(Veto::BeforeToday) || scene.vetoed_after(Veto::AfterToday);
    // في اليوم after a number is a rate; ذلك اليوم is not today.
    let other = matches!(scene.before(1), "ذلك" | "نفس" | "ذات" | "في" | "هذا" | "طوال" | "طيله" | "باقي" | "بقيه" | "مدار");
    // اليوم الثاني is a day of something; "الأهرام اليوم" is a paper.
    let day_of = scene.is(scene.end, Symbol::OrdinalDefinite);
    let titled = scene.token(scene.end).is_some_and(|token| token.glued && is_quotation_mark(token))
        && (2..=3).any(|back| !scene.before(back).is_empty() && scene.token(scene.first - back).is_some_and(is_quotation_mark));
    !named && !other && !day_of && !titled
}

/// أمس or غدا that is neither a comparative, a verb nor an outlet.
pub fn near_day(scene: &Scene<'_>) -> bool {
    let form = if scene.is_one_word() { scene.host() } else { scene.parser.document.form(scene.end - 1) };
    let after = scene.after();
    match form {
        "اليوم" if scene.is_one_word() => today(scene),
        // في أمسّ الحاجة
        "امس" => !matches!(after, "الحاجه" | "حاجه" | "حاجته" | "حاجتها"),
        "غد" if scene.is_one_word() => matches!(scene.before(1), "بعد"),
        "الغد" => !scene.vetoed_before(Veto::BeforeToday) && !scene.after().starts_with("الار"),
        // غدا at the head of a clause is the verb “became” unless a verb or a day follows.
        "غدا" if scene.is_one_word() => {
            let head = scene.before(1).is_empty() || scene.token(scene.first - 1).is_some_and(|token| token.kind == TokenKind::Punctuation);
            !head
                || after.is_empty()
                || after.starts_with(['ي', 'ت', 'س'])
                || scene.token(scene.end).is_some_and(|token| token.kind == TokenKind::Punctuation)
        }
        _ => true,
    }
}

/// A weekday that is no name.
pub fn weekday(scene: &Scene<'_>) -> bool {
    !matches!(
        scene.before(1),
        "عبد"
            | "سوق"
            | "مسجد"
            | "جامع"
            | "بنو"
            | "بني"
            | "ال"
            | "مركز"
            | "صحيفه"
            | "حزب"
            | "ابو"
            | "حركه"
            | "حي"
            | "مدينه"
    )
}

/// After في, خلال and the like, for words that only then are a time.
pub fn after_in(scene: &Scene<'_>) -> bool {
    matches!(
        strip_and(scene.before(1)),
        "في" | "خلال" | "حتي" | "منذ" | "بحلول" | "مع" | "بدايه" | "نهايه" | "اواخر" | "اوائل" | "مطلع" | "منتصف"
    )
}

/// حتى الساعة, إلى حد الآن
pub fn up_to(scene: &Scene<'_>) -> bool {
    matches!(scene.before(1), "حتي" | "حد" | "لحد" | "لحين")
}

/// A date whose month is a score, a prohibition or a name elsewhere (صفر, محرم) has its year, شهر or هـ, or its day in words.
pub fn dated(scene: &Scene<'_>) -> bool {
    let Meaning::When(when) = scene.meaning else { return true };
    let super::meaning::Anchor::Fields(fields) = when.anchor else { return true };
    let risky = fields.calendar == crate::annotation::Calendar::Hijri && fields.month == super::meaning::Month::Is(2);
    let short_year = matches!(fields.year, super::meaning::Year::Short(_));
    let said = fields.year != super::meaning::Year::Unsaid || fields.toward.is_some() || scene.end - scene.first > 2;
    (!risky || said) && (!short_year || after_date_word(scene))
}

/// A word that announces a date in digits.
fn after_date_word(scene: &Scene<'_>) -> bool {
    scene.after_preposition() || matches!(scene.before(1), "يوم" | "تاريخ" | "المورخ" | "(")
}

/// The era stands right behind the digits: 2015م.
pub fn glued_era(scene: &Scene<'_>) -> bool {
    scene.token(scene.end - 1).is_some_and(|token| token.glued)
}

/// A length in metres: سباق 2000م
pub fn counts_metres(scene: &Scene<'_>) -> bool {
    matches!(
        scene.before(1),
        "سباق"
            | "ارتفاع"
            | "بطول"
            | "طول"
            | "مسافه"
            | "عمق"
            | "بعمق"
            | "بارتفاع"
            | "لمسافه"
            | "علي"
            | "مساحه"
            | "بمساحه"
    ) || scene.vetoed_after(Veto::Counted)
}

/// An hour in words without الساعة has a preposition before it, or begins its clause: للمرة الثانية مساء is none.
pub fn hour_of_day(scene: &Scene<'_>) -> bool {
    let ordinal = scene.is(scene.first, Symbol::OrdinalDefinite) && !scene.is(scene.first, Symbol::Clock);
    let before = strip_and(scene.before(1));
    !ordinal
        || scene.has_preposition()
        || matches!(
            before,
            "" | "في"
                | "عند"
                | "حتي"
                | "من"
                | "الي"
                | "تمام"
                | "منذ"
                | "قبل"
                | "بعد"
                | "بين"
                | "حوالي"
                | "نحو"
                | "قرابه"
                | "حدود"
                | "بحدود"
                | "،"
                | ":"
                | "("
                | "-"
        )
}

/// A clock time: with its noun, a part of the day, minutes or a zone, and no watch, cost or rank.
pub fn clock(scene: &Scene<'_>) -> bool {
    let Meaning::When(when) = scene.meaning else { return false };
    let Some(clock) = when.clock else { return false };
    if !hour_of_day(scene) {
        return false;
    }
    if when.part.is_some() || when.zone.is_some() || clock.minute.is_some() {
        return true;
    }
    // «الساعة الثانية» may be a second watch: only where a preposition or the head of a clause shows the hour.
    let before = strip_and(scene.before(1));
    scene.has_preposition()
        || matches!(
            before,
            "في" | "عند"
                | "حتي"
                | "من"
                | "الي"
                | "حوالي"
                | "نحو"
                | "تمام"
                | "منذ"
                | "قبل"
                | "بعد"
                | "بين"
                | "بحدود"
                | "حدود"
                | ""
                | "قرابه"
        )
        || scene.is(scene.end, Symbol::Of)
        || !scene.is(scene.end - 1, Symbol::OrdinalDefinite)
}

/// Digits with a colon after a word that takes a time of day, or standing alone.
pub fn clock_digits(scene: &Scene<'_>) -> bool {
    let alone = scene.before(1).is_empty() && scene.after().is_empty();
    alone
        || matches!(strip_and(scene.before(1)), "عند" | "حتي" | "تمام" | "الساعه")
        || matches!(strip_and(scene.before(1)), "من" | "الي" | "بين" | "في")
            && scene.token(scene.end).is_none_or(|token| !token.is('،') || !token.glued)
}

/// قبل and بعد count from now, not from what follows: قبل يومين من الحادث
pub fn from_now(scene: &Scene<'_>) -> bool {
    let after = scene.after();
    // قبل يوم الانتخابات names a day by its event.
    let one = scene.is(scene.end - 1, Symbol::UnitOne) && scene.end == scene.first + 2;
    let construct = one && (after.starts_with("ال") || scene.token(scene.end).is_some_and(|token| token.kind == TokenKind::Number));
    !matches!(after, "من" | "علي") && !construct && no_age(scene)
}

/// The clause looks ahead.
pub fn ahead(scene: &Scene<'_>) -> bool {
    use super::tense::Tense;
    alone(scene) || matches!(super::tense::of(scene.parser.document, scene.first..scene.end), Tense::Future | Tense::Scheduled)
}

/// The whole text is the expression.
pub fn alone(scene: &Scene<'_>) -> bool {
    scene.first == 0 && scene.token(scene.end).is_none()
}

/// A length, and no rate, rank or part of a name.
pub fn length(scene: &Scene<'_>) -> bool {
    // كتاب عامين are secretaries, تحت 20 سنة is a team.
    let general = matches!(scene.host(), "عام" | "عامين") && scene.vetoed_before(Veto::BeforeGeneral);
    let ranked = matches!(scene.before(1), "الدقيقه" | "رقم" | "تحت" | "دون" | "فوق");
    !general && !ranked
}

/// A month, year or century that stands alone; a month needs what [`month`] needs.
pub fn period(scene: &Scene<'_>) -> bool {
    use super::meaning::{Anchor, Month};
    let Meaning::When(when) = scene.meaning else { return true };
    match when.anchor {
        // المدير العام السابق
        Anchor::Fields(fields) if fields.year == super::meaning::Year::After(-1) => !scene.vetoed_before(Veto::BeforeGeneral),
        // The rules for months and years that stand alone have their own evidence.
        Anchor::Fields(fields) => {
            matches!(fields.month, Month::By(_) | Month::After(_)) || matches!(fields.year, super::meaning::Year::After(_))
        }
        Anchor::Millennium(_) => false,
        Anchor::Decade(_) => !scene.is_one_word() || scene.parser.document.form(scene.first).starts_with("ال") || evidence(scene),
        _ => true,
    }
}

/// Days of the month in a list: after a preposition, يومي or another of the list.
pub fn lists_days(scene: &Scene<'_>) -> bool {
    let before = strip_and(scene.before(1));
    scene.after_preposition()
        || scene.has_conjunction()
        || matches!(before, "ايام" | "يوم" | "الايام" | "يومي" | "بتاريخ" | "و" | "")
        || scene.is(scene.first.wrapping_sub(1), Symbol::WeekdayName)
}

/// An adverb or adjective of frequency that says how often: not a newspaper's kind, nor life's.
pub fn frequency(scene: &Scene<'_>) -> bool {
    let before = scene.before(1);
    let pair = scene.is(scene.end - 1, Symbol::UnitPair)
        && (scene.is(scene.end, Symbol::WeekdayName)
            || scene.is(scene.end, Symbol::Digits)
            || scene.token(scene.end).is_some_and(|t| t.kind == TokenKind::Number));
    !pair
        && !matches!(
            before,
            "صحيفه"
                | "الصحيفه"
                | "جريده"
                | "الجريده"
                | "مجله"
                | "المجله"
                | "الحياه"
                | "حياته"
                | "حياتهم"
                | "حياتنا"
                | "حياتها"
                | "دوريه"
                | "صحف"
                | "الصحف"
                | "نشره"
                | "المياومه"
                | "حياه"
                | "المعيشه"
                | "المجلات"
                | "شؤون"
                | "نشاطه"
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

/// A word for the past: السابق and الماضي only as nouns after في.
pub fn lately(scene: &Scene<'_>) -> bool {
    match scene.parser.document.form(scene.end - 1) {
        "السابق" | "الماضي" if scene.is_one_word() => {
            matches!(strip_and(scene.before(1)), "في" | "من" | "كما")
                && strip_and(scene.before(1)) != "من"
                && !scene.after().starts_with("ذكر")
        }
        "سابقا" | "قديما" | "حديثا" => true,
        _ => true,
    }
}

/// A word for the future: قريبا not near something, المستقبل after في only.
pub fn soon(scene: &Scene<'_>) -> bool {
    match scene.host() {
        "وقت" => scene.before(1) != "حتي",
        "قريبا" => {
            scene.after() != "من"
                && scene.after() != "جدا"
                && !matches!(scene.before(1), "كان" | "يكون" | "كانت" | "بات" | "اصبح" | "مكانا" | "ليس")
        }
        "المستقبل" => strip_and(scene.before(1)) == "في",
        _ => true,
    }
}

/// A year said with its noun: not the general of الأمين العام الحالي, no recurrence, no school year.
pub fn year_phrase(scene: &Scene<'_>) -> bool {
    use super::meaning::{Anchor, Year};
    let each = matches!(scene.meaning, Meaning::When(when) if matches!(when.anchor, Anchor::Fields(fields) if fields.year == Year::Each));
    let general = scene.parser.document.form(scene.first) == "العام" && scene.vetoed_before(Veto::BeforeGeneral);
    !each && !general && !scene.after().starts_with("الدراس")
}

/// منذ with a number counts back from now where the verb names a point: انطلقت منذ 20 شهرا
pub fn began(scene: &Scene<'_>) -> bool {
    no_age(scene) && super::tense::is_point(scene.parser.document, scene.first)
}

/// Decades, and not contracts: العقود السابقة
pub fn no_contracts(scene: &Scene<'_>) -> bool {
    scene.host() != "العقود"
        || scene.parser.document.form(scene.end - 1).starts_with("الماضي")
        || scene.parser.document.form(scene.end - 1).starts_with("الاخير")
}

/// Units without their number that are not those of a period: أيام الأسبوع, سنوات 2007 و2008
pub fn of_nothing(scene: &Scene<'_>) -> bool {
    let after = scene.after();
    !matches!(
        after,
        "الاسبوع"
            | "السنه"
            | "العام"
            | "الشهر"
            | "الصيف"
            | "العيد"
            | "رمضان"
            | "الحج"
            | "الدراسه"
            | "المهرجان"
            | "الشتاء"
    ) && scene.token(scene.end).is_none_or(|token| token.starts_paragraph || token.kind != TokenKind::Number)
}
