import type { Annotation } from 'hashiya';

import type { Messages } from '../i18n/index.js';
import type { Subject } from './describe.js';
import { timeWords } from './time-words.js';

/** What can be copied of an annotation: a quotation with its speaker, a date in words and in ISO 8601; else nothing. */
export function citationOf(annotation: Annotation, { text, published }: Subject, messages: Messages): string | undefined {
  if (annotation.type === 'quote') {
    const words = annotation.parts.map(({ start, end }) => text.slice(start, end)).join(' […] ');
    return annotation.speakerName === null ? words : `${annotation.speakerName}: ${words}`;
  }
  if (annotation.type !== 'time' || !annotation.interval) return undefined;
  return `${timeWords(annotation, published, messages).gregorian} (${annotation.value})`;
}
