import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import type { PanelState } from '../../src/protocol/webview.ts';
import { reviewState } from './fixtures.ts';
import { launch, openPanel, type Panel } from './harness.ts';

describe('a review in the panel', () => {
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
  const open = async (state: PanelState): Promise<void> => {
    panel = await openPanel(browser, state);
    ({ page } = panel);
  };
  const focused = (): Promise<string> => page.evaluate('document.activeElement.textContent');

  it('asks one question, says why it comes back, and is answered with a letter', async () => {
    await open(reviewState([], true));
    await page.getByText(/^From “/).waitFor();
    assert.match(await page.locator('legend').innerText(), /^Question 1 of 2/);
    assert.equal(await page.getByRole('button', { name: 'Next', exact: true }).count(), 0);
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('b');
    const sent = (await panel.posted()).at(-1);
    assert.equal(sent?.type, 'reviewAnswer');
    await panel.show(reviewState(['wrong']));
    assert.equal(await focused(), 'Not quite');
    assert.notEqual(await page.getByRole('status').innerText(), '');
    await page.getByText('It comes back in 3 days.').waitFor();
    assert.equal(await page.getByRole('link', { name: /^Read again: / }).count(), 1);
  });

  it('goes on with one key, to a flaw of the past, and ends with what comes later', async () => {
    await open(reviewState(['right']));
    await page.keyboard.press('Alt+n');
    assert.deepEqual((await panel.posted()).at(-1), { type: 'reviewNext' });
    await panel.show(reviewState(['right'], true));
    assert.match(await focused(), /^Your loop had this flaw in “.+”: No outside grounding/);
    assert.match(await page.locator('legend').innerText(), /^Question 2 of 2/);
    await panel.show(reviewState(['right', 'right']));
    await page.getByRole('button', { name: 'Finish' }).waitFor();
    await panel.show(reviewState(['right', 'right'], true));
    await page.getByText('Done for today: 2.').waitFor();
    await page.getByText(/^To review in \d+ days: \d\.$/).waitFor();
    await page.keyboard.press('Alt+n');
    assert.deepEqual((await panel.posted()).at(-1), { type: 'continueCourse' });
  });
});
