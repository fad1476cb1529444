//! A handful of words in a rule's own evidence: sets that tell of most other words at once that they are none of them.

/// Words with a space between them, and what tells at once that most other words are none of them: a Bloom filter of 512 bits,
/// two a word. Built at compile time.
#[derive(Debug)]
pub struct WordSet {
    words: &'static str,
    bits: [u64; 8],
}

/// A hash of a word's length, its first three letters and its last one: of an Arabic letter it is the second byte that differs.
#[inline]
const fn mix(bytes: &[u8]) -> u32 {
    let (length, last) = match bytes {
        [.., last] => (bytes.len() as u32, *last as u32),
        [] => return 0,
    };
    let letters = match bytes {
        [_, a, _, b, _, c, ..] => *a as u32 | (*b as u32) << 8 | (*c as u32) << 16,
        [_, a, _, b, ..] => *a as u32 | (*b as u32) << 8,
        [a, ..] => *a as u32,
        [] => 0,
    };
    (letters ^ last << 24 ^ length.wrapping_mul(0x0101_0040)).wrapping_mul(0x9E37_79B1)
}

/// The two bits of a word with this hash.
#[inline]
const fn bits(mixed: u32) -> [usize; 2] {
    [(mixed >> 23) as usize, (mixed >> 14 & 511) as usize]
}

impl WordSet {
    /// The set of `words`, none of which is empty.
    pub const fn new(words: &'static str) -> Self {
        let bytes = words.as_bytes();
        let mut set = [0; 8];
        let (mut start, mut at) = (0, 0);
        while at <= bytes.len() {
            if at == bytes.len() || bytes[at] == b' ' {
                assert!(at > start, "a word is empty");
                let [one, other] = bits(mix(bytes.split_at(at).0.split_at(start).1));
                set[one / 64] |= 1 << (one % 64);
                set[other / 64] |= 1 << (other % 64);
                start = at + 1;
            }
            at += 1;
        }
        Self { words, bits: set }
    }

    /// True where `form`, folded, is one of them. Kept out of line: it stands in some fifty places.
    #[inline(never)]
    pub fn contains(&self, form: &str) -> bool {
        let is_set = |bit: usize| self.bits[bit / 64] >> (bit % 64) & 1 != 0;
        let form = form.as_bytes();
        bits(mix(form)).into_iter().all(is_set) && self.words.as_bytes().split(|&byte| byte == b' ').any(|word| word == form)
    }
}

/// `is_one_of!(form, "words with spaces between")`: true where `form`, folded, is one of the words.
macro_rules! is_one_of {
    ($form:expr, $words:literal $(,)?) => {{
        static SET: $crate::word_set::WordSet = $crate::word_set::WordSet::new($words);
        SET.contains($form)
    }};
}
pub(crate) use is_one_of;

#[cfg(test)]
mod tests {
    #[test]
    fn words_of_the_set_are_found_and_no_others() {
        for word in ["و", "الي", "حتي", "-"] {
            assert!(is_one_of!(word, "و الي حتي -"), "{word}");
        }
        for word in ["", "ال", "الي حتي", "لي", "في", " ", "حتى", "a"] {
            assert!(!is_one_of!(word, "و الي حتي -"), "{word}");
        }
    }
}
