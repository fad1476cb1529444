/** What the tests of loading share: the package loaded anew in a thread of its own, and a server that answers as told. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { Worker } from 'node:worker_threads';

/** The hashes that the package ships. */
export const integrity = JSON.parse(await readFile(new URL(import.meta.resolve('hashiya/integrity.json')), 'utf8'));

/**
 * A loader to test: calls the package's function `loader` in a new thread with each of the sources in turn. Gives what
 * came of each call, and whether afterwards what was to be loaded is there. A source is a function, whose text is run in
 * that thread with the file's address and its bytes.
 */
export async function loading(loader, entry) {
  const address = new URL(import.meta.resolve(entry));
  const bytes = await readFile(address);
  const load = async (...sources) => {
    const workerData = { loader, address: address.href, bytes, sources: sources.map(String) };
    const worker = new Worker(new URL('./load-thread.js', import.meta.url), { workerData });
    const [outcome] = await once(worker, 'message');
    return outcome;
  };
  return { load, bytes };
}

/** Answers every request in the same way while `work` runs. */
export async function served(status, headers, body, work) {
  const server = createServer((_, response) => response.writeHead(status, headers).end(body));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(new URL(`http://127.0.0.1:${server.address().port}/file`));
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
