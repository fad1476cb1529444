import type { AnnotatedArticle, Quote, Span } from '../types.js';
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

/** A line that is shown. */
interface Item {
  line: Line;
  readonly element: HTMLElement;
}

/** What a panel tells of. */
type Section = 'who' | 'said' | 'when' | 'checks';

/** A part of it: its list, or what stands there as long as it has no lines. */
interface Part {
  readonly list: HTMLElement;
  readonly nothing: HTMLElement;
  readonly items: Item[];
}

/** A list beside the editor: who is named, who said what, when, and what should be checked. Each line leads to its place. */
export class Panel {
  readonly #end: () => void;
  readonly #parts: Record<Section, Part>;
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
    this.#parts = { who: this.#part(), said: this.#part(), when: this.#part(), checks: this.#part() };
    this.#end = session.onUpdate(() => this.#soon());
    void this.draw();
  }

  /** Draws it now: only the lines that say something else than before. */
  async draw(): Promise<void> {
    const read = await this.session.article();
    if (!read) return;
    const { article, text } = read;
    this.#fill('who', people(article));
    this.#fill('said', quotations(article, text, this.words));
    this.#fill('when', times(article, text, this.words));
    this.#fill('checks', checks(article, text));
    if (this.element.childElementCount > 0) return;
    for (const [name, { list, nothing }] of Object.entries(this.#parts) as [Section, Part][]) this.element.append(make('section', name, make('h2', '', this.words[name]), list, nothing));
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

  #part(): Part {
    return { list: make('ol', ''), nothing: make('p', 'nothing', this.words.nothing), items: [] };
  }

  /** Puts lines in place of those of a part: an edit changes neighbours, so what is the same at the begin and at the end stays. */
  #fill(name: Section, lines: readonly Line[]): void {
    const { list, nothing, items } = this.#parts[name];
    const shorter = Math.min(items.length, lines.length);
    let first = 0;
    while (first < shorter && says((items[first] as Item).line, lines[first] as Line)) first += 1;
    let rest = 0;
    while (rest < shorter - first && says((items.at(-1 - rest) as Item).line, lines.at(-1 - rest) as Line)) rest += 1;
    const added = lines.slice(first, lines.length - rest).map((line) => this.#item(line));
    for (const { element } of items.splice(first, items.length - rest - first, ...added)) element.remove();
    const fragment = document.createDocumentFragment();
    fragment.append(...added.map(({ element }) => element));
    list.insertBefore(fragment, list.children[first] ?? null);
    items.forEach((item, index) => (item.line = lines[index] as Line));
    [list.hidden, nothing.hidden] = [lines.length === 0, lines.length > 0];
  }

  #item(line: Line): Item {
    const { text, quoted, note } = line;
    const button = make('button', 'line', quoted ? ofArticle(text) : text) as HTMLButtonElement;
    button.type = 'button';
    if (note !== undefined) button.append(' ', make('small', '', note));
    button.disabled = line.leads.length === 0;
    const item = { line, element: make('li', '', button) };
    button.addEventListener('click', () => {
      const [first] = item.line.leads;
      if (first !== undefined) this.open(first);
    });
    return item;
  }
}

/** True where two lines look alike; they may lead elsewhere. */
function says(a: Line, b: Line): boolean {
  return a.text === b.text && a.note === b.note && a.quoted === b.quoted && a.leads.length > 0 === b.leads.length > 0;
}

function people({ annotations, entities }: AnnotatedArticle): Line[] {
  const leads = new Map<number, number[]>(entities.map(({ id }) => [id, []]));
  annotations.forEach((annotation, index) => {
    if (annotation.type === 'entity') leads.get(annotation.entity)?.push(index);
  });
  return entities
    .toSorted((a, b) => b.mentions.length - a.mentions.length)
    .map(({ id, name, titles }) => ({ text: name, quoted: true, note: titles[0] ?? '', leads: leads.get(id) ?? [] }));
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
  const marks = annotations.flatMap((annotation, index) => (annotation.type === 'quote' ? [] : [{ index, ...annotation }]));
  // Both are in text order.
  let from = 0;
  return diagnostics.map(({ start, end, message }) => {
    while (from < marks.length && (marks[from] as Span).end <= start) from += 1;
    const lead = marks[from];
    return { text: text.slice(start, end).slice(0, 60), quoted: true, note: message, leads: lead && lead.start < end ? [lead.index] : [] };
  });
}
