//! Gates of the words for now, lately and soon.

use super::{Scene, strip_and};
use crate::word_set::is_one_of;

/// حتى الساعة, إلى حد الآن
pub fn up_to(scene: &Scene<'_>) -> bool {
    is_one_of!(scene.before(1), "حتي حد لحد لحين")
}

/// A word for the past: السابق and الماضي only as nouns after في.
pub fn lately(scene: &Scene<'_>) -> bool {
    match scene.parser.document.form(scene.end - 1) {
        "السابق" | "الماضي" if scene.is_one_word() => {
            matches!(strip_and(scene.before(1)), "في" | "من" | "كما")
                && strip_and(scene.before(1)) != "من"
                && !scene.after().starts_with("ذكر")
        }
        "سابقا" | "قديما" | "حديثا" => true,
        _ => true,
    }
}

/// A word for the future: قريبا not near something, المستقبل after في only.
pub fn soon(scene: &Scene<'_>) -> bool {
    match scene.host() {
        "وقت" => !matches!(scene.before(1), "حتي" | "الي"),
        "قريبا" => scene.after() != "من" && scene.after() != "جدا" && !is_one_of!(scene.before(1), "كان يكون كانت بات اصبح مكانا ليس"),
        "المستقبل" => strip_and(scene.before(1)) == "في",
        _ => true,
    }
}
