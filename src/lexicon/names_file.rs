//! The names file: what the program knows of names beyond its core, in one file that a page loads apart.
//!
//! ```text
//! "HSHN"  layout version  checksum of the rest  length of the lexicon  lexicon  entity model
//!  4       1               8, little-endian      LEB128                          to the end
//! ```
//!
//! The lexicon counts the rows of the lists that the program was built with, so a file fits exactly one build: the program
//! holds the checksum of its file.

use super::packed::{Input, checksum, write};

const MAGIC: &[u8; 4] = b"HSHN";
/// Changes with the layout.
const VERSION: u8 = 1;
const HEADER: usize = MAGIC.len() + 1 + 8;

/// The parts of a names file.
#[derive(Debug, PartialEq, Eq)]
pub struct Parts<'f> {
    /// The packed lexicon of the lists that are loaded apart.
    pub lexicon: &'f [u8],
    /// The entity model's file; empty where there is none.
    pub model: &'f [u8],
}

/// The names file with these parts, and the checksum that a program must hold to read it.
#[allow(dead_code)] // The build script packs.
pub fn pack(parts: &Parts<'_>) -> (Vec<u8>, u64) {
    let mut body = Vec::new();
    write(&mut body, parts.lexicon.len() as u32);
    body.extend_from_slice(parts.lexicon);
    body.extend_from_slice(parts.model);
    let sum = checksum(&body);
    let file = [&MAGIC[..], &[VERSION], &sum.to_le_bytes(), &body].concat();
    (file, sum)
}

/// The parts of the names file of the program that holds the checksum `expected`.
///
/// # Errors
///
/// One line that says what is wrong: no names file, another version, or damaged bytes.
pub fn read(file: &[u8], expected: u64) -> Result<Parts<'_>, &'static str> {
    let (header, body) = file.split_at_checked(HEADER).ok_or("it is too short for a names file")?;
    if !header.starts_with(MAGIC) {
        return Err("it does not begin like a names file");
    }
    let other = "it belongs to another version: take the file of the same package";
    if header.get(MAGIC.len()) != Some(&VERSION) {
        return Err(other);
    }
    let sum = checksum(body).to_le_bytes();
    if header.get(MAGIC.len() + 1..) != Some(&sum[..]) {
        return Err("its checksum does not match: it is cut short or changed");
    }
    if sum != expected.to_le_bytes() {
        return Err(other);
    }
    let mut input = Input::new(body);
    let length = input.number().map_err(|_| "its contents are damaged")?;
    let lexicon = input.take(length as usize).map_err(|_| "its contents are damaged")?;
    Ok(Parts { lexicon, model: input.rest() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARTS: Parts<'static> = Parts { lexicon: &[7; 200], model: b"model" };

    #[test]
    fn parts_come_back() {
        let (file, sum) = pack(&PARTS);
        assert_eq!(read(&file, sum), Ok(PARTS));
    }

    #[test]
    fn bytes_cut_short_or_changed_are_refused() {
        let (file, sum) = pack(&PARTS);
        for end in 0..file.len() {
            assert!(read(&file[..end], sum).is_err(), "{end}");
        }
        for at in 0..file.len() {
            let mut changed = file.clone();
            changed[at] ^= 0x40;
            assert!(read(&changed, sum).is_err(), "{at}");
        }
    }

    #[test]
    fn the_file_of_another_build_is_refused() {
        let (_, sum) = pack(&PARTS);
        let (other, _) = pack(&Parts { lexicon: &[8; 200], ..PARTS });
        assert!(read(&other, sum).unwrap_err().contains("another version"));
    }
}
