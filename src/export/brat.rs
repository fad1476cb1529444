//! brat stand-off annotation: one text-bound annotation a line, relations from quotations to speakers and cues, values as
//! notes. Positions count code points; a span over a line end is written as fragments, since brat forbids line ends in
//! one.

use super::Export;
use crate::annotation::{Annotation, EntityKind, QuoteKind, TimexKind};
use crate::offsets::{OffsetMap, OffsetUnit};
use crate::span::Span;

struct Writer<'a> {
    text: &'a str,
    offsets: OffsetMap<'a>,
    out: String,
    bound: u32,
    relations: u32,
    notes: u32,
}

pub(super) fn write(export: &Export<'_>) -> String {
    let offsets = OffsetMap::new(export.text, OffsetUnit::Chars);
    let mut writer = Writer { text: export.text, offsets, out: String::new(), bound: 0, relations: 0, notes: 0 };
    for annotation in &export.article.annotations {
        match annotation {
            Annotation::Entity(a) => {
                let kind = match a.kind {
                    EntityKind::Person => "Person",
                    EntityKind::Location => "Location",
                    EntityKind::Organization => "Organization",
                    EntityKind::Misc => "Misc",
                };
                let id = writer.bound(kind, &[a.span]);
                let name = export.article.entities.get(a.entity as usize).map_or("", |entity| &entity.name);
                writer.note(id, &format!("entity {} {name}", a.entity));
            }
            Annotation::Quote(a) => {
                let kind = match a.kind {
                    QuoteKind::Direct => "Direct",
                    QuoteKind::DirectUnmarked => "DirectUnmarked",
                    QuoteKind::Mixed => "Mixed",
                    QuoteKind::Indirect => "Indirect",
                };
                let quote = writer.bound(kind, &a.parts);
                for (name, span) in [("Cue", a.cue), ("Speaker", a.speaker)] {
                    if let Some(span) = span {
                        let other = writer.bound(name, &[span]);
                        writer.relations += 1;
                        writer.out.push_str(&format!("R{}\tHas{name} Arg1:T{quote} Arg2:T{other}\n", writer.relations));
                    }
                }
                if let Some(name) = &a.speaker_name {
                    writer.note(quote, name);
                }
            }
            Annotation::Time(a) => {
                let kind = match a.kind {
                    TimexKind::Date => "Date",
                    TimexKind::Time => "Time",
                    TimexKind::Duration => "Duration",
                    TimexKind::Set => "Set",
                };
                let id = writer.bound(kind, &[a.span]);
                writer.note(id, &a.value);
            }
            Annotation::Mark(a) => {
                writer.bound("Mark", &[a.span]);
            }
        }
    }
    writer.out
}

impl Writer<'_> {
    /// Writes a text-bound annotation and gives its number.
    fn bound(&mut self, kind: &str, parts: &[Span]) -> u32 {
        self.bound += 1;
        let fragments: Vec<Span> = parts.iter().flat_map(|&part| lines(self.text, part)).collect();
        let places: Vec<String> = fragments
            .iter()
            .map(|&fragment| {
                let place = self.offsets.convert(fragment);
                format!("{} {}", place.start, place.end)
            })
            .collect();
        let surfaces: Vec<&str> = fragments.iter().map(|fragment| fragment.slice(self.text)).collect();
        self.out.push_str(&format!("T{}\t{kind} {}\t{}\n", self.bound, places.join(";"), surfaces.join(" ")));
        self.bound
    }

    fn note(&mut self, of: u32, text: &str) {
        self.notes += 1;
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.out.push_str(&format!("#{}\tAnnotatorNotes T{of}\t{text}\n", self.notes));
    }
}

/// The stretches of `span` on one line each, without the white space at their edges.
fn lines(text: &str, span: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = span.start as usize;
    for line in span.slice(text).split_inclusive(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}', '\u{0B}', '\u{0C}']) {
        let from = start + (line.len() - line.trim_start().len());
        let to = start + line.trim_end().len();
        if from < to {
            found.push(Span::from(from..to));
        }
        start += line.len();
    }
    found
}
