//! The data model as other languages see it: the objects of the npm package and of the JSON lines, with lower-case
//! kinds and offsets in the caller's unit. `annotation` stays free of it.

#[cfg(any(feature = "wasm", test))]
pub(crate) mod columns;
#[cfg(feature = "wasm")]
pub(crate) mod omit;
#[cfg(any(feature = "wasm", test))]
pub(crate) mod options;

use serde::Serialize;

use crate::annotation::{self, Annotation, Calendar, EntityKind, Gender, MarkKind, QuoteKind, RangeRole, TimexKind};
use crate::offsets::OffsetMap;

/// One article's results.
#[derive(Serialize)]
pub(crate) struct Article<'a> {
    annotations: Vec<Item<'a>>,
    entities: Vec<Entity<'a>>,
    diagnostics: Vec<Diagnostic<'a>>,
}

/// A span in the caller's unit.
#[derive(Clone, Copy, Serialize)]
struct Span {
    start: u32,
    end: u32,
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase", rename_all_fields = "camelCase")]
enum Item<'a> {
    Entity {
        #[serde(flatten)]
        base: Base<'a>,
        kind: &'static str,
        entity: u32,
        #[serde(skip_serializing_if = "Option::is_none")]
        title: Option<Span>,
        #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
        reference: Option<&'a str>,
    },
    Quote {
        #[serde(flatten)]
        base: Base<'a>,
        kind: &'static str,
        parts: Vec<Span>,
        cue: Option<Span>,
        speaker: Option<Span>,
        speaker_entity: Option<u32>,
        speaker_name: Option<&'a str>,
        via: Option<&'a str>,
        negated: bool,
        nominal: bool,
    },
    Time {
        #[serde(flatten)]
        base: Base<'a>,
        kind: &'static str,
        value: &'a str,
        #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
        modifier: Option<&'static str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        interval: Option<(&'a str, &'a str)>,
        calendar: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        original: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        range: Option<Range>,
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        flags: &'a [&'static str],
    },
    Mark {
        #[serde(flatten)]
        base: Base<'a>,
        kind: &'static str,
    },
}

#[derive(Serialize)]
struct Base<'a> {
    start: u32,
    end: u32,
    rule: &'a str,
    confidence: f64,
}

#[derive(Serialize)]
struct Range {
    role: &'static str,
    other: u32,
}

#[derive(Serialize)]
struct Entity<'a> {
    id: u32,
    kind: &'static str,
    name: &'a str,
    mentions: Vec<Span>,
    titles: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    gender: Option<&'static str>,
    #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    #[serde(flatten)]
    base: Base<'a>,
    code: &'static str,
    message: &'a str,
}

/// A stretch of the text with the annotations in it.
#[cfg(feature = "wasm")]
#[derive(Serialize)]
pub(crate) struct Part<'a> {
    start: u32,
    end: u32,
    annotations: Vec<Item<'a>>,
}

impl<'a> Article<'a> {
    /// The results with their offsets in the unit of `offsets`.
    pub(crate) fn new(article: &'a annotation::AnnotatedArticle, offsets: &OffsetMap<'_>) -> Self {
        Self {
            annotations: article.annotations.iter().map(|annotation| item(annotation, offsets)).collect(),
            entities: article.entities.iter().map(|entity| Entity::new(entity, offsets)).collect(),
            diagnostics: article.diagnostics.iter().map(|found| Diagnostic::new(found, offsets)).collect(),
        }
    }
}

#[cfg(feature = "wasm")]
impl<'a> Part<'a> {
    /// The annotations of `article` that share text with `stretch`, which counts bytes.
    pub(crate) fn new(article: &'a annotation::AnnotatedArticle, stretch: crate::Span, offsets: &OffsetMap<'_>) -> Self {
        let Span { start, end } = span(stretch, offsets);
        // They are sorted by where they begin.
        let last = article.annotations.partition_point(|annotation| annotation.span().start < stretch.end);
        let inside = article.annotations[..last].iter().filter(|annotation| annotation.span().end > stretch.start);
        Self { start, end, annotations: inside.map(|annotation| item(annotation, offsets)).collect() }
    }

    /// The annotations alone.
    pub(crate) fn annotations(&self) -> impl Serialize + '_ {
        &self.annotations
    }
}

fn span(span: crate::Span, offsets: &OffsetMap<'_>) -> Span {
    let crate::Span { start, end } = offsets.convert(span);
    Span { start, end }
}

impl<'a> Base<'a> {
    fn new(at: crate::Span, rule: &'a str, confidence: f32, offsets: &OffsetMap<'_>) -> Self {
        let Span { start, end } = span(at, offsets);
        Base { start, end, rule, confidence: hundredths(confidence) }
    }
}

fn item<'a>(annotation: &'a Annotation, offsets: &OffsetMap<'_>) -> Item<'a> {
    let span = |at| span(at, offsets);
    match annotation {
        Annotation::Entity(a) => Item::Entity {
            base: Base::new(a.span, &a.rule, a.confidence, offsets),
            kind: entity_kind(a.kind),
            entity: a.entity,
            title: a.title.map(span),
            reference: a.reference.as_deref(),
        },
        Annotation::Quote(a) => Item::Quote {
            base: Base::new(a.span, &a.rule, a.confidence, offsets),
            kind: quote_kind(a.kind),
            parts: a.parts.iter().copied().map(span).collect(),
            cue: a.cue.map(span),
            speaker: a.speaker.map(span),
            speaker_entity: a.speaker_entity,
            speaker_name: a.speaker_name.as_deref(),
            via: a.via.as_deref(),
            negated: a.negated,
            nominal: a.nominal,
        },
        Annotation::Time(a) => Item::Time {
            base: Base::new(a.span, &a.rule, a.confidence, offsets),
            kind: timex_kind(a.kind),
            value: &a.value,
            modifier: a.modifier,
            interval: a.interval.as_ref().map(|(from, to)| (from.as_str(), to.as_str())),
            calendar: match a.calendar {
                Calendar::Gregorian => "gregorian",
                Calendar::Hijri => "hijri",
            },
            original: a.original.as_deref(),
            range: a.range.map(|range| Range {
                role: match range.role {
                    RangeRole::Begin => "begin",
                    RangeRole::End => "end",
                },
                other: range.other,
            }),
            flags: &a.flags,
        },
        Annotation::Mark(a) => Item::Mark { base: Base::new(a.span, &a.rule, a.confidence, offsets), kind: mark_kind(a.kind) },
    }
}

impl<'a> Entity<'a> {
    fn new(entity: &'a annotation::Entity, offsets: &OffsetMap<'_>) -> Self {
        Entity {
            id: entity.id,
            kind: entity_kind(entity.kind),
            name: &entity.name,
            mentions: entity.mentions.iter().map(|&mention| span(mention, offsets)).collect(),
            titles: &entity.titles,
            gender: entity.gender.map(|gender| match gender {
                Gender::Feminine => "f",
                Gender::Masculine => "m",
            }),
            reference: entity.reference.as_deref(),
        }
    }
}

impl<'a> Diagnostic<'a> {
    fn new(found: &'a annotation::Diagnostic, offsets: &OffsetMap<'_>) -> Self {
        Diagnostic { base: Base::new(found.span, &found.rule, found.confidence, offsets), code: found.code, message: &found.message }
    }
}

/// The name of a kind in every output.
pub(crate) fn entity_kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Location => "location",
        EntityKind::Organization => "organization",
        EntityKind::Misc => "misc",
    }
}

/// The name of a kind in every output.
pub(crate) fn quote_kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::DirectUnmarked => "direct_unmarked",
        QuoteKind::Mixed => "mixed",
        QuoteKind::Indirect => "indirect",
    }
}

/// The name of a kind in every output.
pub(crate) fn timex_kind(kind: TimexKind) -> &'static str {
    match kind {
        TimexKind::Date => "date",
        TimexKind::Time => "time",
        TimexKind::Duration => "duration",
        TimexKind::Set => "set",
    }
}

/// The name of a kind in every output.
pub(crate) fn mark_kind(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Title => "title",
        MarkKind::Name => "name",
        MarkKind::Term => "term",
        MarkKind::Slogan => "slogan",
        MarkKind::Scare => "scare",
        MarkKind::Other => "other",
    }
}

/// Two decimals: more would claim what was not measured.
fn hundredths(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}
