//! A paragraph in the place of another one: what it holds is put in, and what comes after moves.

use super::Document;
use crate::lexicon::Match;
use crate::text::clitic::Reading;
use crate::text::sentence::Tokens;

impl Document<'_> {
    /// Puts `part`, a document of whole paragraphs, in the place of the tokens `old`, which are whole paragraphs too and
    /// stand in `bytes` bytes from byte `start` on. What comes after moves; what reaches over paragraphs is found again by
    /// [`Document::frame`].
    pub fn replace(&mut self, old: Tokens, start: u32, bytes: u32, part: &Document<'_>) {
        let moved = (part.text.len() as u32).wrapping_sub(bytes);
        let tokens = old.start as usize..old.end as usize;
        let (from, to) = (self.first_reading[tokens.start], self.first_reading[tokens.end]);
        let form = |readings: &[Reading], at: u32, forms: &str| readings.get(at as usize).map_or(forms.len(), |r| r.form.start as usize);
        let (form_from, form_to) = (form(&self.readings, from, &self.forms), form(&self.readings, to, &self.forms));
        let form_moved = (part.forms.len() as u32).wrapping_sub((form_to - form_from) as u32);
        let (first, last) = (self.first_match[tokens.start], self.first_match[tokens.end]);
        splice(&mut self.tokens, tokens.clone(), &part.tokens, |token, by| token.span = token.span.moved(by), [start, moved]);
        let of_tokens = from as usize..to as usize;
        let place = |reading: &mut Reading, (bytes, letters): (u32, u32)| {
            reading.start = reading.start.wrapping_add(bytes);
            reading.form = reading.form.moved(letters);
        };
        splice(&mut self.readings, of_tokens.clone(), &part.readings, place, [(start, form_from as u32), (moved, form_moved)]);
        splice(&mut self.keys, of_tokens, &part.keys, |_, ()| (), [(); 2]);
        self.forms.replace_range(form_from..form_to, &part.forms);
        let more = (part.tokens.len() as u32).wrapping_sub(old.end - old.start);
        let place = |found: &mut Match, by: u32| (found.first, found.end) = (found.first.wrapping_add(by), found.end.wrapping_add(by));
        splice(&mut self.matches, first as usize..last as usize, &part.matches, place, [old.start, more]);
        self.apart.replace(&old, &part.apart, more);
        replace_starts(&mut self.first_reading, tokens.clone(), &part.first_reading);
        replace_starts(&mut self.first_match, tokens, &part.first_match);
    }
}

/// Puts `new` in the place of `old`, and moves them by the first of `by` and all that comes after by the second.
pub(super) fn splice<T: Clone, B: Copy>(all: &mut Vec<T>, old: std::ops::Range<usize>, new: &[T], move_by: impl Fn(&mut T, B), by: [B; 2]) {
    let start = old.start;
    if old.end == all.len() {
        // Nothing comes after: a text is put together.
        all.truncate(start);
        all.extend_from_slice(new);
    } else {
        all.splice(old, new.iter().cloned());
    }
    let (new, after) = all[start..].split_at_mut(new.len());
    for (items, by) in [new, after].into_iter().zip(by) {
        items.iter_mut().for_each(|item| move_by(item, by));
    }
}

/// The same for where what belongs to each token begins: one number a token, and one more at the end.
fn replace_starts(starts: &mut Vec<u32>, old: std::ops::Range<usize>, new: &[u32]) {
    let base = starts[old.start];
    let count = new.last().copied().unwrap_or(0);
    let moved = count.wrapping_sub(starts[old.end] - base);
    splice(starts, old.start..old.end + 1, new, |start, by| *start = start.wrapping_add(by), [base, moved]);
}
