import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import type { Graded } from '../../src/core/grading/grade.ts';
import type { PanelState } from '../../src/protocol/webview.ts';
import { gradePlan, gradeRule, wholePool } from '../support/kinds.ts';
import { labOnlyState, passedVerdict } from './fixtures.ts';
import { launch, openPanel, type Panel } from './harness.ts';

/** The report of a real grade. */
const stateOf = ({ generations, ...graded }: Graded): PanelState =>
  labOnlyState({ verdict: { ...passedVerdict, ...graded, timings: { ...passedVerdict.timings, generations } } });

const rule = stateOf(gradeRule((c) => c.capability - c.selfReport >= 2));
const plan = stateOf(gradePlan((l) => ({ ...wholePool(l), human: 0, synthetic: l.compute / (6 * l.parameters) })));

describe('the report of a lab that is no loop', () => {
  let browser: Browser;
  let panel: Panel;
  let page: Page;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());
  afterEach(async () => {
    assert.deepEqual(panel.complaints, []);
    await page.context().close();
  });
  const open = async (state: PanelState, width?: number): Promise<void> => {
    panel = await openPanel(browser, state, width === undefined ? {} : { width });
    ({ page } = panel);
  };

  it('shows a race: what was due, what the rule did, four curves, and the numbers', async () => {
    await open(rule);
    const words = await page.locator('main, body').first().innerText();
    const race = rule.report!.verdict!.race!;
    assert.ok(words.includes(`a pause was due in cycle ${race.due}`), words);
    assert.ok(words.includes('Left running: 100% of the calm ones'), words);
    assert.equal(
      await page.getByRole('img', { name: /^(Capability|Alignment|Gap|What the system says): / }).count(),
      4,
    );
    await page.getByText('The numbers as a table').click();
    assert.equal(await page.locator('table.numbers tbody tr').count(), race.cycles.length);
    assert.equal(await page.getByRole('heading', { name: 'Generation by generation' }).count(), 0);
  });

  it('shows a plan beside the best one, in each world', async () => {
    await open(plan);
    assert.equal(await page.locator('table.numbers').count(), 3);
    const first = page.getByRole('table', { name: /^As it is: .* Wasted: \d+% of the compute/ });
    assert.match(
      await first.getByRole('row', { name: /^Yours/ }).innerText(),
      /^Yours\s+100\s+0\s+\d\.\d\d\s+8,000\s+1\.9\d\d$/,
    );
    const best = await first.getByRole('row', { name: /^The best/ }).innerText();
    assert.match(best, /1\.92\d/);
    const worthless = page.getByRole('table', { name: /worth nothing/ });
    assert.match(await worthless.getByRole('row', { name: /^Yours/ }).innerText(), /–$/);
    assert.equal(await page.getByRole('heading', { name: 'Lost in your loop' }).count(), 0);
  });

  for (const [name, state] of [
    ['a race', rule],
    ['a plan', plan],
  ] as const) {
    it(`has no axe violations and no sideways scrolling with ${name}, however narrow`, async () => {
      await open(state, 320);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        [],
      );
      const wide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
      assert.equal(wide, false);
    });
  }
});
