import { marked } from 'marked';

import { draftOfHtml, type Draft } from './paragraphs.js';

/** Reads Markdown. What it holds of HTML is read as any other: never run. */
export function draftOfMarkdown(source: string): Draft {
  return draftOfHtml(marked.parse(source, { async: false, breaks: true }));
}
