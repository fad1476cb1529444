//! schema.org: a `NewsArticle` with the people, places and bodies that it mentions, and its quotations.

use serde::Serialize;

use super::Export;
use super::json::to_line;
use crate::annotation::{Annotation, EntityKind};
use crate::order::Order as _;

#[derive(Serialize)]
struct NewsArticle<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(rename = "inLanguage")]
    language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    mentions: Vec<Thing<'a>>,
    #[serde(rename = "temporalCoverage", skip_serializing_if = "Vec::is_empty")]
    coverage: Vec<String>,
    #[serde(rename = "hasPart")]
    parts: Vec<Quotation<'a>>,
}

#[derive(Serialize)]
struct Thing<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    name: &'a str,
    #[serde(rename = "jobTitle", skip_serializing_if = "Vec::is_empty")]
    titles: Vec<&'a str>,
    #[serde(rename = "identifier", skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
}

#[derive(Serialize)]
struct Quotation<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    text: String,
    #[serde(rename = "creator", skip_serializing_if = "Option::is_none")]
    speaker: Option<Speaker<'a>>,
}

/// A speaker among the entities is named by its number; any other by its words.
#[derive(Serialize)]
#[serde(untagged)]
enum Speaker<'a> {
    Known {
        #[serde(rename = "@id")]
        id: String,
    },
    Described {
        #[serde(rename = "@type")]
        kind: &'static str,
        name: &'a str,
    },
}

pub(super) fn write(export: &Export<'_>) -> String {
    let id = |number: u32| format!("#entity-{number}");
    let things = export.article.entities.iter().map(|entity| Thing {
        kind: match entity.kind {
            EntityKind::Person => "Person",
            EntityKind::Location => "Place",
            EntityKind::Organization => "Organization",
            EntityKind::Misc => "Thing",
        },
        id: Some(id(entity.id)),
        name: &entity.name,
        titles: if entity.kind == EntityKind::Person { entity.titles.iter().map(String::as_str).collect() } else { Vec::new() },
        reference: entity.reference.as_deref(),
    });
    let mut coverage: Vec<String> = Vec::new();
    let mut parts = Vec::new();
    for annotation in &export.article.annotations {
        match annotation {
            Annotation::Time(a) => coverage.extend(a.interval.as_ref().map(|(from, to)| format!("{from}/{to}"))),
            Annotation::Quote(a) => parts.push(Quotation {
                kind: "Quotation",
                text: a.parts.iter().map(|part| part.slice(export.text)).collect::<Vec<_>>().join(" … "),
                speaker: match (a.speaker_entity, a.speaker_name.as_deref()) {
                    (Some(entity), _) => Some(Speaker::Known { id: id(entity) }),
                    (None, Some(name)) => Some(Speaker::Described { kind: "Thing", name }),
                    (None, None) => None,
                },
            }),
            _ => {}
        }
    }
    coverage.order();
    coverage.dedup();
    let line = to_line(&NewsArticle {
        context: "https://schema.org",
        kind: "NewsArticle",
        id: export.source,
        language: "ar",
        headline: export.text.lines().map(str::trim).find(|line| !line.is_empty()),
        published: export.published(),
        mentions: things.collect(),
        coverage,
        parts,
    });
    // It stands in a <script> element, which would end at the first </script and change its ways at <!--.
    line.replace('<', "\\u003c")
}
