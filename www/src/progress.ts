/** Milliseconds after which a wait is shown. */
const PATIENCE = 300;

/**
 * Shows `bar` where `work` takes longer than one notices; a short wait must not flash.
 *
 * @param work Does the work; it is given what to tell the share that is done. Until it tells one, the bar says only that
 *   something is going on.
 */
export async function shownWhileWaiting<T>(bar: HTMLProgressElement, work: (watch: (share: number) => void) => T | Promise<T>): Promise<T> {
  bar.removeAttribute('value');
  const begun = work((share) => {
    bar.value = share;
  });
  if (!(begun instanceof Promise)) return begun;
  const timer = setTimeout(() => {
    bar.hidden = false;
  }, PATIENCE);
  try {
    return await begun;
  } finally {
    clearTimeout(timer);
    bar.hidden = true;
  }
}
