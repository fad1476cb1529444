/** A plain `<textarea>` in a browser that has no ranges over its value. */
import { mount as mountNative } from './textarea.js';

export const title = 'textarea (mirror)';
export const plain = true;

export function mount(place, html) {
  // The mirror lies over the field: both need a common ground.
  place.style.position = 'relative';
  return mountNative(place, html, { mirror: true });
}
