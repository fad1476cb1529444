//! Quotations with their speakers, and the words in quotation marks that nobody said.
//!
//! Passes, each a file: `cue` finds reporting expressions; `frame` what opens after them; `content` where that ends;
//! `assemble` and `attribution` let each cue claim its content, from the start of the text on; `headline` and `speech`
//! see to speech without a cue; `subject` says where a speaker is looked for and `speaker` who he is, with `people` for
//! those named before; `noun_phrase`, `apposition` and `nominal` say where a phrase begins and ends.

mod agreement;
mod apposition;
mod assemble;
mod attribution;
mod content;
mod cue;
mod diagnostic;
mod draft;
mod frame;
mod headline;
mod nominal;
mod noun_phrase;
mod people;
mod rules;
mod scene;
mod speaker;
mod speech;
mod subject;

use crate::annotation::{Diagnostic, Entity, EntityMention, Mark, Quote, TimeExpression};
use crate::document::Document;
use crate::order::Order as _;
use crate::span::Span;
use draft::Draft;
use scene::Scene;
use speaker::Speaker;
use speech::Unclaimed;

/// What the other recognisers found: quotations need names for their speakers, and times to read over.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// In text order, disjoint.
    pub mentions: &'a [EntityMention],
    /// What the mentions refer to; `Entity::id` is the index.
    pub entities: &'a [Entity],
    /// In text order, disjoint.
    pub times: &'a [TimeExpression],
}

/// What [`find`] gives.
#[derive(Debug, Default)]
pub struct Found {
    /// In text order; no two share a byte of content.
    pub quotes: Vec<Quote>,
    /// In text order, disjoint, outside the quotations.
    pub marks: Vec<Mark>,
    /// Marks never closed, quotations without a speaker.
    pub diagnostics: Vec<Diagnostic>,
}

/// The quotations of `document`.
pub fn find(document: &Document<'_>, known: Known<'_>) -> Found {
    let scene = Scene::new(document, known);
    let cues = cue::find(&scene);
    let all = assemble::attributions(&scene, cues);
    let mut drafts = assemble::with_cues(&scene, &content::Attributions { all: &all });
    headline::find(&scene, &mut drafts);
    let marks = unclaimed(&scene, &mut drafts);
    drafts.order_by_key(|draft| draft.at);
    let speakers = speaker::resolve(&scene, &drafts);
    let mut quotes: Vec<Quote> = drafts.into_iter().zip(speakers).filter_map(|(draft, speaker)| quote(&scene, draft, speaker)).collect();
    quotes.order_by_key(|quote| quote.span.start);
    let diagnostics = diagnostic::find(&scene, &quotes);
    Found { quotes, marks, diagnostics }
}

/// Goes through the marks that no draft covers: adds drafts for speech and gives the rest.
fn unclaimed(scene: &Scene<'_, '_>, drafts: &mut Vec<Draft>) -> Vec<Mark> {
    let mut claimed: Vec<(u32, u32)> = drafts.iter().flat_map(|draft| draft.parts.iter().map(|part| (part.start, part.end))).collect();
    claimed.order();
    let mut marks = Vec::new();
    let mut until = 0;
    for pair in scene.document.marks() {
        let Some(close) = pair.close else { continue };
        if pair.open < until {
            continue;
        }
        until = close + 1;
        // Marks around nothing.
        if scene.word_count(pair.open..close) == 0 {
            continue;
        }
        let next = claimed.partition_point(|&(_, end)| end <= pair.open);
        if claimed.get(next).is_some_and(|&(start, _)| start <= close) {
            continue;
        }
        let paragraph = scene.document.paragraph_of(pair.open);
        let before = next.checked_sub(1).and_then(|at| claimed.get(at));
        let speech_before = before.is_some_and(|&(start, _)| scene.document.paragraph_of(start) == paragraph);
        match speech::judge(scene, pair, close, speech_before) {
            Unclaimed::Speech(draft) => drafts.push(draft),
            Unclaimed::Mark(mark) => marks.push(mark),
        }
    }
    speech::agree(scene, &mut marks);
    marks
}

fn quote(scene: &Scene<'_, '_>, draft: Draft, speaker: Speaker) -> Option<Quote> {
    let mut parts: Vec<Span> = draft.parts.iter().map(|part| scene.span(part.clone())).collect();
    parts.order();
    let span = parts.first()?.join(*parts.last()?);
    let clear = |other: Option<Span>| other.filter(|other| !parts.iter().any(|part| part.overlaps(*other)));
    let cue = clear(draft.cue);
    // وفقا للوزارة: the preposition is the cue's, what it is written together with the speaker's.
    let after_cue = |span: Span| match cue {
        Some(cue) if cue.start < span.end && span.start < cue.end => (span.end > cue.end).then(|| Span::new(cue.end, span.end)),
        _ => Some(span),
    };
    let speaker_span = clear(speaker.span).and_then(after_cue);
    let via = draft.via.map(|phrase| speaker::outlet_name(scene, &phrase));
    Some(Quote {
        span,
        parts,
        kind: draft.kind,
        cue,
        speaker: speaker_span,
        speaker_entity: speaker.entity,
        speaker_name: speaker.name,
        via,
        negated: draft.negated,
        nominal: draft.nominal,
        rule: draft.rule.into(),
        confidence: draft.confidence * speaker.confidence,
    })
}
