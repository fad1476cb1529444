//! Words that were read before. Folding a word, cutting its proclitics off and looking its readings up give the same wherever
//! it stands, and two words in three of an archive were read not long ago.

use crate::hash::{hash, same};
use crate::lexicon::{self, Lexicon, WordId};
use crate::span::Span;
use crate::text::clitic::{self, Reading};
use crate::text::fold::fold_into;
use crate::text::token::{Token, TokenKind};

/// The most bytes of a word that is kept. Longer ones are rare.
const LONGEST: usize = 26;
/// The most readings of a word.
const READINGS: usize = 6;
/// The number of slots, a power of two.
const SLOTS: usize = if cfg!(target_family = "wasm") { 1 << 12 } else { 1 << 14 };

/// Words that were read, each in one of the two slots that its hash says, until others take its place.
#[derive(Debug, Default)]
pub(super) struct Seen {
    slots: Vec<Slot>,
    /// Whether the names file was loaded when they were read: until then it knows fewer words.
    with_names: bool,
}

/// A word, with places counted from its own beginning.
#[derive(Clone, Debug)]
struct Slot {
    surface: [u8; LONGEST],
    /// The bytes of the surface; 0 in a free slot.
    length: u8,
    count: u8,
    readings: [Reading; READINGS],
    words: [WordId; READINGS],
    keys: [u32; READINGS],
    forms: String,
}

/// What is read of a text's tokens, one after the other.
pub(super) struct Sink<'s> {
    pub(super) forms: &'s mut String,
    pub(super) readings: &'s mut Vec<Reading>,
    pub(super) words: &'s mut Vec<WordId>,
    pub(super) keys: &'s mut Vec<u32>,
}

impl Seen {
    /// To be called before the words of a text.
    pub(super) fn prepare(&mut self) {
        if self.slots.is_empty() || self.with_names != lexicon::is_installed() {
            self.with_names = lexicon::is_installed();
            self.slots.clear();
            self.slots.resize_with(SLOTS, Slot::free);
        }
    }

    /// Reads `token` of `text` into `sink`.
    #[inline]
    pub(super) fn read(&mut self, token: &Token, text: &str, builtin: &Lexicon, sink: &mut Sink<'_>) {
        // Of a word that was seen no letter is looked at: its bytes are enough.
        let bytes = &text.as_bytes()[token.span.start as usize..token.span.end as usize];
        let first = hash(bytes) as usize & (SLOTS - 2);
        let Some([newer, older]) = self.slots.get_mut(first..first + 2) else { return };
        let holds = |slot: &Slot| same(&slot.surface[..usize::from(slot.length)], bytes);
        if bytes.len() > LONGEST {
            read(token, text, builtin, sink);
        } else if holds(newer) {
            newer.write(token, sink);
        } else if holds(older) {
            older.write(token, sink);
        } else {
            let from = (sink.forms.len(), sink.readings.len());
            read(token, text, builtin, sink);
            std::mem::swap(newer, older);
            newer.keep(token, bytes, from, sink);
        }
    }
}

/// The key of a folded form: forms of other letters have other keys, but for one chance in four thousand million.
pub fn key(form: &str) -> u32 {
    (hash(form.as_bytes()) as u32).max(1)
}

/// Reads a word that was not seen, or is too long to be kept.
fn read(token: &Token, text: &str, builtin: &Lexicon, sink: &mut Sink<'_>) {
    let (surface, from) = (token.span.slice(text), sink.readings.len());
    if token.kind == TokenKind::Word {
        clitic::read(surface, token.span.start, sink.forms, sink.readings);
    } else {
        let at = sink.forms.len();
        fold_into(surface, sink.forms);
        let form = (at..sink.forms.len()).into();
        sink.readings.push(Reading { start: token.span.start, form, conjunction: None, preposition: None });
    }
    for reading in &sink.readings[from..] {
        let form = reading.form.slice(sink.forms);
        sink.words.push(builtin.word(form));
        sink.keys.push(key(form));
    }
}

impl Slot {
    fn free() -> Self {
        Self {
            surface: [0; LONGEST],
            length: 0,
            count: 0,
            readings: [Reading { start: 0, form: Span::new(0, 0), conjunction: None, preposition: None }; READINGS],
            words: [WordId::default(); READINGS],
            keys: [0; READINGS],
            forms: String::new(),
        }
    }

    #[inline]
    fn write(&self, token: &Token, sink: &mut Sink<'_>) {
        let (at, count) = (sink.forms.len() as u32, usize::from(self.count));
        sink.forms.push_str(&self.forms);
        // Mostly one: pushing it is less work than copying slices.
        for ((reading, word), key) in self.readings.iter().zip(&self.words).zip(&self.keys).take(count) {
            sink.readings.push(Reading { start: reading.start + token.span.start, form: reading.form.moved(at), ..*reading });
            sink.words.push(*word);
            sink.keys.push(*key);
        }
    }

    /// Keeps what was read last: the forms and readings of `sink` that begin at `from`.
    fn keep(&mut self, token: &Token, surface: &[u8], from: (usize, usize), sink: &Sink<'_>) {
        let of_it = (sink.readings.get(from.1..), sink.words.get(from.1..), sink.keys.get(from.1..), sink.forms.get(from.0..));
        let (Some(readings), Some(words), Some(keys), Some(forms)) = of_it else { return };
        debug_assert!(readings.len() <= READINGS, "a word has more readings than were thought of");
        self.length = 0;
        if readings.len() > READINGS {
            return;
        }
        self.count = readings.len() as u8;
        for (mine, reading) in self.readings.iter_mut().zip(readings) {
            let form = reading.form.moved((from.0 as u32).wrapping_neg());
            *mine = Reading { start: reading.start - token.span.start, form, ..*reading };
        }
        self.words[..words.len()].copy_from_slice(words);
        self.keys[..keys.len()].copy_from_slice(keys);
        self.forms.clear();
        self.forms.push_str(forms);
        self.surface[..surface.len()].copy_from_slice(surface);
        self.length = surface.len() as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::super::Document;

    /// What is read of the text `again` times.
    fn readings(text: &str) -> Vec<(String, u32, Option<char>, Option<char>)> {
        let document = Document::new(text);
        let all = (0..document.tokens().len() as u32).flat_map(|at| document.readings(at).to_vec());
        all.map(|r| (document.reading_form(&r).to_owned(), r.start, r.conjunction, r.preposition)).collect()
    }

    #[test]
    fn a_word_seen_again_reads_as_the_first_time() {
        for word in ["وبمصر", "وللعراق", "م\u{64E}صر", "2020", "…", "l'Orient", "والاستثماراتهماالطويلة", "و"]
        {
            let alone = readings(word);
            let later = readings(&format!("قال {word}"));
            assert_eq!(readings(word), alone, "{word}");
            let place = "قال ".len() as u32;
            let moved: Vec<_> = alone.into_iter().map(|(form, start, c, p)| (form, start + place, c, p)).collect();
            assert_eq!(later[later.len() - moved.len()..], moved, "{word}");
        }
    }
}
