//! Which module may name which: the table is the architecture. A `use` against the arrows fails here.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Each module, and the modules of this crate that it may name.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("order", &[]),
    ("hash", &[]),
    ("word_set", &[]),
    ("error", &[]),
    ("edit", &["span"]),
    ("offsets", &["span", "edit"]),
    ("reference_date", &["error"]),
    ("annotation", &["span"]),
    ("outline", &["span", "annotation"]),
    ("options", &["annotation", "reference_date"]),
    ("text", &["order", "span"]),
    ("lexicon", &["order", "hash", "text"]),
    ("document", &["hash", "span", "text", "lexicon"]),
    ("time", &["word_set", "span", "text", "lexicon", "document", "annotation", "outline", "options", "reference_date"]),
    ("entity", &["order", "hash", "word_set", "span", "text", "lexicon", "document", "annotation", "outline", "options", "error"]),
    ("quote", &["order", "span", "hash", "word_set", "text", "lexicon", "document", "annotation", "outline"]),
    ("settle", &["order", "span", "annotation", "outline"]),
    ("names", &["lexicon", "entity", "error"]),
    ("paragraphs", &["text", "lexicon", "document", "outline", "time", "entity", "quote"]),
    (
        "annotator",
        &["order", "span", "document", "annotation", "outline", "options", "error", "time", "entity", "quote", "settle", "paragraphs"],
    ),
    ("edited", &["span", "edit", "document", "annotation", "outline", "options", "error", "paragraphs", "annotator"]),
    ("wire", &["span", "offsets", "annotation", "outline", "options", "reference_date", "error"]),
    ("export", &["order", "span", "offsets", "annotation", "document", "reference_date", "error", "wire"]),
    ("cli", &["span", "offsets", "annotation", "options", "reference_date", "error", "annotator", "wire", "export"]),
    ("dom", &["order", "wire"]),
    (
        "wasm",
        &["span", "edit", "offsets", "annotation", "options", "reference_date", "error", "annotator", "names", "wire", "export", "dom"],
    ),
];

/// Crates that one module only may name.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("wasm_bindgen", &["wasm", "dom"]),
    ("serde_wasm_bindgen", &["wasm"]),
    ("js_sys", &["wasm", "dom"]),
    ("web_sys", &["dom"]),
    ("clap", &["cli"]),
    ("regex", &["entity"]),
    ("regex_syntax", &["entity"]),
    ("encode_utf16", &["offsets"]),
];

/// Names that `lib.rs` exports, and the modules that they stand for.
const EXPORTED: &[(&str, &str)] = &[
    ("Span", "span"),
    ("OffsetMap", "offsets"),
    ("OffsetUnit", "offsets"),
    ("BuildError", "error"),
    ("ReferenceDate", "reference_date"),
    ("Annotator", "annotator"),
    ("Options", "options"),
    ("load_names", "names"),
];

/// The source files of a module with what stands before their tests.
fn sources(module: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&Path::new("src").join(format!("{module}.rs")), &mut found);
    collect(&Path::new("src").join(module), &mut found);
    found
}

fn collect(path: &Path, found: &mut Vec<(String, String)>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            collect(&entry.unwrap().path(), found);
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") && path.exists() {
        let text = fs::read_to_string(path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        found.push((path.display().to_string(), code));
    }
}

/// The modules that `crate::…` paths in `code` name.
fn named(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        let names = match rest.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or_default().split(',').map(str::trim).collect(),
            None => vec![rest],
        };
        for name in names {
            let name: String = name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            found.insert(EXPORTED.iter().find(|(exported, _)| *exported == name).map_or(name, |(_, module)| (*module).to_owned()));
        }
    }
    found.remove("");
    found
}

#[test]
fn modules_name_only_those_below_them() {
    let modules: BTreeSet<&str> = MAY_NAME.iter().map(|(module, _)| *module).collect();
    let mut wrong = Vec::new();
    for (module, allowed) in MAY_NAME {
        for (file, code) in sources(module) {
            for name in named(&code).iter().filter(|name| modules.contains(name.as_str())) {
                if name != module && !allowed.contains(&name.as_str()) {
                    wrong.push(format!("{file} names {name}, but {module} may name only {allowed:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_is_in_the_table() {
    for entry in fs::read_dir("src").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let module = name.trim_end_matches(".rs");
        let listed = MAY_NAME.iter().any(|(listed, _)| *listed == module);
        assert!(listed || ["lib", "main", "hostile"].contains(&module), "src/{name} is not in tests/layering.rs");
    }
}

#[test]
fn each_outer_world_is_known_to_its_own_module_only() {
    for (module, _) in MAY_NAME {
        for (file, code) in sources(module) {
            for (name, allowed) in ONLY_IN {
                let used = code.contains(&format!("{name}::")) || code.contains(&format!("{name}("));
                assert!(!used || allowed.contains(module), "{file} names {name}; only {allowed:?} may");
            }
        }
    }
}

#[test]
fn the_check_sees_a_path_against_the_arrows() {
    assert_eq!(named("use crate::quote::find;\nlet x = crate::{time, Span};"), ["quote", "span", "time"].map(str::to_owned).into());
}
