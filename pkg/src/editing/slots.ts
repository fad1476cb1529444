import type { TextEdit } from '../edit.js';
import { KINDS, type Kind } from '../kinds.js';
import type { Span } from '../types.js';
import { BETWEEN, changeBetween, shifted } from './edits.js';
import type { Block } from './host.js';
import { carried, WIDTH, type Renewal } from './rows.js';
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
  /** It has changed since its pieces were compared with a reading. */
  edited: boolean;
  /** It stands near what is seen: only such a one is painted. */
  near: boolean;
  painted: Painted[];
  shown: Shown | undefined;
}

/** What is known of a reading when it is marked. */
export interface Marking {
  renewal?: Renewal | undefined;
  /** True for what a person has dismissed. */
  unwanted?: ((span: Span, kind: Kind) => boolean) | undefined;
}

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
      // What is put in is near where the edit was, until somebody has looked.
      const near = before.length === 0 || before.some((slot) => slot.near);
      changed = before.length === after.length ? before : after.map((block) => ({ block, text: '', start: 0, pieces: [], edited: true, near, painted: [], shown: undefined }));
      gone = changed === before ? [] : before;
      this.#slots.splice(change.first, before.length, ...changed);
      this.#place(blocks);
      const dealt = deal(spans, changed);
      changed.forEach((slot, index) => {
        slot.pieces = dealt[index] as Piece[];
        slot.edited = true;
      });
    } else {
      this.#place(blocks);
    }
    return { edits: change?.edits ?? [], changed, gone };
  }

  /**
   * Marks what a reading has found, after the edits since; returns the slots in which it differs from what was marked.
   *
   * @param renewal Where it differs from the one that was marked before; all is compared where nobody knows.
   */
  mark(columns: Uint32Array, since: readonly TextEdit[], { renewal, unwanted }: Marking = {}): Slot<B>[] {
    const rows = since.length > 0 ? carried(columns, since) : columns;
    const [first, end] = renewal ? this.#between(renewal, since) : [0, this.#slots.length];
    if (renewal && renewal.by !== 0) this.#renumber(renewal, first, end);
    const slots = this.#slots.slice(first, end);
    const [from, to] = [slots[0]?.start ?? 0, endOf(slots.at(-1))];
    const seen = new Uint32Array(slots.length);
    const anew = new Map<number, Piece[]>();
    for (let row = 0; row < rows.length; row += WIDTH) {
      const [start, end, annotation] = [rows[row] as number, rows[row + 1] as number, rows[row + 3] as number];
      if (end <= from || start >= to) continue;
      const kind = KINDS[rows[row + 2] as number] as Kind;
      if (unwanted?.({ start, end }, kind)) continue;
      // Rows are in the order of their annotations: the second part of a quotation comes before what its first part holds.
      eachPart(slots, start, end, (index, from, to) => {
        const { pieces } = slots[index] as Slot<B>;
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
    return slots.filter((slot, index) => {
      // What has been edited since the text was read is compared with the next reading again.
      if (since.length === 0) slot.edited = false;
      if (!anew.has(index) && seen[index] === slot.pieces.length) return false;
      slot.pieces = anew.get(index) ?? slot.pieces.slice(0, seen[index]);
      return true;
    });
  }

  /** The pieces of an annotation, in text order; offsets count in the whole text. */
  piecesOf(annotation: number): Piece[] {
    return this.#slots.flatMap((slot) => inWhole(slot).filter((piece) => piece.annotation === annotation));
  }

  /** The slots that a renewal concerns, and those that have been edited: from the first to before the second. */
  #between(renewal: Span, since: readonly TextEdit[]): [first: number, end: number] {
    const { start, end } = since.reduce(stretched, renewal);
    const edited = ({ edited }: Slot<B>): boolean => edited;
    const first = this.#slots.findIndex(edited);
    return [
      Math.max(Math.min(indexAt(this.#slots, start), first < 0 ? Infinity : first), 0),
      Math.max(indexAt(this.#slots, end), this.#slots.findLastIndex(edited)) + 1,
    ];
  }

  /** Counts the annotations of all slots but some as they are counted now. */
  #renumber({ from, by }: Renewal, first: number, end: number): void {
    this.#slots.forEach(({ pieces }, index) => {
      if (first <= index && index < end) return;
      for (const piece of pieces) if (piece.annotation >= from) piece.annotation += by;
    });
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
export function eachPart(slots: readonly Slot<Block>[], start: number, end: number, visit: (index: number, from: number, to: number) => void): void {
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

/** Where a stretch of text lies after an edit, with all that the edit has put in beside or inside it. */
function stretched({ start, end }: Span, { from, to, insert }: TextEdit): Span {
  const by = insert.length - (to - from);
  return { start: start >= to && start > from ? start + by : Math.min(start, from), end: end < from ? end : Math.max(end, to) + by };
}

function endOf(slot: Slot<Block> | undefined): number {
  return slot ? slot.start + slot.text.length : 0;
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
