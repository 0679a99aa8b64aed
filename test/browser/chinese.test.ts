import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../../scripts/vscodeHost/workbench.ts';

/** What is English on purpose in a text: names, code, and what the course itself says. */
const shots = process.env['GROUNDLOOP_SHOTS'];

describe('a learner whose VS Code is in Traditional Chinese', () => {
  let folder: string;
  let workbench: Workbench;
  let page: Page;
  let panel: FrameLocator;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-chinese-'));
    workbench = await openWorkbench({ folder, language: 'zh-tw', settings: { 'files.autoSave': 'off' } });
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

  const shoot = async (name: string): Promise<void> => {
    if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`) });
  };

  it('finds the course and its commands in Chinese', async () => {
    await page.locator('.activitybar a[aria-label="Groundloop"]').click();
    await page.getByText('親手操作從自己的輸出學習的 AI 系統').waitFor();
    await shoot('welcome');
    await workbench.runCommand('Groundloop: 顯示課程');
    await page
      .getByRole('treeitem', { name: /模組|課程/ })
      .first()
      .waitFor();
    await shoot('tree');
  });

  it('reads the panel in Chinese', async () => {
    await workbench.runCommand('Groundloop: 開始實作…');
    for (const choice of ['Diagnosing collapse', '在「']) {
      await page.locator('.quick-input-widget input.input').fill(choice);
      await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: choice }).waitFor();
      await page.keyboard.press('Enter');
    }
    await page.locator('.codelens-decoration').filter({ hasText: '模擬並評分' }).waitFor();
    await panel.getByRole('button', { name: '實作：Diagnosing collapse' }).waitFor();
    await shoot('task');
    await panel.locator('[data-key="tab-lesson"]').click();
    await panel.getByRole('button', { name: '做小測驗' }).waitFor();
    assert.equal(await panel.locator('html').getAttribute('lang'), 'zh-tw');
    await shoot('lesson');
  });

  it('is told in Chinese what the grader found', async () => {
    await page.locator('.codelens-decoration a').filter({ hasText: '模擬並評分' }).click();
    await panel.getByText('還沒：有 3 個缺陷。').first().waitFor();
    await page.locator('.statusbar-item').filter({ hasText: '還沒：3 個缺陷' }).waitFor();
    for (const title of ['取樣過於尖銳', '失去人類資料', '獎勵迎合']) {
      await panel.getByRole('heading', { name: title }).waitFor();
    }
    await shoot('report');
  });
});
