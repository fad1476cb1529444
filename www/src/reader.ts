import { KINDS, kindOf, partsOf, type AnnotatedArticle, type Annotation, type Kind, type Options, type Span } from 'hashiya';
import type { Emphasis } from 'hashiya/dom';
import type { ExportOptions } from 'hashiya/export';

import { NO_CORRECTIONS, removedIn, type Corrections } from './corrections/corrections.js';
import type { Engine } from './engine.js';
import { quotesOfSameSpeaker, type Subject } from './gloss/describe.js';
import { Leaf, type Row } from './leaf/leaf.js';
import { breathe, Slices } from './slices.js';

/** Below this confidence an annotation counts as unsure. */
export const SURE = 0.7;

const NOTHING: AnnotatedArticle = { annotations: [], entities: [], diagnostics: [] };

/** The article on the page with what was found in it. */
export class Reader implements Subject {
  article = NOTHING;
  published: string | undefined;
  readonly #leaf: Leaf;
  #onlySure = false;
  #corrections: Corrections = NO_CORRECTIONS;
  /** Indices of what the reader has removed. */
  #removed = new Set<number>();
  /** What {@link shown} gives, until something else is shown. */
  #shown: readonly number[] | undefined;
  readonly #slices = new Slices();
  /** Counts the runs, so that a late answer about an earlier text is told from the current one. */
  #run = 0;

  constructor(
    /** The element that holds the article and nothing else. */
    readonly root: HTMLElement,
    readonly engine: Engine,
  ) {
    this.#leaf = new Leaf(root);
  }

  /** The text that offsets count in. */
  get text(): string {
    return this.#leaf.text;
  }

  /** Whether the article is so long that not all of it is laid out. */
  get isLong(): boolean {
    return this.#leaf.isLong;
  }

  /** Settles when the whole text stands on the page. */
  get written(): Promise<unknown> {
    return this.#leaf.written;
  }

  /** The stretch of a long article that is near the window. */
  get inSight(): Span {
    return this.#leaf.inSight;
  }

  /** Calls `moved` whenever other stretches have come {@link inSight}. */
  onMove(moved: () => void): void {
    this.#leaf.moved = moved;
  }

  /** What exports are made with: the date of the article, without what the reader has removed. */
  get exportOptions(): ExportOptions {
    const omit = [...this.#removed].flatMap((index) => this.article.annotations[index] ?? []).map(({ type, start, end }) => ({ type, start, end }));
    return { ...(this.published ? { date: this.published } : {}), ...(omit.length > 0 ? { omit } : {}) };
  }

  /** Takes over the article that stands in the page when it is opened; gives its paragraphs. */
  adopt(): string[] {
    return this.#leaf.adopt();
  }

  /** Puts `paragraphs` in place of the article; nothing is marked in it yet. */
  write(paragraphs: readonly string[]): void {
    // A late answer is about the text before.
    this.#run += 1;
    this.#leaf.write(paragraphs);
    this.#take(NOTHING);
  }

  /**
   * Annotates and paints, once the engine is loaded: at once where the text is short, else when the worker has answered.
   *
   * @param watch Told, where the worker annotates, what share of the work is done.
   * @returns Whether the answer was still wanted: false where another text or date came in between.
   * @throws {OptionError} Where the publication date cannot be read; what was painted stays.
   */
  annotate(published: string | undefined, watch?: (share: number) => void): boolean | Promise<boolean> {
    const options: Options = published ? { date: published } : {};
    const run = ++this.#run;
    const take = (article: AnnotatedArticle): boolean | Promise<boolean> => {
      if (run !== this.#run) return false;
      this.published = published;
      this.#take(article);
      const painted = this.#paint();
      return painted?.then(() => run === this.#run) ?? true;
    };
    const found = this.engine.annotate(this.text, options, (share) => {
      if (run === this.#run) watch?.(share);
    });
    if (!(found instanceof Promise)) return take(found);
    // Unpacking the last part of the answer was a task of its own.
    return found.then((article) => breathe().then(() => take(article)), (error: unknown) => {
      // The worker is ended under a run whose answer nobody waits for any more.
      if (run !== this.#run) return false;
      throw error;
    });
  }

  /** Takes over what a reader has corrected; names and denied words hold from the next {@link annotate} on. */
  correct(corrections: Corrections): void {
    this.#corrections = corrections;
    this.engine.correct(corrections);
  }

  /** Shows or hides what is unsure. */
  showOnlySure(on: boolean): void {
    this.#onlySure = on;
    void this.#paint();
  }

  #take(article: AnnotatedArticle): void {
    this.#slices.stop();
    this.article = article;
    this.#shown = undefined;
    this.#removed = removedIn(article.annotations, this.text, this.#corrections);
  }

  /** Paints: a short article at once, a long one in slices. */
  #paint(): Promise<unknown> | undefined {
    this.#shown = undefined;
    const painting = this.#leaf.paint(this.#rows());
    if (this.isLong) return this.#slices.run(painting);
    for (let done = false; !done; done = painting.next().done === true);
    return undefined;
  }

  /** What is painted, in the order of the text. */
  *#rows(): Generator<Row> {
    for (const [index, annotation] of this.article.annotations.entries()) {
      if (!this.#isKept(index)) continue;
      const kind = KINDS.indexOf(kindOf(annotation));
      for (const { start, end } of partsOf(annotation)) yield [start, end, kind, index];
    }
  }

  /** Whether an annotation is sure enough and has not been removed. */
  #isKept(index: number): boolean {
    const confidence = this.article.annotations[index]?.confidence ?? 1;
    return !this.#removed.has(index) && (!this.#onlySure || confidence >= SURE);
  }

  /** Shows or hides a kind, now and in later articles. */
  show(kind: Kind, on: boolean): void {
    this.#shown = undefined;
    this.#leaf.show(kind, on);
  }

  /** Whether an annotation is shown: its kind is, it is sure enough, and nobody has removed it. */
  isShown(index: number): boolean {
    const annotation = this.article.annotations[index];
    return annotation !== undefined && this.#isKept(index) && this.#leaf.shows(kindOf(annotation));
  }

  /** Indices of the annotations that are shown, in text order. */
  get shown(): readonly number[] {
    this.#shown ??= [...this.article.annotations.keys()].filter((index) => this.isShown(index));
    return this.#shown;
  }

  /** Indices of the annotations under a point of the viewport, innermost first. */
  at(x: number, y: number): number[] {
    return this.#leaf.at(x, y);
  }

  /** The annotation `index` and those around it, innermost first. */
  around(index: number): number[] {
    const inner = this.article.annotations[index];
    if (!inner) return [];
    const covers = (outer: Annotation) => partsOf(outer).some((part) => part.start <= inner.start && inner.end <= part.end);
    const indices = this.article.annotations.flatMap((outer, other) => (other !== index && covers(outer) && this.isShown(other) ? [other] : []));
    return [index, ...indices.sort((a, b) => this.#length(a) - this.#length(b))];
  }

  /** The rectangles of a span; empty where nothing is laid out there. */
  rectsOf(span: Span): DOMRect[] {
    return this.#leaf.rectsOf(span);
  }

  /** What the reader has selected within one paragraph of the article; `undefined` where nothing or more is. */
  get selected(): Span | undefined {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
    const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
    const [start, end] = [this.#leaf.offsetOf(startContainer, startOffset), this.#leaf.offsetOf(endContainer, endOffset)];
    if (start === undefined || end === undefined) return undefined;
    const words = this.text.slice(start, end);
    const from = start + (words.length - words.trimStart().length);
    return words.trim() === '' || words.trim().includes('\n') ? undefined : { start: from, end: from + words.trim().length };
  }

  /** Emphasizes an annotation, and all quotations of the same speaker with it; `undefined` ends the emphasis. */
  look(index: number | undefined): void {
    const annotation = index === undefined ? undefined : this.article.annotations[index];
    const linked = annotation?.type === 'quote' ? quotesOfSameSpeaker(annotation, this.article).filter((other) => other !== annotation) : [];
    this.emphasize('active', annotation ? partsOf(annotation) : []);
    this.emphasize('linked', linked.flatMap(partsOf));
  }

  /** Emphasizes spans in place of those emphasized before. */
  emphasize(emphasis: Emphasis, spans: readonly Span[]): void {
    this.#leaf.emphasize(emphasis, spans);
  }

  #length(index: number): number {
    const annotation = this.article.annotations[index];
    return annotation ? annotation.end - annotation.start : 0;
  }
}
