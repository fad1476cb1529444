import type { Emphasis } from '../dom/painter.js';
import { carrySpan, type TextEdit } from '../edit.js';
import type { Kind } from '../kinds.js';
import type { Options, Span } from '../types.js';
import type { Block, HostAdapter } from './host.js';
import { Painting, rectsOf } from './painting.js';
import { Reader, type AnyAnnotator, type Read, type Reading } from './reader.js';
import type { Renewal } from './rows.js';
import { Slots, type Slot } from './slots.js';
import { Writing } from './writing.js';

/** How a document is annotated while it is written. */
export interface SessionOptions extends Omit<Options, 'offsets'> {
  /** For long documents one from `hashiya/worker`, so that nobody's typing waits for it. */
  annotator: AnyAnnotator;
  /** Told what went wrong where the annotator failed; the marks that there are stay. Default: the console is. */
  onProblem?: (error: unknown) => void;
}

/** A mark that a person has dismissed. */
interface Dismissed extends Span {
  readonly kind: Kind;
}

/**
 * Marks up one editor's text while it is written, and changes nothing in it. Offsets live in the text of the model; what
 * an edit moves is moved at once, the text is read anew in the background, and only blocks whose marks or nodes have
 * changed are painted again. New marks of the word that is being written wait until it is written: until something is typed
 * behind it, or for half a second.
 */
export class Session<B extends Block = Block> {
  readonly #reader: Reader;
  readonly #problem: (error: unknown) => void;
  readonly #slots = new Slots<B>();
  readonly #painting: Painting<B>;
  readonly #observer: MutationObserver;
  readonly #writing = new Writing((word) => this.#written(word));
  readonly #off: () => void;
  readonly #listeners = new Set<() => void>();

  /** The text has to be taken from the editor. */
  #stale = true;
  #scheduled = false;
  #destroyed = false;
  #reading: Reading | undefined;
  /** The annotator has been asked and has not answered. */
  #asked = false;
  /** What has changed since the annotator was asked; `undefined` where it knows the text. */
  #since: TextEdit[] | undefined = [];
  /** What has changed since {@link #reading}. */
  #sinceReading: TextEdit[] = [];
  #dismissed: Dismissed[] = [];
  #whenSettled: (() => void)[] = [];

  /** @throws {Error} Where the browser lacks the CSS Custom Highlight API. */
  constructor(
    readonly host: HostAdapter<B>,
    { annotator, onProblem, ...options }: SessionOptions,
  ) {
    this.#reader = new Reader(annotator, options);
    this.#problem = onProblem ?? ((error) => console.error(error));
    this.#painting = new Painting(host, this.#slots, () => this.#flush());
    this.#observer = new MutationObserver((records) => {
      this.#painting.notice(records);
      this.#flush();
    });
    this.#observer.observe(host.root, { characterData: true, childList: true, subtree: true });
    this.#off = host.onChange((all = false) => {
      this.#stale = true;
      if (all) this.#painting.renew(this.#slots.all, true);
      this.#schedule();
    });
    this.#flush();
  }

  /** The whole text, a newline between two blocks; what annotations count in. */
  get text(): string {
    this.#flush();
    return this.#slots.text;
  }

  /** Resolves when what is painted is what the text, as it is then, gives; a word that is being written counts as written. */
  settled(): Promise<void> {
    this.#flush();
    this.#writing.end();
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
  async article(): Promise<Read | undefined> {
    const reading = this.#reading;
    const read = await reading?.read();
    return reading === this.#reading ? read : undefined;
  }

  /** The annotations that are marked, by their index in the last reading, in text order. */
  get marked(): number[] {
    return [...new Set(this.#slots.all.flatMap(({ pieces }) => pieces.map(({ annotation }) => annotation)))];
  }

  /** Where an annotation of the last reading stands in the text of now; nothing where an edit has done away with it. */
  spansOf(annotation: number): Span[] {
    return this.#slots.piecesOf(annotation);
  }

  /** Where a span of the last reading's text stands in the text of now; `undefined` where an edit touched it. */
  now(span: Span): Span | undefined {
    return carry(span, this.#sinceReading) ?? undefined;
  }

  /** The annotations under a point of the viewport in which the text is shown, innermost first. */
  at(x: number, y: number): number[] {
    return [...new Set(this.#painting.at(x, y).map(({ annotation }) => annotation))];
  }

  /** The rectangles of spans of the text of now, in pixels of the viewport in which it is shown. */
  rectsOf(spans: readonly Span[]): DOMRect[] {
    return this.#painting.rangesOf(spans).flatMap(rectsOf);
  }

  /** Emphasizes spans of the text of now in place of what had the same emphasis. */
  emphasize(emphasis: Emphasis, spans: readonly Span[]): void {
    this.#painting.emphasize(emphasis, spans);
  }

  /** Takes a mark away and leaves it away as long as its text stands as it does. The document does not change. */
  dismiss(annotation: number): void {
    this.#dismissed.push(...this.#slots.piecesOf(annotation));
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
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#writing.destroy();
    this.#observer.disconnect();
    this.#off();
    this.#painting.destroy();
    this.#reader.free();
    this.host.destroy?.();
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
    this.#painting.notice(this.#observer.takeRecords());
    if (this.#stale) this.#take();
    this.#painting.run();
    this.#ask();
    this.#settle();
  }

  #take(): void {
    this.#stale = false;
    const opens = this.#slots.all.length === 0;
    const { edits, changed, gone } = this.#slots.take(this.host.blocks());
    this.#painting.forget(gone);
    this.#painting.renew(changed);
    this.#painting.check();
    if (edits.length === 0) return;
    if (opens) this.#painting.look();
    else this.#painting.wrote(gone.length > 0 ? Infinity : edits.reduce((sum, { from, to, insert }) => sum + to - from + insert.length, 0));
    const known = this.#sinceReading.length === 0;
    (this.#since ??= []).push(...edits);
    this.#sinceReading.push(...edits);
    this.#dismissed = this.#dismissed.flatMap((one) => carry(one, edits) ?? []);
    if (!opens) this.#write(edits, known && gone.length === 0);
  }

  /**
   * Sees to the word that is being written. When another character ends it, its marks are painted together with that.
   *
   * @param known The last reading is that of the text before the edits.
   */
  #write(edits: readonly TextEdit[], known: boolean): void {
    const [before, now] = [this.#writing.word, this.#writing.note(edits, (place) => this.#slots.at(place))];
    if (now) this.#slots.write(now);
    else if (before && known) this.#mark(at(before.start));
  }

  /** Marks what has waited for a word, which is written now. */
  #written({ start }: Span): void {
    // Otherwise the next reading does it.
    if (this.#sinceReading.length === 0) this.#mark(at(start));
    this.#flush();
  }

  /** Asks the annotator for the text of now; one question at a time. */
  #ask(): void {
    if (this.#asked || !this.#since) return;
    this.#asked = true;
    const edits = this.#since;
    this.#since = undefined;
    this.#reader.read(() => this.#slots.text, edits).then(
      (reading) => {
        this.#asked = false;
        if (this.#destroyed) return;
        this.#sinceReading = [...(this.#since ?? [])];
        this.#install(reading, reading.renewal);
      },
      (error: unknown) => {
        this.#asked = false;
        if (!this.#destroyed) this.#problem(error);
        this.#settle();
      },
    );
  }

  /** @param renewal Where it differs from what is marked; all is compared where it is not given. */
  #install(reading: Reading, renewal?: Renewal): void {
    this.#reading = reading;
    this.#mark(renewal);
    this.#flush();
    for (const listener of this.#listeners) listener();
  }

  /** Marks the last reading. */
  #mark(renewal: Renewal | undefined): void {
    if (!this.#reading) return;
    const unwanted = (span: Span, kind: Kind): boolean =>
      this.#dismissed.some((one) => one.start === span.start && one.end === span.end && one.kind === kind);
    const marking = { renewal, unwanted: this.#dismissed.length > 0 ? unwanted : undefined, word: this.#writing.word };
    this.#painting.renew(this.#slots.mark(this.#reading.rows, this.#sinceReading, marking));
  }

  get #quiet(): boolean {
    return this.#destroyed || (!this.#stale && !this.#asked && !this.#since && this.#painting.done);
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
}

/** The renewal of a reading that is marked already, where something has waited for a word. */
function at(place: number): Renewal {
  return { start: place, end: place, from: 0, by: 0 };
}

/** Where a span lies after several edits; `null` where one of them touched it. */
function carry<T extends Span>(span: T, edits: readonly TextEdit[]): T | null {
  return edits.reduce<T | null>((carried, edit) => carried && carrySpan(carried, edit), span);
}
