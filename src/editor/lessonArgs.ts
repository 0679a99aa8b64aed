import type { Lab } from './lab.ts';

/** What `openLesson` takes. */
export interface LessonArgs {
  /** `packId/lessonId`. */
  readonly lesson: string;
  readonly section?: string;
  /** Beside the editor, so that the pipeline stays in sight. */
  readonly beside: true;
}

/** The place that explains a flaw of a lab, written `lessonId#section` in its verdict. */
export function lessonArgs({ pack }: Lab, place: string): LessonArgs {
  const [lesson = '', section] = place.split('#');
  return { lesson: `${pack.id}/${lesson}`, ...(section === undefined ? {} : { section }), beside: true };
}
