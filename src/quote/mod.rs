//! Quotations with their speakers, and the words in quotation marks that nobody said.
//!
//! The text is read block by block (`block`): paragraphs, with those that marks join to them. Passes, each a file: `cue` finds
//! reporting expressions; `frame` what opens after them; `content` where that ends;
//! `assemble` and `attribution` let each cue claim its content, from the start of the block on; `headline` and `speech`
//! see to speech without a cue. Over the whole text `subject` says where a speaker is looked for and `speaker` who he is
//! (`naming` how he is written), with `people` for those named before; `noun_phrase`, `apposition` and `nominal` say
//! where a phrase begins and ends.

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

use std::ops::Range;

use crate::annotation::{Diagnostic, Entity, Mark, Quote, QuoteKind};
use crate::document::Document;
use crate::order::Order as _;
use crate::outline::{Named, Timed};
use crate::span::Span;
pub use block::Kept;
use block::Part;
use draft::Draft;
use scene::Scene;
use speaker::Speaker;

/// What the other recognisers found: quotations need names for their speakers, and times to read over.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// In text order, disjoint.
    pub(crate) mentions: &'a [Named],
    /// In text order, disjoint.
    pub(crate) times: &'a [Timed],
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

/// What [`outline`] gives.
#[derive(Debug, Default)]
pub struct Outlined {
    /// The parts of the quotations, in the order of the quotations.
    pub parts: Vec<Span>,
    /// Each with its place in `parts`; in text order.
    pub quotes: Vec<(QuoteKind, Range<usize>)>,
    /// As of [`Found`].
    pub marks: Vec<Mark>,
}

impl Outlined {
    /// The bytes from the first of some parts to the last.
    pub fn span(&self, parts: &Range<usize>) -> Span {
        self.parts[parts.start].join(self.parts[parts.end - 1])
    }
}

/// The quotations of `document`, of whose paragraphs each has a place in `paragraphs`, where what it gives is kept. `entities`
/// are those that the names refer to; `Entity::id` is the index.
pub fn find<'k>(document: &Document<'_>, known: Known<'_>, entities: &[Entity], paragraphs: impl Iterator<Item = &'k mut Kept>) -> Found {
    let mut paragraphs: Vec<&mut Kept> = paragraphs.collect();
    let blocks = block::refreshed(document, known, &mut paragraphs);
    let parts = block::parts(document, &blocks, &paragraphs);
    let mut speakers = speaker::resolve(&parts, entities).into_iter();
    let mut found = Found { marks: marks(&parts), ..Found::default() };
    for part in parts.iter().filter(|part| !part.drafts().is_empty()) {
        let scene = part.scene();
        found.quotes.extend(part.drafts().iter().zip(&mut speakers).filter_map(|(draft, speaker)| quote(&scene, draft, speaker)));
    }
    found.quotes.order_by_key(|quote| quote.span.start);
    found.diagnostics = diagnostic::find(document, entities, &found.quotes);
    found
}

/// Where they stand and of what kind they are, without their speakers.
pub fn outline<'k>(document: &Document<'_>, known: Known<'_>, paragraphs: impl Iterator<Item = &'k mut Kept>) -> Outlined {
    let mut paragraphs: Vec<&mut Kept> = paragraphs.collect();
    let blocks = block::refreshed(document, known, &mut paragraphs);
    let parts = block::parts(document, &blocks, &paragraphs);
    let mut found = Outlined { marks: marks(&parts), ..Outlined::default() };
    for part in &parts {
        for draft in part.drafts().iter().filter(|draft| !draft.parts.is_empty()) {
            let from = found.parts.len();
            found.parts.extend(draft.parts.iter().map(|tokens| part.block.span(document, tokens)));
            found.parts[from..].order();
            found.quotes.push((draft.kind, from..found.parts.len()));
        }
    }
    let Outlined { parts, quotes, .. } = &mut found;
    quotes.order_by_key(|(_, own)| parts[own.start].start);
    found
}

/// The words in marks that nobody said.
fn marks(parts: &[Part<'_, '_>]) -> Vec<Mark> {
    let mut marks = Vec::new();
    for part in parts {
        marks.extend(part.marks().iter().map(|marked| marked.moved(part.block.start)));
    }
    speech::agreed(marks)
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
