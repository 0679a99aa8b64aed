import type { AllocationWorld, Plan } from '../src/core/grading/verdict.ts';
import type { WebviewStringKey } from '../src/protocol/webviewStrings.ts';
import { element } from './element.ts';
import type { Section } from './sections.ts';
import { decimal, percent, whole, type Ui } from './ui.ts';

const worldNames: Readonly<Record<AllocationWorld['world'], WebviewStringKey>> = {
  'as-is': 'worldAsIs',
  'large-pool': 'worldLargePool',
  'worthless-synthetic': 'worldWorthless',
};

/** The plan beside the best one, in each world of the first seed. */
export function allocationSection(worlds: readonly AllocationWorld[], ui: Ui): Section {
  return { key: 'allocation', input: worlds, build: () => section(worlds, ui) };
}

const section = (worlds: readonly AllocationWorld[], ui: Ui): HTMLElement =>
  element(
    'section',
    {},
    element('h2', {}, ui.text('allocation')),
    element('p', { class: 'column' }, ui.text('allocationUnits')),
    ...worlds.map((world) => worldTable(world, ui)),
  );

const parts = ['parameters', 'human', 'epochs', 'synthetic'] as const satisfies readonly (keyof Plan)[];

function worldTable(world: AllocationWorld, ui: Ui): HTMLElement {
  const caption = ui.text(worldNames[world.world], {
    human: whole(world.uniqueHuman),
    rate: decimal(world.exchangeRate),
    wasted: percent(world.wasted),
  });
  const row = (name: WebviewStringKey, plan: Plan, loss: number | null): HTMLElement =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, ui.text(name)),
      ...parts.map((part) => element('td', {}, part === 'epochs' ? decimal(plan[part]) : whole(plan[part]))),
      element('td', {}, loss === null ? '–' : loss.toFixed(3)),
    );
  return element(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    element(
      'table',
      { class: 'numbers' },
      element('caption', {}, caption),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('td', {}),
          ...parts.map((part) => element('th', { scope: 'col' }, ui.text(part))),
          element('th', { scope: 'col' }, ui.text('loss')),
        ),
      ),
      element('tbody', {}, row('planYours', world.plan, world.loss), row('planBest', world.best, world.bestLoss)),
    ),
  );
}
