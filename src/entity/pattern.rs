//! The caller's regular expressions: compiled, or refused with the place and the way out.
//!
//! The `regex` crate runs them, in time linear in the text. It is a sixth of the WebAssembly module that has it, so there is
//! one without: `no_patterns.rs`.

use std::ops::Range;

use regex::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;

use crate::error::BuildError;
use crate::options::CustomPattern;

/// The most bytes that a compiled pattern may take; `\w+` takes a twentieth of it. The time for each character of a text grows
/// with it.
const LARGEST: usize = 1 << 20;

/// The most characters that a pattern may have.
const LONGEST: usize = 1000;

/// How deep groups may lie in one another.
const DEEPEST: u32 = 50;

/// A pattern that is ready to run.
#[derive(Debug)]
pub(super) struct Pattern(Regex);

impl Pattern {
    /// Where it matches in `text`, in bytes, from left to right; matches do not overlap.
    pub(super) fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<u32>> + 't {
        self.0.find_iter(text).map(|found| found.start() as u32..found.end() as u32)
    }
}

/// The pattern, ready to run.
///
/// # Errors
///
/// Where it is no regular expression, too long or too large.
pub(super) fn compile(pattern: &CustomPattern) -> Result<Pattern, BuildError> {
    let refused = |why: String| BuildError::new(format!("patterns: {:?} (of id {:?}): {why}", pattern.regex, pattern.id));
    if pattern.regex.chars().count() > LONGEST {
        return Err(BuildError::new(format!("patterns: the one of id {:?} is longer than {LONGEST} characters: split it", pattern.id)));
    }
    if let Err(error) = ParserBuilder::new().nest_limit(DEEPEST).build().parse(&pattern.regex) {
        return Err(refused(explained(&pattern.regex, &error)));
    }
    let compiled = RegexBuilder::new(&pattern.regex).nest_limit(DEEPEST).size_limit(LARGEST).build();
    compiled.map(Pattern).map_err(|_| refused(format!("it would take more than {LARGEST} bytes: repeat less, or split it")))
}

/// What is wrong, and where: the place is counted in characters from 1.
fn explained(regex: &str, error: &regex_syntax::Error) -> String {
    let (span, why) = match error {
        regex_syntax::Error::Parse(error) => (error.span(), error.kind().to_string()),
        regex_syntax::Error::Translate(error) => (error.span(), error.kind().to_string()),
        other => return other.to_string(),
    };
    let place = regex.get(..span.start.offset).map_or(1, |before| before.chars().count() + 1);
    format!("at character {place}: {why}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::EntityKind;

    fn compiled(regex: &str) -> Result<Pattern, BuildError> {
        compile(&CustomPattern { id: "law".into(), kind: EntityKind::Misc, regex: regex.into() })
    }

    fn refusal(regex: &str) -> String {
        compiled(regex).map(|_| ()).unwrap_err().to_string()
    }

    #[test]
    fn a_wrong_pattern_is_refused_with_its_place() {
        for (regex, place, why) in [
            ("قانون (رقم", 7, "unclosed group"),
            ("(أ)(ب)(ج", 7, "unclosed group"),
            ("قانون)", 6, "unopened group"),
            ("[ء-ي", 1, "unclosed character class"),
            ("ق{3,2}", 2, "invalid repetition count"),
            ("*", 1, "missing expression"),
            ("أ(?=ب)", 2, "look-around"),
            ("ق\\p{Arab1c}", 2, "Unicode property not found"),
        ] {
            let message = refusal(regex);
            assert!(message.contains(&format!("at character {place}: ")) && message.contains(why), "{regex}: {message}");
            assert!(message.contains("\"law\""), "{message}");
        }
    }

    #[test]
    fn a_pattern_that_would_explode_is_refused() {
        assert!(refusal("(?:[ء-ي]{1,500}){1,500}").contains("bytes"));
        assert!(refusal(&format!("{}ق{}", "(".repeat(400), ")".repeat(400))).contains("nest"));
        assert!(refusal(&"ق".repeat(1001)).contains("longer than 1000 characters"));
    }

    #[test]
    fn classes_know_arabic() {
        let matches = |regex: &str, text: &'static str| -> Vec<&str> {
            compiled(regex).unwrap().find(text).map(|found| &text[found.start as usize..found.end as usize]).collect()
        };
        assert_eq!(matches(r"\w+", "المادة 12 مكررًا"), ["المادة", "12", "مكررًا"]);
        assert_eq!(matches(r"\p{Arabic}+", "وكالة Reuters أمس"), ["وكالة", "أمس"]);
        assert_eq!(matches(r"رقم \d+", "القانون رقم ١٢٣ لسنة 2020"), ["رقم ١٢٣"]);
        assert_eq!(matches(r"\bقانون\b", "القانون ثم قانون آخر"), ["قانون"]);
        assert_eq!(matches(r"(?i)É\p{L}+", "été"), ["été"]);
    }
}
