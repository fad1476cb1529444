/** What the tooltip, the panel and a screen reader say, in each language. */
export const ar = {
  locale: 'ar-EG-u-nu-arab',
  direction: 'rtl',
  kinds: { person: 'شخص', location: 'مكان', organization: 'هيئة', misc: 'اسم آخر', quote: 'قول', time: 'زمن', mark: 'بين علامتين' },
  speaker: 'القائل',
  unknown: 'غير معروف',
  via: 'نقلا عن',
  negated: 'قول منفي أو نفي',
  titles: 'الصفة',
  mentions: 'مواضعه',
  date: 'التاريخ',
  unresolved: 'لا يتحدد من النص وحده',
  sureness: 'الثقة',
  link: 'اربط بصفحته',
  insertDate: 'أدرج التاريخ',
  copyQuote: 'انسخ القول مع قائله',
  dismiss: 'أزل العلامة',
  copied: 'نُسخ.',
  close: 'أغلق',
  who: 'من ذُكر',
  said: 'من قال ماذا',
  when: 'متى',
  checks: 'ما يُراجَع',
  nothing: 'لا شيء بعد',
  panel: 'حواشي النص',
  walked: (surface: string, label: string, place: string, count: string) => `${surface}، ${label}، ${place} من ${count}`,
  between: '؛ ',
};

/** The words of one language. */
export type Words = typeof ar;

export const en: Words = {
  locale: 'en-GB',
  direction: 'ltr',
  kinds: { person: 'Person', location: 'Place', organization: 'Organisation', misc: 'Other name', quote: 'Quotation', time: 'Time', mark: 'In marks' },
  speaker: 'Speaker',
  unknown: 'unknown',
  via: 'Via',
  negated: 'negated, or a denial',
  titles: 'Title',
  mentions: 'Mentions',
  date: 'Date',
  unresolved: 'cannot be told from the text alone',
  sureness: 'Confidence',
  link: 'Link to its page',
  insertDate: 'Insert the date',
  copyQuote: 'Copy with its speaker',
  dismiss: 'Dismiss this mark',
  copied: 'Copied.',
  close: 'Close',
  who: 'Who is named',
  said: 'Who said what',
  when: 'When',
  checks: 'To be checked',
  nothing: 'nothing yet',
  panel: 'Notes on the text',
  walked: (surface, label, place, count) => `${surface}, ${label}, ${place} of ${count}`,
  between: '; ',
};

/** The languages that there are. */
export const WORDS = { ar, en };

/** One of them. */
export type Language = keyof typeof WORDS;
