import { NO_CORRECTIONS, type Corrections } from './corrections.js';
import { CorrectionStore } from './store.js';

/** Corrections that can be undone one after the other. */
const MOST_UNDONE = 100;

/** The reader's corrections: what holds now, what held before, and where they are kept. */
export class CorrectionBook {
  #current = NO_CORRECTIONS;
  readonly #before: Corrections[] = [];
  readonly #store: CorrectionStore;

  constructor(
    /** Told after every change; settles when the page shows it. */
    readonly changed: () => Promise<void>,
    /** Told where the browser does not keep them. */
    readonly notKept: (error: unknown) => void,
  ) {
    this.#store = new CorrectionStore((corrections) => void this.#take(corrections));
  }

  get current(): Corrections {
    return this.#current;
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  /** Reads what was kept; settles when the page shows it. */
  async open(): Promise<void> {
    const kept = await this.#store.load().catch((error: unknown) => {
      this.notKept(error);
      return NO_CORRECTIONS;
    });
    if (kept.names.length + kept.denied.length + kept.removed.length > 0) await this.#take(kept);
  }

  /** Puts `corrections` in place of the current ones; {@link undo} takes them back. */
  change(corrections: Corrections): void {
    this.#before.push(this.#current);
    if (this.#before.length > MOST_UNDONE) this.#before.shift();
    this.#keep(corrections);
  }

  /** Takes the last change back; nothing happens where there is none. */
  undo(): void {
    const before = this.#before.pop();
    if (before) this.#keep(before);
  }

  #keep(corrections: Corrections): void {
    void this.#take(corrections);
    void this.#store.save(corrections).catch(this.notKept);
  }

  #take(corrections: Corrections): Promise<void> {
    this.#current = corrections;
    return this.changed();
  }
}
