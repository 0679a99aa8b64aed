/** How far the learner is with something. */
export type Stage = 'to-do' | 'under-way' | 'done';

/** Parts of a course that are done, of those there are. */
export interface Share {
  readonly done: number;
  readonly of: number;
}

interface Common {
  /** `packId/kind/id`: from ids alone, so that it stays the same when something is renamed, moved or translated. */
  readonly id: string;
  readonly packId: string;
  /** The author's; empty where the interface has a word for it. */
  readonly title: string;
  readonly children: readonly CourseNode[];
}

interface Staged extends Common {
  readonly stage: Stage;
}

export interface PackNode extends Staged {
  readonly kind: 'pack';
  readonly share: Share;
}

export interface ModuleNode extends Staged {
  readonly kind: 'module';
  readonly number: number;
  readonly share: Share;
}

/** The text of a lesson; its quiz and its lab are below it. */
export interface LessonNode extends Staged {
  readonly kind: 'lesson';
  readonly lessonId: string;
  readonly number: number;
  readonly minutes: number;
  readonly question: string;
  /** Of the text, the quiz and the lab. */
  readonly share: Share;
}

export interface QuizNode extends Staged {
  readonly kind: 'quiz';
  readonly lessonId: string;
  /** The number of its lesson. */
  readonly number: number;
  readonly answered: number;
  readonly right: number;
  readonly of: number;
}

export interface LabNode extends Staged {
  readonly kind: 'lab';
  readonly labId: string;
  /** Of the lesson that has it; null for a capstone, and a lab that no lesson has. */
  readonly lesson: { readonly id: string; readonly number: number } | null;
  readonly capstone: boolean;
  readonly minutes: number;
  readonly summary: string;
  /** The best score; null before the first run. */
  readonly best: number | null;
}

export interface TestNode extends Staged {
  readonly kind: 'test';
  readonly moduleId: string;
  /** The number of its module. */
  readonly number: number;
  /** In percent. */
  readonly passMark: number;
  readonly best: { readonly right: number; readonly of: number } | null;
}

/** To look into, not to pass: it has no stage. */
export interface SystemNode extends Common {
  readonly kind: 'system';
  readonly systemId: string;
  readonly summary: string;
}

/** The page to begin with, the glossary, and what holds other things together. */
export interface PlainNode extends Common {
  readonly kind: 'start' | 'glossary' | 'labs' | 'systems';
}

/** Something to do: what a course is measured by. */
export type TaskNode = LessonNode | QuizNode | LabNode | TestNode;

/** The first row: the one thing to do next. */
export interface ContinueNode extends Common {
  readonly kind: 'continue';
  readonly to: TaskNode;
  /** Of the whole pack. */
  readonly share: Share;
}

/** The last row, while something is due: what was missed comes back. */
export interface ReviewNode extends Common {
  readonly kind: 'review';
  readonly due: number;
}

export type CourseNode = PackNode | ModuleNode | TaskNode | SystemNode | PlainNode | ContinueNode | ReviewNode;

/** The id of a node: `nodeId('course', 'lesson', 'm7-l1')` → `course/lesson/m7-l1`. A page of a pack has no id of its own. */
export const nodeId = (packId: string, kind: CourseNode['kind'], id?: string): string =>
  id === undefined ? `${packId}/${kind}` : `${packId}/${kind}/${id}`;
