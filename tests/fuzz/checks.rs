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

/// The names file and a model's file: loaded whole or refused with a message. Nearly all bytes are refused for their checksum, so
/// they are tried behind the right one too: as the whole of a model, or as changes of the real one, which then annotates a text.
pub fn model(data: &[u8]) {
    if let Err(error) = hashiya::load_names(data) {
        assert!(error.to_string().contains("names file"), "{error}");
    }
    let changed = if data.first().is_some_and(|byte| byte % 2 == 0) { with_checksum(data) } else { with_checksum(&changed_model(data)) };
    for file in [data, &changed] {
        match Annotator::builder().model(file).build() {
            Ok(annotator) => in_order(ARTICLE, &annotator.annotate(ARTICLE, &Options::default())),
            Err(error) => assert!(error.to_string().contains("model"), "{error}"),
        }
    }
}

const ARTICLE: &str = include_str!("seeds/match.txt");
const MODEL: &[u8] = include_bytes!("../../src/entity/model/names.model");
/// Magic, version, checksum.
const HEADER: usize = 4 + 1 + 8;

/// The contents of the real model with a byte written over for each four of `data`: where, in three bytes, and by which.
fn changed_model(data: &[u8]) -> Vec<u8> {
    let mut contents = MODEL[HEADER..].to_vec();
    for &[place @ .., value] in data.as_chunks::<4>().0 {
        let place = place.iter().fold(0, |place, &byte| place << 8 | usize::from(byte)) % contents.len();
        contents[place] = value;
    }
    contents
}

/// A model's file with these contents: FNV-1a of 64 bits tells that they are whole.
fn with_checksum(contents: &[u8]) -> Vec<u8> {
    let sum = contents.iter().fold(0xcbf2_9ce4_8422_2325_u64, |sum, &byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    [&MODEL[..HEADER - 8], &sum.to_le_bytes(), contents].concat()
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
