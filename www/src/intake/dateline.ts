import type { TimeExpression } from 'hashiya';
import { dateFormat } from '../formats.js';

/** Paragraphs at the beginning and at the end in which a line of its own may hold the date. */
const FIRST = 6;
const LAST = 3;

/** Characters that a line with the date and the place or the hour has at most. */
const LONGEST_LINE = 90;

/** Words besides the date and {@link PUBLISHING} that such a line, and an agency's dateline («مسقط، 16 مايو 2024 –»), has at most. */
const MOST_BESIDE = 4;
const MOST_IN_DATELINE = 2;

/** Words that announce a publication date; nothing else may stand beside a date in the headline. */
const PUBLISHING = new Set(['نشر', 'نُشر', 'النشر', 'تاريخ', 'بتاريخ', 'التاريخ', 'آخر', 'تحديث', 'في', 'يوم', 'الساعة', 'بتوقيت', 'الموافق', 'م', 'ه', 'هـ']);

/** Characters of the first full paragraph within which a date with its weekday is taken for that of the news. */
const OPENING = 220;

/** A publication date, and where it was found. */
export interface Dateline {
  /** ISO 8601, a day. */
  date: string;
  /** The words that tell it; empty where the markup did. */
  words: string;
  /** `line`: a line that holds little else; `opening`: the first sentence of the news, a guess. */
  from: 'markup' | 'line' | 'opening';
}

/** Finds the times in a text; nothing relative is resolved in it. */
export type FindTimes = (text: string) => TimeExpression[];

/**
 * The publication date that `paragraphs` tell themselves: in a line of its own near the beginning or the end («الخميس 16
 * مايو 2024»), before the dash that opens an agency's report, or with its weekday in the first sentence.
 */
export function datelineOf(paragraphs: readonly string[], find: FindTimes): Dateline | undefined {
  const first = paragraphs.slice(0, FIRST).map((line, place) => headOf(line, place === 0 ? 0 : MOST_BESIDE));
  const last = paragraphs.slice(Math.max(FIRST, paragraphs.length - LAST)).map((line) => headOf(line, MOST_BESIDE));
  for (const head of [...first, ...last]) {
    const day = head && dayIn(head, find);
    if (day) return { ...day, from: 'line' };
  }
  const opening = paragraphs.find((paragraph) => paragraph.length > LONGEST_LINE)?.slice(0, OPENING);
  const day = opening && find(opening).find((time) => isDay(time) && namesItsWeekday(opening, time));
  return day ? { date: day.value.slice(0, 10), words: opening.slice(day.start, day.end), from: 'opening' } : undefined;
}

/** Words that may stand beside a date, and how many of any other kind. */
interface Head {
  words: string;
  beside: number;
}

/**
 * The part of a paragraph that a date there would make a dateline: a short line that is no sentence, or what stands
 * before the dash that opens an agency's report.
 */
function headOf(line: string, beside: number): Head | undefined {
  if (line.length <= LONGEST_LINE && !/[.؟!»]$/.test(line)) return { words: line, beside };
  const [words] = /^[^.؟!«»:]{4,70}?(?=\s*[-–—:](?:\s|$))/.exec(line) ?? [];
  return words === undefined ? undefined : { words, beside: MOST_IN_DATELINE };
}

/** The day that a head names in full, where hardly anything else stands there. */
function dayIn({ words, beside }: Head, find: FindTimes): Pick<Dateline, 'date' | 'words'> | undefined {
  const times = find(words);
  const day = times.find(isDay);
  if (!day) return undefined;
  const rest = times.reduceRight((text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`, words);
  // The agency's name stands in parentheses.
  const others = (rest.replace(/\([^)]*\)/g, ' ').match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => !PUBLISHING.has(word));
  return others.length <= beside ? { date: day.value.slice(0, 10), words: words.slice(day.start, day.end) } : undefined;
}

/** A day that the text itself names in full. */
function isDay({ kind, value, range }: TimeExpression): boolean {
  return (kind === 'date' || kind === 'time') && /^\d{4}-\d{2}-\d{2}/.test(value) && !range;
}

/** Whether a date is written with its weekday, as news are dated and birthdays are not. */
function namesItsWeekday(text: string, { start, end, value }: TimeExpression): boolean {
  const weekday = dateFormat('ar', { weekday: 'long' }).format(Date.parse(value.slice(0, 10)));
  const folded = (words: string) => words.replace(/[أإآ]/g, 'ا');
  return folded(text.slice(start, end)).includes(folded(weekday));
}
