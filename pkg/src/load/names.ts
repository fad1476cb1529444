import { loadNames as read } from '../../wasm/hashiya.js';
import { NamesLoadError } from '../errors.js';
import { whenReady } from './init.js';
import { bodyOf, find, optionsOf, type FileSource, type LoadOptions } from './source.js';

let loading: Promise<void> | undefined;

/**
 * Loads the names file: the large lists of people, places and clubs, and the entity model. Every annotator knows them from
 * then on, those built before too; a document that is edited does from its next edit on, which may be an empty one. Without
 * them fewer names are found; quotations and times are nearly the same.
 *
 * The first annotation need not wait for it: annotate, call it, and annotate again. Every call after a successful one
 * answers at once.
 *
 * @param source Default: `names.bin` in the package, found as `init` finds its module. With its hash: `{ integrity }` or
 *   `{ source, integrity }`.
 * @throws {NamesLoadError} Says what went wrong and how to mend it; annotating goes on as before, and a later call may try
 *   again.
 * @throws {NotReadyError} Where `init` has not been called. It need not have finished.
 *
 * @example
 * import { init, loadNames, Annotator } from 'hashiya';
 * await Promise.all([init(), loadNames()]);
 */
export function loadNames(source?: FileSource | Promise<Response> | LoadOptions<FileSource>): Promise<void> {
  loading ??= load(optionsOf<FileSource>(source)).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load({ source, integrity }: LoadOptions<FileSource>): Promise<void> {
  const ready = whenReady();
  // The module's own error must not be lost as one that nobody waits for while the file is on its way.
  ready.catch(() => undefined);
  // Bundlers look for exactly this expression to copy the file.
  const address = (await source) ?? new URL('../../wasm/names.bin', import.meta.url);
  const found = await find(address, integrity, NamesLoadError);
  const file = 'bytes' in found ? found.bytes : await bodyOf(found.response, found.name, NamesLoadError);
  await ready;
  const bytes = ArrayBuffer.isView(file) ? new Uint8Array(file.buffer, file.byteOffset, file.byteLength) : new Uint8Array(file);
  try {
    read(bytes);
  } catch (cause) {
    // A server that has no such file often answers with its start page.
    throw new NamesLoadError(bytes[0] === 0x3c ? 'media-type' : 'invalid', found.name, { cause });
  }
}
