import { marked } from 'marked';

/** Markdown as HTML, which is then read as any other: nothing of it is ever run. */
export function htmlOfMarkdown(source: string): string {
  return marked.parse(source, { async: false, breaks: true });
}
