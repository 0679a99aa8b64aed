import assert from 'node:assert/strict';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { Browser, Page } from 'playwright-core';
import type { PanelState } from '../../src/protocol/webview.ts';
import { compareState } from './compareFixtures.ts';
import { everyState, panelState } from './fixtures.ts';
import { launch, openPanel } from './harness.ts';

/**
 * What a screen reader has to say of every state, as files to read: test/webview/aria. After a change that is meant:
 * `GROUNDLOOP_UPDATE_ARIA=1 node --import tsx node_modules/mocha/bin/mocha.js test/webview/aria.test.ts`, and read them.
 */
const folder = join(import.meta.dirname, 'aria');
const update = process.env['GROUNDLOOP_UPDATE_ARIA'] !== undefined;

/** States whose words say nothing that another state's do not. */
const sameAsOthers = ['report, long words', 'lesson, figures not as expected'];

const scripts: Readonly<Record<string, () => PanelState | Promise<PanelState>>> = {
  ...Object.fromEntries(
    Object.entries(everyState)
      .filter(([name]) => !sameAsOthers.includes(name))
      .map(([name, state]) => [name, () => state]),
  ),
  'comparison, not run': () => compareState('spin', 'star', 'not-run'),
  'comparison, running': () => compareState('spin', 'star', 'running'),
  'comparison, done': () => compareState('spin', 'star'),
};
const fileOf = (name: string): string => `${name.replaceAll(/\W+/g, '-')}.yaml`;

describe('what a screen reader says of the panel', () => {
  let browser: Browser;
  let page: Page;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());
  beforeEach(async () => {
    ({ page } = await openPanel(browser, panelState()));
  });
  afterEach(() => page.context().close());

  for (const [name, state] of Object.entries(scripts)) {
    it(name, async () => {
      await page.context().close();
      ({ page } = await openPanel(browser, await state()));
      const said = `${await page.locator('body').ariaSnapshot()}\n`;
      if (update) await writeFile(join(folder, fileOf(name)), said);
      assert.equal(said, await readFile(join(folder, fileOf(name)), 'utf8').catch(() => 'nothing yet\n'), name);
    });
  }

  it('is on file for no other state', async () => {
    assert.deepEqual((await readdir(folder)).sort(), Object.keys(scripts).map(fileOf).sort());
  });
});
