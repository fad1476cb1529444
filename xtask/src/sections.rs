//! What the WebAssembly module is made of.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::wasm;

/// The names of the sections by their number, as the specification gives them.
const NAMES: [&str; 14] = [
    "custom",
    "types",
    "imports",
    "functions",
    "tables",
    "memories",
    "globals",
    "exports",
    "start",
    "elements",
    "code",
    "data",
    "data count",
    "tags",
];

/// Prints the bytes of each section that matters, and of the names file.
pub fn report() -> Result<()> {
    let module = fs::read(wasm::module()).context("cannot read the WebAssembly module")?;
    let names = fs::metadata(wasm::names()).context("the names file")?.len();
    for (name, bytes) in sections(&module)?.into_iter().filter(|(_, bytes)| *bytes >= 10_000) {
        println!("{:66} {:8} KB", format!("WebAssembly, {name}"), bytes / 1000);
    }
    println!("{:66} {:8} KB", "names file", names / 1000);
    Ok(())
}

/// Name and length of each section, in order.
fn sections(wasm: &[u8]) -> Result<Vec<(&'static str, usize)>> {
    let mut rest = wasm.strip_prefix(b"\0asm\x01\0\0\0").context("this is no WebAssembly module")?;
    let mut found = Vec::new();
    while let Some((&number, after)) = rest.split_first() {
        let (length, after) = leb128(after)?;
        let Some((_, after)) = after.split_at_checked(length) else { bail!("a section is cut short") };
        found.push((NAMES.get(usize::from(number)).copied().unwrap_or("unknown"), length));
        rest = after;
    }
    Ok(found)
}

/// A number, and what stands after it.
fn leb128(bytes: &[u8]) -> Result<(usize, &[u8])> {
    let mut number = 0;
    for (at, &byte) in bytes.iter().enumerate().take(5) {
        number |= usize::from(byte & 0x7F) << (7 * at);
        if byte < 0x80 {
            return Ok((number, &bytes[at + 1..]));
        }
    }
    bail!("a number is cut short")
}

#[cfg(test)]
mod tests {
    use super::sections;

    #[test]
    fn sections_are_read_off() {
        let module = [b"\0asm\x01\0\0\0".as_slice(), &[1, 2, 9, 9], &[10, 0x81, 0x00, 7]].concat();
        assert_eq!(sections(&module).unwrap(), [("types", 2), ("code", 1)]);
        assert!(sections(&module[..module.len() - 1]).is_err());
        assert!(sections(b"<html>").is_err());
    }
}
