import { kindOf, type Kind } from '../kinds.js';
import type { AnnotatedArticle, Annotation } from '../types.js';

/** The languages of the tooltip. */
export type Language = 'ar' | 'en';

const LABELS: Record<Language, Record<Kind | 'unknown', string>> = {
  ar: { person: 'شخص', location: 'مكان', organization: 'جهة', misc: 'اسم', quote: 'اقتباس', time: 'وقت', mark: 'بين علامتين', unknown: 'القائل غير معروف' },
  en: { person: 'Person', location: 'Place', organization: 'Organisation', misc: 'Name', quote: 'Quotation', time: 'Time', mark: 'In marks', unknown: 'speaker not known' },
};

/** What the tooltip says of an annotation: its kind, and who, what or when is meant. */
export function glossOf(annotation: Annotation, article: AnnotatedArticle, text: string, language: Language): DocumentFragment {
  const gloss = document.createDocumentFragment();
  const label = document.createElement('strong');
  label.textContent = LABELS[language][kindOf(annotation)];
  gloss.append(label, ' ');
  const meant = meaning(annotation, article, text, language);
  // Of another direction than the label, perhaps.
  const words = document.createElement('bdi');
  words.textContent = meant;
  gloss.append(words);
  return gloss;
}

function meaning(annotation: Annotation, article: AnnotatedArticle, text: string, language: Language): string {
  switch (annotation.type) {
    case 'entity':
      return article.entities[annotation.entity]?.name ?? text.slice(annotation.start, annotation.end);
    case 'quote':
      return annotation.speakerName ?? LABELS[language].unknown;
    case 'time':
      return annotation.value;
    case 'mark':
      return text.slice(annotation.start, annotation.end);
  }
}
