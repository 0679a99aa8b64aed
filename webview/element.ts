/** A node, or text; anything empty is left out. */
export type Child = Node | string | null | undefined | false;

/** Attributes by name; `undefined` and `false` leave one out, `true` sets it empty. */
export type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** Builds an element. Text is always text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  made.append(...children.filter((child): child is Node | string => Boolean(child)));
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
