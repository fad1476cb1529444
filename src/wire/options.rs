//! What a caller may ask for, as JavaScript objects and JSON lines say it.

use serde::Deserialize;

use crate::annotation::EntityKind;
use crate::error::BuildError;
use crate::offsets::OffsetUnit;
use crate::options::{CustomName, CustomPattern, Layers, Options, Prefer};

/// What may differ from one article to the next. Absent and `null` mean the default.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ArticleOptions {
    /// ISO 8601; see [`ReferenceDate`](crate::ReferenceDate).
    pub(crate) date: Option<String>,
    /// `past` or `future`.
    pub(crate) prefer: Option<String>,
    /// `utf16`, `utf8` or `chars`.
    pub(crate) offsets: Option<String>,
    /// Any of `entity`, `quote`, `time`, `mark`.
    pub(crate) layers: Option<Vec<String>>,
}

impl ArticleOptions {
    /// The names of the options, for messages.
    pub(crate) const NAMES: &[&str] = &["date", "prefer", "offsets", "layers"];

    /// The options that the core takes, and the unit in which the caller wants offsets.
    ///
    /// # Errors
    ///
    /// Where a value is not known; the message names the option and its values.
    pub(crate) fn read(&self) -> Result<(Options, OffsetUnit), BuildError> {
        let date = match self.date.as_deref() {
            None => None,
            Some(date) => Some(date.parse().map_err(|error| BuildError::new(format!("option `date`: {error}")))?),
        };
        let prefer = match self.prefer.as_deref() {
            None | Some("past") => Prefer::Past,
            Some("future") => Prefer::Future,
            Some(other) => return Err(unknown_value("prefer", other, &["past", "future"])),
        };
        let offsets = match self.offsets.as_deref() {
            None | Some("utf16") => OffsetUnit::Utf16,
            Some("utf8") => OffsetUnit::Utf8,
            Some("chars") => OffsetUnit::Chars,
            Some(other) => return Err(unknown_value("offsets", other, &["utf16", "utf8", "chars"])),
        };
        let layers = self.layers.as_deref().map_or(Ok(Layers::default()), layers)?;
        Ok((Options { date, prefer, layers }, offsets))
    }
}

fn layers(names: &[String]) -> Result<Layers, BuildError> {
    let mut layers = Layers { entity: false, quote: false, time: false, mark: false };
    for name in names {
        *match name.as_str() {
            "entity" => &mut layers.entity,
            "quote" => &mut layers.quote,
            "time" => &mut layers.time,
            "mark" => &mut layers.mark,
            other => return Err(unknown_value("layers", other, &["entity", "quote", "time", "mark"])),
        } = true;
    }
    Ok(layers)
}

/// A name of the caller's own.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct NameOption {
    name: String,
    kind: String,
    #[serde(rename = "ref")]
    reference: Option<String>,
    #[serde(default)]
    aliases: Vec<String>,
}

impl NameOption {
    /// # Errors
    ///
    /// Where the kind is not known.
    pub(crate) fn read(self) -> Result<CustomName, BuildError> {
        Ok(CustomName { kind: entity_kind("names", &self.kind)?, name: self.name, reference: self.reference, aliases: self.aliases })
    }
}

/// A regular expression of the caller's own.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct PatternOption {
    id: String,
    kind: String,
    regex: String,
}

impl PatternOption {
    /// # Errors
    ///
    /// Where the kind is not known.
    pub(crate) fn read(self) -> Result<CustomPattern, BuildError> {
        Ok(CustomPattern { kind: entity_kind("patterns", &self.kind)?, id: self.id, regex: self.regex })
    }
}

fn entity_kind(option: &str, name: &str) -> Result<EntityKind, BuildError> {
    Ok(match name {
        "person" => EntityKind::Person,
        "location" => EntityKind::Location,
        "organization" => EntityKind::Organization,
        "misc" => EntityKind::Misc,
        other => return Err(unknown_value(option, other, &["person", "location", "organization", "misc"])),
    })
}

/// The refusal of an option that does not exist: a misspelled one would otherwise be passed over in silence.
pub(crate) fn unknown_option(name: &str, known: &[&str]) -> BuildError {
    BuildError::new(format!("option `{}` is not known: the options are {}", shortened(name), known.join(", ")))
}

fn unknown_value(option: &str, value: &str, known: &[&str]) -> BuildError {
    BuildError::new(format!("option `{option}`: “{}” is not known: write one of {}", shortened(value), known.join(", ")))
}

fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_asked_for_means_the_defaults() {
        let (options, offsets) = ArticleOptions::default().read().unwrap();
        assert_eq!((options, offsets), (Options::default(), OffsetUnit::Utf16));
    }

    #[test]
    fn layers_that_are_not_named_are_off() {
        let asked = ArticleOptions { layers: Some(vec!["time".into()]), ..ArticleOptions::default() };
        assert_eq!(asked.read().unwrap().0.layers, Layers { entity: false, quote: false, time: true, mark: false });
    }

    #[test]
    fn a_wrong_value_is_refused_with_its_option_and_the_way_out() {
        let wrong = |asked: ArticleOptions| asked.read().unwrap_err().to_string();
        let text = || Some("x".to_owned());
        let cases = [
            (ArticleOptions { date: text(), ..Default::default() }, ["`date`", "2020-08-18"]),
            (ArticleOptions { prefer: text(), ..Default::default() }, ["`prefer`", "past, future"]),
            (ArticleOptions { offsets: text(), ..Default::default() }, ["`offsets`", "utf16, utf8, chars"]),
            (ArticleOptions { layers: Some(vec!["x".into()]), ..Default::default() }, ["`layers`", "entity, quote, time, mark"]),
        ];
        for (asked, parts) in cases {
            let message = wrong(asked);
            assert!(parts.iter().all(|part| message.contains(part)), "{message}");
        }
    }

    #[test]
    fn names_and_patterns_need_a_kind_that_exists() {
        let name = |kind: &str| NameOption { name: "بغداد".into(), kind: kind.into(), reference: Some("7".into()), aliases: vec![] }.read();
        let expected = CustomName { name: "بغداد".into(), kind: EntityKind::Location, reference: Some("7".into()), aliases: vec![] };
        assert_eq!(name("location").unwrap(), expected);
        let pattern = |kind: &str| PatternOption { id: "x".into(), kind: kind.into(), regex: "[أ-ي]".into() }.read();
        assert_eq!(pattern("misc").unwrap().kind, EntityKind::Misc);
        for message in [name("place").unwrap_err().to_string(), pattern("place").unwrap_err().to_string()] {
            assert!(message.contains("“place”") && message.contains("person, location, organization, misc"), "{message}");
        }
    }

    #[test]
    fn an_option_that_does_not_exist_is_refused_with_those_that_do() {
        let message = unknown_option("dates", ArticleOptions::NAMES).to_string();
        assert_eq!(message, "option `dates` is not known: the options are date, prefer, offsets, layers");
    }
}
