import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../../scripts/vscodeHost/workbench.ts';
import { replaceText } from './replaceText.ts';

/** What stays of a report: found in, taken along, compared with the next run, and there again after a restart. */
describe('the lab report in the workbench', () => {
  let folder: string;
  let workbench: Workbench;
  let page: Page;
  let panel: FrameLocator;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-report-'));
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

  it('finds words in the page with Ctrl+F', async () => {
    await workbench.runCommand('Groundloop: Start Lab…');
    for (const choice of ['Diagnosing collapse', 'In "']) {
      await page.locator('.quick-input-widget input.input').fill(choice);
      await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: choice }).waitFor();
      await page.keyboard.press('Enter');
    }
    await panel.locator('[data-key="tab-lesson"]').click();
    const find = page.locator('.simple-find-part.visible input');
    const sentence = panel.getByText('Imagine a town that rewrites');
    // Until the lab's files are open, the focus goes back to them.
    for (let tries = 0; tries < 5 && !(await find.isVisible()); tries++) {
      await sentence.click();
      await page.keyboard.press('Control+f');
      await page.waitForTimeout(1000);
    }
    await find.fill('collapse');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
  });

  it('saves a chart where one says', async () => {
    await page.locator('.codelens-decoration a').filter({ hasText: 'Simulate and grade' }).click();
    await panel.getByText(/run 1 · /).waitFor();
    await panel.locator('[data-key="export-knowledge-summary"]').click();
    await panel.getByRole('group', { name: 'Export as: Knowledge' }).getByRole('button', { name: 'PNG' }).click();
    const input = page.locator('.quick-input-widget input.input');
    // The dialog writes its own suggestion a moment after it opens, and takes no answer while it looks the folder up.
    for (let tries = 0; tries < 300 && !(await input.inputValue()).endsWith('knowledge.png'); tries++) {
      await page.waitForTimeout(100);
    }
    await input.fill(join(folder, 'knowledge.png'));
    for (let tries = 0; tries < 60 && (await input.isVisible()); tries++) {
      // On the box alone: once it is gone, the key would press the button below again.
      await input.press('Enter', { timeout: 2_000 }).catch(() => undefined);
      await page.waitForTimeout(500);
    }
    await page.locator('.notification-list-item').filter({ hasText: 'Saved: knowledge.png' }).waitFor();
    const image = await readFile(join(folder, 'knowledge.png'));
    assert.equal(image.subarray(1, 4).toString(), 'PNG');
  });

  it('shows the run before as a ghost', async () => {
    const [lab = ''] = (await readdir(folder)).filter((name) => name === 'model-collapse');
    const text = await readFile(join(folder, lab, 'pipeline.ts'), 'utf8');
    await page.locator('.monaco-editor .view-lines').first().click();
    await replaceText(page, `${text}\n// another thought\n`);
    await panel
      .getByText(/run 2 · /)
      .first()
      .waitFor();
    await panel.getByRole('list', { name: 'Which line is which run' }).getByText('run 1').waitFor();
  });

  it('is there again after a restart, with the status and the findings', async () => {
    // VS Code writes down which tabs are open every few seconds.
    await page.waitForTimeout(8_000);
    await page.reload();
    await page
      .locator('.statusbar-item')
      .filter({ hasText: /Not yet: \d flaws/ })
      .waitFor({ timeout: 180_000 });
    await page.locator('.squiggly-warning').first().waitFor();
    await panel
      .getByText(/run 2 · /)
      .first()
      .waitFor();
    assert.equal(await panel.getByText('older version of your file').count(), 0);
    await panel.getByRole('list', { name: 'Which line is which run' }).getByText('run 1').waitFor();
  });
});
