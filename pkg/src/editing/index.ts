/**
 * Hashiya inside an editor: marks the text up while it is written and changes nothing that is saved.
 *
 * @module
 */
export type { LinkFor } from './actions.js';
export { attach, type Attached, type AttachOptions } from './attach.js';
export type { Block, HostAdapter, Run } from './host.js';
export type { AnyAnnotator, AnyDocument, Read, Soon } from './reader.js';
export { Session, type SessionOptions } from './session.js';
