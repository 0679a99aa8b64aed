import type { LabFiles, Lesson, Pack } from '../core/course/pack.ts';
import { progressKey } from '../core/course/progress.ts';
import type { PackLibrary } from '../packs/library.ts';

/** What a panel is about: a lesson with the lab it has, if any, or a lab that no lesson has. */
export interface PanelSubject {
  readonly pack: Pack;
  /** Names the panel: among the open ones, and over a restart. */
  readonly key: string;
  readonly title: string;
  readonly lesson: Lesson | null;
  readonly labId: string | undefined;
}

const labPrefix = 'lab:';

export const lessonSubject = (pack: Pack, lesson: Lesson): PanelSubject => ({
  pack,
  key: progressKey(pack.id, lesson.id),
  title: lesson.title,
  lesson,
  labId: lesson.labId,
});

/** The lesson that a lab belongs to or, where there is none, the lab itself. */
export function labSubject(pack: Pack, { lab }: LabFiles): PanelSubject {
  const lesson = lab.lesson === undefined ? undefined : pack.lessons.get(lab.lesson);
  if (lesson) return lessonSubject(pack, lesson);
  return { pack, key: `${labPrefix}${progressKey(pack.id, lab.id)}`, title: lab.title, lesson: null, labId: lab.id };
}

/** The subject of a key, if its pack is still installed. */
export async function subjectOfKey(library: PackLibrary, key: string): Promise<PanelSubject | undefined> {
  if (key.startsWith(labPrefix)) {
    const found = await library.lab(key.slice(labPrefix.length));
    return found && labSubject(found.pack, found.files);
  }
  const found = await library.lesson(key);
  return found && lessonSubject(found.pack, found.lesson);
}

/** The first subject with this title. */
export async function subjectOfTitle(library: PackLibrary, title: string): Promise<PanelSubject | undefined> {
  const { packs } = await library.contents();
  return packs
    .flatMap((pack) => [
      ...[...pack.lessons.values()].map((lesson) => lessonSubject(pack, lesson)),
      ...[...pack.labs.values()].map((files) => labSubject(pack, files)),
    ])
    .find((subject) => subject.title === title);
}
