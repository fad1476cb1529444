//! What each paragraph of a text gives by itself: the part of the work that an edit elsewhere leaves alone.

use std::ops::Range;

use crate::document::Document;
use crate::entity::{self, Known, Proposed, Recognizer};
use crate::lexicon;
use crate::outline::Named;
use crate::quote;
use crate::time::{self, Parsed};

/// The paragraphs of one text, in order, each with its findings. Together they are the text, line breaks and all.
#[derive(Debug, Default)]
pub struct Paragraphs {
    sizes: Vec<Size>,
    /// The names that each proposes.
    names: Vec<Proposed>,
    /// What their names say together.
    known: Known,
    /// The times in each.
    pub times: Vec<Parsed>,
    /// The quotations of each.
    quotes: Vec<quote::Kept>,
    /// Whether the names file was loaded when they were read.
    with_names: bool,
    /// Whether nothing is kept for another time.
    once: bool,
}

/// What is to be found in a paragraph.
#[derive(Clone, Copy)]
pub struct Wanted<'r> {
    /// What finds names, where they are wanted.
    pub names: Option<&'r Recognizer>,
    /// Whether times are wanted.
    pub times: bool,
}

/// For no more paragraphs is room made before they are read: a text of line breaks alone has hardly any.
const MOST_ROOM: usize = 4_096;

/// How much of the text a paragraph is.
#[derive(Clone, Copy, Debug, Default)]
struct Size {
    bytes: u32,
    tokens: u32,
}

/// So many bytes of text are read before names are looked for in them, and these before times: each of the three is more code
/// than a processor keeps at hand, and a paragraph is short.
const BATCH: usize = 4_096;

/// Reads the paragraphs that `rest` begins with, one or more, and takes them off; `batch` is memory to work in.
fn read_batch<'b, 't>(rest: &mut &'t str, batch: &'b mut Vec<Document<'t>>) -> &'b [Document<'t>] {
    let (before, mut count) = (rest.len(), 0);
    while !rest.is_empty() && before - rest.len() < BATCH {
        if count == batch.len() {
            batch.push(Document::default());
        }
        *rest = batch[count].read_paragraph(rest);
        count += 1;
    }
    &batch[..count]
}

impl Paragraphs {
    /// Of a text that is read once: nothing is kept longer than it is needed, so that less memory is in use at a time.
    pub fn once() -> Self {
        Self { once: true, ..Self::default() }
    }

    /// The names that `recognizer` finds in `document`.
    pub fn decide(&mut self, document: &Document<'_>, recognizer: &Recognizer) -> entity::Found {
        let found = recognizer.decide(document, &mut self.names, &mut self.known);
        self.let_go();
        found
    }

    /// Where those names stand and of what kind they are.
    pub fn outline_names(&mut self, document: &Document<'_>, recognizer: &Recognizer) -> Vec<Named> {
        let named = recognizer.outline(document, &mut self.names, &mut self.known);
        self.let_go();
        named
    }

    fn let_go(&mut self) {
        if self.once {
            (self.names, self.known) = Default::default();
        }
    }

    /// The paragraphs that an edit of the bytes `edit` can change, as a range of their numbers, and the bytes that they hold.
    ///
    /// An edit at the beginning of one may join it to the one before. Where names were loaded since they were read, it is
    /// all of them.
    pub fn touched(&self, edit: &Range<u32>) -> (Range<usize>, Range<u32>) {
        if self.with_names != lexicon::is_installed() {
            return (0..self.sizes.len(), 0..self.sizes.iter().map(|size| size.bytes).sum());
        }
        let (mut numbers, mut bytes) = (0..0, 0..0);
        for size in &self.sizes {
            let end = bytes.end + size.bytes;
            if bytes.end > edit.end {
                break;
            }
            if end < edit.start {
                (numbers.start, bytes.start) = (numbers.end + 1, end);
            }
            (numbers.end, bytes.end) = (numbers.end + 1, end);
        }
        (numbers, bytes)
    }

    /// What is kept of the quotations of each paragraph that holds words.
    pub fn quotes(&mut self) -> impl Iterator<Item = &mut quote::Kept> {
        self.quotes.iter_mut().zip(&self.sizes).filter(|(_, size)| size.tokens > 0).map(|(quotes, _)| quotes)
    }

    /// Reads the bytes `new` of `text` anew and puts them in the place of the paragraphs `old`, which held `bytes` bytes;
    /// here and in `document`, which is over `text` already. What is not wanted is not looked for.
    /// `watch` is told after each how many of the new bytes have been read.
    pub fn replace(
        &mut self,
        document: &mut Document<'_>,
        old: Range<usize>,
        bytes: u32,
        new: Range<u32>,
        wanted: Wanted<'_>,
        watch: &mut dyn FnMut(u32),
    ) {
        self.with_names = lexicon::is_installed();
        let token: u32 = self.sizes[..old.start].iter().map(|size| size.tokens).sum();
        let count: u32 = self.sizes[old.clone()].iter().map(|size| size.tokens).sum();
        let text = document.text();
        let (mut tokens, mut removed) = (token..token + count, bytes);
        let mut at = new.start;
        let (mut batch, mut names_room, mut times_room) = (Vec::new(), entity::Room::default(), time::Room::default());
        let mut rest = &text[new.start as usize..new.end as usize];
        // Room for all paragraphs of most texts: what is found in each is large to move.
        let lines = (rest.bytes().filter(|&byte| byte == b'\n').count() + 1).min(MOST_ROOM);
        let (mut sizes, mut names, mut times) = (Vec::with_capacity(lines), Vec::with_capacity(lines), Vec::with_capacity(lines));
        while !rest.is_empty() {
            let paragraphs = read_batch(&mut rest, &mut batch);
            for read in paragraphs {
                let size = Size { bytes: read.text().len() as u32, tokens: read.tokens().len() as u32 };
                document.replace(tokens.clone(), at, removed, read);
                sizes.push(size);
                // What was there is gone; the next one goes in after this one.
                tokens = tokens.start + size.tokens..tokens.start + size.tokens;
                removed = 0;
                at += size.bytes;
            }
            names.extend(paragraphs.iter().map(|read| match wanted.names {
                Some(recognizer) => recognizer.propose(read, &mut names_room),
                None => Proposed::default(),
            }));
            let parsed = |read: &Document<'_>| if wanted.times { Parsed::new(read, &mut times_room) } else { Parsed::default() };
            times.extend(paragraphs.iter().map(parsed));
            watch(at - new.start);
        }
        if sizes.is_empty() {
            document.replace(tokens, at, removed, &Document::default());
        }
        document.frame();
        self.quotes.splice(old.clone(), sizes.iter().map(|_| quote::Kept::default()));
        // A text is read for the first time: nothing is moved.
        if self.sizes.is_empty() {
            (self.sizes, self.names, self.times) = (sizes, names, times);
            return;
        }
        self.sizes.splice(old.clone(), sizes);
        self.names.splice(old.clone(), names).for_each(|mut old| self.known.forget(&mut old));
        self.times.splice(old, times);
    }
}
