//! Whether the clause around an expression looks back or ahead.

use crate::document::Document;
use crate::lexicon::tense_cues::{self, Cue};
use crate::lexicon::{List, Match};
use crate::text::marks::is_quotation_mark;
use crate::text::sentence::Tokens;
use crate::text::token::{Token, TokenKind};
use crate::word_set::is_one_of;

/// Which way a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// A perfect verb, or a negated or auxiliary past.
    Past,
    /// A perfect verb of speech: it happened, but what was said may look ahead.
    Report,
    /// The imperfect of something scheduled: today or later.
    Scheduled,
    /// A future particle or phrase.
    Future,
    /// Nothing shows it.
    Unsaid,
}

/// How far to look, in tokens; keeps the work linear in text without full stops.
const FARTHEST: u32 = 30;
const FARTHEST_AHEAD: u32 = 12;

/// The most tokens of a name in quotation marks.
const LONGEST_NAME: u32 = 8;

/// The tense of the clause around `tokens`: that of the nearest verb before them, else of the nearest one after them.
pub fn of(document: &Document<'_>, tokens: Tokens) -> Tense {
    // شهر سبتمبر الذي سيشهد: what is said of the time itself comes first.
    let goes_on = document.token(tokens.end).is_some_and(|token| !token.starts_paragraph);
    if goes_on && matches!(document.form(tokens.end), "الذي" | "التي") && cue(document, tokens.end + 1) == Tense::Future {
        return Tense::Future;
    }
    let mut at = tokens.start;
    let mut skipped = false;
    while let Some(mut before) = at.checked_sub(1).filter(|before| tokens.start - before <= FARTHEST) {
        // A new paragraph began at the token last seen.
        if document.token(at).is_some_and(|token| token.starts_paragraph) || document.token(before).is_some_and(ends_clause) {
            break;
        }
        if document.token(before).is_some_and(is_quotation_mark) {
            // A name in quotation marks is read over; longer quotations are another's words.
            match (1..=LONGEST_NAME)
                .find_map(|back| before.checked_sub(back).filter(|&open| document.token(open).is_some_and(is_quotation_mark)))
            {
                Some(open) => before = open,
                None => break,
            }
        }
        at = before;
        match cue(document, at) {
            Tense::Unsaid => {}
            // The report's verb before a complement clause says nothing of the clause: أعلن أن الوزير الخميس سيزور
            Tense::Report if skipped => break,
            found => return found,
        }
        skipped |= is_complementiser(document.form(at));
    }
    (tokens.end..tokens.end + FARTHEST_AHEAD)
        .map_while(|at| {
            let token = document.token(at).filter(|token| !token.starts_paragraph && !ends_clause(token))?;
            let goes_on = !is_complementiser(document.form(at)) && (!token.is('،') || at == tokens.end) && !is_quotation_mark(token);
            goes_on.then(|| cue(document, at))
        })
        .find(|&found| found != Tense::Unsaid)
        .unwrap_or(Tense::Unsaid)
}

fn ends_clause(token: &Token) -> bool {
    matches!(token.first, '.' | '؟' | '?' | '!' | '؛' | ';' | ':') && token.kind == TokenKind::Punctuation
}

fn is_complementiser(form: &str) -> bool {
    is_one_of!(form, "ان بان انه انها وان بانه بانها انهم فان لان")
}

/// What the word at token `at` shows.
fn cue(document: &Document<'_>, at: u32) -> Tense {
    let mut found = Tense::Unsaid;
    let (mut listed, mut no_future) = (false, false);
    for entry in document.matches_at(at).iter().filter(|entry| entry.list == List::TenseCues) {
        let Some(row) = tense_cues::of(entry) else { continue };
        // ليبدأ, بقتل: with a preposition it is no finite verb of the clause.
        let bare = document.readings(at).get(usize::from(entry.reading)).is_some_and(|reading| reading.preposition.is_none());
        match row.cue {
            Cue::NotFuture => no_future = true,
            Cue::Future | Cue::FuturePhrase if bare || entry.end > at + 1 => (found, listed) = (Tense::Future, true),
            Cue::Scheduled if bare => (found, listed) = (scheduled(document, at), true),
            Cue::Past if bare => (found, listed) = (Tense::Past, true),
            Cue::Report if bare => (found, listed) = (Tense::Report, true),
            _ => {}
        }
    }
    if listed || no_future {
        return found;
    }
    for reading in document.readings(at).iter().filter(|reading| reading.preposition.is_none()) {
        let Some(verb) = document.reading_form(reading).strip_prefix('س') else { continue };
        let letters = verb.chars().count();
        // Short ones are words of other kinds more often, and without its hamza سافر is no future.
        let long = letters >= 4;
        let future = match verb.chars().next() {
            Some('ي' | 'ت' | 'ن') => long || !is_known(document, at),
            Some('ا') => long && document.surface(at).contains("سأ"),
            _ => false,
        };
        if future && letters >= 3 && !is_listed(document, at) {
            return Tense::Future;
        }
    }
    // قد before an imperfect is “may”, before a perfect it tells of the past; تجددت is a perfect by its ending.
    if is_one_of!(document.form(at), "قد وقد فقد لقد ولقد ربما") {
        let verb = document.form(at + 1);
        let perfect = verb == "تم" || verb.ends_with('ت') || verb.ends_with("وا") || !verb.starts_with(['ي', 'ت', 'ن']);
        return if perfect { Tense::Past } else { Tense::Scheduled };
    }
    if is_perfect(document, at) { Tense::Past } else { Tense::Unsaid }
}

/// True for a word of no list that ends as a perfect verb of a feminine subject does: تجددت، واندلعت.
fn is_perfect(document: &Document<'_>, at: u32) -> bool {
    let form = document.form(at);
    let after_preposition =
        || at.checked_sub(1).is_some_and(|before| is_one_of!(document.form(before), "في من الي علي عن مع بين منذ قبل بعد خلال حتي قرب"));
    form.ends_with('ت')
        && !form.ends_with("ات")
        && form.chars().count() >= 5
        && !after_preposition()
        && !is_known(document, at)
        && document.readings(at).iter().all(|reading| reading.preposition.is_none())
}

/// True for a word that some list has as it stands, but for the list of ordinary words.
fn is_known(document: &Document<'_>, at: u32) -> bool {
    let whole = |reading: u8| document.readings(at).get(usize::from(reading)).is_some_and(|reading| reading.preposition.is_none());
    document.matches_at(at).iter().any(|entry: &Match| entry.list != List::OrdinaryWords && whole(entry.reading))
}

/// سنة, سادس and the like are in the lists of time words.
fn is_listed(document: &Document<'_>, at: u32) -> bool {
    document.matches_at(at).iter().any(|entry: &Match| {
        matches!(entry.list, List::TimeWords | List::TimeUnits | List::Numerals | List::Ordinals | List::Months | List::TimeVetoes)
    })
}

/// An imperfect after كان or لم tells of the past.
fn scheduled(document: &Document<'_>, at: u32) -> Tense {
    let past = (1..=2).any(|back| {
        at.checked_sub(back).is_some_and(|before| is_one_of!(document.form(before), "كان كانت لم وكان وكانت كانوا ولم يكن تكن"))
    });
    if past { Tense::Past } else { Tense::Scheduled }
}

/// How far before منذ its verb may stand, in tokens.
const FARTHEST_POINT: u32 = 8;

/// True where the nearest verb before token `at` tells of what happens in a moment.
pub fn is_point(document: &Document<'_>, at: u32) -> bool {
    for before in (at.saturating_sub(FARTHEST_POINT)..at).rev() {
        if document.token(before + 1).is_some_and(|token| token.starts_paragraph) || document.token(before).is_some_and(ends_clause) {
            return false;
        }
        let is = |wanted: Cue| {
            document.matches_at(before).iter().any(|entry| {
                entry.list == List::TenseCues && tense_cues::of(entry).is_some_and(|row| row.cue == wanted) && entry.end == before + 1
            })
        };
        if is(Cue::Point) {
            return document.form(before.wrapping_sub(1)) != "لم";
        }
        if cue(document, before) != Tense::Unsaid {
            return false;
        }
    }
    false
}
