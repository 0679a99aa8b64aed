/** A link to a lesson or to one of its sections, as answers write it: the path and fragment of a deep link. */
export const lessonHref = (pack: string, lesson: string, section = ''): string =>
  `groundloop:/lesson/${pack}/${lesson}${section === '' ? '' : `#${section}`}`;

export const labHref = (pack: string, lab: string): string => `groundloop:/lab/${pack}/${lab}`;

/** `lessonId#section`, as rubrics and verdicts name a place. */
export function placeHref(pack: string, place: string): string {
  const [lesson = '', section] = place.split('#');
  return lessonHref(pack, lesson, section);
}
