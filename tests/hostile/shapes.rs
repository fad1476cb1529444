//! Fifty shapes of text that make careless programs slow, greedy or unsafe. Each is a piece to repeat, with what stands
//! before all of it.

/// A piece that is repeated, after a beginning that stands once.
pub type Shape = (&'static str, &'static str);

/// All of them.
#[rustfmt::skip]
pub const SHAPES: [Shape; 50] = [
    // One letter, one mark, one digit, one clitic.
    ("", "و"), ("", "ا"), ("", "a"), ("", "1"), ("", "٣"), ("", "\""), ("", "«"), ("", "»"), ("", "("), ("", "."), ("", "'"), ("", ":"), ("", "-"),
    ("", "«»"), ("", "« "), ("", "» «"), ("", "(( "), ("", "والـ"), ("", "وبال "), ("", "لل "),
    // Marks on one letter; controls; what is no character at all.
    ("م", "\u{64E}"), ("م", "\u{301}"), ("", "\u{202B}"), ("", "\u{202E}\u{2066}"), ("", "\u{200D}"), ("", "\u{0}"), ("", "\u{FFFD}"), ("", "\u{FEFF}"),
    ("", "🙂"), ("", "👨\u{200D}👩\u{200D}👧 "), ("", "\u{10FFFF}"), ("", "\r"), ("", "\n"), ("", "\u{2028} "), ("", " \t"),
    // Words that begin rules and never let them end.
    ("", "قال "), ("", "قال: \""), ("", "قال إن "), ("", "محمد "), ("", "بن "), ("", "وزارة "), ("", "رئيس "), ("", "من 3 إلى "), ("", "ثلاثة وعشرون "),
    ("", "1/"), ("", "يوم الثلاثاء "), ("", "بحسب مصدر "),
    // What means something where it is pasted.
    ("", "<b>&amp;"), ("", "=cmd|'/c'!A1,"), ("", "&x;]]>"),
];

/// The shape, repeated until it is `bytes` long.
pub fn text((beginning, piece): Shape, bytes: usize) -> String {
    let mut text = beginning.to_owned();
    while text.len() < bytes {
        text.push_str(piece);
    }
    text
}
