import { dot, line, plot, ruleX } from '@observablehq/plot';
import type { RaceReport } from '../src/core/grading/verdict.ts';
import { tidyPlot } from './charts.ts';
import { rounded, scrolling } from './chartTable.ts';
import { element, unsaid } from './element.ts';
import { exportMenu } from './exportChart.ts';
import type { Section } from './sections.ts';
import { decimal, percent, type Ui } from './ui.ts';

/** One race of capability against alignment, and what the rule did in all of them. */
export function raceSection(race: RaceReport, ui: Ui): Section {
  return { key: 'race', input: race, build: () => section(race, ui) };
}

const measures = ['capability', 'alignment', 'gap', 'selfReport'] as const;
type Measure = (typeof measures)[number];
type Row = Readonly<Record<Measure, number>> & { readonly n: number };

function section(race: RaceReport, ui: Ui): HTMLElement {
  const rows = race.cycles.map((cycle): Row => ({ ...cycle, gap: cycle.capability - cycle.alignment }));
  const { due, paused } = race;
  return element(
    'section',
    {},
    element('h2', {}, ui.text('race')),
    element(
      'p',
      { class: 'column' },
      ui.text('raceShares', {
        inTime: percent(race.inTime),
        afterShock: percent(race.afterShock),
        leftRunning: percent(race.leftRunning),
      }),
    ),
    element('p', { class: 'column' }, [dueText(due, ui), pausedText(paused, ui)].join(ui.text('space'))),
    element('div', { class: 'charts' }, ...measures.map((measure) => chart(measure, rows, race, ui))),
    element(
      'details',
      { 'data-key': 'race-table' },
      element('summary', { 'data-key': 'race-table-summary' }, ui.text('table')),
      scrolling(ui.text('raceTableScroll'), table(rows, ui)),
    ),
  );
}

const dueText = (due: number | null, ui: Ui): string =>
  due === null ? ui.text('raceNotDue') : ui.text('raceDue', { n: due });
const pausedText = (paused: number | null, ui: Ui): string =>
  paused === null ? ui.text('raceNotPaused') : ui.text('racePaused', { n: paused });

function chart(measure: Measure, rows: readonly Row[], { due, paused }: RaceReport, ui: Ui): HTMLElement {
  const first = decimal(rows[0]?.[measure] ?? 0);
  const last = decimal(rows.at(-1)?.[measure] ?? 0);
  const name = ui.text(measure);
  // All of one height, so that the lines can be compared.
  const most = Math.max(1, ...rows.flatMap((row) => measures.map((each) => row[each])));
  const least = Math.min(0, ...rows.map((row) => row.gap));
  const drawn = plot({
    width: 280,
    height: 132,
    marginLeft: 40,
    marginRight: 12,
    marginTop: 10,
    marginBottom: 24,
    className: 'plot',
    x: { label: null, tickFormat: 'd', ticks: 6 },
    y: { label: null, domain: [least, most], ticks: 3, grid: true },
    marks: [
      paused === null ? null : ruleX([paused], { strokeDasharray: '2 3', className: 'paused' }),
      due === null ? null : ruleX([due], { className: 'paused' }),
      line(rows, { x: 'n', y: measure, className: 'curve', strokeWidth: 2 }),
      dot(rows.slice(-1), { x: 'n', y: measure, className: 'end', r: 3, fill: 'currentColor' }),
    ],
  });
  const summary = ui.text('raceSummary', { from: first, to: last, n: rows.at(-1)?.n ?? 0 });
  const svg = tidyPlot(drawn, `${name}: ${summary}`);
  const exported = {
    key: measure,
    title: name,
    table: () => ({
      head: [ui.text('cycle'), ui.text('exportRatio', { name })],
      rows: rows.map((row) => [row.n, rounded(row[measure])]),
    }),
    picture: () => ({ svg, summary, key: [] }),
  };
  return element(
    'figure',
    {},
    element('figcaption', unsaid, element('span', { class: 'strong' }, name), ` ${first} → ${last}`),
    svg,
    exportMenu(exported, ui),
  );
}

function table(rows: readonly Row[], ui: Ui): HTMLElement {
  const head = ['cycle', ...measures] as const;
  const body = rows.map((row) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, String(row.n)),
      ...measures.map((measure) => element('td', {}, decimal(row[measure]))),
    ),
  );
  return element(
    'table',
    { class: 'numbers' },
    element('thead', {}, element('tr', {}, ...head.map((key) => element('th', { scope: 'col' }, ui.text(key))))),
    element('tbody', {}, ...body),
  );
}
