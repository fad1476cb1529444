//! Comma-separated values, RFC 4180, with a header line: one annotation a line.

use super::Export;
use crate::annotation::Annotation;
use crate::span::Span;
use crate::wire::{entity_kind, mark_kind, quote_kind, timex_kind};

const HEADER: &str = "type,kind,start,end,text,value,name,cue,speaker,via,rule,confidence\n";

/// What a row says of its annotation; columns that its layer lacks stay empty.
#[derive(Default)]
struct Row<'a> {
    layer: &'a str,
    kind: &'a str,
    value: &'a str,
    name: &'a str,
    cue: &'a str,
    speaker: &'a str,
    via: &'a str,
}

pub(super) fn write(export: &Export<'_>) -> String {
    let offsets = export.offset_map();
    let mut out = String::from(HEADER);
    for annotation in &export.article.annotations {
        let place = offsets.convert(annotation.span());
        let (row, rule, confidence) = row(export, annotation);
        let (start, end, confidence) = (place.start.to_string(), place.end.to_string(), hundredths(confidence));
        let surface = annotation.span().slice(export.text);
        let cells =
            [row.layer, row.kind, &start, &end, surface, row.value, row.name, row.cue, row.speaker, row.via, rule, &confidence].map(cell);
        out.push_str(&cells.join(","));
        out.push('\n');
    }
    out
}

fn row<'a>(export: &Export<'a>, annotation: &'a Annotation) -> (Row<'a>, &'a str, f32) {
    let text = |span: Option<Span>| span.map_or("", |span| span.slice(export.text));
    match annotation {
        Annotation::Entity(a) => {
            let name = export.article.entities.get(a.entity as usize).map_or("", |entity| &entity.name);
            let value = a.reference.as_deref().unwrap_or_default();
            (Row { layer: "entity", kind: entity_kind(a.kind), value, name, ..Row::default() }, &a.rule, a.confidence)
        }
        Annotation::Quote(a) => {
            let (name, via) = (a.speaker_name.as_deref().unwrap_or_default(), a.via.as_deref().unwrap_or_default());
            let (cue, speaker) = (text(a.cue), text(a.speaker));
            (Row { layer: "quote", kind: quote_kind(a.kind), name, cue, speaker, via, ..Row::default() }, &a.rule, a.confidence)
        }
        Annotation::Time(a) => (Row { layer: "time", kind: timex_kind(a.kind), value: &a.value, ..Row::default() }, &a.rule, a.confidence),
        Annotation::Mark(a) => (Row { layer: "mark", kind: mark_kind(a.kind), ..Row::default() }, &a.rule, a.confidence),
    }
}

/// A cell, quoted where it must be. One that a spreadsheet would run as a formula gets an apostrophe before it.
fn cell(value: &str) -> String {
    let runs = value.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let value = if runs { format!("'{value}") } else { value.to_owned() };
    if value.contains([',', '"', '\n', '\r']) { format!("\"{}\"", value.replace('"', "\"\"")) } else { value }
}

/// `0.97`. By whole numbers: the library's way of writing any float in decimals is as large as all of this format.
fn hundredths(share: f32) -> String {
    let hundredths = (share * 100.0).round() as u32;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn cells_are_quoted_and_formulas_disarmed() {
        assert_eq!(cell("نعم"), "نعم");
        assert_eq!(cell("a,\"b\"\nc"), "\"a,\"\"b\"\"\nc\"");
        assert_eq!(cell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
    }
}
