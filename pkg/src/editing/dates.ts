import type { TimeExpression } from '../types.js';

/** How much of a date a TIMEX3 value holds, and how that is written. */
const FORMS: readonly { value: RegExp; format: Intl.DateTimeFormatOptions }[] = [
  { value: /^\d{4}-\d{2}-\d{2}(?:T.*)?$/, format: { day: 'numeric', month: 'long', year: 'numeric' } },
  { value: /^\d{4}-\d{2}$/, format: { month: 'long', year: 'numeric' } },
  { value: /^\d{4}$/, format: { year: 'numeric' } },
];

/** A resolved day, month or year in words; `undefined` for what is no date of the calendar or does not resolve. */
export function dateWords({ value, kind }: TimeExpression, locale: string): string | undefined {
  const form = kind === 'date' || kind === 'time' ? FORMS.find((one) => one.value.test(value)) : undefined;
  if (!form) return undefined;
  const [year, month = '01', day = '01'] = value.slice(0, 10).split('-');
  const date = new Date(`${year}-${month}-${day}T00:00Z`);
  return Number.isNaN(date.getTime()) ? undefined : new Intl.DateTimeFormat(locale, { ...form.format, timeZone: 'UTC' }).format(date);
}
