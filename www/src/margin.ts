import type { Annotation } from 'hashiya';

import { describe, type Description } from './describe.js';
import { make, ofArticle } from './gloss.js';
import type { Messages } from './i18n/index.js';
import type { Reader } from './reader.js';

/** Pixels between two notes. */
const GAP = 10;

/** Notes at most; a longer article has the index. */
const MOST = 400;

interface Note {
  element: HTMLElement;
  index: number;
}

/**
 * The glosses in the margin, each beside its line: who is named for the first time, who speaks, which day is meant.
 */
export class Margin {
  #notes: Note[] = [];

  constructor(
    readonly root: HTMLElement,
    readonly reader: Reader,
    readonly actions: { look: (index: number | undefined) => void; open: (index: number) => void },
  ) {
    new ResizeObserver(() => this.place()).observe(reader.root);
  }

  /** Writes the notes again. */
  render(messages: Messages): void {
    const seen = new Set<number>();
    const indices = this.reader.article.annotations.flatMap((annotation, index) => (this.#deserves(annotation, seen) ? [index] : []));
    this.#notes = indices.slice(0, MOST).map((index) => ({ index, element: this.#note(index, messages) }));
    this.root.replaceChildren(...this.#notes.map(({ element }) => element));
    this.place();
  }

  /** Marks the notes of the annotations that are looked at in the text. */
  mark(indices: readonly number[]): void {
    for (const { element, index } of this.#notes) element.classList.toggle('looked-at', indices.includes(index));
  }

  /** Puts each note beside the line of its annotation, or under the note before it. */
  place(): void {
    if (this.root.offsetParent === null) return;
    const { top } = this.root.getBoundingClientRect();
    let free = 0;
    const heights = this.#notes.map(({ element }) => element.offsetHeight);
    const lines = this.#notes.map(({ index }) => {
      const annotation = this.reader.article.annotations[index];
      return annotation ? (this.reader.rectsOf(annotation)[0]?.top ?? top) - top : 0;
    });
    this.#notes.forEach(({ element }, place) => {
      const at = Math.max(free, lines[place] ?? 0);
      element.style.insetBlockStart = `${at}px`;
      free = at + (heights[place] ?? 0) + GAP;
    });
    this.root.style.minBlockSize = `${free}px`;
  }

  #deserves(annotation: Annotation, seen: Set<number>): boolean {
    if (!this.reader.isShown(annotation)) return false;
    const { text } = this.reader;
    if (annotation.type === 'quote') {
      // A full name beside the quotation needs no gloss.
      const written = annotation.speaker ? text.slice(annotation.speaker.start, annotation.speaker.end) : '';
      return annotation.speakerName !== null && !written.includes(annotation.speakerName);
    }
    if (annotation.type === 'time') {
      const yearAsWritten = /^\d{4}$/.test(annotation.value) && text.slice(annotation.start, annotation.end).includes(annotation.value);
      return (annotation.kind === 'date' || annotation.kind === 'time') && !yearAsWritten;
    }
    if (annotation.type === 'mark' || annotation.kind === 'location' || seen.has(annotation.entity)) return false;
    seen.add(annotation.entity);
    return true;
  }

  #note(index: number, messages: Messages): HTMLElement {
    const description = describe(index, this.reader, messages);
    const button = make('button', `note note-${description.kind}`, ...this.#words(description, messages));
    button.addEventListener('pointerenter', () => this.actions.look(index));
    button.addEventListener('pointerleave', () => this.actions.look(undefined));
    button.addEventListener('focus', () => this.actions.look(index));
    button.addEventListener('blur', () => this.actions.look(undefined));
    button.addEventListener('click', () => this.actions.open(index));
    return button;
  }

  #words({ kind, label, heading, quoted, rows, warnings }: Description, messages: Messages): (Node | string)[] {
    const name = quoted ? ofArticle(heading) : heading;
    const more = rows.filter(({ term }) => term === messages.titleOf || term === messages.hijri || term === messages.via);
    const lines = more.map(({ text, quoted: own }) => make('span', 'note-more', own ? ofArticle(text) : text));
    return [
      make('span', 'note-label', kind === 'quote' ? messages.speaker : label),
      make('span', 'note-heading', name),
      ...lines,
      ...warnings.map((text) => make('span', 'note-warning', text)),
    ];
  }
}
