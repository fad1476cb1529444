import type { Block } from 'hashiya/editing';

/** A line of a value. */
export interface Line extends Block {
  /** Its number, and where it begins in the value: as they are now. */
  index: number;
  start: number;
}

/** The lines of a value that is edited: those that an edit leaves alone are not cut out of it again. */
export class Lines {
  #value = '';
  #lines: Line[] = [{ text: '', index: 0, start: 0 }];

  /** The lines of a value. */
  of(value: string): readonly Line[] {
    if (value === this.#value) return this.#lines;
    const before = this.#value;
    const head = sameAtStart(before, value);
    const tail = sameAtEnd(before.slice(head), value.slice(head));
    const [first, last] = [this.#at(head), this.#at(before.length - tail)];
    const start = this.#lines[first]!.start;
    const end = this.#lines[last]!.start + this.#lines[last]!.text.length + value.length - before.length;
    const now = value.slice(start, end).split('\n').map((text) => ({ text, index: 0, start: 0 }));
    const lines = this.#lines.toSpliced(first, last - first + 1, ...now);
    for (let index = first, at = start; index < lines.length; index += 1) {
      const line = lines[index]!;
      [line.index, line.start] = [index, at];
      at += line.text.length + 1;
    }
    this.#value = value;
    this.#lines = lines;
    return lines;
  }

  /** The line that a place of the value lies in. */
  #at(place: number): number {
    let [low, high] = [0, this.#lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#lines[middle]!.start <= place) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** How many units two texts have in common at their begin. To compare halves is one look over memory; unit by unit it takes ten times as long. */
function sameAtStart(a: string, b: string): number {
  let [low, high] = [0, Math.min(a.length, b.length)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (a.slice(low, middle) === b.slice(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function sameAtEnd(a: string, b: string): number {
  let [low, high] = [0, Math.min(a.length, b.length)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (a.slice(a.length - middle, a.length - low) === b.slice(b.length - middle, b.length - low)) low = middle;
    else high = middle - 1;
  }
  return low;
}
