/** Milliseconds after which a wait is shown. */
const PATIENCE = 300;

/** Shows `bar` where `work` takes longer than one notices; a short wait must not flash. */
export async function shownWhileWaiting<T>(bar: HTMLElement, work: Promise<T>): Promise<T> {
  const timer = setTimeout(() => {
    bar.hidden = false;
  }, PATIENCE);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    bar.hidden = true;
  }
}

/** After the next painting. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
