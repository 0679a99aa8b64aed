import type { FlawVerdict, Verdict } from '../src/core/grading/verdict.ts';
import type { WebviewStringKey } from '../src/protocol/webviewStrings.ts';
import { element, icon } from './element.ts';
import type { Section } from './sections.ts';
import { LETTERS } from './sideLetters.ts';
import { whole, type Ui } from './ui.ts';

type Both = readonly [Verdict, Verdict];
type Found = readonly [FlawVerdict | undefined, FlawVerdict | undefined];

const words: Readonly<Record<FlawVerdict['state'] | 'none', readonly [icon: string, key: WebviewStringKey]>> = {
  flawed: ['error', 'compareFound'],
  clear: ['pass', 'compareClear'],
  provisional: ['question', 'stateProvisional'],
  'not-applicable': ['dash', 'notApplicable'],
  none: ['circle-slash', 'compareNotLooked'],
};

/** The flaws of both: first those that one of them has, with what was measured, then the others, folded. */
export function flawTables(verdicts: Both, ui: Ui): Section[] {
  return [
    { key: 'flaws', input: verdicts.map(({ flaws, seeds }) => [flaws, seeds]), build: () => section(verdicts, ui) },
  ];
}

function section(verdicts: Both, ui: Ui): HTMLElement {
  const ids = [...new Set(verdicts.flatMap(({ flaws }) => flaws.map(({ id }) => id)))].sort();
  const rows = ids.map((id): Found => [of(verdicts[0], id), of(verdicts[1], id)]);
  const isFound = (row: Found): boolean => row.some((flaw) => flaw?.state === 'flawed');
  const found = rows.filter(isFound);
  const others = rows.filter((row) => !isFound(row));
  const [first, second] = verdicts.map(({ seeds }) => whole(seeds.length));
  return element(
    'section',
    { class: 'compared' },
    element('h2', {}, ui.text('compareFlaws')),
    element('p', { class: 'quiet' }, ui.text('compareSeeds', { first: first ?? '', second: second ?? '' })),
    found.length === 0 ? element('p', {}, ui.text('compareNoFlaw')) : table(found, ui.text('compareFlaws'), true, ui),
    others.length > 0 &&
      element(
        'details',
        { 'data-key': 'compare-others' },
        element(
          'summary',
          { 'data-key': 'compare-others-summary' },
          ui.text('compareOthers', { count: others.length }),
        ),
        table(others, ui.text('clear'), false, ui),
      ),
  );
}

const of = ({ flaws }: Verdict, id: string): FlawVerdict | undefined => flaws.find((flaw) => flaw.id === id);

const table = (rows: readonly Found[], label: string, measured: boolean, ui: Ui): HTMLElement =>
  element(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label },
    element(
      'table',
      { class: 'flaw-table' },
      element(
        'thead',
        {},
        element('tr', {}, ...[ui.text('compareFlaw'), ...LETTERS].map((name) => element('th', { scope: 'col' }, name))),
      ),
      element('tbody', {}, ...rows.map((row) => flawRow(row, measured, ui))),
    ),
  );

function flawRow(row: Found, measured: boolean, ui: Ui): HTMLElement {
  const [first, second] = row;
  const { id = '', title = '' } = first ?? second ?? {};
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, `${id} ${title}`),
    ...row.map((flaw) => cell(flaw, measured, ui)),
  );
}

function cell(flaw: FlawVerdict | undefined, measured: boolean, ui: Ui): HTMLElement {
  const state = flaw?.state ?? 'none';
  const [name, key] = words[state];
  const why = state === 'flawed' ? flaw?.evidence.happened : state === 'not-applicable' ? flaw?.evidence.sentence : '';
  return element(
    'td',
    {},
    element('span', { class: `state ${state}` }, icon(name), ui.text(key)),
    measured && why !== undefined && why !== '' && element('p', { class: 'quiet' }, why),
  );
}
