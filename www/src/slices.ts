/** Work in slices, between which the page answers to what is typed and pressed. */

/** Characters above which a text is too much work for one slice: a worker annotates it, and it is written part by part. */
export const LONG = 20_000;

/** Milliseconds that one slice takes at most, unless a single piece of work takes longer. */
const SLICE = 8;

/** Work that lets itself be interrupted: wherever it yields, the page may answer to something else first. */
export type Steps = Generator<void, void>;

/** A run of work that a later one replaces. */
export class Slices {
  #run = 0;

  /**
   * Does all of `steps`, the first at once.
   *
   * @returns Whether it came to its end: false where another run began in between.
   */
  async run(steps: Steps): Promise<boolean> {
    const run = ++this.#run;
    let until = performance.now() + SLICE;
    let first = true;
    while (!steps.next().done) {
      if (performance.now() <= until) continue;
      // What stands there after the first slice is shown before the others are begun.
      await (first ? nextFrame() : breathe());
      if (run !== this.#run) return false;
      first = false;
      until = performance.now() + SLICE;
    }
    return true;
  }

  /** Ends what is running. */
  stop(): void {
    this.#run += 1;
  }
}

/** After the next painting. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** After what is waiting to be answered. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
