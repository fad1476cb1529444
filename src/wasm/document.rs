//! A document that is edited, for JavaScript. Offsets count UTF-16 code units.

use js_sys::{RangeError, Uint32Array};
use wasm_bindgen::prelude::*;

use super::{JsAnnotator, article_options, entries, plain, refusal};
use crate::edit::Edit;
use crate::error::BuildError;
use crate::offsets::{Checkpoints, OffsetMap, OffsetUnit};
use crate::span::Span;
use crate::wire;
use crate::wire::columns::{changed, columns};

/// [`crate::EditedDocument`] for JavaScript.
#[wasm_bindgen(js_name = EditedDocument)]
pub struct JsDocument {
    document: crate::EditedDocument,
    checkpoints: Checkpoints,
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
        Ok(JsDocument { document: self.annotator.document(text, &options), checkpoints: Checkpoints::new(text, unit) })
    }
}

#[wasm_bindgen(js_class = EditedDocument)]
impl JsDocument {
    /// All that was found: the object that the npm package calls `AnnotatedArticle`.
    ///
    /// # Errors
    ///
    /// None that text or edits can cause.
    pub fn article(&mut self) -> Result<JsValue, js_sys::Error> {
        let (text, article) = self.document.text_and_article();
        plain(&wire::Article::new(article, &OffsetMap::with(text, &self.checkpoints)))
    }

    /// What to paint: rows as of `annotateColumns`.
    pub fn columns(&self) -> Uint32Array {
        Uint32Array::from(columns(self.document.outline(), &self.offsets()).as_slice())
    }

    /// The annotations that share text with the units `start` to `end`.
    ///
    /// # Errors
    ///
    /// None that text or edits can cause.
    #[wasm_bindgen(js_name = annotationsIn)]
    pub fn annotations_in(&mut self, start: u32, end: u32) -> Result<JsValue, js_sys::Error> {
        let offsets = self.offsets();
        let (Some(start), Some(end)) = (offsets.byte(start), offsets.byte(end)) else { return plain(&[(); 0]) };
        let (text, article) = self.document.text_and_article();
        plain(&wire::Part::new(article, Span::new(start.min(end), end), &OffsetMap::with(text, &self.checkpoints)).annotations())
    }

    /// Puts `insert` in the place of the units `from` to `to`; returns the stretch to paint anew, with its annotations.
    ///
    /// # Errors
    ///
    /// A `RangeError` where the units do not lie in the text or cut a surrogate pair; nothing is changed then.
    #[wasm_bindgen(js_name = applyEdit)]
    pub fn apply_edit(&mut self, from: f64, to: f64, insert: &str) -> Result<JsValue, js_sys::Error> {
        let stretch = self.edit(from, to, insert)?;
        let (text, article) = self.document.text_and_article();
        plain(&wire::Part::new(article, stretch, &OffsetMap::with(text, &self.checkpoints)))
    }

    /// The same for painting: start and end of the stretch, then the rows of its annotations.
    ///
    /// # Errors
    ///
    /// As [`apply_edit`](Self::apply_edit).
    #[wasm_bindgen(js_name = applyEditColumns)]
    pub fn apply_edit_columns(&mut self, from: f64, to: f64, insert: &str) -> Result<Uint32Array, js_sys::Error> {
        let stretch = self.edit(from, to, insert)?;
        Ok(Uint32Array::from(changed(self.document.outline(), stretch, &self.offsets()).as_slice()))
    }

    /// Edits the text; returns what is to be painted anew.
    fn edit(&mut self, from: f64, to: f64, insert: &str) -> Result<Span, js_sys::Error> {
        let offsets = self.offsets();
        let whole = |units: f64| (units.fract() == 0.0 && (0.0..f64::from(u32::MAX)).contains(&units)).then_some(units as u32);
        let place = |units: f64| whole(units).and_then(|units| Some((units, offsets.byte(units)?)));
        let (Some((from, start)), Some((to, end))) = (place(from), place(to)) else {
            let length = offsets.position(u32::MAX);
            return Err(
                RangeError::new(&format!("applyEdit: {from}..{to} is no range of whole characters in a text of length {length}")).into()
            );
        };
        let changed = self.document.apply_edit(start as usize..end as usize, insert);
        let changed = changed.map_err(|error| RangeError::new(&format!("applyEdit: {error}")))?;
        let edit = Edit { removed: Span::new(start, end), inserted: insert.len() as u32 };
        let inserted = OffsetMap::new(insert, OffsetUnit::Utf16).position(u32::MAX);
        self.checkpoints.edit(self.document.text(), edit, inserted.wrapping_sub(to - from));
        Ok(changed)
    }

    fn offsets(&self) -> OffsetMap<'_> {
        OffsetMap::with(self.document.text(), &self.checkpoints)
    }
}
