//! The folded form of a word: what two spellings of it share. For comparing only; nothing folded is ever shown.
//!
//! Folding drops diacritics, tatweel, bidi controls and joiners, and maps the hamza seats أ إ آ ٱ to ا, ى to ي, ة to ه,
//! Persian and Urdu letter shapes to the Arabic ones, both Arabic digit sets to ASCII, and Latin letters to lower case.
//! ؤ and ئ are kept. Sources: Unicode 16 code charts for Arabic; Larkey et al. 2002 for the usual normalisation.

/// The character that stands for `c` when words are compared; `None` where `c` does not count.
///
/// One character gives at most one character, so a folded text is never longer in code points.
#[inline]
pub fn fold_char(c: char) -> Option<char> {
    Some(match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ة' | 'ہ' | 'ە' | 'ۀ' | 'ھ' => 'ه',
        'ک' => 'ك',
        'پ' => 'ب',
        'چ' => 'ج',
        'ڤ' => 'ف',
        'گ' => 'غ',
        // Most letters by far: nothing of what follows holds for them.
        '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}' => c,
        '٠'..='٩' => shift(c, '٠'),
        '۰'..='۹' => shift(c, '۰'),
        _ if is_extender(c) || is_invisible(c) => return None,
        _ if c.is_uppercase() => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => one,
                _ => c,
            }
        }
        _ => c,
    })
}

fn shift(digit: char, zero: char) -> char {
    char::from(b'0' + (digit as u32 - zero as u32) as u8)
}

/// Appends the folded form of `word` to `out`.
pub fn fold_into(word: &str, out: &mut String) {
    out.extend(word.chars().filter_map(fold_char));
}

/// The folded form of `word`.
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

/// True for what hangs on the character before it: combining marks, tatweel, variation selectors, emoji modifiers.
#[inline]
pub fn is_extender(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}'
        | '\u{0610}'..='\u{061A}'
        | '\u{0640}'
        | '\u{064B}'..='\u{065F}'
        | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E4}'
        | '\u{06E7}' | '\u{06E8}'
        | '\u{06EA}'..='\u{06ED}'
        | '\u{08CA}'..='\u{08E1}'
        | '\u{08E3}'..='\u{08FF}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{200D}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FE20}'..='\u{FE2F}'
        | '\u{1F3FB}'..='\u{1F3FF}'
        | '\u{E0020}'..='\u{E007F}'
        | '\u{E0100}'..='\u{E01EF}')
}

/// True for what shows nothing by itself: bidi controls, the zero-width non-joiner and space, the byte-order mark.
#[inline]
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}'
        | '\u{061C}'
        | '\u{200B}' | '\u{200C}' | '\u{200E}' | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[rustfmt::skip]
    fn spellings_of_one_word_share_a_form() {
        for (form, spellings) in [
            ("الاسبوع", &["الأسبوع", "الإسبوع", "الا\u{64F}سبو\u{64E}ع", "الأســبوع"][..]),
            ("كانون", &["کانون", "كانو\u{200C}ن"]),
            ("2020", &["٢٠٢٠", "۲۰۲۰", "2\u{200F}020"]),
            ("غوغل", &["گوگل"]),
            ("مدرسه", &["مدرسة"]),
            ("reuters", &["Reuters", "REUTERS"]),
        ] {
            for spelling in spellings {
                assert_eq!(fold(spelling), form, "{spelling}");
            }
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for (a, b) in [("مؤتمر", "موتمر"), ("بئر", "بير"), ("سورية", "سوري")] {
            assert_ne!(fold(a), fold(b));
        }
    }
}
