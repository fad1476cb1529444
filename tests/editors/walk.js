/** Texts that a walk types: names, quotations and dates in pieces, and a letter outside of the first plane. */
const WORDS = ['بغداد ', 'قال ', 'الوزير ', '«', '» ', 'أمس ', 'محمد ', 'صلاح', '.', ' ', '😀', '2020 ', 'إن ', 'في دمشق '];

const KEYS = ['Backspace', 'Backspace', 'Delete', 'Enter', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Control+Home', 'Control+End'];

/** Random steps, the same ones each time, in groups of `size`: methods of an editor with their arguments. */
export function steps(count, size) {
  const random = generator(20_240_516);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const step = () => {
    const kind = random();
    if (kind < 0.4) return ['type', pick(WORDS)];
    if (kind < 0.85) return ['press', pick(KEYS)];
    if (kind < 0.92) return ['press', 'Control+z'];
    if (kind < 0.95) return ['press', 'Control+y'];
    return ['press', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft', pick(['Control+b', 'Delete'])];
  };
  return Array.from({ length: Math.ceil(count / size) }, () => Array.from({ length: size }, step));
}

/** Mulberry32: a small generator whose numbers are the same everywhere. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
