//! From UTF-8 bytes to the unit that a caller counts in. Nothing else in the crate counts UTF-16.

use std::borrow::Cow;

use crate::edit::Edit;
use crate::span::Span;

/// The unit in which a caller wants offsets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OffsetUnit {
    /// UTF-16 code units, as JavaScript strings count: `text.slice(start, end)` gives the surface.
    #[default]
    Utf16,
    /// UTF-8 bytes, as Rust strings count.
    Utf8,
    /// Unicode code points, as Python strings, brat and the W3C Web Annotation model count.
    Chars,
}

/// Bytes between two checkpoints. A lookup walks at most this many.
const STRIDE: usize = 64;

/// Converts UTF-8 byte offsets of one text to another unit.
///
/// Built in one pass over the text; a lookup walks at most 64 bytes.
///
/// # Example
///
/// ```
/// use hashiya::{OffsetMap, OffsetUnit, Span};
///
/// let text = "🙂 بيروت";
/// let map = OffsetMap::new(text, OffsetUnit::Utf16);
/// assert_eq!(map.convert(Span::new(5, 15)), Span::new(3, 8));
/// ```
pub struct OffsetMap<'t> {
    text: &'t str,
    checkpoints: Cow<'t, Checkpoints>,
}

/// How many units stand before each stride of a text.
#[derive(Clone, Debug)]
pub(crate) struct Checkpoints {
    unit: OffsetUnit,
    /// Units before byte `k * STRIDE` (rounded down to a `char` boundary).
    units: Vec<u32>,
}

impl Checkpoints {
    pub(crate) fn new(text: &str, unit: OffsetUnit) -> Self {
        let mut checkpoints = Self { unit, units: Vec::new() };
        checkpoints.edit(text, Edit { removed: Span::new(0, 0), inserted: text.len() as u32 }, 0);
        checkpoints
    }

    /// Follows an edit that has made `text`, in which there are `more` units than before (less: as its two's complement). The
    /// work is a few steps for each stride of the text.
    pub(crate) fn edit(&mut self, text: &str, Edit { removed, inserted }: Edit, more: u32) {
        if self.unit == OffsetUnit::Utf8 {
            return;
        }
        let moved = (inserted as usize).wrapping_sub(removed.len() as usize);
        let old = std::mem::take(&mut self.units);
        self.units.reserve_exact(text.len() / STRIDE + 1);
        let count = |from: usize, to: usize| count(&text.as_bytes()[from..to], self.unit);
        let (mut from, mut units) = (0, 0);
        for k in 0..=text.len() / STRIDE {
            let at = text.floor_char_boundary(k * STRIDE);
            // The old checkpoint that stands nearest now.
            let nearest = at.wrapping_sub(moved).wrapping_add(STRIDE / 2) / STRIDE;
            units = match (old.get(k), old.get(nearest)) {
                (Some(&known), _) if k * STRIDE <= removed.start as usize => known,
                (_, Some(&known)) if nearest * STRIDE >= removed.end as usize => {
                    let place = text.floor_char_boundary((nearest * STRIDE).wrapping_add(moved));
                    let known = known.wrapping_add(more);
                    if place <= at { known + count(place, at) } else { known - count(at, place) }
                }
                _ => units + count(from, at),
            };
            self.units.push(units);
            from = at;
        }
    }
}

impl<'t> OffsetMap<'t> {
    /// The map for `text`, counting in `unit`.
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        Self { text, checkpoints: Cow::Owned(Checkpoints::new(text, unit)) }
    }

    /// The map for `text`, which has these `checkpoints`.
    #[cfg(any(feature = "wasm", test))]
    pub(crate) fn with(text: &'t str, checkpoints: &'t Checkpoints) -> Self {
        Self { text, checkpoints: Cow::Borrowed(checkpoints) }
    }

    /// The number of units before UTF-8 byte `offset`; offsets beyond the text count as its end.
    pub fn position(&self, offset: u32) -> u32 {
        let offset = self.text.floor_char_boundary(offset as usize);
        if self.checkpoints.unit == OffsetUnit::Utf8 {
            return offset as u32;
        }
        let k = offset / STRIDE;
        let from = self.text.floor_char_boundary(k * STRIDE);
        self.checkpoints.units[k] + count(&self.text.as_bytes()[from..offset], self.checkpoints.unit)
    }

    /// The UTF-8 byte before which there are so many units; nothing where that lies beyond the text or inside a character.
    pub fn byte(&self, units: u32) -> Option<u32> {
        if self.checkpoints.unit == OffsetUnit::Utf8 {
            return self.text.is_char_boundary(units as usize).then_some(units);
        }
        let k = self.checkpoints.units.partition_point(|&before| before <= units).checked_sub(1)?;
        let from = self.text.floor_char_boundary(k * STRIDE);
        let mut left = units - self.checkpoints.units[k];
        for (at, c) in self.text[from..].char_indices() {
            if left == 0 {
                return Some((from + at) as u32);
            }
            left = left.checked_sub(if self.checkpoints.unit == OffsetUnit::Utf16 { c.len_utf16() as u32 } else { 1 })?;
        }
        (left == 0).then_some(self.text.len() as u32)
    }

    /// The same span in the caller's unit.
    pub fn convert(&self, span: Span) -> Span {
        Span::new(self.position(span.start), self.position(span.end))
    }
}

/// The units in `bytes`, which begin and end on `char` boundaries.
fn count(bytes: &[u8], unit: OffsetUnit) -> u32 {
    let starts = bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count();
    let pairs = match unit {
        OffsetUnit::Utf16 => bytes.iter().filter(|&&b| b >= 0xF0).count(),
        OffsetUnit::Chars => 0,
        OffsetUnit::Utf8 => return bytes.len() as u32,
    };
    (starts + pairs) as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn checkpoints_that_follow_edits_are_those_of_the_text(edits in prop::collection::vec((0.0..1.0f64, 0.0..0.3f64, "[aم🙂\u{64E}]{0,90}"), 1..12)) {
            for unit in [OffsetUnit::Utf16, OffsetUnit::Chars] {
                let mut text = "وصل 🙂 a\u{301}".repeat(20);
                let mut checkpoints = Checkpoints::new(&text, unit);
                for (from, length, insert) in &edits {
                    let at = |share: f64| text.floor_char_boundary((share.min(1.0) * text.len() as f64) as usize);
                    let range = at(*from)..at(from + length);
                    let more = count(insert.as_bytes(), unit).wrapping_sub(count(&text.as_bytes()[range.clone()], unit));
                    let edit = Edit { removed: Span::from(range.clone()), inserted: insert.len() as u32 };
                    text.replace_range(range, insert);
                    checkpoints.edit(&text, edit, more);
                    prop_assert_eq!(&checkpoints.units, &Checkpoints::new(&text, unit).units);
                    prop_assert_eq!(OffsetMap::with(&text, &checkpoints).position(u32::MAX), count(text.as_bytes(), unit));
                }
            }
        }
    }

    #[test]
    fn every_boundary_of_a_mixed_text_agrees_with_the_standard_library() {
        let text = "a🙂و\u{64E}بمصر 👨‍👩‍👧 ".repeat(40);
        let utf16 = OffsetMap::new(&text, OffsetUnit::Utf16);
        let chars = OffsetMap::new(&text, OffsetUnit::Chars);
        for (at, _) in text.char_indices() {
            assert_eq!(utf16.position(at as u32) as usize, text[..at].encode_utf16().count());
            assert_eq!(chars.position(at as u32) as usize, text[..at].chars().count());
            assert_eq!(utf16.byte(utf16.position(at as u32)), Some(at as u32));
            assert_eq!(chars.byte(chars.position(at as u32)), Some(at as u32));
        }
        let length = utf16.position(u32::MAX);
        assert_eq!(length as usize, text.encode_utf16().count());
        assert_eq!((utf16.byte(length), utf16.byte(length + 1)), (Some(text.len() as u32), None));
        // Between the halves of the first pair.
        assert_eq!((utf16.byte(1), utf16.byte(2), utf16.byte(3)), (Some(1), None, Some(5)));
    }
}
