//! Quotations with their speakers, and the words in quotation marks that nobody said.
//!
//! The text is read block by block (`block`): paragraphs, with those that marks join to them. Passes, each a file: `cue` finds
//! reporting expressions; `frame` what opens after them; `content` where that ends;
//! `assemble` and `attribution` let each cue claim its content, from the start of the block on; `headline` and `speech`
//! see to speech without a cue. Over the whole text `subject` says where a speaker is looked for and `speaker` who he is (`naming` how he is written), with `people` for
//! those named before; `noun_phrase`, `apposition` and `nominal` say where a phrase begins and ends.

mod agreement;
mod apposition;
mod assemble;
mod attribution;
mod block;
mod content;
mod cue;
mod diagnostic;
mod draft;
mod frame;
mod headline;
mod naming;
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
pub use block::Kept;
use draft::Draft;
use scene::Scene;
use speaker::Speaker;

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

/// The quotations of `document`, of whose paragraphs each has a place in `paragraphs`, where what it gives is kept.
pub fn find<'k>(document: &Document<'_>, known: Known<'_>, paragraphs: impl Iterator<Item = &'k mut Kept>) -> Found {
    let mut blocks = block::blocks(document, known);
    let mut paragraphs: Vec<&mut Kept> = paragraphs.collect();
    let mut spoken = false;
    for block in &mut blocks {
        block.follows_speech = spoken;
        let own = block.first_paragraph..block.first_paragraph + block.paragraphs.len();
        spoken |= Kept::refresh(paragraphs.get_mut(own).unwrap_or_default(), document, block);
    }
    let kept = blocks.iter().filter_map(|block| Some((block, paragraphs.get(block.first_paragraph)?.drafted()?)));
    let parts: Vec<_> = kept.map(|(block, drafted)| (Scene::new(document, block, &drafted.sight), drafted)).collect();
    let mut speakers = speaker::resolve(&parts, known.entities).into_iter();
    let mut found = Found::default();
    let mut marks = Vec::new();
    for (scene, drafted) in &parts {
        found.quotes.extend(drafted.drafts.iter().zip(&mut speakers).filter_map(|(draft, speaker)| quote(scene, draft, speaker)));
        marks.extend(drafted.marks.iter().map(|marked| marked.moved(scene.start())));
    }
    found.quotes.order_by_key(|quote| quote.span.start);
    found.marks = speech::agreed(marks);
    found.diagnostics = diagnostic::find(document, known.entities, &found.quotes);
    found
}

fn quote(scene: &Scene<'_, '_>, draft: &Draft, speaker: Speaker) -> Option<Quote> {
    let mut parts: Vec<Span> = draft.parts.iter().map(|part| scene.span(part.clone())).collect();
    parts.order();
    let span = parts.first()?.join(*parts.last()?);
    let clear = |other: Option<Span>| other.filter(|other| !parts.iter().any(|part| part.overlaps(*other)));
    let cue = clear(draft.cue.map(|cue| cue.moved(scene.start())));
    // وفقا للوزارة: the preposition is the cue's, what it is written together with the speaker's.
    let after_cue = |span: Span| match cue {
        Some(cue) if cue.start < span.end && span.start < cue.end => (span.end > cue.end).then(|| Span::new(cue.end, span.end)),
        _ => Some(span),
    };
    let speaker_span = clear(speaker.span).and_then(after_cue);
    let via = draft.via.as_ref().map(|phrase| naming::outlet_name(scene, phrase));
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
