import type { EntityKind } from 'hashiya';

import type { CorrectionDesk } from '../corrections/desk.js';
import { button, make } from '../elements.js';
import type { Messages } from '../i18n/index.js';
import type { Reader } from '../reader.js';
import { citationOf } from './citation.js';

/** What a name can be. */
export const NAME_KINDS: readonly EntityKind[] = ['person', 'location', 'organization', 'misc'];

/** What can be done with an annotation, under its gloss: copy it, correct it. */
export function footerOf(index: number, reader: Reader, desk: CorrectionDesk, messages: Messages, copy: (text: string) => void): HTMLElement {
  const footer = make('div', 'gloss-footer');
  const annotation = reader.article.annotations[index];
  if (!annotation) return footer;
  const citation = citationOf(annotation, reader, messages);
  if (citation !== undefined) {
    footer.append(button('plain', () => copy(citation), annotation.type === 'quote' ? messages.copyQuote : messages.copyDate));
  }
  if (annotation.type === 'entity') {
    const choice = kindChoice(messages, messages.changeKind, annotation.kind);
    choice.addEventListener('change', () => desk.keep(index, choice.value as EntityKind));
    footer.append(choice);
    if (!desk.isOwn(index)) footer.append(button('plain', () => desk.keep(index, annotation.kind), messages.addToOwn));
  }
  footer.append(button('plain', () => desk.remove(index), messages.remove));
  return footer;
}

/** A menu of what a name can be. */
export function kindChoice(messages: Messages, label: string, chosen: EntityKind = 'person'): HTMLSelectElement {
  const choice = make('select', 'kind-choice') as HTMLSelectElement;
  choice.setAttribute('aria-label', label);
  for (const kind of NAME_KINDS) {
    const option = make('option', '', messages.kinds[kind]) as HTMLOptionElement;
    option.value = kind;
    choice.append(option);
  }
  choice.value = chosen;
  return choice;
}
