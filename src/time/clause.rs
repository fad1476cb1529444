//! What the clause around an expression shows of when that is. It is looked up while the paragraph is at hand, so that an
//! expression can be resolved, and resolved anew, without the text.

use super::meaning::{Anchor, Fields, Meaning, Month, Year};
use super::tense::{self, Tense};
use crate::annotation::Calendar;
use crate::document::Document;
use crate::lexicon::List;
use crate::text::sentence::Tokens;
use crate::word_set::is_one_of;

/// The evidence around one expression, as far as what it says asks for it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clause {
    /// The sentence of the paragraph.
    pub sentence: u32,
    tense: Option<Tense>,
    /// True after حتى, بحلول and other words for a limit that is yet to come, or ابتداء من.
    pub is_limit: bool,
    /// True of a length after خلال that is not counted from something else.
    pub is_within: bool,
    /// True of a weekday at the end of its paragraph, after two full stops; of a title it announces: مهرجان العسل.. الأحد
    pub ends_title: bool,
    /// True of اليوم in a clause on how things stand: قد لا تتطلب اليوم دعما
    pub is_nowadays: bool,
    /// True of لاحقا right after an imperfect: يتم تحديده لاحقا
    pub is_to_come: bool,
    /// True of a date that has an ordinal beside its weekday: الثلاثاء الثالث من شهر سبتمبر
    pub has_ordinal: bool,
    /// True of a date that ends in a slash and a number: الأحد 17/10
    pub is_slashed: bool,
}

impl Clause {
    /// The clause around `tokens` of `paragraph`, which mean `meaning`.
    pub fn around(paragraph: &Document<'_>, tokens: Tokens, meaning: &Meaning) -> Self {
        let words = Words { paragraph, tokens };
        let mut clause = Self { sentence: paragraph.sentence_of(words.tokens.start) as u32, ..Self::default() };
        let asks = match meaning {
            Meaning::Length(_) => {
                clause.is_within = words.are_within();
                clause.is_within
            }
            Meaning::When(when) => {
                clause.has_ordinal = when.weekday.is_some() && words.have_ordinal();
                clause.is_slashed = when.weekday.is_some() && words.are_slashed();
                match when.anchor {
                    Anchor::Today => clause.is_nowadays = words.are_nowadays(),
                    Anchor::Later => clause.is_to_come = words.are_to_come(),
                    Anchor::Weekday(..) => clause.ends_title = words.end_title(),
                    _ => {}
                }
                asks_for_tense(when.anchor)
            }
            _ => false,
        };
        if asks {
            clause.tense = Some(words.tense());
            clause.is_limit = words.are_limit();
        }
        clause
    }

    /// The tense of the clause.
    pub fn tense(&self) -> Tense {
        debug_assert!(self.tense.is_some(), "the tense was not looked up");
        self.tense.unwrap_or(Tense::Unsaid)
    }
}

/// True where it can depend on the tense which point is meant: where the year is left out, or the direction of a weekday.
fn asks_for_tense(anchor: Anchor) -> bool {
    let of_date = |fields: Fields| match fields.calendar {
        Calendar::Hijri => true,
        Calendar::Gregorian => fields.year == Year::Unsaid && matches!(fields.month, Month::Is(_)),
    };
    match anchor {
        Anchor::Fields(fields) | Anchor::LastDay(fields) | Anchor::NthWeekday(_, _, fields) | Anchor::NthWeek(_, fields) => of_date(fields),
        Anchor::Both { .. } | Anchor::Weekday(..) | Anchor::Season(..) | Anchor::Holiday(..) | Anchor::DayOfHoliday(..) | Anchor::Later => {
            true
        }
        _ => false,
    }
}

/// Tokens: longer ones are no titles.
const LONGEST_TITLE: u32 = 30;

/// The words of an expression in their paragraph.
struct Words<'d, 't> {
    paragraph: &'d Document<'t>,
    tokens: Tokens,
}

impl Words<'_, '_> {
    /// The folded form of the token so many before the expression.
    fn before(&self, back: u32) -> &str {
        self.tokens.start.checked_sub(back).map_or("", |at| self.paragraph.form(at))
    }

    fn tense(&self) -> Tense {
        match self.before(1) {
            "منذ" | "مذ" | "ومنذ" => Tense::Past,
            "تسليم" | "لتسليم" | "استحقاق" => Tense::Future,
            _ => tense::of(self.paragraph, self.tokens.clone()),
        }
    }

    fn are_limit(&self) -> bool {
        self.before(1) == "من" && is_one_of!(self.before(2), "ابتداء اعتبارا بدءا بدايه انطلاقا")
            || is_one_of!(self.before(1), "حتي بحلول حلول لغايه غايه موعدها اقصاه تسليم لتسليم عقود استحقاق")
    }

    fn are_within(&self) -> bool {
        is_one_of!(self.before(1), "خلال وخلال غضون ظرف") && !is_one_of!(self.paragraph.form(self.tokens.end), "من بعد قبل")
    }

    fn end_title(&self) -> bool {
        self.tokens.start <= LONGEST_TITLE
            && self.tokens.end as usize == self.paragraph.tokens().len()
            && is_one_of!(self.before(1), ". .. ... …")
    }

    fn are_nowadays(&self) -> bool {
        let imperfect = |form: &str| form.chars().count() >= 4 && form.starts_with(['ي', 'ت', 'ن']);
        let state = |form: &str| is_one_of!(form, "اصبح اصبحت بات باتت زال زالت يزال تزال ليس ليست نحن");
        let modal = |form: &str| is_one_of!(form, "لا ولا قد لم ما");
        let (first, second) = (self.before(1), self.before(2));
        state(first)
            || state(second)
            || imperfect(first) && matches!(second, "لا" | "ولا" | "ما")
            || imperfect(first) && modal(second) && modal(self.before(3))
    }

    fn are_to_come(&self) -> bool {
        (1..=3).any(|back| {
            let form = self.before(back);
            let past = matches!(self.before(back + 1), "لم" | "كان" | "كانت");
            form.chars().count() >= 3 && form.starts_with('ي') && !past && !matches!(form, "يوم" | "يوميا")
        })
    }

    /// Of the two words after the weekday: يوم may stand before it.
    fn have_ordinal(&self) -> bool {
        let ordinal = |at: u32| self.paragraph.matches_at(at).iter().any(|found| found.list == List::Ordinals);
        let after = self.tokens.start + 1;
        (after..self.tokens.end.min(after + 2)).any(ordinal)
    }

    fn are_slashed(&self) -> bool {
        self.tokens.end.checked_sub(2).and_then(|at| self.paragraph.token(at)).is_some_and(|token| token.is('/'))
    }
}
