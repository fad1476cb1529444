import { draftOf, draftOfHtml, type Draft } from './paragraphs.js';

/** Bytes up to which a file is read: no article is longer, and a page must not be made to hold more. */
export const LARGEST = 20_000_000;

/** Why a file is not read. The page has a sentence for each. */
export type FileProblem = 'kind' | 'large' | 'damaged' | 'empty';

/** A file could not be read; `problem` says why. */
export class FileError extends Error {
  override readonly name = 'FileError';

  constructor(
    readonly problem: FileProblem,
    /** The file's name. */
    readonly file: string,
    options?: ErrorOptions,
  ) {
    super(`${file}: ${problem}`, options);
  }
}

/** What reads the bytes of each kind of file. The readers of packed and marked-up text are loaded when first needed. */
const READERS: Record<string, (bytes: Uint8Array<ArrayBuffer>) => Draft | Promise<Draft>> = {
  txt: (bytes) => draftOf(decoded(bytes)),
  html: (bytes) => draftOfHtml(decoded(bytes)),
  md: async (bytes) => draftOfHtml((await import('./markdown.js')).htmlOfMarkdown(decoded(bytes))),
  docx: async (bytes) => (await import('./docx.js')).draftOfDocx(bytes),
};

/** Other names of the same kinds. */
const ALIASES: Record<string, string> = { text: 'txt', htm: 'html', xhtml: 'html', markdown: 'md' };

/** What a file chooser lets through. */
export const ACCEPTED = [...Object.keys(READERS), ...Object.keys(ALIASES)].map((extension) => `.${extension}`).join(',');

/**
 * Reads a file by the ending of its name.
 *
 * @throws {FileError} Where its kind is not known, it is too large or damaged, or holds no text.
 */
export async function draftOfFile(file: File): Promise<Draft> {
  const extension = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  const read = READERS[ALIASES[extension] ?? extension];
  if (!read) throw new FileError('kind', file.name);
  if (file.size > LARGEST) throw new FileError('large', file.name);
  let draft: Draft;
  try {
    draft = await read(new Uint8Array(await file.arrayBuffer()));
  } catch (cause) {
    throw new FileError('damaged', file.name, { cause });
  }
  if (draft.paragraphs.length === 0) throw new FileError('empty', file.name);
  return draft;
}

/** Text is UTF-8 or UTF-16 with its mark; what is neither comes from an older Arabic Windows. */
function decoded(bytes: Uint8Array<ArrayBuffer>): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1256').decode(bytes);
  }
}
