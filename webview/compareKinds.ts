import type { Verdict } from '../src/core/grading/verdict.ts';
import { element } from './element.ts';
import type { Section } from './sections.ts';
import { LETTERS } from './sideLetters.ts';
import { decimal, percent, whole, type Ui } from './ui.ts';

type Both = readonly [Verdict, Verdict];
type Row = readonly [name: string, first: string, second: string];

/** Plans and pause rules beside each other, where the pipelines are no loops. */
export function compareKinds(verdicts: Both, ui: Ui): Section[] {
  const rows = [...planRows(verdicts, ui), ...raceRows(verdicts, ui)];
  return rows.length === 0 ? [] : [{ key: 'kinds', input: rows, build: () => section(rows, ui) }];
}

/** What both plans came to for the first ledger as it is. */
function planRows([first, second]: Both, ui: Ui): Row[] {
  const [a, b] = [first.allocation?.[0], second.allocation?.[0]];
  if (!a || !b) return [];
  const loss = (of: typeof a): string => (of.loss === null ? '–' : of.loss.toFixed(3));
  return [
    ...(['parameters', 'human', 'synthetic'] as const).map((part): Row => [
      ui.text(part),
      whole(a.plan[part]),
      whole(b.plan[part]),
    ]),
    [ui.text('epochs'), decimal(a.plan.epochs), decimal(b.plan.epochs)],
    [ui.text('loss'), loss(a), loss(b)],
    [ui.text('compareWasted'), percent(a.wasted), percent(b.wasted)],
  ];
}

function raceRows([{ race: a }, { race: b }]: Both, ui: Ui): Row[] {
  if (!a || !b) return [];
  const cycle = (n: number | null): string => (n === null ? '–' : String(n));
  return [
    [ui.text('compareDue'), cycle(a.due), cycle(b.due)],
    [ui.text('comparePaused'), cycle(a.paused), cycle(b.paused)],
    [ui.text('compareInTime'), percent(a.inTime), percent(b.inTime)],
    [ui.text('compareAfterShock'), percent(a.afterShock), percent(b.afterShock)],
    [ui.text('compareLeftRunning'), percent(a.leftRunning), percent(b.leftRunning)],
  ];
}

const section = (rows: readonly Row[], ui: Ui): HTMLElement =>
  element(
    'section',
    { class: 'compared' },
    element('h2', {}, ui.text('compareEnd')),
    element(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': ui.text('compareEnd') },
      element(
        'table',
        { class: 'numbers' },
        element(
          'thead',
          {},
          element(
            'tr',
            {},
            ...[ui.text('compareMeasure'), ...LETTERS].map((name) => element('th', { scope: 'col' }, name)),
          ),
        ),
        element(
          'tbody',
          {},
          ...rows.map(([name, ...values]) =>
            element(
              'tr',
              {},
              element('th', { scope: 'row' }, name),
              ...values.map((value) => element('td', {}, value)),
            ),
          ),
        ),
      ),
    ),
  );
