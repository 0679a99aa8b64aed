import type { Translation } from '../src/core/base/say.ts';

/** The reader's language, which the host wrote into the page: only the host can. */
export const readTranslation = (root: HTMLElement): Translation =>
  JSON.parse(root.dataset['translation'] ?? '{}') as Translation;
