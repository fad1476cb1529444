//! What is true of every result, on random and on hostile text.

use hashiya::{Annotation, Annotator, Options, Span};
use proptest::prelude::*;

/// Pieces that texts are put together from: news words, marks, clitics, digits, controls, things that break scanners.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "قال", "وأضاف", "الوزير", "إن", "أن", "محمد", "أحمد العلي", "وزارة الخارجية", "العراقية", "بغداد", "وبمصر", "للبنان",
    "الثلاثاء", "أمس", "15 رمضان 1445 هـ", "18/8/2020", "الساعة", "الثالثة", "و", "بـ", "كانون الثاني/يناير", "2020م",
    "«", "»", "\"", "“", "”", "'", "((", "))", ":", "،", ".", "؟", "...", "\n", " ", "  ", "\t", "-", "(", ")",
    "🙂", "👨\u{200D}👩\u{200D}👧", "\u{64E}", "\u{640}", "\u{200F}", "\u{202B}", "\u{202C}", "\u{0}", "\u{FEFF}", "\u{301}", "é", "G20", "Reuters",
    "<b>", "&amp;", "٣٫٥", "1436ه", "مشيرا إلى", "بحسب", "لم", "سيعقد", "من", "إلى", "بين", "عامي",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![9 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    let glue = prop_oneof![3 => Just(" "), 1 => Just("")];
    prop::collection::vec((piece, glue), 0..60)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, glue)| [piece, glue.to_owned()]).collect())
}

fn options() -> Options {
    Options { date: "2020-08-18".parse().ok(), ..Options::default() }
}

/// Every span of the article with what it is.
fn spans(article: &hashiya::AnnotatedArticle) -> Vec<(&'static str, Span)> {
    let mut found = Vec::new();
    for annotation in &article.annotations {
        found.push(("annotation", annotation.span()));
        match annotation {
            Annotation::Entity(a) => found.extend(a.title.map(|span| ("title", span))),
            Annotation::Quote(a) => {
                found.extend(a.parts.iter().map(|&span| ("part", span)));
                found.extend(a.cue.map(|span| ("cue", span)));
                found.extend(a.speaker.map(|span| ("speaker", span)));
            }
            _ => {}
        }
    }
    found.extend(article.entities.iter().flat_map(|entity| &entity.mentions).map(|&span| ("mention", span)));
    found.extend(article.diagnostics.iter().map(|diagnostic| ("diagnostic", diagnostic.span)));
    found
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let annotator = Annotator::new();
    let article = annotator.annotate(text, &options());
    prop_assert_eq!(&article, &annotator.annotate(text, &options()), "the same text gave two results");
    for (what, span) in spans(&article) {
        let surface = text.get(span.start as usize..span.end as usize);
        prop_assert!(surface.is_some_and(|s| !s.is_empty()), "{} {:?} is empty or cuts a character", what, span);
        let first = surface.and_then(|s| s.chars().next()).unwrap_or(' ');
        prop_assert!(!first.is_whitespace() && !('\u{64B}'..='\u{65F}').contains(&first), "{} {:?} begins at {:?}", what, span, first);
    }
    let layer = |annotation: &Annotation| match annotation {
        Annotation::Entity(_) => 0,
        Annotation::Quote(_) => 1,
        Annotation::Time(_) => 2,
        _ => 3,
    };
    for (i, a) in article.annotations.iter().enumerate() {
        for b in &article.annotations[i + 1..] {
            let (x, y) = (a.span(), b.span());
            prop_assert!((x.start, std::cmp::Reverse(x.end)) <= (y.start, std::cmp::Reverse(y.end)), "{:?} comes before {:?}", x, y);
            // The parts of a split quotation are what it covers; another may stand between them.
            if layer(a) == layer(b) && layer(a) != 1 {
                prop_assert!(!x.overlaps(y), "{:?} overlaps {:?} in one layer", a, b);
            }
            // What stands between the parts of a split quotation is not in it.
            let parts = |annotation: &Annotation| {
                if let Annotation::Quote(quote) = annotation { quote.parts.clone() } else { vec![annotation.span()] }
            };
            for x in parts(a) {
                for y in parts(b) {
                    prop_assert!(!x.overlaps(y) || x.covers(y) || y.covers(x), "{:?} crosses {:?}", a, b);
                }
            }
        }
    }
    for (id, entity) in article.entities.iter().enumerate() {
        prop_assert_eq!(entity.id as usize, id);
        prop_assert!(!entity.mentions.is_empty(), "{:?} is never named", entity);
    }
    for (at, annotation) in article.annotations.iter().enumerate() {
        match annotation {
            Annotation::Entity(a) => {
                let entity = article.entities.get(a.entity as usize);
                prop_assert!(entity.is_some_and(|entity| entity.mentions.contains(&a.span) && entity.kind == a.kind), "{:?}", a);
            }
            Annotation::Quote(a) => {
                prop_assert!(!a.parts.is_empty() && a.parts.iter().all(|part| a.span.covers(*part)));
                prop_assert!(a.parts.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", a);
                prop_assert!(a.speaker_entity.is_none_or(|id| (id as usize) < article.entities.len()));
            }
            Annotation::Time(a) => {
                if let Some(range) = a.range {
                    let other = article.annotations.get(range.other as usize);
                    let back = other.and_then(|other| if let Annotation::Time(b) = other { b.range } else { None });
                    prop_assert_eq!(back.map(|back| back.other as usize), Some(at), "{:?}", a);
                }
            }
            _ => {}
        }
        prop_assert!((0.0..=1.0).contains(&confidence(annotation)));
    }
    Ok(())
}

fn confidence(annotation: &Annotation) -> f32 {
    match annotation {
        Annotation::Entity(a) => a.confidence,
        Annotation::Quote(a) => a.confidence,
        Annotation::Time(a) => a.confidence,
        Annotation::Mark(a) => a.confidence,
        _ => 0.0,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn every_result_keeps_the_promises_of_the_data_model(text in text()) {
        check(&text)?;
    }
}

/// Shapes that make careless programs slow or unsafe, long enough to show it: a quadratic pass would not end.
#[test]
fn hostile_text_is_read_in_linear_time() {
    #[rustfmt::skip]
    let shapes: &[(&str, usize)] = &[
        ("و", 200_000), ("\"", 60_000), ("« ", 60_000), ("1", 200_000), ("1/", 60_000), ("\u{64E}", 100_000), ("قال ", 20_000),
        ("قال: \"", 20_000), ("محمد ", 20_000), ("\u{202B}", 100_000), ("أمس ", 20_000), ("وزارة ", 20_000), ("(", 100_000), (".", 100_000),
        ("من 3 إلى ", 20_000), ("\n", 200_000), ("\u{0}", 100_000), ("بحسب ", 20_000), ("إن ", 20_000), ("ثلاثة وعشرون ", 20_000),
    ];
    let annotator = Annotator::new();
    for (shape, times) in shapes {
        let text = shape.repeat(*times);
        let article = annotator.annotate(&text, &options());
        assert!(spans(&article).iter().all(|(_, span)| !span.slice(&text).is_empty()), "{shape:?}");
    }
}

#[test]
fn text_without_arabic_or_without_anything_gives_nothing() {
    for text in ["", " \n\t", "\u{FEFF}", "Lorem ipsum dolor sit amet."] {
        let article = Annotator::new().annotate(text, &options());
        assert_eq!(article, hashiya::AnnotatedArticle::default(), "{text:?}");
    }
}

#[test]
fn a_damaged_model_is_refused() {
    let file = include_bytes!("../src/entity/model/names.model");
    assert!(Annotator::builder().model(*file).build().is_ok());
    for damaged in [&file[..0], &file[..100], &file[..file.len() - 1], &[0; 64][..]] {
        let error = Annotator::builder().model(damaged).build().unwrap_err().to_string();
        assert!(error.contains("model"), "{error}");
    }
    for at in (0..file.len()).step_by(file.len() / 50) {
        let mut changed = file.to_vec();
        changed[at] ^= 0x10;
        assert!(Annotator::builder().model(changed).build().is_err(), "byte {at}");
    }
}
