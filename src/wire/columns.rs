//! The results as one flat array of numbers, for painting: objects for thousands of annotations cost more than the
//! annotating.

use crate::annotation::EntityKind;
use crate::offsets::OffsetMap;
use crate::outline::{Kind, Outline};
use crate::span::Span;

/// The kinds that are painted apart; a kind's number is its place here.
pub(crate) const KINDS: [&str; 7] = ["person", "location", "organization", "misc", "quote", "time", "mark"];

/// Numbers in a row: start, end, kind, index of the annotation.
pub(crate) const WIDTH: usize = 4;

/// One row for each stretch to paint, row after row. A quotation has a row for each of its parts, so that a speaker named
/// between two parts stays unpainted.
pub(crate) fn columns(outline: &Outline, offsets: &OffsetMap<'_>) -> Vec<u32> {
    let mut rows = Vec::with_capacity(outline.items().len() * WIDTH);
    (0..outline.items().len()).for_each(|index| push(outline, index, offsets, &mut rows));
    rows
}

/// What an edit has changed: start and end of the `stretch` that may have to be painted anew, then the rows of the annotations
/// that share text with it.
pub(crate) fn changed(outline: &Outline, stretch: Span, offsets: &OffsetMap<'_>) -> Vec<u32> {
    let Span { start, end } = offsets.convert(stretch);
    let mut numbers = vec![start, end];
    for index in outline.inside(stretch) {
        push(outline, index, offsets, &mut numbers);
    }
    numbers
}

/// Adds the rows of the annotation `index`.
fn push(outline: &Outline, index: usize, offsets: &OffsetMap<'_>, rows: &mut Vec<u32>) {
    let item = &outline.items()[index];
    let kind = match item.kind {
        Kind::Entity(EntityKind::Person) => 0,
        Kind::Entity(EntityKind::Location) => 1,
        Kind::Entity(EntityKind::Organization) => 2,
        Kind::Entity(EntityKind::Misc) => 3,
        Kind::Quote(_) => 4,
        Kind::Time(_) => 5,
        Kind::Mark(_) => 6,
    };
    for part in outline.parts(item) {
        let Span { start, end } = offsets.convert(*part);
        rows.extend([start, end, kind, index as u32]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{MarkKind, QuoteKind};
    use crate::offsets::OffsetUnit;

    #[test]
    fn each_part_of_a_quotation_is_a_row_with_its_annotation_s_index() {
        let text = "«أ» قال «ب» و«ج»";
        let mut outline = Outline::default();
        outline.push_quote(QuoteKind::Direct, &[Span::new(0, 6), Span::new(14, 20)]);
        outline.push(Kind::Mark(MarkKind::Term), Span::new(23, 29));
        let offsets = OffsetMap::new(text, OffsetUnit::Utf16);
        let rows = columns(&outline, &offsets);
        assert_eq!(rows, [0, 3, 4, 0, 8, 11, 4, 0, 13, 16, 6, 1]);
        assert_eq!(changed(&outline, Span::new(23, 25), &offsets), [13, 14, 13, 16, 6, 1]);
        assert_eq!(KINDS[6], "mark");
    }
}
