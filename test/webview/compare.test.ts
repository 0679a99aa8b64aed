import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { compareView } from '../../src/editor/compareView.ts';
import type { PanelState } from '../../src/protocol/webview.ts';
import { began, ended, notCompared } from '../../src/workspace/comparison.ts';
import { gradePlan, gradeRule, allocationLab, raceLab, wholePool } from '../support/kinds.ts';
import { compareState, known, pageState, verdictOf } from './compareFixtures.ts';
import { launch, openPanel, themeNames, type Look, type Panel } from './harness.ts';

describe('two pipelines side by side', () => {
  let browser: Browser;
  let panel: Panel;
  let page: Page;
  let both: PanelState;
  before(async () => {
    browser = await launch();
    both = await compareState('reward-overoptimisation', 'reward-anchors');
  });
  after(() => browser.close());
  afterEach(async () => {
    assert.deepEqual(panel.complaints, []);
    await page.context().close();
  });
  const open = async (state: PanelState, look: Look = {}): Promise<void> => {
    panel = await openPanel(browser, state, look);
    ({ page } = panel);
  };
  const text = () => page.locator('main').innerText();

  it('names both before they have run, and runs them', async () => {
    await open(await compareState('rlaif-same-size', 'rlaif-larger', 'not-run'));
    assert.equal(
      await page.getByRole('heading', { level: 1 }).innerText(),
      'RLAIF, labeller of the same size and RLAIF, larger labeller',
    );
    assert.match(await text(), /A \(solid line\) RLAIF, labeller of the same size 2023/);
    assert.equal(await page.locator('figure').count(), 0);
    await page.getByRole('button', { name: 'Run both' }).click();
    assert.deepEqual((await panel.posted()).at(-1), { type: 'simulate' });
  });

  it('marks a side whose file changed since, and offers to run both again', async () => {
    const { page: view, ...state } = await compareState('rlaif-same-size', 'rlaif-larger');
    assert.ok(view?.kind === 'compare');
    const [one, two] = view.sides;
    await open({ ...state, page: { ...view, sides: [one, { ...two, stale: true }] } });
    assert.equal(
      await page.locator('.side').nth(1).getByText('This is about an older version of its file.').count(),
      1,
    );
    assert.equal(await page.locator('.side').nth(0).getByText('an older version').count(), 0);
    await page.locator('footer').getByText('Changed since both have run.').waitFor();
    await page.locator('footer').getByRole('button', { name: 'Run both again' }).click();
    assert.deepEqual((await panel.posted()).at(-1), { type: 'simulate' });
    await panel.show({ ...state, page: view });
    assert.equal(await page.getByText('This is about an older version of its file.').count(), 0);
  });

  it('says how far the runs are, and cancels', async () => {
    await open(await compareState('star', 'spin', 'running'));
    await page.locator('footer').getByText('STaR: simulation 3 of 16').waitFor();
    await page.keyboard.press('Alt+n');
    assert.deepEqual((await panel.posted()).at(-1), { type: 'cancel' });
  });

  it('says aloud what was found as soon as both have run', async () => {
    await open(await compareState('reward-overoptimisation', 'reward-anchors', 'running'));
    await panel.show(both);
    assert.match(
      await page.getByRole('status').innerText(),
      /^Both have run\. A known system, not graded\. Found: .*\(F01\).* None of the \d+ flaws/,
    );
  });

  it('says what sets them apart, and what is said of both only once', async () => {
    await open(await compareState('rlaif-same-size', 'rlaif-larger'));
    const columns = page.locator('section', { has: page.getByRole('heading', { name: 'What sets them apart' }) });
    const [first = '', second = ''] = await columns.locator('.sides > .side').allInnerTexts();
    assert.match(first, /Faithful to it\s+The labeller errs often\./);
    assert.match(second, /Faithful to it\s+The labeller is the better of the two models\./);
    assert.doesNotMatch(first + second, /The labeller says yes or no to one answer/);
    await page.getByText('Said of both: 4').click();
    assert.match(await columns.innerText(), /The labeller says yes or no to one answer/);
    assert.match(await text(), /each in its own world/);
  });

  it('lists the flaws that either has, in words, and folds the others', async () => {
    await open(both);
    const row = page.getByRole('row', { name: /^F09 Reward over-optimised/ });
    const [first = '', second = ''] = await row.getByRole('cell').allInnerTexts();
    assert.match(first, /^\s*Found\s+Flattering answers lost their advantage/);
    assert.equal(second.trim(), 'Not found');
    assert.equal(await page.getByRole('row', { name: /^F06/ }).isVisible(), false);
    await page.getByText(/^Found in neither: \d+$/).click();
    assert.equal(await page.getByRole('row', { name: /^F06 .*Not found.*Not found/ }).isVisible(), true);
  });

  it('draws two line styles with a letter each at their ends, and tells a screen reader both', async () => {
    await open(both);
    for (const name of ['Knowledge', 'Rare facts alive', 'Diversity', 'Flattery']) {
      const picture = page.getByRole('img', {
        name: new RegExp(
          `^${name}\\. A: \\d+% at the start, \\d+% at the end\\. B: \\d+% at the start, \\d+% at the end\\.$`,
        ),
      });
      const dashes: (string | null)[] = [];
      for (const curve of await picture.locator('.curve').all())
        dashes.push(await curve.getAttribute('stroke-dasharray'));
      assert.equal(new Set(dashes).size, 2, name);
      const letters = picture.locator('.letter text');
      assert.deepEqual(await letters.allTextContents(), ['A', 'B']);
      const [a, b] = [await letters.first().boundingBox(), await letters.last().boundingBox()];
      assert.ok(Math.abs(a!.y - b!.y) >= 8, `${name}: letters apart`);
    }
  });

  it('has the end values in a table, and every generation in another', async () => {
    await open(both);
    const [end, all] = both.page?.kind === 'compare' ? both.page.sides.map(({ verdict }) => verdict!.metrics!) : [];
    const percent = (share: number) => `${Math.round(100 * share)}%`;
    const ends = [end!, all!].map(({ generations }) => generations.at(-1)!);
    const table = page.getByRole('region', { name: 'At the end' });
    const flattery = await table.getByRole('row', { name: /^Flattery/ }).innerText();
    for (const { flattery: share } of ends) assert.ok(flattery.includes(`→ ${percent(share)}`), flattery);
    assert.match(flattery, /−\d+\.\d$/);
    assert.equal(await table.getByRole('row').count(), 5);
    await page.getByText('Every generation as a table').click();
    const generations = page.getByRole('region', { name: 'Numbers by generation' });
    assert.equal(await generations.locator('tbody tr').count(), 11);
    assert.equal(await generations.locator('tbody tr').first().locator('td').count(), 8);
  });

  it('shows a dash where one of two worlds doesn’t have what the other one measures', async () => {
    await open(await compareState('constitutional-ai', 'self-rewarding'));
    const table = page.getByRole('region', { name: 'At the end' });
    assert.match(await table.getByRole('row', { name: /^Harmful answers/ }).innerText(), /30% → \d+%\s+–\s+–$/);
    assert.match(await table.getByRole('row', { name: /^Flattery/ }).innerText(), /→ \d+%\s+\d+% → \d+%/);
    const seen = page.getByRole('img', { name: /^Harmful answers\. A: [^B]*$/ });
    assert.deepEqual(await seen.locator('.letter text').allTextContents(), ['A']);
  });

  it('opens the code of both', async () => {
    await open(both);
    await page.getByRole('button', { name: 'Compare the code' }).click();
    assert.deepEqual((await panel.posted()).at(-1), { type: 'diff' });
  });

  it('says which of them could not be graded, and compares nothing then', async () => {
    await open(await compareState('star', 'spin', { kind: 'timeout', message: 'It ran for too long.' }));
    assert.match(await text(), /The run stopped\. It ran for too long\./);
    assert.equal(await page.locator('figure').count(), 0);
    await page.getByRole('button', { name: 'Run both' }).waitFor();
  });

  it('compares plans and pause rules by their numbers', async () => {
    const plans = [wholePool, (l: Parameters<typeof wholePool>[0]) => ({ ...wholePool(l), epochs: 1 })];
    const rules = [1.5, 99].map((limit) => gradeRule((c) => c.capability - c.alignment >= limit));
    const files = (await known('token-ledger')).files;
    for (const [lab, verdicts, row] of [
      [allocationLab, plans.map((plan) => verdictOf(gradePlan(plan))), /^Epochs\s+\d\.\d\d\s+1\.00$/],
      [raceLab, rules.map(verdictOf), /^Paused in time\s+\d+%\s+0%$/],
    ] as const) {
      const one = { files: { ...files, lab }, system: null, note: 'here' };
      const comparison = verdicts.reduce(
        (so, verdict, side) => ended(began(so, side === 0 ? 0 : 1), { kind: 'verdict', verdict }),
        notCompared,
      );
      await open(pageState(compareView('One and another', [one, one], comparison)));
      const rows = await page.getByRole('region', { name: 'At the end' }).getByRole('row').allInnerTexts();
      assert.ok(
        rows.some((words) => row.test(words)),
        rows.join('\n'),
      );
      assert.match(await text(), /Both run in the same world/);
      if (lab === allocationLab) await page.context().close();
    }
  });

  const unfolded = () => page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
  const violations = async (axe: AxeBuilder): Promise<string[]> => {
    const found = await axe.setLegacyMode().analyze();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };

  for (const theme of themeNames) {
    it(`has no axe violations in ${theme}, with everything unfolded`, async () => {
      await open(both, { theme });
      await unfolded();
      assert.deepEqual(await violations(new AxeBuilder({ page })), []);
    });
  }

  it('never scrolls sideways at 300 pixels, and puts the sides below each other', async () => {
    await open(both, { width: 300 });
    await unfolded();
    const [content, width] = await page.evaluate<[number, number]>(
      '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
    );
    assert.ok(content <= width, `${content} in ${width}`);
    const sides = page.locator('.sides').first().locator('.side');
    assert.equal((await sides.first().boundingBox())?.x, (await sides.last().boundingBox())?.x);
  });
});
