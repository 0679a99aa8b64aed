import type {
  CompareView,
  LessonView,
  NextView,
  PageView,
  PanelState,
  ReportView,
  ReviewView,
} from '../src/protocol/webview.ts';
import { reviewPlace } from '../src/protocol/places.ts';
import type { WebviewStringKey } from '../src/protocol/webviewStrings.ts';
import { compareProgress, isOld } from './compare.ts';
import { button, progressRing } from './components.ts';
import { element, icon, spoken } from './element.ts';
import { newsPlace } from './news.ts';
import { quizTarget } from './quiz.ts';
import type { Section } from './sections.ts';
import { currentQuestion, goToQuestion, nextOpen, questionPlace } from './test.ts';
import { whole, type Ui } from './ui.ts';

/** The one thing to do next. */
interface Action {
  readonly label: WebviewStringKey;
  /** What the label names. */
  readonly title?: string;
  /** With Ctrl+Alt it does the same in the editor, too: as in package.json. */
  readonly everywhere?: 'G' | '.' | 'Enter';
  readonly run: () => void;
}

/** @param news a run has ended out of the reader's sight */
export function footSections(state: PanelState, news: boolean, ui: Ui): Section[] {
  const { lesson, report, tab } = state;
  if (tab === 'report' && report) {
    const input = [report.running, report.verdict?.score, faultOf(report), news];
    const label = report.verdict?.scored === false ? 'actionRun' : 'actionSimulate';
    const everywhere = report.running ? '.' : 'G';
    const action = afterPass(lesson, report, ui) ?? { ...reportAction(report.running !== null, ui, label), everywhere };
    return [{ key: 'run', input, build: () => runProgress(report, news, ui) }, actionSection(action, tab, ui)];
  }
  if (state.page?.kind === 'compare') return compareFoot(state.page, ui);
  if (state.page) return pageFoot(state.page, ui);
  if (!lesson) return [];
  const sections: Section[] = [{ key: 'steps', input: steps(lesson), build: () => lessonSteps(lesson, ui) }];
  if (report && news) {
    sections.push({ key: 'run', input: outcome(report, ui), build: () => runProgress(report, news, ui) });
  }
  const action = lessonAction(lesson, report, ui);
  // The quiz target and what is still to be marked as read change with the lesson; the label alone does not say so.
  const input = [tab, lesson.read, lesson.quiz.map(({ marked }) => marked !== null)];
  if (action) sections.push(actionSection(action, input, ui));
  return sections;
}

const actionSection = ({ label, title = '', everywhere, run }: Action, input: unknown, ui: Ui): Section => ({
  key: 'action',
  input: [label, title, input],
  build: () => primary(ui.text(label, { title }), everywhere, run),
});

/** The button says which key does the same: one that works in the editor as well or, in the panel alone, that of webview/input.ts. */
function primary(label: string, everywhere: Action['everywhere'], run: () => void): HTMLElement {
  const made = button(label, run, {
    appearance: 'primary',
    'data-key': 'primary',
    'aria-keyshortcuts': everywhere === undefined ? 'Alt+N' : `Control+Alt+${everywhere} Alt+N`,
  });
  const [ctrl, alt] = /mac/i.test(navigator.platform) ? ['⌃', '⌥'] : ['Ctrl+', 'Alt+'];
  const key = everywhere === undefined ? `${alt}N` : `${ctrl}${alt}${everywhere}`;
  made.append(element('kbd', { 'aria-hidden': 'true' }, key));
  return made;
}

function lessonAction(lesson: LessonView, report: ReportView | null, ui: Ui): Action | null {
  const { quiz, read, lab } = lesson;
  const markRead = (): void => {
    if (!read) ui.post({ type: 'markRead' });
  };
  if (quiz.some(({ marked }) => !marked)) {
    const run = (): void => {
      markRead();
      ui.goTo(quizTarget(lesson));
    };
    return { label: quiz.some(({ marked }) => marked) ? 'actionQuizMore' : 'actionQuiz', run };
  }
  if (lesson.next && (!lab || lab.passed)) {
    const { next } = lesson;
    return {
      label: 'actionNext',
      title: next.title,
      run: () => {
        markRead();
        ui.post({ type: 'openLink', href: next.href });
      },
    };
  }
  if (report)
    return {
      label: 'actionReport',
      run: () => {
        ui.post({ type: 'showTab', tab: 'report' });
      },
    };
  if (lab) {
    const run = (): void => {
      markRead();
      ui.post({ type: 'openLab' });
    };
    return { label: 'actionLab', run };
  }
  return read ? null : { label: 'actionRead', run: markRead };
}

function pageFoot(page: Exclude<PageView, CompareView>, ui: Ui): Section[] {
  const action = pageAction(page, ui);
  const sections: Section[] = [];
  if (page.kind === 'test' && page.open) {
    const answered = page.questions.filter(({ chosen }) => chosen !== null).length;
    const words = ui.text('testAnswered', { answered, total: page.questions.length });
    sections.push({ key: 'steps', input: words, build: () => element('p', { class: 'quiet' }, words) });
  }
  // Which question is next changes with every answer; the label alone does not say so.
  if (action) sections.push(actionSection(action, footInput(page), ui));
  return sections;
}

function footInput(page: Exclude<PageView, CompareView>): unknown {
  if (page.kind === 'test') return [page.questions, currentQuestion(page)];
  return page.kind === 'review' ? [page.question?.card, page.number, page.question?.marked] : null;
}

function pageAction(page: Exclude<PageView, CompareView>, ui: Ui): Action | null {
  const follow = (next: NextView | null): Action | null =>
    next && {
      label: 'actionNext',
      title: next.title,
      run: () => {
        ui.post({ type: 'openLink', href: next.href });
      },
    };
  if (page.kind === 'glossary') return null;
  if (page.kind === 'review') return reviewAction(page, ui);
  if (page.kind === 'start') return follow(page.next);
  if (page.open) {
    const here = currentQuestion(page);
    const open = nextOpen(page, here);
    // In order to the last one, then back to what was left open.
    const next = here + 1 < page.questions.length ? here + 1 : open;
    if (open >= 0) {
      return {
        label: 'testNext',
        run: () => {
          goToQuestion(page, next, ui);
        },
      };
    }
    const handIn = (): void => {
      ui.post({ type: 'handInTest' });
      ui.goTo('test-result');
    };
    return { label: 'testHandIn', run: handIn };
  }
  if (page.passed) {
    const next = follow(page.next ?? page.capstone);
    if (next) return next;
  }
  const begin = (): void => {
    ui.post({ type: 'startTest' });
    ui.goTo(questionPlace);
  };
  return { label: page.attempt === 0 ? 'testBegin' : 'testAgain', run: begin };
}

function reviewAction({ question, number, total }: ReviewView, ui: Ui): Action | null {
  if (!question) return continueCourse(ui);
  if (!question.marked) return null;
  const run = (): void => {
    ui.post({ type: 'reviewNext' });
    ui.goTo(reviewPlace);
  };
  return { label: number < total ? 'reviewNext' : 'reviewFinish', run };
}

const continueCourse = (ui: Ui): Action => ({
  label: 'reviewContinue',
  everywhere: 'Enter',
  run: () => {
    ui.post({ type: 'continueCourse' });
  },
});

function compareFoot(page: CompareView, ui: Ui): Section[] {
  const input = [
    page.running,
    page.sides.map(({ verdict, fault, stale }) => [verdict !== null || fault !== null, stale]),
  ];
  const action = reportAction(page.running !== null, ui, isOld(page.sides) ? 'compareAgain' : 'compareRun');
  return [{ key: 'run', input, build: () => compareProgress(page, ui) }, actionSection(action, null, ui)];
}

/** What was passed leads on; it can be run again from the editor. */
function afterPass(lesson: LessonView | null, report: ReportView, ui: Ui): Action | null {
  const { verdict, running, stale, fault } = report;
  if (running || stale || fault || !verdict?.passed) return null;
  const next = lesson ? lesson.next : report.next;
  if (!next) return continueCourse(ui);
  const run = (): void => {
    ui.post({ type: 'openLink', href: next.href });
  };
  return { label: 'actionNext', title: next.title, run };
}

function reportAction(running: boolean, ui: Ui, label: WebviewStringKey): Action {
  return running
    ? {
        label: 'actionCancel',
        run: () => {
          ui.post({ type: 'cancel' });
        },
      }
    : {
        label,
        run: () => {
          ui.post({ type: 'simulate' });
        },
      };
}

function steps({
  read,
  quiz,
  lab,
}: LessonView): { key: WebviewStringKey; done: boolean; answered: number; right: number; total: number }[] {
  const answered = quiz.filter(({ marked }) => marked).length;
  const right = quiz.filter(({ marked }) => marked?.correct).length;
  const counts = { answered, right, total: quiz.length };
  const quizKey = answered < counts.total ? ('stepQuiz' as const) : ('stepQuizDone' as const);
  const all = [{ key: 'stepRead' as const, done: read, ...counts }];
  const rest = [
    counts.total > 0 ? { key: quizKey, done: answered === counts.total, ...counts } : null,
    lab ? { key: 'stepLab' as const, done: lab.passed, ...counts } : null,
  ];
  return [...all, ...rest.filter((step) => step !== null)];
}

function lessonSteps(lesson: LessonView, ui: Ui): HTMLElement {
  const items = steps(lesson).map(({ key, done, ...counts }) =>
    element(
      'li',
      { class: done ? 'done' : '' },
      icon(done ? 'pass-filled' : 'circle-large-outline'),
      ui.text(key, counts),
      spoken(`: ${ui.text(done ? 'stepDone' : 'stepOpen')}`),
    ),
  );
  return element('ul', { class: 'steps', 'aria-label': ui.text('progress') }, ...items);
}

const faultOf = ({ fault, verdict }: ReportView) => fault ?? verdict?.fault ?? null;

function runProgress(report: ReportView, news: boolean, ui: Ui): HTMLElement {
  const { running } = report;
  if (running) {
    const { seedsDone, seedsMax } = running;
    const words = seedsMax > 0 ? ui.text('running', { done: seedsDone, max: seedsMax }) : ui.text('runningStart');
    return element('p', { class: 'run' }, progressRing(), words);
  }
  const words = outcome(report, ui);
  return news ? newsLine(words, newsPlace(report), ui) : element('p', { class: 'run quiet' }, words);
}

/** The reader may have scrolled far below the verdict: the foot says how the newest run ended. */
function outcome(report: ReportView, ui: Ui): string {
  const { verdict } = report;
  if (faultOf(report)) return ui.text('runStopped');
  if (!verdict) return ui.text('reportNone');
  if (verdict.scored === false) return ui.text('notGraded');
  return [ui.text(verdict.passed ? 'passed' : 'notPassed'), ui.text('scoreOf', { score: whole(verdict.score) })].join(
    ' · ',
  );
}

/** Leads to what came of the run; the reader stays where they are until they ask. */
function newsLine(words: string, place: string, ui: Ui): HTMLElement {
  const link = element('button', { type: 'button', class: 'link', 'data-key': 'news' }, ui.text('news', { words }));
  link.addEventListener('click', () => {
    ui.post({ type: 'showTab', tab: 'report' });
    ui.goTo(place);
  });
  return element('p', { class: 'run strong' }, icon('arrow-up'), link);
}
