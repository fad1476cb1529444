import type { Emphasis } from '../dom/painter.js';
import type { Span } from '../types.js';
import type { Block, HostAdapter } from './host.js';
import { Marks } from './marks.js';
import { Near } from './near.js';
import { Shown } from './runs.js';
import { eachPart, type Piece, type Slot, type Slots } from './slots.js';

/** Paints the marks of an editor's blocks, of those near what is seen, and knows which of them have to be painted anew. */
export class Painting<B extends Block> {
  readonly #marks: Marks;
  readonly #near: Near<B>;
  readonly #unstyle: () => void;
  readonly #slotOf = new WeakMap<Node, Slot<B>>();
  /** In which something is painted, or would be if they had a mark. */
  readonly #painted = new Set<Slot<B>>();
  readonly #emphasized: Record<Emphasis, AbstractRange[]> = { active: [], linked: [] };
  /** To be painted. */
  readonly #dirty = new Set<Slot<B>>();
  /** To be painted once the page shows their text. */
  readonly #waiting = new Set<Slot<B>>();

  /** @throws {Error} Where the browser lacks the CSS Custom Highlight API. */
  constructor(
    readonly host: HostAdapter<B>,
    readonly slots: Slots<B>,
    /** Called where there is something to be painted: the page shows it now, or other blocks have come near. */
    readonly again: () => void,
  ) {
    this.#marks = new Marks(host.root);
    this.#unstyle = this.#marks.adoptStyles();
    this.#near = new Near(host, slots, () => {
      this.look();
      this.again();
    });
  }

  /** True where all is painted as it shall be. */
  get done(): boolean {
    return this.#dirty.size === 0 && this.#waiting.size === 0;
  }

  /**
   * Paints these anew with the next {@link run}.
   *
   * @param all Also what seems to be painted as it should be.
   */
  renew(slots: Iterable<Slot<B>>, all = false): void {
    for (const slot of slots) {
      if (!slot.near) continue;
      if (all) this.#clear(slot);
      this.#dirty.add(slot);
    }
  }

  /** Looks which blocks are near what is seen now; those that have come near are painted with the next {@link run}. */
  look(): void {
    const [first, end] = this.#near.range();
    this.slots.all.forEach((slot, index) => {
      const near = first <= index && index < end;
      if (near === slot.near) return;
      slot.near = near;
      if (near) this.#dirty.add(slot);
      else this.forget([slot]);
    });
  }

  /** Notes how many characters an edit has put in or taken out: it may have moved blocks. */
  wrote(characters: number): void {
    this.#near.wrote(characters);
  }

  /** Takes away what is painted in blocks that are no more. */
  forget(slots: Iterable<Slot<B>>): void {
    for (const slot of slots) {
      this.#clear(slot);
      this.#dirty.delete(slot);
      this.#waiting.delete(slot);
    }
  }

  /** Finds the blocks whose nodes are no longer those that were painted. */
  notice(records: readonly MutationRecord[]): void {
    let unknown = false;
    for (const { type, target } of records) {
      const slot = type === 'characterData' ? this.#slotOf.get(target) : undefined;
      if (slot?.near) this.#dirty.add(slot);
      else if (!slot) unknown = true;
    }
    if (unknown) for (const slot of this.#painted) if (slot.shown && !slot.shown.current) this.#dirty.add(slot);
  }

  /** Finds the blocks whose ranges an edit elsewhere has done away with, where no node of theirs could say so. */
  check(): void {
    const { ranges } = this.host;
    if (!ranges) return;
    for (const slot of this.#painted) {
      if (!slot.painted.every(({ piece, range }) => ranges.cover(range, slot.block, piece.start, piece.end))) this.#dirty.add(slot);
    }
  }

  /** Paints what has to be painted, as far as the page shows it. */
  run(): void {
    for (const slot of [...this.#dirty, ...this.#waiting]) this.#paint(slot);
    this.#dirty.clear();
  }

  /** Emphasizes spans of the whole text in place of what had the same emphasis. */
  emphasize(emphasis: Emphasis, spans: readonly Span[]): void {
    for (const range of this.#emphasized[emphasis]) this.#marks.delete(emphasis, range);
    this.#emphasized[emphasis] = this.rangesOf(spans);
    for (const range of this.#emphasized[emphasis]) this.#marks.add(emphasis, range);
  }

  /** New ranges over spans of the whole text, one for each block that a span lies in. */
  rangesOf(spans: readonly Span[]): AbstractRange[] {
    return spans.flatMap(({ start, end }) => {
      const ranges: AbstractRange[] = [];
      eachPart(this.slots.all, start, end, (index, from, to) => {
        const slot = this.slots.all[index] as Slot<B>;
        const range = this.host.ranges ? this.host.ranges.over(slot.block, from, to) : (slot.shown ?? this.#shownOf(slot))?.range(from, to);
        if (range) ranges.push(range);
      });
      return ranges;
    });
  }

  /** The pieces that are painted under a point of the viewport, innermost first. */
  at(x: number, y: number): Piece[] {
    const { root } = this.host;
    const caret = caretAt(root.ownerDocument, x, y);
    const slot = caret && (this.#slotOf.get(caret.node) ?? (caret.node === root ? this.slots.at(caret.offset) : undefined));
    const hits = slot?.painted.filter(({ range }) => rectsOf(range).some((rect) => covers(rect, x, y))) ?? [];
    return hits.map(({ piece }) => piece).sort((a, b) => a.end - a.start - (b.end - b.start));
  }

  /** Takes all away. */
  destroy(): void {
    this.#near.destroy();
    this.forget(this.slots.all);
    this.emphasize('active', []);
    this.emphasize('linked', []);
    this.#unstyle();
  }

  #paint(slot: Slot<B>): void {
    const { ranges } = this.host;
    const shown = ranges ? undefined : this.#shownOf(slot);
    if (!ranges && !shown) {
      this.#wait(slot);
      return;
    }
    const { block, text, painted: before } = slot;
    const still = ({ kind, start, end }: Piece): AbstractRange | undefined => {
      const known = before.findIndex(({ piece, range }) => piece.kind === kind && (ranges ? ranges.cover(range, block, start, end) : shown?.covers(range, start, end)));
      return known < 0 ? undefined : before.splice(known, 1)[0]?.range;
    };
    const painted = slot.pieces.flatMap((piece) => {
      let range = still(piece);
      if (!range) {
        range = ranges ? ranges.over(block, piece.start, piece.end) : shown?.range(piece.start, piece.end);
        if (range) this.#marks.add(piece.kind, range);
      }
      return range ? [{ piece, text: text.slice(piece.start, piece.end), range }] : [];
    });
    this.#clear(slot);
    [slot.painted, slot.shown] = [painted, shown];
    this.#painted.add(slot);
    this.#waiting.delete(slot);
    for (const node of shown?.nodes() ?? []) this.#slotOf.set(node, slot);
  }

  /** Where the page shows a block; `undefined` as long as it does not show the text that the model has. */
  #shownOf({ block, text }: Slot<B>): Shown | undefined {
    const runs = this.host.runs(block);
    const shown = runs && new Shown(runs);
    return shown?.shows(text) ? shown : undefined;
  }

  #clear(slot: Slot<B>): void {
    for (const { piece, range } of slot.painted) this.#marks.delete(piece.kind, range);
    slot.painted = [];
    slot.shown = undefined;
    this.#painted.delete(slot);
  }

  /**
   * The page does not show the block's text yet: an editor may render later, or compose a word that its model does not
   * know. What is painted stays as long as it covers the text that it covered.
   */
  #wait(slot: Slot<B>): void {
    slot.painted = slot.painted.filter(({ piece, text, range }) => {
      const right = String(range) === text;
      if (!right) this.#marks.delete(piece.kind, range);
      return right;
    });
    if (this.#waiting.has(slot)) return;
    this.#waiting.add(slot);
    this.host.root.ownerDocument.defaultView?.requestAnimationFrame(this.again);
  }
}

/** The rectangles of a range of either sort. */
export function rectsOf(range: AbstractRange): DOMRect[] {
  return [...((range as Range).getClientRects?.() ?? [])];
}

function caretAt(shown: Document, x: number, y: number): { node: Node; offset: number } | undefined {
  const caret = shown.caretPositionFromPoint?.(x, y);
  if (caret) return { node: caret.offsetNode, offset: caret.offset };
  const range = shown.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}

function covers(rect: DOMRect, x: number, y: number): boolean {
  return rect.left <= x && x <= rect.right && rect.top <= y && y <= rect.bottom;
}
