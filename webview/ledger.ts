import { barY, dot, plot, ruleY } from '@observablehq/plot';
import type { LedgerEntry, LedgerParts, Metrics } from '../src/core/grading/verdict.ts';
import { changeOf, LEDGER_PARTS, type LedgerPart, ledgerSummary } from '../src/protocol/ledger.ts';
import type { WebviewStringKey } from '../src/protocol/webviewStrings.ts';
import { tidyPlot } from './charts.ts';
import { rounded, scrolling, type ChartTable } from './chartTable.ts';
import { element, unsaid } from './element.ts';
import { exportMenu } from './exportChart.ts';
import type { Section } from './sections.ts';
import { points, signed, type Ui } from './ui.ts';

const attributes = {
  truth: 'ledgerTruth',
  rare: 'ledgerRare',
  flattery: 'ledgerFlattery',
  luck: 'ledgerLuck',
  harm: 'ledgerHarm',
} as const satisfies Record<string, WebviewStringKey>;
type Attribute = keyof typeof attributes;

const names = {
  sampling: ['ledgerSampling', 'ledgerSamplingMeans'],
  selection: ['ledgerSelection', 'ledgerSelectionMeans'],
  mixing: ['ledgerMixing', 'ledgerMixingMeans'],
  learning: ['ledgerLearning', 'ledgerLearningMeans'],
} as const satisfies Record<LedgerPart, readonly WebviewStringKey[]>;

/** What the reader looks at: kept from run to run, because that is what they want to see change. */
let chosen: Attribute = 'truth';

/** Nothing for loops that never trained, and for verdicts of graders that kept no ledger. */
export function ledgerSections({ ledger = [] }: Metrics, ui: Ui): Section[] {
  if (ledger.length === 0) return [];
  return [{ key: 'ledger', input: ledger, build: () => ledgerSection(ledger, ui) }];
}

function ledgerSection(ledger: readonly LedgerEntry[], ui: Ui): HTMLElement {
  const known = (Object.keys(attributes) as Attribute[]).filter((attribute) => ledger[0]?.[attribute] !== undefined);
  const shown = element('div', {});
  const select = element(
    'select',
    { id: 'ledger-of', 'data-key': 'ledger-of' },
    ...known.map((attribute) => element('option', { value: attribute }, ui.text(attributes[attribute]))),
  );
  const show = (): void => {
    const attribute = known.includes(chosen) ? chosen : 'truth';
    select.value = attribute;
    const entries = ledger.flatMap((entry) => {
      const parts = entry[attribute];
      return parts ? [{ t: entry.t, ...parts }] : [];
    });
    const open = shown.querySelector<HTMLDetailsElement>('[data-key="ledger-table"]')?.open ?? false;
    const means = attribute === 'truth' && element('p', { class: 'column' }, ui.text('ledgerTruthMeans'));
    shown.replaceChildren(...(means ? [means] : []), ...ledgerOf(ui.text(attributes[attribute]), entries, open, ui));
  };
  select.addEventListener('change', () => {
    chosen = select.value as Attribute;
    show();
  });
  show();
  return element(
    'section',
    { class: 'ledger' },
    element('h2', {}, ui.text('ledger')),
    element('p', { class: 'column' }, ui.text('ledgerIntro')),
    element('p', { class: 'choice' }, element('label', { for: 'ledger-of' }, ui.text('ledgerOf')), select),
    shown,
  );
}

type Entry = LedgerParts & { readonly t: number };

function ledgerOf(name: string, entries: readonly Entry[], open: boolean, ui: Ui): HTMLElement[] {
  const { from, to, average } = ledgerSummary(entries);
  const summary = ui.text('ledgerSummary', {
    from: points(from),
    to: points(to),
    last: entries.at(-1)?.t ?? 0,
    parts: LEDGER_PARTS.map((part) => partWords(part, average[part], ui)).join(ui.text('comma')),
  });
  const key = element(
    'ul',
    { class: 'key' },
    ...LEDGER_PARTS.map((part) => {
      const [name, means] = names[part];
      return keyRow(part, ui.text('ledgerKey', { name: ui.text(name), means: ui.text(means) }));
    }),
    keyRow('net', ui.text('ledgerNet')),
  );
  const svg = bars(entries, `${name}: ${summary}`);
  const exported = {
    key: 'ledger',
    title: ui.text('ledgerExport', { name }),
    table: () => numbers(name, entries, ui),
    picture: () => ({ svg, summary, key: [...key.children] as HTMLElement[] }),
  };
  const figure = element(
    'figure',
    {},
    element('figcaption', { class: 'column', ...unsaid }, element('span', { class: 'strong' }, name), ` ${summary}`),
    key,
    svg,
    exportMenu(exported, ui),
  );
  const details = element(
    'details',
    { 'data-key': 'ledger-table', open },
    element('summary', { 'data-key': 'ledger-table-summary' }, ui.text('ledgerTable')),
    scrolling(ui.text('ledgerTableScroll'), table(entries, ui)),
  );
  return [figure, details];
}

const partWords = (part: LedgerPart, moved: number, ui: Ui): string =>
  ui.text('ledgerPart', { name: ui.text(names[part][0]), points: signed(moved) });

const keyRow = (mark: LedgerPart | 'net', text: string): HTMLElement =>
  element('li', {}, element('span', { class: `swatch ${mark}`, 'aria-hidden': 'true' }), text);

interface Bar {
  readonly t: number;
  readonly from: number;
  readonly to: number;
}

/** What adds is stacked upwards from 0, what takes away downwards, in the order of the parts. */
function stacked(entries: readonly Entry[]): Record<LedgerPart, Bar[]> {
  const made: Record<LedgerPart, Bar[]> = { sampling: [], selection: [], mixing: [], learning: [] };
  for (const entry of entries) {
    const end = { up: 0, down: 0 };
    for (const part of LEDGER_PARTS) {
      const side = entry[part] < 0 ? 'down' : 'up';
      made[part].push({ t: entry.t, from: end[side], to: (end[side] += entry[part]) });
    }
  }
  return made;
}

function bars(entries: readonly Entry[], label: string): SVGSVGElement {
  const stacks = stacked(entries);
  const every = Math.ceil(entries.length / 10);
  const svg = plot({
    width: 300,
    height: 180,
    marginLeft: 40,
    marginRight: 12,
    marginTop: 10,
    marginBottom: 24,
    className: 'plot',
    x: { type: 'band', label: null, ticks: entries.map(({ t }) => t).filter((t) => (t - 1) % every === 0) },
    y: { label: null, ticks: 5, tickFormat: signed, grid: true, nice: true },
    marks: [
      ...LEDGER_PARTS.map((part) => barY(stacks[part], { x: 't', y1: 'from', y2: 'to', className: `part ${part}` })),
      ruleY([0], { className: 'zero' }),
      dot(entries, { x: 't', y: changeOf, className: 'net', r: 3 }),
    ],
  });
  return tidyPlot(svg, label);
}

function numbers(name: string, entries: readonly Entry[], ui: Ui): ChartTable {
  const share = (words: string): string => ui.text('exportPercent', { name: `${name}, ${words}` });
  const parts = LEDGER_PARTS.map((part) => ui.text('exportPoints', { name: ui.text(names[part][0]) }));
  return {
    head: [ui.text('generation'), share(ui.text('ledgerBefore')), ...parts, share(ui.text('ledgerAfter'))],
    rows: entries.map((entry) => [
      entry.t,
      ...[entry.before, ...LEDGER_PARTS.map((part) => entry[part]), entry.before + changeOf(entry)].map(rounded),
    ]),
  };
}

function table(entries: readonly Entry[], ui: Ui): HTMLElement {
  const head = [
    ui.text('generation'),
    ui.text('ledgerBefore'),
    ...LEDGER_PARTS.map((part) => ui.text(names[part][0])),
    ui.text('ledgerAfter'),
  ];
  const rows = entries.map((entry) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, String(entry.t)),
      element('td', {}, points(entry.before)),
      ...LEDGER_PARTS.map((part) => element('td', {}, signed(entry[part]))),
      element('td', {}, points(entry.before + changeOf(entry))),
    ),
  );
  return element(
    'table',
    { class: 'numbers' },
    element('thead', {}, element('tr', {}, ...head.map((text) => element('th', { scope: 'col' }, text)))),
    element('tbody', {}, ...rows),
  );
}
