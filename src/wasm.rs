//! The JavaScript boundary: plain values in, plain values out. With `dom`, the only file that names wasm-bindgen.
//!
//! Strings arrive as UTF-8. wasm-bindgen turns each lone surrogate of a JavaScript string into U+FFFD, which is one UTF-16
//! code unit as well, so UTF-16 offsets stay right; `utf8` and `chars` count it as U+FFFD (three bytes, one code point).

mod document;

use js_sys::{Array, Error, Function, JSON, JsString, Object, Reflect, Uint32Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use crate::error::BuildError;
use crate::export::{Export, ExportFormat, omit};
use crate::offsets::OffsetMap;
use crate::wire::columns::columns;
use crate::wire::omit::OmitOption;
use crate::wire::options::{ArticleOptions, NameOption, PatternOption, unknown_option};

/// Takes less time and fewer bytes of the module than the standard library's allocator for WebAssembly.
#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Shows a panic's message in the console; without it only "unreachable" is seen.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Loads the names file: [`crate::load_names`] for JavaScript.
///
/// # Errors
///
/// An `Error` that says what is wrong with the file.
#[wasm_bindgen(js_name = loadNames)]
pub fn load_names(file: &[u8]) -> Result<(), Error> {
    crate::load_names(file).map_err(refusal)
}

/// Marks up articles: [`crate::Annotator`] for JavaScript.
#[wasm_bindgen(js_name = Annotator)]
pub struct JsAnnotator {
    annotator: crate::Annotator,
}

#[wasm_bindgen(js_class = Annotator)]
impl JsAnnotator {
    /// Takes `{names, deny, patterns}`, each of them optional.
    ///
    /// # Errors
    ///
    /// An `Error` that names the option and the way out.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<JsAnnotator, Error> {
        let mut builder = crate::Annotator::builder();
        for (name, value) in entries(&options)? {
            builder = match name.as_str() {
                "names" => {
                    let names: Vec<NameOption> = option(&name, value, "[{name: \"…\", kind: \"person\"}]")?;
                    builder.names(names.into_iter().map(NameOption::read).collect::<Result<Vec<_>, _>>().map_err(refusal)?)
                }
                "deny" => builder.deny(option::<Vec<String>>(&name, value, "[\"…\"]")?),
                "patterns" => {
                    let patterns: Vec<PatternOption> = option(&name, value, "[{id: \"…\", kind: \"misc\", regex: \"…\"}]")?;
                    builder.patterns(patterns.into_iter().map(PatternOption::read).collect::<Result<Vec<_>, _>>().map_err(refusal)?)
                }
                _ => return Err(refusal(unknown_option(&name, &["names", "deny", "patterns"]))),
            };
        }
        Ok(Self { annotator: builder.build().map_err(refusal)? })
    }

    /// Marks up one article: the object that the npm package calls `AnnotatedArticle`. `watch` is told what share of the work
    /// is done; what it throws is dropped.
    ///
    /// # Errors
    ///
    /// An `Error` where `options` are wrong, never for any text.
    pub fn annotate(&self, text: &str, options: JsValue, watch: Option<Function>) -> Result<JsValue, Error> {
        let (options, unit) = article_options(entries(&options)?)?.read().map_err(refusal)?;
        let article = self.annotator.annotate_watched(text, &options, &mut |share| {
            if let Some(watch) = &watch {
                let _ = watch.call1(&JsValue::UNDEFINED, &JsValue::from(share));
            }
        });
        plain(&crate::wire::Article::new(&article, &OffsetMap::new(text, unit)))
    }

    /// Marks up one article for painting: rows of start, end, kind and index; see `wire::columns`.
    ///
    /// # Errors
    ///
    /// An `Error` where `options` are wrong, never for any text.
    #[wasm_bindgen(js_name = annotateColumns)]
    pub fn annotate_columns(&self, text: &str, options: JsValue) -> Result<Uint32Array, Error> {
        let (options, unit) = article_options(entries(&options)?)?.read().map_err(refusal)?;
        let outline = self.annotator.outline(text, &options);
        Ok(Uint32Array::from(columns(&outline, &OffsetMap::new(text, unit)).as_slice()))
    }

    /// Marks up one article and writes it in `format`, one of the names of [`ExportFormat::ALL`]. The options may name a
    /// `source` besides, the article's address, and annotations to `omit`. The bytes are those of the command line.
    ///
    /// # Errors
    ///
    /// An `Error` where the format is not known or `options` are wrong, never for any text.
    pub fn export(&self, text: &str, format: &str, options: JsValue) -> Result<String, Error> {
        let format: ExportFormat = format.parse().map_err(refusal)?;
        let (mut source, mut omitted, mut others) = (None, Vec::new(), Vec::new());
        for (name, value) in entries(&options)? {
            match name.as_str() {
                "source" => source = Some(option::<String>(&name, value, "\"https://…\"")?),
                "omit" => omitted = option::<Vec<OmitOption>>(&name, value, "[{type: \"quote\", start: 0, end: 10}]")?,
                _ => others.push((name, value)),
            }
        }
        let (options, offsets) = article_options(others)?.read().map_err(refusal)?;
        let mut article = self.annotator.annotate(text, &options);
        if !omitted.is_empty() {
            let map = OffsetMap::new(text, offsets);
            omit(&mut article, |annotation| omitted.iter().any(|option| option.names(annotation, &map)));
        }
        Ok(Export { text, article: &article, source: source.as_deref(), date: options.date, offsets }.write(format))
    }
}

/// `value` as plain JavaScript values, by way of JSON: the host's own parser makes a thousand objects sooner than a thousand
/// calls do.
fn plain(value: &impl Serialize) -> Result<JsValue, Error> {
    let json = serde_json::to_string(value).map_err(|error| Error::new(&error.to_string()))?;
    JSON::parse(&json).map_err(JsCast::unchecked_into)
}

/// Reads option by option, so that a message can name the one that is wrong.
fn article_options(options: Vec<(String, JsValue)>) -> Result<ArticleOptions, Error> {
    let mut read = ArticleOptions::default();
    for (name, value) in options {
        match name.as_str() {
            "date" => read.date = option(&name, value, "\"2020-08-18\"")?,
            "prefer" => read.prefer = option(&name, value, "\"past\"")?,
            "offsets" => read.offsets = option(&name, value, "\"utf16\"")?,
            "layers" => read.layers = option(&name, value, "[\"entity\", \"time\"]")?,
            _ => return Err(refusal(unknown_option(&name, ArticleOptions::NAMES))),
        }
    }
    Ok(read)
}

/// The own properties of an options object that are set; none for `undefined` and `null`.
fn entries(options: &JsValue) -> Result<Vec<(String, JsValue)>, Error> {
    if options.is_undefined() || options.is_null() {
        return Ok(Vec::new());
    }
    let object = options.dyn_ref::<Object>().filter(|_| !Array::is_array(options) && !options.is_function());
    let object = object.ok_or_else(|| Error::new("options: expected an object such as {date: \"2020-08-18\"}"))?;
    let mut entries = Vec::new();
    for name in Object::keys(object).iter() {
        // A getter may throw; its error is the caller's own and says more than ours would.
        let value = Reflect::get(object, &name).map_err(JsCast::unchecked_into::<Error>)?;
        if !value.is_undefined() && !value.is_null() {
            entries.push((String::from(name.unchecked_into::<JsString>()), value));
        }
    }
    Ok(entries)
}

/// The value of the option `name`; `example` shows in the message what it looks like.
fn option<T: DeserializeOwned>(name: &str, value: JsValue, example: &str) -> Result<T, Error> {
    serde_wasm_bindgen::from_value(value).map_err(|error| Error::new(&format!("option `{name}`: {error}; write it as {name}: {example}")))
}

fn refusal(error: BuildError) -> Error {
    Error::new(&error.to_string())
}
