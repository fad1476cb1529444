//! Each rule finds what its texts show; names, denied words, patterns, grouping and diagnostics, as data.

use super::{Found, Known, Recognizer, Room, Words, by_rules, rules};
use crate::annotation::{EntityKind, Gender};
use crate::document::{Document, work};
use crate::options::{CustomName, CustomPattern};

/// The text without the square brackets around names, and the names.
fn marked(text: &str) -> (String, Vec<String>) {
    let names = text.split('[').skip(1).filter_map(|rest| rest.split(']').next()).map(str::to_owned).collect();
    (text.replace(['[', ']'], ""), names)
}

/// The names in `text`, taken as one paragraph.
fn find(recognizer: &Recognizer, text: &str) -> Found {
    let document = Document::new(text);
    recognizer.decide(&document, &mut [recognizer.propose(&document, &mut Room::default())], &mut Known::default())
}

/// The names that rules alone find in `text`, each with its rule.
fn found_by_rules(text: &str) -> Vec<(String, String)> {
    let document = Document::new(text);
    let recognizer = Recognizer::default();
    let found = by_rules::find(&Words::new(&document), &mut [recognizer.propose(&document, &mut Room::default())]);
    found.iter().map(|candidate| (candidate.span(&document).slice(text).to_owned(), candidate.rule.to_string())).collect()
}

#[test]
fn each_rule_finds_its_names_and_no_others() {
    let mut wrong = Vec::new();
    for (rule, finds, never) in rules::EXAMPLES {
        for text in *finds {
            let (text, names) = marked(text);
            let found: Vec<String> = found_by_rules(&text).into_iter().filter(|(_, by)| by == rule.id).map(|(name, _)| name).collect();
            if found != names {
                wrong.push(format!("{}: {text}: {found:?}, all {:?}", rule.id, found_by_rules(&text)));
            }
        }
        for text in *never {
            let found: Vec<_> = found_by_rules(text).into_iter().filter(|(_, by)| by == rule.id).collect();
            if !found.is_empty() {
                wrong.push(format!("{}: never in {text}: {found:?}", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The entities of `text`: name, kind and how often it is named.
fn entities(text: &str) -> Vec<(String, EntityKind, usize)> {
    let found = find(&Recognizer::default(), text);
    found.entities.into_iter().map(|entity| (entity.name, entity.kind, entity.mentions.len())).collect()
}

#[test]
#[rustfmt::skip]
fn mentions_of_one_person_are_one_entity() {
    for (text, want) in [
        ("استقبل الرئيس باراك أوباما الوفد. وقال أوباما إن الاتفاق جيد.", &[("باراك أوباما", 2)][..]),
        ("وصل محمد بن سلمان إلى جدة والتقى محمد بن زايد.", &[("محمد بن سلمان", 1), ("محمد بن زايد", 1)]),
        ("قال خالد الحربي إن أحمد الحربي غائب.", &[("خالد الحربي", 1), ("أحمد الحربي", 1)]),
    ] {
        let people: Vec<_> = entities(text).into_iter().filter(|entity| entity.1 == EntityKind::Person).map(|(name, _, count)| (name, count)).collect();
        let want: Vec<_> = want.iter().map(|&(name, count)| (name.to_owned(), count)).collect();
        assert_eq!(people, want, "{text}");
    }
}

#[test]
#[rustfmt::skip]
fn countries_and_bodies_are_one_under_all_their_names() {
    for (text, name, count) in [
        ("عادت الولايات المتحدة إلى الاتفاق، وقالت أمريكا إنها ملتزمة.", "الولايات المتحدة", 2),
        ("اجتمعت منظمة الدول المصدرة للنفط (أوبك) أمس، وقررت أوبك الخفض.", "منظمة الدول المصدرة للنفط", 3),
        ("قالت وزارة الخارجية الأمريكية إن وزارة الخارجية الأميركية لم تعلق.", "وزارة الخارجية الأمريكية", 2),
    ] {
        let found = entities(text);
        assert!(found.iter().any(|(found, _, times)| found == name && *times == count), "{text}: {found:?}");
    }
}

#[test]
fn a_title_after_a_preposition_is_the_title_without_it() {
    for text in [
        "وصل الرئيس المصري محمود الزبنوقي أمس. وهذه زيارة للرئيس المصري محمود الزبنوقي.",
        "هذه زيارة للرئيس المصري محمود الزبنوقي. ووصل الرئيس  المصري محمود الزبنوقي أمس.",
    ] {
        assert_eq!(find(&Recognizer::default(), text).entities[0].titles, ["الرئيس المصري"], "{text}");
    }
}

#[test]
fn titles_and_gender_come_from_the_text() {
    let text = "قالت وزيرة الصحة الأردنية فاطمة الخطيب إن الوضع مستقر. وأضافت الخطيب أن اللقاح متوفر.";
    let found = find(&Recognizer::default(), text);
    let person = found.entities.iter().find(|entity| entity.kind == EntityKind::Person).unwrap();
    assert_eq!((person.name.as_str(), person.gender), ("فاطمة الخطيب", Some(Gender::Feminine)));
    assert_eq!(person.titles, ["وزيرة الصحة الأردنية"]);
}

#[test]
#[rustfmt::skip]
fn gender_shows_in_what_agrees_with_the_name() {
    use Gender::{Feminine, Masculine};
    for (text, gender) in [
        ("وقالت زولتانوفا إن الأمر محسوم.", Some(Feminine)),
        ("وقال زولتانوف إن الأمر محسوم.", Some(Masculine)),
        ("التقى الدكتور زبنوق، وهو من خبراء المناخ، نظيره.", Some(Masculine)),
        ("اتهمت أوباما بالتقصير.", None),
        ("رفض نتنياهو الاقتراح.", None),
        // The text contradicts itself.
        ("وقال زولتانوف إن الأمر محسوم. وقالت زولتانوف إن الحل قريب.", None),
    ] {
        let found = find(&Recognizer::default(), text);
        let people: Vec<_> = found.entities.iter().filter(|entity| entity.kind == EntityKind::Person).map(|person| person.gender).collect();
        assert_eq!(people, [gender], "{text}: {:?}", found.entities);
    }
}

fn own(name: &str, aliases: &[&str]) -> CustomName {
    let aliases = aliases.iter().map(|&alias| alias.to_owned()).collect();
    CustomName { name: name.to_owned(), kind: EntityKind::Organization, reference: Some("q1".to_owned()), aliases }
}

#[test]
fn the_callers_names_are_found_with_every_proclitic_and_under_every_alias() {
    let recognizer = Recognizer::new(vec![own("دار زرقونة", &["زرقونة", "أبو زرقون"])], &[], &[], None).unwrap();
    let text = "زار دار زرقونة ثم كتب لزرقونة، وبدار زرقونة التقى بأبي زرقون.";
    let found = find(&recognizer, text);
    let names: Vec<&str> = found.mentions.iter().map(|mention| mention.span.slice(text)).collect();
    assert_eq!(names, ["دار زرقونة", "زرقونة", "دار زرقونة", "أبي زرقون"]);
    assert!(found.mentions.iter().all(|mention| mention.reference.as_deref() == Some("q1") && mention.entity == 0));
    assert_eq!(found.entities[0].name, "دار زرقونة");
}

#[test]
fn denied_words_are_never_marked() {
    let text = "وصل إلى بغداد وبيروت.";
    let names = |deny: &[String]| find(&Recognizer::new(Vec::new(), deny, &[], None).unwrap(), text).mentions.len();
    assert_eq!((names(&[]), names(&["بغداد".to_owned()])), (2, 1));
}

#[test]
fn patterns_are_entities_of_their_kind_and_bad_ones_are_named() {
    let pattern = |regex: &str| [CustomPattern { id: "law".to_owned(), kind: EntityKind::Misc, regex: regex.to_owned() }];
    let text = "أقر القانون رقم 37 أمس";
    let found = find(&Recognizer::new(Vec::new(), &[], &pattern("القانون رقم [0-9]+"), None).unwrap(), text);
    assert_eq!((found.mentions[0].span.slice(text), found.mentions[0].rule.as_ref()), ("القانون رقم 37", "pattern:law"));
    for bad in ["(", "a{1000}{1000}{1000}"] {
        assert!(Recognizer::new(Vec::new(), &[], &pattern(bad), None).unwrap_err().to_string().contains("\"law\""), "{bad}");
    }
    assert!(Recognizer::new(vec![own(" . ", &[])], &[], &[], None).is_err());
}

#[test]
fn one_name_in_two_spellings_is_pointed_out() {
    // The rarer form is pointed at, the commoner one is told; of equals the first one counts as the commoner.
    for (text, at, usual) in [
        ("قال جورج غالاوي إن الأمر واضح. وأضاف جورج جالاوي أن الحل قريب.", "جورج جالاوي", "جورج غالاوي"),
        ("قال جورج جالاوي إن الأمر واضح. وأضاف جورج غالاوي أن الحل قريب. وأكد جورج غالاوي ذلك.", "جورج جالاوي", "جورج غالاوي"),
    ] {
        let found = find(&Recognizer::default(), text);
        let codes: Vec<_> = found.diagnostics.iter().map(|diagnostic| (diagnostic.code, diagnostic.span.slice(text))).collect();
        assert_eq!(codes, [("name-spelled-two-ways", at)], "{text}");
        assert!(found.diagnostics[0].message.contains(usual), "{}", found.diagnostics[0].message);
    }
}

#[test]
fn a_title_given_to_two_people_is_pointed_out() {
    let diagnostics = |text: &str| {
        let found = find(&Recognizer::default(), text).diagnostics;
        found.into_iter().map(|diagnostic| (diagnostic.code, diagnostic.span.slice(text).to_owned())).collect::<Vec<_>>()
    };
    let two = "وصل وزير الخارجية الأردني أيمن الصفدي صباحا. وغادر وزير الخارجية الأردني خالد الحربي مساء.";
    assert_eq!(diagnostics(two), [("title-given-to-two-people", "خالد الحربي".to_owned())]);
    // One person twice; a title that many hold; ministers of two countries.
    for fine in [
        "وصل وزير الخارجية الأردني أيمن الصفدي صباحا. وغادر وزير الخارجية الأردني الصفدي مساء.",
        "وصل النائب الأردني أيمن الصفدي صباحا. وغادر النائب الأردني خالد الحربي مساء.",
        "وصل وزير الخارجية الأردني أيمن الصفدي صباحا. وغادر وزير الخارجية القطري خالد الحربي مساء.",
    ] {
        assert_eq!(diagnostics(fine), [], "{fine}");
    }
}

#[test]
fn what_was_decided_is_not_decided_again() {
    let text = include_str!("../../tests/articles/university.txt");
    let (document, recognizer) = (Document::new(text), Recognizer::default());
    let (mut proposed, mut paragraph, mut rest) = (Vec::new(), Document::default(), text);
    while !rest.is_empty() {
        rest = paragraph.read_paragraph(rest);
        proposed.push(recognizer.propose(&paragraph, &mut Room::default()));
    }
    let mut known = Known::default();
    let mut decide = || {
        let mut names = Vec::new();
        let looks = work::counted(|| names = recognizer.decide(&document, &mut proposed, &mut known).mentions);
        (names, looks)
    };
    let ((first, all), (again, few)) = (decide(), decide());
    assert_eq!(first, again);
    // The name of each entity is still spelled out.
    assert!(few * 10 < all, "{few} of {all}");
}
