import { partsOf } from '../kinds.js';
import type { AnnotatedArticle, Annotation, Entity, EntityMention, Span } from '../types.js';
import { dateWords } from './dates.js';
import type { Session } from './session.js';
import type { Words } from './words.js';

/** Where a newsroom keeps a page about someone: its address, or `undefined` where there is none. */
export type LinkFor = (entity: Entity, mention: EntityMention) => string | undefined;

/** Something that a person may ask for from a tooltip. */
export interface Action {
  name: 'link' | 'insertDate' | 'copyQuote' | 'dismiss';
  /** Does it; returns what a screen reader shall say. */
  act(): Promise<string | undefined>;
}

/** An annotation with what it was found in. */
export interface Subject {
  index: number;
  annotation: Annotation;
  article: AnnotatedArticle;
  text: string;
}

/** What can be done with an annotation, in the order in which it is offered. */
export function actionsFor({ index, annotation, article, text }: Subject, session: Session, words: Words, linkFor?: LinkFor): Action[] {
  const actions: Action[] = [];
  const offer = (name: Action['name'], act: () => unknown, said?: string): void => {
    actions.push({
      name,
      act: async () => {
        await act();
        return said;
      },
    });
  };
  if (annotation.type === 'entity' && session.host.link) {
    const entity = article.entities[annotation.entity];
    const href = entity && linkFor?.(entity, annotation);
    if (href !== undefined) offer('link', () => withNow(session, annotation, (span) => session.link(span, href)));
  }
  if (annotation.type === 'time') {
    // In the words of the text, whatever language the page speaks; and only where it does not stand there already.
    const date = dateWords(annotation, 'ar-EG-u-nu-latn');
    if (date !== undefined && !text.slice(annotation.start, annotation.end).includes(date)) {
      offer('insertDate', () => withNow(session, annotation, ({ end }) => session.replace({ start: end, end }, ` (${date})`)));
    }
  }
  if (annotation.type === 'quote') {
    const quoted = partsOf(annotation).map(({ start, end }) => text.slice(start, end)).join(' … ');
    const line = annotation.speakerName === null ? quoted : `${quoted} — ${annotation.speakerName}`;
    offer('copyQuote', () => navigator.clipboard.writeText(line), words.copied);
  }
  offer('dismiss', () => session.dismiss(index));
  return actions;
}

/** The text may have changed since it was read: what was touched is no longer acted on. */
function withNow(session: Session, span: Span, act: (span: Span) => void): void {
  const now = session.now(span);
  if (now) act(now);
}
