//! How a speaker is written: a phrase, or an outlet's name, without what belongs to the words around it.

use super::scene::Scene;
use super::subject;
use crate::lexicon::quotation_words::roles;
use crate::span::Span;
use crate::text::sentence::Tokens;

/// The name of an outlet: رويترز of وكالة رويترز, without quotation marks; وكالة الأنباء العراقية stays whole.
pub(super) fn outlet_name(scene: &Scene<'_, '_>, phrase: &Tokens) -> String {
    let named = phrase.clone().find_map(|i| scene.mention_tokens(i).zip(scene.mention(i)));
    if let Some((_, mention)) = named {
        let first = scene.token_at(mention.span.start);
        let word = scene.word(first);
        // لوكالة, where the name was taken with its preposition.
        let host = scene.readings(first).iter().find(|reading| reading.preposition == Some('ل') && reading.conjunction.is_none());
        let start = match host {
            Some(host) if word.roles == 0 && word.after_preposition & roles::MEDIUM != 0 => host.start.max(mention.span.start),
            _ => mention.span.start,
        };
        return Span::new(start.min(mention.span.end), mention.span.end).slice(scene.document.text()).to_owned();
    }
    let heads = phrase.end - phrase.start >= 2
        && scene.is(phrase.start, roles::MEDIUM)
        && !scene.form(phrase.start + 1).starts_with("ال")
        && !scene.form(phrase.start + 1).ends_with("يه");
    plain_name(scene, &(phrase.start + u32::from(heads)..phrase.end))
}

/// The bytes of the phrase, without و before an office or body: ووزير التجارة.
pub(super) fn without_conjunction(scene: &Scene<'_, '_>, phrase: &Tokens) -> Span {
    let span = scene.span(phrase.clone());
    let joined = scene.word(phrase.start).conjunction && scene.is(phrase.start, subject::SPEAKERS);
    let host = scene.readings(phrase.start).iter().find(|reading| reading.conjunction.is_some() && reading.preposition.is_none());
    match host {
        Some(host) if joined => Span::new(host.start, span.end),
        _ => span,
    }
}

/// The phrase as written, without quotation marks at its edges.
pub(super) fn plain_name(scene: &Scene<'_, '_>, phrase: &Tokens) -> String {
    let mut phrase = phrase.clone();
    // كل من فلان وفلان.
    if scene.form(phrase.start) == "كل" && scene.form(phrase.start + 1) == "من" && phrase.start + 2 < phrase.end {
        phrase.start += 2;
    }
    while phrase.start < phrase.end && scene.is_quotation_mark(phrase.start) {
        phrase.start += 1;
    }
    while phrase.end > phrase.start
        && scene.is_quotation_mark(phrase.end - 1)
        && !(phrase.start..phrase.end - 1).any(|i| scene.is_quotation_mark(i))
    {
        phrase.end -= 1;
    }
    let mut span = without_conjunction(scene, &phrase);
    // بيان للجيش: ل goes with the issuer, who is named without it, and with the alif that it swallows.
    let issuer = scene.word(phrase.start).roles == 0 && scene.word(phrase.start).after_preposition & subject::SPEAKERS != 0;
    let mut swallowed = "";
    if issuer && let Some(reading) = scene.readings(phrase.start).iter().rfind(|reading| reading.preposition == Some('ل')) {
        span = Span::new(reading.start, span.end);
        let written = span.slice(scene.document.text());
        // للجنة is ل + اللجنة before a word with the article, else ل + لجنة.
        let board = matches!(scene.document.reading_form(reading), "الجنه" | "الجان");
        let definite = phrase.end == phrase.start + 1 || scene.form(phrase.start + 1).starts_with("ال");
        swallowed = match scene.document.reading_form(reading).starts_with("ال") && written.starts_with('ل') {
            true if board && definite => "ال",
            true if !board => "ا",
            _ => "",
        };
    }
    let words = span.slice(scene.document.text()).split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{swallowed}{words}")
}
