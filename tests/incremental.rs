//! A document that is edited has the annotations that it would have if it were read anew: after every one of ten thousand
//! random edits.

use std::ops::Range;

use hashiya::{Annotation, Annotator, Edit, EditedDocument, Options, Outline, Span};
use proptest::prelude::*;

/// What is typed and pasted: names in full and in part, speech with and without its speaker, dates that hang on others,
/// marks that open and do not close, breaks.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "قال الوزير أحمد العلي إن العمل مستمر.", "وأضاف العلي: «لن نتأخر».", "وأضاف أن الخطة جاهزة.", "العلي", "أحمد", "سامر الخطيب",
    "وزير الخارجية سامر الخطيب", "الخطيب", "وصل إلى بغداد", "جامعة نواكشوط", "شركة زمبلكو", "زمبلكو", "في 18 أغسطس 2020", "في ذلك اليوم",
    "أمس", "الثلاثاء", "بعد ذلك بيومين", "من 3 إلى 5 مايو", "25 يناير", "و11 فبراير 2011", "«", "»", "\"", "“", "«نحن جاهزون.", "قال:",
    "الوزير: سنواصل العمل غدا", "منظمة الدول المصدرة للنفط (أوبك)", "أوبك", "ونقلت الوكالة عن مصدر", "بحسب البيان،", "م\u{64E}صر", "و", "ب",
    ".", "،", ":", "؟", " ", "  ", "\n", "\n\n", "\r\n", "\u{2028}", "\t", "ال", "ة", "3", "🙂", "\u{200F}", "\u{301}", "-", "(", ")", "Reuters",
];

/// An edit of any text: from and to as shares of its length, and what is put in.
fn edit() -> impl Strategy<Value = (f64, f64, String)> {
    let typed = prop::sample::select(PIECES).prop_map(str::to_owned);
    let pasted = prop::collection::vec(prop::sample::select(PIECES), 2..12).prop_map(|pieces| pieces.join(" "));
    let inserted = prop_oneof![6 => typed, 2 => pasted, 2 => Just(String::new())];
    // Mostly a few letters are taken out or none, sometimes much.
    let length = prop_oneof![5 => Just(0.0), 4 => 0.0..0.02f64, 1 => 0.0..0.5f64];
    (0.0..=1.0f64, length, inserted)
}

fn range(text: &str, from: f64, length: f64) -> Range<usize> {
    let at = |share: f64| text.floor_char_boundary((share * text.len() as f64) as usize);
    at(from)..at((from + length).min(1.0)).max(at(from))
}

fn options() -> Options {
    Options { date: "2020-08-18".parse().ok(), ..Options::default() }
}

fn edited(document: &mut EditedDocument, annotator: &Annotator, (from, length, insert): &(f64, f64, String)) -> Result<(), TestCaseError> {
    let range = range(document.text(), *from, *length);
    let before = document.outline().clone();
    let mut text = document.text().to_owned();
    text.replace_range(range.clone(), insert);
    let edit = Edit { removed: Span::from(range.clone()), inserted: insert.len() as u32 };
    let repaint = document.apply_edit(range, insert).unwrap();
    prop_assert_eq!(document.text(), &text);
    let article = annotator.annotate(&text, &options());
    prop_assert_eq!(document.outline(), &Outline::from(&article), "{:?}", text);
    prop_assert_eq!(&annotator.outline(&text, &options()), document.outline(), "{:?}", text);
    // What is not asked for after one edit has to be right after the next.
    if !text.len().is_multiple_of(3) {
        prop_assert_eq!(document.article(), &article, "{:?}", text);
    }
    // Outside of what is to be painted anew everything is as it was.
    let outside = |span: Span| !span.overlaps(repaint);
    let carried: Vec<_> =
        before.items().iter().filter_map(|item| Some((edit.carry(item.span)?, item.kind))).filter(|(span, _)| outside(*span)).collect();
    let now: Vec<_> = document.outline().items().iter().map(|item| (item.span, item.kind)).filter(|(span, _)| outside(*span)).collect();
    prop_assert_eq!(carried, now, "repaint {:?} of {:?}", repaint, text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edited_document_is_like_a_new_one(edits in prop::collection::vec(edit(), 100)) {
        let annotator = Annotator::new();
        let mut document = annotator.document(include_str!("articles/university.txt"), &options());
        for edit in &edits {
            // Pasting half the text over and over would only make it long.
            if document.text().len() > 2500 {
                document = annotator.document(include_str!("articles/bridge.txt"), &options());
            }
            edited(&mut document, &annotator, edit)?;
        }
    }
}

#[test]
fn an_edit_outside_the_text_or_inside_a_letter_is_refused_and_changes_nothing() {
    let mut document = Annotator::new().document("وصل", &Options::default());
    for range in [0..7, 1..2, 0..3, 7..7] {
        let error = document.apply_edit(range.clone(), "أ").unwrap_err().to_string();
        assert!(
            error.starts_with(&format!("{}..{} is no range of whole characters in a text of length 6", range.start, range.end)),
            "{error}"
        );
        assert_eq!(document.text(), "وصل");
    }
    assert_eq!(document.apply_edit(6..6, " أحمد"), Ok(Span::new(6, 15)));
}

#[test]
fn what_stands_before_a_paragraph_says_nothing_of_a_name_that_begins_it() {
    let annotator = Annotator::new();
    let mut document = annotator.document("وصل \nزمبلكو أوبقال: سنواصل العمل غدا", &options());
    document.apply_edit(7..7, "م").unwrap();
    let whole = annotator.annotate(document.text(), &options());
    assert_eq!(*document.article(), whole);
    let titled = |annotation: &Annotation| matches!(annotation, Annotation::Entity(name) if name.title.is_some());
    assert!(!document.article().annotations.iter().any(titled));
}
