import type { LabFiles, Lesson, Pack, StartPage } from '../core/course/pack.ts';
import { progressKey } from '../core/course/progress.ts';
import type { PackLibrary } from '../packs/library.ts';
import { englishWords, type LessonWords } from '../packs/renderLesson.ts';
import { isTested, type TestedModule } from '../packs/testView.ts';
import type { CompareView, ReviewView, WebviewMessage } from '../protocol/webview.ts';

/** What a panel is about: a lesson with the lab it has, if any, a lab that no lesson has, or a page of its own. */
export interface PanelSubject {
  readonly pack: Pack;
  /** Names the panel: among the open ones, and over a restart. */
  readonly key: string;
  readonly title: string;
  readonly lesson: Lesson | null;
  readonly labId: string | undefined;
  readonly page: Page | null;
}

/** The page to begin with, the glossary, a module's test, two pipelines side by side, or what is asked again. */
export type Page =
  | { readonly kind: 'start'; readonly start: StartPage }
  | { readonly kind: 'glossary' }
  | { readonly kind: 'test'; readonly module: TestedModule }
  | ComparePage
  | ReviewPage;

export interface ComparePage {
  readonly kind: 'compare';
  /** As it is now. */
  readonly view: () => CompareView;
  readonly receive: (message: WebviewMessage) => Promise<void>;
}

export interface ReviewPage {
  readonly kind: 'review';
  /** As it is now. */
  readonly view: () => ReviewView;
  /** The pack that links on the page lead into. */
  readonly pack: () => Pack;
  readonly receive: (message: WebviewMessage) => void;
}

const labPrefix = 'lab:';
const startPrefix = 'start:';
const glossaryPrefix = 'glossary:';
const testPrefix = 'test:';

export const lessonSubject = (pack: Pack, lesson: Lesson): PanelSubject => ({
  pack,
  key: progressKey(pack.id, lesson.id),
  title: lesson.title,
  lesson,
  labId: lesson.labId,
  page: null,
});

export const pageSubject = (pack: Pack, key: string, title: string, page: Page): PanelSubject => ({
  pack,
  key,
  title,
  lesson: null,
  labId: undefined,
  page,
});

export const startSubject = (pack: Pack, start: StartPage): PanelSubject =>
  pageSubject(pack, `${startPrefix}${pack.id}`, start.title, { kind: 'start', start });

export const glossarySubject = (pack: Pack, words: LessonWords): PanelSubject =>
  pageSubject(pack, `${glossaryPrefix}${pack.id}`, words.glossary, { kind: 'glossary' });

export const testSubject = (pack: Pack, module: TestedModule, words: LessonWords): PanelSubject =>
  pageSubject(pack, `${testPrefix}${progressKey(pack.id, module.id)}`, words.testTitle(module.number), {
    kind: 'test',
    module,
  });

/** The lesson that a lab belongs to or, where there is none, the lab itself. */
export function labSubject(pack: Pack, { lab }: LabFiles): PanelSubject {
  const lesson = lab.lesson === undefined ? undefined : pack.lessons.get(lab.lesson);
  if (lesson?.labId === lab.id) return lessonSubject(pack, lesson);
  return {
    pack,
    key: `${labPrefix}${progressKey(pack.id, lab.id)}`,
    title: lab.title,
    lesson: null,
    labId: lab.id,
    page: null,
  };
}

/** The subject of a key, if its pack is still installed. */
export async function subjectOfKey(
  library: PackLibrary,
  key: string,
  words: LessonWords = englishWords,
): Promise<PanelSubject | undefined> {
  if (key.startsWith(labPrefix)) {
    const found = await library.lab(key.slice(labPrefix.length));
    return found && labSubject(found.pack, found.files);
  }
  const { packs } = await library.contents();
  const page = packs.flatMap((pack) => pagesOf(pack, words)).find((subject) => subject.key === key);
  if (page) return page;
  const found = await library.lesson(key);
  return found && lessonSubject(found.pack, found.lesson);
}

/** The first subject with this title; a lab is shown with its lesson, and either may be the title. */
export async function subjectOfTitle(
  library: PackLibrary,
  title: string,
  words: LessonWords = englishWords,
): Promise<PanelSubject | undefined> {
  const { packs } = await library.contents();
  const subjects = packs.flatMap((pack) => [
    ...[...pack.lessons.values()].map((lesson) => lessonSubject(pack, lesson)),
    ...pagesOf(pack, words),
  ]);
  const labs = packs.flatMap((pack) => [...pack.labs.values()].map((files) => ({ pack, files })));
  return (
    subjects.find((subject) => subject.title === title) ??
    labs.map(({ pack, files }) => (files.lab.title === title ? labSubject(pack, files) : undefined)).find(Boolean)
  );
}

function pagesOf(pack: Pack, words: LessonWords): PanelSubject[] {
  return [
    ...(pack.start ? [startSubject(pack, pack.start)] : []),
    glossarySubject(pack, words),
    ...pack.modules.filter(isTested).map((module) => testSubject(pack, module, words)),
  ];
}
