import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../../scripts/vscodeHost/workbench.ts';
import { pickRow } from './pickRow.ts';

const source = join(import.meta.dirname, '../../labs/groundloop-course/labs/model-collapse/pipeline.ts');
const manifest = {
  format: 1,
  pack: 'groundloop-course',
  packVersion: '0.1.0',
  lab: 'model-collapse',
  created: '2026-09-01T10:00:00.000Z',
};

/** A lab from somebody else: the folder is opened without being trusted. */
describe('a lab in a folder that is not trusted', () => {
  let folder: string;
  let workbench: Workbench;
  let page: Page;
  let panel: FrameLocator;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-restricted-'));
    await mkdir(join(folder, '.groundloop'));
    await writeFile(join(folder, '.groundloop/lab.json'), JSON.stringify(manifest));
    await cp(source, join(folder, 'pipeline.ts'));
    workbench = await openWorkbench({
      folder,
      restricted: true,
      settings: { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' },
    });
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

  it('can be read', async () => {
    await page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).waitFor();
    await page.locator('.statusbar-item').filter({ hasText: 'Not run yet' }).waitFor();
    await workbench.runCommand('Groundloop: Open Lesson…');
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Model collapse' }).click();
    await panel.getByRole('heading', { level: 1, name: 'Model collapse and its discontents' }).waitFor();
  });

  it('has a quiz that works', async () => {
    await panel.getByRole('button', { name: 'Take the quiz' }).click();
    const open = await panel.getByRole('radiogroup').count();
    await panel.getByRole('radiogroup').first().getByRole('radio').first().press('b');
    await panel
      .getByRole('radiogroup')
      .nth(open - 1)
      .waitFor({ state: 'detached' });
  });

  it('is not run: Groundloop asks for trust instead', async () => {
    await workbench.runCommand('Groundloop: Simulate and Grade');
    const toast = page.locator('.notification-toast').filter({ hasText: 'asks you to trust this folder first' });
    await toast.waitFor();
    await toast.getByRole('button', { name: 'Manage Trust' }).waitFor();
    assert.equal(await panel.getByText(/^(Not yet|Passed)/).count(), 0);
    await page.locator('.statusbar-item').filter({ hasText: 'Not run yet' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('is not compared either: both are named, and nothing runs', async () => {
    await workbench.runCommand('Groundloop: Compare Two Pipelines…');
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'SPIN' }).first().waitFor();
    await pickRow(page, 'SPIN');
    await pickRow(page, 'STaR', /^Compare SPIN with/);
    await page.locator('.tab').filter({ hasText: 'SPIN and STaR' }).waitFor();
    await panel.getByText('Not run yet', { exact: true }).waitFor();
    await page.locator('.notification-toast').filter({ hasText: 'asks you to trust this folder first' }).waitFor();
  });
});
