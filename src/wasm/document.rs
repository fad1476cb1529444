//! A document that is edited, for JavaScript. Offsets count UTF-16 code units.

use js_sys::{RangeError, Uint32Array};
use wasm_bindgen::prelude::*;

use super::{JsAnnotator, article_options, entries, plain, refusal};
use crate::error::BuildError;
use crate::offsets::{OffsetMap, OffsetUnit};
use crate::span::Span;
use crate::wire;
use crate::wire::columns::columns;

/// [`crate::EditedDocument`] for JavaScript.
#[wasm_bindgen(js_name = EditedDocument)]
pub struct JsDocument {
    document: crate::EditedDocument,
}

#[wasm_bindgen(js_class = Annotator)]
impl JsAnnotator {
    /// A document that is edited.
    ///
    /// # Errors
    ///
    /// An `Error` where `options` are wrong or count in another unit than UTF-16.
    pub fn document(&self, text: &str, options: &JsValue) -> Result<JsDocument, js_sys::Error> {
        let (options, unit) = article_options(entries(options)?)?.read().map_err(refusal)?;
        if unit != OffsetUnit::Utf16 {
            return Err(refusal(BuildError::new("option `offsets`: a document that is edited counts in utf16; leave the option out")));
        }
        Ok(JsDocument { document: self.annotator.document(text, &options) })
    }
}

#[wasm_bindgen(js_class = EditedDocument)]
impl JsDocument {
    /// All that was found: the object that the npm package calls `AnnotatedArticle`.
    ///
    /// # Errors
    ///
    /// None that text or edits can cause.
    pub fn article(&self) -> Result<JsValue, js_sys::Error> {
        plain(&wire::Article::new(self.document.article(), &self.offsets()))
    }

    /// What to paint: rows as of `annotateColumns`.
    pub fn columns(&self) -> Uint32Array {
        Uint32Array::from(columns(self.document.article(), &self.offsets()).as_slice())
    }

    /// The annotations that share text with the units `start` to `end`.
    ///
    /// # Errors
    ///
    /// None that text or edits can cause.
    #[wasm_bindgen(js_name = annotationsIn)]
    pub fn annotations_in(&self, start: u32, end: u32) -> Result<JsValue, js_sys::Error> {
        let offsets = self.offsets();
        let (Some(start), Some(end)) = (offsets.byte(start), offsets.byte(end)) else { return plain(&[(); 0]) };
        plain(&wire::Part::new(self.document.article(), Span::new(start.min(end), end), &offsets).annotations())
    }

    /// Puts `insert` in the place of the units `from` to `to`; returns the stretch to paint anew, with its annotations.
    ///
    /// # Errors
    ///
    /// A `RangeError` where the units do not lie in the text or cut a surrogate pair; nothing is changed then.
    #[wasm_bindgen(js_name = applyEdit)]
    pub fn apply_edit(&mut self, from: f64, to: f64, insert: &str) -> Result<JsValue, js_sys::Error> {
        let offsets = self.offsets();
        let whole = |units: f64| (units.fract() == 0.0 && (0.0..f64::from(u32::MAX)).contains(&units)).then_some(units as u32);
        let byte = |units: f64| whole(units).and_then(|units| offsets.byte(units));
        let (Some(start), Some(end)) = (byte(from), byte(to)) else {
            let length = offsets.position(u32::MAX);
            return Err(
                RangeError::new(&format!("applyEdit: {from}..{to} is no range of whole characters in a text of length {length}")).into()
            );
        };
        let changed = self.document.apply_edit(start as usize..end as usize, insert);
        let changed = changed.map_err(|error| RangeError::new(&format!("applyEdit: {error}")))?;
        plain(&wire::Part::new(self.document.article(), changed, &self.offsets()))
    }

    fn offsets(&self) -> OffsetMap<'_> {
        OffsetMap::new(self.document.text(), OffsetUnit::Utf16)
    }
}
