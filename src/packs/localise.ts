import type { Pack } from '../core/course/pack.ts';

/** A pack as somebody reads it in this language: translated as far as it is, under the same ids. Pure. */
export function localise(pack: Pack, language: string): Pack {
  const spoken = [language.toLowerCase(), language.toLowerCase().split('-')[0] ?? ''].find((each) =>
    pack.translations.has(each),
  );
  const translation = spoken === undefined ? undefined : pack.translations.get(spoken);
  if (spoken === undefined || !translation) return pack;
  return {
    ...pack,
    language: spoken,
    title: translation.title ?? pack.title,
    modules: pack.modules.map((module) => ({ ...module, title: translation.modules.get(module.id) ?? module.title })),
    start: pack.start && (translation.start ?? pack.start),
    lessons: new Map([...pack.lessons].map(([id, lesson]) => [id, translation.lessons.get(id) ?? lesson])),
  };
}
