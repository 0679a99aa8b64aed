import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../../scripts/vscodeHost/workbench.ts';

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
    await panel.getByRole('heading', { level: 1, name: 'Model collapse and its discontents' }).click();
    await page.keyboard.press('ControlOrMeta+F');
    const find = page.locator('.simple-find-part.visible input');
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
    await input.waitFor();
    await input.fill(join(folder, 'knowledge.png'));
    await page.keyboard.press('Enter');
    await page.locator('.notification-list-item').filter({ hasText: 'Saved: knowledge.png' }).waitFor();
    const image = await readFile(join(folder, 'knowledge.png'));
    assert.equal(image.subarray(1, 4).toString(), 'PNG');
  });

  it('shows the run before as a ghost', async () => {
    const [lab = ''] = (await readdir(folder)).filter((name) => name === 'model-collapse');
    const text = await readFile(join(folder, lab, 'pipeline.ts'), 'utf8');
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(`${text}\n// another thought\n`);
    await page.keyboard.press('ControlOrMeta+S');
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
      .waitFor({ timeout: 60_000 });
    await page.locator('.squiggly-warning').first().waitFor();
    await panel.locator('[data-key="tab-report"]').click();
    await panel
      .getByText(/run 2 · /)
      .first()
      .waitFor();
    assert.equal(await panel.getByText('older version of your file').count(), 0);
    await panel.getByRole('list', { name: 'Which line is which run' }).getByText('run 1').waitFor();
  });
});
