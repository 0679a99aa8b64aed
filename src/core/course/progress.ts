import { z } from 'zod';
import { own } from '../base/own.ts';
import { noReviewHistory, withReview, type ReviewHistory } from './reviewHistory.ts';

/**
 * What a learner did, as events that are only ever appended. State is a fold over them, so two windows can both write
 * and nothing is lost. Keys are `packId/lessonId`, `packId/labId` and, for tests, `packId/moduleId`, never titles. Events of a newer version are kept
 * in the journal and passed over here.
 */
export const progressEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('lesson-read'), at: z.iso.datetime(), lesson: z.string() }),
  z.object({
    type: z.literal('question-answered'),
    at: z.iso.datetime(),
    lesson: z.string(),
    question: z.string(),
    option: z.string(),
  }),
  z.object({
    type: z.literal('figure-predicted'),
    at: z.iso.datetime(),
    lesson: z.string(),
    figure: z.string(),
    option: z.string(),
  }),
  z.object({ type: z.literal('quiz-retaken'), at: z.iso.datetime(), lesson: z.string() }),
  z.object({ type: z.literal('lab-started'), at: z.iso.datetime(), lab: z.string() }),
  z.object({
    type: z.literal('run-graded'),
    at: z.iso.datetime(),
    lab: z.string(),
    codeHash: z.string(),
    score: z.number().min(0).max(100),
    passed: z.boolean(),
    flaws: z.array(z.string()),
  }),
  z.object({ type: z.literal('hint-taken'), at: z.iso.datetime(), lab: z.string(), flaw: z.string() }),
  z.object({
    type: z.literal('test-started'),
    at: z.iso.datetime(),
    test: z.string(),
    /** The questions drawn, in order: an attempt stays what it was when the course changes. */
    questions: z.array(z.string()).optional(),
  }),
  z.object({
    type: z.literal('test-answered'),
    at: z.iso.datetime(),
    test: z.string(),
    question: z.string(),
    option: z.string(),
  }),
  z.object({
    type: z.literal('test-handed-in'),
    at: z.iso.datetime(),
    test: z.string(),
    right: z.number().int().nonnegative(),
    of: z.number().int().positive(),
    passed: z.boolean(),
  }),
  /** `card` is a key of `reviewHistory.ts`; of a flaw's card, `question` says which question was asked. */
  z.object({
    type: z.literal('review-answered'),
    at: z.iso.datetime(),
    card: z.string(),
    question: z.string(),
    option: z.string(),
  }),
]);

export type ProgressEvent = z.infer<typeof progressEventSchema>;

export interface LessonProgress {
  readonly read: boolean;
  /** Question id → the option chosen last. */
  readonly answers: Readonly<Record<string, string>>;
  /** How often the quiz was started over: the options are shuffled anew each time. */
  readonly attempt: number;
  /** Figure id → the option predicted: remembered, so that the figure need not be asked for again. */
  readonly predictions: Readonly<Record<string, string>>;
}

export interface LabProgress {
  readonly started: boolean;
  readonly bestScore: number | null;
  readonly passed: boolean;
  readonly runs: number;
  /** Flaw id → hints taken. */
  readonly hints: Readonly<Record<string, number>>;
}

export interface TestProgress {
  /** How often the test was started; 0: never. The attempt decides which questions are drawn. */
  readonly attempt: number;
  /** The attempt is under way: nothing of it is marked. */
  readonly open: boolean;
  /** The questions drawn for this attempt; null where the event didn't say. */
  readonly drawn: readonly string[] | null;
  /** What this attempt came to; null while it is under way, and before the first. */
  readonly result: { readonly right: number; readonly of: number; readonly passed: boolean } | null;
  /** Question id → the option chosen last, in this attempt. */
  readonly answers: Readonly<Record<string, string>>;
  /** The attempt with the largest share of right answers. */
  readonly best: { readonly right: number; readonly of: number } | null;
  readonly passed: boolean;
}

/** A lesson, lab or test, by its key. */
export interface ProgressSubject {
  readonly kind: 'lesson' | 'lab' | 'test';
  readonly key: string;
}

export interface Progress {
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  readonly labs: Readonly<Record<string, LabProgress>>;
  readonly tests: Readonly<Record<string, TestProgress>>;
  /** What the newest event is about: where the learner is. Null before the first. */
  readonly latest: ProgressSubject | null;
  readonly review: ReviewHistory;
}

export const noLessonProgress: LessonProgress = { read: false, answers: {}, attempt: 0, predictions: {} };
export const noProgress: Progress = { lessons: {}, labs: {}, tests: {}, latest: null, review: noReviewHistory };
export const noLabProgress: LabProgress = { started: false, bestScore: null, passed: false, runs: 0, hints: {} };

export const noTestProgress: TestProgress = {
  attempt: 0,
  open: false,
  drawn: null,
  result: null,
  answers: {},
  best: null,
  passed: false,
};

/** The key of a lesson, lab or module in events and progress: ids, never titles, so that renaming loses nothing. */
export const progressKey = (packId: string, id: string): string => `${packId}/${id}`;

export const lessonProgress = (state: Progress, key: string): LessonProgress =>
  own(state.lessons, key) ?? noLessonProgress;

export const labProgress = (state: Progress, key: string): LabProgress => own(state.labs, key) ?? noLabProgress;

export const testProgress = (state: Progress, key: string): TestProgress => own(state.tests, key) ?? noTestProgress;

/** The state after one more event. */
export const applyEvent = (state: Progress, event: ProgressEvent): Progress => ({
  ...changedBy(event, state),
  // A review is beside the way.
  latest: event.type === 'review-answered' ? state.latest : subjectOf(event),
  review: withReview(state.review, event, state),
});

function subjectOf(event: Exclude<ProgressEvent, { type: 'review-answered' }>): ProgressSubject {
  if ('lesson' in event) return { kind: 'lesson', key: event.lesson };
  return 'lab' in event ? { kind: 'lab', key: event.lab } : { kind: 'test', key: event.test };
}

function changedBy(event: ProgressEvent, state: Progress): Progress {
  switch (event.type) {
    case 'lesson-read':
      return withLesson(state, event.lesson, (lesson) => ({ ...lesson, read: true }));
    case 'question-answered':
      return withLesson(state, event.lesson, (lesson) => ({
        ...lesson,
        answers: { ...lesson.answers, [event.question]: event.option },
      }));
    case 'figure-predicted':
      return withLesson(state, event.lesson, (lesson) => ({
        ...lesson,
        predictions: { ...lesson.predictions, [event.figure]: event.option },
      }));
    case 'quiz-retaken':
      return withLesson(state, event.lesson, (lesson) => ({
        ...lesson,
        answers: {},
        attempt: lesson.attempt + 1,
      }));
    case 'lab-started':
      return withLab(state, event.lab, (lab) => ({ ...lab, started: true }));
    case 'run-graded':
      return withLab(state, event.lab, (lab) => ({
        ...lab,
        started: true,
        runs: lab.runs + 1,
        bestScore: Math.max(lab.bestScore ?? 0, event.score),
        passed: lab.passed || event.passed,
      }));
    case 'hint-taken':
      return withLab(state, event.lab, (lab) => ({
        ...lab,
        hints: { ...lab.hints, [event.flaw]: (own(lab.hints, event.flaw) ?? 0) + 1 },
      }));
    case 'test-started':
      return withTest(state, event.test, (test) => ({
        ...test,
        attempt: test.attempt + 1,
        open: true,
        drawn: event.questions ?? null,
        result: null,
        answers: {},
      }));
    case 'test-answered':
      return withTest(state, event.test, (test) =>
        test.open ? { ...test, answers: { ...test.answers, [event.question]: event.option } } : test,
      );
    case 'test-handed-in':
      return withTest(state, event.test, (test) => ({
        ...test,
        open: false,
        result: { right: event.right, of: event.of, passed: event.passed },
        best: better(test.best, event),
        passed: test.passed || event.passed,
      }));
    case 'review-answered':
      return state;
  }
}

function withLesson(state: Progress, key: string, change: (lesson: LessonProgress) => LessonProgress): Progress {
  return { ...state, lessons: { ...state.lessons, [key]: change(lessonProgress(state, key)) } };
}

function withLab(state: Progress, key: string, change: (lab: LabProgress) => LabProgress): Progress {
  return { ...state, labs: { ...state.labs, [key]: change(labProgress(state, key)) } };
}

function withTest(state: Progress, key: string, change: (test: TestProgress) => TestProgress): Progress {
  return { ...state, tests: { ...state.tests, [key]: change(testProgress(state, key)) } };
}

function better(best: TestProgress['best'], { right, of }: { right: number; of: number }): TestProgress['best'] {
  return best && best.right * of >= right * best.of ? best : { right, of };
}
