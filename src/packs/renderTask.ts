import { createMarkdown } from './markdown.ts';

const markdown = createMarkdown();

/** A hint as HTML, its example as a block of code. Nothing of the author's text gets through as markup. Pure. */
export const renderHint = (hint: string): string => markdown.render(hint);

/**
 * A lab's task as HTML for its report, where it stands below other headings: without its title, which the report has, its
 * sections one level down and under ids of their own. Nothing of the author's text gets through as markup. Pure.
 */
export function renderTask(readme: string): string {
  const tokens = markdown.parse(readme, {});
  const titled = tokens[0]?.type === 'heading_open' && tokens[0].tag === 'h1';
  const body = titled ? tokens.slice(3) : tokens;
  for (const token of body) {
    if (token.type !== 'heading_open' && token.type !== 'heading_close') continue;
    token.tag = `h${Math.min(4, Number(token.tag.slice(1)) + 1)}`;
    const id = token.attrGet('id');
    if (id !== null) token.attrSet('id', `task-${id}`);
  }
  for (const token of body.flatMap(({ children }) => children ?? [])) {
    const href = token.type === 'link_open' ? String(token.attrGet('href')) : '';
    if (href.startsWith('#')) token.attrSet('href', `#task-${href.slice(1)}`);
  }
  return markdown.renderer.render(body, markdown.options, {});
}
