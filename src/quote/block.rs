//! Blocks: the paragraphs that a quotation can reach over, and what one of them gives by itself.
//!
//! What is said where, and where its speaker is to be found, is a function of a block's text and of the names and times in
//! it. It is kept with the block's first paragraph, and found anew only where one of these is another; who the speakers are
//! is decided over the whole text, each time.

use std::cell::OnceCell;

use super::Known;
use super::assemble;
use super::content::Attributions;
use super::cue;
use super::draft::Draft;
use super::headline;
use super::people::{self, Introduced};
use super::scene::{Scene, Sight};
use super::speech::{self, Marked};
use crate::annotation::EntityKind;
use crate::document::Document;
use crate::hash::join;
use crate::order::Order as _;
use crate::outline::{Named, Timed};
use crate::span::Span;
use crate::text::marks::MarkPair;
use crate::text::sentence::Tokens;

/// A paragraph, or several that marks of quotation join. Everything in it is numbered as in the text.
pub(super) struct Block<'a> {
    pub(super) tokens: Tokens,
    /// The byte at which its first token begins.
    pub(super) start: u32,
    /// Whether something is quoted before it.
    pub(super) follows_speech: bool,
    /// How many paragraphs stand before it.
    pub(super) first_paragraph: usize,
    pub(super) paragraphs: &'a [Tokens],
    /// How many sentences stand before it.
    pub(super) first_sentence: usize,
    pub(super) sentences: &'a [Tokens],
    pub(super) marks: &'a [MarkPair],
    pub(super) mentions: &'a [Named],
    pub(super) times: &'a [Timed],
}

impl Block<'_> {
    /// The number of token `i` in the text; one beyond any where the block has no token `i`.
    pub(super) fn number(&self, i: u32) -> u32 {
        if i < self.tokens.len() as u32 { self.tokens.start + i } else { u32::MAX - 2 }
    }

    /// The bytes of tokens, an empty span where there are none.
    pub(super) fn span(&self, document: &Document<'_>, tokens: &Tokens) -> Span {
        if tokens.is_empty() { Span::new(0, 0) } else { document.span(self.number(tokens.start)..self.number(tokens.end - 1) + 1) }
    }

    /// True where nothing in it can open a quotation, and nobody is named whom it may describe.
    fn is_silent(&self, document: &Document<'_>) -> bool {
        let tokens = document.tokens().get(self.tokens.start as usize..self.tokens.end as usize).unwrap_or_default();
        self.marks.is_empty()
            && self.mentions.iter().all(|mention| mention.kind == EntityKind::Location)
            && !document.matches_in(&self.tokens).iter().any(cue::may_be)
            && !tokens.iter().any(|token| token.is(':'))
    }

    /// The hash of all that what it gives depends on beside its text.
    fn surroundings(&self) -> u64 {
        let place = |span: Span| {
            let span = span.moved(0_u32.wrapping_sub(self.start));
            u64::from(span.start) << 32 | u64::from(span.end)
        };
        let own = (self.tokens.len() as u64) << 2 | u64::from(self.first_paragraph == 0) << 1 | u64::from(self.follows_speech);
        let named = |hash, mention: &Named| join(join(hash, place(mention.span)), mention.kind as u64);
        let timed = |hash, time: &Timed| join(hash, place(time.span));
        self.times.iter().fold(join(self.mentions.iter().fold(own, named), self.mentions.len() as u64), timed)
    }
}

/// The blocks of `document`; what each of them gives is kept with its paragraphs, and right.
pub(super) fn refreshed<'a>(document: &'a Document<'_>, known: Known<'a>, paragraphs: &mut [&mut Kept]) -> Vec<Block<'a>> {
    let mut blocks = blocks(document, known);
    let mut spoken = false;
    for block in &mut blocks {
        block.follows_speech = spoken;
        let own = block.first_paragraph..block.first_paragraph + block.paragraphs.len();
        spoken |= Kept::refresh(paragraphs.get_mut(own).unwrap_or_default(), document, block);
    }
    blocks
}

/// The blocks of `document`, in text order. Linear.
fn blocks<'a>(document: &'a Document<'_>, known: Known<'a>) -> Vec<Block<'a>> {
    let (mut sentences, mut marks) = (document.sentences(), document.marks());
    let (mut mentions, mut times) = (known.mentions, known.times);
    let (mut paragraphs, mut first_paragraph, mut first_sentence) = (document.paragraphs(), 0, 0);
    let mut blocks = Vec::with_capacity(paragraphs.len());
    while let Some(first) = paragraphs.first() {
        let (mut length, mut joined) = (1, 0);
        let mut end = first.end;
        while let Some(pair) = marks.get(joined).filter(|pair| pair.open < end) {
            joined += 1;
            while pair.close.is_some_and(|close| close >= end)
                && let Some(next) = paragraphs.get(length)
            {
                (length, end) = (length + 1, next.end);
            }
        }
        let span = document.span(first.start..end);
        let block = Block {
            tokens: first.start..end,
            start: span.start,
            follows_speech: false,
            first_paragraph,
            paragraphs: take(&mut paragraphs, length),
            first_sentence,
            sentences: take_while(&mut sentences, |sentence| sentence.end <= end),
            marks: take(&mut marks, joined),
            mentions: take_while(&mut mentions, |mention| mention.span.start < span.end),
            times: take_while(&mut times, |time| time.span.start < span.end),
        };
        first_paragraph += length;
        first_sentence += block.sentences.len();
        blocks.push(block);
    }
    blocks
}

/// Takes the first `count` items from `rest`.
fn take<'a, T>(rest: &mut &'a [T], count: usize) -> &'a [T] {
    let (taken, left) = rest.split_at(count);
    *rest = left;
    taken
}

/// Takes those items from the beginning of `rest` for which `belongs` is true.
fn take_while<'a, T>(rest: &mut &'a [T], belongs: impl Fn(&T) -> bool) -> &'a [T] {
    let count = rest.iter().take_while(|item| belongs(item)).count();
    take(rest, count)
}

/// What a paragraph keeps of its quotations for the next time.
#[derive(Debug, Default)]
pub enum Kept {
    /// Nothing: it is new.
    #[default]
    Unread,
    /// What it gave, with the paragraphs that marks join to it, if anything; and the hash of what that depended on beside
    /// the text.
    First(u64, Option<Box<Drafted>>),
    /// It was read as a part of the block that begins with a paragraph before it.
    Inside,
}

impl Kept {
    /// Sees to it that what `block` gives is kept with the first of its `paragraphs`. Returns whether something is quoted in it.
    fn refresh(paragraphs: &mut [&mut Self], document: &Document<'_>, block: &Block<'_>) -> bool {
        let read = paragraphs.iter().skip(1).all(|paragraph| !matches!(paragraph, Self::Unread));
        let [first, inside @ ..] = paragraphs else { return false };
        let surroundings = block.surroundings();
        if !matches!(first, Self::First(before, _) if read && *before == surroundings) {
            let drafted = (!block.is_silent(document)).then(|| Drafted::new(document, block)).filter(|drafted| !drafted.is_empty());
            **first = Self::First(surroundings, drafted.map(Box::new));
            inside.iter_mut().for_each(|paragraph| **paragraph = Self::Inside);
        }
        first.drafted().is_some_and(|drafted| !drafted.drafts.is_empty())
    }

    /// What was found in the block that begins here; `None` where that is nothing.
    fn drafted(&self) -> Option<&Drafted> {
        match self {
            Self::First(_, drafted) => drafted.as_deref(),
            Self::Unread | Self::Inside => None,
        }
    }
}

/// A block with what it gives.
pub(super) struct Part<'a, 't> {
    document: &'a Document<'t>,
    pub(super) block: &'a Block<'a>,
    drafted: Option<&'a Drafted>,
    /// What is seen of the block, where that is not kept and yet asked for.
    sight: OnceCell<Sight>,
}

/// The parts of `document`, of whose `blocks` the paragraphs keep what is found.
pub(super) fn parts<'a, 't>(document: &'a Document<'t>, blocks: &'a [Block<'a>], paragraphs: &'a [&mut Kept]) -> Vec<Part<'a, 't>> {
    let drafted = |block: &Block<'_>| paragraphs.get(block.first_paragraph).and_then(|kept| kept.drafted());
    blocks.iter().map(|block| Part { document, block, drafted: drafted(block), sight: OnceCell::new() }).collect()
}

impl<'t> Part<'_, 't> {
    /// The quotations, in the order of their cues.
    pub(super) fn drafts(&self) -> &[Draft] {
        self.drafted.map_or(&[], |drafted| &drafted.drafts)
    }

    /// The words in marks that are no quotation.
    pub(super) fn marks(&self) -> &[Marked] {
        self.drafted.map_or(&[], |drafted| &drafted.marks)
    }

    /// The names that are described beside them.
    pub(super) fn introduced(&self) -> &[Introduced] {
        self.drafted.map_or(&[], |drafted| &drafted.introduced)
    }

    /// The block as the passes see it.
    pub(super) fn scene(&self) -> Scene<'_, 't> {
        let kept = self.drafted.and_then(|drafted| drafted.sight.as_ref());
        let sight = kept.unwrap_or_else(|| self.sight.get_or_init(|| Sight::new(self.document, self.block)));
        Scene::new(self.document, self.block, sight)
    }
}

/// What a block gives by itself. Tokens and bytes count from its beginning.
#[derive(Debug)]
pub struct Drafted {
    /// What is seen of the block, where something is quoted in it.
    sight: Option<Sight>,
    /// The quotations, in the order of their cues.
    drafts: Vec<Draft>,
    /// The words in marks that are no quotation.
    marks: Vec<Marked>,
    /// The names that are described beside them.
    introduced: Vec<Introduced>,
}

impl Drafted {
    fn is_empty(&self) -> bool {
        self.drafts.is_empty() && self.marks.is_empty() && self.introduced.is_empty()
    }

    fn new(document: &Document<'_>, block: &Block<'_>) -> Self {
        let sight = Sight::new(document, block);
        let scene = Scene::new(document, block, &sight);
        let mut cues = cue::find(&scene);
        assemble::open_each(&scene, &mut cues);
        let mut drafts = assemble::with_cues(&scene, &Attributions { all: &cues });
        headline::find(&scene, &mut drafts);
        let mut marks = speech::unclaimed(&scene, &mut drafts);
        drafts.order_by_key(|draft| draft.at);
        let back = 0_u32.wrapping_sub(block.start);
        for span in drafts.iter_mut().filter_map(|draft| draft.cue.as_mut()).chain(marks.iter_mut().map(|marked| &mut marked.mark.span)) {
            *span = span.moved(back);
        }
        let introduced = people::introduced(&scene);
        Self { sight: Some(sight).filter(|_| !drafts.is_empty()), drafts, marks, introduced }
    }
}
