/** The language data's formatters, each built once: building one takes a hundred times as long as using it. */
const built = new Map<string, unknown>();

function once<T>(kind: string, locale: string, options: object, build: () => T): T {
  const key = `${kind} ${locale} ${JSON.stringify(options)}`;
  const known = built.get(key) as T | undefined;
  if (known !== undefined) return known;
  const made = build();
  built.set(key, made);
  return made;
}

/** For days and times; `UTC`, since the dates of an article are of no zone. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once('date', locale, options, () => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }));
}

export function numberFormat(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return once('number', locale, options, () => new Intl.NumberFormat(locale, options));
}

export function relativeFormat(locale: string): Intl.RelativeTimeFormat {
  return once('relative', locale, {}, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
}

export function listFormat(locale: string, options: Intl.ListFormatOptions = {}): Intl.ListFormat {
  return once('list', locale, options, () => new Intl.ListFormat(locale, options));
}
