import type { LabMeasure } from '../../src/core/course/measure.ts';
import { applyEvent, noProgress, progressKey, type Progress } from '../../src/core/course/progress.ts';
import { capstoneGrade } from '../../src/core/grading/capstoneGrade.ts';
import { withMeasures } from '../../src/core/grading/ownMeasures.ts';
import type { FlawState, FlawVerdict, Verdict } from '../../src/core/grading/verdict.ts';
import { glossaryView } from '../../src/packs/glossary.ts';
import { lessonView } from '../../src/packs/lessonView.ts';
import { localise } from '../../src/packs/localise.ts';
import { readPackFolder } from '../../src/packs/readPackFolder.ts';
import { renderTask } from '../../src/packs/renderTask.ts';
import { startView } from '../../src/packs/startView.ts';
import { testView, type TestedModule } from '../../src/packs/testView.ts';
import type { LessonView, PanelState, ReportView } from '../../src/protocol/webview.ts';
import { webviewStrings } from '../../src/protocol/webviewStrings.ts';
import { allPredicted, figureState } from './figureFixtures.ts';
import { nothingToReview, reviewPage } from './reviewFixtures.ts';

const read = await readPackFolder('labs/groundloop-course');
if (!read.ok) throw new Error(JSON.stringify(read.problem));
const pack = read.value;
const lesson = [...pack.lessons.values()].find(({ labId }) => labId !== undefined)!;
const lessonKey = progressKey(pack.id, lesson.id);
const questions = lesson.quiz.questions;

/** The lesson as the host sends it, after these answers. Each is `right` or `wrong`, in the order of the quiz. */
export function lessonAfter(answers: readonly ('right' | 'wrong')[] = [], read = answers.length > 0): LessonView {
  const chosen = answers.map((answer, i) => {
    const { id, options } = questions[i]!;
    return [id, options.find(({ right }) => right === (answer === 'right'))!.id] as const;
  });
  const progress: Progress = {
    ...noProgress,
    lessons: { [lessonKey]: { read, answers: Object.fromEntries(chosen), attempt: 0, predictions: {} } },
  };
  return lessonView(pack, lesson, progress);
}

export const wholeQuiz: readonly ('right' | 'wrong')[] = questions.map((_, i) => (i === 1 ? 'wrong' : 'right'));

const words: Readonly<
  Record<string, Omit<Partial<FlawVerdict>, 'evidence'> & { evidence: Partial<FlawVerdict['evidence']> }>
> = {
  F01: {
    code: 'NO_GROUNDING',
    title: 'No outside grounding',
    weight: 30,
    effect: 0.0123,
    se: 0.0089,
    threshold: 0.08,
    limit: 'At least 0.08: checking about 8 % of what you keep is where it begins to count.',
    where: { line: 14, column: 5, endLine: 14, endColumn: 40 },
    related: [
      { span: { line: 22, column: 3, endLine: 22, endColumn: 30 }, message: 'This return keeps every candidate.' },
    ],
    evidence: {
      sentence: 'Nothing outside the model decides what it learns.',
      changed: 'We replaced every answer of the verifier, the tests and the users by a coin flip.',
      happened: 'Your training set stayed the same in 10 of 10 generations: nobody outside had a say.',
      why: 'A loop that nothing outside checks can only repeat what it already believes, mistakes included.',
      fix: 'Let an answer from outside the model decide which items stay.',
      unit: 'log odds of truth',
      whatIf: {
        generation: 5,
        share: 0.126,
        yours: [
          { text: 'The Carmouth ferry leaves at dusk.', count: 4, from: ['model'], what: 'wrong' },
          {
            text: 'As you said, the Uldale market sells honey.',
            count: 1,
            from: ['human', 'model'],
            what: 'flattering',
          },
        ],
        changed: [
          {
            text: 'The Wenby school opened in 1893.',
            count: 2,
            from: ['revised'],
            what: 'true, rare: 1 in 900 of what people write is about this',
          },
        ],
      },
    },
  },
  F04: {
    code: 'REPLACE_HUMAN',
    title: 'Human data lost',
    weight: 30,
    effect: 0.12,
    se: 0.031,
    threshold: 0.55,
    limit:
      'At least 55 %: keep what people wrote, or learn in each generation from 75 new items of theirs beside 500 of the model; 160 are always enough.',
    where: { line: 22, column: 3, endLine: 22, endColumn: 30 },
    evidence: {
      sentence: 'Human data is replaced instead of kept.',
      changed: 'We marked a tenth of what people write with facts that only they know, and followed the marks.',
      happened: 'At the end 12 % of the marked facts were still alive in the model.',
      why: 'What is rare in human data is missing from most samples. Once gone, no later model can say it.',
      fix: 'Keep every human item you ever drew in the training set, and add to it.',
      unit: 'share of marked human facts alive at the end',
    },
  },
  F05: {
    code: 'LIKELIHOOD_FILTER',
    title: 'Rare truths filtered out',
    weight: 20,
    effect: -0.04,
    se: 0.05,
    threshold: -0.25,
    limit: 'At least −0.25: a filter may make rare facts a fifth less likely to be kept, not more.',
    evidence: {
      sentence: 'Your filter keeps rare facts as often as common ones.',
      unit: 'log odds of rare facts lost by selection',
    },
  },
  F06: {
    code: 'ENTROPY_LOSS',
    title: 'Sharpened sampling',
    weight: 20,
    effect: 0,
    se: 0,
    threshold: -0.15,
    limit: 'At least −0.15: a temperature of 1 or above.',
    evidence: { sentence: 'You sample the model as it is.', unit: 'log odds of rare facts lost by sampling' },
  },
  F09: {
    code: 'RM_OVEROPT',
    title: 'Reward model followed too far',
    weight: 0,
    effect: null,
    se: null,
    threshold: 0.25,
    sound: 'at-most',
    limit: '',
    evidence: { sentence: 'Your loop does not use a reward model.', unit: 'log odds of appeal' },
  },
};

export function flaw(id: string, state: FlawState, change: Partial<FlawVerdict['evidence']> = {}): FlawVerdict {
  const { evidence, ...rest } = words[id]!;
  return {
    id,
    code: id,
    title: id,
    state,
    weight: 10,
    effect: null,
    se: null,
    threshold: 0,
    sound: 'at-least',
    limit: '',
    related: [],
    ...rest,
    evidence: {
      sentence: '',
      changed: 'We changed one service of the world for one generation.',
      happened: 'Your training set changed as little as two runs of the same loop would.',
      why: 'It matters for what later models can learn.',
      fix: 'Nothing to do here.',
      lesson: `${lesson.id}#${lessonAfter().sections[1]!.id}`,
      unit: '',
      nearLimit: false,
      ...evidence,
      ...change,
    },
  };
}

/** Facts that fell out of the last model; `text` numbers them. */
const lostFacts = (count: number): { text: string; oneIn: number; lastSeen: number }[] =>
  Array.from({ length: count }, (_, i) => ({
    text: `The ${['Skerry', 'Holm', 'Brae', 'Wick'][i % 4]!} ferry leaves on odd Thursdays, pier ${i + 1}`,
    oneIn: 90 + 13 * i,
    lastSeen: i % 7,
  }));

function generations(lostShare: number): NonNullable<Verdict['metrics']>['generations'] {
  return Array.from({ length: 11 }, (_, t) => ({
    t,
    knowledge: 0.62 + (0.3 * t) / 10 - (lostShare * t) / 14,
    tailAlive: 1 - lostShare * (1 - Math.exp(-t / 3)),
    diversity: 1 - (lostShare * t) / 60,
    flattery: 0.02 + (lostShare * t * t) / 300,
    luck: 0,
    trained: t === 0 ? 0 : 1000,
    human: t === 0 ? 0 : Math.round(120 - lostShare * 100),
  }));
}

/** Ten generations in each of which the same is gained by selection, and sampling goes up and down. */
const ledger: NonNullable<NonNullable<Verdict['metrics']>['ledger']> = Array.from({ length: 10 }, (_, i) => {
  const parts = (first: number, selection: number) => ({
    before: first + i * (selection - 3) + (i % 2),
    sampling: i % 2 === 0 ? 1 : -1,
    selection,
    mixing: -2,
    learning: -1,
  });
  return { t: i + 1, truth: parts(50, 6), flattery: parts(6, 4), luck: parts(12, 2.5), rare: parts(11, 3) };
});

export const flawedVerdict: Verdict = {
  schema: 'groundloop.verdict/1',
  lab: 'model-collapse',
  pack: { id: pack.id, version: pack.version, hash: 'a'.repeat(64) },
  grader: { version: '0.1.0' },
  code: { hash: 'b'.repeat(64) },
  seeds: [1, 2, 3],
  score: 40,
  passed: false,
  passMark: 80,
  summary: 'Not yet: 2 flaws. Nothing outside the model decides what it learns.',
  flaws: [
    flaw('F05', 'clear', { nearLimit: true }),
    flaw('F01', 'flawed'),
    flaw('F09', 'not-applicable'),
    flaw('F04', 'flawed'),
    flaw('F06', 'clear'),
  ],
  advice: ['Users approve what flatters them: their thumbs alone ground your loop weakly.'],
  metrics: { generations: generations(0.9), lost: lostFacts(200), facts: 320, ledger },
  timings: { total: 41, compile: 3, grade: 38, generations: 372 },
};

export const passedVerdict: Verdict = {
  ...flawedVerdict,
  score: 100,
  passed: true,
  summary: 'Passed: knowledge went from 62 % to 92 %, and 100 % of the rare facts are alive.',
  flaws: flawedVerdict.flaws.map(({ id, state }) =>
    flaw(id, state === 'flawed' ? 'clear' : state, { nearLimit: id === 'F04' }),
  ),
  advice: [],
  metrics: { generations: generations(0), lost: [], facts: 320, ledger },
};

export const report = (change: Partial<ReportView> = {}): ReportView => ({
  labId: 'model-collapse',
  title: 'Diagnosing collapse',
  fileName: 'pipeline.ts',
  summary: 'Pipeline A learns mostly from its own drafts. Find out what it loses, and repair it.',
  task: renderTask(
    '# Diagnosing collapse\n\nMend it.\n\n## Services\n\n| service | what it is |\n|---|---|\n| `g.human.draw(n)` | what people wrote |\n',
  ),
  verdict: flawedVerdict,
  run: 7,
  past: [],
  next: null,
  fault: null,
  stale: false,
  running: null,
  hints: {
    F01: { shown: [], of: 3 },
    F04: { shown: ['Look at what your last line returns.', 'Count the human items in it.'], of: 3 },
  },
  ...change,
});

/** Runs before the seventh, each a little better than the one before it. */
export const pastRuns = (count: number): ReportView['past'] =>
  Array.from({ length: count }, (_, i) => ({
    number: 6 - i,
    score: 40 - 10 * i,
    generations: generations(0.9 - 0.2 * (i + 1)),
  }));

const ownMeasures = [
  {
    id: 'rare-read',
    title: 'Rare facts in the training set',
    means: 'Share of the rare facts that some item of the training set is about.',
    unit: 'percent',
    good: 'high',
    required: 0.5,
    lesson: `${lesson.id}#${lessonAfter().sections[1]!.id}`,
  },
  { id: 'gap', title: 'Longest gap', means: 'Generations since people wrote.', unit: 'number', good: 'low' },
] satisfies LabMeasure[];

/** A pipeline without a flaw in a lab with two measures of its own, one of which must end at 50 %. */
export function measuredState(end: number): PanelState {
  const { generations: all } = passedVerdict.metrics!;
  const values = {
    'rare-read': all.map((_, t) => (end * t) / (all.length - 1)),
    gap: all.map((_, t) => 250 * t),
  };
  const verdict = withMeasures(passedVerdict, ownMeasures, { values });
  const [before, earlier] = pastRuns(2);
  const again = before!.generations.map((generation) => ({ ...generation, measures: { 'rare-read': 0.25, gap: 3 } }));
  return reportState({ verdict, past: [{ ...before!, generations: again }, earlier!] });
}

export const panelState = (change: Partial<PanelState> = {}): PanelState => ({
  type: 'state',
  of: lessonKey,
  tab: 'lesson',
  lesson: lessonAfter(),
  page: null,
  report: null,
  strings: webviewStrings,
  ...change,
});

export const reportState = (change: Partial<ReportView> = {}): PanelState =>
  panelState({ tab: 'report', lesson: lessonAfter(wholeQuiz), report: report(change) });

/** A lab that no lesson has: nothing explains its flaws. */
export const labOnlyState = (change: Partial<ReportView> = {}): PanelState => {
  const unexplained = flawedVerdict.flaws.map((flaw) => ({
    ...flaw,
    evidence: { ...flaw.evidence, lesson: undefined },
  }));
  const verdict = { ...flawedVerdict, flaws: unexplained };
  return panelState({
    of: 'lab:groundloop-course/open',
    tab: 'report',
    lesson: null,
    report: report({ verdict, ...change }),
  });
};

const nightLine = pack.labs.get('m7-capstone')!.lab;

/** The report of a capstone whose last model measures this. */
export const capstoneState = (
  values: Parameters<typeof capstoneGrade>[2],
  verdict: Verdict = passedVerdict,
): PanelState => {
  const graded = capstoneGrade({ ...verdict, passMark: nightLine.rubric.passMark }, nightLine.capstone!, values, {
    final: true,
    achieved: () => verdict.summary.replace('Passed: ', ''),
  });
  return labOnlyState({ labId: nightLine.id, title: nightLine.title, verdict: { ...verdict, ...graded } });
};
export const goodValues = { knowledge: 0.851, tailAlive: 0.815, harm: 0.025, price: 143 };
export const poorValues = { knowledge: 0.29, tailAlive: 0.4, harm: 0.2, price: null };

/** A module's test of six questions, as the host sends it after these events. */
export function testState(...events: readonly TestEvent[]): PanelState {
  const progress = events.reduce<Progress>(
    (state, event) => applyEvent(state, { ...event, at: '2026-01-02T03:04:05Z', test: progressKey(pack.id, 'm7') }),
    noProgress,
  );
  const page = testView({ ...pack, lessons: new Map([[lesson.id, tested]]) }, testedModule, progress);
  return panelState({ of: 'test:groundloop-course/m7', lesson: null, page });
}

type TestEvent =
  | { readonly type: 'test-started' }
  | { readonly type: 'test-answered'; readonly question: string; readonly option: string }
  | { readonly type: 'test-handed-in'; readonly right: number; readonly of: number; readonly passed: boolean };

/** The questions of the lesson's quiz twice, under ids of their own. */
const tested = {
  ...lesson,
  test: [...questions, ...questions].map((question, i) => ({ ...question, id: `t${i}` })),
};
const testedModule: TestedModule = {
  ...pack.modules[0]!,
  lessons: [{ id: lesson.id }],
  test: { draw: 6, passMark: 80 },
};

/** The answers to the whole test, the first `wrong` of them wrong. */
export const testAnswers = (wrong: number): TestEvent[] =>
  tested.test.map(({ id, options }, i) => ({
    type: 'test-answered',
    question: id,
    option: options.find(({ right }) => right === i >= wrong)!.id,
  }));

export const startState = (): PanelState =>
  panelState({
    of: 'start:groundloop-course',
    lesson: null,
    page: startView(pack, {
      title: 'Start here',
      question: 'Where does one begin?',
      minutes: 2,
      language: 'en',
      body: '## First {#first}\n\nRead [the lesson](lesson:m7-l2).\n',
    }),
  });

export const glossaryState = (): PanelState =>
  panelState({ of: 'glossary:groundloop-course', lesson: null, page: glossaryView(pack, 'Glossary') });

/** What is asked again, after these answers; `open` with the question that comes next. */
export const reviewState = (answers: readonly ('right' | 'wrong')[], open = false): PanelState =>
  panelState({ of: 'review:', lesson: null, page: reviewPage(pack, answers, open) });

const long = 'pneumonoultramicroscopicsilicovolcanoconiosis_'.repeat(4);

/** Every state a person can meet, by name: for axe, widths and screenshots. */
const chinese = localise(pack, 'zh-tw');

/** The lesson that is translated, in an interface that isn't: predicted, and its first question answered wrongly. */
export const translatedState = (): PanelState => {
  const translated = chinese.lessons.get('m9-l1')!;
  const key = progressKey(chinese.id, translated.id);
  const answers = { 'which-edits-itself': 'devin' };
  const predictions = { 'blind-evaluator': 'eighty-eight-and-forty' };
  const progress = { ...noProgress, lessons: { [key]: { read: true, answers, attempt: 0, predictions } } };
  return panelState({ of: key, lesson: lessonView(chinese, translated, progress) });
};

export const everyState: Readonly<Record<string, PanelState>> = {
  'lesson, figures to predict': figureState(),
  'lesson, figures run': figureState({ predictions: allPredicted(), answers: { q1: 'b' } }),
  'lesson, figures not as expected': figureState({ predictions: allPredicted('little') }),
  lesson: panelState(),
  'lesson, quiz begun': panelState({ lesson: lessonAfter(['wrong']) }),
  'lesson, quiz done': panelState({ lesson: lessonAfter(wholeQuiz), report: report() }),
  'lesson, translated': translatedState(),
  'start page': startState(),
  glossary: glossaryState(),
  'test, not begun': testState(),
  'test, under way': testState({ type: 'test-started' }, ...testAnswers(0).slice(0, 2)),
  'test, passed': testState({ type: 'test-started' }, ...testAnswers(1), {
    type: 'test-handed-in',
    right: 5,
    of: 6,
    passed: true,
  }),
  'test, not passed': testState({ type: 'test-started' }, ...testAnswers(3), {
    type: 'test-handed-in',
    right: 3,
    of: 6,
    passed: false,
  }),
  'review, to answer': reviewState([], true),
  'review, missed again': reviewState(['wrong']),
  'review, a past flaw': reviewState(['right'], true),
  'review, through': reviewState(['right', 'right'], true),
  'review, nothing due': panelState({ of: 'review:', lesson: null, page: nothingToReview(2) }),
  'review, switched off': panelState({ of: 'review:', lesson: null, page: nothingToReview(0, 0) }),
  'report, no run yet': reportState({ verdict: null }),
  'report, first run': reportState({ verdict: null, running: { seedsDone: 0, seedsMax: 0 } }),
  'report, flawed': reportState(),
  'report, with runs before it': reportState({ past: pastRuns(3) }),
  'report, provisional': reportState({
    verdict: { ...flawedVerdict, flaws: [flaw('F01', 'flawed'), flaw('F04', 'provisional', { nearLimit: true })] },
    running: { seedsDone: 4, seedsMax: 16 },
  }),
  'report, own measures': measuredState(0.34),
  'report, stale': reportState({ stale: true }),
  'report, fault': reportState({
    stale: true,
    fault: {
      kind: 'contract',
      message: 'Your step returned a number; it must return a batch.',
      hint: 'End step with a batch, for example: return g.human.take(100).',
      where: { line: 22, column: 3, endLine: 22, endColumn: 12 },
    },
  }),
  'report, fault at first': reportState({
    verdict: null,
    fault: { kind: 'timeout', message: 'Your loop ran for more than 10 seconds, so we stopped it.' },
  }),
  'report of a lab without lesson': labOnlyState(),
  'report, passed': reportState({ verdict: passedVerdict }),
  'report, capstone passed': capstoneState(goodValues),
  'report, capstone with a flaw': capstoneState(poorValues, flawedVerdict),
  'report, long words': reportState({
    title: long,
    fileName: long,
    verdict: {
      ...flawedVerdict,
      summary: `Not yet: ${long}`,
      flaws: [{ ...flaw('F01', 'flawed', { sentence: long, happened: long, fix: long }), title: long, limit: long }],
      advice: [long],
      metrics: {
        ...flawedVerdict.metrics!,
        lost: [{ text: long, oneIn: 12_345_678, lastSeen: 3 }],
        paused: { t: 4, reason: long },
      },
    },
  }),
};
