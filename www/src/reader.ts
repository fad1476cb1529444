import { kindOf, partsOf, type AnnotatedArticle, type Annotation, type Annotator, type Kind, type Options, type Span } from 'hashiya';
import { Painter, type Emphasis } from 'hashiya/dom';

import { quotesOfSameSpeaker, type Subject } from './describe.js';

/** A first line of at most this many letters that ends in no full stop is the headline. */
const LONGEST_HEADLINE = 140;

const NOTHING: AnnotatedArticle = { annotations: [], entities: [], diagnostics: [] };

/** The article on the page with what was found in it. */
export class Reader implements Subject {
  article = NOTHING;
  published: string | undefined;
  #painter: Painter | undefined;
  readonly #shown = new Map<Kind, boolean>();

  constructor(
    /** The element that holds the article and nothing else. */
    readonly root: HTMLElement,
    readonly annotator: Annotator,
  ) {}

  /** The text that offsets count in. */
  get text(): string {
    return this.#painter?.text ?? '';
  }

  /** Puts `paragraphs` in place of the article, the first as headline where it looks like one. */
  write(paragraphs: readonly string[]): void {
    this.#painter?.destroy();
    const elements = paragraphs.map((text, index) => {
      const headline = index === 0 && paragraphs.length > 1 && text.length <= LONGEST_HEADLINE && !/[.؟!»:،]$/.test(text);
      const element = document.createElement(headline ? 'h2' : 'p');
      element.textContent = text;
      return element;
    });
    this.root.replaceChildren(...elements);
    this.#painter = new Painter(this.root);
    this.#shown.forEach((on, kind) => this.#painter?.show(kind, on));
    this.article = NOTHING;
  }

  /**
   * Annotates and paints.
   *
   * @throws {OptionError} Where the publication date cannot be read; what was painted stays.
   */
  annotate(published: string | undefined): void {
    const options: Options = published ? { date: published } : {};
    this.article = this.annotator.annotate(this.text, options);
    this.published = published;
    this.#painter?.paint(this.article);
  }

  /** Shows or hides a kind, now and in later articles. */
  show(kind: Kind, on: boolean): void {
    this.#shown.set(kind, on);
    this.#painter?.show(kind, on);
  }

  /** Whether an annotation's kind is shown. */
  isShown(annotation: Annotation): boolean {
    return this.#shown.get(kindOf(annotation)) ?? true;
  }

  /** Indices of the annotations under a point of the viewport, innermost first. */
  at(x: number, y: number): number[] {
    return this.#painter?.annotationsAt(x, y) ?? [];
  }

  /** The annotation `index` and those around it, innermost first. */
  around(index: number): number[] {
    const inner = this.article.annotations[index];
    if (!inner) return [];
    const covers = (outer: Annotation) => partsOf(outer).some((part) => part.start <= inner.start && inner.end <= part.end);
    const indices = this.article.annotations.flatMap((outer, other) => (other !== index && this.isShown(outer) && covers(outer) ? [other] : []));
    return [index, ...indices.sort((a, b) => this.#length(a) - this.#length(b))];
  }

  /** The rectangles of a span; empty where nothing is laid out there. */
  rectsOf(span: Span): DOMRect[] {
    return (this.#painter?.rectsOf(span) ?? []).filter((rect) => rect.width > 0);
  }

  /** A live range over a span. */
  rangeOf(span: Span): Range | undefined {
    return this.#painter?.rangeOf(span);
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
    this.#painter?.emphasize(emphasis, spans);
  }

  #length(index: number): number {
    const annotation = this.article.annotations[index];
    return annotation ? annotation.end - annotation.start : 0;
  }
}
