/**
 * The rows of a reading, as `annotateColumns` gives them: start, end, kind, annotation. They are the size of the document, and
 * the answer to a keystroke is the size of a paragraph; so what differs is put into the rows that there are.
 */
import type { ColumnsChange } from '../document.js';
import type { TextEdit } from '../edit.js';
import type { Span } from '../types.js';

/** How many numbers a row has. */
const WIDTH = 4;

/** Numbers for which there is room, beyond those that are needed, when the rows move to a larger array. */
const ROOM = 256 * WIDTH;

/** Where a reading differs from the one before, in the text that was read; all other rows cover what they covered. */
export interface Renewal extends Span {
  /** The first annotation after that part, as they were numbered before. */
  readonly from: number;
  /** How much the numbers from there on have grown. */
  readonly by: number;
}

/**
 * Rows with a gap where the last change was. What stands after the gap is written down as it was when the gap came there; how
 * far it has moved since is known once for all of it. So a change costs the rows that it concerns and those between it and the
 * change before.
 */
export class Rows {
  #numbers: Uint32Array;
  /** Where the gap begins, and where it ends. */
  #gap: number;
  #rest: number;
  /** What the rows after the gap lack: units of text, and annotations. */
  #units = 0;
  #count = 0;
  /** Units from the begin of an annotation to its end, at most. */
  #longest = 0;

  /** @param columns Rows as `annotateColumns` gives them: in the order of their annotations, those of one together. The array is taken over. */
  constructor(columns: Uint32Array) {
    this.#numbers = columns;
    this.#gap = columns.length;
    this.#rest = columns.length;
    for (let row = 0; row < this.#length; row = this.#next(row)) this.#measure(row);
  }

  /** The rows as they are now. */
  get columns(): Uint32Array {
    const columns = new Uint32Array(this.#length);
    for (let at = 0; at < columns.length; at += 1) columns[at] = this.#number(at);
    return columns;
  }

  /** Visits the rows of all annotations that may reach into a part of the text, in their order. */
  each({ start, end }: Span, visit: (start: number, end: number, kind: number, annotation: number) => void): void {
    for (let row = this.#first((at) => at >= start - this.#longest), next; row < this.#length && this.#number(row) < end; row = next) {
      next = this.#next(row);
      for (let part = row; part < next; part += WIDTH) visit(this.#number(part), this.#number(part + 1), this.#number(part + 2), this.#number(part + 3));
    }
  }

  /** Turns the rows into those after an edit, by what the document says has changed. Returns where they differ. */
  renew(edit: TextEdit, { start, end, columns }: ColumnsChange): Renewal {
    const by = edit.insert.length - (edit.to - edit.from);
    const moved = (at: number): number => (at >= edit.to ? at + by : Math.min(at, edit.from));
    const goes = (row: number): boolean => {
      for (let part = row; part < this.#next(row); part += WIDTH) if (this.#number(part + 1) > edit.from && this.#number(part) < edit.to) return true;
      return moved(this.#number(row)) < end;
    };
    const head = this.#first((at) => moved(at) >= start);
    let tail = head;
    while (tail < this.#length && goes(tail)) tail = this.#next(tail);

    const first = head === 0 ? 0 : this.#number(head - 1) + 1;
    const from = tail === 0 ? 0 : this.#number(tail - 1) + 1;
    const added = columns.subarray(beginningAt(start, columns));
    const found = added.length === 0 ? 0 : (added.at(-1) as number) + 1 - (added[WIDTH - 1] as number);
    this.#open(tail, added.length);
    this.#numbers.set(added, head);
    this.#gap = head + added.length;
    for (let row = head; row < this.#gap; row = this.#next(row)) this.#measure(row);
    this.#units += by;
    this.#count += first + found - from;
    return { start, end, from, by: first + found - from };
  }

  get #length(): number {
    return this.#gap + this.#numbers.length - this.#rest;
  }

  /** A number of a row, by its place as if there were no gap. */
  #number(place: number): number {
    if (place < this.#gap) return this.#numbers[place] as number;
    return ((this.#numbers[place - this.#gap + this.#rest] as number) + this.#lack(place)) >>> 0;
  }

  /** What a number after the gap lacks, by its place in its row. */
  #lack(place: number): number {
    const column = place % WIDTH;
    return column < 2 ? this.#units : column === 3 ? this.#count : 0;
  }

  /** The row after those of the annotation that has a row. */
  #next(row: number): number {
    const annotation = this.#number(row + 3);
    let next = row + WIDTH;
    while (next < this.#length && this.#number(next + 3) === annotation) next += WIDTH;
    return next;
  }

  /** The first row of the first annotation whose begin passes a test that all after it pass. */
  #first(test: (start: number) => boolean): number {
    let [low, high] = [0, this.#length / WIDTH];
    while (low < high) {
      const middle = (low + high) >> 1;
      let row = middle * WIDTH;
      while (row > 0 && this.#number(row - 1) === this.#number(row + 3)) row -= WIDTH;
      if (test(this.#number(row))) high = row / WIDTH;
      else low = middle + 1;
    }
    return low * WIDTH;
  }

  #measure(row: number): void {
    this.#longest = Math.max(this.#longest, this.#number(this.#next(row) - WIDTH + 1) - this.#number(row));
  }

  /** Moves the gap to before a place, at least so wide. */
  #open(place: number, width: number): void {
    const [gap, rest] = [this.#gap, this.#rest];
    if (place < gap) {
      this.#numbers.copyWithin(rest - (gap - place), place, gap);
      this.#rest -= gap - place;
      for (let at = place; at < gap; at += 1) this.#numbers[at - place + this.#rest]! -= this.#lack(at);
    } else if (place > gap) {
      for (let at = gap; at < place; at += 1) this.#numbers[at] = this.#number(at);
      this.#rest += place - gap;
    }
    this.#gap = place;
    if (this.#rest - this.#gap >= width) return;
    const wider = new Uint32Array(this.#length + width + ROOM);
    wider.set(this.#numbers.subarray(0, this.#gap));
    wider.set(this.#numbers.subarray(this.#rest), this.#gap + width + ROOM);
    this.#rest = this.#gap + width + ROOM;
    this.#numbers = wider;
  }
}

/** Where the rows begin of the first annotation that begins at a place or after it: what reaches there from before is known already. */
function beginningAt(place: number, columns: Uint32Array): number {
  let row = 0;
  while (row < columns.length && (columns[row] as number) < place) {
    const annotation = columns[row + WIDTH - 1];
    while (row < columns.length && columns[row + WIDTH - 1] === annotation) row += WIDTH;
  }
  return row;
}
