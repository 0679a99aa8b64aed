import type { Drafts } from './composer.ts';

/** Keeps what was typed and not sent while the page is hidden, which throws it away. */
export function createDrafts(memory: { getState(): unknown; setState(state: unknown): void }): Drafts {
  const saved = memory.getState();
  const texts = new Map<string, string>();
  if (typeof saved === 'object' && saved !== null) {
    for (const [lab, text] of Object.entries(saved)) if (typeof text === 'string') texts.set(lab, text);
  }
  return {
    read: (lab) => texts.get(lab) ?? '',
    write(lab, text) {
      if (text === '') texts.delete(lab);
      else texts.set(lab, text);
      memory.setState(Object.fromEntries(texts));
    },
  };
}
