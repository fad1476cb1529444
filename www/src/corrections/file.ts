import { array, getDotPath, literal, maxLength, nonEmpty, object, optional, picklist, pipe, regex, safeParse, string, type InferOutput } from 'valibot';

import { merged, NO_CORRECTIONS, type Corrections } from './corrections.js';

/** What a file of corrections is called. */
export const FILE_NAME = 'hashiya-corrections.json';

/** Words that hold a letter or a digit: the annotator could look for nothing else. */
const words = pipe(string(), nonEmpty('is empty'), maxLength(200, 'is longer than 200 characters'), regex(/[\p{L}\p{N}]/u, 'holds no letter or digit'));

const SCHEMA = object({
  hashiya: literal('corrections', 'is not "corrections": this is no file of corrections'),
  version: literal(1, 'is not 1: the file comes from another version of Hashiya'),
  names: array(
    object({
      name: words,
      kind: picklist(['person', 'location', 'organization', 'misc'], 'is none of person, location, organization, misc'),
      aliases: optional(array(words)),
      ref: optional(string()),
    }),
  ),
  denied: array(words),
  removed: array(object({ type: picklist(['entity', 'quote', 'time', 'mark']), exact: string(), prefix: string(), suffix: string() })),
});

/** A file of corrections is wrong; `place` says where, as in `names.3.kind`. */
export class CorrectionsFileError extends Error {
  override readonly name = 'CorrectionsFileError';

  constructor(
    readonly place: string,
    message: string,
  ) {
    super(place === '' ? message : `${place}: ${message}`);
  }
}

/** The corrections as a file's text. */
export function written(corrections: Corrections): string {
  return `${JSON.stringify({ hashiya: 'corrections', version: 1, ...corrections } satisfies InferOutput<typeof SCHEMA> | object, null, 2)}\n`;
}

/**
 * Reads a file's text.
 *
 * @throws {CorrectionsFileError} Where it is no file of corrections; the message names the place.
 */
export function read(text: string): Corrections {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new CorrectionsFileError('', `not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  const result = safeParse(SCHEMA, json);
  if (!result.success) {
    const [issue] = result.issues;
    throw new CorrectionsFileError(getDotPath(issue) ?? '', issue.message);
  }
  const { names, denied, removed } = result.output;
  // Names that are there twice, or denied as well, are settled as if they had been entered one after the other.
  return merged(NO_CORRECTIONS, { names, denied, removed });
}
