import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import type { PanelState } from '../../src/protocol/webview.ts';
import { capstoneState, flawedVerdict, goodValues, poorValues, reportState } from './fixtures.ts';
import { launch, openPanel, type Panel, textOf } from './harness.ts';

describe('the report of a capstone', () => {
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
  const cells = (name: RegExp): Promise<string[]> => page.getByRole('row', { name }).locator('td').allInnerTexts();

  it('says first in a sentence how the loop stands, and then in a table between the reference points', async () => {
    await open(capstoneState(goodValues));
    const { capstone, score } = capstoneState(goodValues).report!.verdict!;
    assert.ok(capstone);
    const section = page.locator('section', {
      has: page.getByRole('heading', { level: 2, name: 'Beside the reference points' }),
    });
    const words = await textOf(section);
    assert.ok(words.includes(capstone.sentence), words);
    assert.ok(words.indexOf(capstone.sentence) < words.indexOf('Human only'), words);
    assert.match(capstone.sentence, /Beyond every reference point: knowledge\./);

    assert.deepEqual(await page.locator('table.numbers').first().locator('tbody th').allInnerTexts(), [
      'Human only',
      'Naive loop',
      'No expense spared',
      'Yours',
      'Points of yours',
      'Our best',
      'Weight',
    ]);
    assert.deepEqual(await cells(/^Yours/), ['85.1%', '81.5%', '2.5%', '143 units a point', String(score)]);
    assert.deepEqual(await cells(/^Weight/), ['30', '20', '30', '20', '']);
    assert.equal((await cells(/^Our best/)).at(-1), '100');
  });

  it('says what to try for a higher score, after the table and only where there is something', async () => {
    await open(capstoneState(goodValues));
    const next = page.getByRole('heading', { level: 3, name: 'What to try for a higher score' });
    assert.equal(await next.count(), 1);
    await page.context().close();
    const { measures } = capstoneState(goodValues).report!.verdict!.capstone!;
    await open(capstoneState(Object.fromEntries(measures.map(({ measure, best }) => [measure, best]))));
    assert.equal(await page.getByRole('heading', { name: 'What to try for a higher score' }).count(), 0);
    assert.equal((await cells(/^Yours/)).at(-1), '100');
  });

  it('says so where nothing was gained, and that no flaw is allowed', async () => {
    await open(capstoneState(poorValues, flawedVerdict));
    assert.equal((await cells(/^Yours/))[3], 'nothing gained');
    const words = await page.locator('body').innerText();
    assert.ok(words.includes('no flaw is allowed'));
    assert.doesNotMatch(words, /Worth \d+ points/, 'a flaw has no points of its own here');
  });

  it('is missing from the report of another lab', async () => {
    await open(reportState());
    assert.equal(await page.getByRole('heading', { name: 'Beside the reference points' }).count(), 0);
  });

  for (const [name, state] of [
    ['a loop that passes', capstoneState(goodValues)],
    ['a loop with a flaw', capstoneState(poorValues, flawedVerdict)],
  ] as const) {
    it(`has no axe violations and no sideways scrolling with ${name}, at 300 px`, async () => {
      await open(state, 300);
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
