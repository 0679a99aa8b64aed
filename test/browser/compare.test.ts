import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../../scripts/vscodeHost/workbench.ts';
import { pickRow } from './pickRow.ts';

/** The way through the gallery with the mouse: choose two systems, see them, come back to them, read their code. */
describe('comparing two known systems', () => {
  let folder: string;
  let workbench: Workbench;
  let page: Page;
  let panel: FrameLocator;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-compare-'));
    workbench = await openWorkbench({ folder });
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

  it('runs both, and shows what was found', async () => {
    await workbench.runCommand('Groundloop: Compare Two Pipelines…');
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'SPIN' }).first().waitFor();
    await pickRow(page, 'SPIN');
    await page.locator('.quick-input-box input[placeholder^="Compare SPIN with"]').waitFor();
    assert.equal(
      await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Token ledger' }).count(),
      0,
    );
    await pickRow(page, 'STaR');
    await panel.getByRole('heading', { level: 1, name: 'SPIN and STaR' }).waitFor();
    await panel.getByRole('img', { name: /^Knowledge\. A: / }).waitFor();
    await panel.getByRole('row', { name: /^F12 .*Not looked for.*Found/ }).waitFor();
  });

  it('opens the difference of their code', async () => {
    await panel.getByRole('button', { name: 'Compare the code' }).click();
    await page.locator('.tab').filter({ hasText: 'SPIN ↔ STaR' }).waitFor();
    await page.locator('.monaco-diff-editor').waitFor();
    await page.locator('.tab').filter({ hasText: 'SPIN and STaR' }).click();
  });

  it('comes back after a restart with both names, and a button that runs them', async () => {
    // In a browser, VS Code writes down which tabs are open every few seconds, and not reliably when it is left.
    await page.waitForTimeout(8_000);
    await page.reload();
    await panel.getByRole('heading', { level: 1, name: 'SPIN and STaR' }).waitFor({ timeout: 180_000 });
    await panel.getByText('Not run yet', { exact: true }).waitFor();
    await panel.getByRole('button', { name: 'Run both' }).click();
    await panel.getByRole('img', { name: /^Knowledge\. A: / }).waitFor();
  });
});
