//! W3C Web Annotation Data Model (Recommendation, 23 February 2017): one annotation an item, with a quote selector, which
//! finds its place again in a changed text, and a position selector in code points, as the standard asks.

use serde::Serialize;

use super::Export;
use super::json::to_line;
use crate::annotation::Annotation;
use crate::offsets::{OffsetMap, OffsetUnit};
use crate::span::Span;
use crate::wire::entity_kind;

/// Code points of context before and after a quotation.
const CONTEXT: usize = 32;

#[derive(Serialize)]
struct Page<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    body: Vec<Body<'a>>,
    target: Target<'a>,
}

#[derive(Serialize)]
struct Body<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    purpose: &'static str,
    value: &'a str,
}

#[derive(Serialize)]
struct Target<'a> {
    source: &'a str,
    selector: Vec<Selector<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    TextQuoteSelector { exact: &'a str, prefix: &'a str, suffix: &'a str },
    TextPositionSelector { start: u32, end: u32 },
}

pub(super) fn write(export: &Export<'_>) -> String {
    let offsets = OffsetMap::new(export.text, OffsetUnit::Chars);
    let items = export.article.annotations.iter().zip(1u32..).map(|(annotation, number)| {
        let (class, detail) = match annotation {
            Annotation::Entity(a) => {
                (entity_kind(a.kind), export.article.entities.get(a.entity as usize).map(|entity| entity.name.as_str()))
            }
            Annotation::Quote(a) => ("quotation", a.speaker_name.as_deref()),
            Annotation::Time(a) => ("time", Some(a.value.as_str())),
            Annotation::Mark(_) => ("mark", None),
        };
        let mut body = vec![Body { kind: "TextualBody", purpose: "classifying", value: class }];
        body.extend(detail.map(|value| Body { kind: "TextualBody", purpose: "identifying", value }));
        let spans = match annotation {
            Annotation::Quote(a) => a.parts.as_slice(),
            other => &[other.span()],
        };
        let selector = spans.iter().flat_map(|&span| selectors(export.text, span, &offsets)).collect();
        Item {
            id: format!("{}#annotation-{number}", export.source_or_urn()),
            kind: "Annotation",
            motivation: "identifying",
            body,
            target: Target { source: export.source_or_urn(), selector },
        }
    });
    to_line(&Page { context: "http://www.w3.org/ns/anno.jsonld", kind: "AnnotationPage", items: items.collect() })
}

fn selectors<'a>(text: &'a str, span: Span, offsets: &OffsetMap<'_>) -> [Selector<'a>; 2] {
    let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
    let prefix = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
    let suffix = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    let place = offsets.convert(span);
    [
        Selector::TextQuoteSelector { exact: span.slice(text), prefix: &before[prefix..], suffix: &after[..suffix] },
        Selector::TextPositionSelector { start: place.start, end: place.end },
    ]
}
