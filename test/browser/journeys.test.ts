import assert from 'node:assert/strict';
import { appendFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../../scripts/vscodeHost/workbench.ts';
import { folderForPictures } from './pictures.ts';
import { pickRow } from './pickRow.ts';
import { replaceText } from './replaceText.ts';

const labs = join(import.meta.dirname, '../../labs/groundloop-course/labs');
const fileOf = (lab: string, file: string): Promise<string> => readFile(join(labs, lab, file), 'utf8');

/** One learner's days, by what a person clicks, types and sees: each journey goes on where the one before ended. */
describe('the journeys of a learner', () => {
  let folder: string;
  let other: string;
  let workbench: Workbench;
  let page: Page;
  let panel: FrameLocator;

  const panelOf = (window: Page): FrameLocator =>
    window.locator('iframe.webview.ready').last().contentFrame().frameLocator('iframe#active-frame');
  /** A row of the course by the beginning of what a screen reader says of it. */
  const row = (spoken: string, window = page): Locator =>
    window.locator(`.pane-body [role="treeitem"][aria-label^="${spoken}"]`);
  const status = (text: string): Promise<void> => page.locator('.statusbar-item').filter({ hasText: text }).waitFor();
  const choice = (text: string): Locator =>
    page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first();
  const tab = (name: string): Locator => page.locator('.tab').filter({ hasText: name });
  const picture = async (name: string): Promise<void> => {
    await page.screenshot({ path: join(await folderForPictures(), `journey-${name}.png`) });
  };
  /** The command palette by keys alone. */
  const command = async (title: string): Promise<void> => {
    await page.keyboard.press('F1');
    await pickRow(page, title);
  };
  const focused = (): Promise<string> =>
    panel
      .locator(':focus')
      .first()
      .evaluate((one) => (one as { innerText?: string }).innerText ?? '');
  const closeEditors = async (): Promise<void> => {
    await command('View: Close All Editors');
    await page.locator('.tab').first().waitFor({ state: 'detached' });
  };
  /** The lab is open: the cursor stands in its pipeline, and the panel is beside it. Keys pressed earlier may go astray. */
  const inPipeline = async (): Promise<void> => {
    await page.locator('.tab.active').filter({ hasText: 'pipeline.ts' }).waitFor();
    await page.locator('.codelens-decoration').filter({ hasText: 'Simulate and grade' }).last().waitFor();
    await panel.getByRole('heading', { level: 1 }).first().waitFor();
    await page.locator('.editor-instance .monaco-editor.focused').waitFor();
  };
  const theme = async (name: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+t');
    await pickRow(page, name, 'Select Color Theme');
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-journeys-'));
    other = await mkdtemp(join(tmpdir(), 'groundloop-second-'));
    workbench = await openWorkbench({ folder, settings: { 'files.autoSave': 'off' } });
    page = workbench.page;
    panel = panelOf(page);
  });

  beforeEach(() => page.setViewportSize({ width: 1400, height: 900 }));

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await page.screenshot({
        path: `.cache/browser-failed-${this.currentTest.title.slice(0, 12).replaceAll(' ', '-')}.png`,
      });
  });

  after(async () => {
    await workbench.close();
    for (const made of [folder, other]) await rm(made, { recursive: true, force: true });
  });

  it('begin with the mouse: the first lab, two clicks away', async () => {
    await page.getByRole('tab', { name: 'Groundloop' }).click();
    await page.getByRole('button', { name: 'Start the First Lab (10 minutes)' }).waitFor();
    await picture('1-welcome');
    await page.getByRole('button', { name: 'Start the First Lab (10 minutes)' }).click();
    await choice('In "').click();
    await tab('pipeline.ts').waitFor();
    await panel.getByRole('heading', { level: 1, name: 'Mapping the loop' }).waitFor();
    await panel.getByText('then ground one yourself.').first().waitFor();
    await status('Not run yet');
    await picture('2-first-lab');
  });

  it('go on in a lab that was started before, instead of being asked where to make it', async () => {
    await closeEditors();
    await command('Groundloop: Start Lab…');
    await pickRow(page, 'Mapping the loop', 'Choose a lab');
    await page.getByPlaceholder('You have started this lab before').waitFor();
    await choice('Open the one that is there').and(page.locator('.focused')).waitFor();
    await picture('3-started-before');
    await page.keyboard.press('Enter');
    await inPipeline();
    assert.equal(await page.locator('.notification-toast').count(), 0);
  });

  // By keyboard alone, in parts: each can be tried again where it ended.
  it('lead by keyboard alone from the course through a lesson and its quiz', async () => {
    await command('Groundloop: Show Course');
    await page.locator('.pane-body .monaco-list:focus').waitFor();
    const current = page.locator('.pane-body .monaco-list-row.focused');
    const spoken = async (): Promise<string> => (await current.getAttribute('aria-label')) ?? '';
    await page.keyboard.press('Home');
    for (let rows = 30; rows > 0 && !(await spoken()).startsWith('Lesson 2, Model collapse'); rows--) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await panel.getByRole('heading', { level: 1, name: 'Model collapse and its discontents' }).waitFor();
    for (let question = 0; question < 3; question++) {
      await page.keyboard.press('Alt+n');
      if (question === 0) assert.match(await focused(), /^Quiz/);
      else assert.match(await focused(), new RegExp(`^Question ${question + 1} of 3`));
      await page.keyboard.press('Tab');
      await page.keyboard.press('b');
      await panel.locator('h3:focus').waitFor();
    }
    await picture('4-quiz');
  });

  it('lead on by keyboard to the lesson’s lab, which finds what is wrong with its code', async () => {
    await page.keyboard.press('Alt+n');
    await choice('In "').and(page.locator('.focused')).waitFor();
    await page.keyboard.press('Enter');
    await inPipeline();
    await page.keyboard.press('Control+Alt+g');
    await status('Not yet: 3 flaws');
  });

  it('lead by keyboard to a passed lab', async () => {
    await replaceText(page, await fileOf('model-collapse', 'solutions/accumulate.ts'));
    await status('Passed: 100 / 100');
    await panel.getByRole('button', { name: /^Next: / }).waitFor();
    await picture('5-passed');
  });

  it('lead by keyboard to the next lesson', async () => {
    await page.keyboard.press('Control+Alt+Enter');
    await panel
      .getByRole('heading', { level: 1 })
      .filter({ hasNotText: /Model collapse|^Passed/ })
      .first()
      .waitFor();
  });

  it('fit into a panel of 300 pixels: a module test', async () => {
    await closeEditors();
    await page.keyboard.press('Control+b');
    await command('Groundloop: Take Module Test…');
    await pickRow(page, 'recursive', 'Choose a module test');
    await panel.getByRole('button', { name: 'Begin the test' }).waitFor();
    await page.setViewportSize({ width: 348, height: 900 });
    const width = await panel.locator('html').evaluate('document.documentElement.clientWidth');
    assert.ok(Number(width) <= 310, String(width));
    const [, total = ''] = /You get (\d+) questions/.exec(await panel.locator('main').innerText()) ?? [];
    await panel.getByRole('button', { name: 'Begin the test' }).click();
    for (let question = 1; question <= Number(total); question++) {
      await panel.getByText(`Question ${question} of ${total}`).waitFor();
      await panel
        .getByRole('radio')
        .nth(question % 4)
        .click();
      await panel.getByText(`${question} of ${total} answered`).waitFor();
      if (question === 1) await picture('6-test-300');
      if (question < Number(total)) await panel.getByRole('button', { name: 'Next question' }).click();
    }
    await panel.getByRole('button', { name: 'Hand in' }).click();
    await panel.getByRole('heading', { level: 2, name: new RegExp(`of ${total} right`) }).waitFor();
    const content = await panel.locator('html').evaluate('document.documentElement.scrollWidth');
    assert.ok(Number(content) <= Number(width), `${String(content)} in ${String(width)}`);
    await picture('7-result-300');
  });

  it('can be made at 200 % zoom in high contrast: fail, take a hint, pass, reset, restore', async () => {
    await closeEditors();
    await theme('Dark High Contrast');
    // What 200 % leaves of a window of 1400 × 900.
    await page.setViewportSize({ width: 700, height: 450 });
    await page.locator('.monaco-workbench.hc-black').waitFor();
    await command('Groundloop: Start Lab…');
    await pickRow(page, 'Mapping the loop', 'Choose a lab');
    await choice('Open the one that is there').and(page.locator('.focused')).waitFor();
    await page.keyboard.press('Enter');
    await inPipeline();
    await page.keyboard.press('Control+Alt+g');
    await status('Not yet: ');
    await picture('8-failed-hc-200');
    await page.keyboard.press('Control+Alt+h');
    await panel.getByText('Hints taken').first().waitFor();
    await picture('9-hint-hc-200');
    await page.locator('.tab').filter({ hasText: 'pipeline.ts' }).click();
    await replaceText(page, await fileOf('mapping-the-loop', 'solutions/checked.ts'));
    await status('Passed: ');
    await picture('10-passed-hc-200');
    const onDisk = (): Promise<string> => readFile(join(folder, 'mapping-the-loop/pipeline.ts'), 'utf8');
    // As the editor indented it.
    const solved = await onDisk();
    await command('Groundloop: Reset Lab…');
    await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
    await page.locator('.notification-toast').filter({ hasText: 'What you had is in the timeline' }).waitFor();
    assert.notEqual(await onDisk(), solved);
    await command('Groundloop: Show Timeline');
    await page.getByPlaceholder('Choose what to compare or restore').waitFor();
    await picture('11-timeline-hc-200');
    const graded = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: '100 / 100' }).first();
    await graded.hover();
    await graded.getByRole('button', { name: 'Restore' }).click();
    await page
      .locator('.notification-toast')
      .filter({ hasText: 'What this replaced is in the timeline too' })
      .waitFor();
    assert.equal(await onDisk(), solved);
  });

  it('are the same in two windows: what is done in one counts in the other', async () => {
    const second = await workbench.openWindow(other);
    await second.getByRole('tab', { name: 'Groundloop' }).click();
    await row('Lesson 1, Can a model teach itself?, not read yet', second).waitFor();
    await command('Groundloop: Open Lesson…');
    await pickRow(page, 'Can a model teach itself', 'Choose a lesson');
    await panel.getByRole('heading', { level: 1, name: 'Can a model teach itself?' }).waitFor();
    await panel.getByRole('button', { name: 'Take the quiz' }).click();
    await panel.getByRole('radiogroup').first().getByRole('radio').first().click();
    await row('Lesson 1, Can a model teach itself?, read', second).waitFor();
    await second.screenshot({ path: join(await folderForPictures(), 'journey-12-second-window.png') });
  });

  it('come back to what was missed, some days later', async () => {
    const storage = join(workbench.userData, 'data/User/globalStorage/groundloop.groundloop');
    await mkdir(storage, { recursive: true });
    const at = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000).toISOString();
    const event = {
      type: 'question-answered',
      at,
      lesson: 'groundloop-course/m9-l1',
      question: 'which-edits-itself',
      option: 'devin',
    };
    await appendFile(join(storage, 'progress.jsonl'), `${JSON.stringify(event)}\n`);
    await command('Groundloop: Review Due');
    await panel.getByRole('heading', { level: 1, name: 'Review' }).waitFor();
    await picture('13-review');
    await panel.getByRole('radio').filter({ hasText: 'The Darwin Gödel Machine' }).click();
    await panel.getByRole('heading', { level: 3 }).waitFor();
    await panel.getByText(/^It comes back /).waitFor();
  });
});
