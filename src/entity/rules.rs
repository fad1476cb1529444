//! The rules that find names, each with how often it is right and texts that show it.
//!
//! The texts have the names that the rule must find in square brackets; `never` holds texts in which it must find none.
//! How often a rule is right was counted on annotated articles of the same guideline.

/// A rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    /// What a mention says of it, kebab-case.
    pub(super) id: &'static str,
    /// The share of its mentions that are right.
    pub(super) confidence: f32,
}

/// True for the rules that are mostly right where the model sees no name: of what they alone found in 760 articles about three in
/// four were names.
pub(super) fn stands_alone(id: &str) -> bool {
    const RULES: [Rule; 8] = [LATER_PERSON, COUNTRY, REALM, BODY, BODY_IN_CONTEXT, CLUB_IN_SPORTS, COUNTRY_BODY, MINISTRY];
    RULES.iter().any(|rule| rule.id == id)
}

macro_rules! rules {
    ($($(#[$about:meta])* $name:ident = $id:literal, $confidence:literal, finds $finds:expr, never $never:expr;)*) => {
        $($(#[$about])* pub(super) const $name: Rule = Rule { id: $id, confidence: $confidence };)*
        /// Each rule with its texts.
        #[cfg(test)]
        pub(super) const EXAMPLES: &[(Rule, &[&str], &[&str])] = &[$(($name, &$finds, &$never)),*];
    };
}

rules! {
    /// A first name and more of the name.
    GIVEN_NAME = "person-given-name", 0.92,
        finds ["التقى [محمد بن سهيل] نظيره", "حضرت [فاطمة الزهراني] الحفل", "زار [مارك فيشر] المدينة"],
        never ["كان صباح الخير أول كلامه", "أمل كبير في الحل", "نشرت أسماء المخطوطات الأولى"];
    /// A first name, then words of no list.
    GIVEN_UNKNOWN = "person-given-unknown", 0.85, finds ["حضر [خالد الزبنوقي] الحفل"], never ["حضر خالد متأخرا"];
    /// Two words that many people bear.
    NAME_NAME = "person-two-names", 0.8, finds ["حضر [ويلكنسون أندرسون] الحفل"], never ["حضر أندرسون الحفل"];
    /// The whole name of a well-known person.
    FAMOUS_PERSON = "list:famous-people", 0.95, finds ["كتب عن [أبراهام لينكون] كتابا", "التقى [بان كي مون] الوفد"], never ["بان له كي يسير أن الطريق طويل"];
    /// One name that is enough.
    KNOWN_ALONE = "list:known-people", 0.9, finds ["رفض [نتنياهو] الاقتراح"], never ["رفض الوزير الاقتراح"];
    /// أبو and the like.
    KUNYA = "person-kunya", 0.8, finds ["قتل [أبو مصعب الزرقاوي] في الغارة"], never ["عاد أبوه إلى القرية"];
    /// A title, a first name and more.
    TITLE_GIVEN_NAME = "person-title-given-name", 0.97,
        finds ["استقبل الرئيس الأمريكي [جورج بوش] ضيفه", "قال وزير الخارجية السعودي [عادل الجبير] إن"], never ["قال الرئيس محمد إن"];
    /// A title and a name that is enough.
    TITLE_KNOWN = "person-title-known", 0.97, finds ["قال الرئيس [بوتين] إن"], never ["قال بوتين إن", "قال الرئيس الجديد إن"];
    /// A title and a name.
    TITLE_NAME = "person-title-name", 0.9, finds ["قال الدكتور [العنزي] إن الحالة مستقرة"], never ["قال الدكتور المعالج إن الحالة مستقرة"];
    /// A title and words of no list.
    TITLE_UNKNOWN = "person-title-unknown", 0.75, finds ["قال الدكتور [زبنوق] إن", "قال د. [المزبنق] إن"], never ["قال الوزير الجديد إنه"];
    /// ابنها, شقيقه and a name.
    OF_KIN = "person-of-kin", 0.8, finds ["وقال ابنها [زبنوق] إنها بخير", "قتل شقيقه الأكبر [سعود] أمس"], never ["وصل ابنها متأخرا"];
    /// A word of no list after a verb of speech.
    SPEAKING = "person-speaking", 0.75, finds ["وقال [زولتانوف] إن الأمر محسوم"], never ["وقال متفائلا إن", "وقالت المصادر إن"];
    /// A word of a full name of the same article.
    LATER_PERSON = "person-named-before", 0.9,
        finds ["وصل خالد الزبنوقي أمس\nوغادر [الزبنوقي] اليوم"], never ["وصل خالد الزبنوقي أمس\nوغادر الوفد اليوم"];
    /// The same where that word is an ordinary one too.
    LATER_WORD = "person-named-before-by-a-word", 0.7,
        finds ["وصل خالد القديم أمس\nوغادر [القديم] اليوم"], never ["وصل خالد الزبنوقي أمس\nوغادر القديم اليوم"];
    /// Countries.
    COUNTRY = "list:countries", 0.97, finds ["غادر إلى [الأردن] أمس", "ب[العراق] و[سوريا]"], never ["قاد القوات السعودية"];
    /// Places of the news.
    PLACE = "list:places", 0.93, finds ["وصل إلى [بغداد] ثم ل[لرياض]"], never ["تحولت الحقول إلى رياض"];
    /// A place that needs a word before it.
    PLACE_IN_CONTEXT = "place-in-context", 0.8, finds ["وقع في مدينة [قم] انفجار"], never ["قم بواجبك أولا"];
    /// A word such as مدينة and a name.
    PLACE_AFTER_HEAD = "place-after-head", 0.8, finds ["أصيب في قرية [زملكاوية] ثلاثة"], never ["زار مدينة كبيرة"];
    /// الجمهورية and its like with the adjective of a country.
    REALM = "place-realm", 0.85, finds ["زار [الجمهورية الفرنسية] أمس"], never ["عاد إلى البلاد أمس"];
    /// A building, a road, a mountain with its name.
    FACILITY = "place-facility", 0.85, finds ["هبطت في [مطار بغداد الدولي] مساء", "احتشدوا في [ميدان الشهداء] وسط", "هبطت في [مطار «زرنوق» الدولي] مساء", "نزل في فندق «[زرنوق]» أمس"], never ["طريق العودة طويل"];
    /// Bodies by name.
    BODY = "list:organizations", 0.93, finds ["بيان [حركة المقاومة الإسلامية] أمس", "اجتماع [مجلس الأمن الدولي] غدا"], never ["اجتماع مجلس الإدارة غدا"];
    /// A name that is an ordinary word too, after a word that tells.
    BODY_IN_CONTEXT = "organization-in-context", 0.85, finds ["ذكرت صحيفة [الوطن] أن", "ذكرت صحف [اليوم] و[المدينة] أن", "فاز نادي [الفيصلي] أمس"], never ["دافع عن الوطن"];
    /// A club's name in an article on sports.
    CLUB_IN_SPORTS = "organization-club-in-sports", 0.75,
        finds ["خسر الفريق المباراة في الدوري أمام [الأهلي] بهدف سجله المهاجم في الشوط الأول على الملعب"], never ["سافر مع الأهلي إلى المدينة"];
    /// الحكومة and its like with the adjective of a country.
    COUNTRY_BODY = "organization-of-country", 0.95, finds ["أعلنت [الحكومة العراقية] ذلك", "أكدت [القوات المسلحة المصرية] مقتل"], never ["أعلنت الحكومة ذلك"];
    /// A ministry.
    MINISTRY = "organization-ministry", 0.95, finds ["أعلنت [وزارة الخارجية العراقية] أمس", "قالت [وزارة الصحة] إن"], never ["قالت وزارة جديدة إن"];
    /// «الناطق باسم الخارجية»: a ministry by what it is for.
    PORTFOLIO_ALONE = "organization-portfolio", 0.75, finds ["قال الناطق باسم [الخارجية] إن"], never ["قال وزير الخارجية إن"];
    /// A head such as هيئة with its complement.
    HEADED_BODY = "organization-head-complement", 0.78,
        finds ["قالت [جامعة نواكشوط] إن", "قال [اتحاد مصارف دول الخليج] إن", "أكدت [جمعية الخزافين التونسيين] ذلك"], never ["في هيئة رجل", "وصل إلى مركز المدينة"];
    /// A definite head with an adjective.
    QUALIFIED_BODY = "organization-qualified", 0.82, finds ["أعلنت [الهيئة العليا للانتخابات] النتائج"], never ["أعلنت الهيئة النتائج"];
    /// A party's members of parliament.
    PARTY_IN_PARLIAMENT = "organization-party-in-parliament", 0.85,
        finds ["قال رئيس [فريق العدالة والتنمية] إن", "طلبت [كتلة حركة النهضة] رفع الجلسة"], never ["قال رئيس فريق برشلونة إن", "سقطت كتلة من الثلج"];
    /// «تعليم الرياض»: the office of a ministry in a town.
    TOWN_OFFICE = "organization-of-town", 0.8, finds ["أعلن مدير [تعليم الرياض] النتائج"], never ["طالب بتعليم السعودية كلها"];
    /// A name after شركة and the like.
    BODY_AFTER_HEAD = "organization-after-head", 0.8, finds ["أعلنت شركة «[زمبلكو]» الأرباح", "فازت شركة [سعيد الحربي العقارية] بالعقد"], never ["قالت شركة كبيرة"];
    /// Initials in brackets or a short name after the full one.
    ACRONYM = "organization-acronym", 0.85,
        finds ["قالت جامعة نواكشوط ([جنك]) إن"], never ["قالت منظمة الدول المصدرة للنفط (الثلاثاء) إن"];
    /// A name met before in the article.
    LATER_BODY = "organization-named-before", 0.85,
        finds ["أعلنت شركة «زمبلكو» الأرباح\nوقالت [زمبلكو] إن", "أعلنت شركة «زمبلكو» الأرباح\nوخسرت [زمبلكو] أمس"], never ["أعلنت شركة «زمبلكو» الأرباح\nوقالت الشركة إن"];
    /// A place met before in the article.
    LATER_PLACE = "place-named-before", 0.85,
        finds ["أصيب في قرية زملكاوية ثلاثة\nوغادر الوفد [زملكاوية] مساء"], never ["أصيب في قرية زملكاوية ثلاثة\nوغادر الوفد القرية مساء"];
    /// Events and works by name.
    EVENT = "list:events-and-works", 0.85, finds ["بعد [الحرب العالمية الثانية] مباشرة"], never ["بعد الحرب مباشرة"];
    /// كأس, ثورة, اتفاق, قانون with what names it.
    EVENT_AFTER_HEAD = "event-after-head", 0.7,
        finds [
            "فاز المنتخب في [كأس آسيا 2019] أمس",
            "أبطال [ثورة 14 تموز] هناك",
            "بعد [هجمات 11 سبتمبر/أيلول] بعام",
            "وقع [اتفاق باريس] أمس",
            "أقر النواب [قانون المصالحة الوطنية] أمس",
        ],
        never ["بعد حرب طويلة", "وقع اتفاق جديد أمس", "شرب من كأس الماء", "أقر النواب قانونا جديدا"];
    /// فيلم and its like with a title in marks.
    WORK_TITLE = "work-title", 0.75, finds ["عرض فيلم «[ساعة الرمل]» أمس"], never ["عرض فيلم طويل أمس"];
}
