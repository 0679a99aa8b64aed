import { element } from '../element.ts';

/** How lines of the learner's file are named, in the languages that answers come in. */
const named = /\b[Ll]ine (\d{1,5})\b|第 ?(\d{1,5}) ?行/g;

/** Makes a button of each line that is named in the running text: it leads there. */
export function linkLines(root: HTMLElement, reveal: (line: number) => void): void {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    if (!text.parentElement?.closest('a, pre, code, blockquote')) found.push(text);
  }
  for (const text of found) {
    let at = 0;
    const parts: (string | Node)[] = [];
    for (const match of text.data.matchAll(named)) {
      const line = Number(match[1] ?? match[2]);
      const link = element('button', { type: 'button', class: 'link' }, match[0]);
      link.addEventListener('click', () => {
        reveal(line);
      });
      parts.push(text.data.slice(at, match.index), link);
      at = match.index + match[0].length;
    }
    if (parts.length > 0) text.replaceWith(...parts, text.data.slice(at));
  }
}
