//! Gender and number, read from the ending of a word.

use crate::annotation::Gender;
use crate::word_set::is_one_of;

/// The gender and number that a word shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Agreement {
    /// `None` where the form does not tell.
    pub(super) gender: Option<Gender>,
    /// True for the dual and the plural of people; things in the plural are feminine singular.
    pub(super) plural: bool,
}

impl Agreement {
    pub(super) const FEMININE: Agreement = Agreement { gender: Some(Gender::Feminine), plural: false };
    pub(super) const MASCULINE: Agreement = Agreement { gender: Some(Gender::Masculine), plural: false };
    pub(super) const PLURAL: Agreement = Agreement { gender: None, plural: true };

    /// True where one person or body can agree with both.
    pub(super) fn fits(self, other: Agreement) -> bool {
        let gender = self.gender.is_none() || other.gender.is_none() || self.gender == other.gender;
        gender && self.plural == other.plural
    }
}

/// Folded third persons masculine singular that look like feminines: their first or last radical is ت, or they are of
/// the fifth or sixth form.
const NOT_FEMININE: &[&str] = &[
    "لفت",
    "نعت",
    "تابع",
    "تحدث",
    "تكلم",
    "تساءل",
    "توقع",
    "تعهد",
    "توعد",
    "تنبا",
    "تداول",
    "تناقل",
    "تخوف",
    "تمني",
    "تذمر",
    "تاسف",
    "توسل",
    "تعجب",
];

/// Of a finite verb, by its folded form without proclitics.
pub(super) fn of_verb(form: &str) -> Agreement {
    let form = without_object(form);
    let letters = form.chars().count();
    if form.ends_with("وا") || form.ends_with("ون") || letters > 3 && form.ends_with("ان") || letters > 3 && form.ends_with('ا') {
        Agreement::PLURAL
    } else if !NOT_FEMININE.contains(&form) && (form.starts_with('ت') || form.ends_with('ت') && !form.starts_with('ي')) {
        Agreement::FEMININE
    } else {
        Agreement::MASCULINE
    }
}

/// The form without an object pronoun: اتهمته → اتهمت.
fn without_object(form: &str) -> &str {
    ["هم", "ها", "ه"]
        .iter()
        .find_map(|pronoun| form.strip_suffix(pronoun).filter(|rest| rest.chars().count() >= 3 && !rest.ends_with("نب")))
        .unwrap_or(form)
}

/// Of a circumstantial participle, by its folded form.
pub(super) fn of_participle(form: &str) -> Agreement {
    match form {
        _ if form.ends_with('ه') => Agreement::FEMININE,
        _ if form.ends_with("ين") => Agreement::PLURAL,
        _ => Agreement::MASCULINE,
    }
}

/// Of the pronoun at the end of a folded noun: قوله، قولها.
pub(super) fn of_pronoun(form: &str) -> Agreement {
    match form {
        _ if form.ends_with("هم") || form.ends_with("هما") => Agreement::PLURAL,
        _ if form.ends_with("ها") => Agreement::FEMININE,
        _ if form.ends_with('ه') => Agreement::MASCULINE,
        _ => Agreement::default(),
    }
}

/// True for a plural of people by its folded form: المختصون, خبراء.
pub(super) fn is_plural_of_people(form: &str) -> bool {
    let bare = form.strip_prefix("ال").unwrap_or(form);
    bare.ends_with("ون") && bare.chars().count() >= 5 || is_broken_plural(bare)
}

/// True for folded broken plurals of people.
fn is_broken_plural(form: &str) -> bool {
    is_one_of!(
        form,
        "خبراء شهود نشطاء سكان اطباء علماء تجار زعماء قاده نواب عمال اهالي شباب شبان \
         طلاب زوار اولياء وزراء روساء رؤساء سفراء باعه شيوخ ضباط اعضاء افراد خصوم انصار اقارب"
    )
}

/// Of the head of a noun phrase, by its folded form; a plural of things is not told from one of people.
pub(super) fn of_noun(form: &str) -> Agreement {
    match form {
        _ if form.ends_with("ون") || form.ends_with("ان") && form.starts_with("ال") => Agreement::PLURAL,
        _ if form.ends_with('ه') || form.ends_with("ات") => Agreement::FEMININE,
        _ => Agreement::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[test]
    #[rustfmt::skip]
    fn endings_tell_gender_and_number() {
        use Agreement as A;
        for (word, want) in [
            ("قال", A::MASCULINE),
            ("قالت", A::FEMININE),
            ("تقول", A::FEMININE),
            ("يقولون", A::PLURAL),
            ("قالا", A::PLURAL),
            ("دعا", A::MASCULINE),
            ("لفت", A::MASCULINE),
            ("لفتت", A::FEMININE),
            ("توقع", A::MASCULINE),
            ("اتهمته", A::FEMININE),
            ("نبه", A::MASCULINE),
        ] {
            assert_eq!(of_verb(&fold(word)), want, "{word}");
        }
        assert_eq!(of_participle(&fold("مشيرة")), A::FEMININE);
        assert_eq!(of_participle(&fold("مؤكدين")), A::PLURAL);
        assert_eq!(of_pronoun(&fold("قولها")), A::FEMININE);
        assert_eq!(of_noun(&fold("المصادر")), A::default());
    }
}
