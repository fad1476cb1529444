//! A handful of words in a rule's own evidence: sets that tell of most other words at once that they are none of them.

/// Words with a space between them, and what tells at once that most other words are none of them. Built at compile time.
#[derive(Debug)]
pub struct WordSet {
    words: &'static str,
    /// A Bloom filter (Bloom 1970): each word sets two of these 256 bits. Of thirty words it lets one other in twenty through.
    sieve: [u32; 8],
}

impl WordSet {
    /// The set of `words`, each of fewer than 32 bytes.
    pub const fn new(words: &'static str) -> Self {
        let bytes = words.as_bytes();
        let mut sieve = [0; 8];
        let (mut start, mut at) = (0, 0);
        while at <= bytes.len() {
            if at == bytes.len() || bytes[at] == b' ' {
                assert!(at > start && at - start < 32, "a word is empty or too long");
                let word = bytes.split_at(at).0.split_at(start).1;
                let (one, other) = bits(word);
                sieve[one >> 5] |= 1 << (one & 31);
                sieve[other >> 5] |= 1 << (other & 31);
                start = at + 1;
            }
            at += 1;
        }
        Self { words, sieve }
    }

    /// True where `form`, folded, is one of them. Kept out of line: it stands in some fifty places.
    #[inline(never)]
    pub fn contains(&self, form: &str) -> bool {
        let word = form.as_bytes();
        if word.is_empty() {
            return false;
        }
        let (one, other) = bits(word);
        let has = |bit: usize| self.sieve[bit >> 5] & 1 << (bit & 31) != 0;
        has(one) && has(other) && self.words.as_bytes().split(|byte| *byte == b' ').any(|listed| listed == word)
    }
}

/// The two bits of a word that is not empty, each below 256: by its length and the second bytes of its first two letters and
/// its last one. Of Arabic letters it is the second byte that differs.
#[inline]
const fn bits(word: &[u8]) -> (usize, usize) {
    let last = word.len() - 1;
    let second = word[if last > 1 { 1 } else { last }] as u32;
    let fourth = word[if last > 3 { 3 } else { last }] as u32;
    let key = second | fourth << 8 | (word[last] as u32) << 16 | (word.len() as u32) << 24;
    let mixed = key.wrapping_mul(0x9E37_79B1);
    ((mixed >> 24) as usize, (mixed >> 16 & 255) as usize)
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
