//! What a caller may ask for.

use crate::annotation::EntityKind;
use crate::reference_date::ReferenceDate;

/// Which way a bare weekday or a day without a year resolves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prefer {
    /// The nearest one on or before the publication date, unless the text points forward. Fits news.
    #[default]
    Past,
    /// The nearest one after it, unless the text points back; weeks, months and years from now are counted to the day.
    /// Fits messages and calendars.
    Future,
}

/// Which layers to annotate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    /// Names, grouped into entities.
    pub entity: bool,
    /// Quotations with their speakers.
    pub quote: bool,
    /// Dates and times.
    pub time: bool,
    /// Words in quotation marks that nobody said.
    pub mark: bool,
}

impl Layers {
    /// No layer: the text is read and nothing is looked for.
    pub const NONE: Layers = Layers { entity: false, quote: false, time: false, mark: false };
}

impl Default for Layers {
    /// All layers.
    fn default() -> Self {
        Self { entity: true, quote: true, time: true, mark: true }
    }
}

/// What may differ from one article to the next.
///
/// ```
/// use hashiya::{Annotator, Options, ReferenceDate};
///
/// let date = "2020-08-18".parse::<ReferenceDate>()?;
/// let article = Annotator::new().annotate("وصل أمس إلى بغداد.", &Options { date: Some(date), ..Options::default() });
/// # Ok::<(), hashiya::BuildError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// The publication date; without it nothing relative is resolved.
    pub date: Option<ReferenceDate>,
    /// Which way bare weekdays and days without a year resolve.
    pub prefer: Prefer,
    /// Which layers to annotate.
    pub layers: Layers,
}

/// A name of the caller's own: a person, place or body that the newsroom knows.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomName {
    /// The name, as it stands in running text.
    pub name: String,
    /// What it names.
    pub kind: EntityKind,
    /// The caller's reference, which every match carries.
    pub reference: Option<String>,
    /// Other spellings and short forms.
    pub aliases: Vec<String>,
}

/// A regular expression of the caller's own, which sees one paragraph at a time; in the syntax of the `regex` crate, without Unicode classes such as
/// `\p{L}` (ranges such as `[ء-ي]` do the same).
#[derive(Clone, Debug, PartialEq)]
pub struct CustomPattern {
    /// Comes out as the annotation's rule, `pattern:ID`.
    pub id: String,
    /// The kind of entity that a match is.
    pub kind: EntityKind,
    /// The expression.
    pub regex: String,
}
