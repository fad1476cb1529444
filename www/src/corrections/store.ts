import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

import { NO_CORRECTIONS, type Corrections } from './corrections.js';

interface Schema extends DBSchema {
  corrections: { key: 'current'; value: Corrections };
}

/** Keeps the corrections in this browser, and tells other windows of the page of each change. */
export class CorrectionStore {
  readonly #channel = new BroadcastChannel('hashiya-corrections');
  #database: Promise<IDBPDatabase<Schema>> | undefined;

  /** @param changed Told what another window has kept. */
  constructor(changed: (corrections: Corrections) => void) {
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Corrections>) => changed(data));
  }

  /** @throws {DOMException} Where the browser keeps nothing, as in some private windows. */
  async load(): Promise<Corrections> {
    return (await (await this.#open()).get('corrections', 'current')) ?? NO_CORRECTIONS;
  }

  /** @throws {DOMException} As {@link load}, and where the disk is full. */
  async save(corrections: Corrections): Promise<void> {
    await (await this.#open()).put('corrections', corrections, 'current');
    this.#channel.postMessage(corrections);
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#database ??= openDB<Schema>('hashiya', 1, { upgrade: (database) => void database.createObjectStore('corrections') });
    return this.#database;
  }
}
