import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { classReport } from '../../src/core/desk/report/classReport.ts';
import { classRows } from '../support/rows.ts';
import { launch } from './harness.ts';

describe('the class report in a browser', () => {
  let browser: Browser;
  const html = classReport(classRows(), { made: '2026-11-25T22:50:00Z', before: classRows(200, { version: '0.0.9' }) });
  const address = 'http://report.test/';
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  /** Whatever the page asks for beside itself, and complains of. */
  const complaints: string[] = [];
  const open = async (look: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, ...look });
    const page = await context.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.route('**/*', async (route) => {
      const asked = route.request().url();
      if (asked === address) return route.fulfill({ body: html, contentType: 'text/html' });
      if (!asked.endsWith('/favicon.ico')) complaints.push(asked);
      return route.abort();
    });
    await page.goto(address);
    return page;
  };
  beforeEach(() => {
    complaints.length = 0;
  });
  afterEach(async () => {
    assert.deepEqual(complaints, []);
    for (const context of browser.contexts()) await context.close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has no axe violations, ${colorScheme}`, async () => {
      const { violations } = await new AxeBuilder({ page: await open({ colorScheme }) }).setLegacyMode().analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        [],
      );
    });
  }

  it('never scrolls sideways at 300 pixels: tables scroll by themselves', async () => {
    const page = await open({ viewport: { width: 300, height: 800 } });
    const [content, width] = await page.evaluate<[number, number]>(
      '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
    );
    assert.ok(content <= width, `${content} wide in ${width}`);
  });

  const learners = (page: Page): Promise<string[]> => page.locator('.heat tbody th').allInnerTexts();
  const column = (page: Page, n: number): Promise<string[]> =>
    page.locator(`.heat tbody td:nth-child(${n})`).allTextContents();

  it('sorts the heat map with the keyboard, and says how it is sorted', async () => {
    const page = await open();
    const heading = page.locator('.heat thead th', { hasText: 'F02' });
    await heading.getByRole('button').focus();
    await page.keyboard.press('Enter');
    assert.equal(await heading.getAttribute('aria-sort'), 'ascending');
    const sorted = await column(page, 3);
    assert.deepEqual([sorted.indexOf('clear'), sorted.lastIndexOf('found'), sorted.length], [32, 30, 200]);
    await page.getByRole('button', { name: 'Score' }).first().waitFor();
    await page.locator('.heat thead th').nth(1).getByRole('button').click();
    const scores = (await column(page, 2)).map(Number);
    assert.deepEqual(
      scores,
      [...scores].sort((a, b) => a - b),
    );
    assert.equal(await heading.getAttribute('aria-sort'), null);
    await page.locator('.heat thead th').first().getByRole('button').click();
    const names = await learners(page);
    assert.deepEqual(
      names,
      [...names].sort((a, b) => a.localeCompare(b)),
    );
  });

  it('says the same without scripts, with no button that does nothing', async () => {
    const [with_, without] = [await open(), await open({ javaScriptEnabled: false })];
    assert.deepEqual(await learners(without), await learners(with_));
    assert.equal(await without.getByRole('button').count(), 0);
    assert.equal(await without.getByText('press a heading').isVisible(), false);
  });

  it('fits its paper in print, without what only a screen needs', async () => {
    const page = await open({ viewport: { width: 690, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByRole('navigation').isVisible(), false);
    const tooWide = await page.evaluate<string[]>(
      `[...document.querySelectorAll('table')].filter((one) => one.scrollWidth > document.body.clientWidth).map((one) => one.caption?.textContent ?? one.textContent.slice(0, 80))`,
    );
    assert.deepEqual(tooWide, []);
  });
});
