import { unbroken } from './element.ts';

const allowed = new Set(
  (
    'h2 h3 h4 p ul ol li blockquote pre code em strong s sub sup br hr table thead tbody tr th td a span aside dl dt dd ' +
    'figure figcaption div img'
  ).split(' '),
);
/** These go with everything inside them; other unknown elements leave their text behind. */
const dropped = 'script,style,template,iframe,object,embed,noscript,svg,math,form,input,button,textarea,select';
const attributes = ['id', 'class', 'data-key', 'data-term', 'data-figure', 'lang', 'start', 'colspan', 'rowspan'];

/**
 * The host's lesson HTML as nodes. The host renders it without raw HTML; this is the second lock: only listed elements
 * and attributes are copied, so nothing that runs can come along.
 */
export function safeNodes(html: string): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const fragment = document.createDocumentFragment();
  copyChildren(parsed.body, fragment);
  return fragment;
}

function copyChildren(from: Node, to: Node): void {
  for (const child of from.childNodes) {
    if (child instanceof Text)
      to.appendChild(
        document.createTextNode(
          from instanceof HTMLElement && from.closest('pre, code') ? child.data : unbroken(child.data),
        ),
      );
    if (!(child instanceof Element) || child.matches(dropped)) continue;
    const tag = child.localName;
    if (!allowed.has(tag)) {
      copyChildren(child, to);
      continue;
    }
    const copy = document.createElement(tag);
    for (const attribute of attributes) {
      const value = child.getAttribute(attribute);
      if (value !== null) copy.setAttribute(attribute, value);
    }
    if (tag === 'img') {
      const src = child.getAttribute('src') ?? '';
      if (!src.startsWith('data:image/svg+xml,')) continue;
      copy.setAttribute('src', src);
      copy.setAttribute('alt', child.getAttribute('alt') ?? '');
    }
    const href = child.getAttribute('href');
    if (tag === 'a' && href !== null && /^(https?:|#|groundloop:|lesson:|lab:|system:|test:|term:)/.test(href))
      copy.setAttribute('href', href);
    copyChildren(child, copy);
    to.appendChild(copy);
  }
}
