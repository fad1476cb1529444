//! The caller's regular expressions: compiled, or refused with the place and the way out.
//!
//! The `regex-lite` crate runs them, which takes the syntax of `regex` and, like it, time linear in the text: `regex`
//! itself would be a fifth of the WebAssembly module.

use regex_lite::{Regex, RegexBuilder};

use crate::error::BuildError;
use crate::options::CustomPattern;

/// The most bytes that a compiled pattern may take. The time for each character of a text grows with it.
const LARGEST: usize = 1 << 16;

/// The most characters that a pattern may have.
const LONGEST: usize = 1000;

/// Escapes that know the letters and digits of ASCII only, and what to write instead.
const ASCII_ONLY: &[(char, &str)] = &[
    ('b', "leave it out, or list whole words as `names`"),
    ('B', "leave it out"),
    ('d', "write [0-9٠-٩]"),
    ('D', "write [^0-9٠-٩]"),
    ('w', "write [ء-ي]"),
    ('W', "write [^ء-ي]"),
];

/// The pattern, ready to run.
///
/// # Errors
///
/// Where it is no regular expression, too long or too large, or holds what would miss Arabic letters in silence.
pub(super) fn compile(pattern: &CustomPattern) -> Result<Regex, BuildError> {
    let refused = |why: &str| BuildError::new(format!("patterns: {:?} (of id {:?}): {why}", pattern.regex, pattern.id));
    if pattern.regex.chars().count() > LONGEST {
        return Err(BuildError::new(format!("patterns: the one of id {:?} is longer than {LONGEST} characters: split it", pattern.id)));
    }
    if let Some((place, letter, instead)) = ascii_only(&pattern.regex) {
        return Err(refused(&format!("at character {place}: \\{letter} knows Latin letters and digits only; {instead}")));
    }
    build(&pattern.regex).map_err(|why| refused(&format!("at character {}: {why}", place(&pattern.regex, &why))))
}

fn build(regex: &str) -> Result<Regex, String> {
    RegexBuilder::new(regex).size_limit(LARGEST).build().map_err(|error| error.to_string())
}

/// The first escape of [`ASCII_ONLY`]: its place, counted in characters from 1, its letter, and what to write instead.
fn ascii_only(regex: &str) -> Option<(usize, char, &'static str)> {
    let mut characters = (1..).zip(regex.chars());
    while let Some((place, character)) = characters.next() {
        if character == '\\' {
            let (_, letter) = characters.next()?;
            if let Some(&(_, instead)) = ASCII_ONLY.iter().find(|(escape, _)| *escape == letter) {
                return Some((place, letter, instead));
            }
        }
    }
    None
}

/// Where a pattern goes wrong, counted in characters from 1: the end of the shortest beginning from which on every longer
/// one is refused for the same reason.
fn place(regex: &str, why: &str) -> usize {
    let ends: Vec<usize> = regex.char_indices().map(|(at, _)| at).collect();
    let same = |end: usize| build(&regex[..end]).is_err_and(|other| other == why);
    ends.iter().rposition(|&end| !same(end)).map_or(1, |last| last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::EntityKind;

    fn refusal(regex: &str) -> String {
        let pattern = CustomPattern { id: "law".into(), kind: EntityKind::Misc, regex: regex.into() };
        compile(&pattern).map(|_| ()).unwrap_err().to_string()
    }

    #[test]
    fn a_wrong_pattern_is_refused_with_its_place() {
        for (regex, place, why) in [
            ("قانون (رقم", 7, "without closing"),
            ("(أ)(ب)(ج", 7, "without closing"),
            ("قانون)", 6, "without matching"),
            ("[ء-ي", 4, "unclosed"),
            ("ق{3,2}", 6, "min bigger than its max"),
            ("*", 1, "must be applied to"),
            ("أ(?=ب)", 4, "look-around is not supported"),
            ("ق\\w+", 2, "Latin letters and digits only; write [ء-ي]"),
            ("\\\\\\d", 3, "[0-9٠-٩]"),
        ] {
            let message = refusal(regex);
            assert!(message.contains(&format!("at character {place}: ")) && message.contains(why), "{regex}: {message}");
            assert!(message.contains("\"law\""), "{message}");
        }
    }

    #[test]
    fn a_pattern_that_would_explode_is_refused() {
        assert!(refusal("(?:[ء-ي]{1,500}){1,500}").contains("size"));
        assert!(refusal(&"(".repeat(900)).contains("nesting"));
        assert!(refusal(&"ق".repeat(1001)).contains("longer than 1000 characters"));
    }
}
