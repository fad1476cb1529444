//! An annotated article in the formats of other programs. Page, npm package and command line all write through here, so
//! they give the same bytes.

mod brat;
mod conll;
mod csv;
mod html;
mod json;
mod json_ld;
mod markup;
#[cfg(any(feature = "wasm", test))]
mod omit;
mod tei;
mod w3c;

#[cfg(feature = "wasm")]
pub(crate) use omit::omit;

use crate::annotation::AnnotatedArticle;
use crate::error::BuildError;
use crate::offsets::{OffsetMap, OffsetUnit};
use crate::reference_date::ReferenceDate;

/// A format to write an annotated article in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// One JSON object on one line: the data model of the npm package.
    Json,
    /// An HTML document with `<q>`, `<time datetime>` and `<span>` for names.
    Html,
    /// schema.org `NewsArticle` as JSON-LD.
    JsonLd,
    /// A W3C Web Annotation page with quote and position selectors; positions count code points, as the standard asks.
    W3c,
    /// TEI P5 with `<said>`, `<persName>`, `<date>` and a stand-off list of entities.
    Tei,
    /// One token a line with its offsets and BIO tags of the three layers; tokens are cut where an annotation begins.
    Conll,
    /// brat stand-off; positions count code points, as brat does.
    Brat,
    /// One annotation a line, RFC 4180; cells that a spreadsheet would run as a formula begin with an apostrophe.
    Csv,
}

impl ExportFormat {
    /// All formats, with the names under which callers ask for them.
    pub const ALL: [(&'static str, ExportFormat); 8] = [
        ("json", ExportFormat::Json),
        ("html", ExportFormat::Html),
        ("jsonld", ExportFormat::JsonLd),
        ("w3c", ExportFormat::W3c),
        ("tei", ExportFormat::Tei),
        ("conll", ExportFormat::Conll),
        ("brat", ExportFormat::Brat),
        ("csv", ExportFormat::Csv),
    ];
}

impl std::str::FromStr for ExportFormat {
    type Err = BuildError;

    /// # Errors
    ///
    /// Where `name` is no format; the message lists them.
    fn from_str(name: &str) -> Result<Self, BuildError> {
        let names = Self::ALL.map(|(name, _)| name);
        let found = Self::ALL.iter().find(|(known, _)| *known == name);
        found
            .map(|(_, format)| *format)
            .ok_or_else(|| BuildError::new(format!("“{name}” is no format: choose one of {}", names.join(", "))))
    }
}

/// What is to be exported.
///
/// ```
/// use hashiya::{Annotator, Export, ExportFormat, Options};
///
/// let text = "وصل الوفد إلى بغداد.";
/// let article = Annotator::new().annotate(text, &Options::default());
/// let html = Export::new(text, &article).write(ExportFormat::Html);
/// assert!(html.contains("dir=\"rtl\""));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Export<'a> {
    /// The text exactly as it was annotated.
    pub text: &'a str,
    /// What was found in it.
    pub article: &'a AnnotatedArticle,
    /// The article's address, for formats that name their source.
    pub source: Option<&'a str>,
    /// The publication date.
    pub date: Option<ReferenceDate>,
    /// The unit of the offsets in `json`, `conll` and `csv`.
    pub offsets: OffsetUnit,
}

impl<'a> Export<'a> {
    /// An export without source and date, with UTF-16 offsets.
    pub fn new(text: &'a str, article: &'a AnnotatedArticle) -> Self {
        Self { text, article, source: None, date: None, offsets: OffsetUnit::default() }
    }

    /// The article in `format`; ends with a line feed.
    pub fn write(&self, format: ExportFormat) -> String {
        match format {
            ExportFormat::Json => json::write(self),
            ExportFormat::Html => html::write(self),
            ExportFormat::JsonLd => json_ld::write(self),
            ExportFormat::W3c => w3c::write(self),
            ExportFormat::Tei => tei::write(self),
            ExportFormat::Conll => conll::write(self),
            ExportFormat::Brat => brat::write(self),
            ExportFormat::Csv => csv::write(self),
        }
    }

    fn offset_map(&self) -> OffsetMap<'a> {
        OffsetMap::new(self.text, self.offsets)
    }

    /// The source, or a name that stands for it where there is none.
    fn source_or_urn(&self) -> &'a str {
        self.source.unwrap_or("urn:hashiya:article")
    }

    /// `2020-08-18`, where the date is known.
    fn published(&self) -> Option<String> {
        self.date.map(|date| format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()))
    }
}
