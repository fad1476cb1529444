//! What must hold around a match: the evidence without which a word that may be a time is left alone.

mod clock;
mod date;
mod day;
mod length;
mod word;

pub use clock::{clock, clock_digits, hour_of_day, says_minutes};
pub use date::{after_in, bare_year, counts_metres, dated, glued_era, lists_days, month, no_name_of_a_date, period, year_phrase};
pub use day::{near_day, weekday};
pub use length::{
    after_length_word, ahead, began, for_so_long, frequency, from_now, length, no_age, no_contracts, of_nothing, one_more, rate,
};
pub use word::{lately, soon, up_to};

use super::meaning::Meaning;

use super::parse::Parser;

use super::pattern::Symbol;

use crate::lexicon::{List, Match, given_names, time_vetoes};

use crate::text::token::Token;
use crate::word_set::is_one_of;

pub use crate::lexicon::time_vetoes::Kind as Veto;

/// A match in its text.
pub struct Scene<'a> {
    /// The text and its time words.
    pub parser: Parser<'a, 'a>,
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

    /// True where the word before the expression is a first name, and nothing but that.
    pub fn after_first_name(&self) -> bool {
        let first_name = |found: &Match| given_names::of(found).is_some_and(|row| row.origin != given_names::Origin::Word);
        !self.before(1).is_empty() && self.parser.document.matches_at(self.first - 1).iter().any(first_name)
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
            || is_one_of!(
                strip_and(self.before(1)),
                "في منذ مذ حتي بين خلال الي قبل بعد من لغايه غايه بحلول حلول قبيل بعيد طوال طيله اعتبارا ابتداء عن موسم شهر بتاريخ مطلع نهايه بدايه منتصف اواخر اوائل",
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

/// The whole text is the expression.
pub fn alone(scene: &Scene<'_>) -> bool {
    scene.first == 0 && scene.token(scene.end).is_none()
}
