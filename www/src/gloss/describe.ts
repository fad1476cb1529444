import { kindOf, type AnnotatedArticle, type Annotation, type EntityMention, type Kind, type Quote, type Span, type TimeExpression } from 'hashiya';

import { listFormat, numberFormat } from '../formats.js';
import type { Messages } from '../i18n/index.js';
import { timeWords } from './time-words.js';

/** An article with what is needed to speak about it. */
export interface Subject {
  text: string;
  article: AnnotatedArticle;
  /** Publication date, ISO 8601. */
  published: string | undefined;
}

/** What a gloss says about one annotation. */
export interface Description {
  kind: Kind;
  /** The kind in words. */
  label: string;
  /** The name, the speaker, the date. */
  heading: string;
  /** Whether the heading is Arabic text of the article rather than words of the page. */
  quoted: boolean;
  rows: { term: string; text: string; quoted?: boolean }[];
  warnings: string[];
  /** Other places to jump to, with what they are; looked for when asked. */
  others: { term: string; spans: () => Span[] };
}

/** Describes the annotation number `index`. */
export function describe(index: number, subject: Subject, messages: Messages): Description {
  const annotation = subject.article.annotations[index];
  if (!annotation) throw new RangeError(`there is no annotation ${index}`);
  const parts = (() => {
    switch (annotation.type) {
      case 'entity':
        return entity(annotation, subject, messages);
      case 'quote':
        return quote(annotation, subject, messages);
      case 'time':
        return time(annotation, subject, messages);
      case 'mark':
        return { heading: messages.markKinds[annotation.kind], quoted: false, rows: [] };
    }
  })();
  const none = { term: '', spans: () => [] };
  const kind = kindOf(annotation);
  const rows = [...parts.rows, sureness(annotation, messages), { term: messages.rule, text: annotation.rule }];
  return { kind, label: messages.kinds[kind], warnings: [], others: none, ...parts, rows };
}

function entity(mention: EntityMention, { text, article }: Subject, messages: Messages): Parts {
  const whole = article.entities[mention.entity];
  const titles = whole?.titles ?? [];
  const rows = titles.length > 0 ? [{ term: messages.titleOf, text: titles.join('؛ '), quoted: true }] : [];
  if (mention.ref) rows.push({ term: messages.reference, text: mention.ref, quoted: true });
  const mentions = whole?.mentions ?? [];
  if (mentions.length <= 1) rows.push({ term: messages.mentions, text: messages.onlyMention, quoted: false });
  return { heading: whole?.name ?? text.slice(mention.start, mention.end), quoted: true, rows, others: { term: messages.mentions, spans: () => mentions.filter(({ start }) => start !== mention.start) } };
}

function quote(said: Quote, { text, article }: Subject, messages: Messages): Parts {
  const rows = [{ term: messages.quoteKind, text: messages.quoteKinds[said.kind], quoted: false }];
  if (!said.speaker && said.speakerName) rows.push({ term: messages.speaker, text: messages.speakerElided, quoted: false });
  if (said.cue) rows.push({ term: messages.cue, text: text.slice(said.cue.start, said.cue.end), quoted: true });
  if (said.via) rows.push({ term: messages.via, text: said.via, quoted: true });
  return {
    heading: said.speakerName ?? messages.speakerUnknown,
    quoted: said.speakerName !== null,
    rows,
    warnings: said.negated ? [messages.negated] : [],
    others: { term: messages.otherQuotes, spans: () => quotesOfSameSpeaker(said, article).filter((other) => other !== said) },
  };
}

function time(expression: TimeExpression, { published }: Subject, messages: Messages): Parts {
  const words = timeWords(expression, published, messages);
  const rows: Description['rows'] = [];
  if (words.hijri) rows.push({ term: messages.hijri, text: words.hijri });
  if (words.distance) rows.push({ term: messages.distance, text: words.distance });
  const modifier = messages.modifiers[expression.mod as keyof Messages['modifiers']];
  const kind = expression.kind === 'date' ? [] : [messages.timeKinds[expression.kind]];
  const nature = [...kind, ...(modifier ? [modifier] : [])];
  if (nature.length > 0) rows.push({ term: messages.timeKind, text: listFormat(messages.locale, { type: 'unit' }).format(nature) });
  const flags = (expression.flags ?? []).map((flag) => messages.flags[flag as keyof Messages['flags']] ?? `${messages.flagOther}: ${flag}`);
  return { heading: words.gregorian, quoted: false, rows, warnings: flags };
}

/** Quotations by the same speaker, this one included, in text order; only itself where the speaker is not known. */
export function quotesOfSameSpeaker(said: Quote, article: AnnotatedArticle): Quote[] {
  return article.annotations.filter((other): other is Quote => {
    if (other === said) return true;
    if (other.type !== 'quote') return false;
    if (said.speakerEntity !== null) return other.speakerEntity === said.speakerEntity;
    return said.speakerName !== null && other.speakerEntity === null && other.speakerName === said.speakerName;
  });
}

function sureness(annotation: Annotation, messages: Messages): Description['rows'][number] {
  return { term: messages.sureness, text: numberFormat(messages.locale, { style: 'percent' }).format(annotation.confidence) };
}

type Parts = Pick<Description, 'heading' | 'quoted' | 'rows'> & Partial<Description>;
