import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { FrameLocator, Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../../scripts/vscodeHost/workbench.ts';
import { replaceText } from './replaceText.ts';

const solution = join(import.meta.dirname, '../../labs/groundloop-course/labs/model-collapse/solutions/accumulate.ts');

/** The first words of what the quiz says about an answer: none of it may be in the panel before. */
const feedbacks = ['Repetition suggests wear', 'A fact of probability q is expected', 'It would be so if copying'];

/** The path of a newcomer in the real workbench: start the lab, read, take the quiz, fail, fix, pass. */
describe('a learner’s first lab', () => {
  let folder: string;
  let workbench: Workbench;
  let page: Page;
  let panel: FrameLocator;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-lab-'));
    workbench = await openWorkbench({ folder, settings: { 'files.autoSave': 'off' } });
    page = workbench.page;
    panel = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await page.screenshot({ path: '.cache/browser-failed.png' });
  });

  after(async () => {
    await workbench.close();
    await rm(folder, { recursive: true, force: true });
  });

  const say = (text: string | RegExp) => panel.getByText(text).first().waitFor();

  it('opens the pipeline, and beside it the task under the lab’s name', async () => {
    await workbench.runCommand('Groundloop: Start Lab…');
    // By keyboard: a row's hover may lie over the row.
    for (const choice of ['Diagnosing collapse', 'In "']) {
      await page.locator('.quick-input-widget input.input').fill(choice);
      await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: choice }).waitFor();
      await page.keyboard.press('Enter');
    }
    await page.locator('.tab').filter({ hasText: 'pipeline.ts' }).waitFor();
    await page.locator('.codelens-decoration').filter({ hasText: 'Simulate and grade' }).waitFor();
    await panel.getByRole('heading', { level: 1, name: 'Diagnosing collapse' }).waitFor();
    assert.ok(await panel.getByText('Find out what it loses, and repair it.').first().isVisible());
    await page.locator('.tab').filter({ hasText: 'Diagnosing collapse' }).waitFor();
  });

  it('marks the quiz, with feedback, and has not sent the answers beforehand', async () => {
    await panel.locator('[data-key="tab-lesson"]').click();
    await panel.getByRole('heading', { level: 1, name: 'Model collapse and its discontents' }).waitFor();
    await panel.getByRole('button', { name: 'Take the quiz' }).click();
    const html = await panel.locator('body').innerHTML();
    for (const feedback of feedbacks) assert.ok(!html.includes(feedback), feedback);
    const question = panel.getByRole('radiogroup').first();
    await question.getByRole('radio').filter({ hasText: 'What is most common' }).click();
    await say('Repetition suggests wear');
    await say('A fact of probability q is expected');
  });

  it('shows the flaws on the learner’s own lines and in the report', async () => {
    await page.locator('.codelens-decoration a').filter({ hasText: 'Simulate and grade' }).click();
    await say('Not yet: 3 flaws.');
    await page.locator('.statusbar-item').filter({ hasText: 'Not yet: 3 flaws' }).waitFor();
    await page.locator('.squiggly-warning').first().waitFor();
    for (const title of ['Sharpened sampling', 'Human data lost', 'Flattery rewarded']) {
      await panel.getByRole('heading', { name: title }).waitFor();
    }
    await panel
      .getByRole('link', { name: 'line 11' })
      .or(panel.getByRole('button', { name: 'line 11' }))
      .first()
      .waitFor();
    await say('Lost in your loop');
    assert.ok((await panel.locator('svg').count()) >= 3, 'charts');
  });

  it('gives hints one at a time, from the editor', async () => {
    await page.locator('.codelens-decoration a').filter({ hasText: 'Hint 1/4' }).click();
    await say('Think of something that one person in a hundred knows');
    await panel.getByRole('button', { name: /^Hint 2 of 4/ }).waitFor();
    // The panel took the focus while VS Code was about to ask for the lenses anew.
    await page.locator('.codelens-decoration a').filter({ hasText: 'Hint 2/4' }).waitFor();
  });

  it('turns green when the loop is mended', async () => {
    await page.locator('.monaco-editor .view-lines').first().click();
    await replaceText(page, await readFile(solution, 'utf8'));
    await page.locator('.statusbar-item').filter({ hasText: 'Passed: 100 / 100' }).waitFor();
    await say(/^Passed: knowledge went from/);
    assert.equal(await page.locator('.squiggly-warning').count(), 0);
  });

  it('has no accessibility violations in the panel', async () => {
    const { violations } = await new AxeBuilder({ page })
      .include(['iframe.webview.ready', 'iframe#active-frame', 'main'])
      .analyze();
    assert.deepEqual(
      violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`),
      [],
    );
  });

  it('remembers after a reload that the report was shown, and the answer', async () => {
    await page.reload();
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    await panel.getByRole('heading', { level: 1, name: /^Passed: knowledge went from/ }).waitFor();
    await panel.locator('[data-key="tab-lesson"]').click();
    await say('Repetition suggests wear');
  });
});
