import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkbench, type Workbench } from '../../scripts/vscodeHost/workbench.ts';

describe('Groundloop as a user has it', () => {
  let folder: string;
  let workbench: Workbench;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-browser-'));
    workbench = await openWorkbench({ folder });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.page.screenshot({ path: '.cache/browser-failed.png' });
  });

  after(async () => {
    await workbench.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('offers its labs from the command palette', async () => {
    await workbench.runCommand('Groundloop: Start Lab…');
    const lab = workbench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: /collapse/i });
    await lab.first().waitFor();
    await workbench.page.keyboard.press('Escape');
  });

  it('asks for nothing and opens nothing by itself', async () => {
    const { page } = workbench;
    assert.equal(await page.locator('.notification-toast').count(), 0);
    assert.equal(await page.locator('.monaco-dialog-box').count(), 0);
    assert.equal(await page.locator('.tabs-container .tab').count(), 0);
  });
});
