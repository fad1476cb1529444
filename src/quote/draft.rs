//! A quotation before its speaker is known.

use super::agreement::Agreement;
use super::scene::Scene;
use crate::annotation::QuoteKind;
use crate::lexicon::quotation_words::roles;
use crate::span::Span;
use crate::text::sentence::Tokens;

/// Where the speaker is to be found.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Source {
    /// This noun phrase names him.
    Phrase(Tokens, Agreement),
    /// He is the subject of the attribution before, which must agree with the cue.
    Inherited(Agreement),
    /// He is the speaker of the attribution that the participle belongs to; where there is none, this phrase.
    Attached(Agreement, Option<Tokens>),
    /// Nobody is named: قيل إن.
    Nobody,
}

/// A quotation before its speaker is known.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The content, in text order.
    pub(super) parts: Vec<Tokens>,
    pub(super) kind: QuoteKind,
    pub(super) nominal: bool,
    pub(super) negated: bool,
    /// The bytes of the cue.
    pub(super) cue: Option<Span>,
    pub(super) source: Source,
    /// Whom the words were said to or who passes them on, if an outlet.
    pub(super) via: Option<Tokens>,
    pub(super) rule: &'static str,
    pub(super) confidence: f32,
    /// The token that decides the place in the order of attributions: the cue's, else the content's.
    pub(super) at: u32,
}

impl Draft {
    /// A draft with one part, whose kind follows from its marks.
    pub(super) fn new(scene: &Scene<'_, '_>, content: Tokens, source: Source, rule: &'static str, at: u32) -> Self {
        let kind = kind_of(scene, &content);
        Self {
            parts: vec![content],
            kind,
            nominal: false,
            negated: false,
            cue: None,
            source,
            via: None,
            rule,
            confidence: super::rules::confidence(rule),
            at,
        }
    }
}

/// Direct where marks hold all of the content, mixed where they hold words of the speaker's own, else indirect.
pub(super) fn kind_of(scene: &Scene<'_, '_>, content: &Tokens) -> QuoteKind {
    match scene.opening_pair(content.start) {
        Some(pair) if pair.close.is_none_or(|close| close + 1 >= content.end) => return QuoteKind::Direct,
        _ => {}
    }
    let mut at = content.start;
    while at < content.end {
        let Some(pair) = scene.opening_pair(at) else {
            at += 1;
            continue;
        };
        let close = pair.close.unwrap_or(content.end).min(content.end);
        if own_words(scene, at, close) {
            return QuoteKind::Mixed;
        }
        at = close + 1;
    }
    QuoteKind::Indirect
}

/// True where the marks from `open` to `close` hold the speaker's wording, not a name or a term.
pub(super) fn own_words(scene: &Scene<'_, '_>, open: u32, close: u32) -> bool {
    let words = scene.word_count(open..close);
    if super::frame::names(scene, open) || words == 0 {
        return false;
    }
    let first = open + 1;
    let names = roles::BODY | roles::CALLED | roles::TITLED | roles::MEDIUM;
    if scene.is(first, names) && words <= 6 && !(first..close).any(|i| scene.is(i, roles::FINITE)) {
        return false;
    }
    let named = scene.mention_tokens(first).is_some_and(|name| name.start <= first && close <= name.end);
    let predicate = open > 0 && scene.is_complementiser(open - 1) && !scene.form(first).starts_with("ال");
    let adjective = open > 0 && scene.is_word(open - 1) && !scene.form(open - 1).starts_with("ال") && scene.form(first).ends_with("يه");
    !named && (words >= 4 || words >= 2 || words == 1 && (predicate || adjective))
}
