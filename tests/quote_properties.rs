//! What holds for the quotations of any text.

use hashiya::{Annotation, Annotator, Options, Quote, Span};
use proptest::prelude::*;

/// Stretches of news, written for this test, that meet in any order.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "قال وزير المالية علي الطاهر إن الرواتب مؤمنة",
    "وأضاف أن الموازنة ستقر قريبا",
    "، مشيرا إلى أن اللجنة ستجتمع",
    "، ومؤكدة «التزام الحكومة بتعهداتها»",
    "وقالت النقابة: \"سنواصل الإضراب حتى تلبى مطالبنا\"",
    "«هذا يوم جديد للمدينة»، تقول رئيسة البلدية",
    "، على حد تعبيره",
    "، وفق مصدر طبي",
    "وبحسب صحيفة «المساء»، فإن الشركة ستغلق",
    "نقلت وكالة الأنباء عن مسؤول قوله إن الطريق فتح",
    "وجاء في بيان الوزارة أن اللقاح متوفر",
    "دعا الرئيس إلى وقف القتال",
    "وصف المدرب الفوز بأنه «تاريخي»",
    "شركة \"النور\" للصناعة",
    "وصل الوفد إلى العاصمة يوم الثلاثاء",
    "الوزير: لن نرفع الضرائب",
    ".", ". ", " ", "\n", "، ", "\"", "«", "»", ": ", "(", ")", "!", "أن", "قال", "وأكد", "من", "12", "🙂", "CNN",
];

fn quotes(text: &str) -> Vec<Quote> {
    let article = Annotator::new().annotate(text, &Options::default());
    article.annotations.into_iter().filter_map(|a| if let Annotation::Quote(quote) = a { Some(quote) } else { None }).collect()
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..14).prop_map(|pieces| pieces.join(" "))
}

/// What a quotation is, without offsets.
fn shape(text: &str, quote: &Quote) -> (Vec<String>, String, bool) {
    let parts = quote.parts.iter().map(|part| bare(part.slice(text))).collect();
    (parts, bare(quote.speaker_name.as_deref().unwrap_or("")), quote.cue.is_some())
}

/// Letters only, without what the variations of a text change.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).map(|c| if c == 'ى' { 'ي' } else { c }).collect()
}

fn shapes(text: &str) -> Vec<(Vec<String>, String, bool)> {
    quotes(text).iter().map(|quote| shape(text, quote)).collect()
}

proptest! {
    #[test]
    fn speaker_cue_and_content_never_overlap(text in text()) {
        let found = quotes(&text);
        let mut parts: Vec<Span> = Vec::new();
        for quote in &found {
            for part in &quote.parts {
                prop_assert!(!part.slice(&text).trim().is_empty(), "{text}");
                prop_assert!(parts.iter().all(|other| !other.overlaps(*part)), "{text}");
                parts.push(*part);
            }
            let around: Vec<Span> = quote.cue.into_iter().chain(quote.speaker).collect();
            for span in &around {
                prop_assert!(quote.parts.iter().all(|part| !part.overlaps(*span)), "{text}");
            }
            prop_assert!(quote.cue.is_none_or(|cue| quote.speaker.is_none_or(|speaker| !cue.overlaps(speaker))), "{text}");
            prop_assert!((0.0..=1.0).contains(&quote.confidence) && !quote.rule.is_empty());
        }
    }

    #[test]
    fn diacritics_change_nothing(text in text()) {
        let vowelled: String = text.chars().flat_map(|c| [Some(c), ('\u{0621}'..='\u{064A}').contains(&c).then_some('\u{064E}')]).flatten().collect();
        prop_assert_eq!(shapes(&text).len(), shapes(&vowelled).len(), "{}", text);
        for (plain, other) in quotes(&text).iter().zip(quotes(&vowelled)) {
            let unvowelled = |part: &Span| part.slice(&vowelled).replace('\u{064E}', "");
            prop_assert_eq!(plain.parts.iter().map(|part| part.slice(&text).to_owned()).collect::<Vec<_>>(), other.parts.iter().map(unvowelled).collect::<Vec<_>>());
        }
    }

    #[test]
    fn yeh_for_alef_maqsura_changes_nothing(text in text()) {
        prop_assert_eq!(shapes(&text), shapes(&text.replace('ى', "ي")));
    }

    #[test]
    fn what_a_paragraph_says_does_not_depend_on_a_mark_in_another(text in text(), at in any::<prop::sample::Index>()) {
        let kept = "قالت مديرة المتحف إن القاعة ستفتح غدا.";
        let marks: Vec<usize> = text.char_indices().filter(|(_, c)| matches!(c, '"' | '«' | '»')).map(|(at, _)| at).collect();
        prop_assume!(!marks.is_empty());
        let gone = marks[at.index(marks.len())];
        let without: String = text.char_indices().filter(|(at, _)| *at != gone).map(|(_, c)| c).collect();
        for first in [&text, &without] {
            let whole = format!("{kept}\n{first}");
            prop_assert_eq!(shapes(&whole).first().cloned(), shapes(kept).first().cloned());
        }
    }
}

#[test]
fn straight_and_curly_marks_are_read_alike() {
    for text in ["قال الوزير: \"نحن جاهزون لكل شيء\".", "\"نحن جاهزون لكل شيء\"، قال الوزير.", "أكد المدرب أن فريقه \"لن يستسلم أبدا\"."]
    {
        let mut open = true;
        let curly = |c| match c {
            '"' if std::mem::replace(&mut open, false) => '\u{201C}',
            '"' => '\u{201D}',
            _ => c,
        };
        let other: String = text.chars().map(curly).collect();
        assert_eq!(shapes(text), shapes(&other), "{text}");
        assert_eq!(shapes(text).len(), 1, "{text}");
    }
}

/// Texts on which a quadratic pass would take minutes come back at once.
#[test]
fn hostile_texts_come_back() {
    for piece in ["«", "\" ", "«\n", "قال ", "قال إن ", "وفق ", "الذي قال ", "مشيرا إلى ", "علي ", "، وأضاف أن", "((", "كما ", "نقلت عن "]
    {
        let text = piece.repeat(10_000);
        let found = quotes(&text);
        assert!(found.iter().all(|quote| quote.span.end as usize <= text.len()), "{piece}");
    }
}
