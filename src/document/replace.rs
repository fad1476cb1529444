//! A paragraph in the place of another one: what it holds is put in, and what comes after moves.

use super::Document;
use crate::lexicon::Match;
use crate::text::clitic::Reading;
use crate::text::sentence::Tokens;
use crate::text::token::Token;

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
        let place = |token: &Token| Token { span: token.span.moved(start), ..*token };
        splice(&mut self.tokens, tokens.clone(), part.tokens.iter().map(place), |token| token.span = token.span.moved(moved));
        let place = |r: &Reading| Reading { start: r.start + start, form: r.form.moved(form_from as u32), ..*r };
        splice(&mut self.readings, from as usize..to as usize, part.readings.iter().map(place), |reading| {
            reading.start = reading.start.wrapping_add(moved);
            reading.form = reading.form.moved(form_moved);
        });
        self.words.splice(from as usize..to as usize, part.words.iter().copied());
        self.keys.splice(from as usize..to as usize, part.keys.iter().copied());
        self.forms.replace_range(form_from..form_to, &part.forms);
        let more = (part.tokens.len() as u32).wrapping_sub(old.end - old.start);
        let place = |m: &Match| Match { first: m.first + old.start, end: m.end + old.start, ..*m };
        splice(&mut self.matches, first as usize..last as usize, part.matches.iter().map(place), |found| {
            (found.first, found.end) = (found.first.wrapping_add(more), found.end.wrapping_add(more));
        });
        self.apart.replace(&old, &part.apart, more);
        replace_starts(&mut self.first_reading, tokens.clone(), &part.first_reading);
        replace_starts(&mut self.first_match, tokens, &part.first_match);
    }
}

/// Puts `new` in the place of `old` and applies `shift` to all that comes after.
pub(super) fn splice<T>(all: &mut Vec<T>, old: std::ops::Range<usize>, new: impl ExactSizeIterator<Item = T>, shift: impl FnMut(&mut T)) {
    let after = old.start + new.len();
    all.splice(old, new);
    all[after..].iter_mut().for_each(shift);
}

/// The same for where what belongs to each token begins: one number a token, and one more at the end.
fn replace_starts(starts: &mut Vec<u32>, old: std::ops::Range<usize>, new: &[u32]) {
    let base = starts[old.start];
    let count = new.last().copied().unwrap_or(0);
    let moved = count.wrapping_sub(starts[old.end] - base);
    let own = &new[..new.len() - 1];
    splice(starts, old, own.iter().map(|start| base + start), |start| *start = start.wrapping_add(moved));
}
