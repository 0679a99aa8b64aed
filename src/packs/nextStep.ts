import type { Pack } from '../core/course/pack.ts';
import type { NextView } from '../protocol/webview.ts';

/** What a test is called. */
export type TestTitle = (module: number) => string;

/** What comes after a lesson: the next one of its module or, after the last, the module's test, or the next module. */
export function afterLesson(pack: Pack, lessonId: string, testTitle: TestTitle): NextView | null {
  const m = pack.modules.findIndex(({ lessons }) => lessons.some(({ id }) => id === lessonId));
  const module = pack.modules[m];
  if (!module) return null;
  const following = module.lessons[module.lessons.findIndex(({ id }) => id === lessonId) + 1];
  if (following) return toLesson(pack, following.id);
  if (module.test) return { href: `test:${module.id}`, title: testTitle(module.number) };
  return firstOfModule(pack, m + 1);
}

/** What comes after a module's test: its capstone is an offer, the next module the way on. */
export function afterTest(pack: Pack, moduleId: string): NextView | null {
  const m = pack.modules.findIndex(({ id }) => id === moduleId);
  return m < 0 ? null : firstOfModule(pack, m + 1);
}

/** What comes after the lab of a module that none of its lessons has: after its capstone, as after its test. */
export function afterLab(pack: Pack, labId: string): NextView | null {
  const module = pack.modules.find(({ capstone }) => capstone === labId);
  return module ? afterTest(pack, module.id) : null;
}

/** The first lesson of the pack. */
export const firstLesson = (pack: Pack): NextView | null => firstOfModule(pack, 0);

function firstOfModule(pack: Pack, index: number): NextView | null {
  const first = pack.modules[index]?.lessons[0];
  return first ? toLesson(pack, first.id) : null;
}

function toLesson(pack: Pack, id: string): NextView | null {
  const lesson = pack.lessons.get(id);
  return lesson ? { href: `lesson:${id}`, title: lesson.title } : null;
}
