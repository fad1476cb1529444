//! Annotations for reading: one a line, the Arabic last.

use std::fmt::Write as _;

use crate::offsets::OffsetMap;
use crate::{AnnotatedArticle, Annotation, Span};

/// One line an annotation, then one an entity, then one a diagnostic.
pub(super) fn listing(text: &str, article: &AnnotatedArticle, offsets: &OffsetMap<'_>) -> String {
    let mut out = String::new();
    for annotation in &article.annotations {
        let span = offsets.convert(annotation.span());
        let shown = shown(annotation.span(), text);
        let place = format_args!("{}..{}", span.start, span.end);
        let _ = match annotation {
            Annotation::Entity(a) => {
                writeln!(out, "entity {place} {} #{} {}\t{shown}", kebab(&a.kind), a.entity, a.rule)
            }
            Annotation::Quote(a) => {
                let part = |span: Option<Span>| span.map_or("-", |span| span.slice(text));
                let speaker = a.speaker_name.as_deref().unwrap_or("?");
                writeln!(out, "quote {place} {} {}\t{speaker} | {} | {shown}", kebab(&a.kind), a.rule, part(a.cue))
            }
            Annotation::Time(a) => writeln!(out, "time {place} {} {} {}\t{shown}", kebab(&a.kind), a.value, a.rule),
            Annotation::Mark(a) => writeln!(out, "mark {place} {} {}\t{shown}", kebab(&a.kind), a.rule),
        };
    }
    for entity in &article.entities {
        let _ = writeln!(out, "# {} {} × {}\t{}", entity.id, kebab(&entity.kind), entity.mentions.len(), entity.name);
    }
    for found in &article.diagnostics {
        let span = offsets.convert(found.span);
        let _ = writeln!(out, "! {}..{} {}: {}\t{}", span.start, span.end, found.code, found.message, shown(found.span, text));
    }
    out
}

/// The surface on one line.
fn shown(span: Span, text: &str) -> String {
    span.slice(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `DirectUnmarked` → `direct-unmarked`.
fn kebab(kind: &impl std::fmt::Debug) -> String {
    let mut out = String::new();
    for c in format!("{kind:?}").chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.extend(c.to_lowercase());
    }
    out
}
