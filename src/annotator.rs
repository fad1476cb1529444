//! The way of the data: text → document → times and mentions → quotations → one article.

use std::sync::Arc;

use crate::annotation::{AnnotatedArticle, Annotation, EntityMention, RangeEnd, TimeExpression};
use crate::document::Document;
use crate::entity::{self, Recognizer};
use crate::error::BuildError;
use crate::options::{CustomName, CustomPattern, Layers, Options};
use crate::order::Order as _;
use crate::outline::{Kind, Layer, Named, Outline, Timed, in_text_order};
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
        let (document, mut paragraphs) = self.read(text, options, watch);
        let article = self.annotate_document(&document, &mut paragraphs, options, watch);
        watch(1.0);
        article
    }

    /// Where the annotations of one article stand and of what kind they are: what [`Self::annotate`] gives, as far as it is
    /// painted, in less time. Spans count UTF-8 bytes of the text as given. Any string is valid input, so this never fails.
    pub fn outline(&self, text: &str, options: &Options) -> Outline {
        let (document, mut paragraphs) = self.read(text, options, &mut |_| ());
        self.outline_document(&document, &mut paragraphs, options)
    }

    /// Reads a text that is read once, and tells `watch` how far that has come.
    fn read<'t>(&self, text: &'t str, options: &Options, watch: &mut dyn FnMut(f32)) -> (Document<'t>, Paragraphs) {
        let (mut document, mut paragraphs) = (Document::with_room(text), Paragraphs::once());
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
        (document, paragraphs)
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
        let mut names = paragraphs.decide(document, recognizer);
        watch(DECIDED);
        let mut times = if layers.time || speech { time::resolve(&mut paragraphs.times, options) } else { time::Found::default() };
        let (mut named, mut timed) = outlined(&names, &times);
        let stays = settle(&timed, &named);
        stays.keep(&mut times.expressions, &mut names.mentions, &mut names.entities);
        if !stays.all() {
            (named, timed) = outlined(&names, &times);
        }
        let mut quotes = if speech {
            quote::find(document, quote::Known { mentions: &named, times: &timed }, &names.entities, paragraphs.quotes())
        } else {
            quote::Found::default()
        };
        let parts = quotes.quotes.iter().flat_map(|quote| &quote.parts).copied();
        let stays = nest(parts.chain(quotes.marks.iter().map(|mark| mark.span)).collect(), &timed, &named);
        if let Some(renumbered) = stays.keep(&mut times.expressions, &mut names.mentions, &mut names.entities) {
            for quote in &mut quotes.quotes {
                quote.speaker_entity = quote.speaker_entity.and_then(|entity| *renumbered.get(entity as usize)?);
            }
        }

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
        article.annotations = ordered(names.mentions, times.expressions, quotes);
        article.diagnostics.order_by_key(|found| (found.span, found.code));
        article
    }

    /// Outlines what was read: the same passes, without what only the annotations themselves tell.
    pub(crate) fn outline_document(&self, document: &Document<'_>, paragraphs: &mut Paragraphs, options: &Options) -> Outline {
        let layers = options.layers;
        let Some(recognizer) = self.recognizer(layers) else { return Outline::default() };
        let speech = layers.quote || layers.mark;
        let mut named = paragraphs.outline_names(document, recognizer);
        let mut timed = if layers.time || speech { time::outline(&mut paragraphs.times, options) } else { Vec::new() };
        settle(&timed, &named).keep_outlined(&mut timed, &mut named);
        let mut quotes = if speech {
            quote::outline(document, quote::Known { mentions: &named, times: &timed }, paragraphs.quotes())
        } else {
            quote::Outlined::default()
        };
        let edges = quotes.parts.iter().copied().chain(quotes.marks.iter().map(|mark| mark.span));
        nest(edges.collect(), &timed, &named).keep_outlined(&mut timed, &mut named);

        if !layers.entity {
            named.clear();
        }
        if !layers.time {
            timed.clear();
        }
        if !layers.quote {
            quotes.quotes.clear();
        }
        if !layers.mark {
            quotes.marks.clear();
        }
        let order = in_text_order(
            quotes.quotes.iter().map(|(_, parts)| quotes.span(parts)),
            quotes.marks.iter().map(|mark| mark.span),
            named.iter().map(|name| name.span),
            timed.iter().map(|time| time.span),
        );
        let (mut spoken, mut marks, mut names, mut times) = (quotes.quotes.iter(), quotes.marks.iter(), named.iter(), timed.iter());
        let mut outline = Outline::with_room(quotes.quotes.len() + quotes.marks.len() + named.len() + timed.len());
        for layer in order {
            match layer {
                Layer::Quote => spoken.next().map(|(kind, parts)| outline.push_quote(*kind, &quotes.parts[parts.clone()])),
                Layer::Mark => marks.next().map(|mark| outline.push(Kind::Mark(mark.kind), mark.span)),
                Layer::Entity => names.next().map(|name| outline.push(Kind::Entity(name.kind), name.span)),
                Layer::Time => times.next().map(|time| outline.push(Kind::Time(time.kind), time.span)),
            };
        }
        outline
    }
}

/// What the other layers ask about names and times.
fn outlined(names: &entity::Found, times: &time::Found) -> (Vec<Named>, Vec<Timed>) {
    (names.mentions.iter().map(Named::from).collect(), times.expressions.iter().map(Timed::from).collect())
}

/// All annotations in text order, from layers that are.
fn ordered(mentions: Vec<EntityMention>, times: Vec<TimeExpression>, quotes: quote::Found) -> Vec<Annotation> {
    let order: Vec<Layer> = in_text_order(
        quotes.quotes.iter().map(|quote| quote.span),
        quotes.marks.iter().map(|mark| mark.span),
        mentions.iter().map(|name| name.span),
        times.iter().map(|time| time.span),
    )
    .collect();
    // The links between the ends of a range count times only; they become indices of annotations.
    let places: Vec<u32> = (0..).zip(&order).filter(|(_, layer)| **layer == Layer::Time).map(|(place, _)| place).collect();
    let linked = |time: TimeExpression| {
        let range = time.range.and_then(|range| Some(RangeEnd { other: *places.get(range.other as usize)?, ..range }));
        Annotation::Time(TimeExpression { range, ..time })
    };
    let (mut spoken, mut marks) = (quotes.quotes.into_iter(), quotes.marks.into_iter());
    let (mut mentions, mut times) = (mentions.into_iter(), times.into_iter());
    let mut annotations = Vec::with_capacity(order.len());
    for layer in order {
        annotations.extend(match layer {
            Layer::Quote => spoken.next().map(Annotation::Quote),
            Layer::Mark => marks.next().map(Annotation::Mark),
            Layer::Entity => mentions.next().map(Annotation::Entity),
            Layer::Time => times.next().map(linked),
        });
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
