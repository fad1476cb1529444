//! Nouns that hold what is said: verbal nouns on the list or of a verbal noun's shape, alone or with ب and ل.

use super::scene::Scene;
use crate::lexicon::content_nouns;
use crate::lexicon::quotation_words::roles;
use crate::word_set::is_one_of;

/// True where the word is ب or ل with a noun: بإعدام, بالمغادرة; not a name or noun that merely begins so.
pub(super) fn governs_noun(scene: &Scene<'_, '_>, at: u32, letter: char) -> bool {
    let form = scene.form(at);
    if !form.starts_with(letter) || scene.word(at).roles != 0 || scene.mention(at).is_some() || scene.is_complementiser(at) {
        return false;
    }
    let Some(token) = scene.token(at) else { return false };
    if is_adverbial(form) && !(form == "بسرعه" && content_noun(scene, at + 1).is_some()) {
        return false;
    }
    let host = &form[letter.len_utf8()..];
    let article = host.starts_with("ال") || letter == 'ل' && host.starts_with('ل');
    let known = content_noun_form(scene, at, letter) || letter == 'ب' && verbal_noun_shape(host);
    if letter == 'ل' {
        return known;
    }
    let marked = host.is_empty() && scene.opening_pair(at + 1).is_some() || token.span.len() <= 4 && host.is_empty();
    known
        || marked
        || article && host.chars().count() >= 4 && scene.word(at).after_preposition & (roles::ROLE | roles::BODY | roles::VENUE) == 0
}

/// True for folded words with ب that say how, when or where, not what.
fn is_adverbial(form: &str) -> bool {
    is_one_of!(
        form,
        "بدايه بلديه بصفه بطريقه بصوره بنسبه بشده بقوه بمناسبه برياسه برئاسه بقياده بمشاركه بمدينه بولايه \
         بمنطقه بتهمه بسرعه بحمايه بقيمه بدرجه بجهه بحاله بلغه برعايه بسهوله بساله بريطانيه بتونس بتركيا \
         بتاريخ بتقدير بتعبير بتصريح بترتيب بوزاره بقاعه بجامعه بمحافظه بكليه بلجنه بحقيبه بالنسبه بالفعل \
         بالاضافه بالتالي بالتحديد بالرغم بالنظر بالتزامن بالطبع بالضبط بالكامل بخصوص باسم بكلمه برساله \
         بمساعده بواسطه باستمرار بانتظام باختصار باعتبار باعتباره باعتبارها بعنايه"
    )
}

/// True where a folded form has the shape of a verbal noun: تفعيل، تفاعل، افتعال، انفعال، استفعال، إفعال، مفاعلة، فعالة.
fn verbal_noun_shape(form: &str) -> bool {
    let mut letters = ['\0'; 7];
    let mut count = 0;
    for letter in form.chars() {
        if count == letters.len() {
            return form.starts_with("است");
        }
        letters[count] = letter;
        count += 1;
    }
    let [a, b, c, d, e, ..] = letters;
    match count {
        4 => letters[3] == 'ه' && a != 'ا',
        5 => a == 'ت' && (d == 'ي' || c == 'ا') || a == 'ا' && d == 'ا' || letters[4] == 'ه' && a != 'ا',
        6 => a == 'ا' && (b == 'ن' || c == 'ت' || b == 'س') && e == 'ا' || a == 'م' && c == 'ا' && letters[5] == 'ه',
        _ => form.starts_with("است"),
    }
}

/// For a noun of what is announced, denied or asked (سحب، وجود، رغبته), without conjunction or preposition: true where it
/// has the article.
pub(super) fn content_noun(scene: &Scene<'_, '_>, at: u32) -> Option<bool> {
    let bare = |found: &crate::lexicon::Match| {
        let reading = scene.readings(at).get(usize::from(found.reading));
        reading.is_some_and(|reading| reading.preposition.is_none() && reading.conjunction.is_none())
    };
    let row = scene.matches_at(at).iter().filter_map(|found| content_nouns::of(found).filter(|_| bare(found))).next();
    match row {
        Some(row) => Some(row.form == content_nouns::Form::Article),
        None => verbal_tenth_form(scene.form(at)).then_some(false),
    }
}

/// True for a verbal noun without the article at `at`: تأسيس، استعادة.
pub(super) fn is_verbal_noun(scene: &Scene<'_, '_>, at: u32) -> bool {
    content_noun(scene, at) == Some(false)
}

/// استفعال, which hardly anything else looks like.
fn verbal_tenth_form(form: &str) -> bool {
    form.starts_with("است") && (6..=8).contains(&form.chars().count()) && form.chars().skip(3).any(|letter| letter == 'ا')
}

fn content_noun_form(scene: &Scene<'_, '_>, at: u32, letter: char) -> bool {
    scene.matches_at(at).iter().any(|found| {
        content_nouns::of(found).is_some()
            && scene.readings(at).get(usize::from(found.reading)).is_some_and(|r| r.preposition == Some(letter))
    })
}
