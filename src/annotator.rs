//! The way of the data: text → document → times and mentions → quotations → one article.

use std::sync::Arc;

use crate::annotation::{AnnotatedArticle, Annotation, EntityKind, EntityMention, RangeEnd, TimeExpression};
use crate::document::Document;
use crate::entity::Recognizer;
use crate::error::BuildError;
use crate::options::{CustomName, CustomPattern, Layers, Options};
use crate::order::Order as _;
use crate::paragraphs::{Paragraphs, Wanted};
use crate::settle::{nest, settle};
use crate::{quote, time};

/// Marks up articles. Build it once; it can be shared between threads, and a clone shares what it is built from.
///
/// ```
/// use hashiya::{Annotation, Annotator, Options};
///
/// let text = "قال الوزير: «نحن جاهزون».";
/// let article = Annotator::new().annotate(text, &Options::default());
/// assert!(article.annotations.iter().all(|annotation| !annotation.span().slice(text).is_empty()));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Annotator {
    names: Arc<Recognizer>,
}

/// The shares of the work that are taken to be done when all paragraphs have been read, and when the names are decided.
const READ: f32 = 0.5;
const DECIDED: f32 = 0.9;

/// How many times [`Annotator::annotate_watched`] tells of what has been read.
const STEPS: u64 = 100;

impl Annotator {
    /// An annotator with the built-in lists and rules only.
    pub fn new() -> Self {
        Self::default()
    }

    /// For an annotator with the caller's own names and patterns.
    pub fn builder() -> AnnotatorBuilder {
        AnnotatorBuilder::default()
    }

    /// Marks up one article.
    ///
    /// Annotations come in text order, an outer one before those inside it. Within a layer they are disjoint; of
    /// different layers they nest or are disjoint. Any string is valid input, so this never fails. It does no I/O and
    /// reads no clock: the same text and options give the same result.
    pub fn annotate(&self, text: &str, options: &Options) -> AnnotatedArticle {
        self.annotate_watched(text, options, &mut |_| ())
    }

    /// Marks up one article as [`annotate`](Self::annotate) does, and tells `watch` meanwhile what share of the work is done:
    /// 0 to 1, never less than before, some hundred times at most.
    ///
    /// ```
    /// use hashiya::{Annotator, Options};
    ///
    /// let mut shares = Vec::new();
    /// Annotator::new().annotate_watched("وصل الوزير.\nثم غادر.", &Options::default(), &mut |share| shares.push(share));
    /// assert!(shares.is_sorted() && shares.last() == Some(&1.0));
    /// ```
    pub fn annotate_watched(&self, text: &str, options: &Options, watch: &mut dyn FnMut(f32)) -> AnnotatedArticle {
        let (mut document, mut paragraphs) = (Document::with_room(text), Paragraphs::default());
        let length = text.len() as u32;
        let mut told = 0;
        let mut read = |bytes: u32| {
            let step = u64::from(bytes) * STEPS / u64::from(length.max(1));
            if step > told {
                told = step;
                watch(READ * step as f32 / STEPS as f32);
            }
        };
        paragraphs.replace(&mut document, 0..0, 0, 0..length, self.wanted(options.layers), &mut read);
        let article = self.annotate_document(&document, &mut paragraphs, options, watch);
        watch(1.0);
        article
    }

    /// What finds names, where one of `layers` needs them: quotations need names and times, and times need names, even where
    /// the caller does not ask for them.
    fn recognizer(&self, layers: Layers) -> Option<&Recognizer> {
        (layers != Layers::NONE).then_some(&*self.names)
    }

    /// What each paragraph is searched for: quotations need times as well.
    pub(crate) fn wanted(&self, layers: Layers) -> Wanted<'_> {
        Wanted { names: self.recognizer(layers), times: layers.time || layers.quote || layers.mark }
    }

    /// Annotates what was read, and tells `watch` when the names are decided. The order of the passes stands here.
    pub(crate) fn annotate_document(
        &self,
        document: &Document<'_>,
        paragraphs: &mut Paragraphs,
        options: &Options,
        watch: &mut dyn FnMut(f32),
    ) -> AnnotatedArticle {
        let layers = options.layers;
        let Some(recognizer) = self.recognizer(layers) else { return AnnotatedArticle::default() };
        let speech = layers.quote || layers.mark;
        let mut names = recognizer.decide(document, &mut paragraphs.names, &mut paragraphs.known);
        watch(DECIDED);
        let mut times = if layers.time || speech { time::resolve(&mut paragraphs.times, options) } else { time::Found::default() };
        settle(&mut times.expressions, &mut names.mentions, &mut names.entities);
        let mut quotes = if speech {
            let known = quote::Known { mentions: &names.mentions, entities: &names.entities, times: &times.expressions };
            quote::find(document, known, paragraphs.quotes())
        } else {
            quote::Found::default()
        };
        nest(&mut quotes.quotes, &quotes.marks, &mut names.mentions, &mut names.entities, &mut times.expressions);

        let mut article = AnnotatedArticle::default();
        if layers.entity || layers.quote {
            article.entities = names.entities;
        }
        if layers.entity {
            article.diagnostics.append(&mut names.diagnostics);
        } else {
            names.mentions.clear();
        }
        if layers.time {
            article.diagnostics.append(&mut times.diagnostics);
        } else {
            times.expressions.clear();
        }
        if layers.quote {
            article.diagnostics.append(&mut quotes.diagnostics);
        } else {
            quotes.quotes.clear();
        }
        if !layers.mark {
            quotes.marks.clear();
        }
        article.annotations = in_text_order(names.mentions, times.expressions, quotes);
        article.diagnostics.order_by_key(|found| (found.span, found.code));
        article
    }
}

/// All annotations in text order, from layers that are; an outer annotation comes before those inside it, an event's name
/// before its date.
fn in_text_order(mentions: Vec<EntityMention>, times: Vec<TimeExpression>, quotes: quote::Found) -> Vec<Annotation> {
    let key = |annotation: &Annotation| {
        let layer = match annotation {
            Annotation::Quote(_) => 0,
            Annotation::Mark(_) => 1,
            Annotation::Entity(EntityMention { kind: EntityKind::Misc, .. }) => 2,
            Annotation::Entity(_) => 3,
            Annotation::Time(_) => 4,
        };
        let span = annotation.span();
        (span.start, std::cmp::Reverse(span.end), layer)
    };
    let mut annotations = Vec::with_capacity(mentions.len() + times.len() + quotes.quotes.len() + quotes.marks.len());
    // The links between the ends of a range count times only; they become indices of annotations.
    let mut places = Vec::with_capacity(times.len());
    let mut layers: [&mut dyn Iterator<Item = Annotation>; 4] = [
        &mut quotes.quotes.into_iter().map(Annotation::Quote),
        &mut quotes.marks.into_iter().map(Annotation::Mark),
        &mut mentions.into_iter().map(Annotation::Entity),
        &mut times.into_iter().map(Annotation::Time),
    ];
    let mut next = layers.each_mut().map(|layer| layer.next());
    while let Some((layer, _)) = (0..).zip(&next).filter_map(|(layer, next)| Some((layer, key(next.as_ref()?)))).min_by_key(|&(_, key)| key)
    {
        let annotation = std::mem::replace(&mut next[layer], layers[layer].next());
        if matches!(annotation, Some(Annotation::Time(_))) {
            places.push(annotations.len() as u32);
        }
        annotations.extend(annotation);
    }
    for annotation in &mut annotations {
        if let Annotation::Time(time) = annotation {
            time.range = time.range.and_then(|range| Some(RangeEnd { other: *places.get(range.other as usize)?, ..range }));
        }
    }
    annotations
}

/// Collects what an [`Annotator`] is built from.
#[derive(Clone, Debug, Default)]
pub struct AnnotatorBuilder {
    names: Vec<CustomName>,
    deny: Vec<String>,
    patterns: Vec<CustomPattern>,
    model: Option<Vec<u8>>,
}

impl AnnotatorBuilder {
    /// The caller's own names: found in every inflected and clitic form, before anything else.
    #[must_use]
    pub fn names(mut self, names: impl IntoIterator<Item = CustomName>) -> Self {
        self.names.extend(names);
        self
    }

    /// Words and names that are never marked as entities.
    #[must_use]
    pub fn deny(mut self, words: impl IntoIterator<Item = String>) -> Self {
        self.deny.extend(words);
        self
    }

    /// The caller's own regular expressions.
    #[must_use]
    pub fn patterns(mut self, patterns: impl IntoIterator<Item = CustomPattern>) -> Self {
        self.patterns.extend(patterns);
        self
    }

    /// The bytes of an entity model's file, in place of the one of the names file. Without any model, lists and rules decide what a name is.
    #[must_use]
    pub fn model(mut self, file: impl Into<Vec<u8>>) -> Self {
        self.model = Some(file.into());
        self
    }

    /// The annotator.
    ///
    /// # Errors
    ///
    /// Where a name is empty, a pattern is no regular expression or too large, or the model's file is damaged; the
    /// message names it.
    pub fn build(self) -> Result<Annotator, BuildError> {
        let recognizer = Recognizer::new(self.names, &self.deny, &self.patterns, self.model.as_deref())?;
        Ok(Annotator { names: Arc::new(recognizer) })
    }
}
