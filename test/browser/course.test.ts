import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../../scripts/vscodeHost/workbench.ts';

const lesson = 'Model collapse and its discontents';

/** Finding one's way through the course, by keyboard wherever that is a way. */
describe('the course in the side bar', () => {
  let folder: string;
  let workbench: Workbench;
  let page: Page;
  let panel: FrameLocator;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-course-'));
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

  /** A row by the beginning of what a screen reader says of it. */
  const row = (spoken: string): Locator => page.locator(`.pane-body [role="treeitem"][aria-label^="${spoken}"]`);

  it('offers first steps to whoever has done nothing yet, and shows everything on demand', async () => {
    await page.getByRole('tab', { name: 'Groundloop' }).click();
    await page.getByRole('button', { name: 'Start the First Lab (10 minutes)' }).waitFor();
    await page.getByRole('button', { name: 'Read the First Lesson' }).waitFor();
    await page.locator('.pane-body').getByText('look at the whole course').click();
    await row('Continue: Lesson').waitFor();
    await row('Module 7, ').waitFor();
  });

  it('opens a lesson from the keyboard', async () => {
    await page.locator('.pane-body .monaco-list').focus();
    await page.keyboard.press('Home');
    const focused = page.locator('.pane-body .monaco-list-row.focused');
    const spoken = async (): Promise<string> => (await focused.getAttribute('aria-label')) ?? '';
    for (let rows = 20; rows > 0 && !(await spoken()).startsWith(`Lesson 2, ${lesson}`); rows--) {
      await page.keyboard.press('ArrowDown');
    }
    if ((await focused.getAttribute('aria-expanded')) === 'false') await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await panel.getByRole('heading', { level: 1, name: lesson }).waitFor();
    assert.match((await row('Lesson 2, ').getAttribute('aria-label')) ?? '', /not read yet, 0 of 3 parts done$/);
  });

  it('ticks off what was done in the lesson', async () => {
    await panel.getByRole('button', { name: 'Take the quiz' }).click();
    for (let open = await panel.getByRole('radiogroup').count(); open > 0; open--) {
      await panel.getByRole('radiogroup').first().getByRole('radio').first().press('b');
      await panel
        .getByRole('radiogroup')
        .nth(open - 1)
        .waitFor({ state: 'detached' });
    }
    const quiz = row(`Quiz, ${lesson}, `);
    await page
      .locator(`.pane-body [role="treeitem"][aria-label^="Quiz, ${lesson}"][aria-label$="right, done"]`)
      .waitFor();
    assert.match((await quiz.textContent()) ?? '', /^Quiz\d\/\d$/);
    await page.locator('.pane-body [role="treeitem"][aria-label*=", read, 2 of 3 parts done"]').waitFor();
    await row('Continue: Lab').waitFor();
    await page.screenshot({ path: '.cache/course-tree.png' });
  });

  it('finds words while one types, and leads to the section they stand in', async () => {
    await workbench.runCommand('Groundloop: Search Course…');
    await page.locator('.quick-input-widget input.input').fill('tail goes first');
    const hit = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Why the tail goes first' });
    await hit.first().waitFor();
    await page.keyboard.press('Enter');
    await panel
      .getByRole('heading', { level: 2, name: 'Why the tail goes first' })
      .and(panel.locator(':focus'))
      .waitFor();
  });

  it('finds a row of the tree with Ctrl+F', async () => {
    await page.locator('.pane-body .monaco-list').focus();
    await page.keyboard.press('Control+F');
    await page.keyboard.type('glossary');
    await page
      .locator('.pane-body .monaco-list-row .monaco-highlighted-label .highlight')
      .filter({ hasText: /glossary/i })
      .waitFor();
    await page.keyboard.press('Escape');
  });
});
