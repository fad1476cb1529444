import { ar, type Messages } from './ar.js';
import { en } from './en.js';

export type { Messages } from './ar.js';

/** The languages of the page. */
export const LANGUAGES = { ar, en } as const;

/** A language of the page. */
export type Language = keyof typeof LANGUAGES;

/** Members of {@link Messages} that are plain text. */
type PlainKey = { [K in keyof Messages]: Messages[K] extends string ? K : never }[keyof Messages];

/**
 * Writes the page's own words: the text of every element with `data-i18n="member"`, and the attribute of every element
 * with `data-i18n-ATTRIBUTE="member"`.
 */
export function translate(language: Language): Messages {
  const messages = LANGUAGES[language];
  const { documentElement } = document;
  documentElement.lang = language;
  documentElement.dir = messages.direction;
  document.title = messages.title;
  const word = (key: string | null) => String(messages[key as PlainKey]);
  for (const element of document.querySelectorAll('[data-i18n]')) element.textContent = word(element.getAttribute('data-i18n'));
  for (const attribute of ['aria-label', 'placeholder']) {
    for (const element of document.querySelectorAll(`[data-i18n-${attribute}]`)) {
      element.setAttribute(attribute, word(element.getAttribute(`data-i18n-${attribute}`)));
    }
  }
  return messages;
}
