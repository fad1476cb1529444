import type { TextEdit } from '../edit.js';
import { KINDS, type Kind } from '../kinds.js';
import type { Span } from '../types.js';
import { BETWEEN, changeBetween, shifted, textOf } from './edits.js';
import type { Block } from './host.js';
import type { Renewal, Rows } from './rows.js';
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
  /** The word that is being written: what is new and holds a part of it has to wait. */
  word?: Span | undefined;
}

/** The blocks of a document and the marks in them, kept in place through every edit. */
export class Slots<B extends Block> {
  #slots: Slot<B>[] = [];
  /** Those that have changed, or have marks that wait for a word, since their pieces were compared with a reading. */
  readonly #edited = new Set<Slot<B>>();

  /** The slots in text order. */
  get all(): readonly Slot<B>[] {
    return this.#slots;
  }

  /** The whole text. */
  get text(): string {
    return textOf(this.#slots);
  }

  /** The slot that holds a place in the whole text. */
  at(place: number): Slot<B> | undefined {
    return this.#slots[indexAt(this.#slots, place)];
  }

  /** Takes the blocks as they are now: moves the marks along and says what changed. */
  take(blocks: readonly B[]): { edits: TextEdit[]; changed: Slot<B>[]; gone: Slot<B>[] } {
    const change = changeBetween(this.#slots, blocks);
    let changed: Slot<B>[] = [];
    let gone: Slot<B>[] = [];
    if (change) {
      const before = this.#slots.slice(change.first, change.endBefore);
      const spans = change.edits.reduce(through, before.flatMap(inWhole));
      const after = blocks.slice(change.first, change.endAfter);
      // What is put in is near where the edit was, until somebody has looked.
      const near = before.length === 0 || before.some((slot) => slot.near);
      changed = before.length === after.length ? before : after.map((block) => ({ block, text: '', start: 0, pieces: [], near, painted: [], shown: undefined }));
      gone = changed === before ? [] : before;
      this.#slots.splice(change.first, before.length, ...changed);
      this.#place(blocks);
      const dealt = deal(spans, changed);
      changed.forEach((slot, index) => {
        slot.pieces = dealt[index] as Piece[];
        this.#edited.add(slot);
      });
      for (const slot of gone) this.#edited.delete(slot);
    } else {
      this.#place(blocks);
    }
    return { edits: change?.edits ?? [], changed, gone };
  }

  /** Marks that end inside the word that is being written: a quotation goes on to its end, a name or time is gone with it. */
  write(word: Span): void {
    const slot = this.at(word.start);
    if (!slot) return;
    const [start, end] = [word.start - slot.start, word.end - slot.start];
    slot.pieces = slot.pieces.flatMap((piece) => {
      if (piece.end <= start || piece.end >= end) return piece;
      return piece.kind === 'quote' ? { ...piece, end } : [];
    });
  }

  /**
   * Marks what a reading has found, after the edits since; returns the slots in which it differs from what was marked.
   *
   * @param marking.renewal Where it differs from the one that was marked before; all is compared where nobody knows.
   */
  mark(rows: Rows, since: readonly TextEdit[], { renewal, unwanted, word }: Marking = {}): Slot<B>[] {
    const [first, end] = renewal ? this.#between(renewal, since) : [0, this.#slots.length];
    if (renewal && renewal.by !== 0) this.#renumber(renewal, first, end);
    const slots = this.#slots.slice(first, end);
    const part = { start: slots[0]?.start ?? 0, end: endOf(slots.at(-1)) };
    const pieces = new Compared(slots);
    const waiting = new Set<Slot<B>>();
    const stay = new Set<Piece>();
    rows.each(since.reduceRight(before, part), (from, to, number, annotation) => {
      const kind = KINDS[number] as Kind;
      const span = since.reduce<Span | undefined>((span, edit) => span && shifted(span, edit, kind === 'quote'), { start: from, end: to });
      if (!span || span.end <= part.start || span.start >= part.end || unwanted?.(span, kind)) return;
      // Rows are in the order of their annotations: the second part of a quotation comes before what its first part holds.
      eachPart(slots, span.start, span.end, (index, start, end) => {
        const slot = slots[index] as Slot<B>;
        const piece = { start, end, kind, annotation };
        const waits = word !== undefined && slot.start + start < word.end && slot.start + end > word.start;
        if (!waits) return pieces.add(index, piece);
        // As long as it waits, what it was before stays.
        const known = slot.pieces.find((one) => one.kind === kind && one.start < end && one.end > start && !stay.has(one));
        if (known) {
          stay.add(known);
          pieces.add(index, { ...piece, start: known.start, end: known.end });
        }
        if (known?.start !== start || known.end !== end) waiting.add(slot);
      });
    });
    // What has been edited since the text was read is compared with the next reading again.
    if (since.length === 0) this.#edited.clear();
    for (const slot of waiting) this.#edited.add(slot);
    return slots.filter((slot, index) => pieces.put(slot, index));
  }

  /** The pieces of an annotation, in text order; offsets count in the whole text. */
  piecesOf(annotation: number): Piece[] {
    return this.#slots.flatMap((slot) => inWhole(slot).filter((piece) => piece.annotation === annotation));
  }

  /** The slots that a renewal concerns, and those that have been edited: from the first to before the second. */
  #between(renewal: Span, since: readonly TextEdit[]): [first: number, end: number] {
    let { start, end } = since.reduce(after, renewal);
    for (const slot of this.#edited) [start, end] = [Math.min(start, slot.start), Math.max(end, slot.start)];
    return [Math.max(indexAt(this.#slots, start), 0), indexAt(this.#slots, end) + 1];
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
    for (let index = 0; index < blocks.length; index += 1) {
      const slot = this.#slots[index] as Slot<B>;
      slot.block = blocks[index] as B;
      slot.text = slot.block.text;
      slot.start = start;
      start += slot.text.length + BETWEEN.length;
    }
  }
}

/** The pieces that slots shall have, compared with those that they have: what stays is the object that it was. */
class Compared {
  /** How many pieces there are in each slot so far, and which, where they differ. */
  readonly #seen: Uint32Array;
  readonly #anew = new Map<number, Piece[]>();

  constructor(readonly slots: readonly Slot<Block>[]) {
    this.#seen = new Uint32Array(slots.length);
  }

  add(index: number, piece: Piece): void {
    const { pieces } = this.slots[index] as Slot<Block>;
    const place = this.#seen[index]!++;
    const known = this.#anew.has(index) ? undefined : pieces[place];
    if (known && known.start === piece.start && known.end === piece.end && known.kind === piece.kind) {
      known.annotation = piece.annotation;
    } else {
      if (!this.#anew.has(index)) this.#anew.set(index, pieces.slice(0, place));
      this.#anew.get(index)?.push(piece);
    }
  }

  /** Gives a slot its pieces; false where it has them. */
  put(slot: Slot<Block>, index: number): boolean {
    if (!this.#anew.has(index) && this.#seen[index] === slot.pieces.length) return false;
    slot.pieces = this.#anew.get(index) ?? slot.pieces.slice(0, this.#seen[index]);
    return true;
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
function after(stretch: Span, { from, to, insert }: TextEdit): Span {
  return replaced(stretch, from, to - from, insert.length);
}

/** Where a stretch of text lay before an edit, with all that the edit has taken out beside or inside it. */
function before(stretch: Span, { from, to, insert }: TextEdit): Span {
  return replaced(stretch, from, insert.length, to - from);
}

function replaced({ start, end }: Span, from: number, old: number, now: number): Span {
  return { start: start >= from + old && start > from ? start + now - old : Math.min(start, from), end: end < from ? end : Math.max(end, from + old) + now - old };
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
