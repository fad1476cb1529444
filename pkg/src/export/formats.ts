import type { Options } from '../types.js';

/** What a file of each format is called and served as. */
export const EXPORT_FORMATS = {
  json: { extension: 'json', mediaType: 'application/json' },
  html: { extension: 'html', mediaType: 'text/html' },
  jsonld: { extension: 'jsonld', mediaType: 'application/ld+json' },
  w3c: { extension: 'w3c.jsonld', mediaType: 'application/ld+json' },
  tei: { extension: 'xml', mediaType: 'application/tei+xml' },
  conll: { extension: 'conll', mediaType: 'text/plain' },
  brat: { extension: 'ann', mediaType: 'text/plain' },
  csv: { extension: 'csv', mediaType: 'text/csv' },
} as const;

/** The name of a format. */
export type ExportFormat = keyof typeof EXPORT_FORMATS;

/** {@link Options} and what an export names besides. */
export interface ExportOptions extends Options {
  /** The article's address, for formats that name their source. */
  source?: string | null | undefined;
  /** Annotations to leave out, by their layer and their offsets in the unit of {@link Options.offsets}. */
  omit?: { type: 'entity' | 'quote' | 'time' | 'mark'; start: number; end: number }[] | null | undefined;
}
