import type { LessonView, PanelState, ReportView } from '../src/protocol/webview.ts';
import type { WebviewStringKey } from '../src/protocol/webviewStrings.ts';
import { button, progressRing } from './components.ts';
import { element, icon, spoken } from './element.ts';
import { quizTarget } from './quiz.ts';
import type { Section } from './sections.ts';
import { whole, type Ui } from './ui.ts';

/** The one thing to do next. */
interface Action {
  readonly label: WebviewStringKey;
  readonly run: () => void;
}

export function footSections(state: PanelState, ui: Ui): Section[] {
  const { lesson, report, tab } = state;
  if (tab === 'report' && report) {
    const input = [report.running, report.verdict?.score, faultOf(report)];
    const action = reportAction(report.running !== null, ui);
    return [{ key: 'run', input, build: () => runProgress(report, ui) }, actionSection(action, tab, ui)];
  }
  if (!lesson) return [];
  const sections: Section[] = [{ key: 'steps', input: steps(lesson), build: () => lessonSteps(lesson, ui) }];
  const action = lessonAction(lesson, report, ui);
  // The quiz target and what is still to be marked as read change with the lesson; the label alone does not say so.
  const input = [tab, lesson.read, lesson.quiz.map(({ marked }) => marked !== null)];
  if (action) sections.push(actionSection(action, input, ui));
  return sections;
}

const actionSection = ({ label, run }: Action, input: unknown, ui: Ui): Section => ({
  key: 'action',
  input: [label, input],
  build: () => primary(ui.text(label), run),
});

function primary(label: string, run: () => void): HTMLElement {
  return button(label, run, { appearance: 'primary', 'data-key': 'primary', 'aria-keyshortcuts': 'Alt+N' });
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

function reportAction(running: boolean, ui: Ui): Action {
  return running
    ? {
        label: 'actionCancel',
        run: () => {
          ui.post({ type: 'cancel' });
        },
      }
    : {
        label: 'actionSimulate',
        run: () => {
          ui.post({ type: 'simulate' });
        },
      };
}

function steps({
  read,
  quiz,
  lab,
}: LessonView): { key: WebviewStringKey; done: boolean; answered: number; total: number }[] {
  const answered = quiz.filter(({ marked }) => marked).length;
  const total = quiz.length;
  const all = [{ key: 'stepRead' as const, done: read, answered, total }];
  const rest = [
    total > 0 ? { key: 'stepQuiz' as const, done: answered === total, answered, total } : null,
    lab ? { key: 'stepLab' as const, done: lab.passed, answered, total } : null,
  ];
  return [...all, ...rest.filter((step) => step !== null)];
}

function lessonSteps(lesson: LessonView, ui: Ui): HTMLElement {
  const items = steps(lesson).map(({ key, done, answered, total }) =>
    element(
      'li',
      { class: done ? 'done' : '' },
      icon(done ? 'pass-filled' : 'circle-large-outline'),
      ui.text(key, { answered, total }),
      spoken(` ${ui.text(done ? 'stepDone' : 'stepOpen')}`),
    ),
  );
  return element('ul', { class: 'steps', 'aria-label': ui.text('progress') }, ...items);
}

const faultOf = ({ fault, verdict }: ReportView) => fault ?? verdict?.fault ?? null;

function runProgress(report: ReportView, ui: Ui): HTMLElement {
  const { running, verdict } = report;
  if (running) {
    const { seedsDone, seedsMax } = running;
    const words = seedsMax > 0 ? ui.text('running', { done: seedsDone, max: seedsMax }) : ui.text('runningStart');
    return element('p', { class: 'run' }, progressRing(), words);
  }
  // The reader may have scrolled far below the verdict: the foot says how the newest run ended.
  if (faultOf(report)) return element('p', { class: 'run quiet' }, ui.text('runStopped'));
  if (!verdict) return element('p', { class: 'run quiet' }, ui.text('reportNone'));
  if (verdict.scored === false) return element('p', { class: 'run quiet' }, ui.text('notGraded'));
  const words = [
    ui.text(verdict.passed ? 'passed' : 'notPassed'),
    ui.text('scoreOf', { score: whole(verdict.score) }),
    ui.text('scoreNeeds', { mark: whole(verdict.passMark) }),
  ];
  return element('p', { class: 'run quiet' }, words.join(' · '));
}
