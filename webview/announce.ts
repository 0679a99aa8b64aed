import type { PanelState } from '../src/protocol/webview.ts';
import { hasRun } from './compare.ts';
import { whole, type Ui } from './ui.ts';

/** What a screen reader should hear about the step from one state to the next; null when nothing happened by itself. */
export function announcement(before: PanelState | null, now: PanelState, ui: Ui): string | null {
  if (before?.of !== now.of) return null;
  for (const { id, marked } of now.lesson?.quiz ?? []) {
    const answered = before.lesson?.quiz.some((question) => question.id === id && question.marked);
    if (marked && !answered) return marked.feedback.join(' ');
  }
  if (now.page?.kind === 'test' && now.page.result && before.page?.kind === 'test' && before.page.open) {
    const { right, of, passed } = now.page.result;
    return ui.text(passed ? 'testPassed' : 'testNotPassed', { right, of });
  }
  if (now.page?.kind === 'review' && before.page?.kind === 'review') {
    const { question } = now.page;
    const isNews = question?.marked && !before.page.question?.marked;
    return isNews ? question.marked.feedback.join(' ') : null;
  }
  if (now.page?.kind === 'compare' && before.page?.kind === 'compare') {
    if (now.page.running) return before.page.running ? null : ui.text('runningStart');
    if (!before.page.running || !hasRun(now.page.sides)) return null;
    const [first, second] = now.page.sides.map(({ verdict, fault }) => fault?.message ?? verdict?.summary ?? '');
    return ui.text('compareEnded', { first: first ?? '', second: second ?? '' });
  }
  const [old, report] = [before.report, now.report];
  if (!report) return null;
  if (report.running) return old?.running ? null : ui.text('runningStart');
  if (report.fault && differs(old?.fault, report.fault))
    return [ui.text('runStopped'), report.fault.message].join(ui.text('space'));
  const { verdict } = report;
  if (verdict && (old?.running ?? differs(old?.verdict, verdict))) {
    const { summary, score, scored } = verdict;
    return scored === false ? summary : [summary, ui.text('scoreOf', { score: whole(score) })].join(ui.text('space'));
  }
  return null;
}

export const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
