import type { Problem } from '../core/base/result.ts';
import { checkLink, placesIn, type LinkPlace } from './checkLesson.ts';
import { createMarkdown, packLink } from './markdown.ts';
import { problemAt } from './position.ts';

const markdown = createMarkdown(true);

/** The links of a lab's task, or of a question to its assistant: those that lead nowhere, and those into the pack. */
export function checkTask(file: string, text: string): { problems: Problem[]; links: LinkPlace[] } {
  const placeOf = placesIn(text.split('\n'), 1);
  const problems: Problem[] = [];
  const links: LinkPlace[] = [];
  const tokens = markdown.parse(text, {});
  const sections = new Set(
    tokens.flatMap((token) => (token.type === 'heading_open' ? String(token.attrGet('id')) : [])),
  );
  for (const block of tokens) {
    for (const token of block.children ?? []) {
      if (token.type !== 'link_open') continue;
      const href = String(token.attrGet('href'));
      const place = placeOf(block, href);
      if (packLink(href)) links.push({ href, file, ...place });
      else {
        checkLink(href, sections, block, (code, message) => {
          problems.push(problemAt(code, message, file, place.line, place.column));
        });
      }
    }
  }
  return { problems, links };
}
