/**
 * What shows annotations on a page: painting, a tooltip, a walk by keyboard. Importing it touches no DOM.
 *
 * @module
 */
export { EMPHASES, Painter, type Emphasis } from './painter.js';
export { Tooltip } from './tooltip.js';
export { stepOf, walk, type Step } from './walk.js';
