/** A node, or text; anything empty is left out. */
export type Child = Node | string | null | undefined | false;

/** Attributes by name; `undefined` and `false` leave one out, `true` sets it empty. */
export type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** Text whose numbers don't fall apart at the end of a line: "91 %" and "12 000" are one word each. */
export const unbroken = (text: string): string => text.replace(/(?<=\d) (?=%|\d{3}(?!\d))/g, '\u00a0');

/** For what stands beside words that say the same: a screen reader says it once. */
export const unsaid = { 'aria-hidden': 'true' } as const;

/** Builds an element. Text is always text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  const there = children.filter((child): child is Node | string => Boolean(child));
  made.append(...there.map((child) => (typeof child === 'string' ? unbroken(child) : child)));
  return made;
}

export function setAttributes(target: Element, attributes: Attributes): void {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    target.setAttribute(key, value === true ? '' : value);
  }
}

/** A codicon: decoration only, the word beside it says the same. */
export const icon = (id: string): HTMLElement =>
  element('span', { class: `codicon codicon-${id}`, 'aria-hidden': 'true' });

/** Words for screen readers where the eye has an icon or a place. */
export const spoken = (text: string): HTMLElement => element('span', { class: 'spoken' }, text);
