//! Paints annotations over a part of a page with the CSS Custom Highlight API. The only file that names web-sys.
//!
//! No node of the article is added, wrapped or changed: a wrapper would tear the joined letters of «وبمصر». There is one
//! `Highlight` for each kind in the document's registry, `hashiya-person` and so on, shared by all painters of the page;
//! each painter adds and removes only its own ranges.

mod highlight;
mod reading;

use js_sys::{Array, Uint32Array};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Node, Range};

use crate::order::Order as _;
use crate::wire::columns::{KINDS, WIDTH};
use highlight::Registry;
use reading::Reading;

/// Highlights besides those of the kinds: the annotation that is looked at, and those that belong to it.
const EMPHASES: [&str; 2] = ["active", "linked"];

/// One painted stretch.
struct Painted {
    start: u32,
    end: u32,
    kind: usize,
    annotation: u32,
    range: Range,
}

/// Paints one element of a page.
#[wasm_bindgen]
pub struct Painter {
    document: Document,
    registry: Registry,
    reading: Reading,
    /// By start.
    painted: Vec<Painted>,
    /// Whether each kind is shown.
    shown: [bool; KINDS.len()],
    emphasized: [Vec<Range>; EMPHASES.len()],
}

#[wasm_bindgen]
impl Painter {
    /// Reads the text of `root`; nothing is painted yet.
    ///
    /// # Errors
    ///
    /// An `Error` where the browser lacks the CSS Custom Highlight API.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Element) -> Result<Painter, JsValue> {
        let document = root.owner_document().ok_or_else(|| js_sys::Error::new("the element belongs to no document"))?;
        let registry = highlight::registry().ok_or_else(|| {
            js_sys::Error::new("this browser lacks the CSS Custom Highlight API: Chrome 105, Safari 17.2 and Firefox 149 have it")
        })?;
        let reading = Reading::of(&root, &document)?;
        let emphasized = [const { Vec::new() }; EMPHASES.len()];
        Ok(Self { document, registry, reading, painted: Vec::new(), shown: [true; KINDS.len()], emphasized })
    }

    /// The text of the element as the annotator shall read it. Blocks and `<br>` end in a newline.
    #[wasm_bindgen(getter)]
    pub fn text(&self) -> String {
        self.reading.text().to_owned()
    }

    /// Paints `columns` (rows of start, end, kind, annotation; offsets in UTF-16 code units of [`Painter::text`]) in place of
    /// what this painter has painted before.
    ///
    /// # Errors
    ///
    /// What the DOM throws, which for a reading that is up to date is nothing.
    pub fn paint(&mut self, columns: &[u32]) -> Result<(), JsValue> {
        self.clear();
        for row in columns.chunks_exact(WIDTH) {
            let [start, end, kind, annotation] = [row[0], row[1], row[2], row[3]];
            let Some(kind) = usize::try_from(kind).ok().filter(|&kind| kind < KINDS.len()) else { continue };
            if let Some(range) = self.reading.range(&self.document, start, end)? {
                self.painted.push(Painted { start, end, kind, annotation, range });
            }
        }
        self.painted.order_by_key(|painted| painted.start);
        for kind in 0..KINDS.len() {
            self.fill(kind);
        }
        Ok(())
    }

    /// Shows or hides the kind number `kind`.
    pub fn show(&mut self, kind: usize, on: bool) {
        if kind < KINDS.len() && self.shown[kind] != on {
            self.shown[kind] = on;
            self.empty(kind);
            self.fill(kind);
        }
    }

    /// Emphasizes `spans` (pairs of start and end) in place of what had the same emphasis: 0 for the annotation that is
    /// looked at, 1 for those that belong to it.
    ///
    /// # Errors
    ///
    /// What the DOM throws, which for a reading that is up to date is nothing.
    pub fn emphasize(&mut self, emphasis: usize, spans: &[u32]) -> Result<(), JsValue> {
        let Some(name) = EMPHASES.get(emphasis) else { return Ok(()) };
        highlight::remove(&self.registry, name, self.emphasized[emphasis].iter());
        self.emphasized[emphasis].clear();
        for pair in spans.chunks_exact(2) {
            if let Some(range) = self.reading.range(&self.document, pair[0], pair[1])? {
                self.emphasized[emphasis].push(range);
            }
        }
        highlight::add(&self.registry, name, priority(KINDS.len() + emphasis), self.emphasized[emphasis].iter());
        Ok(())
    }

    /// The annotations under a point of the viewport (CSS pixels), innermost first, hidden kinds left out.
    #[wasm_bindgen(js_name = annotationsAt)]
    pub fn annotations_at(&self, x: f32, y: f32) -> Vec<u32> {
        let mut found = self.painted_at_caret(x, y).unwrap_or_else(|| self.painted_at_point(x, y));
        found.retain(|painted| self.shown[painted.kind]);
        found.order_by_key(|painted| painted.end - painted.start);
        found.iter().map(|painted| painted.annotation).collect()
    }

    /// The rectangles, in CSS pixels of the viewport, that `start..end` covers: one for each line and each change of
    /// direction.
    ///
    /// # Errors
    ///
    /// What the DOM throws, which for a reading that is up to date is nothing.
    #[wasm_bindgen(js_name = rectsOf)]
    pub fn rects_of(&self, start: u32, end: u32) -> Result<Array, JsValue> {
        let Some(range) = self.reading.range(&self.document, start, end)? else { return Ok(Array::new()) };
        Ok(range.get_client_rects().map_or_else(Array::new, |rects| Array::from(&rects)))
    }

    /// A `Range` over `start..end`, or `undefined` where no text lies there.
    ///
    /// # Errors
    ///
    /// What the DOM throws, which for a reading that is up to date is nothing.
    #[wasm_bindgen(js_name = rangeOf)]
    pub fn range_of(&self, start: u32, end: u32) -> Result<Option<Range>, JsValue> {
        self.reading.range(&self.document, start, end)
    }

    /// The offset of a place in the document, or `undefined` where it lies outside the element's text.
    #[wasm_bindgen(js_name = offsetOf)]
    pub fn offset_of(&self, node: &Node, offset: u32) -> Option<u32> {
        self.reading.offset(node, offset)
    }

    /// The rows that are painted, as [`Painter::paint`] takes them.
    #[wasm_bindgen(getter)]
    pub fn columns(&self) -> Uint32Array {
        let rows: Vec<u32> = self.painted.iter().flat_map(|p| [p.start, p.end, p.kind as u32, p.annotation]).collect();
        Uint32Array::from(rows.as_slice())
    }

    /// Takes away all that this painter has painted.
    pub fn clear(&mut self) {
        for kind in 0..KINDS.len() {
            self.empty(kind);
        }
        self.painted.clear();
        for (name, ranges) in EMPHASES.iter().zip(&mut self.emphasized) {
            highlight::remove(&self.registry, name, ranges.iter());
            ranges.clear();
        }
    }

    fn fill(&self, kind: usize) {
        if self.shown[kind] {
            let ranges = self.painted.iter().filter(|painted| painted.kind == kind).map(|painted| &painted.range);
            highlight::add(&self.registry, KINDS[kind], priority(kind), ranges);
        }
    }

    fn empty(&self, kind: usize) {
        let ranges = self.painted.iter().filter(|painted| painted.kind == kind).map(|painted| &painted.range);
        highlight::remove(&self.registry, KINDS[kind], ranges);
    }

    /// By the caret that a click would set there: with 5,000 ranges 0.1 ms, where `highlightsFromPoint` takes 35. `None`
    /// where the caret stands in none of the text nodes, as in a shadow tree. A caret stands between two letters and snaps
    /// to the nearest text, so the rectangles decide.
    fn painted_at_caret(&self, x: f32, y: f32) -> Option<Vec<&Painted>> {
        let (node, offset) = highlight::caret_at(&self.document, x, y)?;
        let offset = self.reading.offset(&node, offset)?;
        let near = |painted: &&Painted| painted.start <= offset && offset <= painted.end;
        Some(self.painted.iter().filter(near).filter(|painted| highlight::covers(&painted.range, x, y)).collect())
    }

    fn painted_at_point(&self, x: f32, y: f32) -> Vec<&Painted> {
        let ranges = highlight::ranges_at(&self.registry, x, y);
        self.painted.iter().filter(|painted| ranges.includes(&painted.range, 0)).collect()
    }
}

impl Drop for Painter {
    /// JavaScript's `free()` and the garbage collector end here: nothing stays in the registry.
    fn drop(&mut self) {
        self.clear();
    }
}

/// Quotations lie lowest, then words in marks, times and names; an emphasis lies on top.
fn priority(number: usize) -> i32 {
    match KINDS.get(number) {
        Some(&"quote") => 0,
        Some(&"mark") => 1,
        Some(&"time") => 2,
        Some(_) => 3,
        None => number as i32,
    }
}
