//! Checks the word lists of `src/lexicon` and compiles them; a bad list stops the build with its file and line.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use format::ColumnType;
use names_file::Parts;
use packed::{Entry, Lexicon};

#[path = "src/lexicon/format.rs"]
mod format;
#[path = "src/hash.rs"]
#[allow(dead_code)]
mod hash;
#[path = "src/lexicon/names_file.rs"]
#[allow(dead_code)]
mod names_file;
#[path = "src/order.rs"]
#[allow(dead_code)]
mod order;
#[path = "src/lexicon/packed.rs"]
#[allow(dead_code)]
mod packed;
#[path = "src/span.rs"]
#[allow(dead_code)]
mod span;
#[path = "src/text/mod.rs"]
#[allow(dead_code)]
mod text;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/lexicon");
    println!("cargo::rerun-if-changed=src/hash.rs");
    println!("cargo::rerun-if-changed=src/order.rs");
    println!("cargo::rerun-if-changed=src/text");
    println!("cargo::rerun-if-changed=src/entity/model");
    let out = env::var("OUT_DIR").unwrap_or_default();
    if let Err(message) = run(Path::new(&out)) {
        println!("cargo::error={message}");
    }
}

fn run(out: &Path) -> Result<(), String> {
    let model = Path::new("src/entity/model/names.model");
    embed_model(model, out)?;
    let lexicon = compile(Path::new("src/lexicon"), out)?;
    let (file, checksum) = names_file::pack(&Parts { lexicon: &lexicon, model: &fs::read(model).unwrap_or_default() });
    write(out, "names.bin", file)?;
    write(out, "names.rs", format!("/// The checksum of the names file that fits this program.\nconst CHECKSUM: u64 = {checksum};\n"))
}

fn write(out: &Path, name: &str, contents: impl AsRef<[u8]>) -> Result<(), String> {
    fs::write(out.join(name), contents).map_err(|error| format!("{name}: {error}"))
}

/// Writes `BUILTIN_FILE`: the model file where there is one and the feature `names` asks for it.
fn embed_model(file: &Path, out: &Path) -> Result<(), String> {
    let embedded = match fs::canonicalize(file) {
        Ok(file) if env::var_os("CARGO_FEATURE_NAMES").is_some() => format!("Some(include_bytes!({file:?}))"),
        _ => "None".to_owned(),
    };
    let code = format!("/// The model file that is part of the program.\nconst BUILTIN_FILE: Option<&[u8]> = {embedded};\n");
    write(out, "model.rs", code)
}

/// Compiles the lists; gives the packed lexicon of those that are loaded apart.
fn compile(folder: &Path, out: &Path) -> Result<Vec<u8>, String> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "tsv"))
        .collect();
    files.sort();
    let (mut code, mut names, mut core, mut apart) = (String::new(), Vec::new(), Vec::new(), Vec::new());
    for (file, number) in files.iter().zip(0u8..) {
        let name = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let shown = file.display().to_string();
        let text = fs::read_to_string(file).map_err(|error| format!("{shown}: {error}"))?;
        let list = format::parse(&shown, &text, words_of)?.without_notes();
        for ((cells, forms), row) in list.rows.iter().zip(0..) {
            let phrases = if list.is_apart(cells) { &mut apart } else { &mut core };
            phrases.extend(forms.iter().map(|form| (words_of(form), Entry { list: number, row })));
        }
        module(&mut code, &name, &list).map_err(|error| format!("{shown}: {error}"))?;
        names.push(name);
    }
    list_enum(&mut code, &names).map_err(|error| error.to_string())?;
    write(out, "lists.rs", code)?;
    write(out, "core.lexicon", Lexicon::pack(&core))?;
    let apart = Lexicon::pack(&apart);
    write(out, "names.lexicon", &apart)?;
    Ok(apart)
}

/// The folded tokens of a form.
fn words_of(form: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    text::token::tokenize(form, &mut tokens);
    tokens.iter().map(|token| text::fold::fold(token.span.slice(form))).collect()
}

fn list_enum(code: &mut String, names: &[String]) -> std::fmt::Result {
    writeln!(
        code,
        "/// The built-in lists, by the names of their files.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]\npub enum List {{"
    )?;
    for name in names {
        writeln!(code, "    /// `{name}.tsv`\n    {},", camel(name))?;
    }
    writeln!(code, "}}\nimpl List {{\n    const ALL: &[List] = &[")?;
    for name in names {
        writeln!(code, "        List::{},", camel(name))?;
    }
    writeln!(
        code,
        "    ];\n    /// The list that has this number in the packed lexicon.\n    pub fn from_number(number: u8) -> Option<List> {{ Self::ALL.get(usize::from(number)).copied() }}\n    /// A number for the list and the enums of its row; the same whatever other lists and rows there are.\n    pub fn class(self, row: u32) -> u32 {{\n        let classes = match self {{"
    )?;
    for name in names {
        writeln!(code, "            List::{} => {name}::CLASSES,", camel(name))?;
    }
    writeln!(code, "        }};\n        classes.get(row as usize).copied().unwrap_or(0)\n    }}\n}}")
}

/// One list as a module: its enums and flags, `Row`, `ROWS`, `of`.
fn module(code: &mut String, name: &str, list: &format::List) -> std::fmt::Result {
    for line in &list.about {
        writeln!(code, "/// {line}")?;
    }
    writeln!(code, "#[allow(missing_docs, dead_code)]\npub mod {name} {{")?;
    let mut fields = String::new();
    for (at, (column, kind)) in list.columns.iter().enumerate() {
        let values =
            || list.rows.iter().flat_map(move |(cells, _)| cells[at].split(',')).filter(|value| *value != "-").collect::<BTreeSet<_>>();
        let field_type = match kind {
            ColumnType::Integer(kind) => (*kind).to_owned(),
            ColumnType::Str | ColumnType::Note => "&'static str".to_owned(),
            ColumnType::Enum => {
                let variants: Vec<String> = values().into_iter().map(camel).collect();
                writeln!(
                    code,
                    "    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]\n    pub enum {} {{ {} }}",
                    camel(column),
                    variants.join(", ")
                )?;
                camel(column)
            }
            ColumnType::Flags => {
                writeln!(code, "    pub mod {column} {{")?;
                for (value, bit) in values().into_iter().zip(0..32) {
                    writeln!(code, "        pub const {}: u32 = 1 << {bit};", value.replace('-', "_").to_uppercase())?;
                }
                writeln!(code, "    }}")?;
                "u32".to_owned()
            }
        };
        write!(fields, "pub {column}: {field_type}, ")?;
    }
    writeln!(
        code,
        "    #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n    pub struct Row {{ {fields} }}\n    pub static ROWS: &[Row] = &["
    )?;
    for (cells, _) in &list.rows {
        write!(code, "        Row {{ ")?;
        for (cell, (column, kind)) in cells.iter().zip(&list.columns) {
            let value = match kind {
                ColumnType::Integer(_) => cell.clone(),
                ColumnType::Str | ColumnType::Note => format!("{cell:?}"),
                ColumnType::Enum => format!("{}::{}", camel(column), camel(cell)),
                ColumnType::Flags if cell == "-" => "0".to_owned(),
                ColumnType::Flags => cell
                    .split(',')
                    .map(|flag| format!("{column}::{}", flag.replace('-', "_").to_uppercase()))
                    .collect::<Vec<_>>()
                    .join(" | "),
            };
            write!(code, "{column}: {value}, ")?;
        }
        writeln!(code, "}},")?;
    }
    let classes: Vec<u32> = list.rows.iter().map(|(cells, _)| class(name, list, cells)).collect();
    writeln!(
        code,
        "    ];\n    pub static CLASSES: &[u32] = &{classes:?};\n    /// The row behind a match, where it is of this list.\n    pub fn of(found: &super::Match) -> Option<&'static Row> {{\n        (found.list == super::List::{}).then(|| &ROWS[found.row as usize])\n    }}\n}}",
        camel(name)
    )
}

/// FNV-1a of the list's name and the row's enums: stable when lists or rows are added.
fn class(name: &str, list: &format::List, cells: &[String]) -> u32 {
    let enums = list.columns.iter().zip(cells).filter(|((_, kind), _)| *kind == ColumnType::Enum).map(|(_, cell)| cell.as_str());
    let bytes = std::iter::once(name).chain(enums).flat_map(|word| word.bytes().chain([b'/']));
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// `reporting_verbs` or `sub-title` → `ReportingVerbs`, `SubTitle`.
fn camel(name: &str) -> String {
    let part = |part: &str| part.get(..1).map(|first| first.to_uppercase() + &part[1..]);
    let name: String = name.split(['_', '-']).filter_map(part).collect();
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("N{name}") } else { name }
}
