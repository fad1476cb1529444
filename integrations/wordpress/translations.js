/** From `.po` to what WordPress reads: `.mo` for PHP, JSON for scripts. The file is small and regular: no plurals, no contexts. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The messages of a `.po` file: texts and their translations, the header under the empty text. */
export function readPo(source) {
  const messages = new Map();
  for (const entry of source.split(/\n{2,}/)) {
    const part = (name) => {
      const found = new RegExp(`^${name} ((?:"(?:[^"\\\\]|\\\\.)*"\\s*)+)`, 'm').exec(entry);
      return found && [...found[1].matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => JSON.parse(`"${text}"`)).join('');
    };
    const [id, text] = [part('msgid'), part('msgstr')];
    if (id !== null && text) messages.set(id, text);
  }
  return messages;
}

/** Writes the compiled files of one language into `folder`. */
export async function compile(messages, folder, language) {
  await writeFile(join(folder, `hashiya-${language}.mo`), mo(messages));
  const script = Object.fromEntries([...messages].filter(([id]) => id !== '').map(([id, text]) => [id, [text]]));
  const json = { domain: 'messages', locale_data: { messages: { '': { domain: 'messages', lang: language }, ...script } } };
  await writeFile(join(folder, `hashiya-${language}-hashiya-editor.json`), JSON.stringify(json));
}

/** The binary form that GNU gettext describes: a header, two tables of lengths and places, the strings. */
export function mo(messages) {
  const sorted = [...messages].map((pair) => pair.map((text) => Buffer.from(`${text}\0`))).sort(([a], [b]) => Buffer.compare(a, b));
  const count = sorted.length;
  const head = Buffer.alloc(28 + count * 16);
  [0x950412de, 0, count, 28, 28 + count * 8, 0, head.length].forEach((number, index) => head.writeUInt32LE(number, index * 4));
  let place = head.length;
  for (const [table, column] of [[28, 0], [28 + count * 8, 1]]) {
    sorted.forEach((pair, index) => {
      head.writeUInt32LE(pair[column].length - 1, table + index * 8);
      head.writeUInt32LE(place, table + index * 8 + 4);
      place += pair[column].length;
    });
  }
  return Buffer.concat([head, ...sorted.map(([id]) => id), ...sorted.map(([, text]) => text)]);
}
