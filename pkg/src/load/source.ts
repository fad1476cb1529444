/** Where a file comes from, and the ways that lead to its bytes. */
import type { LoadError, LoadProblem } from '../errors.js';

/** Where a file comes from: its address, a server's answer, or its bytes. */
export type FileSource = URL | string | Response | ArrayBuffer | ArrayBufferView<ArrayBuffer>;

/** A file and what its bytes must be. */
export interface LoadOptions<Source> {
  /** Where the file comes from; by default it lies in the package. */
  source?: Source | Promise<Response> | undefined;
  /** Its hash, as `integrity.json` of the package has it: `sha384-…`. */
  integrity?: string | undefined;
}

/** Makes the error of the file that is being loaded. */
export type Failure = new (problem: LoadProblem, source: string, options?: ErrorOptions) => LoadError;

/** What was found at a source: bytes, or an answer whose body is still to be read. */
export type Found = { name: string } & ({ bytes: ArrayBuffer | ArrayBufferView<ArrayBuffer> } | { response: Response });

/** Tells options from a source: no source is a plain object. */
export function optionsOf<Source extends object | string>(given: Source | Promise<Response> | LoadOptions<Source> | undefined): LoadOptions<Source> {
  const plain = typeof given === 'object' && Object.getPrototypeOf(given) === Object.prototype;
  return plain ? (given as LoadOptions<Source>) : { source: given as Source | undefined };
}

/**
 * Goes to the source. Bytes that are here have been checked against `integrity`, and so has an answer.
 *
 * @throws {LoadError} Of class `Failed`.
 */
export async function find(source: FileSource, integrity: string | undefined, Failed: Failure): Promise<Found> {
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return checked({ bytes: source, name: 'the bytes given' }, integrity, Failed);
  if (source instanceof Response) {
    const name = source.url || 'the response given';
    refuseFailed(source, name, Failed);
    return integrity === undefined ? { response: source, name } : checked({ bytes: await bodyOf(source, name, Failed), name }, integrity, Failed);
  }
  const url = source instanceof URL ? source : new URL(source, globalThis.document?.baseURI ?? globalThis.location?.href);
  if (url.protocol === 'file:') return checked({ bytes: await fromDisk(url, Failed), name: url.href }, integrity, Failed);
  const response = await fetched(url, integrity, Failed);
  refuseFailed(response, url.href, Failed);
  return { response, name: url.href };
}

/** The bytes of an answer. */
export function bodyOf(response: Response, name: string, Failed: Failure): Promise<ArrayBuffer> {
  return response.arrayBuffer().catch((cause: unknown) => {
    throw new Failed('network', name, { cause });
  });
}

function refuseFailed(response: Response, name: string, Failed: Failure): void {
  if (response.ok) return;
  throw new Failed(response.status === 404 ? 'not-found' : 'network', name, { cause: `${response.status} ${response.statusText}` });
}

async function fetched(url: URL, integrity: string | undefined, Failed: Failure): Promise<Response> {
  try {
    return await fetch(url, integrity === undefined ? {} : { integrity });
  } catch (cause) {
    // A browser words a wrong hash like a lost connection; what comes without the hash tells them apart.
    const comes = integrity !== undefined && (await fetch(url).then(({ ok }) => ok, () => false));
    throw new Failed(comes ? 'integrity' : 'network', url.href, { cause });
  }
}

/** Node's `fetch` reads no files. The name is kept from bundlers, which would look for it in a browser. */
async function fromDisk(url: URL, Failed: Failure): Promise<ArrayBuffer> {
  try {
    const { readFile } = await import(/* @vite-ignore */ /* webpackIgnore: true */ 'node:fs/promises');
    return new Uint8Array(await readFile(url)).buffer;
  } catch (cause) {
    throw new Failed('not-found', url.href, { cause });
  }
}

async function checked(found: Extract<Found, { bytes: unknown }>, integrity: string | undefined, Failed: Failure): Promise<Found> {
  if (integrity !== undefined && !(await matches(found.bytes, integrity))) throw new Failed('integrity', found.name);
  return found;
}

/** True where one of the hashes, with spaces between them, is that of the bytes. */
async function matches(bytes: BufferSource, integrity: string): Promise<boolean> {
  for (const hash of integrity.trim().split(/\s+/)) {
    const [, bits, expected] = /^sha(256|384|512)-(.+)$/.exec(hash) ?? [];
    if (bits === undefined) continue;
    const digest = new Uint8Array(await crypto.subtle.digest(`SHA-${bits}`, bytes));
    if (btoa(String.fromCharCode(...digest)) === expected) return true;
  }
  return false;
}
