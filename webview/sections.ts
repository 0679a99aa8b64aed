/** A piece of the page that is built again only when `input` (plain data) changes. */
export interface Section {
  readonly key: string;
  readonly input: unknown;
  readonly build: () => HTMLElement;
}

const built = new WeakMap<Element, { readonly key: string; readonly print: string }>();

/** Brings `parent` to these sections in this order. Untouched ones stay the same nodes, with their scroll and focus. */
export function renderSections(parent: HTMLElement, sections: readonly Section[]): void {
  const wanted = new Set(sections.map((section) => section.key));
  const present = new Map<string, HTMLElement>();
  for (const child of [...parent.children] as HTMLElement[]) {
    const key = built.get(child)?.key;
    if (key !== undefined && wanted.has(key)) present.set(key, child);
    else child.remove();
  }
  sections.forEach((section, index) => {
    const print = JSON.stringify(section.input);
    const before = present.get(section.key);
    let node = before;
    if (!node || built.get(node)?.print !== print) {
      node = section.build();
      built.set(node, { key: section.key, print });
      if (before) replace(before, node);
    }
    const there = parent.children.item(index);
    if (there !== node) parent.insertBefore(node, there);
  });
}

/** What the reader did to the old node (opened details, focus) carries over by `data-key`. */
function replace(before: HTMLElement, after: HTMLElement): void {
  const opened = new Map([...keyed(before, 'details')].map(([key, node]) => [key, (node as HTMLDetailsElement).open]));
  const active = document.activeElement;
  const focused = active instanceof HTMLElement && before.contains(active) ? active.dataset['key'] : undefined;
  before.replaceWith(after);
  for (const [key, node] of keyed(after, 'details'))
    (node as HTMLDetailsElement).open = opened.get(key) ?? (node as HTMLDetailsElement).open;
  if (focused === undefined) return;
  // The section itself may be what had the focus: the foot's button.
  const successor = after.dataset['key'] === focused ? after : keyed(after, '*').get(focused);
  successor?.focus({ preventScroll: true });
}

function keyed(root: HTMLElement, selector: string): Map<string, HTMLElement> {
  const found = [...root.querySelectorAll<HTMLElement>(`${selector}[data-key]`)];
  return new Map(found.map((node) => [node.dataset['key'] ?? '', node]));
}
