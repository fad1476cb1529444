//! The results: plain values with public fields. Spans count UTF-8 bytes of the text as given.

use std::borrow::Cow;

use crate::span::Span;

/// The name of the rule, list or model that decided, kebab-case: `date-day-month-year`, `list:countries`, `model`.
pub type Rule = Cow<'static, str>;

/// All that was found in one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnnotatedArticle {
    /// In text order, an outer annotation before those inside it.
    pub annotations: Vec<Annotation>,
    /// The people, places and bodies that the mentions refer to; `Entity::id` is the index.
    pub entities: Vec<Entity>,
    /// What an editor may want to look at, in text order.
    pub diagnostics: Vec<Diagnostic>,
}

/// One marked stretch of text.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Annotation {
    /// A person, place, body or other name.
    Entity(EntityMention),
    /// Something that someone is reported to have said.
    Quote(Quote),
    /// A date, time, duration or recurrence.
    Time(TimeExpression),
    /// Words in quotation marks that nobody said.
    Mark(Mark),
}

impl Annotation {
    /// The bytes that the annotation covers.
    pub fn span(&self) -> Span {
        match self {
            Annotation::Entity(a) => a.span,
            Annotation::Quote(a) => a.span,
            Annotation::Time(a) => a.span,
            Annotation::Mark(a) => a.span,
        }
    }
}

/// What kind of thing a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// A human being, or several under one family name.
    Person,
    /// A country, city, region, sea, building…
    Location,
    /// A company, ministry, party, club, army, medium…
    Organization,
    /// An event, work, prize, treaty, product…
    Misc,
}

/// The grammatical gender of an entity where the text shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// Feminine.
    Feminine,
    /// Masculine.
    Masculine,
}

/// One place in the text that names an entity. Proclitics and titles are outside the span.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityMention {
    /// The name as written, without proclitics (و ف ب ل ك).
    pub span: Span,
    /// What it names.
    pub kind: EntityKind,
    /// Index into [`AnnotatedArticle::entities`]: equal for mentions of the same entity in this article.
    pub entity: u32,
    /// The title or office written with this mention (الرئيس، وزير الخارجية), if any.
    pub title: Option<Span>,
    /// The caller's reference, where the name came from the caller's own list.
    pub reference: Option<String>,
    /// Which rule, list or model decided.
    pub rule: Rule,
    /// 0 to 1: the share of such decisions expected to be right.
    pub confidence: f32,
}

/// How the words of a quotation are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// A marked clause or more, no complementiser before the mark.
    Direct,
    /// Verbatim speech without marks: after a colon, in an interview, in a headline.
    DirectUnmarked,
    /// Marks around part of the reported content.
    Mixed,
    /// Reported with أن or إن, or as a noun phrase, without marks.
    Indirect,
}

/// Something that someone other than the narrator is reported to have said.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// From the first part's start to the last part's end.
    pub span: Span,
    /// The content, with its quotation marks, in text order; at least one part.
    pub parts: Vec<Span>,
    /// How the words are given.
    pub kind: QuoteKind,
    /// The reporting verb, participle, noun or phrase.
    pub cue: Option<Span>,
    /// The speaker's noun phrase as written; `None` where it is elided.
    pub speaker: Option<Span>,
    /// Index into [`AnnotatedArticle::entities`].
    pub speaker_entity: Option<u32>,
    /// The speaker's fullest name in the article, or his description where he is never named.
    pub speaker_name: Option<String>,
    /// The agency or outlet that relays the words.
    pub via: Option<String>,
    /// True where the cue is negated (لم يقل) or denies (نفى).
    pub negated: bool,
    /// True where the content is a noun phrase (دعا إلى وقف…).
    pub nominal: bool,
    /// Which rule decided.
    pub rule: Rule,
    /// 0 to 1: the share of such decisions expected to be right.
    pub confidence: f32,
}

/// TIMEX3 `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexKind {
    /// A calendar day or anything coarser.
    Date,
    /// A clock time or part of a day.
    Time,
    /// A length of time.
    Duration,
    /// A recurrence.
    Set,
}

/// The calendar in which an expression is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// The civil calendar.
    #[default]
    Gregorian,
    /// The Islamic calendar, Umm al-Qura.
    Hijri,
}

/// Which end of a range an expression is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RangeRole {
    /// The first day, month or year.
    Begin,
    /// The last one.
    End,
}

/// The link from one end of a range to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RangeEnd {
    /// Which end this one is.
    pub role: RangeRole,
    /// Index of the other end in [`AnnotatedArticle::annotations`].
    pub other: u32,
}

/// A date, time, duration or recurrence, with a TIMEX3 value.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeExpression {
    /// The expression with its approximator, without leading prepositions and proclitics.
    pub span: Span,
    /// TIMEX3 `type`.
    pub kind: TimexKind,
    /// TIMEX3 `value`, always Gregorian where it resolves: `2020-08-18`, `2020-W33`, `P3D`, `PRESENT_REF`.
    pub value: String,
    /// TIMEX3 `mod`: `APPROX`, `START`, `MORE_THAN`…
    pub modifier: Option<&'static str>,
    /// Half-open range of ISO 8601 local dates or date-times that `value` stands for.
    pub interval: Option<(String, String)>,
    /// The calendar in which it is written.
    pub calendar: Calendar,
    /// The date in its own calendar (`1441-12-28`) where that is not the Gregorian one.
    pub original: Option<String>,
    /// Set on both ends of a range.
    pub range: Option<RangeEnd>,
    /// What is uncertain or inconsistent: `weekday-conflict`, `hijri-plus-minus-one`, `year-inferred`…
    pub flags: Vec<&'static str>,
    /// Which rule decided.
    pub rule: Rule,
    /// 0 to 1: the share of such decisions expected to be right.
    pub confidence: f32,
}

/// Why words stand in quotation marks that nobody said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// The title of a work.
    Title,
    /// A name of a person, body, place or product.
    Name,
    /// A term that is introduced or explained.
    Term,
    /// A slogan or motto.
    Slogan,
    /// Words from which the writer keeps a distance.
    Scare,
    /// Anything else.
    Other,
}

/// Words in quotation marks that nobody said.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// With the quotation marks.
    pub span: Span,
    /// Why they stand in marks.
    pub kind: MarkKind,
    /// Which rule decided.
    pub rule: Rule,
    /// 0 to 1: the share of such decisions expected to be right.
    pub confidence: f32,
}

/// Someone or something that the article names.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Index in [`AnnotatedArticle::entities`]; means nothing across articles.
    pub id: u32,
    /// What it is.
    pub kind: EntityKind,
    /// The fullest name in the article, without titles.
    pub name: String,
    /// Every place that names it, in text order.
    pub mentions: Vec<Span>,
    /// The titles and offices given with its mentions, each once, in text order.
    pub titles: Vec<String>,
    /// The gender that the text shows.
    pub gender: Option<Gender>,
    /// The caller's reference, where the name came from the caller's own list.
    pub reference: Option<String>,
}

/// Something that an editor may want to look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// Where.
    pub span: Span,
    /// What, kebab-case: `weekday-conflict`, `unclosed-quotation-mark`, `name-spelled-two-ways`…
    pub code: &'static str,
    /// One English sentence that says what is wrong and, where known, what is right.
    pub message: String,
    /// Which rule found it.
    pub rule: Rule,
    /// 0 to 1: the share of such findings expected to be right.
    pub confidence: f32,
}
