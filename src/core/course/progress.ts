import { z } from 'zod';

/**
 * What a learner did, as events that are only ever appended. State is a fold over them, so two windows can both write
 * and nothing is lost. Keys are `packId/lessonId` and `packId/labId`, never titles. Events of a newer version are kept
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

export interface Progress {
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  readonly labs: Readonly<Record<string, LabProgress>>;
}

export const noProgress: Progress = { lessons: {}, labs: {} };
export const noLessonProgress: LessonProgress = { read: false, answers: {}, attempt: 0, predictions: {} };
export const noLabProgress: LabProgress = { started: false, bestScore: null, passed: false, runs: 0, hints: {} };

/** The key of a lesson or lab in events and progress: ids, never titles, so that renaming loses nothing. */
export const progressKey = (packId: string, id: string): string => `${packId}/${id}`;

export const lessonProgress = (state: Progress, key: string): LessonProgress =>
  own(state.lessons, key) ?? noLessonProgress;

export const labProgress = (state: Progress, key: string): LabProgress => own(state.labs, key) ?? noLabProgress;

/** The state after one more event. */
export function applyEvent(state: Progress, event: ProgressEvent): Progress {
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
  }
}

function withLesson(state: Progress, key: string, change: (lesson: LessonProgress) => LessonProgress): Progress {
  return { ...state, lessons: { ...state.lessons, [key]: change(lessonProgress(state, key)) } };
}

function withLab(state: Progress, key: string, change: (lab: LabProgress) => LabProgress): Progress {
  return { ...state, labs: { ...state.labs, [key]: change(labProgress(state, key)) } };
}

/** Keys come from a file anyone can edit: `constructor` must not find what every object inherits. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
