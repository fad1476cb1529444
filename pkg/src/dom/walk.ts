/** Which way to walk. */
export type Step = 1 | -1;

/**
 * The step that a key asks for: F8 or Alt+↓ for the next annotation, Shift+F8 or Alt+↑ for the one before.
 */
export function stepOf(event: KeyboardEvent): Step | undefined {
  if (event.ctrlKey || event.metaKey) return undefined;
  if (event.key === 'F8' && !event.altKey) return event.shiftKey ? -1 : 1;
  if (event.altKey && !event.shiftKey && event.key === 'ArrowDown') return 1;
  if (event.altKey && !event.shiftKey && event.key === 'ArrowUp') return -1;
  return undefined;
}

/**
 * The annotation after `current` in the direction of `step`, at the ends around to the other one.
 *
 * @param indices The annotations to walk, in text order.
 * @param current Where the walk stands; `undefined` before it has begun.
 */
export function walk(indices: readonly number[], current: number | undefined, step: Step): number | undefined {
  if (current === undefined) return indices.at(step === 1 ? 0 : -1);
  const following = step === 1 ? indices.find((index) => index > current) : indices.filter((index) => index < current).at(-1);
  return following ?? indices.at(step === 1 ? 0 : -1);
}
