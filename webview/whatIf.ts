import type { FlawVerdict } from '../src/core/grading/verdict.ts';
import type { WebviewStringKey } from '../src/protocol/webviewStrings.ts';
import { element } from './element.ts';
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
  return element(
    'details',
    { class: 'what-if', 'data-key': key },
    element('summary', { 'data-key': `${key}-summary` }, ui.text('whatIf')),
    ...(share === 0 ? [same] : [element('p', { class: 'column' }, differs), sides]),
  );
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
