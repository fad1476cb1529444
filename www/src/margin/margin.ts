import type { Annotation } from 'hashiya';

import { button, make, ofArticle } from '../elements.js';
import { describe, type Description } from '../gloss/describe.js';
import type { Messages } from '../i18n/index.js';
import type { Reader } from '../reader.js';
import type { Steps } from '../slices.js';

/** Pixels between two notes. */
const GAP = 10;

/** Notes up to which all of them are written at once; of more, only those near what is in sight. */
const MOST = 150;

interface Note {
  element: HTMLElement;
  index: number;
}

/** What the notes do when they are pointed at and pressed. */
export interface MarginActions {
  look: (index: number | undefined) => void;
  open: (index: number) => void;
}

/**
 * The glosses in the margin, each beside its line: who is named for the first time, who speaks, which day is meant.
 */
export class Margin {
  readonly #list: HTMLElement;
  #notes: Note[] = [];
  /** Indices of all annotations that deserve a note, in text order. */
  #deserving: number[] = [];
  #messages: Messages | undefined;

  constructor(
    readonly root: HTMLElement,
    readonly reader: Reader,
    readonly actions: MarginActions,
  ) {
    this.#list = root.querySelector('ol') as HTMLElement;
    reader.onMove(() => {
      if (this.#deserving.length > MOST) this.#write(this.#near());
    });
    new ResizeObserver(() => this.place()).observe(reader.root);
    // Paper has no window to scroll: all notes go onto it.
    addEventListener('beforeprint', () => this.#write(this.#deserving));
    addEventListener('afterprint', () => this.#write(this.#near()));
  }

  /** How many notes there are, written or not. */
  get count(): number {
    return this.#deserving.length;
  }

  /** Writes the notes again. */
  *render(messages: Messages): Steps {
    const { article, shown, text } = this.reader;
    const seen = new Set<string>();
    const deserving: number[] = [];
    let [paragraph, next] = [0, 0];
    for (const index of shown) {
      const annotation = article.annotations[index];
      if (!annotation) continue;
      while (next >= 0 && next <= annotation.start) [paragraph, next] = [next, text.indexOf('\n', next + 1)];
      if (this.#deserves(annotation, paragraph, seen)) deserving.push(index);
      yield;
    }
    this.#messages = messages;
    this.#deserving = deserving;
    this.#notes = [];
    // Placing the notes lays the page out: in a task of its own.
    yield;
    this.#write(this.#near());
  }

  /** Marks the notes of the annotations that are looked at in the text. */
  mark(indices: readonly number[]): void {
    for (const { element, index } of this.#notes) element.classList.toggle('looked-at', indices.includes(index));
  }

  /** Puts each note beside the line of its annotation, or under the note before it. */
  place(): void {
    // Measuring makes the browser lay the page out: not for nothing, and not for a sheet.
    if (this.#notes.length === 0 || this.root.popover !== null) return;
    const { top } = this.#list.getBoundingClientRect();
    // All is measured before anything is moved.
    const places = this.#notes.map(({ element, index }) => {
      const annotation = this.reader.article.annotations[index];
      const line = annotation && this.reader.rectsOf(annotation)[0];
      return { element, height: element.offsetHeight, line: line ? line.top - top : 0 };
    });
    let free = 0;
    for (const { element, height, line } of places) {
      const at = Math.max(free, line);
      element.style.insetBlockStart = `${at}px`;
      free = at + height + GAP;
    }
    this.#list.style.minBlockSize = `${free}px`;
  }

  /** The first note whose annotation is in the window or below it. */
  firstInView(): HTMLElement | undefined {
    return this.#notes.find(({ index }) => {
      const annotation = this.reader.article.annotations[index];
      return annotation !== undefined && (this.reader.rectsOf(annotation)[0]?.bottom ?? -1) >= 0;
    })?.element;
  }

  #near(): number[] {
    if (this.#deserving.length <= MOST) return this.#deserving;
    const { inSight, article } = this.reader;
    const begins = (index: number): number => article.annotations[index]?.start ?? -1;
    return this.#deserving.filter((index) => inSight.start <= begins(index) && begins(index) < inSight.end);
  }

  #write(indices: readonly number[]): void {
    const messages = this.#messages;
    if (!messages) return;
    const known = new Map(this.#notes.map((note) => [note.index, note]));
    // A note that has the focus keeps it while others come and go.
    this.#notes = indices.map((index) => known.get(index) ?? { index, element: this.#note(index, messages) });
    this.#list.replaceChildren(...this.#notes.map(({ element }) => element));
    this.place();
  }

  /**
   * Whether an annotation tells what does not stand there already.
   *
   * @param paragraph Where the paragraph begins in which it begins.
   * @param seen What has a note: entities once in the article, speakers once in a paragraph.
   */
  #deserves(annotation: Annotation, paragraph: number, seen: Set<string>): boolean {
    const { text } = this.reader;
    const isNew = (what: string): boolean => !seen.has(what) && seen.add(what) !== undefined;
    switch (annotation.type) {
      case 'quote': {
        // A full name beside the quotation needs no gloss.
        const written = annotation.speaker ? text.slice(annotation.speaker.start, annotation.speaker.end) : '';
        const { speakerName } = annotation;
        return speakerName !== null && !written.includes(speakerName) && isNew(`${paragraph} ${speakerName}`);
      }
      case 'time': {
        const yearAsWritten = /^\d{4}$/.test(annotation.value) && text.slice(annotation.start, annotation.end).includes(annotation.value);
        return (annotation.kind === 'date' || annotation.kind === 'time') && !yearAsWritten;
      }
      case 'entity':
        return annotation.kind !== 'location' && isNew(`${annotation.entity}`);
      case 'mark':
        return false;
    }
  }

  #note(index: number, messages: Messages): HTMLElement {
    const description = describe(index, this.reader, messages);
    const note = button('note', () => this.actions.open(index), ...this.#words(index, description, messages));
    const item = make('li', `note-${description.kind}`, note);
    for (const begin of ['pointerenter', 'focusin']) item.addEventListener(begin, () => this.actions.look(index));
    for (const end of ['pointerleave', 'focusout']) item.addEventListener(end, () => this.actions.look(undefined));
    return item;
  }

  #words(index: number, { kind, label, heading, quoted, rows, warnings }: Description, messages: Messages): (Node | string)[] {
    const { start = 0, end = 0 } = this.reader.article.annotations[index] ?? {};
    const surface = this.reader.text.slice(start, end);
    const name = quoted ? ofArticle(heading) : heading;
    const more = rows.filter(({ term }) => term === messages.titleOf || term === messages.hijri || term === messages.via);
    // Where notes do not stand beside their lines, the words that they explain go before them, as in a printed apparatus.
    const lemma = surface === heading ? [] : [make('span', 'note-lemma', ofArticle(surface.length > 40 ? `${surface.slice(0, 38)}…` : surface)), ' '];
    return [
      ...lemma,
      make('span', 'note-label', kind === 'quote' ? messages.speaker : label),
      // Without a space the last letter of the one would take the form that joins it to the other.
      ' ',
      make('span', 'note-heading', name),
      ...more.map(({ text, quoted: own }) => make('span', 'note-more', own ? ofArticle(text) : text)),
      ...warnings.map((text) => make('span', 'note-warning', text)),
    ];
  }
}
