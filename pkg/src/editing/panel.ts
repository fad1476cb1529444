import { kindOf } from '../kinds.js';
import type { AnnotatedArticle, Quote } from '../types.js';
import { make, ofArticle, surfaceOf } from './card.js';
import { dateWords } from './dates.js';
import type { Session } from './session.js';
import type { Words } from './words.js';

/** Milliseconds without a new reading after which the panel is drawn: nobody reads it while typing. */
const PAUSE = 400;

/** One line of a panel: what it says, and the annotations that it leads to. */
interface Line {
  text: string;
  quoted: boolean;
  note?: string;
  leads: number[];
}

/** A list beside the editor: who is named, who said what, when, and what should be checked. Each line leads to its place. */
export class Panel {
  readonly #end: () => void;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly session: Session,
    readonly element: HTMLElement,
    readonly words: Words,
    /** Goes to a mark. */
    readonly open: (index: number) => void,
  ) {
    element.classList.add('hashiya-panel');
    element.setAttribute('dir', words.direction);
    element.setAttribute('aria-label', words.panel);
    this.#end = session.onUpdate(() => this.#soon());
    void this.draw();
  }

  /** Draws it now. */
  async draw(): Promise<void> {
    const read = await this.session.article();
    if (!read) return;
    const { article, text } = read;
    this.element.replaceChildren(
      this.#section('who', people(article)),
      this.#section('said', quotations(article, text, this.words)),
      this.#section('when', times(article, text, this.words)),
      this.#section('checks', checks(article, text)),
    );
  }

  /** Empties it. */
  destroy(): void {
    clearTimeout(this.#waiting);
    this.#end();
    this.element.replaceChildren();
    this.element.classList.remove('hashiya-panel');
    this.element.removeAttribute('aria-label');
    this.element.removeAttribute('dir');
  }

  #soon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.draw(), PAUSE);
  }

  #section(name: 'who' | 'said' | 'when' | 'checks', lines: readonly Line[]): HTMLElement {
    const items = lines.map(({ text, quoted, note, leads }) => {
      const button = make('button', 'line', quoted ? ofArticle(text) : text) as HTMLButtonElement;
      button.type = 'button';
      if (note !== undefined) button.append(' ', make('small', '', note));
      const [first] = leads;
      button.disabled = first === undefined;
      button.addEventListener('click', () => first !== undefined && this.open(first));
      return make('li', '', button);
    });
    const list = items.length > 0 ? make('ol', '', ...items) : make('p', 'nothing', this.words.nothing);
    const section = make('section', name, make('h2', '', this.words[name]), list);
    return section;
  }
}

function people({ annotations, entities }: AnnotatedArticle): Line[] {
  return entities
    .map(({ id, name, titles, mentions }) => ({
      text: name,
      quoted: true,
      note: titles[0] ?? '',
      leads: annotations.flatMap((annotation, index) => (annotation.type === 'entity' && annotation.entity === id ? [index] : [])),
      count: mentions.length,
    }))
    .sort((a, b) => b.count - a.count);
}

function quotations({ annotations }: AnnotatedArticle, text: string, words: Words): Line[] {
  return annotations.flatMap((annotation, index) =>
    annotation.type === 'quote' ? [{ text: (annotation as Quote).speakerName ?? words.unknown, quoted: true, note: surfaceOf(annotation, text), leads: [index] }] : [],
  );
}

function times({ annotations }: AnnotatedArticle, text: string, words: Words): Line[] {
  return annotations.flatMap((annotation, index) =>
    annotation.type === 'time' ? [{ text: surfaceOf(annotation, text), quoted: true, note: dateWords(annotation, words.locale) ?? '', leads: [index] }] : [],
  );
}

function checks({ annotations, diagnostics }: AnnotatedArticle, text: string): Line[] {
  return diagnostics.map(({ start, end, message }) => ({
    text: text.slice(start, end).slice(0, 60),
    quoted: true,
    note: message,
    leads: annotations.flatMap((annotation, index) => (annotation.start < end && start < annotation.end && kindOf(annotation) !== 'quote' ? [index] : [])).slice(0, 1),
  }));
}
