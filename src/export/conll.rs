//! CoNLL columns: token, start, end, and BIO tags of names, quotations and times; a blank line after each sentence.
//!
//! A token is cut where an annotation begins or ends inside it, so that «وبمصر» gives «وب» and «مصر».

use super::Export;
use crate::annotation::Annotation;
use crate::document::Document;
use crate::order::Order as _;
use crate::span::Span;
use crate::wire::timex_kind;

/// The tags of one layer, read from the left.
#[derive(Default)]
struct Layer {
    spans: Vec<(Span, &'static str)>,
    at: usize,
}

impl Layer {
    /// The tag of the piece `span`; pieces are asked for in text order.
    fn tag(&mut self, span: Span) -> String {
        while self.spans.get(self.at).is_some_and(|(other, _)| other.end <= span.start) {
            self.at += 1;
        }
        match self.spans.get(self.at) {
            Some((other, name)) if other.start <= span.start && span.end <= other.end => {
                format!("{}-{}", if other.start == span.start { 'B' } else { 'I' }, name.to_ascii_uppercase())
            }
            _ => "O".to_owned(),
        }
    }
}

pub(super) fn write(export: &Export<'_>) -> String {
    let (mut names, mut quotes, mut times) = (Layer::default(), Layer::default(), Layer::default());
    for annotation in &export.article.annotations {
        match annotation {
            Annotation::Entity(a) => names.spans.push((
                a.span,
                match a.kind {
                    crate::EntityKind::Person => "PER",
                    crate::EntityKind::Location => "LOC",
                    crate::EntityKind::Organization => "ORG",
                    crate::EntityKind::Misc => "MISC",
                },
            )),
            Annotation::Quote(a) => quotes.spans.extend(a.parts.iter().map(|&part| (part, "QUOTE"))),
            Annotation::Time(a) => times.spans.push((a.span, timex_kind(a.kind))),
            Annotation::Mark(_) => {}
        }
    }
    quotes.spans.order_by_key(|(span, _)| span.start);
    let mut edges: Vec<u32> =
        [&names, &quotes, &times].iter().flat_map(|layer| &layer.spans).flat_map(|(span, _)| [span.start, span.end]).collect();
    edges.order();
    edges.dedup();

    let document = Document::new(export.text);
    let offsets = export.offset_map();
    let mut out = String::from("# columns: token start end entity quote time\n");
    for sentence in document.sentences() {
        for i in sentence.clone() {
            let Some(token) = document.token(i) else { continue };
            let mut start = token.span.start;
            let inner = edges.partition_point(|&edge| edge <= token.span.start);
            for &edge in edges[inner..].iter().take_while(|&&edge| edge < token.span.end).chain([&token.span.end]) {
                let piece = Span::new(start, edge);
                start = edge;
                let place = offsets.convert(piece);
                let tags = [names.tag(piece), quotes.tag(piece), times.tag(piece)].join("\t");
                out.push_str(&format!("{}\t{}\t{}\t{tags}\n", piece.slice(export.text), place.start, place.end));
            }
        }
        out.push('\n');
    }
    out
}
