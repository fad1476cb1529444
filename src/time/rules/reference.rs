//! Words for now, lately and soon.

use super::compose::at;
use crate::time::gate;
use crate::time::meaning::Anchor;
use crate::time::pattern::Part::One;
use crate::time::pattern::{RULE, Rule, Symbol as S};

#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule {
        id: "now", gives: S::Top,
        pattern: &[One(S::Now)],
        value: |_| at(Anchor::Reference(0)),
        yes: cases![("PRESENT_REF", "يدرس الفريق الخيارات [حاليا]"), ("PRESENT_REF", "يقيم [الآن] في باريس"), ("PRESENT_REF", "في [الوقت الراهن]")],
        no: cases!["في الوقت نفسه", "على حاله"],
        ..RULE
    },
    Rule {
        id: "until-now", gives: S::Top,
        pattern: &[One(S::NowLimit)],
        gate: |s| gate::up_to(s) && !s.is(s.end, S::OrdinalDefinite) && !s.is(s.end, S::OrdinalHour) && s.token(s.end).is_none_or(|t| t.kind != crate::text::token::TokenKind::Number),
        value: |_| at(Anchor::Reference(0)),
        yes: cases![("PRESENT_REF", "لم تعلن حتى [اللحظة] عن المرشح"), ("PRESENT_REF", "لم تتم إلى حد [الساعة]")],
        no: cases!["نظر إلى الساعة", "حتى الساعة الثالثة"],
        ..RULE
    },
    Rule {
        id: "lately", gives: S::Top,
        pattern: &[One(S::Lately)],
        gate: gate::lately,
        value: |_| at(Anchor::Reference(-1)),
        yes: cases![("PAST_REF", "أفرج عنه [مؤخرا]"), ("PAST_REF", "وافق في [السابق] على الانسحاب"), ("PAST_REF", "في [الفترة الأخيرة]"), ("PAST_REF", "قرر في [وقت سابق] تقديم موعده")],
        no: cases!["الرئيس السابق للبلاد", "الأسبوع القديم", "في السابق ذكره"],
        ..RULE
    },
    Rule {
        id: "soon", gives: S::Top,
        pattern: &[One(S::Soon)],
        gate: gate::soon,
        value: |_| at(Anchor::Reference(1)),
        yes: cases![("FUTURE_REF", "سيعلن القرار [قريبا]"), ("FUTURE_REF", "سينتهي في [وقت قريب]"), ("FUTURE_REF", "في [المستقبل]")],
        no: cases!["انتقد حزب المستقبل القرار", "كان قريبا من منزله", "صناعة المستقبل"],
        ..RULE
    },
    Rule {
        id: "until-recently", gives: S::Top,
        pattern: &[One(S::Soon)],
        gate: |s| matches!(s.before(1), "حتي" | "الي") && s.host() == "وقت",
        value: |_| at(Anchor::Reference(-1)),
        yes: cases![("PAST_REF", "كان أمرا نادرا حتى [وقت قريب]")],
        no: cases!["سينتهي في وقت قريب"],
        ..RULE
    },
    Rule {
        id: "later", gives: S::Top,
        pattern: &[One(S::Later)],
        gate: |s| !s.after().starts_with("ال"),
        value: |_| at(Anchor::Later),
        sure: 0.85,
        yes: cases![("PAST_REF", "ثم سمح لها [لاحقا] بالحصول على قرض"), ("FUTURE_REF", "سيعلن القرار [لاحقا]"), ("FUTURE_REF", "في موعد يتم تحديده [لاحقا]")],
        no: cases!["كان لاحق السيارة"],
        ..RULE
    },
];
