import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import type { PanelState } from '../../src/protocol/webview.ts';
import { reviewPlace } from '../../src/protocol/places.ts';
import { everyState, reviewState } from './fixtures.ts';
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
    assert.ok(sent?.type === 'reviewAnswer' && sent.card.endsWith(`#${sent.question}`));
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
    await panel.show(reviewState(['right', 'right']));
    await page.keyboard.press('Alt+n');
    await panel.show(reviewState(['right', 'right'], true));
    await page.getByText('Done for today: 2.').waitFor();
    assert.equal(await focused(), 'Done for today: 2.');
    await page.getByText(/^To review in \d+ days: \d\.$/).waitFor();
    await page.keyboard.press('Alt+n');
    assert.deepEqual((await panel.posted()).at(-1), { type: 'continueCourse' });
  });

  it('takes letters from where the reader lands: on opening it, and after each question', async () => {
    const lands = { ...reviewState([], true), goTo: reviewPlace };
    await open(lands);
    await panel.show(lands);
    assert.match(await focused(), /^From “/);
    await page.keyboard.press('d');
    assert.equal((await panel.posted()).at(-1)?.type, 'reviewAnswer');
    const answered = (await panel.posted()).length;
    await panel.show(reviewState(['right']));
    await page.keyboard.press('a');
    assert.equal((await panel.posted()).length, answered, 'it is answered: letters do nothing');
    await page.keyboard.press('Alt+n');
    await panel.show(reviewState(['right'], true));
    await page.keyboard.press('c');
    const sent = (await panel.posted()).at(-1);
    assert.ok(sent?.type === 'reviewAnswer' && sent.card.startsWith('flaw:'));
  });

  it('is kind where nothing is due, and where it is switched off', async () => {
    await open(everyState['review, nothing due']!);
    await page.getByText('Nothing to review.').waitFor();
    await page.getByText(/^To review tomorrow: 2\.$/).waitFor();
    await panel.show(everyState['review, switched off']!);
    await page.getByText(/switched off, in the setting/).waitFor();
    assert.equal(await page.getByText(/^To review/).count(), 0);
    await page.getByRole('button', { name: 'Continue the course' }).waitFor();
  });
});
