import type { Emphasis } from '../dom/painter.js';
import type { Span } from '../types.js';
import type { Block, HostAdapter } from './host.js';
import { Marks } from './marks.js';
import { Shown } from './runs.js';
import type { Piece, Slot, Slots } from './slots.js';

/** Paints the marks of an editor's blocks, and knows which of them have to be painted anew. */
export class Painting<B extends Block> {
  readonly #marks: Marks;
  readonly #unstyle: () => void;
  readonly #slotOf = new WeakMap<Node, Slot<B>>();
  readonly #emphasized: Record<Emphasis, AbstractRange[]> = { active: [], linked: [] };
  /** To be painted. */
  readonly #dirty = new Set<Slot<B>>();
  /** To be painted once the page shows their text. */
  readonly #waiting = new Set<Slot<B>>();

  /** @throws {Error} Where the browser lacks the CSS Custom Highlight API. */
  constructor(
    readonly host: HostAdapter<B>,
    readonly slots: Slots<B>,
    /** Called in the frame after one in which the page did not show what the model has. */
    readonly again: () => void,
  ) {
    this.#marks = new Marks(host.root);
    this.#unstyle = this.#marks.adoptStyles();
  }

  /** True where all is painted as it shall be. */
  get done(): boolean {
    return this.#dirty.size === 0 && this.#waiting.size === 0;
  }

  /** Paints these anew with the next {@link run}. */
  renew(slots: Iterable<Slot<B>>): void {
    for (const slot of slots) this.#dirty.add(slot);
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
      if (slot) this.#dirty.add(slot);
      else unknown = true;
    }
    if (unknown) for (const slot of this.slots.all) if (slot.shown && !slot.shown.current) this.#dirty.add(slot);
  }

  /** Finds the blocks whose ranges an edit elsewhere has done away with, where no node of theirs could say so. */
  check(): void {
    const { ranges } = this.host;
    if (!ranges) return;
    for (const slot of this.slots.all) {
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
    return spans.flatMap(({ start, end }) =>
      this.slots.all
        .filter((slot) => slot.start < end && start < slot.start + slot.text.length)
        .flatMap((slot) => {
          const [from, to] = [Math.max(start - slot.start, 0), Math.min(end - slot.start, slot.text.length)];
          const range = this.host.ranges ? this.host.ranges.over(slot.block, from, to) : slot.shown?.range(from, to);
          return range ? [range] : [];
        }),
    );
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
    this.forget([...this.slots.all]);
    this.emphasize('active', []);
    this.emphasize('linked', []);
    this.#unstyle();
  }

  #paint(slot: Slot<B>): void {
    const { ranges } = this.host;
    if (ranges) {
      this.#clear(slot);
      for (const piece of slot.pieces) this.#add(slot, piece, ranges.over(slot.block, piece.start, piece.end));
      return;
    }
    const runs = this.host.runs(slot.block);
    const shown = runs && new Shown(runs);
    if (!shown?.shows(slot.text)) {
      this.#wait(slot);
      return;
    }
    this.#waiting.delete(slot);
    this.#clear(slot);
    slot.shown = shown;
    for (const node of shown.nodes()) this.#slotOf.set(node, slot);
    for (const piece of slot.pieces) this.#add(slot, piece, shown.range(piece.start, piece.end));
  }

  #add(slot: Slot<B>, piece: Piece, range: AbstractRange | undefined): void {
    if (!range) return;
    this.#marks.add(piece.kind, range);
    slot.painted.push({ piece, text: slot.text.slice(piece.start, piece.end), range });
  }

  #clear(slot: Slot<B>): void {
    for (const { piece, range } of slot.painted) this.#marks.delete(piece.kind, range);
    slot.painted = [];
    slot.shown = undefined;
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
