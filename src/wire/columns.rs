//! The results as one flat array of numbers, for painting: objects for thousands of annotations cost more than the
//! annotating.

use crate::annotation::{AnnotatedArticle, Annotation, EntityKind};
use crate::offsets::OffsetMap;
use crate::span::Span;

/// The kinds that are painted apart; a kind's number is its place here.
pub(crate) const KINDS: [&str; 7] = ["person", "location", "organization", "misc", "quote", "time", "mark"];

/// Numbers in a row: start, end, kind, index of the annotation.
pub(crate) const WIDTH: usize = 4;

/// One row for each stretch to paint, row after row. A quotation has a row for each of its parts, so that a speaker named
/// between two parts stays unpainted.
pub(crate) fn columns(article: &AnnotatedArticle, offsets: &OffsetMap<'_>) -> Vec<u32> {
    let mut rows = Vec::with_capacity(article.annotations.len() * WIDTH);
    for (index, annotation) in article.annotations.iter().enumerate() {
        let mut push = |span: Span, kind: u32| {
            let span = offsets.convert(span);
            rows.extend([span.start, span.end, kind, index as u32]);
        };
        match annotation {
            Annotation::Entity(a) => push(
                a.span,
                match a.kind {
                    EntityKind::Person => 0,
                    EntityKind::Location => 1,
                    EntityKind::Organization => 2,
                    EntityKind::Misc => 3,
                },
            ),
            Annotation::Quote(a) => a.parts.iter().for_each(|part| push(*part, 4)),
            Annotation::Time(a) => push(a.span, 5),
            Annotation::Mark(a) => push(a.span, 6),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Mark, MarkKind, Quote, QuoteKind};
    use crate::offsets::OffsetUnit;

    #[test]
    fn each_part_of_a_quotation_is_a_row_with_its_annotation_s_index() {
        let text = "«أ» قال «ب» و«ج»";
        let mark = Mark { span: Span::new(23, 29), kind: MarkKind::Term, rule: "test".into(), confidence: 1.0 };
        let parts = vec![Span::new(0, 6), Span::new(14, 20)];
        let quote = Quote {
            span: Span::new(0, 20),
            parts,
            kind: QuoteKind::Direct,
            cue: None,
            speaker: None,
            speaker_entity: None,
            speaker_name: None,
            via: None,
            negated: false,
            nominal: false,
            rule: "test".into(),
            confidence: 1.0,
        };
        let article = AnnotatedArticle { annotations: vec![Annotation::Quote(quote), Annotation::Mark(mark)], ..Default::default() };
        let rows = columns(&article, &OffsetMap::new(text, OffsetUnit::Utf16));
        assert_eq!(rows, [0, 3, 4, 0, 8, 11, 4, 0, 13, 16, 6, 1]);
        assert_eq!(KINDS[6], "mark");
    }
}
