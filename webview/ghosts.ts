import type { ReportView } from '../src/protocol/webview.ts';
import { element } from './element.ts';
import { sample } from './sample.ts';
import { whole, type Ui } from './ui.ts';

export type RunsShown = Pick<ReportView, 'run' | 'past'>;

/** The longer ago, the shorter the dashes. */
const dashes = ['6 4', '3 3', '1 3'] as const;
export const ghostDash = (i: number): string => dashes[i] ?? '1 3';
export const ghostClass = (i: number): string => `ghost ghost-${i + 1}`;

export const runName = (run: number, ui: Ui): string => ui.text('runNumber', { run });

/** Which line is which run; null where there is but one. */
export function runKey({ run, past }: RunsShown, ui: Ui): HTMLElement | null {
  if (past.length === 0) return null;
  const ghosts = past.map(({ number, score }, i) =>
    element(
      'li',
      {},
      sample(null, ghostClass(i)),
      [runName(number, ui), ...(score === null ? [] : [ui.text('scoreOf', { score: whole(score) })])].join(' · '),
    ),
  );
  const own = element('li', {}, sample(null, 'this-run'), ui.text('runThis', { run }));
  return element('ul', { class: 'key runs', 'aria-label': ui.text('runKey') }, own, ...ghosts);
}
