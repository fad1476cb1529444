//! A vocabulary and the phrases over it, packed small and unpacked fast.
//!
//! The packed form is what ships in the program: words sorted and front-coded, phrases sorted and front-coded over word
//! numbers, integers as LEB128. Unpacked, a word is found through an open hash table and a phrase through a trie.

/// A word of a lexicon's vocabulary; 0 is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct WordId(pub u32);

/// What a phrase leads to: a list and a row in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The list.
    pub list: u8,
    /// The row, from 0.
    pub row: u32,
}

/// A node of the phrase trie: `children` and `entries` are ranges into the lexicon's tables.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Node {
    children: (u32, u32),
    entries: (u32, u32),
}

/// Words, phrases over them, and what the phrases lead to.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// The words one after the other.
    letters: String,
    /// Where word `id` ends in `letters`; it begins where the one before ends. Index 0 is no word.
    ends: Vec<u32>,
    /// Open addressing, linear probing; 0 is free.
    slots: Vec<u32>,
    nodes: Vec<Node>,
    /// Node of the phrase of one word, by word; 0 is none.
    roots: Vec<u32>,
    /// Sorted by word within each node.
    children: Vec<(WordId, u32)>,
    entries: Vec<Entry>,
}

/// Why packed bytes could not be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Damaged;

impl Lexicon {
    /// Packs phrases, each with the list and row that it leads to. A phrase is its folded words.
    #[allow(dead_code)] // The build script packs.
    pub fn pack(phrases: &[(Vec<String>, Entry)]) -> Vec<u8> {
        let mut words: Vec<&str> = phrases.iter().flat_map(|(words, _)| words).map(String::as_str).collect();
        words.sort_unstable();
        words.dedup();
        let mut numbered: Vec<(Vec<u32>, Entry)> = phrases
            .iter()
            .map(|(phrase, entry)| {
                let number = |word: &String| words.binary_search(&word.as_str()).map_or(0, |at| at as u32 + 1);
                (phrase.iter().map(number).collect(), *entry)
            })
            .collect();
        numbered.sort_unstable();
        numbered.dedup();
        let mut out = Vec::new();
        write(&mut out, words.len() as u32);
        let mut last = "";
        for word in &words {
            let shared = last.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
            let shared = word.floor_char_boundary(shared);
            write(&mut out, shared as u32);
            write(&mut out, (word.len() - shared) as u32);
            out.extend_from_slice(&word.as_bytes()[shared..]);
            last = word;
        }
        write(&mut out, numbered.len() as u32);
        let mut last: &[u32] = &[];
        for (phrase, entry) in &numbered {
            let shared = last.iter().zip(phrase).take_while(|(a, b)| a == b).count();
            write(&mut out, shared as u32);
            write(&mut out, (phrase.len() - shared) as u32);
            for (at, &word) in phrase.iter().enumerate().skip(shared) {
                // The first words ascend, so their differences are small.
                write(&mut out, if at == 0 { word - last.first().copied().unwrap_or(0) } else { word });
            }
            out.push(entry.list);
            write(&mut out, entry.row);
            last = phrase;
        }
        out
    }

    /// Unpacks what [`pack`](Self::pack) gave.
    ///
    /// # Errors
    ///
    /// [`Damaged`] where the bytes are cut short or name a word that is not there.
    pub fn unpack(bytes: &[u8]) -> Result<Self, Damaged> {
        let mut input = Input::new(bytes);
        let mut lexicon = Self { ends: vec![0], nodes: vec![Node::default()], ..Self::default() };
        let count = input.count()?;
        lexicon.slots = vec![0; (count * 2).next_power_of_two().max(2)];
        let mut word = String::new();
        for id in 1..=count as u32 {
            let (shared, more) = (input.number()? as usize, input.number()? as usize);
            if shared > word.len() || !word.is_char_boundary(shared) {
                return Err(Damaged);
            }
            word.truncate(shared);
            word.push_str(std::str::from_utf8(input.take(more)?).map_err(|_| Damaged)?);
            lexicon.letters.push_str(&word);
            lexicon.ends.push(lexicon.letters.len() as u32);
            let mut slot = lexicon.slot(&word);
            while lexicon.slots[slot] != 0 {
                slot = (slot + 1) & (lexicon.slots.len() - 1);
            }
            lexicon.slots[slot] = id;
        }
        lexicon.roots = vec![0; count + 1];
        lexicon.read_phrases(&mut input)?;
        Ok(lexicon)
    }

    /// The phrases come sorted, so a node's entries and children are found in runs; children are laid out at the end.
    fn read_phrases(&mut self, input: &mut Input<'_>) -> Result<(), Damaged> {
        let mut phrase: Vec<u32> = Vec::new();
        // The nodes of the current phrase, one for each of its words.
        let mut path: Vec<u32> = Vec::new();
        // (parent, word, node), in order of parents' first appearance.
        let mut edges: Vec<(u32, WordId, u32)> = Vec::new();
        for _ in 0..input.number()? {
            let (shared, more) = (input.number()? as usize, input.number()? as usize);
            if shared > phrase.len() {
                return Err(Damaged);
            }
            let first = phrase.first().copied().unwrap_or(0);
            phrase.truncate(shared);
            path.truncate(shared);
            for at in shared..shared + more {
                let word = input.number()? + if at == 0 { first } else { 0 };
                if word == 0 || word as usize >= self.ends.len() {
                    return Err(Damaged);
                }
                let node = self.nodes.len() as u32;
                self.nodes.push(Node::default());
                match path.last() {
                    None => self.roots[word as usize] = node,
                    Some(&parent) => edges.push((parent, WordId(word), node)),
                }
                phrase.push(word);
                path.push(node);
            }
            let entry = Entry { list: input.take(1)?[0], row: input.number()? };
            let node = path.last().map(|&node| &mut self.nodes[node as usize]).ok_or(Damaged)?;
            if node.entries.1 == 0 {
                node.entries = (self.entries.len() as u32, self.entries.len() as u32);
            }
            self.entries.push(entry);
            node.entries.1 = self.entries.len() as u32;
        }
        edges.sort_unstable();
        for (parent, word, node) in edges {
            let at = self.children.len() as u32;
            let children = &mut self.nodes[parent as usize].children;
            if children.1 == 0 {
                children.0 = at;
            }
            children.1 = at + 1;
            self.children.push((word, node));
        }
        Ok(())
    }

    /// The word with this folded form; 0 where the lexicon does not hold it.
    #[inline]
    pub fn word(&self, form: &str) -> WordId {
        if self.slots.is_empty() {
            return WordId(0);
        }
        let mut slot = self.slot(form);
        loop {
            let id = self.slots[slot];
            if id == 0 || self.form(WordId(id)) == form {
                return WordId(id);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    /// The folded form of a word; empty for none.
    pub fn form(&self, word: WordId) -> &str {
        match word.0 as usize {
            0 => "",
            id => &self.letters[self.ends[id - 1] as usize..self.ends[id] as usize],
        }
    }

    pub(super) fn root(&self, word: WordId) -> Option<Node> {
        match *self.roots.get(word.0 as usize)? {
            0 => None,
            node => Some(self.nodes[node as usize]),
        }
    }

    pub(super) fn child(&self, node: Node, word: WordId) -> Option<Node> {
        let children = &self.children[node.children.0 as usize..node.children.1 as usize];
        let at = children.binary_search_by_key(&word, |child| child.0).ok()?;
        Some(self.nodes[children[at].1 as usize])
    }

    pub(super) fn entries(&self, node: Node) -> &[Entry] {
        &self.entries[node.entries.0 as usize..node.entries.1 as usize]
    }

    /// FNV-1a, folded to the table's size.
    #[inline]
    fn slot(&self, form: &str) -> usize {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for &byte in form.as_bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        (hash ^ (hash >> 32)) as usize & (self.slots.len() - 1)
    }
}

impl Node {
    pub(super) fn is_leaf(self) -> bool {
        self.children.1 == 0
    }
}

/// Appends `number` as LEB128.
#[allow(dead_code)] // The build script packs.
pub fn write(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Bytes being read.
pub struct Input<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Input<'b> {
    /// Reads from the first byte on.
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next `count` bytes.
    pub fn take(&mut self, count: usize) -> Result<&'b [u8], Damaged> {
        let taken = self.at.checked_add(count).and_then(|end| self.bytes.get(self.at..end)).ok_or(Damaged)?;
        self.at += count;
        Ok(taken)
    }

    /// A LEB128 number that counts what follows, each of at least one byte.
    pub fn count(&mut self) -> Result<usize, Damaged> {
        Ok(self.number()? as usize).and_then(|count| if count > self.bytes.len() - self.at { Err(Damaged) } else { Ok(count) })
    }

    /// A LEB128 number.
    pub fn number(&mut self) -> Result<u32, Damaged> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.take(1)?[0];
            number |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(Damaged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let phrase = |words: &str, list, row| (words.split(' ').map(str::to_owned).collect(), Entry { list, row });
        Lexicon::pack(&[phrase("كانون الثاني", 1, 0), phrase("كانون الاول", 1, 11), phrase("كانون", 2, 7), phrase("الثاني", 3, 2)])
    }

    #[test]
    fn words_and_phrases_come_back() {
        let lexicon = Lexicon::unpack(&sample()).unwrap();
        let kanun = lexicon.word("كانون");
        assert_eq!(lexicon.form(kanun), "كانون");
        assert_eq!(lexicon.word("كانو"), WordId(0));
        let root = lexicon.root(kanun).unwrap();
        assert_eq!(lexicon.entries(root), [Entry { list: 2, row: 7 }]);
        let second = lexicon.child(root, lexicon.word("الثاني")).unwrap();
        assert_eq!(lexicon.entries(second), [Entry { list: 1, row: 0 }]);
        assert!(lexicon.child(root, kanun).is_none());
    }

    #[test]
    fn bytes_cut_short_are_refused_and_changed_ones_never_panic() {
        let packed = sample();
        for end in 0..packed.len() {
            assert!(Lexicon::unpack(&packed[..end]).is_err(), "{end}");
        }
        for at in 0..packed.len() {
            let mut changed = packed.clone();
            changed[at] ^= 0x55;
            let _ = Lexicon::unpack(&changed);
        }
    }
}
