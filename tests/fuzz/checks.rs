//! What each fuzz target does with bytes. A check ends the program where a promise is broken; its name is its target's.
//!
//! `targets/NAME.rs` hands libFuzzer's bytes to the check; `tests/fuzz_seeds.rs` hands all of them the seeds and changed seeds,
//! with the toolchain that everything else is built with.

use std::sync::LazyLock;

use hashiya::{
    AnnotatedArticle, Annotator, CustomName, CustomPattern, EntityKind, Export, ExportFormat, Layers, OffsetMap, OffsetUnit, Options,
    Outline,
};

/// A check, with the name of its target.
pub type Check = (&'static str, fn(&[u8]));

/// All checks.
#[allow(dead_code)] // A target runs one of them.
pub const CHECKS: &[Check] = &[
    ("reading", reading),
    ("time", time),
    ("quote", quote),
    ("entity", entity),
    ("whole", whole),
    ("names", names),
    ("model", model),
    ("exports", exports),
    ("edits", edits),
    ("offsets", offsets),
];

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);

/// The first byte decides whether there is a date.
fn options(data: &[u8], layers: Layers) -> Options {
    let date = if data.first().is_some_and(|byte| byte % 2 == 0) { "2020-08-18".parse().ok() } else { None };
    Options { date, layers, ..Options::default() }
}

/// Tokens, readings, marks, sentences and the lists, without a recogniser.
pub fn reading(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    assert_eq!(ANNOTATOR.annotate(&text, &options(data, Layers::NONE)), AnnotatedArticle::default());
}

/// Times, and what they stand on.
pub fn time(data: &[u8]) {
    annotate(data, Layers { time: true, ..Layers::NONE });
}

/// Quotations and marks, and what they stand on.
pub fn quote(data: &[u8]) {
    annotate(data, Layers { quote: true, mark: true, ..Layers::NONE });
}

/// Names, and what they stand on.
pub fn entity(data: &[u8]) {
    annotate(data, Layers { entity: true, ..Layers::NONE });
}

/// All layers.
pub fn whole(data: &[u8]) {
    annotate(data, Layers::default());
}

fn annotate(data: &[u8], layers: Layers) {
    let text = String::from_utf8_lossy(data);
    in_order(&text, &ANNOTATOR.annotate(&text, &options(data, layers)));
}

/// Spans lie in the text on character boundaries, hold something, and come in order.
fn in_order(text: &str, article: &AnnotatedArticle) {
    let mut last = 0;
    for annotation in &article.annotations {
        let span = annotation.span();
        assert!(text.get(span.start as usize..span.end as usize).is_some_and(|surface| !surface.is_empty()), "{annotation:?}");
        assert!(last <= span.start, "{annotation:?} comes too late");
        last = span.start;
    }
}

/// The caller's own names and patterns, one a line before the text: building says yes or names what is wrong.
pub fn names(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut lines = text.lines();
    let pattern = CustomPattern { id: "p".into(), kind: EntityKind::Misc, regex: lines.next().unwrap_or_default().into() };
    let name = |name: &str| CustomName { name: name.into(), kind: EntityKind::Person, reference: None, aliases: vec![] };
    let own: Vec<CustomName> = lines.by_ref().take(3).map(name).collect();
    if let Ok(annotator) = Annotator::builder().names(own).patterns([pattern]).build() {
        let rest: String = lines.collect();
        in_order(&rest, &annotator.annotate(&rest, &Options::default()));
    }
}

/// A model's file: it is loaded whole or refused with a message.
pub fn model(data: &[u8]) {
    let refused = |bytes: &[u8]| Annotator::builder().model(bytes).build().map_err(|error| error.to_string());
    if let Err(message) = refused(data) {
        assert!(message.contains("model"), "{message}");
    }
}

/// Every export of text with names of the caller's in it, which may hold anything.
pub fn exports(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (name, text) = text.split_once('\n').unwrap_or(("x", &text));
    let own = CustomName { name: name.into(), kind: EntityKind::Organization, reference: Some(name.into()), aliases: vec![] };
    let Ok(annotator) = Annotator::builder().names([own]).build() else { return };
    let article = annotator.annotate(text, &options(data, Layers::default()));
    for (format_name, format) in ExportFormat::ALL {
        for offsets in [OffsetUnit::Utf16, OffsetUnit::Chars] {
            let written = Export { text, article: &article, source: Some(name), date: None, offsets }.write(format);
            let markup = matches!(format_name, "html" | "tei");
            assert!(!(markup && written.contains("<script")), "{written}");
        }
    }
}

/// A document that is edited is as if it were read anew. The first line is the text; each line after it is an edit: a byte
/// for where it begins, one for how much it takes out, and what it puts in.
pub fn edits(data: &[u8]) {
    let mut lines = data.split(|&byte| byte == b'\n');
    let text = String::from_utf8_lossy(lines.next().unwrap_or_default()).replace('|', "\n");
    let options = options(data, Layers::default());
    let mut document = ANNOTATOR.document(text, &options);
    for line in lines.take(8) {
        let [from, length, insert @ ..] = line else { continue };
        let now = document.text();
        let from = now.floor_char_boundary(usize::from(*from) * now.len() / 255);
        let to = now.floor_char_boundary((from + usize::from(*length) / 8).min(now.len()));
        let insert = String::from_utf8_lossy(insert).replace('|', "\n");
        assert!(document.apply_edit(from..to.max(from), &insert).is_ok());
        let whole = ANNOTATOR.annotate(document.text(), &options);
        assert_eq!(*document.outline(), Outline::from(&whole), "{:?}", document.text());
        if document.text().len().is_multiple_of(2) {
            assert_eq!(*document.article(), whole);
        }
    }
}

/// Offsets go to every unit and back.
pub fn offsets(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for unit in [OffsetUnit::Utf16, OffsetUnit::Utf8, OffsetUnit::Chars] {
        let map = OffsetMap::new(&text, unit);
        for (at, _) in text.char_indices() {
            assert_eq!(map.byte(map.position(at as u32)), Some(at as u32));
        }
    }
}
