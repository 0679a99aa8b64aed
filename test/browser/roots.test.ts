import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../../scripts/vscodeHost/workbench.ts';

const labs = join(import.meta.dirname, '../../labs/groundloop-course/labs');
/** One lab is a folder of the window, the other lies deeper in one. */
const places = { 'model-collapse': 'one', 'open-world': '第二 folder/labs/open-world' } as const;

/** A window with two folders, and a lab in each. */
describe('a window with several folders', () => {
  let root: string;
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'groundloop-roots-'));
    for (const [lab, place] of Object.entries(places)) {
      const folder = join(root, place);
      await mkdir(join(folder, '.groundloop'), { recursive: true });
      const manifest = {
        format: 1,
        pack: 'groundloop-course',
        packVersion: '0.1.0',
        lab,
        created: '2026-09-01T10:00:00.000Z',
      };
      await writeFile(join(folder, '.groundloop/lab.json'), JSON.stringify(manifest));
      await cp(join(labs, lab, 'pipeline.ts'), join(folder, 'pipeline.ts'));
    }
    const file = join(root, 'both.code-workspace');
    await writeFile(file, JSON.stringify({ folders: [{ path: 'one' }, { path: '第二 folder' }] }));
    workbench = await openWorkbench({ folder: file });
    page = workbench.page;
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await page.screenshot({ path: '.cache/browser-failed.png' });
  });

  after(async () => {
    await workbench.close();
    await rm(root, { recursive: true, force: true });
  });

  /** The labs that were graded, as the learner's progress has them. */
  async function graded(): Promise<string[]> {
    const files = await readdir(workbench.userData, { recursive: true });
    const file = files.find((path) => path.endsWith('progress.jsonl'));
    const lines = file === undefined ? [] : (await readFile(join(workbench.userData, file), 'utf8')).split('\n');
    return lines
      .filter((line) => line.includes('"run-graded"'))
      .map((line) => /course\/([a-z-]+)"/.exec(line)?.[1] ?? line);
  }

  it('has both labs, says where each is, and runs the one that is chosen', async () => {
    const done: string[] = [];
    for (const [lab, place] of Object.entries(places).reverse()) {
      await workbench.runCommand('Groundloop: Simulate and Grade');
      const rows = page.locator('.quick-input-list .monaco-list-row');
      for (const each of Object.values(places)) await rows.filter({ hasText: each }).waitFor();
      await rows.filter({ hasText: place }).click();
      done.push(lab);
      for (let tries = 0; tries < 300 && (await graded()).length < done.length; tries++) await page.waitForTimeout(100);
      assert.deepEqual(await graded(), done);
    }
  });
});
