import type { Metrics } from '../src/core/grading/verdict.ts';
import type { ChartTable } from './chartTable.ts';
import { element, icon } from './element.ts';
import { exportMenu } from './exportChart.ts';
import type { Section } from './sections.ts';
import { whole, type Ui } from './ui.ts';

type Lost = Metrics['lost'][number];
const shownAtFirst = 8;

export function lostSection({ lost, lostCount = lost.length, facts }: Metrics, ui: Ui): Section {
  return { key: 'lost', input: [lost, lostCount, facts], build: () => lostFacts(lost, lostCount, facts, ui) };
}

function lostFacts(lost: readonly Lost[], count: number, facts: number, ui: Ui): HTMLElement {
  const title = element('h2', {}, ui.text('lost'));
  if (lost.length === 0) {
    const kind = element('p', { class: 'column' }, icon('pass'), ` ${ui.text('lostNone', { facts: whole(facts) })}`);
    return element('section', { class: 'lost' }, title, kind);
  }
  const list = (some: readonly Lost[]): HTMLElement => element('ul', {}, ...some.map((fact) => row(fact, ui)));
  const more = lost.length - shownAtFirst;
  return element(
    'section',
    { class: 'lost' },
    title,
    element('p', { class: 'column' }, ui.text('lostSummary', { count: whole(count), facts: whole(facts) })),
    list(lost.slice(0, shownAtFirst)),
    more > 0 &&
      element(
        'details',
        { 'data-key': 'lost-more' },
        element('summary', { 'data-key': 'lost-more-summary' }, ui.text('lostMore', { count: whole(more) })),
        list(lost.slice(shownAtFirst)),
      ),
    exportMenu({ key: 'lost', title: ui.text('lost'), table: () => numbers(lost, ui) }, ui),
  );
}

const numbers = (lost: readonly Lost[], ui: Ui): ChartTable => ({
  head: [ui.text('lostFact'), ui.text('lostOneInHead'), ui.text('lostLastSeenHead')],
  rows: lost.map(({ text, oneIn, lastSeen }) => [text, oneIn, lastSeen]),
});

function row({ text, oneIn, lastSeen }: Lost, ui: Ui): HTMLElement {
  const seen = lastSeen > 0 ? ui.text('lostLastSeen', { t: lastSeen }) : ui.text('lostNever');
  const often = ui.text('lostOneIn', { count: whole(oneIn) });
  return element('li', {}, element('q', {}, text), element('span', { class: 'quiet' }, `${often} · ${seen}`));
}
