//! Gates of clock times.

use super::{Scene, strip_and};
use crate::text::token::TokenKind;
use crate::time::meaning::Meaning;
use crate::time::pattern::Symbol;
use crate::word_set::is_one_of;

/// An hour in words without الساعة has a preposition before it, or begins its clause: للمرة الثانية مساء is none.
pub fn hour_of_day(scene: &Scene<'_>) -> bool {
    let ordinal = scene.is(scene.first, Symbol::OrdinalDefinite) && !scene.is(scene.first, Symbol::Clock);
    let before = strip_and(scene.before(1));
    !ordinal
        || scene.has_preposition()
        || (before.is_empty() || is_one_of!(before, "في عند حتي من الي تمام منذ قبل بعد بين حوالي نحو قرابه حدود بحدود ، : ( -"))
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
    let last = scene.end - 1;
    // في الساعة خمسة دنانير counts what comes in by the hour.
    let counts = scene.is(last, Symbol::NumeralUnit)
        && scene.token(scene.end).is_some_and(|token| token.kind == TokenKind::Word && !token.starts_paragraph)
        && scene.parser.lexemes.at(scene.end).is_empty();
    if counts {
        return false;
    }
    // «الساعة الثانية» may be a second watch: only where a preposition or the head of a clause shows the hour.
    let before = strip_and(scene.before(1));
    scene.has_preposition()
        || (before.is_empty() || is_one_of!(before, "في عند حتي من الي حوالي نحو تمام منذ قبل بعد بين بحدود حدود قرابه ("))
        || before == "علي" && scene.is(scene.first, Symbol::Clock)
        || scene.is(scene.end, Symbol::Of)
        || !scene.is(last, Symbol::OrdinalDefinite) && !scene.is(last, Symbol::OrdinalHour)
}

/// The minutes of the hour are said.
pub fn says_minutes(scene: &Scene<'_>) -> bool {
    matches!(scene.meaning, Meaning::When(when) if when.clock.is_some_and(|clock| clock.minute.is_some()))
}

/// Digits with a colon after a word that takes a time of day, or standing alone.
pub fn clock_digits(scene: &Scene<'_>) -> bool {
    let alone = scene.before(1).is_empty() && scene.after().is_empty();
    alone
        || is_one_of!(strip_and(scene.before(1)), "عند حتي تمام الساعه")
        || is_one_of!(strip_and(scene.before(1)), "من الي بين في")
            && scene.token(scene.end).is_none_or(|token| !token.is('،') || !token.glued)
}
