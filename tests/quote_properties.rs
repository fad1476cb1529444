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

/// Pieces in which every mark is straight and closed.
const CLOSED: &[&str] = &[
    "قال الوزير: \"سنواصل العمل حتى ننجز الطريق\"",
    "وأضافت النقابة \"لن نقبل بأقل من ذلك\"",
    "، مؤكدا أن \"الوقت لم يفت\"",
    "أكد المدرب أن فريقه \"لن يستسلم أبدا\"",
    "\"هذا يوم جديد للمدينة كلها\"، تقول رئيسة البلدية",
    "شركة \"النور\" للصناعة",
    "وصف المدرب الفوز بـ\"التاريخي\"",
    "وصل الوفد إلى العاصمة",
    ".",
    "\n",
];

/// `straight` with every first mark as `open` and every second as `close`.
fn paired(straight: &str, open: char, close: char) -> String {
    let mut opens = false;
    let mark = |c| {
        if c == '"' {
            opens = !opens;
            if opens { open } else { close }
        } else {
            c
        }
    };
    straight.chars().map(mark).collect()
}

fn paragraph() -> impl Strategy<Value = String> {
    text().prop_map(|text| text.replace('\n', " "))
}

/// The contents that lie in `range`.
fn contents(text: &str, range: std::ops::Range<usize>) -> Vec<String> {
    let inside = |part: &&Span| range.start <= part.start as usize && part.end as usize <= range.end;
    let parts = |quote: Quote| quote.parts.iter().filter(inside).map(|part| part.slice(text).to_owned()).collect::<Vec<_>>();
    quotes(text).into_iter().flat_map(parts).collect()
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
    fn straight_marks_for_curly_ones_change_nothing(pieces in prop::collection::vec(prop::sample::select(CLOSED), 0..10)) {
        let straight = pieces.join(" ");
        for (open, close) in [('\u{201C}', '\u{201D}'), ('«', '»')] {
            prop_assert_eq!(shapes(&straight), shapes(&paired(&straight, open, close)), "{}", straight);
        }
    }

    #[test]
    fn one_mark_less_changes_at_most_its_paragraph(
        (before, torn, after) in (paragraph(), paragraph(), paragraph()),
        at in any::<prop::sample::Index>(),
    ) {
        let marks: Vec<usize> = torn.char_indices().filter(|(_, c)| matches!(c, '"' | '«' | '»')).map(|(at, _)| at).collect();
        prop_assume!(!marks.is_empty());
        let gone = marks[at.index(marks.len())];
        let less: String = torn.char_indices().filter(|(at, _)| *at != gone).map(|(_, c)| c).collect();
        // A paragraph that opens with a mark may go on with the speech of the one before it.
        prop_assume!(!after.starts_with(['"', '«']) && !torn.starts_with(['"', '«']) && !less.starts_with(['"', '«']));
        let (whole, without) = (format!("{before}\n{torn}\n{after}"), format!("{before}\n{less}\n{after}"));
        let around = |text: &str| contents(text, 0..before.len()).into_iter().chain(contents(text, text.len() - after.len()..text.len()));
        prop_assert_eq!(around(&whole).collect::<Vec<_>>(), around(&without).collect::<Vec<_>>(), "{}", whole);
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
