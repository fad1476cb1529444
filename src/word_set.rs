//! A handful of words in a rule's own evidence: sets that tell of most other words at once that they are none of them.

/// Words with a space between them, and what tells at once that most other words are none of them. Built at compile time.
#[derive(Debug)]
pub struct WordSet {
    words: &'static str,
    /// By length in bytes up to 31, whether there is a word of it.
    lengths: u32,
    /// By the low five bits of a word's second byte, whether there is a word with it: of an Arabic letter it is the second one
    /// that differs.
    seconds: u32,
}

impl WordSet {
    /// The set of `words`, each of two bytes or more.
    pub const fn new(words: &'static str) -> Self {
        let bytes = words.as_bytes();
        let (mut lengths, mut seconds) = (0, 0);
        let (mut start, mut at) = (0, 0);
        while at <= bytes.len() {
            if at == bytes.len() || bytes[at] == b' ' {
                assert!(at > start && at - start < 32, "a word is empty or too long");
                lengths |= 1 << (at - start);
                seconds |= 1 << (bytes[start + (at - start > 1) as usize] & 31);
                start = at + 1;
            }
            at += 1;
        }
        Self { words, lengths, seconds }
    }

    /// True where `form`, folded, is one of them. Kept out of line: it stands in some fifty places.
    #[inline(never)]
    pub fn contains(&self, form: &str) -> bool {
        let bytes = form.as_bytes();
        let Some(second) = bytes.get(usize::from(bytes.len() > 1)) else { return false };
        let may_be = bytes.len() < 32 && self.lengths & 1 << bytes.len() != 0 && self.seconds & 1 << (second & 31) != 0;
        may_be && self.words.as_bytes().split(|byte| *byte == b' ').any(|word| word == bytes)
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
