import type { EntityKind } from 'hashiya';

import type { Messages } from '../i18n/index.js';
import type { Reader } from '../reader.js';
import type { CorrectionBook } from './book.js';
import { removalOf, withDenied, withName, withoutName, withRemoval, type Corrections } from './corrections.js';

/** What a reader can do about what is marked. Every change can be undone. */
export class CorrectionDesk {
  constructor(
    readonly book: CorrectionBook,
    readonly reader: Reader,
    /** Says what has been done, and offers to undo it. */
    readonly done: (text: (messages: Messages) => string) => void,
  ) {}

  /** Removes an annotation: a name's words are no name from now on, in any article; anything else goes where it stands. */
  remove(index: number): void {
    const annotation = this.reader.article.annotations[index];
    if (!annotation) return;
    const words = this.reader.text.slice(annotation.start, annotation.end);
    const { current } = this.book;
    const removed =
      annotation.type === 'entity' ? withDenied(current, words) : withRemoval(current, removalOf(annotation.type, annotation, this.reader.text));
    this.#change(removed, ({ removed: say }) => say(words));
  }

  /** Takes the name at `index`, with all spellings that the article has of it, as one of the given kind. */
  keep(index: number, kind: EntityKind): void {
    const { annotations, entities } = this.reader.article;
    const annotation = annotations[index];
    const entity = annotation?.type === 'entity' ? entities[annotation.entity] : undefined;
    if (!entity) return;
    const spellings = new Set(entity.mentions.map(({ start, end }) => this.reader.text.slice(start, end)));
    spellings.delete(entity.name);
    this.#add({ name: entity.name, kind, ...(spellings.size > 0 ? { aliases: [...spellings] } : {}), ...(entity.ref ? { ref: entity.ref } : {}) });
  }

  /** Takes `name` as one of the given kind. */
  add(name: string, kind: EntityKind): void {
    this.#add({ name, kind });
  }

  /** Takes a name off the reader's own. */
  forget(name: string): void {
    this.#change(withoutName(this.book.current, name), ({ forgotten }) => forgotten(name));
  }

  /** Whether a name at `index` is one of the reader's own. */
  isOwn(index: number): boolean {
    return this.reader.article.annotations[index]?.rule === 'names';
  }

  #add(name: Parameters<typeof withName>[1]): void {
    this.#change(withName(this.book.current, name), ({ added, kinds }) => added(name.name, kinds[name.kind]));
  }

  #change(corrections: Corrections, text: (messages: Messages) => string): void {
    this.book.change(corrections);
    this.done(text);
  }
}
