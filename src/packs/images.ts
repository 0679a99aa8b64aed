import type { ImagePlace } from './checkLesson.ts';
import type { PackReader } from './reader.ts';

/** What makes an SVG more than a picture. In an `img` none of it would run or load; an author should know all the same. */
const moreThanPicture = /<script|<foreignObject|\son[a-z]+\s*=|href\s*=\s*["'](?!#|data:image\/)/i;

/** The pictures in a lesson's folder `images/`: path as the text has it → SVG. Each is shown, and each that is shown is there. */
export function parseImages(
  reader: PackReader,
  folder: string,
  shown: readonly ImagePlace[],
): ReadonlyMap<string, string> {
  const images = new Map<string, string>(
    [...reader.folder(`${folder}/images`, '.svg')].map(([name, svg]) => [`images/${name}`, svg] as const),
  );
  for (const { path, line } of shown) {
    if (images.has(path)) continue;
    reader.report('lesson.no-image', `There is no file \`${path}\` beside this text.`, `${folder}/lesson.md`, {
      line,
      column: 1,
    });
  }
  for (const [path, svg] of images) {
    const file = `${folder}/${path}`;
    if (!shown.some((place) => place.path === path)) {
      reader.report('lesson.image-unused', 'The text shows this picture nowhere. Show it, or take it out.', file);
    }
    if (!/<svg[\s>]/i.test(svg)) reader.report('lesson.image-svg', "This isn't an SVG picture.", file);
    else if (moreThanPicture.test(svg)) {
      const message = 'A picture has no scripts, no handlers and no links. Take them out of the SVG.';
      reader.report('lesson.image-svg', message, file);
    }
  }
  return images;
}

/** A picture as a link that holds all of it: the panel loads nothing. */
export const imageData = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;
