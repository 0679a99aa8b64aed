import type { FlawVerdict } from '../src/core/grading/verdict.ts';
import type { WebviewStringKey } from '../src/protocol/webviewStrings.ts';
import type { ChartTable } from './chartTable.ts';
import { element, setAttributes, unsaid } from './element.ts';
import { exportMenu } from './exportChart.ts';
import { stripPicture } from './strip.ts';
import { percent, whole, type Ui } from './ui.ts';

type WhatIf = NonNullable<FlawVerdict['evidence']['whatIf']>;
type Item = WhatIf['yours'][number];

const origins: Readonly<Record<Item['from'][number], WebviewStringKey>> = {
  human: 'fromHuman',
  model: 'fromModel',
  exam: 'fromExam',
  web: 'fromWeb',
  revised: 'fromRevised',
};

/** Two training sets side by side, folded: what only one of them has. */
export function whatIfStrip(flawId: string, { generation, share, yours, changed }: WhatIf, ui: Ui): HTMLElement {
  const key = `what-if-${flawId}`;
  const same = element('p', { class: 'column' }, ui.text('whatIfSame', { t: generation }));
  // What differs a little must not read as what doesn't differ.
  const differs = ui.text('whatIfShare', { t: generation, share: percent(Math.max(share, 0.01)) });
  const sides = element(
    'div',
    { class: 'sides' },
    side(`${key}-yours`, ui.text('whatIfYours'), yours, ui),
    side(`${key}-changed`, ui.text('whatIfChanged'), changed, ui),
  );
  const summary = share === 0 ? same : element('p', { class: 'column' }, differs);
  const svg = stripPicture(share, summary.textContent, ui);
  setAttributes(svg, unsaid);
  const exported = {
    key,
    title: ui.text('whatIfExport', { flaw: flawId }),
    table: () => numbers(yours, changed, ui),
    picture: () => ({ svg, summary: summary.textContent, key: [...legend.children] as HTMLElement[] }),
  };
  const legend = element(
    'ul',
    { class: 'key' },
    element('li', {}, element('span', { class: 'swatch same', 'aria-hidden': 'true' }), ui.text('whatIfKeySame')),
    element('li', {}, element('span', { class: 'swatch other', 'aria-hidden': 'true' }), ui.text('whatIfKeyOther')),
  );
  return element(
    'details',
    { class: 'what-if', 'data-key': key },
    element('summary', { 'data-key': `${key}-summary` }, ui.text('whatIf')),
    summary,
    svg,
    legend,
    share > 0 && sides,
    exportMenu(exported, ui),
  );
}

function numbers(yours: readonly Item[], changed: readonly Item[], ui: Ui): ChartTable {
  const rows = (where: WebviewStringKey, items: readonly Item[]) =>
    items.map(({ text, count, from, what }) => [
      ui.text(where),
      text,
      count,
      from.map((one) => ui.text(origins[one])).join(', '),
      what,
    ]);
  return {
    head: (['whatIfWhere', 'whatIfItem', 'whatIfCount', 'whatIfOrigin', 'whatIfWhat'] as const).map((key) =>
      ui.text(key),
    ),
    rows: [...rows('whatIfYours', yours), ...rows('whatIfChanged', changed)],
  };
}

function side(id: string, title: string, items: readonly Item[], ui: Ui): HTMLElement {
  return element(
    'div',
    {},
    element('p', { id, class: 'strong' }, title),
    items.length === 0
      ? element('p', { class: 'quiet' }, ui.text('whatIfNothing'))
      : element('ul', { 'aria-labelledby': id }, ...items.map((item) => row(item, ui))),
  );
}

function row({ text, count, from, what }: Item, ui: Ui): HTMLElement {
  const origin = from
    .map((one) => ui.text(origins[one]))
    .reduce((first, second) => ui.text('whatIfAnd', { first, second }));
  const facts = [
    what,
    ...(count > 1 ? [ui.text('whatIfTimes', { count: whole(count) })] : []),
    ui.text('whatIfFrom', { origin }),
  ];
  return element('li', {}, element('q', {}, text), element('span', { class: 'quiet' }, ` ${facts.join(' · ')}`));
}
