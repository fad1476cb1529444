import { type Emphasis } from '../dom/painter.js';
import type { Kind } from '../kinds.js';
import type { AnnotatedArticle, Options, Span } from '../types.js';
import { shifted, type Edit } from './edits.js';
import type { Block, HostAdapter } from './host.js';
import { Marks } from './marks.js';
import { Reader, type AnyAnnotator, type Reading } from './reader.js';
import { Shown } from './runs.js';
import { Slots, type Painted, type Slot } from './slots.js';

/** How a document is annotated while it is written. */
export interface SessionOptions extends Omit<Options, 'offsets'> {
  /** For long documents one from `hashiya/worker`, so that nobody's typing waits for it. */
  annotator: AnyAnnotator;
  /** Told what went wrong where the annotator failed; the marks that there are stay. Default: the console is. */
  onProblem?: (error: unknown) => void;
}

/** A mark that a person has dismissed. */
interface Dismissed extends Span {
  kind: Kind;
}

/**
 * Marks up one editor's text while it is written, and changes nothing in it. Offsets live in the text of the model; what
 * an edit moves is moved at once, the text is read anew in the background, and only blocks whose marks or nodes have
 * changed are painted again.
 */
export class Session<B extends Block = Block> {
  readonly #reader: Reader;
  readonly #problem: (error: unknown) => void;
  readonly #marks: Marks;
  readonly #slots = new Slots<B>();
  readonly #slotOf = new WeakMap<Node, Slot<B>>();
  readonly #observer: MutationObserver;
  readonly #ends: (() => void)[];
  readonly #listeners = new Set<() => void>();
  readonly #emphasized: Record<Emphasis, AbstractRange[]> = { active: [], linked: [] };

  /** The text has to be read from the editor. */
  #stale = true;
  #scheduled = false;
  #destroyed = false;
  /** To be painted. */
  #dirty = new Set<Slot<B>>();
  /** To be painted once the page shows their text. */
  #waiting = new Set<Slot<B>>();
  #reading: Reading | undefined;
  #asked = false;
  /** What has changed since the annotator was asked; `undefined` where it knows the text. */
  #since: Edit[] | undefined = [];
  /** What has changed since {@link #reading}. */
  #sinceReading: Edit[] = [];
  #dismissed: Dismissed[] = [];
  #whenSettled: (() => void)[] = [];

  /** @throws {Error} Where the browser lacks the CSS Custom Highlight API. */
  constructor(
    readonly host: HostAdapter<B>,
    { annotator, onProblem, ...options }: SessionOptions,
  ) {
    this.#reader = new Reader(annotator, options);
    this.#problem = onProblem ?? ((error) => console.error(error));
    this.#marks = new Marks(host.root);
    this.#observer = new MutationObserver((records) => {
      this.#notice(records);
      this.#flush();
    });
    this.#observer.observe(host.root, { characterData: true, childList: true, subtree: true });
    this.#ends = [
      this.#marks.adoptStyles(),
      host.onChange((all = false) => {
        this.#stale = true;
        if (all) for (const slot of this.#slots.all) this.#dirty.add(slot);
        this.#schedule();
      }),
      () => this.#reader.free(),
      () => host.destroy?.(),
    ];
    this.#flush();
  }

  /** The whole text, a newline between two blocks; what annotations count in. */
  get text(): string {
    this.#flush();
    return this.#slots.text;
  }

  /** Resolves when what is painted is what the text, as it is then, gives. */
  settled(): Promise<void> {
    this.#flush();
    return this.#quiet ? Promise.resolve() : new Promise((resolve) => this.#whenSettled.push(resolve));
  }

  /** Calls `listener` after every new reading of the text and every dismissal. Returns what ends it. */
  onUpdate(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * What the last reading found, with the text that it read: that of now, or of some keystrokes ago. `undefined` before the
   * first one, and where the text is being read anew.
   */
  async article(): Promise<{ text: string; article: AnnotatedArticle } | undefined> {
    const reading = this.#reading;
    const article = await reading?.article();
    return reading && article && reading === this.#reading ? { text: reading.text, article } : undefined;
  }

  /** The annotations that are marked, by their index in the last reading, in text order. */
  get marked(): number[] {
    return [...new Set(this.#slots.all.flatMap(({ pieces }) => pieces.map(({ annotation }) => annotation)))];
  }

  /** Where an annotation of the last reading stands in the text of now; nothing where an edit has done away with it. */
  spansOf(annotation: number): Span[] {
    return this.#slots.spansOf(annotation);
  }

  /** Where a span of the last reading's text stands in the text of now; `undefined` where an edit touched it. */
  now(span: Span): Span | undefined {
    return this.#sinceReading.reduce<Span | undefined>((moved, edit) => moved && shifted(moved, edit, false), span);
  }

  /** The annotations under a point of the viewport in which the text is shown, innermost first. */
  at(x: number, y: number): number[] {
    const caret = caretAt(this.host.root.ownerDocument, x, y);
    const slot = caret && (this.#slotOf.get(caret.node) ?? (caret.node === this.host.root ? this.#slots.at(caret.offset) : undefined));
    const hits = slot?.painted.filter(({ range }) => rectsOf(range).some((rect) => covers(rect, x, y))) ?? [];
    hits.sort((a, b) => length(a.piece) - length(b.piece));
    return [...new Set(hits.map(({ piece }) => piece.annotation))];
  }

  /** The rectangles of spans of the text of now, in pixels of the viewport in which it is shown. */
  rectsOf(spans: readonly Span[]): DOMRect[] {
    return this.#rangesOf(spans).flatMap(rectsOf);
  }

  /** Emphasizes spans of the text of now in place of what had the same emphasis. */
  emphasize(emphasis: Emphasis, spans: readonly Span[]): void {
    for (const range of this.#emphasized[emphasis]) this.#marks.delete(emphasis, range);
    this.#emphasized[emphasis] = this.#rangesOf(spans);
    for (const range of this.#emphasized[emphasis]) this.#marks.add(emphasis, range);
  }

  /** Takes a mark away and leaves it away as long as its text stands as it does. The document does not change. */
  dismiss(annotation: number): void {
    const pieces = this.#slots.all.flatMap((slot) =>
      slot.pieces.filter((piece) => piece.annotation === annotation).map((piece) => ({ start: slot.start + piece.start, end: slot.start + piece.end, kind: piece.kind })),
    );
    this.#dismissed.push(...pieces);
    if (this.#reading) this.#install(this.#reading);
  }

  /**
   * Replaces a part of the text by the editor's own command, as one step of its history.
   *
   * @returns False where the span reaches over several blocks, and nothing was done.
   */
  replace({ start, end }: Span, text: string): boolean {
    return this.#within({ start, end }, (slot) => this.host.replace(slot.block, start - slot.start, end - slot.start, text));
  }

  /** Links a part of the text by the editor's own command. Returns false where the editor has no links, or the span reaches over several blocks. */
  link({ start, end }: Span, href: string): boolean {
    if (!this.host.link) return false;
    return this.#within({ start, end }, (slot) => this.host.link?.(slot.block, start - slot.start, end - slot.start, href));
  }

  /** Takes all marks away and leaves the editor alone. */
  destroy(): void {
    this.#destroyed = true;
    this.#observer.disconnect();
    for (const slot of this.#slots.all) this.#unpaint(slot);
    this.emphasize('active', []);
    this.emphasize('linked', []);
    for (const end of this.#ends) end();
    this.#settle();
  }

  #schedule(): void {
    if (this.#scheduled || this.#destroyed) return;
    this.#scheduled = true;
    queueMicrotask(() => this.#flush());
  }

  /** Brings what is painted up to the text of now, as far as it has been read. */
  #flush(): void {
    this.#scheduled = false;
    if (this.#destroyed) return;
    this.#notice(this.#observer.takeRecords());
    if (this.#stale) this.#take();
    for (const slot of [...this.#dirty, ...this.#waiting]) this.#paint(slot);
    this.#ask();
    this.#settle();
  }

  #take(): void {
    this.#stale = false;
    const { edits, changed, gone } = this.#slots.take(this.host.blocks());
    for (const slot of gone) {
      this.#unpaint(slot);
      this.#dirty.delete(slot);
      this.#waiting.delete(slot);
    }
    for (const slot of changed) this.#dirty.add(slot);
    this.#check();
    if (edits.length === 0) return;
    (this.#since ??= []).push(...edits);
    this.#sinceReading.push(...edits);
    this.#dismissed = edits.reduce(
      (all, edit) => all.flatMap((one) => { const moved = shifted(one, edit, false); return moved ? [{ ...one, ...moved }] : []; }),
      this.#dismissed,
    );
  }

  /** Finds the blocks whose ranges an edit elsewhere has done away with: no node of theirs could say so. */
  #check(): void {
    const { ranges } = this.host;
    if (!ranges) return;
    for (const slot of this.#slots.all) {
      if (!slot.painted.every(({ piece, range }) => ranges.cover(range, slot.block, piece.start, piece.end))) this.#dirty.add(slot);
    }
  }

  /** Finds the blocks whose nodes are no longer those that were painted. */
  #notice(records: readonly MutationRecord[]): void {
    if (records.length === 0) return;
    let unknown = false;
    for (const { type, target } of records) {
      const slot = type === 'characterData' ? this.#slotOf.get(target) : undefined;
      if (slot) this.#dirty.add(slot);
      else unknown = true;
    }
    if (unknown) for (const slot of this.#slots.all) if (slot.shown && !slot.shown.current) this.#dirty.add(slot);
  }

  #paint(slot: Slot<B>): void {
    this.#dirty.delete(slot);
    const { ranges } = this.host;
    if (ranges) {
      this.#unpaint(slot);
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
    this.#unpaint(slot);
    slot.shown = shown;
    for (const node of shown.nodes()) this.#slotOf.set(node, slot);
    for (const piece of slot.pieces) this.#add(slot, piece, shown.range(piece.start, piece.end));
  }

  #add(slot: Slot<B>, piece: Painted['piece'], range: AbstractRange | undefined): void {
    if (!range) return;
    this.#marks.add(piece.kind, range);
    slot.painted.push({ piece, text: slot.text.slice(piece.start, piece.end), range });
  }

  #unpaint(slot: Slot<B>): void {
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
    this.host.root.ownerDocument.defaultView?.requestAnimationFrame(() => this.#flush());
  }

  /** Asks the annotator for the text of now; one question at a time. */
  #ask(): void {
    if (this.#asked || !this.#since) return;
    this.#asked = true;
    const edits = this.#since;
    this.#since = undefined;
    this.#reader.read(this.#slots.text, edits).then(
      (reading) => {
        this.#asked = false;
        if (this.#destroyed) return;
        this.#sinceReading = [...(this.#since ?? [])];
        this.#install(reading);
      },
      (error: unknown) => {
        this.#asked = false;
        if (!this.#destroyed) this.#problem(error);
        this.#settle();
      },
    );
  }

  #install(reading: Reading): void {
    this.#reading = reading;
    const unwanted = (span: Span, kind: Kind) => this.#dismissed.some((one) => one.start === span.start && one.end === span.end && one.kind === kind);
    for (const slot of this.#slots.mark(reading.columns, this.#sinceReading, unwanted)) this.#dirty.add(slot);
    this.#flush();
    for (const listener of this.#listeners) listener();
  }

  get #quiet(): boolean {
    return this.#destroyed || (!this.#stale && !this.#asked && !this.#since && this.#dirty.size === 0 && this.#waiting.size === 0);
  }

  #settle(): void {
    if (!this.#quiet) return;
    for (const resolve of this.#whenSettled.splice(0)) resolve();
  }

  #within({ start, end }: Span, act: (slot: Slot<B>) => void): boolean {
    this.#flush();
    const slot = this.#slots.at(start);
    if (!slot || end > slot.start + slot.text.length) return false;
    act(slot);
    return true;
  }

  #rangesOf(spans: readonly Span[]): AbstractRange[] {
    return spans.flatMap(({ start, end }) =>
      this.#slots.all
        .filter((slot) => slot.start < end && start < slot.start + slot.text.length)
        .flatMap((slot) => {
          const [from, to] = [Math.max(start - slot.start, 0), Math.min(end - slot.start, slot.text.length)];
          const range = this.host.ranges ? this.host.ranges.over(slot.block, from, to) : slot.shown?.range(from, to);
          return range ? [range] : [];
        }),
    );
  }
}

function caretAt(shown: Document, x: number, y: number): { node: Node; offset: number } | undefined {
  const caret = shown.caretPositionFromPoint?.(x, y);
  if (caret) return { node: caret.offsetNode, offset: caret.offset };
  const range = shown.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}

function rectsOf(range: AbstractRange): DOMRect[] {
  return [...((range as Range).getClientRects?.() ?? [])];
}

function covers(rect: DOMRect, x: number, y: number): boolean {
  return rect.left <= x && x <= rect.right && rect.top <= y && y <= rect.bottom;
}

function length({ start, end }: Span): number {
  return end - start;
}
