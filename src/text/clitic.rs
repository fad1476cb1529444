//! Proclitics: the letters written together with the word after them. A word has several readings, and only the lists
//! can say which is meant, so all of them are kept: a lattice of at most six.
//!
//! | written | readings |
//! |---|---|
//! | وبمصر | وبمصر، بمصر، مصر |
//! | للبنان | للبنان، لبنان، البنان |
//! | والعراق | والعراق، العراق |

use super::fold::{fold_char, is_extender, is_invisible};
use crate::span::Span;

/// One way to read a word: what is written before the host, and the host's folded form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The byte of the text where the host begins. In ل + ال, where the alif is not written, it begins at the second ل.
    pub start: u32,
    /// Where the host's folded form stands in [`Words::forms`](super::Words).
    pub form: Span,
    /// The conjunction before it: و or ف.
    pub conjunction: Option<char>,
    /// The preposition or particle before it: ب, ل, ك or س.
    pub preposition: Option<char>,
}

/// The fewest letters of a host.
const SHORTEST_HOST: usize = 2;

/// Appends the readings of the Arabic word `surface`, which begins at byte `start` of its text, to `readings`, and their
/// forms to `forms`. The first reading is the whole word.
pub fn read(surface: &str, start: u32, forms: &mut String, readings: &mut Vec<Reading>) {
    let at = forms.len() as u32;
    // The folded form, and for its first letters the byte of the text where each begins.
    let mut begins = [start; 5];
    let mut letters = 0;
    for (offset, c) in surface.char_indices() {
        if let Some(folded) = fold_char(c) {
            if letters < begins.len() {
                begins[letters] = start + offset as u32;
            }
            letters += 1;
            forms.push(folded);
        }
    }
    let end = forms.len() as u32;
    let whole = Reading { start, form: Span::new(at, end), conjunction: None, preposition: None };
    readings.push(whole);
    let strip = |reading: &Reading, taken: usize, forms: &str, from: &[char]| {
        let mut rest = reading.form.slice(forms).chars();
        let first = rest.next().filter(|c| from.contains(c))?;
        (letters >= taken + SHORTEST_HOST).then(|| {
            let form = Span::new(reading.form.start + first.len_utf8() as u32, end);
            (first, begins[taken.min(begins.len() - 1)], form)
        })
    };
    let mut bases = [Some((whole, 0)), None];
    if let Some((letter, start, form)) = strip(&whole, 1, forms, &['و', 'ف']) {
        let reading = Reading { start, form, conjunction: Some(letter), ..whole };
        readings.push(reading);
        bases[1] = Some((reading, 1));
    }
    for (base, taken) in bases.into_iter().flatten() {
        let Some((letter, start, form)) = strip(&base, taken + 1, forms, &['ب', 'ل', 'ك', 'س']) else { continue };
        let reading = Reading { start, form, preposition: Some(letter), ..base };
        readings.push(reading);
        // ل before the article swallows its alif: للعراق is ل + العراق.
        if letter == 'ل' && form.slice(forms).starts_with('ل') && letters > taken + 1 + SHORTEST_HOST {
            let with_alif = forms.len();
            forms.push('ا');
            forms.extend_from_within(form.start as usize..form.end as usize);
            readings.push(Reading { form: Span::from(with_alif..forms.len()), ..reading });
        }
    }
}

/// True where `surface` is a proclitic only, as in «بـ"الثورة"» or «و"الثورة"»: a mark may open right after it.
pub fn is_bare_proclitic(surface: &str) -> bool {
    let mut letters = surface.chars().filter(|&c| !is_extender(c) && !is_invisible(c));
    let (first, second, third) = (letters.next(), letters.next(), letters.next());
    let conjunction = |c| matches!(c, 'و' | 'ف');
    let preposition = |c| matches!(c, 'ب' | 'ل' | 'ك');
    match (first, second, third) {
        (Some(a), None, None) => conjunction(a) || preposition(a),
        (Some(a), Some(b), None) => conjunction(a) && preposition(b) || a == 'ا' && b == 'ل' || a == 'ل' && b == 'ل',
        (Some(a), Some('ا'), Some('ل')) => (conjunction(a) || preposition(a)) && letters.next().is_none(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(word: &str) -> Vec<(String, u32)> {
        let (mut forms, mut readings) = (String::new(), Vec::new());
        read(word, 0, &mut forms, &mut readings);
        readings.iter().map(|r| (r.form.slice(&forms).to_owned(), r.start)).collect()
    }

    #[test]
    #[rustfmt::skip]
    fn every_reading_has_its_host_and_its_place() {
        for (word, want) in [
            ("وبمصر", &[("وبمصر", 0), ("بمصر", 2), ("مصر", 4)][..]),
            ("للبنان", &[("للبنان", 0), ("لبنان", 2), ("البنان", 2)]),
            ("وللعراق", &[("وللعراق", 0), ("للعراق", 2), ("لعراق", 4), ("العراق", 4)]),
            ("فرنسا", &[("فرنسا", 0), ("رنسا", 2)]),
            ("و\u{64E}ب\u{650}مصر", &[("وبمصر", 0), ("بمصر", 4), ("مصر", 8)]),
            ("قال", &[("قال", 0)]),
            ("لم", &[("لم", 0)]),
        ] {
            let want: Vec<_> = want.iter().map(|&(form, at)| (form.to_owned(), at)).collect();
            assert_eq!(hosts(word), want, "{word}");
        }
    }

    #[test]
    fn bare_proclitics_are_known() {
        for yes in ["بـ", "و", "لل", "بال", "ول", "فب", "الـ"] {
            assert!(is_bare_proclitic(yes), "{yes}");
        }
        for no in ["قال", "في", "بل", "", "بالا"] {
            assert!(!is_bare_proclitic(no), "{no}");
        }
    }
}
