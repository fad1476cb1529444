//! The document's registry of highlights. web-sys has these types only behind a compiler flag that every user of this
//! crate would have to set, so the few members that are used are declared here.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Node, Range};

#[wasm_bindgen]
extern "C" {
    /// `CSS.highlights`.
    pub type Registry;
    #[wasm_bindgen(method)]
    fn get(this: &Registry, name: &str) -> Option<Highlight>;
    #[wasm_bindgen(method)]
    fn set(this: &Registry, name: &str, highlight: &Highlight);
    #[wasm_bindgen(method)]
    fn delete(this: &Registry, name: &str) -> bool;
    #[wasm_bindgen(method, js_name = highlightsFromPoint)]
    fn highlights_from_point(this: &Registry, x: f32, y: f32) -> Array;

    /// A set of ranges that are painted alike.
    pub type Highlight;
    #[wasm_bindgen(constructor)]
    fn new() -> Highlight;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);
    #[wasm_bindgen(method, js_name = delete)]
    fn remove(this: &Highlight, range: &Range) -> bool;
    #[wasm_bindgen(method, getter)]
    fn size(this: &Highlight) -> u32;
    #[wasm_bindgen(method, setter, js_name = priority)]
    fn set_priority(this: &Highlight, priority: i32);
}

/// The registry, where the browser has one.
pub fn registry() -> Option<Registry> {
    let css = Reflect::get(&js_sys::global(), &"CSS".into()).ok().filter(JsValue::is_object)?;
    let registry = Reflect::get(&css, &"highlights".into()).ok().filter(JsValue::is_object)?;
    Some(registry.unchecked_into())
}

/// Adds `ranges` to the highlight `hashiya-NAME`, which is made where no painter has made it yet.
pub fn add<'a>(registry: &Registry, name: &str, priority: i32, ranges: impl Iterator<Item = &'a Range>) {
    let name = registered(name);
    let mut ranges = ranges.peekable();
    if ranges.peek().is_none() {
        return;
    }
    let highlight = registry.get(&name).unwrap_or_else(|| {
        let highlight = Highlight::new();
        highlight.set_priority(priority);
        registry.set(&name, &highlight);
        highlight
    });
    ranges.for_each(|range| highlight.add(range));
}

/// Removes `ranges` from the highlight `hashiya-NAME`, and the highlight itself with its last range.
pub fn remove<'a>(registry: &Registry, name: &str, ranges: impl Iterator<Item = &'a Range>) {
    let name = registered(name);
    let Some(highlight) = registry.get(&name) else { return };
    for range in ranges {
        highlight.remove(range);
    }
    if highlight.size() == 0 {
        registry.delete(&name);
    }
}

/// The registry is one for the whole document, so names carry a prefix.
fn registered(name: &str) -> String {
    format!("hashiya-{name}")
}

/// All highlighted ranges under a point; none where the browser cannot say.
pub fn ranges_at(registry: &Registry, x: f32, y: f32) -> Array {
    if !Reflect::has(registry, &"highlightsFromPoint".into()).unwrap_or(false) {
        return Array::new();
    }
    let hits = registry.highlights_from_point(x, y);
    let ranges = hits.iter().filter_map(|hit| Reflect::get(&hit, &"ranges".into()).ok());
    ranges.flat_map(|ranges| Array::from(&ranges).to_vec()).collect()
}

/// The place in the text nearest to a point, as node and offset in it.
pub fn caret_at(document: &Document, x: f32, y: f32) -> Option<(Node, u32)> {
    let document: &Object = document.as_ref();
    let call = |name: &str| {
        let method = Reflect::get(document, &name.into()).ok()?.dyn_into::<Function>().ok()?;
        method.call2(document, &x.into(), &y.into()).ok().filter(JsValue::is_object)
    };
    let (caret, names) = match call("caretPositionFromPoint") {
        Some(position) => (position, ["offsetNode", "offset"]),
        None => (call("caretRangeFromPoint")?, ["startContainer", "startOffset"]),
    };
    let node = Reflect::get(&caret, &names[0].into()).ok()?.dyn_into().ok()?;
    let offset = Reflect::get(&caret, &names[1].into()).ok()?.as_f64()?;
    Some((node, offset as u32))
}

/// Whether one of the rectangles of `range` covers a point.
pub fn covers(range: &Range, x: f32, y: f32) -> bool {
    let (x, y) = (f64::from(x), f64::from(y));
    let rects = range.get_client_rects().map_or_else(Array::new, |rects| Array::from(&rects));
    rects.iter().any(|rect| {
        let rect: web_sys::DomRect = rect.unchecked_into();
        rect.left() <= x && x <= rect.right() && rect.top() <= y && y <= rect.bottom()
    })
}
