/** A scale for the dates of an article: true to time, but for what lies so far off that it would press the rest together. */

/** A stretch without dates counts as a gap where it is longer than this share of the whole. */
const GAP = 0.5;

/** Dates that may stand apart at one end. */
const MOST_APART = 4;

const DAY = 86_400_000;

/** Steps between two marks on the scale: a unit of the calendar, how many of it, and its length in milliseconds. */
const STEPS = [
  ['day', 1, DAY],
  ['day', 2, 2 * DAY],
  ['day', 7, 7 * DAY],
  ['month', 1, 30.4 * DAY],
  ['month', 3, 91.3 * DAY],
  ['month', 6, 182.6 * DAY],
  ['year', 1, 365.25 * DAY],
  ['year', 2, 730.5 * DAY],
  ['year', 5, 1_826 * DAY],
  ['year', 10, 3_652 * DAY],
  ['year', 25, 9_131 * DAY],
  ['year', 50, 18_262 * DAY],
  ['year', 100, 36_525 * DAY],
] as const;

/** Which times stand on the scale, and which before and after it. All in milliseconds since 1970, in order. */
export interface Scale {
  before: number[];
  /** First and last time on the scale; the same where there is but one. */
  from: number;
  to: number;
  after: number[];
}

/** Splits times that are in order, none twice; there must be one. */
export function scaleOf(times: readonly number[]): Scale {
  let [first, last] = [0, times.length - 1];
  const at = (place: number) => times[place] ?? 0;
  for (;;) {
    const whole = at(last) - at(first);
    if (last - first < 2) break;
    if (first < MOST_APART && at(first + 1) - at(first) > GAP * whole) first += 1;
    else if (times.length - 1 - last < MOST_APART && at(last) - at(last - 1) > GAP * whole) last -= 1;
    else break;
  }
  return { before: times.slice(0, first), from: at(first), to: at(last), after: times.slice(last + 1) };
}

/** A mark on the scale. */
export interface Tick {
  at: number;
  unit: 'day' | 'month' | 'year';
}

/** The beginnings of days, months or years between `from` and `to`, at most `most` of them. */
export function ticksOf(from: number, to: number, most: number): Tick[] {
  const step = STEPS.find(([, , length]) => (to - from) / length <= most) ?? STEPS.at(-1);
  if (!step || to <= from) return [];
  const [unit, count] = step;
  const ticks: Tick[] = [];
  const date = new Date(from);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  for (let turn = 0; ticks.length <= most + 1; turn += 1) {
    const at =
      unit === 'day'
        ? Date.UTC(year, month, day + turn * count)
        : unit === 'month'
          ? Date.UTC(year, Math.floor(month / count) * count + turn * count)
          : startOfYear(Math.floor(year / count) * count + turn * count);
    if (at > to) break;
    if (at >= from) ticks.push({ at, unit });
  }
  return ticks;
}

/** `Date.UTC` takes the years 0 to 99 for those of the last century. */
function startOfYear(year: number): number {
  return new Date(0).setUTCFullYear(year, 0, 1);
}
