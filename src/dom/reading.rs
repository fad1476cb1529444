//! The text of an element and where each of its letters stands in the document.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Node, Range, Text, Window};

/// NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT.
const ELEMENTS_AND_TEXT: u32 = 0x1 | 0x4;

/// Blocks where the element is in no document and has no computed style.
const BLOCKS: &[&str] = &[
    "ADDRESS",
    "ARTICLE",
    "ASIDE",
    "BLOCKQUOTE",
    "DD",
    "DIV",
    "DL",
    "DT",
    "FIGCAPTION",
    "FIGURE",
    "FOOTER",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "HEADER",
    "HR",
    "LI",
    "MAIN",
    "OL",
    "P",
    "PRE",
    "SECTION",
    "TABLE",
    "TD",
    "TH",
    "TR",
    "UL",
];

/// One text node: its text begins at UTF-16 code unit `start`.
struct Piece {
    node: Text,
    start: u32,
    length: u32,
}

/// A text with the nodes that it was read from. Offsets count UTF-16 code units.
#[derive(Default)]
pub struct Reading {
    text: String,
    length: u32,
    pieces: Vec<Piece>,
}

/// How an element's content is read.
#[derive(Clone, Copy)]
enum Layout {
    Inline,
    Block,
    Hidden,
}

impl Reading {
    /// Reads `root`: text nodes in document order, a newline between blocks and for `<br>`, hidden elements left out.
    /// White space that the page collapses is read as spaces, so that a line break in the source starts no paragraph.
    pub fn of(root: &Element, document: &Document) -> Result<Self, JsValue> {
        let mut reading = Self::default();
        reading.read(root, document.default_view().as_ref(), keeps_lines(root, document.default_view().as_ref()))?;
        Ok(reading)
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A live range over `start..end`; `None` where no text lies there.
    pub fn range(&self, document: &Document, start: u32, end: u32) -> Result<Option<Range>, JsValue> {
        if start >= end {
            return Ok(None);
        }
        let (Some(first), Some(last)) = (self.piece(start), self.piece(end - 1)) else { return Ok(None) };
        // An end between two blocks belongs to the block before it, a start to the one after it.
        let first = if start >= first.start + first.length { self.after(first) } else { Some(first) };
        let Some(first) = first.filter(|first| first.start < end) else { return Ok(None) };
        let range = document.create_range()?;
        range.set_start(&first.node, start.saturating_sub(first.start))?;
        range.set_end(&last.node, (end - last.start).min(last.length))?;
        Ok(Some(range))
    }

    /// The offset of a place in one of the text nodes.
    pub fn offset(&self, node: &Node, offset: u32) -> Option<u32> {
        let piece = self.pieces.iter().find(|piece| node.is_same_node(Some(&piece.node)))?;
        Some(piece.start + offset.min(piece.length))
    }

    /// The last piece that begins at or before `offset`.
    fn piece(&self, offset: u32) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.start <= offset);
        self.pieces.get(after.checked_sub(1)?)
    }

    fn after(&self, piece: &Piece) -> Option<&Piece> {
        self.pieces.get(self.pieces.partition_point(|other| other.start <= piece.start))
    }

    fn read(&mut self, root: &Element, window: Option<&Window>, keeps: bool) -> Result<(), JsValue> {
        let document = root.owner_document().ok_or("the element belongs to no document")?;
        let walker = document.create_tree_walker_with_what_to_show(root, ELEMENTS_AND_TEXT)?;
        // The elements around the current node: each with whether it is a block and whether it keeps line breaks.
        let mut open: Vec<(Node, bool, bool)> = vec![(root.clone().into(), true, keeps)];
        let mut next = walker.next_node()?;
        while let Some(node) = next {
            while open.len() > 1 && !open.last().is_some_and(|(element, ..)| element.contains(Some(&node))) {
                if open.pop().is_some_and(|(_, block, _)| block) {
                    self.end_line();
                }
            }
            next = match node.dyn_ref::<Element>() {
                None => {
                    self.push(node.unchecked_into(), open.last().is_some_and(|(.., keeps)| *keeps));
                    walker.next_node()?
                }
                Some(element) => match layout(element, window) {
                    Layout::Hidden => {
                        let after = next_outside(&walker, &node)?;
                        if element.tag_name() == "BR" {
                            self.push_newline();
                        }
                        after
                    }
                    layout => {
                        let block = matches!(layout, Layout::Block);
                        if block {
                            self.end_line();
                        }
                        if element.tag_name() == "BR" {
                            self.push_newline();
                        }
                        open.push((node.clone(), block, keeps_lines(element, window)));
                        walker.next_node()?
                    }
                },
            };
        }
        Ok(())
    }

    fn push(&mut self, node: Text, keeps: bool) {
        let (length, data) = (node.length(), node.data());
        if length == 0 {
            return;
        }
        self.pieces.push(Piece { node, start: self.length, length });
        self.length += length;
        if keeps {
            self.text.push_str(&data);
        } else {
            self.text.extend(data.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
        }
    }

    /// Begins a new line unless one has begun.
    fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.push_newline();
        }
    }

    fn push_newline(&mut self) {
        self.text.push('\n');
        self.length += 1;
    }
}

/// The next node that does not lie in `node`.
fn next_outside(walker: &web_sys::TreeWalker, node: &Node) -> Result<Option<Node>, JsValue> {
    let mut next = walker.next_node()?;
    while next.as_ref().is_some_and(|next| node.contains(Some(next))) {
        next = walker.next_node()?;
    }
    Ok(next)
}

fn layout(element: &Element, window: Option<&Window>) -> Layout {
    let display = style(element, window, "display");
    match display.as_str() {
        "none" => Layout::Hidden,
        "contents" => Layout::Inline,
        "" if matches!(element.tag_name().as_str(), "SCRIPT" | "STYLE" | "TEMPLATE" | "NOSCRIPT") => Layout::Hidden,
        "" if BLOCKS.contains(&element.tag_name().as_str()) => Layout::Block,
        "" => Layout::Inline,
        display if display.starts_with("inline") || display.starts_with("ruby") => Layout::Inline,
        _ => Layout::Block,
    }
}

fn keeps_lines(element: &Element, window: Option<&Window>) -> bool {
    let white_space = style(element, window, "white-space");
    white_space.starts_with("pre") || white_space == "break-spaces"
}

/// The computed value of a property; empty where the element is in no document that is shown.
fn style(element: &Element, window: Option<&Window>, property: &str) -> String {
    let style = window.and_then(|window| window.get_computed_style(element).ok().flatten());
    style.and_then(|style| style.get_property_value(property).ok()).unwrap_or_default()
}
