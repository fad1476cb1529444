import type { TextEdit } from '../edit.js';
import { KINDS, type Kind } from '../kinds.js';
import type { Span } from '../types.js';
import { BETWEEN, changeBetween, shifted } from './edits.js';
import type { Block } from './host.js';
import type { Shown } from './runs.js';

/** A marked stretch of one block. Offsets count in the block, so that an edit elsewhere does not concern them. */
export interface Piece extends Span {
  readonly kind: Kind;
  /** Index of the annotation in the last reading. */
  annotation: number;
}

/** A stretch that is painted, with the text that it had then. */
export interface Painted {
  readonly piece: Piece;
  readonly text: string;
  readonly range: AbstractRange;
}

/** A block with what is marked in it and what of that is painted. */
export interface Slot<B extends Block> {
  block: B;
  text: string;
  /** Where it begins in the whole text. */
  start: number;
  pieces: Piece[];
  painted: Painted[];
  shown: Shown | undefined;
}

const WIDTH = 4;

/** The blocks of a document and the marks in them, kept in place through every edit. */
export class Slots<B extends Block> {
  #slots: Slot<B>[] = [];

  /** The slots in text order. */
  get all(): readonly Slot<B>[] {
    return this.#slots;
  }

  /** The whole text. */
  get text(): string {
    return this.#slots.map(({ text }) => text).join(BETWEEN);
  }

  /** The slot that holds a place in the whole text. */
  at(place: number): Slot<B> | undefined {
    return this.#slots[indexAt(this.#slots, place)];
  }

  /** Takes the blocks as they are now: moves the marks along and says what changed. */
  take(blocks: readonly B[]): { edits: TextEdit[]; changed: Slot<B>[]; gone: Slot<B>[] } {
    const change = changeBetween(this.#slots.map(({ text }) => text), blocks.map(({ text }) => text));
    let changed: Slot<B>[] = [];
    let gone: Slot<B>[] = [];
    if (change) {
      const before = this.#slots.slice(change.first, change.endBefore);
      const spans = change.edits.reduce(through, before.flatMap(inWhole));
      const after = blocks.slice(change.first, change.endAfter);
      changed = before.length === after.length ? before : after.map((block) => ({ block, text: '', start: 0, pieces: [], painted: [], shown: undefined }));
      gone = changed === before ? [] : before;
      this.#slots.splice(change.first, before.length, ...changed);
      this.#place(blocks);
      const dealt = deal(spans, changed);
      changed.forEach((slot, index) => (slot.pieces = dealt[index] as Piece[]));
    } else {
      this.#place(blocks);
    }
    return { edits: change?.edits ?? [], changed, gone };
  }

  /**
   * Marks what a reading has found, after the edits since; returns the slots in which it differs from what was marked. Where
   * nothing differs nothing is made: this runs after every keystroke, over all annotations of the document.
   */
  mark(columns: Uint32Array, since: readonly TextEdit[], unwanted?: (span: Span, kind: Kind) => boolean): Slot<B>[] {
    const rows = since.length > 0 ? carried(columns, since) : columns;
    const seen = new Uint32Array(this.#slots.length);
    const anew = new Map<number, Piece[]>();
    for (let row = 0; row < rows.length; row += WIDTH) {
      const [start, end, annotation] = [rows[row] as number, rows[row + 1] as number, rows[row + 3] as number];
      const kind = KINDS[rows[row + 2] as number] as Kind;
      if (unwanted?.({ start, end }, kind)) continue;
      // Rows are in the order of their annotations: the second part of a quotation comes before what its first part holds.
      eachPart(this.#slots, start, end, (index, from, to) => {
        const { pieces } = this.#slots[index] as Slot<B>;
        const place = seen[index]!++;
        const known = anew.has(index) ? undefined : pieces[place];
        if (known && known.start === from && known.end === to && known.kind === kind) {
          known.annotation = annotation;
        } else {
          if (!anew.has(index)) anew.set(index, pieces.slice(0, place));
          anew.get(index)?.push({ start: from, end: to, kind, annotation });
        }
      });
    }
    return this.#slots.filter((slot, index) => {
      if (!anew.has(index) && seen[index] === slot.pieces.length) return false;
      slot.pieces = anew.get(index) ?? slot.pieces.slice(0, seen[index]);
      return true;
    });
  }

  /** The pieces of an annotation, in text order; offsets count in the whole text. */
  piecesOf(annotation: number): Piece[] {
    return this.#slots.flatMap((slot) => inWhole(slot).filter((piece) => piece.annotation === annotation));
  }

  #place(blocks: readonly B[]): void {
    let start = 0;
    this.#slots.forEach((slot, index) => {
      slot.block = blocks[index] as B;
      slot.text = slot.block.text;
      slot.start = start;
      start += slot.text.length + BETWEEN.length;
    });
  }
}

/** The last slot that begins at or before a place; -1 where there is none. */
function indexAt(slots: readonly Slot<Block>[], place: number): number {
  let [low, high] = [0, slots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slots[middle] as Slot<Block>).start <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Visits the slots that a span of the whole text lies in, each with the part of its text that the span covers. */
function eachPart(slots: readonly Slot<Block>[], start: number, end: number, visit: (index: number, from: number, to: number) => void): void {
  for (let index = Math.max(indexAt(slots, start), 0); index < slots.length; index += 1) {
    const slot = slots[index] as Slot<Block>;
    if (slot.start >= end) return;
    const [from, to] = [Math.max(start - slot.start, 0), Math.min(end - slot.start, slot.text.length)];
    if (from < to) visit(index, from, to);
  }
}

/** Deals spans of the whole text out to neighbouring slots; what lies over several is cut. */
function deal(spans: readonly Piece[], slots: readonly Slot<Block>[]): Piece[][] {
  const dealt: Piece[][] = slots.map(() => []);
  for (const { start, end, kind, annotation } of spans) {
    eachPart(slots, start, end, (index, from, to) => dealt[index]?.push({ start: from, end: to, kind, annotation }));
  }
  return dealt;
}

/** Rows after edits; those that an edit touched are left out. */
function carried(columns: Uint32Array, edits: readonly TextEdit[]): Uint32Array {
  const rows: number[] = [];
  for (let row = 0; row < columns.length; row += WIDTH) {
    const [start, end, kind, annotation] = columns.subarray(row, row + WIDTH) as unknown as [number, number, number, number];
    const span = edits.reduce<Span | undefined>((moved, edit) => moved && shifted(moved, edit, KINDS[kind] === 'quote'), { start, end });
    if (span) rows.push(span.start, span.end, kind, annotation);
  }
  return Uint32Array.from(rows);
}

function inWhole({ start: at, pieces }: Pick<Slot<Block>, 'start' | 'pieces'>): Piece[] {
  return pieces.map((piece) => ({ ...piece, start: at + piece.start, end: at + piece.end }));
}

function through(spans: Piece[], edit: TextEdit): Piece[] {
  return spans.flatMap((span) => {
    const moved = shifted(span, edit, span.kind === 'quote');
    return moved ? [{ ...span, ...moved }] : [];
  });
}
