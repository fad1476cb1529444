import type { TimeExpression } from 'hashiya';

import { dateFormat, listFormat, numberFormat, relativeFormat } from '../formats.js';
import type { Messages } from '../i18n/index.js';

/** What a time expression means, in a reader's words. Parts that do not apply are absent. */
export interface TimeWords {
  /** The value, with its weekday where it is a day. */
  gregorian: string;
  /** The same in the Hijri calendar (Umm al-Qura), for days and months. */
  hijri?: string;
  /** How far from the publication date. */
  distance?: string;
}

const DAY = 86_400_000;
const UNITS = { Y: 'year', M: 'month', W: 'week', D: 'day' } as const;
const CLOCK_UNITS = { H: 'hour', M: 'minute', S: 'second' } as const;
/** What a period in which the publication lies is called, by how many days it is long at the most. */
const INSIDE = [[31, 'month'], [92, 'quarter'], [366, 'year']] as const;

/** Reads a TIMEX3 value; what it has no words for it gives as a range of days, or else as it stands. */
export function timeWords(time: TimeExpression, published: string | undefined, messages: Messages): TimeWords {
  const { value } = time;
  const reference = messages.references[value as keyof Messages['references']];
  if (reference) return { gregorian: reference };
  if (value.startsWith('P')) return { gregorian: durationWords(value, messages) };
  const weekday = /^XXXX-WXX-([1-7])$/.exec(value)?.[1];
  // The first of January 2024 was a Monday, as is day 1 of a week.
  if (weekday) return { gregorian: format(new Date(Date.UTC(2024, 0, Number(weekday))), messages.locale, { weekday: 'long' }) };
  if (value.includes('X') || value === '' || value === '?') return { gregorian: messages.unresolved };
  const timeOfDay = /^T(\d{2}:\d{2})/.exec(value)?.[1];
  if (timeOfDay) return { gregorian: clockWords(timeOfDay, messages) };
  const isDay = /^\d{4}-\d{2}-\d{2}/.test(value);
  if (time.calendar === 'hijri' && !isDay) return hijriPeriod(time, published, messages) ?? { gregorian: value };

  const day = /^(\d{4}-\d{2}-\d{2})(?:T(.+))?$/.exec(value);
  if (day?.[1]) {
    const date = new Date(`${day[1]}T00:00Z`);
    const full = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
    const clock = day[2] ? `${messages.direction === 'rtl' ? '، ' : ', '}${clockWords(day[2], messages)}` : '';
    return {
      gregorian: format(date, messages.locale, full) + clock,
      hijri: format(date, messages.hijriLocale, { day: 'numeric', month: 'long', year: 'numeric' }),
      ...distanceOf(date, published, messages, 'day'),
    };
  }
  const month = /^\d{4}-\d{2}$/.test(value);
  if (month) {
    const date = new Date(`${value}-01T00:00Z`);
    return {
      gregorian: format(date, messages.locale, { month: 'long', year: 'numeric' }),
      hijri: monthsOf(date, messages),
      ...distanceOf(date, published, messages, 'month'),
    };
  }
  if (/^\d{4}$/.test(value)) {
    const date = new Date(`${value}-01-01T00:00Z`);
    return { gregorian: format(date, messages.locale, { year: 'numeric' }), ...distanceOf(date, published, messages, 'year') };
  }
  const season = /^(\d{4})-(SP|SU|FA|WI)$/.exec(value);
  if (season?.[1] && season[2]) {
    const year = format(new Date(`${season[1]}-01-01T00:00Z`), messages.locale, { year: 'numeric' });
    return { gregorian: `${messages.seasons[season[2] as keyof Messages['seasons']]} ${year}` };
  }
  const range = rangeWords(time, messages.locale);
  return range ? { gregorian: range, ...hijriRange(time, messages), ...distanceOfInterval(time, published, messages) } : { gregorian: value };
}

/** A month or longer of the Hijri calendar: its civil days, and what it is called there. */
function hijriPeriod(time: TimeExpression, published: string | undefined, messages: Messages): TimeWords | undefined {
  const gregorian = rangeWords(time, messages.locale);
  if (!gregorian || !time.interval) return undefined;
  // A month begins as late as a day after the calendar's; its middle lies in it by any count.
  const middle = new Date((instant(time.interval[0]) + instant(time.interval[1])) / 2);
  const options = time.value.length > 4 ? ({ month: 'long', year: 'numeric' } as const) : ({ year: 'numeric' } as const);
  const hijri = time.value.length >= 4 ? { hijri: format(middle, messages.hijriLocale, options) } : {};
  return { gregorian, ...hijri, ...distanceOfInterval(time, published, messages) };
}

function format(date: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  return dateFormat(locale, options).format(date);
}

/** A Gregorian month lies in two Hijri ones. */
function monthsOf(first: Date, { hijriLocale }: Messages): string {
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
  return dateFormat(hijriLocale, { month: 'long', year: 'numeric' }).formatRange(first, last);
}

/** `12:30`, or `MO` and its like. */
function clockWords(clock: string, messages: Messages): string {
  const part = messages.dayParts[clock as keyof Messages['dayParts']];
  if (part) return part;
  const [hour, minute] = clock.split(':').map(Number);
  const date = new Date(Date.UTC(2000, 0, 1, hour ?? 0, minute ?? 0));
  return format(date, messages.locale, minute === undefined ? { hour: 'numeric' } : { hour: 'numeric', minute: '2-digit' });
}

/** `P3D`, `P1Y6M`, `PT2H`; in `PXD` the number is not known. */
function durationWords(value: string, { locale, unresolved, vague }: Messages): string {
  const [, date = '', clock = ''] = /^P([^T]*)(?:T(.*))?$/.exec(value) ?? [];
  const words = (text: string, units: Record<string, string>, minutes: boolean) =>
    [...text.matchAll(/(X|\d+(?:\.\d+)?)([A-Z])/g)].flatMap(([, number, letter = '']) => {
      const unit = units[letter];
      if (!unit) return [];
      if (number === 'X') return [vague[(minutes && letter === 'M' ? 'm' : letter) as keyof typeof vague]];
      return [numberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(number))];
    });
  const parts = [...words(date, UNITS, false), ...words(clock, CLOCK_UNITS, true)];
  return parts.length > 0 ? listFormat(locale).format(parts) : unresolved;
}

/** The half-open interval as first and last day, in the calendar of the locale. */
function rangeWords({ interval }: TimeExpression, locale: string): string | undefined {
  if (!interval) return undefined;
  const [first, end] = [instant(interval[0]), instant(interval[1])];
  if (Number.isNaN(first) || Number.isNaN(end)) return undefined;
  const last = new Date(Math.max(first, end - DAY));
  return dateFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }).formatRange(new Date(first), last);
}

/** The same in the Hijri calendar; of a year or longer it would say no more. */
function hijriRange(time: TimeExpression, { hijriLocale }: Messages): { hijri?: string } {
  if (!time.interval || instant(time.interval[1]) - instant(time.interval[0]) > 200 * DAY) return {};
  const hijri = rangeWords(time, hijriLocale);
  return hijri ? { hijri } : {};
}

/** Milliseconds at which the day of an ISO date begins. */
function instant(iso: string): number {
  return Date.parse(`${iso.slice(0, 10)}T00:00Z`);
}

/** How far an interval is, in weeks, months or years as it is long. */
function distanceOfInterval({ interval }: TimeExpression, published: string | undefined, messages: Messages): { distance?: string } {
  if (!interval || !published) return {};
  const [first, end, base] = [instant(interval[0]), instant(interval[1]), instant(published)];
  const days = (end - first) / DAY;
  if (days <= 7) {
    // Weeks begin on Monday, as they do in the values.
    const monday = (day: number) => day - ((new Date(day).getUTCDay() + 6) % 7) * DAY;
    const weeks = Math.round((monday(first) - monday(base)) / (7 * DAY));
    if (Math.abs(weeks) <= 8) return { distance: relativeFormat(messages.locale).format(weeks, 'week') };
  }
  if (first <= base && base < end) {
    const unit = INSIDE.find(([longest]) => days <= longest)?.[1];
    return unit ? { distance: relativeFormat(messages.locale).format(0, unit) } : {};
  }
  return distanceOf(new Date(first), published, messages, days > 200 ? 'year' : 'month');
}

function distanceOf(date: Date, published: string | undefined, { locale }: Messages, grain: 'day' | 'month' | 'year'): { distance?: string } {
  if (!published) return {};
  const base = new Date(`${published.slice(0, 10)}T00:00Z`);
  const years = date.getUTCFullYear() - base.getUTCFullYear();
  const months = years * 12 + date.getUTCMonth() - base.getUTCMonth();
  const days = Math.round((date.getTime() - base.getTime()) / DAY);
  const words = relativeFormat(locale);
  if (grain === 'year' || Math.abs(months) > 23) return { distance: words.format(years, 'year') };
  if (grain === 'month' || Math.abs(days) > 60) return { distance: words.format(months, 'month') };
  return { distance: words.format(days, 'day') };
}
