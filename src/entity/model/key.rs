//! Attributes as 32-bit keys. Texts are never kept: a key is built up while the letters are read.

/// A key being built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(u64);

impl Key {
    /// The beginning of the keys of `template`.
    pub const fn new(template: u8) -> Self {
        Self(0x5851_F42D_4C95_7F2D).add(template as u32)
    }

    /// The key after one more value.
    #[inline]
    pub const fn add(self, value: u32) -> Self {
        let mixed = (self.0 ^ value as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Self(mixed ^ (mixed >> 29))
    }

    /// The key after all letters of `text`.
    #[inline]
    pub fn text(self, text: &str) -> Self {
        text.chars().fold(self, |key, c| key.add(c as u32))
    }

    /// The finished key; never 0.
    #[inline]
    pub const fn finish(self) -> u32 {
        let key = (self.0 >> 32) as u32 ^ self.0 as u32;
        if key == 0 { 1 } else { key }
    }
}

/// From keys to numbers: open addressing, linear probing, at most half full.
#[derive(Clone, Debug)]
pub struct KeyTable {
    /// Key and value; key 0 is free.
    slots: Vec<(u32, u32)>,
    /// A bit for each key, found by its upper bits. Most keys asked for are not there: this small table says so first.
    present: Vec<u64>,
    /// How far a key is shifted to find its bit.
    shift: u32,
}

impl Default for KeyTable {
    /// One without keys.
    fn default() -> Self {
        Self::new(&[])
    }
}

impl KeyTable {
    /// A table of the given keys, none of them 0, with their values.
    pub fn new(pairs: &[(u32, u32)]) -> Self {
        let size = (pairs.len() * 2).next_power_of_two().max(2);
        // 16 bits for each key, 2^6 to 2^20 in all.
        let bits = (size * 8).ilog2().clamp(6, 20);
        let mut table = Self { slots: vec![(0, 0); size], present: vec![0; 1 << (bits - 6)], shift: 32 - bits };
        for &(key, value) in pairs {
            let bit = key >> table.shift;
            table.present[(bit >> 6) as usize] |= 1 << (bit & 63);
            let mut at = key as usize & (size - 1);
            while table.slots[at].0 != 0 && table.slots[at].0 != key {
                at = (at + 1) & (size - 1);
            }
            table.slots[at] = (key, value);
        }
        table
    }

    /// True where it has no key.
    pub fn is_empty(&self) -> bool {
        self.present.iter().all(|&bits| bits == 0)
    }

    /// False for most keys that it has not.
    #[inline]
    pub fn may_have(&self, key: u32) -> bool {
        let bit = key >> self.shift;
        self.present[(bit >> 6) as usize] >> (bit & 63) & 1 != 0
    }

    /// The value of `key`.
    #[inline]
    pub fn get(&self, key: u32) -> Option<u32> {
        if self.may_have(key) { self.find(key) } else { None }
    }

    /// The same of a key that [may be there](Self::may_have).
    #[inline]
    pub fn find(&self, key: u32) -> Option<u32> {
        let mut at = key as usize & (self.slots.len() - 1);
        loop {
            let (found, value) = self.slots[at];
            if found == key {
                return Some(value);
            }
            if found == 0 {
                return None;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_differ_by_template_and_order() {
        let key = |template, text| Key::new(template).text(text).finish();
        assert_ne!(key(1, "مصر"), key(2, "مصر"));
        assert_ne!(key(1, "مصر"), key(1, "صمر"));
        assert_eq!(key(1, "مصر"), key(1, "مصر"));
    }

    #[test]
    fn a_table_knows_its_keys_only() {
        let table = KeyTable::new(&(1..=100).map(|n| (n * 64, n)).collect::<Vec<_>>());
        assert!((1..=100u32).all(|n| table.get(n * 64) == Some(n)));
        assert_eq!(table.get(65), None);
        assert_eq!(KeyTable::new(&[]).get(7), None);
    }
}
