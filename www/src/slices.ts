/** Work in slices, between which the page answers to what is typed and pressed. */

/** Characters above which a text is too much work for one slice: a worker annotates it, and it is written part by part. */
export const LONG = 20_000;

/** Milliseconds that one slice takes at most, unless a single piece of work takes longer. */
const SLICE = 8;

/** A run of work that a later one replaces. */
export class Slices {
  #run = 0;

  /** Does `work` for each of `pieces`, the first at once. Ends early, and without it being an error, where another run begins. */
  async run<T>(pieces: Iterable<T>, work: (piece: T) => void): Promise<void> {
    const run = ++this.#run;
    let until = performance.now() + SLICE;
    let first = true;
    for (const piece of pieces) {
      if (performance.now() > until) {
        // What stands there after the first slice is shown before the others are begun.
        await (first ? nextFrame() : breathe());
        if (run !== this.#run) return;
        first = false;
        until = performance.now() + SLICE;
      }
      work(piece);
    }
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
