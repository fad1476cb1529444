import { strFromU8, unzipSync } from 'fflate';

import type { Draft } from './paragraphs.js';

/** Where WordprocessingML keeps the text, and the namespace of its elements (ISO 29500; transitional and strict). */
const BODY = 'word/document.xml';
const NAMESPACES = ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main'];

/** Bytes up to which the text is unpacked: a small file can hold an endless one. */
const LARGEST = 50_000_000;

/** Characters that have elements of their own. */
const CHARACTERS: Record<string, string> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '\u2011' };

/**
 * Reads the paragraphs of a Word file, those of tables included; headers, notes, fields and what is struck out by a
 * reviewer are left out.
 *
 * @throws {Error} Where it is no such file.
 */
export function draftOfDocx(bytes: Uint8Array): Draft {
  const files = unzipSync(bytes, { filter: ({ name, originalSize }) => name === BODY && originalSize <= LARGEST });
  const packed = files[BODY];
  if (!packed) throw new Error(`there is no ${BODY} of at most ${LARGEST} bytes in it`);
  const body = new DOMParser().parseFromString(strFromU8(packed), 'application/xml');
  if (body.querySelector('parsererror')) throw new Error(`${BODY} is not well-formed`);
  const paragraphs = NAMESPACES.flatMap((namespace) => [...body.getElementsByTagNameNS(namespace, 'p')])
    // A text box holds paragraphs inside a paragraph, and its fallback holds them again.
    .filter((paragraph) => !paragraph.closest('Fallback'))
    .flatMap((paragraph) => textOf(paragraph).split('\n'))
    .map((text) => text.trim())
    .filter((text) => text !== '');
  return { paragraphs };
}

/** The text of the runs of one paragraph, without that of paragraphs inside it. */
function textOf(paragraph: Element): string {
  let text = '';
  for (const element of paragraph.children) {
    const { localName } = element;
    if (localName === 't') text += element.textContent;
    else if (localName in CHARACTERS) text += CHARACTERS[localName];
    else if (!['p', 'del', 'moveFrom', 'pPr', 'rPr', 'instrText', 'Fallback'].includes(localName)) text += textOf(element);
  }
  return text;
}
