import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { csv } from '../../webview/csv.ts';
import { everyState, reportState } from './fixtures.ts';
import { launch, openPanel, type Panel } from './harness.ts';

describe('charts of a report', () => {
  let browser: Browser;
  let panel: Panel;
  let page: Page;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());
  afterEach(async () => {
    assert.deepEqual(panel.complaints, []);
    await page.context().close();
  });

  it('show earlier runs as ghosts, in the picture, in words and in the numbers that are saved', async () => {
    panel = await openPanel(browser, everyState['report, third run']!);
    ({ page } = panel);
    await page.getByText(/run 3 · /).waitFor();
    await page.getByText('Earlier runs, as thin lines: run 1, run 2.').waitFor();
    assert.equal(await page.locator('.charts figure').first().locator('.ghost').count(), 2);
    const name = await page.locator('.charts figure svg').first().getAttribute('aria-label');
    assert.match(name ?? '', /run 1: \d+% → \d+%\. run 2: \d+% → \d+%\./);
  });

  it('are saved as pictures that stand alone, and as a table', async () => {
    panel = await openPanel(browser, reportState());
    ({ page } = panel);
    await page.getByRole('button', { name: 'Save the chart: Knowledge' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(`window.posted.some(({ type }) => type === 'exportChart')`);
    const sent = (await panel.posted()).at(-1);
    assert.ok(sent?.type === 'exportChart');
    assert.equal(sent.name, 'Knowledge');
    assert.match(sent.svg, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.match(sent.svg, /<title>Knowledge: /);
    assert.doesNotMatch(sent.svg, /var\(--|class=/);
    const lines = sent.csv.trim().split('\r\n');
    assert.equal(lines[0], 'Generation,Knowledge');
    assert.equal(lines.length, 1 + (reportState().report?.verdict?.metrics?.generations.length ?? 0));
    assert.equal(Buffer.from(sent.png, 'base64').subarray(1, 4).toString('latin1'), 'PNG');
    // The picture is drawn by any reader of SVG.
    const standing = await page.context().newPage();
    await standing.goto(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(sent.svg)}`);
    assert.equal(await standing.evaluate('document.documentElement.tagName'), 'svg');
  });
});

describe('a table for a spreadsheet', () => {
  it('quotes what needs it, and lets no text be a formula', () => {
    assert.equal(
      csv([
        ['a,b', 'say "x"'],
        [-1.5, '=1+1'],
      ]),
      '"a,b","say ""x"""\r\n-1.5,\'=1+1\r\n',
    );
  });
});
