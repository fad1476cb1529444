//! Where annotations stand and of what kind they are, without what they say. It is all that painting takes, and needs neither
//! speakers nor entities nor values of dates, which are most of the work of an answer while a text is written.

use crate::annotation::{AnnotatedArticle, Annotation, EntityKind, EntityMention, MarkKind, QuoteKind, TimeExpression, TimexKind};
use crate::span::Span;

/// Layer and kind of an annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A name.
    Entity(EntityKind),
    /// Something that someone is reported to have said.
    Quote(QuoteKind),
    /// A date, time, duration or recurrence.
    Time(TimexKind),
    /// Words in quotation marks that nobody said.
    Mark(MarkKind),
}

/// One annotation in an [`Outline`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlined {
    /// The UTF-8 bytes of the text as given that it covers; of a quotation from its first part to its last.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Of a quotation its parts, as places in those of the outline.
    parts: (u32, u32),
}

/// The annotations of a text, as they are painted: in the same order as in [`AnnotatedArticle::annotations`], so that the same
/// index means the same annotation.
///
/// # Example
///
/// ```
/// use hashiya::{Annotator, Kind, Options, Outline};
///
/// let text = "«سنواصل العمل في كل المواقع»، قال الوزير أحمد العلي، «ولن نتأخر يوما واحدا عن الموعد».";
/// let outline = Annotator::new().outline(text, &Options::default());
/// assert_eq!(outline, Outline::from(&Annotator::new().annotate(text, &Options::default())));
/// let quote = &outline.items()[0];
/// assert!(matches!(quote.kind, Kind::Quote(_)));
/// assert_eq!(outline.parts(quote).len(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    items: Vec<Outlined>,
    /// The parts of the quotations, those of one together.
    parts: Vec<Span>,
}

impl Outline {
    /// An empty one with room for so many annotations.
    pub(crate) fn with_room(items: usize) -> Self {
        Self { items: Vec::with_capacity(items), parts: Vec::new() }
    }

    /// The annotations in text order, an outer one before those inside it.
    pub fn items(&self) -> &[Outlined] {
        &self.items
    }

    /// The stretches that are painted of one of the items: of a quotation its parts in text order, of anything else its span.
    /// UTF-8 bytes of the text; `item` is one of this outline's own, of another's the parts mean nothing.
    pub fn parts<'o>(&'o self, item: &'o Outlined) -> &'o [Span] {
        match item.kind {
            Kind::Quote(_) => self.parts.get(item.parts.0 as usize..item.parts.1 as usize).unwrap_or_default(),
            _ => std::slice::from_ref(&item.span),
        }
    }

    /// The numbers of the items that share bytes with `stretch`.
    #[cfg(any(feature = "wasm", test))]
    pub(crate) fn inside(&self, stretch: Span) -> impl Iterator<Item = usize> {
        // They are sorted by where they begin.
        let end = self.items.partition_point(|item| item.span.start < stretch.end);
        (0..end).filter(move |&number| self.items[number].span.end > stretch.start)
    }

    /// Adds an annotation that comes after all that there are.
    pub(crate) fn push(&mut self, kind: Kind, span: Span) {
        self.items.push(Outlined { span, kind, parts: (0, 0) });
    }

    /// Adds a quotation that comes after all that there are; it has at least one part.
    pub(crate) fn push_quote(&mut self, kind: QuoteKind, parts: &[Span]) {
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
        let from = self.parts.len() as u32;
        self.parts.extend_from_slice(parts);
        self.items.push(Outlined { span: first.join(*last), kind: Kind::Quote(kind), parts: (from, from + parts.len() as u32) });
    }
}

impl From<&AnnotatedArticle> for Outline {
    fn from(article: &AnnotatedArticle) -> Self {
        let mut outline = Self::default();
        for annotation in &article.annotations {
            match annotation {
                Annotation::Entity(a) => outline.push(Kind::Entity(a.kind), a.span),
                Annotation::Quote(a) => outline.push_quote(a.kind, &a.parts),
                Annotation::Time(a) => outline.push(Kind::Time(a.kind), a.span),
                Annotation::Mark(a) => outline.push(Kind::Mark(a.kind), a.span),
            }
        }
        outline
    }
}

/// A name, as far as other layers ask about it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Named {
    pub(crate) span: Span,
    pub(crate) kind: EntityKind,
    pub(crate) entity: u32,
    pub(crate) confidence: f32,
}

impl From<&EntityMention> for Named {
    fn from(mention: &EntityMention) -> Self {
        let EntityMention { span, kind, entity, confidence, .. } = *mention;
        Self { span, kind, entity, confidence }
    }
}

/// A time, as far as other layers ask about it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Timed {
    pub(crate) span: Span,
    pub(crate) kind: TimexKind,
    pub(crate) confidence: f32,
}

impl From<&TimeExpression> for Timed {
    fn from(time: &TimeExpression) -> Self {
        let TimeExpression { span, kind, confidence, .. } = *time;
        Self { span, kind, confidence }
    }
}

/// The layers, in the order in which annotations of the same bytes come: an event's name before its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layer {
    Quote,
    Mark,
    Entity,
    Time,
}

/// For each of all annotations, in text order and an outer one before those inside it, the layer whose next one it is: from the
/// spans of each layer, in its order.
pub(crate) fn in_text_order(
    mut quotes: impl Iterator<Item = Span>,
    mut marks: impl Iterator<Item = Span>,
    mut names: impl Iterator<Item = Span>,
    mut times: impl Iterator<Item = Span>,
) -> impl Iterator<Item = Layer> {
    /// Where one comes; after all where there is none.
    fn place(span: Option<Span>) -> u64 {
        span.map_or(u64::MAX, |span| u64::from(span.start) << 32 | u64::from(!span.end))
    }
    let mut next = [place(quotes.next()), place(marks.next()), place(names.next()), place(times.next())];
    std::iter::from_fn(move || {
        let [quote, mark, name, time] = next;
        let first = quote.min(mark).min(name).min(time);
        if first == u64::MAX {
            return None;
        }
        Some(if first == quote {
            next[0] = place(quotes.next());
            Layer::Quote
        } else if first == mark {
            next[1] = place(marks.next());
            Layer::Mark
        } else if first == name {
            next[2] = place(names.next());
            Layer::Entity
        } else {
            next[3] = place(times.next());
            Layer::Time
        })
    })
}
