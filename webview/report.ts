import type { Fault, Verdict } from '../src/core/grading/verdict.ts';
import type { LessonView, ReportView } from '../src/protocol/webview.ts';
import { allocationSection } from './allocation.ts';
import { capstoneSection } from './capstone.ts';
import { chartSections } from './charts.ts';
import { button } from './components.ts';
import { element, icon } from './element.ts';
import { flawSections } from './flaws.ts';
import { frameTables } from './frameTables.ts';
import { ledgerSections } from './ledger.ts';
import { lostSection } from './lost.ts';
import { faultPlace, verdictPlace } from './news.ts';
import { passedSections } from './passed.ts';
import { raceSection } from './race.ts';
import { safeNodes } from './safeHtml.ts';
import type { Section } from './sections.ts';
import { whole, type Ui } from './ui.ts';

/** First the sentence, then the evidence, then the pictures. */
export function reportSections(report: ReportView, lesson: LessonView | null, ui: Ui): Section[] {
  const { verdict, title, fileName, running, summary: task } = report;
  const fault = report.fault ?? verdict?.fault ?? null;
  const started = running !== null;
  const sections: Section[] =
    verdict || fault
      ? [
          {
            key: 'eyebrow',
            input: [title, fileName],
            build: () => element('p', { class: 'quiet' }, `${title} · ${fileName}`),
          },
        ]
      : [{ key: 'begin', input: [title, task, started, fileName], build: () => begin(report, ui) }];
  if (fault)
    sections.push({ key: 'fault', input: [fault, verdict !== null], build: () => faultBox(fault, verdict, ui) });
  if (verdict && !verdict.fault && report.stale) sections.push({ key: 'stale', input: null, build: () => banner(ui) });
  sections.push(taskSection(report, verdict !== null && !verdict.fault, ui));
  if (!verdict || verdict.fault) return sections;

  const { summary, score, passed, scored, passMark, seeds, timings, advice, metrics } = verdict;
  const head = [summary, score, passed, scored, passMark, seeds.length, timings.total, report.run, report.done];
  sections.push({
    key: 'verdict',
    input: [head, fault !== null],
    build: () => verdictHead(verdict, report, fault !== null, ui),
  });
  sections.push(...passedSections(verdict, ui));
  if (verdict.capstone) sections.push(capstoneSection(verdict.capstone, ui));
  sections.push(...flawSections(verdict, report.hints, lesson, ui));
  if (advice.length > 0) sections.push({ key: 'advice', input: advice, build: () => adviceList(advice, ui) });
  if (verdict.allocation) sections.push(allocationSection(verdict.allocation, ui));
  if (verdict.race) sections.push(raceSection(verdict.race, ui));
  sections.push(...chartSections(verdict, report, lesson, ui));
  if (metrics) sections.push(...ledgerSections(metrics, ui), lostSection(metrics, ui));
  return sections;
}

/** Exactly one first-level heading: the fault's where there is one, because it is the news. */
function verdictHead(verdict: Verdict, report: ReportView, faulted: boolean, ui: Ui): HTMLElement {
  const { run: number, done = false } = report;
  const { summary, scored, seeds, timings } = verdict;
  const count = seeds.length;
  const run = [
    ...(number > 0 ? [ui.text('runNumber', { run: number })] : []),
    ui.text('milliseconds', { count: whole(timings.total) }),
    count === 1 ? ui.text('seedsOne') : ui.text('seedsMany', { count: whole(count) }),
  ];
  return element(
    'header',
    { class: 'verdict' },
    element(faulted ? 'h2' : 'h1', { tabindex: '-1', 'data-key': verdictPlace, class: 'title' }, summary),
    scored === false ? element('p', { class: 'quiet' }, run.join(' · ')) : scoreLine(verdict, run, done, ui),
  );
}

function scoreLine({ score, passed, passMark }: Verdict, run: readonly string[], done: boolean, ui: Ui): HTMLElement {
  return element(
    'p',
    { class: 'score' },
    element('span', { class: 'spoken' }, `${ui.text('score')} `),
    element('strong', {}, ui.text('scoreOf', { score: whole(score) })),
    element(
      'span',
      { class: `state ${passed ? 'clear' : done ? '' : 'flawed'}` },
      icon(passed ? 'pass' : done ? 'history' : 'error'),
      ui.text(passed ? 'passed' : done ? 'notThisTime' : 'notPassed'),
    ),
    element('span', { class: 'quiet' }, [ui.text('scoreNeeds', { mark: whole(passMark) }), ...run].join(' · ')),
  );
}

function faultBox(fault: Fault, verdict: Verdict | null, ui: Ui): HTMLElement {
  const { where } = fault;
  const reveal = (): void => {
    if (where) ui.post({ type: 'reveal', line: where.line, column: where.column });
  };
  return element(
    'section',
    { class: 'box fault' },
    element('p', { class: 'label' }, icon('error'), ui.text('runStopped')),
    element('h1', { class: verdict ? 'strong' : 'title', tabindex: '-1', 'data-key': faultPlace }, fault.message),
    fault.hint !== undefined && element('p', {}, fault.hint),
    where && element('p', {}, button(ui.text('goToLine', { line: where.line }), reveal, { 'data-key': 'fault-line' })),
  );
}

const banner = (ui: Ui): HTMLElement => element('p', { class: 'box stale' }, icon('history'), ui.text('stale'));

/** Before anything ran, the task is what one came for. */
const begin = ({ title, summary, running, fileName: file }: ReportView, ui: Ui): HTMLElement =>
  element(
    'header',
    { class: 'head column' },
    element('h1', { tabindex: '-1', 'data-key': verdictPlace }, title),
    element('p', { class: 'hook' }, summary),
    element('p', {}, running ? ui.text('reportFirstRun') : ui.text('reportNoneHint', { file })),
  );

/** The task stands open until something was graded; then it is a line that unfolds. */
const taskSection = ({ task }: ReportView, graded: boolean, ui: Ui): Section => ({
  key: 'task',
  input: [task, graded],
  build: () => {
    const text = element('div', { class: 'text column' });
    text.append(safeNodes(task));
    frameTables(text, ui);
    return element(
      'details',
      { class: 'task', open: !graded, 'data-key': `task-${graded ? 'graded' : 'new'}` },
      element('summary', { 'data-key': 'task-summary' }, element('h2', {}, ui.text('task'))),
      text,
    );
  },
});

const adviceList = (advice: readonly string[], ui: Ui): HTMLElement =>
  element(
    'section',
    {},
    element('h2', {}, ui.text('advice')),
    element('ul', { class: 'column' }, ...advice.map((text) => element('li', {}, text))),
  );
