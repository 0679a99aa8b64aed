import { z } from 'zod';
import type { MarkedPrediction, Slider } from '../core/course/figure.ts';
import type { Marked, Simulate } from '../core/course/quiz.ts';
import type { ModelName } from '../core/figures/models.ts';
import type { Fault, GenerationMetrics, Verdict } from '../core/grading/verdict.ts';

/**
 * Host → webview: always the whole state of the panel, never a patch. Reload, hide, show and restore are one path.
 * Answer keys never appear here: `marked` exists only for questions that were answered, `predicted` only for figures
 * that were.
 */
export interface PanelState {
  readonly type: 'state';
  /** Names what the panel shows. The page keeps it, so that the panel comes back after a restart. */
  readonly of: string;
  readonly tab: 'lesson' | 'report';
  /** Null for a lab that no lesson has, where there is a report, and for a `page`. */
  readonly lesson: LessonView | null;
  /** What else a panel can show, alone. */
  readonly page: PageView | null;
  /** Null until the lab of this lesson was started. */
  readonly report: ReportView | null;
  /** A place to bring into view, a section's id or a `hintPlace`: in the one state that asks for it. */
  readonly goTo?: string;
  /** The learner asked for the run that has ended: its news come into view, and focus stays where it is. */
  readonly showNews?: true;
  /** All interface texts, localised by the host; the webview has none of its own. */
  readonly strings: Readonly<Record<string, string>>;
}

/** A text with its head. */
export interface TextView {
  readonly packId: string;
  /** What the author's words are written in: it may be another than the interface's. */
  readonly language: string;
  /** Where one is: module · lesson · reading time. */
  readonly eyebrow: string;
  readonly title: string;
  readonly question: string;
  readonly objectives: readonly string[];
  /** Rendered by the host from Markdown with raw HTML switched off. Headings carry ids. */
  readonly html: string;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  readonly terms: readonly { readonly id: string; readonly term: string; readonly definition: string }[];
  readonly sources: readonly {
    readonly key: string;
    readonly number: number;
    readonly text: string;
    readonly url: string;
  }[];
}

/** A way on, as a link to a part of the pack such as `lesson:m7-l2`. */
export interface NextView {
  readonly href: string;
  readonly title: string;
}

export type PageView = StartView | GlossaryView | TestView | CompareView | ReviewView;

/** The page to begin with. */
export interface StartView extends TextView {
  readonly kind: 'start';
  readonly next: NextView | null;
}

export interface GlossaryView {
  readonly kind: 'glossary';
  readonly packId: string;
  readonly eyebrow: string;
  readonly title: string;
  readonly entries: readonly {
    readonly id: string;
    readonly term: string;
    readonly definition: string;
    readonly language: string;
    /** The first lesson that uses it. */
    readonly lesson: { readonly id: string; readonly title: string };
  }[];
}

/** A module's test. */
export interface TestView {
  readonly kind: 'test';
  readonly packId: string;
  readonly moduleId: string;
  readonly eyebrow: string;
  readonly title: string;
  readonly draw: number;
  /** In percent. */
  readonly passMark: number;
  /** How often it was begun; 0: never. */
  readonly attempt: number;
  /** An attempt is under way: nothing is marked. */
  readonly open: boolean;
  /** Those of the attempt under way, or of the last one; none before the first. */
  readonly questions: readonly (QuestionView & { readonly lesson: string; readonly chosen: string | null })[];
  /** Of the last attempt; null while one is under way, and before the first. */
  readonly result: { readonly right: number; readonly of: number; readonly passed: boolean } | null;
  /** The result lesson by lesson. */
  readonly lessons: readonly {
    readonly id: string;
    readonly title: string;
    readonly right: number;
    readonly of: number;
  }[];
  readonly best: { readonly right: number; readonly of: number } | null;
  readonly passed: boolean;
  readonly next: NextView | null;
  readonly capstone: NextView | null;
}

/** What was missed, asked again. */
export interface ReviewView {
  readonly kind: 'review';
  readonly title: string;
  /** The learner switched review off. */
  readonly off: boolean;
  /** Null where nothing is due, or nothing more. */
  readonly question:
    | (QuestionView & {
        /** The key of the card that asks it: two cards may ask the same question. */
        readonly card: string;
        readonly lesson: { readonly id: string; readonly title: string };
        /** The flaw that it is about, and the lab in which it was found; null for a question that was missed. */
        readonly flaw: { readonly title: string; readonly lab: string } | null;
      })
    | null;
  /** The question's place among today's. */
  readonly number: number;
  readonly total: number;
  /** When the question comes back, in words; null until it is answered. */
  readonly back: string | null;
  /** Asked today, here or in another window. */
  readonly done: number;
  readonly next: { readonly count: number; readonly when: string } | null;
}

/** Two pipelines side by side. */
export interface CompareView {
  readonly kind: 'compare';
  readonly title: string;
  readonly sides: readonly [CompareSide, CompareSide];
  /** What is said of both systems, in the same words. */
  readonly shared: { readonly faithful: readonly string[]; readonly simplified: readonly string[] };
  /** Whether both run in the same world: where they don't, figures differ for that reason too. */
  readonly sameWorld: boolean;
  /** Which of them is running. */
  readonly running: { readonly side: 0 | 1; readonly seedsDone: number; readonly seedsMax: number } | null;
}

export interface CompareSide {
  readonly title: string;
  /** What tells it from others of that name: a year, or the folder that it is in. */
  readonly note: string;
  readonly summary: string;
  /** What is said of this system alone; empty for a pipeline that is none. */
  readonly faithful: readonly string[];
  readonly simplified: readonly string[];
  /** Null until it ran, and where it couldn't be graded. */
  readonly verdict: Verdict | null;
  readonly fault: Fault | null;
  /** What is known is about an older version of its text. */
  readonly stale: boolean;
}

export interface LessonView extends TextView {
  readonly id: string;
  readonly quiz: readonly QuestionView[];
  /** What runs in the page, where the HTML has a place for it. */
  readonly figures: readonly FigureView[];
  readonly read: boolean;
  readonly lab: {
    readonly id: string;
    readonly title: string;
    readonly started: boolean;
    readonly passed: boolean;
  } | null;
  readonly next: NextView | null;
}

export interface QuestionView {
  readonly id: string;
  readonly language: string;
  readonly ask: string;
  /** In the order shown, already shuffled. */
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly section: string | null;
  readonly marked: Marked | null;
  /** Once it is answered: where to put a figure's sliders to see it. */
  readonly simulate?: Simulate;
}

/** A figure before and after its prediction. Which option is right, and what is replied, are not part of it before. */
export interface FigureView {
  readonly id: string;
  readonly language: string;
  readonly title: string;
  readonly model: ModelName;
  readonly fixed: Readonly<Record<string, number>>;
  readonly sliders: readonly Slider[];
  readonly ask: string;
  /** In the order shown, already shuffled. */
  readonly options: readonly { readonly id: string; readonly text: string }[];
  /** Null before the prediction: then the figure is not drawn. */
  readonly predicted: MarkedPrediction | null;
}

export interface ReportView {
  readonly labId: string;
  readonly title: string;
  readonly fileName: string;
  /** What is to be done, in a sentence or two. */
  readonly summary: string;
  /** The same at length, rendered by the host: the lab's README. */
  readonly task: string;
  readonly verdict: Verdict | null;
  /** The newest run could not be graded; `verdict`, if any, is older and stale. */
  readonly fault: Fault | null;
  /** Which run of this lab the verdict is of; 0 before the first. */
  readonly run: number;
  /** Earlier runs, the newest first: ghosts in the charts. */
  readonly past: readonly PastRunView[];
  /** A run of this lab has passed: it is done, whatever a later one comes to. */
  readonly done?: boolean;
  /** The verdict is not about the text on the screen. */
  readonly stale: boolean;
  readonly running: { readonly seedsDone: number; readonly seedsMax: number } | null;
  /** The way on from a lab that no lesson has, once it is passed; null where only the course as a whole goes on. */
  readonly next: NextView | null;
  /** Hints taken so far, by flaw id, rendered by the host, and how many there are. */
  readonly hints: Readonly<Record<string, { readonly shown: readonly string[]; readonly of: number }>>;
}

/** How the loop of an earlier run went. */
export interface PastRunView {
  readonly number: number;
  /** Null where nothing is scored. */
  readonly score: number | null;
  readonly generations: readonly GenerationMetrics[];
}

/** Letters of the largest file that the page makes: a chart takes a hundredth of it. */
const MOST_EXPORTED = 8_000_000;

/** Webview → host. */
export const webviewMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('showTab'), tab: z.enum(['lesson', 'report']) }),
  z.object({ type: z.literal('answer'), question: z.string(), option: z.string() }),
  z.object({ type: z.literal('retakeQuiz') }),
  z.object({ type: z.literal('predict'), figure: z.string(), option: z.string() }),
  z.object({ type: z.literal('markRead') }),
  z.object({ type: z.literal('readingAt'), place: z.string().max(200).nullable() }),
  z.object({ type: z.literal('openLab') }),
  z.object({ type: z.literal('simulate') }),
  z.object({ type: z.literal('cancel') }),
  z.object({ type: z.literal('diff') }),
  z.object({ type: z.literal('hint'), flaw: z.string() }),
  z.object({ type: z.literal('askAbout'), flaw: z.string() }),
  z.object({ type: z.literal('reveal'), line: z.number().int().positive(), column: z.number().int().positive() }),
  z.object({
    type: z.literal('export'),
    /** Becomes a part of a file's name. */
    name: z.string().regex(/^[\p{L}\p{N}-]{1,60}$/u),
    format: z.enum(['png', 'svg', 'csv']),
    /** The text of the file, or its bytes as Base64 where it is an image. */
    data: z.string().max(MOST_EXPORTED),
  }),
  z.object({ type: z.literal('openLink'), href: z.url() }),
  z.object({ type: z.literal('startTest') }),
  z.object({ type: z.literal('testAnswer'), question: z.string(), option: z.string() }),
  z.object({ type: z.literal('handInTest') }),
  z.object({ type: z.literal('reviewAnswer'), card: z.string(), question: z.string(), option: z.string() }),
  z.object({ type: z.literal('reviewNext') }),
  z.object({ type: z.literal('continueCourse') }),
]);

export type WebviewMessage = z.infer<typeof webviewMessageSchema>;
