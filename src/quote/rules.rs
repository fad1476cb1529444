//! The rules that make a quotation: for each the share of its findings whose content is expected to be right, texts in
//! which it must find exactly the words given, and texts in which it must find nothing. How sure a quotation is says its
//! rule times how surely its speaker is known (`speaker`).

/// A rule.
pub(super) struct Rule {
    pub(super) id: &'static str,
    /// 0 to 1: the share of its findings that are speech and cover at least half of what was said. Fitted on articles
    /// annotated by hand.
    pub(super) confidence: f32,
    /// Text, and the content that this rule must find in it; parts are joined with `|`.
    #[cfg_attr(not(test), expect(dead_code))]
    pub(super) yes: &'static [(&'static str, &'static str)],
    /// Texts in which this rule must find nothing.
    #[cfg_attr(not(test), expect(dead_code))]
    pub(super) no: &'static [&'static str],
}

/// The confidence of the rule `id`; 0 where there is none.
pub(super) fn confidence(id: &str) -> f32 {
    CONFIDENCES.iter().find(|rule| rule.0 == id).map_or(0.0, |rule| rule.1)
}

/// What is needed of the rules outside of tests: their texts are no part of the program.
const CONFIDENCES: [(&str, f32); RULES.len()] = {
    let mut table = [("", 0.0); RULES.len()];
    let mut at = 0;
    while at < RULES.len() {
        table[at] = (RULES[at].id, RULES[at].confidence);
        at += 1;
    }
    table
};

#[rustfmt::skip]
const RULES: &[Rule] = &[
    Rule {
        id: "verb-clause",
        confidence: 0.96,
        yes: &[
            ("وأكد مدير المتحف أن القاعة ستفتح غدا.", "أن القاعة ستفتح غدا"),
            ("قالت الوزيرة في مؤتمر صحفي إن الخطة جاهزة، فيما احتج عشرات السكان.", "إن الخطة جاهزة"),
            ("وأوضح الخبير أن السعر ثابت، وأن السوق هادئ.", "أن السعر ثابت، وأن السوق هادئ"),
            ("لم يقل الوزير إن الأسعار ستنخفض.", "إن الأسعار ستنخفض"),
        ],
        no: &[
            "يذكر أن المتحف أغلق قبل عامين.",
            "زاد السعر بعد أن ارتفع الطلب.",
            "العلاقات بين البلدين جيدة رغم أن الخلاف قائم.",
        ],
    },
    Rule {
        id: "verb-question",
        confidence: 0.88,
        yes: &[("وتساءل النائب هل ستدفع الرواتب هذا الشهر.", "هل ستدفع الرواتب هذا الشهر")],
        no: &["لا أحد يعرف كيف وقع الحادث."],
    },
    Rule {
        id: "verb-mark",
        confidence: 0.98,
        yes: &[
            ("قال الوزير: «نرفض أي تدخل».", "«نرفض أي تدخل»"),
            ("وأضافت المديرة \"سنفتح الأبواب في موعدها غدا\".", "\"سنفتح الأبواب في موعدها غدا\""),
        ],
        no: &["قال مراسل «صوت المدينة» إن الطريق مغلقة.", "وصل فيلم «ليل طويل» إلى القاعات."],
    },
    Rule {
        id: "verb-colon",
        confidence: 0.9,
        yes: &[("وكتب الناشط على صفحته: الحرية لا تمنح بل تنتزع.", "الحرية لا تمنح بل تنتزع")],
        no: &["وقعت الاتفاقية ثلاث دول: مصر والأردن والعراق."],
    },
    Rule {
        id: "verb-noun",
        confidence: 0.84,
        yes: &[
            ("دعا الرئيس إلى وقف فوري لإطلاق النار.", "وقف فوري لإطلاق النار"),
            ("نفى ناطق باسم الشركة وجود أي خلاف.", "وجود أي خلاف"),
        ],
        no: &["وصل الوزير إلى العاصمة.", "رفض المتحدث التعليق."],
    },
    Rule {
        id: "participle-clause",
        confidence: 0.96,
        yes: &[("قال المدير إن العمل مستمر، مشيرا إلى أن المصنع سيتوسع.", "أن المصنع سيتوسع")],
        no: &["وصل الوفد مبكرا رغم أن الطريق طويل."],
    },
    Rule {
        id: "participle-mark",
        confidence: 0.97,
        yes: &[("وعرض المدرب خطته مضيفا: «سنلعب للفوز فقط».", "«سنلعب للفوز فقط»")],
        no: &["دخل اللاعب مرتديا قميص «نسور قرطاج»."],
    },
    Rule {
        id: "participle-noun",
        confidence: 0.9,
        yes: &[("وانتقد النائب القانون، داعيا إلى مراجعة بنوده.", "مراجعة بنوده")],
        no: &["عاد المسافرون متجهين إلى بيوتهم."],
    },
    Rule {
        id: "noun-clause",
        confidence: 0.92,
        yes: &[("نقلت الوكالة عن مسؤول محلي قوله إن الطريق فتح.", "إن الطريق فتح")],
        no: &["حفظ التلميذ قول الشاعر."],
    },
    Rule {
        id: "noun-noun",
        confidence: 0.65,
        yes: &[("وجددت النقابة مطالبتها بزيادة الأجور.", "بزيادة الأجور")],
        no: &["وصل الوفد بدعوة من الاتحاد."],
    },
    Rule {
        id: "according-to",
        confidence: 0.92,
        yes: &[("وبحسب مصدر طبي، فإن عدد المصابين ارتفع.", "فإن عدد المصابين ارتفع")],
        no: &["وحسب القانون الجديد ترتفع الغرامة."],
    },
    Rule {
        id: "according-to-after",
        confidence: 0.85,
        yes: &[("أصيب ثلاثة عمال في الحريق، وفق مصدر أمني.", "أصيب ثلاثة عمال في الحريق")],
        no: &["يعمل المصنع وفق خطة جديدة."],
    },
    Rule {
        id: "as-said",
        confidence: 0.88,
        yes: &[("أغلقت المدارس يوما واحدا، حسبما أعلنت البلدية.", "أغلقت المدارس يوما واحدا")],
        no: &["فازت الفتاة كما فاز أخوها."],
    },
    Rule {
        id: "trailing-pronoun",
        confidence: 0.9,
        yes: &[("الوضع «تحت السيطرة»، على حد تعبيره.", "الوضع «تحت السيطرة»")],
        no: &["أكد أن الوضع هادئ، على حد تعبيره."],
    },
    Rule {
        id: "fronted-mark",
        confidence: 0.97,
        yes: &[
            ("«نرفض أي تدخل في شؤوننا»، قال الوزير.", "«نرفض أي تدخل في شؤوننا»"),
            ("«إن الوضع صعب»، يضيف المتحدث، «لكننا لن نستسلم».", "«إن الوضع صعب»|«لكننا لن نستسلم»"),
        ],
        no: &["صدر ديوان «أغاني الصباح»، وقال الناقد إنه جميل."],
    },
    Rule {
        id: "document",
        confidence: 0.9,
        yes: &[("وجاء في بيان الوزارة أن اللقاح متوفر.", "أن اللقاح متوفر")],
        no: &["جاء في المركز الثاني العداء التونسي."],
    },
    Rule {
        id: "headline-colon",
        confidence: 0.87,
        yes: &[("وزير المالية: لن نرفع الضرائب", "لن نرفع الضرائب")],
        no: &["القصرين: تلميذ يفوز بجائزة", "بالصور: افتتاح المتحف الجديد"],
    },
    Rule {
        id: "interview-turn",
        confidence: 0.8,
        yes: &[("س: متى ينتهي المشروع؟", "متى ينتهي المشروع؟")],
        no: &["السعر: عشرة دنانير."],
    },
    Rule {
        id: "floating-mark",
        confidence: 0.78,
        yes: &[("قال المدرب: «سنفوز».\n«نحن نعمل منذ شهور من أجل هذا اليوم ولن نضيع الفرصة».", "«نحن نعمل منذ شهور من أجل هذا اليوم ولن نضيع الفرصة»")],
        no: &["زار الوفد معرض «كنوز من ذاكرة المدينة القديمة»."],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Annotation, Annotator, Options, Quote};

    fn quotes(text: &str) -> Vec<Quote> {
        let article = Annotator::new().annotate(text, &Options::default());
        article.annotations.into_iter().filter_map(|a| if let Annotation::Quote(quote) = a { Some(quote) } else { None }).collect()
    }

    #[test]
    fn every_rule_finds_its_examples_and_not_its_counterexamples() {
        let mut wrong = Vec::new();
        for rule in RULES {
            assert!(!rule.yes.is_empty() && !rule.no.is_empty(), "{} lacks examples", rule.id);
            for (text, want) in rule.yes {
                let found = quotes(text);
                let parts = |quote: &Quote| quote.parts.iter().map(|part| part.slice(text)).collect::<Vec<_>>().join("|");
                let by_rule: Vec<String> = found.iter().filter(|quote| quote.rule == rule.id).map(parts).collect();
                if !by_rule.iter().any(|parts| parts == want) {
                    wrong.push(format!("{} does not find {want} in {text}: {found:?}", rule.id));
                }
            }
            for text in rule.no {
                let found = quotes(text);
                if found.iter().any(|quote| quote.rule == rule.id) {
                    wrong.push(format!("{} finds something in {text}: {found:?}", rule.id));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
