import type { TextEdit } from '../edit.js';
import { KINDS, type Kind } from '../kinds.js';
import type { Span } from '../types.js';
import { BETWEEN, changeBetween, shifted } from './edits.js';
import type { Block } from './host.js';
import type { Shown } from './runs.js';

/** A marked stretch of one block. Offsets count in the block, so that an edit elsewhere does not concern them. */
export interface Piece extends Span {
  readonly kind: Kind;
  /** Index of the annotation in the reading that found it. */
  readonly annotation: number;
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
    return this.#slots.findLast(({ start }) => start <= place);
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
      const dealt = this.#deal(spans, changed);
      changed.forEach((slot, index) => (slot.pieces = dealt[index] as Piece[]));
    } else {
      this.#place(blocks);
    }
    return { edits: change?.edits ?? [], changed, gone };
  }

  /** Marks what a reading has found, after the edits since; returns the slots in which it differs from what was marked. */
  mark(columns: Uint32Array, since: readonly TextEdit[], unwanted: (span: Span, kind: Kind) => boolean): Slot<B>[] {
    let spans: Piece[] = [];
    for (let row = 0; row < columns.length; row += WIDTH) {
      const [start, end, kind, annotation] = columns.subarray(row, row + WIDTH) as unknown as [number, number, number, number];
      spans.push({ start, end, kind: KINDS[kind] as Kind, annotation });
    }
    spans = since.reduce(through, spans).filter((span) => !unwanted(span, span.kind));
    const dealt = this.#deal(spans, this.#slots);
    return this.#slots.filter((slot, index) => {
      const pieces = dealt[index] as Piece[];
      const same = pieces.length === slot.pieces.length && pieces.every((piece, at) => looksLike(piece, slot.pieces[at] as Piece));
      slot.pieces = pieces;
      return !same;
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

  /** Deals spans of the whole text, in order of their starts, out to neighbouring slots; what lies over several is cut. */
  #deal(spans: readonly Piece[], slots: readonly Slot<B>[]): Piece[][] {
    const dealt: Piece[][] = slots.map(() => []);
    let first = 0;
    for (const { start, end, kind, annotation } of spans) {
      while (first < slots.length && endOf(slots[first] as Slot<B>) <= start) first += 1;
      for (let index = first; index < slots.length; index += 1) {
        const slot = slots[index] as Slot<B>;
        if (slot.start >= end) break;
        const piece = { start: Math.max(start - slot.start, 0), end: Math.min(end, endOf(slot)) - slot.start, kind, annotation };
        if (piece.start < piece.end) (dealt[index] as Piece[]).push(piece);
      }
    }
    return dealt;
  }
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

function endOf({ start, text }: Pick<Slot<Block>, 'start' | 'text'>): number {
  return start + text.length;
}

function looksLike(a: Piece, b: Piece): boolean {
  return a.start === b.start && a.end === b.end && a.kind === b.kind;
}
